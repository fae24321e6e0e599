"""What the machine has of what is needed."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version

from memoria.fonts import find_font
from memoria.theme import read_theme
from memoria.workspace.pandoc_program import PandocFailed, program
from memoria.workspace.pandoc_program import version as pandoc_version
from memoria.workspace.places import THEME, shipped_templates

PACKAGES = ("python-docx", "reportlab", "uharfbuzz", "PyYAML", "Jinja2", "pypdfium2", "babel", "rapidfuzz", "watchfiles")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is needed."""

    name: str
    fine: bool
    detail: str


def examine() -> tuple[Finding, ...]:
    """Everything that a build needs, found or not."""
    return (*_python(), *_pandoc(), *_packages(), *_templates())


def _python() -> Iterator[Finding]:
    yield Finding("Python", sys.version_info >= (3, 11), sys.version.split()[0])


def _pandoc() -> Iterator[Finding]:
    try:
        yield Finding("pandoc", True, f"{pandoc_version()} · {program()}")
    except PandocFailed as error:
        yield Finding("pandoc", False, f"pip install pypandoc_binary ({error})")


def _packages() -> Iterator[Finding]:
    for name in PACKAGES:
        try:
            yield Finding(name, True, version(name))
        except PackageNotFoundError:
            yield Finding(name, False, f"pip install {name}")


def _templates() -> Iterator[Finding]:
    theme = shipped_templates() / "default" / THEME
    yield Finding("templates", theme.is_file(), str(theme.parent))
    if theme.is_file():
        fonts = read_theme(theme.read_text("utf-8")).fonts
        for family in (fonts.text, fonts.apparatus, fonts.code, *fonts.fallback):
            font = find_font(family)
            yield Finding("font", not font.diagnostics, f"{family} · {font.value.name if font.value else ''}")
