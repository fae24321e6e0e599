"""The HTML editions in a browser: on a telephone and on a desk, by day and by night."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from memoria.choices import Choices
from memoria.workspace.session import build_event
from tests.programs import ROOT, find
from tests.publication.conftest import EVENTS

LOOK = ROOT / "tests" / "browser" / "look.mjs"
DEFECTS = '<body><img src="http://example.org/x.png"><p style="width:3000px;color:#eee">pálido</p><table><td>x</table>'


def look(*pages: Path, work: Path) -> list[dict[str, Any]]:
    """What the browser finds of each page, at each width and in each scheme. Modules are looked for beside the script."""
    script = work / "look.mjs"
    shutil.copy(LOOK, script)
    (work / "node_modules").symlink_to(ROOT / ".tools" / "node_modules")
    command = [str(find("node")), str(script), str(find("chromium")), *map(str, pages)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300, env=dict(os.environ))
    assert done.returncode == 0, done.stderr
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


@pytest.mark.external
@pytest.mark.slow
@pytest.mark.parametrize("name", EVENTS)
def test_axe_finds_nothing_nothing_is_fetched_and_no_page_is_wider_than_its_screen(name: str, tmp_path: Path) -> None:
    pages = []
    for edition in ("memoria", "relato"):
        event = tmp_path / edition / name
        shutil.copytree(ROOT / "sources", tmp_path / edition)
        built = dict(build_event(event, ROOT, Choices(("html",), edition=edition)).files)
        pages.append(tmp_path / f"{edition}.html")
        pages[-1].write_bytes(built[f"{edition}.html"])
    seen = look(*pages, work=tmp_path)
    assert len(seen) == 8
    assert [(one["width"], one["scheme"], one["violations"]) for one in seen if one["violations"]] == []
    assert [one for one in seen if one["overflow"] > 0 or one["requests"]] == []


@pytest.mark.external
def test_the_browser_sees_what_is_wrong(tmp_path: Path) -> None:
    page = tmp_path / "wrong.html"
    page.write_text(f"<!DOCTYPE html><html>{DEFECTS}</html>", "utf-8")
    seen = look(page, work=tmp_path)[0]
    assert {"image-alt", "html-has-lang", "color-contrast"} <= {rule for rule, _ in seen["violations"]}
    assert seen["overflow"] > 0
    assert seen["requests"] == ["http://example.org/x.png"]
