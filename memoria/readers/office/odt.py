"""An ODT package as a flow (OpenDocument 1.3, part 3): every place where a writer of ODT keeps text is looked into.

As in ``word``: what is unknown is looked through, changes are taken as accepted, and comments, headers, tables of contents and
placeholders are kept apart and said.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from lxml import etree

from memoria.readers.office import flow as f
from memoria.readers.office.flow import Aside, Break, Flow, Footnote, Grid, GridCell, Item, Paragraph, Picture, Read, Run, short
from memoria.readers.office.package import DAMAGED, PROTECTED, Package, Refused
from memoria.readers.office.word import ABROAD, CHANGED, CONTENTS, EMBEDDED, HIDDEN, REMOTE, RUNNING, written_alt
from memoria.readers.office.word_styles import DEEPEST, level_of_name, role_of_name

_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
OFFICE, TEXT, TABLE, DRAW, STYLE, FO, SVG = (
    f"{{{_OASIS}{name}:1.0}}" for name in ("office", "text", "table", "drawing", "style", "xsl-fo-compatible", "svg-compatible")
)
_XLINK = "{http://www.w3.org/1999/xlink}"
_LOEXT = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"
_DECLARED = re.compile(r"-decls$|-source$")
_MOST_REPEATED = 60
"""Cells or rows that stand for so many copies of themselves; more is the empty rest of a sheet."""
_MOST_STYLES = 20
_KINDS = {"1": "Decimal", "a": "LowerAlpha", "A": "UpperAlpha", "i": "LowerRoman", "I": "UpperRoman"}


@dataclass(slots=True)
class _Context:
    """The paragraph being read, and what the walls around it say."""

    paragraph: Paragraph
    styles: frozenset[str] = frozenset()
    link: str = ""
    boxes: list[Flow] = field(default_factory=list)
    inserted: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)


def read_odt(package: Package) -> Read:
    """The flow of an ODT package. Refused when its text can't be had."""
    manifest = package.xml_or_none("META-INF/manifest.xml")
    if manifest is not None and any(str(part.tag).endswith("}encryption-data") for part in manifest.iter()):
        raise Refused(PROTECTED)
    reader = _Odt(package)
    flow = reader.body()
    return Read(flow, reader.asides(), list(_every_text(reader.text)), reader.apart)


class _Styles:
    """The automatic and the named styles of a package."""

    def __init__(self, *roots: etree._Element | None) -> None:
        self._styles: dict[tuple[str, str], etree._Element] = {}
        self.lists: dict[str, etree._Element] = {}
        for root in roots:
            for style in root.iter(f"{STYLE}style") if root is not None else ():
                self._styles[str(style.get(f"{STYLE}family")), str(style.get(f"{STYLE}name"))] = style
            for style in root.iter(f"{TEXT}list-style") if root is not None else ():
                self.lists[str(style.get(f"{STYLE}name"))] = style

    def chain(self, family: str, name: str) -> Iterator[tuple[str, etree._Element | None]]:
        """The style and its parents by the names that people see; the nearest first."""
        for _ in range(_MOST_STYLES):
            style = self._styles.get((family, name))
            if style is None:
                if name:
                    yield _plain(name), None
                return
            yield str(style.get(f"{STYLE}display-name") or _plain(name)), style
            name = str(style.get(f"{STYLE}parent-style-name", ""))
            if not name:
                return

    def level(self, name: str) -> int:
        """The level of a heading that is told by the style of a paragraph; 0 for text."""
        for shown, style in self.chain("paragraph", name):
            outline = str(style.get(f"{STYLE}default-outline-level", "")) if style is not None else ""
            level = int(outline) if outline.isdecimal() else level_of_name(shown)
            if level or outline == "":
                if level:
                    return min(level, DEEPEST)
                continue
            return 0
        return 0

    def role(self, name: str) -> str:
        """``title``, ``subtitle``, ``quote`` or nothing."""
        return next((role for shown, _ in self.chain("paragraph", name) if (role := role_of_name(shown))), "")

    def align(self, name: str) -> str:
        """``right``, ``center`` or nothing."""
        for _, style in self.chain("paragraph", name):
            properties = style.find(f"{STYLE}paragraph-properties") if style is not None else None
            side = properties.get(f"{FO}text-align") if properties is not None else None
            if side is not None:
                return {"right": "right", "end": "right", "center": "center"}.get(str(side), "")
        return ""

    def applied(self, family: str, name: str, base: frozenset[str]) -> frozenset[str]:
        """The styles of letters over those of what they stand in."""
        styles = set(base)
        for _, style in reversed(list(self.chain(family, name))):
            properties = style.find(f"{STYLE}text-properties") if style is not None else None
            if properties is not None:
                _apply(properties, styles)
        return frozenset(styles)


