"""What was left open («por definir», in any of the languages): how it is known, and how the volume says it."""

from __future__ import annotations

from memoria import vocabulary
from memoria.assemble.material import Material
from memoria.assemble.nodes import Inlines, texts
from memoria.source import Located


def is_open(value: str) -> bool:
    """True for nothing, and for «por definir»."""
    return not value.strip() or _undecided(value)


def is_said_open(value: object) -> bool:
    """True where «por definir» was written."""
    parts = value if isinstance(value, tuple) else (value,) if value else ()
    return any(_undecided(str(part)) for part in parts)


def given(value: Located | None) -> tuple[Located, ...]:
    """A value as those of a list."""
    return (value,) if value else ()


def defined(material: Material, values: tuple[Located, ...], printed: Inlines) -> Inlines:
    """What is printed of a value, or «Por definir», however its author wrote that."""
    if not is_open("; ".join(values)):
        return printed
    return texts(Located(material.labels["pending"], next((value.at for value in values), None)))


def told(material: Material, value: Located | None) -> Inlines:
    """A text as it was written, or «Por definir», however its author wrote that; nothing where nothing was."""
    return defined(material, (value,), texts(value)) if value else ()


def told_names(material: Material, values: tuple[Located, ...]) -> Inlines:
    """The same of people and organisations."""
    return defined(material, values, material.names(values)) if values else ()


def _undecided(value: str) -> bool:
    return vocabulary.value("undefined", value.strip().rstrip(".")) is not None
