"""The tree: pandoc's blocks and inlines as a closed union of frozen types.

The shapes are those of pandoc-types 1.23, with two differences. A run of pandoc's ``Str`` and ``Space`` is one
``Text`` (a tenth of the nodes, and words can be searched), and there is no raw node: raw HTML, TeX and OOXML
never pass the door (file-format, section 4). ``at`` says where a node was written; it takes no part in equality.

Nodes are values: to change one, make another with ``dataclasses.replace``, which keeps ``at``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from memoria.source import Position


def _at() -> Position | None:
    return field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Attr:
    """Identifier, classes and key–value pairs of a node."""

    identifier: str = ""
    classes: tuple[str, ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()

    def get(self, key: str, default: str = "") -> str:
        """The value of a key, or ``default``."""
        return next((value for name, value in self.pairs if name == key), default)

    def has(self, name: str) -> bool:
        """True when ``name`` is one of the classes."""
        return name in self.classes

    def with_pairs(self, **pairs: str) -> Attr:
        """The same attributes with some keys set; ``_`` in a name stands for ``-``."""
        new = {name.replace("_", "-"): value for name, value in pairs.items()}
        kept = tuple(pair for pair in self.pairs if pair[0] not in new)
        return Attr(self.identifier, self.classes, kept + tuple(new.items()))


NO_ATTR = Attr()


class Align(StrEnum):
    """Alignment of a table's column or cell."""

    LEFT = "left"
    RIGHT = "right"
    CENTER = "center"
    DEFAULT = "default"


# --- inlines -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Text:
    """A run of words and spaces, as typed. Spaces are U+0020; no-break spaces stay as they are."""

    text: str
    at: Position | None = _at()


@dataclass(frozen=True, slots=True)
class SoftBreak:
    """A line end in the source, printed as a space."""


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A line end that is printed as one."""


@dataclass(frozen=True, slots=True)
class Emph:
    content: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Strong:
    content: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Underline:
    content: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Strikeout:
    content: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Superscript:
    content: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Subscript:
    content: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class SmallCaps:
    content: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Code:
    text: str
    attr: Attr = NO_ATTR
    at: Position | None = _at()


@dataclass(frozen=True, slots=True)
class Link:
    """``target`` is an address, or ``#id`` for a place in the same volume."""

    content: tuple[Inline, ...]
    target: str
    title: str = ""
    attr: Attr = NO_ATTR
    at: Position | None = _at()


@dataclass(frozen=True, slots=True)
class Image:
    """``content`` is the alternative text; ``target`` a path relative to the event until it is vetted."""

    content: tuple[Inline, ...]
    target: str
    title: str = ""
    attr: Attr = NO_ATTR
    at: Position | None = _at()


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote, standing where it is called."""

    content: tuple[Block, ...]
    at: Position | None = _at()


@dataclass(frozen=True, slots=True)
class Span:
    """Inlines with attributes; ``lang`` is a pair of its own name, roles are classes (``roles``)."""

    content: tuple[Inline, ...]
    attr: Attr = NO_ATTR
    at: Position | None = _at()


Inline = (
    Text
    | SoftBreak
    | LineBreak
    | Emph
    | Strong
    | Underline
    | Strikeout
    | Superscript
    | Subscript
    | SmallCaps
    | Code
    | Link
    | Image
    | Note
    | Span
)

# --- blocks ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Para:
    content: tuple[Inline, ...]
    at: Position | None = _at()


@dataclass(frozen=True, slots=True)
class Plain:
    """Text that is not a paragraph of its own (tight list items, table cells)."""

    content: tuple[Inline, ...]
    at: Position | None = _at()


@dataclass(frozen=True, slots=True)
class Heading:
    """``level`` 1 to 6. A number printed before the title is ``attr`` key ``number``, never part of the text."""

    level: int
    content: tuple[Inline, ...]
    attr: Attr = NO_ATTR
    at: Position | None = _at()


@dataclass(frozen=True, slots=True)
class CodeBlock:
    text: str
    attr: Attr = NO_ATTR
    at: Position | None = _at()


@dataclass(frozen=True, slots=True)
class LineBlock:
    """Verse: each line kept as one."""

    lines: tuple[tuple[Inline, ...], ...]
    at: Position | None = _at()


@dataclass(frozen=True, slots=True)
class BlockQuote:
    content: tuple[Block, ...]
    at: Position | None = _at()


@dataclass(frozen=True, slots=True)
class BulletList:
    items: tuple[tuple[Block, ...], ...]
    at: Position | None = _at()


@dataclass(frozen=True, slots=True)
class OrderedList:
    """``style``: Decimal, LowerRoman, UpperRoman, LowerAlpha, UpperAlpha, DefaultStyle; ``delimiter``: Period, OneParen …"""

    items: tuple[tuple[Block, ...], ...]
    start: int = 1
    style: str = "Decimal"
    delimiter: str = "Period"
    at: Position | None = _at()


@dataclass(frozen=True, slots=True)
class DefinitionList:
    """Pairs of a term and its definitions."""

    items: tuple[tuple[tuple[Inline, ...], tuple[tuple[Block, ...], ...]], ...]
    at: Position | None = _at()


@dataclass(frozen=True, slots=True)
class HorizontalRule:
    at: Position | None = _at()


@dataclass(frozen=True, slots=True)
class Cell:
    content: tuple[Block, ...]
    align: Align = Align.DEFAULT
    rows: int = 1
    columns: int = 1
    attr: Attr = NO_ATTR


@dataclass(frozen=True, slots=True)
class Row:
    cells: tuple[Cell, ...]
    attr: Attr = NO_ATTR


@dataclass(frozen=True, slots=True)
class Column:
    """``width`` is a share of the text's width, 0 to 1, or None where the writer computes it."""

    align: Align = Align.DEFAULT
    width: float | None = None


