"""What an event leaves beside its roadmap: deliverables, networks, presentations, a declaration to sign, and by competence."""

from dataclasses import replace

from memoria.document.walk import text_of
from memoria.model.event import Product
from memoria.model.people import Organisation
from memoria.source import Located
from tests.assemble.making import commitment, event, marked, memoria, note, para, prose, register, said, volume
from tests.assemble.reading import chapter, headings, links, rows, table_of, tables


def test_commitments_stand_together_by_the_competence_that_they_name() -> None:
    marks = (
        commitment("C-01", "Abrir el canal", competence=said("riego")),
        commitment("C-02", "Cerrar la vía", competence=said("vialidad")),
        commitment("C-03", "Medir el canal", competence=said("Riego")),
        commitment("C-04", "Escribir"),
    )
    body = tuple(marked("commitment", n, mark.words) for n, mark in enumerate(marks))
    table = table_of(chapter(volume(memoria(note(body, marks))), "hoja-de-ruta"), "Compromisos por competencia")
    assert [row[0] for row in rows(table)] == ["Riego", "C-01", "C-03", "Vialidad", "C-02"]


def test_networks_are_those_of_the_register_that_took_part_or_answer_for_something() -> None:
    red = Organisation(id=Located("red-uno"), name=Located("Red Uno"), kind=Located("red"), country=Located("EC"))
    away = Organisation(id=Located("red-dos"), name=Located("Red Dos"), kind=Located("red"))
    town = Organisation(id=Located("villa"), name=Located("Villa"), kind=Located("gobierno"))
    people = replace(register(), organisations=(red, away, town))
    mark = commitment("C-01", responsible=(said("red-uno"),), partners=(said("villa"),))
    made = chapter(volume(memoria(note((marked("commitment", 0, mark.words),), (mark,)), register=people)), "anexo-redes")
    assert rows(tables(made)[0]) == [["Red Unored · Ecuador", "S01, S04", "C-01", "—"]]


def test_presentations_are_listed_with_their_session_and_who_gave_them() -> None:
    base = event()
    day = base.programme[0]
    panel = replace(day.sessions[1], slides=(Located("presentaciones/paredes.pdf"),))
    base = replace(base, programme=(replace(day, sessions=(day.sessions[0], panel)),))
    made = chapter(volume(memoria(note((para("Palabras."),)), event=base)), "anexo-presentaciones")
    assert rows(tables(made)[0]) == [["S04 Panel. Tres territorios, tres caminos", "Ana Paredes León Luis Toro", "paredes.pdf"]]
    assert links(made) == ["#sesion-S04"]


def test_a_deliverable_says_how_far_it_is_and_where_one_sees_it_and_what_the_volume_holds_is_done() -> None:
    owed = (
        Product(id=Located("PR1"), kind=Located("hoja de ruta"), objective=Located("OE1")),
        Product(id=Located("PR2"), kind=Located("red técnica"), status="en ejecución", evidence=Located("acta firmada")),
        Product(id=Located("PR3"), kind=Located("posicionamiento")),
    )
    source = memoria(note((marked("commitment", 0, "Constituir"),), (commitment(),)), event=event(products=owed))
    table = table_of(chapter(volume(source), "antecedentes-y-objetivos"), "Productos comprometidos")
    assert [row[3:] for row in rows(table)] == [
        ["cumplido", "hoja de ruta"],
        ["en ejecución", "acta firmada"],
        ["—", "—"],
    ]


def test_a_declaration_is_followed_by_a_sheet_with_a_line_for_each_who_signs() -> None:
    signed = event(signatories=(Located("red-uno"), Located("ana-paredes"), Located("Junta de Aguas")))
    source = memoria(event=signed, prose=(prose("declaracion", para("Declaramos.", path="declaracion.md")),))
    made = volume(source)
    assert any(title.endswith("Hoja de firmas") for title in headings(made, 2))
    sheet = tables(chapter(made, "declaracion"))[0]
    assert [text_of(cell.content) for cell in sheet.head[0].cells] == ["Institución", "Nombre y cargo", "Firma"]
    assert [row[0].split("Prefecta")[0] for row in rows(sheet)] == [
        "Red Uno de Gobiernos Intermedios",
        "Ana Paredes León",
        "Junta de Aguas",
    ]
    assert all(not row[2].strip() for row in rows(sheet))


def test_no_sheet_is_printed_where_nobody_is_said_to_sign() -> None:
    made = volume(memoria(prose=(prose("declaracion", para("Declaramos.", path="declaracion.md")),)))
    assert tables(chapter(made, "declaracion")) == []


def test_commitments_that_no_indicator_measures_are_named_beside_the_objectives() -> None:
    marks = (
        commitment("C-01"),
        commitment("C-02", "Abrir", indicator=None),
        commitment("C-03", "Ver", indicator=said("por definir")),
    )
    body = tuple(marked("commitment", n, mark.words) for n, mark in enumerate(marks))
    told = text_of(chapter(volume(memoria(note(body, marks))), "anexo-evidencia"))
    assert "Compromisos sin indicador. C-02, C-03." in told
