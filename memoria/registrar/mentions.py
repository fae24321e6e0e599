"""Who an event names as taking part, and where. Being mentioned (a responsible, an ally) is not taking part."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from memoria.intake import headings
from memoria.intake.raw import Part, Presence
from memoria.model.marks import Commitment
from memoria.model.memoria import Memoria
from memoria.people import Index, fold_name
from memoria.registrar.names import is_organisation_name, is_person_name, is_turned_round


@dataclass(frozen=True, slots=True)
class Mention:
    """A spelling, how it takes part (a key of ``texts`` in ``words.yaml``), where, and what a report says of it."""

    name: str
    how: str
    where: str = ""
    email: str = ""
    institution: str = ""


def mentions(memoria: Memoria, presences: Iterable[tuple[str, Presence]] = (), *, attendees: bool = False) -> Iterator[Mention]:
    """In the order of the programme, then of notes and reports. ``presences`` are those of attendance reports, by path."""
    index = Index(memoria.register)
    for session in memoria.event.sessions:
        for name in _names(index, (*session.participants, *session.moderators, *session.rapporteurs)):
            yield Mention(str(name), "programme", str(session.id or ""))
    for note in memoria.contributions:
        front = note.front
        for name in _names(index, (*front.authors, *front.rapporteurs, *front.participants, *front.moderators)):
            yield Mention(str(name), "note", note.path)
        for mark in note.marks:
            said = () if isinstance(mark, Commitment) else (*getattr(mark, "who", ()), *getattr(mark, "answered_by", ()))
            for name in _names(index, said):
                if _is_proper(name):
                    yield Mention(str(name), "said", note.path)
    for transcript in memoria.transcripts:
        for turn in transcript.turns:
            if _is_proper(turn.who):
                yield Mention(turn.who, "spoke", transcript.path)
    for path, presence in presences:
        came = presence.part in (Part.HOST, Part.PANELIST) or (attendees and presence.part is not Part.REGISTERED)
        if came and not presence.anonymous and _is_proper(presence.name):
            yield Mention(presence.name, "attended", path, presence.email, presence.trait("institution"))


def _names(index: Index, texts: Iterable[str]) -> Iterator[str]:
    """The names of a field, cut as the register cuts them; «PILCO VERA, Rosa» is one."""
    for text in texts:
        yield from (text,) if is_turned_round(text) else index.split(text)


def _is_proper(name: str) -> bool:
    """True for the name of somebody, not for «las prefecturas» or «iPhone»."""
    bare = name.partition("(")[0].strip()
    if {fold_name(word) for word in bare.split()} & {fold_name(room) for room in headings.words("rooms")}:
        return False
    return is_person_name(bare) or is_organisation_name(bare)
