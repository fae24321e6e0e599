"""Lists of points, of numbers, and of terms with what they mean."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from memoria.document import roles
from memoria.document import tree as t
from memoria.writers.odt.body import TEXT, Body
from memoria.writers.odt.elements import Element, element
from memoria.writers.odt.paragraphs import paragraph
from memoria.writers.odt.styles import BULLETS, numbering

KINDS: Mapping[str, str] = {"LowerAlpha": "a", "UpperAlpha": "A", "LowerRoman": "i", "UpperRoman": "I"}
IN_LINE = ("Callout", "Commitment", "Session Header", "Small")
"""Styles in which a term and its definition share a line."""


def bullets(body: Body, node: t.BulletList) -> list[Element]:
    """Points."""
    return [_listed(body, node.items, BULLETS)]


def ordered(body: Body, node: t.OrderedList) -> list[Element]:
    """Numbers or letters, from where the list begins."""
    kind = KINDS.get(node.style, "1")
    if kind not in body.lists:
        body.lists[kind] = f"Numbers{len(body.lists) + 1}"
        body.automatic.append(numbering(body.lists[kind], kind))
    return [_listed(body, node.items, body.lists[kind], node.start)]


def _listed(body: Body, items: Iterable[tuple[t.Block, ...]], style: str, start: int = 1) -> Element:
    made = element("text:list", text__style_name=style)
    with body.dressed("List" if body.style == TEXT else body.style), body.without_tables():
        for number, item in enumerate(items):
            begins = str(start) if number == 0 and start != 1 else ""
            made.append(element("text:list-item", *body.many(item), text__start_value=begins))
    return made


def definitions(body: Body, node: t.DefinitionList) -> list[Element]:
    """Terms and what they mean: in one line in a record, below each other in running text."""
    made: list[Element] = []
    for term, found in node.items:
        blocks = [block for definition in found for block in definition]
        first = blocks[0] if blocks else None
        if body.style in IN_LINE and isinstance(first, t.Para | t.Plain):
            label = t.Span(term, t.Attr("", (roles.LABEL,)))
            made.append(paragraph(body, (label, t.Text("\u2003"), *first.content)))
            made += body.many(blocks[1:])
            continue
        made.append(paragraph(body, term, "Definition Term"))
        with body.dressed("Definition" if body.style == TEXT else body.style):
            made += body.many(blocks)
    return made
