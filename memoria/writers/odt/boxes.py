"""Boxes: callouts, notices, records and session headers, each a table of one cell that no page cuts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from memoria.document import roles
from memoria.theme import Theme
from memoria.writers.odt.body import Body
from memoria.writers.odt.elements import Element, element
from memoria.writers.odt.paragraphs import paragraph
from memoria.writers.odt.tables import ROW, table_box

CALLOUT, COMMITMENT, NOTICE, RECORD = "CalloutCell", "CommitmentCell", "NoticeCell", "RecordCell"
BOXES: Mapping[str, str] = {
    **dict.fromkeys(roles.CALLOUTS, CALLOUT),
    roles.COMMITMENT: COMMITMENT,
    roles.NOTICE: NOTICE,
    roles.SHEET: RECORD,
    roles.SESSION_HEADER: RECORD,
}
"""The kind of cell that a role is set in."""
_ACROSS: Mapping[str, float] = {CALLOUT: 4.0, COMMITMENT: 4.0, NOTICE: 4.0, RECORD: 0.0}
"""Millimetres between the sides of a box and its words."""


def box(body: Body, role: str, content: Callable[[], list[Element]]) -> list[Element]:
    """What a role holds in its box; as it is for a role without one, and where no table may stand."""
    if role not in BOXES or body.tableless:
        return content()
    kind = BOXES[role]
    made = table_box(body, (body.width,), follows=role == roles.SESSION_HEADER or body.keeps)
    cell = element("table:table-cell", table__style_name=kind, office__value_type="string")
    with body.within(body.width - 2 * _ACROSS[kind]):
        cell.extend(content() or [paragraph(body, ())])
    made.append(element("table:table-row", cell, table__style_name=ROW))
    return [made]


def box_styles(theme: Theme) -> Iterator[Element]:
    """A bar and a tint for what was agreed, a frame for notices, rules above and below records."""
    colours = theme.colours
    frame = f"0.75pt solid {colours.grey}"
    looks: dict[str, dict[str, str]] = {
        CALLOUT: {"fo__border_left": f"2.25pt solid {colours.primary}", "fo__background_color": colours.tint},
        COMMITMENT: {"fo__border_left": f"2.25pt solid {colours.accent}", "fo__background_color": colours.accent_tint},
        NOTICE: {"fo__border": frame},
        RECORD: {"fo__border_top": f"1pt solid {colours.primary}", "fo__border_bottom": f"0.5pt solid {colours.hairline}"},
    }
    for kind, look in looks.items():
        properties = element(
            "style:table-cell-properties",
            fo__padding_left=f"{_ACROSS[kind]:g}mm",
            fo__padding_right=f"{_ACROSS[kind]:g}mm",
            fo__padding_top="2mm",
            fo__padding_bottom="1.4mm",
            **look,
        )
        yield element("style:style", properties, style__name=kind, style__family="table-cell")
