"""Bytes become text, whatever the machine they come from."""

from __future__ import annotations

import pytest

from memoria.readers.text import decode


def text_of(data: bytes) -> str:
    file = decode("nota.md", data).value
    assert file is not None
    return file.text


def codes_of(data: bytes) -> list[str]:
    return [problem.code for problem in decode("nota.md", data).diagnostics]


def test_utf8_with_and_without_bom_is_read_in_silence() -> None:
    assert text_of("año".encode()) == text_of("\ufeffaño".encode()) == "año"
    assert codes_of("\ufeffaño".encode()) == []


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf16_is_read_with_a_bom_or_by_its_nuls(encoding: str) -> None:
    data = "título: El año que viene\n".encode(encoding)
    assert text_of(data) == "título: El año que viene\n"
    assert codes_of(data) == ([] if encoding == "utf-16" else ["F-002"])


@pytest.mark.parametrize("encoding", ["cp1252", "mac_roman"])
@pytest.mark.parametrize(
    "text", ["Relatoría", "niño", "un œil", "ação e não", "año 2023 – «Foro»", "¿Qué queda?", "“hola”", "mañana…", "l’été"]
)
def test_older_encodings_are_guessed_from_their_letters_and_the_guess_is_said(text: str, encoding: str) -> None:
    assert text_of(text.encode(encoding)) == text
    assert codes_of(text.encode(encoding)) == ["F-002"]


@pytest.mark.parametrize(
    "data", [b"PK\x03\x04resto", b"%PDF-1.7", b"a\x00b\x00\x00c", bytes(range(256)), b"\xff\xfe\x00\xd8", b"\x89PNG\r\n"]
)
def test_what_is_no_text_is_refused(data: bytes) -> None:
    assert decode("nota.md", data).value is None
    assert codes_of(data) == ["F-001"]


def test_line_ends_of_all_systems_are_one() -> None:
    assert text_of("a\r\nb\rc\u2028d\x0be\n".encode()) == "a\nb\nc\nd\ne\n"


def test_letters_and_their_accents_are_one_character() -> None:
    assert text_of("n\u0303".encode()) == "ñ"


def test_invisible_characters_are_removed_and_counted() -> None:
    checked = decode("nota.md", "una\u200b nota\x07".encode())
    assert checked.value is not None
    assert checked.value.text == "una nota"
    (problem,) = checked.diagnostics
    assert (problem.code, problem.at.line, problem.at.column, problem.values["count"]) == ("F-004", 1, 4, 2)


def test_broken_accents_are_noticed_with_what_they_were() -> None:
    (problem,) = decode("nota.md", "La RelatorÃ­a del aÃ±o".encode()).diagnostics
    assert (problem.code, problem.at.column, problem.values["meant"], problem.values["count"]) == ("F-003", 11, "Relatoría", 2)


def test_an_empty_file_is_an_empty_text() -> None:
    assert text_of(b"") == ""
    assert codes_of(b"") == []


@pytest.mark.parametrize("data", ["año\n".encode() + b"\0" * 3, "a\0ño y lo que sigue, letra por letra, hasta aquí\n".encode()])
def test_a_few_nuls_left_by_a_copy_that_broke_off_are_taken_out_and_said(data: bytes) -> None:
    assert "ño" in text_of(data)
    assert "\0" not in text_of(data)
    assert codes_of(data) == ["F-004"]
