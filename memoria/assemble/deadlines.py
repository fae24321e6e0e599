"""What falls due soon, and what comes first: small parts of the roadmap's chapter."""

from __future__ import annotations

from datetime import timedelta

from memoria.assemble.callouts import row_identifier
from memoria.assemble.material import Material, id_order
from memoria.assemble.nodes import (
    Blocks,
    Inlines,
    cell,
    div,
    group_row,
    lines,
    link,
    para,
    shortened,
    span,
    table,
    texts,
    two_lines,
)
from memoria.assemble.roadmap_tables import action_words
from memoria.assemble.undecided import defined, told_names
from memoria.document import roles
from memoria.document.tree import Row, Table, Text
from memoria.labels import Labels
from memoria.model.marks import Commitment
from memoria.roadmap.outlook import CLOSED, Item, Standing

WIDTHS = (14, 120, 60, 34, 25)
SHOWN = 90
"""Characters of a commitment in the list of priorities."""
PRIORITIES = ("alta", "media", "baja")


def due(material: Material) -> Blocks:
    """What was overdue on the day of the cut-off, and what falls due in the 90 days after it, the next first.

    Where the editor gave a cut-off and nothing falls due, that is said; else there is nothing to print.
    """
    view, labels = material.outlook, material.labels
    known = {mark.id: mark for mark in material.memoria.roadmap.commitments}
    items = sorted((item for item in view.items if item.id in known and item.days is not None), key=_by_day)
    last = view.today + timedelta(days=view.ahead) if items else view.today
    groups = (
        (labels.fill("overdue_on", day=labels.short_day(view.today)) if items else "", Standing.OVERDUE),
        (labels.fill("due_until", day=labels.short_day(last)) if items else "", Standing.DUE),
    )
    rows: list[Row] = []
    for title, standing in groups:
        found = [item for item in items if item.standing is standing]
        rows += [group_row(title, len(WIDTHS))] if found else []
        rows += [_row(material, item, known[item.id]) for item in found]
    if rows:
        head = [labels[key] for key in ("id", "action", "responsible", "ends", "status")]
        return (table(roles.ROADMAP, head, rows, WIDTHS, labels["due_soon"]),)
    if items and material.memoria.roadmap.cutoff:
        return (div(roles.SMALL, para(Text(labels.fill("nothing_due", days=view.ahead, day=labels.day(view.today))))),)
    return ()


def _by_day(item: Item) -> tuple[int, tuple[str, int]]:
    return item.days or 0, id_order(item.id)


def _row(material: Material, item: Item, mark: Commitment) -> Row:
    labels = material.labels
    end = material.outlook.today + timedelta(days=item.days or 0)
    state = texts(labels.value("commitment_states", mark.status)) if mark.status else ()
    return Row(
        (
            cell(span(roles.MARK_ID, link(row_identifier(mark.id), Text(mark.id)))),
            cell(*action_words(material, mark)),
            cell(*defined(material, mark.responsible, material.names(mark.responsible))),
            two_lines(texts(labels.short_day(end)), texts(_distance(item, labels))),
            cell(*state),
        )
    )


def _distance(item: Item, labels: Labels) -> str:
    days = item.days or 0
    return labels.fill("days_ago" if days < 0 else "in_days", days=labels.count("days", abs(days)))


def priorities(material: Material) -> tuple[Table, ...]:
    """The open commitments of each priority; nothing where none was given."""
    labels = material.labels
    rows = []
    for value in PRIORITIES:
        marks = [m for m in material.memoria.roadmap.commitments if m.priority == value and m.status not in CLOSED]
        told = [_told(material, mark) for mark in sorted(marks, key=lambda mark: id_order(mark.id))]
        if told:
            rows.append(Row((cell(Text(labels.value("priorities", value).capitalize())), cell(*lines(told)))))
    head = [labels[key] for key in ("priority", "commitments")]
    return (table(roles.ROADMAP, head, rows, (28, 225), labels["open_by_priority"]),) if rows else ()


def _told(material: Material, mark: Commitment) -> Inlines:
    """«C-01 Inscribir la unidad … (Prefectura de Valle Alto)»."""
    words = shortened(str(mark.action or mark.words), SHOWN)
    id_ = span(roles.NOWRAP, link(row_identifier(mark.id), Text(mark.id)))
    who = told_names(material, mark.responsible)
    return (
        id_,
        Text(" "),
        *material.in_language(mark, (Text(words),)),
        *((Text(" "), span(roles.LABEL, Text("("), *who, Text(")"))) if who else ()),
    )
