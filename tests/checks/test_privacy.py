"""Personal data is found by its shape; years, hours, amounts and codes have others."""

from __future__ import annotations

import pytest

from memoria.checks.privacy import spans
from memoria.checks.texts import check_texts
from memoria.document.tree import Attr, Div, Link, Para, Text
from memoria.model.people import Person, Register
from memoria.source import Located
from tests.checks.building import at, memoria, note, para, say

DATA = """
email | escriba a <ana.paredes@example.org> hoy
email | <a.b-c+d@sub.example.org.ec>.
email | <ana (arroba) example.org>
email | <sec35＠ejemplo.net>
email | a <ana﹫example．org>
phone | llame al <+593 2 555 0104>, por favor
phone | <+593-99-555-0117>
phone | <+34 612 345 678>
phone | (<+33 1 42 76 40 40>)
phone | <00 593 2 555 0104>
phone | <(02) 255-5010>
phone | <02 255 5010>
phone | cel. <0995550117>
phone | Tel.: <2555010>
phone | teléfono n.º <255 5010>
phone | WhatsApp <099 555 0117>
phone | <01 42 76 40 40> a París
phone | <(11) 98765-4321>
phone | <612 34 56 78>
phone | <202-555-0104>
identity | C.I. <1710034065>
identity | cédula <1710034065>
identity | con número <1710034065> de identidad
identity | pasaporte n.º <AB123456>
identity | DNI <12345678Z>
identity | <12345678Z>
identity | CPF <123.456.789-09>
identity | <12.345.678-5>
"""

INNOCENT = """
entre 2018 y 2023
2018-2023
2019-2023 y 2023-2027
el 28/03/2023 a las 09:50-10:20
2023-03-28
28.03.2023
de 9h30 a 10h45
ODS 17.9, 17.16 y 11.3
US$ 1 250 000
US$1.250.000,50
1,250,000 habitantes
25 000 000 de euros
1 250 000
ISBN 978-9942-00-123-4
ISBN 9789942001234
ISBN 9942001235
https://doi.org/10.1234/5678901234
10.1234/5678901234
https://example.org/foro-2023/0995550117
Ley n.º 2023-0123
resolución 022-2023-0045
el 45,5 % de 1200 encuestas
pp. 123-145
98 % y 7,25
artículo 263, numeral 7
4 x 4 metros, 3 000 000
ISO 3166-2:EC
@congope
1:30:45
los 23 GAD y 221 municipios
Agenda 2030, párrafo 1234567
"""


@pytest.mark.parametrize("line", DATA.strip().splitlines())
def test_personal_data_is_found(line: str) -> None:
    kind, _, marked = line.partition(" | ")
    start, end = marked.index("<"), marked.index(">") - 1
    assert spans(marked.replace("<", "").replace(">", "")) == [(start, end, kind)]


@pytest.mark.parametrize("text", INNOCENT.strip().splitlines())
def test_other_numbers_are_left_alone(text: str) -> None:
    assert spans(text) == []


def test_several_data_are_found_in_order() -> None:
    text = "Ana: ana@example.org, +593 2 555 0104 o +593 99 555 0117"
    assert [text[start:end] for start, end, _ in spans(text)] == ["ana@example.org", "+593 2 555 0104", "+593 99 555 0117"]


def test_the_finding_stands_at_the_datum_and_does_not_repeat_it() -> None:
    subject = memoria(note(para("Gracias a todos,", "escriba a ana.paredes@example.org", line=7)))
    assert say(check_texts, subject) == ["N-012 8:11 | a…@example.org"]
    assert say(check_texts, memoria(note(para("Tel. 02 255 5010")))) == ["N-013 1:6 | 02…10"]
    assert say(check_texts, memoria(note(para("C.I. 1710034065")))) == ["N-014 1:6 | 171…65"]


def test_an_address_behind_a_link_is_found_too() -> None:
    link = Link((Text("escríbanos"),), "mailto:ana@example.org", at=at(3, 5))
    assert say(check_texts, memoria(note(Para((link,))))) == ["N-012 3:5 | a…@example.org"]


def test_what_only_the_internal_edition_prints_is_not_said() -> None:
    reserved = Div((para("ana@example.org"),), Attr(classes=("reserved",)))
    assert say(check_texts, memoria(note(reserved))) == []
    assert say(check_texts, memoria(note(para("ana@example.org"), access="interno"))) == []


def test_fields_made_for_personal_data_may_hold_it_and_biographies_may_not() -> None:
    ana = Person(
        id=Located("ana"),
        name=Located("Ana"),
        email=Located("ana@example.org"),
        telephone=Located("+593 2 555 0104"),
        biography=Located("Escríbale a ana@example.org", at(4, 10)),
    )
    assert say(check_texts, memoria(register=Register(people=(ana,)))) == ["N-012 4:22 | a…@example.org"]
