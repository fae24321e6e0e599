"""``manifest.json``: what went in and what came out, each with its SHA-256, and the fingerprint that seals a build."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256

from memoria import __version__


@dataclass(frozen=True, slots=True)
class Item:
    """A file by its name, hash and size in bytes."""

    path: str
    sha256: str
    size: int


def item(path: str, data: bytes) -> Item:
    """The item of a file at hand."""
    return Item(path, sha256(data).hexdigest(), len(data))


def inputs_part(event: str, files: Iterable[Item], template: Iterable[Item], options: Mapping[str, str]) -> str:
    """The inputs as canonical JSON: the same inputs give the same text, whose SHA-256 is the build's fingerprint.

    ``memoria.lock`` is no input: what it holds follows from the sources, and the build writes it.
    """
    part = {
        "generator": f"memoria {__version__}",
        "event": event,
        "options": dict(sorted(options.items())),
        "sources": _rows(files),
        "template": _rows(template),
    }
    return json.dumps(part, ensure_ascii=False, indent=1, sort_keys=True)


def fingerprint(inputs: str) -> str:
    """SHA-256 of the inputs part."""
    return sha256(inputs.encode()).hexdigest()


def manifest(inputs: str, outputs: Iterable[Item]) -> str:
    """The whole file."""
    whole = {"fingerprint": fingerprint(inputs), "inputs": json.loads(inputs), "outputs": _rows(outputs)}
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def _rows(items: Iterable[Item]) -> list[dict[str, str | int]]:
    return [{"path": row.path, "sha256": row.sha256, "bytes": row.size} for row in sorted(items, key=lambda row: row.path)]
