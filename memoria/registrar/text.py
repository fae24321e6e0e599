"""The proposal as YAML to paste, or put into the text of ``personas.yaml``: what stands there stays as it was typed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import yaml
from yaml.nodes import MappingNode, SequenceNode

from memoria import vocabulary
from memoria.model.people import Organisation, Person, Register
from memoria.registrar.names import data
from memoria.registrar.proposal import Entry, Proposal
from memoria.roadmap.yaml_edits import Splice, compose, end_of, is_empty, line_end, scalar, spliced

SEEN = 4
"""Places where somebody takes part that are told."""


class NotWritableError(Exception):
    """The text of the register can't be changed safely; nothing of it was."""


class Writer:
    """Writes entries in one language. ``contacts``: with the addresses that reports have, none of them to be published."""

    def __init__(self, language: str, *, contacts: bool = False) -> None:
        self.language = language
        self.contacts = contacts

    def says(self, key: str, **values: str) -> str:
        """Words of ours."""
        return str(data()["texts"][key][self.language]).format(**values)

    def key(self, name: str, record: type[Person | Organisation | Register]) -> str:
        """A key in this language."""
        return vocabulary.plain(vocabulary.spellings(name, record)[self.language][0])

    def whole(self, proposal: Proposal) -> str:
        """All of a proposal, to paste."""
        sections = [f"{name}:\n{self.items(entries)}" for name, entries in self.sections(proposal) if entries]
        return "\n".join((*(f"# {line}" for line in self.questions(proposal)), *sections))

    def sections(self, proposal: Proposal) -> list[tuple[str, list[Entry]]]:
        """Organisations and people under their keys."""
        return [
            (self.key("organizaciones", Register), [entry for entry in proposal.entries if not entry.name.is_person]),
            (self.key("personas", Register), [entry for entry in proposal.entries if entry.name.is_person]),
        ]

    def questions(self, proposal: Proposal) -> list[str]:
        """What only the editor can say: spellings that resemble entries of the register."""
        alias = self.key("alias", Person)
        return [
            self.says("known", name=one.written, known=one.known, id=one.id, field=alias, alias=scalar(one.written, in_flow=True))
            for one in proposal.resembling
        ]

    def items(self, entries: Iterable[Entry], margin: int = 2) -> str:
        """Entries as items of a list."""
        space = " " * margin
        return "".join(f"{space}{line}\n" for entry in entries for line in self._lines(entry))

    def _lines(self, entry: Entry) -> list[str]:
        record = Person if entry.name.is_person else Organisation
        pairs = [("id", entry.id), ("nombre", entry.name.given)]
        if entry.name.is_person:
            pairs += [("apellidos", entry.name.surnames), ("tratamiento", entry.name.title)]
            pairs += [("organizacion", entry.name.institution)]
        if self.contacts and entry.email:
            pairs.append(("correo", entry.email))
        lines = [f"{self.key(key, record)}: {scalar(value)}" for key, value in pairs if value]
        if self.contacts and entry.email:
            lines.append(f"{self.key('publicar', record)}: []")
        if entry.alike:
            spelt = ", ".join(scalar(one, in_flow=True) for one in entry.alike)
            lines += [f"# {self.says('alike')}", f"# {self.key('alias', record)}: [{spelt}]"]
        lines.append(f"# {self._seen(entry.seen)}")
        return [f"- {lines[0]}", *(f"  {line}" for line in lines[1:])]

    def _seen(self, seen: Sequence[tuple[str, str]]) -> str:
        places: dict[str, list[str]] = {}
        for how, where in seen:
            places.setdefault(how, []).append(_one_line(where))
        return " · ".join(f"{self.says(how)} {_some(told)}".strip() for how, told in places.items())


def _some(places: Sequence[str]) -> str:
    return ", ".join((*places[:SEEN], *(("…",) if len(places) > SEEN else ())))


def _one_line(text: str) -> str:
    return " ".join(text.split())


def added(text: str, proposal: Proposal, writer: Writer) -> str:
    """The text of ``personas.yaml`` with the new entries at the end of their lists. It is proved that nothing else changed."""
    try:
        root, before = compose(text), yaml.load(text, Loader=yaml.CBaseLoader)
    except yaml.YAMLError as error:
        raise NotWritableError(str(error)) from error
    if not (root is None or is_empty(root) or (isinstance(root, MappingNode) and not root.flow_style)):
        raise NotWritableError("not a block of keys")
    nodes = root.value if isinstance(root, MappingNode) else []
    pairs = {vocabulary.field_key(key.value, Register): (key, node) for key, node in nodes}
    splices: list[Splice] = []
    for field, (name, entries) in zip(("organisations", "people"), writer.sections(proposal), strict=True):
        if not entries:
            continue
        if field not in pairs:
            gap = "" if not text.strip() else "\n" if text.endswith("\n") else "\n\n"
            splices.append(Splice(len(text), len(text), f"{gap}{name}:\n{writer.items(entries)}"))
            continue
        key, node = pairs[field]
        if is_empty(node):
            place = line_end(int(key.end_mark.index), text)
            splices.append(Splice(place, place, f"\n{writer.items(entries)}".rstrip("\n")))
        elif isinstance(node, SequenceNode) and not node.flow_style:
            place = line_end(end_of(node, text), text)
            margin = int(node.start_mark.column)
            splices.append(Splice(place, place, f"\n{writer.items(entries, margin)}".rstrip("\n")))
        else:
            raise NotWritableError(name)
    result = spliced(text, splices)
    _prove(before, result, sum(len(entries) for _, entries in writer.sections(proposal)))
    return result


def _prove(before: object, result: str, new: int) -> None:
    """Every entry that was there is there, as it was, and so many more."""
    try:
        after = yaml.load(result, Loader=yaml.CBaseLoader)
    except yaml.YAMLError as error:
        raise NotWritableError(str(error)) from error
    old = before if isinstance(before, dict) else {}
    count = 0
    for key, value in (after or {}).items():
        had = old.get(key) or []
        if not isinstance(value, list):
            if value != old.get(key):
                raise NotWritableError(str(key))
            continue
        if value[: len(had)] != list(had):
            raise NotWritableError(str(key))
        count += len(value) - len(had)
    if count != new or set(old) - set(after or {}):
        raise NotWritableError("the changed text would not say what it should")
