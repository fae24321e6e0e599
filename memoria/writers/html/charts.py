"""Charts as tables that draw themselves: the figures are there for everybody, the bars for those who see them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from memoria.document import roles
from memoria.document import tree as t
from memoria.document.walk import text_of, walk
from memoria.writers.html.elements import ADDED, Element, Piece, element
from memoria.writers.html.inlines import attributes

Content = Callable[[tuple[t.Block, ...]], Iterator[Piece]]


def draw(chart: t.Div, content: Content) -> Element | None:
    """The chart, described by its alternative text; None for a kind that nobody told this writer of."""
    table = next((node for node in walk(chart.content) if isinstance(node, t.Table)), None)
    drawing = _KINDS.get(chart.attr.get("kind"))
    if table is None or drawing is None:
        return None
    named = {**attributes(chart.attr), "role": "group", "aria_label": chart.attr.get("alt")}
    return element("div", drawing(table, content), **named)


def _bars(table: t.Table, content: Content) -> Element:
    """Label, figure, and a bar as long as the figure's share of the greatest."""
    figures = [_figure(row.cells[-1]) for row in table.body]
    most = max(figures, default=0) or 1
    rows = [_bar_row(row, figure / most, content) for row, figure in zip(table.body, figures, strict=True)]
    return element("table", *_head(table, content), element("tbody", *rows), class_="bars")


def _bar_row(row: t.Row, share: float, content: Content) -> Element:
    label, *_, figure = row.cells
    bar = element("span", class_="bar", style=f"--share:{share:.4f}", **{ADDED: "bar"})
    bar.set("aria-hidden", "true")
    drawn = element("td", element("span", *content(figure.content), class_="figure"), bar)
    return element("tr", element("th", *content(label.content), scope="row"), drawn)


def _figure(cell: t.Cell) -> int:
    digits = "".join(char for char in text_of(cell.content) if char.isdecimal())
    return int(digits or 0)


def _timeline(table: t.Table, content: Content) -> Element:
    """What, from when, to when, and a bar between the two days on the scale of them all."""
    spans = [_days(row) for row in table.body]
    first = min((start for start, _ in spans), default=date.min)
    last = max((end for _, end in spans), default=date.min)
    whole = max((last - first).days, 1)
    rows = []
    for row, (start, end) in zip(table.body, spans, strict=True):
        left, length = (start - first).days / whole, max((end - start).days / whole, 0.008)
        look = "span overdue" if row.attr.has(roles.OVERDUE) else "span"
        bar = element("span", class_=look, style=f"--from:{min(left, 0.992):.4f};--share:{length:.4f}")
        cells = [element("td", *content(cell.content)) for cell in row.cells[1:]]
        drawn = element("td", bar, class_="track", aria_hidden="true")
        rows.append(element("tr", element("th", *content(row.cells[0].content), scope="row"), *cells, drawn))
    return element("table", *_head(table, content, added=False, tracks=1), element("tbody", *rows), class_="timeline")


def _days(row: t.Row) -> tuple[date, date]:
    start, end = (date.fromisoformat(cell.attr.get("date")) for cell in row.cells[1:3])
    return start, end


def _head(table: t.Table, content: Content, *, added: bool = True, tracks: int = 0) -> Sequence[Element]:
    """The head of the table. That of bars is one that other formats don't print."""
    rows = []
    for row in table.head:
        cells = [element("th", *content(cell.content), scope="col") for cell in row.cells]
        rows.append(element("tr", *cells, *(element("td", aria_hidden="true") for _ in range(tracks))))
    return (element("thead", *rows, **({ADDED: "head"} if added else {})),) if rows else ()


_KINDS: dict[str, Callable[[t.Table, Content], Element]] = {
    roles.ChartKind.BARS: _bars,
    roles.ChartKind.TIMELINE: _timeline,
}
