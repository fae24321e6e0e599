"""A form says what is known, asks for the rest, and comes back as a note."""

from __future__ import annotations

import io

import pytest
from docx import Document

from memoria.codes import Severity
from memoria.coverage import coverage
from memoria.forms.form import Form, forms_of
from memoria.forms.instructions import bracketed, is_form_heading, is_instruction
from memoria.forms.markdown import as_markdown
from memoria.forms.seal import is_untouched
from memoria.forms.texts import LANGUAGES, columns, heading, marker, table
from memoria.forms.word import as_word
from memoria.readers.classify import Role
from memoria.theme import read_theme
from memoria.vocabulary import marker as meaning
from memoria.workspace.places import THEME, shipped_templates
from tests.forms.events import event, of

LOOKS = read_theme((shipped_templates() / "default" / THEME).read_text("utf-8"))


def form(stem: str, language: str = "es") -> Form:
    return next(form for form in forms_of(event(language=language).memoria) if form.stem.startswith(stem))


def filled(text: str, **parts: str) -> str:
    """A Markdown form as somebody leaves it who writes under the headings and forgets the instructions."""
    text = text.replace("estado: borrador", "estado: final").replace("título:\n", "título: Lo que se dijo\n")
    for name, words in parts.items():
        text = text.replace(f"## {name.replace('_', ' ')}\n", f"## {name.replace('_', ' ')}\n\n{words}\n")
    return text


def test_there_is_a_form_for_each_note_expected() -> None:
    forms = forms_of(event().memoria)
    assert [form.stem for form in forms] == ["S01-ana-paredes-leon", "S01-rugi", "S02-ana-paredes-leon", "S03-luis-toro"]
    assert [form.name for form in forms] == ["Ponencia", "Ponencia", "Relatoría", "Registro de preguntas"]


def test_what_is_known_is_filled_in() -> None:
    assert dict(form("S02").rows) == {
        "Tipo": "conversatorio",
        "Sesión": "S02 · Lo que dura",
        "Relatoría": "Ana Paredes León",
        "Participan": "Ana Paredes León",
        "Modera": "Luis Toro",
        "Hora": "09:30–10:00",
        "Entrega": "11 de abril de 2030",
        "Título": "",
        "Estado": "borrador",
    }


def test_a_form_is_no_longer_offered_once_its_note_has_come_unless_asked() -> None:
    note = "---\ntipo: conversatorio\nsesion: S02\n---\n\nSe habló.\n"
    memoria = event({"nota.md": note}).memoria
    assert len(forms_of(memoria)) == 3
    assert len(forms_of(memoria, received=True)) == 4


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("stem", ["S01-rugi", "S02", "S03"])
def test_a_markdown_form_that_nobody_filled_in_is_known_and_is_no_note(stem: str, language: str) -> None:
    reading = event({"nota.md": as_markdown(form(stem, language))}, language)
    assert [problem.code for problem in of(reading, "nota.md")] == ["B-001"]
    assert not reading.memoria.contributions
    assert len(coverage(reading.memoria).slots) == 4


def test_a_markdown_form_filled_in_is_read_without_a_warning() -> None:
    text = filled(
        as_markdown(form("S02")).replace("⟦La conversación", "Se partió de una pregunta.\n\n⟦La conversación"),
        Ideas_fuerza="- Una red dura si tiene presupuesto\n- Nadie la cuida sola",
        Compromisos="COMPROMISO: Constituir mesa | Responsable: RUGI | Plazo: 30/09/2030 | Indicador: acta | Verificación: acta",
        Preguntas="PREGUNTA: ¿Quién paga? | Quién: Luis Toro | Respuesta: Nadie todavía | Responde: Ana Paredes León",
    )
    reading = event({"nota.md": text})
    assert [p for p in of(reading, "nota.md") if p.severity is not Severity.INFO] == []
    (note,) = reading.memoria.contributions
    assert note.session_id == "S02"
    assert [(mark.kind, mark.words) for mark in note.marks] == [
        ("key-idea", "Una red dura si tiene presupuesto"),
        ("key-idea", "Nadie la cuida sola"),
        ("commitment", "Constituir mesa"),
        ("question", "¿Quién paga?"),
    ]
    words = str(note.body)
    assert "⟦" not in words
    assert "Disensos" not in words, "a part left empty goes with its heading"
    assert "Se partió" in words


