"""Input that no person wrote: its cost grows with its length, not with the square of it. Work is counted, never timed."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, SupportsIndex

import pytest

from memoria.document.tree import Block, BlockQuote, BulletList, Cell, Column, Emph, Para, Plain, Row, Table, Text
from memoria.theme import MM
from memoria.writers.pdf import linebreak, strips
from memoria.writers.pdf.faces import Face
from memoria.writers.pdf.hyphens import cuts
from memoria.writers.pdf.linebreak import Break
from memoria.writers.pdf.shelf import Shelf
from memoria.writers.pdf.words import cut, split, word_text
from tests.writers.pdf.reading import lefts_of, note, para, pdf_of, texts, theme

FOURFOLD = 4
AT_MOST = 6
"""The work that four times the input may take: 4, and some room; the square of it would be 16."""


@contextmanager
def counted(monkeypatch: pytest.MonkeyPatch, owner: Any, name: str, cost: Any = lambda *_: 1) -> Iterator[list[int]]:
    """Adds up what the calls of a method cost."""
    total = [0]
    plain = getattr(owner, name)

    def counting(*given: Any) -> Any:
        total[0] += cost(*given)
        return plain(*given)

    with monkeypatch.context() as patch:
        patch.setattr(owner, name, counting)
        yield total


def letters_shaped(monkeypatch: pytest.MonkeyPatch, *blocks: Block) -> int:
    with counted(monkeypatch, Face, "_shape", lambda _, text: len(text)) as total:
        pdf_of(*blocks)
    return total[0]


@pytest.mark.parametrize("letters", ["abcdefghij", "AV", "ffi.", "a\u00ad"])
def test_a_word_without_end_is_shaped_in_proportion_to_its_length(monkeypatch: pytest.MonkeyPatch, letters: str) -> None:
    short = letters_shaped(monkeypatch, para(letters * (4_000 // len(letters))))
    long = letters_shaped(monkeypatch, para(letters * (FOURFOLD * 4_000 // len(letters))))
    assert long <= AT_MOST * short


def test_a_word_without_end_is_printed_whole() -> None:
    chance = random.Random(3)
    word = "".join(chance.choice("aeilmnorstuAVTf") for _ in range(2_500))
    printed = "".join(texts(pdf_of(para(f"Antes {word} después."))))
    assert word in "".join(printed.split())


def test_a_word_of_many_lines_fills_them() -> None:
    """Two lines may end in a hyphen; those after them are cut between any letters rather than left nearly empty."""
    word = "uv" * 3_000
    pages = texts(pdf_of(Para(tuple(Emph((Text(part),)) if part == "u" else Text(part) for part in word))))
    assert len(pages) <= 3


@pytest.mark.parametrize("family", ["text", "apparatus", "code"])
def test_parts_of_a_long_word_are_as_wide_reckoned_as_shaped(family: str) -> None:
    face = Shelf(theme()).face(family)
    chance = random.Random(7)
    for alphabet in ("abcdefghij", "AVToWyfil.,", "áéññ", "a\u00adb\u00a0c\u2060d-fi"):
        text = "".join(chance.choice(alphabet) for _ in range(400))
        for place, (head, tail) in enumerate(face.halves(text, range(1, len(text))), 1):
            assert head == pytest.approx(face.width(text[:place]), abs=1e-6)
            assert tail == pytest.approx(face.width(text[place:]), abs=1e-6)


def test_a_word_of_many_pieces_is_cut_as_one_of_few() -> None:
    shelf = Shelf(theme())
    runs = [shelf.face("text"), shelf.face("code")]
    pieces: Any = tuple((runs[index % 2], "abc") for index in range(50))
    text = word_text(pieces)
    assert [word_text(cut(pieces, start, start + 7)) for start in range(140)] == [text[start : start + 7] for start in range(140)]
    assert [word_text(part) for part in split(pieces, (1, 5, 6, 100))] == [
        text[:1],
        text[1:5],
        text[5:6],
        text[6:100],
        text[100:],
    ]


class Watched(Sequence[Break]):
    """Breaks that count how often they are looked at."""

    def __init__(self, breaks: list[Break]) -> None:
        self.breaks, self.looks = breaks, 0

    def __len__(self) -> int:
        return len(self.breaks)

    def __getitem__(self, index: Any) -> Any:
        assert isinstance(index, SupportsIndex)
        self.looks += 1
        return self.breaks[index]


@pytest.mark.parametrize("hyphen", [True, False])
def test_first_fit_looks_no_further_than_its_line(hyphen: bool) -> None:
    def looks(count: int) -> int:
        inside = [Break(5.0 * n + (3.0 if hyphen else 0.0), 5.0 * n, 0, 0, n, 900.0, hyphen) for n in range(1, count)]
        breaks = Watched([Break(0.0, 0.0, 0, 0, 0), *inside, Break(5.0 * count, 5.0 * count, 1, 1, 0)])
        linebreak.first_fit(breaks, 300.0)
        return breaks.looks

    assert looks(FOURFOLD * 500) <= AT_MOST * looks(500)


def row(*cells: str) -> Row:
    return Row(tuple(Cell((Plain((Text(cell),)),)) for cell in cells))


def table(*rows: Row) -> Table:
    return Table((Column(),) * len(rows[0].cells), (), rows)


def test_rows_of_a_table_are_placed_once_each_or_nearly(monkeypatch: pytest.MonkeyPatch) -> None:
    def placed(count: int) -> int:
        with counted(monkeypatch, strips.Column, "place") as total:
            pdf_of(table(*[row(f"Fila {number}", "dos", "tres") for number in range(count)]))
        return total[0]

    assert placed(FOURFOLD * 100) <= AT_MOST * placed(100)


def test_a_cell_of_many_pages_is_not_stacked_anew_on_each(monkeypatch: pytest.MonkeyPatch) -> None:
    def placed(words: int) -> int:
        with counted(monkeypatch, strips.Column, "place") as total:
            pdf_of(table(row("palabra " * words, "otra")))
        return total[0]

    assert placed(FOURFOLD * 4_000) <= AT_MOST * placed(4_000)


def test_a_word_without_end_in_a_cell_leaves_the_other_columns_their_room() -> None:
    pages = texts(pdf_of(table(row("una celda con palabras comunes " * 40, "x" * 1_000))))
    assert len(pages) <= 2


def test_notes_without_end_are_set_once_each_or_nearly(monkeypatch: pytest.MonkeyPatch) -> None:
    def placed(count: int) -> int:
        content: list[Any] = []
        for number in range(count):
            content += [f"uno{number}", note(f"Nota número {number}, con algunas palabras."), " "]
        with counted(monkeypatch, strips.Column, "place") as total:
            pdf_of(para(*content))
        return total[0]

    assert placed(FOURFOLD * 150) <= AT_MOST * placed(150)


@pytest.mark.parametrize("word", ["@" * 20_000, "a@" * 10_000, "a.b" * 10_000, "!" * 20_000, "-" * 20_000, "http" * 5_000])
def test_whether_a_word_is_an_address_is_soon_known(word: str) -> None:
    """Patterns that went over such words again and again ran for hours."""
    cuts(word, "es", True)


@pytest.mark.parametrize(
    "nest", [lambda block: BulletList(((block,),)), lambda block: BlockQuote((block,))], ids=["list", "quote"]
)
def test_what_is_nested_sixty_deep_stays_on_its_page(nest: Any) -> None:
    block: Block = Plain((Text("fondo"),))
    for _ in range(60):
        block = nest(block)
    (left,) = lefts_of(pdf_of(block), "fondo")
    assert 0 < left < (theme().page.width - theme().page.margins.outer) * MM
