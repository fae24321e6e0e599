"""Each mistake of a template or of the assembled tree: a folder with what was written, and the exact message."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from memoria.assemble import Options, assemble
from memoria.diagnostics import Diagnostic
from memoria.pipeline import read
from memoria.report import render
from memoria.workspace.folder import EventFolder
from tests.assemble.making import RememberingPandoc, checked, memoria, para, prose, templates

FOLDERS = sorted((Path(__file__).parents[1] / "diagnostics").glob("V-*"))


def problems(folder: Path) -> tuple[Diagnostic, ...]:
    """What assembling finds: with the folder's templates in place of ours, or of the folder's event."""
    if not (folder / "evento.yaml").exists():
        overrides = {path.name: path.read_text("utf-8") for path in folder.glob("*.md.j2")}
        return checked(memoria(prose=(prose("conclusiones", para("Al fin.")),)), overrides).diagnostics
    written = folder / "options.yaml"
    options: dict[str, Any] = yaml.safe_load(written.read_text("utf-8")) if written.exists() else {}
    pandoc = RememberingPandoc()
    event = read(EventFolder(folder), pandoc).memoria
    return assemble(event, pandoc, templates(), Options(**options)).diagnostics


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: str(folder.name))
def test_a_mistake_says_where_it_is_and_what_to_do(folder: Path) -> None:
    said = "\n".join(render(problem) for problem in problems(folder))
    assert said == (folder / "expected.txt").read_text("utf-8").strip()
    assert f"[{folder.name}]" in said


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: str(folder.name))
def test_it_is_said_in_english_too(folder: Path) -> None:
    assert all("{" not in render(problem, "en").replace("{{", "").replace("{%", "") for problem in problems(folder))