def _plain(name: str) -> str:
    """``Heading_20_1`` → «Heading 1»."""
    return re.sub(r"_([0-9a-f]{2,4})_", lambda match: chr(int(match[1], 16)), name)


def _apply(properties: etree._Element, styles: set[str]) -> None:
    def switch(name: str, value: str | None, on: bool) -> None:
        if value is not None:
            (styles.add if on else styles.discard)(name)

    weight = properties.get(f"{FO}font-weight")
    switch(f.BOLD, weight, weight in ("bold", "600", "700", "800", "900"))
    slope = properties.get(f"{FO}font-style")
    switch(f.ITALIC, slope, slope in ("italic", "oblique"))
    under = properties.get(f"{STYLE}text-underline-style")
    switch(f.UNDERLINE, under, under != "none")
    through = properties.get(f"{STYLE}text-line-through-style")
    switch(f.STRIKE, through, through != "none")
    variant = properties.get(f"{FO}font-variant")
    switch(f.SMALL_CAPS, variant, variant == "small-caps")
    shown = properties.get(f"{TEXT}display")
    switch("vanish", shown, shown == "none")
    height = str(properties.get(f"{STYLE}text-position", ""))
    if height:
        styles -= {f.SUPER, f.SUB}
        if height.startswith("sub") or height.startswith("-"):
            styles.add(f.SUB)
        elif not height.startswith("0"):
            styles.add(f.SUPER)


