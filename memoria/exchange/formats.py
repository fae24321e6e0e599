"""The format of a session by the words that another program has for it."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from memoria import vocabulary
from memoria.people import fold_name

_FIRST = re.compile(r"[\s:.,;–—-]+")


def format_named(kind: str, title: str) -> str:
    """By what the program calls its kind; else by the words that the title begins with; empty where neither tells."""
    return _known(kind) or _by_title(title)


def _known(words: str) -> str:
    return vocabulary.value("formats", words) or _others().get(fold_name(words), "") if words.strip() else ""


def _by_title(title: str) -> str:
    """«Panel: tres territorios», «Pausa café», «Mesa de trabajo 2»: the longest beginning that is a format."""
    words = [word for word in _FIRST.split(title) if word][:4]
    return next((known for end in range(len(words), 0, -1) if (known := _known(" ".join(words[:end])))), "")


@cache
def _others() -> dict[str, str]:
    data: Any = yaml.load(files("memoria.exchange").joinpath("formats.yaml").read_text("utf-8"), yaml.CBaseLoader)
    return {fold_name(word): format_ for format_, words in data.items() for word in words}
