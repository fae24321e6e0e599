"""A receipt tells whoever dropped a file what was understood, what is missing, where, and how to write it."""

from __future__ import annotations

from pathlib import Path

import pytest

from memoria.cli import main
from memoria.codes import placeholders, table
from memoria.receipts import SUFFIXES, receipts, summary
from memoria.receipts.texts import LANGUAGES
from memoria.receipts.texts import table as words
from tests.folders import folder_with
from tests.forms.events import EVENT, PEOPLE, event

NOTE = """---
tipo: conversatorio
sesion: S02
relatoria: Ana Paredes León
estado: borrador
---

Se habló; escriba a ana@example.org.

ACUERDO: Reunirse cada semestre

COMPROMISO: Constituir la mesa técnica

RESERVADO: Lo que no se dice fuera.
"""


def receipt(text: str = NOTE, language: str = "es", name: str = "sub/nota.md") -> str:
    reading = event({name: text}, language)
    return {item.path: item.text for item in receipts(reading.memoria, reading.problems)}[name]


def test_it_says_what_was_understood() -> None:
    text = receipt()
    assert text.startswith("RECIBO de nota.md\n")
    assert "Sesión        S02 · Lo que dura" in text
    assert "De            Ana Paredes León" in text
    assert "1 acuerdo, 1 compromiso, 1 pasaje reservado" in text
    assert "A-01  Reunirse cada semestre" in text
    assert "C-01  Constituir la mesa técnica | responsable: FALTA" in text


def test_it_says_what_is_missing_where_and_how_to_write_it_without_codes() -> None:
    text = receipt()
    assert "Línea 12. Nadie responde por este compromiso" in text
    assert "→ Agregue quién: responsable:" in text
    assert not any(code in text for code in table())


def test_it_repeats_no_address_and_nothing_reserved() -> None:
    text = receipt()
    assert "ana@example.org" not in text
    assert "Lo que no se dice" not in text


def test_a_note_without_fault_is_thanked() -> None:
    text = receipt("---\ntipo: conversatorio\nsesion: S02\nrelatoria: ana-paredes\n---\n\nSe habló.\n\nACUERDO: Verse\n")
    assert text.endswith("No falta nada. Gracias.\n")


def test_a_file_that_is_no_note_says_why() -> None:
    text = receipt("{\\rtf1}", name="nota.rtf")
    assert "TODAVÍA NO ES UNA NOTA" in text
    assert "1. " in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_speaks_the_language_of_the_event(language: str) -> None:
    text = receipt(language=language)
    heading = {"es": "LO QUE SE ENTENDIÓ", "en": "WHAT WAS UNDERSTOOD", "fr": "CE QUI A ÉTÉ COMPRIS", "pt": "O QUE SE ENTENDEU"}
    assert heading[language] in text
    if language in ("fr", "pt"):
        assert "Nadie responde" not in text
        assert "Nobody answers" not in text


def test_the_translated_messages_fill_what_the_message_gives() -> None:
    for code, texts in words()["messages"].items():
        known = {name for part in table()[code].texts["es"].message for name in placeholders(part)}
        known |= {name for part in table()[code].texts["es"].hint for name in placeholders(part)}
        for language in texts:
            assert placeholders(texts[language][0]) <= known, code


def test_what_only_the_editor_can_do_is_not_told_to_the_writer() -> None:
    assert set(words()["for_the_editor"]) <= set(table())
    note = NOTE.replace("relatoria: Ana Paredes León", "relatoria: Ana Paredes León\nmodera: RUGI")
    text = receipt(note, name="formularios/nota.md")
    assert "se lee como nota" not in text
    assert "La nota dice «modera: RUGI», y el programa, «Luis Toro»" in text
    assert "evento.yaml" not in text.split("QUE FALTA")[1]
    assert "grabación" not in receipt(f"{NOTE}\nSe dijo en [00:12:30].\n", name="nota.md")


def test_the_summary_is_one_line_and_names_what_lacks() -> None:
    memoria = event({"nota.md": NOTE}).memoria
    assert summary(memoria, "nota.md", "es") == (
        "S02, 1 acuerdo, 1 compromiso, 1 pasaje reservado; falta el responsable, el plazo y el indicador de C-01"
    )
    assert summary(memoria, "otra.docx", "en") == "could not be read"


@pytest.fixture
def folder(here: Path) -> Path:
    record = EVENT.replace("{language}", "es") + "recibos: sí\n"
    return folder_with(here / "foro", {"evento.yaml": record, "personas.yaml": PEOPLE, "nota.md": NOTE})


def test_receipts_lie_beside_their_files_and_are_no_sources(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "foro"]) == 0
    path = folder / "nota.md.recibo.txt"
    first = path.read_bytes()
    stamp = path.stat().st_mtime_ns
    capsys.readouterr()
    assert main(["build", "foro", "--output", "salida"]) == 0
    assert (path.read_bytes(), path.stat().st_mtime_ns) == (first, stamp), "written only where it changes"
    assert "recibo" not in capsys.readouterr().out
    assert b"recibo" not in Path("salida/manifest.json").read_bytes()
    assert not [name for name in folder.iterdir() if name.name.startswith("evento.yaml.")]


def test_the_receipt_of_a_file_that_is_gone_goes_too_but_nobody_elses_text(folder: Path) -> None:
    main(["check", "foro"])
    (folder / "nota.md").unlink()
    (folder / "mia.recibo.txt").write_text("Lo escribí yo.", "utf-8")
    main(["check", "foro"])
    assert sorted(path.name for path in folder.iterdir() if path.name.endswith(SUFFIXES)) == ["mia.recibo.txt"]


def test_status_leaves_none_and_tells_on_one_line(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["status", "foro", "--notes"])
    assert "nota.md: S02, 1 acuerdo, 1 compromiso" in capsys.readouterr().out
    assert not (folder / "nota.md.recibo.txt").exists()


def test_no_receipts_where_nobody_asked_for_them(folder: Path) -> None:
    (folder / "evento.yaml").write_text(EVENT.replace("{language}", "es"), "utf-8")
    main(["check", "foro"])
    assert not list(folder.glob("*.recibo.txt"))
