"""Notes, in both source forms, and the session each belongs to."""

from __future__ import annotations

from datetime import date, time

import pytest

from memoria.diagnostics import Checked
from memoria.document.tree import Para, Text
from memoria.model.contribution import Contribution
from memoria.model.event import Axis, Day, Event, Hours, Session
from memoria.model.marks import Agreement, Commitment, KeyIdea, Question, Reserved
from memoria.model.people import Organisation, Register
from memoria.readers.contribution import read_contributions
from memoria.readers.office import Paper
from memoria.readers.sessions import resolve
from memoria.source import Located, Position, SourceFile, position_of
from memoria.workspace.pandoc import RealPandoc
from tests.document.native import native

REGISTER = Register(
    organisations=(
        Organisation(id=Located("mate"), name=Located("Ministerio de Ambiente, Agua y Transición Ecológica")),
        Organisation(id=Located("red-uno"), name=Located("Red Uno")),
    )
)


def session(name: str, kind: str, title: str, axis: str, start: time | None = None) -> Session:
    hours = Hours(start, None) if start else None
    return Session(id=Located(name), format=kind, title=Located(title), axis=Located(axis), hours=hours)


EVENT = Event(
    title=Located("Foro"),
    language="es",
    axes=(
        Axis(id=Located("descentralizada"), title=Located("Cooperación descentralizada")),
        Axis(id=Located("sur-sur"), title=Located("Cooperación Sur-Sur")),
    ),
    programme=(
        Day(
            date=date(2023, 3, 28),
            sessions=(
                session("S03", "conferencia", "Redes que duran", "descentralizada", time(9, 10)),
                session("S04", "panel", "Tres territorios, tres caminos", "descentralizada", time(9, 50)),
                session("S09", "panel", "Aprender entre pares", "sur-sur", time(11, 15)),
            ),
        ),
        Day(
            date=date(2023, 3, 29),
            sessions=(
                session("S15", "conferencia", "La otra diplomacia", "paradiplomacia", time(9, 50)),
                Session(id=Located("S16"), format="preguntas", participants=(Located("Ana Paredes"),)),
            ),
        ),
    ),
)


def read(
    files: dict[str, str], others: tuple[str, ...] = (), papers: tuple[Paper, ...] = ()
) -> Checked[tuple[Contribution, ...]]:
    sources = [SourceFile(path, text) for path, text in files.items()]
    sizes = dict.fromkeys((*files, *others), ("f" * 64, 10))
    return read_contributions(sources, RealPandoc(), EVENT, sizes, REGISTER, papers)


MARKDOWN = """---
tipo: ponencia
sesion: S04
autor: ana-paredes
titulo: Redes provinciales
estado: borrador
---

Texto de la ponencia.[^1]

COMPROMISO: Publicar | aliados: Ministerio de Ambiente, Agua y Transición Ecológica; Red Dos

[^1]: Una nota.
"""


def test_markdown_with_front_matter() -> None:
    checked = read({"01/nota.md": MARKDOWN})
    (note,) = checked.value
    assert (note.path, note.sha256, note.session_id, note.language) == ("01/nota.md", "f" * 64, "S04", "es")
    assert note.front.title == "Redes provinciales"
    assert note.is_draft
    assert native(note.body).splitlines()[0] == "Para: Texto de la ponencia.[^Para: Una nota.]"
    (mark,) = note.marks
    assert isinstance(mark, Commitment)
    assert mark.at == Position("01/nota.md", 11, 1)
    assert (mark.note, mark.session, mark.words) == ("01/nota.md", "S04", "Publicar")
    assert mark.partners == ("Ministerio de Ambiente, Agua y Transición Ecológica", "Red Dos")
    assert note.words == 19
    assert checked.diagnostics == ()


YAML = """tipo: conversatorio
sesion: panel descentralizada
idioma: francés
texto: |
  ## Debate

  Se habló de *redes*.

  ACUERDO: Verse
ideas:
  - Una **idea** con fuerza
acuerdos:
  - texto: Reunirse cada semestre
    quienes: red-uno; Red Dos
  - "Compartir: todo | quienes: Red Uno"
compromisos:
  - accion: Constituir la mesa
    responsable: red-uno
    reserva: interno
preguntas:
  - pregunta: ¿Cómo se articula?
    quien: Red Uno
    respuesta: Así.
    responde: ana-paredes
reservado:
  - Esto no sale.
"""


