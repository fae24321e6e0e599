"""Which templates of a folder are editions: those that state the parts of a volume, and not a section of one."""

from __future__ import annotations

import re
from collections.abc import Mapping

from memoria.choices import EDITIONS, ONE_INSTITUTION, ONE_SESSION, ONE_TERRITORY

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
