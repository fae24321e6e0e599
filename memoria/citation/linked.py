"""A volume and its contributions as linked data: JSON-LD in the terms of schema.org, for whoever indexes pages."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from memoria.citation.names import Name
from memoria.citation.reference import Work, licence_address

_ATTENDANCE = {"virtual": "Online", "presencial": "Offline", "híbrida": "Mixed"}


def json_ld(volume: Work, parts: Sequence[Work]) -> str:
    """A ``Book`` about an ``Event``, with a ``Chapter`` for each contribution; nothing in it can end a ``script``."""
    made = _given(
        {
            "@context": "https://schema.org",
            "@type": "Book",
            "name": volume.title,
            "inLanguage": volume.language,
            "editor": [_agent(name) for name in volume.editors],
            "publisher": {"@type": "Organization", "name": volume.publisher} if volume.publisher else None,
            "datePublished": str(volume.issued or ""),
            "isbn": volume.isbn,
            "identifier": volume.doi_address,
            "license": licence_address(volume.licence) or volume.licence,
            "bookEdition": volume.edition,
            "keywords": ", ".join(volume.keywords),
            "about": _event(volume),
            "hasPart": [_chapter(part) for part in parts],
        }
    )
    text = json.dumps(made, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _event(volume: Work) -> Mapping[str, Any]:
    meeting = volume.meeting
    kind = "VirtualLocation" if meeting.modality == "virtual" else "Place"
    mode = _ATTENDANCE.get(meeting.modality)
    return _given(
        {
            "@type": "Event",
            "name": meeting.name,
            "startDate": str(meeting.start or ""),
            "endDate": str(meeting.end or ""),
            "location": {"@type": kind, "name": meeting.place} if meeting.place else None,
            "eventAttendanceMode": f"https://schema.org/{mode}EventAttendanceMode" if mode else None,
        }
    )


def _chapter(part: Work) -> Mapping[str, Any]:
    return _given(
        {
            "@type": "Chapter",
            "@id": f"#{part.id}",
            "name": part.title,
            "author": [_agent(name) for name in part.authors],
            "inLanguage": part.language,
            "abstract": part.abstract,
            "identifier": part.doi_address,
        }
    )


def _agent(name: Name) -> Mapping[str, str] | str:
    """A person by parts, an institution; the words alone of a name in no register, which may be either."""
    if name.literal:
        return {"@type": "Organization", "name": name.literal} if name.is_institution else name.literal
    return _given({"@type": "Person", "name": name.natural, "familyName": name.whole_family, "givenName": name.given})


def _given(pairs: Mapping[str, Any]) -> Mapping[str, Any]:
    return {key: value for key, value in pairs.items() if value}
