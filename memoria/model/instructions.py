"""The signs of a form's instructions: the contract between the forms and the readers.

A form sets each instruction between «⟦» and «⟧». What stands between them is no text of the note, in Word, ODT and Markdown
alike; a cell of the form's table that holds nothing else is empty.
"""

from __future__ import annotations

import re

OPEN, CLOSE = "⟦", "⟧"
_WHOLE = re.compile(f"{OPEN}[^{OPEN}{CLOSE}]*{CLOSE}")


def enclosed(text: str) -> str:
    """An instruction as a form writes it."""
    return f"{OPEN}{text}{CLOSE}"


def without_enclosed(text: str) -> str:
    """The text without its whole instructions; a sign that lost its other half stays."""
    return _WHOLE.sub("", text).strip() if OPEN in text else text
