"""Lists of points, of numbers, and of terms with what they mean."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from memoria.document import roles
from memoria.document import tree as t
from memoria.writers.odt.body import TEXT, Body
from memoria.writers.odt.elements import Element, element, named
from memoria.writers.odt.paragraphs import paragraph
from memoria.writers.odt.styles import BULLETS, INDENT, numbering

KINDS: Mapping[str, str] = {"LowerAlpha": "a", "UpperAlpha": "A", "LowerRoman": "i", "UpperRoman": "I"}
LIST = named("text:list")
HELD = (LIST, named("text:p"), named("text:h"))
"""What an item may hold."""
IDENTIFIER = "{http://www.w3.org/XML/1998/namespace}id"
FIELDS: Mapping[str, str] = {
    "Callout": "Callout Fields",
    "Commitment": "Callout Fields",
    "Session Header": "Session Header",
    "Small": "Small Fields",
}
"""Styles in which a term and its definition share a line, and that of such lines: what is defined hangs beside its term."""


def bullets(body: Body, node: t.BulletList) -> list[Element]:
    """Points."""
    return _listed(body, node.items, BULLETS)


def ordered(body: Body, node: t.OrderedList) -> list[Element]:
    """Numbers or letters, from where the list begins."""
    kind = KINDS.get(node.style, "1")
    if kind not in body.lists:
        body.lists[kind] = f"Numbers{len(body.lists) + 1}"
        body.automatic.append(numbering(body.lists[kind], kind))
    return _listed(body, node.items, body.lists[kind], node.start)


def _listed(body: Body, items: Iterable[tuple[t.Block, ...]], style: str, start: int = 1) -> list[Element]:
    """A list; in pieces with what may not stand in it between them.

    An item holds paragraphs, headings and lists (5.3.3). A table ends the list, which goes on behind it with its numbers
    (19.780); what the item says there has no number of its own (5.3.4).
    """
    pieces = [element("text:list", text__style_name=style)]
    with body.dressed("List" if body.style == TEXT else body.style), body.moved_in(INDENT):
        for number, item in enumerate(items):
            begins = str(start) if number == 0 and start != 1 else ""
            point = element("text:list-item", text__start_value=begins)
            pieces[-1].append(point)
            for made in body.many(item):
                if made.tag in HELD:
                    point.append(made)
                    continue
                if not len(point):
                    point.append(paragraph(body, ()))  # a number with nothing after it is none
                point = element("text:list-header")
                pieces += (made, _going_on(body, pieces, style, point))
    return [piece for piece in pieces if piece.tag != LIST or any(len(point) for point in piece)]


def _going_on(body: Body, pieces: list[Element], style: str, point: Element) -> Element:
    """The list behind a table: it names its first piece."""
    first = pieces[0]
    if not first.get(IDENTIFIER):
        body.cut_lists += 1
        first.set(IDENTIFIER, f"list{body.cut_lists}")
    return element("text:list", point, text__style_name=style, text__continue_list=first.get(IDENTIFIER, ""))


def definitions(body: Body, node: t.DefinitionList) -> list[Element]:
    """Terms and what they mean: in one line in a record, below each other in running text."""
    made: list[Element] = []
    for term, found in node.items:
        blocks = [block for definition in found for block in definition]
        first = blocks[0] if blocks else None
        if body.style in FIELDS and isinstance(first, t.Para | t.Plain):
            made += _fields(body, term, blocks)
            continue
        made.append(paragraph(body, term, "Definition Term"))
        with body.dressed("Definition" if body.style == TEXT else body.style):
            made += body.many(blocks)
    return made


def _fields(body: Body, term: tuple[t.Inline, ...], blocks: Iterable[t.Block]) -> Iterator[Element]:
    """A label, and beside it what it names, one below the other."""
    before: tuple[t.Inline, ...] = (t.Span(term, t.Attr("", (roles.LABEL,))),)
    for block in blocks:
        if isinstance(block, t.Para | t.Plain):
            yield paragraph(body, (*before, t.Text("\t"), *block.content), FIELDS[body.style])
        else:
            yield from body.many((block,))
        before = ()
