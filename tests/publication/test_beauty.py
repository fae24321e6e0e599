"""What can be counted of a page's beauty, on the pages themselves (see ``printed``)."""

from __future__ import annotations

from tests.publication.conftest import Volume
from tests.publication.pages import cut_words, ladders, nearly_empty
from tests.publication.running import MOST_STRETCH, full_lines, stretches

SHORTEST, LONGEST = 45, 80
"""Characters of a line that is read with ease."""


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


def test_no_word_is_cut_in_a_cell_of_a_table(volume: Volume) -> None:
    assert cut_words(volume.printed, volume.written.text) == []
