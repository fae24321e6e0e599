"""Charts: a table of labels and figures, drawn as bars, with its data in words as alternative text."""

from __future__ import annotations

from collections.abc import Sequence

from memoria.assemble.material import Material
from memoria.assemble.nodes import cell, div, table, text
from memoria.document import roles
from memoria.document.tree import Attr, Div, Heading, Row, Text
from memoria.labels import Labels

CLOSING = ("?", "!", ".", "…")
"""What a title may end with, after which no colon stands."""


def bars(material: Material, title: str, rows: Sequence[tuple[str, int]], head: tuple[str, str]) -> Div:
    """Horizontal bars; ``title`` says what they count, ``head`` holds the labels of the two columns."""
    labels = material.labels
    body = [Row((cell(text(name)), cell(Text(labels.number(count))))) for name, count in rows]
    made = table("plain", [labels[key] for key in head], body, (75, 25))
    return div(roles.CHART, made, alt=_in_words(labels, title, rows), kind=roles.ChartKind.BARS.value)


def _in_words(labels: Labels, title: str, rows: Sequence[tuple[str, int]]) -> str:
    """What the bars show at a glance. The figures themselves stand beside them, and are not to be heard twice."""
    if not rows:
        return title
    most, least = max(rows, key=_figure), min(rows, key=_figure)
    said = {key: f"{labels.number(count)} ({name})" for key, (name, count) in (("most", most), ("least", least))}
    key = "chart_alt" if most[1] > least[1] else "chart_alt_level"
    said |= {"title": title if title.endswith(CLOSING) else f"{title}{labels.colon}".rstrip()}
    return labels.fill(key, bars=labels.count("bars", len(rows)), number=labels.number(most[1]), **said)


def _figure(row: tuple[str, int]) -> int:
    return row[1]


def title_of(words: str) -> Heading:
    """The title of a chart, or of what follows one, in an annex."""
    return Heading(2, (text(words),), Attr("", (roles.UNNUMBERED,), (("toc", "no"),)))
