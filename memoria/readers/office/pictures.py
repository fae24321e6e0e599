"""Pictures of a package: how they are described, and what is said of one that is elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator

from memoria.readers.office import flow as f
from memoria.readers.office.apart import ABROAD, NO_PICTURE, REMOTE
from memoria.readers.office.flow import Run

_MACHINE_ALT = re.compile(
    r"\s*(?:Descripción generada automáticamente|Description automatically generated|Description générée automatiquement"
    r"|Descrição gerada automaticamente|AI-generated content may be incorrect\.?"
    r"|El contenido generado por IA puede ser incorrecto\.?)(?: con confianza \w+| with \w+ confidence)?\.?\s*$",
    re.IGNORECASE,
)
_ON_A_DISK = re.compile(r"file:|[A-Za-z]:[\\/]|\\\\|/|\.\./")
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:")


def written_alt(text: str) -> str:
    """The description of a picture as somebody wrote it: without the sentence that Word adds to its own guesses."""
    return " ".join(_MACHINE_ALT.sub("", text).split())


def elsewhere(target: str) -> str:
    """The code for a picture that is not in the package: on somebody's disk, in the network, or nowhere."""
    if _ON_A_DISK.match(target):
        return ABROAD
    return REMOTE if _ADDRESS.match(target) else NO_PICTURE


def in_its_place(alt: str) -> Iterator[Run]:
    """The description of such a picture, where there is one."""
    if alt:
        yield Run(f"[{alt}]", frozenset({f.ITALIC}))
