"""``hoja-de-ruta.yaml`` changed in its text: one value changes, and everything else stays as somebody typed it."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from memoria.readers.yaml_nodes import Mapping, Scalar, parse_yaml
from memoria.roadmap.columns import Part
from memoria.roadmap.patch import Edit, NotPatchableError, patch
from memoria.roadmap.yaml_edits import scalar
from memoria.source import SourceFile

ROOT = Path(__file__).resolve().parent.parent.parent
FILES = sorted((ROOT / "sources").glob("*/hoja-de-ruta.yaml"))

FIX, NEWS = Part.CORRECTION, Part.FOLLOW_UP


def patched(text: str, *edits: tuple[Part, str, str, str]) -> str:
    return patch(text.encode(), [Edit(*edit) for edit in edits]).decode()


CASES: dict[str, tuple[str, tuple[tuple[Part, str, str, str], ...], str]] = {
    "a value gives way to another, its comment stays": (
        "corrige:\n  C-02:\n    plazo: 30/09/2023   # lo dijo la red\n",
        ((FIX, "C-02", "plazo", "15/10/2023"),),
        "corrige:\n  C-02:\n    plazo: 15/10/2023   # lo dijo la red\n",
    ),
    "a key that is missing goes after the others of its commitment": (
        "corrige:\n  C-02:\n    plazo: mayo  # fin\n\n# otra cosa\nexcluye:\n  C-09: repetido\n",
        ((FIX, "C-02", "meta", "3"),),
        "corrige:\n  C-02:\n    plazo: mayo  # fin\n    meta: 3\n\n# otra cosa\nexcluye:\n  C-09: repetido\n",
    ),
    "a commitment that is missing goes in the order of ids": (
        "seguimiento:\n  # primero\n  C-01:\n    avance: 10\n  # tercero\n  C-03:\n    avance: 30\n",
        ((NEWS, "C-02", "avance", "20"), (NEWS, "C-10", "estado", "cumplido")),
        "seguimiento:\n  # primero\n  C-01:\n    avance: 10\n  C-02:\n    avance: 20\n  # tercero\n  C-03:\n    avance: 30\n"
        "  C-10:\n    estado: cumplido\n",
    ),
    "before the first one, above its comment": (
        "corrige:\n  # el segundo\n  C-02:\n    meta: 1\n",
        ((FIX, "C-01", "meta", "2"),),
        "corrige:\n  C-01:\n    meta: 2\n  # el segundo\n  C-02:\n    meta: 1\n",
    ),
    "at the end where the editor has an order of his own": (
        "corrige:\n  C-05:\n    meta: 1\n  C-02:\n    meta: 1\n",
        ((FIX, "C-03", "meta", "2"),),
        "corrige:\n  C-05:\n    meta: 1\n  C-02:\n    meta: 1\n  C-03:\n    meta: 2\n",
    ),
    "a section that is missing goes at the end": (
        "corte: 2023-11-02\n",
        ((NEWS, "C-01", "estado", "cumplido"),),
        "corte: 2023-11-02\n\nseguimiento:\n  C-01:\n    estado: cumplido\n",
    ),
    "a file that is missing begins with its section": ("", ((FIX, "C-01", "meta", "2"),), "corrige:\n  C-01:\n    meta: 2\n"),
    "a file of comments keeps them": (
        "# nada todavía\n",
        ((FIX, "C-01", "meta", "2"),),
        "# nada todavía\n\ncorrige:\n  C-01:\n    meta: 2\n",
    ),
    "an empty section is filled": (
        "corrige:   # nada\nseguimiento: {}\n",
        ((FIX, "C-01", "meta", "2"), (NEWS, "C-01", "avance", "5")),
        "corrige:   # nada\n  C-01:\n    meta: 2\nseguimiento:\n  C-01:\n    avance: 5\n",
    ),
    "an empty value is filled": (
        "corrige:\n  C-01:\n    meta:     # falta\n    plazo:\n  C-02:\n",
        ((FIX, "C-01", "meta", "2"), (FIX, "C-02", "meta", "3")),
        "corrige:\n  C-01:\n    meta: 2     # falta\n    plazo:\n  C-02:\n    meta: 3\n",
    ),
    "one line between braces stays one line": (
        "seguimiento:\n  C-01: {estado: en ejecución, avance: 10}  # bien\n",
        ((NEWS, "C-01", "avance", "20"), (NEWS, "C-01", "evidencia", "acta, firmada")),
        'seguimiento:\n  C-01: {estado: en ejecución, avance: 20, evidencia: "acta, firmada"}  # bien\n',
    ),
    "a list gives way and its comments stay": (
        "corrige:\n  C-01:\n    aliados:   # quiénes\n      - Uno\n      # el que faltaba\n      - Dos\n    meta: 1\n",
        ((FIX, "C-01", "aliados", "Uno; Tres"),),
        "corrige:\n  C-01:\n    # quiénes\n    # el que faltaba\n    aliados: Uno; Tres\n    meta: 1\n",
    ),
    "text over several lines gives way whole": (
        "seguimiento:\n  C-01:\n    evidencia: |\n      Uno.\n\n      Dos.\n\n  C-02:\n    avance: 1\n",
        ((NEWS, "C-01", "evidencia", "Tres"),),
        "seguimiento:\n  C-01:\n    evidencia: Tres\n\n  C-02:\n    avance: 1\n",
    ),
    "the keys of the file's own language are used": (
        "cutoff: 2023-11-02\ncorrections:\n  c-2:\n    due: May\n",
        ((FIX, "C-02", "plazo", "June"), (FIX, "C-02", "meta", "2"), (NEWS, "C-02", "estado", "cumplido")),
        "cutoff: 2023-11-02\ncorrections:\n  c-2:\n    due: June\n    target: 2\n\nfollow_up:\n  C-02:\n    status: cumplido\n",
    ),
    "a file without a last line end gets one": (
        "corrige:\n  C-01:\n    meta: 1",
        ((NEWS, "C-01", "avance", "5"), (FIX, "C-01", "plazo", "mayo")),
        "corrige:\n  C-01:\n    meta: 1\n    plazo: mayo\n\nseguimiento:\n  C-01:\n    avance: 5\n",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_the_text_changes_where_it_must_and_nowhere_else(name: str) -> None:
    before, edits, after = CASES[name]
    assert patched(before, *edits) == after
    assert patched(after, *edits) == after


def test_line_ends_and_the_mark_at_the_start_stay() -> None:
    data = "\ufeffcorrige:\r\n  C-01:\r\n    meta: 1\r\n".encode()
    assert patch(data, [Edit(FIX, "C-01", "plazo", "mayo")]) == (
        "\ufeffcorrige:\r\n  C-01:\r\n    meta: 1\r\n    plazo: mayo\r\n".encode()
    )


def test_no_edits_change_nothing() -> None:
    assert patch(b"- : [nonsense", []) == b"- : [nonsense"


@pytest.mark.parametrize(
    "text",
    [
        "corrige: [",
        "- una lista\n",
        "{corrige: {C-01: {meta: 1}}}\n",
        "corrige: {C-01: {meta: 1}}\n",
        "corrige:\n  C-01: meta\n",
        "corrige: nada\n",
        "corrige:\n  C-01:\n    meta: 1\n...\n",
    ],
)
def test_what_can_not_be_changed_safely_is_left_alone(text: str) -> None:
    with pytest.raises(NotPatchableError):
        patched(text, (FIX, "C-01", "meta", "2"), (NEWS, "C-01", "avance", "2"))


def test_bytes_that_are_not_utf8_are_left_alone() -> None:
    with pytest.raises(NotPatchableError):
        patch("corrige:\n  C-01:\n    meta: año\n".encode("cp1252"), [Edit(FIX, "C-01", "meta", "2")])


VALUES = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40)


@settings(deadline=None)
@given(VALUES)
def test_any_text_is_written_so_that_it_is_read_again(value: str) -> None:
    for text in (f"k: {scalar(value)}\n", f"k: {{a: {scalar(value, in_flow=True)}}}\n"):
        found = yaml.load(text, Loader=yaml.CBaseLoader)["k"]
        assert (found if isinstance(found, str) else found["a"]) == value


WORDS = st.text("abcñé AB12.,;:#-–«»'\"()[]{}|>&*!%@/\\?", min_size=1, max_size=30).filter(str.strip)


@settings(deadline=None)
@given(WORDS)
def test_what_is_written_is_no_mistake_to_our_own_reader(value: str) -> None:
    read = parse_yaml(SourceFile("hoja-de-ruta.yaml", f"evidencia: {scalar(value)}\n"))
    assert read.diagnostics == ()
    assert isinstance(read.value, Mapping)
    node = read.value.get("evidencia")
    assert isinstance(node, Scalar)
    assert node.text == value


KEYS = {FIX: ("plazo", "meta", "indicador", "responsable"), NEWS: ("estado", "avance", "evidencia")}
EDITS = st.lists(
    st.sampled_from([FIX, NEWS]).flatmap(
        lambda part: st.builds(
            Edit, st.just(part), st.integers(1, 30).map(lambda number: f"C-{number:02}"), st.sampled_from(KEYS[part]), WORDS
        )
    ),
    max_size=12,
    unique_by=lambda edit: (edit.part, edit.id, edit.key),
)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.parent.name)
@settings(max_examples=40, deadline=None)
@given(edits=EDITS)
def test_in_the_files_of_the_events_every_comment_and_every_other_value_stays(file: Path, edits: list[Edit]) -> None:
    before = file.read_text("utf-8")
    after = patch(before.encode(), edits).decode()
    wanted = yaml.load(before, Loader=yaml.CBaseLoader)
    for edit in edits:
        wanted.setdefault(edit.part.value, {}).setdefault(edit.id, {})[edit.key] = edit.value
    assert yaml.load(after, Loader=yaml.CBaseLoader) == wanted
    comments = [line for line in before.splitlines() if line.lstrip().startswith("#")]
    assert [line for line in after.splitlines() if line.lstrip().startswith("#")] == comments
    assert patch(after.encode(), edits).decode() == after
