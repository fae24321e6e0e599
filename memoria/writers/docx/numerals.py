"""Numbers that Word knows: an opener's title has its number from a list, so that the contents keep it when they are updated.

On the page the number stands large above the title, a paragraph of its own; the list's number beside the title is set in
the colour of the ground and a point high. Contents, navigation and cross-references print it as «4 · Title».
"""

from __future__ import annotations

from collections.abc import Iterable

from memoria.theme import Theme
from memoria.writers.docx.dress import CHAPTER_SEPARATOR
from memoria.writers.docx.headings import Title
from memoria.writers.docx.oxml import Element, properties, put, tag, w
from memoria.writers.docx.reference import colour


def number_openers(titles: Iterable[Title], numbering: Element, theme: Theme) -> None:
    """A list of one item for each title whose numeral stands above it (17.9.15, 17.9.6)."""
    numerals = [title for title in titles if title.numeral is not None and title.number.isdecimal()]
    lists = [_next(numbering, "abstractNum", "abstractNumId"), _next(numbering, "num", "numId")]
    for title in numerals:
        definition, number = lists
        last = numbering.findall(tag("abstractNum"))
        place = numbering.index(last[-1]) + 1 if last else 0
        numbering.insert(place, w("abstractNum", w("multiLevelType", val="singleLevel"), _level(title.number, theme)))
        numbering[place].set(tag("abstractNumId"), str(definition))
        numbering.append(w("num", w("abstractNumId", val=definition), numId=number))
        put(properties(title.text), w("numPr", w("ilvl", val=0), w("numId", val=number)))
        lists = [definition + 1, number + 1]


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
