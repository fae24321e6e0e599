"""What is known of a Word or ODT file once it was read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from memoria.diagnostics import Diagnostic
from memoria.document.walk import Blocks
from memoria.readers.yaml_nodes import Mapping as Node
from memoria.source import Located

SUFFIXES = (".docx", ".docm", ".dotx", ".dotm", ".odt", ".ott", ".doc", ".dot", ".rtf", ".pages", ".wpd")
"""Names of files that are read here, or said not to be: what they are is told by their first bytes."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A file as it was read. ``unread`` is the code that says why there is nothing to read of it."""

    path: str
    header: Node | None = None
    blocks: Blocks = ()
    comments: tuple[Located, ...] = ()
    """What people wrote beside the text, for one another: never printed."""
    pictures: Mapping[str, bytes] = field(default_factory=lambda: MappingProxyType({}))
    """By the target that the tree names."""
    problems: tuple[Diagnostic, ...] = ()
    unread: str = ""
