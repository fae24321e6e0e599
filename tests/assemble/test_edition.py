"""Public and internal: what is reserved, personal or corrected, and the account of it."""

import re
from dataclasses import replace

from memoria.assemble import Volume
from memoria.document import roles
from memoria.document.tree import BulletList, Link, Para, Text
from memoria.document.walk import text_of
from memoria.model.event import Contact
from memoria.model.marks import Commitment, Handover, Reserved
from memoria.model.memoria import Memoria
from memoria.model.roadmap import FollowUp, Roadmap
from memoria.source import Located
from tests.assemble.making import agreement, at, commitment, event, marked, memoria, note, para, prose, said, volume
from tests.assemble.reading import attr, nodes, role, words

EMAIL = re.compile(r"[\w.]+@[\w.]+\w")


def emails(text: str) -> list[tuple[int, int]]:
    return [match.span() for match in EMAIL.finditer(text)]


def reserved() -> Memoria:
    """A note with a reserved mark, a reserved commitment and a public agreement."""
    secret = Reserved(text=said("Monto", 5), words="Monto", content=(para("Monto ofrecido", 5),), reserved=True)
    hidden = commitment("C-09", "Pagar en silencio", reserved=True, responsible=(said("red-uno", 7),))
    body = (para("Antes", 3), marked("reserved", 0, "Monto ofrecido", 5), marked("commitment", 1, "Pagar en silencio", 7))
    return memoria(note((*body, marked("agreement", 2, "Todo lo demás", 9)), (secret, hidden, agreement(words="Todo lo demás"))))


def reasons(made: Volume) -> dict[int | None, str]:
    return {hidden.at.line: hidden.reason for hidden in made.withheld}


def test_a_reserved_mark_is_in_no_public_edition_and_is_accounted_for() -> None:
    made = volume(reserved())
    for secret in ("Monto", "Pagar en silencio", "C-09", "Reservado"):
        assert secret not in words(made)
    assert "Todo lo demás" in words(made)
    assert reasons(made)[5] == reasons(made)[7] == "reserved"


def test_the_internal_edition_prints_it_and_says_what_it_is() -> None:
    made = volume(reserved(), internal=True)
    for secret in ("Monto ofrecido", "Pagar en silencio", "C-09"):
        assert secret in words(made)
    assert made.withheld == ()
    assert "Edición interna" in text_of(role(made, roles.NOTICE)[0])
    assert "Edición interna" in [text_of(div) for div in role(made, "cover-badge")]


def test_an_internal_note_is_left_out_whole() -> None:
    private = note(
        (para("Entre nosotros", 12),),
        (agreement(),),
        path="notas/interna.md",
        access="interno",
        title=said("Secreta", 2, "notas/interna.md"),
    )
    made = volume(memoria(note((para("Público"),)), private))
    for secret in ("Entre nosotros", "Secreta", "interna.md", "A-02"):
        assert secret not in words(made)
    assert reasons(made)[12] == reasons(made)[2] == "internal"
    inside = volume(memoria(private), internal=True)
    assert "Nota de circulación interna." in words(inside)
    assert "Entre nosotros" in words(inside)


def test_a_list_left_without_items_goes_away() -> None:
    body = (BulletList(((marked("reserved", 0, "Monto"),),)), para("Después"))
    made = volume(memoria(note(body, (Reserved(words="Monto", reserved=True),))))
    contribution = role(made, "contribution")[0]
    assert not any(isinstance(block, BulletList) for block in contribution.content)


def test_personal_data_is_withheld_in_public_and_kept_inside() -> None:
    body = (para("Escriba a ana@example.org hoy", 3), Para((Link((Text("correo", at(4)),), "mailto:ana@example.org"),)))
    source = memoria(
        note(body, abstract=said("De ana@example.org", 8)), prose=(prose("antecedentes", para("Ver ana@example.org")),)
    )
    made = volume(source, redact=emails)
    assert "ana@" not in words(made)
    assert "mailto" not in repr(made.document)
    withheld = [node for node in nodes(made) if attr(node).has(roles.WITHHELD)]
    assert len(withheld) == 4
    assert {text_of(node) for node in withheld} == {"[dato reservado]"}
    assert {reasons(made)[line] for line in (3, 4, 8)} == {"personal"}
    assert at(3) in made.printed
    assert "Escriba a [dato reservado] hoy" in words(made)
    assert words(volume(source, redact=emails, internal=True)).count("ana@example.org") == 3


def test_a_contact_says_only_what_it_publishes() -> None:
    contact = Contact(
        organisation=Located("red-uno"),
        email=Located("a@b.org"),
        telephone=Located("555 0101"),
        publish=(Located("organización"),),
    )
    made = volume(memoria(event=event(contacts=(contact, Contact(name=Located("Luz Vera"))))))
    assert "Contacto RUGI" in words(made)
    for secret in ("a@b.org", "555 0101", "Luz Vera"):
        assert secret not in words(made)
    open_contact = Contact(
        organisation=Located("red-uno"), email=Located("a@b.org"), publish=(Located("correo"), Located("organizacion"))
    )
    assert "RUGI, a@b.org" in words(volume(memoria(event=event(contacts=(open_contact,))), redact=emails))


def test_the_contact_of_a_handover_is_never_published() -> None:
    mark = Handover(
        id="T-01", text=said("Valle"), words="Valle", content=(para("Valle"),), contact=said("Luz Vera", 6), note="notas/panel.md"
    )
    source = memoria(note((marked("handover", 0, "Valle"),), (mark,)))
    made = volume(source)
    assert "Luz Vera" not in words(made)
    assert reasons(made)[6] == "contact"
    assert "Luz Vera" in words(volume(source, internal=True))


def test_what_the_editor_corrected_is_accounted_for_and_his_words_are_printed() -> None:
    original = commitment(term=said("30/09/2023", 4), marks={"term": at(4), "action": at(1)})
    corrected = commitment(
        term=said("2023-12-15", 2, "hoja-de-ruta.yaml"), action=said("Constituir una mesa mejor", 3, "hoja-de-ruta.yaml")
    )
    source = memoria(note((marked("commitment", 0, "Constituir la mesa técnica"),), (original,)), roadmap=Roadmap((corrected,)))
    made = volume(source)
    assert [words(made).count(day) for day in ("Plazo 15 dic. 2023", "RUGI 15 dic. 2023")] == [2, 1]
    assert words(made).count("Constituir una mesa mejor") >= 2
    assert "30 sept. 2023" not in words(made)
    assert "Constituir la mesa técnica" not in words(made)
    assert reasons(made)[4] == "corrected"


def test_what_was_reserved_does_not_come_back_through_the_roadmap() -> None:
    source = reserved()
    hidden = source.contributions[0].marks[1]
    assert isinstance(hidden, Commitment)
    roadmap = Roadmap(
        (),
        excluded=((hidden, "Ya estaba"),),
        merged=((hidden, "C-01"),),
        follow_up=(("C-09", FollowUp(status="cumplido", evidence=said("Recibo"))),),
    )
    made = volume(replace(source, roadmap=replace(roadmap, commitments=(hidden,))))
    for secret in ("Pagar en silencio", "Ya estaba", "Recibo", "C-09"):
        assert secret not in words(made)
