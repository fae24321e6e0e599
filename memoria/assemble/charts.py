"""Charts: a table of labels and figures, drawn as bars, with its data in words as alternative text."""

from __future__ import annotations

from collections.abc import Sequence

from memoria.assemble.material import Material
from memoria.assemble.nodes import cell, div, table, text
from memoria.document import roles
from memoria.document.tree import Attr, Div, Heading, Row, Text


def bars(material: Material, title: str, rows: Sequence[tuple[str, int]], head: tuple[str, str]) -> Div:
    """Horizontal bars; ``title`` says what they count, ``head`` holds the labels of the two columns."""
    labels = material.labels
    said = "; ".join(f"{name}, {labels.number(count)}" for name, count in rows)
    body = [Row((cell(text(name)), cell(Text(labels.number(count))))) for name, count in rows]
    made = table("plain", [labels[key] for key in head], body, (75, 25))
    return div(roles.CHART, made, alt=labels.fill("chart_alt", title=title, rows=said), kind=roles.ChartKind.BARS.value)


def title_of(words: str) -> Heading:
    """The title of a chart, or of what follows one, in an annex."""
    return Heading(2, (text(words),), Attr("", (roles.UNNUMBERED,), (("toc", "no"),)))
