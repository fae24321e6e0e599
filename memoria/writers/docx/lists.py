"""Lists in Word's own list styles, with the theme's indents and marks (ISO/IEC 29500-1, 17.9)."""

from __future__ import annotations

from collections.abc import Mapping

from docx.shared import Mm

from memoria.theme import Theme
from memoria.writers.docx.oxml import Element, block_after, local, put, set_style, style_of, tag, w
from memoria.writers.docx.reference import colour
from memoria.writers.docx.styles import NATURAL_LEADING

STEP = Mm(5)
_BULLETS = ("•", "–", "·")
_BULLET_SIZE = 1.3
"""Size of a bullet, in sizes of the text, where the leading has room for it."""
_LIST_STYLES = ("", "Compact", "BodyText", "FirstParagraph")
_BLANK = "1000"
"""Pandoc's list without marks, for paragraphs that go on in an item."""


def restyle_lists(root: Element, numbering: Element) -> None:
    """Give each paragraph of a list the style that Word has for it; the last one keeps away from the text."""
    bulleted = _bulleted(numbering)
    for numbers in list(root.iter(tag("numPr"))):
        box = numbers.getparent()
        text = box.getparent() if box is not None else None
        if box is None or text is None or local(text) != "p":
            continue
        list_id, level = _value(numbers, "numId"), int(_value(numbers, "ilvl") or 0)
        if list_id == _BLANK:
            _go_on(text, box, numbers, level)
        elif style_of(text) in _LIST_STYLES:
            set_style(text, "ListBullet" if bulleted.get(list_id, True) else "ListNumber")
        if _ends_list(text):
            spacing = box.find(tag("spacing"))
            (put(box, w("spacing")) if spacing is None else spacing).set(tag("after"), str(Mm(3).twips))


def _go_on(text: Element, box: Element, numbers: Element, level: int) -> None:
    box.remove(numbers)
    if style_of(text) in _LIST_STYLES:
        set_style(text, "ListContinue")
        if level:
            put(box, w("ind", left=(level + 1) * STEP.twips))


def _ends_list(text: Element) -> bool:
    follower = block_after(text)
    return follower is not None and local(follower) == "p" and follower.find(f"{tag('pPr')}/{tag('numPr')}") is None


def _value(parent: Element, name: str) -> str:
    found = parent.find(tag(name))
    return "" if found is None else str(found.get(tag("val")))


def _bulleted(numbering: Element) -> Mapping[str, bool]:
    """Whether each list (17.9.15) has bullets."""
    kinds = {}
    for abstract in numbering.iter(tag("abstractNum")):
        form = abstract.find(f"{tag('lvl')}/{tag('numFmt')}")
        kinds[abstract.get(tag("abstractNumId"))] = form is not None and form.get(tag("val")) == "bullet"
    return {str(one.get(tag("numId"))): kinds.get(_value(one, "abstractNumId"), True) for one in numbering.iter(tag("num"))}


def dress_numbering(numbering: Element, theme: Theme) -> None:
    """Indents by level, bullets in the accent, numbers in the primary colour (17.9.6)."""
    accent, primary = colour(theme.colours.accent), colour(theme.colours.primary)
    family, text_size = theme.fonts.apparatus, theme.type["text"]
    bullet = int(min(text_size.size * _BULLET_SIZE, text_size.leading / NATURAL_LEADING) * 2)
    for level in numbering.iter(tag("lvl")):
        depth = int(level.get(tag("ilvl")) or 0)
        for name in ("pPr", "rPr"):
            old = level.find(tag(name))
            if old is not None:
                level.remove(old)
        level.append(w("pPr", w("ind", left=(depth + 1) * STEP.twips, hanging=STEP.twips)))
        form, text = level.find(tag("numFmt")), level.find(tag("lvlText"))
        if form is not None and form.get(tag("val")) == "bullet" and text is not None and text.get(tag("val")) != " ":
            text.set(tag("val"), _BULLETS[min(depth, 2)])
            letters = w("rPr", w("rFonts", ascii=family, hAnsi=family, cs=family), w("color", val=accent))
            letters.append(w("sz", val=bullet))
            level.append(letters)
        else:
            level.append(w("rPr", w("color", val=primary)))
