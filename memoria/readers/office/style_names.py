"""What a paragraph is, by the name of its style in any language that people have Word or LibreOffice in."""

from __future__ import annotations

import re

from memoria.vocabulary import fold

DEEPEST = 6
"""The deepest level of a heading in the tree."""
MOST_STYLES = 20
"""So many styles may be based on one another; a damaged file makes circles."""
_HEADING = re.compile(
    r"(?:heading|encabezado|titulo|ttulo|titre|titolo|titol|uberschrift|berschrift|cabecalho|kop|rubrik|naglowek) ?([1-9])$"
)
_TITLE = {"title", "titulo", "ttulo", "titre", "titolo", "puesto", "titulo del documento", "titel"}
_SUBTITLE = {"subtitle", "subtitulo", "subttulo", "sous titre", "untertitel"}
_QUOTE = {"quote", "cita", "citation", "citacao", "intense quote", "cita destacada", "citation intense", "citacao intensa"}
_QUOTE |= {"block text", "quotations", "texto de bloque"}
_CONTENTS = re.compile(r"(?:toc|tdc|tm|indice|sumario) ?\d$|(?:toc heading|titulo de tdc|contents \d+)$")
_ALIGNED = {"right": "right", "end": "right", "center": "center"}


def role_of_name(name: str) -> str:
    """``title``, ``subtitle``, ``quote``, ``contents`` or nothing."""
    words = fold(name)
    if words in _TITLE:
        return "title"
    if words in _SUBTITLE:
        return "subtitle"
    if words in _QUOTE:
        return "quote"
    return "contents" if _CONTENTS.match(words) else ""


def level_of_name(name: str) -> int:
    """The level of a heading, 0 for any other."""
    match = _HEADING.match(fold(name))
    return int(match[1]) if match else 0


def alignment(side: str | None) -> str:
    """``right``, ``center`` or nothing, as both formats name the sides."""
    return _ALIGNED.get(side or "", "")