def test_a_note_in_yaml_has_its_text_and_then_its_lists_in_order() -> None:
    (note,) = read({"nota.yaml": YAML}).value
    assert native(note.body, places=True) == "\n".join(
        (
            "## Debate{#debate}  @5:6",
            "Para: Se habló de *redes*.  @7:3",
            "Div{.mark .agreement mark=0}  @9:3",
            "  Para: Verse  @9:12",
            "Div{.mark .key-idea mark=1}  @11:5",
            "  Para: Una **idea** con fuerza  @11:5",
            "Div{.mark .agreement mark=2}  @13:5",
            "  Para: Reunirse cada semestre  @13:12",
            "Div{.mark .agreement mark=3}  @15:6",
            "  Para: Compartir: todo  @15:6",
            "Div{.mark .commitment mark=4}  @17:5",
            "  Para: Constituir la mesa  @17:13",
            "Div{.mark .question mark=5}  @21:5",
            "  Para: ¿Cómo se articula?  @21:15",
            "Div{.mark .reserved mark=6}  @26:5",
            "  Para: Esto no sale.  @26:5",
        )
    )
    assert (note.session_id, note.language) == ("S04", "fr")
    first, idea, agreed, plain, commitment, question, reserved = note.marks
    assert isinstance(first, Agreement)
    assert isinstance(idea, KeyIdea)
    assert idea.text == "Una idea con fuerza"
    assert isinstance(agreed, Agreement)
    assert agreed.who == ("red-uno", "Red Dos")
    assert isinstance(plain, Agreement)
    assert (plain.text, plain.who) == ("Compartir: todo", ("Red Uno",))
    assert isinstance(commitment, Commitment)
    assert (commitment.responsible, commitment.reserved) == (("red-uno",), True)
    assert isinstance(question, Question)
    assert (question.answer, question.answered_by) == ("Así.", ("ana-paredes",))
    assert isinstance(reserved, Reserved)
    assert reserved.reserved
    assert all(mark.session == "S04" and mark.note == "nota.yaml" for mark in note.marks)


def test_lists_may_stand_in_the_front_matter_of_markdown() -> None:
    (note,) = read({"nota.md": "---\nsesion: S04\nacuerdos:\n  - Verse\n---\n\nTexto.\n"}).value
    assert native(note.body) == "Para: Texto.\nDiv{.mark .agreement mark=0}\n  Para: Verse"


def test_an_internal_note_reserves_its_marks() -> None:
    (note,) = read({"nota.md": "---\nreserva: interno\n---\n\nACUERDO: Verse\n"}).value
    assert note.is_internal
    assert note.marks[0].reserved


def test_a_note_without_front_matter_is_read() -> None:
    checked = read({"nota.md": "Texto.\n", "otra.txt": "ACUERDO: Verse\n"})
    assert [(note.session_id, len(note.body), note.front.title) for note in checked.value] == [("", 1, None), ("", 1, None)]
    assert checked.diagnostics == ()


def test_yaml_beside_a_word_file_is_its_header() -> None:
    header = "tipo: ponencia\nsesion: S04\n"
    papers = (Paper("panel.docx", blocks=(Para((Text("Texto."),)),)),)
    checked = read({"panel.yaml": header, "otro.yaml": header}, ("acta.pdf",), papers)
    assert [(note.path, note.session_id) for note in checked.value] == [("otro.yaml", "S04"), ("panel.docx", "S04")]
    assert [(problem.code, problem.at.path) for problem in checked.diagnostics] == [
        ("M-030", "acta.pdf"),
        ("M-031", "panel.yaml"),
    ]


def test_an_empty_folder_has_no_notes() -> None:
    assert read({}) == Checked(())


def test_texts_cut_anywhere_never_raise() -> None:
    cuts = {f"{number}.md": MARKDOWN[:number] for number in range(0, len(MARKDOWN), 7)}
    cuts |= {f"{number}.yaml": YAML[:number] for number in range(0, len(YAML), 11)}
    assert len(read(cuts).value) == len(cuts)


SESSIONS = {
    "S04": "S04",
    "s04": "S04",
    "panel descentralizada": "S04",
    "Panel de cooperación descentralizada": "S04",
    "el panel Sur-Sur": "S09",
    "28 de marzo 9:50": "S04",
    "martes 28 de marzo, 9h50": "S04",
    "28/03/2023 9:50": "S04",
    "2023-03-29 09:50": "S15",
    "29 March 9:50": "S15",
    "conferencia del 29 de marzo": "S15",
    "La otra diplomacia": "S15",
    "preguntas": "S16",
    "Ana Paredes": "S16",
    "keynote descentralización": "S03",
}


@pytest.mark.parametrize("words", SESSIONS)
def test_words_that_name_one_session_only(words: str) -> None:
    assert resolve(Located(words, Position("n.md", 2, 9)), EVENT).value == SESSIONS[words]


UNRESOLVED = {
    "panel": ("M-041", ("S04 (Tres territorios, tres caminos)", "S09 (Aprender entre pares)")),
    "28 de marzo": (
        "M-041",
        ("S03 (Redes que duran)", "S04 (Tres territorios, tres caminos)", "S09 (Aprender entre pares)"),
    ),
    "panel de riego": ("M-040", ("S04 (Tres territorios, tres caminos)", "S09 (Aprender entre pares)")),
    "zzz": ("M-040", None),
    "S99": ("M-040", None),
    "la del": ("M-040", None),
}


@pytest.mark.parametrize("words", UNRESOLVED)
def test_words_that_name_none_or_several(words: str) -> None:
    checked = resolve(Located(words, Position("n.md", 2, 9)), EVENT)
    (problem,) = checked.diagnostics
    assert checked.value == ""
    assert (problem.code, problem.values.get("sessions")) == UNRESOLVED[words]
    assert problem.at == Position("n.md", 2, 9)


def test_the_place_of_a_name_is_its_own() -> None:
    (note,) = read({"nota.md": MARKDOWN}).value
    (mark,) = note.marks
    assert isinstance(mark, Commitment)
    assert [(at.line, at.column) for at in map(position_of, mark.partners) if at] == [(11, 33), (11, 86)]
