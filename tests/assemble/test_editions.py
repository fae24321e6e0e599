"""One event, several editions: what each takes, and what it leaves to the volume."""

import json

import pytest

from memoria.document.tree import Heading
from memoria.document.walk import walk
from memoria.model.marks import KeyIdea
from memoria.model.memoria import Memoria
from tests.assemble.making import agreement, commitment, event, marked, memoria, note, para, prose, volume
from tests.assemble.reading import headings, words


def forum() -> Memoria:
    idea = KeyIdea(words="El vínculo dura", content=(para("El vínculo dura"),), who=(), note="notas/panel.md", session="S04")
    paper = note(
        (para("Palabras de la ponencia."), marked("commitment", 0, "Constituir la mesa técnica")),
        (commitment(), agreement(), idea),
        abstract="En breve.",
    )
    report = note((para("Lo que se dijo."),), path="notas/relato.md", type="conversatorio", authors=(), title="La mesa")
    return memoria(
        paper, report, prose=(prose("sintesis", para("En suma.")), prose("sintesis.fr", para("En somme."), language="fr"))
    )


def test_the_account_is_agreements_and_commitments_and_nothing_else() -> None:
    told = volume(forum(), edition="relato", final=True)
    assert headings(told) == ["Acuerdos y compromisos"]
    assert headings(told, 2) == ["Acuerdos", "Compromisos"]
    assert "Levantar un inventario común" in words(told)
    assert "Palabras de la ponencia" not in words(told)


def test_the_account_says_on_its_own_page_that_it_is_an_example() -> None:
    assert "Contenido de ejemplo" in words(volume(memoria(event=event(example=True)), edition="relato", final=True))


def test_the_synthesis_tells_ideas_decisions_and_no_single_statement() -> None:
    told = volume(forum(), edition="sintesis", final=True)
    assert headings(told)[:3] == ["Resumen ejecutivo", "1 · Ideas fuerza", "2 · Resultados"]
    assert "El vínculo dura" in words(told)
    assert "Palabras de la ponencia" not in words(told)
    assert "En somme" not in words(told)


def test_the_synthesis_in_french_is_its_french_text() -> None:
    told = words(volume(forum(), edition="sintesis", final=True, language="fr"))
    assert "En somme" in told
    assert "En suma" not in told


def test_the_papers_stand_in_full_with_abstract_and_citation_and_reports_stay_out() -> None:
    told = volume(forum(), edition="actas", final=True)
    assert "1 · Redes que duran" in headings(told)
    assert "En breve." in words(told)
    assert "Palabras de la ponencia." in words(told)
    assert "Paredes León" in words(told)
    assert "En: " in words(told)
    assert "Lo que se dijo" not in words(told)


def test_linked_data_names_those_papers_that_stand_in_the_edition() -> None:
    named = {edition: json.loads(volume(forum(), edition=edition).document.meta.linked) for edition in ("actas", "relato")}
    (paper,) = named["actas"]["hasPart"]
    places = {
        node.attr.identifier for node in walk(volume(forum(), edition="actas").document.blocks) if isinstance(node, Heading)
    }
    assert paper["@id"].removeprefix("#") in places
    assert "hasPart" not in named["relato"]


def test_the_roadmap_alone_has_no_chapter_of_sessions() -> None:
    told = volume(forum(), edition="hoja-de-ruta", final=True)
    assert "1 · Hoja de ruta" in headings(told)
    assert "Palabras de la ponencia" not in words(told)


@pytest.mark.parametrize("edition", ["memoria", "sintesis", "actas", "hoja-de-ruta", "relato"])
@pytest.mark.parametrize("language", ["es", "en", "fr", "pt"])
def test_an_event_of_nothing_makes_every_edition_in_every_language(edition: str, language: str) -> None:
    volume(memoria(), edition=edition, language=language)
