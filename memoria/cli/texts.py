"""The words of the command line in the reader's language."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import yaml

from memoria.codes import LANGUAGES, spaced


@cache
def _texts() -> dict[str, dict[str, str]]:
    data: dict[str, dict[str, str]] = yaml.load(files("memoria.cli").joinpath("texts.yaml").read_text("utf-8"), yaml.CSafeLoader)
    return data


class Texts:
    """``texts("key", name=value)``: the words for a key, placeholders filled."""

    def __init__(self, language: str) -> None:
        self.language = language

    def __call__(self, key: str, **values: object) -> str:
        words = _texts()[key]
        return spaced(words.get(self.language) or words[LANGUAGES[0]], self.language).format(**values)

    def count(self, key: str, number: int) -> str:
        """«1 error», «3 errores»: the texts ``<key>_one`` and ``<key>_many``."""
        return self(f"{key}_one") if number == 1 else self(f"{key}_many", count=number)
