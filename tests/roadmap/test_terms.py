"""Expressions of time become intervals, or are refused with the reason. The event ends on 29 March 2023, a Wednesday."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from memoria.model.event import Horizons
from memoria.roadmap.terms import Kind, Reason, Refusal, Term, parse_term
from memoria.source import Located

LAST_DAY = date(2023, 3, 29)
HORIZONS = Horizons(short=Located("6 meses"), medium=Located("18 meses"), long=Located("36 meses"))

CASES = """
es | 30/09/2023 | date 2023-09-30 2023-09-30
es | 2023-12-15 | date 2023-12-15 2023-12-15
es | 15.12.2023 | date 2023-12-15 2023-12-15
es | 30/9/23 | date 2023-09-30 2023-09-30
es | 12/25/2023 | date 2023-12-25 2023-12-25
es | 31/02/2024 | impossible
es | 30/09 | date 2023-09-30 2023-09-30
es | 30 de septiembre de 2023 | date 2023-09-30 2023-09-30
es | 30 de septiembre | date 2023-09-30 2023-09-30
es | 1.º de diciembre de 2023 | date 2023-12-01 2023-12-01
es | 1 de marzo | date 2024-03-01 2024-03-01
es | sábado 30 de septiembre de 2023 | date 2023-09-30 2023-09-30
es | viernes 30 de septiembre de 2023 | weekday
es | segundo semestre de 2023 | period 2023-07-01 2023-12-31
es | 2.º semestre 2023 | period 2023-07-01 2023-12-31
es | 2do semestre del 2023 | period 2023-07-01 2023-12-31
es | II semestre de 2023 | period 2023-07-01 2023-12-31
es | S2 2023 | period 2023-07-01 2023-12-31
es | 2023-S2 | period 2023-07-01 2023-12-31
es | T3 2023 | period 2023-07-01 2023-09-30
es | 3T 2023 | period 2023-07-01 2023-09-30
es | T3-2023 | period 2023-07-01 2023-09-30
es | tercer trimestre | period 2023-07-01 2023-09-30
es | primer trimestre | period 2023-01-01 2023-03-31
es | último trimestre de 2023 | period 2023-10-01 2023-12-31
es | cuarto trimestre del próximo año | period 2024-10-01 2024-12-31
es | quinto trimestre de 2023 | impossible
es | segundo cuatrimestre de 2024 | period 2024-05-01 2024-08-31
es | primera mitad de 2024 | period 2024-01-01 2024-06-30
es | a mitad de 2024 | period 2024-05-01 2024-08-31
es | antes de fin de año | period 2023-03-29 2023-12-31
es | fin de año | period 2023-10-01 2023-12-31
es | a fin de mes | period 2023-03-21 2023-03-31
es | antes de diciembre | period 2023-03-29 2023-11-30
es | antes de 2024 | period 2023-03-29 2023-12-31
es | antes del 30/09/2023 | period 2023-03-29 2023-09-30
es | hasta el 30 de junio de 2023 | period 2023-03-29 2023-06-30
es | a más tardar en mayo | period 2023-03-29 2023-05-31
es | diciembre de 2023 | period 2023-12-01 2023-12-31
es | dic. 2023 | period 2023-12-01 2023-12-31
es | mayo | period 2023-05-01 2023-05-31
es | marzo | period 2023-03-01 2023-03-31
es | febrero | period 2024-02-01 2024-02-29
es | 12/2023 | period 2023-12-01 2023-12-31
es | 2023-12 | period 2023-12-01 2023-12-31
es | 2024 | period 2024-01-01 2024-12-31
es | año 2024 | period 2024-01-01 2024-12-31
es | este año | period 2023-01-01 2023-12-31
es | próximo año | period 2024-01-01 2024-12-31
es | el año que viene | period 2024-01-01 2024-12-31
es | próximo semestre | period 2023-07-01 2023-12-31
es | próximo trimestre | period 2023-04-01 2023-06-30
es | mayo del próximo año | period 2024-05-01 2024-05-31
es | fin de 2024 | period 2024-10-01 2024-12-31
es | finales de mayo | period 2023-05-21 2023-05-31
es | mediados de 2024 | period 2024-05-01 2024-08-31
es | inicios de 2024 | period 2024-01-01 2024-03-31
es | primera quincena de mayo | period 2023-05-01 2023-05-15
es | segunda semana de junio de 2023 | period 2023-06-08 2023-06-14
es | última semana de mayo | period 2023-05-25 2023-05-31
es | a 90 días | period 2023-03-29 2023-06-27
es | 90 días | period 2023-03-29 2023-06-27
es | en 6 meses | period 2023-03-29 2023-09-29
es | 6 meses | period 2023-03-29 2023-09-29
es | seis meses después del foro | period 2023-03-29 2023-09-29
es | en un plazo de 6 meses | period 2023-03-29 2023-09-29
es | dentro de los próximos 90 días | period 2023-03-29 2023-06-27
es | en dos años | period 2023-03-29 2025-03-29
es | un año y medio | period 2023-03-29 2024-09-29
es | 18 meses | period 2023-03-29 2024-09-29
es | 10 días hábiles | period 2023-03-29 2023-04-12
es | de 6 a 12 meses | period 2023-09-29 2024-03-29
es | antes de seis meses | period 2023-03-29 2023-09-29
es | permanente | permanent 2023-03-29
es | de forma permanente | permanent 2023-03-29
es | permanente desde 2024 | permanent 2024-01-01
es | a partir de mayo de 2023 | permanent 2023-05-01
es | cada semestre | permanent 2023-03-29
es | trimestral | permanent 2023-03-29
es | corto plazo | horizon 2023-03-29 2023-09-29
es | A mediano plazo | horizon 2023-03-29 2024-09-29
es | largo plazo | horizon 2023-03-29 2026-03-29
es | corto y mediano plazo | horizon 2023-03-29 2024-09-29
es | por definir | open
es | Por confirmar | open
es | antes de la transmisión de mando | no-date
es | cuando se apruebe el presupuesto | no-date
es | próxima asamblea | no-date
es | tras las elecciones | no-date
es | cuanto antes | no-date
es | inmediato | no-date
es | pronto | not-understood
es | el martes | not-understood
es | de mayo a julio de 2023 | period 2023-05-01 2023-07-31
es | mayo-julio 2023 | period 2023-05-01 2023-07-31
es | mayo y junio de 2023 | period 2023-05-01 2023-06-30
es | entre mayo y julio | period 2023-05-01 2023-07-31
es | del 1 al 15 de mayo de 2023 | period 2023-05-01 2023-05-15
es | del 1/5/2023 al 30/6/2023 | period 2023-05-01 2023-06-30
es | 2023-2025 | period 2023-01-01 2025-12-31
es | de 2023 a 2025 | period 2023-01-01 2025-12-31
es | noviembre de 2023 a febrero de 2024 | period 2023-11-01 2024-02-29
es | noviembre a febrero de 2024 | period 2023-11-01 2024-02-29
es | primer y segundo trimestre de 2024 | period 2024-01-01 2024-06-30
es | desde mayo hasta julio de 2023 | period 2023-05-01 2023-07-31
es | julio 2023 a mayo 2023 | impossible
es | de aquí a fin de año | period 2023-03-29 2023-12-31
es | en el segundo semestre del año | period 2023-07-01 2023-12-31
es | fin del primer semestre de 2024 | period 2024-05-01 2024-06-30
es | durante 2024 | period 2024-01-01 2024-12-31
en | 03/04/2023 | ambiguous
en | 13/04/2023 | date 2023-04-13 2023-04-13
en | 04/13/2023 | date 2023-04-13 2023-04-13
en | 05/05/2023 | date 2023-05-05 2023-05-05
en | 2023-09-30 | date 2023-09-30 2023-09-30
en | 30 September 2023 | date 2023-09-30 2023-09-30
en | September 30, 2023 | date 2023-09-30 2023-09-30
en | by June 30 | period 2023-03-29 2023-06-30
en | Q3 2023 | period 2023-07-01 2023-09-30
en | third quarter of 2023 | period 2023-07-01 2023-09-30
en | second half of 2023 | period 2023-07-01 2023-12-31
en | H2 2023 | period 2023-07-01 2023-12-31
en | within 90 days | period 2023-03-29 2023-06-27
en | in two years | period 2023-03-29 2025-03-29
en | in a year | period 2023-03-29 2024-03-29
en | before the end of the year | period 2023-03-29 2023-12-31
en | end of 2024 | period 2024-10-01 2024-12-31
en | by the end of 2023 | period 2023-03-29 2023-12-31
en | mid-2024 | period 2024-05-01 2024-08-31
en | early 2024 | period 2024-01-01 2024-03-31
en | short term | horizon 2023-03-29 2023-09-29
en | ongoing | permanent 2023-03-29
en | to be defined | open
en | next quarter | period 2023-04-01 2023-06-30
en | next meeting | no-date
en | as soon as possible | no-date
en | between May and July 2023 | period 2023-05-01 2023-07-31
en | from May to July 2023 | period 2023-05-01 2023-07-31
en | December 2023 | period 2023-12-01 2023-12-31
en | every six months | permanent 2023-03-29
en | 10 working days | period 2023-03-29 2023-04-12
en | before the handover | no-date
fr | 30/09/2023 | date 2023-09-30 2023-09-30
fr | 1er décembre 2023 | date 2023-12-01 2023-12-01
fr | deuxième semestre 2023 | period 2023-07-01 2023-12-31
fr | 2e semestre de 2023 | period 2023-07-01 2023-12-31
fr | troisième trimestre 2023 | period 2023-07-01 2023-09-30
fr | T3 2023 | period 2023-07-01 2023-09-30
fr | avant la fin de l’année | period 2023-03-29 2023-12-31
fr | d'ici fin 2023 | period 2023-03-29 2023-12-31
fr | d’ici 6 mois | period 2023-03-29 2023-09-29
fr | sous 90 jours | period 2023-03-29 2023-06-27
fr | dans deux ans | period 2023-03-29 2025-03-29
fr | mai | period 2023-05-01 2023-05-31
fr | août 2023 | period 2023-08-01 2023-08-31
fr | fin 2024 | period 2024-10-01 2024-12-31
fr | mi-2024 | period 2024-05-01 2024-08-31
fr | à court terme | horizon 2023-03-29 2023-09-29
fr | permanent | permanent 2023-03-29
fr | en continu | permanent 2023-03-29
fr | à définir | open
fr | avant la passation de pouvoir | no-date
fr | l'année prochaine | period 2024-01-01 2024-12-31
fr | du 1er au 15 mai 2023 | period 2023-05-01 2023-05-15
fr | au plus tard le 30 juin 2023 | period 2023-03-29 2023-06-30
fr | sept mois | period 2023-03-29 2023-10-29
fr | sept. 2023 | period 2023-09-01 2023-09-30
fr | dès que possible | no-date
fr | jusqu'à décembre 2023 | period 2023-03-29 2023-12-31
pt | 30/09/2023 | date 2023-09-30 2023-09-30
pt | segundo semestre de 2023 | period 2023-07-01 2023-12-31
pt | 2º semestre de 2023 | period 2023-07-01 2023-12-31
pt | terceiro trimestre | period 2023-07-01 2023-09-30
pt | antes do fim do ano | period 2023-03-29 2023-12-31
pt | até o fim de 2023 | period 2023-03-29 2023-12-31
pt | dezembro de 2023 | period 2023-12-01 2023-12-31
pt | dez/2023 | period 2023-12-01 2023-12-31
pt | dez meses | period 2023-03-29 2024-01-29
pt | em 90 dias | period 2023-03-29 2023-06-27
pt | em dois anos | period 2023-03-29 2025-03-29
pt | dentro de 6 meses | period 2023-03-29 2023-09-29
pt | curto prazo | horizon 2023-03-29 2023-09-29
pt | médio prazo | horizon 2023-03-29 2024-09-29
pt | permanente | permanent 2023-03-29
pt | a definir | open
pt | fim de 2024 | period 2024-10-01 2024-12-31
pt | próximo ano | period 2024-01-01 2024-12-31
pt | 1º de dezembro de 2023 | date 2023-12-01 2023-12-01
pt | 90 dias úteis | period 2023-03-29 2023-08-02
pt | antes da posse | no-date
pt | meados de 2024 | period 2024-05-01 2024-08-31
pt | até 30 de junho | period 2023-03-29 2023-06-30
pt | de maio a julho de 2023 | period 2023-05-01 2023-07-31
es | de | not-understood
es | martes | not-understood
es | 12º | not-understood
en | June 15th | date 2023-06-15 2023-06-15
es | fin | not-understood
es | mayo 2023 o junio | not-understood
es | 99/99/9999 | impossible
es | 9000 años | not-understood
es | en el 2do trimestre del año | period 2023-04-01 2023-06-30
"""
"""Language | words | kind, first and last day — or why they are refused."""

ROWS = [tuple(cell.strip() for cell in line.split("|")) for line in CASES.strip().splitlines()]


def said(found: Term | Refusal) -> str:
    if isinstance(found, Refusal):
        return str(found.reason)
    return " ".join([str(found.kind), *(day.isoformat() for day in (found.start, found.end) if day)])


@pytest.mark.parametrize(("language", "words", "meaning"), ROWS, ids=[f"{row[0]}: {row[1]}" for row in ROWS])
def test_words_of_time_mean_days(language: str, words: str, meaning: str) -> None:
    assert said(parse_term(words, language, LAST_DAY, HORIZONS)) == meaning


@pytest.mark.parametrize("words", ["", " ", "-", "—", "…"])
def test_nothing_written_is_open(words: str) -> None:
    assert parse_term(words, "es", LAST_DAY) == Term(Kind.OPEN)


@pytest.mark.parametrize("words", ["corto plazo", "medium term", "à long terme"])
def test_a_horizon_is_undefined_where_the_event_does_not_define_it(words: str) -> None:
    assert parse_term(words, "es", LAST_DAY) == Term(Kind.UNDEFINED)
    assert parse_term(words, "es", LAST_DAY, Horizons(short=Located("pronto"))) == Term(Kind.UNDEFINED)


def test_an_ambiguous_date_gives_both_readings() -> None:
    found = parse_term("03/04/2023", "en", LAST_DAY)
    assert found == Refusal(Reason.AMBIGUOUS, (date(2023, 4, 3), date(2023, 3, 4)))
    for language in ("es", "fr", "pt"):
        assert parse_term("03/04/2023", language, LAST_DAY) == Term(Kind.DATE, date(2023, 4, 3), date(2023, 4, 3))


def test_a_day_is_checked_against_its_weekday() -> None:
    assert parse_term("viernes 30/09/2023", "es", LAST_DAY) == Refusal(Reason.WEEKDAY, (date(2023, 9, 30),))


def test_only_a_term_with_an_end_or_meant_to_last_is_real() -> None:
    assert Term(Kind.DATE, LAST_DAY, LAST_DAY).is_real
    assert Term(Kind.PERMANENT, LAST_DAY).is_real
    assert not Term(Kind.OPEN).is_real
    assert not Term(Kind.UNDEFINED).is_real


PIECES = [
    "a",
    "de",
    "3",
    "90",
    "1.º",
    "2º",
    "2023",
    "2023-13",
    "31/02",
    "30/9/23",
    "fin",
    "mayo",
    "dez",
    "sept",
    "S2",
    "año y medio",
]
WORDS = st.sampled_from([*PIECES, "próximo", "-", "y", "hasta", "antes", "desde", "semestre", "o"])


@settings(deadline=None, max_examples=300)
@given(st.one_of(st.text(max_size=30), st.lists(WORDS, max_size=7).map(" ".join)), st.sampled_from(["es", "en", "fr", "pt"]))
def test_no_words_whatever_raise(words: str, language: str) -> None:
    found = parse_term(words, language, LAST_DAY, HORIZONS)
    if isinstance(found, Term) and found.start and found.end:
        assert found.start <= found.end
