"""The sheet of each commitment, and the page of each institution."""

from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import Any

import pytest

from memoria.assemble import Volume
from memoria.document import roles
from memoria.document.tree import Block, DefinitionList, Div, Heading, Table
from memoria.document.walk import text_of, walk
from memoria.labels import LANGUAGES
from memoria.model.marks import Commitment, Handover, Indicator, Mark, Question, Recommendation
from memoria.model.people import Organisation, Register
from memoria.model.roadmap import FollowUp, Roadmap
from memoria.source import Located
from tests.assemble.making import at, commitment, marked, memoria, note, para, register, said, volume
from tests.assemble.reading import chapter, headings, links, place, role, rows, tables, words

FULL = commitment(
    "C-01",
    "Constituir la mesa técnica",
    partners=(said("Red Dos"), said("Ana Paredes León")),
    territory=(said("Loja"), said("Cuenca del Jubones")),
    competence=said("riego"),
    objective=said("OE2"),
    term=said("segundo semestre de 2023"),
    product=said("mesa con reglamento"),
    baseline=said("0"),
    target=said("1"),
    verification=said("acta publicada"),
    sdg=said("17.9; 99.1"),
    modality=said("Sur-Sur"),
    budget=said("USD 4000"),
    priority="alta",
    depends_on=said("C-02"),
    status="en ejecución",
    progress=said("40"),
    evidence=said("borrador"),
    updated=said("2023-10-20"),
    at=at(7),
)
BARE = commitment("C-02", "Publicar el directorio", responsible=(said("Red Dos"),), term=None, indicator=None)


def made_of(*marks: Mark, follow_up: tuple[tuple[str, FollowUp], ...] = (), language: str = "", **changes: Any) -> Volume:
    body = tuple(marked(mark.kind, number, mark.words) for number, mark in enumerate(marks))
    source = memoria(note(body, marks), **changes)
    roadmap = replace(source.roadmap, follow_up=follow_up, cutoff=date(2023, 11, 2))
    return volume(replace(source, roadmap=roadmap), language=language)


def sheet(made: Volume, id_: str) -> dict[str, str]:
    """The fields of a sheet by their labels."""
    blocks: tuple[Block, ...] = chapter(made, "anexo-fichas").content
    (found,) = (
        after for before, after in pairwise(blocks) if isinstance(before, Heading) and before.attr.identifier == f"ficha-{id_}"
    )
    assert isinstance(found, Div)
    assert found.attr.has(roles.SHEET)
    (listing,) = (node for node in walk((found,)) if isinstance(node, DefinitionList))
    return {text_of(term): text_of(values[0]) for term, values in listing.items}


def test_every_field_that_is_filled_stands_on_the_sheet() -> None:
    news = (("C-01", FollowUp(status="en ejecución", remarks=said("falta una firma"))),)
    assert sheet(made_of(FULL, BARE, follow_up=news), "C-01") == {
        "Responsable": "Red Uno de Gobiernos Intermedios",
        "Aliados": "Red Dos; Ana Paredes León",
        "Plazo": "segundo semestre de 2023 (1 jul. 2023 – 31 dic. 2023)",
        "Prioridad": "alta",
        "Producto": "mesa con reglamento",
        "Indicador": "Acta firmada",
        "Línea base": "0",
        "Meta": "1",
        "Verificación": "acta publicada",
        "Objetivo": "OE2 Articular redes",
        "Eje": "Cooperación descentralizada",
        "Territorios": "Loja (EC-L), Cuenca del Jubones",
        "Competencia": "riego",
        "ODS": "17.9 Creación de capacidad, con cooperación Norte-Sur, Sur-Sur y triangular 99.1",
        "Cooperación": "Sur-Sur",
        "Presupuesto": "USD 4000",
        "Depende de": "C-02",
        "Estado": "en ejecución",
        "Avance": "40 %",
        "Evidencia": "borrador",
        "Última noticia": "20 oct. 2023",
        "Observaciones": "falta una firma",
        "Origen": "S04 Panel. Tres territorios, tres caminos · pasaje, p.",
        "Nota de origen": "notas/panel.md, línea 7",
    }


