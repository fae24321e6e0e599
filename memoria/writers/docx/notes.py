"""The rule above footnotes (ISO/IEC 29500-1, 17.11.23): a hairline over the whole measure, in place of Word's own."""

from __future__ import annotations

from docx.shared import Mm, Pt

from memoria.theme import Theme
from memoria.writers.docx.oxml import Element, properties, put, tag, w
from memoria.writers.docx.reference import colour

_SEPARATORS = ("separator", "continuationSeparator")


def rule_above(notes: Element, theme: Theme) -> None:
    """Dress the separators of a part with footnotes."""
    for note in notes:
        if note.get(tag("type")) not in _SEPARATORS:
            continue
        for text in note.iter(tag("p")):
            for run in text.findall(tag("r")):
                text.remove(run)
            line = w("bottom", val="single", sz=4, space=1, color=colour(theme.colours.hairline))
            put(properties(text), w("pBdr", line))
            put(properties(text), w("spacing", before=0, after=Mm(1.4).twips, line=Pt(4).twips, lineRule="exact"))
