"""The calendar of the roadmap: from when to when each commitment runs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from memoria.assemble.callouts import row_identifier
from memoria.assemble.material import Material, id_order
from memoria.assemble.nodes import Blocks, Inlines, cell, div, joined, link, para, shortened, span, table
from memoria.document import roles
from memoria.document.tree import NO_ATTR, Attr, Cell, Div, Plain, Row, Text
from memoria.model.marks import Commitment
from memoria.roadmap.outlook import Standing

LABEL = 52
"""Characters of a commitment beside its bar."""


@dataclass(frozen=True, slots=True)
class _Run:
    """A commitment and its days; ``counted`` where it starts with the event because nobody said when."""

    commitment: Commitment
    start: date
    end: date
    counted: bool
    overdue: bool


def timeline(material: Material) -> Blocks:
    """The chart, what falls due first on top; then what has no day to end on."""
    commitments = sorted(material.memoria.roadmap.commitments, key=lambda mark: id_order(mark.id))
    late = {item.id for item in material.outlook.items if item.standing is Standing.OVERDUE}
    known = {mark.id: run for mark in commitments if (run := _run(material, mark, overdue=mark.id in late))}
    if not known:
        return ()
    runs = sorted(known.values(), key=lambda run: (run.end, run.start, id_order(run.commitment.id)))
    without = [mark for mark in commitments if mark.id not in known]
    return (_chart(material, runs), *_notes(material, without, counted=any(run.counted for run in runs)))


def _run(material: Material, commitment: Commitment, *, overdue: bool) -> _Run | None:
    """The days of a commitment that ends; from the event on, where only its end was said."""
    interval = material.terms.interval(commitment)
    if interval.end is None:
        return None
    counted = interval.start is None or (interval.start == interval.end and not commitment.start)
    start = material.event.last_day if counted else interval.start
    return _Run(commitment, min(start or interval.end, interval.end), interval.end, counted, overdue)


def _chart(material: Material, runs: Sequence[_Run]) -> Div:
    labels = material.labels
    rows = [_row(material, run) for run in runs]
    made = table("plain", [labels[key] for key in ("commitment", "starts", "ends")], rows, (60, 20, 20))
    alt = labels.fill(
        "timeline_alt",
        number=labels.count("commitments", len(runs)),
        days=labels.days(min(run.start for run in runs), max(run.end for run in runs)),
        first=f"{runs[0].commitment.id}, {_end(material, runs[0])}",
        last=f"{runs[-1].commitment.id}, {_end(material, runs[-1])}",
    )
    return div(roles.CHART, div("plain", made), kind=roles.ChartKind.TIMELINE.value, alt=alt)


def _row(material: Material, run: _Run) -> Row:
    """An overdue one says so in words; its bar has another colour besides."""
    start, end = _day(run.start, material.labels.short_day(run.start)), _day(run.end, _end(material, run))
    return Row((_label(material, run.commitment), start, end), Attr("", (roles.OVERDUE,)) if run.overdue else NO_ATTR)


def _end(material: Material, run: _Run) -> str:
    """«30 jun. 2023 (vencido)»."""
    day = material.labels.short_day(run.end)
    return f"{day} ({material.labels['overdue']})" if run.overdue else day


def _label(material: Material, commitment: Commitment) -> Cell:
    """«C-01 Inventario de convenios»: the id, the way to its row, and the beginning of its words."""
    words = commitment.action or commitment.words
    said = material.in_language(commitment, (Text(shortened(words, LABEL)),))
    return cell(span(roles.NOWRAP, link(row_identifier(commitment.id), Text(commitment.id))), Text(" "), *said)


def _day(day: date, words: str) -> Cell:
    """A day in words, and for programs."""
    return Cell((Plain((Text(words),)),), attr=Attr("", (), (("date", day.isoformat()),)))


def _notes(material: Material, without: Sequence[Commitment], *, counted: bool) -> Blocks:
    """How the days were counted, and what has no day to end on."""
    labels = material.labels
    ids: Inlines = joined([(span(roles.NOWRAP, link(row_identifier(mark.id), Text(mark.id))),) for mark in without])
    lines = [para(Text(labels["counted_from_event"]))] if counted else []
    lines += [para(Text(labels.before("without_end")), *ids, Text("."))] if ids else []
    return (div(roles.SMALL, *lines),) if lines else ()
