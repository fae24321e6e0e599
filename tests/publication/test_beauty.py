"""What can be counted of a page's beauty, on the pages themselves (see ``printed``)."""

from __future__ import annotations

import re

from memoria.writers.docx.table_styles import DATA
from tests.publication.conftest import Volume
from tests.publication.pages import cut_words, ladders, left_before_titles, nearly_empty
from tests.publication.running import MOST_STRETCH, full_lines, stretches
from tests.publication.written import W

SHORTEST, LONGEST = 45, 80
"""Characters of a line that is read with ease."""
NUMBER = re.compile(r"[\d\s.,]+%?|—|")


def test_a_line_of_text_has_45_to_80_characters(volume: Volume) -> None:
    """Every line that fills its measure; ``full_lines`` says which ones do not count."""
    lengths = [len(line.text) for line in full_lines(volume.printed, volume.theme)]
    assert len(lengths) > 300
    assert [length for length in lengths if not SHORTEST <= length <= LONGEST] == []


def test_justified_lines_are_hardly_stretched(volume: Volume) -> None:
    """99 % of them give less than 1.6 times what their spaces have to give, the widest space of each line taken."""
    found = stretches(list(full_lines(volume.printed, volume.theme)), volume.theme)
    loose = [stretch for stretch in found if stretch >= MOST_STRETCH]
    assert len(found) > 300
    assert len(loose) <= len(found) / 100, sorted(loose)


def test_no_more_than_two_lines_in_a_row_end_in_a_hyphen(volume: Volume) -> None:
    assert ladders(volume.printed) == []


def test_titles_are_never_hyphenated(volume: Volume) -> None:
    titles = set(volume.printed.found("H1", "H2", "H3", "H4"))
    assert [line.text for line in volume.printed.lines if line.block in titles and line.is_hyphenated] == []


def test_only_the_last_page_of_a_chapter_may_be_nearly_empty(volume: Volume) -> None:
    assert nearly_empty(volume.printed, volume.theme) == []


def test_no_session_begins_overleaf_of_much_white(volume: Volume) -> None:
    assert left_before_titles(volume.printed, volume.theme) == []


def test_no_word_is_cut_in_a_cell_of_a_table(volume: Volume) -> None:
    assert cut_words(volume.printed, volume.written.text) == []


def test_columns_of_nothing_but_numbers_end_at_the_right(volume: Volume) -> None:
    """But the first, which may name its rows."""
    sides = []
    for style in volume.written.body.iterfind(f".//{W}tblPr/{W}tblStyle[@{W}val='{DATA}']"):
        table = next(style.iterancestors(f"{W}tbl"))
        count = len(table.findall(f"{W}tblGrid/{W}gridCol"))
        rows = [row.findall(f"{W}tc") for row in table.iterfind(f"{W}tr") if row.find(f"{W}trPr/{W}tblHeader") is None]
        for column in list(zip(*(cells for cells in rows if len(cells) == count), strict=True))[1:]:
            texts = [text for cell in column for text in cell.iterfind(f"{W}p")]
            words = ["".join(text.itertext(f"{W}t")) for text in texts]
            if any(map(str.strip, words)) and set(words) != {"—"} and all(NUMBER.fullmatch(word) for word in words):
                sides += [text.find(f"{W}pPr/{W}jc") for text in texts]
    assert len(sides) > 20
    assert {side.get(f"{W}val") if side is not None else None for side in sides} == {"right"}
