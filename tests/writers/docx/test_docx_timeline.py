"""The calendar of the roadmap in Word: a table to edit, whose bars are shaded cells."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from memoria.document.tree import Attr, Cell, Column, Div, Document, Row, Table
from memoria.document.walk import walk
from memoria.theme import Theme
from memoria.writers.docx import Pandoc, write_docx
from memoria.writers.expected import expected_of
from memoria.writers.extract import docx_reading
from memoria.writers.readback import missing_words
from tests.writers.docx.package import Package, W, value, words
from tests.writers.trees import cell, div, p, plain
from tests.writers.volume import META


def day(words: str, iso: str) -> Cell:
    return Cell((plain(words),), attr=Attr("", (), (("date", iso),)))


def calendar(*rows: tuple[str, str, str]) -> Document:
    body = tuple(Row((cell(name), day(start, start), day(end, end))) for name, start, end in rows)
    table = Table((Column(),) * 3, (Row((cell("Compromiso"), cell("Inicio"), cell("Fin"))),), body)
    chart = Div((div("plain", table),), Attr("", ("chart",), (("kind", "timeline"), ("alt", "Dos compromisos"))))
    return Document(META, (p("Antes."), chart, p("Después.")))


def written(document: Document, theme: Theme, pandoc: Pandoc) -> tuple[Package, Any]:
    data = write_docx(document, theme, pandoc=pandoc).value
    assert missing_words(expected_of(document), docx_reading(data), "memoria.docx") == ()
    made = Package(data)
    return made, made.body.find(f"{W}tbl")


def fills(table: Any, theme: Theme) -> list[str]:
    """A row of the scale: «#» for a cell with a shaded line."""
    shade = theme.colours.primary.removeprefix("#")
    rows = table.findall(f"{W}tr")[1:]
    return ["".join(".#"[value(one, "p/pPr/shd", "fill") == shade] for one in row.findall(f"{W}tc")[3:]) for row in rows]


QUARTERS = calendar(("C-01", "2023-03-29", "2023-06-27"), ("C-02", "2023-10-01", "2024-01-02"))


def test_a_bar_is_the_shaded_lines_of_its_quarters(theme: Theme, pandoc: Pandoc) -> None:
    made, table = written(QUARTERS, theme, pandoc)
    assert fills(table, theme) == ["##......", "...##..."]
    head = table.find(f"{W}tr").findall(f"{W}tc")
    assert [words(one) for one in head] == ["Compromiso", "Inicio", "Fin", "2023", "2024"]
    assert [value(one, "tcPr/gridSpan") for one in head[3:]] == ["4", "4"]
    assert value(table, "tblPr/tblDescription") == "Dos compromisos"
    assert value(table, "tblPr/tblCaption") == "Dos compromisos"
    assert len(made.styled("ChartBar")) == 4


def test_a_long_calendar_is_one_of_years(theme: Theme, pandoc: Pandoc) -> None:
    _, table = written(calendar(("C-01", "2023-03-29", "2023-06-27"), ("C-02", "2024-10-01", "2040-01-02")), theme, pandoc)
    assert fills(table, theme) == ["#" + "." * 17, "." + "#" * 17]
    assert [words(one) for one in table.find(f"{W}tr").findall(f"{W}tc")][3:] == ["2023", "2026", "2029", "2032", "2035", "2038"]


def test_the_bar_of_what_is_overdue_has_the_accent(theme: Theme, pandoc: Pandoc) -> None:
    before, chart, after = QUARTERS.blocks
    made = next(node for node in walk((chart,)) if isinstance(node, Table))
    assert isinstance(chart, Div)
    late = replace(made, body=(replace(made.body[0], attr=Attr("", ("overdue",))), *made.body[1:]))
    document = replace(QUARTERS, blocks=(before, replace(chart, content=(div("plain", late),)), after))
    _, table = written(document, theme, pandoc)
    accent = theme.colours.accent.removeprefix("#")
    found = [[value(one, "p/pPr/shd", "fill") for one in row.findall(f"{W}tc")[3:]] for row in table.findall(f"{W}tr")[1:]]
    assert found[0][:2] == [accent, accent]
    assert accent not in found[1]


@pytest.mark.parametrize("days", [("", "2023-06-27"), ("2023-06-27", "2023-03-01"), ("mañana", "hoy")])
def test_rows_without_days_are_a_table_as_it_stands(days: tuple[str, str], theme: Theme, pandoc: Pandoc) -> None:
    _, table = written(calendar(("C-01", *days)), theme, pandoc)
    assert len(table.find(f"{W}tblGrid")) == 3


def test_bars_are_described_too(made: Package) -> None:
    described = [value(one, "tblPr/tblDescription") for one in made.body.iter(f"{W}tbl")]
    assert "Participantes por tipo de institución" in described
