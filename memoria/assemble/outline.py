"""Which sessions make which chapters: one for each axis, and those of no axis before, between and after."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from memoria.assemble.material import BREAKS, Material
from memoria.model.event import Axis, Session

OPENING = frozenset(("inauguración", "bienvenida", "introducción"))
CLOSING = frozenset(("conclusiones", "clausura", "firma"))


@dataclass(frozen=True, slots=True)
class Chapter:
    """Sessions that are printed together. ``kind`` is the template: ``theme`` or ``plenary``."""

    kind: str
    key: str
    """The axis' id; for sessions of no axis the label of the chapter's title."""
    sessions: tuple[Session, ...]
    axis: Axis | None = None


def chapters(material: Material) -> tuple[Chapter, ...]:
    """The chapters of sessions, in the order in which the programme comes to them; axes without sessions come last."""
    shown = [session for session in material.event.sessions if is_shown(material, session)]
    if material.options.session is not None:
        shown = [session for session in shown if str(session.id) == material.options.session]
    axes = {id(session): material.axis(session.axis) for session in shown}
    if not any(axes.values()):
        return tuple(_without_axes(shown))
    placed = [place for place, session in enumerate(shown) if axes[id(session)]]
    done: list[Chapter] = list(_plenary("opening", shown[: placed[0]]))
    between = [session for session in shown[placed[0] : placed[-1]] if not axes[id(session)]]
    first_between = shown.index(between[0]) if between else len(shown)
    seen: set[str] = set()
    for place, session in enumerate(shown):
        axis = axes[id(session)]
        if place == first_between:
            done.extend(_plenary("plenary", between))
        if axis is not None and str(axis.id) not in seen:
            seen.add(str(axis.id))
            done.append(Chapter("theme", str(axis.id), tuple(s for s in shown if axes[id(s)] is axis), axis))
    return (*done, *_plenary("closing", shown[placed[-1] + 1 :]))


def is_shown(material: Material, session: Session) -> bool:
    """True for a session that left a note, or should have; what else took place stands in the programme.

    A theme lists its sessions all the same, and a session that was asked for alone is always shown.
    """
    covered = material.covered.get(str(session.id))
    if material.notes_of(session) or (covered and covered.slots) or str(session.id) == material.options.session:
        return True
    told = session.participants or session.questions or session.recording
    return bool(told and session.format not in BREAKS and material.axis(session.axis))


def _plenary(key: str, sessions: Sequence[Session]) -> Iterator[Chapter]:
    if sessions:
        yield Chapter("plenary", key, tuple(sessions))


def _without_axes(shown: Sequence[Session]) -> Iterator[Chapter]:
    """The ceremonial sessions at both ends have chapters of their own."""
    start, end = 0, len(shown)
    while start < end and shown[start].format in OPENING:
        start += 1
    while end > start and shown[end - 1].format in CLOSING:
        end -= 1
    yield from _plenary("opening", shown[:start])
    yield from _plenary("sessions_chapter", shown[start:end])
    yield from _plenary("closing", shown[end:])
