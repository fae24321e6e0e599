"""Every kind of node, nested every way: nothing lost, nothing out of order, nothing untagged, nothing outside its page."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from pathlib import Path

import page as validator
import pypdfium2
import pytest

from memoria.writers.pdf import Attachment, write_pdf
from tests.writers.pdf import ua_check
from tests.writers.pdf.reading import texts, theme
from tests.writers.torture import Torture, torture


@cache
def tortured() -> tuple[Torture, bytes]:
    made = torture()
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


def test_our_own_check_finds_nothing() -> None:
    assert ua_check.faults(tortured()[1]) == []


@pytest.mark.parametrize("profile", ["ua1", "3a"])
def test_the_validator_finds_nothing(profile: str, tmp_path: Path) -> None:
    file = tmp_path / "tortura.pdf"
    file.write_bytes(tortured()[1])
    report = validator.validate_pdf(str(file), profile=profile)
    assert [failure.rule_id for failure in report.failures] == []


def test_no_character_is_outside_its_page() -> None:
    reader = pypdfium2.PdfDocument(tortured()[1])
    outside = []
    for number, page in enumerate(reader):
        width, height = page.get_size()
        text = page.get_textpage()
        for at in range(text.count_chars()):
            left, bottom, right, top = text.get_charbox(at)
            if left < 0 or bottom < 0 or right > width + 0.5 or top > height:
                outside.append((number, at))
    reader.close()
    assert outside == []
