"""A Word package as a flow (ISO/IEC 29500-1, WordprocessingML): every place where Word keeps text is looked into.

What is unknown is looked through, so that its text is not lost; changes are taken as accepted; comments, headers, fields of a
table of contents and placeholders of content controls are kept apart and said.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from lxml import etree

from memoria.diagnostics import Value
from memoria.readers.office import flow as f
from memoria.readers.office.flow import Aside, Break, Flow, Footnote, Grid, GridCell, Item, Paragraph, Picture, Read, Run, short
from memoria.readers.office.package import DAMAGED, Package, Refused
from memoria.readers.office.word_styles import VAL, W, WordStyles, is_on

REMOTE, ABROAD = "M-021", "M-022"
CHANGED, EMBEDDED, EQUATION, HIDDEN, CONTENTS, MACROS, APART, RUNNING = (
    "D-013",
    "D-017",
    "D-018",
    "D-019",
    "D-021",
    "D-022",
    "D-023",
    "D-015",
)
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_V = "{urn:schemas-microsoft-com:vml}"
_O = "{urn:schemas-microsoft-com:office:office}"
_DGM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_SKIPPED = frozenset(
    f"{W}{name}"
    for name in re.findall(
        r"\w+",
        """pPr rPr tblPr tblGrid trPr tcPr sectPr sdtPr sdtEndPr proofErr bookmarkStart bookmarkEnd permStart permEnd
        commentRangeEnd moveFromRangeStart moveFromRangeEnd moveToRangeStart moveToRangeEnd instrText delInstrText
        lastRenderedPageBreak annotationRef footnoteRef endnoteRef separator continuationSeparator softHyphen rt ffData
        customXmlPr smartTagPr""",
    )
)
_SYMBOLS = {
    **dict.fromkeys(("F0FE", "F0FD"), "☒"),
    **dict.fromkeys(("F052", "F0FC"), "☑"),
    **dict.fromkeys(("F0A8", "F06F", "F071"), "☐"),
    **dict.fromkeys(("F0B7", "F0A7"), "•"),
}
"""Signs of the fonts Symbol and Wingdings, by their number there."""
_ALIGNED = {"right": "right", "end": "right", "center": "center"}
_MACHINE_ALT = re.compile(
    r"\s*(?:Descripción generada automáticamente|Description automatically generated|Description générée automatiquement"
    r"|Descrição gerada automaticamente|AI-generated content may be incorrect\.?"
    r"|El contenido generado por IA puede ser incorrecto\.?)(?: con confianza \w+| with \w+ confidence)?\.?\s*$",
    re.IGNORECASE,
)
_LINK = re.compile(r'HYPERLINK\s+(?:\\l\s+)?(?:"([^"]*)"|(\S+))')


def written_alt(text: str) -> str:
    """The description of a picture as somebody wrote it: without the sentence that Word adds to its own guesses."""
    return " ".join(_MACHINE_ALT.sub("", text).split())


@dataclass(slots=True)
class _Context:
    """The paragraph being read, and what the walls around it say."""

    paragraph: Paragraph
    styles: frozenset[str]
    boxes: list[Flow] = field(default_factory=list)
    inserted: list[str] = field(default_factory=list)
    deleted: list[str] = field(default_factory=list)
    changing: bool = False
    hidden: list[str] = field(default_factory=list)


def read_word(package: Package) -> Read:
    """The flow of a Word package. Refused when its text can't be had."""
    reader = _Word(package)
    flow = reader.body()
    if reader.fields and reader.in_contents():
        # a table of contents without an end would swallow the rest of the text
        reader = _Word(package, contents=False)
        flow = reader.body()
    return Read(flow, reader.asides(), [text for part in reader.parts for text in _every_text(part)], reader.apart)


@dataclass(slots=True)
class _Field:
    """A complex field: its instruction until ``separate``, its result after it."""

    instruction: str = ""

    @property
    def link(self) -> str:
        """Where a HYPERLINK leads."""
        match = _LINK.search(self.instruction)
        if match is None:
            return ""
        target = match[1] if match[1] is not None else match[2]
        return f"#{target}" if "\\l" in self.instruction.split(target)[0] else target

    @property
    def is_contents(self) -> bool:
        return self.instruction.strip().upper().startswith(("TOC", "INDEX"))


