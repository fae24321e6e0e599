"""What LibreOffice Calc makes of the workbook."""

from __future__ import annotations

import subprocess
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from lxml import etree

from memoria.roadmap.exports import export
from memoria.workspace.roadmap import roadmap_at
from tests.programs import find, through_libreoffice
from tests.roadmap.events import event_at

NAMES = {
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "calcext": "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0",
}
pytestmark = pytest.mark.external


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The workbook as Calc saves it again: ``hoja-de-ruta.xlsx``, ``.fods`` and ``.pdf``."""
    folder = tmp_path_factory.mktemp("calc")
    book = folder / "hoja-de-ruta.xlsx"
    book.write_bytes(export(roadmap_at(event_at(folder / "foro")).table, ("xlsx",))["hoja-de-ruta.xlsx"])
    for kind in ("xlsx", "fods", "pdf"):
        through_libreoffice(book, kind, folder)
    return folder / "out"


@pytest.fixture(scope="module")
def sheet(saved: Path) -> Any:
    return openpyxl.load_workbook(saved / "hoja-de-ruta.xlsx")["Hoja de ruta"]


@pytest.fixture(scope="module")
def flat(saved: Path) -> Any:
    return etree.parse(saved / "hoja-de-ruta.fods")


def letter_of(sheet: Any, heading: str) -> str:
    return str(next(cell.column_letter for cell in sheet[1] if cell.value == heading))


def test_dates_are_dates_and_codes_are_text(sheet: Any) -> None:
    assert sheet[f"{letter_of(sheet, 'Hasta')}2"].value == datetime(2023, 9, 30)
    assert sheet[f"{letter_of(sheet, 'ODS')}2"].value == "17.9; 17.10"
    assert sheet[f"{letter_of(sheet, 'Avance (%)')}2"].value == 100


def test_the_lists_to_choose_from_are_there_and_bind(sheet: Any) -> None:
    rules = {str(rule.sqref).split(":")[0].rstrip("0123456789"): rule for rule in sheet.data_validations.dataValidation}
    status = rules[letter_of(sheet, "Estado")]
    assert (status.type, status.showErrorMessage) == ("list", True)
    assert "Listas" in status.formula1
    assert rules[letter_of(sheet, "Hasta")].type == "date"


def test_each_state_has_its_colour(flat: Any) -> None:
    conditions = flat.xpath("//calcext:condition/@calcext:value", namespaces=NAMES)
    assert any('"en ejecución"' in one for one in conditions)
    assert any("DATE(2023" in one for one in conditions)


def test_the_headings_stand_on_each_printed_page(sheet: Any, flat: Any) -> None:
    assert sheet.print_title_rows in ("1:1", "$1:$1")
    assert flat.xpath("//table:table[@table:name='Hoja de ruta']//table:table-header-rows", namespaces=NAMES)


def test_the_heading_is_legible_where_the_styles_of_tables_are_not_known(sheet: Any) -> None:
    heading = sheet["A1"]
    assert (heading.fill.fgColor.rgb[-6:], heading.font.color.rgb[-6:]) == ("0B4F5C", "FFFFFF")


def test_it_prints_two_pages_wide_and_not_one_cell_a_page(saved: Path) -> None:
    told = subprocess.run([str(find("pdfinfo")), str(saved / "hoja-de-ruta.pdf")], capture_output=True, text=True, check=True)
    assert "Pages:           4" in told.stdout
