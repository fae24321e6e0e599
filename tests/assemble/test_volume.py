"""The whole volume: its parts and their order, its numbers, its links, what goes in and what does not."""

from dataclasses import replace
from functools import cache

import pytest

from memoria.assemble import Volume
from memoria.document import roles
from memoria.document.tree import (
    Attr,
    Cell,
    Column,
    Div,
    Figure,
    Heading,
    Image,
    Link,
    Para,
    Plain,
    Resource,
    Row,
    Span,
    Table,
    Text,
)
from memoria.document.walk import text_of, walk
from memoria.labels import LANGUAGES
from memoria.model.contribution import Contribution
from memoria.model.event import (
    Axis,
    Contact,
    Day,
    Durations,
    Edition,
    Group,
    Horizons,
    Objectives,
    Organiser,
    Participation,
    Product,
    Registration,
    Session,
    Term,
    Venue,
)
from memoria.model.event import Figure as Counted
from memoria.model.marks import MARKS, Commitment
from memoria.model.people import Organisation, Person, Register
from memoria.model.roadmap import FollowUp, Roadmap
from memoria.source import Located
from tests.assemble.making import (
    agreement,
    at,
    checked,
    commitment,
    event,
    heading,
    marked,
    memoria,
    note,
    para,
    prose,
    register,
    volume,
)
from tests.assemble.reading import attr, chapter, headings, links, nodes, place, role, rows, tables, words


@cache
def whole() -> Volume:
    """A small event with something of everything that the frame arranges."""
    body = (
        heading(2, "Lo que cambiamos", "lo-que-cambiamos"),
        para("Palabras.", 3),
        marked("commitment", 0, "Constituir la mesa técnica", 5),
    )
    source = memoria(
        note(
            (*body, marked("agreement", 1, "Levantar un inventario común", 7)),
            (commitment(objective=Located("OE2")), agreement()),
        ),
        prose=(
            prose("antecedentes", para("Antes.", 1, "antecedentes.md")),
            prose("presentacion", para("Esto es.", 1, "presentacion.md")),
            prose("sintesis", para("En breve.", 1, "sintesis.md")),
            prose("sintesis.fr", para("En bref.", 1, "sintesis.fr.md"), language="fr"),
            prose("conclusiones", para("Al fin.", 1, "conclusiones.md")),
        ),
        glossary=(Term(term=Located("Red"), definition=Located("Conjunto."), en=Located("Network")),),
    )
    return volume(source)


def test_parts_stand_in_order_and_chapters_are_numbered() -> None:
    parts = [attr(block).classes[0] for block in whole().document.blocks]
    assert parts == ["cover", "front", "body", "annex"]
    assert headings(whole()) == [
        "Lo que falta",
        "Créditos",
        "Contenido",
        "Siglas",
        "Presentación",
        "Resumen ejecutivo",
        "1 · Antecedentes y objetivos",
        "2 · Programa",
        "3 · Cooperación descentralizada",
        "4 · Resultados",
        "5 · Hoja de ruta",
        "6 · Conclusiones",
        "Anexo A · Programa detallado",
        "Anexo B · Participantes por institución",
        "Anexo C · Objetivos frente a evidencia",
        "Anexo D · Fichas de los compromisos",
        "Anexo E · Compromisos por institución",
        "Anexo F · Glosario",
        "Anexo G · Cobertura y fuentes",
    ]


def test_an_event_of_a_title_and_a_date_is_a_volume_without_empty_sections() -> None:
    bare = event(axes=(), programme=(), objectives=None, organisers=(), edition=None, motto=None, platform=None, modality="")
    made = volume(memoria(event=bare, register=replace(register(), organisations=(), people=())))
    assert headings(made) == ["Lo que falta", "Créditos", "Contenido", "1 · Programa"]
    empty = [node for node in nodes(made) if isinstance(node, Div) and not node.content]
    assert [div.attr.classes for div in empty] == [(roles.CONTENTS,)]


def test_no_heading_stands_without_matter_under_it() -> None:
    blocks = [node for node in nodes(whole()) if isinstance(node, Div) and node.content and isinstance(node.content[-1], Heading)]
    assert blocks == []


def test_sections_of_a_chapter_are_numbered_and_those_of_an_annex_have_its_letter() -> None:
    assert headings(whole(), 2)[1:4] == ["1.1 · Antecedentes", "1.2 · Objetivos", "2.1 · Ejes temáticos"]
    assert attr(place(whole(), "sesion-S04")).get("number") == "3.1"


