"""Runs of text in a paragraph: letters, links, footnotes, pictures."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from memoria.document import roles
from memoria.document import tree as t
from memoria.writers.odt.body import Body
from memoria.writers.odt.elements import Element, element, named, say
from memoria.writers.odt.pictures import picture
from memoria.writers.odt.styles import name_of

LETTERS: Mapping[type[Any], str] = {
    t.Emph: "Emphasis",
    t.Strong: "Strong",
    t.Underline: "Underlined",
    t.Strikeout: "Struck",
    t.Superscript: "Raised",
    t.Subscript: "Lowered",
    t.SmallCaps: "Small Caps",
}
SPANS: Mapping[str, str] = {roles.MARK_ID: "Mark", roles.LABEL: "Label", roles.SECONDARY: "Label", roles.WITHHELD: "Label"}

BREAK = named("text:line-break")


def inlines(body: Body, parent: Element, content: Iterable[t.Inline]) -> None:
    """Words and all that stands between them, at the end of a paragraph or of a part of it."""
    for node in content:
        _inline(body, parent, node)


def _inline(body: Body, parent: Element, node: t.Inline) -> None:
    match node:
        case t.Text():
            say(parent, node.text)
        case t.SoftBreak():
            say(parent, " ")
        case t.LineBreak():
            parent.append(element("text:line-break"))
        case t.Code():
            say(_letters(parent, name_of("Code")), node.text)
        case t.Link():
            _bookmark(parent, node.attr)
            box = element("text:a", xlink__type="simple", xlink__href=node.target, text__style_name=name_of("Internet Link"))
            parent.append(box)
            inlines(body, box, node.content)
        case t.Image():
            frame = picture(body, node)
            inlines(body, parent, node.content) if frame is None else parent.append(frame)
        case t.Note():
            parent.append(_note(body, node))
        case t.Span():
            _span(body, parent, node)
        case _:
            inlines(body, _letters(parent, name_of(LETTERS[type(node)])), node.content)


def _letters(parent: Element, style: str) -> Element:
    made = element("text:span", text__style_name=style)
    parent.append(made)
    return made


def _span(body: Body, parent: Element, node: t.Span) -> None:
    if node.attr.has(roles.SECONDARY) and _has_words(parent):
        parent.append(element("text:line-break"))
    _bookmark(parent, node.attr)
    style = next((SPANS[name] for name in node.attr.classes if name in SPANS), "")
    box = _letters(parent, name_of(style)) if style else parent
    if tag := node.attr.get("lang"):
        box = _letters(box, body.spoken_letters(tag))
    inlines(body, box, node.content)


def _has_words(parent: Element) -> bool:
    """True where something stands before on the line."""
    return bool(parent.text or len(parent)) and not (len(parent) and parent[-1].tag == BREAK and not parent[-1].tail)


def _bookmark(parent: Element, attr: t.Attr) -> None:
    if attr.identifier:
        parent.append(element("text:bookmark", text__name=attr.identifier))


def _note(body: Body, node: t.Note) -> Element:
    """A footnote where it is called (6.3.2)."""
    body.notes += 1
    number = str(body.notes)
    with body.aside(), body.dressed("Footnote"), body.without_tables():
        words = element("text:note-body", *body.many(node.content))
    cited = element("text:note-citation", text=number)
    return element("text:note", cited, words, text__id=f"ftn{number}", text__note_class="footnote")
