"""A draft for each person who owes a note: addressed where the register says how, never sent."""

from __future__ import annotations

from datetime import date
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import pytest

from memoria.cli import main
from memoria.forms.reminders import Reminder, reminders
from memoria.model.memoria import Memoria
from tests.folders import folder_with
from tests.forms.events import EVENT, PEOPLE, event

LATER = date(2030, 5, 1)


def register(correo: str) -> Memoria:
    people = PEOPLE.replace("apellidos: Paredes León", f"apellidos: Paredes León, correo: '{correo}'")
    return event({"personas.yaml": people}).memoria


def drafts(memoria: Memoria, today: date = LATER) -> dict[str, EmailMessage]:
    made = reminders(memoria, today, lambda form: form.stem.encode())
    return {item.name: parsed(item) for item in made}


def parsed(reminder: Reminder) -> EmailMessage:
    message = message_from_bytes(reminder.message, policy=default)
    assert isinstance(message, EmailMessage)
    return message


def body(message: EmailMessage) -> str:
    part = message.get_body()
    assert part is not None
    return str(part.get_content())


def test_each_person_gets_one_with_all_that_is_owed() -> None:
    made = drafts(register("ana@example.org"))
    assert sorted(made) == ["Ana Paredes León", "Luis Toro", "RUGI"]
    ana = made["Ana Paredes León"]
    assert ana["To"] == "Ana Paredes León <ana@example.org>"
    assert ana["Subject"] == "Nota pendiente de «Foro: prueba»: S01, S02"
    assert ana["X-Unsent"] == "1"
    assert ana["From"] is None
    assert [part.get_filename() for part in ana.iter_attachments()] == ["S01-ana-paredes-leon.docx", "S02-ana-paredes-leon.docx"]
    text = " ".join(body(ana).split())
    assert "Hola, Ana Paredes León:" in text
    assert "se esperaba el 11 de abril de 2030" in text


def test_without_an_address_the_draft_says_whom_it_is_for_and_cannot_be_sent() -> None:
    made = drafts(event().memoria)
    to = made["Luis Toro"]["To"]
    assert to.addresses == ()
    assert to.groups[0].display_name == "Luis Toro"


@pytest.mark.parametrize("written", ["nadie", "a@b@c", "ana@example.org\tBcc: otro@example.org", "<ana@example.org>"])
def test_what_is_no_address_is_none(written: str) -> None:
    made = drafts(register(written))
    assert "Bcc" not in made["Ana Paredes León"]
    assert made["Ana Paredes León"]["To"].addresses == ()


def test_nobody_is_reminded_of_what_has_not_been_held() -> None:
    assert drafts(event().memoria, date(2030, 3, 1)) == {}


@pytest.mark.parametrize(("language", "word"), [("en", "Dear"), ("fr", "Bonjour"), ("pt", "Olá")])
def test_they_speak_the_language_of_the_event(language: str, word: str) -> None:
    assert body(drafts(event(language=language).memoria)["Luis Toro"]).startswith(word)


def test_the_same_event_on_the_same_day_gives_the_same_bytes() -> None:
    memoria = event().memoria
    assert reminders(memoria, LATER, lambda form: b"x") == reminders(memoria, LATER, lambda form: b"x")


def test_the_command_leaves_them_and_takes_back_those_of_notes_that_came(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    record = EVENT.replace("{language}", "es").replace("2030", "2020")
    folder = folder_with(here / "foro", {"evento.yaml": record, "personas.yaml": PEOPLE})
    assert main(["status", "foro", "--recordatorios"]) == 0
    place = here / "output" / "foro" / "recordatorios"
    assert sorted(path.name for path in place.iterdir()) == ["ana-paredes-leon.eml", "luis-toro.eml", "rugi.eml"]
    assert "sin correo" in capsys.readouterr().out
    (place / "mio.eml").write_text("Subject: mío\n\n", "utf-8")
    (folder / "nota.md").write_text("---\ntipo: preguntas\nsesion: S03\n---\n\nPREGUNTA: ¿Quién paga?\n", "utf-8")
    main(["status", "foro", "--reminders"])
    assert sorted(path.name for path in place.iterdir()) == ["ana-paredes-leon.eml", "mio.eml", "rugi.eml"]
