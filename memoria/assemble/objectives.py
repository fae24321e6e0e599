"""Objectives by their ids: what marks say that they answer."""

from __future__ import annotations

import re

from memoria.assemble.material import Material
from memoria.assemble.nodes import Inlines, joined, lines, link, shortened, span, texts
from memoria.document import roles
from memoria.document.tree import Text
from memoria.source import position_of

OBJECTIVE = re.compile(r"\bO[GE]\s?\d+\b", re.IGNORECASE)
SHOWN = 110
"""Characters of an objective beside its id."""


def objectives_of(value: object) -> tuple[str, ...]:
    """«OE3; OE1» → OE3, OE1."""
    return tuple(match.upper().replace(" ", "") for match in OBJECTIVE.findall(str(value or "")))


def named_objectives(material: Material) -> tuple[tuple[str, str], ...]:
    """The event's objectives with their ids, the general ones first."""
    given = material.event.objectives
    if given is None:
        return ()
    pairs = [(f"OG{n}", words) for n, words in enumerate(given.general, 1)]
    pairs += [(f"OE{n}", words) for n, words in enumerate(given.specific, 1)]
    return tuple((name, words) for name, words in pairs if words.strip())


def objective_ids(value: str | None) -> Inlines:
    """The ids of a field, each leading to its objective; the field as written where it names none."""
    ids, at = objectives_of(value), position_of(value or "")
    if not ids:
        return texts(value or "")
    return joined((span(roles.NOWRAP, link(id_, Text(id_, at))),) for id_ in ids)


def objective_words(material: Material, value: str | None) -> Inlines:
    """The same with the words of each."""
    ids, at, known = objectives_of(value), position_of(value or ""), dict(named_objectives(material))
    if not ids:
        return texts(value or "")
    told = []
    for id_ in ids:
        words = shortened(known.get(id_, ""), SHOWN)
        told.append((span(roles.NOWRAP, link(id_, Text(id_, at))), *((Text(f" {words}"),) if words else ())))
    return lines(told)