def test_captions_are_numbered_through_the_volume_by_kind() -> None:
    def captioned(words_: str) -> Table:
        cell = Cell((Plain((Text("x"),)),))
        return Table((Column(),), (), (Row((cell,)),), caption=(Plain((Text(words_),)),))

    figure = Figure((Plain((Image((Text("barras"),), "a.png"),)),), (Plain((Text("Barras"),)),))
    made = volume(memoria(note((captioned("Convenios"), figure, captioned("Socios")))))
    captions = [text_of(node.caption) for node in nodes(made) if isinstance(node, Table | Figure) and node.caption]
    assert captions[0].startswith("Tabla 1. Programa del 28 de marzo")
    assert captions[1:4] == ["Tabla 2. Convenios", "Figura 1. Barras", "Tabla 3. Socios"]
    assert [text_of(place(made, name)) for name in ("tabla-2", "figura-1", "tabla-3")] == ["Convenios", "Barras", "Socios"]


def test_tables_and_figures_are_listed_after_the_contents_where_there_are_many() -> None:
    def with_figures(count: int) -> Volume:
        figure = Figure((Plain((Image((Text("barras"),), "a.png"),)),), (Plain((Text("Barras"),)),))
        return volume(memoria(note((figure,) * count)))

    def listed(made: Volume) -> list[str]:
        return [node.attr.classes[0] for node in nodes(made) if isinstance(node, Div) and not node.content]

    assert listed(with_figures(2)) == ["contents", "list-of-tables"]
    assert listed(with_figures(3)) == ["contents", "list-of-tables", "list-of-figures"]
    assert role(with_figures(3), roles.LIST_OF_FIGURES)[0].attr.get("title") == "Figuras"


def test_every_identifier_stands_once_and_every_link_leads_somewhere() -> None:
    names = [attr(node).identifier for node in nodes(whole()) if attr(node).identifier]
    assert len(names) == len(set(names))
    targets = [node.target[1:] for node in nodes(whole()) if isinstance(node, Link) and node.target.startswith("#")]
    pages = [node.attr.get("target") for node in nodes(whole()) if isinstance(node, Span) and node.attr.has(roles.PAGE_REF)]
    assert set(targets) | set(pages) <= set(names)
    assert {"C-03", "fila-C-03", "A-02", "fila-A-02", "sesion-S04"} <= set(targets) | set(pages)


def test_a_commitment_and_its_row_link_to_each_other() -> None:
    assert links(place(whole(), "C-03"))[-2:] == ["#fila-C-03", "#ficha-C-03"]
    assert links(place(whole(), "fila-C-03")) == ["#C-03"]


def test_each_leaf_of_a_note_and_each_field_of_its_marks_is_known_to_be_printed() -> None:
    lines = {position.line for position in whole().printed if position.path == "notas/panel.md"}
    assert {1, 3, 5, 7} <= lines
    assert at(1, "antecedentes.md") in whole().printed


def test_a_translation_has_its_own_title_and_language() -> None:
    french = place(whole(), "sintesis-fr")
    assert text_of(french) == "Synthèse"
    wrapped = [div for div in walk(whole().document.blocks) if isinstance(div, Div) and div.attr.get("lang") == "fr"]
    assert any(node is french for node in walk(wrapped[0].content))


def test_a_contribution_in_another_language_says_so_wherever_it_is_printed() -> None:
    made = volume(
        memoria(note((marked("commitment", 0, "Créer la table"),), (commitment(words="Créer la table"),), language="fr"))
    )
    contribution = role(made, "contribution")[0]
    assert contribution.attr.get("lang") == "fr"
    cell = tables(chapter(made, "hoja-de-ruta"))[0].body[1].cells[1]
    assert [
        attr(node).get("lang") for node in walk(cell.content) if text_of(node) == "Créer la table" and isinstance(node, Span)
    ] == ["fr"]


def test_two_notes_with_the_same_headings_do_not_collide_and_keep_their_links() -> None:
    def with_link(path: str) -> Contribution:
        link = Link((Text("abajo"),), "#fin")
        return note((Para((link,)), heading(1, "Fin", "fin"), para("x")), path=path, title=Located(path))

    made = volume(memoria(with_link("a/panel.md"), with_link("b/panel.md")))
    assert {"nota-a-panel-fin", "nota-b-panel-fin"} <= {attr(node).identifier for node in nodes(made)}
    targets = [target for div in role(made, "contribution") for target in links(div)]
    assert targets == ["#nota-a-panel-fin", "#nota-b-panel-fin"]


