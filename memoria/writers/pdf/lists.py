"""Lists: bullets and numbers beside what they stand before, terms beside or above their definitions."""

from __future__ import annotations

from collections.abc import Sequence

from memoria.document import tree
from memoria.fonts import SEMIBOLD
from memoria.theme import MM
from memoria.writers.pdf.conversion import Context, Conversion
from memoria.writers.pdf.flows import Group
from memoria.writers.pdf.labels import LabelFlow
from memoria.writers.pdf.linestrips import Label
from memoria.writers.pdf.numerals import list_number, numbering_name
from memoria.writers.pdf.paragraph import Paragraph
from memoria.writers.pdf.rows import Grid
from memoria.writers.pdf.strips import Flow
from memoria.writers.pdf.structure import Element, list_attributes
from memoria.writers.pdf.styles import LEFT

LIST_INDENT = 5 * MM
NUMBER_GAP = 2 * MM
BULLET_SIZE = 1.3
WIDEST_TERM = 42 * MM
"""Terms up to this width stand beside their definitions."""
TERM_GAP = 4 * MM
DEEPEST = 6
"""Quotations and lists in each other beyond which indents stop growing."""


def bullets(conversion: Conversion, block: tree.BulletList, context: Context) -> list[Flow]:
    """A list without order."""
    return _list(conversion, block.items, context, ["•"] * len(block.items), "Disc")


def numbers(conversion: Conversion, block: tree.OrderedList, context: Context) -> list[Flow]:
    """A list whose items are numbered as the block says."""
    texts = [list_number(block.start + index, block.style, block.delimiter) for index in range(len(block.items))]
    return _list(conversion, block.items, context, texts, numbering_name(block.style))


def _list(
    conversion: Conversion, items: Sequence[Sequence[tree.Block]], context: Context, texts: list[str], numbering: str
) -> list[Flow]:
    element = Element("L", context.element)
    element.attributes = list_attributes(numbering)
    style = context.style.but(after=conversion.styles.space("item")[1])
    is_bullet = numbering == "Disc"
    colour = conversion.styles.palette.accent if is_bullet else conversion.styles.palette.primary
    mark_style = style.but(colour=colour, size=round(style.size * BULLET_SIZE, 2) if is_bullet else style.size)
    widths = [conversion.setting.run_of(mark_style, "").width(text) for text in texts]
    indent = LIST_INDENT if is_bullet else max(LIST_INDENT, max(widths, default=0.0) + NUMBER_GAP)
    flows: list[Flow] = []
    for item, text, width in zip(items, texts, widths, strict=True):
        entry = Element("LI", element)
        label, body = Element("Lbl", entry), Element("LBody", entry)
        run = conversion.setting.run_of(mark_style, "", label)
        run.rise = -0.06 * style.size if is_bullet else 0.0
        word = run.word(text)
        offset = -indent + (1.2 * MM if is_bullet else indent - NUMBER_GAP - width)
        conversion.label = Label(word, label, offset)
        made = conversion.blocks(item, context.inside(body, style=style, section=False, depth=context.depth + 1))
        made += flush_label(conversion, context, context.style.leading)
        flows.append(Group(made, left=indent if context.depth < DEEPEST else 0.0))
    return [Group(flows, after=max(context.style.after, 1 * MM))] if flows else []


def flush_label(conversion: Conversion, context: Context, height: float = 0.0) -> list[Flow]:
    """The label that waits, on its own; with a height where nothing follows it."""
    label, conversion.label = conversion.label, None
    strut = conversion.setting.run_of(context.style, context.language)
    return [LabelFlow(label, strut, context.style, height)] if label else []


def definitions(conversion: Conversion, block: tree.DefinitionList, context: Context) -> list[Flow]:
    """Terms beside their definitions where they are short, above them where not."""
    element = Element("L", context.element)
    element.attributes = list_attributes("None")
    entries = [_definition(conversion, term, made, element, context) for term, made in block.items]
    widest = max((term.widths()[1] for term, _ in entries), default=0.0)
    is_deep = context.depth >= DEEPEST
    if widest <= WIDEST_TERM and not context.in_table and not is_deep:
        rows: list[list[list[Flow]]] = [[[term], list(made)] for term, made in entries]
        fixed = [widest + TERM_GAP, 0.0]
        return [Grid(rows, [0.0, 1.0], fixed, row_gap=1.2 * MM, after=context.style.after)]
    flows: list[Flow] = []
    for term, made in entries:
        flows += [term, Group(made, left=0.0 if is_deep else LIST_INDENT)]
    return [Group(flows, after=context.style.after)]


def _definition(
    conversion: Conversion,
    term: Sequence[tree.Inline],
    definitions: Sequence[Sequence[tree.Block]],
    element: Element,
    context: Context,
) -> tuple[Paragraph, list[Flow]]:
    """A term and its definitions."""
    entry = Element("LI", element)
    style = context.style.but(weight=SEMIBOLD, stick=True, after=0, align=LEFT, hyphenate=False)
    named = conversion.paragraph(term, style, Element("Lbl", entry), context.language)
    style = context.style.but(after=0.8 * MM, align=LEFT)
    inner = context.inside(Element("LBody", entry), section=False, style=style, depth=context.depth + 1)
    return named, [flow for blocks in definitions for flow in conversion.blocks(blocks, inner)]
