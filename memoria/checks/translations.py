"""The synthesis in every language that the event promises."""

from __future__ import annotations

from collections.abc import Iterator

from memoria import vocabulary
from memoria.diagnostics import Diagnostic, found
from memoria.model.memoria import Memoria
from memoria.source import position_of

SYNTHESIS = "sintesis"


def check_translations(memoria: Memoria) -> Iterator[Diagnostic]:
    """Languages of ``traducciones`` whose synthesis has not come (N-010)."""
    event = memoria.event
    original = memoria.text(SYNTHESIS)
    for written in event.translations:
        language = vocabulary.value("languages", written) or str(written)
        if language != event.language and memoria.text(f"{SYNTHESIS}.{language}") is None:
            at = position_of(written) or event.where("translations")
            source = original.path if original else None
            yield found("N-010", at, language=language, file=f"{SYNTHESIS}.{language}.md", source=source)
