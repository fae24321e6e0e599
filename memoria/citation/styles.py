"""A work in words: ISO 690:2021 (name and date) and APA (7th edition), in the volume's language.

Of the two kinds of work that a memoria has, and of no other: ``docs/decisions/0010-citation.md`` says why no CSL processor.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from memoria.citation.names import Name
from memoria.citation.reference import Work
from memoria.labels import Labels

SHOWN_BY_APA = 20
"""Authors that APA lists; of more, the first nineteen and the last (9.8)."""


class Cited(NamedTuple):
    """The words before the volume's title, the title, which stands in italics, and the words after it."""

    before: str
    title: str
    after: str

    @property
    def plain(self) -> str:
        """All of it in one."""
        return f"{self.before}{self.title}{self.after}"


def iso_690(work: Work, labels: Labels) -> Cited:
    """«Torre Vega, Juan de la. 2023. «Título». En: Quirola, Inés (coord.). *Memoria del foro* (28–29 de marzo …). Quito."""
    volume = work.volume or work
    year = str(volume.issued.year) if volume.issued else labels["no_date"]
    editors = _editors(volume, labels)
    if work.volume is None:
        before = _sentences(editors, year)
    else:
        authors = labels.semicolon.join(name.inverted for name in work.authors)
        before = f"{_sentences(authors, year, labels.quoted(work.title))}{labels['in_volume']} {_sentences(editors)}"
    meeting, publisher = volume.meeting, volume.publisher if editors != volume.publisher else ""
    dates = f" ({labels.days(meeting.start, meeting.end)})" if meeting.start else ""
    place = labels.colon.join(filter(None, (volume.place, publisher)))
    isbn = f"ISBN {volume.isbn}" if volume.isbn else ""
    doi = work.doi_address or volume.doi_address
    return Cited(before, volume.title, f"{dates}{_after(place, isbn, doi)}")


def _editors(volume: Work, labels: Labels) -> str:
    """Who answers for a volume; its publisher where nobody is named."""
    names = labels.semicolon.join(name.inverted for name in volume.editors)
    return f"{names} ({labels['editors_abbreviation']})" if names else volume.publisher


def apa(work: Work, labels: Labels) -> Cited:
    """«Torre Vega, J. de la. (2023). Título. En I. Quirola (Ed.), *Memoria del foro*. Editorial. https://doi.org/…»."""
    volume = work.volume or work
    year = f"({volume.issued.year if volume.issued else labels['no_date'].replace(chr(0x20), chr(0xA0))})"
    several = len(volume.editors) > 1
    role = labels["apa_editors" if several else "apa_editor"]
    names_publisher = volume.editors or work.volume is not None
    after = _after(volume.publisher if names_publisher else "", work.doi_address or volume.doi_address)
    if work.volume is None:
        who = f"{_apa_names(volume.editors, labels)} ({role})" if volume.editors else volume.publisher
        return Cited(_sentences(who, year), volume.title, after)
    editors = f"{_apa_list([name.abbreviated_natural for name in volume.editors], labels)} ({role}), " if volume.editors else ""
    before = f"{_sentences(_apa_names(work.authors, labels), year, work.title)}{labels['apa_in']} {editors}"
    return Cited(
        before, volume.title, after if volume.editors else _after(volume.publisher, work.doi_address or volume.doi_address)
    )


def _apa_names(names: Sequence[Name], labels: Labels) -> str:
    return _apa_list([name.abbreviated for name in names], labels)


def _apa_list(names: Sequence[str], labels: Labels) -> str:
    """«A, B y C»; APA in English and French puts a comma before the last where names are inverted, in Spanish none."""
    if len(names) > SHOWN_BY_APA:
        return f"{', '.join(names[: SHOWN_BY_APA - 1])}, … {names[-1]}"
    if len(names) < 2:
        return "".join(names)
    comma = "," if labels.language == "en" else ""
    return f"{', '.join(names[:-1])}{comma} {labels['apa_and']} {names[-1]}"


def _sentences(*parts: str) -> str:
    """Each part with one stop and a space after it; a question has its own."""
    return "".join(f"{part} " if part.endswith(("?", "!", ".")) else f"{part}. " for part in parts if part)


def _after(*parts: str) -> str:
    """What follows a title; an address is followed by nothing that could be taken for a part of it."""
    text = "".join(f". {part.rstrip('.')}" for part in parts if part)
    return text if parts and parts[-1].startswith("https://") else f"{text}."
