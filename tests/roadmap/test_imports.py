"""A workbook that came back: what is taken, what is told row by row, and that nothing else changes."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Callable, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from memoria.cli import main
from memoria.diagnostics import Diagnostic, sorted_by_place
from memoria.pipeline import Reading
from memoria.report import render
from memoria.roadmap.columns import Part, Row, Value, column, columns
from memoria.roadmap.exports import export
from memoria.roadmap.imports import Proposal
from memoria.workspace.roadmap import table_for
from memoria.workspace.session import read_event_at
from memoria.workspace.trackers import decisions_file, proposal_of, write_decisions
from tests.roadmap.events import DECISIONS, event_at

ROOT = Path(__file__).resolve().parent.parent.parent
Edit = Callable[[Any], object]


_read: dict[tuple[tuple[str, str], ...], Reading] = {}


def reading_of(folder: Path) -> Reading:
    """The reading of an event; the same files are read once."""
    content = tuple((path.name, path.read_text("utf-8")) for path in sorted(folder.iterdir()))
    key = ((folder.name, ""), *content)
    return _read.get(key) or _read.setdefault(key, read_event_at(folder))


class Tracker:
    """The workbook of an event, changed by hand and given back."""

    def __init__(self, folder: Path, *, internal: bool = False) -> None:
        self.folder = folder
        self.table = table_for(reading_of(folder).memoria, internal=internal)
        stem = "hoja-de-ruta.interna" if internal else "hoja-de-ruta"
        self.book = openpyxl.load_workbook(io.BytesIO(export(self.table, ("xlsx",))[f"{stem}.xlsx"]))
        self.sheet = self.book["Hoja de ruta"]

    def cell(self, row: int, key: str) -> Any:
        heading = column(key).title("es")
        return next(self.sheet.cell(row, cell.column) for cell in self.sheet[1] if cell.value == heading)

    def put(self, row: int, key: str, value: object) -> Tracker:
        self.cell(row, key).value = value
        return self

    def back(self) -> tuple[Proposal, tuple[Diagnostic, ...]]:
        path = self.folder.parent / "vuelta.xlsx"
        self.book.save(path)
        checked = proposal_of(path, reading_of(self.folder))
        return checked.value, checked.diagnostics

    def changes(self) -> list[tuple[str, str, object]]:
        proposal, _ = self.back()
        return [(change.id, change.column.key, change.new) for entry in proposal.changed for change in entry.changes]

    def said(self) -> list[str]:
        _, problems = self.back()
        return [render(problem).partition("\n")[0].removeprefix("vuelta.xlsx ") for problem in sorted_by_place(problems)]

    def taken(self) -> Mapping[str, Row]:
        """The roadmap after the changes were written."""
        proposal, _ = self.back()
        assert write_decisions(self.folder, reading_of(self.folder), proposal.edits) == ()
        return {str(row["id"]): row for row in table_for(reading_of(self.folder).memoria, internal=False).rows}


@pytest.fixture
def folder(here: Path) -> Path:
    return event_at(here / "foro")


@pytest.fixture
def tracker(folder: Path) -> Tracker:
    return Tracker(folder)


# --- there and back ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("event", sorted((ROOT / "sources").iterdir()), ids=lambda event: event.name)
def test_what_nobody_changed_comes_back_as_nothing(event: Path, tmp_path: Path) -> None:
    reading = read_event_at(event)
    (tmp_path / "libro.xlsx").write_bytes(export(table_for(reading.memoria, internal=False), ("xlsx",))["hoja-de-ruta.xlsx"])
    checked = proposal_of(tmp_path / "libro.xlsx", reading)
    assert (checked.value, checked.diagnostics) == (Proposal(), ())


def many(folder: Path) -> Path:
    """An event with 500 commitments in 40 notes, each field of which may be anything that people write."""
    chance = random.Random(2023)
    words = ["mesa", "agua", "red", "«norte»", "3.5", "%", "=", "+", "-", "@", "#", "1/2", "acta:", "(borrador)", "ação", "17.10"]
    terms = [
        "30/09/2023",
        "segundo semestre de 2023",
        "a 90 días",
        "permanente",
        "por definir",
        "mayo de 2024",
        "T1 2024",
        "cuanto antes",
    ]
    fields: dict[str, Callable[[], str]] = {
        "responsable": lambda: chance.choice(["Red Uno de Gobiernos", "Red Dos", "Junta de regantes"]),
        "aliados": lambda: "; ".join(chance.sample(["Red Dos", "Diputación de Valdeluna", "Minga", "Cabildo"], 2)),
        "territorio": lambda: chance.choice(["Loja; Imbabura", "Azuay"]),
        "plazo": lambda: chance.choice(terms),
        "producto": lambda: " ".join(chance.choices(words, k=4)),
        "indicador": lambda: " ".join(chance.choices(words, k=5)),
        "competencia": lambda: chance.choice(["riego", "vialidad", "ambiente, y cuencas"]),
        "verificación": lambda: " ".join(chance.choices(words, k=3)),
        "presupuesto": lambda: chance.choice(["USD 12.500, propio", "por definir", "1/3 de cada parte"]),
        "modalidad": lambda: chance.choice(["descentralizada", "Sur-Sur", "triangular"]),
        "línea_base": lambda: str(chance.randrange(50)),
        "meta": lambda: f"{chance.randrange(100)}.0",
        "ods": lambda: ", ".join(chance.sample(["17.9", "17.10", "11.a", "6", "16.6"], 2)),
        "prioridad": lambda: chance.choice(["alta", "media", "baja"]),
        "estado": lambda: chance.choice(["en ejecución", "cumplido", "identificado"]),
        "avance": lambda: str(chance.randrange(101)),
        "fecha": lambda: chance.choice(["2023-10-02", "en mayo"]),
    }
    event_at(folder)
    (folder / "mesa.md").unlink()
    (folder / "hoja-de-ruta.yaml").write_text("# Nada decidido todavía.\n", "utf-8")
    for note in range(40):
        lines = ["---", "tipo: conversatorio", f"titulo: Mesa {note}", "---", ""]
        for number in range(12 if note % 2 else 13):
            chosen = chance.sample(list(fields), chance.randrange(len(fields)))
            told = "".join(f"\n  | {name}: {fields[name]()}" for name in chosen)
            lines += [f"COMPROMISO: Acordar {note}-{number} la {' '.join(chance.choices(words[:4], k=6))}{told}", ""]
        (folder / f"mesa-{note:02}.md").write_text("\n".join(lines), "utf-8")
    return folder


def test_five_hundred_commitments_come_back_as_they_left_and_take_every_change(tmp_path: Path) -> None:
    folder = many(tmp_path / "foro")
    tracker = Tracker(folder)
    before = {str(row["id"]): row for row in tracker.table.rows}
    assert len(before) == 500
    assert tracker.back() == (Proposal(), ())

    chance = random.Random(7)
    new: dict[str, Callable[[], tuple[object, Value]]] = {
        "estado": lambda: chance.choice([("suspended", "suspendido"), ("tenu", "cumplido"), ("Cancelado", "cancelado")]),
        "avance": lambda: (75, 75),
        "evidencia": lambda: ("acta 3: «firmada» # no es un comentario", "acta 3: «firmada» # no es un comentario"),
        "fecha": lambda: (datetime(2024, 1, 31), date(2024, 1, 31)),
        "observaciones": lambda: ("=SUMA(1;2)", "=SUMA(1;2)"),
        "aliados": lambda: ("Minga;  Red Uno de Gobiernos", ("Minga", "RUG")),
        "meta": lambda: (8.0, "8"),
        "ods": lambda: ("17.10; 6", ("17.10", "6")),
        "prioridad": lambda: ("Haute", "alta"),
        "eje": lambda: ("Agua y territorio", "agua"),
        "accion": lambda: ("Acordar, de otro modo: con «comillas»", "Acordar, de otro modo: con «comillas»"),
    }
    expected = {id_: dict(row) for id_, row in before.items()}
    for line in chance.sample(range(2, 502), 200):
        id_ = tracker.cell(line, "id").value
        for key in chance.sample(list(new), 3):
            typed, means = new[key]()
            cell = tracker.cell(line, key)
            cell.value = typed
            cell.data_type = "s" if isinstance(typed, str) else cell.data_type
            expected[id_][key] = means
    assert tracker.taken() == expected
    assert (folder / "hoja-de-ruta.yaml").read_text("utf-8").startswith("# Nada decidido todavía.\n\ncorrige:\n")
    assert tracker.back() == (Proposal(), ())


def test_rows_and_columns_may_be_moved_and_others_added(tracker: Tracker) -> None:
    lines = [[cell.value for cell in line] for line in tracker.sheet.iter_rows()]
    order = list(range(len(lines[0])))
    random.Random(3).shuffle(order)
    moved = openpyxl.Workbook()
    sheet: Any = moved.active
    sheet.title = "Copia de Ana"
    sheet.append(["Seguimiento del foro"])
    sheet.append([])
    for place, line in enumerate([lines[0], *reversed(lines[1:])]):
        sheet.append([line[number] for number in order] + (["Mis notas"] if not place else ["llamar"]))
    tracker.book = moved
    assert tracker.changes() == []
    assert tracker.said() == [
        "(Copia de Ana, fila 3): info[S-004] la columna «Mis notas» no es de la hoja de ruta y no se recoge"
    ]


def test_headings_may_be_in_any_language(tracker: Tracker) -> None:
    for cell, one in zip(tracker.sheet[1], columns(), strict=True):
        cell.value = one.title("fr")
    heading = next(cell for cell in tracker.sheet[1] if cell.value == "État")
    tracker.sheet.cell(3, heading.column).value = "en cours"
    assert tracker.changes() == [("C-02", "estado", "en ejecución")]


# --- what is taken -----------------------------------------------------------------------------------------------


def test_what_became_of_it_goes_to_follow_up_and_the_rest_to_corrections(tracker: Tracker) -> None:
    tracker.put(3, "estado", "en ejecución").put(3, "avance", 40).put(3, "indicador", "fichas: verificadas")
    rows = tracker.taken()
    assert (rows["C-02"]["estado"], rows["C-02"]["avance"], rows["C-02"]["indicador"]) == (
        "en ejecución",
        40,
        "fichas: verificadas",
    )
    text = (tracker.folder / "hoja-de-ruta.yaml").read_text("utf-8")
    assert (
        '    # El directorio es lo primero.\n    prioridad: media      # antes, baja\n    indicador: "fichas: verificadas"\n'
        in text
    )
    assert text.endswith("  C-02:\n    estado: en ejecución\n    avance: 40\n")


def test_a_new_last_day_is_a_new_term(tracker: Tracker) -> None:
    tracker.put(2, "fin", datetime(2023, 12, 15)).put(3, "fin", datetime(2024, 1, 31))
    rows = tracker.taken()
    assert (rows["C-01"]["plazo"], rows["C-01"]["inicio"], rows["C-01"]["fin"]) == (
        "2023-12-15",
        date(2023, 12, 15),
        date(2023, 12, 15),
    )
    assert (rows["C-02"]["plazo"], rows["C-02"]["inicio"], rows["C-02"]["fin"]) == (
        "2024-01-31",
        date(2023, 7, 1),
        date(2024, 1, 31),
    )


def test_a_new_first_day_stands_beside_the_term(tracker: Tracker) -> None:
    rows = tracker.put(3, "inicio", datetime(2023, 8, 1)).taken()
    assert (rows["C-02"]["plazo"], rows["C-02"]["inicio"], rows["C-02"]["fin"]) == (
        "segundo semestre de 2023",
        date(2023, 8, 1),
        date(2023, 12, 31),
    )


def test_new_words_of_time_are_taken_though_the_days_beside_them_are_old(tracker: Tracker) -> None:
    rows = tracker.put(3, "plazo", "fin de 2024").taken()
    assert (rows["C-02"]["plazo"], rows["C-02"]["fin"]) == ("fin de 2024", date(2024, 12, 31))


def test_words_and_day_that_agree_are_one_change(tracker: Tracker) -> None:
    tracker.put(3, "plazo", "mayo de 2024").put(3, "fin", datetime(2024, 5, 31))
    assert tracker.changes() == [("C-02", "plazo", "mayo de 2024")]


def test_a_term_that_the_spreadsheet_made_a_date_of_is_that_day(tracker: Tracker) -> None:
    assert tracker.put(3, "plazo", datetime(2024, 5, 31)).changes() == [("C-02", "plazo", "2024-05-31")]


@pytest.mark.parametrize(("typed", "format_"), [(0.4, "0%"), (40.0, "0"), ("40 %", "@"), ("40", "@")])
def test_forty_per_cent_is_forty_however_it_is_typed(tracker: Tracker, typed: object, format_: str) -> None:
    tracker.put(3, "avance", typed).cell(3, "avance").number_format = format_
    assert tracker.changes() == [("C-02", "avance", 40)]


def test_an_old_copy_undoes_nothing(folder: Path) -> None:
    old = Tracker(folder).put(3, "meta", "10")
    Tracker(folder).put(2, "evidencia", "acta y fotografías").put(4, "indicador", "series publicadas").taken()
    assert old.changes() == [("C-02", "meta", "10")]
    assert old.said() == []


def test_what_is_reserved_comes_back_too(folder: Path) -> None:
    assert Tracker(folder, internal=True).put(6, "avance", 30).changes() == [("C-05", "avance", 30)]


def test_a_workbook_that_no_longer_remembers_is_compared_with_today(tracker: Tracker) -> None:
    del tracker.book["_origen"]
    assert tracker.put(2, "avance", 90).changes() == [("C-01", "avance", 90)]


# --- what is told, row by row ------------------------------------------------------------------------------------

ROW_BY_ROW: dict[str, tuple[Edit, str]] = {
    "S-006": (lambda t: t.put(3, "id", "C-92"), "fila 3): error[S-006] no hay ningún compromiso C-92 en la hoja de ruta"),
    "S-007": (lambda t: t.put(3, "id", None), "fila 3): warning[S-007] la fila no tiene código y no se recoge"),
    "S-008": (
        lambda t: t.put(3, "id", "C-01"),
        "fila 3): error[S-008] C-01 está también en la fila 2 y no dicen lo mismo: Acción, Responsable, Aliados, Plazo, Desde, "
        "Hasta, Indicador, ODS, Prioridad, Estado, Avance (%), Evidencia y Última noticia",
    ),
    "S-009": (
        lambda t: t.sheet.append([cell.value for cell in t.sheet[4]]),
        "fila 6): info[S-009] C-03 está también en la fila 4, con lo mismo",
    ),
    "S-010": (
        lambda t: t.put(3, "fin", "4/14/2024"),
        "fila 3): warning[S-010] Hasta: «4/14/2024» es texto; se toma por el 2024-04-14",
    ),
    "S-011": (
        lambda t: t.put(3, "fin", "03/04/2024"),
        "fila 3): error[S-011] Hasta: «03/04/2024» puede ser el 2024-04-03 o el 2024-03-04",
    ),
    "S-011, words": (lambda t: t.put(3, "fin", "pronto"), "fila 3): error[S-011] Hasta: «pronto» no es una fecha"),
    "S-012": (lambda t: number(t, "fin", 45275), "fila 3): error[S-012] Hasta: 45275 es un número, no una fecha"),
    "S-012, a year": (lambda t: number(t, "fin", 2024), "fila 3): error[S-012] Hasta: 2024 es un número, no una fecha"),
    "S-013": (lambda t: t.put(3, "estado", "cumplidoo"), "fila 3): error[S-013] Estado: «cumplidoo» no es un valor de la lista"),
    "S-014": (
        lambda t: t.put(3, "ods", 17.1),
        "fila 3): error[S-014] ODS: la hoja convirtió el código en número o fecha (17.1)",
    ),
    "S-015": (lambda t: t.put(3, "avance", "casi"), "fila 3): error[S-015] Avance (%): «casi» no es un número entero de 0 a 100"),
    "S-016": (
        lambda t: t.put(2, "evidencia", None),
        "fila 2): warning[S-016] C-01: la celda de «Evidencia» quedó vacía; lo que decía se conserva",
    ),
    "S-018": (
        lambda t: t.put(2, "sesion", "Otra"),
        "fila 2): warning[S-018] C-01: «Sesión» se cambió en el libro y no se recoge",
    ),
    "S-019": (
        lambda t: t.put(2, "plazo", "mayo de 2024").put(2, "fin", datetime(2024, 6, 30)),
        "fila 2): error[S-019] C-01: el plazo «mayo de 2024» acaba el 2024-05-31 y «Hasta» dice 2024-06-30",
    ),
    "S-020": (
        lambda t: setattr(t.cell(2, "meta"), "value", "#REF!"),
        "fila 2): error[S-020] Meta: la celda tiene un error de cálculo (#REF!)",
    ),
    "S-024": (
        lambda t: t.put(2, "meta", "=10+5").put(3, "observaciones", "=cmd|' /C calc'!A0"),
        "fila 3): error[S-024] Observaciones: la celda tiene una fórmula sin su resultado («=cmd|' /C calc'!A0»)",
    ),
    "S-006, nothing like it": (
        lambda t: t.put(3, "id", "2023"),
        "fila 3): error[S-006] no hay ningún compromiso 2023 en la hoja de ruta",
    ),
    "S-008, an id typed otherwise": (
        lambda t: t.put(3, "id", "c 1"),
        "fila 3): error[S-008] C-01 está también en la fila 2 y no dicen lo mismo: Acción, Responsable, Aliados, Plazo, Desde, "
        "Hasta, Indicador, ODS, Prioridad, Estado, Avance (%), Evidencia y Última noticia",
    ),
    "S-005": (
        lambda t: setattr(t.sheet.cell(1, 40), "value", "Status"),
        "fila 1): error[S-005] la columna «Status» está dos veces; vale la primera",
    ),
    "S-003": (
        lambda t: t.sheet.delete_cols(22, 5),
        "fila 1): warning[S-003] faltan columnas: Estado, Avance (%), Evidencia, Última noticia y Observaciones",
    ),
    "S-021": (lambda t: t.sheet.delete_rows(4, 2), "fila 1): info[S-021] no están en el libro: C-03 y C-04"),
}


def number(tracker: Any, key: str, value: int) -> None:
    """A cell that has lost its format."""
    tracker.put(3, key, value).cell(3, key).number_format = "General"


@pytest.mark.parametrize("case", ROW_BY_ROW)
def test_what_can_not_be_taken_is_told_with_its_row(tracker: Tracker, case: str) -> None:
    edit, said = ROW_BY_ROW[case]
    edit(tracker)
    assert f"(Hoja de ruta, {said}" in tracker.said()
    taken = [change for change in tracker.changes() if case != "S-010"]
    assert taken == []


def test_what_changed_here_in_the_meantime_is_told_and_stays(folder: Path) -> None:
    old = Tracker(folder).put(2, "avance", 90)
    Tracker(folder).put(2, "avance", 95).taken()
    assert old.said() == [
        "(Hoja de ruta, fila 2): error[S-017] C-01: «Avance (%)» cambió en el libro («90») y también aquí («95»)"
    ]
    assert old.changes() == []


def test_two_people_who_changed_the_same_to_the_same_agree(folder: Path) -> None:
    one, other = Tracker(folder).put(2, "avance", 95), Tracker(folder).put(2, "avance", 95)
    one.taken()
    assert (other.changes(), other.said()) == ([], [])


def test_a_commitment_that_was_set_aside_is_told_with_its_reason(folder: Path) -> None:
    tracker = Tracker(folder).put(4, "avance", 5)
    (folder / "hoja-de-ruta.yaml").write_text(f"{DECISIONS}\nexcluye:\n  C-03: ya estaba en marcha\n", "utf-8")
    _, problems = tracker.back()
    assert "hint: Está aparte en hoja-de-ruta.yaml: ya estaba en marcha." in render(problems[0])


def test_rows_are_told_in_their_order(tracker: Tracker) -> None:
    for _ in range(8):
        tracker.sheet.append([None, "agua"])
    places = [line.partition(")")[0] for line in tracker.said()]
    assert places == [f"(Hoja de ruta, fila {row}" for row in range(6, 14)]


# --- workbooks that are none -------------------------------------------------------------------------------------


def said_of(data: bytes, folder: Path) -> list[str]:
    path = folder.parent / "libro.xlsx"
    path.write_bytes(data)
    return [problem.code for problem in proposal_of(path, reading_of(folder)).diagnostics]


def test_files_that_are_no_workbook_are_told(folder: Path) -> None:
    good = export(table_for(reading_of(folder).memoria, internal=False), ("xlsx",))["hoja-de-ruta.xlsx"]
    other = io.BytesIO()
    with zipfile.ZipFile(other, "w") as parts:
        parts.writestr("mimetype", "application/epub+zip")
    for data in (b"", b"Id;Estado\n", good[: len(good) // 2], other.getvalue()):
        assert said_of(data, folder) == ["S-001"]


def test_a_workbook_made_to_fill_the_memory_is_not_opened(folder: Path) -> None:
    hostile = io.BytesIO()
    with zipfile.ZipFile(hostile, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("xl/workbook.xml", b" " * 40_000_000)
    assert said_of(hostile.getvalue(), folder) == ["Z-003"]


def test_a_workbook_without_the_headings_is_told(folder: Path) -> None:
    book, stream = openpyxl.Workbook(), io.BytesIO()
    book.active.append(["Nombre", "Correo"])
    book.save(stream)
    assert said_of(stream.getvalue(), folder) == ["S-002"]


def test_a_workbook_of_another_event_is_refused(folder: Path) -> None:
    other = event_at(folder.parent / "seminario")
    data = export(table_for(reading_of(other).memoria, internal=False), ("xlsx",))["hoja-de-ruta.xlsx"]
    assert said_of(data, folder) == ["S-023"]


@pytest.mark.parametrize("seed", range(12))
def test_a_damaged_workbook_never_raises(folder: Path, seed: int) -> None:
    chance = random.Random(seed)
    data = export(table_for(reading_of(folder).memoria, internal=False), ("xlsx",))["hoja-de-ruta.xlsx"]
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        made = {name: parts.read(name) for name in parts.namelist()}
    name = chance.choice(sorted(made))
    text = bytearray(made[name])
    for _ in range(5):
        text[chance.randrange(len(text))] = chance.randrange(256)
    made[name] = bytes(text)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as parts:
        for part, content in made.items():
            parts.writestr(part, content)
    said_of(stream.getvalue(), folder)


# --- the command -------------------------------------------------------------------------------------------------


def tracker_on_disk(folder: Path, edit: Edit) -> Path:
    tracker = Tracker(folder)
    edit(tracker)
    tracker.book.save(folder.parent / "libro.xlsx")
    return folder.parent / "libro.xlsx"


def test_the_command_shows_each_change_and_writes_only_when_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tracker_on_disk(folder, lambda t: t.put(3, "estado", "in progress").put(3, "aliados", "RUG; Minga"))
    assert main(["roadmap", "import", str(path), "foro"]) == 0
    out = capsys.readouterr().out
    assert (
        "C-02 · Publicar el directorio de redes\n  Aliados: ahora «RUG; Minga»; antes, nada\n  Estado: ahora «en ejecución»"
        in out
    )
    assert "No se ha escrito nada" in out
    assert (folder / "hoja-de-ruta.yaml").read_text("utf-8") == DECISIONS
    assert main(["roadmap", "import", str(path), "foro", "--yes"]) == 0
    assert "Escrito en foro/hoja-de-ruta.yaml." in capsys.readouterr().out
    assert (folder / "memoria.lock").is_file()
    assert main(["roadmap", "import", str(path), "foro", "--yes"]) == 0
    assert "no trae ningún cambio" in capsys.readouterr().out


def test_decisions_are_written_where_the_event_keeps_them(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "hoja-de-ruta.yaml").unlink()
    decided = "corte: 2023-11-02\nacompanhamento:\n  C-01:\n    estado: cumprido  # foi dito na reunião\n    avanço: 40\n"
    (folder / "roteiro.yaml").write_text(decided, "utf-8")
    path = tracker_on_disk(folder, lambda t: t.put(2, "avance", 60))
    assert main(["roadmap", "import", str(path), "foro", "--yes"]) == 0
    assert "Escrito en foro/roteiro.yaml." in capsys.readouterr().out
    assert (folder / "roteiro.yaml").read_text("utf-8") == decided.replace("40", "60")
    assert not (folder / "hoja-de-ruta.yaml").exists()


@pytest.mark.parametrize(("language", "name"), [("es", "hoja-de-ruta.yaml"), ("fr", "feuille-de-route.yaml")])
def test_decisions_that_nobody_wrote_yet_are_called_as_the_event_speaks(folder: Path, language: str, name: str) -> None:
    (folder / "hoja-de-ruta.yaml").unlink()
    with (folder / "evento.yaml").open("a", encoding="utf-8") as event:
        event.write(f"idioma: {language}\n")
    assert decisions_file(read_event_at(folder)) == name


def test_the_command_fails_where_something_should_be_put_right(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tracker_on_disk(folder, lambda t: t.put(3, "estado", "listo").put(3, "avance", 10))
    assert main(["roadmap", "import", str(path), "foro", "--yes"]) == 1
    assert "    avance: 10" in (folder / "hoja-de-ruta.yaml").read_text("utf-8")
    assert main(["roadmap", "import", "nada.xlsx", "foro"]) == 2


def test_a_file_that_is_no_workbook_is_not_said_to_bring_no_change(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder.parent / "hoja.csv").write_text("Código,Estado\nC-01,cumplido\n", "utf-8")
    assert main(["roadmap", "import", str(folder.parent / "hoja.csv"), str(folder)]) == 1
    told = capsys.readouterr().out
    assert "No se recoge nada del libro." in told
    assert "ningún cambio" not in told


def test_a_file_of_decisions_with_mistakes_is_left_alone(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tracker_on_disk(folder, lambda t: t.put(3, "avance", 10))
    broken = DECISIONS + "excluye:\n  C-03: nota: con dos puntos\n   otra\n"
    (folder / "hoja-de-ruta.yaml").write_text(broken, "utf-8")
    assert main(["roadmap", "import", str(path), "foro", "--yes"]) == 1
    assert "S-022" in capsys.readouterr().out
    assert (folder / "hoja-de-ruta.yaml").read_text("utf-8") == broken


def test_every_column_that_changes_has_its_place_in_the_file() -> None:
    assert {one.key for one in columns() if one.part is Part.FIXED} == {"id", "origen", "sesion"}
