"""A translation is known by its name: ``ponencia.fr.md`` beside ``ponencia.md`` (file-format, section 4)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath

LANGUAGES = ("es", "en", "fr", "pt")
"""Languages that a file's name may end in."""


def language_in(path: str) -> str:
    """The language that a file's name ends in (``fr`` of ``ponencia.fr.md``); nothing where it ends in none."""
    tag = PurePosixPath(PurePosixPath(path).stem).suffix.removeprefix(".").casefold()
    return tag if tag in LANGUAGES else ""


def originals(paths: Iterable[str], language: str) -> Mapping[str, str]:
    """The original of each translation, by path. ``language`` is the event's.

    The original is the file of the same name without a language, of whatever format. Where there is none, it is the one in
    the event's language; where there is none of that either, ``x.fr.md`` is an original in French.
    """
    bare: dict[str, str] = {}
    tagged: dict[str, dict[str, list[str]]] = {}
    for path in sorted(paths):
        stem, tag = _stem(path), language_in(path)
        if tag:
            tagged.setdefault(stem.rpartition(".")[0], {}).setdefault(tag, []).append(path)
        else:
            bare[stem] = min(bare.get(stem, path), path, key=_as_front_matter)
    found: dict[str, str] = {}
    for stem, versions in tagged.items():
        original = bare.get(stem) or next(iter(sorted(versions.get(language, []), key=_as_front_matter)), "")
        if original:
            stands_for = _stem(original)
            found.update({path: original for of in versions.values() for path in of if _stem(path) != stands_for})
    return found


def _stem(path: str) -> str:
    return str(PurePosixPath(path).with_suffix(""))


def _as_front_matter(path: str) -> bool:
    """A YAML file beside another of its name is that one's front matter."""
    return path.casefold().endswith((".yaml", ".yml"))
