"""Bytes to text, whatever the machine they come from (file-format, sections 1 and 2): nothing is refused but what is not text."""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Iterator

from memoria.diagnostics import Checked, Diagnostic, found
from memoria.source import Position, SourceFile

GUESSES = ("cp1252", "mac_roman")
"""Encodings of one byte for each letter that are met in practice, the likeliest first.

Detectors made for every language of the world are often wrong about a short note, even when they are given only these two to
choose from; the letters of four languages decide better.
"""
MOST_NULS = 0.02
"""Of the bytes of a text, those that may be NUL within it; at its end a copy that broke off leaves any number of them."""
_ENCODING_NAMES = {
    "cp1252": "Windows-1252",
    "mac_roman": "Mac Roman",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
}
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SIGNATURES = (b"%PDF", b"PK\x03\x04", b"{\\rtf", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\xd0\xcf\x11\xe0")
_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufffe\uffff]"
)
_MOJIBAKE = re.compile("[ÃÂâ][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹Œ‘’“”•–—˜™š›œžŸ¡-¿]")
_LETTERS = frozenset("áéíóúñüÁÉÍÓÚÑÜ¿¡«»ãõçâêôàèëïîûùÃÕÇÂÊÔÀÈÉœ“”‘’–—…ºª°€·")
"""Letters and signs beyond ASCII that our four languages use."""


_BEYOND_ASCII = re.compile(r"(?P<before>[^\W\d_]*)(?P<char>[^\x00-\x7f])(?=(?P<after>[^\W\d_]?))")


def decode(path: str, data: bytes) -> Checked[SourceFile | None]:
    """The text of a file: without BOM, lines ending in ``\\n``, NFC, no control characters. None when it is no text (F-001)."""
    encoding, guessed = _encoding(data)
    if encoding is None:
        return Checked(None, (found("F-001", Position(path)),))
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return Checked(None, (found("F-001", Position(path)),))
    problems = [found("F-002", Position(path), encoding=_ENCODING_NAMES.get(encoding, encoding))] if guessed else []
    file = SourceFile(path, _normalised(text.removeprefix("\ufeff")))
    visible = SourceFile(path, _INVISIBLE.sub("", file.text))
    problems.extend(_invisible(file, len(file.text) - len(visible.text)))
    problems.extend(_mojibake(visible))
    return Checked(visible, tuple(problems))


def _normalised(text: str) -> str:
    return unicodedata.normalize("NFC", _LINE_ENDS.sub("\n", text))


def _encoding(data: bytes) -> tuple[str | None, bool]:
    """The name of the encoding, and whether it is a guess."""
    for bom, name in _BOMS:
        if data.startswith(bom):
            return name, False
    if data.startswith(_SIGNATURES):
        return None, False
    if data.count(0) > max(len(data) * MOST_NULS, len(data) - len(data.rstrip(b"\x00"))):
        return _encoding_by_nuls(data), True
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return _guess(data), True
    return "utf-8", False


def _encoding_by_nuls(data: bytes) -> str | None:
    """UTF-16 without a BOM: in western text nearly every second byte is NUL. Otherwise it is no text."""
    half = max(1, len(data) // 2)
    if data[1::2].count(0) > half * 0.6 and data[::2].count(0) < half * 0.05:
        return "utf-16-le"
    if data[::2].count(0) > half * 0.6 and data[1::2].count(0) < half * 0.05:
        return "utf-16-be"
    return None


def _guess(data: bytes) -> str | None:
    if sum(byte < 32 and byte not in b"\t\n\r\x0b\x0c" for byte in data) > len(data) * 0.05:
        return None
    return max(GUESSES, key=lambda name: _fit(data, name))


def _fit(data: bytes, encoding: str) -> int:
    """How many more of the characters beyond ASCII fit our languages than do not, read in this encoding."""
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return -len(data)
    return sum(1 if _fits(match) else -1 for match in _BEYOND_ASCII.finditer(text))


def _fits(match: re.Match[str]) -> bool:
    """No sign and no capital stands within a word, but for the apostrophe of ``l’été``."""
    before, char, after = match["before"], match["char"], match["after"]
    if char == "’" and len(before) <= 2:
        return True
    if char.isalpha():
        return char in _LETTERS and not (char.isupper() and before[-1:].islower())
    return char in _LETTERS and not (after and (before or char in "–—…’”»"))


def _invisible(file: SourceFile, count: int) -> Iterator[Diagnostic]:
    first = _INVISIBLE.search(file.text)
    if first:
        yield found("F-004", file.position(first.start()), count=count)


def _mojibake(file: SourceFile) -> Iterator[Diagnostic]:
    """«RelatorÃ­a»: text that was decoded wrongly before it came here (F-003, once for the file)."""
    places = list(_MOJIBAKE.finditer(file.text))
    if not places:
        return
    first = places[0].start()
    word = next(match[0] for match in re.finditer(r"\S+", file.text) if match.end() > first)
    yield found("F-003", file.position(first), word=word, meant=_undone(word), count=len(places))


def _undone(word: str) -> str | None:
    try:
        return word.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return None
