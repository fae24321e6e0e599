"""Who answers for a commitment was at the event (C-017)."""

from __future__ import annotations

from collections.abc import Iterator

from memoria.checks.commitments import commitments, shortened
from memoria.diagnostics import Diagnostic, found
from memoria.model.marks import Commitment
from memoria.model.memoria import Memoria
from memoria.model.people import Person
from memoria.people import Entry, Index
from memoria.source import Located, position_of


def check_presence(memoria: Memoria) -> Iterator[Diagnostic]:
    """People and organisations of the register that answer for something, and nothing says that they were there.

    An event of which nothing says who was there is not asked; names that the register lacks have been said (R-004).
    """
    index = Index(memoria.register)
    there = _there(memoria, index)
    if not there:
        return
    for action in commitments(memoria):
        for name in index.names(action.responsible):
            entry = index.find(name)
            if entry is not None and id(entry) not in there and not _any_of(entry, there, index):
                yield _absent(action, name, index)


def _absent(action: Commitment, name: Located, index: Index) -> Diagnostic:
    at = position_of(name) or action.where("responsible")
    return found("C-017", at, who=index.label(name), words=shortened(action))


def _there(memoria: Memoria, index: Index) -> frozenset[int]:
    """Who took part in, moderated or noted a session, signed a note, or convenes; and the institutions of the people."""
    event = memoria.event
    names = [name for session in event.sessions for name in (*session.participants, *session.moderators, *session.rapporteurs)]
    names += [name for note in memoria.contributions for name in (*note.front.authors, *note.front.rapporteurs)]
    names += [organiser.organisation for organiser in event.organisers if organiser.organisation]
    entries = [entry for name in index.names(names) if (entry := index.find(name)) is not None]
    homes = [home for entry in entries if (home := _home(entry, index)) is not None]
    return frozenset(id(entry) for entry in (*entries, *homes))


def _home(entry: Entry, index: Index) -> Entry | None:
    """The institution of a person."""
    return index.find(entry.organisation) if isinstance(entry, Person) and entry.organisation else None


def _any_of(entry: Entry, there: frozenset[int], index: Index) -> bool:
    """True for a person whose institution was there: it may answer through anybody."""
    home = _home(entry, index)
    return home is not None and id(home) in there
