"""The leak check: what nobody outside may read, and whether a finished file says it all the same.

A secret is what stands only in reserved or private matter: five words in a row, a number, an address, a name. What public
matter says too is no secret, however often reserved matter repeats it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain
from typing import Any, TypeVar

from memoria.diagnostics import Diagnostic, found
from memoria.labels import LANGUAGES, Labels
from memoria.leaks.matter import Matter, Words, addresses, numbers, runs
from memoria.leaks.reserved import texts_of
from memoria.model.fields import keys_of
from memoria.model.memoria import Memoria
from memoria.model.people import Organisation, Person, Register
from memoria.people import Index, label_of
from memoria.source import Position, ReservedText, position_of

NAMING = ("name", "surnames", "office", "biography", "alias")
"""What the volume prints of somebody whom public matter names."""
NAME_LENGTH = 80
"""A text that may be the name of somebody in the register."""


E = TypeVar("E", Person, Organisation)


@dataclass(frozen=True, slots=True)
class Secrets:
    """What may stand in no public file, folded."""

    runs: frozenset[Words] = frozenset()
    """Words in a row, those of names among them."""
    numbers: frozenset[str] = frozenset()
    addresses: frozenset[str] = frozenset()
    written: tuple[str, ...] = ()
    """The texts that they stand in, as far as these are the event's, each with its place (``Located``)."""

    def __bool__(self) -> bool:
        return bool(self.runs or self.numbers or self.addresses)


def secrets_of(memoria: Memoria, withheld: Mapping[Position, str], private: Iterable[str] = ()) -> Secrets:
    """The secrets of an event. ``private`` are the lines of its raw material, which is never published."""
    said = tuple(texts_of(memoria, withheld))
    written = tuple(text for text, is_reserved in said if is_reserved)
    reserved = Matter(chain(written, private))
    if not reserved:
        return Secrets()
    allowed = tuple(text for text, is_reserved in said if not is_reserved)
    public = Matter(chain(allowed, _named(allowed, memoria.register), _frame(memoria)))
    return Secrets(
        frozenset(reserved.runs - public.runs | {name for name in reserved.names if not public.says(name)}),
        frozenset(reserved.numbers - public.numbers),
        frozenset(reserved.addresses - public.addresses),
        written,
    )


def leaks(secrets: Secrets, places: Iterable[tuple[str, str]], file: str) -> Iterator[Diagnostic]:
    """W-002 for each kind of place where a file says a secret, with how many it says there; the words are not repeated.

    Its position is that of the reserved words, the first of them: there a person reads what was told.
    """
    if not secrets:
        return
    lengths = {len(run) for run in secrets.runs}
    told: dict[str, list[Words | str]] = {}
    for place, text in dict.fromkeys(chain(places, (("names", file),))):
        said: list[Words | str] = [run for run in runs(text, lengths) if run in secrets.runs]
        said += [*sorted(secrets.numbers & numbers(text)), *sorted(secrets.addresses & addresses(text))]
        if said:
            told.setdefault(place, []).extend(said)
    for place, secret in told.items():
        yield found("W-002", _place_of(secret[0], secrets), file=file, count=len(secret), **{f"in_{place}": ""})


def held_back(problems: Iterable[Diagnostic]) -> frozenset[str]:
    """The names of the files that say a secret: they are not written."""
    return frozenset(str(problem.values["file"]) for problem in problems if problem.code == "W-002")


def _place_of(secret: Words | str, secrets: Secrets) -> Position | None:
    """Where a secret was written; None for one of raw material, or of which no place is known."""
    for text in secrets.written:
        said = runs(text, (len(secret),)) if isinstance(secret, tuple) else numbers(text) | addresses(text)
        if secret in said and (at := position_of(text)) is not None:
            return at
    return None


def _named(allowed: Iterable[str], register: Register) -> Iterator[str]:
    """The names that the volume prints for those whom public matter names by an id, and the organisations of the register."""
    register = _open(register)
    index = Index(register)
    yield from (label_of(organisation) for organisation in register.organisations)
    yield from (str(organisation.name or "") for organisation in register.organisations)
    for text in allowed:
        if len(text) < NAME_LENGTH and (entry := index.find(text)) is not None:
            yield label_of(entry)
            yield from (text for name in NAMING if (text := str(getattr(entry, name, None) or "")))


def _open(register: Register) -> Register:
    """The register without the values that say that they are reserved."""

    def shown(entry: E) -> E:
        hidden: dict[str, Any] = {
            name: None for name, _ in keys_of(type(entry)) if isinstance(getattr(entry, name), ReservedText)
        }
        return replace(entry, **hidden)

    people, organisations = map(shown, register.people), map(shown, register.organisations)
    return replace(register, people=tuple(people), organisations=tuple(organisations))


def _frame(memoria: Memoria) -> Iterator[str]:
    """The words that the volume itself says, and what it makes of a session's id and title."""
    titled = (session for session in memoria.event.sessions if not isinstance(session.title, ReservedText))
    yield from (f"{session.id} {session.title}" for session in titled)
    for language in LANGUAGES:
        yield from Labels(language).every_word()
