"""What was left to fill in, and what a proof-reader marks, each at its word."""

from __future__ import annotations

import pytest

from memoria.checks import proofreading
from memoria.checks.texts import check_lists, check_texts
from memoria.document.tree import (
    Attr,
    BulletList,
    Code,
    CodeBlock,
    Div,
    Heading,
    Note,
    OrderedList,
    Para,
    Plain,
    SoftBreak,
    Span,
    Strong,
    Text,
)
from memoria.model.contribution import Prose
from memoria.model.event import Event
from memoria.model.marks import Commitment
from memoria.source import Located, SourceFile
from tests.checks.building import LAST_DAY, at, event, located, memoria, note, para, say, session

PLACEHOLDERS = """
asistieron <XXX> personas
el <XX/XX/2023> en Quito
el <XX/XX>
firmado el <dd/mm/aaaa>
la prefecta <???>
<TODO>: revisar
<FALTA> la cifra
(<[CONFIRMAR CIFRAS CON IMÁGENES]>)
<[confirmar]>: cifras
<[Por completar]>
<[to be confirmed]>
<[À COMPLÉTER]>
<[insertar foto]>
<Lorem ipsum> dolor
el dato <tk>
nombre: <_____>
de <xxx> a tres
"""

WORDS = """
PARA TODO EL PAÍS
HACE FALTA UNA LEY
La XXX Cumbre Iberoamericana
¿Cómo? ¿Cuándo? ¿Dónde??
faltan tres, falta uno, todo bien
[…] y [sic] y [1]
[comillas del original]
Extkar, Loremia
siglo XX
y así…
snake_case y foo__bar
"""


@pytest.mark.parametrize("marked", PLACEHOLDERS.strip().splitlines())
def test_what_was_left_to_fill_in_is_said_at_its_word(marked: str) -> None:
    start, end = marked.index("<"), marked.index(">") - 1
    text = marked.replace("<", "").replace(">", "")
    assert f"N-011 1:{start + 1} | {text[start:end]}" in say(check_texts, memoria(note(para(text))))


@pytest.mark.parametrize("text", WORDS.strip().splitlines())
def test_words_that_look_like_placeholders_are_left_alone(text: str) -> None:
    assert [said for said in say(check_texts, memoria(note(para(text)))) if said.startswith("N-011")] == []


def test_placeholders_are_found_in_fields_of_marks_and_of_the_event() -> None:
    mark = Commitment(action=located("Firmar", 5), term=located("XX/XX/2023", 6, 10), content=(para("Firmar"),))
    subject = memoria(note(marks=(mark,)), event=Event(start=LAST_DAY, motto=located("XXX", 3, 7)))
    assert say(check_texts, subject) == ["N-011 3:7 | XXX", "N-011 6:10 | XX/XX/2023"]


PROOF = [
    ("Mesa de trabajo 1", "L-001 1:1 | Mesa de trabajo 1"),
    ("Sin título-1", "L-001 1:1 | Sin título-1"),
    ("Página 3 de 10", "L-001 1:1 | Página 3 de 10"),
    ("Microsoft Word - nota.docx", "L-001 1:1 | Microsoft Word - nota.docx"),
    ("la  red", "L-003 1:3 | la  red"),
    ("Virtual * por Zoom", "L-004 1:9 | Virtual * por Zoom"),
    ("*Virtual (Plataforma Zoom)", "L-004 1:1 | *Virtual"),
    ("Objetivo : abrir", "L-005 1:9 | : | Objetivo : abrir"),
    ("¿Qué queda ?", "L-005 1:11 | ? | ¿Qué queda ?"),
    ("PRESENTACION del foro", "L-006 1:1 | PRESENTACION | PRESENTACIÓN"),
    ("La METODOLOGIA y los ANTECEDENTES", "L-006 1:4 | METODOLOGIA | METODOLOGÍA"),
    ("las redes de de cooperación", "L-007 1:14 | de"),
    ("La la red", "L-007 1:4 | la"),
    ("dijo «vamos y calló", "L-008 1:6 | « | » | dijo «vamos y calló"),
    ("dijo vamos” y calló", "L-008 1:11 | ” | “ | dijo vamos” y calló"),
    ("la red (RUGI crece", "L-008 1:8 | ( | ) | la red (RUGI crece"),
    ("Se acordó. Fin..", "L-009 1:15 | Se acordó. Fin.."),
]


@pytest.mark.parametrize(("text", "said"), PROOF)
def test_a_proof_readers_marks_stand_at_their_word(text: str, said: str) -> None:
    assert say(check_texts, memoria(note(para(text)))) == [said]


CLEAN = """
La red crece: tres, dos; uno. ¿Y después? ¡Vamos!
a) primero; b) segundo; 1) tercero; iv) cuarto
No, no hay. Sí, sí. Ya ya viene. Muy muy lejos
en Bora Bora y en Walla Walla
3 * 4 = 12
ANTECEDENTES Y OBJETIVOS DEL GAD, ONU, UNESCO, ACCION2
«Dijo “vamos” (en Quito)»
y así... hasta el final…
../imagenes/foto.png
una mesa de trabajo 1 y otra
razón 1 : 3
se fue :) contento
"""


