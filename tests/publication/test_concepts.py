"""Where ``docs/concepts.md`` says that a concept is seen in an example, it is seen: built so, in that section, in those words."""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

import pikepdf
import pytest

from memoria.choices import Choices
from memoria.workspace.session import build_event
from memoria.writers.expected import fold
from memoria.writers.extract import page_texts
from tests.publication.conftest import EVENTS, ROOT

DOCUMENT = (ROOT / "docs" / "concepts.md").read_text("utf-8")
FOLDERS = dict(zip(("forum", "seminar"), EVENTS, strict=True))
NUMBER = re.compile(r"^(?:(?:\w+ )?[A-Z\d]+(?:\.\d+)* · |[A-Z\d]+(?:\.\d+)+ )")
"""What a section's title has before its name: «2.3 », «10 · », «Anexo A · », «C.1 »."""
COVER = "cover"

pytestmark = pytest.mark.slow


class Line(NamedTuple):
    """A row of the table: which concept, how the example is built, in which section, which words."""

    concept: str
    built: str
    section: str
    words: tuple[str, ...]


class Section(NamedTuple):
    """A section of a PDF: its name, without its number, and its first and last page, from 0."""

    name: str
    first: int
    last: int


@dataclass(frozen=True)
class Printed:
    """A PDF's pages as they read, folded, and its sections in order."""

    pages: tuple[str, ...]
    sections: tuple[Section, ...]

    def section(self, name: str) -> Iterator[str]:
        """The text of every section of that name; the cover is what stands before the first of all."""
        for found in self.sections:
            if found.name == name:
                yield "".join(self.pages[found.first : found.last + 1])
        if name == COVER:
            yield "".join(self.pages[: self.sections[0].first])


def lines() -> Iterator[Line]:
    part = DOCUMENT.partition("## Where it is seen")[2].partition("\n## ")[0]
    for row in [line for line in part.splitlines() if line.startswith("| ")][1:]:
        concept, built, section, words = (cell.strip() for cell in row.strip("|").split("|"))
        yield Line(concept, built.strip("`"), section.strip("«»"), tuple(re.findall("«([^»]+)»", words)))


LINES = tuple(lines())


def listed() -> set[str]:
    """Every concept and every role that the document lists."""
    roles = DOCUMENT.partition("## Roles")[2].partition("\n## ")[0]
    names = re.findall(r"^\| ([^|]+) \|", roles, re.MULTILINE)[1:]
    return {*re.findall(r"^\| ([ECFP]\d+) \|", DOCUMENT, re.MULTILINE), *names}


def test_every_concept_says_where_it_is_seen_and_by_which_words() -> None:
    assert {line.concept for line in LINES} == listed()
    assert [line for line in LINES if not line.words] == []


@cache
def _sources(base: Path) -> Path:
    shutil.copytree(ROOT / "sources", base / "sources")
    return base / "sources"


@cache
def _printed(sources: Path, built: str) -> Printed:
    name, *options = shlex.split(built)
    asked = {option.removeprefix("--"): value for option, value in zip(options[::2], options[1::2], strict=True)}
    asked["language"] = asked.pop("lang", "")
    choices = Choices(formats=("pdf",), **asked)  # type: ignore[arg-type]
    data = dict(build_event(sources / FOLDERS[name], ROOT, choices).files)[f"{choices.stem}.pdf"]
    pages = tuple(map(fold, page_texts(data)))
    return Printed(pages, tuple(_sections(data, len(pages))))


def _sections(data: bytes, count: int) -> Iterator[Section]:
    """The outline of a PDF. A section ends on the page on which the next of its level, or of one above, begins."""
    with pikepdf.open(BytesIO(data)) as pdf, pdf.open_outline() as outline:
        pages = {page.obj.objgen: index for index, page in enumerate(pdf.pages)}
        names: dict[Any, Any] = dict(pikepdf.NameTree(pdf.Root.Names.Dests))

        def items(level: int, inside: Any) -> Iterator[tuple[int, str, int]]:
            for item in inside:
                yield level, item.title, pages[_place(item.destination, names)[0].objgen]
                yield from items(level + 1, item.children)

        found = list(items(0, outline.root))
    for index, (level, title, first) in enumerate(found):
        last = next((page for other, _, page in found[index + 1 :] if other <= level), count - 1)
        yield Section(NUMBER.sub("", title), first, last)


def _place(destination: Any, names: dict[Any, Any]) -> Any:
    return destination if isinstance(destination, pikepdf.Array) else names[str(destination)]


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("concepts")


@pytest.mark.parametrize("built", dict.fromkeys(line.built for line in LINES))
def test_each_is_seen_there(built: str, base: Path) -> None:
    printed = _printed(_sources(base), built)
    missing = [
        (line.concept, line.section, words)
        for line in LINES
        if line.built == built
        for words in line.words
        if not any(fold(words) in text for text in printed.section(line.section))
    ]
    assert missing == []
