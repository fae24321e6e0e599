"""The leak check: what nobody outside may read, and whether a finished file says it all the same.

A secret is what stands only in reserved or private matter: five words in a row, a number, an address, a name. What public
matter says too is no secret, however often reserved matter repeats it.
"""

from __future__ import annotations

import dataclasses
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, cached_property
from itertools import chain
from typing import Any

from memoria.diagnostics import Diagnostic, found
from memoria.document.tree import Block, Code, CodeBlock, Image, Text
from memoria.document.walk import text_of
from memoria.labels import LANGUAGES, Labels
from memoria.model.contribution import Contribution
from memoria.model.marks import Mark
from memoria.model.memoria import Memoria
from memoria.model.people import Register
from memoria.people import Index, label_of
from memoria.published import published
from memoria.source import Located, Position

RUN = 5
"""Words in a row that say whose they are."""
WITHHELD = ("internal", "reserved", "contact")
"""Reasons for which all the words of a place are withheld."""
NAMING = ("name", "surnames", "office", "biography", "alias")
"""What the volume prints of somebody whom public matter names."""
NOWHERE = Position("")
NAME_LENGTH = 80
"""A text that may be the name of somebody in the register."""
_WORD = re.compile(r"\w+")
_SOFT = re.compile("[\u00ad\u200b\u2060\ufeff]")
_DIGIT = re.compile(r"\d")
_ADDRESS = re.compile(r"@|://|www\.|\d[^a-zA-Z]{4}")
"""What every address has."""
_NUMBER = re.compile(
    r"(?<![\w.,:/-])(?P<before>US\$|\$|€|USD|EUR)?\s?"
    r"(?P<digits>\d{1,3}(?:[.,\u00a0\u202f ]\d{3})+(?:[.,]\d{1,2})?|\d+(?:[.,]\d{1,2})?)"
    r"\s?(?P<after>%|€|USD|EUR)?(?![\w:/-])"
)
_EMAIL = re.compile(r"[\w.+%-]+@[\w-]+(?:\.[\w-]+)+")
_PHONE = re.compile(r"\+?\(?\d[\d\s().\-/\u00a0\u202f]{5,20}\d")
_NO_PHONE = re.compile(
    r"\d{4}-\d\d?-\d\d?(?:[ T]\d\d?(?:[ .-]\d\d)*)?"  # 2023-03-29 08
    r"|\d\d?[/.-]\d\d?[/.-]\d{2,4}(?:[ ,]+\d\d?)?"  # 29/03/2023
    r"|(?:\d{4}[ -–]+)+\d{4}"  # 2019–2022
    r"|\d{1,3}(?:[., \u00a0\u202f]\d{3})+(?:[.,]\d{1,2})?"  # 4 750 000
)
"""Digits of another kind."""
_WEB = re.compile(r"(?:https?://|www\.)[^\s<>\"»)]+")
_PARTICLE = r"(?:de|del|de la|de los|da|do|dos|das|du|des|y|e|von|van)"
_NAME = re.compile(rf"\b[^\W\d_a-zß-öø-ÿ]\w+(?:\s+(?:{_PARTICLE}\s+)?[^\W\d_a-zß-öø-ÿ]\w+)+")
Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Secrets:
    """What may stand in no public file, folded."""

    runs: frozenset[Words] = frozenset()
    """Words in a row, those of names among them."""
    numbers: frozenset[str] = frozenset()
    addresses: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.runs or self.numbers or self.addresses)


def secrets_of(memoria: Memoria, withheld: Mapping[Position, str], private: Iterable[str] = ()) -> Secrets:
    """The secrets of an event. ``private`` are the lines of its raw material, which is never published."""
    said = tuple(_texts(memoria, withheld))
    reserved = _Matter(chain((text for text, is_reserved in said if is_reserved), private))
    if not reserved:
        return Secrets()
    allowed = tuple(text for text, is_reserved in said if not is_reserved)
    public = _Matter(chain(allowed, _named(allowed, memoria.register), _frame(memoria)))
    return Secrets(
        frozenset(reserved.runs - public.runs | {name for name in reserved.names if not public.says(name)}),
        frozenset(reserved.numbers - public.numbers),
        frozenset(reserved.addresses - public.addresses),
    )


