"""Every kind of node, nested every way: nothing lost, nothing out of order, nothing untagged, nothing outside its page."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from pathlib import Path

import page as validator
import pypdfium2
import pytest

from memoria.theme import MM
from memoria.writers.expected import expected_of
from memoria.writers.extract import pdf_reading
from memoria.writers.pdf import Attachment, write_pdf
from memoria.writers.readback import missing_words
from tests.writers.pdf import ua_check
from tests.writers.pdf.reading import texts, theme
from tests.writers.torture import Torture, torture

HANGING = 6
"""Millimetres at the left of the text in which the numbers of lists and paragraphs may stand."""


@cache
def tortured() -> tuple[Torture, bytes]:
    made = torture(nested_notes=True)
    attachments = (Attachment("hoja-de-ruta.csv", b"id,plazo\nC-01,2023\n", "text/csv", "Hoja de ruta"),)
    checked = write_pdf(made.document, theme(), attachments=attachments)
    assert checked.diagnostics == ()
    return made, checked.value


def found_words() -> list[str]:
    """Words of the document as they are drawn; those of header rows only the first time."""
    made, data = tortured()
    wanted = {*made.words, *made.notes}
    pages = texts(data)
    contents = next(index for index, text in enumerate(pages) if "Contenido" in text)
    body = " ".join(text for index, text in enumerate(pages) if index != contents).lower()
    found = [word for word in re.findall("[a-z]+", body) if word in wanted]
    return [word for at, word in enumerate(found) if word not in made.heads or found.index(word) == at]


def test_every_word_is_printed_exactly_once() -> None:
    made, _ = tortured()
    counts = Counter(found_words())
    assert [word for word in (*made.words, *made.notes) if counts[word] != 1] == []


def test_words_are_printed_in_reading_order() -> None:
    made, _ = tortured()
    notes = set(made.notes)
    assert [word for word in found_words() if word not in notes] == list(made.words)


def test_notes_are_printed_in_the_order_they_are_called() -> None:
    made, _ = tortured()
    notes = set(made.notes)
    assert [word for word in found_words() if word in notes] == list(made.notes)


def test_every_run_is_read_back() -> None:
    made, data = tortured()
    assert missing_words(expected_of(made.document), pdf_reading(data), "tortura.pdf") == ()


def test_our_own_check_finds_nothing() -> None:
    assert ua_check.faults(tortured()[1]) == []


@pytest.mark.parametrize("profile", ["ua1", "3a"])
def test_the_validator_finds_nothing(profile: str, tmp_path: Path) -> None:
    file = tmp_path / "tortura.pdf"
    file.write_bytes(tortured()[1])
    report = validator.validate_pdf(str(file), profile=profile)
    assert [failure.rule_id for failure in report.failures] == []


def test_no_character_is_outside_the_block_of_text() -> None:
    """With what hangs over into the outer margin; where the page is turned its margins are the same all round."""
    page = theme().page
    upright = (page.margins.inner - HANGING, page.margins.outer - (page.block - page.measure))
    turned = (page.landscape_margin, page.landscape_margin)
    reader = pypdfium2.PdfDocument(tortured()[1])
    outside = []
    for number, sheet in enumerate(reader):
        if not number:
            continue  # the cover
        width, height = sheet.get_size()
        left_edge, right_edge = (side * MM for side in (upright if width < height else turned))
        text = sheet.get_textpage()
        boxes = ((at, text.get_charbox(at)) for at in range(text.count_chars()))
        outside += [
            (number, text.get_text_range(max(0, at - 8), 16))
            for at, (left, bottom, right, top) in boxes
            if not text.get_text_range(at, 1).isspace()
            and (left < left_edge - 1 or right > width - right_edge + 1 or bottom < 0 or top > height)
        ]
    reader.close()
    assert outside == []