class _Word:
    def __init__(self, package: Package, *, contents: bool = True) -> None:
        self.package = package
        self.main = self._main()
        self.links = self._relations(self.main)
        folder = posixpath.dirname(self.main)
        self.styles = WordStyles(self._part("styles"), self._part("numbering"))
        self.root = package.xml(self.main)
        if self.root.tag != f"{W}document":
            raise Refused(DAMAGED)
        self.notes = {kind: self._notes(kind) for kind in ("footnote", "endnote")}
        self.comments = self._comments()
        self.parts = [self.root, *(root for root, _ in self.notes.values() if root is not None)]
        self.fields: list[_Field] = []
        self.apart: list[str] = []
        self.of_contents: list[str] = []
        self._contents = contents
        self._links: dict[str, tuple[str, bool]] = self.links
        self._folder = folder

    # --- parts ---

    def _main(self) -> str:
        for target, _, kind in self._related("_rels/.rels", ""):
            if kind.endswith("/officeDocument") and self.package.has(target):
                return target
        if self.package.has("word/document.xml"):
            return "word/document.xml"
        raise Refused(DAMAGED)

    def _related(self, name: str, folder: str) -> Iterator[tuple[str, str, str]]:
        """Target within the package (or address), mode, and type of each relation of a part."""
        root = self.package.xml_or_none(name)
        for relation in root.iterfind(f"{_RELATIONS}Relationship") if root is not None else ():
            target, mode = str(relation.get("Target", "")), str(relation.get("TargetMode", ""))
            if mode != "External":
                target = target[1:] if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
            yield target, mode, str(relation.get("Type", ""))

    def _relations(self, part: str) -> dict[str, tuple[str, bool]]:
        """By id, the target of each relation of a part, and whether it leads out of the package."""
        folder, name = posixpath.split(part)
        path = f"{folder}/_rels/{name}.rels" if folder else f"_rels/{name}.rels"
        root = self.package.xml_or_none(path)
        ids = [str(relation.get("Id")) for relation in root.iterfind(f"{_RELATIONS}Relationship")] if root is not None else []
        targets = ((target, mode == "External") for target, mode, _ in self._related(path, folder))
        return dict(zip(ids, targets, strict=True))

    def _part(self, kind: str) -> etree._Element | None:
        folder, name = posixpath.split(self.main)
        path = f"{folder}/_rels/{name}.rels" if folder else f"_rels/{name}.rels"
        found = (target for target, mode, type_ in self._related(path, folder) if type_.endswith(f"/{kind}") and not mode)
        return self.package.xml_or_none(next(found, f"word/{kind}.xml"))

    def _notes(self, kind: str) -> tuple[etree._Element | None, dict[str, etree._Element]]:
        root = self._part(f"{kind}s")
        found = root.iterfind(f"{W}{kind}") if root is not None else ()
        return root, {str(note.get(f"{W}id")): note for note in found if note.get(f"{W}type") in (None, "normal")}

    def _comments(self) -> dict[str, str]:
        root = self._part("comments")
        found = root.iterfind(f"{W}comment") if root is not None else ()
        return {str(comment.get(f"{W}id")): _words(comment) for comment in found}

    def asides(self) -> list[Aside]:
        """What the whole file has that is no text of it: headers, macros, contents."""
        done: list[Aside] = []
        running = [words for name in sorted(self.package.names) if _is_running(name) and (words := self._running(name))]
        if running:
            done.append(Aside(RUNNING, {"text": short(" · ".join(dict.fromkeys(running)))}))
        if self.of_contents:
            done.append(Aside(CONTENTS))
        if any(name.endswith("vbaProject.bin") for name in self.package.names):
            done.append(Aside(MACROS))
        uncalled = set(self.comments) - self._called
        done += [Aside("D-014", {"text": short(self.comments[name])}) for name in sorted(uncalled) if self.comments[name]]
        return done

    def _running(self, name: str) -> str:
        root = self.package.xml_or_none(name)
        return _words(root) if root is not None else ""

    # --- blocks ---

    def body(self) -> list[Flow]:
        """The whole text."""
        self._called: set[str] = set()
        done: list[Flow] = []
        self._blocks(self.root, done)
        return _joined(done)

    def _blocks(self, parent: etree._Element, done: list[Flow]) -> None:
        for child in parent.iterchildren(etree.Element):
            tag = child.tag
            if tag == f"{W}p":
                self._paragraph(child, done)
            elif tag == f"{W}tbl":
                self._table(child, done)
            elif tag in (f"{W}sdt", f"{_MC}AlternateContent"):
                inner = self._opened(child)
                if inner is not None:
                    self._blocks(inner, done)
            elif tag in (f"{W}del", f"{W}moveFrom"):
                words = _words(child, deleted=True)
                self.apart.append(_words(child))
                done.append(Paragraph(asides=[Aside(CHANGED, {"deleted": short(words)})]))
            elif tag == f"{W}altChunk":
                done.append(Paragraph(asides=[Aside(APART)]))
            elif tag not in _SKIPPED:
                self._blocks(child, done)

    def _opened(self, element: etree._Element) -> etree._Element | None:
        """The content of a content control, or of the branch of an alternative that says most; None for a placeholder."""
        if element.tag == f"{_MC}AlternateContent":
            return self._branch(element)
        content = element.find(f"{W}sdtContent")
        if element.find(f"{W}sdtPr/{W}showingPlcHdr") is not None and content is not None:
            self.apart.append(_words(content))
            return None
        gallery = element.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")
        if gallery is not None and "Contents" in str(gallery.get(VAL)) and content is not None:
            words = _words(content)
            self.of_contents.append(words)
            self.apart.append(words)
            return None
        return content

    def _branch(self, element: etree._Element) -> etree._Element | None:
        branches = [child for child in element.iterchildren(etree.Element) if child.tag in (f"{_MC}Choice", f"{_MC}Fallback")]
        if not branches:
            return None
        best = max(branches, key=lambda branch: (len(_words(branch)), _has_picture(branch)))
        self.apart += [_words(branch) for branch in branches if branch is not best]
        return best

    def _paragraph(self, element: etree._Element, done: list[Flow]) -> None:
        properties = element.find(f"{W}pPr")
        role = self.styles.role(properties)
        if role == "contents":
            words = _words(element)
            self.of_contents.append(words)
            self.apart.append(words)
            self._run_fields(element)
            return
        paragraph = Paragraph(role=role)
        paragraph.level = 0 if role in ("title", "subtitle") else self.styles.level(properties)
        numbered = self.styles.numbering(properties)
        if numbered is not None and not paragraph.level:
            numbering, level = numbered
            paragraph.item = Item(numbering.list_id, level, numbering.style, numbering.delimiter, numbering.start)
        side = properties.find(f"{W}jc") if properties is not None else None
        paragraph.align = _ALIGNED.get(str(side.get(VAL)), "") if side is not None else ""
        if properties is not None and properties.find(f"{W}rPr/{W}del") is not None:
            paragraph.joins = True
        styles = self.styles.of_paragraph(properties)
        if paragraph.level or role in ("title", "subtitle"):
            styles -= {f.BOLD, f.ITALIC, f.UNDERLINE}
        context = _Context(paragraph, styles)
        self._inlines(element, context, "")
        if context.inserted or context.deleted:
            paragraph.asides.append(Aside(CHANGED, _changes(context)))
        if context.hidden:
            paragraph.asides.append(Aside(HIDDEN, {"text": short("".join(context.hidden))}))
        done.append(paragraph)
        done.extend(context.boxes)

    def _run_fields(self, element: etree._Element) -> None:
        """Keep count of the fields that begin and end in a paragraph whose text is not taken."""
        for part in element.iter(f"{W}fldChar", f"{W}instrText"):
            self._field(part)

    def _table(self, element: etree._Element, done: list[Flow]) -> None:
        rows: list[list[GridCell]] = []
        merged: dict[int, GridCell] = {}
        head, told = 0, Paragraph()
        for row in self._own(element, f"{W}tr"):
            if row.find(f"{W}trPr/{W}del") is not None:
                told.asides.append(Aside(CHANGED, {"deleted": short(_words(row, deleted=True))}))
                self.apart.append(_words(row))
                continue
            cells, column = [], 0
            for cell in self._own(row, f"{W}tc"):
                grid, continues = self._cell(cell)
                above = merged.get(column)
                if continues and above is not None:
                    above.rows += 1
                    above.flow += [part for part in grid.flow if not (isinstance(part, Paragraph) and part.is_empty)]
                else:
                    cells.append(grid)
                    merged = {place: kept for place, kept in merged.items() if not column <= place < column + grid.columns}
                    merged[column] = grid
                column += grid.columns
            if row.find(f"{W}trPr/{W}tblHeader") is not None and head == len(rows):
                head += 1
            rows.append(cells)
        if told.asides:
            done.append(told)
        if len(rows) == 1 and len(rows[0]) == 1:
            done.extend(rows[0][0].flow)  # a frame drawn around a text
        elif rows:
            done.append(Grid(rows, head or int(len(rows) > 1 and self._has_first_row(element))))

    def _own(self, element: etree._Element, tag: str) -> Iterator[etree._Element]:
        """The rows or cells of a table, through content controls and insertions."""
        for child in element.iterchildren(etree.Element):
            if child.tag == tag:
                yield child
            elif child.tag == f"{W}sdt":
                content = child.find(f"{W}sdtContent")
                if content is not None:
                    yield from self._own(content, tag)
            elif child.tag not in _SKIPPED:
                yield from self._own(child, tag)

    def _cell(self, element: etree._Element) -> tuple[GridCell, bool]:
        """A cell, and whether it goes on from the one above."""
        inner: list[Flow] = []
        self._blocks(element, inner)
        span, merge = element.find(f"{W}tcPr/{W}gridSpan"), element.find(f"{W}tcPr/{W}vMerge")
        columns = str(span.get(VAL, "1")) if span is not None else "1"
        continues = merge is not None and merge.get(VAL, "continue") == "continue"
        return GridCell(_joined(inner), min(max(int(columns), 1), 60) if columns.isdecimal() else 1), continues

    @staticmethod
    def _has_first_row(element: etree._Element) -> bool:
        look = element.find(f"{W}tblPr/{W}tblLook")
        if look is None:
            return False
        if look.get(f"{W}firstRow") is not None:
            return look.get(f"{W}firstRow") in ("1", "true", "on")
        try:
            return bool(int(str(look.get(VAL, "0")), 16) & 0x20)
        except ValueError:
            return False

    # --- inlines ---

    def _inlines(self, parent: etree._Element, context: _Context, link: str) -> None:
        for child in parent.iterchildren(etree.Element):
            tag = child.tag
            special = _INLINES.get(str(tag))
            if special is not None:
                special(self, child, context, link)
            elif tag not in _SKIPPED:
                self._inlines(child, context, link)

    def _run(self, element: etree._Element, context: _Context, link: str) -> None:
        before, properties = context.styles, element.find(f"{W}rPr")
        context.styles = self.styles.of_run(properties, before)
        if properties is not None and (caps := properties.find(f"{W}caps")) is not None and is_on(caps):
            context.styles |= {"caps"}
        self._inlines(element, context, link)
        context.styles = before

    def _text(self, element: etree._Element, context: _Context, link: str) -> None:
        self._add(element.text or "", context, link)

    def _add(self, text: str, context: _Context, link: str) -> None:
        if not text:
            return
        if self.in_contents():
            self.of_contents.append(text)
            self.apart.append(text)
        elif "vanish" in context.styles:
            context.hidden.append(text)
            self.apart.append(text)
        else:
            if context.changing:
                context.inserted.append(text)
            text = text.upper() if "caps" in context.styles else text
            link = link or next((field.link for field in reversed(self.fields) if field.link), "")
            context.paragraph.pieces.append(Run(text, context.styles - {"caps"}, link))

    def _blank(self, _element: etree._Element, context: _Context, link: str) -> None:
        self._add(" ", context, link)

    def _hyphen(self, _element: etree._Element, context: _Context, link: str) -> None:
        self._add("\u2011", context, link)

    def _break(self, element: etree._Element, context: _Context, _link: str) -> None:
        if element.get(f"{W}type") in (None, "textWrapping"):
            context.paragraph.pieces.append(Break())

    def _symbol(self, element: etree._Element, context: _Context, link: str) -> None:
        self._add(_SYMBOLS.get(str(element.get(f"{W}char", "")).upper(), ""), context, link)

    def _hyperlink(self, element: etree._Element, context: _Context, link: str) -> None:
        target, _ = self._links.get(str(element.get(f"{_R}id")), ("", True))
        anchor = element.get(f"{W}anchor")
        if anchor:
            target = f"{target}#{anchor}"
        self._inlines(element, context, target or link)

    def _simple_field(self, element: etree._Element, context: _Context, link: str) -> None:
        self.fields.append(_Field(str(element.get(f"{W}instr", ""))))
        self._inlines(element, context, link)
        self.fields.pop()

    def _inserted(self, element: etree._Element, context: _Context, link: str) -> None:
        before, context.changing = context.changing, True
        self._inlines(element, context, link)
        context.changing = before

    def _deleted(self, element: etree._Element, context: _Context, _link: str) -> None:
        context.deleted.append(_words(element, deleted=True))
        self.apart.append(_words(element))

    def _control(self, element: etree._Element, context: _Context, link: str) -> None:
        inner = self._opened(element)
        if inner is not None:
            self._inlines(inner, context, link)

    def _field(self, element: etree._Element, _context: _Context | None = None, _link: str = "") -> None:
        if element.tag == f"{W}instrText":
            if self.fields:
                self.fields[-1].instruction += element.text or ""
        elif element.get(f"{W}fldCharType") == "begin":
            self.fields.append(_Field())
        elif element.get(f"{W}fldCharType") == "end" and self.fields:
            self.fields.pop()

    def in_contents(self) -> bool:
        """True inside a table of contents that Word made."""
        return self._contents and any(field.is_contents for field in self.fields)

    def _equation(self, element: etree._Element, context: _Context, link: str) -> None:
        text = "".join(part.text or "" for part in element.iter(f"{_M}t"))
        self._add(text, context, link)
        context.paragraph.asides.append(Aside(EQUATION, {"text": short(text)}))

    def _note(self, element: etree._Element, context: _Context, _link: str) -> None:
        kind = "footnote" if element.tag == f"{W}footnoteReference" else "endnote"
        note = self.notes[kind][1].pop(str(element.get(f"{W}id")), None)
        if note is not None:
            inner: list[Flow] = []
            fields, self.fields = self.fields, []
            self._blocks(note, inner)
            self.fields = fields
            context.paragraph.pieces.append(Footnote(_joined(inner)))

    def _comment(self, element: etree._Element, context: _Context, _link: str) -> None:
        name = str(element.get(f"{W}id"))
        words = self.comments.get(name, "")
        if words and name not in self._called:
            self._called.add(name)
            context.paragraph.comments.append(words)

    # --- drawings ---

    def _drawing(self, element: etree._Element, context: _Context, _link: str) -> None:
        paragraph = context.paragraph
        parts = list(_within(element, self._branch))
        alt = next((written_alt(str(part.get("descr", ""))) for part in parts if part.tag == f"{_WP}docPr"), "")
        told: list[Aside] = []
        for part in parts:
            if part.tag in (f"{_A}blip", f"{_V}imagedata"):
                self._picture(part, alt or written_alt(_shape_alt(part)), paragraph)
            elif part.tag == f"{W}txbxContent":
                self._box(part, context)
            elif part.tag == f"{_V}textpath" and part.get("string"):
                context.boxes.append(Paragraph([Run(str(part.get("string")))], box=True))
            elif part.tag == f"{_DGM}relIds":
                context.boxes += [Paragraph([Run(text)], box=True) for text in self._diagram(str(part.get(f"{_R}dm")))]
            elif part.tag == f"{_CHART}chart":
                told.append(Aside(EMBEDDED, {"kind": "chart"}))
            elif part.tag == f"{_O}OLEObject":
                told.append(Aside(EMBEDDED, {"kind": str(part.get("ProgID", "OLE"))}))
        paragraph.asides += told

    def _box(self, element: etree._Element, context: _Context) -> None:
        inner: list[Flow] = []
        fields, self.fields = self.fields, []
        self._blocks(element, inner)
        self.fields = fields
        for part in f.paragraphs(inner):
            part.box = True
        context.boxes += _joined(inner)

    def _picture(self, part: etree._Element, alt: str, paragraph: Paragraph) -> None:
        linked = part.get(f"{_R}link")
        target, is_outside = self._links.get(str(part.get(f"{_R}embed") or part.get(f"{_R}id") or linked), ("", False))
        if is_outside:
            code = ABROAD if re.match(r"file:|[A-Za-z]:[\\/]|\\\\|//", target) else REMOTE
            paragraph.asides.append(Aside(code, {"file": short(target)}))
            if alt:
                paragraph.pieces.append(Run(f"[{alt}]", frozenset({f.ITALIC})))
        elif target and self.package.has(target):
            paragraph.pieces.append(Picture(target, alt))
        elif target:
            paragraph.asides.append(Aside("M-020", {"file": target}))

    def _diagram(self, relation: str) -> list[str]:
        target, _ = self._links.get(relation, ("", False))
        root = self.package.xml_or_none(target) if target else None
        texts = (
            ("".join(part.text or "" for part in text.iter(f"{_A}t")) for text in root.iter(f"{_A}p")) if root is not None else ()
        )
        return [text for text in texts if text.strip()]


