"""Values that say RESERVADO of themselves: where no marked line is looked for, the value is what is reserved, whole.

They are told apart once, where values are read (``source.ReservedText``); editions, leak check and messages go by that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from memoria.diagnostics import Diagnostic, found
from memoria.model.fields import Key, reserved_in
from memoria.model.marks import Reserved
from memoria.readers.inlines import Flat
from memoria.readers.scan.markers import find_marker, is_quiet, late_secrets
from memoria.readers.scan.secrets import is_secret_text
from memoria.source import Located, Position, ReservedText
from memoria.vocabulary import marker

LATE, QUIET, REQUIRED = "T-025", "T-026", "T-028"
RESERVED = "RESERVADO"
_CLASS = re.compile(r"\]\{[^{}]*\.(?P<word>[^\W\d_]+)[^{}]*\}")


def value(text: str, at: Position | None) -> Located:
    """A value as it was written, which knows whether it is reserved."""
    return ReservedText(text, at) if is_secret_text(text) or _has_class(text) else Located(text, at)


def told(given: object, key: Key, name: str = "") -> Iterator[Diagnostic]:
    """What is to be said of a field's values that are reserved; nothing of those that say it at their start and may be missing.

    ``name`` is the key as it was typed. In the middle of a value (T-025) nobody knows how much was meant; what must be there
    (T-028) leaves a gap in its place. Records within have said so themselves.
    """
    for text in reserved_in(given) if key.of is None else ():
        flat = Flat(text, ())
        mark = find_marker(flat)
        if is_needed(key):
            yield found(REQUIRED, text.at, key=name or key.name)
        if mark is None or mark.kind != Reserved.kind:
            word = next((late.word for late in late_secrets(flat)), RESERVED)
            yield found(LATE, text.at, word=word, capitals=RESERVED, key=name or key.name)
        elif is_quiet(flat, mark):
            yield found(QUIET, text.at, word=mark.word, capitals=mark.word.upper())


def is_needed(key: Key) -> bool:
    """True for what a record is known by, or must have: it leaves a gap that is seen."""
    return key.name == "id" or (key.required and not key.main)


def _has_class(text: str) -> bool:
    """True for ``[…]{.reservado}``, which is no markup in a value and was meant all the same."""
    known = (marker(match["word"]) for match in _CLASS.finditer(text))
    return any(one is not None and one.kind == Reserved.kind for one in known)
