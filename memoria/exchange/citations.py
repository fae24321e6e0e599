"""Works as data for reference managers: CSL-JSON, BibTeX, RIS, and ``CITATION.cff`` (Citation File Format 1.2.0)."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import yaml

from memoria.citation.names import Name
from memoria.citation.reference import Work
from memoria.roadmap.yaml_edits import scalar

_LATEX = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
}  # fmt: skip


_PLAIN = ("year", "date-released", "date-start", "date-end")

# --- CSL-JSON ----------------------------------------------------------------------------------------------------


def write_csl(works: Sequence[Work]) -> bytes:
    """The works as CSL-JSON (csl-data.json 1.0)."""
    return (json.dumps([_csl(work) for work in works], ensure_ascii=False, indent=1) + "\n").encode()


def _csl(work: Work) -> dict[str, Any]:
    volume, meeting = work.volume or work, work.meeting
    made: dict[str, Any] = {
        "id": work.id,
        "type": "paper-conference" if work.volume else "book",
        "title": work.title,
        "language": work.language,
        "author": [_csl_name(name) for name in work.authors],
        "editor": [_csl_name(name) for name in volume.editors],
        "issued": _csl_date(volume.issued),
        "container-title": volume.title if work.volume else "",
        "publisher": volume.publisher,
        "publisher-place": volume.place,
        "event-title": meeting.name,
        "event-place": meeting.place,
        "event-date": _csl_date(meeting.start, meeting.end),
        "ISBN": volume.isbn,
        "DOI": work.doi,
        "URL": work.doi_address,
        "abstract": work.abstract,
        "keyword": ", ".join(work.keywords),
        "edition": volume.edition,
        "note": "; ".join(filter(None, (work.session, volume.deposit, volume.licence))),
    }
    return {key: value for key, value in made.items() if value}


def _csl_name(name: Name) -> dict[str, str]:
    if name.literal:
        return {"literal": name.literal}
    parts = {"family": name.family, "given": name.given, "dropping-particle": name.particle}
    return {key: value for key, value in parts.items() if value}


def _csl_date(day: date | None, end: date | None = None) -> dict[str, Any] | None:
    if day is None:
        return None
    days = [day] if end in (None, day) else [day, end]
    return {"date-parts": [[one.year, one.month, one.day] for one in days if one]}


# --- BibTeX ------------------------------------------------------------------------------------------------------


def write_bibtex(works: Sequence[Work]) -> bytes:
    """The works as BibTeX in UTF-8: ``@proceedings`` and ``@inproceedings``."""
    return "\n".join(_bibtex(work) for work in works).encode()


def _bibtex(work: Work) -> str:
    volume = work.volume or work
    fields = {
        "author": _bibtex_names(work.authors),
        "title": f"{{{_latex(work.title)}}}",
        "editor": _bibtex_names(volume.editors),
        "booktitle": f"{{{_latex(volume.title)}}}" if work.volume else "",
        "year": str(volume.issued.year) if volume.issued else "",
        "publisher": _latex(volume.publisher),
        "address": _latex(volume.place),
        "eventtitle": _latex(work.meeting.name),
        "isbn": _latex(volume.isbn),
        "doi": work.doi,
        "langid": {"es": "spanish", "en": "english", "fr": "french", "pt": "portuguese"}.get(work.language[:2], ""),
        "keywords": _latex(", ".join(work.keywords)),
        "note": _latex("; ".join(filter(None, (work.session, volume.deposit, volume.licence)))),
    }
    lines = [f"  {key} = {{{value}}}," for key, value in fields.items() if value]
    return "\n".join((f"@{'inproceedings' if work.volume else 'proceedings'}{{{work.id},", *lines, "}\n"))


def _bibtex_names(names: Sequence[Name]) -> str:
    return " and ".join(
        f"{{{_latex(name.literal)}}}" if name.literal else ", ".join(filter(None, (_bibtex_family(name), _latex(name.given))))
        for name in names
    )


def _bibtex_family(name: Name) -> str:
    """«de la Torre Vega», and «{Dalmau i Ferrús}»: BibTeX takes all up to the last small word for particles."""
    has_small_words = any(word[0].islower() for word in name.family.split()[1:])
    return replace(name, family=f"{{{_latex(name.family)}}}" if has_small_words else _latex(name.family)).whole_family


def _latex(text: str) -> str:
    return "".join(_LATEX.get(char, char) for char in text)


# --- RIS ---------------------------------------------------------------------------------------------------------


def write_ris(works: Sequence[Work]) -> bytes:
    """The works as RIS in UTF-8, lines ended by CR LF.

    T2 is the meeting, C3 the proceedings, C1 where they were published, CY where people met: the tags of EndNote's «Conference
    Paper» and «Conference Proceedings», which Zotero reads alike.
    """
    return "".join(f"{tag}  - {value}\r\n" for work in works for tag, value in _ris(work)).encode()


def _ris(work: Work) -> Iterator[tuple[str, str]]:
    volume = work.volume or work
    lines: list[tuple[str, str]] = [("TY", "CPAPER" if work.volume else "CONF")]
    lines += [("AU", name.inverted) for name in work.authors]
    lines += [("A2", name.inverted) for name in volume.editors]
    lines += [
        ("TI", work.title),
        ("T2", work.meeting.name),
        ("C3", volume.title if work.volume else ""),
        ("PY", str(volume.issued.year) if volume.issued else ""),
        ("DA", f"{volume.issued:%Y/%m/%d}" if volume.issued else ""),
        ("PB", volume.publisher),
        ("C1", volume.place),
        ("CY", work.meeting.place),
        ("SN", volume.isbn),
        ("DO", work.doi),
        ("UR", work.doi_address),
        ("AB", work.abstract),
        ("LA", work.language),
        *(("KW", word) for word in work.keywords),
        ("N1", "; ".join(filter(None, (work.session, volume.deposit, volume.licence)))),
    ]
    yield from ((tag, " ".join(value.split())) for tag, value in lines if value)
    yield "ER", ""


# --- CITATION.cff ------------------------------------------------------------------------------------------------


def write_cff(volume: Work, message: str) -> bytes:
    """``CITATION.cff`` of a folder that holds the volume: the volume is its preferred citation."""
    authors = volume.editors or (Name(literal=volume.publisher or volume.meeting.name),)
    meeting = volume.meeting
    lines = ["cff-version: 1.2.0", f"message: {_text(message)}", f"title: {_text(volume.title)}", "type: dataset"]
    lines += _cff_names("authors", authors, "")
    lines += _given({"date-released": str(volume.issued or ""), "doi": volume.doi}, "")
    lines += [f"license: {_spdx(volume.licence)}"] if _spdx(volume.licence) else []
    lines += ["preferred-citation:", "  type: proceedings", f"  title: {_text(volume.title)}"]
    lines += _cff_names("authors", authors, "  ")
    lines += _cff_names("editors", volume.editors, "  ") if volume.editors else []
    lines += _given({"edition": volume.edition}, "  ")
    lines += ["  languages:", f"    - {volume.language}"] if volume.language else []
    lines += _given({"year": str(volume.issued.year) if volume.issued else "", "doi": volume.doi, "isbn": volume.isbn}, "  ")
    lines += ["  publisher:", f"    name: {_text(volume.publisher)}"] if volume.publisher else []
    lines += ["  conference:", f"    name: {_text(meeting.name)}"]
    lines += _given({"date-start": str(meeting.start or ""), "date-end": str(meeting.end or "")}, "    ")
    lines += [f"    location: {_text(meeting.place)}"] if meeting.place else []
    return ("\n".join(lines) + "\n").encode()


def _text(value: str) -> str:
    """A scalar that every parser of YAML takes for text: «1», an ISBN of figures alone, a title that is a year."""
    written = scalar(value)
    return written if isinstance(yaml.safe_load(written), str) else json.dumps(value, ensure_ascii=False)


def _given(values: Mapping[str, str], indent: str) -> list[str]:
    """Keys with a value; a year is a number and a date is plain."""
    return [f"{indent}{key}: {value if key in _PLAIN else _text(value)}" for key, value in values.items() if value]


def _cff_names(key: str, names: Sequence[Name], indent: str) -> list[str]:
    lines = [f"{indent}{key}:"]
    for name in names:
        if name.literal:
            lines.append(f"{indent}  - name: {_text(name.literal)}")
            continue
        lines.append(f"{indent}  - family-names: {_text(name.family)}")
        lines += [f"{indent}    given-names: {_text(name.given)}"] if name.given else []
        lines += [f"{indent}    name-particle: {_text(name.particle)}"] if name.particle else []
    return lines


def _spdx(licence: str) -> str:
    """«CC BY 4.0» as the SPDX list names it; empty for any other."""
    match = re.fullmatch(r"(?i)cc[ -](by(?:-(?:nc|sa|nd))*)[ -](\d\.\d)", licence.strip())
    return f"CC-{match[1].upper()}-{match[2]}" if match else ""


WRITERS: Mapping[str, Callable[[Sequence[Work]], bytes]] = {"csl": write_csl, "bib": write_bibtex, "ris": write_ris}
"""Each format of many works, by the name that it is asked for with."""
CFF = "cff"
FILES: Mapping[str, str] = {"csl": "citas.json", "bib": "citas.bib", "ris": "citas.ris", CFF: "CITATION.cff"}
"""What the files are called, by their format."""
