"""The commitments of the previous edition are carried over, followed up, printed, exported and taken back."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path

import docx
import pytest

from memoria.choices import FORMATS, Choices
from memoria.cli import main
from memoria.document.walk import text_of
from memoria.roadmap.columns import Row
from memoria.roadmap.outcomes import counted, follow_up
from memoria.workspace.extracts import institutions_of
from memoria.workspace.folder import EventFolder
from memoria.workspace.roadmap import roadmap_at
from memoria.workspace.session import build_event, read_event_at
from memoria.world import Absent
from tests.roadmap.events import DECISIONS, EVENT, NOTE, event_at
from tests.roadmap.test_imports import Tracker

BEFORE = EVENT.replace("2023", "2021").replace("Foro de prueba", "Foro de antes")
OLD_NOTE = NOTE.replace("2023", "2021") + "\nCOMPROMISO: Contar las visitas | responsable: Red Dos | plazo: 36 meses\n"
OLD_DECISIONS = """seguimiento:
  C-01:
    estado: en ejecución
    avance: 40
    evidencia: borrador de acta
    fecha: 2022-03-01
    observaciones: falta una firma
  C-04:
    estado: cancelado
  C-05:
    estado: en ejecución
    evidencia: conversación discreta con la contraparte
"""
NEWS = """
  2021/C-01:
    estado: cumplido
    fecha: 2023-02-14
  2021/c2:
    observaciones: se pregunta otra vez
"""


@pytest.fixture
def sources(here: Path) -> Path:
    return here / "sources"


def editions(sources: Path, *, news: str = NEWS, note: str = NOTE, old_note: str = OLD_NOTE, event: str = "") -> Path:
    """Two editions side by side; the newer one's folder."""
    event_at(sources / "antes", evento=BEFORE, mesa=old_note, hoja_de_ruta=OLD_DECISIONS)
    return event_at(sources / "foro", evento=f"{EVENT}anterior: ../antes\n{event}", mesa=note, hoja_de_ruta=DECISIONS + news)


def carried(folder: Path, *, internal: bool = False) -> dict[str, Row]:
    return {str(row["id"]): row for row in roadmap_at(folder, internal=internal).table.rows if "/" in str(row["id"])}


# --- what is carried over ----------------------------------------------------------------------------------------


def test_each_comes_under_its_id_with_the_year_after_this_edition_s_own(sources: Path) -> None:
    ids = [row["id"] for row in roadmap_at(editions(sources)).table.rows]
    assert ids == ["C-01", "C-02", "C-03", "C-04", "2021/C-01", "2021/C-02", "2021/C-03", "2021/C-04", "2021/C-06"]


def test_news_with_a_state_stand_for_all_that_was_told_before(sources: Path) -> None:
    row = carried(editions(sources))["2021/C-01"]
    told = [row[key] for key in ("estado", "avance", "evidencia", "fecha", "observaciones")]
    assert told == ["cumplido", None, None, date(2023, 2, 14), None]


def test_news_without_a_state_add_to_what_was_told_before(sources: Path) -> None:
    row = carried(editions(sources, news="\n  2021/C-01:\n    evidencia: acta archivada\n"))["2021/C-01"]
    told = [row[key] for key in ("estado", "avance", "evidencia", "fecha", "observaciones")]
    assert told == ["en ejecución", 40, "acta archivada", date(2022, 3, 1), "falta una firma"]


def test_terms_are_counted_from_the_edition_that_made_them(sources: Path) -> None:
    rows = carried(editions(sources))
    assert rows["2021/C-06"]["fin"] == date(2024, 3, 29)
    assert rows["2021/C-02"]["fin"] == date(2021, 12, 31)


def test_what_became_of_each_is_counted_from_this_edition_s_day(sources: Path) -> None:
    memoria = read_event_at(editions(sources)).memoria
    view = follow_up(memoria)
    assert view.today == date(2023, 11, 2)
    # 2021/C-05 is reserved, and stands here: ``for_edition`` has not been asked
    assert {str(kind): count for kind, count in counted(view.items).items()} == {
        "done": 1,
        "overdue": 2,
        "dropped": 1,
        "no-news": 2,
    }


def test_the_edition_before_that_is_not_followed(sources: Path) -> None:
    event_at(sources / "primera", evento=EVENT.replace("2023", "2019"))
    folder = editions(sources)
    (sources / "antes" / "evento.yaml").write_text(BEFORE + "anterior: ../primera\n", "utf-8")
    assert {id_[:4] for id_ in carried(folder)} == {"2021"}


def test_what_its_editor_left_out_stays_out(sources: Path) -> None:
    folder = editions(sources, news="")
    decisions = sources / "antes" / "hoja-de-ruta.yaml"
    decisions.write_text("excluye:\n  C-02: ya no hace falta\nune:\n  - {ids: [C-03, C-01], en: C-01}\n", "utf-8")
    assert list(carried(folder)) == ["2021/C-01", "2021/C-04", "2021/C-06"]


