"""The scan, as documents: what is written, what stands in the text afterwards, what was lifted out, and what is said.

A case reads ``name``, ``source``, then ``body`` (the tree), ``marks`` (the objects) and ``says`` (codes with their lines).
``python -m tests.readers.scan.test_cases`` writes the results anew; read the difference before keeping it.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from memoria.diagnostics import sorted_by_place
from memoria.model.fields import keys_of
from memoria.model.marks import Mark
from memoria.model.people import Organisation, Register
from memoria.people import Index
from memoria.readers.markdown import read_markdown
from memoria.readers.scan import scan
from memoria.report import hint, message
from memoria.source import Located, Position, SourceFile, position_of
from memoria.workspace.pandoc import RealPandoc
from tests.document.native import native

CASES = sorted((Path(__file__).parent / "cases").glob("*.yaml"))
PATH = "nota.md"
REGISTER = Index(
    Register(
        organisations=(
            Organisation(id=Located("mate"), name=Located("Ministerio de Ambiente, Agua y Transición Ecológica")),
            Organisation(id=Located("red-uno"), name=Located("Red Uno")),
            Organisation(id=Located("red-dos"), name=Located("Red Dos")),
        )
    )
)


def place(at: Position | None) -> str:
    return f" @{at.line}:{at.column}" if at is not None else ""


def dump(mark: Mark) -> str:
    lines = [f"{type(mark).__name__}{place(mark.at)}{' reserved' * mark.reserved}"]
    for name, key in keys_of(type(mark)):
        value = getattr(mark, name)
        if isinstance(value, tuple):
            lines += [f"  {name} = {item}{place(position_of(item))}" for item in value]
        elif value and value != key:
            lines.append(f"  {name} = {value}{place(position_of(value))}")
    return "\n".join(lines)


def results(sources: list[str]) -> list[dict[str, str]]:
    files = [SourceFile(PATH, source) for source in sources]
    done = []
    for file, read in zip(files, read_markdown(files, RealPandoc()), strict=True):
        scanned = scan(read.value, PATH, source=file, split=REGISTER.split)
        problems = sorted_by_place((*read.diagnostics, *scanned.diagnostics))
        for problem in problems:
            assert problem.at.path == PATH
            assert message(problem, "es")
            assert message(problem, "en")
            assert "{" not in hint(problem, "es").replace("{.literal}", "")
        done.append(
            {
                "body": native(scanned.value.body),
                "marks": "\n".join(map(dump, scanned.value.marks)),
                "says": "\n".join(f"{problem.code}{place(problem.at)}" for problem in problems),
            }
        )
    return done


def load(path: Path) -> list[dict[str, Any]]:
    cases: list[dict[str, Any]] = yaml.safe_load(path.read_text("utf-8"))
    return cases


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_case(path: Path) -> None:
    cases = load(path)
    for case, result in zip(cases, results([case["source"] for case in cases]), strict=True):
        expected = {name: str(case.get(name) or "").rstrip("\n") for name in result}
        assert result == expected, case["name"]


class _Block(str):
    """Text that YAML writes as a block."""


def _update() -> None:
    class Dumper(yaml.SafeDumper):
        pass

    Dumper.add_representer(_Block, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", str(text), style="|"))
    for path in CASES:
        cases = load(path)
        found = results([case["source"] for case in cases])
        pages = []
        for case, result in zip(cases, found, strict=True):
            new = {"name": case["name"], "source": _Block(case["source"])}
            new |= {name: _Block(text + "\n") for name, text in result.items() if text}
            pages.append(yaml.dump([new], Dumper=Dumper, allow_unicode=True, sort_keys=False, width=1000))
        path.write_text("\n".join(pages), "utf-8")


if __name__ == "__main__":
    _update()
