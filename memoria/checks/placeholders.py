"""What was left to be filled in: XXX, ???, [CONFIRMAR …], Lorem ipsum."""

from __future__ import annotations

import re
from collections.abc import Iterator

from memoria.checks.passages import Passage
from memoria.diagnostics import Diagnostic, found

PLACEHOLDER = re.compile(
    r"""
      (?<!\w)(?:XX|xx)\s?/\s?(?:XX|xx)(?:\s?/\s?[\dXx]{2,4})?(?!\w)      # XX/XX, XX/XX/2023
    | (?<!\w)(?:[Dd]{2}/[Mm]{2}/(?:[AaYyJj]{2}){1,2})(?!\w)          # dd/mm/aaaa
    | (?<!\w)(?:X{3,}|x{3,})(?!\w)                                   # XXX
    | \?{3,}
    | (?<!\w)(?:TODO|FALTA|FIXME)(?!\w)
    | \[\s*(?:(?i:por|a|à|to|to\ be)\s+)?
        (?i:confirm|compl[eé]t|pend|revis|insert|agreg|verific|vérifi|check|falta|tbc|tbd|rellen|préciser|preciser)[^\[\]\n]{0,200}\]
    | (?:[Ll]orem|LOREM)\s+(?i:ipsum)
    | (?<!\w)(?:tk|TK|TKTK)(?!\w)
    | _{4,}
    | \.{7,} | …{3,}
    """,
    re.VERBOSE,
)
SIGNS = (
    "XX",
    "xx",
    "???",
    "TODO",
    "FALTA",
    "FIXME",
    "[",
    "orem",
    "OREM",
    "tk",
    "TK",
    "____",
    ".......",
    "………",
    "dd/",
    "DD/",
    "Dd/",
)
"""What a text has at least one of when it has a placeholder: looking for these is ten times as fast."""
SHOUTED = {"TODO", "FALTA"}
"""Words that are placeholders in capitals, unless the whole line is in capitals («PARA TODO EL PAÍS»)."""

SKIPPED_FIELDS = {"correo", "enlace", "sitio", "grabacion", "presentaciones", "anterior"}
_NUMERAL = re.compile(r"XXX\s+[^\W\d_a-zß-öø-ÿ][^\W\d_]+")
_CAPITALS_BEFORE = re.compile(r"[^\W\d_a-zß-öø-ÿ]{2,}\s+$")
_CAPITALS_AFTER = re.compile(r"\s+[^\W\d_a-zß-öø-ÿ]{2,}(?!\w)")


def scan(passage: Passage) -> Iterator[Diagnostic]:
    """Each placeholder of a passage (N-011)."""
    if passage.field in SKIPPED_FIELDS:
        return
    text = passage.text
    if not any(sign in text for sign in SIGNS):
        return
    for match in PLACEHOLDER.finditer(text):
        if not _is_word(text, match):
            yield found("N-011", passage.position(match.start()), text=" ".join(match[0].split()))


def _is_word(text: str, match: re.Match[str]) -> bool:
    """True for «XXX Cumbre» (the thirtieth) and «PARA TODO EL PAÍS»."""
    if match[0] == "XXX":
        return _NUMERAL.match(text, match.start()) is not None
    if match[0] in SHOUTED:
        before = _CAPITALS_BEFORE.search(text[max(match.start() - 30, 0) : match.start()])
        return bool(before or _CAPITALS_AFTER.match(text, match.end()))
    return False