_INLINES: dict[str, Callable[[_Word, etree._Element, _Context, str], None]] = {
    f"{W}r": _Word._run,
    f"{W}t": _Word._text,
    f"{W}tab": _Word._blank,
    f"{W}ptab": _Word._blank,
    f"{W}br": _Word._break,
    f"{W}cr": _Word._break,
    f"{W}noBreakHyphen": _Word._hyphen,
    f"{W}sym": _Word._symbol,
    f"{W}hyperlink": _Word._hyperlink,
    f"{W}fldSimple": _Word._simple_field,
    f"{W}fldChar": _Word._field,
    f"{W}instrText": _Word._field,
    f"{W}ins": _Word._inserted,
    f"{W}moveTo": _Word._inserted,
    f"{W}del": _Word._deleted,
    f"{W}moveFrom": _Word._deleted,
    f"{W}sdt": _Word._control,
    f"{_MC}AlternateContent": _Word._control,
    f"{_M}oMath": _Word._equation,
    f"{_M}oMathPara": _Word._equation,
    f"{W}footnoteReference": _Word._note,
    f"{W}endnoteReference": _Word._note,
    f"{W}commentReference": _Word._comment,
    f"{W}commentRangeStart": _Word._comment,
    f"{W}drawing": _Word._drawing,
    f"{W}pict": _Word._drawing,
    f"{W}object": _Word._drawing,
}


