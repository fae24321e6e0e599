"""Both finished files of each event: sound, complete, discreet."""

from __future__ import annotations

import re
from io import BytesIO
from typing import Any

import page as validator
import pikepdf
import pytest

from memoria.writers.expected import fold
from tests.publication.conftest import Volume
from tests.writers.docx.fields import read_fields
from tests.writers.pdf import ua_check

WITH_RESERVED = "foro-internacionalizacion-2023"
"""The event that has texts for its internal edition alone."""
TELEPHONE = re.compile(r"\d(?:[\s().-]?\d){6,}")


def test_the_build_finds_no_error_and_no_word_missing_in_either_file(volume: Volume) -> None:
    problems = volume.report["problems"]
    assert [code for code, severity in problems if severity == "error" or code.startswith(("W-", "G-"))] == []


def test_the_structure_of_the_pdf_is_sound(volume: Volume) -> None:
    assert ua_check.faults(volume.pdf) == []


@pytest.mark.parametrize("profile", ["ua1", "3a"])
def test_the_pdf_keeps_the_rules_of_its_profiles(volume: Volume, profile: str) -> None:
    report = validator.validate_pdf(str(volume.folder / "memoria.pdf"), profile=profile)
    assert [failure.rule_id for failure in report.failures] == []


def test_both_files_say_the_same_words(volume: Volume) -> None:
    """As a set: words that a writer repeats (heads of tables that go on overleaf, numbers of notes) don't count twice.

    Numbers of pages are each file's own.
    """
    pages = {field.result.strip() for field in read_fields(volume.written.body) if field.kind == "PAGEREF"}
    written = {word for text in volume.written.text.split() if text not in pages and (word := fold(text))}
    printed = fold("".join(line.text.rstrip("\u00ad\u0002\ufffe") for line in volume.printed.lines))
    assert [word for word in sorted(written) if word not in printed] == []


# --- nothing that is nobody's business


def _said(volume: Volume) -> dict[str, str]:
    """Everything that each file holds as text: what is printed, names, metadata, attachments."""
    pieces: list[str] = [line.text for line in volume.printed.lines]
    with pikepdf.open(BytesIO(volume.pdf)) as pdf:
        for thing in pdf.objects:
            pieces += _strings(thing)
            if isinstance(thing, pikepdf.Stream) and "/Length1" not in thing and thing.get("/Subtype") != "/Image":
                pieces.append(thing.read_bytes().decode("utf-8", "replace"))
    return {"pdf": "\n".join(pieces), "docx": volume.written.all_text()}


def _strings(thing: Any) -> list[str]:
    if isinstance(thing, pikepdf.String):
        return [str(thing)]
    if isinstance(thing, pikepdf.Array):
        inner = list(thing)
    elif isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
        inner = [value for _, value in thing.items()]
    else:
        return []
    return [text for value in inner if not getattr(value, "is_indirect", False) for text in _strings(value)]


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)


def test_no_address_of_the_register_and_no_reserved_text_stands_in_either_file(volume: Volume) -> None:
    personal, reserved = volume.report["personal"], volume.report["reserved"]
    assert personal
    assert reserved or volume.name != WITH_RESERVED
    for file, text in _said(volume).items():
        letters, lower = fold(text), text.casefold()
        numbers = {_digits(found) for found in TELEPHONE.findall(text)}
        assert [one for one in personal if one.casefold() in lower or ("@" not in one and _digits(one) in numbers)] == [], file
        assert [one for one in reserved if fold(one) in letters] == [], file


def test_what_is_looked_for_would_be_found(volume: Volume) -> None:
    """The test above can fail: words of the title are found in each file, in print and in its metadata."""
    for text in _said(volume).values():
        title = volume.printed.text_of(volume.printed.found("H1")[-1]).split()[-1]
        assert fold(title) in fold(text)
        assert "Memoria" in text