@dataclass(frozen=True, slots=True)
class Table:
    columns: tuple[Column, ...]
    head: tuple[Row, ...]
    body: tuple[Row, ...]
    foot: tuple[Row, ...] = ()
    caption: tuple[Block, ...] = ()
    attr: Attr = NO_ATTR
    at: Position | None = _at()


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture (or other blocks) with its caption."""

    content: tuple[Block, ...]
    caption: tuple[Block, ...] = ()
    attr: Attr = NO_ATTR
    at: Position | None = _at()


@dataclass(frozen=True, slots=True)
class Div:
    """Blocks with attributes: ``lang``, and the roles of ``roles`` as classes."""

    content: tuple[Block, ...]
    attr: Attr = NO_ATTR
    at: Position | None = _at()


Block = (
    Para
    | Plain
    | Heading
    | CodeBlock
    | LineBlock
    | BlockQuote
    | BulletList
    | OrderedList
    | DefinitionList
    | HorizontalRule
    | Table
    | Figure
    | Div
)

Node = Inline | Block


@dataclass(frozen=True, slots=True)
class Meta:
    """What a file says of itself: core properties in DOCX, Info and XMP in PDF. Languages are BCP 47 tags."""

    title: str
    language: str
    subtitle: str = ""
    authors: tuple[str, ...] = ()
    subject: str = ""
    keywords: tuple[str, ...] = ()
    publisher: str = ""
    date: str = ""
    """ISO 8601 instant of the edition; files carry this time and no other."""
    running_title: str = ""
    fingerprint: str = ""
    """SHA-256 of the inputs part of the manifest."""
    rights: str = ""
    """The licence («CC BY 4.0»)."""
    identifiers: tuple[str, ...] = ()
    """``doi:10.…``, ``urn:isbn:…``, a legal deposit in words."""
    linked: str = ""
    """The volume and its parts as JSON-LD, fit for a ``script`` of HTML."""
    draft: str = ""
    """The words printed on each page of a draft («BORRADOR · 30/06/2023 · a1b2c3d4»); empty for a final edition."""
    labels: tuple[tuple[str, str], ...] = ()
    """Words that writers themselves print, in the volume's language: ``contents``, ``page``, ``of``, ``table``,
    ``figure``, ``note``, ``continued``, ``agreement``, ``commitment``, ``skip`` («Ir al texto»)."""

    def label(self, key: str) -> str:
        """A word that the writer prints itself."""
        return dict(self.labels)[key]


@dataclass(frozen=True, slots=True)
class Resource:
    """A vetted picture: its bytes and its type (``image/png``, ``image/jpeg``, ``image/svg+xml``)."""

    data: bytes
    media_type: str


@dataclass(frozen=True, slots=True)
class Document:
    """A whole volume, ready for any writer. ``resources`` holds each picture by the ``target`` of its Image."""

    meta: Meta
    blocks: tuple[Block, ...]
    resources: tuple[tuple[str, Resource], ...] = ()
