"""Whether a form is still as it was made, or somebody has written in it: it carries the fingerprint of its own text.

A form that nobody touched may be made anew; one that somebody saved is theirs, wherever it lies.
"""

from __future__ import annotations

import re
from hashlib import sha256

LENGTH = 16
BODY = "word/document.xml"
PROPERTIES = "docProps/core.xml"
LARGEST = 10_000_000
"""Bytes of a part of a form; ours have a hundredth of that."""
_LINE = re.compile(r"^# formulario ([0-9a-f]{16})$", re.MULTILINE)
_IDENTIFIER = re.compile(rb"<dc:identifier>formulario ([0-9a-f]{16})</dc:identifier>")


def fingerprint(data: bytes) -> str:
    """What tells one text from another."""
    return sha256(data).hexdigest()[:LENGTH]


def sealed_text(text: str) -> str:
    """A Markdown form with its fingerprint as a comment of its front matter."""
    return text.replace("---\n", f"---\n# formulario {fingerprint(text.encode())}\n", 1)


def identifier(body: bytes) -> str:
    """What the properties of a Word form say of its body."""
    return f"formulario {fingerprint(body)}"


def is_untouched(data: bytes) -> bool:
    """True for a form of ours, of any age, in which nobody has written; Word and LibreOffice change what they save."""
    if data[:2] == b"PK":
        return _is_untouched_word(data)
    text = data.decode("utf-8", "replace").replace("\r\n", "\n")
    seal = _LINE.search(text)
    return seal is not None and fingerprint(text.replace(seal[0] + "\n", "", 1).encode()) == seal[1]


def _is_untouched_word(data: bytes) -> bool:
    from memoria.archive import Refused, open_archive  # with lxml, which no event of plain text should wait for

    try:
        form = open_archive(data)
        seal = _IDENTIFIER.search(form.read(PROPERTIES, LARGEST))
        return seal is not None and fingerprint(form.read(BODY, LARGEST)) == seal[1].decode()
    except (Refused, KeyError):
        return False
