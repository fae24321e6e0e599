"""Blocks: each node, and each role of the volume, with the element of HTML that means the same."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from memoria.document import roles
from memoria.document import tree as t
from memoria.document.walk import text_of, walk
from memoria.writers.html import charts
from memoria.writers.html.elements import ADDED, Element, Piece, element
from memoria.writers.html.inlines import Inlines, attributes
from memoria.writers.html.navigation import Navigation
from memoria.writers.html.tables import Tables

LIST_TYPES = {"LowerRoman": "i", "UpperRoman": "I", "LowerAlpha": "a", "UpperAlpha": "A"}
DEEPEST = 6
NOTES = (roles.NOTICE,)
SECTIONS = (roles.CHAPTER, roles.FRONT, roles.ANNEX, roles.BODY)


@dataclass(slots=True)
class Blocks:
    """Makes elements of blocks. ``deeper`` is what the volume's own title adds to the level of each heading."""

    inlines: Inlines
    navigation: Navigation
    labels: Mapping[str, str]
    deeper: int

    def many(self, nodes: Iterable[t.Block]) -> Iterator[Element]:
        """The elements of some blocks."""
        for node in nodes:
            yield from _BLOCKS[type(node)](self, node)

    def content(self, nodes: tuple[t.Block, ...]) -> Iterator[Piece]:
        """The pieces of an item or a cell: a tight one has no paragraph of its own, several have."""
        is_alone = sum(isinstance(node, t.Plain) for node in nodes) == 1
        for node in nodes:
            if isinstance(node, t.Plain) and is_alone:
                yield from self.inlines.many(node.content)
            else:
                yield from _BLOCKS[type(node)](self, node)

    def para(self, node: t.Para | t.Plain) -> Iterator[Element]:
        yield element("p", *self.inlines.many(node.content))

    def heading(self, node: t.Heading) -> Iterator[Element]:
        number = "" if node.attr.has(roles.UNNUMBERED) else node.attr.get("number")
        before = (element("span", number, " · ", class_="number", **{ADDED: "number"}),) if number else ()
        tag = f"h{min(node.level + self.deeper, DEEPEST)}"
        yield element(tag, *before, *self.inlines.many(node.content), **attributes(node.attr))

    def code(self, node: t.CodeBlock) -> Iterator[Element]:
        yield element("pre", element("code", node.text), **{**attributes(node.attr), "tabindex": "0"})

    def verse(self, node: t.LineBlock) -> Iterator[Element]:
        lines: list[Piece] = []
        for line in node.lines:
            lines += [element("br")] if lines else []
            lines += self.inlines.many(line)
        yield element("p", *lines, class_="verse")

    def quotation(self, node: t.BlockQuote) -> Iterator[Element]:
        yield element("blockquote", *self.many(node.content))

    def bullets(self, node: t.BulletList) -> Iterator[Element]:
        yield element("ul", *(element("li", *self.content(item)) for item in node.items))

    def numbers(self, node: t.OrderedList) -> Iterator[Element]:
        start = str(node.start) if node.start != 1 else ""
        items = (element("li", *self.content(item)) for item in node.items)
        yield element("ol", *items, start=start, type=LIST_TYPES.get(node.style, ""))

    def definitions(self, node: t.DefinitionList) -> Iterator[Element]:
        pairs = []
        for term, meanings in node.items:
            values = (element("dd", *self.content(meaning)) for meaning in meanings)
            pairs.append(element("div", element("dt", *self.inlines.many(term)), *values))
        yield element("dl", *pairs)

    def rule(self, _node: t.HorizontalRule) -> Iterator[Element]:
        yield element("hr")

    def table(self, node: t.Table) -> Iterator[Element]:
        yield Tables(self.content, self.many).table(node)

    def figure(self, node: t.Figure) -> Iterator[Element]:
        caption = (element("figcaption", *self.many(node.caption)),) if node.caption else ()
        yield element("figure", *self.many(node.content), *caption, **attributes(node.attr))

    def div(self, node: t.Div) -> Iterator[Element]:
        role = next((name for name in node.attr.classes if name in _ROLES), "")
        made = _ROLES[role](self, node) if role else element("div", *self.many(node.content), **attributes(node.attr))
        if made is not None:
            yield made

    # --- roles ---

    def section(self, node: t.Div) -> Element:
        """A part or a chapter. A chapter is named after its heading."""
        first = next((inner for inner in walk(node.content) if isinstance(inner, t.Heading)), None)
        named = first.attr.identifier if first and node.attr.has(roles.CHAPTER) else ""
        return element("section", *self.many(node.content), **attributes(node.attr), aria_labelledby=named)

    def cover(self, node: t.Div) -> Element:
        return element("header", *self.many(node.content), **attributes(node.attr))

    def title(self, node: t.Div) -> Element:
        """The volume's own title is the page's first heading."""
        inlines = [inner for block in node.content if isinstance(block, t.Para) for inner in block.content]
        return element("h1", *self.inlines.many(inlines), **attributes(node.attr))

    def contents(self, node: t.Div) -> Element:
        return self.navigation.contents(node, self.labels.get("contents", ""))

    def listing(self, node: t.Div) -> Element | None:
        return self.navigation.listing(node, f"h{2 + self.deeper}")

    def callout(self, node: t.Div) -> Element:
        """An agreement, a commitment …, named by its id; by its kind where it has none."""
        ids = (inner for inner in walk(node.content) if isinstance(inner, t.Span) and inner.attr.has(roles.MARK_ID))
        kind = next(name for name in node.attr.classes if name in roles.CALLOUTS)
        name = self.labels.get(kind, "")
        has_id = next((text_of(inner.content) for inner in ids), "")
        before = () if has_id or not name else (element("p", name, class_="kind", **{ADDED: "kind"}),)
        label = " ".join(filter(None, (name, has_id)))
        return element("div", *before, *self.many(node.content), **attributes(node.attr), role="group", aria_label=label)

    def notice(self, node: t.Div) -> Element:
        return element("div", *self.many(node.content), **attributes(node.attr), role="note")

    def pull_quote(self, node: t.Div) -> Element:
        words = [inner for inner in node.content if not (isinstance(inner, t.Div) and inner.attr.has(roles.ATTRIBUTION))]
        whose = [inner for inner in node.content if inner not in words]
        caption = (element("figcaption", *self.many(whose)),) if whose else ()
        return element("figure", element("blockquote", *self.many(words)), *caption, **attributes(node.attr))

    def chart(self, node: t.Div) -> Element:
        drawn = charts.draw(node, self.content)
        return drawn if drawn is not None else element("div", *self.many(node.content), **attributes(node.attr))


