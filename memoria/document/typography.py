"""Spaces that no line may end at: between a number and its unit, and beside the marks that French sets apart.

A volume passes here once, before it is written in any format. Where its tree says of a Div or a Span that it is in another
language, the rules of that language hold inside. Code and addresses are left as they are.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import Any

from memoria.document.tree import Div, Document, Span, Text
from memoria.document.walk import Blocks, Inlines, kept, rebuild

NO_BREAK, NARROW = "\u00a0", "\u202f"

_DIGIT = re.compile(r"\d")
_OF_NUMBERS = re.compile(
    r"""(?xi)
      (?<!\d{3}) \d [ ] (?= \d{3} (?!\d) )
    | \d [ ] (?= (?: [%‰€$£] | °C? | [ck]?m[²³23]? | mm | ha | kg | kWh | MW | h | min | USD | EUR ) (?!\w) )
    | (?<![\w.]) (?: p{1,2} | págs? | arts? | caps? | chap | ch | vols? | figs? | núms? | nros? | nos? ) [.] [ ] (?= \d )
    | (?<!\w) (?: n [.]? [º°] [.]? | USD | EUR | US\$ | R\$ | S/ | Bs[.]? | [§¶$€£] | ODS | SDG | ODD ) [ ] (?= \d )
    """
)
"""A space of «43 100», «40 %», «p. 59», «n.º 3», «USD 20» or «ODS 17», with what stands before it."""
_OF_FRENCH = re.compile(
    r"""(?x)
      (?<= [\w»”)\]’…%.] ) [ ]? (?P<mark> [;!?:] ) (?= [\s»”)\]!?] | $ )
    | (?<= [^\s«] ) [ ]? (?P<closing> » )
    | ^ [ ] (?P<first> [;!?:»] )
    | (?P<opening> « ) (?: [ ]? (?= \S ) | [ ]$ )
    """
)
"""A mark of French and the space that stands beside it, or was left out (Lexique de l'Imprimerie nationale, «ponctuation»)."""
NARROWED = ";!?"


def with_bound_spaces(document: Document) -> Document:
    """The document with no-break spaces where no line may end, those that French wants put in where they were left out."""
    on_blocks, _ = _changes(document.meta.language)
    return replace(document, blocks=on_blocks(document.blocks))


@cache
def _changes(language: str) -> tuple[Callable[[Blocks], Blocks], Callable[[Inlines], Inlines]]:
    """What is done to blocks and to inlines in a language; each gives the very same tuple where it has nothing to do."""
    in_words = _in_french if language.split("-", maxsplit=1)[0].casefold() == "fr" else _in_numbers

    def on_node(node: Any) -> Any:
        if type(node) is Text:
            words = in_words(node.text)
            return node if words == node.text else replace(node, text=words)
        own = node.attr.get("lang", language) if isinstance(node, Div | Span) else language
        return rebuild(node, *((on_blocks, on_inlines) if own == language else _changes(own)))

    def on_blocks(content: Blocks) -> Blocks:
        return kept(content, tuple(map(on_node, content)))

    def on_inlines(content: Inlines) -> Inlines:
        return kept(content, tuple(map(on_node, content)))

    return on_blocks, on_inlines


def _in_numbers(text: str) -> str:
    if not _DIGIT.search(text):
        return text
    return _OF_NUMBERS.sub(lambda found: found[0].replace(" ", NO_BREAK), text)


def _in_french(text: str) -> str:
    return _OF_FRENCH.sub(_set_apart, _in_numbers(text))


def _set_apart(found: re.Match[str]) -> str:
    if found["opening"]:
        return found["opening"] + NO_BREAK
    mark = found["mark"] or found["closing"] or found["first"]
    return (NARROW if mark in NARROWED else NO_BREAK) + mark
