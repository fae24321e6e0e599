"""``hoja-de-ruta.yaml``: the editor decides, the sources stay (file-format, section 6)."""

from __future__ import annotations

from dataclasses import replace

from memoria.diagnostics import NOWHERE, Checked
from memoria.model.fields import keys_of
from memoria.model.marks import Commitment
from memoria.model.people import Register
from memoria.model.roadmap import Decisions
from memoria.people import Index
from memoria.readers import reserved
from memoria.readers.notes import with_names
from memoria.readers.records import read_record
from memoria.readers.scan.build import INTERNAL, Split
from memoria.readers.yaml_nodes import parse_yaml
from memoria.source import ReservedText, SourceFile

EMPTY = "Y-021"
ACTION = next(key for _, key in keys_of(Commitment) if key.main)


def read_decisions(file: SourceFile, register: Register | None = None, *, language: str = "es") -> Checked[Decisions]:
    """The editor's decisions; none when the file is empty, which is said, or holds comments alone, which is how one begins.

    ``language`` is the event's: dates are read in it. Lists of names are cut against the register (section 5, rule 6).
    """
    parsed = parse_yaml(file)
    if parsed.value is None:
        begun = any(line.lstrip().startswith("#") for line in file.text.splitlines())
        return Checked(Decisions(), tuple(said for said in parsed.diagnostics if not (begun and said.code == EMPTY)))
    checked = read_record(parsed.value, Decisions, language=language)
    split = Index(register or Register()).split
    additions = tuple(_decided(entry, split) for entry in checked.value.additions)
    corrections = tuple((id_, _decided(entry, split)) for id_, entry in checked.value.corrections)
    entries = (*additions, *(entry for _, entry in corrections))
    problems = (problem for entry in entries for problem in reserved.told(entry.action, ACTION))
    decisions = replace(checked.value, additions=additions, corrections=corrections)
    return Checked(decisions, (*parsed.diagnostics, *checked.diagnostics, *problems))


def _decided(entry: Commitment, split: Split) -> Commitment:
    """A commitment as the editor wrote it; one whose action is reserved is reserved itself."""
    entry = with_names(entry, split)
    if not isinstance(entry.action, ReservedText):
        return entry
    return replace(entry, access=INTERNAL, marks={**entry.marks, "access": entry.marks.get("action", entry.at or NOWHERE)})