def test_a_link_to_another_note_leads_to_where_it_is_printed() -> None:
    first = note((Para((Link((Text("véase"),), "otra.md"),)),), path="a/una.md", title=Located("Una"))
    second = note((para("x"),), path="a/otra.md", title=Located("Otra"))
    assert links(role(volume(memoria(first, second)), "contribution")[1]) == ["#nota-otra"]


def test_headings_of_a_note_go_under_its_title() -> None:
    made = volume(memoria(note((heading(1, "Uno"), heading(2, "Dos"), heading(6, "Seis")))))
    contribution = role(made, "contribution")[0]
    found = [(node.level, text_of(node)) for node in walk(contribution.content) if isinstance(node, Heading)]
    assert found == [(3, "Redes que duran"), (4, "Uno"), (5, "Dos"), (6, "Seis")]


def test_a_first_heading_that_repeats_the_title_is_printed_once_and_accounted_for() -> None:
    made = volume(memoria(note((heading(1, "Redes que duran", line=9), para("x")))))
    contribution = role(made, "contribution")[0]
    assert [text_of(node) for node in walk(contribution.content) if isinstance(node, Heading)] == ["Redes que duran"]
    assert at(9) in made.printed


def test_a_note_named_as_its_session_has_no_second_title() -> None:
    made = volume(memoria(note((heading(2, "Uno"),), title=Located("Tres territorios, tres caminos", at(2)))))
    contribution = role(made, "contribution")[0]
    assert [(node.level, text_of(node)) for node in walk(contribution.content) if isinstance(node, Heading)] == [(3, "Uno")]
    assert at(2) in made.printed


def test_notes_stand_in_the_order_of_the_programme_and_what_was_noted_of_the_session_comes_last() -> None:
    def by(name: str, path: str, kind: str = "ponencia") -> Contribution:
        authors = (Located(name),) if kind == "ponencia" else ()
        return note((para("x"),), path=path, type=kind, authors=authors, title=Located(path))

    invited = event()
    session = replace(invited.sessions[1], participants=(Located("red-uno"), Located("ana-paredes")))
    planned = replace(invited, programme=(Day(date=invited.start, sessions=(session,)),))
    notes = (by("", "c-preguntas.md", "preguntas"), by("", "b-nota.md", "nota"), by("ana-paredes", "a.md"), by("red-uno", "z.md"))
    made = volume(memoria(*notes, event=planned))
    assert headings(made, 3)[2:] == ["z.md", "a.md", "b-nota.md", "c-preguntas.md"]


def test_a_session_of_which_nothing_came_says_so_in_one_line() -> None:
    made = volume(memoria())
    assert words(made).count("Sin nota recibida a la fecha de cierre.") == 1


def test_a_ceremony_without_a_note_stands_in_the_programme_with_all_that_is_told_of_it() -> None:
    opening = replace(event().sessions[0], questions=(Located("¿Por qué?"),), recording=Located("https://example.org/s01"))
    planned = event(programme=(Day(date=event().start, sessions=(opening, event().sessions[1])),))
    made = volume(memoria(event=planned))
    assert not [title for title in headings(made) if "Apertura" in title]
    row = rows(tables(chapter(made, "anexo-programa"))[0])[0]
    assert row == ["S01", "09:00–09:20", "InauguraciónPregunta: ¿Por qué? Grabación: example.org/s01", "RUGI"]
    assert attr(place(made, "sesion-S01")) in [attr(node) for node in walk((chapter(made, "anexo-programa"),))]
    told = volume(memoria(note((para("Bienvenida."),), session="S01", type="nota"), event=planned))
    assert "3 · Apertura" in headings(told)
    assert text_of(role(told, roles.SESSION_HEADER)[0]).startswith("Fecha 28 de marzo, 09:00–09:20 Formato")
    assert "Sesión" not in headings(volume(memoria(event=planned), session="S01"))


def test_labels_of_a_session_agree_with_how_many_things_they_name() -> None:
    session = replace(
        event().sessions[1],
        moderators=(Located("Uno"), Located("Dos")),
        participants=(Located("Tres"),),
        topics=(Located("agua"),),
        questions=(Located("¿Uno?"), Located("¿Dos?")),
        slides=(Located("a.pdf"),),
    )
    made = volume(memoria(event=event(programme=(Day(date=event().start, sessions=(session,)),))))
    header = text_of(role(made, roles.SESSION_HEADER)[0])
    for label in ("Moderan Uno", "Participa Tres", "Tema agua", "Preguntas ¿Uno?", "Presentación a.pdf"):
        assert label in header


