"""Settings of the document: nothing that makes Word ask, nothing that changes (ISO/IEC 29500-1, 17.15)."""

from __future__ import annotations

from memoria.theme import Theme
from memoria.writers.docx.oxml import Element, w

WORD_2013 = 15
"""Compatibility mode: the layout of Word 2013 and after, without a note in the title bar (MS-DOCX 2.3.1)."""
_WORD = "http://schemas.microsoft.com/office/word"


def settings(theme: Theme, language: str, *, embedded: bool) -> Element:
    """``w:settings``; no ``updateFields``, for which Word would ask at every opening."""
    root = w("settings", w("zoom", percent=100))
    if embedded:
        root.append(w("embedTrueTypeFonts"))
        root.append(w("saveSubsetFonts"))
    if theme.page.mirrored:
        root.append(w("mirrorMargins"))
    root.append(w("defaultTabStop", val=708))
    root.append(w("autoHyphenation"))
    root.append(w("consecutiveHyphenLimit", val=2))
    root.append(w("doNotHyphenateCaps"))
    if theme.page.mirrored:
        root.append(w("evenAndOddHeaders"))
    root.append(w("characterSpacingControl", val="doNotCompress"))
    root.append(w("footnotePr", w("footnote", id=-1), w("footnote", id=0)))
    mode = w("compatSetting", name="compatibilityMode", uri=_WORD, val=WORD_2013)
    modern = [
        w("compatSetting", name=name, uri=_WORD, val=1)
        for name in ("overrideTableStyleFontSizeAndJustification", "enableOpenTypeFeatures", "doNotFlipMirrorIndents")
    ]
    root.append(w("compat", w("doNotExpandShiftReturn"), mode, *modern))
    root.append(w("themeFontLang", val=language))
    root.append(w("decimalSymbol", val=","))
    root.append(w("listSeparator", val=";"))
    return root
