"""«Seguimiento de acuerdos»: what became of the commitments of the previous edition."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from memoria.assemble.charts import bars
from memoria.assemble.mark_fields import with_links
from memoria.assemble.material import Material
from memoria.assemble.nodes import Blocks, Inlines, cell, group_row, joined, lines, para, table, text, texts, two_lines
from memoria.document import roles
from memoria.document.tree import Attr, Cell, Div, Row, Span, Table, Text
from memoria.model.memoria import Memoria
from memoria.roadmap.columns import Row as Values
from memoria.roadmap.columns import Value, as_text
from memoria.roadmap.outcomes import counted, follow_up, outcome
from memoria.roadmap.outlook import NO_NEWS, Item, Outlook

WIDTHS = (20, 74, 40, 34, 62, 23)


@dataclass(frozen=True, slots=True)
class FollowUpView:
    """Each is empty where there is no previous edition to follow."""

    lead: Blocks = ()
    chart: tuple[Div, ...] = ()
    commitments: tuple[Table, ...] = ()


def follow_up_view(material: Material) -> FollowUpView:
    """What the template of the chapter arranges."""
    previous = material.memoria.previous
    view = follow_up(material.memoria) if previous else None
    if previous is None or view is None or not view.items:
        return FollowUpView()
    return FollowUpView((_lead(material, previous, view),), _chart(material, view), (_table(material, previous, view),))


def _lead(material: Material, previous: Memoria, view: Outlook) -> Div:
    """«Qué fue, al 2 de noviembre de 2023, de los 8 compromisos de «…» (12 de mayo de 2021).»"""
    labels, event = material.labels, previous.event
    days = labels.days(event.start, event.end) if event.start else ""
    words = labels.fill(
        "previous_lead",
        number=labels.count("commitments", len(view.items)),
        title=labels.quoted(str(event.title or previous.name)),
        days=days,
        day=labels.day(view.today) if view.today != date.max else days,
    )
    return Div((para(text(words)),), Attr("", (roles.LEAD,)))


def _chart(material: Material, view: Outlook) -> tuple[Div, ...]:
    """Nothing where there would be a single bar."""
    labels = material.labels
    rows = [(labels.value("outcomes", kind), count) for kind, count in counted(view.items).items()]
    return (bars(material, labels["previous_chart"], rows, ("standing", "commitments")),) if len(rows) > 1 else ()


def _table(material: Material, previous: Memoria, view: Outlook) -> Table:
    """By what became of them; in each group in the order of ids."""
    labels = material.labels
    rows: list[Row] = []
    for kind, count in counted(view.items).items():
        rows.append(group_row(f"{labels.value('outcomes', kind)} ({labels.number(count)})", len(WIDTHS)))
        rows.extend(_row(material, previous, item) for item in view.items if outcome(item) is kind)
    head = [labels[key] for key in ("id", "action", "term", "status", "proof", "updated")]
    return table(roles.ROADMAP, head, rows, WIDTHS, labels["follow_up_of_agreements"])


def _row(material: Material, previous: Memoria, item: Item) -> Row:
    row = item.row
    said = Said(material, previous.event.language)
    return Row(
        (
            cell(Span((Text(item.id),), Attr(item.id, (roles.MARK_ID,)))),
            said.cell(row["accion"], (row["responsable"], row["aliados"])),
            term_cell(material, row),
            cell(*lines((state_words(material, row), texts(_progress(row))))),
            cell(*lines((with_links(as_text(row["evidencia"])), with_links(as_text(row["observaciones"]))))),
            cell(*texts(_day(material, row["fecha"]))),
        )
    )


@dataclass(frozen=True, slots=True)
class Said:
    """Words of the previous edition, marked with their language where it is not the volume's."""

    material: Material
    language: str

    def cell(self, first: Value, second: Iterable[Value]) -> Cell:
        return two_lines(self._words(first), joined([self._words(value) for value in second if value], " · "))

    def _words(self, value: Value) -> Inlines:
        words = texts(as_text(value))
        if not words or self.language.split("-")[0] == self.material.labels.language:
            return words
        return (Span(words, Attr("", (), (("lang", self.language),))),)


def term_cell(material: Material, row: Values) -> Cell:
    """The words, and the day that they end on; a day alone where that is what was said."""
    start, end, words = row["inicio"], row["fin"], as_text(row["plazo"])
    if isinstance(end, date) and start == end:
        return cell(text(_day(material, end)))
    until = material.labels.fill("until_day", day=_day(material, end)) if isinstance(end, date) else ""
    return two_lines(texts(words), texts(until))


def state_words(material: Material, row: Values) -> Inlines:
    """Its state; «sin noticias» where nothing was told."""
    status = as_text(row["estado"]) or material.labels.value("commitment_states", NO_NEWS)
    return texts(material.labels.value("commitment_states", status))


def _progress(row: Values) -> str:
    progress = row["avance"]
    return f"{progress}\u00a0%" if isinstance(progress, int) else as_text(progress)


def _day(material: Material, value: Value) -> str:
    return material.labels.short_day(value) if isinstance(value, date) else as_text(value)