def test_what_is_not_there_has_no_label_and_what_must_be_there_is_said_to_be_open() -> None:
    assert sheet(made_of(BARE), "C-02") == {
        "Responsable": "Red Dos",
        "Plazo": "Por definir",
        "Indicador": "Por definir",
        "Eje": "Cooperación descentralizada",
        "Origen": "S04 Panel. Tres territorios, tres caminos · pasaje, p.",
        "Nota de origen": "notas/panel.md",
    }


def test_row_passage_and_sheet_lead_to_each_other() -> None:
    made = made_of(FULL, BARE)
    assert links(place(made, "C-01"))[-2:] == ["#fila-C-01", "#ficha-C-01"]
    assert links(place(made, "fila-C-01")) == ["#C-01"]
    assert "#ficha-C-01" in links(chapter(made, "hoja-de-ruta"))
    assert links(place(made, "ficha-C-01")) == ["#fila-C-01"]
    assert {"#C-01", "#ficha-C-02", "#institucion-red-uno", "#OE2"} <= set(links(chapter(made, "anexo-fichas")))


def test_a_commitment_knows_who_waits_for_it_and_what_measures_it() -> None:
    measure = Indicator(id="I-01", words="Mesas", action=said("C-02"), note="notas/panel.md", session="S04")
    fields = sheet(made_of(FULL, BARE, measure), "C-02")
    assert (fields["De él dependen"], fields["Lo miden"]) == ("C-01", "I-01")


def test_sheets_are_grouped_by_theme_and_those_of_an_event_without_themes_are_not() -> None:
    loose = commitment("C-03", "Suelto", session="")
    assert headings(made_of(FULL, loose), 2)[-4:-2] == ["D.1 · Cooperación descentralizada", "D.2 · Transversal"]
    bare = made_of(FULL, event=replace(memoria().event, axes=()))
    assert "D.1 · Compromisos" in headings(bare, 2)


@pytest.mark.parametrize("language", LANGUAGES)
def test_sheets_and_institutions_speak_every_language(language: str) -> None:
    made = made_of(FULL, BARE, language=language)
    sdg = {"es": "Creación de capacidad", "en": "Capacity-building", "fr": "capacités", "pt": "Capacitação"}[language]
    assert sdg.casefold() in words(made).casefold()


@pytest.mark.parametrize(
    ("written", "shown"),
    [("Sur-Sur", "Sud-Sud"), ("descentralizada y triangular", "décentralisée et triangulaire"), ("de ciudad a ciudad",) * 2],
)
def test_usual_kinds_of_cooperation_are_told_in_the_language_of_the_volume(written: str, shown: str) -> None:
    made = made_of(replace(FULL, modality=said(written)), language="fr")
    assert sheet(made, "C-01")["Coopération"] == shown
    assert sheet(made_of(replace(FULL, modality=said(written))), "C-01")["Cooperación"] == written


def spoken(text: str) -> dict[str, Any]:
    return {"words": text, "content": (para(text),), "note": "notas/panel.md", "session": "S04"}


# --- institutions ------------------------------------------------------------------------------------------------


def page(made: Volume, key: str) -> dict[str, list[list[str]]]:
    """The tables of an institution by their titles."""
    found: dict[str, list[list[str]]] = {}
    title, inside = "", False
    for node in walk((chapter(made, "anexo-instituciones"),)):
        if isinstance(node, Heading) and node.level == 2:
            inside = node.attr.identifier == f"institucion-{key}"
        elif isinstance(node, Heading):
            title = text_of(node)
        elif inside and isinstance(node, Table):
            found[title] = rows(node)
    return found


def two_networks() -> Register:
    known = register()
    return replace(known, organisations=(*known.organisations, Organisation(id=Located("red-dos"), name=Located("Red Dos"))))


def test_an_institution_sees_what_it_owes_and_what_it_is_owed() -> None:
    advice = Recommendation(
        id="R-01", words="Escuchar", content=(para("Escuchar"),), addressed_to=(said("red-dos"),), who=(said("red-uno"),)
    )
    made = made_of(FULL, BARE, advice, register=two_networks())
    assert page(made, "red-dos") == {
        "Lo que debe": [
            ["Compromisos de los que responde"],
            ["C-02", "Publicar el directorioLo espera C-01", "—", "Por definir", "—"],
        ],
        "Lo que se le debe": [
            ["Compromisos en los que participa"],
            [
                "C-01",
                "Constituir la mesa técnicamesa con reglamento",
                "RUGI",
                "segundo semestre de 2023hasta 31 dic. 2023",
                "en ejecución",
            ],
            ["Recomendaciones que se le dirigen"],
            ["R-01", "EscucharRecomienda: RUGI", "—", "—", "—"],
        ],
    }
    assert page(made, "red-uno")["Lo que se le debe"] == [
        ["Compromisos de los que dependen los suyos"],
        ["C-02", "Publicar el directorioPara C-01", "Red Dos", "Por definir", "—"],
    ]


