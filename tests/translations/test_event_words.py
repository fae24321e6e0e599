"""``evento.fr.yaml`` beside ``evento.yaml``: what an edition in French prints of the event itself."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from memoria.assemble import Options
from memoria.assemble.cross_view import cross_view
from memoria.assemble.material import Material
from memoria.choices import Choices
from memoria.cli import main
from memoria.labels import Labels
from memoria.model.memoria import Memoria
from memoria.roadmap.lock import read_lock, write_lock
from memoria.source import SourceFile
from memoria.translations.edition import in_language
from memoria.translations.standing import State, begun, standings
from memoria.workspace.session import build_event, read_event_at
from memoria.workspace.trackers import proposal_of
from memoria.workspace.translations import accept
from tests.assemble.reading import rows

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
        "Qui paie\u202f?",
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


# --- what is partly translated -----------------------------------------------------------------------------------

PRACTICE = """---
tipo: nota
sesion: S01
---
{words}

{marker}: {said} | {topic}: {named} | {region}: {where}
"""


def practices(folder: Path) -> None:
    """Two practices of one topic and one region, of which the second was translated."""
    spanish = {"marker": "PRÁCTICA", "topic": "tema", "region": "región", "named": "Equipo técnico", "where": "América Latina"}
    french = {"marker": "PRATIQUE", "topic": "sujet", "region": "région", "named": "Équipe technique", "where": "Amérique latine"}
    (folder / "uno.md").write_text(PRACTICE.format(words="Uno.", said="Sostener un equipo", **spanish), "utf-8")
    (folder / "dos.md").write_text(PRACTICE.format(words="Dos.", said="Formar un equipo", **spanish), "utf-8")
    (folder / "dos.fr.md").write_text(PRACTICE.format(words="Deux.", said="Former une équipe", **french), "utf-8")


def matrix(folder: Path, language: str) -> list[list[str]]:
    shown = in_language(memoria_of(folder), language)
    (table,) = cross_view(Material(shown, shown, Options(language=language), Labels(language or "es")))
    return rows(table)


def test_practices_of_one_topic_stay_in_one_row_whichever_of_them_were_translated(event: Path) -> None:
    practices(event)
    (row,) = matrix(event, "fr")
    assert row[0] == "Équipe technique"
    assert "Sostener un equipo" in row[1]
    assert "Former une équipe" in row[1]
    assert [cells[0] for cells in matrix(event, "")] == ["Equipo técnico"]


def test_status_counts_what_is_promised_and_what_was_begun(event: Path) -> None:
    """A note that nobody promised to translate waits for nobody."""
    (event / "sintesis.md").write_text("Se acordó pagar.\n", "utf-8")
    rewrite(event, "ejemplo: sí", "ejemplo: sí\ntraducciones: [fr, en]")
    found = begun(standings(memoria_of(event)))
    assert {(one.language, one.original, one.state) for one in found} == {
        ("fr", "evento.yaml", State.DONE),
        ("fr", "evento.yaml", State.MISSING),
        ("fr", "evento.yaml (problema)", State.DONE),
        ("fr", "sintesis.md", State.MISSING),
        ("en", "sintesis.md", State.MISSING),
    }


# --- the roadmap in another language -----------------------------------------------------------------------------

COMMITMENT = "---\n{head}\n---\n{text}\n\n{marker}: {said} | {who}: Red Uno | {term}: 30/09/2023 | {shown}\n"


@pytest.fixture
def promising(event: Path) -> Path:
    spanish = {"head": "tipo: nota\nsesion: S02", "text": "Se dijo.", "marker": "COMPROMISO", "who": "responsable"}
    french = {"head": "type: note", "text": "On a dit.", "marker": "ENGAGEMENT", "who": "responsable", "term": "délai"}
    spanish |= {"said": "Constituir la mesa", "term": "plazo", "shown": "indicador: acta firmada"}
    french |= {"said": "Constituer la table", "shown": "indicateur: procès-verbal signé"}
    (event / "mesa.md").write_text(COMMITMENT.format(**spanish), "utf-8")
    (event / "mesa.fr.md").write_text(COMMITMENT.format(**french), "utf-8")
    return event


def test_an_exported_roadmap_says_what_was_translated(promising: Path, tmp_path: Path) -> None:
    wanted = ["roadmap", "export", str(promising), "--format", "csv,json", "--output", str(tmp_path / "out")]
    assert main([*wanted, "--lang", "fr"]) == 0
    assert main(wanted) == 0
    french, plain = ((tmp_path / "out" / f"hoja-de-ruta{end}.csv").read_text("utf-8") for end in (".fr", ""))
    for words in ("Constituer la table", "procès-verbal signé", "2023-09-30", "C-01"):
        assert words in french
    assert "Constituer la table" not in plain
    assert "Constituir la mesa" in plain
    assert french.splitlines()[0] != plain.splitlines()[0]
    data = json.loads((tmp_path / "out" / "hoja-de-ruta.fr.json").read_text("utf-8"))
    assert data["evento"]["idioma"] == "fr"


def test_an_extract_and_the_data_beside_a_volume_say_it_too(promising: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    asked = ["--institution", "Red Uno", "--format", "html,csv", "--lang", "fr", "--output", str(out)]
    assert main(["roadmap", "export", str(promising), *asked]) == 0
    made = {path.name: path.read_text("utf-8") for path in out.iterdir()}
    assert sorted(name for name in made if name.endswith((".html", ".csv"))) == [
        "hoja-de-ruta.red-uno.fr.csv",
        "hoja-de-ruta.red-uno.fr.html",
    ]
    assert all("Constituer la table" in made[name] for name in made if name.endswith((".html", ".csv")))
    built = dict(build_event(promising, promising, Choices(formats=("html",), language="fr")).files)
    assert "Constituer la table" in built["hoja-de-ruta.fr.csv"].decode()
    assert "Constituer la table" in built["hoja-de-ruta.fr.json"].decode()


def test_a_workbook_in_another_language_that_comes_back_unchanged_changes_nothing(promising: Path, tmp_path: Path) -> None:
    wanted = ["roadmap", "export", str(promising), "--format", "xlsx", "--output", str(tmp_path), "--lang", "fr"]
    assert main(wanted) == 0
    data = (tmp_path / "hoja-de-ruta.fr.xlsx").read_bytes()
    assert proposal_of(tmp_path / "hoja-de-ruta.fr.xlsx", read_event_at(promising)).value.changed == ()
    assert data


def test_a_language_that_there_is_not_is_a_mistake_of_use(promising: Path) -> None:
    assert main(["roadmap", "export", str(promising), "--lang", "de"]) == 2
