"""Runs of text: each inline node and its element."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from memoria.document import roles
from memoria.document import tree as t
from memoria.document.walk import text_of
from memoria.writers.html.elements import ADDED, Element, Piece, element

SAFE = ("http:", "https:", "mailto:", "tel:", "#")
"""Addresses that a link may lead to; of any other only its words are printed."""
RIGHT_TO_LEFT = frozenset(("ar", "fa", "he", "ur", "yi"))
_PLAIN = {t.Emph: "em", t.Strong: "strong", t.Underline: "u", t.Strikeout: "s", t.Superscript: "sup", t.Subscript: "sub"}


@dataclass(slots=True)
class Inlines:
    """Makes elements of inlines, and keeps the footnotes that it met."""

    pictures: Mapping[str, t.Resource]
    notes: list[tuple[t.Block, ...]] = field(default_factory=list)

    def many(self, nodes: Iterable[t.Inline]) -> Iterator[Piece]:
        """The pieces of a run."""
        for node in nodes:
            yield from _INLINES[type(node)](self, node)

    def text(self, node: t.Text) -> Iterator[Piece]:
        yield node.text

    def soft(self, _node: t.SoftBreak) -> Iterator[Piece]:
        yield " "

    def hard(self, _node: t.LineBreak) -> Iterator[Piece]:
        yield element("br")

    def plain(self, node: Any) -> Iterator[Piece]:
        yield element(_PLAIN[type(node)], *self.many(node.content))

    def small_caps(self, node: t.SmallCaps) -> Iterator[Piece]:
        yield element("span", *self.many(node.content), class_="small-caps")

    def code(self, node: t.Code) -> Iterator[Piece]:
        yield element("code", node.text, **attributes(node.attr))

    def link(self, node: t.Link) -> Iterator[Piece]:
        content = tuple(self.many(node.content))
        if not node.target.casefold().startswith(SAFE):
            yield from content
        else:
            yield element("a", *content, href=node.target, title=node.title, **attributes(node.attr))

    def image(self, node: t.Image) -> Iterator[Piece]:
        if node.attr.has(roles.QR_CODE):
            return
        picture = self.pictures.get(node.target)
        if picture is None:
            yield from self.many(node.content)
        else:
            made = element("img", src=data_url(picture), title=node.title, **attributes(node.attr))
            made.set("alt", text_of(node.content))
            if width := node.attr.get("width"):
                made.set("style", f"width:{_length(width)}")
            yield made

    def note(self, node: t.Note) -> Iterator[Piece]:
        self.notes.append(node.content)
        number = str(len(self.notes))
        call = element("a", number, id=f"llamada-{number}", href=f"#nota-{number}", role="doc-noteref")
        yield element("sup", call, **{ADDED: "note"})

    def span(self, node: t.Span) -> Iterator[Piece]:
        yield element("span", *self.many(node.content), **attributes(node.attr))


_INLINES: Mapping[type, Callable[[Inlines, Any], Iterator[Piece]]] = {
    t.Text: Inlines.text,
    t.SoftBreak: Inlines.soft,
    t.LineBreak: Inlines.hard,
    **dict.fromkeys(_PLAIN, Inlines.plain),
    t.SmallCaps: Inlines.small_caps,
    t.Code: Inlines.code,
    t.Link: Inlines.link,
    t.Image: Inlines.image,
    t.Note: Inlines.note,
    t.Span: Inlines.span,
}


def attributes(attr: t.Attr) -> dict[str, str]:
    """Identifier, classes and language of a node, as an element has them."""
    language = attr.get("lang")
    direction = "rtl" if language.split("-")[0].casefold() in RIGHT_TO_LEFT else ""
    return {"id": attr.identifier, "class_": " ".join(attr.classes), "lang": language, "dir": direction}


def data_url(picture: t.Resource) -> str:
    """A picture within the page (RFC 2397). An SVG in an ``img`` runs no script and fetches nothing."""
    return f"data:{picture.media_type};base64,{b64encode(picture.data).decode()}"


def _length(width: str) -> str:
    """A width as CSS has it: a share or a length of the source, else no width at all."""
    number = width.rstrip("%abcdefghijklmnopqrstuvwxyz ")
    unit = width[len(number) :].strip()
    is_number = number.replace(".", "", 1).isdecimal()
    return f"{number}{unit or 'px'}" if is_number and unit in ("", "%", "px", "mm", "cm", "in", "pt", "em") else "auto"


def is_empty(made: Element) -> bool:
    """True for an element that shows nothing."""
    return len(made) == 0 and not (made.text or "").strip()
