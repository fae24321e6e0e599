"""Paragraphs and headings, each in its named style."""

from __future__ import annotations

from collections.abc import Iterable

from memoria.document import roles
from memoria.document import tree as t
from memoria.writers.odt.body import Body
from memoria.writers.odt.elements import Element, element
from memoria.writers.odt.inlines import inlines

NOTICE, NOTICE_TITLE = "Notice", "Notice Title"
"""Style of what a notice says, and of the heading that it may begin with."""


def paragraph(body: Body, content: Iterable[t.Inline], style: str = "", *, level: int = 0) -> Element:
    """A paragraph, or a heading of a level, in a style or in that which holds here; it has the identifiers that waited."""
    name = body.named(style or body.style)
    made = element("text:h" if level else "text:p", text__style_name=name, text__outline_level=str(level) if level else "")
    for identifier in body.waiting:
        made.append(element("text:bookmark", text__name=identifier))
    body.waiting = []
    inlines(body, made, content)
    return made


def text(body: Body, node: t.Para | t.Plain) -> list[Element]:
    """A paragraph of running text."""
    return [paragraph(body, node.content)]


def heading(body: Body, node: t.Heading) -> list[Element]:
    """A heading with its number."""
    body.wait(node.attr)
    number = number_of(node)
    before = (t.Text(f"{number}\u2002"),) if number else ()
    style = NOTICE_TITLE if body.style == NOTICE else f"Heading {node.level}"
    return [paragraph(body, (*before, *node.content), style, level=node.level)]


def number_of(node: t.Heading) -> str:
    """The number that is printed before a heading; empty for one without."""
    return "" if node.attr.has(roles.UNNUMBERED) else node.attr.get("number")


def code(body: Body, node: t.CodeBlock) -> list[Element]:
    """Lines of code."""
    body.wait(node.attr)
    return [paragraph(body, (t.Text(node.text),), "Source Code")]


def verse(body: Body, node: t.LineBlock) -> list[Element]:
    """Lines that end where they end."""
    lines = [piece for line in node.lines for piece in (t.LineBreak(), *line)]
    return [paragraph(body, lines[1:])]


def rule(body: Body, _node: t.HorizontalRule) -> list[Element]:
    """A line across the page."""
    return [paragraph(body, (), "Horizontal Line")]
