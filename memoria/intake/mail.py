"""Mail (RFC 5322, MIME): only what is new in it; the quoted mail and the signature are left out, attachments become inputs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parsedate_to_datetime
from html.parser import HTMLParser
from unicodedata import normalize

from memoria.diagnostics import Checked, Diagnostic, found
from memoria.intake import headings
from memoria.intake.raw import Dropped, Mail, Rule
from memoria.source import Position

LARGEST = 60_000_000
ACCEPTED = (
    ".docx", ".odt", ".md", ".markdown", ".txt", ".yaml", ".yml", ".pdf",
    ".png", ".jpg", ".jpeg", ".svg", ".gif", ".webp", ".tif", ".tiff",
    ".csv", ".xlsx", ".vtt", ".srt", ".sbv", ".doc", ".rtf",
)  # fmt: skip
RAW = (".csv", ".xlsx", ".vtt", ".srt", ".sbv")
"""Attachments that go to the raw files and not beside the note."""
_HEADERS = re.compile(
    rb"^(?:From|To|Date|Subject|Received|MIME-Version|Return-Path|Message-ID|Delivered-To|De|X-[\w-]+):", re.M | re.I
)
_UNSAFE = re.compile(r"[\x00-\x1f\x7f<>:\"/\\|?*]+")
_HEADER_OF_REPLY = re.compile(r"^(?:\*?(?:De|From|Von)\s?:\*?\s.+)$")
_NEXT_HEADER = re.compile(r"^\*?(?:Enviado(?: el)?|Sent|Envoyé|Fecha|Date|Data|Para|To|À)\s?:")


def is_mail(name: str, data: bytes) -> bool:
    """True by the headers that every mail has; a text that merely mentions them has no two in a row at its top."""
    head = data[:4000].split(b"\n\n")[0].split(b"\r\n\r\n")[0]
    found_headers = len(_HEADERS.findall(head))
    return found_headers >= 2 and (name.casefold().endswith(".eml") or found_headers >= 4)


def read_mail(path: str, data: bytes) -> Checked[Mail | None]:
    """Who wrote, what about, the new text, and what was attached. Addresses are not kept."""
    try:
        message = BytesParser(policy=policy.default).parsebytes(data)
        problems: list[Diagnostic] = []
        text = _body(message)
        kept, dropped = top_part(text)
        attachments = tuple(_attachments(message, path, problems))
        mail = Mail(_author(message), " ".join(str(message["subject"] or "").split()), _day(message), kept, dropped, attachments)
        return Checked(mail, tuple(problems))
    except Exception as error:  # the parser of the standard library stumbles over headers that are damaged in new ways
        return Checked(None, (found("I-002", Position(path), reason=type(error).__name__),))


def _author(message: EmailMessage) -> str:
    """The name of the sender, without the address."""
    header = message["from"]
    addresses = getattr(header, "addresses", ())
    return " ".join(str(addresses[0].display_name).split()) if addresses else ""


def _day(message: EmailMessage) -> date | None:
    try:
        return parsedate_to_datetime(str(message["date"])).date()
    except (TypeError, ValueError):
        return None


def _body(message: EmailMessage) -> str:
    part = message.get_body(preferencelist=("plain", "html"))
    if part is None:
        return ""
    try:
        content = part.get_content()
    except (LookupError, KeyError, UnicodeError):
        payload = part.get_payload(decode=True)
        content = payload.decode("cp1252", "replace") if isinstance(payload, bytes) else str(payload or "")
    text = str(content).replace("\r\n", "\n")
    return normalize("NFC", _without_tags(text) if part.get_content_type() == "text/html" else text)


def top_part(text: str) -> tuple[str, tuple[Dropped, ...]]:
    """The new text, and what stands below it: an earlier mail, then a signature."""
    lines = text.split("\n")
    cut = next((place for place in range(len(lines)) if _is_reply(lines, place)), len(lines))
    dropped = [Dropped(Rule.REPLY, "\n".join(lines[cut:]), cut + 1)] if cut < len(lines) else []
    quoted = [place for place in range(cut) if lines[place].startswith(">")]
    dropped += [Dropped(Rule.REPLY, lines[place], place + 1) for place in quoted]
    new = [line for place, line in enumerate(lines[:cut]) if place not in quoted]
    mark = next((place for place, line in enumerate(new) if line.rstrip() == "--" or _is_signature(line)), len(new))
    if mark < len(new) and any(line.strip() for line in new[:mark]):
        dropped.append(Dropped(Rule.SIGNATURE, "\n".join(new[mark:]), mark + 1))
        new = new[:mark]
    return "\n".join(new).strip() + "\n", tuple(dropped)


def _is_signature(line: str) -> bool:
    return line.strip() != "--" and headings.is_line("signature", line.strip())


def _is_reply(lines: list[str], place: int) -> bool:
    line = lines[place].strip()
    if not line:
        return False
    folded = f"{line} {lines[place + 1].strip()}" if place + 1 < len(lines) else line
    if headings.is_line("reply", line) or (line.startswith(("On ", "El ", "Le ", "Em ")) and headings.is_line("reply", folded)):
        return True
    return bool(_HEADER_OF_REPLY.match(line)) and any(_NEXT_HEADER.match(one.strip()) for one in lines[place + 1 : place + 3])


def _attachments(message: EmailMessage, path: str, problems: list[Diagnostic]) -> Iterator[tuple[str, bytes]]:
    taken: set[str] = set()
    for part in message.iter_attachments():
        name = safe_name(part.get_filename() or "")
        payload = part.get_payload(decode=True)
        if not isinstance(payload, bytes) or not name.casefold().endswith(ACCEPTED) or len(payload) > LARGEST:
            problems.append(found("I-016", Position(path), name=name or part.get_content_type()))
            continue
        stem, dot, suffix = name.rpartition(".")
        number = 1
        while name.casefold() in taken:
            number += 1
            name = f"{stem}-{number}{dot}{suffix}"
        taken.add(name.casefold())
        yield name, payload


def safe_name(name: str) -> str:
    """A file's name that stays in its folder and can be written everywhere."""
    last = normalize("NFC", name).replace("\\", "/").rpartition("/")[2]
    plain = _UNSAFE.sub("-", " ".join(last.split())).strip(" .-~")
    stem, dot, suffix = plain.rpartition(".")
    return f"{stem[:80]}{dot}{suffix[:10]}" if dot else plain[:80]


class _Text(HTMLParser):
    """The text of a page: blocks on lines of their own, nothing of scripts and styles."""

    BLOCKS = frozenset(("p", "div", "br", "li", "tr", "h1", "h2", "h3", "h4", "blockquote", "table", "ul", "ol"))
    HIDDEN = frozenset(("script", "style", "head", "title"))

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self.hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        self.hidden += tag in self.HIDDEN
        self.pieces.append("\n- " if tag == "li" else "\n" if tag in self.BLOCKS else "")

    def handle_endtag(self, tag: str) -> None:
        self.hidden -= tag in self.HIDDEN and self.hidden > 0
        self.pieces.append("\n" if tag in self.BLOCKS else "")

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.pieces.append(re.sub(r"\s+", " ", data))


def _without_tags(page: str) -> str:
    reader = _Text()
    reader.feed(page)
    reader.close()
    return re.sub(r"\n{3,}", "\n\n", "\n".join(line.strip() for line in "".join(reader.pieces).split("\n")))
