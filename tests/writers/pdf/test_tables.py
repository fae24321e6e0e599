"""Tables: widths from what is in them, headers on each page, rows that split, cells that span."""

from __future__ import annotations

import ctypes

import pypdfium2

from memoria.document.tree import Attr, BulletList, Cell, Column, Plain, Row, Span, Table, Text
from memoria.writers.pdf.tables import at_least, fitted
from tests.publication.printed import Printed
from tests.writers.pdf import ua_check
from tests.writers.pdf.reading import LOREM, elements, lefts_of, opened, para, pdf_of, texts, theme


def cell(text: str, columns: int = 1, rows: int = 1) -> Cell:
    return Cell((Plain((Text(text),)),), columns=columns, rows=rows)


def row(*values: str) -> Row:
    return Row(tuple(cell(value) for value in values))


def long_table(rows: int = 80) -> Table:
    body = tuple(row(f"fila{number}x", "dato") for number in range(rows))
    return Table((Column(), Column()), (row("Encabezado", "Otro"),), body)


def test_the_header_row_is_printed_on_every_page_and_heard_once() -> None:
    data = pdf_of(long_table())
    pages = texts(data)
    assert len(pages) > 1
    assert all("Encabezado" in page for page in pages)
    with opened(data) as pdf:
        assert len(elements(pdf, "TH")) == 2
    assert ua_check.faults(data) == []


def test_no_row_is_lost_or_twice() -> None:
    text = " ".join(texts(pdf_of(long_table(200))))
    assert [number for number in range(200) if text.count(f"fila{number}x") != 1] == []


def test_a_row_taller_than_a_page_goes_on_overleaf() -> None:
    words = " ".join(f"palabra{number}x" for number in range(900))
    data = pdf_of(Table((Column(), Column()), (row("A", "B"),), (Row((cell(words), cell("breve"))),)))
    text = " ".join(texts(data))
    assert len(texts(data)) > 1
    assert [number for number in range(900) if f"palabra{number}x" not in text] == []


def test_a_cell_that_spans_rows_keeps_them_together() -> None:
    body = (Row((cell("alto", rows=3), cell("uno"))), Row((cell("dos"),)), Row((cell("tres"),)))
    data = pdf_of(Table((Column(), Column()), (), body))
    with opened(data) as pdf:
        spanning = [one for one in elements(pdf, "TH") if "/A" in one and "/RowSpan" in one.A]
    assert len(spanning) == 1
    assert ua_check.faults(data) == []


def test_no_word_is_cut_in_a_narrow_column() -> None:
    table = Table(
        (Column(), Column(), Column()),
        (row("Responsabilidad", "Texto", "N.º"),),
        (row("corresponsabilidad", LOREM * 2, "12"),),
        attr=Attr("", (), (("widths", "2,90,8"),)),
    )
    text = texts(pdf_of(table))[0]
    assert "corresponsabilidad" in text
    assert "Responsabilidad" in text


def test_columns_fill_the_width_and_none_is_under_its_least() -> None:
    for least, natural in (([20, 30, 40], [30, 200, 900]), ([20, 30, 40], [30, 40, 50]), ([100, 200, 300], [400, 400, 400])):
        widths = fitted([float(n) for n in least], [float(n) for n in natural], 430.0)
        assert round(sum(widths), 6) == 430
        if sum(least) <= 430:
            assert all(width >= low - 0.001 for width, low in zip(widths, least, strict=True))


def test_widths_asked_for_give_way_to_words() -> None:
    assert at_least([10.0, 90.0], [30.0, 20.0], 100.0) == [30.0, 70.0]


def test_a_table_in_a_cell_is_printed() -> None:
    outer = Table((Column(),), (), (Row((Cell((long_table(2), para("después"))),)),))
    assert "fila1x" in texts(pdf_of(outer))[0]


def test_a_repeated_header_stands_where_the_first_one_stood() -> None:
    data = pdf_of(BulletList(((long_table(),),)), long_table(1))
    lefts = lefts_of(data, "Encabezado")
    assert len(lefts) > 2
    assert max(lefts[:-1]) - min(lefts[:-1]) < 0.1 < lefts[0] - lefts[-1]


def test_a_column_of_hours_keeps_each_on_one_line() -> None:
    rows = [row(hours, LOREM[:150], LOREM[:150]) for hours in ("9h-9h30", "9h30-9h40", "13h30-14h30")]
    lines = [line.text for line in Printed(pdf_of(Table((Column(),) * 3, (), tuple(rows)))).lines]
    assert {"9h-9h30", "9h30-9h40", "13h30-14h30"} <= set(lines)


def test_words_of_cells_are_never_hyphenated() -> None:
    table = Table((Column(), Column(), Column()), (), (row(LOREM * 3, LOREM * 3, LOREM * 3),))
    reader = pypdfium2.PdfDocument(pdf_of(table))
    try:
        assert "\x02" not in reader[0].get_textpage().get_text_bounded()
    finally:
        reader.close()


def test_ids_of_commitments_are_ochre_in_a_table_and_all_others_petrol() -> None:
    def marked(words: str) -> Row:
        return Row((Cell((Plain((Span((Text(words),), Attr("", ("mark-id",))),)),)),))

    data = pdf_of(Table((Column(),), (), (marked("C-03"), marked("OE1"), marked("R-12"), marked("CB-1"))))
    accent, primary = (tuple(bytes.fromhex(colour[1:])) for colour in (theme().colours.accent, theme().colours.primary))
    assert colours(data, ("C-03", "OE1", "R-12", "CB-1")) == [accent, primary, primary, primary]


def colours(data: bytes, words: tuple[str, ...]) -> list[tuple[int, ...]]:
    """The colour in which each word begins."""
    reader = pypdfium2.PdfDocument(data)
    found = []
    try:
        text = reader[0].get_textpage()
        for word in words:
            place = text.search(word).get_next()
            assert place
            parts = [ctypes.c_uint() for _ in range(4)]
            pypdfium2.raw.FPDFText_GetFillColor(text, place[0], *parts)
            found.append(tuple(part.value for part in parts[:3]))
    finally:
        reader.close()
    return found
