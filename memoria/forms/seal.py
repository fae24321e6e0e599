"""Whether a form is still as it was made, or somebody has written in it: it carries the fingerprint of its own text.

A form that nobody touched may be made anew; one that somebody saved is theirs, wherever it lies.
"""

from __future__ import annotations

import io
import re
import zipfile
from hashlib import sha256

LENGTH = 16
BODY = "word/document.xml"
PROPERTIES = "docProps/core.xml"
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
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            if max(parts.getinfo(name).file_size for name in (BODY, PROPERTIES)) > 10_000_000:
                return False
            seal = _IDENTIFIER.search(parts.read(PROPERTIES))
            return seal is not None and fingerprint(parts.read(BODY)) == seal[1].decode()
    except (zipfile.BadZipFile, KeyError, OSError, ValueError, NotImplementedError, RuntimeError):
        return False
