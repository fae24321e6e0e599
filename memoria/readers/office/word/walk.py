"""The walk through a Word package: blocks, and in them inlines, each element by its name."""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

from memoria.archive import Archive
from memoria.readers.office import flow as f
from memoria.readers.office.apart import CHANGED, COMMENT, CONTENTS, EQUATION, MACROS, PASTED, RUNNING, Apart
from memoria.readers.office.flow import Aside, Break, Flow, Footnote, Item, Paragraph, Read, Run, short
from memoria.readers.office.open_paragraph import VANISHED, OpenParagraph
from memoria.readers.office.style_names import alignment
from memoria.readers.office.word.controls import opened
from memoria.readers.office.word.drawings import WordDrawings
from memoria.readers.office.word.fields import Field, Fields
from memoria.readers.office.word.names import MC, VAL, WITHOUT_TEXT, M, R, W, is_on
from memoria.readers.office.word.parts import WordParts
from memoria.readers.office.word.tables import WordTables
from memoria.readers.office.word.texts import every_text, words

CAPITALS = "caps"
"""The style of letters that are shown as capitals: they become capitals."""
_SYMBOLS = {
    **dict.fromkeys(("F0FE", "F0FD"), "☒"),
    **dict.fromkeys(("F052", "F0FC"), "☑"),
    **dict.fromkeys(("F0A8", "F06F", "F071"), "☐"),
    **dict.fromkeys(("F0B7", "F0A7"), "•"),
}
"""Signs of the fonts Symbol and Wingdings, by their number there."""


def read_word(archive: Archive) -> Read:
    """The flow of a Word archive. Refused when its text can't be had."""
    parts = WordParts(archive)
    walk = _Walk(parts)
    flow = walk.body()
    if walk.fields.in_contents:
        # a table of contents without an end would swallow the rest of the text
        walk = _Walk(parts, knows_contents=False)
        flow = walk.body()
    return Read(flow, walk.asides(), [text for root in parts.with_text for text in every_text(root)], walk.apart.texts)


