"""``hoja-de-ruta.yaml``: the editor decides, the sources stay (file-format, section 6)."""

from __future__ import annotations

from memoria.diagnostics import Checked
from memoria.model.roadmap import Decisions
from memoria.readers.records import read_record
from memoria.readers.yaml_nodes import parse_yaml
from memoria.source import SourceFile


def read_decisions(file: SourceFile, *, language: str = "es") -> Checked[Decisions]:
    """The editor's decisions, none when the file is empty. ``language`` is the event's: dates are read in it."""
    parsed = parse_yaml(file)
    if parsed.value is None:
        return Checked(Decisions(), parsed.diagnostics)
    checked = read_record(parsed.value, Decisions, language=language)
    return Checked(checked.value, (*parsed.diagnostics, *checked.diagnostics))
