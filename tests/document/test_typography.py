"""Spaces that no line ends at: of numbers everywhere, of French marks in French."""

import pytest

from memoria.document.tree import Attr, Code, Div, Document, Emph, Inline, Meta, Para, Span, Text
from memoria.document.typography import with_bound_spaces
from memoria.document.walk import walk

SHOWN = str.maketrans({"\u00a0": "_", "\u202f": "‿"})
"""Here a no-break space is seen as «_», a narrow one as «‿»."""


def bound(*content: Inline, language: str = "es") -> str:
    document = with_bound_spaces(Document(Meta("", language), (Para(content),)))
    return "".join(node.text for node in walk(document.blocks) if isinstance(node, Text | Code)).translate(SHOWN)


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("entre 40 y 60 % de USD 43 100", "entre 40 y 60_% de USD_43_100"),
        ("véase la p. 59, art. 12 y n.º 3", "véase la p._59, art._12 y n.º_3"),
        ("12 km de 1 234 567 m² a las 8 h", "12_km de 1_234_567_m² a las 8_h"),
        ("ODS 17 y § 4", "ODS_17 y §_4"),
        ("en 2023 118 convenios de 12 provincias", "en 2023 118 convenios de 12 provincias"),
        ("de 3 a 5 hojas, 4 mesas y 2 minutos", "de 3 a 5 hojas, 4 mesas y 2 minutos"),
        ("«así» ; ¿no? ¡sí!", "«así» ; ¿no? ¡sí!"),
    ],
)
def test_a_number_stays_with_its_unit_and_with_what_counts_it(written: str, printed: str) -> None:
    assert bound(Text(written)) == printed


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("l’essai ; le partenaire : oui !", "l’essai‿; le partenaire_: oui‿!"),
        ("l’essai; le partenaire: oui!", "l’essai‿; le partenaire_: oui‿!"),
        ("Il dit «non» et « oui ».", "Il dit «_non_» et «_oui_»."),
        ("Quoi ?! (Vraiment?)", "Quoi‿?! (Vraiment‿?)"),
        ("« Pourquoi ? »", "«_Pourquoi‿?_»"),
        ("à 10:30, 3:1 et https://a.example/?b=c;d", "à 10:30, 3:1 et https://a.example/?b=c;d"),
        ("déjà\u00a0: fait\u202f!", "déjà_: fait‿!"),
        ("40 % : oui", "40_%_: oui"),
    ],
)
def test_french_marks_stand_apart_and_never_begin_a_line(written: str, printed: str) -> None:
    assert bound(Text(written), language="fr") == printed
    assert bound(Text(written), language="fr-CA") == printed


def test_a_mark_after_words_in_italics_stays_with_them() -> None:
    content = (Text("« "), Emph((Text("essai"),)), Text(" » ; puis "), Emph((Text("non"),)), Text(" ;"))
    assert bound(*content, language="fr") == "«_essai_»‿; puis non‿;"


def test_the_language_of_a_part_is_that_of_its_marks() -> None:
    french = Span((Text("oui ;"),), Attr("", (), (("lang", "fr"),)))
    assert bound(Text("sí ; "), french) == "sí ; oui‿;"
    document = Document(Meta("", "fr"), (Div((Para((Text("sí ;"),)),), Attr("", (), (("lang", "es"),))),))
    assert with_bound_spaces(document) == document


def test_code_is_left_as_it_is() -> None:
    assert bound(Code("a ; b: 40 %"), language="fr") == "a ; b: 40 %"
