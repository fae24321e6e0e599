"""Blocks: each node, and each role of the volume, in the style that shows what it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from memoria.document import roles
from memoria.document import tree as t
from memoria.document.walk import walk
from memoria.writers.odt.body import Body
from memoria.writers.odt.boxes import box
from memoria.writers.odt.charts import chart
from memoria.writers.odt.contents import contents
from memoria.writers.odt.elements import Element
from memoria.writers.odt.lists import bullets, definitions, ordered
from memoria.writers.odt.paragraphs import code, heading, paragraph, rule, text, verse
from memoria.writers.odt.tables import row_of, table

STYLES: Mapping[str, str] = {
    "cover-kind": "Cover Kind",
    "cover-title": "Title",
    "cover-subtitle": "Subtitle",
    "cover-motto": "Cover Motto",
    "cover-place": "Cover Text",
    "cover-organisers": "Cover Text",
    roles.COVER_LOGOS: "Cover Logos",
    "cover-badge": "Cover Badge",
    roles.LEAD: "Lead",
    roles.SMALL: "Small",
    roles.NOTICE: "Notice",
    **dict.fromkeys(roles.CALLOUTS, "Callout"),
    roles.COMMITMENT: "Commitment",
    roles.SHEET: "Callout",
    roles.SESSION_HEADER: "Session Header",
    roles.PULL_QUOTE: "Pull Quote",
    roles.ATTRIBUTION: "Attribution",
    roles.ANSWER: "Answer",
}
"""The paragraph style of what a role holds."""
IN_A_ROW = 4
"""Figures of a statistic."""


def _quote(body: Body, node: t.BlockQuote) -> list[Element]:
    with body.dressed("Quotations"):
        return body.many(node.content)


def _figure(body: Body, node: t.Figure) -> list[Element]:
    body.wait(node.attr)
    with body.dressed("Figure"):
        content = body.many(node.content)
    with body.dressed("Figure Caption"):
        return [*content, *body.many(node.caption)]


def _div(body: Body, node: t.Div) -> list[Element]:
    body.wait(node.attr)
    with body.turned(node.attr), body.spoken(node.attr.get("lang")):
        if node.attr.has(roles.CONTENTS):
            return [contents(body)]
        if any(map(node.attr.has, roles.EMPTY)):
            return body.many(node.content)
        for name, way in _WAYS.items():
            if node.attr.has(name):
                return way(body, node)
        role = next((name for name in node.attr.classes if name in STYLES), "")
        with body.dressed(STYLES.get(role, "")):
            return box(body, role, lambda: [*_kind(body, role, node), *body.many(node.content)])


def _stats(body: Body, node: t.Div) -> list[Element]:
    """Figures side by side, each over what it counts."""
    stats = tuple(block for block in node.content if isinstance(block, t.Div) and block.attr.has(roles.STAT))
    if body.tableless or len(stats) != len(node.content):
        return body.many(node.content)
    rows = (stats[start : start + IN_A_ROW] for start in range(0, len(stats), IN_A_ROW))
    return [row_of(body, [(stat,) for stat in row], "Stat Label") for row in rows]


def _stat(body: Body, node: t.Div) -> list[Element]:
    """A figure, and what it counts."""
    styles = ("Stat Figure", *["Stat Label"] * len(node.content))
    paragraphs = (block for block in node.content if isinstance(block, t.Para | t.Plain))
    return [paragraph(body, block.content, style) for block, style in zip(paragraphs, styles, strict=False)]


def _kind(body: Body, role: str, node: t.Div) -> list[Element]:
    """What a callout is, where it has no id to say it."""
    label = body.labels.get(role, "") if role in roles.CALLOUTS else ""
    marked = any(isinstance(one, t.Span) and one.attr.has(roles.MARK_ID) for one in walk(node.content))
    said = t.Span((t.Text(label),), t.Attr("", (roles.MARK_ID,)))
    return [paragraph(body, (said,))] if label and not marked else []


def _byline(body: Body, node: t.Div) -> list[Element]:
    """With the text that it is about."""
    with body.keeping():
        return body.many(node.content)


def _question(body: Body, node: t.Div) -> list[Element]:
    """What was asked, and by whom, with the beginning of the first answer."""
    answers = (at for at, part in enumerate(node.content) if isinstance(part, t.Div) and part.attr.has(roles.ANSWER))
    asked = next(answers, 0)
    with body.keeping():
        made = body.many(node.content[:asked])
    return [*made, *body.many(node.content[asked:])]


_WAYS: Mapping[str, Callable[[Body, t.Div], list[Element]]] = {
    roles.STATS: _stats,
    roles.STAT: _stat,
    roles.CHART: chart,
    roles.BYLINE: _byline,
    roles.QUESTION: _question,
}
BLOCKS: Mapping[type[Any], Callable[[Body, Any], list[Element]]] = {
    t.Para: text,
    t.Plain: text,
    t.Heading: heading,
    t.CodeBlock: code,
    t.LineBlock: verse,
    t.BlockQuote: _quote,
    t.BulletList: bullets,
    t.OrderedList: ordered,
    t.DefinitionList: definitions,
    t.HorizontalRule: rule,
    t.Table: table,
    t.Figure: _figure,
    t.Div: _div,
}
"""How each kind of block is written."""
