"""What ``memoria roadmap`` tells: due, overdue, by institution; on a day that is never the clock's."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import typer

from memoria.cli import main
from memoria.cli.app import make_app
from memoria.cli.texts import Texts
from memoria.roadmap.columns import as_text, column_named, columns
from memoria.roadmap.outlook import Standing, chosen, outlook
from memoria.roadmap.rows import Table, table_of
from memoria.workspace.roadmap import roadmap_at
from tests.roadmap.events import event_at

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture
def event(here: Path) -> Path:
    return event_at(here / "foro")


def table(*rows: dict[str, Any], cutoff: date | None = date(2023, 11, 2)) -> Table:
    empty = dict.fromkeys(column.key for column in columns())
    return Table("foro", "Foro", "es", tuple({**empty, "id": f"C-{n:02}", **row} for n, row in enumerate(rows, 1)), cutoff=cutoff)


def standings(*rows: dict[str, Any], today: date | None = None) -> list[str]:
    return [str(item.standing) for item in outlook(table(*rows), today).items]


def test_a_commitment_is_due_on_its_last_day_and_overdue_the_day_after() -> None:
    row = {"fin": date(2023, 11, 2)}
    assert standings(row) == ["due"]
    assert standings(row, today=date(2023, 11, 3)) == ["overdue"]


def test_what_ends_in_ninety_one_days_is_for_later() -> None:
    assert standings({"fin": date(2024, 1, 31)}, {"fin": date(2024, 2, 1)}) == ["due", "later"]


def test_what_is_done_or_dropped_is_never_overdue() -> None:
    old = date(2020, 1, 1)
    assert standings({"fin": old, "estado": "cumplido"}, {"fin": old, "estado": "cancelado"}) == ["done", "dropped"]


def test_a_beginning_without_end_is_permanent_and_nothing_at_all_has_no_date() -> None:
    assert standings({"inicio": date(2023, 3, 28)}, {}) == ["permanent", "undated"]


def test_an_institution_owes_what_it_answers_for_and_takes_part_in_the_rest() -> None:
    view = outlook(
        table(
            {"responsable": ("Uno",), "aliados": ("Dos",), "fin": date(2023, 1, 1)},
            {"responsable": ("Dos",), "fin": date(2023, 11, 30)},
            {"responsable": ("por definir",)},
        )
    )
    assert [(line.who, line.total, line.overdue, line.due, line.partner) for line in view.by_institution()] == [
        ("Uno", 1, 1, 0, 0),
        ("Dos", 1, 0, 1, 1),
    ]


def test_what_is_due_comes_the_next_first() -> None:
    view = outlook(table({"fin": date(2024, 1, 1)}, {"fin": date(2023, 11, 20)}, {"fin": date(2023, 1, 1)}))
    assert [item.id for item in chosen(view, due=90).items] == ["C-02", "C-01"]
    assert view.count(Standing.OVERDUE) == 1


def test_every_column_is_found_by_its_title_or_key_in_any_language() -> None:
    for column in columns():
        for heading in (column.key, *column.titles.values(), column.title("es").upper(), f" {column.title('fr')} "):
            assert column_named(heading) == column


def test_the_rows_hold_what_the_notes_and_the_editor_say(event: Path) -> None:
    first = roadmap_at(event).table.rows[0]
    assert (first["id"], first["eje"], first["responsable"], first["aliados"]) == (
        "C-01",
        "agua",
        ("RUG",),
        ("Red Dos", "Junta de regantes"),
    )
    assert (first["plazo"], first["fin"], first["ods"], first["avance"]) == (
        "30/09/2023",
        date(2023, 9, 30),
        ("17.9", "17.10"),
        100,
    )
    assert first["fecha"] == date(2023, 9, 28)
    assert first["sesion"] == "Mesa del agua"


def test_what_is_reserved_is_left_out_unless_asked_for(event: Path) -> None:
    public, internal = roadmap_at(event), roadmap_at(event, internal=True)
    assert [row["id"] for row in public.table.rows] == ["C-01", "C-02", "C-03", "C-04"]
    assert public.withheld == 1
    assert as_text(internal.table.rows[-1]["accion"]) == "Guardar el expediente sensible"


def test_the_terminal_tells_the_roadmap_on_the_day_of_the_cutoff(event: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["roadmap", "foro"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "Foro de prueba · al 2023-11-02"
    assert re.split(r"\s{2,}", lines[2])[:1] == ["C-01"]
    assert "vence en 59 días" in lines[3]
    assert "4 compromisos · cumplidos: 1 · vencidos: 0 · vencen en 90 días: 1 · sin fecha: 1" in lines
    assert "1 reservado no se muestra (--internal)." in lines


def test_the_day_may_be_given_and_the_language_too(event: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["roadmap", "foro", "--today", "2024-01-10", "--ui-lang", "en"]) == 0
    assert "10 days overdue" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("language", "words"), [("es", "por definir"), ("en", "to be defined"), ("fr", "à préciser"), ("pt", "a definir")]
)
def test_what_is_to_be_defined_is_said_in_the_language_of_the_messages(
    event: Path, capsys: pytest.CaptureFixture[str], language: str, words: str
) -> None:
    assert main(["--ui-lang", language, "roadmap", "foro"]) == 0
    (row,) = (line for line in capsys.readouterr().out.splitlines() if line.startswith("C-04"))
    assert row.count(words) == 2


def test_json_holds_the_columns_and_where_each_commitment_stands(event: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["roadmap", "foro", "--who", "red-dos", "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert [(row["id"], row["standing"], row["fin"]) for row in rows] == [
        ("C-01", "done", "2023-09-30"),
        ("C-02", "due", "2023-12-31"),
    ]
    assert set(rows[0]) == {column.key for column in columns()} | {"event", "edition", "standing", "days", "outcome"}


def test_a_state_may_be_asked_for_in_any_language(event: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["roadmap", "foro", "--status", "done", "--json"]) == 0
    assert [row["id"] for row in json.loads(capsys.readouterr().out)] == ["C-01"]


@pytest.mark.parametrize(
    ("asked", "ids"), [("vencido", ["C-02"]), ("sin fecha", ["C-04"]), ("permanente", ["C-03"]), ("terminado", ["C-01"])]
)
def test_where_a_commitment_stands_by_its_days_may_be_asked_for_too(
    event: Path, capsys: pytest.CaptureFixture[str], asked: str, ids: list[str]
) -> None:
    assert main(["roadmap", "foro", "--status", asked, "--today", "2024-02-01", "--json"]) == 0
    assert [row["id"] for row in json.loads(capsys.readouterr().out)] == ids


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--who", "Red Uno de Goviernos"], "¿Quiso decir: Red Uno de Gobiernos"),
        (["--status", "perdido"], "en ejecución, en cierre, cumplido, cancelado, suspendido, sin noticias, por definir, vencido"),
        (["--today", "02/11/2023"], "2023-11-02"),
        (["--due", "-5"], "--due"),
    ],
)
def test_what_can_not_be_asked_for_is_said(
    event: Path, capsys: pytest.CaptureFixture[str], options: list[str], said: str
) -> None:
    assert main(["roadmap", "foro", *options]) == 2
    assert said in capsys.readouterr().err


def test_the_events_of_the_repository_have_their_roadmaps() -> None:
    for folder in sorted((ROOT / "sources").iterdir()):
        followed = roadmap_at(folder)
        assert len(followed.table.rows) >= 8
        assert table_of(followed.memoria, internal=True).cutoff == followed.memoria.decisions.cutoff


def test_every_option_of_the_sub_commands_stands_in_the_document() -> None:
    document = (ROOT / "docs" / "file-format.md").read_text("utf-8").partition("### The roadmap\n")[2]
    table_lines = [line for line in document.partition("### Schemas")[0].splitlines() if line.startswith("| `--")]
    told = {cells[1].strip(" `"): set(cells[2].strip().split(", ")) for line in table_lines if (cells := line.split("|"))}
    found: dict[str, set[str]] = {}
    group: Any = typer.main.get_command(make_app(Texts("en")))
    for name, command in group.commands["roadmap"].commands.items():
        for parameter in command.params:
            for option in parameter.opts:
                if option.startswith("--"):
                    found.setdefault(option, set()).add(name)
    assert told == found