class _Odt:
    def __init__(self, package: Package) -> None:
        self.package = package
        root = package.xml("content.xml")
        self.named = package.xml_or_none("styles.xml")
        self.styles = _Styles(self.named, root)
        text = root.find(f"{OFFICE}body/{OFFICE}text")
        if text is None:
            raise Refused(DAMAGED)
        self.text = text
        self.apart: list[str] = []
        self.of_contents = 0
        self.inserting: set[str] = set()
        self._deletions, self._insertions = self._changes()
        self._lists = 0

    def _changes(self) -> tuple[dict[str, str], set[str]]:
        deletions: dict[str, str] = {}
        insertions: set[str] = set()
        for region in self.text.iter(f"{TEXT}changed-region"):
            name = str(region.get(f"{TEXT}id") or region.get("{http://www.w3.org/XML/1998/namespace}id"))
            deletion = region.find(f"{TEXT}deletion")
            if deletion is not None:
                deletions[name] = " ".join(_words(part) for part in deletion.iterchildren(f"{TEXT}p", f"{TEXT}h", f"{TEXT}list"))
            elif region.find(f"{TEXT}insertion") is not None:
                insertions.add(name)
        return deletions, insertions

    def asides(self) -> list[Aside]:
        """What the whole file has that is no text of it."""
        done: list[Aside] = []
        parts = (_words(part) for page in self._pages() for part in page if str(part.tag).startswith(STYLE))
        running = [words for words in dict.fromkeys(parts) if words]
        if running:
            done.append(Aside(RUNNING, {"text": short(" · ".join(running))}))
        if self.of_contents:
            done.append(Aside(CONTENTS))
        return done

    def _pages(self) -> Iterator[etree._Element]:
        return self.named.iter(f"{STYLE}master-page") if self.named is not None else iter(())

    # --- blocks ---

    def body(self) -> list[Flow]:
        """The whole text."""
        done: list[Flow] = []
        self._blocks(self.text, done)
        return done

    def _blocks(self, parent: etree._Element, done: list[Flow], item: Item | None = None) -> None:
        for child in parent.iterchildren(etree.Element):
            tag = str(child.tag)
            if tag in (f"{TEXT}p", f"{TEXT}h"):
                self._paragraph(child, done, item)
                item = Item(item.list_id, item.level, item.style, item.delimiter, item.start, opens=False) if item else None
            elif tag == f"{TEXT}list":
                self._list(child, done, item)
            elif tag == f"{TABLE}table":
                self._table(child, done)
            elif (
                tag == f"{TEXT}tracked-changes" or tag.startswith(f"{STYLE}") or _DECLARED.search(tag) or tag == f"{OFFICE}forms"
            ):
                continue
            elif tag == f"{TEXT}table-of-content" or (tag.startswith(TEXT) and tag.endswith("-index")):
                self.of_contents += 1
                self.apart.append(_words(child))
            elif tag.startswith(DRAW):
                context = _Context(Paragraph())
                self._drawing(child, context)
                done.append(context.paragraph)
                done.extend(context.boxes)
            elif tag in (f"{TEXT}change", f"{TEXT}change-start", f"{TEXT}change-end"):
                context = _Context(Paragraph())
                self._change(child, context)
                done.append(context.paragraph)
            else:
                self._blocks(child, done, item)

    def _list(self, element: etree._Element, done: list[Flow], outer: Item | None) -> None:
        level = outer.level + 1 if outer else 0
        name = str(element.get(f"{TEXT}style-name", "")) or (outer.list_id.partition("#")[0] if outer else "")
        if outer is None and element.get(f"{TEXT}continue-numbering") != "true" and not element.get(f"{TEXT}continue-list"):
            self._lists += 1
        list_id = outer.list_id if outer else f"{name}#{self._lists}"
        style, delimiter, start = self._numbering(name, level)
        for child in element.iterchildren(f"{TEXT}list-item", f"{TEXT}list-header"):
            own = str(child.get(f"{TEXT}start-value", ""))
            first = int(own) if own.isdecimal() else start
            opens = child.tag == f"{TEXT}list-item"
            self._blocks(child, done, Item(list_id, min(level, 8), style, delimiter, first, opens))

    def _numbering(self, name: str, level: int) -> tuple[str, str, int]:
        styles = self.styles.lists.get(name)
        kind = styles.find(f"*[@{TEXT}level='{level + 1}']") if styles is not None else None
        if kind is None or kind.tag != f"{TEXT}list-level-style-number":
            return "", "Period", 1
        start = str(kind.get(f"{TEXT}start-value", "1"))
        delimiter = "OneParen" if kind.get(f"{STYLE}num-suffix") == ")" else "Period"
        return (
            _KINDS.get(str(kind.get(f"{STYLE}num-format", "")), ""),
            delimiter,
            int(start) if start.isdecimal() else 1,
        )

    def _paragraph(self, element: etree._Element, done: list[Flow], item: Item | None) -> None:
        name = str(element.get(f"{TEXT}style-name", ""))
        role = self.styles.role(name)
        outline = str(element.get(f"{TEXT}outline-level", ""))
        level = min(int(outline), DEEPEST) if element.tag == f"{TEXT}h" and outline.isdecimal() else self.styles.level(name)
        paragraph = Paragraph(level=0 if role in ("title", "subtitle") else level, role=role if role != "contents" else "")
        if element.tag == f"{TEXT}h" and not paragraph.level and not role:
            paragraph.level = 1
        paragraph.item = item if not paragraph.level else None
        styles = self.styles.applied("paragraph", name, frozenset())
        if paragraph.level or paragraph.role in ("title", "subtitle"):
            styles -= {f.BOLD, f.ITALIC, f.UNDERLINE}
        paragraph.align = self.styles.align(name)
        context = _Context(paragraph, styles)
        self._inlines(element, context)
        if context.inserted:
            paragraph.asides.append(Aside(CHANGED, {"inserted": short("".join(context.inserted))}))
        if context.hidden:
            paragraph.asides.append(Aside(HIDDEN, {"text": short("".join(context.hidden))}))
        done.append(paragraph)
        done.extend(context.boxes)

    def _table(self, element: etree._Element, done: list[Flow]) -> None:
        rows: list[list[GridCell]] = []
        head = 0
        for row in _rows(element):
            cells: list[GridCell] = []
            for cell in row.iterchildren(f"{TABLE}table-cell", f"{TABLE}covered-table-cell"):
                inner: list[Flow] = []
                self._blocks(cell, inner)
                if cell.tag == f"{TABLE}covered-table-cell":
                    words = [part for part in inner if not (isinstance(part, Paragraph) and part.is_empty)]
                    if words and cells:
                        cells[-1].flow += words
                    continue
                made = GridCell(inner, _count(cell, "columns-spanned"), _count(cell, "rows-spanned"))
                copies = _count(cell, "columns-repeated")
                cells += [made] + [GridCell([]) for _ in range(copies - 1)]
            in_header = any(part.tag == f"{TABLE}table-header-rows" for part in row.iterancestors())
            head += in_header and head == len(rows)
            rows.append(cells)
        if len(rows) == 1 and len(rows[0]) == 1:
            done.extend(rows[0][0].flow)
        elif rows:
            done.append(Grid(rows, head))

    # --- inlines ---

    def _inlines(self, parent: etree._Element, context: _Context) -> None:
        self._add(parent.text, context)
        for child in parent.iterchildren():
            if isinstance(child.tag, str):
                special = _INLINES.get(child.tag)
                if special is not None:
                    special(self, child, context)
                elif child.tag.startswith(DRAW):
                    self._drawing(child, context)
                elif not _DECLARED.search(child.tag) and child.tag not in _SKIPPED:
                    self._inlines(child, context)
            self._add(child.tail, context)

    def _add(self, text: str | None, context: _Context) -> None:
        if not text:
            return
        text = re.sub(r"[ \t\r\n]+", " ", text)
        if "vanish" in context.styles:
            context.hidden.append(text)
            self.apart.append(text)
            return
        if self.inserting:
            context.inserted.append(text)
        context.paragraph.pieces.append(Run(text, context.styles, context.link))

    def _span(self, element: etree._Element, context: _Context) -> None:
        before = context.styles
        context.styles = self.styles.applied("text", str(element.get(f"{TEXT}style-name", "")), before)
        self._inlines(element, context)
        context.styles = before

    def _anchor(self, element: etree._Element, context: _Context) -> None:
        before, context.link = context.link, str(element.get(f"{_XLINK}href", ""))
        self._inlines(element, context)
        context.link = before

    def _spaces(self, _element: etree._Element, context: _Context) -> None:
        context.paragraph.pieces.append(Run(" ", context.styles, context.link))

    def _break(self, _element: etree._Element, context: _Context) -> None:
        context.paragraph.pieces.append(Break())

    def _note(self, element: etree._Element, context: _Context) -> None:
        body = element.find(f"{TEXT}note-body")
        inner: list[Flow] = []
        if body is not None:
            self._blocks(body, inner)
        context.paragraph.pieces.append(Footnote(inner))

    def _comment(self, element: etree._Element, context: _Context) -> None:
        words = " ".join(_words(part) for part in element.iterchildren(f"{TEXT}p", f"{TEXT}list"))
        if words.strip():
            context.paragraph.comments.append(words)

    def _change(self, element: etree._Element, context: _Context) -> None:
        name = str(element.get(f"{TEXT}change-id"))
        if element.tag == f"{TEXT}change-start" and name in self._insertions:
            self.inserting.add(name)
        elif element.tag == f"{TEXT}change-end":
            self.inserting.discard(name)
        elif element.tag == f"{TEXT}change" and name in self._deletions:
            context.paragraph.asides.append(Aside(CHANGED, {"deleted": short(self._deletions[name])}))

    def _control(self, element: etree._Element, context: _Context) -> None:
        if element.get(f"{_LOEXT}showing-place-holder") == "true":
            self.apart.append(_words(element))
        else:
            self._inlines(element, context)

    def _placeholder(self, element: etree._Element, _context: _Context) -> None:
        self.apart.append(_words(element))

    def _hidden(self, element: etree._Element, context: _Context) -> None:
        words = str(element.get(f"{TEXT}string-value", "")) or _words(element)
        self.apart.append(_words(element))
        if words.strip():
            context.hidden.append(words)

    def _ruby(self, element: etree._Element, context: _Context) -> None:
        base = element.find(f"{TEXT}ruby-base")
        if base is not None:
            self._inlines(base, context)

    # --- drawings ---

    def _drawing(self, element: etree._Element, context: _Context) -> None:
        """A frame or shape: its picture, its text box, its own text; of several pictures the first that can be printed."""
        alt = next((written_alt(_words(part)) for part in element.iterchildren(f"{SVG}desc", f"{SVG}title") if _words(part)), "")
        pictures = list(element.iterchildren(f"{DRAW}image"))
        objects = list(element.iterchildren(f"{DRAW}object", f"{DRAW}object-ole", f"{DRAW}plugin", f"{DRAW}applet"))
        for _ in objects:
            context.paragraph.asides.append(Aside(EMBEDDED, {"kind": "OLE"}))
        if pictures and not objects:
            self._picture(pictures, alt, context)
        inner: list[Flow] = []
        for part in element.iterchildren(etree.Element):
            tag = str(part.tag)
            if tag == f"{DRAW}text-box":
                self._blocks(part, inner)
            elif tag in (f"{TEXT}p", f"{TEXT}h", f"{TEXT}list", f"{TABLE}table"):
                self._one(part, inner)
            elif tag.startswith(DRAW) and part not in (*pictures, *objects):
                self._drawing(part, context)
        for paragraph in f.paragraphs(inner):
            paragraph.box = True
        context.boxes += inner

    def _one(self, element: etree._Element, done: list[Flow]) -> None:
        if element.tag in (f"{TEXT}p", f"{TEXT}h"):
            self._paragraph(element, done, None)
        elif element.tag == f"{TEXT}list":
            self._list(element, done, None)
        else:
            self._table(element, done)

    def _picture(self, pictures: list[etree._Element], alt: str, context: _Context) -> None:
        names = [str(part.get(f"{_XLINK}href", "")).removeprefix("./") for part in pictures]
        there = [name for name in names if self.package.has(name)]
        if there:
            best = next((name for name in there if name.casefold().endswith((".svg", ".png", ".jpg", ".jpeg"))), there[0])
            context.paragraph.pieces.append(Picture(best, alt))
            return
        target = next((name for name in names if name), "")
        if not target:
            return
        is_remote = re.match(r"[A-Za-z][A-Za-z0-9+.-]+:", target) and not target.startswith("file:")
        is_abroad = target.startswith(("file:", "/", "../")) or re.match(r"[A-Za-z]:[\\/]|\\\\", target)
        code = REMOTE if is_remote else ABROAD if is_abroad else "M-020"
        context.paragraph.asides.append(Aside(code, {"file": short(target)}))
        if alt:
            context.paragraph.pieces.append(Run(f"[{alt}]", frozenset({f.ITALIC})))


