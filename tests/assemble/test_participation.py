"""Figures of participation: a floor under which no group is shown, and those of the register counted by what they are."""

from dataclasses import replace

from memoria.document.tree import Table
from memoria.document.walk import text_of, walk
from memoria.model.event import Day, Figure, Group, Participation, Session, Survey, SurveyQuestion
from memoria.model.people import Organisation, Person, Register
from memoria.source import Located
from tests.assemble.making import event, memoria, volume
from tests.assemble.reading import chapter, role, rows, words


def group(*figures: tuple[str, int], title: str = "Por nivel") -> Group:
    return Group(title=Located(title), rows=tuple(Figure(name=Located(name), count=count) for name, count in figures))


def charts(figures: Participation, *, internal: bool = False) -> list[list[list[str]]]:
    made = volume(memoria(participation=figures), internal=internal)
    return [rows(table) for div in role(made, "chart") for table in walk(div.content) if isinstance(table, Table)]


def test_a_group_typed_by_hand_that_is_too_small_goes_to_the_others_and_never_alone() -> None:
    typed = group(("Provincial", 20), ("Municipal", 6), ("Parroquial", 2))
    assert charts(Participation(people=28, groups=(typed,))) == [[["Provincial", "20"], ["Otros", "8"]]]


def test_others_typed_by_hand_take_the_small_ones_in() -> None:
    typed = group(("Provincial", 20), ("Parroquial", 2), ("Otros", 6))
    assert charts(Participation(people=28, groups=(typed,))) == [[["Provincial", "20"], ["Otros", "8"]]]


def test_small_sessions_are_left_out_as_they_make_no_whole() -> None:
    typed = group(("S01 · Inauguración", 20), ("S04 · Panel", 2), title="Por sesión")
    assert charts(Participation(people=21, groups=(typed,))) == [[["S01 · Inauguración", "20"]]]


def test_the_event_may_raise_the_floor_and_lower_it_for_the_internal_edition_alone() -> None:
    typed = group(("Provincial", 20), ("Municipal", 6), ("Parroquial", 2))
    raised = Participation(people=28, groups=(typed,), floor=7)
    assert charts(raised) == [[["Provincial", "20"], ["Otros", "8"]]]
    lowered = Participation(people=28, groups=(typed,), floor=1)
    assert charts(lowered) == [[["Provincial", "20"], ["Otros", "8"]]]
    assert ["Parroquial", "2"] in charts(lowered, internal=True)[0]


def test_the_alternative_text_of_a_chart_says_what_it_shows_at_a_glance() -> None:
    made = volume(memoria(participation=Participation(people=26, groups=(group(("Provincial", 20), ("Municipal", 6)),))))
    alt = role(made, "chart")[0].attr.get("alt")
    assert alt.endswith(": 2 barras, de 20 (Provincial) a 6 (Municipal).")


def test_who_took_the_floor_is_counted_from_the_register_by_condition_and_sex_without_small_groups() -> None:
    town = Organisation(
        id=Located("p"), name=Located("Prefectura"), region=Located("América Latina"), level=Located("provincial")
    )
    kinds = [("saliente", "mujer")] * 4 + [("entrante", "hombre")] * 3 + [("reelecta", "otro")]
    people = tuple(
        Person(id=Located(f"x{n}"), name=Located(f"N{n}"), organisation=Located("p"), standing=standing, sex=sex)
        for n, (standing, sex) in enumerate(kinds)
    )
    session = Session(id=Located("S01"), format="panel", participants=tuple(Located(f"x{n}") for n in range(len(people))))
    source = memoria(
        event=event(programme=(Day(date=event().start, sessions=(session,)),)), register=Register(organisations=(town,))
    )
    source = replace(source, register=Register(organisations=(town,), people=people))
    told = text_of(chapter(volume(source), "anexo-participacion"))
    assert "Por condición" in told
    assert "Saliente 4 Otros 4" in told
    assert "Mujer 4 Otros 4" in told
    assert "Reelecta" not in told


def test_the_evaluation_of_the_event_comes_before_the_polls_of_its_sessions_and_none_of_two_people_is_shown() -> None:
    answers = (Figure(name=Located("Sí"), count=30), Figure(name=Located("No"), count=12))
    poll = Survey(
        title=Located("Sondeo"),
        session=Located("S04"),
        people=42,
        questions=(SurveyQuestion(text=Located("¿Sirve?"), rows=answers),),
    )
    whole = Survey(title=Located("Evaluación"), people=42, questions=(SurveyQuestion(text=Located("¿Volvería?"), rows=answers),))
    few = SurveyQuestion(text=Located("¿Quién?"), people=2, rows=(Figure(name=Located("Yo"), count=2),))
    source = memoria(
        surveys=(("encuestas/a.yaml", poll), ("encuestas/b.yaml", replace(whole, questions=(*whole.questions, few))))
    )
    told = text_of(chapter(volume(source), "anexo-evaluacion"))
    assert told.index("¿Volvería?") < told.index("¿Sirve?")
    assert "¿Quién?" not in words(volume(source))
