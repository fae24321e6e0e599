"""The command line as people use it: what is printed, what is written, and the exit status."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from memoria.cli import main
from memoria.cli.texts import Texts
from memoria.cli.texts import _texts as table_of_texts
from memoria.codes import LANGUAGES, placeholders
from memoria.readers.classify import Role
from memoria.writers.extract import pdf_reading
from tests.folders import RECORD, folder_with

EVENT = """
titulo: Foro de prueba
inicio: 2023-03-28
programa:
  - fecha: 2023-03-28
    horario: 09:00-10:00
    sesiones:
      - id: S01
        hora: 09:00-10:00
        formato: mesa
        titulo: Mesa de trabajo
        relatoria: Equipo de relatoría
"""
NOTE = """---
tipo: conversatorio
sesion: S01
titulo: Lo tratado
---

La mesa trató la cooperación entre territorios y acordó volver a reunirse.

COMPROMISO: Constituir la mesa técnica | responsable: Red Uno | plazo: 30/09/2023 | indicador: acta firmada
"""


def pages_of(folder: Path) -> tuple[str, ...]:
    return pdf_reading((folder / "memoria.pdf").read_bytes()).pages


def event_at(folder: Path, event: str = EVENT, note: str = NOTE) -> Path:
    return folder_with(folder, {"evento.yaml": event, "mesa.md": note})


def test_build_writes_the_volume_twice_over_with_the_same_bytes(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    event_at(here / "sources" / "foro")
    assert main(["build", "sources/foro", "--output", "uno"]) == 0
    assert main(["build", "sources/foro", "--output", "dos"]) == 0
    names = sorted(path.name for path in (here / "uno").iterdir())
    assert names == ["hoja-de-ruta.csv", "hoja-de-ruta.json", "manifest.json", "memoria.docx", "memoria.pdf"]
    for name in names:
        assert (here / "uno" / name).read_bytes() == (here / "dos" / name).read_bytes(), name
    assert "uno/memoria.pdf" in capsys.readouterr().out


def test_the_manifest_lists_inputs_and_outputs_with_their_hashes(here: Path) -> None:
    event_at(here / "sources" / "foro")
    main(["build"])
    manifest = json.loads((here / "output" / "foro" / "manifest.json").read_text("utf-8"))
    assert [row["path"] for row in manifest["inputs"]["sources"]] == ["evento.yaml", "mesa.md"]
    outputs = [row["path"] for row in manifest["outputs"]]
    assert outputs == ["hoja-de-ruta.csv", "hoja-de-ruta.json", "memoria.docx", "memoria.lock", "memoria.pdf"]
    assert all(len(row["sha256"]) == 64 for row in manifest["outputs"])


def test_the_lock_is_written_beside_the_sources_and_left_alone_afterwards(here: Path) -> None:
    lock = event_at(here / "sources" / "foro") / "memoria.lock"
    main(["build", "--format", "pdf"])
    before = lock.stat().st_mtime_ns
    main(["build", "--format", "pdf"])
    assert '"C-01"' in lock.read_text("utf-8")
    assert lock.stat().st_mtime_ns == before


def test_check_finds_everything_and_writes_nothing(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = event_at(here / "sources" / "foro", EVENT + "tituIo: mal\n")
    assert main(["check"]) == 1
    out = capsys.readouterr().out
    assert "evento.yaml:13:1: error[K-001]" in out
    assert "1 error" in out
    assert sorted(path.name for path in folder.iterdir()) == ["evento.yaml", "mesa.md"]


def test_warnings_leave_status_0_and_1_when_strict(here: Path) -> None:
    event_at(here / "sources" / "foro", EVENT.replace("09:00-10:00\n        formato", "09:00-10:30\n        formato"))
    assert main(["check"]) == 0
    assert main(["check", "--strict"]) == 1


def test_json_is_one_array_on_standard_output(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    event_at(here / "sources" / "foro", EVENT + "tituIo: mal\n")
    main(["check", "--json"])
    rows = json.loads(capsys.readouterr().out)
    assert set(rows[0]) == {"code", "severity", "path", "line", "column", "place", "message", "hint"}


def test_json_of_a_clean_event_is_an_empty_array(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "sources" / "foro").mkdir(parents=True)
    (here / "sources" / "foro" / "evento.yaml").write_text("titulo: Foro\ninicio: 2023-03-28\n", "utf-8")
    assert main(["check", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == []


def test_the_final_edition_is_refused_while_something_is_open(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    event_at(here / "sources" / "foro", note=NOTE.replace("responsable: Red Uno | ", ""))
    assert main(["build", "--final"]) == 1
    assert "A-011" in capsys.readouterr().out
    assert not (here / "output" / "foro").exists()


def test_a_final_edition_with_nothing_open_has_no_draft_mark(here: Path) -> None:
    event_at(here / "sources" / "foro")
    assert main(["build", "--final", "--output", "final"]) == 0
    assert main(["build", "--output", "borrador"]) == 0
    marked = [any("borrador28032023" in page for page in pages_of(here / name)) for name in ("final", "borrador")]
    assert marked == [False, True]


def test_several_events_are_listed_and_none_is_guessed(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    event_at(here / "sources" / "foro")
    event_at(here / "sources" / "taller")
    assert main(["build"]) == 2
    assert "sources/foro" in capsys.readouterr().err
    capsys.readouterr()
    assert main(["build", "--all", "--format", "pdf", "--output", "salida"]) == 0
    assert "taller/mesa.md:9:1: info[C-011]" in capsys.readouterr().out
    assert (here / "salida" / "foro" / "memoria.pdf").is_file()
    assert (here / "salida" / "taller" / "memoria.pdf").is_file()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["check", "no-es-un-evento"], "no-es-un-evento"),
        (["buidl"], "buidl"),
        (["build", "--formato"], "--formato"),
        (["build", "--format", "odf"], "odf"),
        (["explain", "Z-999"], "Z-999"),
        (["check"], "memoria new"),
        (["new", "un-archivo"], "un-archivo"),
        (["build", "foro", "--output", "foro"], "foro"),
        (["build", "foro", "--output", "foro/salida"], "foro/salida"),
        (["build", "foro", "--format", ""], "--format"),
    ],
)
def test_a_command_that_cannot_be_understood_ends_with_2_and_says_why(
    here: Path, capsys: pytest.CaptureFixture[str], words: list[str], said: str
) -> None:
    event_at(here / "foro")
    (here / "un-archivo").write_text("", "utf-8")
    assert main(words) == 2
    assert said in capsys.readouterr().err


def test_two_events_of_one_name_are_not_written_over_each_other(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    event_at(here / "a" / "foro")
    event_at(here / "b" / "foro")
    assert main(["build", "a/foro", "b/foro", "--output", "salida"]) == 2
    assert "foro" in capsys.readouterr().err
    assert not (here / "salida").exists()


def test_a_new_event_builds_at_once(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "sources/mi-evento"]) == 0
    assert main(["check", "--strict"]) == 0
    assert main(["build", "--format", "pdf"]) == 0
    assert (here / "output" / "mi-evento" / "memoria.pdf").is_file()
    assert main(["new", "sources/mi-evento"]) == 2


@pytest.mark.parametrize(("language", "record"), [("es", "evento.yaml"), ("en", "event.yaml"), ("fr", "evenement.yaml")])
def test_a_new_event_is_begun_in_the_file_that_was_made(
    here: Path, capsys: pytest.CaptureFixture[str], language: str, record: str
) -> None:
    assert main(["new", "foro", "--lang", language]) == 0
    assert record in capsys.readouterr().out.split()
    assert (here / "foro" / record).is_file()


def test_status_says_what_came_and_what_is_awaited(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    event_at(here / "sources" / "foro", note=NOTE.replace("sesion: S01", "sesion: S01\nestado: borrador"))
    assert main(["status", "--files"]) == 0
    out = capsys.readouterr().out
    assert "borrador" in out
    assert "1 de 1 notas esperadas" in out
    assert "mesa.md" in out
    assert main(["status", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)[0]["state"] == "draft"


def test_the_ledger_tells_of_every_file_what_became_of_it_and_why(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = here / "sources" / "foro"
    event_at(folder, note=f"{NOTE}\nRESERVADO: Se pidió discreción.\n\nLlame al 099 123 4567.\n")
    (folder / "crudo").mkdir()
    (folder / "crudo" / "chat.txt").write_text("09:00:00 From Ana to Everyone:\n\thola\n", "utf-8")
    (folder / "transcripciones").mkdir()
    (folder / "transcripciones" / "dia.md").write_text("[00:00:01] **Ana:** Hola\n", "utf-8")
    (folder / "video.mp4").write_bytes(b"x")
    assert main(["forms"]) == 0
    capsys.readouterr()
    main(["status", "--files"])
    told = {line.split("  ")[0].strip(): line for line in capsys.readouterr().out.split("\n")}
    assert "reservado 3" in told["mesa.md"]
    assert "un dato personal cubierto" in told["mesa.md"]
    assert "sin importar" in told["crudo/chat.txt"]
    assert "evidencia" in told["transcripciones/dia.md"]
    assert "aparte" in told["video.mp4"]
    assert "leído" in told["evento.yaml"] or "0" in told["evento.yaml"]
    assert any("formulario sin llenar" in line for line in told.values())


@pytest.mark.parametrize("language", ["es", "en"])
def test_each_part_that_a_file_plays_has_its_words(language: str) -> None:
    assert all(Texts(language)(f"role_{role}") for role in Role if role is not Role.PRIVATE)


def test_every_code_can_be_explained_in_both_languages(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "k-001"]) == 0
    spanish = capsys.readouterr().out
    assert main(["--ui-lang", "en", "explain", "K-001"]) == 0
    assert capsys.readouterr().out != spanish


def test_schemas_are_written_for_a_language_of_keys(here: Path) -> None:
    assert main(["schema", "--lang", "fr", "--output", "esquemas"]) == 0
    assert (here / "esquemas" / "evento.schema.json").is_file()


def test_doctor_finds_what_a_build_needs(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["doctor"]) == 0
    assert "pandoc" in capsys.readouterr().out


def test_a_fault_of_the_program_ends_with_70_and_no_traceback(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    event_at(here / "sources" / "foro")
    monkeypatch.setattr("memoria.cli.check.read_event_at", lambda _folder: 1 / 0)
    assert main(["check"]) == 70
    assert "Traceback" not in capsys.readouterr().err


@pytest.mark.parametrize("words", [["build", "foro", "--output", "un-archivo"], ["schema", "--output", "un-archivo"]])
def test_a_place_that_cannot_be_written_ends_with_3_and_names_it(
    here: Path, capsys: pytest.CaptureFixture[str], words: list[str]
) -> None:
    event_at(here / "foro")
    (here / "un-archivo").write_text("", "utf-8")
    assert main(words) == 3
    assert "un-archivo" in capsys.readouterr().err


def test_a_build_from_the_event_s_own_folder_is_not_read_as_its_source(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(event_at(here / "foro"))
    assert main(["build", "--format", "pdf"]) == 0
    before = (here / "foro" / "output" / "foro" / "memoria.pdf").read_bytes()
    assert main(["build", "--format", "pdf"]) == 0
    assert (here / "foro" / "output" / "foro" / "memoria.pdf").read_bytes() == before


def test_letters_that_the_terminal_has_not_are_no_fault(here: Path) -> None:
    event_at(here / "foro", EVENT + "tituIo: ñandú →\n")
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONPATH": str(Path(__file__).parents[1])}
    done = subprocess.run([sys.executable, "-m", "memoria", "check", "foro"], capture_output=True, env=environment, cwd=here)
    assert done.returncode == 1
    assert b"K-001" in done.stdout
    assert done.stderr == b""


def test_without_a_command_the_help_is_shown(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    shown = capsys.readouterr().err
    assert shown.startswith("Uso: memoria")
    assert "check" in shown


@pytest.mark.parametrize("target", ["falta.png", "https://example.org/foto.png", "../../etc/passwd", "."])
def test_a_picture_that_cannot_be_had_is_said_once_and_its_description_is_printed(
    here: Path, capsys: pytest.CaptureFixture[str], target: str
) -> None:
    event_at(here / "foro", note=f"{NOTE}\nComo se ve en ![la plaza de noche]({target}), hubo gente.\n\n![la sala]({target})\n")
    assert main(["build", "foro", "--json"]) == 1
    problems = [row["code"] for row in json.loads(capsys.readouterr().out) if row["severity"] == "error"]
    assert len(problems) == 2
    assert {problem[:3] for problem in problems} == {"M-0"}
    pages = "".join(pages_of(here / "output" / "foro"))
    assert "comoseveenlaplazadenochehubogente" in pages
    assert "lasala" in pages


@pytest.mark.parametrize("decisions", ["hoja-de-ruta.yaml", "roteiro.yaml"])
def test_messages_do_not_repeat_what_is_reserved(here: Path, capsys: pytest.CaptureFixture[str], decisions: str) -> None:
    secret = (
        "COMPROMISO: Pagar la mitad del rescate | responsable: Red Uno | reserva: interno\n\n[^9]: RESERVADO: la otra mitad\n"
    )
    folder = event_at(here / "foro", note=f"{NOTE}\n{secret}")
    internal = NOTE.replace("sesion: S01", "sesion: S01\nreserva: interno").split("COMPROMISO")[0]
    (folder / "interna.md").write_text(f"{internal}COMPROMISO: Callar lo pactado\n", "utf-8")
    (folder / decisions).write_text("agrega:\n  - accion: Devolver el cuadro\n    reserva: interno\n", "utf-8")
    main(["check", "foro"])
    out = capsys.readouterr().out
    assert "C-003" in out
    assert "[…]" in out
    for words in ("rescate", "otra mitad", "pactado", "cuadro"):
        assert words not in out


def test_forms_are_written_anew_but_never_over_what_somebody_filled_in(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = event_at(here / "sources" / "foro")
    (folder / "mesa.md").unlink()
    assert main(["forms"]) == 0
    made = sorted(path.name for path in (folder / "formularios").iterdir())
    assert made == ["S01-equipo-de-relatoria.docx", "S01-equipo-de-relatoria.md"]
    theirs = folder / "formularios" / made[1]
    theirs.write_text(theirs.read_text("utf-8").replace("⟦La", "Se habló.\n\n⟦La", 1), "utf-8")
    before = theirs.read_bytes()
    capsys.readouterr()
    assert main(["forms"]) == 0
    assert theirs.read_bytes() == before
    assert "alguien lo llenó" in capsys.readouterr().out
    main(["check"])
    out = capsys.readouterr().out
    assert "B-004" in out
    assert "N-003" not in out


def test_a_form_of_a_note_no_longer_expected_is_withdrawn(here: Path) -> None:
    folder = event_at(here / "sources" / "foro")
    main(["forms"])
    (folder / "evento.yaml").write_text(EVENT.replace("Equipo de relatoría", "Otra persona"), "utf-8")
    main(["forms"])
    assert sorted(path.stem for path in (folder / "formularios").iterdir()) == ["S01-otra-persona"] * 2


def test_help_is_in_the_language_of_the_interface(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for command in ([], ["build"], ["roadmap"], ["roadmap", "export"]):
        assert main([*command, "--help"]) == 0
        out = capsys.readouterr().out
        assert out.startswith("Uso: memoria")
        assert not [
            word for word in ("Usage", "Options", "Arguments", "Commands", "Show this", "default:", "ARGS") if word in out
        ]
        main([*command, "--help", "--ui-lang", "en"])
        assert capsys.readouterr().out.startswith("Usage: memoria")


@pytest.mark.skipif(sys.platform == "win32", reason="a pipe of Unix")
def test_an_answer_waits_for_nothing_that_it_does_not_need() -> None:
    """Other commands, what draws on terminals and what builds volumes stay unloaded, as long as nobody asks for them."""
    asked = "import sys; from memoria.cli import main; main(['explain', 'C-001']); print(*sys.modules)"
    told = subprocess.run([sys.executable, "-c", asked], capture_output=True, check=True, text=True)
    loaded = told.stdout.split()
    assert "memoria.cli.explain" in loaded
    assert {"memoria.cli.build", "memoria.pipeline", "rich.console"} & set(loaded) == set()


def test_a_reader_who_leaves_early_is_no_fault(here: Path) -> None:
    root = Path(__file__).resolve().parent.parent
    line = f'"{sys.executable}" -m memoria explain | head -1; echo "${{PIPESTATUS[0]}}"'
    done = subprocess.run(
        ["bash", "-c", line], capture_output=True, text=True, check=False, env={**os.environ, "PYTHONPATH": str(root)}
    )
    assert done.stderr == ""
    assert done.stdout.splitlines()[1] == "0"


def test_an_empty_note_is_said_once(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    event_at(here / "sources" / "foro", note="---\ntipo: conversatorio\nsesion: S01\n---\n")
    main(["check"])
    assert capsys.readouterr().out.count("la nota no tiene texto") == 1


def test_every_text_of_the_command_line_is_written_in_every_language() -> None:
    """With the same places to fill; none is lent from another language."""
    for key, words in table_of_texts().items():
        assert set(words) == set(LANGUAGES), key
        needed = {language: placeholders(text) for language, text in words.items()}
        assert all(names == needed["es"] for names in needed.values()), f"{key}: {needed}"


@pytest.mark.parametrize(
    ("language", "said"), [("fr", "clé inconnue «\u00a0titulos\u00a0»"), ("pt", "chave desconhecida «titulos»")]
)
def test_the_interface_speaks_french_and_portuguese(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, language: str, said: str
) -> None:
    (tmp_path / "evento.yaml").write_text("titulos: Foro\n", "utf-8")
    monkeypatch.setenv("MEMORIA_LANG", language)
    assert main(["check", str(tmp_path)]) == 1
    assert said in capsys.readouterr().out


def test_each_territory_gets_a_file_of_its_own_or_one_alone_by_its_name(here: Path) -> None:
    event_at(
        here / "foro",
        EVENT + "territorios: [Azuay, EC-L]\n",
        NOTE + "\nTRANSICIÓN: Valle Alto, registro | territorio: Valle Alto\n",
    )
    assert main(["build", "foro", "--territories", "--format", "html", "--output", "todos"]) == 0
    made = sorted(path.name for path in (here / "todos").glob("*.html"))
    assert made == ["transicion.EC-A.html", "transicion.EC-L.html", "transicion.valle-alto.html"]
    assert main(["build", "foro", "--territory", "loja", "--format", "html", "--output", "uno"]) == 0
    assert [path.name for path in (here / "uno").glob("*.html")] == ["transicion.EC-L.html"]


@pytest.mark.parametrize("options", [["--session", "S01"], ["--edition", "relato"], ["--territories"]])
def test_a_territory_goes_with_no_other_part_nor_edition(here: Path, options: list[str]) -> None:
    event_at(here / "foro")
    assert main(["build", "foro", "--territory", "EC-A", *options]) == 2


def test_new_shows_its_commands_as_they_are_typed(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "foro ñandú 2024"]) == 0
    assert 'memoria check "foro ñandú 2024"' in capsys.readouterr().out
    assert main(["new", "sources/foro-2024"]) == 0
    assert "memoria check sources/foro-2024" in capsys.readouterr().out


def test_check_tells_of_a_template_that_is_not_there(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = folder_with(here, {"foro/evento.yaml": f"{RECORD}plantilla: defualt\n"}) / "foro"
    assert main(["check", str(folder)]) == 1
    assert "A-010" in capsys.readouterr().out