def test_one_may_wait_for_a_commitment_of_the_edition_before(sources: Path) -> None:
    waiting = NOTE.replace("prioridad: alta", "prioridad: alta | depende_de: 2021/c-3")
    folder = editions(sources, note=waiting)
    assert roadmap_at(folder).table.rows[0]["depende_de"] == ("2021/C-03",)
    assert not [problem for problem in read_event_at(folder).problems if problem.code == "H-006"]


def test_an_id_that_the_edition_before_does_not_have_is_said(sources: Path) -> None:
    folder = editions(sources, news="\n  2021/C-33:\n    estado: cumplido\n")
    problems = [problem for problem in read_event_at(folder).problems if problem.code == "H-006"]
    assert [problem.values["nearest"] for problem in problems] == ["2021/C-03"]


# --- what may be read --------------------------------------------------------------------------------------------


def test_only_events_under_the_same_folder_are_had(sources: Path, tmp_path: Path) -> None:
    folder = EventFolder(editions(sources))
    outside = event_at(tmp_path / "ajeno")
    (sources / "enlace").symlink_to(outside)
    assert folder.other("../antes") == EventFolder(sources / "antes")
    assert folder.other("../nada") is Absent.MISSING
    assert folder.other("..") is Absent.MISSING
    assert [folder.other(path) for path in ("../../ajeno", str(outside), "../enlace", "/")] == [Absent.OUTSIDE] * 4


def test_no_more_is_read_of_it_than_its_roadmap_needs(sources: Path) -> None:
    folder = editions(sources)
    (sources / "antes" / "foto.png").write_bytes(b"no es una imagen")
    (sources / "antes" / "crudo").mkdir()
    (sources / "antes" / "crudo" / "chat.txt").write_text("privado", "utf-8")
    memoria = read_event_at(folder).memoria
    assert memoria.previous is not None
    assert {file.path for file in memoria.previous.files} == {"evento.yaml", "hoja-de-ruta.yaml", "mesa.md", "personas.yaml"}


def test_nothing_is_written_into_it(sources: Path) -> None:
    folder = editions(sources)
    build_event(folder, sources, Choices(formats=("pdf",)))
    assert not (sources / "antes" / "memoria.lock").exists()


# --- the volume --------------------------------------------------------------------------------------------------


def build(folder: Path, *formats: str, internal: bool = False) -> dict[str, bytes]:
    built = build_event(folder, folder.parent, Choices(formats=formats or FORMATS, internal=internal))
    assert [problem for problem in built.problems if problem.code in ("W-001", "W-002")] == []
    return dict(built.files)


def words_of(pdf: bytes, tmp_path: Path) -> str:
    (tmp_path / "volumen.pdf").write_bytes(pdf)
    done = subprocess.run(["pdftotext", "-layout", tmp_path / "volumen.pdf", "-"], capture_output=True, text=True, check=True)
    return " ".join(done.stdout.split())


@pytest.mark.slow
def test_the_chapter_stands_in_both_files_and_what_is_reserved_in_neither(sources: Path, tmp_path: Path) -> None:
    files = build(editions(sources))
    said = words_of(files["memoria.pdf"], tmp_path)
    assert "Seguimiento de acuerdos" in said
    assert "Cumplidos (1)" in said
    assert "Contar las visitas" in said
    data = json.loads(files["hoja-de-ruta.json"])
    assert "2021/C-05" not in [row["id"] for row in data["compromisos"]]
    for name, content in files.items():
        assert "discreta" not in (said if name.endswith(".pdf") else content.decode("utf-8", "replace")), name
    inputs = [entry["path"] for entry in json.loads(files["manifest.json"])["inputs"]["sources"]]
    assert "../antes/mesa.md" in inputs


@pytest.mark.slow
def test_the_internal_edition_prints_what_is_reserved(sources: Path, tmp_path: Path) -> None:
    files = build(editions(sources), "pdf", internal=True)
    assert "2021/C-05" in words_of(files["memoria.interna.pdf"], tmp_path)


# --- the terminal, out and back ----------------------------------------------------------------------------------


