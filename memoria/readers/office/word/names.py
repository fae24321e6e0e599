"""The names of WordprocessingML and of what may stand in it, as lxml writes them."""

from __future__ import annotations

import re

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
V = "{urn:schemas-microsoft-com:vml}"
O = "{urn:schemas-microsoft-com:office:office}"  # noqa: E741 - as the standard writes it
DGM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
VAL = f"{W}val"

WITHOUT_TEXT = frozenset(
    f"{W}{name}"
    for name in re.findall(
        r"\w+",
        """pPr rPr tblPr tblGrid trPr tcPr sectPr sdtPr sdtEndPr proofErr bookmarkStart bookmarkEnd permStart permEnd
        commentRangeEnd moveFromRangeStart moveFromRangeEnd moveToRangeStart moveToRangeEnd instrText delInstrText
        lastRenderedPageBreak annotationRef footnoteRef endnoteRef separator continuationSeparator softHyphen rt ffData
        customXmlPr smartTagPr""",
    )
)
"""Elements that hold no text of anybody's: passed over, where all that is unknown is looked through."""


def is_on(element: etree._Element) -> bool:
    """The value of a switch such as ``w:b``: on where nothing else is said."""
    return element.get(VAL, "true") not in ("0", "false", "off", "none")