class _Walk:
    def __init__(self, parts: WordParts, *, knows_contents: bool = True) -> None:
        self.parts = parts
        self.fields = Fields()
        self.apart = Apart()
        self._knows_contents = knows_contents
        self._notes = {kind: dict(notes) for kind, notes in parts.notes.items()}
        """Those that were not called yet: one that is called twice is printed once."""
        self._called: set[str] = set()
        """The comments that hang on a place in the text."""
        self._tables = WordTables(self._blocks, self.apart)
        self._drawings = WordDrawings(parts, self._text_apart, self.apart)

    def asides(self) -> list[Aside]:
        """What the whole file has that is no text of it: headers, macros, contents, comments on nothing."""
        done: list[Aside] = []
        running = self.parts.running()
        if running:
            done.append(Aside(RUNNING, {"text": short(" · ".join(running))}))
        if self.apart.has_contents:
            done.append(Aside(CONTENTS))
        if self.parts.has_macros:
            done.append(Aside(MACROS))
        uncalled = (text for name, text in sorted(self.parts.comments.items()) if name not in self._called)
        return done + [Aside(COMMENT, {"text": short(text)}) for text in uncalled if text]

    # --- blocks ---

    def body(self) -> list[Flow]:
        """The whole text."""
        return self._blocks(self.parts.root)

    def _blocks(self, parent: etree._Element) -> list[Flow]:
        done: list[Flow] = []
        self._add_blocks(parent, done)
        return f.joined(done)

    def _text_apart(self, parent: etree._Element) -> list[Flow]:
        """What stands beside the text: in a note, in a box."""
        with self.fields.set_aside():
            return self._blocks(parent)

    def _add_blocks(self, parent: etree._Element, done: list[Flow]) -> None:
        for child in parent.iterchildren(etree.Element):
            tag = child.tag
            if tag == f"{W}p":
                done += self._paragraph(child)
            elif tag == f"{W}tbl":
                done += self._tables.table(child)
            elif tag in (f"{W}sdt", f"{MC}AlternateContent"):
                inner = opened(child, self.apart)
                if inner is not None:
                    self._add_blocks(inner, done)
            elif tag in (f"{W}del", f"{W}moveFrom"):
                self.apart.take(words(child))
                done.append(Paragraph(asides=[Aside(CHANGED, {"deleted": short(words(child, deleted=True))})]))
            elif tag == f"{W}altChunk":
                done.append(Paragraph(asides=[Aside(PASTED)]))
            elif tag not in WITHOUT_TEXT:
                self._add_blocks(child, done)

    def _paragraph(self, element: etree._Element) -> list[Flow]:
        properties = element.find(f"{W}pPr")
        role = self.parts.styles.role(properties)
        if role == "contents":
            self.apart.take_contents(words(element))
            self.fields.pass_over(element)
            return []
        paragraph = Paragraph(role=role, level=0 if role in f.TITLES else self.parts.styles.level(properties))
        if not paragraph.level:
            paragraph.item = self._item(properties)
        if properties is not None:
            side = properties.find(f"{W}jc")
            paragraph.align = alignment(side.get(VAL)) if side is not None else ""
            paragraph.joins = properties.find(f"{W}rPr/{W}del") is not None
        styles = self.parts.styles.of_paragraph(properties)
        here = OpenParagraph(paragraph, styles - f.OF_HEADINGS if paragraph.is_heading else styles)
        self._inlines(element, here)
        return here.closed()

    def _item(self, properties: etree._Element | None) -> Item | None:
        found = self.parts.styles.numbering(properties)
        if found is None:
            return None
        numbering, level = found
        return Item(numbering.list_id, level, numbering.style, numbering.delimiter, numbering.start)

    # --- inlines ---

    def _inlines(self, parent: etree._Element, here: OpenParagraph) -> None:
        for child in parent.iterchildren(etree.Element):
            read = _INLINES.get(str(child.tag))
            if read is not None:
                read(self, child, here)
            elif child.tag not in WITHOUT_TEXT:
                self._inlines(child, here)

    def _run(self, element: etree._Element, here: OpenParagraph) -> None:
        around, properties = here.styles, element.find(f"{W}rPr")
        here.styles = self.parts.styles.of_run(properties, around)
        if properties is not None and (capitals := properties.find(f"{W}caps")) is not None and is_on(capitals):
            here.styles |= {CAPITALS}
        self._inlines(element, here)
        here.styles = around

    def _text(self, element: etree._Element, here: OpenParagraph) -> None:
        self._add(element.text or "", here)

    def _add(self, text: str, here: OpenParagraph) -> None:
        if not text:
            return
        if self._knows_contents and self.fields.in_contents:
            self.apart.take_contents(text)
        elif VANISHED in here.styles:
            here.hidden.append(text)
            self.apart.take(text)
        else:
            if here.is_inserted:
                here.inserted.append(text)
            shown = text.upper() if CAPITALS in here.styles else text
            here.paragraph.pieces.append(Run(shown, here.styles - {CAPITALS}, here.link or self.fields.link))

    def _space(self, _element: etree._Element, here: OpenParagraph) -> None:
        self._add(" ", here)

    def _hyphen(self, _element: etree._Element, here: OpenParagraph) -> None:
        self._add("\u2011", here)

    def _break(self, element: etree._Element, here: OpenParagraph) -> None:
        if element.get(f"{W}type") in (None, "textWrapping"):
            here.paragraph.pieces.append(Break())

    def _symbol(self, element: etree._Element, here: OpenParagraph) -> None:
        self._add(_SYMBOLS.get(str(element.get(f"{W}char", "")).upper(), ""), here)

    def _hyperlink(self, element: etree._Element, here: OpenParagraph) -> None:
        relation, anchor = self.parts.relations.get(str(element.get(f"{R}id"))), element.get(f"{W}anchor")
        target = (relation.target if relation is not None else "") + (f"#{anchor}" if anchor else "")
        around, here.link = here.link, target or here.link
        self._inlines(element, here)
        here.link = around

    def _simple_field(self, element: etree._Element, here: OpenParagraph) -> None:
        self.fields.open.append(Field(str(element.get(f"{W}instr", ""))))
        self._inlines(element, here)
        self.fields.open.pop()

    def _field(self, element: etree._Element, _here: OpenParagraph) -> None:
        self.fields.take(element)

    def _inserted(self, element: etree._Element, here: OpenParagraph) -> None:
        around, here.is_inserted = here.is_inserted, True
        self._inlines(element, here)
        here.is_inserted = around

    def _deleted(self, element: etree._Element, here: OpenParagraph) -> None:
        here.deleted.append(words(element, deleted=True))
        self.apart.take(words(element))

    def _control(self, element: etree._Element, here: OpenParagraph) -> None:
        inner = opened(element, self.apart)
        if inner is not None:
            self._inlines(inner, here)

    def _equation(self, element: etree._Element, here: OpenParagraph) -> None:
        text = "".join(part.text or "" for part in element.iter(f"{M}t"))
        self._add(text, here)
        here.paragraph.asides.append(Aside(EQUATION, {"text": short(text)}))

    def _note(self, element: etree._Element, here: OpenParagraph) -> None:
        kind = "footnote" if element.tag == f"{W}footnoteReference" else "endnote"
        note = self._notes[kind].pop(str(element.get(f"{W}id")), None)
        if note is not None:
            here.paragraph.pieces.append(Footnote(self._text_apart(note)))

    def _comment(self, element: etree._Element, here: OpenParagraph) -> None:
        name = str(element.get(f"{W}id"))
        text = self.parts.comments.get(name, "")
        if text and name not in self._called:
            self._called.add(name)
            here.paragraph.comments.append(text)

    def _drawing(self, element: etree._Element, here: OpenParagraph) -> None:
        drawn = self._drawings.drawing(element)
        here.paragraph.pieces += drawn.pieces
        here.paragraph.asides += drawn.asides
        here.boxes += drawn.boxes


_INLINES: dict[str, Callable[[_Walk, etree._Element, OpenParagraph], None]] = {
    f"{W}r": _Walk._run,
    f"{W}t": _Walk._text,
    f"{W}tab": _Walk._space,
    f"{W}ptab": _Walk._space,
    f"{W}br": _Walk._break,
    f"{W}cr": _Walk._break,
    f"{W}noBreakHyphen": _Walk._hyphen,
    f"{W}sym": _Walk._symbol,
    f"{W}hyperlink": _Walk._hyperlink,
    f"{W}fldSimple": _Walk._simple_field,
    f"{W}fldChar": _Walk._field,
    f"{W}instrText": _Walk._field,
    f"{W}ins": _Walk._inserted,
    f"{W}moveTo": _Walk._inserted,
    f"{W}del": _Walk._deleted,
    f"{W}moveFrom": _Walk._deleted,
    f"{W}sdt": _Walk._control,
    f"{MC}AlternateContent": _Walk._control,
    f"{M}oMath": _Walk._equation,
    f"{M}oMathPara": _Walk._equation,
    f"{W}footnoteReference": _Walk._note,
    f"{W}endnoteReference": _Walk._note,
    f"{W}commentReference": _Walk._comment,
    f"{W}commentRangeStart": _Walk._comment,
    f"{W}drawing": _Walk._drawing,
    f"{W}pict": _Walk._drawing,
    f"{W}object": _Walk._drawing,
}