def test_the_terminal_counts_them_by_what_became_of_them(sources: Path, capsys: pytest.CaptureFixture[str]) -> None:
    editions(sources)
    assert main(["roadmap", "sources/foro"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert "De 2021: 5 compromisos · cumplidos: 1 · vencidos: 1 · cancelados: 1 · sin noticias: 2" in lines
    assert "2 reservados no se muestran (--internal)." in lines


@pytest.mark.parametrize(
    ("options", "ids"),
    [
        (["--status", "cancelado"], ["2021/C-04"]),
        (["--status", "no news"], ["C-02", "C-03", "C-04", "2021/C-02", "2021/C-03", "2021/C-06"]),
        (["--who", "Junta de regantes"], ["C-01", "C-03", "2021/C-01", "2021/C-03"]),
        (["--due", "200"], ["C-02", "2021/C-06"]),
    ],
)
def test_every_question_is_asked_of_them_too(
    sources: Path, capsys: pytest.CaptureFixture[str], options: list[str], ids: list[str]
) -> None:
    editions(sources)
    assert main(["roadmap", "sources/foro", *options, "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert [row["id"] for row in rows] == ids
    assert {row["edition"] for row in rows if "/" in row["id"]} <= {"2021"}


def test_a_workbook_brings_back_what_became_of_them_and_nothing_else(sources: Path) -> None:
    folder = editions(sources)
    tracker = Tracker(folder)
    place: Callable[[str], int] = {cell.value: cell.row for cell in tracker.sheet["A"]}.__getitem__
    tracker.put(place("2021/C-03"), "estado", "cumplido").put(place("2021/C-03"), "evidencia", "series publicadas")
    tracker.put(place("2021/C-02"), "accion", "Otra cosa")
    (problem,) = tracker.back()[1]
    assert (problem.code, problem.values["id"], problem.values["column"]) == ("S-018", "2021/C-02", "Acción")
    assert tracker.taken()["2021/C-03"]["evidencia"] == "series publicadas"
    written = (folder / "hoja-de-ruta.yaml").read_text("utf-8")
    assert "  2021/C-03:\n    estado: cumplido\n    evidencia: series publicadas" in written
    assert "Otra cosa" not in written


def test_a_revision_of_git_brings_its_previous_edition_along(sources: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = editions(sources)
    git = ["git", "-c", "user.name=Ana", "-c", "user.email=ana@example.org"]
    for command in (["init", "-q"], ["add", "-A"], ["commit", "-q", "-m", "primera"]):
        subprocess.run([*git, *command], cwd=sources.parent, check=True)
    decisions = folder / "hoja-de-ruta.yaml"
    decisions.write_text(decisions.read_text("utf-8") + "  2021/C-06:\n    estado: cumplido\n", "utf-8")
    assert main(["roadmap", "diff", "HEAD:sources/foro", "sources/foro"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "2021/C-06 · Contar las visitas",
        "  Estado: ahora «cumplido»; antes, nada",
        "Nuevos: 0 · retirados: 0 · con cambios: 1 · iguales: 8",
    ]


def test_the_example_of_the_repository_shows_it_at_work() -> None:
    memoria = read_event_at(Path(__file__).resolve().parents[2] / "sources" / "foro-internacionalizacion-2023").memoria
    assert memoria.previous is not None
    assert {str(kind) for kind in counted(follow_up(memoria).items)} >= {"done", "under-way", "overdue", "dropped", "no-news"}
    assert all(text_of(mark.content) for mark in memoria.previous.roadmap.commitments)


def test_an_institution_finds_what_it_took_on_in_the_previous_edition_on_its_page_and_in_its_extract(sources: Path) -> None:
    folder = editions(sources)
    side = next(side for side in institutions_of(roadmap_at(folder)) if side.party.key == "red-uno")
    assert [mark.id for mark in side.owed_before] == ["2021/C-01"]
    partner = next(side for side in institutions_of(roadmap_at(folder)) if side.party.key == "red-dos")
    assert [mark.id for mark in partner.partner_before] == ["2021/C-01"]
    assert main(["roadmap", "export", str(folder), "--institution", "red-uno", "--format", "docx"]) == 0
    document = docx.Document(str(Path("output") / "foro" / "hoja-de-ruta.red-uno.docx"))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    assert "Compromisos de 2021 de los que responde" in cells
    assert "2021/C-01" in cells


def test_a_body_that_has_another_id_now_still_answers_for_what_it_took_on(sources: Path) -> None:
    folder = editions(sources)
    people = sources / "foro" / "personas.yaml"
    people.write_text(people.read_text("utf-8").replace("id: red-uno", "id: red-primera"), "utf-8")
    found = {side.party.key: [mark.id for mark in side.owed_before] for side in institutions_of(roadmap_at(folder))}
    assert found["red-primera"] == ["2021/C-01"]
    assert "red-uno" not in found


def test_a_reserved_commitment_of_the_previous_edition_stands_on_no_public_page(sources: Path) -> None:
    folder = editions(sources)
    for internal, there in ((False, False), (True, True)):
        sides = institutions_of(roadmap_at(folder, internal=internal))
        assert ("2021/C-05" in [mark.id for side in sides for mark in side.owed_before]) is there
