"""Who owes what to whom, and the files that one institution is sent."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import openpyxl
import pytest

from memoria.choices import Choices
from memoria.cli import main
from memoria.report import message
from memoria.roadmap.institutions import Dealings, dealings
from memoria.workspace.roadmap import roadmap_at
from memoria.workspace.session import build_event
from tests.roadmap.events import NOTE, event_at

NEEDS = "COMPROMISO: Revisar la tarifa del agua | responsable: por definir | plazo: por definir"
CHAINED = NOTE.replace(NEEDS, NEEDS.replace("por definir | plazo", "red-dos | depende_de: C-01 | plazo", 1))


@pytest.fixture
def event(here: Path) -> Path:
    return event_at(here / "foro", mesa=CHAINED)


def sides(event: Path) -> dict[str, Dealings]:
    return {side.party.key: side for side in dealings(roadmap_at(event, internal=True).memoria)}


def test_each_party_has_what_it_owes_what_it_joins_and_what_it_waits_for(event: Path) -> None:
    known = sides(event)
    assert list(known) == ["junta-de-regantes", "red-dos", "red-uno"]
    two = known["red-dos"]
    assert [mark.id for mark in two.owes] == ["C-02", "C-04", "C-05"]
    assert [mark.id for mark in two.partner] == ["C-01"]
    assert [(one.waiting.id, one.awaited.id) for one in two.waits] == [("C-04", "C-01")]
    assert [(one.waiting.id, one.awaited.id) for one in known["red-uno"].awaited] == [("C-04", "C-01")]
    assert (known["junta-de-regantes"].party.name, known["junta-de-regantes"].party.registered) == ("Junta de regantes", False)
    assert [mark.id for mark in known["red-uno"].commitments] == ["C-01", "C-04"]


def test_an_institution_is_sent_a_document_and_a_workbook_of_its_own(event: Path) -> None:
    assert main(["roadmap", "export", str(event), "--institution", "RUG"]) == 0
    folder = event.parent / "output" / "foro"
    assert sorted(path.name for path in folder.iterdir()) == ["hoja-de-ruta.red-uno.docx", "hoja-de-ruta.red-uno.xlsx"]
    sheet = openpyxl.load_workbook(folder / "hoja-de-ruta.red-uno.xlsx")["Hoja de ruta"]
    assert [cell.value for cell in sheet["A"]] == ["Código", "C-01", "C-04"]
    document = docx.Document(str(folder / "hoja-de-ruta.red-uno.docx"))
    assert document.core_properties.title == "Extracto de la hoja de ruta · Red Uno de Gobiernos"
    words = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert "Extracto de la hoja de ruta" in words
    assert "Publicar el directorio" not in words
    assert "C-01 Constituir la mesa técnica" in words


def test_everybody_of_the_roadmap_is_sent_an_extract(event: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["roadmap", "export", str(event), "--institutions", "--format", "xlsx,ics"]) == 0
    names = sorted(path.name for path in (event.parent / "output" / "foro").iterdir())
    keys = ("junta-de-regantes", "red-dos", "red-uno")
    assert names == [f"hoja-de-ruta.{key}.{kind}" for key in keys for kind in ("ics", "xlsx")]
    assert "1 reservado no se muestra" in capsys.readouterr().out


def test_an_extract_says_nothing_reserved_unless_it_is_asked_for(event: Path) -> None:
    secret = "expediente sensible"
    for option, name, there in (([], "red-dos", False), (["--internal"], "red-dos.interna", True)):
        assert main(["roadmap", "export", str(event), "--institution", "red-dos", "--format", "docx,xlsx", *option]) == 0
        for kind in ("docx", "xlsx"):
            data = (event.parent / "output" / "foro" / f"hoja-de-ruta.{name}.{kind}").read_bytes()
            with zipfile.ZipFile(io.BytesIO(data)) as parts:
                text = b"".join(parts.read(part) for part in parts.namelist()).decode("utf-8", "replace")
            assert (secret in text) is there, (kind, option)


def test_an_extract_is_the_same_bytes_each_time(event: Path) -> None:
    made = []
    for _ in range(2):
        assert main(["roadmap", "export", str(event), "--institution", "red-uno"]) == 0
        made.append([path.read_bytes() for path in sorted((event.parent / "output" / "foro").iterdir())])
    assert made[0] == made[1]


def test_what_an_institution_changed_in_its_workbook_comes_back(event: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["roadmap", "export", str(event), "--institution", "red-dos", "--format", "xlsx"]) == 0
    path = event.parent / "output" / "foro" / "hoja-de-ruta.red-dos.xlsx"
    book = openpyxl.load_workbook(path)
    sheet = book["Hoja de ruta"]
    place = next(cell.column for cell in sheet[1] if cell.value == "Evidencia")
    sheet.cell(3, place).value = "doce fichas publicadas"
    book.save(path)
    assert main(["roadmap", "import", str(path), str(event), "--yes"]) == 0
    assert "doce fichas publicadas" in (event / "hoja-de-ruta.yaml").read_text("utf-8")


def test_an_institution_that_has_nothing_to_do_with_the_roadmap_is_a_mistake(
    event: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["roadmap", "export", str(event), "--institution", "Red Uno de Gobierno"]) == 2
    assert "Red Uno de Gobiernos" in capsys.readouterr().err


def test_a_volume_of_an_institution_that_there_is_not_says_so(event: Path) -> None:
    result = build_event(event, event, Choices(formats=(), institution="red-unos"))
    (problem,) = (one for one in result.problems if one.code == "C-040")
    assert problem.values["names"] == ("Junta de regantes", "Red Dos", "Red Uno de Gobiernos")


@pytest.mark.parametrize(
    "asked", [{"institution": "nadie"}, {"session": "S99"}, {"territory": "narnia", "edition": "transicion"}]
)
def test_of_what_the_event_has_not_got_no_file_is_written(event: Path, asked: dict[str, str]) -> None:
    result = build_event(event, event, Choices(formats=("html",), **asked))  # type: ignore[arg-type]
    assert result.files == ()
    assert {"C-040", "V-009", "N-030"} & {problem.code for problem in result.problems}


@pytest.mark.parametrize(
    ("who", "meant"),
    [("Red Uno de Gobierno", "Red Uno de Gobiernos"), ("Regantes", "Junta de regantes"), ("Red Tres", ""), ("nadie", "")],
)
def test_a_volume_of_an_institution_nearly_named_proposes_its_name(who: str, meant: str, event: Path) -> None:
    result = build_event(event, event, Choices(formats=(), institution=who))
    (problem,) = (one for one in result.problems if one.code == "C-040")
    assert problem.values.get("nearest") == (meant or None)
    assert not meant or message(problem, "es").endswith(f"; ¿quiso decir «{meant}»?")


def test_a_build_for_one_institution_is_named_by_its_id_however_it_was_asked_for(event: Path) -> None:
    for who in ("RUG", "Red Uno de Gobiernos", "red-uno"):
        names = [name for name, _ in build_event(event, event, Choices(formats=("docx",), institution=who)).files]
        assert names == ["memoria.red-uno.docx", "memoria.red-uno.manifest.json"]
    assert build_event(event, event, Choices(formats=("docx",), institution="../../x")).files == ()


def test_a_final_extract_is_refused_while_something_is_open(event: Path) -> None:
    (event / "mesa.md").write_text(CHAINED.replace("titulo: Lo tratado", "titulo: Lo tratado\nestado: borrador"), "utf-8")
    assert main(["roadmap", "export", str(event), "--institution", "red-uno", "--final"]) == 1
    assert not (event.parent / "output").exists()