@pytest.mark.parametrize("text", CLEAN.strip().splitlines())
def test_right_texts_are_left_alone(text: str) -> None:
    assert say(check_texts, memoria(note(para(text)))) == []


def test_french_has_its_spaces_and_english_its_that_that() -> None:
    assert say(check_texts, memoria(note(para("Quel avenir ? Le voici : nous nous levons !"), language="fr"))) == []
    assert say(check_texts, memoria(note(para("He said that that was so"), language="en"))) == []
    assert say(check_texts, memoria(note(para("PRESENTACION"), language="en"))) == []


def test_a_phrase_in_another_language_is_read_in_it() -> None:
    french = Span((Text("Quel avenir ?", at(1, 10)),), Attr(pairs=(("lang", "fr"),)))
    assert say(check_texts, memoria(note(Para((Text("Preguntó: «", at(1, 1)), french, Text("»", at(1, 30))))))) == []
    block = Div((para("Quel avenir ?"),), Attr(pairs=(("lang", "fr-FR"),)))
    assert say(check_texts, memoria(note(block))) == []


def test_a_word_said_twice_across_a_line_end_stands_on_the_second_line() -> None:
    assert say(check_texts, memoria(note(para("una red de", "de gobiernos", line=7)))) == ["L-007 8:1 | de"]


def test_a_pair_may_stand_in_different_styles_of_one_paragraph() -> None:
    content = (Text("la «red ", at(1, 1)), Strong((Text("grande» (y", at(1, 11)),)), SoftBreak(), Text("nueva)", at(2, 1)))
    assert say(check_texts, memoria(note(Para(content)))) == []


def test_footnotes_are_passages_of_their_own() -> None:
    foot = Note((para("con  dos espacios", line=9),))
    assert say(check_texts, memoria(note(Para((Text("Texto (", at(1, 1)), foot, Text(")", at(1, 9))))))) == [
        "L-003 9:4 | con  dos espacios"
    ]


def test_an_asterisk_with_its_note_is_no_orphan() -> None:
    assert say(check_texts, memoria(note(para("Modalidad virtual*"), para("* Plataforma Zoom")))) == []


def test_emphasis_in_a_field_is_no_orphan() -> None:
    assert say(check_texts, memoria(event=Event(motto=Located("Una *gran* red **unida**", at(3, 7))))) == []
    assert say(check_texts, memoria(event=Event(motto=Located("*Virtual", at(3, 7))))) == ["L-004 3:7 | *Virtual"]


def test_a_heading_may_be_called_working_group_1() -> None:
    heading = Heading(2, (Text("Mesa de trabajo 1", at(1, 4)),))
    assert say(check_texts, memoria(note(heading))) == []


def test_code_is_not_proof_read_but_may_hold_what_should_not_be_printed() -> None:
    assert say(check_texts, memoria(note(CodeBlock("a  b ( :", at=at(1))))) == []
    assert say(check_texts, memoria(note(Para((Code("a@example.org", at=at(2, 3)),))))) == ["N-012 2:3 | a…@example.org"]


def test_long_texts_of_the_event_are_read_once() -> None:
    told = Event(start=LAST_DAY, background=located("antecedentes.md"), problem=located("El  problema", 4, 11))
    prose = (("antecedentes", Prose("antecedentes.md", "es", (para("con  dos", path="antecedentes.md"),))),)
    said = say(check_texts, memoria(event=told, prose=prose))
    assert said == ["L-003 4:13 | El  problema", "L-003 1:4 | con  dos"]
    as_tree = (*prose, ("problema", Prose("evento.yaml", "es", (para("El  problema", path="evento.yaml"),))))
    assert len(say(check_texts, memoria(event=told, prose=as_tree))) == 2


def test_a_field_of_a_session_is_read_though_the_event_has_a_text_of_that_name() -> None:
    held = event(session("S01", method=located("Un  diálogo", 8, 22)))
    prose = (("metodologia", Prose("metodologia.md", "es", ())),)
    assert say(check_texts, memoria(event=held, prose=prose)) == ["L-003 8:24 | Un  diálogo"]


def test_empty_items_are_said_at_the_list() -> None:
    items = ((Plain((Text("uno", at(3, 4)),), at(3)),), (), (Plain((Text("tres", at(5, 4)),), at(5)),))
    subject = memoria(note(OrderedList(items, at=at(3)), BulletList(((Plain((), at(8)),),), at=at(8))))
    assert say(check_lists, subject) == ["L-002 3:1 | 2", "L-002 8:1 | 1"]


def test_a_list_that_says_nothing_is_looked_for_after_what_stands_before_it() -> None:
    subject = memoria(note(Para((Text("Antes.", at(3)),), at(3)), BulletList(((),))))
    assert say(check_lists, subject) == ["L-002 3:1 | 1"]


def test_double_spaces_are_found_in_the_lines_of_a_file() -> None:
    text = "-   uno\n# Título  doble\nfin de línea  \n| a  | b |\n\n```\na  b\n```\n    código  aquí\nde la  red\n"
    said = [problem.at[1:3] for problem in proofreading.spacing(SourceFile("nota.md", text))]
    assert said == [(2, 9), (10, 6)]
