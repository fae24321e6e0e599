"""The instructions of a form, left or typed over: the contract between the forms and the reader of Word and ODT.

A form sets each instruction between the brackets «⟦» and «⟧» and, in Word and ODT, in the character style «Instrucción».
What stands between the brackets is dropped without a word, in Word, ODT and Markdown alike. A cell or paragraph that is set
in the style as a whole, without brackets, is dropped too and said: somebody may have typed over it without leaving its style.
"""

from __future__ import annotations

import re

OPEN, CLOSE = "⟦", "⟧"
STYLE_ID, STYLE_NAME = "Instruccion", "Instrucción"
_WHOLE = re.compile(f"{OPEN}[^{OPEN}{CLOSE}]*{CLOSE}")


def enclosed(text: str) -> str:
    """An instruction as a form writes it."""
    return f"{OPEN}{text}{CLOSE}"


def without_instructions(text: str) -> str:
    """The text without its whole instructions; a bracket that lost its other half stays, to be said."""
    return _WHOLE.sub("", text).strip() if OPEN in text else text


def is_half_edited(text: str) -> bool:
    """True where a bracket is left without its other half."""
    rest = without_instructions(text)
    return OPEN in rest or CLOSE in rest
