"""The table of contents: the headings of the volume as links."""

from __future__ import annotations

from collections.abc import Iterable

from memoria.document import tree as t
from memoria.document.walk import text_of, walk
from memoria.writers.odt.body import Body
from memoria.writers.odt.elements import Element, element
from memoria.writers.odt.paragraphs import number_of, paragraph
from memoria.writers.odt.styles import name_of

DEPTH = 2
"""Levels of headings in the contents."""


def listed_headings(blocks: Iterable[t.Block]) -> tuple[t.Heading, ...]:
    """The headings that the contents name."""
    headings = (node for node in walk(tuple(blocks)) if isinstance(node, t.Heading))
    return tuple(node for node in headings if node.level <= DEPTH and node.attr.get("toc") != "no")


def contents(body: Body) -> Element:
    """An index (8.3), whose lines the program that opens it may make anew."""
    entries = [_line(body, heading) for heading in body.headings]
    title = element("text:index-title-template")  # else LibreOffice sets one of its own, in English
    source = element("text:table-of-content-source", title, *map(_template, range(1, DEPTH + 1)), text__outline_level=str(DEPTH))
    lines = element("text:index-body", *entries)
    return element("text:table-of-content", source, lines, text__name="Contents", text__protected="false")


def _template(level: int) -> Element:
    """How a line is made anew: its words, dots, and the page, each leading there (8.8)."""
    pieces = (
        element("text:index-entry-link-start"),
        element("text:index-entry-text"),
        element("text:index-entry-tab-stop", style__type="right", style__leader_char="."),
        element("text:index-entry-page-number"),
        element("text:index-entry-link-end"),
    )
    style = name_of(f"Contents {level}")
    return element("text:table-of-content-entry-template", *pieces, text__outline_level=str(level), text__style_name=style)


def _line(body: Body, heading: t.Heading) -> Element:
    """The words of a heading, dots, and its page; all of it leads there, where the heading has a name to lead to.

    The page is a reference (7.7.6), which the program that opens the file reckons on its own pages: it is right from the first.
    It holds no number of ours, which where none is reckoned would be wrong.
    """
    number, place = number_of(heading), heading.attr.identifier
    words = t.Text(f"{number}\u2002" * bool(number) + text_of(heading.content, notes=False))
    line = paragraph(body, (t.Link((words,), f"#{place}") if place else words,), f"Contents {heading.level}")
    if place:
        line[-1].append(element("text:tab"))
        line[-1].append(element("text:bookmark-ref", text__reference_format="page", text__ref_name=place))
    return line
