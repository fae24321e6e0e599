"""Pictures on a line of their own, figures, and the captions of figures and tables."""

from __future__ import annotations

from collections.abc import Sequence

from memoria.diagnostics import found
from memoria.document import roles, tree
from memoria.theme import MM
from memoria.writers.pdf.conversion import Context, Conversion, named
from memoria.writers.pdf.flows import Group, PictureFlow, hung_over
from memoria.writers.pdf.pictures import Picture, PictureError
from memoria.writers.pdf.setting import plain_text
from memoria.writers.pdf.strips import Flow
from memoria.writers.pdf.structure import Element


def picture(conversion: Conversion, node: tree.Image, parent: Element, stick: bool = False) -> Flow:
    """A picture on a line of its own; its words where it can't be had."""
    alt = plain_text(node.content) or node.title or conversion.setting.label("figure")
    try:
        source = conversion.setting.gallery.source(node.target)
    except PictureError:
        conversion.setting.diagnostics.append(found("W-105", node.at, target=node.target))
        return conversion.paragraph((tree.Text(f"[{alt}]"),), conversion.styles.caption, Element("P", parent), "")
    picture = Picture(source, source.width, source.height, Element("Figure", parent, alt=alt))
    share, width = _width_of(node.attr.get("width"))
    flow = PictureFlow(picture, share, width, conversion.styles.picture_limits(), stick=stick, events=named(node.attr))
    if node.attr.has(roles.QR_CODE):
        flow.is_code, flow.before, flow.after = True, 0.0, 0.0
    return flow


def figure(conversion: Conversion, block: tree.Figure, context: Context) -> list[Flow]:
    """A figure and its caption, on one page."""
    element = Element("Sect", context.element)
    flows: list[Flow] = []
    for inner in block.content:
        if isinstance(inner, tree.Plain | tree.Para) and len(inner.content) == 1 and isinstance(inner.content[0], tree.Image):
            flows.append(picture(conversion, inner.content[0], element, stick=bool(block.caption)))
        else:
            flows += conversion.block(inner, context.inside(element, section=False))
    if block.caption:
        flows += caption(conversion, block.caption, context.inside(element), before=False)
    before, after = conversion.styles.space("figure")
    made = Group(flows, before=before, after=after, whole_below=600.0, events=named(block.attr))
    return hung_over([made], where=context.section and any(is_wide(conversion, flow) for flow in flows))


def is_wide(conversion: Conversion, flow: Flow) -> bool:
    """True for a picture that is wider than the text, where no width was asked for."""
    is_free = isinstance(flow, PictureFlow) and flow.share is None
    return is_free and flow.widths()[1] > conversion.styles.theme.page.measure * MM


def caption(conversion: Conversion, blocks: Sequence[tree.Block], context: Context, *, before: bool) -> list[Flow]:
    """A caption; ``before`` what it names, it stays with it."""
    element = Element("Caption", context.element)
    style = conversion.styles.caption.but(stick=before)
    flows: list[Flow] = []
    for block in blocks:
        if isinstance(block, tree.Plain | tree.Para):
            flows.append(conversion.paragraph(block.content, style, element, context.language))
        else:
            flows += conversion.block(block, context.inside(element, style=style, section=False))
    return flows


def _width_of(value: str) -> tuple[float | None, float | None]:
    """A width as a share of the column, or in points (CSS units: %, mm, cm, in, pt, px)."""
    for unit, points in (("%", 0.0), ("mm", MM), ("cm", 10 * MM), ("in", 72.0), ("pt", 1.0), ("px", 0.75)):
        if value.endswith(unit):
            try:
                size = float(value[: -len(unit)])
            except ValueError:
                return None, None
            return (min(size / 100, 1.0), None) if unit == "%" else (None, size * points)
    return None, None