# --- small things ------------------------------------------------------------------------------------------------------


def _changes(context: _Context) -> dict[str, Value]:
    words: dict[str, Value] = {"inserted": short("".join(context.inserted)), "deleted": short(" ".join(context.deleted))}
    return {name: text for name, text in words.items() if text}


def _joined(flow: list[Flow]) -> list[Flow]:
    """The flow with each paragraph whose end was deleted and the next one as one, as the next one is."""
    done: list[Flow] = []
    for part in flow:
        last = done[-1] if done else None
        if isinstance(last, Paragraph) and last.joins and isinstance(part, Paragraph):
            part.pieces[:0] = last.pieces
            part.asides[:0] = last.asides
            part.comments[:0] = last.comments
            done[-1] = part
        else:
            done.append(part)
    return done


def _words(element: etree._Element, *, deleted: bool = False) -> str:
    """The text below an element, paragraphs apart; of an alternative both branches."""
    tags = (f"{W}t", f"{W}delText") if deleted else (f"{W}t",)
    pieces: list[str] = []
    for part in element.iter(*tags, f"{W}p", f"{W}tab", f"{W}br", f"{_A}t"):
        if part.tag in (*tags, f"{_A}t"):
            pieces.append(part.text or "")
        else:
            pieces.append(" ")
    return " ".join("".join(pieces).split())


