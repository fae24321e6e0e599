"""An event in the second theme: nothing of the first one's looks is fixed in the writers."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import asdict
from io import BytesIO
from pathlib import Path

import page as validator
import pikepdf
import pytest

from memoria.choices import Choices
from memoria.readers.theme import read_template_theme
from memoria.source import SourceFile
from memoria.theme import MM, Theme, read_theme
from memoria.workspace.session import build_event
from tests.publication.conftest import EVENTS_BEFORE, ROOT
from tests.publication.pages import cut_words, ladders, nearly_empty
from tests.publication.printed import Printed
from tests.publication.running import MOST_STRETCH, full_lines, stretches
from tests.publication.test_beauty import LONGEST, SHORTEST
from tests.publication.written import W, Written
from tests.writers.pdf import ua_check

EVENT, LONG_EVENT = "seminario-accion-internacional-2018", "foro-internacionalizacion-2023"
DEFAULT = (ROOT / "templates" / "default" / "theme.yaml").read_text("utf-8")
OURS = read_theme(DEFAULT)
PROFILES = ("ua1", "3a")
NUMBER = re.compile(r"^\d+ ")
"""Of a paragraph, in the margin beside its first line."""


@pytest.fixture(scope="module")
def theme() -> Theme:
    own = (ROOT / "templates" / "sobrio" / "theme.yaml").read_text("utf-8")
    return read_template_theme(SourceFile("theme.yaml", own), DEFAULT).value


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return _built(EVENT, tmp_path_factory.mktemp("otro"))


def _built(name: str, folder: Path) -> dict[str, bytes]:
    """The files of an event in the second theme, beside the edition before it."""
    event = folder / name
    shutil.copytree(ROOT / "sources" / name, event)
    for other in EVENTS_BEFORE:
        shutil.copytree(ROOT / "sources" / other, folder / other)
    record = event / "evento.yaml"
    lines = [line for line in record.read_text("utf-8").splitlines() if not line.startswith("plantilla:")]
    record.write_text("\n".join([*lines, "plantilla: sobrio", ""]), "utf-8")
    built = build_event(event, Path("nowhere"), Choices())
    assert [problem.code for problem in built.problems if problem.code[0] in "AWG"] == []
    return dict(built.files)


def _foreign(theme: Theme) -> set[str]:
    """Colours of the default theme that the other one lacks."""
    return set(asdict(OURS.colours).values()) - set(asdict(theme.colours).values())


def _colours(pdf: pikepdf.Pdf) -> Iterator[str]:
    """Every colour that is set on a page."""
    for page in pdf.pages:
        for instruction in pikepdf.parse_content_stream(page):
            if str(instruction.operator) in ("rg", "RG"):
                yield "#" + "".join(f"{round(float(share) * 255):02X}" for share in instruction.operands)


def test_the_pdf_has_the_theme_s_page_fonts_and_colours(files: dict[str, bytes], theme: Theme) -> None:
    with pikepdf.open(BytesIO(files["memoria.pdf"])) as pdf:
        sides = {tuple(sorted(float(side) / MM for side in page.mediabox[2:])) for page in pdf.pages}
        fonts = {str(font.BaseFont) for page in pdf.pages for font in dict(page.resources.get("/Font", {})).values()}
        colours = set(_colours(pdf))
    assert {tuple(map(round, pair)) for pair in sides} == {(theme.page.width, theme.page.height)}
    assert not [font for font in fonts if OURS.fonts.code.replace(" ", "") in font]
    assert {theme.colours.primary, theme.colours.accent, theme.colours.tint} <= colours
    assert _foreign(theme) & colours == set()


def test_its_lines_are_as_easy_to_read(files: dict[str, bytes], theme: Theme) -> None:
    lines = list(full_lines(Printed(files["memoria.pdf"]), theme))
    assert len(lines) > 300
    read = [NUMBER.sub("", line.text) for line in lines]
    assert [line for line in read if not SHORTEST <= len(line) <= LONGEST] == []
    assert sum(stretch >= MOST_STRETCH for stretch in stretches(lines, theme)) <= len(lines) / 100


def _well_made(files: dict[str, bytes], theme: Theme, folder: Path) -> None:
    """Its pages are as well filled as those of the first theme, and sound."""
    printed, file = Printed(files["memoria.pdf"]), folder / "memoria.pdf"
    assert ladders(printed) == []
    assert nearly_empty(printed, theme) == []
    assert cut_words(printed, Written(files["memoria.docx"]).text) == []
    assert ua_check.faults(files["memoria.pdf"]) == []
    file.write_bytes(files["memoria.pdf"])
    assert [failure.rule_id for name in PROFILES for failure in validator.validate_pdf(str(file), profile=name).failures] == []


def test_its_pages_are_as_well_made(files: dict[str, bytes], theme: Theme, tmp_path: Path) -> None:
    _well_made(files, theme, tmp_path)


@pytest.mark.slow
def test_a_longer_event_is_as_well_made_and_as_easy_to_read(theme: Theme, tmp_path: Path) -> None:
    files = _built(LONG_EVENT, tmp_path)
    _well_made(files, theme, tmp_path)
    test_its_lines_are_as_easy_to_read(files, theme)


def test_the_docx_has_the_theme_s_page_fonts_and_colours(files: dict[str, bytes], theme: Theme) -> None:
    written = Written(files["memoria.docx"])
    sizes = {frozenset(int(size.get(f"{W}{side}") or 0) for side in "wh") for size in written.body.iter(f"{W}pgSz")}
    assert sizes == {frozenset(round(side * MM * 20) for side in (theme.page.width, theme.page.height))}
    assert b"mirrorMargins" in written.parts["word/settings.xml"]
    said = b"\n".join(data for name, data in written.parts.items() if name.endswith(".xml")).decode().upper()
    assert OURS.fonts.code.upper() not in said
    assert theme.colours.primary.removeprefix("#") in said
    assert [colour for colour in sorted(_foreign(theme)) if colour.removeprefix("#") in said] == []
