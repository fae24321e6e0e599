"""The rules that need the whole event: each a small function from the memoria to what it found wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from memoria.checks import (
    commitments,
    event,
    event_words,
    look_alikes,
    notes,
    presence,
    programme,
    quotes,
    recordings,
    references,
    references_of_roadmap,
    texts,
    translations,
    wording,
)
from memoria.checks.privacy import spans
from memoria.checks.proofreading import spacing
from memoria.diagnostics import Diagnostic, capped, sorted_by_place
from memoria.model.memoria import Memoria

Check = Callable[[Memoria], Iterator[Diagnostic]]

CHECKS: tuple[Check, ...] = (
    event.check_dates,
    event.check_zone,
    event.check_published,
    event.check_floor,
    programme.check_gaps,
    programme.check_window,
    programme.check_titles,
    programme.check_panels,
    programme.check_durations,
    programme.check_order,
    programme.check_days,
    references.check_sessions,
    references.check_axes,
    references.check_objectives,
    references.check_links,
    references.check_names,
    references.check_register,
    notes.check_notes,
    notes.check_coverage,
    notes.check_forms,
    commitments.check_responsible,
    commitments.check_terms,
    commitments.check_evidence,
    commitments.check_progress,
    commitments.check_open_matters,
    commitments.check_dependencies,
    commitments.check_order,
    look_alikes.check_look_alikes,
    presence.check_presence,
    wording.check_indicators,
    wording.check_verbs,
    *references_of_roadmap.RULES,
    quotes.check_quotes,
    recordings.check_addresses,
    recordings.check_times,
    translations.check_translations,
    translations.check_stale,
    event_words.check_event_words,
    translations.check_terms,
    texts.check_texts,
    texts.check_lists,
)
"""Every rule. One that is added here needs its code in ``messages`` and its folder in ``tests/diagnostics``."""


def check(memoria: Memoria) -> tuple[Diagnostic, ...]:
    """All that is wrong or missing in an event, by place."""
    return tuple(sorted_by_place(capped(problem for rule in CHECKS for problem in rule(memoria))))


__all__ = ["CHECKS", "Check", "check", "spacing", "spans"]
