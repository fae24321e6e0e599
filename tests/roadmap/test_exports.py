"""The roadmap as files: the same bytes each time, and what each kind of file promises."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import icalendar
import jsonschema
import openpyxl
import pytest

from memoria.cli import main
from memoria.roadmap.columns import Type, as_text, columns
from memoria.roadmap.exports import FORMATS, export
from memoria.roadmap.exports.csv import write_csv
from memoria.roadmap.exports.json import read_json
from memoria.roadmap.rows import Table
from memoria.workspace.roadmap import roadmap_at
from tests.roadmap.events import event_at

ROOT = Path(__file__).resolve().parent.parent.parent
EVENTS = sorted((ROOT / "sources").iterdir())


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> Table:
    return roadmap_at(event_at(tmp_path_factory.mktemp("roadmap") / "foro")).table


def book_of(table: Table) -> Any:
    return openpyxl.load_workbook(io.BytesIO(export(table, ("xlsx",))["hoja-de-ruta.xlsx"]))


def events_of(table: Table) -> list[Any]:
    """The events of the calendar, as the library reads them."""
    return list(icalendar.Calendar.from_ical(export(table, ("ics",))["hoja-de-ruta.ics"]).walk("VEVENT"))


def column_of(sheet: Any, heading: str) -> list[Any]:
    """The cells of a column, found by its heading."""
    place = next(cell.column for cell in sheet[1] if cell.value == heading)
    return [sheet.cell(number, place) for number in range(2, sheet.max_row + 1)]


@pytest.mark.parametrize("folder", EVENTS, ids=lambda folder: folder.name)
def test_the_events_of_the_repository_are_exported_with_the_same_bytes_each_time(folder: Path) -> None:
    table = roadmap_at(folder).table
    files = export(table)
    assert {Path(name).suffix for name in files} == {".xlsx", ".csv", ".json", ".ics"}
    assert files == export(table)


# --- the workbook ------------------------------------------------------------------------------------------------


def test_the_workbook_is_a_table_with_its_headings_frozen_and_repeated_in_print(table: Table) -> None:
    book = book_of(table)
    assert book.sheetnames[:3] == ["Hoja de ruta", "Listas", "Léeme"]
    sheet = book["Hoja de ruta"]
    assert list(sheet.tables) == ["HojaDeRuta"]
    assert sheet.tables["HojaDeRuta"].ref == f"A1:AB{len(table.rows) + 1}"
    assert (sheet.freeze_panes, sheet.print_title_rows, sheet.page_setup.orientation) == ("B2", "$1:$1", "landscape")
    assert [cell.value for cell in sheet[1]] == [column.title("es") for column in columns()]


def test_terms_stand_in_their_words_and_as_true_dates(table: Table) -> None:
    sheet = book_of(table)["Hoja de ruta"]
    assert column_of(sheet, "Plazo")[1].value == "segundo semestre de 2023"
    assert [cell.value.date() for cell in column_of(sheet, "Hasta")[:2]] == [date(2023, 9, 30), date(2023, 12, 31)]
    assert {cell.number_format for cell in column_of(sheet, "Hasta")} == {"dd/mm/yyyy"}
    assert column_of(sheet, "Hasta")[2].value is None


def test_codes_that_look_like_numbers_stay_text(table: Table) -> None:
    first = column_of(book_of(table)["Hoja de ruta"], "ODS")[0]
    assert (first.value, first.number_format, first.data_type) == ("17.9; 17.10", "@", "s")


def test_lists_dates_and_percentages_are_validated(table: Table) -> None:
    sheet = book_of(table)["Hoja de ruta"]
    rules = {str(rule.sqref).split(":")[0].rstrip("2"): rule for rule in sheet.data_validations.dataValidation}
    letters = {column.key: sheet.cell(1, place).column_letter for place, column in enumerate(columns(), 1)}
    assert rules[letters["estado"]].formula1 == "'Listas'!$B$2:$B$9"
    assert (rules[letters["fin"]].type, rules[letters["avance"]].formula2) == ("date", "100")
    assert rules[letters["estado"]].showErrorMessage
    assert not rules[letters["responsable"]].showErrorMessage
    assert [cell.value for cell in column_of(book_of(table)["Listas"], "Estado")][:2] == ["identificado", "en ejecución"]


def test_every_state_has_its_colour_and_what_is_overdue_is_red(table: Table) -> None:
    sheet = book_of(table)["Hoja de ruta"]
    formulas = [formula for area in sheet.conditional_formatting for rule in area.rules for formula in rule.formula]
    assert '$V2="en ejecución"' in formulas
    assert any("DATE(2023,11,2)" in formula for formula in formulas)


def test_no_clock_and_no_formula_gets_into_the_workbook(table: Table) -> None:
    rows = ({**table.rows[0], "accion": "=1+1", "evidencia": "#REF!", "producto": "a\x0bb"},)
    data = export(replace(table, rows=rows), ("xlsx",))["hoja-de-ruta.xlsx"]
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        assert {info.date_time for info in parts.infolist()} == {(2023, 6, 30, 0, 0, 0)}
        assert b"2023-06-30T00:00:00Z" in parts.read("docProps/core.xml")
        assert b"<f>" not in parts.read("xl/worksheets/sheet1.xml")
    sheet = openpyxl.load_workbook(io.BytesIO(data))["Hoja de ruta"]
    assert [column_of(sheet, name)[0].value for name in ("Acción", "Evidencia", "Producto")] == ["=1+1", "#REF!", "ab"]


@pytest.mark.parametrize("language", ["es", "en", "fr", "pt"])
def test_the_workbook_speaks_the_language_of_the_event(table: Table, language: str) -> None:
    book = book_of(replace(table, language=language))
    headings = [cell.value for cell in book.worksheets[0][1]]
    assert headings == [column.title(language) for column in columns()]
    assert len(set(headings)) == len(headings)
    assert "hoja-de-ruta" in str([row[0].value for row in book.worksheets[2].iter_rows()])


def test_a_roadmap_without_commitments_is_a_table_with_an_empty_row(table: Table) -> None:
    empty = replace(table, rows=())
    assert book_of(empty)["Hoja de ruta"].tables["HojaDeRuta"].ref == "A1:AB2"
    assert events_of(empty) == []


# --- text, calendar, data ----------------------------------------------------------------------------------------


def test_the_csv_is_what_its_description_says(table: Table) -> None:
    files = export(table, ("csv",))
    described = json.loads(files["hoja-de-ruta.csv-metadata.json"])
    schema = described["tableSchema"]
    lines = list(csv.reader(io.StringIO(files[described["url"]].decode(), newline="")))
    assert files["hoja-de-ruta.csv"].count(b"\r\n") == len(table.rows) + 1
    assert lines[0] == [column["titles"]["es"] for column in schema["columns"]]
    assert schema["primaryKey"] == "id"
    for column, described_column, values in zip(columns(), schema["columns"], zip(*lines[1:], strict=True), strict=True):
        assert list(values) == [as_text(row[column.key]) for row in table.rows]
        if column.type is Type.DATE:
            assert described_column["datatype"] == {"base": "date", "format": "yyyy-MM-dd"}


def test_a_column_with_words_of_time_is_not_described_as_dates(table: Table) -> None:
    rows = ({**table.rows[0], "fecha": "en mayo"},)
    schema = json.loads(export(replace(table, rows=rows), ("csv",))["hoja-de-ruta.csv-metadata.json"])["tableSchema"]
    assert next(column for column in schema["columns"] if column["name"] == "fecha")["datatype"] == "string"


def test_deadlines_are_whole_days_with_an_alarm_while_they_are_open(table: Table) -> None:
    data = export(table, ("ics",))["hoja-de-ruta.ics"]
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    done, pending = events_of(table)
    assert (pending["dtstart"].dt, pending["dtend"].dt) == (date(2023, 12, 31), date(2024, 1, 1))
    assert pending["dtstamp"].dt.isoformat() == "2023-06-30T00:00:00+00:00"
    assert [alarm["trigger"].dt for alarm in pending.walk("VALARM")] == [-timedelta(days=7)]
    assert not done.walk("VALARM")
    assert done["summary"] == "C-01 · Constituir la mesa técnica"


def test_a_strict_reader_of_calendars_finds_nothing_wrong(table: Table) -> None:
    long = ({**table.rows[0], "accion": "Construcción; coordinación, común\\ " * 20}, *table.rows[1:])
    data = export(replace(table, rows=long), ("ics",))["hoja-de-ruta.ics"]
    calendar = icalendar.Calendar.from_ical(data)
    assert data.count(b"\n") == data.count(b"\r\n")
    assert all(component.errors == [] for component in calendar.walk())
    assert {name for name in ("PRODID", "VERSION") if name in calendar} == {"PRODID", "VERSION"}
    event: Any
    for event in calendar.walk("VEVENT"):
        assert {"UID", "DTSTAMP", "DTSTART", "SUMMARY"} <= set(event)
        assert type(event["DTSTART"].dt) is date
        assert all({"ACTION", "TRIGGER", "DESCRIPTION"} <= set(alarm) for alarm in event.walk("VALARM"))
    first = next(iter(calendar.walk("VEVENT")))
    assert str(first["SUMMARY"]) == f"C-01 · {long[0]['accion']}"


def test_a_commitment_keeps_its_identifier_when_all_else_changes(table: Table) -> None:
    changed = replace(
        table, rows=tuple({**row, "accion": "otra", "fin": date(2030, 1, 1)} for row in table.rows[:2]), title="Otro"
    )

    def uids(of: Table) -> list[str]:
        return [str(event["uid"]) for event in events_of(of)]

    assert uids(changed) == uids(table)
    assert len(set(uids(table))) == 2


def test_a_cancelled_commitment_is_cancelled_in_the_calendar(table: Table) -> None:
    dropped = replace(table, rows=({**table.rows[0], "estado": "cancelado"},))
    (event,) = events_of(dropped)
    assert event["status"] == "CANCELLED"


@pytest.mark.parametrize("folder", EVENTS, ids=lambda folder: folder.name)
def test_the_data_follow_their_schema_and_are_read_back_whole(folder: Path) -> None:
    table = roadmap_at(folder).table
    files = export(table, ("json",))
    data, schema = (json.loads(files[f"hoja-de-ruta.{name}"]) for name in ("json", "schema.json"))
    jsonschema.Draft7Validator.check_schema(schema)
    jsonschema.validate(data, schema, format_checker=jsonschema.FormatChecker())
    again = read_json(files["hoja-de-ruta.json"].decode())
    assert replace(again, axes=table.axes, names=table.names, hidden=table.hidden) == table


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"evento": {}}', '{"evento": 3}'])
def test_data_that_are_no_roadmap_are_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011
        read_json(text)


# --- the command -------------------------------------------------------------------------------------------------


def test_the_command_writes_what_was_asked_for_and_keeps_the_ids(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    folder = event_at(tmp_path / "foro")
    assert main(["roadmap", "export", "foro", "--format", "csv,ics", "--output", "fuera"]) == 0
    written = sorted(path.name for path in (tmp_path / "fuera").iterdir())
    assert written == ["hoja-de-ruta.csv", "hoja-de-ruta.csv-metadata.json", "hoja-de-ruta.ics"]
    assert '"id": "C-04"' in (folder / "memoria.lock").read_text("utf-8")
    assert "fuera/hoja-de-ruta.ics" in capsys.readouterr().out


def test_what_is_reserved_leaves_the_house_only_under_its_own_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    event_at(tmp_path / "foro")
    assert main(["roadmap", "export", "foro"]) == 0
    assert main(["roadmap", "export", "foro", "--internal", "--format", "json"]) == 0
    public = (tmp_path / "output" / "foro" / "hoja-de-ruta.json").read_text("utf-8")
    internal = (tmp_path / "output" / "foro" / "hoja-de-ruta.interna.json").read_text("utf-8")
    assert "sensible" in internal
    assert "sensible" not in public


def test_a_format_that_there_is_not_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    event_at(tmp_path / "foro")
    assert main(["roadmap", "export", "foro", "--format", "ods"]) == 2
    assert ", ".join(FORMATS) in capsys.readouterr().err


@pytest.mark.parametrize(
    ("written", "cell"),
    [
        ("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("+HYPERLINK", "'+HYPERLINK"),
        ("- seguir", "'- seguir"),
        ("-10 %", "-10 %"),
        ("+593 2 222-2222", "+593 2 222-2222"),
        ("acta = firmada", "acta = firmada"),
    ],
)
def test_no_cell_of_the_csv_is_run_as_a_formula(table: Table, written: str, cell: str) -> None:
    rows = (dict(table.rows[0]) | {"meta": written},)
    written_out = write_csv(replace(table, rows=rows)).decode()
    assert [line["Meta"] for line in csv.DictReader(io.StringIO(written_out))] == [cell]