_BLOCKS: Mapping[type, Callable[[Blocks, Any], Iterator[Element]]] = {
    t.Para: Blocks.para,
    t.Plain: Blocks.para,
    t.Heading: Blocks.heading,
    t.CodeBlock: Blocks.code,
    t.LineBlock: Blocks.verse,
    t.BlockQuote: Blocks.quotation,
    t.BulletList: Blocks.bullets,
    t.OrderedList: Blocks.numbers,
    t.DefinitionList: Blocks.definitions,
    t.HorizontalRule: Blocks.rule,
    t.Table: Blocks.table,
    t.Figure: Blocks.figure,
    t.Div: Blocks.div,
}
_ROLES: Mapping[str, Callable[[Blocks, t.Div], Element | None]] = {
    roles.COVER: Blocks.cover,
    "cover-title": Blocks.title,
    **dict.fromkeys(SECTIONS, Blocks.section),
    roles.CONTENTS: Blocks.contents,
    roles.LIST_OF_TABLES: Blocks.listing,
    roles.LIST_OF_FIGURES: Blocks.listing,
    **dict.fromkeys(roles.CALLOUTS, Blocks.callout),
    **dict.fromkeys(NOTES, Blocks.notice),
    roles.PULL_QUOTE: Blocks.pull_quote,
    roles.CHART: Blocks.chart,
}
