"""Notes that are missing, unfinished or out of place; quotes that nobody said; translations that were promised."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from memoria.checks.notes import check_coverage, check_notes
from memoria.checks.quotes import check_quotes
from memoria.checks.translations import check_translations
from memoria.document.tree import Attr, Block, Div
from memoria.model.contribution import Contribution, Prose, Transcript, TranscriptHead, Utterance
from memoria.model.marks import Quote
from memoria.source import Located
from tests.checks.building import REGISTER, at, event, located, memoria, names, note, para, say, session


def test_a_note_without_session_or_author_is_said_with_its_title() -> None:
    lost = note(para("x"), session_id="", title=Located("Redes que duran"))
    paper = note(para("x"), type="ponencia")
    assert say(check_notes, memoria(lost, paper)) == ["N-001 1:1 | Redes que duran", "N-002 1:1"]


def test_a_session_that_was_named_and_not_found_is_not_a_missing_one() -> None:
    assert say(check_notes, memoria(note(para("x"), session_id="", session=located("S99")))) == []
    assert say(check_notes, memoria(note(para("x"), session_id="", type="síntesis"))) == []


def test_drafts_are_said_at_their_state() -> None:
    draft = note(para("x"), state="borrador", marks=(), title=Located("Redes"))
    assert say(check_notes, memoria(draft)) == ["N-004 1:1 | borrador | Redes"]


def test_a_note_without_words_is_said_unless_it_has_marks() -> None:
    assert say(check_notes, memoria(note())) == ["N-006 1:1"]
    assert say(check_notes, memoria(note(marks=(Quote(text=Located("Sí")),)))) == []


def test_each_awaited_note_is_said_at_the_name_of_who_owes_it() -> None:
    panel = session(
        "S04", format_="panel", participants=(located("ana-paredes", 8, 13), located("RUGI", 9, 13)), title=Located("Redes")
    )
    subject = memoria(note(para("x"), session_id="S04", authors=names("rugi")), event=event(panel), register=REGISTER)
    assert say(check_coverage, subject) == ["N-003 8:13 | S04 «Redes» | Ana Paredes León | 2023-04-12"]


def test_an_awaited_note_of_nobody_in_particular_is_said_at_the_session() -> None:
    dialogue = session("S05", format_="conversatorio", line=4, due=date(2023, 4, 1))
    assert say(check_coverage, memoria(event=event(dialogue))) == ["N-003 4:1 | S05 | 2023-04-01"]


def test_two_notes_for_one_place_are_said_at_the_second() -> None:
    held = session("S05", format_="conversatorio")
    notes = [note(para("x"), path=path, session_id="S05", type="conversatorio") for path in ("a.md", "b.md")]
    assert say(check_coverage, memoria(*notes, event=event(held))) == ["N-005 b.md | a.md | S05"]


PAPER = "Las redes provinciales duran cuando tienen secretaría propia, y no cuando dependen de una persona. Eso se aprende tarde."


def quoted(words: str, *who: str, holder: str = "acta.md") -> tuple[Contribution, Contribution]:
    """A paper by Ana, and a note of the session in which she is quoted."""
    mark = Quote(words=words, who=names(*who), at=at(5, 1, holder))
    quote: Block = Div((para(words),), Attr(classes=("pull-quote",)))
    paper = note(para(PAPER), path="paredes.md", authors=names("ana-paredes"))
    return paper, note(para("Se habló de la memoria escrita."), quote, path=holder, marks=(mark,))


@pytest.mark.parametrize(
    "words",
    [
        "Las redes provinciales duran cuando tienen secretaría propia",
        "«las redes provinciales DURAN cuando tienen secretaria propia»",
        "Las redes provinciales duran […] y no cuando dependen de una persona",
        "Las redes provinciales… Eso se aprende tarde.",
        "Las redes [de las provincias] provinciales duran",
        "la memoria escrita",
    ],
)
def test_the_words_of_a_quote_stand_in_the_paper_or_in_the_note(words: str) -> None:
    assert say(check_quotes, memoria(*quoted(words, "A. Paredes León", "ana-paredes"), register=REGISTER)) == []


def test_words_that_nobody_wrote_are_said_with_the_nearest() -> None:
    subject = memoria(
        *quoted("Las redes provinciales duran porque tienen secretaría propia", "Ana Paredes León"), register=REGISTER
    )
    said = say(check_quotes, subject)
    assert len(said) == 1
    assert said[0].startswith(
        "N-008 5:1 | Las redes provinciales duran porque tienen secretaría propia | Ana Paredes León | Las redes"
    )


@pytest.mark.parametrize(
    "words", ["No hay desarrollo sin territorio", "Eso se aprende tarde […] Las redes provinciales", "redes provincial"]
)
def test_a_quote_that_stands_nowhere_is_said(words: str) -> None:
    said = say(check_quotes, memoria(*quoted(words, "ana-paredes"), register=REGISTER))
    assert [problem.split(" | ")[0] for problem in said] == ["N-008 5:1"]


@pytest.mark.parametrize(
    ("heard", "code"),
    [
        ("La diplomacia de los territorios no se hace en secreto", ""),
        ("la diplomacia de los territorio no se hace en secreto", "E-005"),
        ("La diplomacia eh de los territorios no se hace en secreto", "E-005"),
        ("La diplomacia de los territorios se hace en secreto", "N-008"),
        ("La diplomacia de los municipios no se hace en secreto", "N-008"),
    ],
)
def test_a_quote_is_looked_for_in_what_the_transcript_has_its_speaker_say(heard: str, code: str) -> None:
    turns = (Utterance("Ana Paredes León", heard, at(3)), Utterance("Luis Toro", "Otra cosa.", at(4)))
    transcript = Transcript("transcripciones/dia.md", TranscriptHead(), turns)
    subject = memoria(
        *quoted("La diplomacia de los territorios no se hace en secreto", "ana-paredes"),
        register=REGISTER,
        transcripts=(transcript,),
    )
    said = say(check_quotes, subject)
    assert [problem.split(" ")[0] for problem in said] == [code][: len(code)]
    assert not said or said[0].endswith("transcripciones/dia.md")


def test_what_somebody_else_said_in_the_transcript_is_not_theirs() -> None:
    transcript = Transcript("t.md", TranscriptHead(), (Utterance("Luis Toro", "No hay desarrollo sin territorio", at(3)),))
    said = say(
        check_quotes,
        memoria(*quoted("No hay desarrollo sin territorio", "ana-paredes"), register=REGISTER, transcripts=(transcript,)),
    )
    assert said == ["N-008 5:1 | No hay desarrollo sin territorio | Ana Paredes León"]


def test_no_message_repeats_the_words_of_an_internal_note() -> None:
    paper, holder = quoted("Las redes provinciales duran porque tienen secretaría propia", "ana-paredes")
    internal = replace(paper, front=replace(paper.front, access="interno"))
    said = say(check_quotes, memoria(internal, holder, register=REGISTER))
    assert said == ["N-008 5:1 | Las redes provinciales duran porque tienen secretaría propia | Ana Paredes León"]


def test_a_quote_of_somebody_else_is_not_looked_for_in_anas_paper() -> None:
    said = say(check_quotes, memoria(*quoted("Eso se aprende tarde", "Luis Toro"), register=REGISTER))
    assert said == ["N-008 5:1 | Eso se aprende tarde | Luis Toro"]


def test_a_quote_without_speaker_belongs_to_the_author_of_its_note() -> None:
    mark = Quote(words="se aprende tarde", at=at(3))
    own = note(para(PAPER), authors=names("ana-paredes"), marks=(mark,))
    assert say(check_quotes, memoria(own, register=REGISTER)) == []
    nobodys = note(para(PAPER), marks=(mark,))
    assert say(check_quotes, memoria(nobodys)) == ["N-009 3:1 | se aprende tarde"]


def test_promised_translations_are_awaited() -> None:
    synthesis = Prose("sintesis.md", "es", ())
    promised = event(translations=(located("fr", 9, 16), located("inglés", 9, 20), located("es", 9, 28)))
    have = (("sintesis", synthesis), ("sintesis.en", synthesis))
    assert say(check_translations, memoria(event=promised, prose=have)) == ["N-010 9:16 | fr | sintesis.fr.md | sintesis.md"]
    assert say(check_translations, memoria(event=promised)) == [
        "N-010 9:16 | fr | sintesis.fr.md",
        "N-010 9:20 | en | sintesis.en.md",
    ]
