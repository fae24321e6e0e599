"""What the sessions left: agreements, recommendations, disagreements, handovers and indicators, collected in tables."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from memoria.assemble.callouts import sheet_identifier
from memoria.assemble.mark_fields import as_ids, as_term, as_value, with_links
from memoria.assemble.material import Material, id_order
from memoria.assemble.nodes import Inlines, cell, folded, group_row, joined, lines, link, span, table, texts, two_lines
from memoria.assemble.roadmap_tables import origin, row_id
from memoria.assemble.terms import last_day, term_words
from memoria.assemble.undecided import defined, given, told, told_names
from memoria.collation import order
from memoria.document import roles
from memoria.document.tree import Row, Table, Text
from memoria.model.marks import Agreement, Dissent, Handover, Indicator, Mark, Recommendation

M = TypeVar("M", bound=Mark)


@dataclass(frozen=True, slots=True)
class ResultsView:
    """A table of each kind, or nothing."""

    agreements: tuple[Table, ...]
    recommendations: tuple[Table, ...]
    dissents: tuple[Table, ...]


def results_view(material: Material) -> ResultsView:
    """Collected by axis, each with the way back to its passage."""
    return ResultsView(
        agreements=_collected(material, Agreement, "agreements", "agreement", "who_agree", lambda m: material.names(m.who)),
        recommendations=_collected(
            material, Recommendation, "recommendations", "recommendation", "addressed_to", lambda m: _addressed(material, m)
        ),
        dissents=_collected(material, Dissent, "dissents", "dissent", "position", lambda m: _positions(material, m)),
    )


def _collected(
    material: Material, kind: type[M], caption: str, name: str, about: str, value: Callable[[M], Inlines]
) -> tuple[Table, ...]:
    labels = material.labels
    marks = [mark for mark in material.marks(kind) if mark.words or mark.content]
    if not marks:
        return ()
    rows: list[Row] = []
    for title, group in material.by_axis(marks):
        if material.event.axes:
            rows.append(group_row(title, 4))
        rows.extend(
            Row(
                (
                    row_id(material, mark),
                    two_lines(material.said(mark), _objective(material, mark)),
                    cell(*value(mark)),
                    cell(*origin(material, mark)),
                )
            )
            for mark in group
        )
    head = [labels["id"], labels[name], labels[about], labels["origin"]]
    return (table(roles.ROADMAP, head, rows, (9, 47, 26, 18), labels[f"{caption}_caption"]),)


def _objective(material: Material, mark: Mark) -> Inlines:
    objective = getattr(mark, "objective", None)
    return (Text(material.labels.before("objective")), *with_links(objective)) if objective else ()


def _addressed(material: Material, mark: Recommendation) -> Inlines:
    return material.names(mark.addressed_to) or material.names(mark.who)


def _positions(material: Material, mark: Dissent) -> Inlines:
    return joined((material.names(mark.who), texts(mark.position or "")), material.labels.colon)


# --- transition --------------------------------------------------------------------------------------------------


def transition(material: Material) -> tuple[Table, ...]:
    """All handovers by territory: what goes on, what is at risk, who keeps the file."""
    return handovers(material, [mark for mark in material.marks(Handover) if mark.words or mark.content])


def handovers(material: Material, marks: Sequence[Handover]) -> tuple[Table, ...]:
    """Some handovers by territory."""
    labels = material.labels
    ordered = sorted(marks, key=lambda mark: order(_territory(material, mark), labels.language))
    rows: list[Row] = []
    for mark in ordered:
        goes_on = _labelled(labels.before("goes_on"), texts(mark.goes_on or ""))
        risk = _labelled(labels.before("at_risk"), texts(mark.at_risk or ""))
        named = material.names(mark.territory)
        subject = material.said(mark)
        if named and folded(mark.words) == folded(_territory(material, mark)):
            subject = ()
        rows.append(
            Row(
                (
                    row_id(material, mark),
                    two_lines(named or subject, subject if named else ()),
                    cell(*material.in_language(mark, lines((goes_on, risk)))),
                    two_lines(
                        defined(material, mark.responsible, material.names(mark.responsible)), as_term(material, mark, "term")
                    ),
                    cell(*origin(material, mark)),
                )
            )
        )
    head = [
        labels["id"],
        labels["territory"],
        f"{labels['goes_on']} · {labels['at_risk'].lower()}",
        labels["keeps_file"],
        labels["origin"],
    ]
    return (table(roles.ROADMAP, head, rows, (14, 50, 100, 55, 34), labels["transition_caption"]),) if rows else ()


def _territory(material: Material, mark: Handover) -> str:
    return material.labels.list([material.index.label(name) for name in mark.territory]) or mark.words


def _labelled(label: str, value: Inlines) -> Inlines:
    return (span(roles.LABEL, Text(label)), *value) if value else ()


# --- monitoring and evaluation -----------------------------------------------------------------------------------


def monitoring(material: Material) -> tuple[Table, ...]:
    """The indicators: what they measure, from where to where, who measures and how often."""
    labels = material.labels
    rows = [_indicator(material, mark) for mark in material.marks(Indicator) if mark.words or mark.content]
    head = [labels[key] for key in ("id", "indicator", "measures", "baseline", "target", "source", "responsible", "origin")]
    made = (table(roles.ROADMAP, head, rows, MONITORING, labels["monitoring_caption"]),) if rows else ()
    return (*made, *_of_commitments(material))


MONITORING = (13, 66, 26, 28, 30, 38, 30, 22)
OF_COMMITMENTS = (13, 60, 18, 22, 22, 46, 36, 36)


def _of_commitments(material: Material) -> tuple[Table, ...]:
    """The indicators of commitments that say where they start from or where they go."""
    labels = material.labels
    marks = [one for one in material.memoria.roadmap.commitments if one.indicator and (one.baseline or one.target)]
    rows = [
        Row(
            (
                cell(span(roles.MARK_ID, link(sheet_identifier(mark.id), Text(mark.id)))),
                cell(*texts(mark.indicator or "")),
                cell(*(with_links(mark.objective) if mark.objective else ())),
                cell(*told(material, mark.baseline)),
                cell(*told(material, mark.target)),
                cell(*told(material, mark.verification)),
                cell(*told_names(material, mark.responsible)),
                two_lines(defined(material, given(mark.term or mark.end), term_words(material, mark)), last_day(material, mark)),
            )
        )
        for mark in sorted(marks, key=lambda mark: id_order(mark.id))
    ]
    head = [labels[key] for key in ("id", "indicator", "measures", "baseline", "target", "verification", "responsible", "term")]
    return (table(roles.ROADMAP, head, rows, OF_COMMITMENTS, labels["commitment_indicators"]),) if rows else ()


def _indicator(material: Material, mark: Indicator) -> Row:
    measures: Sequence[Inlines] = (with_links(mark.objective) if mark.objective else (), as_ids(material, mark, "action"))
    return Row(
        (
            row_id(material, mark),
            two_lines(material.said(mark), as_value("indicator_kinds")(material, mark, "type")),
            cell(*joined(measures)),
            cell(*told(material, mark.baseline)),
            cell(*told(material, mark.target)),
            two_lines(told(material, mark.source), as_value("frequencies")(material, mark, "frequency")),
            cell(*told_names(material, mark.responsible)),
            cell(*origin(material, mark)),
        )
    )
