"""Inlines made ready for pandoc's DOCX writer: roles become character styles and marks, links get Word's names."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from memoria.diagnostics import Diagnostic, found
from memoria.document import roles
from memoria.document.tree import (
    NO_ATTR,
    Attr,
    Block,
    Code,
    Emph,
    Image,
    Inline,
    LineBreak,
    Link,
    Note,
    SmallCaps,
    SoftBreak,
    Span,
    Strikeout,
    Strong,
    Subscript,
    Superscript,
    Text,
    Underline,
)
from memoria.source import Position
from memoria.writers.docx.dress import STYLED_SPANS
from memoria.writers.docx.marks import Mark, Marks
from memoria.writers.docx.names import BookmarkNames
from memoria.writers.docx.references import REFERENCE, SAID, References
from memoria.writers.docx.words import plain_text

_MARKS = ("Mark", "Commitment Mark")
"""Styles of an id; the second of a commitment's."""


@dataclass(slots=True)
class Inlines:
    """Makes inlines; keeps what they refer to and what was found wrong."""

    pictures: set[str]
    references: References
    note_blocks: Callable[[tuple[Block, ...]], tuple[Block, ...]]
    marks: Marks = field(default_factory=Marks)
    names: BookmarkNames = field(default_factory=BookmarkNames)
    problems: list[Diagnostic] = field(default_factory=list)
    defined: set[str] = field(default_factory=set)
    asked: dict[str, Position | None] = field(default_factory=dict)
    accent: bool = False
    """True in a commitment, whose name takes the accent where it has no id."""
    small_labels: bool = False
    """True in session headers and tables, whose small labels are smaller still."""

    def mark(self, role: str, attr: Attr, *, text: str = "", level: int = 0) -> Attr:
        """The attributes that pandoc is to see: a name of ours, and the language."""
        name = self.marks.add(Mark(role, attr, self.bookmark(attr.identifier), text, level))
        return Attr(name, (), tuple(pair for pair in attr.pairs if pair[0] == "lang"))

    def bookmark(self, identifier: str) -> str:
        if not identifier:
            return ""
        self.defined.add(identifier)
        return self.names.of(identifier)

    def anchor(self, target: str, at: Position | None) -> str:
        """A link's target as Word will know it."""
        if not target.startswith("#"):
            return target
        self.asked.setdefault(target[1:], at)
        return "#" + self.names.of(target[1:])

    def lost_links(self) -> list[Diagnostic]:
        return [found("W-202", at, target=name) for name, at in self.asked.items() if name not in self.defined]

    def many(self, content: Iterable[Inline]) -> tuple[Inline, ...]:
        done: list[Inline] = []
        after_id = False
        for node in content:
            made = _INLINES[type(node)](self, node)
            if type(node) is Span and node.attr.has(roles.SECONDARY) and done and not isinstance(done[-1], LineBreak):
                done.append(LineBreak())
            done.extend(_after_id(made) if after_id else (made,))
            after_id = type(node) is Span and node.attr.has(roles.MARK_ID)
        return tuple(done)

    def span(self, node: Span) -> Inline:
        attr, content = node.attr, self.many(node.content)
        if attr.has(roles.PAGE_REF):
            target = attr.get("target").removeprefix("#")
            self.asked.setdefault(target, node.at)
            return Span((), self.mark(roles.PAGE_REF, attr, text=self.names.of(target)))
        if attr.has(roles.NOWRAP):
            content = tuple(_unbreakable(content))
        style = self._style(node)
        if style in _MARKS:
            content, style = tuple(_in_mark(one, style) for one in content), ""
        pairs = tuple(pair for pair in attr.pairs if pair[0] == "lang")
        name = self.marks.add(Mark("", attr, self.bookmark(attr.identifier))) if attr.identifier else ""
        made = Span(content, Attr(name, (), (*pairs, *((("custom-style", style),) if style else ()))))
        return self.said((made,), self.references.name_of_id(node))[0]

    def _style(self, node: Span) -> str:
        attr = node.attr
        if attr.has(roles.MARK_ID):
            return _MARKS[self.accent or roles.COMMITMENT_ID.match(plain_text(node.content)) is not None]
        if attr.has(roles.LABEL) and self.small_labels:
            return STYLED_SPANS[roles.SECONDARY]
        return next((STYLED_SPANS[name] for name in attr.classes if name in STYLED_SPANS), "")

    def link(self, node: Link) -> Inline:
        content, read = self.many(node.content), self.references.read_by(node)
        if read:
            own, saying = read
            words = Span((Text(saying.words),), self.mark(REFERENCE, NO_ATTR, text=self.names.of(saying.name)))
            content = (*((Text(own),) if own else ()), words, *content[1:])
        made = Link(content, self.anchor(node.target, node.at), node.title)
        return self.named(made, node.attr)

    def said(self, content: tuple[Inline, ...], name: str) -> tuple[Inline, ...]:
        """Words that a reference reads, in the bookmark that it knows; as they stand where none does."""
        return (Span(content, self.mark(SAID, Attr(name))),) if name else content

    def image(self, node: Image) -> Inline:
        if node.target not in self.pictures:
            self.problems.append(found("W-201", node.at, target=node.target))
            return Span(self.many(node.content), Attr("", (), (("custom-style", "Label"),)))
        pairs = tuple(pair for pair in node.attr.pairs if pair[0] in ("width", "height"))
        return self.named(Image(node.content, node.target, node.title, Attr("", (), pairs)), node.attr)

    def named(self, made: Inline, attr: Attr) -> Inline:
        """A node that may be linked to."""
        return Span((made,), self.mark("", Attr(attr.identifier))) if attr.identifier else made

    def note(self, node: Note) -> Inline:
        return Note(self.note_blocks(node.content))


def _in_mark(node: Inline, style: str) -> Inline:
    """An id in its style; a link takes it inside, for else it would look as links do."""
    if isinstance(node, Link):
        return replace(node, content=tuple(_in_mark(one, style) for one in node.content))
    if isinstance(node, Span) and not dict(node.attr.pairs).get("custom-style"):
        return replace(node, content=tuple(_in_mark(one, style) for one in node.content))
    return Span((node,), Attr("", (), (("custom-style", style),)))


def _unbreakable(content: Iterable[Inline]) -> Iterable[Inline]:
    return (Text(node.text.replace(" ", "\u00a0")) if isinstance(node, Text) else node for node in content)


def _after_id(node: Inline) -> tuple[Inline, ...]:
    """What follows an id stands a wider space away from it, whether a space was typed or not."""
    wider = Span((Text(" "),), Attr("", (), (("custom-style", "Mark Space"),)))
    if isinstance(node, SoftBreak):
        return (wider,)
    if isinstance(node, Text):
        rest = node.text.lstrip(" ")
        return (wider, Text(rest)) if rest else (wider,)
    return (node,) if isinstance(node, LineBreak) else (wider, node)


def _inner(inlines: Inlines, node: Any) -> Inline:
    made: Inline = type(node)(inlines.many(node.content))
    return made


def _same(_: Inlines, node: Any) -> Any:
    return node


_INLINES: dict[type[Any], Callable[[Inlines, Any], Inline]] = {
    Text: _same,
    SoftBreak: _same,
    LineBreak: _same,
    Code: lambda inlines, node: inlines.named(Code(node.text), node.attr),
    Emph: _inner,
    Strong: _inner,
    Underline: _inner,
    Strikeout: _inner,
    Superscript: _inner,
    Subscript: _inner,
    SmallCaps: _inner,
    Link: Inlines.link,
    Image: Inlines.image,
    Note: Inlines.note,
    Span: Inlines.span,
}
