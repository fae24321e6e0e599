"""``evento.fr.yaml`` beside ``evento.yaml``: what an edition in French prints of the event itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from memoria.choices import Choices
from memoria.labels import Labels
from memoria.model.memoria import Memoria
from memoria.roadmap.lock import read_lock, write_lock
from memoria.source import SourceFile
from memoria.translations.edition import in_language
from memoria.translations.standing import State, standings
from memoria.workspace.session import build_event, read_event_at
from memoria.workspace.translations import accept

EVENT = """titulo: Redes que duran
tipo: Foro
inicio: 2023-03-28
fin: 2023-03-28
ejemplo: sí
problema: Las redes no duran.
publico: [Prefecturas, Redes]
horizontes: {corto: 6 meses}
ejes:
  - {id: redes, titulo: Redes, resumen: Lo que dura.}
programa:
  - fecha: 2023-03-28
    titulo: Primera jornada
    sesiones:
      - {id: S01, hora: 9:00-10:00, formato: mesa, titulo: Qué sostiene una red, eje: Redes, preguntas: [¿Quién paga?]}
      - {id: S02, hora: 10:00-10:10, formato: pausa, titulo: Pausa}
"""
FRENCH = """titre: Des réseaux qui durent
type: Forum
problème: Les réseaux ne durent pas.
public: [Préfectures, Réseaux]
axes:
  - {id: Redes, titre: Réseaux}
programme:
  - séances:
      - {id: s01, titre: Ce qui soutient un réseau, questions: [Qui paie ?]}
"""
NOTE = """---
tipo: nota
sesion: S01
---
Se habló de dinero.

ACUERDO: Pagar entre todas | eje: Redes
"""


@pytest.fixture
def event(tmp_path: Path) -> Path:
    folder = tmp_path / "foro"
    folder.mkdir()
    for name, text in {"evento.yaml": EVENT, "evento.fr.yaml": FRENCH, "nota.md": NOTE}.items():
        (folder / name).write_text(text, "utf-8")
    return folder


def page(folder: Path, language: str) -> str:
    made = build_event(folder, folder, Choices(formats=("html",), language=language))
    return next(data.decode() for name, data in made.files if name.endswith(".html")).replace("\u00a0", " ")


def memoria_of(folder: Path) -> Memoria:
    return read_event_at(folder).memoria


def rewrite(folder: Path, old: str, new: str, name: str = "evento.yaml") -> None:
    text = (folder / name).read_text("utf-8")
    assert old in text
    (folder / name).write_text(text.replace(old, new), "utf-8")


def test_an_edition_in_french_prints_the_events_words_in_french(event: Path) -> None:
    shown = page(event, "fr")
    for words in (
        "Des réseaux qui durent",
        "Ce qui soutient un réseau",
        "Qui paie ?",
        "Les réseaux ne durent pas.",
        "Préfectures",
    ):
        assert words in shown
    for words in ("Redes que duran", "Qué sostiene una red", "¿Quién paga?", "Las redes no duran.", "Prefecturas"):
        assert words not in shown


def test_a_length_of_time_is_the_frames_to_say(event: Path) -> None:
    assert "court terme, 6 mois" in page(event, "fr")


def test_what_is_not_translated_stays_as_it_was_written(event: Path) -> None:
    shown = page(event, "fr")
    assert "Primera jornada" in shown
    assert "Lo que dura." in shown


def test_a_plain_build_and_one_in_the_events_own_language_print_what_was_written(event: Path) -> None:
    for language in ("", "es"):
        shown = page(event, language)
        assert "Redes que duran" in shown
        assert "Des réseaux" not in shown


def test_ids_hours_and_people_are_the_originals(event: Path) -> None:
    before = memoria_of(event)
    after = in_language(before, "fr").event
    assert [session.id for session in after.sessions] == ["S01", "S02"]
    assert [session.hours for session in after.sessions] == [session.hours for session in before.event.sessions]


def test_a_session_and_an_agreement_that_name_their_theme_by_its_title_still_find_it(event: Path) -> None:
    shown = in_language(memoria_of(event), "fr")
    (axis,) = shown.event.axes
    assert [str(name) for name in axis.names] == ["redes", "Réseaux", "Redes"]
    printed = page(event, "fr")
    assert "Réseaux" in printed
    for words in (Labels("fr")["across"], Labels("fr")["plenary"]):
        assert words not in printed


def test_what_changed_is_said_text_by_text_until_it_is_accepted(event: Path) -> None:
    build_event(event, event, Choices(formats=("html",)))
    rewrite(event, "titulo: Qué sostiene una red", "titulo: Qué sostiene a una red")
    reading = read_event_at(event)
    (stale,) = [problem for problem in reading.problems if problem.code == "U-001"]
    assert (stale.at.path, stale.at.line) == ("evento.fr.yaml", 9)
    assert stale.values["key"] == "sesiones/S01/titulo"
    shown = page(event, "fr")
    assert "Ce qui soutient un réseau" in shown
    assert "Textes de l’événement qui ont changé depuis leur traduction : 1." in shown
    accept("evento.fr.yaml", event, read_event_at(event))
    assert "U-001" not in {problem.code for problem in read_event_at(event).problems}


def test_a_long_text_of_the_record_falls_behind_like_any_other(event: Path) -> None:
    build_event(event, event, Choices(formats=("html",)))
    rewrite(event, "problema: Las redes no duran.", "problema: Las redes duran poco.")
    assert memoria_of(event).text("problema.fr").stale  # type: ignore[union-attr]


def test_what_stands_is_counted_in_words(event: Path) -> None:
    rewrite(event, "titulo: Primera jornada", "titulo: Primera")
    found = {(one.original, one.state): one.words for one in standings(memoria_of(event)) if one.language == "fr"}
    assert found[("evento.yaml", State.MISSING)] == len(["Lo", "que", "dura.", "Primera", "Pausa"])
    assert found[("evento.yaml (problema)", State.DONE)] == 4
    build_event(event, event, Choices(formats=("html",)))
    rewrite(event, "titulo: Redes que duran", "titulo: Redes")
    found = {(one.original, one.state): one.words for one in standings(memoria_of(event)) if one.language == "fr"}
    assert found[("evento.yaml", State.STALE)] == 1


def test_the_lock_keeps_each_text_and_reads_back(event: Path) -> None:
    memoria = memoria_of(event)
    keys = [entry.key for entry in memoria.lock.translations]
    assert "sesiones/S01/preguntas" in keys
    assert "problema" in keys
    text = write_lock(memoria.lock)
    assert read_lock(SourceFile("memoria.lock", text)).value == memoria.lock


def test_words_in_a_file_of_their_own_may_be_named(event: Path) -> None:
    rewrite(event, "problème: Les réseaux ne durent pas.", "problème: le-probleme.md", "evento.fr.yaml")
    (event / "le-probleme.md").write_text("Ils ne durent guère.\n", "utf-8")
    assert "Ils ne durent guère." in page(event, "fr")


def test_personal_data_in_a_translation_is_withheld_like_any_other(event: Path) -> None:
    rewrite(event, "Des réseaux qui durent", "Réseaux, ana@example.com", "evento.fr.yaml")
    assert "ana@example.com" not in page(event, "fr")


def test_a_record_in_another_language_is_nobodys_note(event: Path) -> None:
    memoria = memoria_of(event)
    assert [file.role for file in memoria.files if file.path == "evento.fr.yaml"] == ["event_translation"]
