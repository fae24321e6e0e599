"""How columns are aligned where nobody said so."""

from __future__ import annotations

from dataclasses import replace

import pytest

from memoria.document.columns import with_aligned_columns
from memoria.document.tree import Align, Cell, Column, Document, Meta, Note, Row, Table
from tests.writers.trees import cell, p, page_of, plain, row, t

META = Meta("Uno", "es")
NAMES = ("Norte", "Sur", "Este")


def aligned(table: Table) -> Table:
    (made,) = with_aligned_columns(Document(META, (table,))).blocks
    assert isinstance(made, Table)
    return made


def of(*values: str) -> Table:
    rows = tuple(row(name, value) for name, value in zip(NAMES, values, strict=False))
    return Table((Column(), Column()), (row("Región", "Cuánto"),), rows)


@pytest.mark.parametrize(
    "values",
    [
        ("3", "12", "104"),
        ("43\u00a0100", "1.200,50", "7"),
        ("12,5\u00a0%", "—", "8 %"),
        ("USD 20 000", "USD\u00a0950", ""),
        ("−3", "+4", "0"),
        ("1 200 €", "$ 40", "€ 7"),
    ],
)
def test_a_column_of_numbers_ends_at_the_right_with_its_head(values: tuple[str, ...]) -> None:
    made = aligned(of(*values))
    assert [column.align for column in made.columns] == [Align.DEFAULT, Align.RIGHT]
    assert [one.cells[1].align for one in (*made.head, *made.body)] == [Align.RIGHT] * 4
    assert [one.cells[0].align for one in (*made.head, *made.body)] == [Align.DEFAULT] * 4


@pytest.mark.parametrize(
    "values",
    [
        ("3", "sin dato", "4"),
        ("", "—", ""),
        ("2017–2022", "3", "4"),
        ("09:25", "10:00", "11:15"),
        ("30/09/2023", "1/1/2024", "3"),
    ],
)
def test_words_dates_and_hours_stay_at_the_left(values: tuple[str, ...]) -> None:
    table = of(*values)
    assert aligned(table) is table


def test_what_an_author_said_holds_and_each_cell_knows_it() -> None:
    table = replace(of("3", "4"), columns=(Column(Align.CENTER), Column(Align.LEFT)))
    made = aligned(table)
    assert [column.align for column in made.columns] == [Align.CENTER, Align.LEFT]
    assert [one.align for one in made.body[0].cells] == [Align.CENTER, Align.LEFT]


def test_numbers_that_count_the_rows_name_them() -> None:
    counted = Table((Column(), Column()), (), (row("1", "5"), row("2", "7"), row("3", "5")))
    assert [column.align for column in aligned(counted).columns] == [Align.DEFAULT, Align.RIGHT]
    measured = Table((Column(), Column()), (), (row("40", "de paja"), row("7", "de barro")))
    assert [column.align for column in aligned(measured).columns] == [Align.RIGHT, Align.DEFAULT]


def test_rows_that_name_others_and_footnotes_are_no_words_of_a_column() -> None:
    noted = Cell((plain("12", Note((p("Sin los de 2020."),))),))
    table = Table((Column(), Column()), (), (row(cell("Eje 1", columns=2)), row("Norte", noted), row("Sur", "7")))
    made = aligned(table)
    assert made.columns[1].align is Align.RIGHT
    assert made.body[0].cells[0].align is Align.DEFAULT


def test_numbers_of_pages_are_numbers() -> None:
    table = Table((Column(), Column()), (), (row("Norte", cell(page_of("uno"))), row("Sur", "—")))
    assert aligned(table).columns[1].align is Align.RIGHT


def test_a_tall_cell_moves_those_of_the_next_row() -> None:
    tall = Cell((plain(t("Norte")),), rows=2)
    table = Table((Column(), Column(), Column()), (), (row(tall, "2021", "3 obras"), row("2022", "4 obras")))
    made = aligned(table)
    assert [column.align for column in made.columns] == [Align.DEFAULT, Align.RIGHT, Align.DEFAULT]
    assert [one.align for one in made.body[1].cells] == [Align.RIGHT, Align.DEFAULT]


def test_a_table_within_a_table_is_aligned_too() -> None:
    outer = Table((Column(),), (), (Row((Cell((of("3", "4"),)),)),))
    inner = aligned(outer).body[0].cells[0].content[0]
    assert isinstance(inner, Table)
    assert inner.columns[1].align is Align.RIGHT
