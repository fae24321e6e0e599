"""Pandoc for the tests, and a volume with every role."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

import pypandoc
import pytest

from memoria.document.tree import Resource
from memoria.readers.theme import read_template_theme
from memoria.source import SourceFile
from memoria.theme import Theme, read_theme
from memoria.writers.docx import Pandoc, write_docx
from tests.writers.docx.package import Package
from tests.writers.volume import VOLUME

TEMPLATES = Path(__file__).parents[3] / "templates"
TEMPLATE = TEMPLATES / "default" / "theme.yaml"
OTHER_TEMPLATE = TEMPLATES / "sobrio" / "theme.yaml"


def run_pandoc(tree: bytes, reference: bytes, resources: Mapping[str, Resource]) -> bytes:
    """Pandoc in a folder of its own, which holds the pictures and nothing else."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for target, resource in resources.items():
            place = folder / target
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(resource.data)
        template = folder / ".reference.docx"
        template.write_bytes(reference)
        command = [pypandoc.get_pandoc_path(), "-f", "json", "-t", "docx", "-o", "-", "--reference-doc", str(template)]
        command += ["--resource-path", name]
        done = subprocess.run(command, input=tree, capture_output=True, cwd=name, check=True)
        return done.stdout


@pytest.fixture(scope="session")
def pandoc() -> Pandoc:
    return run_pandoc


@pytest.fixture(scope="session")
def theme() -> Theme:
    return read_theme(TEMPLATE.read_text("utf-8"))


@pytest.fixture(scope="session")
def other_theme() -> Theme:
    """The second theme: smaller, mirrored pages, other fonts and colours."""
    return read_template_theme(SourceFile("theme.yaml", OTHER_TEMPLATE.read_text("utf-8")), TEMPLATE.read_text("utf-8")).value


@pytest.fixture(scope="session")
def other_made(other_theme: Theme, pandoc: Pandoc) -> Package:
    """The volume with every role, in the second theme."""
    checked = write_docx(VOLUME, other_theme, pandoc=pandoc)
    assert checked.diagnostics == ()
    return Package(checked.value)


@pytest.fixture(scope="session")
def made(theme: Theme, pandoc: Pandoc) -> Package:
    """The volume with every role, written."""
    checked = write_docx(VOLUME, theme, pandoc=pandoc)
    assert checked.diagnostics == ()
    return Package(checked.value)
