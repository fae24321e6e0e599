"""``personas.yaml``: people and organisations (file-format, section 3)."""

from __future__ import annotations

from memoria.diagnostics import Checked
from memoria.model.people import Register
from memoria.readers.records import read_record, repeated_ids
from memoria.readers.yaml_nodes import parse_yaml
from memoria.source import SourceFile


def read_register(file: SourceFile) -> Checked[Register]:
    """The register, empty when the file is. People and organisations share their ids: each stands once (K-013)."""
    parsed = parse_yaml(file)
    if parsed.value is None:
        return Checked(Register(), parsed.diagnostics)
    checked = read_record(parsed.value, Register)
    repeated = repeated_ids((*checked.value.organisations, *checked.value.people))
    return Checked(checked.value, (*parsed.diagnostics, *checked.diagnostics, *repeated))
