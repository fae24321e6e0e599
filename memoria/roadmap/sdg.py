"""The sustainable development goals and their targets (2030 Agenda, A/RES/70/1): what codes exist, and their names."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import yaml

from memoria.nearest import nearest

LANGUAGES = ("es", "en", "fr", "pt")
_WORDS = re.compile(r"^(?:ods|sdg|odd|objetivos?|metas?|goals?|targets?|objectifs?|cibles?|n\.?[ºo°]?)\b[\s.:º°]*", re.IGNORECASE)


@cache
def names() -> Mapping[str, Mapping[str, str]]:
    """The names of every goal («17») and target («17.9», «11.a») by language, in order."""
    data = yaml.load(files("memoria.roadmap").joinpath("sdg.yaml").read_text("utf-8"), Loader=yaml.CSafeLoader)
    return {code: dict(zip(LANGUAGES, line.split(" | "), strict=True)) for group in data.values() for code, line in group.items()}


def name(code: str, language: str) -> str:
    """The name of a goal, or the short title of a target; nothing for a code that there is not."""
    entry = names().get(code, {})
    return entry.get(language) or entry.get("es", "")


def goal_of(code: str) -> str:
    """The goal of a target."""
    return code.partition(".")[0]


def normal_code(text: str) -> str:
    """A code as it is written officially: «ODS 17», «meta 17.09» and «11.A» are 17, 17.9 and 11.a."""
    plain = _WORDS.sub("", text.strip()).strip(" .").lower()
    goal, point, target = plain.partition(".")
    return f"{goal.lstrip('0')}{point}{target.lstrip('0')}"


def is_code(text: str) -> bool:
    """True for a goal or target that exists."""
    return normal_code(text) in names()


def nearest_code(text: str) -> str | None:
    """The target of the same goal that somebody may have meant, else the nearest code of all."""
    code = normal_code(text)
    own = [known for known in names() if goal_of(known) == goal_of(code)]
    return nearest(code, own or list(names()))
