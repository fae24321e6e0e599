"""Numbers that Word knows: those of openers and, where the theme wants them, of paragraphs.

An opener's title has its number from a list, so that the contents keep it when they are updated.

On the page the number stands large above the title, a paragraph of its own; the list's number beside the title is set in
the colour of the ground and a point high. Contents, navigation and cross-references print it as «4 · Title».
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from docx.shared import Mm

from memoria.document import roles
from memoria.theme import Theme
from memoria.writers.docx.dress import CHAPTER_SEPARATOR
from memoria.writers.docx.headings import Title
from memoria.writers.docx.marks import Marked
from memoria.writers.docx.oxml import Element, local, properties, put, style_of, tag, w, words
from memoria.writers.docx.reference import colour

_COUNTED = ("BodyText", "FirstParagraph", "LabelLine", "Answer")
"""Styles of the paragraphs that have a number in the margin, unless they belong to a question."""
_MARGIN = Mm(10)
"""From the number of a paragraph to its text."""


def number_openers(titles: Iterable[Title], numbering: Element, theme: Theme) -> None:
    """A list of one item for each title whose numeral stands above it (17.9.15, 17.9.6)."""
    numerals = [title for title in titles if title.numeral is not None and title.number.isdecimal()]
    lists = [_next(numbering, "abstractNum", "abstractNumId"), _next(numbering, "num", "numId")]
    for title in numerals:
        definition, number = lists
        _define(numbering, definition, number, _level(title.number, theme))
        put(properties(title.text), w("numPr", w("ilvl", val=0), w("numId", val=number)))
        lists = [definition + 1, number + 1]


def counted_texts(found: Sequence[Marked], theme: Theme) -> list[Element]:
    """The paragraphs of the body that bear a number, by which a correction can name them: running text, not what is set apart."""
    if not theme.numbered_paragraphs:
        return []
    bodies = (one for one in found if one.mark.role == roles.BODY)
    texts = (node for one in bodies for node in one.content() if local(node) == "p")
    asked = {text for one in found if one.mark.role == roles.QUESTION for text in one.content()}
    return [text for text in texts if text not in asked and style_of(text) in _COUNTED and words(text).strip()]


def number_texts(texts: Sequence[Element], numbering: Element, theme: Theme) -> None:
    """A list through the whole volume, whose numbers stand in the margin."""
    if not texts:
        return
    definition, number = _next(numbering, "abstractNum", "abstractNumId"), _next(numbering, "num", "numId")
    family, size = theme.fonts.apparatus, round(theme.type["folio"].size * 2)
    letters = w("rPr", w("rFonts", ascii=family, hAnsi=family, cs=family), w("color", val=colour(theme.colours.grey)))
    letters.extend((w("sz", val=size), w("szCs", val=size)))
    level = w("lvl", w("start", val=1), w("numFmt", val="decimal"), w("lvlText", val="%1"), w("lvlJc", val="left"), ilvl=0)
    level.append(w("pPr", w("ind", left=0, hanging=_MARGIN.twips)))
    level.append(letters)
    _define(numbering, definition, number, level)
    for text in texts:
        put(properties(text), w("numPr", w("ilvl", val=0), w("numId", val=number)))


def _define(numbering: Element, definition: int, number: int, level: Element) -> None:
    """A list of one level, after the others (17.9.1, 17.9.15)."""
    last = numbering.findall(tag("abstractNum"))
    place = numbering.index(last[-1]) + 1 if last else 0
    numbering.insert(place, w("abstractNum", w("multiLevelType", val="singleLevel"), level))
    numbering[place].set(tag("abstractNumId"), str(definition))
    numbering.append(w("num", w("abstractNumId", val=definition), numId=number))


def _level(number: str, theme: Theme) -> Element:
    letters = w("rPr", w("color", val=colour(theme.colours.tint)), w("sz", val=2), w("szCs", val=2))
    return w(
        "lvl",
        w("start", val=number),
        w("numFmt", val="decimal"),
        w("suff", val="space"),
        w("lvlText", val=f"%1{CHAPTER_SEPARATOR.rstrip()}"),
        w("lvlJc", val="left"),
        w("pPr", w("ind", left=0, firstLine=0)),
        letters,
        ilvl=0,
    )


def _next(numbering: Element, name: str, key: str) -> int:
    """The first identifier that is free."""
    return max((int(node.get(tag(key)) or 0) for node in numbering.findall(tag(name))), default=0) + 1