def test_what_somebody_wrote_between_the_signs_is_kept() -> None:
    text = as_markdown(form("S02")).replace("⟦La conversación en tres párrafos", "⟦Se habló en tres idiomas")
    reading = event({"nota.md": text})
    assert "B-002" in {problem.code for problem in of(reading, "nota.md")}
    (note,) = reading.memoria.contributions
    assert "Se habló en tres idiomas" in str(note.body)
    assert "⟦" not in str(note.body)


def test_a_form_whose_instructions_were_all_deleted_leaves_no_empty_headings() -> None:
    lines = [line for line in as_markdown(form("S02")).splitlines() if not line.startswith("⟦")]
    text = "\n".join(lines).replace("## Ideas fuerza", "Se habló.\n\n## Ideas fuerza")
    (note,) = event({"nota.md": text}).memoria.contributions
    assert "Disensos" not in str(note.body)
    assert "Se habló" in str(note.body)


def test_an_untouched_form_in_its_folder_is_passed_over_in_silence() -> None:
    made = form("S02")
    reading = event({"formularios/S02.md": as_markdown(made), "formularios/S02.docx": as_word(made, LOOKS)})
    assert not reading.memoria.contributions
    assert not [problem for problem in reading.problems if "formularios" in problem.at.path]
    assert {file.role for file in reading.memoria.files if "formularios" in file.path} == {str(Role.FORM)}


def test_a_form_filled_in_where_it_lies_is_a_note() -> None:
    text = (
        as_markdown(form("S02"))
        .replace("⟦La conversación", "Se habló.\n\n⟦La conversación")
        .replace("borrador\n---", "final\n---")
    )
    reading = event({"formularios/S02.md": text})
    assert [note.path for note in reading.memoria.contributions] == ["formularios/S02.md"]
    assert [p.code for p in of(reading, "formularios/S02.md")] == ["B-004"]


def test_a_note_that_says_other_than_the_programme_is_said() -> None:
    text = as_markdown(form("S02")).replace("⟦La", "Se habló.\n\n⟦La", 1)
    text = text.replace("modera: Luis Toro", "modera: RUGI").replace("09:30–10:00\nentrega", "09:40–10:05\nentrega")
    found = [problem for problem in of(event({"nota.md": text}), "nota.md") if problem.code == "B-003"]
    assert [(p.values["field"], p.values["said"], p.values["planned"]) for p in found] == [
        ("modera", "RUGI", "Luis Toro"),
        ("hora", "09:40–10:05", "09:30–10:00"),
    ]


def test_a_word_form_has_its_table_its_parts_and_no_clock() -> None:
    made = form("S02")
    data = as_word(made, LOOKS)
    assert data == as_word(made, LOOKS)
    document = Document(io.BytesIO(data))
    assert [(row.cells[0].text, row.cells[1].text) for row in document.tables[0].rows] == list(made.rows)
    headings = [paragraph.text for paragraph in document.paragraphs if paragraph.style and paragraph.style.name == "Heading 2"]
    assert headings == [part.heading for part in made.parts if part.heading]
    assert [cell.text for cell in document.tables[2].rows[0].cells] == list(columns("commitments", "es"))
    assert all(is_instruction(p.text) for p in document.paragraphs if "⟦" in p.text)


def test_a_form_that_word_saved_is_no_longer_untouched() -> None:
    data = as_word(form("S02"), LOOKS)
    assert is_untouched(data)
    document = Document(io.BytesIO(data))
    document.tables[0].rows[7].cells[1].text = "Un título"
    stream = io.BytesIO()
    document.save(stream)
    assert not is_untouched(stream.getvalue())
    assert not is_untouched(b"PK damaged")
    assert not is_untouched(b"")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_of_forms_mean_what_the_reader_takes_them_for(language: str) -> None:
    for part, entry in table("forms")["parts"].items():
        if "mark" in entry:
            known = meaning(heading(part, language))
            assert known is not None
            assert (known.kind, known.plural) == (entry["mark"], True)
            assert is_form_heading(heading(part, language))
            assert meaning(marker(part, language)) is not None
    for entries in (table("texts")["headings"], table("texts")["instructions"], table("texts")["names"]):
        assert all(entry[language] for entry in entries.values())


def test_signs_must_hold_the_whole_text() -> None:
    assert bracketed("⟦uno⟧") == "uno"
    assert bracketed("⟦uno⟧ y ⟦dos⟧") is None
    assert bracketed("uno ⟦dos⟧") is None
    assert not is_instruction("⟦Lo que dije⟧")
    assert is_instruction("⟦…⟧")
    assert is_instruction("⟦Una frase por idea,  cada una en su punto⟧")
