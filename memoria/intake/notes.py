"""Mails and texts as notes, their personal data withheld; what hung on a mail is kept beside them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from memoria.intake import canonical as write
from memoria.intake.desk import Desk
from memoria.intake.imports import Made, Raw
from memoria.intake.mail import RAW, read_mail
from memoria.intake.raw import Dropped, Kind, account
from memoria.intake.recognise import Recognised
from memoria.intake.turns import discreet, label


def take_text(desk: Desk, raw: Raw, opened: Recognised) -> None:
    """A text whose shape says nothing more."""
    take_note(desk, raw, opened.text, opened.text)


def take_mail(desk: Desk, raw: Raw, _opened: Recognised) -> None:
    """What is new in a mail as a note by its sender, and its attachments: raw material, or papers that were received."""
    read = read_mail(raw.path, raw.data)
    desk.problems += read.diagnostics
    if read.value is None:
        return
    mail = read.value
    author = label(mail.author, desk.index) or discreet(mail.author, desk.words.withheld)[0] if mail.author else ""
    if mail.text.strip():
        title = discreet(mail.subject, desk.words.withheld)[0]
        authors = (author,) if author else ()
        take_note(desk, raw, mail.text, mail.text, mail.dropped, title=title, authors=authors, day=mail.day, kind=Kind.MAIL)
    elif not mail.attachments:
        desk.say("I-002", raw.at, reason="RFC 5322")
    folder = desk.words("folders", "received")
    for name, data in mail.attachments:
        path = f"crudo/{name}" if name.casefold().endswith(RAW) else f"{folder}/{name}"
        desk.say("I-017", raw.at, name=name, path=path)
        desk.made.append(Made(path, data, Kind.MAIL, (raw.source,), attached=True))


def take_note(
    desk: Desk,
    raw: Raw,
    text: str,
    given: str,
    dropped: Sequence[Dropped] = (),
    *,
    title: str = "",
    authors: Sequence[str] = (),
    day: date | None = None,
    kind: Kind = Kind.NOTE,
) -> None:
    """A text as a note. ``given`` is what the raw file said, ``dropped`` what of it a rule left out."""
    shown, withheld = discreet(text, desk.words.withheld)
    counted = account([given], [text], dropped)
    made = write.note(shown, desk.words, raw.source, title=title, authors=authors, session=desk.wishes.session, day=day)
    desk.tell(raw, dropped, counted, given.split("\n"), withheld)
    desk.add(raw, desk.path("received", kind, raw, day, ".md"), made, kind, counted)
