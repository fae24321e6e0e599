"""What stands in a frame: callouts, sheets, headers of sessions, quotations, notices, questions and their answers."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from memoria.document import roles, tree
from memoria.theme import MM
from memoria.writers.pdf.conversion import Context, Conversion, named
from memoria.writers.pdf.flows import Group
from memoria.writers.pdf.grids import fields_grid
from memoria.writers.pdf.strips import NEVER, Flow, Frame
from memoria.writers.pdf.structure import Element

WHOLE = 0.29
"""Callouts up to this share of a page stay on one: one that is moved overleaf leaves no page that looks empty."""
WHOLE_SHEET = 0.36
"""And the sheet of a commitment up to this one."""


def callout(conversion: Conversion, block: tree.Div, context: Context) -> list[Flow]:
    """An agreement, a commitment or another mark: a bar at its left, its id first, its fields in two columns."""
    styles, palette = conversion.styles, conversion.styles.palette
    is_commitment = block.attr.has(roles.COMMITMENT)
    colour, ground = (palette.accent, palette.accent_tint) if is_commitment else (palette.primary, palette.tint)
    element = Element("Div", context.element)
    inner = context.inside(element, style=styles.callout, mark_colour=colour, section=False)
    flows = [flow for part in block.content for flow in _part(conversion, part, inner)]
    frame = Frame(0, 0, 2.4 * MM, 2.2 * MM - 1, ground, (colour, 2.4))
    names = named(block.attr)
    return [
        Group(flows, 4.8 * MM, 4 * MM, *styles.space("callout"), frame, whole_below=styles.share_of_page(WHOLE), events=names)
    ]


def _part(conversion: Conversion, block: tree.Block, context: Context) -> list[Flow]:
    styles = conversion.styles
    if isinstance(block, tree.DefinitionList):
        grid = fields_grid(conversion, block, context, styles.fields, (22 * MM, 18 * MM))
        grid.before, grid.after, grid.row_gap = 1.4 * MM, 0.6 * MM, 0.3 * MM
        return [grid]
    return conversion.block(block, context)


def sheet(conversion: Conversion, block: tree.Div, context: Context) -> list[Flow]:
    """All that is known of a commitment or of an experience, between rules."""
    styles, palette = conversion.styles, conversion.styles.palette
    element = Element("Div", context.element)
    inner = context.inside(element, style=styles.fields, section=False)
    flows = [flow for part in block.content for flow in _part(conversion, part, inner)]
    frame = Frame(0, 0, 1.2 * MM, 1.6 * MM, rule_above=(palette.primary, 1.0), rule_below=(palette.hairline, 0.5))
    names = named(block.attr)
    return [Group(flows, 0, 0, 1.4 * MM, 6 * MM, frame, whole_below=styles.share_of_page(WHOLE_SHEET), events=names)]


def session_header(conversion: Conversion, block: tree.Div, context: Context) -> list[Flow]:
    """Between rules, with the first lines of its session."""
    styles, palette = conversion.styles, conversion.styles.palette
    element = Element("Div", context.element)
    inner = context.inside(element, style=styles.header_block, section=False)
    flows: list[Flow] = []
    for part in block.content:
        if isinstance(part, tree.DefinitionList):
            grid = fields_grid(conversion, part, inner, styles.header_block, (21 * MM, 21 * MM))
            grid.row_gap = 0.6 * MM
            flows.append(grid)
        else:
            flows += conversion.block(part, inner)
    frame = Frame(0, 0, 2.8 * MM, 2.6 * MM, rule_above=(palette.primary, 1.4), rule_below=(palette.hairline, 0.5))
    names = named(block.attr)
    return [Group(flows, 0, 0, *styles.space("header_block"), frame, whole_below=NEVER, events=names, stick=True)]


def pull_quote(conversion: Conversion, block: tree.Div, context: Context) -> list[Flow]:
    """Words of somebody set large beside a hairline."""
    styles = conversion.styles
    element = Element("BlockQuote", context.element)
    inner = context.inside(element, style=styles.quote, section=False)
    flows = conversion.blocks(block.content, inner)
    frame = Frame(0, 0, 0, 0, bar=(styles.palette.accent, 0.8))
    names = named(block.attr)
    return [
        Group(
            flows,
            5 * MM,
            8 * MM,
            *styles.space("quote"),
            frame,
            frame_left=8 * MM,
            whole_below=styles.share_of_page(WHOLE),
            events=names,
        )
    ]


def notice(conversion: Conversion, block: tree.Div, context: Context) -> list[Flow]:
    """What is said to who reads, in a box."""
    styles = conversion.styles
    element = Element("Div", context.element)
    inner = context.inside(element, style=styles.callout, section=False, headed=True)
    flows = conversion.blocks(block.content, inner)
    frame = Frame(0, 0, 2.6 * MM, 2.4 * MM, box=(styles.palette.grey, 0.6))
    names = named(block.attr)
    return [Group(flows, 4 * MM, 4 * MM, *styles.space("notice"), frame, whole_below=styles.share_of_page(WHOLE), events=names)]


def question(conversion: Conversion, block: tree.Div, context: Context) -> list[Flow]:
    """A question with its answers; what was asked, and by whom, stays with the beginning of the first."""
    element = Element("Div", context.element)
    inner = context.inside(element, section=False)
    names = named(block.attr)
    asked = next((at for at, part in enumerate(block.content) if isinstance(part, tree.Div) and part.attr.has(roles.ANSWER)), 0)
    flows: list[Flow] = []
    if asked:
        flows.append(Group(conversion.blocks(block.content[:asked], inner), whole_below=NEVER, stick=True))
    flows += conversion.blocks(block.content[asked:], inner)
    return [Group(flows, 0, 0, None, 3 * MM, events=names)]


def answer(conversion: Conversion, block: tree.Div, context: Context) -> list[Flow]:
    """Indented, beside a hairline."""
    styles = conversion.styles
    frame = Frame(0, 0, bar=(styles.palette.hairline, 0.8))
    flows = conversion.blocks(block.content, context)
    names = named(block.attr)
    return [Group(flows, 4 * MM, 0, None, 2.4 * MM, frame, events=names)]


FRAMED: Mapping[str, Callable[[Conversion, tree.Div, Context], list[Flow]]] = {
    roles.SESSION_HEADER: session_header,
    roles.PULL_QUOTE: pull_quote,
    roles.NOTICE: notice,
    roles.QUESTION: question,
    roles.ANSWER: answer,
    roles.SHEET: sheet,
    **dict.fromkeys(roles.CALLOUTS, callout),
}
"""What makes each role."""
