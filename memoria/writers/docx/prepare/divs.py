"""The roles of a volume: each a paragraph style, a table, a box, or a mark for the finishing passes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from docx.shared import Mm

from memoria.document import roles
from memoria.document.tree import Attr, Block, Div, Inline, Para, Plain, Span, Table, Text
from memoria.writers.docx import grids
from memoria.writers.docx.dress import FIELDS_MARK, MARKED_DIVS, STYLED_DIVS
from memoria.writers.docx.pairs import STOPS_KEY, STYLE_KEY, Look, look_of_callout, look_of_header, look_of_sheet
from memoria.writers.docx.prepare.preparer import Blocks, Preparer, styled
from memoria.writers.docx.timeline import timeline

CALLOUT_INSET = Mm(9)
"""What bar and margins of a callout take of its width."""
_TABLE_ROLES = (roles.ROADMAP, roles.SESSION_INDEX, roles.PROGRAMME, roles.MATRIX, "plain")


def _div(preparer: Preparer, node: Div) -> Blocks:
    attr = node.attr
    for role in attr.classes:
        if role in _WITH_LOOKS:
            return _WITH_LOOKS[role](preparer, node, role)
    role = next((name for name in attr.classes if name in _TABLE_ROLES), "")
    inside = _with_class(node.content, attr, role) if role else node.content
    around = {name: getattr(preparer, name) or attr.has(name) for name in (roles.SMALL, roles.NOTICE, roles.ANSWER)}
    preparer.opener = preparer.opener or attr.has(roles.OPENER)
    with preparer.within(**around):
        content = preparer.blocks(inside)
        style = _style(preparer, attr)
    preparer.opener = False
    return _marked(preparer, (styled(style, content),) if style else content, attr)


def _style(preparer: Preparer, attr: Attr) -> str:
    if preparer.answer and attr.has(roles.SMALL):
        return "Answer Source"
    return next((STYLED_DIVS[name] for name in attr.classes if name in STYLED_DIVS), attr.get(STYLE_KEY))


def _marked(preparer: Preparer, content: Blocks, attr: Attr) -> Blocks:
    """Blocks with the mark that the finishing passes look for, where they do."""
    if attr.get(STOPS_KEY):
        return (Div(content, preparer.inlines.mark(FIELDS_MARK, attr, text=attr.get(STOPS_KEY))),)
    role = next((name for name in attr.classes if name in MARKED_DIVS), "")
    return (Div(content, preparer.inlines.mark(role, attr)),) if role or _has_name(attr) else content


def _has_name(attr: Attr) -> bool:
    return bool(attr.identifier or attr.get("lang"))


def _with_class(content: Blocks, attr: Attr, role: str) -> Blocks:
    """A role and its widths, given to a Div around one table, handed on to the table."""
    return tuple(
        replace(block, attr=Attr(block.attr.identifier, (role, *block.attr.classes), (*attr.pairs, *block.attr.pairs)))
        if isinstance(block, Table)
        else block
        for block in content
    )


# --- roles that Word sets as a table


def _stats(preparer: Preparer, node: Div, _: str) -> Blocks:
    return _grid(preparer, node, grids.stats(node, preparer.ruler.block))


def _chart(preparer: Preparer, node: Div, _: str) -> Blocks:
    is_timeline = node.attr.get("kind") == roles.ChartKind.TIMELINE
    return _grid(preparer, node, timeline(node) if is_timeline else grids.chart(node))


def _grid(preparer: Preparer, node: Div, table: Table | None) -> Blocks:
    """A role that Word sets as a table; as it stands where it has not the shape that the role wants."""
    made = preparer.blocks((table,)) if table else preparer.blocks(node.content)
    return (Div(made, preparer.inlines.mark("", node.attr)),) if _has_name(node.attr) else made


# --- roles with fields


def _session_header(preparer: Preparer, node: Div, role: str) -> Blocks:
    preparer.inlines.small_labels, outer = True, preparer.inlines.small_labels
    content = _with_fields(preparer, node.content, look_of_header(preparer.ruler))
    preparer.inlines.small_labels = outer
    return (Div((styled("Session Header", content),), preparer.inlines.mark(role, node.attr)),)


def _callout(preparer: Preparer, node: Div, role: str) -> Blocks:
    ruler = preparer.ruler
    look = look_of_sheet(ruler) if role == roles.SHEET else look_of_callout(ruler, CALLOUT_INSET)
    named = _with_kind(node.content, dict(preparer.meta.labels).get(role, ""))
    preparer.inlines.accent, outer = role == roles.COMMITMENT, preparer.inlines.accent
    content = _with_fields(preparer, named, look)
    preparer.inlines.accent = outer
    return (Div((styled("Callout", content),), preparer.inlines.mark(role, node.attr)),)


def _with_fields(preparer: Preparer, content: Blocks, look: Look) -> Blocks:
    """Blocks whose definition lists are fields."""
    with preparer.within(fields=look):
        return preparer.blocks(content)


def _with_kind(content: Blocks, kind: str) -> Blocks:
    """A callout without an id begins with its kind."""
    first = content[0] if content else None
    if not kind or not isinstance(first, Para | Plain) or _has_id(first.content):
        return content
    return (Para((Span((Text(kind),), Attr("", (roles.MARK_ID,))), *first.content)), *content[1:])


def _has_id(content: tuple[Inline, ...]) -> bool:
    return any(isinstance(node, Span) and node.attr.has(roles.MARK_ID) for node in content)


def _go(preparer: Preparer, node: Div, _: str) -> Blocks:
    return (styled("Callout Link", preparer.blocks(node.content)),)


_WITH_LOOKS: dict[str, Callable[[Preparer, Div, str], Blocks]] = {
    roles.SESSION_HEADER: _session_header,
    roles.STATS: _stats,
    roles.CHART: _chart,
    roles.GO: _go,
    **dict.fromkeys((*roles.CALLOUTS, roles.SHEET), _callout),
}
MAKERS: Mapping[type[Block], Any] = {Div: _div}
