"""Annexes: who took part, in what numbers, with which words and books, and how much of the event is here."""

from dataclasses import replace

from memoria.document import roles
from memoria.document.tree import DefinitionList, Span
from memoria.document.walk import text_of, walk
from memoria.model.contribution import SourceRecord
from memoria.model.event import Figure, Group, Participation, Term
from memoria.model.marks import Question
from memoria.model.people import Person
from memoria.source import Located
from tests.assemble.making import marked, memoria, note, para, register, volume
from tests.assemble.reading import chapter, role, rows, tables, words


def test_only_who_took_part_is_listed_with_office_and_sessions() -> None:
    absent = Person(id=Located("eva"), name=Located("Eva"), surnames=Located("Ausente"))
    people = register()
    made = volume(memoria(register=replace(people, people=(*people.people, absent))))
    table = tables(chapter(made, "anexo-participantes"))[0]
    assert rows(table) == [
        ["Red Uno de Gobiernos Intermedios (Ecuador)"],
        ["Institución", "—", "S01, S04"],
        ["Ana Paredes León", "Prefecta", "S04"],
    ]
    assert "Ausente" not in words(made)


def test_a_biography_and_a_standing_are_printed_only_where_that_was_allowed() -> None:
    people = register()
    ana = replace(people.people[0], biography=Located("Ingeniera."), standing="saliente", email=Located("a@b.org"))
    closed = volume(memoria(register=replace(people, people=(ana,))))
    allowed = replace(ana, publish=(Located("semblanza"), Located("condición")))
    opened = volume(memoria(register=replace(people, people=(allowed,))))
    assert "Ingeniera." not in words(closed)
    assert "saliente" not in words(closed)
    assert "Ingeniera." in words(opened)
    assert "Prefectasaliente" in text_of(chapter(opened, "anexo-participantes")).replace(" ", "")
    assert "a@b.org" not in words(opened)


def test_publicar_speaks_four_languages_and_prints_what_it_names() -> None:
    people = register()
    ana = replace(
        people.people[0],
        biography=Located("Ingeniera."),
        email=Located("a@b.org"),
        telephone=Located("555 0101"),
        standing="saliente",
    )
    for words_ in (("biography", "email"), ("biographie", "courriel"), ("biografia", "e-mail")):
        named = replace(ana, publish=tuple(map(Located, words_)))
        made = volume(memoria(register=replace(people, people=(named,))))
        assert "Ingeniera." in words(made)
        assert rows(tables(chapter(made, "anexo-participantes"))[0])[-1][0] == "Ana Paredes Leóna@b.org"
        assert "555 0101" not in words(made)
        assert "saliente" not in words(made)
    network = replace(people.organisations[0], website=Located("https://red.example"), email=Located("r@b.org"))
    told = replace(network, publish=(Located("website"),))
    made = volume(memoria(register=replace(people, organisations=(told,))))
    assert "https://red.example" in words(made)
    assert "r@b.org" not in words(made)


def test_figures_of_participation_are_charts_with_their_data_in_words() -> None:
    group = Group(
        title=Located("Por país"), rows=(Figure(name=Located("Ecuador"), count=251), Figure(name=Located("Perú"), count=16))
    )
    made = volume(
        memoria(participation=Participation(people=318, peak=187, provinces=23, groups=(group,), source=Located("Zoom")))
    )
    chart = role(made, roles.CHART)[0]
    assert chart.attr.get("alt") == "Por país: 2 barras, de 251 (Ecuador) a 16 (Perú)."
    assert rows(tables(chart)[0]) == [["Ecuador", "251"], ["Perú", "16"]]
    stats = [text_of(div) for div in role(made, roles.STAT)]
    assert stats[-2:] == ["318 personas, máximo simultáneo 187", "23 territorios representados"]
    assert "Fuente: Zoom" in words(made)


