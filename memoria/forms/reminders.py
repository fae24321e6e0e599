"""A ready e-mail for each person who owes a note, with the form attached; nothing is sent."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from functools import cache
from importlib.resources import files
from textwrap import wrap

import yaml

from memoria.forms.form import Form, forms_of
from memoria.labels import Labels
from memoria.model.memoria import Memoria
from memoria.people import Entry, Index, label_of
from memoria.vocabulary import fold

WORD = "vnd.openxmlformats-officedocument.wordprocessingml.document"
WIDTH = 76
OURS = "X-Memoria"
"""Header by which a draft of ours is known again."""


@dataclass(frozen=True, slots=True)
class Reminder:
    """One e-mail: the name of its file, and its bytes."""

    stem: str
    name: str
    """Whom it reminds."""
    sessions: tuple[str, ...]
    addressed: bool
    """False where the register has no address for them."""
    message: bytes


def folder_name(language: str) -> str:
    """The folder for them, in the output of an event."""
    return _words("folder", language)


def reminders(memoria: Memoria, today: date, word: Callable[[Form], bytes]) -> tuple[Reminder, ...]:
    """One for each person or organisation that owes a note of a session held by ``today``; ``word`` makes the form to attach."""
    index = Index(memoria.register)
    days = {str(session.id): day.date for day in memoria.event.programme for session in day.sessions if session.id}
    owed: dict[str, list[Form]] = {}
    for form in forms_of(memoria):
        held = days.get(form.session_id)
        for name in form.slot.owed_by if held is None or held <= today else ():
            owed.setdefault(name, []).append(form)
    return tuple(_reminder(name, forms, index, today, word) for name, forms in owed.items())


def _reminder(name: str, forms: list[Form], index: Index, today: date, word: Callable[[Form], bytes]) -> Reminder:
    entry, labels = index.find(name), Labels(forms[0].language)
    message = EmailMessage(policy=SMTP)
    event = _line(forms[0].event)
    sessions = tuple(dict.fromkeys(form.session_id for form in forms))
    message["Subject"] = _words("subject", labels.language, event=event, sessions=", ".join(sessions))
    address = _address(entry, name)
    message["To"] = address if address is not None else f"{_group(name)}:;"
    message["X-Unsent"] = "1"  # Outlook opens it as a draft
    message[OURS] = "reminder"
    message.set_content(_text(name, event, forms, labels, today), cte="quoted-printable")
    for form in forms:
        message.add_attachment(word(form), maintype="application", subtype=WORD, filename=f"{form.stem}.docx")
    message.set_boundary("=_memoria_formulario")  # the library's own is left to chance
    stem = "-".join(re.findall(r"[a-z0-9]+", fold(name))) or "nota"
    return Reminder(stem, name, sessions, address is not None, message.as_bytes())


def _text(name: str, event: str, forms: list[Form], labels: Labels, today: date) -> str:
    language = labels.language
    paragraphs = [_words("greeting", language, name=name)]
    paragraphs += _wrapped(_words("one" if len(forms) == 1 else "many", language, event=event))
    for form in forms:
        when = ""
        if form.slot.due:
            when = _words("late" if form.slot.due < today else "due", language, day=labels.day(form.slot.due))
        paragraphs.append(
            "\n".join(wrap(f"– {form.name}: {form.session}{f'; {when}' if when else ''}", WIDTH, subsequent_indent="  "))
        )
    paragraphs += _wrapped(_words("how", language))
    paragraphs.append(_words("thanks", language))
    return "\n\n".join(paragraphs) + "\n"


def _wrapped(text: str) -> list[str]:
    """A paragraph in lines that every mail program shows whole."""
    return ["\n".join(wrap(text, WIDTH))]


def _address(entry: Entry | None, name: str) -> Address | None:
    """Where to write; None where the register doesn't say, or what it says is no address."""
    written = str(entry.email or "").strip() if entry is not None else ""
    try:
        return Address(_line(label_of(entry) if entry else name), addr_spec=written) if "@" in written else None
    except (ValueError, IndexError, MessageError):
        return None


def _group(name: str) -> str:
    """A name as that of a group without addresses (RFC 5322, 3.4): it says whom the draft is for, which can't be sent so."""
    return '"{}"'.format(re.sub(r'["\\]', "'", _line(name)))


def _line(text: str) -> str:
    return " ".join(text.split())


def _words(key: str, language: str, **values: str) -> str:
    return _texts()[key][language].format(**values)


@cache
def _texts() -> Mapping[str, Mapping[str, str]]:
    text = files("memoria.forms").joinpath("reminders.yaml").read_text("utf-8")
    data: Mapping[str, Mapping[str, str]] = yaml.load(text, Loader=yaml.CSafeLoader)
    return data
