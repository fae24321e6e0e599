"""Marked lines in their place, and collected where they belong."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from memoria.document import roles
from memoria.document.tree import Attr, BulletList, DefinitionList, Div, OrderedList, Text
from memoria.document.walk import text_of, walk
from memoria.model.event import Product
from memoria.model.marks import Answer, Dissent, Handover, Indicator, KeyIdea, Practice, Question, Quote, Recommendation
from memoria.model.people import Organisation
from memoria.model.roadmap import FollowUp, Roadmap
from memoria.source import Located
from tests.assemble.making import agreement, at, commitment, event, heading, marked, memoria, note, para, register, said, volume
from tests.assemble.reading import chapter, links, place, role, rows, table_of, tables, words


def test_a_commitment_is_a_callout_with_its_id_its_fields_and_the_way_to_its_row() -> None:
    made = volume(memoria(note((marked("commitment", 0, "Constituir la mesa técnica"),), (commitment(progress=said("40")),))))
    callout = place(made, "C-03")
    assert text_of(callout).startswith("C-03 Constituir la mesa técnica")
    fields = next(node for node in walk((callout,)) if isinstance(node, DefinitionList))
    assert [(text_of(term), text_of(values[0])) for term, values in fields.items] == [
        ("Responsable", "RUGI"),
        ("Plazo", "30 sept. 2023"),
        ("Indicador", "Acta firmada"),
        ("Avance", "40 %"),
    ]
    assert text_of(role(made, roles.GO)[0]).startswith("→ Hoja de ruta, p.")


def test_the_roadmap_lists_commitments_by_axis_in_the_order_of_their_ids() -> None:
    marks = (commitment("C-10", "Décima"), commitment("C-02", "Segunda"), commitment("C-11", "Suelta", session=""))
    made = volume(memoria(note(tuple(marked("commitment", n, m.words) for n, m in enumerate(marks)), marks)))
    table = table_of(chapter(made, "hoja-de-ruta"), "Compromisos por eje")
    assert [row[0] for row in rows(table)] == ["Cooperación descentralizada", "C-02", "C-10", "Transversal", "C-11"]
    assert table.body[0].cells[0].columns == len(table.columns) == 7
    assert rows(table)[1] == ["C-02", "Segunda", "RUGI", "30 sept. 2023", "Acta firmada", "—", "Panel S04, p. Ficha, p."]


def test_what_is_not_defined_is_an_open_matter() -> None:
    marks = (
        commitment("C-01", "Uno", term=None),
        commitment("C-02", "Dos", responsible=(said("por definir"),), indicator=None),
        commitment(),
    )
    made = volume(memoria(note(tuple(marked("commitment", n, m.words) for n, m in enumerate(marks)), marks)))
    table = table_of(chapter(made, "asuntos-por-definir"), "Asuntos por definir")
    assert rows(table) == [["C-01", "Uno", "plazo"], ["C-02", "Dos", "responsable e indicador"]]
    assert rows(table_of(chapter(made, "hoja-de-ruta"), "Compromisos por eje"))[1][3] == "Por definir"


def test_open_matters_are_written_alike_however_they_were_said() -> None:
    mark = commitment(responsible=(said("por definir"),), term=said("a definir"), indicator=said("POR CONFIRMAR"))
    made = volume(memoria(note((marked("commitment", 0, mark.words),), (mark,))))
    assert rows(table_of(chapter(made, "hoja-de-ruta"), "Compromisos por eje"))[1][2:5] == ["Por definir"] * 3


def test_what_was_merged_or_excluded_says_why_in_its_passage_and_in_the_chapter() -> None:
    marks = (commitment("C-01", "Uno"), commitment("C-02", "Dos"), commitment("C-03", "Tres"))
    roadmap = Roadmap(marks[:1], excluded=((marks[1], "Ya estaba en marcha"),), merged=((marks[2], "C-01"),))
    body = tuple(marked("commitment", n, m.words) for n, m in enumerate(marks))
    made = volume(memoria(note(body, marks), roadmap=roadmap))
    assert rows(tables(chapter(made, "reunidos-y-excluidos"))[-1]) == [
        ["C-03", "Tres", "Reunido con C-01"],
        ["C-02", "Dos", "Ya estaba en marcha"],
    ]
    assert links(place(made, "C-03")) == ["#fila-C-01"]
    assert "Excluido de la hoja de ruta: Ya estaba en marcha" in text_of(place(made, "C-02"))


def test_what_the_editor_added_has_a_row_and_no_passage() -> None:
    added = commitment("C-20", "Agregada", note="hoja-de-ruta.yaml", origin=Located("S04"))
    made = volume(memoria(note((para("x"),)), roadmap=Roadmap((added,))))
    assert links(place(made, "fila-C-20")) == []
    assert rows(table_of(chapter(made, "hoja-de-ruta"), "Compromisos por eje"))[1][-1] == "Panel S04, p. Ficha, p."


def test_follow_up_tells_state_progress_and_evidence() -> None:
    mark = commitment()
    news = FollowUp(status="en ejecución", progress=said("40"), evidence=said("Borrador"), date=date(2023, 11, 2))
    roadmap = Roadmap((mark,), follow_up=(("C-03", news),), cutoff=date(2023, 11, 2))
    made = volume(memoria(note((marked("commitment", 0, mark.words),), (mark,)), roadmap=roadmap))
    assert rows(table_of(chapter(made, "estado-de-avance"), "Estado de avance")) == [
        ["C-03", "Constituir la mesa técnica", "en ejecución", "40 %", "Borrador", "2 nov. 2023"]
    ]
    assert "A 2 de noviembre de 2023" in words(made)


def test_results_are_collected_by_axis_with_the_way_back() -> None:
    recommendation = Recommendation(
        id="R-01",
        words="Contar",
        content=(para("Contar"),),
        addressed_to=(said("red-uno"),),
        note="notas/panel.md",
        session="S04",
    )
    dissent = Dissent(
        id="D-01", words="El fondo", content=(para("El fondo"),), position=said("Unos sí"), note="notas/panel.md", session="S04"
    )
    marks = (agreement(who=(said("red-uno"),)), recommendation, dissent)
    body = (marked("agreement", 0, "Levantar"), marked("recommendation", 1, "Contar"), marked("dissent", 2, "El fondo"))
    made = volume(memoria(note(body, marks)))
    found = [rows(table) for table in tables(chapter(made, "resultados"))]
    assert found[0][1] == ["A-02", "Levantar un inventario común", "RUGI", "Panel S04, p."]
    assert (found[1][1][2], found[2][1][2]) == ("RUGI", "Unos sí")
    assert links(place(made, "fila-A-02")) == ["#A-02"]


def test_a_list_of_nothing_but_marks_becomes_callouts_without_bullets() -> None:
    body = (heading(2, "Acuerdos"), OrderedList(((marked("agreement", 0, "Uno"),), (marked("agreement", 1, "Dos"),))))
    made = volume(memoria(note(body, (agreement("A-01", "Uno"), agreement("A-02", "Dos")))))
    contribution = role(made, "contribution")[0]
    assert not any(isinstance(node, OrderedList) for node in walk(contribution.content))
    assert [div.attr.identifier for div in role(made, "agreement")] == ["A-01", "A-02"]


def test_a_list_of_marks_and_text_stays_a_list() -> None:
    body = (BulletList(((marked("agreement", 0, "Uno"),), (para("y texto"),))),)
    made = volume(memoria(note(body, (agreement("A-01", "Uno"),))))
    assert any(isinstance(node, BulletList) for node in walk(role(made, "contribution")[0].content))


def test_key_ideas_in_a_row_are_one_list_and_have_a_title_unless_a_heading_gave_it() -> None:
    ideas = tuple(
        KeyIdea(words=w, content=(para(w),), who=(said("red-uno"),) if w == "Dos" else ()) for w in ("Uno", "Dos", "Tres")
    )
    body = (
        para("x"),
        marked("key-idea", 0, "Uno"),
        marked("key-idea", 1, "Dos"),
        heading(2, "Ideas fuerza"),
        marked("key-idea", 2, "Tres"),
    )
    first, second = role(volume(memoria(note(body, ideas))), roles.KEY_IDEAS)
    assert text_of(first) == "Ideas fuerza Uno Dos (RUGI)"
    assert text_of(second) == "Tres"


def test_a_question_holds_its_answers_and_who_asked() -> None:
    question = Question(
        id="P-01",
        words="¿Cómo?",
        content=(para("¿Cómo?"),),
        who=(said("Prefectura Tres"),),
        channel="chat",
        state="respondida en vivo",
    )
    question = replace(question, addressed_to=(said("red-uno"),))
    answer = Answer(words="Así", content=(para("Así"),), who=(said("ana-paredes"),))
    made = volume(memoria(note((marked("question", 0, "¿Cómo?"), marked("answer", 1, "Así")), (question, answer))))
    assert (
        text_of(place(made, "P-01"))
        == "P-01 ¿Cómo? Prefectura Tres · chat · Dirigida a: RUGI · Respondida en vivo Así Ana Paredes León"
    )
    assert len(role(made, roles.ANSWER)) == 1


def test_an_answer_elsewhere_reaches_its_question_in_the_register() -> None:
    question = Question(id="P-01", words="¿Cómo?", content=(para("¿Cómo?"),), note="notas/panel.md", session="S04")
    other = Question(id="P-02", words="¿Cuándo?", content=(para("¿Cuándo?"),), note="notas/panel.md", session="S04")
    answer = Answer(words="Así", content=(para("Así"),), question=Located("P-01"))
    body = (marked("question", 0, "¿Cómo?"), marked("question", 1, "¿Cuándo?"), marked("answer", 2, "Así"))
    made = volume(memoria(note(body, (question, other, answer))))
    table = table_of(chapter(made, "anexo-preguntas"), "Registro de preguntas y respuestas")
    assert [div.attr.get("alt") for div in role(made, roles.CHART)] == ["Preguntas por estado: 2 barras de 1."]
    assert [(row[0], row[2], row[3]) for row in rows(table)] == [
        ("P-01", "Respondida", "Así"),
        ("P-02", "Sin respuesta registrada", "—"),
    ]
    assert links(role(made, roles.ANSWER)[0]) == ["#P-01"]


def quotation(words_: str, **fields: Any) -> Quote:
    return Quote(words=words_, content=(para(words_),), note="notas/panel.md", **fields)


def quoted(words_: str, language: str) -> str:
    quote = quotation(words_)
    made = volume(memoria(note((marked("pull-quote", 0, words_),), (quote,), language=language)))
    return "".join(node.text for node in walk(role(made, roles.PULL_QUOTE)) if isinstance(node, Text))


def test_a_quotation_names_who_said_it_and_when() -> None:
    quote = quotation("Nadie hereda", who=(said("ana-paredes"),), minute=said("14", 9))
    made = volume(memoria(note((marked("pull-quote", 0, "Nadie hereda"),), (quote,))))
    assert text_of(role(made, roles.PULL_QUOTE)[0]) == "«Nadie hereda» Ana Paredes León, minuto 14"
    assert at(9) in made.printed


@pytest.mark.parametrize(
    ("language", "printed"),
    [("es", "«Nadie.»"), ("fr", "«\u00a0Nadie.\u00a0»"), ("en", "“Nadie.”"), ("pt-BR", "“Nadie.”")],
)
def test_a_quotation_stands_between_the_marks_of_its_language(language: str, printed: str) -> None:
    assert quoted("Nadie.", language) == printed


@pytest.mark.parametrize("typed", ["«Nadie.»", "“Nadie”.", "“Nadie”", "«Nadie «de» aquí»", '"Nadie"'])
def test_marks_typed_by_the_author_are_not_doubled(typed: str) -> None:
    assert quoted(typed, "es") == typed


def test_marks_around_parts_of_a_quotation_are_not_its_own() -> None:
    assert quoted("«Uno» y «dos»", "es") == "««Uno» y «dos»»"


def test_a_quotation_of_two_paragraphs_opens_with_the_first_and_closes_with_the_last() -> None:
    both = Div((para("Uno."), para("Dos.")), Attr("", ("mark", "pull-quote"), (("mark", "0"),)))
    made = volume(memoria(note((both,), (quotation("Uno. Dos."),))))
    assert [text_of(block) for block in role(made, roles.PULL_QUOTE)[0].content] == ["«Uno.", "Dos.»"]


def test_an_idea_of_the_only_author_has_no_name_after_it() -> None:
    idea = KeyIdea(words="Uno", content=(para("Uno"),), who=(said("Ana Paredes León", 8),))
    made = volume(memoria(note((marked("key-idea", 0, "Uno"),), (idea,))))
    assert text_of(role(made, roles.KEY_IDEAS)[0]) == "Idea fuerza Uno"
    assert at(8) in made.printed
    two = volume(memoria(note((marked("key-idea", 0, "Uno"),), (idea,), authors=(Located("ana-paredes"), Located("Luis Toro")))))
    assert "Uno (Ana Paredes León)" in text_of(role(two, roles.KEY_IDEAS)[0])


def practice(id_: str, topic: str, **fields: Any) -> Practice:
    return Practice(
        id=id_,
        words=f"Práctica {id_}.",
        content=(para(f"Práctica {id_}."),),
        topic=Located(topic),
        note="notas/panel.md",
        session="S04",
        **fields,
    )


def test_the_cross_view_has_topics_in_rows_regions_in_columns_and_says_what_is_empty() -> None:
    europe = Organisation(id=Located("villa"), name=Located("Villa"), region=Located("Europa"))
    people = register()
    marks = (
        practice("E-01", "Medir", who=(said("red-uno"),)),
        practice("E-02", "Medir", who=(said("villa"),)),
        practice("E-03", "Prever", region=Located("Europa")),
    )
    body = tuple(marked("practice", n, m.words) for n, m in enumerate(marks))
    made = volume(memoria(note(body, marks), register=replace(people, organisations=(*people.organisations, europe))))
    table = tables(chapter(made, "mirada-cruzada"))[0]
    assert [text_of(cell.content) for cell in table.head[0].cells] == ["Tema o pregunta", "América Latina", "Europa"]
    assert rows(table) == [
        ["Medir", "E-01 RUGI Práctica E-01, S04, p. Ficha, p.", "E-02 Villa Práctica E-02, S04, p. Ficha, p."],
        ["Prever", "sin registro", "E-03 Práctica E-03, S04, p. Ficha, p."],
    ]


def test_a_cross_view_of_many_regions_folds_into_tables_that_repeat_the_topics() -> None:
    regions = ("África", "América del Norte", "América Latina", "Asia", "Europa")
    marks = tuple(practice(f"E-0{n}", "Medir", region=Located(name)) for n, name in enumerate(regions, 1))
    body = tuple(marked("practice", n, m.words) for n, m in enumerate(marks))
    made = tables(chapter(volume(memoria(note(body, marks))), "mirada-cruzada"))
    heads = [[text_of(cell.content) for cell in table.head[0].cells] for table in made]
    assert heads == [["Tema o pregunta", "África", "América del Norte"], ["Tema o pregunta", "América Latina", "Asia", "Europa"]]
    assert [text_of(table.caption).split(". ", 1)[1] for table in made] == [
        "Prácticas por tema y por región (1 de 2)",
        "Prácticas por tema y por región (2 de 2)",
    ]
    assert all(rows(table)[0][0] == "Medir" for table in made)


def test_each_experience_has_a_sheet_that_leads_to_its_session_passage_and_row_and_back() -> None:
    mark = practice("E-01", "Medir", who=(said("red-uno"),), period=said("2017–2022"), result=said("11 de 16"))
    mark = replace(mark, condition=said("que lo mida otra persona"))
    made = volume(memoria(note((marked("practice", 0, mark.words),), (mark,))))
    annex = chapter(made, "anexo-experiencias")
    assert "Red Uno de Gobiernos Intermedios" in text_of(annex)
    for words_ in ("Ecuador", "América Latina", "2017–2022", "11 de 16", "que lo mida otra persona", "Tres territorios"):
        assert words_ in text_of(annex)
    assert {"#fila-E-01", "#E-01", "#sesion-S04"} <= set(links(annex))
    assert "#ficha-E-01" in links(chapter(made, "mirada-cruzada"))
    assert "#ficha-E-01" in links(role(made, "practice")[0])


def test_no_stop_stands_before_a_page_number() -> None:
    long = "Se abrió la mesa, con el apoyo de la red y sin fondos propios; " * 4
    marks = (replace(practice("E-01", "Medir"), words=long), replace(practice("E-02", "Medir"), words="Con apoyo. "))
    body = tuple(marked("practice", n, m.words) for n, m in enumerate(marks))
    aside = commitment("C-09", "Mantener")
    body = (*body, marked("commitment", 2, "Mantener"))
    made = volume(memoria(note(body, (*marks, aside)), roadmap=Roadmap((), excluded=((aside, "Ya estaba."),))))
    for stop in (".,", ";,", ",,", ";…", ",…"):
        assert f"{stop}" not in words(made)
    assert "Con apoyo, S04, p." in words(made)
    assert "Ya estaba, p." in text_of(role(made, roles.GO)[-1])


def test_transition_is_told_by_territory_and_monitoring_by_indicator() -> None:
    handover = Handover(
        id="T-01",
        words="Valle Alto",
        content=(para("Valle Alto"),),
        goes_on=said("la mesa"),
        at_risk=said("la cuota"),
        note="notas/panel.md",
    )
    indicator = Indicator(
        id="I-01",
        words="Áreas",
        content=(para("Áreas"),),
        objective=said("OE1"),
        baseline=said("5"),
        target=said("11"),
        note="notas/panel.md",
    )
    body = (marked("handover", 0, "Valle Alto"), marked("indicator", 1, "Áreas"))
    made = volume(memoria(note(body, (handover, indicator))))
    assert rows(tables(chapter(made, "transicion"))[0])[0][1:4] == [
        "Valle Alto",
        "Continúa: la mesa En riesgo: la cuota",
        "Por definir",
    ]
    assert rows(tables(chapter(made, "seguimiento-y-evaluacion"))[0])[0][1:5] == ["Áreas", "OE1", "5", "11"]


def test_what_is_said_to_be_open_is_told_in_the_words_of_the_frame() -> None:
    handover = Handover(
        id="T-01",
        words="Loja",
        content=(para("Loja"),),
        responsible=(said("por definir"),),
        goes_on=said("la mesa"),
        note="notas/panel.md",
    )
    indicator = Indicator(
        id="I-01",
        words="Áreas",
        content=(para("Áreas"),),
        baseline=said("por definir"),
        type=said("cualitativo"),
        note="notas/panel.md",
    )
    body = (marked("handover", 0, "Loja"), marked("indicator", 1, "Áreas"))
    made = volume(memoria(note(body, (handover, indicator)), event=event(language="pt")))
    assert rows(tables(chapter(made, "transicion"))[0])[0][3] == "A definir"
    assert rows(tables(chapter(made, "seguimiento-y-evaluacion"))[0])[0][1:5] == ["Áreasqualitativo", "—", "A definir", "—"]


def test_objectives_are_set_against_what_answers_them() -> None:
    marks = (commitment(objective=Located("OE2; OG1")), agreement(objective=Located("OE2")))
    products = (Product(id=Located("PR1"), kind=Located("hoja de ruta"), objective=Located("OE2")),)
    body = (marked("commitment", 0, "Constituir"), marked("agreement", 1, "Levantar"))
    made = volume(memoria(note(body, marks), event=event(products=products)))
    table = tables(chapter(made, "anexo-evidencia"))[0]
    assert rows(table) == [
        ["OG1", "Reunir a las autoridades", "S04", "—", "C-03", "—", "—"],
        ["OE1", "Sostener el liderazgoSin evidencia en esta memoria", "—", "—", "—", "—", "—"],
        ["OE2", "Articular redes", "S04", "A-02", "C-03", "—", "hoja de ruta"],
    ]


def test_what_names_no_objective_is_listed_under_the_matrix() -> None:
    measure = Indicator(id="I-01", words="Mesas", objective=Located("OE1"), note="notas/panel.md", session="S04")
    marks = (commitment(objective=Located("liderazgo")), agreement(), measure)
    body = tuple(marked(mark.kind, number, mark.words) for number, mark in enumerate(marks))
    annex = chapter(volume(memoria(note(body, marks))), "anexo-evidencia")
    (matrix,) = tables(annex)
    assert rows(matrix)[1][2:] == ["S04", "—", "—", "I-01", "—"]
    assert "Lo que no dice a qué objetivo responde. Acuerdos: A-02. Compromisos: C-03." in text_of((annex,))
    assert {"#OE1", "#fila-I-01", "#sesion-S04"} <= set(links(matrix))


def test_indicators_of_commitments_are_followed_up_beside_those_of_the_event() -> None:
    mark = commitment(baseline=said("19"), target=said("150"), verification=said("registro"), objective=Located("OE2"))
    silent = commitment("C-04", "Otra")
    made = volume(memoria(note((marked("commitment", 0, "Uno"), marked("commitment", 1, "Otra")), (mark, silent))))
    (table,) = tables(chapter(made, "seguimiento-y-evaluacion"))
    assert rows(table) == [["C-03", "Acta firmada", "OE2", "19", "150", "registro", "RUGI", "30 sept. 2023"]]
    assert links(table) == ["#ficha-C-03", "#OE2"]


def test_marks_without_an_id_are_printed_without_one() -> None:
    made = volume(memoria(note((marked("agreement", 0, "Uno"),), (agreement("", "Uno"),))))
    assert text_of(role(made, "agreement")[0]) == "Uno"
    assert links(role(made, "agreement")[0]) == []
