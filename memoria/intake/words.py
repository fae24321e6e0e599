"""The words that imports write of their own (``words.yaml``), and keys and values as each language spells them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from memoria import vocabulary
from memoria.intake.imports import Provenance
from memoria.labels import Labels
from memoria.model.fields import Record


@cache
def _words() -> dict[str, dict[str, dict[str, str]]]:
    data: Any = yaml.load(files("memoria.intake").joinpath("words.yaml").read_text("utf-8"), yaml.CBaseLoader)
    return dict(data)


@dataclass(frozen=True, slots=True)
class Words:
    """What imports write of their own, in one language."""

    language: str

    def __call__(self, part: str, key: str, **values: object) -> str:
        return _words()[part][key][self.language].format(**values)

    @property
    def withheld(self) -> str:
        """What stands for personal data, as in the volume: «[dato reservado]»."""
        return Labels(self.language)["withheld"]

    def key(self, name: str, record: type[Record]) -> str:
        """A key as it is written in this language, without accents."""
        return vocabulary.plain(vocabulary.spellings(name, record)[self.language][0])

    def value(self, group: str, canonical: str) -> str:
        """A listed value in this language."""
        return vocabulary.value_spellings(group, canonical)[self.language][0]

    def comments(self, sources: Iterable[Provenance]) -> list[str]:
        """Where a file comes from, as comments of YAML."""
        return [
            line
            for source in sources
            for line in (f"# {self('phrases', 'imported', path=source.path)}", f"# SHA-256 {source.sha256}")
        ]
