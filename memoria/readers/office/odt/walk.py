"""The walk through an ODT package: blocks, and in them inlines, each element by its name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace

from lxml import etree

from memoria.archive import DAMAGED, PROTECTED, Archive, Refused
from memoria.readers.office import flow as f
from memoria.readers.office.apart import CHANGED, CONTENTS, RUNNING, Apart
from memoria.readers.office.flow import Aside, Break, Flow, Footnote, Item, Paragraph, Read, Run, short
from memoria.readers.office.odt.changes import Changes
from memoria.readers.office.odt.drawings import OdtDrawings
from memoria.readers.office.odt.names import DECLARATIONS, DRAW, LOEXT, OFFICE, PARAGRAPHS, STYLE, SVG, TABLE, TEXT, XLINK
from memoria.readers.office.odt.styles import OdtStyles
from memoria.readers.office.odt.tables import table
from memoria.readers.office.odt.texts import every_text, words
from memoria.readers.office.open_paragraph import VANISHED, OpenParagraph
from memoria.readers.office.style_names import DEEPEST

_DEEPEST_LIST = 8
"""The deepest level of an item, counted from 0."""


def read_odt(archive: Archive) -> Read:
    """The flow of an ODT archive. Refused when its text can't be had."""
    manifest = archive.xml_or_none("META-INF/manifest.xml")
    if manifest is not None and any(str(part.tag).endswith("}encryption-data") for part in manifest.iter()):
        raise Refused(PROTECTED)
    walk = _Walk(archive)
    flow = walk.body()
    return Read(flow, walk.asides(), list(every_text(walk.text)), walk.apart.texts)


class _Walk:
    def __init__(self, archive: Archive) -> None:
        root = archive.xml("content.xml")
        text = root.find(f"{OFFICE}body/{OFFICE}text")
        if text is None:
            raise Refused(DAMAGED)
        self.text = text
        self.apart = Apart()
        self._named = archive.xml_or_none("styles.xml")
        self._styles = OdtStyles(self._named, root)
        self._changes = Changes(text)
        self._drawings = OdtDrawings(archive, self._blocks)
        self._lists = 0

    def asides(self) -> list[Aside]:
        """What the whole file has that is no text of it: headers, footers, contents."""
        pages = self._named.iter(f"{STYLE}master-page") if self._named is not None else ()
        parts = (words(part) for page in pages for part in page if str(part.tag).startswith(STYLE))
        running = [text for text in dict.fromkeys(parts) if text]
        done = [Aside(RUNNING, {"text": short(" · ".join(running))})] if running else []
        return done + [Aside(CONTENTS)] * self.apart.has_contents

    # --- blocks ---

    def body(self) -> list[Flow]:
        """The whole text."""
        return self._inside(self.text)

    def _inside(self, parent: etree._Element) -> list[Flow]:
        return self._blocks(parent.iterchildren(etree.Element))

    def _blocks(self, elements: Iterable[etree._Element], item: Item | None = None) -> list[Flow]:
        done: list[Flow] = []
        for element in elements:
            tag = str(element.tag)
            if tag in PARAGRAPHS:
                done += self._paragraph(element, item)
                item = replace(item, opens=False) if item else None
            elif tag == f"{TEXT}list":
                done += self._list(element, item)
            elif tag == f"{TABLE}table":
                done += table(element, self._inside)
            elif tag in _WITHOUT_TEXT or tag.startswith(STYLE) or DECLARATIONS.search(tag):
                continue
            elif tag == f"{TEXT}table-of-content" or (tag.startswith(TEXT) and tag.endswith("-index")):
                self.apart.take_contents(words(element))
            elif tag.startswith(DRAW):
                done += _between(element, self._drawings.drawing)
            elif tag in _CHANGES:
                done += _between(element, self._change)
            else:
                done += self._blocks(element.iterchildren(etree.Element), item)
        return done

    def _list(self, element: etree._Element, outer: Item | None) -> list[Flow]:
        level = outer.level + 1 if outer else 0
        name = str(element.get(f"{TEXT}style-name", "")) or (outer.list_id.partition("#")[0] if outer else "")
        if outer is None and element.get(f"{TEXT}continue-numbering") != "true" and not element.get(f"{TEXT}continue-list"):
            self._lists += 1
        style, delimiter, start = self._styles.numbering(name, level)
        item = Item(outer.list_id if outer else f"{name}#{self._lists}", min(level, _DEEPEST_LIST), style, delimiter, start)
        done: list[Flow] = []
        for child in element.iterchildren(f"{TEXT}list-item", f"{TEXT}list-header"):
            own = str(child.get(f"{TEXT}start-value", ""))
            first = replace(item, start=int(own) if own.isdecimal() else start, opens=child.tag == f"{TEXT}list-item")
            done += self._blocks(child.iterchildren(etree.Element), first)
        return done

    def _paragraph(self, element: etree._Element, item: Item | None) -> list[Flow]:
        name = str(element.get(f"{TEXT}style-name", ""))
        role = self._styles.role(name)
        paragraph = Paragraph(
            role=role if role != "contents" else "",
            level=0 if role in f.TITLES else self._level(element, name, role),
            align=self._styles.align(name),
        )
        paragraph.item = item if not paragraph.level else None
        styles = self._styles.applied("paragraph", name, frozenset())
        here = OpenParagraph(paragraph, styles - f.OF_HEADINGS if paragraph.is_heading else styles)
        self._inlines(element, here)
        return here.closed()

    def _level(self, element: etree._Element, style: str, role: str) -> int:
        """The level of a heading, 0 for text; a heading that says none is of the first."""
        is_heading = element.tag == f"{TEXT}h"
        outline = str(element.get(f"{TEXT}outline-level", ""))
        told = is_heading and outline.isdecimal()
        level = min(int(outline), DEEPEST) if told else self._styles.level(style)
        return level or int(is_heading and not role)

    # --- inlines ---

    def _inlines(self, parent: etree._Element, here: OpenParagraph) -> None:
        self._add(parent.text, here)
        for child in parent.iterchildren():
            if isinstance(child.tag, str):
                read = _INLINES.get(child.tag)
                if read is not None:
                    read(self, child, here)
                elif child.tag.startswith(DRAW):
                    self._drawings.drawing(child, here)
                elif not DECLARATIONS.search(child.tag) and child.tag not in _SKIPPED:
                    self._inlines(child, here)
            self._add(child.tail, here)

    def _add(self, text: str | None, here: OpenParagraph) -> None:
        if not text:
            return
        text = re.sub(r"[ \t\r\n]+", " ", text)
        if VANISHED in here.styles:
            here.hidden.append(text)
            self.apart.take(text)
            return
        if self._changes.is_inserting:
            here.inserted.append(text)
        here.paragraph.pieces.append(Run(text, here.styles, here.link))

    def _span(self, element: etree._Element, here: OpenParagraph) -> None:
        around = here.styles
        here.styles = self._styles.applied("text", str(element.get(f"{TEXT}style-name", "")), around)
        self._inlines(element, here)
        here.styles = around

    def _anchor(self, element: etree._Element, here: OpenParagraph) -> None:
        around, here.link = here.link, str(element.get(f"{XLINK}href", ""))
        self._inlines(element, here)
        here.link = around

    def _space(self, _element: etree._Element, here: OpenParagraph) -> None:
        here.paragraph.pieces.append(Run(" ", here.styles, here.link))

    def _break(self, _element: etree._Element, here: OpenParagraph) -> None:
        here.paragraph.pieces.append(Break())

    def _note(self, element: etree._Element, here: OpenParagraph) -> None:
        body = element.find(f"{TEXT}note-body")
        here.paragraph.pieces.append(Footnote(self._inside(body) if body is not None else []))

    def _comment(self, element: etree._Element, here: OpenParagraph) -> None:
        text = " ".join(words(part) for part in element.iterchildren(f"{TEXT}p", f"{TEXT}list"))
        if text.strip():
            here.paragraph.comments.append(text)

    def _change(self, element: etree._Element, here: OpenParagraph) -> None:
        deleted = self._changes.take(element)
        if deleted is not None:
            here.paragraph.asides.append(Aside(CHANGED, {"deleted": short(deleted)}))

    def _control(self, element: etree._Element, here: OpenParagraph) -> None:
        if element.get(f"{LOEXT}showing-place-holder") == "true":
            self.apart.take(words(element))
        else:
            self._inlines(element, here)

    def _placeholder(self, element: etree._Element, _here: OpenParagraph) -> None:
        self.apart.take(words(element))

    def _hidden(self, element: etree._Element, here: OpenParagraph) -> None:
        text = str(element.get(f"{TEXT}string-value", "")) or words(element)
        self.apart.take(words(element))
        if text.strip():
            here.hidden.append(text)

    def _ruby(self, element: etree._Element, here: OpenParagraph) -> None:
        base = element.find(f"{TEXT}ruby-base")
        if base is not None:
            self._inlines(base, here)


