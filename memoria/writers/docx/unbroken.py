"""Ids such as «C-13» stay on one line: Word breaks after any hyphen but its own unbreakable one (17.3.3.18).

An id that begins its paragraph cannot be broken, and keeps the hyphen that people type when they search for it.
"""

from __future__ import annotations

import re

from memoria.writers.docx.oxml import XML_SPACE, Element, style_of, tag, text_element, w

_CAPITALS = "|".join(rf"(?<=(?<![\w-])[A-Z]{{{count}}})" for count in (1, 2, 3))
ID_HYPHEN = re.compile(rf"(?:{_CAPITALS})-(?=\d{{1,4}}(?![\w-]))")
"""The hyphen of an id: one to three capitals before it, figures behind it."""
_LONGEST = 3
"""Letters before the hyphen."""
_CODE = "VerbatimChar"


def keep_ids_whole(root: Element) -> None:
    """Put an unbreakable hyphen in the ids of a part, code apart."""
    for text in root.iter(tag("p")):
        if style_of(text) == "SourceCode":
            continue
        begun = False
        for node in list(text.iter(tag("t"))):
            if next(node.iterancestors(tag("p"))) is not text:
                continue
            if "-" in (node.text or "") and not _is_code(node):
                _part(node, first=not begun)
            begun = begun or bool((node.text or "").strip())


def _is_code(node: Element) -> bool:
    run = node.getparent()
    style = None if run is None else run.find(f"{tag('rPr')}/{tag('rStyle')}")
    return style is not None and style.get(tag("val")) == _CODE


def _part(node: Element, *, first: bool) -> None:
    """Cut a text at the hyphens of its ids."""
    words = node.text or ""
    cuts = [found for found in ID_HYPHEN.finditer(words) if not (first and len(words[: found.start()].strip()) <= _LONGEST)]
    if not cuts:
        return
    ends = [*(cut.start() for cut in cuts[1:]), len(words)]
    node.text = words[: cuts[0].start()]
    node.set(XML_SPACE, "preserve")
    at = node
    for cut, end in zip(cuts, ends, strict=True):
        for piece in (w("noBreakHyphen"), text_element(words[cut.end() : end])):
            at.addnext(piece)
            at = piece
