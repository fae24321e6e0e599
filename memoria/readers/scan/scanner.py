"""The scan itself: over a sequence of blocks, each marker to the end of its paragraph or item."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from memoria.diagnostics import Checked, Diagnostic, Value, found
from memoria.document.roles import LABEL, LITERAL
from memoria.document.tree import (
    Attr,
    Block,
    BlockQuote,
    BulletList,
    Cell,
    CodeBlock,
    DefinitionList,
    Div,
    Heading,
    OrderedList,
    Para,
    Plain,
    Row,
    Span,
    Table,
    Text,
)
from memoria.document.walk import text_of
from memoria.model.marks import Mark, Reserved
from memoria.readers.inlines import Inlines, cut, flatten, place, trimmed
from memoria.readers.scan import mistakes, tables
from memoria.readers.scan.build import CLASSES, Split, at_semicolons, make, who_attribute
from memoria.readers.scan.fields import Field, is_field_list, list_fields, parse, stranger
from memoria.readers.scan.markers import is_capitals, lonely_marker
from memoria.readers.scan.pieces import Piece, divide, marked, text_block, without_checkbox
from memoria.readers.scan.secrets import LATE, SECRET, UNDER_PICTURE, WHOLE, set_apart
from memoria.source import Position, SourceFile

Blocks = tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Scanned:
    """A text with each mark as a Div in its place.

    ``fields`` are the places of markers and of fields' values, which are not printed where they were written.
    """

    body: Blocks
    marks: tuple[Mark, ...] = ()
    fields: tuple[Position, ...] = ()


def scan(
    blocks: Blocks,
    path: str,
    *,
    source: SourceFile | None = None,
    split: Split = at_semicolons,
    marks: Sequence[Mark] = (),
) -> Checked[Scanned]:
    """Lift the marked lines out of a text.

    ``source`` is the text itself, where it has lines: it tells a slip from what was meant.
    ``split`` cuts lists of names (rule 6).
    ``marks`` are those that the note has already; new ones are counted after them.
    """
    scanner = Scanner(path, source, split, list(marks))
    body = scanner.sequence(set_apart(blocks, source))
    places = tuple(at for at in scanner.consumed if at is not None)
    return Checked(Scanned(body, tuple(scanner.marks), places), tuple(scanner.diagnostics))


@dataclass(slots=True)
class Scanner:
    """What has been found so far in one note."""

    path: str
    source: SourceFile | None
    split: Split
    marks: list[Mark] = field(default_factory=list)
    consumed: list[Position | None] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    is_hidden: bool = False
    """True inside a reserved section: every mark in it is reserved."""

    def say(self, code: str, at: Position | None, **values: Value | None) -> None:
        """Add a diagnostic."""
        self.diagnostics.append(found(code, at, **values))

    # --- sequences ---

    def sequence(self, blocks: Blocks, *, item: bool = False) -> Blocks:
        """Blocks side by side; in an ``item`` of a list what follows a marked line belongs to it."""
        done: list[Block] = []
        index = 0
        while index < len(blocks):
            taken = self._block(blocks, index, done, item)
            index += taken
        return tuple(done)

    def _block(self, blocks: Blocks, index: int, done: list[Block], item: bool) -> int:
        """Do one block and those that belong to it; how many they were."""
        block = blocks[index]
        if text_block(block):
            return self._text(blocks, index, done, item)
        if isinstance(block, BulletList | OrderedList):
            done.extend(self._list(block))
        elif isinstance(block, Table):
            done.extend(self._table(block))
        elif isinstance(block, BlockQuote):
            done.append(replace(block, content=self.sequence(block.content)))
        elif isinstance(block, Div) and block.attr.has(WHOLE):
            self._say_late(block)
            done.extend(self._whole(block.content))
        elif isinstance(block, Div) and block.attr.has(SECRET):
            self._say_late(block)
            if block.attr.has(UNDER_PICTURE):
                self.say("T-029", block.at)
            self.diagnostics += [problem for part in block.content for problem in self._misplaced(part)]
            done.append(self.made(Reserved, block.content, (), block.at, reserved=True))
        elif isinstance(block, Div):
            literal = block.attr.has(LITERAL) or block.attr.has("mark")
            done.append(block if literal else replace(block, content=self.sequence(block.content)))
        else:
            done.append(self._other(block))
        return 1

    def _say_late(self, secret: Div) -> None:
        if secret.attr.has(LATE):
            self.say("T-025", secret.at, word=secret.attr.get(LATE), capitals=secret.attr.get(LATE).upper())

    def _whole(self, blocks: Blocks) -> Iterator[Block]:
        """A reserved section: what is marked in it, reserved, and what stands between."""
        before, self.is_hidden = self.is_hidden, True
        inner = self.sequence(blocks)
        self.is_hidden = before
        for are_marks, group in groupby(inner, _is_mark):
            content = tuple(group)
            if are_marks:
                yield from content
            else:
                yield self.made(Reserved, content, (), getattr(content[0], "at", None), reserved=True)

    def _misplaced(self, block: Block) -> Iterator[Diagnostic]:
        """A marker that is read as something else (rule 8)."""
        if isinstance(block, CodeBlock):
            yield from mistakes.indented_marker(block, self.source)
            yield from mistakes.unclosed_fence(block, self.source)
        elif isinstance(block, DefinitionList):
            yield from mistakes.defined_marker(block)

    def _other(self, block: Block) -> Block:
        self.diagnostics += self._misplaced(block)
        if isinstance(block, DefinitionList):
            items = tuple((term, tuple(map(self.sequence, definitions))) for term, definitions in block.items)
            return replace(block, items=items)
        return block

    # --- paragraphs ---

    def _text(self, blocks: Blocks, index: int, done: list[Block], item: bool) -> int:
        block = blocks[index]
        assert isinstance(block, Para | Plain | Heading)
        plural = self._plural(blocks, index, done)
        if plural:
            return plural
        paragraph = divide(block.content)
        if not paragraph.pieces:
            piece = _alone_in_capitals(block)
            if piece is None or index + 1 == len(blocks):
                self.diagnostics += mistakes.slips(block.content)
                done.append(block)
                return 1
            return 1 + self._mark(piece, blocks[index + 1 :], done, item)
        self.diagnostics += mistakes.underlined_marker(block, self.source)
        self.diagnostics += mistakes.quiet_secrets(block.content)
        if paragraph.before:
            done.append(Para(paragraph.before, place(paragraph.before)))
        for piece in paragraph.pieces[:-1]:
            self._piece(piece, (), done, False)
        return 1 + self._piece(paragraph.pieces[-1], blocks[index + 1 :], done, item)

    def _plural(self, blocks: Blocks, index: int, done: list[Block]) -> int:
        """«Acuerdos» and the list right after it (rule 2); where the bullets change, Markdown sees a second list."""
        block = blocks[index]
        assert isinstance(block, Para | Plain | Heading)
        lonely = lonely_marker(flatten(block.content))
        if lonely is None or not lonely[0].plural:
            return 0
        lists = _lists(blocks[index + 1 :])
        if not lists:
            if not isinstance(block, Heading) and is_capitals(lonely[1]):
                self.say("T-007", place(block.content), word=lonely[1])
                done.append(block)
                return 1
            return 0
        done.append(block)
        cls = CLASSES[lonely[0].kind]
        items = [item for part in lists for item in part.items]
        self.say("T-008", place(block.content), word=lonely[1], count=len(items))
        for item in items:
            done.extend(self._plural_item(item, cls, lonely[1]))
        return 1 + len(lists)

    def _plural_item(self, item: Blocks, cls: type[Mark], word: str) -> Blocks:
        """One object of a list under a plural; an item with a marker of its own keeps that."""
        head = item[0] if item else None
        if not isinstance(head, Para | Plain) or divide(head.content).pieces:
            return self.sequence(item, item=True)
        done: list[Block] = []
        piece = Piece(cls, without_checkbox(head.content), (), place(head.content) or head.at, word)
        taken = self._piece(piece, item[1:], done, True)
        return (*done, *self.sequence(item[1 + taken :]))

    # --- marks ---

    def _piece(self, piece: Piece, following: Blocks, done: list[Block], item: bool) -> int:
        """A mark up to the line that was meant to be another one, and from there on text: reserved, where the mark is."""
        begin = mistakes.first_of_its_own(piece.content, piece.cls)
        if begin is None:
            return self._mark(piece, following, done, item)
        self.diagnostics += mistakes.lines_of_their_own(piece.content, piece.cls, begin)
        self._mark(replace(piece, content=trimmed(cut(piece.content, 0, begin))), (), done, False)
        words = trimmed(cut(piece.content, begin, len(flatten(piece.content).text)))
        rest = Para(words, place(words))
        done.append(self.made(Reserved, (rest,), (), rest.at, reserved=True) if _is_reserved(piece) else rest)
        return 0

    def _mark(self, piece: Piece, following: Blocks, done: list[Block], item: bool) -> int:
        """Make the object that a marker begins; how many of the following blocks belong to it."""
        if piece.dashed:
            self.say("T-024", piece.at, word=piece.word)
        parsed = parse(piece.content, piece.cls, self.diagnostics)
        content: list[Block] = [Para(parsed.content, place(parsed.content) or piece.at)] if parsed.content else []
        fields = [*self._who(piece), *parsed.fields]
        taken = 0
        if not content and not _only_fields(following, piece.cls):
            taken = self._next_paragraph(piece, following, content, fields)
        taken = self._belonging(piece, following, taken, content, fields, item)
        if not content:
            self.say("T-003", piece.at, word=piece.word)
            done.append(Para((Text(f"{piece.word}:", piece.at), *_spaced(piece.content)), piece.at))
            done.extend(following[:taken])
            return taken
        if parsed.guessed:
            self.say("T-011", piece.at, word=piece.word, names=tuple(parsed.guessed))
        if piece.plural:
            self.say("T-018", piece.at, word=piece.word)
        done.append(self.made(piece.cls, tuple(content), fields, piece.at, reserved=piece.reserved))
        return taken

    def made(
        self, cls: type[Mark], content: Blocks, fields: Sequence[Field], at: Position | None, *, reserved: bool = False
    ) -> Div:
        """Keep a new object, and give the Div that stands for it in the text."""
        hidden = reserved or self.is_hidden
        mark = make(cls, content, fields, at=at, note=self.path, reserved=hidden, split=self.split, diagnostics=self.diagnostics)
        self.marks.append(mark)
        self.consumed += [at, *(item.at for item in fields)]
        return Div(content, Attr("", ("mark", cls.kind), (("mark", str(len(self.marks) - 1)),)), at)

    def _who(self, piece: Piece) -> list[Field]:
        attribute = who_attribute(piece.cls)
        if not piece.who:
            return []
        if attribute is None:
            self.say("T-021", piece.at, word=piece.word, text=text_of(piece.who))
            return []
        return [Field(attribute, piece.who, place(piece.who), piece.word)]

    def _next_paragraph(self, piece: Piece, following: Blocks, content: list[Block], fields: list[Field]) -> int:
        """A marker alone takes the next paragraph, or the next list."""
        block = following[0] if following else None
        if block is None or marked(block) or isinstance(block, Heading):
            return 0
        if isinstance(block, Para | Plain):
            parsed = parse(block.content, piece.cls, self.diagnostics)
            fields += parsed.fields
            if parsed.content:
                content.append(Para(parsed.content, place(parsed.content) or block.at))
        elif isinstance(block, BulletList | OrderedList | BlockQuote):
            content.append(block)
        else:
            return 0
        self.say("T-010", piece.at, word=piece.word)
        return 1

    def _belonging(
        self, piece: Piece, following: Blocks, taken: int, content: list[Block], fields: list[Field], item: bool
    ) -> int:
        """The field list right after a marked text; in an item of a list, all that follows up to the next marker."""
        while taken < len(following):
            block = following[taken]
            if is_field_list(block, piece.cls):
                fields += list_fields(block, piece.cls, self.diagnostics)
            else:
                odd = stranger(block, piece.cls)
                if odd is not None:
                    self.say("T-019", odd[0], text=odd[1], word=piece.word)
                if not item or marked(block):
                    break
                content.append(block)
            taken += 1
            if not item:
                break
        return taken

    # --- lists and tables ---

    def _list(self, block: BulletList | OrderedList) -> Blocks:
        """A list whose marked items stand on their own, and what is left of it before and after."""
        done: list[Block] = []
        rest: list[Blocks] = []
        first = block.start if isinstance(block, OrderedList) else 1

        def close(number: int) -> None:
            if rest:
                part = replace(block, items=tuple(rest), at=rest[0][0].at if rest[0] else block.at)
                done.append(replace(part, start=number - len(rest)) if isinstance(part, OrderedList) else part)
                rest.clear()

        for number, item in enumerate(block.items):
            new = self.sequence(item, item=True)
            if new and _is_mark(new[0]):
                close(first + number)
                done.extend(new)
            else:
                rest.append(new)
        close(first + len(block.items))
        return tuple(done)

    def _table(self, block: Table) -> Blocks:
        header = tables.read_header(block)
        if header is None:
            return (self._plain_table(block),)
        done: list[Block] = [_label(part) for part in block.caption if isinstance(part, Para | Plain)]
        objects = tables.rows(block, header, self.diagnostics)
        self.say("T-009", block.at, word=header.word, count=sum(row.content != () for row in objects))
        self.consumed += header.places
        for row in objects:
            if row.content:
                done.append(self.made(header.cls, row.content, row.fields, row.at))
            else:
                done.extend(row.rest)
        return tuple(done)

    def _plain_table(self, block: Table) -> Table:
        def rows(part: tuple[Row, ...]) -> tuple[Row, ...]:
            return tuple(replace(row, cells=tuple(map(cell, row.cells))) for row in part)

        def cell(old: Cell) -> Cell:
            return replace(old, content=self.sequence(old.content, item=True))

        return replace(block, head=rows(block.head), body=rows(block.body), foot=rows(block.foot))


def _is_mark(block: Block) -> bool:
    return isinstance(block, Div) and block.attr.has("mark")


def _is_reserved(piece: Piece) -> bool:
    """True for a mark that public editions leave out, by its marker or by its own word."""
    own = (item.attribute for item in parse(piece.content, piece.cls, []).fields)
    return piece.reserved or piece.cls is Reserved or "access" in own


def _lists(blocks: Blocks) -> tuple[BulletList | OrderedList, ...]:
    """The lists that some blocks begin with."""
    done: list[BulletList | OrderedList] = []
    for block in blocks:
        if not isinstance(block, BulletList | OrderedList):
            break
        done.append(block)
    return tuple(done)


def _only_fields(following: Blocks, cls: type[Mark]) -> bool:
    return bool(following) and is_field_list(following[0], cls)


def _spaced(inlines: Inlines) -> Inlines:
    return (Text(" "), *inlines) if inlines else ()


def _alone_in_capitals(block: Para | Plain | Heading) -> Piece | None:
    """«ACUERDO 1» as a whole paragraph or heading, without a colon: it takes the next paragraph too."""
    lonely = lonely_marker(flatten(block.content))
    if lonely is None or lonely[0].plural or not is_capitals(lonely[1]):
        return None
    return Piece(CLASSES[lonely[0].kind], (), (), place(trimmed(block.content)), lonely[1])


def _label(caption: Para | Plain) -> Para:
    """The caption of a table that is printed as what it holds: it names what follows, and stays with it."""
    return Para((Span(caption.content, Attr("", (LABEL,)), caption.at),), caption.at)