_WITHOUT_TEXT = (f"{TEXT}tracked-changes", f"{OFFICE}forms")
_CHANGES = (f"{TEXT}change", f"{TEXT}change-start", f"{TEXT}change-end")
_SKIPPED = {
    f"{TEXT}{name}"
    for name in ("note-citation", "ruby-text", "script", "tracked-changes", "soft-page-break", "bookmark-ref-source")
} | {f"{OFFICE}annotation-end", f"{OFFICE}event-listeners", f"{SVG}title", f"{SVG}desc"}
_INLINES: dict[str, Callable[[_Walk, etree._Element, OpenParagraph], None]] = {
    f"{TEXT}span": _Walk._span,
    f"{TEXT}a": _Walk._anchor,
    f"{TEXT}s": _Walk._space,
    f"{TEXT}tab": _Walk._space,
    f"{TEXT}line-break": _Walk._break,
    f"{TEXT}note": _Walk._note,
    f"{OFFICE}annotation": _Walk._comment,
    f"{TEXT}change": _Walk._change,
    f"{TEXT}change-start": _Walk._change,
    f"{TEXT}change-end": _Walk._change,
    f"{LOEXT}content-control": _Walk._control,
    f"{TEXT}placeholder": _Walk._placeholder,
    f"{TEXT}hidden-text": _Walk._hidden,
    f"{TEXT}hidden-paragraph": _Walk._hidden,
    f"{TEXT}ruby": _Walk._ruby,
}


def _between(element: etree._Element, read: Callable[[etree._Element, OpenParagraph], None]) -> list[Flow]:
    """What stands between the paragraphs, as one of its own."""
    here = OpenParagraph(Paragraph())
    read(element, here)
    return here.closed()