def test_the_questions_are_among_the_figures_where_there_is_room() -> None:
    asked = Question(id="P-01", words="¿Uno?", content=(para("¿Uno?"),), answer=Located("Sí."))
    open_one = Question(id="P-02", words="¿Dos?", content=(para("¿Dos?"),))
    source = memoria(note((marked("question", 0, "¿Uno?"), marked("question", 1, "¿Dos?")), (asked, open_one)))
    made = volume(replace(source, participation=Participation(people=318, provinces=23)))
    assert text_of(role(made, roles.STAT)[-1]) == "2 preguntas, 1 con respuesta"
    full = Participation(people=318, provinces=23, institutions=96, countries=9)
    assert text_of(role(volume(replace(source, participation=full)), roles.STAT)[-1]) == "9 países"


def test_the_glossary_is_in_alphabetical_order_with_the_other_languages() -> None:
    terms = (
        Term(term=Located("riego"), definition=Located("Agua."), en=Located("irrigation")),
        Term(term=Located("África"), definition=Located("Sur.")),
    )
    made = volume(memoria(glossary=terms))
    entries = next(node for node in walk((chapter(made, "glosario"),)) if isinstance(node, DefinitionList))
    assert [text_of(term) for term, _ in entries.items] == ["África", "riego"]
    assert text_of(entries.items[1][1][0]) == "Agua. en: irrigation"


def test_the_bibliography_is_set_plainly_by_author_and_year() -> None:
    book = (
        ("id", "a"),
        ("author", "Quirola Batlle, Inés"),
        ("issued", "2021"),
        ("title", "Inventario"),
        ("publisher", "Observatorio"),
        ("publisher-place", "Quito"),
        ("collection-title", "Cuadernos"),
        ("collection-number", "8"),
    )
    article = (
        ("author", "Lizarzaburu, Octavio; Wong, Lucía"),
        ("issued", "2019-03"),
        ("title", "El tercer carril"),
        ("container-title", "Revista"),
        ("volume", "7"),
        ("issue", "2"),
        ("page", "113-149"),
    )
    law = (("title", "Constitución"), ("issued", "2008"))
    made = volume(memoria(bibliography=(book, article, law)))
    assert text_of(chapter(made, "bibliografia")).split(". ", 0)[0].startswith("Bibliografía Constitución (2008).")
    assert "Lizarzaburu, Octavio; Wong, Lucía (2019). «El tercer carril». Revista, 7(2), pp. 113–149." in words(made)
    assert "Quirola Batlle, Inés (2021). Inventario. Cuadernos, 8. Quito: Observatorio." in words(made)


def test_a_cited_work_is_in_its_own_language_and_what_the_frame_says_of_it_in_the_volumes() -> None:
    essay = (
        ("author", "Meireles, João"),
        ("editor", "Ledesma, Iván"),
        ("issued", "2020"),
        ("title", "Nove anos de missões"),
        ("container-title", "Cadernos"),
        ("language", "pt-BR"),
    )
    made = volume(memoria(bibliography=(essay, (("title", "Constitución"), ("issued", "2008"), ("language", "es")))))
    spans = [one for one in walk((chapter(made, "bibliografia"),)) if isinstance(one, Span) and dict(one.attr.pairs).get("lang")]
    assert [(dict(one.attr.pairs)["lang"], text_of((one,))) for one in spans] == [
        ("pt-BR", "«Nove anos de missões»."),
        ("pt-BR", "Cadernos"),
    ]


def test_coverage_counts_what_came_and_names_who_is_awaited() -> None:
    made = volume(memoria(note((para("x"),))))
    table = tables(chapter(made, "anexo-cobertura"))[0]
    assert [cell.strip() for cell in rows(table)[0]][1:] == ["2", "1", "—", "Luis Toro"]


def test_a_public_edition_names_no_private_or_internal_file() -> None:
    files = tuple(
        SourceRecord(path=path, sha256="", size=1, role=role_)
        for path, role_ in (("evento.yaml", "event"), ("crudo/zoom.csv", "private"))
    )
    private = note((para("x"),), path="notas/interna.md", access="interno")
    made = volume(memoria(note((para("y"),)), private, files=files))
    listed = [row[0] for row in rows(tables(chapter(made, "anexo-cobertura"))[-1])]
    assert listed == ["evento.yaml", "notas/panel.mdRedes que duran"]
