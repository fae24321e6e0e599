"""Words that commit to nothing: verbs without a result (C-019), indicators that nobody can check (C-018)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

import yaml

from memoria import vocabulary
from memoria.checks.commitments import commitments, shortened
from memoria.diagnostics import Diagnostic, found
from memoria.model.memoria import Memoria
from memoria.source import position_of


def check_verbs(memoria: Memoria) -> Iterator[Diagnostic]:
    """«Promover la articulación» with neither output nor indicator."""
    for action in commitments(memoria):
        if not action.product and not action.indicator:
            verb = _first(str(action.action or "") or action.words, "verbs")
            if verb:
                yield found("C-019", action.at, verb=verb, words=shortened(action))


def check_indicators(memoria: Memoria) -> Iterator[Diagnostic]:
    """«Mejor articulación»: a judgement without a figure, where no target gives one either."""
    for action in commitments(memoria):
        text = action.indicator
        if text and not re.search(r"\d", f"{text} {action.target or ''}") and _first(text, "indicators"):
            yield found("C-018", position_of(text) or action.where("indicator"), text=str(text))


def _first(text: str, kind: str) -> str:
    """The word with which a text begins, as it was written, where it is one of the weak ones in some language."""
    match = re.match(r"\W*(\w+)", text)
    return match[1] if match and vocabulary.fold(match[1]) in _weak()[kind] else ""


@cache
def _weak() -> Mapping[str, frozenset[str]]:
    data = yaml.load(files("memoria.checks").joinpath("weak_words.yaml").read_text("utf-8"), Loader=yaml.CBaseLoader)
    return {kind: frozenset(word for words in data.values() for word in words[kind]) for kind in ("verbs", "indicators")}
