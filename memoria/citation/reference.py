"""A volume and its contributions as works that are cited. The names are those of the Citation Style Language (CSL 1.0.2)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from memoria.citation.names import Name

_CREATIVE = re.compile(r"CC[ -]?(?P<kind>BY(?:-(?:NC|SA|ND))*|0)\s*(?P<version>\d\.\d)?", re.IGNORECASE)
_DOI = re.compile(r"10\.\d{4,9}/\S+")


@dataclass(frozen=True, slots=True)
class Meeting:
    """The event itself."""

    name: str
    start: date | None = None
    end: date | None = None
    place: str = ""
    modality: str = ""
    """``presencial``, ``virtual``, ``híbrida``; empty where it is not told."""


@dataclass(frozen=True, slots=True)
class Work:
    """A volume, or a contribution with the volume that it stands in."""

    id: str
    title: str
    language: str
    authors: tuple[Name, ...] = ()
    editors: tuple[Name, ...] = ()
    issued: date | None = None
    volume: Work | None = None
    """None for the volume itself."""
    publisher: str = ""
    place: str = ""
    isbn: str = ""
    doi: str = ""
    deposit: str = ""
    licence: str = ""
    edition: str = ""
    abstract: str = ""
    keywords: tuple[str, ...] = ()
    session: str = ""
    """What a contribution was given at."""
    meeting: Meeting = field(default_factory=lambda: Meeting(""))

    @property
    def doi_address(self) -> str:
        """``https://doi.org/10.…``; empty where there is none."""
        return f"https://doi.org/{self.doi}" if self.doi else ""


def plain_doi(text: str) -> str:
    """``10.1234/x`` of whatever way a DOI was written; empty where it is none."""
    match = _DOI.search(text)
    return match[0].rstrip(".,;") if match else ""


def licence_address(licence: str) -> str:
    """The page of a Creative Commons licence («CC BY 4.0»); empty for any other."""
    match = _CREATIVE.search(licence)
    if match is None:
        return ""
    kind, version = match["kind"].lower(), match["version"] or ("1.0" if match["kind"] == "0" else "4.0")
    where = f"publicdomain/zero/{version}" if kind == "0" else f"licenses/{kind}/{version}"
    return f"https://creativecommons.org/{where}/"
