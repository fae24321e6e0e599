"""What begins with RESERVADO where no marked line is looked for: footnotes, code, definitions, rows of tables, pictures,
the middle of a paragraph; and what is reserved whole: the section under a heading, and ``::: reservado``.

A commitment that stands there is only said; a secret must not be printed, so it is set apart whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from memoria.document.tree import (
    Attr,
    Block,
    CodeBlock,
    DefinitionList,
    Div,
    Figure,
    Heading,
    Image,
    Inline,
    LineBlock,
    Link,
    Node,
    Note,
    Para,
    Plain,
    Row,
    Span,
    Strong,
    Table,
    Text,
)
from memoria.document.walk import map_blocks, map_inlines, map_sequences, text_of, walk
from memoria.model.marks import Reserved
from memoria.readers.inlines import OPAQUE, Flat, closed_up, cut, flatten, place, trimmed
from memoria.readers.scan.build import INTERNAL
from memoria.readers.scan.markers import Found, find_marker, is_capitals, late_secrets, line_starts, lonely_marker, shouts_secret
from memoria.readers.scan.tables import read_header
from memoria.source import SourceFile
from memoria.vocabulary import key, marker, value

SECRET = "secret"
"""The class of the Div that holds a secret until the scan makes a mark of it."""
WHOLE = "whole"
"""A second class of a secret whose own marks are lifted out as everywhere, all of them reserved."""
LATE = "late"
"""A second class of a secret that begins in the middle of a paragraph, and the key of its word as typed."""
UNDER_PICTURE = "under-picture"
"""A second class of a secret that is a picture and the paragraph under it, which is its caption."""
LONGEST_CAPTION = 200
"""Letters of a paragraph under a picture that is taken for its caption."""
LONGEST = 40
"""Letters that a cell may have which is nothing but a marker."""
_WORD = re.compile(r"r.{0,2}serv|confiden|=\s*[\"']?intern", re.IGNORECASE)
"""What a text has in it that reserves something: its words in any of the four languages, or ``acceso=interno``."""
_LABEL = re.compile(r"\s*\[\^[^\]\s]+\]:\s*")
_BRACKETS = re.compile(r"\s*\[(?P<word>[^\W\d_]+)\]")

Blocks = tuple[Block, ...]


def set_apart(blocks: Blocks, source: SourceFile | None) -> Blocks:
    """The blocks with each such secret in a Div of its own, after what it stood in."""
    if source is not None and not _may_be_secret(source.text):
        return blocks
    if source is None:  # of a Word or ODT file, where the caption of a picture is a paragraph like any other
        blocks = map_sequences(blocks, lambda content: tuple(_under_pictures(content)))
    return map_sequences(blocks, lambda content: _sections(tuple(new for block in content for new in _block(block))))


def is_secret_text(text: str) -> bool:
    """True for a value of a key that says RESERVADO, where no marked line is looked for."""
    return holds_secret((Para((Text(text),)),)) if _may_be_secret(text) else False


def holds_secret(blocks: Blocks) -> bool:
    """True when something in the blocks is reserved by its own words."""
    return any(map(_holds_secret, set_apart(blocks, None))) or any(
        _begins(flatten(node.content)) for node in walk(blocks) if isinstance(node, Para | Plain | Heading)
    )


def _under_pictures(content: Blocks) -> Iterator[Block]:
    """A sequence with each picture and its reserved caption, under it or on the next line, in a Div."""
    waiting = list(content)
    while waiting:
        block = waiting.pop(0)
        following = waiting[0] if waiting else None
        if (
            isinstance(block, Figure)
            and not block.caption
            and isinstance(following, Para)
            and _is_caption(flatten(following.content))
        ):
            captioned = replace(block, caption=(Plain(following.content, following.at),))
            waiting.pop(0)
            yield Div((captioned,), Attr("", (SECRET, UNDER_PICTURE)), following.at)
        elif isinstance(block, Para) and _is_captioned(block):
            yield Div((block,), Attr("", (SECRET, UNDER_PICTURE)), block.at)
        else:
            yield block


def _is_caption(flat: Flat, start: int = 0) -> bool:
    """True for a short paragraph that is reserved, and no agreement or the like that is."""
    mark = find_marker(flat, start)
    if mark is None or mark.kind != Reserved.kind or mark.plural or len(flat.text) - mark.end > LONGEST_CAPTION:
        return False
    return find_marker(flat, mark.end) is None


def _is_captioned(block: Para) -> bool:
    """True for pictures alone on the first line of a paragraph, and a reserved caption on the next."""
    flat = flatten(block.content)
    first, _, rest = flat.text.partition("\n")
    if not rest or not isinstance(block.content[0], Image) or first.strip(f" \u00a0{OPAQUE}"):
        return False
    return _is_caption(flat, len(first) + 1)


def _may_be_secret(text: str) -> bool:
    """False for nearly every text, at little cost: most reserve nothing, and all are asked."""
    return _WORD.search(text) is not None or shouts_secret(text)


def _sections(content: Blocks) -> Blocks:
    """A sequence with each reserved section in a Div: from its heading to the next of the same level or a higher one."""
    if not any(isinstance(block, Heading) and _is_secret_heading(block) for block in content):
        return content
    done: list[Block] = []
    section: list[Block] = []
    level = 0
    for block in content:
        if section and isinstance(block, Heading) and block.level <= level:
            done.append(_whole(tuple(section), section[0]))
            section.clear()
        if not section and isinstance(block, Heading) and _is_secret_heading(block):
            level = block.level
            section.append(block)
        elif section:
            section.append(block)
        else:
            done.append(block)
    return (*done, _whole(tuple(section), section[0])) if section else tuple(done)


def _is_secret_heading(block: Heading) -> bool:
    flat = flatten(block.content)
    lonely = lonely_marker(flat)
    is_plain = _has_class(block) or _begins(flat) or (lonely is not None and lonely[0].kind == Reserved.kind)
    return is_plain or _late(block) is not None


def _has_class(node: Node | Row) -> bool:
    """True for ``{.reservado}`` and ``{reserva=interno}``, in any of the four languages and any case."""
    attr: Attr | None = getattr(node, "attr", None)
    if attr is None:
        return False
    known = (marker(name) for name in attr.classes)
    if any(mark is not None and mark.kind == Reserved.kind for mark in known):
        return True
    return any(key(name, ("reserva",)) and value("accesses", said) == INTERNAL for name, said in attr.pairs)


def _whole(content: Blocks, block: Block) -> Div:
    """Blocks that are reserved whole. Their headings are no parts of the volume any more."""

    def change(inner: Block) -> tuple[Block, ...]:
        return (Para((Strong(inner.content),), inner.at),) if isinstance(inner, Heading) else (inner,)

    late = _late(block) if isinstance(block, Heading) and not _begins(flatten(block.content)) else None
    told = Attr("", (SECRET, WHOLE, LATE), ((LATE, late.word),)) if late else Attr("", (SECRET, WHOLE))
    return Div(map_blocks(content, change), told, getattr(block, "at", None))


def _block(block: Block) -> Iterator[Block]:
    if isinstance(block, Para | Plain | Heading):
        if _is_label(flatten(block.content)):
            yield _secret((block,), block)
        else:
            for part in _without_inlines(block):
                yield from _cut_late(part) if isinstance(part, Para | Plain) else (part,)
    elif isinstance(block, Div) and _has_class(block):
        yield _whole(block.content, block)
    elif _has_class(block):
        yield _secret((block,), block)
    elif isinstance(block, CodeBlock):
        yield _secret((block,), block) if _begins(flatten((Text(block.text),))) else block
    elif isinstance(block, LineBlock):
        yield _secret((block,), block) if any(_begins(flatten(line)) for line in block.lines) else block
    elif isinstance(block, Figure):
        yield _secret((block,), block) if any(map(_holds_secret, (*block.content, *block.caption))) else block
    elif isinstance(block, DefinitionList):
        yield from _definitions(block)
    elif isinstance(block, Table):
        yield from _table(block)
    else:
        yield block


def _late(block: Para | Plain | Heading) -> Found | None:
    """The RESERVADO in the middle of a block, or without its colon."""
    flat = flatten(block.content)
    return next((late for late in late_secrets(flat) if not _is_marked_at(flat, late.start)), None)


def _cut_late(block: Para | Plain) -> Iterator[Block]:
    """A paragraph up to the RESERVADO in its middle, and the rest of it."""
    flat, late = flatten(block.content), _late(block)
    if late is None:
        yield block
        return
    start = len(flat.text[: late.start].rstrip(' \u00a0\n([«“"¿¡'))
    before = cut(block.content, 0, start)
    if before:
        yield replace(block, content=before)
    rest = trimmed(cut(block.content, late.end, len(flat.text))) or cut(block.content, late.start, len(flat.text))
    at = place(block.content, late.start) or block.at
    yield Div((Para(rest, at),), Attr("", (SECRET, LATE), ((LATE, late.word),)), at)


def _is_marked_at(flat: Flat, place: int) -> bool:
    """True for a place in a line that RESERVADO begins already."""
    marks = (find_marker(flat, start) for start in line_starts(flat.text))
    before = [mark for mark in marks if mark is not None and mark.start <= place]
    return bool(before) and before[-1].kind == Reserved.kind


def _secret(content: Blocks, block: Block) -> Div:
    """Blocks as one secret; those that were set apart inside it already are no more than blocks of it."""
    inside = [node.attr for node in walk(content) if isinstance(node, Div) and node.attr.has(SECRET)]
    late = next((attr for attr in inside if attr.has(LATE)), Attr("", (SECRET,)))

    def change(inner: Block) -> Blocks:
        return inner.content if isinstance(inner, Div) and inner.attr.has(SECRET) else (inner,)

    return Div(map_blocks(content, change) if inside else content, late, block.at)


def _begins(flat: Flat) -> bool:
    """True for a line that begins with the marker, as a paragraph would."""
    found = (find_marker(flat, start) for start in line_starts(flat.text))
    return any(mark is not None and mark.kind == Reserved.kind for mark in found)


def _is_alone(flat: Flat) -> bool:
    lonely = lonely_marker(flat)
    return lonely is not None and lonely[0].kind == Reserved.kind and is_capitals(lonely[1])


def _is_label(flat: Flat) -> bool:
    """``[^9]: RESERVADO: …`` that nothing calls, ``[RESERVADO] …`` and ``[RESERVADO]: …``."""
    label = _LABEL.match(flat.text)
    if label is not None:
        mark = find_marker(flat, label.end())
        return mark is not None and mark.kind == Reserved.kind
    match = _BRACKETS.match(flat.text)
    known = marker(match["word"]) if match is not None and is_capitals(match["word"]) else None
    return known is not None and known.kind == Reserved.kind


def _without_inlines(block: Para | Plain | Heading) -> Iterator[Block]:
    """A paragraph, and after it what is secret in it: footnotes, pictures, links and ``[…]{.reservado}``."""
    secrets: list[Block] = []

    def change(node: Inline) -> tuple[Inline, ...]:
        content = _secret_content(node)
        if not content:
            return (node,)
        secrets.append(Div(content, Attr("", (SECRET,)), getattr(node, "at", None) or block.at))
        return ()

    left = tuple(map_inlines((block,), change))
    left = map_sequences(left, change_inlines=closed_up) if secrets else left
    if not secrets or text_of(left) or not all(isinstance(part, Para | Plain | Heading) and not part.content for part in left):
        yield from left
    yield from secrets


def _secret_content(node: Inline) -> Blocks:
    """What is to be set apart of an inline: all of it, or nothing."""
    if isinstance(node, Note):
        return node.content if any(map(_is_secret, node.content)) else ()
    if not isinstance(node, Image | Link | Span):
        return ()
    said = (node.content, (Text(node.title),)) if isinstance(node, Image | Link) else ()
    is_secret = _has_class(node) or any(_begins(flat) or _is_alone(flat) for flat in map(flatten, said))
    return (Para((node,), node.at),) if is_secret else ()


def _holds_secret(block: Block) -> bool:
    return _is_secret(block) or any(isinstance(node, Div) and node.attr.has(SECRET) for node in walk((block,)))


def _is_secret(block: Block) -> bool:
    if isinstance(block, Div):
        return block.attr.has(SECRET)
    return isinstance(block, Para | Plain | Heading) and _begins(flatten(block.content))


def _definitions(block: DefinitionList) -> Iterator[Block]:
    """``RESERVADO`` and ``: texto`` on two lines; the other terms of the list stay."""
    hidden = [item for item in block.items if _is_alone(flat := flatten(item[0])) or _begins(flat)]
    if not hidden:
        yield block
        return
    shown = tuple(item for item in block.items if item not in hidden)
    if shown:
        yield replace(block, items=shown)
    yield _secret((replace(block, items=tuple(hidden)),), block)


def _table(block: Table) -> Iterator[Block]:
    """A row with a cell that is the marker alone; under such a header or caption, all of the table.

    In a table of marks, whose cells are read as fields, the row of any secret.
    """
    of_marks = read_header(block) is not None
    if any(map(_is_secret_row, block.head)) or any(map(_holds_secret, block.caption)):
        yield _secret((block,), block)
        return
    hidden = [
        row
        for row in (*block.body, *block.foot)
        if _is_secret_row(row) or (of_marks and any(_holds_secret(part) for cell in row.cells for part in cell.content))
    ]
    if not hidden:
        yield block
        return
    body, foot = (tuple(row for row in rows if row not in hidden) for rows in (block.body, block.foot))
    yield replace(block, body=body, foot=foot)
    yield _secret(tuple(part for row in hidden for cell in row.cells for part in cell.content), block)


def _is_secret_row(row: Row) -> bool:
    texts = (part for cell in row.cells for part in cell.content if isinstance(part, Para | Plain))
    return any(_is_alone(flatten(part.content)) for part in texts if len(text_of(part)) < LONGEST)
