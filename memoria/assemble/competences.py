"""The roadmap by competence: what falls to each of the powers of a government (riego, vialidad, ambiente …)."""

from __future__ import annotations

from collections import defaultdict

from memoria.assemble.callouts import row_identifier
from memoria.assemble.material import Material, id_order
from memoria.assemble.nodes import cell, group_row, link, span, table, texts, two_lines
from memoria.assemble.roadmap_tables import action_words
from memoria.assemble.terms import last_day, term_words
from memoria.assemble.undecided import defined, given
from memoria.collation import order
from memoria.document import roles
from memoria.document.tree import Row, Table, Text
from memoria.model.marks import Commitment


def by_competence(material: Material) -> tuple[Table, ...]:
    """The commitments that name one, grouped by it; nothing where none does."""
    labels = material.labels
    groups: dict[str, list[Commitment]] = defaultdict(list)
    names: dict[str, str] = {}
    for mark in sorted(material.memoria.roadmap.commitments, key=lambda mark: id_order(mark.id)):
        if mark.competence:
            key = material.known_by(mark, "competence")
            if key not in names or "competence" in mark.in_original:
                names[key] = str(mark.competence)
            groups[key].append(mark)
    rows: list[Row] = []
    for key in sorted(groups, key=lambda key: order(names[key], labels.language)):
        rows.append(group_row(names[key][:1].upper() + names[key][1:], 4))
        rows.extend(_row(material, mark) for mark in groups[key])
    head = [labels[key] for key in ("id", "action", "responsible", "term")]
    return (table(roles.ROADMAP, head, rows, (14, 110, 70, 50), labels["by_competence"]),) if rows else ()


def _row(material: Material, mark: Commitment) -> Row:
    who = defined(material, mark.responsible, material.names(mark.responsible))
    return Row(
        (
            cell(span(roles.MARK_ID, link(row_identifier(mark.id), Text(mark.id)))),
            two_lines(action_words(material, mark), texts(mark.product or "")),
            cell(*who),
            two_lines(defined(material, given(mark.term or mark.end), term_words(material, mark)), last_day(material, mark)),
        )
    )
