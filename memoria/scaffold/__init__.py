"""A new event folder, with commented examples that can be built at once (``memoria new``).

The texts are data: ``<language>.yaml`` holds the files of the folder by path. ``@title@``, ``@day@`` and ``@due@`` are filled in.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from importlib.resources import files

import yaml

from memoria.scaffold.starters import starters
from memoria.schema import schemas

DUE_AFTER = timedelta(days=14)
"""When the notes of a session are due, unless the event says so."""


def new_event(name: str, language: str, today: date) -> Mapping[str, str]:
    """The files of a new event by their path in its folder: keys, comments and examples in a language (es, en, fr, pt)."""
    words = {"@title@": _title(name), "@day@": today.isoformat(), "@due@": (today + DUE_AFTER).isoformat()}
    texts = {path: _filled(text, words) for path, text in _texts(language).items()}
    return (
        texts
        | dict(starters(language))
        | {
            f".schema/{kind}.schema.json": json.dumps(schema, ensure_ascii=False, indent=1) + "\n"
            for kind, schema in schemas(language).items()
        }
    )


def _title(name: str) -> str:
    """``foro-del-agua_2024`` → «Foro del agua 2024», safe between straight quotes."""
    words = " ".join(name.replace("-", " ").replace("_", " ").split()).replace("\\", " ").replace('"', "'")
    return words[:1].upper() + words[1:]


def _filled(text: str, words: Mapping[str, str]) -> str:
    for mark, word in words.items():
        text = text.replace(mark, word)
    return text


@cache
def _texts(language: str) -> Mapping[str, str]:
    text = files("memoria.scaffold").joinpath(f"{language}.yaml").read_text("utf-8")
    loaded: dict[str, str] = yaml.load(text, Loader=yaml.CBaseLoader)
    return loaded
