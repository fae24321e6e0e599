"""Polls stand after the figures of participation, each question a chart; answers in free words are not printed."""

from __future__ import annotations

from dataclasses import replace

from memoria.model.event import Figure, Participation, Survey, SurveyQuestion
from memoria.source import Located
from tests.assemble.making import memoria, volume
from tests.assemble.reading import words


def test_a_poll_is_a_title_and_a_chart_for_each_question_of_options() -> None:
    rows = (Figure(name=Located("Riego"), count=30), Figure(name=Located("Vialidad"), count=12))
    questions = (
        SurveyQuestion(text=Located("¿Qué tema urge?"), people=42, rows=rows),
        SurveyQuestion(text=Located("¿Qué mejoraría?"), free=(Located("Todo, en voz baja"),)),
    )
    survey = Survey(title=Located("Encuesta"), session=Located("S03"), people=42, questions=questions)
    made = words(volume(replace(memoria(), surveys=(("encuestas/x.yaml", survey),))))
    assert "Encuesta (S03), 42 personas" in made
    assert "¿Qué tema urge?" in made
    assert "Riego" in made
    assert "voz baja" not in made


def test_who_signed_up_stands_with_who_came() -> None:
    made = words(volume(memoria(participation=Participation(people=318, registered=412, peak=187))))
    assert "personas de 412 inscritas, máximo simultáneo 187" in made
