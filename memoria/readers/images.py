"""Pictures: found inside the event, checked, and kept as vetted copies (file-format, section 4)."""

from __future__ import annotations

import posixpath
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import replace
from urllib.parse import unquote

from rapidfuzz import process

from memoria.diagnostics import Checked, Diagnostic, found
from memoria.document.tree import Block, Image, Inline, Resource
from memoria.document.walk import Blocks, map_inlines, text_of, walk
from memoria.source import Position

MISSING, REMOTE, OUTSIDE, WITHOUT_WORDS = "M-020", "M-021", "M-022", "M-025"

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:|//")
_ABSOLUTE = re.compile(r"~|/(?!/)|[A-Za-z]:[/\\]|file:", re.IGNORECASE)


# --- where a picture is ------------------------------------------------------------------------------------------


def inside_event(blocks: Blocks, path: str) -> Blocks:
    """A tree whose pictures are named from the event's folder, not from the note's."""
    if not any(isinstance(node, Image) for node in walk(blocks)):
        return blocks

    def change(node: Inline) -> tuple[Inline, ...]:
        return (replace(node, target=_from_event(node.target, path)) if isinstance(node, Image) else node,)

    return map_inlines(blocks, change)


def _from_event(target: str, path: str) -> str:
    if _SCHEME.match(target) or _ABSOLUTE.match(target):
        return target
    name = unicodedata.normalize("NFC", unquote(target.replace("\\", "/")))
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), name))


# --- reading them all --------------------------------------------------------------------------------------------


def read_images(trees: Mapping[str, Blocks], pictures: Mapping[str, bytes]) -> Checked[dict[str, Resource]]:
    """The vetted pictures of some trees, by the target that the trees name (relative to the event, ``inside_event``).

    ``pictures`` are the files of the event that may be one: nothing else is looked at. A picture that is not among the result
    must not be printed; its alternative text is all there is of it.
    """
    vetted: dict[str, Resource] = {}
    refused: dict[str, tuple[str, dict[str, str]]] = {}
    problems: list[Diagnostic] = []
    for path, blocks in trees.items():
        for image in _images(blocks):
            at = image.at or Position(path)
            if not text_of(image):
                problems.append(found(WITHOUT_WORDS, at, file=image.target))
            if image.target not in vetted and image.target not in refused:
                _vet(image.target, pictures, vetted, refused)
            if image.target in refused:
                code, values = refused[image.target]
                problems.append(found(code, at, **values))
    return Checked(vetted, tuple(problems))


def _images(blocks: tuple[Block, ...]) -> list[Image]:
    return [node for node in walk(blocks) if isinstance(node, Image)]


def _vet(
    target: str,
    pictures: Mapping[str, bytes],
    vetted: dict[str, Resource],
    refused: dict[str, tuple[str, dict[str, str]]],
) -> None:
    code, values = _place_problem(target, pictures)
    if not code:
        from memoria.readers.picture_files import vet  # with Pillow, which no event without pictures should wait for

        picture, kind, code = vet(pictures[target])
        if picture is not None:
            vetted[target] = picture
            return
        values = {"file": target, "kind": kind}
    refused[target] = (code, values)


def _place_problem(target: str, pictures: Mapping[str, bytes]) -> tuple[str, dict[str, str]]:
    if target in pictures:
        return "", {}
    if _ABSOLUTE.match(target) or target.startswith("../") or target == "..":
        return OUTSIDE, {"file": target}
    if _SCHEME.match(target):
        return REMOTE, {"file": target if len(target) < 80 else target[:77] + "…"}
    return MISSING, {"file": target, **_nearest(target, pictures)}


def _nearest(target: str, pictures: Mapping[str, bytes]) -> dict[str, str]:
    """The file of the event that was perhaps meant: by its own name first, wherever it is."""
    name = posixpath.basename(target).casefold()
    names = {path: posixpath.basename(path).casefold() for path in sorted(pictures)}
    best = process.extractOne(name, names, score_cutoff=70)
    return {"nearest": best[2]} if best else {}
