"""``evento.yaml`` and its translations (file-format, section 2)."""

from __future__ import annotations

from memoria import vocabulary
from memoria.diagnostics import Checked
from memoria.model.event import Event
from memoria.readers.records import read_record, repeated_ids
from memoria.readers.yaml_nodes import Mapping, Scalar, parse_yaml
from memoria.source import SourceFile


def read_event(file: SourceFile) -> Checked[Event | None]:
    """The event; None when the file holds no keys at all. Ids of sessions, themes and products stand once (K-013)."""
    parsed = parse_yaml(file)
    if parsed.value is None:
        return Checked(None, parsed.diagnostics)
    checked = read_record(parsed.value, Event, language=_language(parsed.value) if isinstance(parsed.value, Mapping) else "es")
    event = checked.value
    repeated = (*repeated_ids(event.sessions), *repeated_ids(event.axes), *repeated_ids(event.products))
    problems = (*parsed.diagnostics, *checked.diagnostics, *repeated)
    return Checked(event if isinstance(parsed.value, Mapping) else None, problems)


def read_event_words(file: SourceFile, language: str) -> Checked[Event | None]:
    """The event's record in another language: some of its keys (K-013 as above); None when the file holds none."""
    parsed = parse_yaml(file)
    if not isinstance(parsed.value, Mapping):
        return Checked(None, parsed.diagnostics)
    checked = read_record(parsed.value, Event, language=language, whole=False)
    event = checked.value
    repeated = (*repeated_ids(event.sessions), *repeated_ids(event.axes), *repeated_ids(event.products))
    return Checked(event, (*parsed.diagnostics, *checked.diagnostics, *repeated))


def _language(node: Mapping) -> str:
    """The event's language, needed before its dates are read."""
    written = (
        value.text
        for name, value in node.pairs
        if isinstance(value, Scalar) and vocabulary.field_key(name.text, Event) == "language"
    )
    return next((vocabulary.value("languages", text) or "es" for text in written), "es")
