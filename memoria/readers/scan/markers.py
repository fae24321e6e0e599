"""The marker at the start of a line (file-format, section 5, rule 1), and the paragraph that is nothing but one (rule 2)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from memoria.model.marks import Reserved
from memoria.nearest import nearest
from memoria.readers.inlines import Flat
from memoria.vocabulary import Marker, fold, marker, marker_words

_BULLETS = r"[ \t\u00a0]*(?:(?:[•·▪●◦‣–—*+-]|\d{1,3}(?:\.\d{1,3})*[.)]?-?|[A-Za-z][.)]|\[[ xX]\]|[☐☒☑✓✔])[ \t\u00a0]+)*"
_WORDS = r"(?P<words>[^\W\d_]+(?:[ \u00a0‑-][^\W\d_]+){0,2})"
_NUMBER = r"(?:[ \u00a0]*(?:n\.?[º°o]\.?|nro\.?|#)?[ \u00a0]*\d{1,3}(?:\.\d{1,3})?)?"
_WHO = r"(?:[ \u00a0]*\((?P<who>[^()\n]*)\))?"
_END = r"[ \u00a0]*(?::|\.[-–—])"
_MARKED = re.compile(_BULLETS + _WORDS + _NUMBER + _WHO + _END, re.IGNORECASE)
_OPENING = re.compile(_BULLETS + _WORDS)
_LAST_WORD = re.compile(r"[ \u00a0‑-]?[^\W\d_]+$")
_DASHED = re.compile(_BULLETS + _WORDS + _NUMBER + _WHO + r"(?:[ \u00a0]+-{1,3}|[ \u00a0]*[–—])[ \u00a0]+(?=\S)", re.IGNORECASE)
_ALONE = re.compile(_BULLETS + _WORDS + _NUMBER + rf"(?:{_END})?\s*$", re.IGNORECASE)
_CAPITALS = re.compile(_BULLETS + r"(?P<words>[^\W\d_]{4,}(?:[ ‑-][^\W\d_]+)?)" + _NUMBER + _WHO + "[ \u00a0]*:")
_LATE = re.compile(r"(?<!\w)(?=(?P<words>[^\W\d_]+(?:[ \u00a0][^\W\d_]+)?)(?P<end>[ \u00a0]*[:：]))")
_WITHOUT_COLON = re.compile(
    _BULLETS + r"[(\[«“\"]?(?P<words>[^\W\d_]+(?:[ \u00a0][^\W\d_]+)?)(?P<end>[)\]»”\"]+|[ \u00a0]*[.–—-])"
)
_BARE = re.compile(_BULLETS + r"[(\[«“\"]?(?P<words>[^\W\d_]+)(?P<end>[ \u00a0;,|]*)(?=\s|(?<=[;,|]))")
_FENCE = re.compile(r"[ \t]*:{3,}[ \t]*\{?[ \t]*\.?(?P<words>[^\W\d_]+)(?P<end>)")
_SHOUTED = re.compile(r"(?<!\w)[^\W\d_a-zà-ÿ]{4,}(?=[^\n:]{0,40}:)")
CHECKBOX = re.compile(r"[ \t\u00a0]*[☐☒☑✓✔][ \t\u00a0]*")
LIKE_A_MARKER = 0.8
"""How alike a word in capitals must be to a marker before it is taken for a slip."""
LIKE_RESERVED = 0.88
"""How alike it must be to RESERVADO before its text is withheld: one letter wrong. RESERVAS is a word of its own."""


@dataclass(frozen=True, slots=True)
class Found:
    """A marker in a flat string: its word from ``start``, the text after it from ``end``, the names in brackets."""

    kind: str
    plural: bool
    word: str
    start: int
    end: int
    who: tuple[int, int] | None = None
    dashed: bool = False
    """True where a dash stands for the colon."""


def find_marker(flat: Flat, start: int = 0) -> Found | None:
    """The marker that stands at a place, the beginning of a line; in capitals, or in any case when bold.

    RESERVADO counts in small letters too, and with a letter wrong: a secret is not printed for the want of either.
    """
    match = _MARKED.match(flat.text, start)
    known = match and marker(match["words"])
    if match and known:
        begins_text = known.kind == Reserved.kind and (start == 0 or match["words"][0].isupper())
        return _found(match, known) if _stands_out(flat, match) or begins_text else None
    match = _DASHED.match(flat.text, start)
    known = match and marker(match["words"])
    if match and known and _is_no_title(flat, match, known):
        return _found(match, known, dashed=True)
    return misspelt_secret(flat, start)


def _found(match: re.Match[str], known: Marker, *, dashed: bool = False) -> Found:
    who = match.span("who") if match["who"] else None
    return Found(known.kind, known.plural, match["words"], match.start("words"), match.end(), who, dashed)


def _is_no_title(flat: Flat, match: re.Match[str], known: Marker) -> bool:
    """«ACUERDO - Medir» is a mark; «ACUERDOS - MESA 1» and «ACUERDO – ACTA 3» are titles. A secret is one in any case."""
    if known.plural or not is_capitals(match["words"]):
        return False
    return known.kind == "reserved" or not is_capitals(flat.text[match.end() :].split("\n", 1)[0])


def _stands_out(flat: Flat, match: re.Match[str]) -> bool:
    return is_capitals(match["words"]) or flat.is_bold(*match.span("words"))


def is_capitals(words: str) -> bool:
    """True for words without a small letter."""
    return words == words.upper()


def lonely_marker(flat: Flat) -> tuple[Marker, str] | None:
    """The marker that a whole paragraph is, with or without its colon and whatever its case; and its word as typed."""
    match = _ALONE.match(flat.text)
    known = match and marker(match["words"])
    return (known, match["words"]) if match and known else None


def quiet_marker(flat: Flat, start: int) -> Found | None:
    """A marker in small letters: prose, unless something else says that it was meant."""
    match = _MARKED.match(flat.text, start)
    known = match and marker(match["words"])
    if not match or not known:
        return None
    return Found(known.kind, known.plural, match["words"], match.start("words"), match.end())


def marker_without_colon(flat: Flat, start: int) -> Found | None:
    """A marker in capitals that no colon follows: a title perhaps, unless something else says that it was meant."""
    match = _OPENING.match(flat.text, start)
    if not match or find_marker(flat, start) is not None:
        return None
    words = match["words"]
    while words:
        known = marker(words) if is_capitals(words) else None
        if known:
            begin = match.start("words")
            return Found(known.kind, known.plural, words, begin, begin + len(words))
        words = _LAST_WORD.sub("", words)
    return None


def late_secrets(flat: Flat) -> Iterator[Found]:
    """Each RESERVADO that is no marker, and was meant as one.

    It stands in mid-paragraph, as a field, in what was to be a division, or in capitals before a text without any colon.
    """
    starts = line_starts(flat.text)
    matches = [match for shape in (_WITHOUT_COLON, _FENCE) for start in starts if (match := shape.match(flat.text, start))]
    if lonely_marker(flat) is None:
        bare = (_BARE.match(flat.text, start) for start in starts)
        matches += [match for match in bare if match and is_capitals(match["words"])]
    for match in sorted((*matches, *_LATE.finditer(flat.text)), key=lambda match: match.start("words")):
        known = marker(match["words"])
        is_meant = flat.text[: match.start("words")].rstrip(" \u00a0{.").endswith((":::", "|"))
        if known and known.kind == Reserved.kind and (is_meant or _stands_out(flat, match)):
            yield Found(known.kind, known.plural, match["words"], match.start("words"), match.end("end"))


def is_quiet(flat: Flat, mark: Found) -> bool:
    """True for a marker in small letters that nothing makes stand out."""
    return not is_capitals(mark.word) and not flat.is_bold(mark.start, mark.start + len(mark.word))


def misspelt_secret(flat: Flat, start: int) -> Found | None:
    """RESERVADO with a letter wrong, in capitals before its colon."""
    match = _CAPITALS.match(flat.text, start)
    if not match or not is_capitals(match["words"]):
        return None
    known = _like_reserved(match["words"])
    return _found(match, known) if known else None


def shouts_secret(text: str) -> bool:
    """True for a text with RESERVADO in capitals before a colon, a letter wrong or none, wherever it stands."""
    return any(map(_like_reserved, set(_SHOUTED.findall(text))))


@cache
def _like_reserved(words: str) -> Marker | None:
    near = nearest(fold(words), marker_words(), LIKE_RESERVED)
    known = marker(near) if near else None
    return known if known and known.kind == Reserved.kind else None


def misspelt_marker(flat: Flat, start: int) -> tuple[int, str, str] | None:
    """A word in capitals before a colon that is nearly a marker: its place, the word, and the marker."""
    match = _CAPITALS.match(flat.text, start)
    if not match or not is_capitals(match["words"]):
        return None
    word = fold(match["words"])
    near = nearest(word, marker_words(), LIKE_A_MARKER)
    return None if near in (None, word) else (match.start("words"), match["words"], str(near).upper())


def line_starts(text: str) -> list[int]:
    """Where the lines of a flat string begin."""
    return [0, *(match.end() for match in re.finditer("\n", text))]