def test_whoever_speaks_for_an_institution_commits_it() -> None:
    mark = commitment("C-01", "Firmar", responsible=(said("Ana Paredes León"),))
    made = made_of(mark)
    assert page(made, "red-uno")["Lo que debe"][1][0] == "C-01"
    assert sheet(made, "C-01")["Responsable"] == "Ana Paredes León"


def test_files_measures_and_questions_are_owed_too() -> None:
    network = (said("red-uno"),)
    marks = (
        Handover(id="T-01", **spoken("Expediente"), territory=(said("Loja"),), responsible=network),
        Indicator(id="I-01", **spoken("Convenios vivos"), responsible=network, frequency=said("anual")),
        Question(id="P-01", **spoken("¿Cuándo?"), addressed_to=network, who=(said("Red Dos"),)),
        Question(id="P-02", **spoken("¿Dónde?"), addressed_to=network, answer=said("En Loja")),
    )
    assert page(made_of(*marks), "red-uno") == {
        "Lo que debe": [
            ["Traspasos cuyo expediente guarda"],
            ["T-01", "LojaExpediente", "—", "—", "—"],
            ["Indicadores que mide"],
            ["I-01", "Convenios vivos", "—", "anual", "—"],
            ["Preguntas que esperan su respuesta"],
            ["P-01", "¿Cuándo?Red Dos", "—", "—", "Sin respuesta registrada"],
        ]
    }


def test_what_is_past_on_the_day_of_the_cutoff_is_said_to_be_overdue() -> None:
    late = commitment("C-01", "Tarde", term=said("30/09/2023"))
    done = commitment("C-02", "Hecho", term=said("30/09/2023"), status="cumplido")
    made = made_of(late, done)
    assert [row[-1] for row in page(made, "red-uno")["Lo que debe"][1:]] == ["vencido", "cumplido"]
    assert "Responde de 2 compromisos (1 cumplido, 1 vencido)" in words(made)


def test_those_of_no_register_who_are_only_addressed_share_one_table() -> None:
    advice = Recommendation(id="R-01", words="Escuchar", addressed_to=(said("autoridades entrantes"),), session="S04")
    made = made_of(FULL, advice)
    assert rows(tables(chapter(made, "anexo-instituciones"))[-1]) == [["autoridades entrantes", "R-01"]]


def test_nobody_is_called_to_be_defined() -> None:
    made = made_of(commitment("C-01", "Uno", responsible=(said("por definir"),)))
    assert not [div for div in role(made, "chapter") if "anexo-instituciones" in str(div)]


def test_reserved_commitments_are_on_no_page_of_the_public_edition() -> None:
    secret: Commitment = commitment("C-01", "Ceder el terreno", reserved=True, responsible=(said("Red Secreta"),))
    body = (marked("commitment", 0, secret.words),)
    source = memoria(note(body, (secret,)), roadmap=Roadmap((secret,)))
    assert "Red Secreta" not in words(volume(source))
    assert "Red Secreta" in words(volume(source, internal=True))


@pytest.mark.parametrize(("language", "words_"), [("fr", "À préciser"), ("pt", "A definir"), ("en", "To be defined")])
def test_what_is_to_be_defined_is_said_in_the_words_of_the_volume_wherever_it_stands(language: str, words_: str) -> None:
    later = said("por definir")
    mark = replace(
        FULL,
        depends_on=None,
        responsible=(later,),
        partners=(later,),
        target=later,
        verification=said("Por confirmar."),
        budget=later,
        term=later,
    )
    indicator = Indicator(
        id="I-01",
        words="Fichas publicadas",
        content=(para("Fichas"),),
        responsible=(later,),
        note="notas/panel.md",
        session="S04",
    )
    made = made_of(mark, indicator, language=language)
    assert "definir" not in words(made).lower().replace(words_.lower(), "")
    assert "confirmar" not in words(made).lower()
    assert words(made).count(words_) > 10
