"""The words of receipts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from memoria import report
from memoria.diagnostics import Diagnostic, Value

LANGUAGES = ("es", "en", "fr", "pt")


@cache
def table() -> Mapping[str, Any]:
    """The whole of ``texts.yaml``."""
    text = files("memoria.receipts").joinpath("texts.yaml").read_text("utf-8")
    data: Mapping[str, Any] = yaml.load(text, Loader=yaml.CSafeLoader)
    return data


class Words:
    """The words in one language; Spanish for a language that is not in ``LANGUAGES``."""

    def __init__(self, language: str) -> None:
        self.language = language if language in LANGUAGES else "es"

    def __call__(self, key: str, **values: object) -> str:
        return str(table()["words"][key][self.language]).format(**values)

    def of(self, group: str, key: str) -> str:
        """A word of one of the lists: ``states``, ``fields``, ``labels``."""
        return str(table()[group][key][self.language])

    def joined(self, group: str, keys: Iterable[str]) -> str:
        """«el responsable y el plazo»."""
        from memoria.labels import Labels

        return Labels(self.language).list([self.of(group, key) for key in keys])

    def count(self, kind: str, number: int) -> str:
        """«1 acuerdo», «3 acuerdos»."""
        one, many = table()["marks"][kind][self.language]
        return str(one if number == 1 else many.format(count=number))

    def problem(self, problem: Diagnostic) -> tuple[str, str]:
        """What is the matter, and what to do about it, each as a sentence; the second may be empty."""
        own = table()["messages"].get(problem.code, {}).get(self.language)
        if own is not None:
            try:
                return own[0].format_map(_Shown(problem.values)), own[1]
            except KeyError:
                pass
        return _sentence(report.message(problem, self.language)), report.hint(problem, self.language)


class _Shown(dict[str, str]):
    """Values as they are put into a sentence."""

    def __init__(self, values: Mapping[str, Value]) -> None:
        super().__init__({name: ", ".join(value) if isinstance(value, tuple) else str(value) for name, value in values.items()})


def _sentence(text: str) -> str:
    text = text[:1].upper() + text[1:]
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."