def leaks(secrets: Secrets, places: Iterable[tuple[str, str]], file: str) -> Iterator[Diagnostic]:
    """W-002 for each kind of place where a file says a secret, with how many it says there; the words are not repeated."""
    if not secrets:
        return
    lengths = {len(run) for run in secrets.runs}
    counted: dict[str, int] = {}
    for place, text in dict.fromkeys(chain(places, (("names", file),))):
        said = sum(1 for run in _runs(text, lengths) if run in secrets.runs)
        said += len(secrets.numbers & _numbers(text)) + len(secrets.addresses & _addresses(text))
        if said:
            counted[place] = counted.get(place, 0) + said
    for place, count in counted.items():
        yield found("W-002", None, file=file, count=count, **{f"in_{place}": ""})


# --- what a text says --------------------------------------------------------------------------------------------


class _Matter:
    """All that some texts say, as it is compared."""

    def __init__(self, texts: Iterable[str]) -> None:
        self.runs: set[Words] = set()
        self.numbers: set[str] = set()
        self.addresses: set[str] = set()
        self.names: set[Words] = set()
        self._texts: list[str] = []
        for text in texts:
            self._read(text)

    def __bool__(self) -> bool:
        return bool(self._texts)

    def _read(self, text: str) -> None:
        if not text.strip():
            return
        words = _words(text)
        self._texts.append(" ".join(("", *words, "")))
        self.runs.update(_of_length(words, RUN))
        self.numbers |= _numbers(text)
        self.addresses |= _addresses(text)
        self.names |= {tuple(_words(match[0])) for match in _NAME.finditer(text)}

    def says(self, words: Words) -> bool:
        """True where these words stand in a row somewhere."""
        return " ".join(("", *words, "")) in self._all

    @cached_property
    def _all(self) -> str:
        """Every text, each on a line of its own: one search through all is a hundred times faster than one through each."""
        return "\n".join(self._texts)


def _words(text: str) -> list[str]:
    return _WORD.findall(unicodedata.normalize("NFKC", _SOFT.sub("", text)).casefold())


def _runs(text: str, lengths: Iterable[int]) -> Iterator[Words]:
    words = _words(text)
    for length in lengths:
        yield from _of_length(words, length)


def _of_length(words: list[str], length: int) -> Iterator[Words]:
    return zip(*(words[start:] for start in range(length)), strict=False)


def _numbers(text: str) -> set[str]:
    """Numbers that say something: amounts and shares, and those of four digits or more that are no year."""
    found_: set[str] = set()
    if not _DIGIT.search(text):
        return found_
    for match in _NUMBER.finditer(text):
        digits = "".join(char for char in match["digits"] if char.isdecimal())
        unit = match["before"] or match["after"] or ""
        is_year = len(digits) == len(match["digits"]) == 4 and digits[:2] in ("19", "20")
        if (len(digits) >= 4 and not is_year) or (unit and len(digits) >= 2):
            found_.add(digits)
    return found_


def _addresses(text: str) -> set[str]:
    """E-mail addresses, telephones (by their last nine digits) and addresses of the web."""
    if not _ADDRESS.search(text):
        return set()
    mails = {match[0].casefold() for match in _EMAIL.finditer(text)}
    web = {match[0].casefold().rstrip(".,;/") for match in _WEB.finditer(text)}
    return mails | web | {number for match in _PHONE.finditer(text) if (number := _telephone(match[0]))}


def _telephone(written: str) -> str:
    """The last nine digits of a telephone; nothing for a day, an hour or an amount."""
    digits = "".join(char for char in written if char.isdecimal())
    return "" if len(digits) < 7 or _NO_PHONE.fullmatch(written.strip()) else digits[-9:]


# --- what is reserved and what is not ----------------------------------------------------------------------------


def _texts(memoria: Memoria, withheld: Mapping[Position, str]) -> Iterator[tuple[str, bool]]:
    """Every text that people wrote, and whether nobody outside may read it."""
    for note in memoria.handed_in:
        yield from _of_note(note, withheld)
    yield from _of_roadmap(memoria, withheld)
    public = (
        replace(memoria.event, contacts=()),
        memoria.glossary,
        memoria.participation,
        tuple(
            replace(survey, questions=tuple(replace(one, free=()) for one in survey.questions)) for _, survey in memoria.surveys
        ),
        tuple(prose.body for _, prose in memoria.prose),
    )
    yield from ((text, False) for text, _ in _written(public))
    yield from ((value, False) for entry in memoria.bibliography for _, value in entry)
    if memoria.previous is not None:
        yield from _texts(memoria.previous, withheld)
    for person in memoria.register.people:
        yield from _contacts(person.email, person.telephone, published(person))
    for contact in memoria.event.contacts:
        yield from _contacts(contact.email, contact.telephone, published(contact))


