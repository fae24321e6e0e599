"""Inlines of the tree into words: runs, structure of what is inside a paragraph, links, notes, page numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from memoria.diagnostics import found
from memoria.document import roles, tree
from memoria.fonts import SEMIBOLD
from memoria.source import Position
from memoria.writers.pdf.canvas import Target
from memoria.writers.pdf.faces import Face
from memoria.writers.pdf.manner import Manner, in_role
from memoria.writers.pdf.pictures import Picture, PictureError
from memoria.writers.pdf.setting import Setting, plain_text
from memoria.writers.pdf.strips import NoteBody
from memoria.writers.pdf.structure import Element
from memoria.writers.pdf.styles import APPARATUS, CODE
from memoria.writers.pdf.words import NUMBER, Run, Word

PAGE_SLOT = "00"
"""What a page number is taken for until pages are known."""
NOTE_SIZE, NOTE_RISE = 0.65, 0.36
SUPER_RISE, SUB_RISE = 0.34, -0.16
"""Of the letters' size."""
NoteMaker = Callable[[tree.Note, Element, str], tuple[int, NoteBody, str]]
"""Of a note, its element and language: its number, its body and the identifier of its place."""


class WordMaker:
    """Words of one paragraph, gathered from its inlines."""

    def __init__(self, setting: Setting, make_note: NoteMaker, mark_colour: str = "") -> None:
        self.setting = setting
        self.words: list[Word | None] = []
        self.anchors: list[tuple[int, str]] = []
        self._make_note = make_note
        self._mark_colour = mark_colour or setting.styles.palette.primary
        self._joins = False

    def put(self, text: str, run: Run, at: Position | None = None) -> None:
        """Add text without spaces to the last word, or as a new one."""
        if text in run.words or run.face.covers(text):
            self._add(run.word(text))
            return
        parts = self.setting.shelf.parts(text, run.face, at)
        self._add(tuple(piece for face, part, missing in parts for piece in self._variant(run, face, missing).word(part)))

    def space(self) -> None:
        """The last word ends here."""
        self._joins = False

    def line_break(self) -> None:
        """The line ends here."""
        self.words.append(None)
        self._joins = False

    def add(self, inlines: Sequence[tree.Inline], manner: Manner) -> None:
        """Add inlines."""
        for node in inlines:
            self._node(node, manner)

    def _add(self, word: Word) -> None:
        if self._joins and self.words and self.words[-1] is not None:
            self.words[-1] += word
        else:
            self.words.append(word)
        self._joins = True

    def _variant(self, run: Run, face: Face, missing: bool) -> Run:
        return replace(run, face=face, is_missing=missing, words={}, cuts={}, space=run.space)

    def _run(self, manner: Manner) -> Run:
        style = manner.style
        plain = not (manner.small_caps or manner.rise or manner.target or manner.underline or manner.strike)
        if plain:
            return self.setting.run_of(style, manner.language, manner.element)
        face = self.setting.shelf.face(style.family, style.weight, style.italic, manner.small_caps)
        return Run(
            face,
            style.size,
            style.colour,
            manner.element,
            manner.rise,
            manner.language,
            manner.target,
            underline=manner.underline,
            strike=manner.strike,
        )

    # --- nodes

    def _node(self, node: tree.Inline, manner: Manner) -> None:
        style = manner.style
        match node:
            case tree.Text(text):
                self._text(text, manner, node.at)
            case tree.SoftBreak():
                self.space()
            case tree.LineBreak():
                self.line_break()
            case tree.Emph(content):
                element = Element("Em", manner.parent, inline=True)
                self.add(content, manner.inside(element, style=style.but(italic=not style.italic)))
            case tree.Strong(content):
                element = Element("Strong", manner.parent, inline=True)
                self.add(content, manner.inside(element, style=style.but(weight=max(SEMIBOLD, style.weight))))
            case tree.Underline(content):
                self.add(content, replace(manner, underline=True))
            case tree.Strikeout(content):
                self.add(content, replace(manner, strike=True))
            case tree.Superscript(content):
                self.add(content, manner.raised(SUPER_RISE))
            case tree.Subscript(content):
                self.add(content, manner.raised(SUB_RISE))
            case tree.SmallCaps(content):
                self.add(content, replace(manner, small_caps=True))
            case tree.Code(text):
                self._code(text, manner, node.at)
            case tree.Link():
                self._link(node, manner)
            case tree.Image():
                self._image(node, manner)
            case tree.Note():
                self._note(node, manner)
            case tree.Span():
                self._span(node, manner)

    def _text(self, text: str, manner: Manner, at: Position | None) -> None:
        run = self._run(manner)
        if manner.nowrap:
            self.put(text, run, at)
            return
        first = True
        for part in text.split(" "):
            if not first:
                self._joins = False
            first = False
            if part:
                self.put(part, run, at)

    def _code(self, text: str, manner: Manner, at: Position | None) -> None:
        element = Element("Code", manner.parent, inline=True)
        style = manner.style.but(family=CODE, size=self.setting.code_size(manner.style.size), italic=False)
        self._text(text.replace("  ", "\u00a0\u00a0"), manner.inside(element, style=style), at)

    def _link(self, node: tree.Link, manner: Manner) -> None:
        text = plain_text(node.content).strip()
        identifier = node.target[1:] if node.target.startswith("#") else ""
        if identifier and identifier not in self.setting.identifiers:
            self.setting.diagnostics.append(found("W-104", node.at, identifier=identifier))
            self.add(node.content, manner)
            return
        target = Target("" if identifier else node.target, identifier, text or node.title or node.target)
        element = Element("Link", manner.parent, inline=True)
        self._name(node.attr.identifier)
        colour = manner.style.colour
        if colour == self.setting.styles.palette.ink:
            colour = self.setting.styles.palette.primary
        self.add(
            node.content or (tree.Text(node.target),),
            manner.inside(element, style=manner.style.but(colour=colour), target=target),
        )

    def _image(self, node: tree.Image, manner: Manner) -> None:
        alt = plain_text(node.content) or node.title or self.setting.label("figure")
        try:
            source = self.setting.gallery.source(node.target)
        except PictureError:
            self.setting.diagnostics.append(found("W-105", node.at, target=node.target))
            self._text(f"[{alt}]", manner, node.at)
            return
        scale = min(1.0, manner.style.leading * 2.2 / source.height, 200.0 / source.width)
        element = Element("Figure", manner.parent, inline=True, alt=alt)
        picture = Picture(source, source.width * scale, source.height * scale, element)
        self._add((((replace(self._run(manner), picture=picture, words={})), "\ufffc"),))

    def _note(self, node: tree.Note, manner: Manner) -> None:
        reference = Element("Reference", manner.parent, inline=True)
        link = Element("Link", reference, inline=True)
        note = Element("Note", manner.parent, inline=True)
        reference.follower = note
        number, body, identifier = self._make_note(node, note, manner.language)
        style, palette = manner.style, self.setting.styles.palette
        face = self.setting.shelf.face(APPARATUS, SEMIBOLD)
        target = Target("", identifier, f"{self.setting.label('note')} {number}")
        colour = palette.primary if style.colour == palette.ink else style.colour
        run = Run(face, round(style.size * NOTE_SIZE, 2), colour, link, style.size * NOTE_RISE, "", target, body)
        run.space = self._run(manner).space
        self._joins = True
        self._add(((run, str(number)),))

    def _span(self, node: tree.Span, manner: Manner) -> None:
        attr = node.attr
        self._name(attr.identifier)
        language = attr.get("lang")
        if language and language != manner.language:
            element = Element("Span", manner.parent, inline=True, language=language)
            manner = manner.inside(element, language=language)
        if attr.has(roles.PAGE_REF):
            self._page_number(attr.get("target"), manner, node.at)
            return
        if attr.has(roles.SECONDARY) and self.words and self.words[-1] is not None:
            self.line_break()
        self.add(node.content, in_role(manner, node, self.setting.styles.palette, self._mark_colour))
        if attr.has(roles.MARK_ID) and self.words and self.words[-1]:
            word = self.words[-1]
            run, text = word[-1]
            wider = replace(run, space=run.space + manner.style.size * 0.4, words={})
            self.words[-1] = (*word[:-1], (wider, text))

    def _page_number(self, target: str, manner: Manner, at: Position | None) -> None:
        """The number of a page, which leads there; where nothing before it says so, it is heard as that of a page."""
        if target not in self.setting.identifiers:
            self.setting.diagnostics.append(found("W-104", at, identifier=target))
            self._text("?", manner, at)
            return
        if manner.target is None:
            said = f"{self.setting.label('page')} {NUMBER}"
            link = Element("Link", manner.parent, inline=True, alt="" if self.words else said)
            manner = manner.inside(link, target=Target("", target, said))
        run = replace(self._run(manner), page_of=target, words={})
        self._add(((run, PAGE_SLOT),))

    def _name(self, identifier: str) -> None:
        if identifier:
            self.anchors.append((max(0, len(self.words) - (1 if self._joins else 0)), identifier))


def trimmed(words: Iterable[Word | None]) -> list[Word | None]:
    """Words without line ends at the beginning or the end."""
    kept = list(words)
    while kept and kept[0] is None:
        del kept[0]
    while kept and kept[-1] is None:
        kept.pop()
    return kept
