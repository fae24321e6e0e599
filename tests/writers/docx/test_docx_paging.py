"""On which page each place of a file stands, reckoned from the file itself."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from lxml import etree

from memoria.theme import Theme
from memoria.writers.docx.faces import faces_of
from memoria.writers.docx.oxml import Element, W
from memoria.writers.docx.paging import find_pages

WORD = "palabra "
STYLES = """
<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Source Sans Pro"/><w:sz w:val="20"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:pPr><w:spacing w:line="400" w:lineRule="exact"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Title"><w:basedOn w:val="Normal"/><w:pPr><w:keepNext/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Spaced"><w:basedOn w:val="Normal"/>
  <w:pPr><w:spacing w:before="400" w:after="200"/></w:pPr></w:style>
<w:style w:type="table" w:styleId="Grid"><w:tblPr><w:tblCellMar>
  <w:top w:w="100"/><w:bottom w:w="100"/></w:tblCellMar></w:tblPr></w:style>
"""
PAGE = '<w:pgSz w:w="6000" w:h="6000"/><w:pgMar w:top="1000" w:bottom="1000" w:left="1000" w:right="1000"/>'
"""Ten lines of twenty points, two hundred points wide."""
LAST = f'<w:sectPr>{PAGE}<w:pgNumType w:fmt="decimal" w:start="1"/></w:sectPr>'


def _xml(name: str, content: str) -> Element:
    return etree.fromstring(f'<w:{name} xmlns:w="{W}">{content}</w:{name}>')


def _pages(theme: Theme, *blocks: str, notes: str = "", last: str = LAST) -> Mapping[str, str]:
    return find_pages(
        _xml("body", "".join(blocks) + last),
        _xml("styles", STYLES),
        _xml("numbering", ""),
        _xml("footnotes", notes),
        faces_of(theme),
    )


def _text(name: str = "", properties: str = "", words: str = "x", content: str = "") -> str:
    place = f'<w:bookmarkStart w:id="1" w:name="{name}"/>' if name else ""
    return f"<w:p><w:pPr>{properties}</w:pPr>{place}<w:r><w:t>{words}</w:t>{content}</w:r></w:p>"


def _styled(style: str) -> str:
    return f'<w:pStyle w:val="{style}"/>'


def _row(name: str, properties: str = "<w:cantSplit/>") -> str:
    cell = f'<w:tc><w:tcPr><w:tcW w:w="4000"/></w:tcPr>{_text(name)}</w:tc>'
    return f"<w:tr><w:trPr>{properties}</w:trPr>{cell}</w:tr>"


def _table(*rows: str) -> str:
    return f'<w:tbl><w:tblPr><w:tblStyle w:val="Grid"/></w:tblPr>{"".join(rows)}</w:tbl>'


def test_a_page_is_full_after_its_last_line(theme: Theme) -> None:
    pages = _pages(theme, *(_text(f"p{number}") for number in range(1, 12)))
    assert (pages["p10"], pages["p11"]) == ("1", "2")


def test_words_are_measured_and_lines_broken_between_them(theme: Theme) -> None:
    """Five words to a line: four lines of text and six after it fill a page."""
    fills = _pages(theme, _text(words=WORD * 18), *(_text(f"p{number}") for number in range(1, 9)))
    assert (fills["p6"], fills["p7"]) == ("1", "2")


def test_no_line_of_a_paragraph_stands_alone(theme: Theme) -> None:
    last = _text("end", words=WORD * 24)
    assert _pages(theme, *[_text()] * 9, last, _text("after"))["end"] == "2"


def test_a_heading_goes_with_its_text(theme: Theme) -> None:
    pages = _pages(theme, *[_text()] * 9, _text("title", _styled("Title")), _text("text"))
    assert (pages["title"], pages["text"]) == ("2", "2")


def test_of_the_room_between_two_paragraphs_the_greater_holds(theme: Theme) -> None:
    """Each takes forty points but the first: ten below it and twenty above the next are twenty."""
    pages = _pages(theme, *(_text(f"p{number}", _styled("Spaced")) for number in range(1, 7)))
    assert (pages["p5"], pages["p6"]) == ("1", "2")


def test_a_row_is_whole_and_its_head_is_repeated(theme: Theme) -> None:
    """Rows of thirty points: six on a page with the head, then five and the head again."""
    rows = [_row("head", "<w:cantSplit/><w:tblHeader/>"), *(_row(f"r{number}") for number in range(1, 13))]
    pages = _pages(theme, _table(*rows))
    assert [pages[f"r{number}"] for number in (5, 6, 10, 11)] == ["1", "2", "2", "3"]


def test_notes_take_their_room_at_the_foot(theme: Theme) -> None:
    note = f'<w:footnote w:id="2">{_text()}{_text()}</w:footnote>'
    cited = _text(content='<w:footnoteReference w:id="2"/>')
    pages = _pages(theme, cited, *(_text(f"p{number}") for number in range(2, 10)), notes=note)
    assert (pages["p8"], pages["p9"]) == ("1", "2")


def test_numbers_follow_the_sections(theme: Theme) -> None:
    front = f'<w:sectPr>{PAGE}<w:pgNumType w:fmt="lowerRoman" w:start="1"/></w:sectPr>'
    pages = _pages(theme, *[_text()] * 30, _text("front", front), _text("body"))
    assert (pages["front"], pages["body"]) == ("iv", "1")


@pytest.mark.parametrize(("kind", "page"), [("continuous", "1"), ("nextPage", "2")])
def test_a_section_goes_on_where_it_says_so(kind: str, page: str, theme: Theme) -> None:
    first = f'<w:sectPr>{PAGE}<w:pgNumType w:start="1"/></w:sectPr>'
    last = f'<w:sectPr><w:type w:val="{kind}"/>{PAGE}<w:cols w:num="2"/></w:sectPr>'
    pages = _pages(theme, _text("one", first), *[_text()] * 17, _text("two"), last=last)
    assert (pages["one"], pages["two"]) == ("1", page)


def test_what_is_longer_than_a_page_breaks_though_it_keeps_together(theme: Theme) -> None:
    pages = _pages(theme, *(_text(f"p{number}", "<w:keepNext/>") for number in range(1, 25)))
    assert [pages[f"p{number}"] for number in (1, 10, 11, 24)] == ["1", "1", "2", "3"]
