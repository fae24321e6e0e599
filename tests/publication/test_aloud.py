"""The PDF read aloud: in every language and theme a screen reader says the words of the tree, in its order, and no other."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from memoria.choices import Choices
from memoria.document.tree import Document
from memoria.printing import Job
from memoria.workspace import session
from tests.publication.aloud import NUMBER, PAGE, cover_of, said_of, wanted_of, words_of
from tests.publication.conftest import EVENTS, EVENTS_BEFORE, ROOT

WAYS = [("default", "es"), ("default", "en"), ("default", "fr"), ("default", "pt"), ("sobrio", "es")]
"""Themes, and languages of the frame."""


def _built(name: str, template: str, language: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Document, Path]:
    """The tree of an event's volume, and its PDF."""
    trees: list[Document] = []

    def press(jobs: Mapping[str, Job]) -> Mapping[str, Job]:
        trees.extend(job.args[0].document for job in jobs.values())  # type: ignore[attr-defined]
        return jobs

    for other in {name, *EVENTS_BEFORE}:
        shutil.copytree(ROOT / "sources" / other, folder / other)
    record = folder / name / "evento.yaml"
    lines = [line for line in record.read_text("utf-8").splitlines() if not line.startswith("plantilla:")]
    record.write_text("\n".join([*lines, f"plantilla: {template}", ""]), "utf-8")
    monkeypatch.setattr(session, "press", press)
    built = session.build_event(folder / name, ROOT, Choices(formats=("pdf",), language=language))
    file = folder / "memoria.pdf"
    file.write_bytes(next(data for path, data in built.files if path.endswith(".pdf")))
    return trees[0], file


def _first_difference(said: list[str], wanted: list[str]) -> tuple[list[str], list[str]]:
    """Where they part, some words of each; nothing where they are the same."""
    for at, (here, there) in enumerate(zip(said, wanted, strict=False)):
        if here != there and not (there == PAGE and NUMBER.fullmatch(here)):
            return said[max(0, at - 4) : at + 6], wanted[max(0, at - 4) : at + 6]
    length = min(len(said), len(wanted))
    return said[length:][:8], wanted[length:][:8]


@pytest.mark.external
@pytest.mark.slow
@pytest.mark.parametrize(("template", "language"), WAYS)
@pytest.mark.parametrize("name", [*EVENTS, *EVENTS_BEFORE])
def test_a_screen_reader_says_the_words_of_the_tree_in_their_order(
    name: str, template: str, language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    document, file = _built(name, template, language, tmp_path, monkeypatch)
    said = [word for block in said_of(file) for word in words_of(block)]
    cover = cover_of(document)
    assert sorted(said[: len(cover)]) == cover
    assert _first_difference(said[len(cover) :], wanted_of(document)) == ([], [])
