"""What an edition shorter than the volume says: the ideas of each theme, and the commitments in a narrow table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from memoria.assemble.material import Material
from memoria.assemble.nodes import Blocks, Inlines, cell, table, two_lines
from memoria.assemble.roadmap_tables import action_words, row_id
from memoria.assemble.sessions import counts, stats
from memoria.assemble.terms import last_day, term_words
from memoria.assemble.undecided import defined, given
from memoria.document import roles
from memoria.document.tree import BulletList, Plain, Row, Table
from memoria.model.marks import Agreement, Commitment, KeyIdea, Mark, Recommendation

AGREEMENT = ("id", "agreement", "who_agree")
RECOMMENDATION = ("id", "recommendation", "addressed_to")
COMMITMENT = ("id", "action", "responsible", "term")
M = TypeVar("M", bound=Mark)


@dataclass(frozen=True, slots=True)
class IdeasView:
    """The key ideas of a theme. Who said each is left to the volume: a synthesis tells no single statement."""

    title: str
    ideas: Blocks


@dataclass(frozen=True, slots=True)
class BriefView:
    """Each is empty when there is nothing of it."""

    figures: Blocks
    ideas: tuple[IdeasView, ...]
    agreements: tuple[Table, ...]
    recommendations: tuple[Table, ...]
    commitments: tuple[Table, ...]


def brief(material: Material) -> BriefView:
    """What the templates ``sintesis`` and ``relato`` arrange."""
    agreements = [
        _said(material, mark, material.names(mark.who)) for mark in material.marks(Agreement) if mark.words or mark.content
    ]
    recommendations = [
        _said(material, mark, material.names(mark.addressed_to) or material.names(mark.who))
        for mark in material.marks(Recommendation)
        if mark.words or mark.content
    ]
    commitments = [_commitment(material, mark) for mark in material.memoria.roadmap.commitments]
    return BriefView(
        figures=stats(counts(material, material.ordered_notes)),
        ideas=tuple(_ideas(material)),
        agreements=_table(material, AGREEMENT, agreements, (6, 60, 34)),
        recommendations=_table(material, RECOMMENDATION, recommendations, (6, 60, 34)),
        commitments=_table(material, COMMITMENT, commitments, (6, 50, 24, 20)),
    )


def _written(material: Material, kind: type[M]) -> list[M]:
    return [mark for mark in material.marks(kind) if mark.words or mark.content]


def _ideas(material: Material) -> Iterator[IdeasView]:
    for title, group in material.by_axis(_written(material, KeyIdea)):
        yield IdeasView(title, (BulletList(tuple((Plain(material.said(idea)),) for idea in group)),))


def _table(material: Material, head: Sequence[str], rows: Sequence[Row], widths: Sequence[float]) -> tuple[Table, ...]:
    """Right below the heading that names it, and so without a caption that would say the same."""
    return (table(roles.ROADMAP, [material.labels[key] for key in head], rows, widths),) if rows else ()


def _said(material: Material, mark: Mark, who: Inlines) -> Row:
    return Row((row_id(material, mark), cell(*material.said(mark)), cell(*who)))


def _commitment(material: Material, commitment: Commitment) -> Row:
    """Who does what by when, and no more: what fits an upright page."""
    term = commitment.term or commitment.end
    return Row(
        (
            row_id(material, commitment),
            cell(*action_words(material, commitment)),
            cell(*defined(material, commitment.responsible, material.names(commitment.responsible))),
            two_lines(defined(material, given(term), term_words(material, commitment)), last_day(material, commitment)),
        )
    )