def _every_text(root: etree._Element) -> Iterator[list[str]]:
    """The pieces of text of each paragraph of a part, whatever it stands in: by another way than the walk."""
    texts: dict[etree._Element | None, list[str]] = {}
    for part in root.iter(f"{W}t", f"{W}tab", f"{W}br", f"{W}cr", f"{W}noBreakHyphen"):
        paragraph = next(part.iterancestors(f"{W}p"), None)
        texts.setdefault(paragraph, []).append((part.text or "") if part.tag == f"{W}t" else " ")
    yield from texts.values()


def _is_running(name: str) -> bool:
    return re.fullmatch(r"word/(?:header|footer)\d*\.xml", name) is not None


def _has_picture(element: etree._Element) -> bool:
    return next(element.iter(f"{_A}blip", f"{_V}imagedata"), None) is not None


def _shape_alt(part: etree._Element) -> str:
    parent = part.getparent()
    return str(parent.get("alt", "")) if parent is not None else ""


def _within(element: etree._Element, branch: Callable[[etree._Element], etree._Element | None]) -> Iterator[etree._Element]:
    """The parts of a drawing in order, of an alternative one branch, and nothing of what a text box holds."""
    pending = [element]
    while pending:
        part = pending.pop()
        yield part
        if part.tag == f"{W}txbxContent":
            continue
        if part.tag == f"{_MC}AlternateContent":
            chosen = branch(part)
            pending += [chosen] if chosen is not None else []
        else:
            pending += reversed(list(part.iterchildren(etree.Element)))
