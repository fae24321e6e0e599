"""The house stays the house: imports run one way, effects stay at the edge."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "memoria"

FLOORS = (
    ("source", "codes", "archive", "nearest"),
    ("diagnostics", "vocabulary", "spreadsheet"),
    ("document", "report"),
    ("model", "theme", "world", "choices"),
    ("people", "labels", "collation", "disclosure", "fonts", "published", "recordings"),
    ("coverage", "schema", "scaffold", "translations", "citation"),
    ("readers", "checks", "roadmap", "assemble", "writers", "forms"),
    ("exchange",),
    ("intake",),
    ("ledger", "manifest", "previous", "discretion", "receipts", "leaks", "registrar"),
    ("printing",),
    ("pipeline",),
    ("workspace",),
    ("cli", "__main__"),
)
"""From the ground up: a part may import what lies below it; parts of one floor don't know each other (but for ``SAME_FLOOR``)."""

SAME_FLOOR = {
    ("forms", "writers"),
    ("readers", "forms"),
    ("checks", "roadmap"),
    ("assemble", "roadmap"),
    ("roadmap", "writers"),
    ("scaffold", "schema"),
    ("__main__", "cli"),
}
WRITERS_KNOW = {"source", "codes", "diagnostics", "document", "theme", "fonts", "writers"}
ADDRESSES = ("parse_qsl", "quote", "unquote", "urlencode", "urlsplit", "urlunsplit")
PURE = {"pathlib.PurePosixPath", *(f"urllib.parse.{name}" for name in ADDRESSES)}
"""Names of modules of the edge that only work on text."""
EDGE = {"subprocess", "os", "pathlib", "tempfile", "shutil", "time", "socket", "urllib", "requests", "multiprocessing"}


def part_of(file: Path) -> str:
    return file.relative_to(PACKAGE).with_suffix("").parts[0]


def imports(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}: imports are written from the root"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def ours(file: Path) -> set[str]:
    names = (name.split(".") for name in imports(file) if name.startswith("memoria."))
    return {parts[1] for parts in names} - {"__version__"}


def floor(part: str) -> int:
    return next(number for number, parts in enumerate(FLOORS) if part in parts)


FILES = sorted(file for file in PACKAGE.rglob("*.py") if file != PACKAGE / "__init__.py" and part_of(file) != "messages")


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(PACKAGE)))
def test_imports_run_one_way(file: Path) -> None:
    part = part_of(file)
    for other in ours(file) - {part}:
        down = floor(other) < floor(part) or (part, other) in SAME_FLOOR
        assert down, f"{part} must not import {other}"


def test_writers_never_see_the_model() -> None:
    for file in (PACKAGE / "writers").rglob("*.py"):
        assert ours(file) <= WRITERS_KNOW, file


def _circles(files: list[Path]) -> list[str]:
    """Modules that come back to themselves by what they import, those for types alone included."""
    names = {".".join(("memoria", *file.relative_to(PACKAGE).with_suffix("").parts)): file for file in files}
    known = {
        name: {one for part in imports(file) for one in (part, part.rpartition(".")[0]) if one in names}
        for name, file in names.items()
    }
    while leaves := [name for name, others in known.items() if not others & known.keys() - {name}]:
        for name in leaves:
            del known[name]
    return sorted(known)


def test_the_modules_of_the_pdf_writer_import_one_another_one_way() -> None:
    assert _circles([file for file in FILES if file.parent == PACKAGE / "writers" / "pdf" and file.stem != "__init__"]) == []


def test_effects_stay_at_the_edge() -> None:
    edge = {"workspace", "cli", "__main__", "codes", "vocabulary", "labels", "fonts", "scaffold"}
    for file in FILES:
        if part_of(file) not in edge:
            used = {name.split(".")[0] for name in imports(file) if name not in PURE} & EDGE
            assert not used, f"{file} touches {used}"


def test_every_part_stands_in_the_table_of_the_architecture_page() -> None:
    page = (PACKAGE.parent / "docs" / "architecture.md").read_text("utf-8")
    parts = {part_of(file) for file in PACKAGE.rglob("*.py")} - {"__init__", "__main__"}
    assert sorted(part for part in parts if f"`{part}`" not in page and f"`{part}/`" not in page) == []


def test_no_module_is_called_utils() -> None:
    assert not [file for file in FILES if file.stem in {"utils", "helpers", "misc", "common"}]
