"""Cross-references: what a link says of its target is read from the target (REF, ISO/IEC 29500-1, 17.16.5.51).

A link that ends in the id, number or title of the place that it leads to, or that says the title of that place's chapter,
prints it by a field: who changes a title in Word and updates the fields has it changed everywhere. All other words of a
link are its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from memoria.document import roles
from memoria.document.tree import Block, Div, Figure, Heading, Inline, Link, Node, Para, Plain, Row, Span, Table, Text
from memoria.document.walk import walk
from memoria.writers.docx.fields import closing, opening
from memoria.writers.docx.marks import Marked
from memoria.writers.docx.oxml import tag
from memoria.writers.docx.words import caption_number, plain_text

REFERENCE, SAID = "reference", "said"
"""Roles of marks: words of a link that are read from its target, and the words there that are read."""
NUMBER, TITLE, ID = "number", "title", "id"
"""What a reference may read of a place."""
_ARROW = "→ "
_SPACES = (" ", "\u00a0")


@dataclass(frozen=True, slots=True)
class Saying:
    """Words of a place that a reference may print, under the name of the bookmark that is to hold them."""

    words: str
    name: str
    of_chapter: bool = False
    """Words of the chapter are read only by a link that says nothing else."""


@dataclass(slots=True)
class References:
    """What each place of a volume is called, and which of that is asked for by links."""

    said: dict[str, list[Saying]] = field(default_factory=dict)
    asked: set[str] = field(default_factory=set)
    ids: dict[int, str] = field(default_factory=dict)
    """Identifier of the place that each Span ``mark-id`` names, by the ``id`` of the Span."""
    own: set[int] = field(default_factory=set)
    """Links whose words are their own: of two ids that lead to each other only one can be read from the other."""

    def name(self, identifier: str, part: str) -> str:
        """The bookmark around a part of a place; empty where no link reads it."""
        name = _name(identifier, part)
        return name if name in self.asked else ""

    def name_of_id(self, node: Span) -> str:
        """The bookmark around an id; empty where no link reads it."""
        return self.name(self.ids.get(id(node), ""), ID)

    def read_by(self, link: Link) -> tuple[str, Saying] | None:
        """The first words of a link: those of its own, and those that it reads; None where all are its own."""
        first = link.content[0] if link.content else None
        if not isinstance(first, Text) or not link.target.startswith("#") or id(link) in self.own:
            return None
        for saying in self.said.get(link.target[1:], ()):
            own = first.text.removesuffix(saying.words)
            says_nothing_else = own in ("", _ARROW)
            if own != first.text and (says_nothing_else or (own.endswith(_SPACES) and not saying.of_chapter)):
                return own, saying
        return None


def find_references(blocks: Sequence[Block]) -> References:
    """Read a volume once for what its places are called, and once for what links ask of them."""
    references = References()
    chapter: list[Saying] = []
    for node in walk(blocks):
        identifier = _identifier(node)
        if isinstance(node, Heading) and identifier:
            title = Saying(plain_text(node.content), _name(identifier, TITLE))
            number = "" if node.attr.has(roles.UNNUMBERED) else node.attr.get("number")
            references.said[identifier] = [title, *([Saying(number, _name(identifier, NUMBER))] if number else [])]
            chapter = [Saying(title.words, title.name, of_chapter=True)] if node.level == 1 else chapter
            continue
        for name, saying in _sayings(node, references.ids):
            references.said.setdefault(name, []).insert(0, saying)
        for name in (identifier, *(row.attr.identifier for row in _rows(node))):
            if name:
                references.said.setdefault(name, []).extend(chapter)
    references.own = _sources(blocks, references.ids)
    for node in walk(blocks):
        if isinstance(node, Link) and (read := references.read_by(node)):
            references.asked.add(read[1].name)
    return references


def _sources(blocks: Sequence[Block], ids: dict[int, str]) -> set[int]:
    """The links, by their ``id``, that are a place's id and lead to a later place whose id leads back."""
    found: dict[str, Link] = {}
    for node in walk(blocks):
        if isinstance(node, Span) and id(node) in ids and node.content and isinstance(node.content[0], Link):
            found.setdefault(ids[id(node)], node.content[0])
    order = {name: index for index, name in enumerate(found)}
    there = ((name, link, link.target.removeprefix("#")) for name, link in found.items())
    return {id(link) for name, link, to in there if order.get(to, -1) > order[name] and found[to].target == f"#{name}"}


def _name(identifier: str, part: str) -> str:
    return f"{identifier} {part}"


def _identifier(node: Node) -> str:
    attr = getattr(node, "attr", None)
    return str(attr.identifier) if attr else ""


def _rows(node: Node) -> tuple[Row, ...]:
    return (*node.head, *node.body, *node.foot) if isinstance(node, Table) else ()


def _sayings(node: Node, ids: dict[int, str]) -> Iterator[tuple[str, Saying]]:
    """The ids and the numbers of captions that a node holds for the identifiers in it."""
    if isinstance(node, Span) and node.attr.has(roles.MARK_ID) and node.attr.identifier:
        yield _id(node.attr.identifier, node, ids)
    elif isinstance(node, Div) and node.attr.identifier:
        yield from (_id(node.attr.identifier, span, ids) for span in _first_id(node.content))
    elif isinstance(node, Table | Figure):
        yield from _numbers(node.caption)
        for row in _rows(node):
            if row.attr.identifier and row.cells:
                yield from (_id(row.attr.identifier, span, ids) for span in _first_id(row.cells[0].content))


def _id(identifier: str, span: Span, ids: dict[int, str]) -> tuple[str, Saying]:
    ids.setdefault(id(span), identifier)
    return identifier, Saying(plain_text(span.content), _name(ids[id(span)], ID))


def _first_id(content: Sequence[Block]) -> Iterator[Span]:
    """The id that a callout, a question or a row begins with."""
    first = content[0] if content else None
    span = first.content[0] if isinstance(first, Para | Plain) and first.content else None
    if isinstance(span, Span) and span.attr.has(roles.MARK_ID):
        yield span


def _numbers(caption: Sequence[Block]) -> Iterator[tuple[str, Saying]]:
    """The number of a caption, for each identifier in it."""
    number = number_of_caption(caption)
    for span in walk(caption):
        if number and isinstance(span, Span) and span.attr.identifier:
            yield span.attr.identifier, Saying(number, _name(span.attr.identifier, NUMBER))


def number_of_caption(caption: Sequence[Block]) -> str:
    """«3» of «Tabla 3. Título»; empty where a caption bears no number."""
    content: Iterable[Inline] = getattr(caption[0], "content", ()) if caption else ()
    first = next(iter(content), None)
    parts = caption_number(first.text) if isinstance(first, Text) else None
    return parts[1] if parts else ""


def set_reference(found: Marked) -> None:
    """Wrap the words of a reference in the field that reads them; it keeps the look that it has (17.16.4.3.3)."""
    marks = next((list(box) for node in found.content() for box in node.iter(tag("rPr"))), [])
    for piece in opening(f"REF {found.mark.text} \\h \\* MERGEFORMAT", *marks):
        found.start.addprevious(piece)
    found.end.addnext(closing(*marks))