_SKIPPED = {
    f"{TEXT}{name}"
    for name in ("note-citation", "ruby-text", "script", "tracked-changes", "soft-page-break", "bookmark-ref-source")
} | {f"{OFFICE}annotation-end", f"{OFFICE}event-listeners", f"{SVG}title", f"{SVG}desc"}
_INLINES: dict[str, Callable[[_Odt, etree._Element, _Context], None]] = {
    f"{TEXT}span": _Odt._span,
    f"{TEXT}a": _Odt._anchor,
    f"{TEXT}s": _Odt._spaces,
    f"{TEXT}tab": _Odt._spaces,
    f"{TEXT}line-break": _Odt._break,
    f"{TEXT}note": _Odt._note,
    f"{OFFICE}annotation": _Odt._comment,
    f"{TEXT}change": _Odt._change,
    f"{TEXT}change-start": _Odt._change,
    f"{TEXT}change-end": _Odt._change,
    f"{_LOEXT}content-control": _Odt._control,
    f"{TEXT}placeholder": _Odt._placeholder,
    f"{TEXT}hidden-text": _Odt._hidden,
    f"{TEXT}hidden-paragraph": _Odt._hidden,
    f"{TEXT}ruby": _Odt._ruby,
}


# --- small things ------------------------------------------------------------------------------------------------------


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    """The rows of a table, of its header and its groups too, and not those of a table in it."""
    for child in table.iterchildren(etree.Element):
        if child.tag == f"{TABLE}table-row":
            yield child
        elif child.tag in {f"{TABLE}{name}" for name in ("table-header-rows", "table-rows", "table-row-group")}:
            yield from _rows(child)


