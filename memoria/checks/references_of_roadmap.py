"""What commitments refer to outside the event: sustainable development goals, territories, modalities of cooperation."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from memoria import vocabulary
from memoria.checks.commitments import commitments
from memoria.diagnostics import Diagnostic, found
from memoria.model.memoria import Memoria
from memoria.people import Index
from memoria.roadmap import sdg
from memoria.roadmap.modalities import MODALITIES, modalities
from memoria.roadmap.rows import codes
from memoria.roadmap.territories import nearest_territory, territory
from memoria.source import position_of

HERE = "EC"
"""The country whose territories are known."""


def check_sdg(memoria: Memoria) -> Iterator[Diagnostic]:
    """Goals and targets that the 2030 Agenda does not have (S-030)."""
    for action in commitments(memoria):
        for code in codes(action.sdg) or ():
            if not sdg.is_code(code) and not _undefined(code):
                nearest = sdg.nearest_code(code)
                name = sdg.name(nearest, memoria.event.language) if nearest else None
                at = position_of(action.sdg or "") or action.where("sdg")
                yield found("S-030", at, written=code, nearest=nearest, name=name)


def check_territories(memoria: Memoria) -> Iterator[Diagnostic]:
    """Names that look like a province and are none (S-031). Other places are legal, and so is all abroad."""
    countries = {str(entry.country).upper() for entry in memoria.register.organisations if entry.country}
    if countries and HERE not in countries:
        return
    index = Index(memoria.register)
    named = [(name, memoria.event.where("territories")) for name in memoria.event.territories]
    named += [(name, action.where("territory")) for action in commitments(memoria) for name in index.names(action.territory)]
    for name, at in named:
        near = nearest_territory(name)
        if near and not territory(name) and index.find(name) is None and not _undefined(name):
            yield found("S-031", position_of(name) or at, name=str(name), nearest=near.name)


def check_modalities(memoria: Memoria) -> Iterator[Diagnostic]:
    """Modalities that the list does not have (S-032)."""
    listed = vocabulary.value_words(MODALITIES)
    for action in commitments(memoria):
        for written, value in modalities(action.modality or ""):
            if value is None and not _undefined(written):
                at = position_of(action.modality or "") or action.where("modality")
                nearest = vocabulary.nearest_value(MODALITIES, written)
                near = vocabulary.value_word(MODALITIES, nearest) if nearest else None
                yield found("S-032", at, written=written, nearest=near, listed=listed)


def _undefined(text: str) -> bool:
    return vocabulary.value("undefined", text) is not None


RULES: tuple[Callable[[Memoria], Iterator[Diagnostic]], ...] = (check_sdg, check_territories, check_modalities)
"""In the order of their codes."""
