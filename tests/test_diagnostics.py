"""One folder for each code: sources with the mistake in ``in/``, and the exact message in ``expected.txt``."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from memoria import codes, vocabulary
from memoria.choices import Choices
from memoria.codes import LANGUAGES, placeholders, table
from memoria.diagnostics import sorted_by_place
from memoria.report import render
from memoria.workspace.session import build_event

FOLDER = Path(__file__).resolve().parent / "diagnostics"
ELSEWHERE = {
    "A-001": "a folder without evento.yaml is no event: tests/workspace/test_folder.py",
    "A-002": "noise is not kept in a repository: tests/workspace/test_folder.py",
    "A-003": "nor are conflict copies: tests/workspace/test_folder.py",
    "A-004": "nor links that lead out: tests/workspace/test_folder.py",
    "A-006": "a disk that refuses: tests/workspace/test_folder.py",
    "A-011": "refused only with --final: tests/test_cli.py",
    "A-028": "would need a hundred mistakes: tests/checks/test_many.py",
    "M-011": "would need a text that pandoc can't take: tests/readers/test_markdown.py",
    "C-040": "asked for on the command line: tests/roadmap/test_institutions.py",
    "N-030": "asked for on the command line: tests/assemble/test_dossiers.py",
    "G-001": "would be a fault of ours: tests/test_ledger.py",
    "V-009": "asked for by a program: tests/assemble",
    "T-029": "stands in Word files alone: tests/readers/office/test_reserved_captions.py",
    "W-001": "would be a fault of ours: tests/writers/test_readback.py",
    "W-002": "would be a fault of ours: tests/writers/test_readback.py",
}
"""Codes that no event folder of the repository can show, and where they are tested."""
SHOWN = ("es", "en")
"""Languages in which the messages are kept beside their folders, to be read; the others are held to the same shape below."""
WRITERS = ("W-1", "W-2")
"""Codes of the writers are tested on trees, in tests/writers."""
WORKBOOKS = ("S-00", "S-01", "S-02")
"""Codes of workbooks that came back, which no folder holds: tests/roadmap/test_imports.py."""

PAPERS = ("D-", "Z-")
"""Codes of Word and ODT files, which the tests make themselves: tests/readers/office."""
IMPORTS = ("I-",)
"""Codes of foreign files on their way in, which no build meets: tests/intake."""


EXCHANGE = ("X-",)
"""Codes of what goes to other programs and comes from them, which no build meets: tests/exchange."""


def shown_here(code: str) -> bool:
    return code not in ELSEWHERE and not code.startswith((*WRITERS, *WORKBOOKS, *IMPORTS, *PAPERS, *EXCHANGE))


@pytest.mark.parametrize("code", [code for code in table() if shown_here(code)])
def test_the_mistake_gets_exactly_its_message(code: str, update_golden: bool) -> None:
    event = FOLDER / code / "in"
    assert event.is_dir(), f"no event folder shows {code}"
    problems = sorted_by_place(build_event(event, event, Choices(formats=())).problems)
    said = "\n".join(render(problem, language) for problem in problems if problem.code == code for language in SHOWN) + "\n"
    golden = FOLDER / code / "expected.txt"
    if update_golden:
        golden.write_text(said, "utf-8")
    assert said.strip(), f"{code} was not found in {event}: {sorted({problem.code for problem in problems})}"
    assert said == golden.read_text("utf-8")


def test_every_code_of_papers_is_met_in_their_tests() -> None:
    tests = "".join(file.read_text("utf-8") for file in (FOLDER.parent / "readers" / "office").glob("*.py"))
    assert not [code for code in table() if code.startswith(PAPERS) and f'"{code}"' not in tests]


def test_every_folder_belongs_to_a_code() -> None:
    assert {folder.name for folder in FOLDER.iterdir() if (folder / "in").is_dir()} <= set(table())


@pytest.mark.parametrize("code", table())
def test_every_code_speaks_every_language_of_the_interface(code: str) -> None:
    entry = table()[code]
    for language in LANGUAGES:
        text = entry.texts[language]
        assert text.message
        assert text.explain
        assert all(part == part.strip() for part in (*text.message, *text.hint))
    needed = [{name for part in entry.texts[language].message for name in placeholders(part)} for language in LANGUAGES]
    assert all(names == needed[0] for names in needed), "the message needs the same values in every language"


@pytest.mark.parametrize(
    "file", sorted(Path(codes.__file__).parent.joinpath("messages").glob("*.yaml")), ids=lambda file: file.stem
)
def test_every_message_and_hint_is_written_in_every_language(file: Path) -> None:
    """None is lent from another language, and each asks for the values that the Spanish one asks for."""
    for code, entry in yaml.safe_load(file.read_text("utf-8")).items():
        for language in LANGUAGES:
            assert entry[language].get("message"), f"{code} says nothing in {language}"
            assert bool(entry[language].get("hint")) == bool(entry["es"].get("hint")), f"{code}: hint in {language}"
        for part in ("message", "hint"):
            needed = [[placeholders(text) for text in getattr(table()[code].texts[language], part)] for language in LANGUAGES]
            assert all(names == needed[0] for names in needed), f"{code}: {part} needs the same values, in the same order"


NAMED = re.compile(r"(?<![\w{/])([^\W\d]\w*)(?=:(?:\s|$))|«([^\W\d]\w*)»")
"""What a message may name a key by: «hora», or the word before a colon (``hora: 9:00``)."""
PLAIN_WORDS = {"F-003": "relatoria", "K-002": "titulo", "W-001": "lugar", "Y-004": "fecha"}
"""Words that are keys in Spanish and stand in a sentence, or are what the message is about."""


def test_hints_name_keys_as_the_readers_language_writes_them() -> None:
    data = yaml.safe_load(Path(vocabulary.__file__).with_suffix(".yaml").read_text("utf-8"))
    entries = [*data["keys"].values(), *(forms for numbers in data["markers"].values() for forms in numbers.values())]
    spelt = {language: {vocabulary.plain(word) for entry in entries for word in entry[language]} for language in LANGUAGES}
    foreign = [
        (code, language, word)
        for code, entry in table().items()
        for language in LANGUAGES[1:]
        for text in (*entry.texts[language].message, *entry.texts[language].hint, entry.texts[language].explain)
        for word in map("".join, NAMED.findall(text))
        if vocabulary.plain(word) in spelt["es"] - spelt[language] and vocabulary.plain(word) != PLAIN_WORDS.get(code)
    ]
    assert not foreign, "these keys are Spanish, and the language has its own"
