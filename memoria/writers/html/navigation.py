"""Contents and lists of tables and figures: where everything is, as links."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from memoria.document import roles
from memoria.document import tree as t
from memoria.document.walk import text_of, walk
from memoria.writers.html.elements import ADDED, Element, element

PLACE = "navegacion"
"""Identifier of the contents where the volume gives it none."""
DEPTH = 2
"""Levels of headings that the contents list, as in the other formats."""
CAPTIONS = {roles.LIST_OF_TABLES: "tabla-", roles.LIST_OF_FIGURES: "figura-"}
"""How the identifiers of the captions begin that are listed apart."""


@dataclass(frozen=True, slots=True)
class Navigation:
    """The headings and captions of a volume."""

    headings: tuple[t.Heading, ...]
    captions: tuple[tuple[str, str], ...]
    """Identifier and words of each numbered caption."""

    @classmethod
    def of(cls, blocks: Iterable[t.Block]) -> Navigation:
        """What there is to find in a volume."""
        nodes = tuple(walk(blocks))
        headings = (node for node in nodes if isinstance(node, t.Heading) and node.level <= DEPTH)
        listed = tuple(node for node in headings if node.attr.get("toc") != "no")
        captions = (node.caption for node in nodes if isinstance(node, t.Table | t.Figure) and node.caption)
        return cls(listed, tuple((identifier, text_of(caption)) for caption in captions if (identifier := _number_of(caption))))

    def contents(self, node: t.Div, name: str) -> Element:
        """Chapters and their sections, one list in the other."""
        chapters: list[tuple[t.Heading, list[t.Heading]]] = []
        for heading in self.headings:
            if heading.level == 1 or not chapters:
                chapters.append((heading, []))
            else:
                chapters[-1][1].append(heading)
        items = [_item(heading, sections) for heading, sections in chapters]
        made = element("nav", *((element("ul", *items),) if items else ()), class_=" ".join(node.attr.classes))
        made.set("aria-label", name)
        made.set("id", node.attr.identifier or PLACE)
        return made

    def listing(self, node: t.Div, tag: str) -> Element | None:
        """The captions of one kind under their title; nothing where there are none."""
        start = next(start for role, start in CAPTIONS.items() if node.attr.has(role))
        found = [(identifier, words) for identifier, words in self.captions if identifier.startswith(start)]
        if not found:
            return None
        items = (element("li", _link(identifier, words)) for identifier, words in found)
        title = node.attr.get("title")
        made = element("nav", element(tag, title), element("ul", *items), class_=" ".join(node.attr.classes))
        made.set("aria-label", title)
        return made


def _number_of(caption: tuple[t.Block, ...]) -> str:
    """The identifier of a numbered caption; empty for one without number."""
    spans = (node.attr.identifier for node in walk(caption) if isinstance(node, t.Span))
    return next((name for name in spans if name.startswith(tuple(CAPTIONS.values()))), "")


def _item(heading: t.Heading, sections: Sequence[t.Heading]) -> Element:
    inner = (element("ul", *(_item(section, ()) for section in sections)),) if sections else ()
    return element("li", _entry(heading), *inner)


def _entry(heading: t.Heading) -> Element:
    number = "" if heading.attr.has(roles.UNNUMBERED) else heading.attr.get("number")
    link = _link(heading.attr.identifier, text_of(heading.content, notes=False))
    if number:
        before = element("span", f"{number} ", class_="number", **{ADDED: "number"})
        before.tail, link.text = link.text, None
        link.insert(0, before)
    return link


def _link(identifier: str, words: str) -> Element:
    return element("a", words, href=f"#{identifier}") if identifier else element("span", words)
