"""What a double click runs in an event's folder, on Windows, macOS and Linux (``starters.yaml``)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

UI = {"es": "es", "en": "en", "fr": "en", "pt": "es"}
"""The language of the program's own messages for each language of an event."""
RUNNABLE = (".sh", ".command")
"""Endings of the files that must be allowed to run."""


def starters(language: str) -> Mapping[str, str]:
    """The files by name; their line ends are those of their system."""
    data = _data()
    name, words = data["names"][language], {**data["words"][language], "ui": UI[language]}
    shell = _filled(data["files"]["sh"], words)
    return {
        f"{name}.cmd": _filled(data["files"]["cmd"], words).replace("\n", "\r\n"),
        f"{name}.command": shell,
        f"{name}.sh": shell,
    }


def _filled(text: str, words: Mapping[str, str]) -> str:
    for key, word in words.items():
        text = text.replace(f"@{key}@", word)
    return text


@cache
def _data() -> Mapping[str, Any]:
    text = files("memoria.scaffold").joinpath("starters.yaml").read_text("utf-8")
    data: Mapping[str, Any] = yaml.load(text, Loader=yaml.CSafeLoader)
    return data
