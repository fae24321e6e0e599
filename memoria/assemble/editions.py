"""What the templates of a folder are: editions, which state the parts of a volume, sections of one, or asked for by nobody."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from memoria.choices import EDITIONS, ONE_INSTITUTION, ONE_SESSION, ONE_TERRITORY
from memoria.nearest import nearest

SUFFIX = ".md.j2"
_PARTS = re.compile(r"^:{3,}[ \t]*(?:\{[^}\n]*\.)?(?:cover|front|body|annex)(?![\w-])", re.MULTILINE)
"""A div that is a part of the volume, at the beginning of a line."""


def editions_in(sections: Mapping[str, str]) -> tuple[str, ...]:
    """The names that ``--edition`` takes with these templates: the program's own, then an institution's by name."""
    names = (
        name.removesuffix(SUFFIX) for name, text in sorted(sections.items()) if name.endswith(SUFFIX) and _PARTS.search(text)
    )
    known = (*EDITIONS, ONE_SESSION, ONE_INSTITUTION, ONE_TERRITORY)
    return (*EDITIONS, *(name for name in names if name not in known))


def unasked(sections: Mapping[str, str], shipped: Collection[str]) -> tuple[tuple[str, str | None], ...]:
    """Sections of an institution's own that no template names and that are no edition; each with the one that it resembles."""
    known = {name.removesuffix(SUFFIX) for name in shipped}
    editions = editions_in(sections)
    own = (name.removesuffix(SUFFIX) for name in sections if name not in shipped and name.endswith(SUFFIX))
    lost = [name for name in own if name not in editions and not any(_names(text, name) for text in sections.values())]
    return tuple((name, nearest(name, sorted(known))) for name in lost)


def _names(text: str, section: str) -> bool:
    """True for a template that names a section, or the file of it."""
    return any(f"{quote}{name}{quote}" in text for quote in "\"'" for name in (section, section + SUFFIX))
