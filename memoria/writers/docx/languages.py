"""Languages as Word wants them: with their country, or its proofing tools know none (ISO/IEC 29500-1, 17.3.2.20)."""

from __future__ import annotations

from memoria.writers.docx.oxml import Element, tag

_COUNTRIES = {
    "ay": "BO",
    "ca": "ES",
    "de": "DE",
    "en": "GB",
    "es": "ES",
    "fr": "FR",
    "gn": "PY",
    "it": "IT",
    "pt": "BR",
    "qu": "EC",
}


def in_full(language: str, volume: str) -> str:
    """A BCP 47 tag with its country: that of the volume where it speaks the same language, else the usual one."""
    if "-" in language:
        return language
    if "-" in volume and volume.split("-", maxsplit=1)[0] == language:
        return volume
    return f"{language}-{_COUNTRIES[language]}" if language in _COUNTRIES else language


def complete_languages(root: Element, volume: str) -> None:
    """Give every language mark of a part its country."""
    for mark in root.iter(tag("lang")):
        language = mark.get(tag("val"))
        if language:
            mark.set(tag("val"), in_full(str(language), volume))
