"""A contribution beside its translation: what each edition prints, and what becomes of ids, terms and secrets."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from memoria.choices import Choices
from memoria.document.walk import text_of
from memoria.ledger import Fate
from memoria.model.contribution import Contribution
from memoria.pipeline import Build, Reading
from memoria.roadmap.lock import read_lock, write_lock
from memoria.source import SourceFile
from memoria.translations.edition import in_language
from memoria.translations.naming import language_in, originals
from memoria.translations.standing import State, standings
from memoria.workspace.session import build_event, build_reading, read_event_at
from tests.documents import docx, para, run
from tests.folders import folder_with

EVENT = """titulo: Foro de ejemplo
inicio: 2023-03-28
fin: 2023-03-28
ejemplo: sí
traducciones: [fr]
programa:
  - fecha: 2023-03-28
    sesiones:
      - {id: S01, hora: 9:00-10:00, formato: mesa, titulo: Redes}
"""
HEAD = "---\ntipo: conversatorio\nsesion: S01\ntitulo: {}\n---\n"
ORIGINAL = HEAD.format("Redes que duran") + (
    "Las redes duran cuando tienen presupuesto.\n\n"
    "COMPROMISO: Constituir la mesa técnica | responsable: Red Uno | plazo: 30/09/2023 | indicador: acta firmada\n\n"
    "COMPROMISO: Publicar el directorio | responsable: Red Dos | plazo: 31/12/2023 | indicador: directorio en línea\n\n"
    "ACUERDO: Reunirse cada semestre\n"
)
TRANSLATION = HEAD.format("Des réseaux qui durent") + (
    "Les réseaux durent lorsqu’ils ont un budget.\n\n"
    "ENGAGEMENT : Constituer la table technique | responsable : Réseau Un | délai : 30/09/2024 | indicateur : PV signé\n\n"
    "ENGAGEMENT : Publier l’annuaire | responsable : Réseau Deux | indicateur : annuaire en ligne\n\n"
    "ACCORD : Se réunir chaque semestre\n"
)


@pytest.fixture
def event(tmp_path: Path) -> Path:
    return folder_with(tmp_path / "foro", {"evento.yaml": EVENT, "mesa.md": ORIGINAL, "mesa.fr.md": TRANSLATION})


def built(folder: Path, **choices: object) -> tuple[Build, str]:
    made = build_event(folder, folder, Choices(formats=("html",), **choices))  # type: ignore[arg-type]
    page = next(data.decode() for name, data in made.files if name.endswith(".html"))
    return made, page


def codes(reading: Reading) -> set[str]:
    return {problem.code for problem in reading.problems}


# --- names -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("paths", "expected"),
    [
        (["a/p.md", "a/p.fr.md"], {"a/p.fr.md": "a/p.md"}),
        (["p.docx", "p.fr.md", "p.en.odt"], {"p.fr.md": "p.docx", "p.en.odt": "p.docx"}),
        (["p.docx", "p.yaml", "p.fr.md"], {"p.fr.md": "p.docx"}),
        (["p.yaml", "p.fr.yaml"], {"p.fr.yaml": "p.yaml"}),
        (["p.fr.md"], {}),
        (["p.es.md", "p.fr.md"], {"p.fr.md": "p.es.md"}),
        (["a/p.md", "b/p.fr.md"], {}),
        (["p.md", "p.v2.md", "p.de.md"], {}),
    ],
)
def test_a_translation_is_known_by_its_name(paths: list[str], expected: dict[str, str]) -> None:
    assert originals(paths, "es") == expected


def test_only_the_languages_of_the_volume_are_endings() -> None:
    assert [language_in(name) for name in ("p.fr.md", "p.FR.docx", "p.md", "p.v2.md", "fr.md")] == ["fr", "fr", "", "", ""]


# --- what is printed ---------------------------------------------------------------------------------------------


def test_a_plain_build_prints_the_original_and_accounts_for_the_translation(event: Path) -> None:
    made, page = built(event)
    assert "Las redes duran" in page
    assert "Les réseaux" not in page
    account = next(account for account in made.accounts if account.path == "mesa.fr.md")
    assert account.words(Fate.LOST) == 0
    assert {entry.reason for entry in account.entries} == {"translation"}


def test_an_edition_in_french_prints_the_translation_with_the_ids_of_the_original(event: Path) -> None:
    made, page = built(event, language="fr")
    assert "Les réseaux durent" in page
    assert "Las redes duran" not in page
    assert "Traduction ; original en espagnol." in page.replace("\u00a0", " ").replace("\u202f", " ")
    shown = in_language(read_event_at(event).memoria, "fr")
    (note,) = shown.contributions
    assert [(mark.id, text_of(mark.content)) for mark in note.marks] == [
        ("C-01", "Constituer la table technique"),
        ("C-02", "Publier l’annuaire"),
        ("A-01", "Se réunir chaque semestre"),
    ]
    assert [(one.id, str(one.responsible[0]), str(one.term), str(one.indicator)) for one in shown.roadmap.commitments] == [
        ("C-01", "Red Uno", "30/09/2023", "PV signé"),
        ("C-02", "Red Dos", "31/12/2023", "annuaire en ligne"),
    ]
    assert all(account.words(Fate.LOST) == 0 for account in made.accounts)


def test_an_edition_in_a_language_without_translation_prints_the_original_and_says_so(event: Path) -> None:
    _, page = built(event, language="en")
    assert "Las redes duran" in page
    assert re.search(r'lang="en"[^>]*>\s*<p>In Spanish in the original\.', page)
    assert 'lang="es"' in page


def test_what_the_editor_changed_stays_in_his_words(event: Path) -> None:
    (event / "hoja-de-ruta.yaml").write_text("corrige:\n  C-01:\n    indicador: acta publicada\n", "utf-8")
    first, second = in_language(read_event_at(event).memoria, "fr").roadmap.commitments
    assert (str(first.indicator), str(second.indicator)) == ("acta publicada", "annuaire en ligne")


def test_a_translation_is_no_second_note(event: Path) -> None:
    reading = read_event_at(event)
    assert [note.path for note in reading.memoria.contributions] == ["mesa.md"]
    assert [entry.id for entry in reading.memoria.lock.entries] == ["A-01", "C-01", "C-02"]


def test_a_note_in_french_without_another_is_an_original(event: Path) -> None:
    (event / "mesa.md").unlink()
    reading = read_event_at(event)
    (note,) = reading.memoria.contributions
    assert (note.path, note.language, reading.memoria.translations) == ("mesa.fr.md", "fr", ())


def test_a_long_text_is_printed_in_its_translation(event: Path) -> None:
    (event / "antecedentes.md").write_text("Todo empezó en Loja.\n", "utf-8")
    (event / "antecedentes.fr.md").write_text("Tout a commencé à Loja.\n", "utf-8")
    _, french = built(event, language="fr")
    _, plain = built(event)
    assert "Tout a commencé" in french
    assert "Todo empezó" not in french
    assert "Todo empezó" in plain
    (event / "antecedentes.fr.md").unlink()
    _, french = built(event, language="fr")
    assert "Todo empezó" in french
    assert french.count("En espagnol dans l’original.") == 1
    assert "Tout a commencé" not in plain


def test_where_marks_are_not_as_many_the_original_is_printed(event: Path) -> None:
    (event / "mesa.fr.md").write_text(TRANSLATION.replace("ENGAGEMENT : Publier", "Publier"), "utf-8")
    made, page = built(event, language="fr")
    assert "Las redes duran" in page
    assert "U-002" in {problem.code for problem in made.problems}
    assert all(account.words(Fate.LOST) == 0 for account in made.accounts)


# --- what is reserved --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["", "fr", "en"])
def test_a_note_that_is_internal_has_an_internal_translation(event: Path, language: str) -> None:
    (event / "mesa.md").write_text(ORIGINAL.replace("sesion: S01", "sesion: S01\nreserva: interno"), "utf-8")
    made, page = built(event, language=language)
    told = b"".join(data for name, data in made.files if "memoria" in name).decode("utf-8", "replace")
    assert "réseaux" not in page
    assert "annuaire" not in page
    assert "redes duran" not in page
    assert "mesa.fr.md" not in told
    assert "W-002" not in {problem.code for problem in made.problems}


def test_a_mark_that_is_reserved_is_reserved_in_its_translation(event: Path) -> None:
    (event / "mesa.md").write_text(
        ORIGINAL.replace("indicador: acta firmada", "indicador: acta firmada | reserva: interno"), "utf-8"
    )
    _, page = built(event, language="fr")
    assert "Publier" in page
    assert "table technique" not in page
    assert "mesa técnica" not in page


def test_personal_data_is_withheld_in_both(event: Path) -> None:
    (event / "mesa.md").write_text(ORIGINAL + "\nEscribir a ana@example.org.\n", "utf-8")
    (event / "mesa.fr.md").write_text(TRANSLATION + "\nÉcrire à ana@example.org.\n", "utf-8")
    for language in ("", "fr"):
        _, page = built(event, language=language)
        assert "ana@example.org" not in page


# --- staleness ---------------------------------------------------------------------------------------------------


def test_the_lock_keeps_what_the_original_said_and_a_change_makes_the_translation_stale(event: Path) -> None:
    built(event)
    assert "U-001" not in codes(read_event_at(event))
    (event / "mesa.md").write_text(ORIGINAL.replace("cuando tienen presupuesto", "si tienen dinero propio"), "utf-8")
    made, page = built(event, language="fr")
    assert "U-001" in {problem.code for problem in made.problems}
    assert "L’original a changé depuis sa traduction." in page
    assert "U-001" in codes(read_event_at(event)), "a build must not take it for up to date"


def test_a_new_state_or_line_break_or_term_is_no_new_text(event: Path) -> None:
    built(event)
    changed = ORIGINAL.replace("sesion: S01", "sesion: S01\nestado: borrador").replace("duran cuando", "duran\ncuando")
    (event / "mesa.md").write_text(changed.replace("30/09/2023", "15/10/2023"), "utf-8")
    assert "U-001" not in codes(read_event_at(event))


def test_a_synthesis_follows_the_same_rule(event: Path) -> None:
    (event / "sintesis.md").write_text("El foro acordó tres cosas.\n", "utf-8")
    (event / "sintesis.fr.md").write_text("Le forum a convenu de trois choses.\n", "utf-8")
    built(event)
    (event / "sintesis.md").write_text("El foro acordó cuatro cosas.\n", "utf-8")
    _, page = built(event)
    assert "L’original a changé depuis sa traduction." in page


def test_standings_tell_what_is_missing_stale_and_done(event: Path) -> None:
    (event / "antecedentes.md").write_text("Todo empezó en Loja.\n", "utf-8")
    reading = read_event_at(event)
    assert [(one.original, one.state, one.words) for one in standings(reading.memoria)] == [
        ("evento.yaml", State.MISSING, 4),
        ("antecedentes.md", State.MISSING, 4),
        ("mesa.md", State.DONE, reading.memoria.contributions[0].words),
    ]


def test_the_record_is_named_as_its_file_is(event: Path) -> None:
    (event / "evento.yaml").rename(event / "evenement.yaml")
    assert standings(read_event_at(event).memoria)[0].original == "evenement.yaml"


def test_the_lock_is_read_as_it_was_written(event: Path) -> None:
    lock = read_event_at(event).memoria.lock
    text = write_lock(lock)
    assert read_lock(SourceFile("memoria.lock", text)).value == lock
    assert [json.loads(line[2:]).get("traduccion") for line in text.splitlines() if line.startswith("- ")][-1] == "mesa.fr.md"


def test_a_word_file_may_be_the_translation(event: Path) -> None:
    (event / "mesa.fr.md").unlink()
    body = "".join(
        para(run(words))
        for words in (
            "Les réseaux durent.",
            "ENGAGEMENT : Constituer la table technique",
            "ENGAGEMENT : Publier l’annuaire",
            "ACCORD : Se réunir chaque semestre",
        )
    )
    (event / "mesa.fr.docx").write_bytes(docx(body))
    _, page = built(event, language="fr")
    assert "Les réseaux durent." in page
    assert "Las redes duran" not in page


def _reading(event: Path) -> tuple[Reading, Contribution]:
    reading = read_event_at(event)
    return reading, reading.memoria.contributions[0]


def test_the_model_is_not_changed_by_an_edition(event: Path) -> None:
    reading, note = _reading(event)
    build_reading(reading, event, event, Choices(formats=(), language="fr"))
    assert reading.memoria.contributions[0] is note
