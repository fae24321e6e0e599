"""Pictures and tables with their captions: «Tabla: …» and «Figura: …» next to them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from memoria.document.tree import Block, Figure, Image, Para, Plain, Table, Text
from memoria.document.walk import Blocks, map_sequences, walk
from memoria.readers.inlines import cut, flatten, trimmed

_NUMBER = r"[ \u00a0]*(?:n\.?º?[ \u00a0]*)?\d*[ \u00a0]*(?::|\.-?(?=\s)|(?<=\d)\s*[-–—](?=\s))\s*"
_TABLE = re.compile(rf"\s*(?:tabla|cuadro|table|tableau|tabela|quadro){_NUMBER}", re.IGNORECASE)
_FIGURE = re.compile(rf"\s*(?:figura|figure|gráfico|grafico|graphique|ilustración|imagen|image){_NUMBER}", re.IGNORECASE)


def with_captions(blocks: Blocks) -> Blocks:
    """A tree in which a picture alone in its paragraph is a Figure, and captions belong to what they stand next to."""
    if not any(isinstance(node, Table | Image) for node in walk(blocks)):
        return blocks
    return map_sequences(blocks, _captioned)


def _captioned(blocks: Blocks) -> Blocks:
    if not any(isinstance(block, Table | Figure) or _picture(block) for block in blocks):
        return blocks
    done: list[Block] = []
    waiting: Blocks = blocks
    while waiting:
        block, waiting = _figure(waiting[0]), waiting[1:]
        caption = _caption_for(block, done[-1:])
        if caption is not None:
            done.pop()
        else:
            caption = _caption_for(block, waiting[:1])
            waiting = waiting[1:] if caption is not None else waiting
        if caption is not None and isinstance(block, Table | Figure):
            block = replace(block, caption=(caption,))
        done.append(block)
    return tuple(done)


def _caption_for(block: Block, neighbours: Sequence[Block]) -> Block | None:
    """The words of a paragraph next to a table or figure, without its label; None when it is no caption of it."""
    if not isinstance(block, Table | Figure) or not neighbours or not isinstance(neighbours[0], Para):
        return None
    if block.caption and not _is_title(block):
        return None
    content = neighbours[0].content
    flat = flatten(content)
    label = (_TABLE if isinstance(block, Table) else _FIGURE).match(flat.text)
    if label is None or not flat.text[label.end() :].strip():
        return None
    return Plain(trimmed(cut(content, label.end(), len(flat.text))), neighbours[0].at)


def _is_title(block: Table | Figure) -> bool:
    """True for a figure whose caption is only the title of its picture."""
    return isinstance(block, Figure) and (image := _picture_in(block)) is not None and bool(image.title)


def _picture_in(block: Figure) -> Image | None:
    return _picture(block.content[0]) if len(block.content) == 1 else None


def _picture(block: Block) -> Image | None:
    """The picture that is all there is in a paragraph."""
    if isinstance(block, Para | Plain):
        content = trimmed(block.content)
        if len(content) == 1 and isinstance(content[0], Image):
            return content[0]
    return None


def _figure(block: Block) -> Block:
    """A paragraph that is one picture as a Figure; its caption is the picture's title, until a better one is found."""
    if isinstance(block, Figure) and len(block.content) == 1 and isinstance(block.content[0], Figure):
        inner = block.content[0]
        return replace(block, content=inner.content, caption=block.caption or inner.caption)
    image = _picture(block) if isinstance(block, Para) else None
    if image is None:
        return block
    caption = (Plain((Text(image.title, image.at),), image.at),) if image.title else ()
    return Figure((Plain((image,), image.at),), caption, at=image.at)
