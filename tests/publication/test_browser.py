"""The HTML editions in a browser: on a telephone and on a desk, by day and by night, and enlarged."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from dataclasses import replace
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


FORUM, SEMINAR = EVENTS
PAGES = {
    (FORUM, "the volume"): (Choices(),),
    (SEMINAR, "the volume"): (Choices(),),
    (FORUM, "the rest"): (
        Choices(edition="relato"),
        Choices(edition="sintesis", language="fr"),
        Choices(edition="transicion", territory="EC-A"),
        Choices(institution="ragi", internal=True),
    ),
    (SEMINAR, "the rest"): (
        Choices(edition="relato", language="en"),
        Choices(edition="actas"),
        Choices(edition="hoja-de-ruta", language="fr", internal=True),
        Choices(session="S04"),
    ),
}
"""What is opened: the volumes, and each other edition and extract once; by event, so that two processes share the work."""


@pytest.mark.external
@pytest.mark.slow
@pytest.mark.parametrize(("event", "part"), PAGES)
def test_axe_finds_nothing_nothing_is_fetched_and_no_page_is_wider_than_its_screen(event: str, part: str, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "sources", tmp_path / "sources")
    pages = []
    for choices in PAGES[event, part]:
        built = dict(build_event(tmp_path / "sources" / event, ROOT, replace(choices, formats=("html",))).files)
        pages.append(tmp_path / f"{choices.stem}.html")
        pages[-1].write_bytes(built[pages[-1].name])
    seen = look(*pages, work=tmp_path)
    assert len(seen) == 5 * len(pages)
    assert [(one["page"], one["width"], one["scheme"], one["violations"]) for one in seen if one["violations"]] == []
    assert [one for one in seen if one["overflow"] > 0 or one["requests"]] == []


@pytest.mark.external
def test_the_browser_sees_what_is_wrong(tmp_path: Path) -> None:
    page = tmp_path / "wrong.html"
    page.write_text(f"<!DOCTYPE html><html>{DEFECTS}</html>", "utf-8")
    seen = look(page, work=tmp_path)[1]
    assert {"image-alt", "html-has-lang", "color-contrast"} <= {rule for rule, _ in seen["violations"]}
    assert seen["overflow"] > 0
    assert seen["requests"] == ["http://example.org/x.png"]
