"""The calendar of commitments: days heard and found as text, bars at their days, long ones on several pages."""

from __future__ import annotations

import ctypes
from dataclasses import replace
from datetime import date

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from memoria.document.tree import Attr, Block, Cell, Column, Div, Plain, Row, Table, Text
from memoria.document.walk import walk
from memoria.theme import MM
from memoria.writers.pdf.timelines import scale_of
from tests.writers.pdf import ua_check
from tests.writers.pdf.reading import div, elements, lefts_of, opened, para, pdf_of, texts, theme

HEAD = ("Compromiso", "Inicio", "Fin")


def cell(words: str, day: str = "") -> Cell:
    return Cell((Plain((Text(words),)),), attr=Attr("", (), (("date", day),)) if day else Attr())


def chart(*rows: tuple[str, str, str], head: bool = True) -> Div:
    body = tuple(Row((cell(what), cell(f"desde {start}", start), cell(f"hasta {end}", end))) for what, start, end in rows)
    heads = (Row(tuple(map(cell, HEAD))),) if head else ()
    return div("chart", div("plain", Table((Column(),) * 3, heads, body)), kind="timeline", alt="Un compromiso hasta 2023")


ROWS = (
    ("C-01 Inventario", "2023-07-01", "2023-12-31"),
    ("C-03 Mesa", "2023-04-01", "2023-09-30"),
    ("C-07 Riego", "2024-01-01", "2024-03-31"),
)


def bars(data: bytes, page: int = 0) -> list[tuple[float, float]]:
    """Left and right edges of what is filled and as high as a bar."""
    reader = pypdfium2.PdfDocument(data)
    try:
        bounds = [thing.get_bounds() for thing in reader[page].get_objects() if thing.type == 2]
    finally:
        reader.close()
    return [(left, right) for left, bottom, right, top in bounds if 2.5 * MM < top - bottom < 3.5 * MM]


def colours(data: bytes) -> list[str]:
    """What each bar is filled with."""
    reader = pypdfium2.PdfDocument(data)
    found = []
    try:
        for thing in reader[0].get_objects():
            _, bottom, _, top = thing.get_bounds()
            if thing.type == 2 and 2.5 * MM < top - bottom < 3.5 * MM:
                parts = [ctypes.c_uint() for _ in range(4)]
                pdfium.FPDFPageObj_GetFillColor(thing.raw, *parts)
                found.append("#" + "".join(f"{part.value:02X}" for part in parts[:3]))
    finally:
        reader.close()
    return found


def test_labels_and_days_are_a_table_and_the_bars_a_figure_with_its_words() -> None:
    data = pdf_of(chart(*ROWS))
    with opened(data) as pdf:
        (figure,) = elements(pdf, "Figure")
        assert str(figure.Alt) == "Un compromiso hasta 2023"
        scopes = [str(one.A.Scope) for one in elements(pdf, "TH")]
        assert scopes == ["/Column"] * 3 + ["/Row"] * 3
        assert len(elements(pdf, "TD")) == 6
    words = " ".join(texts(data)[0].split())
    assert words.startswith("Compromiso Inicio Fin C-01 Inventario desde 2023-07-01 hasta 2023-12-31 C-03 Mesa")


def test_the_bar_of_what_is_overdue_has_the_accent() -> None:
    """Beside it the words say so: meaning never rests on colour alone."""
    plain = chart(*ROWS)
    table = next(node for node in walk((plain,)) if isinstance(node, Table))
    late = replace(table, body=(replace(table.body[0], attr=Attr("", ("overdue",))), *table.body[1:]))
    assert colours(pdf_of(plain)) == [theme().colours.primary] * 3
    assert colours(pdf_of(replace(plain, content=(late,)))) == [theme().colours.accent, *[theme().colours.primary] * 2]


def test_a_bar_goes_from_its_first_day_to_the_end_of_its_last_over_the_quarters() -> None:
    data = pdf_of(chart(*ROWS))
    first, second, third = bars(data)
    assert first[1] == pytest.approx(third[0], abs=0.5)
    assert (first[0] - second[0]) / (third[1] - second[0]) == pytest.approx(91 / 366, abs=0.01)
    assert second[0] < lefts_of(data, "T2 23")[0] < first[0] < lefts_of(data, "T3")[0] < second[1]
    assert third[0] < lefts_of(data, "T1 24")[0] < third[1]


def test_the_scale_holds_whole_quarters() -> None:
    scale = scale_of([(date(2023, 5, 17), date(2024, 11, 2))])
    assert (scale.first, scale.after) == (date(2023, 4, 1), date(2025, 1, 1))
    assert len(scale.quarters()) == 7


def test_many_quarters_are_counted_in_years() -> None:
    words = texts(pdf_of(chart(("C-01", "2016-02-01", "2030-12-31"))))[0]
    assert "2016" in words.rsplit("hasta", 1)[1]
    assert "T1" not in words


def test_the_names_of_the_scale_stand_in_no_sentence() -> None:
    words = " ".join(texts(pdf_of(chart(*ROWS), para("Después del calendario.")))[0].split())
    assert words.index("Después") < words.index("T2 23")


@pytest.mark.parametrize("head", [True, False])
def test_a_long_calendar_goes_on_overleaf_under_its_scale(head: bool) -> None:
    rows = [(f"C-{number} Convenio", "2023-04-01", "2023-09-30") for number in range(10, 99)]
    data = pdf_of(chart(*rows, head=head))
    pages = texts(data)
    assert len(pages) > 2
    assert all("T2 23" in page for page in pages)
    assert all("Compromiso" in page for page in pages) is head
    assert sum(len(bars(data, page)) for page in range(len(pages))) == len(rows)
    assert sum(page.count("Convenio") for page in pages) == len(rows)
    assert pages[-1].count("Convenio") > 1
    assert ua_check.faults(data) == []


ODD: dict[str, Block] = {
    "a day": chart(("C-01", "2023-04-01", "2023-04-01")),
    "days the wrong way round": chart(("C-01", "2023-09-01", "2023-04-01")),
    "a row without days": chart(*ROWS, ("C-09 sin plazo", "", "")),
    "no row with days": chart(("C-09 sin plazo", "", "")),
    "the ends of the calendar": chart(("C-01", "0001-01-01", "2023-04-01")),
    "far ahead": chart(("C-01", "2023-01-01", "9998-12-31")),
    "the last day of all": chart(("C-01", "2023-01-01", "9999-12-31")),
    "nothing": div("chart", kind="timeline"),
    "another kind": div("chart", para("torta"), kind="pie"),
}


@pytest.mark.parametrize("name", ODD)
def test_odd_calendars_are_printed_all_the_same(name: str) -> None:
    data = pdf_of(ODD[name])
    assert ua_check.faults(data) == []
    expected = {"nothing": "", "another kind": "torta"}.get(name, "C-0")
    assert expected in texts(data)[0]
