"""The long texts of the event, each under a heading of the frame."""

from __future__ import annotations

from dataclasses import replace

from memoria.assemble.bodies import repeated, text_under
from memoria.assemble.contributions import language_note
from memoria.assemble.material import Material
from memoria.assemble.nodes import Blocks, slug
from memoria.document.tree import Attr, Block, Div, Heading
from memoria.document.walk import map_blocks

SYNTHESIS = "sintesis"
"""Says its language in its title."""


def _unlisted(block: Block) -> Blocks:
    return (replace(block, attr=block.attr.with_pairs(toc="no")) if isinstance(block, Heading) else block,)


def prose_of(material: Material, key: str, level: int, title: str = "", *, listed: bool = True) -> Blocks:
    """A long text of the event under a heading of ``level - 1``; in a Div of its language when it is another.

    ``listed`` is False for texts whose own headings are too small for the contents.
    """
    prose = material.memoria.text(key)
    if prose is None:
        return ()
    material.told.update(repeated(prose.body, title))
    body = text_under(prose.body, level, slug(key), material.note_identifiers, title)
    if not listed:
        body = map_blocks(body, _unlisted)
    said = () if key.startswith(SYNTHESIS) else tuple(language_note(material.labels, prose.language, stale=prose.stale))
    if prose.language.split("-")[0] == material.labels.language:
        return (*said, *body)
    return (*said, Div(body, Attr("", (), (("lang", prose.language),))))