@pytest.mark.parametrize(
    ("language", "printed"),
    [
        ("es", "Organiza Red Uno Socios Red Dos; Red Tres"),
        ("en", "Organiser Red Uno Partners Red Dos; Red Tres"),
        ("fr", "Organisation Red Uno Partenaires Red Dos ; Red Tres"),
        ("pt", "Organiza Red Uno Parceiros Red Dos; Red Tres"),
    ],
)
def test_the_credits_name_one_partner_or_several(language: str, printed: str) -> None:
    those = (("Red Uno", "organiza"), ("Red Dos", "socio"), ("Red Tres", "socio"))
    organisers = tuple(Organiser(organisation=Located(name), role=role) for name, role in those)
    made = checked(memoria(event=event(organisers=organisers)), language=language).value
    assert printed in " ".join(words(made).split())


def test_what_stands_between_title_and_text_keeps_with_the_text() -> None:
    made = volume(memoria(note((para("Palabras."),), abstract=Located("En breve."), state="borrador")))
    byline = role(made, roles.BYLINE)[0]
    assert text_of(byline).startswith("Ana Paredes León, Prefecta")
    assert [div.attr.classes for div in byline.content if isinstance(div, Div)] == [("small",), ("notice",), ("lead",)]
    assert {roles.BYLINE, roles.SESSION_HEADER} == set(roles.KEEPS_WITH_NEXT)


@pytest.mark.parametrize(
    ("kind", "language", "printed"),
    [
        ("Foro", "es", "Memoria del foro"),
        ("Cumbre", "es", "Memoria de la cumbre"),
        ("Encuentro Nacional", "es", "Memoria del encuentro Nacional"),
        ("Jornadas", "es", "Memoria de las jornadas"),
        ("Foro", "fr", "Actes du forum"),
        ("Atelier", "fr", "Actes de l’atelier"),
        ("Cumbre", "pt", "Memória da cúpula"),
        ("Seminar", "en", "Proceedings of the seminar"),
        ("Fiesta", "es", "Memoria de trabajo"),
        ("", "es", "Memoria de trabajo"),
    ],
)
def test_the_cover_says_of_what_kind_of_event_it_is(kind: str, language: str, printed: str) -> None:
    made = volume(memoria(event=event(kind=Located(kind) if kind else None)), language=language)
    assert text_of(role(made, "cover-kind")[0]) == printed


@pytest.mark.parametrize(
    ("kind", "title", "printed"),
    [
        ("Cumbre", "El agua", "Memoria de la Cumbre El agua"),
        ("Foro", "Foro de ciudades", "Memoria del Foro de ciudades"),
        ("", "El agua", "Memoria: El agua"),
    ],
)
def test_the_title_of_the_volume_agrees_with_the_kind_of_event(kind: str, title: str, printed: str) -> None:
    made = volume(memoria(event=event(kind=Located(kind) if kind else None, title=Located(title))))
    assert made.document.meta.title == printed


def test_no_cell_of_the_frame_is_empty() -> None:
    assert not [
        node for node in nodes(whole()) if isinstance(node, Table) for row in node.body for c in row.cells if not c.content
    ]


def test_a_note_of_no_session_has_its_place() -> None:
    made = volume(memoria(note((para("suelta"),), session="")))
    assert "4 · Otras contribuciones" in headings(made)
    assert "suelta" in words(made)


def test_a_dangling_link_of_a_note_is_said_and_keeps_its_words() -> None:
    result = checked(memoria(note((Para((Link((Text("ver"),), "#nada", at=at(4)),)),))))
    assert [(d.code, d.at.line) for d in result.diagnostics] == [("V-008", 4)]
    assert links(role(result.value, "contribution")[0]) == []
    assert "ver" in words(result.value)


def test_where_the_roadmap_is_left_out_nothing_points_to_it() -> None:
    source = memoria(note((marked("commitment", 0, "Constituir la mesa técnica"),), (commitment(),)))
    made = checked(source, {"roadmap.md.j2": "", "annex-sheets.md.j2": "", "annex-institutions.md.j2": ""})
    assert made.diagnostics == ()
    assert role(made.value, roles.GO) == []
    assert "C-03" in words(made.value)


