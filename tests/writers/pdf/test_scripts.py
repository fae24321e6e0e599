"""Languages of the region and scripts of the world: no glyph lost in silence, words in their order, nothing outside its page."""

from __future__ import annotations

import pypdfium2
import pytest

from memoria.document.tree import Block, BlockQuote, BulletList
from memoria.writers.expected import expected_of
from memoria.writers.extract import pdf_reading
from memoria.writers.pdf import write_pdf
from memoria.writers.pdf.bidi import as_shown
from memoria.writers.pdf.shelf import Shelf
from memoria.writers.pdf.structure import Element
from memoria.writers.pdf.words import Run, word_text
from memoria.writers.readback import missing_words
from tests.writers.pdf import ua_check
from tests.writers.pdf.reading import LOREM, document, elements, note, opened, para, pdf_of, texts, theme

REGION = {
    "Kichwa": "Ñukanchik llaktakuna, ayllullaktakunapak ñanta rikuchik.",
    "Aymara": "Ch’amakt’aña, q’ipi, jach’a, ä, ï, ü; qullan suma qamaña.",
    "Guaraní": "G̃uahẽ, ỹ, mbo’eháva, ñe’ẽ, tetãygua.",
    "Catalan": "Col·lecció, l’Ŀ, això, güell, ç.",
    "Portuguese": "Não-reembolsável, coração, órgãos, àquele.",
    "French": "« L’œuvre » : où ? À Dÿ-Ænoé ; 1 234 €.",
    "symbols": "₲ ✓ ☐ ☑ → ⇒ • ½ № ™ © § ¶ ≥ ≤ ≠ ± × ° ′ ″ … – —",
}
DEEP = 30


def quoted(block: Block, levels: int) -> Block:
    for level in range(levels):
        block = BlockQuote((para(f"Nivel{level}."), block))
    return block


def listed(block: Block, levels: int) -> Block:
    for level in range(levels):
        block = BulletList(((para(f"Nivel{level}."), block),))
    return block


def outside(data: bytes) -> list[str]:
    """Letters that stand beyond the edges of their page."""
    reader = pypdfium2.PdfDocument(data)
    found = []
    for page in reader:
        width, text = page.get_size()[0], page.get_textpage()
        boxes = ((at, text.get_charbox(at)) for at in range(text.count_chars()))
        found += [text.get_text_range(at, 1) for at, box in boxes if box[0] < 0 or box[2] > width]
    reader.close()
    return found


@pytest.mark.parametrize("language", REGION)
def test_every_letter_of_the_languages_of_the_region_is_set(language: str) -> None:
    made = document(para(REGION[language] + " "), para(REGION[language] * 4))
    checked = write_pdf(made, theme())
    assert checked.diagnostics == ()
    assert missing_words(expected_of(made), pdf_reading(checked.value), "x.pdf") == ()


@pytest.mark.parametrize("nested", [quoted, listed])
def test_thirty_quotations_or_lists_in_each_other_lose_no_text(nested: object) -> None:
    made = document(nested(para(LOREM, "Fondo."), DEEP))  # type: ignore[operator]
    data = write_pdf(made, theme()).value
    assert missing_words(expected_of(made), pdf_reading(data), "x.pdf") == ()
    assert outside(data) == []
    assert ua_check.faults(data) == []


@pytest.mark.parametrize("words", ["مرحبا بالعالم العربي", "שלום עולם"])
def test_words_from_right_to_left_are_shaped_and_read_in_their_order(words: str) -> None:
    checked = write_pdf(document(para(f"{words} ")), theme())
    assert checked.diagnostics == ()
    assert words in texts(checked.value)[0]


def test_words_of_a_line_are_shown_from_left_to_right() -> None:
    face = Shelf(theme()).face("text")
    line = ["uno", "שלום", "12", "עולם", "2,", "dos"]
    shown, told = as_shown([((Run(face, 10, "0 0 0"), word),) for word in line], Element("P", None))
    assert [word_text(word) for word in shown] == ["uno", "עולם", "12", "שלום", "2,", "dos"]
    assert "".join(span.said for span in told).split() == line


ARABIC = (
    "تتضمن هذه المذكرة الالتزامات التي أعلنت في الحوارات، مع المواعيد والمسؤولين عنها. قال المشاركون إن 45 اتفاقية لم تنفذ في "
    "عام 2023 بسبب نقص الميزانية. "
)
HEBREW = (
    "הזיכרון הזה כולל את ההתחייבויות שהוכרזו בדיונים, עם המועדים והאחראים עליהן. המשתתפים אמרו כי 45 הסכמים לא יושמו בשנת 2023. "
)


@pytest.mark.parametrize("words", [ARABIC * 3, HEBREW * 3, f"{LOREM} {ARABIC} {LOREM} {HEBREW}"])
def test_paragraphs_from_right_to_left_are_read_back_whole_in_their_order(words: str) -> None:
    made = document(para(words, note(HEBREW), " Fin."), para(LOREM))
    data = write_pdf(made, theme()).value
    assert missing_words(expected_of(made), pdf_reading(data), "x.pdf") == ()
    assert ua_check.faults(data) == []


def test_a_word_lost_from_a_paragraph_from_right_to_left_is_noticed() -> None:
    data = write_pdf(document(para(HEBREW.replace("המועדים ", ""))), theme()).value
    assert missing_words(expected_of(document(para(HEBREW))), pdf_reading(data), "x.pdf") != ()


def test_who_listens_hears_the_words_of_a_line_in_the_order_in_which_they_are_read() -> None:
    with opened(pdf_of(para(HEBREW))) as pdf:
        said = "".join(str(span.ActualText) for span in elements(pdf, "Span"))
    assert said.split() == HEBREW.split()


def test_chinese_without_spaces_is_broken_between_its_signs() -> None:
    signs = "国际合作与地方政府的经验交流" * 12
    data = pdf_of(para("Antes ", signs))
    assert outside(data) == []
    assert signs in "".join(texts(data)[0].split())