def _contacts(email: str | None, telephone: str | None, allowed: frozenset[str]) -> Iterator[tuple[str, bool]]:
    """How somebody is reached, and whether that is nobody's business."""
    yield email or "", "email" not in allowed
    yield telephone or "", "telephone" not in allowed


def _of_note(note: Contribution, withheld: Mapping[Position, str]) -> Iterator[tuple[str, bool]]:
    """What a note says. A reserved mark is reserved in the note's text too, whatever the edition made of it."""
    own = {at: "reserved" for mark in note.marks if _is_reserved(mark) for _, at in _written(mark) if at != NOWHERE}
    hidden = {**withheld, **own}
    yield from ((comment, True) for comment in note.comments)
    for text, at in (*_written(note.front), *_passages(note.body, hidden)):
        yield text, note.is_internal or hidden.get(at) in WITHHELD
    for mark in note.marks:
        for text, at in _written(mark):
            yield text, note.is_internal or _is_reserved(mark) or hidden.get(at) in WITHHELD


def _is_reserved(mark: Mark) -> bool:
    return mark.reserved or mark.access == "interno"


def _of_roadmap(memoria: Memoria, withheld: Mapping[Position, str]) -> Iterator[tuple[str, bool]]:
    internal = {note.path for note in memoria.contributions if note.is_internal}
    aside = (mark for mark, _ in (*memoria.roadmap.merged, *memoria.roadmap.excluded))
    hidden: set[str] = set()
    for mark in (*memoria.roadmap.commitments, *aside):
        is_hidden = _is_reserved(mark) or mark.note in internal
        hidden |= {mark.id} if is_hidden else set()
        yield from ((text, is_hidden or withheld.get(at) in WITHHELD) for text, at in _written(mark))
    for id_, news in memoria.roadmap.follow_up:
        yield from ((text, id_ in hidden) for text, _ in _written(news))


def _passages(body: Iterable[Block], withheld: Mapping[Position, str]) -> Iterator[tuple[str, Position]]:
    """The texts of a tree: blocks whole, so that a word in bold doesn't cut them; leaf by leaf where a part is withheld."""
    for block in body:
        leaves = tuple(_written(block))
        reasons = {withheld.get(at) in WITHHELD for _, at in leaves}
        if leaves and len(reasons) == 1:
            yield text_of(block), leaves[0][1]
        yield from leaves


def _written(value: Any) -> Iterator[tuple[str, Position]]:
    """The texts inside a record, with their places."""
    if isinstance(value, Located):
        yield str(value), value.at or NOWHERE
    elif isinstance(value, tuple) and not isinstance(value, Position):
        for item in value:
            yield from _written(item)
    elif isinstance(value, Text | Code | CodeBlock):
        yield value.text, value.at or NOWHERE
    elif isinstance(value, Image):
        yield value.title, value.at or NOWHERE
        yield from _written(value.content)
    else:
        for name in _fields(type(value)):  # type: ignore[arg-type]
            yield from _written(getattr(value, name))


@cache
def _fields(kind: Any) -> tuple[str, ...]:
    """The fields of a kind of record; none of what is no record."""
    return tuple(item.name for item in dataclasses.fields(kind)) if dataclasses.is_dataclass(kind) else ()


def _named(allowed: Iterable[str], register: Register) -> Iterator[str]:
    """The names that the volume prints for those whom public matter names by an id, and the organisations of the register."""
    index = Index(register)
    yield from (label_of(organisation) for organisation in register.organisations)
    yield from (str(organisation.name or "") for organisation in register.organisations)
    for text in allowed:
        if len(text) < NAME_LENGTH and (entry := index.find(text)) is not None:
            yield label_of(entry)
            yield from (text for name in NAMING if (text := str(getattr(entry, name, None) or "")))


def _frame(memoria: Memoria) -> Iterator[str]:
    """The words that the volume itself says, and what it makes of a session's id and title."""
    yield from (f"{session.id} {session.title}" for session in memoria.event.sessions)
    for language in LANGUAGES:
        yield from Labels(language).every_word()