def test_where_the_roadmap_alone_is_left_out_the_way_to_the_sheet_stays() -> None:
    source = memoria(note((marked("commitment", 0, "Constituir la mesa técnica"),), (commitment(),)))
    made = checked(source, {"roadmap.md.j2": ""}).value
    assert text_of(role(made, roles.GO)[0]).strip() == "→ Ficha, p."
    assert links(place(made, "ficha-C-03")) == []


def test_a_template_of_the_same_name_takes_the_place_of_ours() -> None:
    made = checked(memoria(), {"credits.md.j2": "# Legales\n\n{{ credits.citation | tree }}\n"})
    assert "Legales" in headings(made.value)
    assert "Créditos" not in headings(made.value)


def test_a_broken_section_is_left_out_and_the_draft_goes_on() -> None:
    made = checked(memoria(), {"credits.md.j2": "# {{ nada }}"})
    assert [d.code for d in made.diagnostics] == ["V-002"]
    assert "Contenido" in headings(made.value)


def test_only_the_pictures_that_are_shown_go_with_the_volume() -> None:
    picture = Resource(b"png", "image/png")
    body = (Para((Image((Text("barras"),), "a.png"),)),)
    made = volume(memoria(note(body), images=(("a.png", picture), ("b.png", picture))))
    assert made.document.resources == (("a.png", picture),)


def test_the_file_says_what_it_is() -> None:
    meta = whole().document.meta
    assert meta.title == "Memoria del Foro La internacionalización territorial"
    assert meta.running_title == "Memoria · La internacionalización territorial"
    assert (meta.date, meta.language, meta.keywords) == ("2023-06-30T00:00:00Z", "es", ("Cooperación descentralizada",))
    assert meta.label("continued") == "continuación"


def test_a_draft_says_so_with_its_date_and_fingerprint_and_a_final_edition_does_not() -> None:
    draft = volume(memoria(), fingerprint="a1b2c3d4e5f6")
    assert draft.document.meta.draft == "BORRADOR · 30/06/2023 · a1b2c3d4"
    assert "Lo que falta" in headings(draft)
    final = volume(memoria(), final=True)
    assert final.document.meta.draft == ""
    assert "Lo que falta" not in headings(final)
    assert "BORRADOR" not in words(final)


def test_the_draft_page_names_who_owes_what_and_what_is_not_final() -> None:
    made = volume(memoria(note((para("x"),), state="borrador")))
    page = text_of(role(made, roles.NOTICE)[0])
    assert "S04, Panel. Tres territorios, tres caminos · Luis Toro · entrega 11 abr. 2023" in page
    assert "Redes que duran (borrador)" in page


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_frame_speaks_the_language_asked_for_and_no_key_shows(language: str) -> None:
    source = memoria(
        note((marked("commitment", 0, "Constituir"),), (commitment(priority="alta"),)),
        participation=Participation(people=3, peak=2),
    )
    made = volume(source, language=language)
    chapters = {"es": "Hoja de ruta", "en": "Roadmap", "fr": "Feuille de route", "pt": "Roteiro de ação"}
    assert any(title.endswith(chapters[language]) for title in headings(made))
    assert made.document.meta.language == language
    if language != "es":
        assert "Responsable y aliados" not in words(made)


def test_one_session_alone_is_a_volume() -> None:
    made = volume(memoria(note((para("Palabras."),))), edition="sesion", session="S04")
    assert headings(made) == ["Lo que falta", "Contenido", "1 · Cooperación descentralizada"]
    unknown = checked(memoria(), edition="sesion", session="S99")
    assert [d.code for d in unknown.diagnostics] == ["V-009"]
    assert unknown.value.shown is None


def test_the_same_event_gives_the_same_tree() -> None:
    source = memoria(note((para("x"),)))
    assert volume(source) == volume(source)


def test_the_programme_tells_what_was_planned_and_what_was_held() -> None:
    programme = next(t for t in tables(chapter(whole(), "programa")) if t.attr.has(roles.PROGRAMME))
    assert rows(programme)[1][0] == "09:50–10:20celebrada 09:58–10:31"
    assert text_of(place(whole(), "sesion-S04")) == "Panel. Tres territorios, tres caminos"
    header = text_of(role(whole(), roles.SESSION_HEADER)[0])
    assert "28 de marzo, 09:50–10:20 celebrada 09:58–10:31" in header
    assert "Ana Paredes León, Prefecta, Red Uno de Gobiernos Intermedios (Ecuador)" in header


