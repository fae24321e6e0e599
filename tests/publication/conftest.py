"""Both events, built once for all tests of this folder, however many processes run them."""

from __future__ import annotations

import json
import shutil
import time
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest
import yaml

from memoria.choices import Choices
from memoria.ledger import Fate
from memoria.theme import Theme, read_theme
from memoria.workspace.session import build_event
from tests.publication.printed import Printed
from tests.publication.written import Written

ROOT = Path(__file__).resolve().parents[2]
EVENTS = ("foro-internacionalizacion-2023", "seminario-accion-internacional-2018")
EVENTS_BEFORE = ("foro-2021-ejemplo",)
"""Editions that those follow up."""
LENGTHS = {"relato": range(1, 3), "sintesis": range(5, 10)}
"""Pages. The first page of a draft, which lists what is missing, makes nine of the eight that a synthesis may have."""
PATIENCE = 120.0
"""Seconds that a process waits for the one that builds."""
TELLING = 6
"""Words in a row that say whose they are."""


@dataclass(frozen=True)
class Volume:
    """One event's finished files, and what may not stand in them."""

    name: str
    folder: Path

    def __str__(self) -> str:
        return self.name

    def bytes_of(self, name: str) -> bytes:
        return (self.folder / name).read_bytes()

    @cached_property
    def pdf(self) -> bytes:
        return self.bytes_of("memoria.pdf")

    @cached_property
    def docx(self) -> bytes:
        return self.bytes_of("memoria.docx")

    @cached_property
    def printed(self) -> Printed:
        return Printed(self.pdf)

    @cached_property
    def written(self) -> Written:
        return Written(self.docx)

    @cached_property
    def report(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.bytes_of("report.json"))
        return found

    @property
    def theme(self) -> Theme:
        return read_theme((ROOT / "templates" / "default" / "theme.yaml").read_text("utf-8"))


@pytest.fixture(scope="session", params=EVENTS)
def volume(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Volume:
    """A volume; the first process that asks for it builds it, the others wait."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if hasattr(request.config, "workerinput") else base
    folder = shared / f"volume-{request.param}"
    ready = folder / "report.json"
    try:
        folder.mkdir()
    except FileExistsError:
        limit = time.monotonic() + PATIENCE
        while not ready.exists() and time.monotonic() < limit:
            time.sleep(0.05)
    else:
        _build(request.param, folder)
    return Volume(request.param, folder)


def _build(name: str, folder: Path) -> None:
    event = folder / "event" / name
    shutil.copytree(ROOT / "sources" / name, event, ignore=shutil.ignore_patterns("memoria.lock"))
    for other in EVENTS_BEFORE:
        shutil.copytree(ROOT / "sources" / other, folder / "event" / other, dirs_exist_ok=True)
    built = build_event(event, ROOT, Choices())
    for file, data in built.files:
        (folder / file).write_bytes(data)
    withheld = [entry for account in built.accounts for entry in account.entries if entry.fate is Fate.WITHHELD]
    report = {
        "problems": [[problem.code, problem.severity.value] for problem in built.problems],
        "personal": sorted(_personal(event)),
        "reserved": sorted(
            {entry.text for entry in withheld if entry.reason in ("internal", "reserved") and entry.words >= TELLING}
        ),
    }
    unfinished = folder / "report.part"
    unfinished.write_text(json.dumps(report), "utf-8")
    unfinished.rename(folder / "report.json")


def _personal(event: Path) -> Iterator[str]:
    """Every e-mail and telephone of the register."""
    register = yaml.safe_load((event / "personas.yaml").read_text("utf-8"))
    for entries in register.values():
        for entry in entries:
            yield from (str(entry[key]) for key in ("correo", "telefono", "teléfono") if entry.get(key))
