"""Fields with their results already in place, so that nothing has to be updated at opening (ISO/IEC 29500-1, 17.16)."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy

from memoria.writers.docx.oxml import Element, run, text_element, w


def field(instruction: str, result: Sequence[Element] | str, *marks: Element) -> list[Element]:
    """A complex field (17.16.18): the runs of its start, instruction, result and end.

    ``result`` is what is shown until Word computes it anew; ``marks`` are the properties of the runs.
    """
    shown = [run(result, *map(deepcopy, marks))] if isinstance(result, str) else list(result)
    return [*opening(instruction, *marks), *shown, closing(*marks)]


def opening(instruction: str, *marks: Element) -> list[Element]:
    """Start, instruction and separator, in the look of the result: LibreOffice takes it from there."""
    return [
        _marked(w("fldChar", fldCharType="begin"), marks),
        _marked(text_element(f" {instruction} ", "instrText"), marks),
        _marked(w("fldChar", fldCharType="separate"), marks),
    ]


def closing(*marks: Element) -> Element:
    """The end of a field."""
    return _marked(w("fldChar", fldCharType="end"), marks)


def _marked(content: Element, marks: Sequence[Element]) -> Element:
    return w("r", *([w("rPr", *map(deepcopy, marks))] if marks else []), content)
