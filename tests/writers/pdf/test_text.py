"""Lines and letters: whole words when extracted, no glyph lost in silence, even spacing."""

from __future__ import annotations

import re
from dataclasses import replace

import pypdfium2
import pytest

from memoria.document.tree import Attr, CodeBlock, Div, SmallCaps, Text
from memoria.writers.pdf import write_pdf
from memoria.writers.pdf.clusters import clusters
from memoria.writers.pdf.hyphens import cuts
from tests.writers.pdf import ua_check
from tests.writers.pdf.reading import LOREM, div, document, para, pdf_of, texts, theme

LONG = (
    "internacionalización descentralizada institucionalización representatividad corresponsabilidad intergubernamental "
    "caracterización desproporcionadamente contrarrevolucionario electroencefalografista "
) * 12


def words_of(text: str) -> list[str]:
    return re.findall(r"[^\W\d]+", text)


def test_hyphenated_words_come_out_whole() -> None:
    extracted = texts(pdf_of(para(LONG)))[0]
    assert words_of(LONG) == words_of(extracted)[: len(words_of(LONG))]


def test_words_are_hyphenated_in_their_own_language() -> None:
    french = Div((para("anticonstitutionnellement " * 30),), Attr("", (), (("lang", "fr"),)))
    assert "anticonstitutionnellement" in texts(pdf_of(french))[0]


@pytest.mark.parametrize("language", ["es", "en", "fr", "pt", "qu", "ay", "gn", "ca"])
def test_any_language_is_set_without_a_word_lost(language: str) -> None:
    block = Div((para(LOREM * 4),), Attr("", (), (("lang", language),)))
    assert words_of(texts(pdf_of(block))[0])[: len(words_of(LOREM * 4))] == words_of(LOREM * 4)


@pytest.mark.parametrize(
    "text", ["fi fl ffi oficina", "Ñandú ỹ g̃ ʼ ꞌ", "☐ hecho ☒", "€ ₲ → ≥ × √ ∞", "«voilà\u202f!»", "10\u00a0%", "ΑΩ Жизнь"]
)
def test_characters_come_back_as_they_were_written(text: str) -> None:
    checked = write_pdf(document(para(text)), theme())
    assert checked.diagnostics == ()
    plain = texts(checked.value)[0].replace("\u202f", " ").replace("\u00a0", " ")
    assert text.replace("\u202f", " ").replace("\u00a0", " ") in plain


def test_a_character_without_glyph_is_reported_once_and_still_extracted() -> None:
    checked = write_pdf(document(para("uno 😀 dos 😀 tres 中")), theme())
    assert [(found.code, found.values["character"]) for found in checked.diagnostics] == [("W-103", "😀"), ("W-103", "中")]
    assert "uno 😀 dos 😀 tres 中" in texts(checked.value)[0]


@pytest.mark.parametrize(
    ("sign", "point"),
    [
        ("👩\u200d💻", "U+1F469 U+200D U+1F4BB"),
        ("🏳\ufe0f\u200d🌈", "U+1F3F3 U+200D U+1F308"),
        ("👍🏽", "U+1F44D U+1F3FD"),
        ("🇪🇨", "U+1F1EA U+1F1E8"),
        ("🧭\ufe0f", "U+1F9ED"),
        ("🏴\U000e0067\U000e0062\U000e007f", "U+1F3F4 U+E0067 U+E0062 U+E007F"),
    ],
)
def test_an_emoji_of_many_code_points_is_one_sign(sign: str, point: str) -> None:
    checked = write_pdf(document(para(f"uno {sign} dos {sign}{sign} tres")), theme())
    assert [(found.code, found.values["point"]) for found in checked.diagnostics] == [("W-103", point)]
    assert f"uno {sign} dos" in texts(checked.value)[0]


def test_a_sign_with_and_without_its_selector_is_the_same() -> None:
    checked = write_pdf(document(para("🧭 y 🧭\ufe0f")), theme())
    assert [found.code for found in checked.diagnostics] == ["W-103"]


def test_letters_with_marks_stay_together() -> None:
    assert clusters("g̃a 👩\u200d💻🇪🇨🇵🇪1\ufe0f\u20e3x") == ["g̃", "a", " ", "👩\u200d💻", "🇪🇨", "🇵🇪", "1\ufe0f\u20e3", "x"]


def test_small_capitals_keep_their_letters() -> None:
    assert "Versalitas" in texts(pdf_of(para(SmallCaps((Text("Versalitas"),)))))[0]


def test_a_long_address_stays_inside_the_line() -> None:
    address = "https://www.ejemplo.org/" + "/".join(["directorio-muy-largo"] * 12) + "?parametro=valor"
    pages = texts(pdf_of(para("Véase ", address, ".")))
    assert address in pages[0].replace("\n", "").replace(" ", "")


def test_a_word_wider_than_the_line_is_cut_and_none_of_it_lost() -> None:
    word = "abcdefghij" * 30
    assert word in re.sub(r"\s", "", texts(pdf_of(para(word)))[0])


def test_a_paragraph_never_leaves_one_line_alone() -> None:
    for lead in range(1, 9):
        data = pdf_of(*[para("x")] * lead, *[para(LOREM * 2)] * 30)
        for page in texts(data)[:-1]:
            lines = page.strip().split("\n")
            assert len(lines) > 20


def test_ids_are_not_cut_at_their_hyphen() -> None:
    assert cuts("RE-012,", "es", True) == ()
    assert (5, False) in cuts("Asia-Pacífico", "es", True)


def test_the_number_of_a_paragraph_stands_apart_from_its_text() -> None:
    numbered = replace(theme(), numbered_paragraphs=True)
    data = write_pdf(document(div("body", para("El primero."), para("El segundo."))), numbered).value
    assert "1 El primero." in texts(data)[0]
    assert "2 El segundo." in texts(data)[0]
    assert ua_check.faults(data) == []


def test_a_line_of_code_is_cut_without_a_hyphen() -> None:
    data = pdf_of(
        CodeBlock("# un comentario muy largo que no cabe en la línea y debe partirse en alguna parte sin salirse del margen")
    )
    reader = pypdfium2.PdfDocument(data)
    drawn = reader[0].get_textpage().get_text_bounded()
    assert not {"\ufffe", "\u00ad", "\u0002", "-"} & set(drawn)
