"""Words are kept in four languages only where somebody asks for them: every key is named in the code or in a template."""

import re
from functools import cache
from pathlib import Path

import pytest
import yaml

from memoria.codes import Severity

ROOT = Path(__file__).resolve().parent.parent
COUNTED = {f"{severity}s" for severity in Severity}
"""How many problems there are of each severity: asked for by its name."""


@cache
def written() -> str:
    """All code and all templates."""
    files = (*(ROOT / "memoria").rglob("*.py"), *(ROOT / "templates").rglob("*.j2"))
    return "\n".join(file.read_text("utf-8") for file in sorted(files))


@cache
def composed() -> tuple[re.Pattern[str], ...]:
    """The keys that the code puts together: ``f"state_{name}"`` asks for every ``state_…``."""
    found = set(re.findall(r"""f["']([a-z_]*(?:\{[^{}"']+\}[a-z_]*)+)["']""", written()))
    plain = (re.sub(r"\{[^{}]+\}", r"\\w+", one) for one in found)
    return tuple(re.compile(one) for one in plain if len(one.replace(r"\w+", "")) > 3)


def keys(path: str, *inside: str) -> list[str]:
    data = yaml.safe_load((ROOT / path).read_text("utf-8"))
    for name in inside:
        data = data[name]
    return sorted({re.sub("_(?:one|many)$", "", key) for key in data})


def is_asked_for(key: str) -> bool:
    named = re.search(rf'["\']{re.escape(key)}(?:_one)?["\']|\.{re.escape(key)}\b', written())
    return bool(named) or key in COUNTED or any(pattern.fullmatch(key) for pattern in composed())


@pytest.mark.parametrize(
    ("path", "inside"),
    [("memoria/cli/texts.yaml", ()), ("memoria/labels.yaml", ("words",)), ("memoria/labels.yaml", ("counted",))],
)
def test_every_word_is_asked_for_by_somebody(path: str, inside: tuple[str, ...]) -> None:
    assert [key for key in keys(path, *inside) if not is_asked_for(key)] == []


def test_a_word_that_nobody_asks_for_is_seen() -> None:
    assert not is_asked_for("a_word_that_nobody_asks_for")
