"""The parts of a volume into flows: cover, front, body, annexes (``document.roles``)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from memoria.document import roles, tree
from memoria.writers.pdf.conversion import Context, Conversion
from memoria.writers.pdf.cover import cover
from memoria.writers.pdf.flows import Numbering
from memoria.writers.pdf.strips import Flow
from memoria.writers.pdf.structure import Element


def part_flows(conversion: Conversion, document: tree.Document, root: Element) -> Iterator[Flow]:
    """Flows of the whole volume. Front pages are roman and the cover is the first; the body starts again at 1."""
    context = Context(root, conversion.styles.text, document.meta.language, section=True)
    has_front = has_body = False
    for block in document.blocks:
        classes = block.attr.classes if isinstance(block, tree.Div) else ()
        if isinstance(block, tree.Div) and roles.COVER in classes:
            yield Numbering(roman=True, restart=not has_front)
            has_front = True
            yield cover(conversion, block, context)
        elif isinstance(block, tree.Div) and roles.FRONT in classes:
            yield Numbering(roman=True, restart=not has_front)
            has_front = True
            yield from _part(conversion, block, context)
        elif isinstance(block, tree.Div) and (roles.BODY in classes or roles.ANNEX in classes):
            yield Numbering(roman=False, restart=not has_body)
            has_body = True
            is_numbered = roles.BODY in classes and conversion.styles.theme.numbered_paragraphs
            yield from _part(conversion, block, replace(context, numbered=is_numbered))
        else:
            if has_front and not has_body:
                yield Numbering(roman=False, restart=True)
                has_body = True
            yield from conversion.blocks((block,), context)


def _part(conversion: Conversion, block: tree.Div, context: Context) -> Iterator[Flow]:
    element = Element("Part", context.element)
    yield from conversion.block(block, context.inside(element))
