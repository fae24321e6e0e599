"""``crudo/importaciones.yaml``: what became of each raw file. The program writes it; an editor may say in it what is left out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from memoria.readers.yaml_nodes import Mapping as MappingNode
from memoria.readers.yaml_nodes import Node, Scalar, Sequence, parse_yaml
from memoria.roadmap.yaml_edits import scalar
from memoria.source import SourceFile

RECORD_FILE = "crudo/importaciones.yaml"
COLUMNS_FILE = "crudo/columnas.yaml"
OWN_FILES = (RECORD_FILE, COLUMNS_FILE)
"""Files among the raw ones that are ours."""


@dataclass(frozen=True, slots=True)
class Written:
    """A file that an import made, and its hash as it was written: whoever changed it since made it theirs."""

    path: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Imported:
    """One raw file as it was imported."""

    path: str
    sha256: str
    kind: str
    made: tuple[Written, ...] = ()


@dataclass(frozen=True, slots=True)
class Record:
    """Everything imported so far, and what is left out with the reason."""

    imported: Mapping[str, Imported] = field(default_factory=dict)
    excluded: Mapping[str, str] = field(default_factory=dict)

    def hashes_of(self, path: str) -> frozenset[str]:
        """The hashes that a canonical file had when an import wrote it; several raw files may have made the same one."""
        return frozenset(one.sha256 for entry in self.imported.values() for one in entry.made if one.path == path)

    def with_import(self, entry: Imported) -> Record:
        return Record({**self.imported, entry.path: entry}, {k: v for k, v in self.excluded.items() if k != entry.path})

    def with_exclusion(self, path: str, reason: str) -> Record:
        return Record({k: v for k, v in self.imported.items() if k != path}, {**self.excluded, path: reason})


class Fate(StrEnum):
    """What became of a raw file."""

    USED = "used"
    CHANGED = "changed"
    """It is another file than the one that was imported."""
    EXCLUDED = "excluded"
    WAITING = "waiting"


@dataclass(frozen=True, slots=True)
class Standing:
    """A raw file and what became of it: the files made from it, or the reason why none."""

    path: str
    fate: Fate
    told: tuple[str, ...] = ()


def standings(raws: Mapping[str, str], record: Record) -> tuple[Standing, ...]:
    """Every raw file by path with its hash → what became of it."""
    return tuple(_standing(path, digest, record) for path, digest in sorted(raws.items()) if path not in OWN_FILES)


def _standing(path: str, digest: str, record: Record) -> Standing:
    if path in record.excluded:
        return Standing(path, Fate.EXCLUDED, (record.excluded[path],))
    entry = record.imported.get(path)
    if entry is None:
        return Standing(path, Fate.WAITING)
    fate = Fate.USED if entry.sha256 == digest else Fate.CHANGED
    return Standing(path, fate, tuple(one.path for one in entry.made))


# -- the files -------------------------------------------------------------------------------------------------------------


def read_import_record(file: SourceFile | None) -> Record:
    """The record, as far as it can be understood; an empty one where there is none."""
    root = parse_yaml(file).value if file is not None else None
    if not isinstance(root, MappingNode):
        return Record()
    entries = [_entry(node) for node in _items(root.get("importaciones"))]
    return Record({entry.path: entry for entry in entries if entry.path}, _pairs(root.get("excluye")))


def _entry(node: Node) -> Imported:
    made = tuple(Written(_text(one, "archivo"), _text(one, "sha256")) for one in _items(_child(node, "hizo")))
    return Imported(_text(node, "archivo"), _text(node, "sha256"), _text(node, "es"), made)


def write_import_record(record: Record) -> str:
    """The whole file, by path."""
    lines = [
        "# Lo que «memoria import» hizo con cada archivo en bruto. Lo escribe el programa; en «excluye» puede escribir usted."
    ]
    lines.append("importaciones:")
    for entry in sorted(record.imported.values(), key=lambda one: one.path):
        lines += [f"  - archivo: {scalar(entry.path)}", f"    sha256: {entry.sha256}", f"    es: {entry.kind}"]
        lines += ["    hizo:"] if entry.made else []
        lines += [f"      - {{archivo: {scalar(one.path, in_flow=True)}, sha256: {one.sha256}}}" for one in entry.made]
    if record.excluded:
        lines.append("excluye:")
        lines += [f"  {scalar(path, in_flow=True)}: {scalar(reason)}" for path, reason in sorted(record.excluded.items())]
    return "\n".join(lines) + "\n"


def read_columns(file: SourceFile | None) -> dict[str, str]:
    """Which column is which, as an editor of this event once said: heading → word for the key."""
    root = parse_yaml(file).value if file is not None else None
    return _pairs(root)


def write_columns(pairs: Mapping[str, str]) -> str:
    """The same as a file."""
    lines = ["# Qué es cada columna que «memoria import» no conocía: «encabezado»: clave"]
    lines += [f"{scalar(heading, in_flow=True)}: {scalar(key)}" for heading, key in sorted(pairs.items())]
    return "\n".join(lines) + "\n"


def _pairs(node: Node | None) -> dict[str, str]:
    if not isinstance(node, MappingNode):
        return {}
    return {str(name.text): str(value.text) for name, value in node.pairs if isinstance(value, Scalar)}


def _items(node: Node | None) -> Iterable[Node]:
    return node.items if isinstance(node, Sequence) else ()


def _child(node: Node, key: str) -> Node | None:
    return node.get(key) if isinstance(node, MappingNode) else None


def _text(node: Node, key: str) -> str:
    child = _child(node, key)
    return str(child.text) if isinstance(child, Scalar) else ""