def test_captions_say_what_a_table_is_without_its_chapter() -> None:
    caption = text_of(tables(chapter(whole(), "anexo-programa"))[0].caption)
    assert caption.endswith(". Programa detallado. Martes, 28 de marzo de 2023")


def test_attributes_of_the_frame_are_only_the_roles_of_the_contract() -> None:
    known = {value for name, value in vars(roles).items() if name.isupper() and isinstance(value, str)}
    known |= {"contribution", "plain"} | {
        f"cover-{part}" for part in ("kind", "title", "subtitle", "motto", "place", "organisers", "badge")
    }
    classes = {name for node in nodes(whole()) for name in attr(node).classes}
    assert classes <= known
    assert Attr() == attr(Para(()))


def test_the_volume_says_how_to_cite_it() -> None:
    legal = text_of(whole().document.blocks[1])
    assert "RUGI. 2023. Memoria del Foro La internacionalización territorial (28 y 29 de marzo de 2023)." in legal


def test_only_acronyms_that_the_volume_prints_are_listed() -> None:
    people = register()
    unused = replace(people.organisations[0], id=Located("otra"), name=Located("Otra Red"), acronym=Located("OTRA"))
    source = memoria(register=replace(people, organisations=(*people.organisations, unused)))
    assert "OTRA" not in words(volume(source))
    named = replace(source, contributions=(note((para("La OTRA vino."),)),))
    assert "OTRA Otra Red" in words(volume(named))


def test_a_country_is_not_said_twice() -> None:
    people = register()
    named = replace(people.organisations[0], name=Located("Consorcio del Ecuador"))
    made = volume(memoria(register=replace(people, organisations=(named,))))
    assert "Consorcio del Ecuador (Ecuador)" not in words(made)
    assert "Consorcio del Ecuador, Ecuador" not in words(made)


def test_an_event_full_of_holes_is_still_a_volume() -> None:
    """No id, hour, date, title, name, count or word can be relied on."""
    sessions = (
        Session(),
        Session(id=Located("S1"), format="panel"),
        Session(id=Located(" "), title=Located("¿?")),
        Session(id=Located("S1"), axis=Located("x")),
    )
    holes = event(
        title=None,
        start=None,
        end=None,
        programme=(Day(sessions=sessions), Day()),
        axes=(Axis(), Axis(id=Located("x")), Axis(title=Located("Solo título"))),
        organisers=(Organiser(), Organiser(organisation=Located("nadie"), role="")),
        contacts=(Contact(publish=(Located("correo"),)),),
        products=(Product(),),
        objectives=Objectives(general=(Located(""),)),
        edition=Edition(),
        venue=Venue(),
        registration=Registration(),
        durations=Durations(),
        horizons=Horizons(),
        audience=(Located(""),),
    )
    marks = tuple(kind(id="") for kind in MARKS)
    bodies = (
        tuple(marked(mark.kind, n, "x") for n, mark in enumerate(marks)),
        (marked("agreement", 99, "perdida"), Div((), Attr("", ("mark",)))),
    )
    notes = (
        note(bodies[0], marks, session="S1", title=None, authors=()),
        note(bodies[1], (), path="b.md", session="", title=None, authors=(Located("Nadie"),), type=""),
        note((), (), path="", session="S404", title=Located("Vacía"), language=""),
    )
    source = memoria(
        *notes,
        event=holes,
        register=Register(organisations=(Organisation(),), people=(Person(),)),
        glossary=(Term(),),
        bibliography=((), (("title", ""),)),
        participation=Participation(groups=(Group(), Group(title=Located("a"), rows=(Counted(),)))),
        roadmap=Roadmap(
            (Commitment(),),
            excluded=((Commitment(id="C-1"), ""),),
            merged=((Commitment(id="C-2"), "C-9"),),
            follow_up=(("C-7", FollowUp()),),
        ),
    )
    for options in ({}, {"internal": True}, {"final": True, "language": "fr"}):
        made = checked(source, **options)
        assert made.diagnostics == ()
        assert "perdida" in words(made.value)


def test_a_title_that_says_its_format_does_not_say_it_twice_in_another_language() -> None:
    sessions = (replace(event().programme[0].sessions[1], title=Located("Panel: tres territorios")),)
    days = (replace(event().programme[0], sessions=sessions),)
    made = words(volume(memoria(event=event(programme=days)), language="pt"))
    assert "Panel: tres territorios" in made
    assert "Painel. Panel" not in made
