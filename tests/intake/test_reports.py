"""Questions, polls, surveys and forms (intake-formats 3.5, 3.7, 3.9)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from memoria.intake.raw import Kind
from memoria.model.contribution import Contribution, FrontMatter
from memoria.model.marks import Question
from memoria.source import Located
from tests.intake.making import MEMORIA, imported, xlsx

QA = """Question and Answer Report
Topic,Webinar ID
Foro Internacionalización,812 3456 7890

#,Question,Asker Name,Asker Email,Answer(s)
1,"¿Cómo se articula con el PDOT?",Luis Toro,luis@example.org,"Respondida en vivo"
2,"¿Qué ""ventanilla"" usar?",Anonymous Attendee,,
3,"¿Cuánto cuesta?",Marta Ruiz,marta@example.org,"Rosa Pilco: Unos 40 000 dólares"
"""


def test_a_report_of_questions_becomes_a_register_of_the_session() -> None:
    result = imported("crudo/qa.csv", QA, session="S04")
    assert result.paths == ["preguntas/2023-03-28-s04-preguntas.yaml"]
    assert result.data == {
        "tipo": "preguntas",
        "sesion": "S04",
        "titulo": "Preguntas por escrito",
        "estado": "borrador",
        "preguntas": [
            {
                "pregunta": "¿Cómo se articula con el PDOT?",
                "quien": "Luis Toro",
                "canal": "preguntas y respuestas",
                "estado": "respondida en vivo",
            },
            {"pregunta": '¿Qué "ventanilla" usar?', "canal": "preguntas y respuestas", "estado": "pendiente"},
            {
                "pregunta": "¿Cuánto cuesta?",
                "quien": "Marta Ruiz",
                "canal": "preguntas y respuestas",
                "estado": "respondida después",
                "respuesta": "Unos 40 000 dólares",
                "responde": "Rosa Pilco Vera",
            },
        ],
    }
    assert "# línea 6" in result.text
    assert "example.org" not in result.text
    assert "I-011" not in result.codes


@pytest.mark.parametrize(
    ("encoding", "separator", "guessed"),
    [
        ("utf-8", ",", False),
        ("utf-8-sig", ";", False),
        ("cp1252", ";", True),
        ("mac_roman", ",", True),
        ("utf-16", "\t", False),
        ("utf-16-le", "\t", True),
    ],
)
def test_every_encoding_and_separator_is_found_and_the_guess_is_told(encoding: str, separator: str, guessed: bool) -> None:
    rows = [
        ["#", "Question", "Asker Name", "Asker Email", "Answer(s)"],
        ["1", "¿Cómo se articula la relatoría con el PDOT de Cañar?", "Íñigo Peña", "", "Así será"],
        ["2", "¿Qué año habrá más información?", "Marta Núñez", "", ""],
    ]
    data = "\r\n".join(separator.join(row) for row in rows).encode(encoding)
    result = imported("crudo/qa.csv", data, session="S04")
    assert "¿Cómo se articula la relatoría con el PDOT de Cañar?" in result.text
    assert "Íñigo Peña" in result.text
    assert ("F-002" in result.codes) is guessed
    assert ("I-005" in result.codes) is (separator != ",")


def test_without_an_hour_the_session_is_asked_for() -> None:
    result = imported("crudo/qa.csv", QA)
    assert result.checked.value.made == ()
    assert result.problem("I-010").values == {"count": 3, "sessions": ("S04", "S07", "S11")}


def test_the_only_session_of_questions_of_the_day_is_meant() -> None:
    assert imported("crudo/812 - Q&A - 2023-03-29.csv", QA).paths == ["preguntas/2023-03-29-s11-preguntas.yaml"]


def test_the_hour_of_a_question_gives_its_session() -> None:
    text = "Question,Asker Name,Create Time\n¿Uno?,Luis Toro,03/28/2023 08:45:00 AM\n¿Dos?,Luis Toro,03/28/2023 10:45:00 AM\n"
    assert [path.split("-")[3] for path in imported("crudo/qa.csv", text).paths] == ["s04", "s07"]


def test_questions_that_a_note_has_already_are_not_repeated() -> None:
    known = Question(text=Located("¿Cuánto cuesta?"), words="¿Cuánto cuesta?", note="panel.yaml")
    note = Contribution(path="panel.yaml", sha256="", front=FrontMatter(), marks=(known,))
    result = imported("crudo/qa.csv", QA, session="S04", memoria=replace(MEMORIA, contributions=(note,)))
    assert "Cuánto" not in result.text
    assert result.problem("I-020").values == {"count": 1, "files": ("panel.yaml",)}


def test_a_question_that_lost_its_quotes_is_told_with_its_line_and_its_words() -> None:
    text = "#,Question,Asker Name,Asker Email,Answer(s)\n1,Luis,,,,¿Y la vialidad?, el riego\n"
    result = imported("crudo/qa.csv", text, session="S04")
    assert result.problem("I-012").at.line == 2
    assert "vialidad" in str(result.problem("I-011").values["words"])


def test_headings_never_seen_before_are_asked_for_and_mapped() -> None:
    text = "Lo que preguntó;Persona;Contestación\n¿Uno?;Luis Toro;Sí\n"
    assert imported("crudo/x.csv", text).problem("I-007").values["headings"] == ("Lo que preguntó", "Persona", "Contestación")
    told = {"Lo que preguntó": "pregunta", "Persona": "quien", "Contestación": "respuesta"}
    assert "respuesta: Sí" in imported("crudo/x.csv", text, columns=told, session="S04").text


def test_markdown_fields_and_formulas_in_a_question_are_only_letters() -> None:
    text = 'Question,Asker Name\n"=HYPERLINK(""http://x"") ![a](http://x/y.png) <b>*_no_* | estado: pendiente",Ana; Luis Toro\n'
    result = imported("crudo/qa.csv", text, session="S04")
    (entry,) = result.data["preguntas"]  # type: ignore[index]
    assert "\\!" not in entry["pregunta"]
    assert "\\[a\\]" in entry["pregunta"]
    assert "\\<b\\>" in entry["pregunta"]
    assert entry["pregunta"].startswith("\\=")
    assert entry["quien"] == "Ana Luis Toro"


# -- polls -----------------------------------------------------------------------------------------------------------------

OLD_POLL = """Poll Report
Report Generated:,"Mar 28, 2023 06:26 PM"
#,User Name,User Email,Submitted Date/Time,
1,Ana,ana@example.org,"Mar 28, 2023 09:10:00",¿Conoce la red?,Sí,¿Qué temas?,Riego;Vialidad,
2,Luis,luis@example.org,"Mar 28, 2023 09:11:00",¿Conoce la red?,No,¿Qué temas?,Riego,
"""
NEW_POLL = """Poll Report
Report Generated:,"Mar 28, 2023 06:26 PM"
Topic,Webinar ID
Foro,812 3456 7890
#,User Name,Email Address,Submitted Date and Time,¿Conoce la red?
1,Anonymous Attendee,,"Mar 28, 2023 09:10:00",Sí
2,Anonymous Attendee,,"Mar 28, 2023 09:11:00",Sí
3,Ana,ana@example.org,"Mar 28, 2023 09:11:00",No
#,User Name,Email Address,Submitted Date and Time,"¿Qué temas, y cuáles no?"
1,Anonymous Attendee,,"Mar 28, 2023 09:12:00",Riego;Vialidad
2,Anonymous Attendee,,"Mar 28, 2023 09:12:00",Riego
"""


def test_polls_before_september_2021_alternate_questions_and_answers() -> None:
    result = imported("crudo/poll.csv", OLD_POLL)
    assert result.answers == {"¿Conoce la red?": {"No": 1, "Sí": 1}, "¿Qué temas?": {"Riego": 2, "Vialidad": 1}}
    assert result.survey.people == 2
    assert result.survey.session == "S03"
    assert "example.org" not in result.text


def test_later_polls_have_a_table_for_each_question_and_anonymous_people_stay_apart() -> None:
    result = imported("crudo/poll.csv", NEW_POLL)
    assert result.answers == {"¿Conoce la red?": {"Sí": 2, "No": 1}, "¿Qué temas, y cuáles no?": {"Riego": 2, "Vialidad": 1}}
    assert result.survey.people == 3


FORM = [
    ["Marca temporal", "Nombre", "¿Cómo califica el foro?", "¿Qué mejoraría?", "¿Su correo, por si acaso?"],
    ["28/3/2023 12:10:05", "Ana Mora", "5", "Más tiempo para preguntas, por favor", "ana@example.org"],
    ["28/3/2023 12:11:05", "Luis Toro", "4", "El sonido; llámenme al 099 123 4567", "luis@example.org"],
    ["28/3/2023 12:12:05", "Rosa Pilco", "5", "Nada", "rosa@example.org"],
]


def _csv(rows: list[list[str]], separator: str) -> str:
    return "\n".join(separator.join(f'"{cell}"' for cell in row) for row in rows) + "\n"


@pytest.mark.parametrize(
    "data", [_csv(FORM, ",").encode(), _csv(FORM, ";").encode("cp1252"), xlsx(*FORM), xlsx(["Evaluación del foro"], [], *FORM)]
)
def test_an_evaluation_form_as_csv_and_as_a_workbook_with_or_without_a_title_above(data: bytes) -> None:
    result = imported("crudo/evaluacion.csv" if not data.startswith(b"PK") else "crudo/evaluacion.xlsx", data)
    assert result.answers["¿Cómo califica el foro?"] == {"4": 1, "5": 2}
    assert result.survey.people == 3
    free = [str(text) for one in result.survey.questions for text in one.free]
    assert free == ["El sonido; llámenme al [dato reservado]", "Más tiempo para preguntas, por favor", "Nada"]
    assert "Ana" not in result.text
    assert "example.org" not in result.text
    assert result.problem("I-031").values["question"] == "¿Su correo, por si acaso?"


def test_a_survey_of_zoom_has_its_questions_as_headings() -> None:
    text = 'Survey Report\n#,User Name,User Email,Submitted Date/Time,¿Útil?\n1,Ana,a@example.org,"Mar 29, 2023 12:00:00",Sí\n2,Luis,l@example.org,"Mar 29, 2023 12:00:00",Sí\n'
    result = imported("crudo/report_survey (2).csv", text)
    assert result.answers == {"¿Útil?": {"Sí": 2}}
    assert result.paths == ["encuestas/2023-03-29-evaluacion.yaml"]


def test_questions_beside_a_rapporteurs_register_are_a_note_and_no_rival() -> None:
    register = Contribution(path="s04.yaml", sha256="", front=FrontMatter(type="preguntas"), session_id="S04")
    beside = imported("crudo/qa.csv", QA, session="S04", memoria=replace(MEMORIA, contributions=(register,)))
    assert "tipo: nota" in beside.text


def test_a_report_whose_questions_are_all_known_is_understood_and_makes_nothing() -> None:
    marks = tuple(
        Question(words=words, note="s04.yaml")
        for words in ("¿Cómo se articula con el PDOT?", '¿Qué "ventanilla" usar?', "¿Cuánto cuesta?")
    )
    note = Contribution(path="s04.yaml", sha256="", front=FrontMatter(), marks=marks)
    result = imported("crudo/qa.csv", QA, session="S04", memoria=replace(MEMORIA, contributions=(note,)))
    assert result.paths == []
    assert result.checked.value.understood == (("crudo/qa.csv", Kind.QUESTIONS),)


def test_a_workbook_with_titles_and_two_levels_of_headings_is_read_below_them() -> None:
    data = xlsx(["Foro: evaluación"], ["Exportado el 30/3/2023"], ["Persona", None, "Valoración", None], *FORM)
    assert imported("crudo/e.xlsx", data).answers["¿Cómo califica el foro?"] == {"4": 1, "5": 2}


def test_letters_that_were_decoded_wrongly_before_are_told() -> None:
    text = "Question,Asker Name\n¿CÃ³mo se articula la relatorÃ­a?,Luis Toro\n"
    assert "F-003" in imported("crudo/qa.csv", text, session="S04").codes


def test_a_heading_with_fewer_cells_than_its_rows_loses_none_of_them() -> None:
    result = imported("crudo/poll.csv", OLD_POLL)
    assert sum(sum(rows.values()) for rows in result.answers.values()) == 5