def _count(cell: etree._Element, name: str) -> int:
    text = str(cell.get(f"{TABLE}number-{name}", "1"))
    return min(max(int(text), 1), _MOST_REPEATED) if text.isdecimal() and len(text) < 9 else 1


def _words(element: etree._Element) -> str:
    pieces: list[str] = []
    for part in element.iter():
        if isinstance(part.tag, str) and part.tag in (f"{TEXT}p", f"{TEXT}h", f"{TEXT}tab", f"{TEXT}s", f"{TEXT}line-break"):
            pieces.append(" ")
        if isinstance(part.tag, str) and part.text:
            pieces.append(part.text)
        if part is not element and part.tail:
            pieces.append(part.tail)
    return " ".join("".join(pieces).split())


_GONE = frozenset(
    (f"{TEXT}tracked-changes", f"{OFFICE}annotation", f"{OFFICE}forms", f"{TEXT}note-citation", f"{SVG}title", f"{SVG}desc")
)


def _every_text(root: etree._Element) -> Iterator[list[str]]:
    """The pieces of text of each paragraph, whatever it stands in: found by another way than the walk, to be compared with it."""
    for paragraph in root.iter(f"{TEXT}p", f"{TEXT}h"):
        if any(part.tag in _GONE for part in paragraph.iterancestors()):
            continue
        pieces: list[str] = []
        pending: list[etree._Element | str] = [paragraph]
        while pending:
            part = pending.pop()
            if isinstance(part, str):
                pieces.append(part)
                continue
            if not isinstance(part.tag, str) or (part.tag in _GONE):
                continue
            if part is not paragraph and part.tag in (f"{TEXT}p", f"{TEXT}h"):
                continue
            if part.tag in (f"{TEXT}tab", f"{TEXT}s", f"{TEXT}line-break"):
                pieces.append(" ")
            inner: list[etree._Element | str] = [part.text or ""]
            for child in part.iterchildren():
                inner += [child, child.tail or ""]
            pending += reversed(inner)
        yield pieces
