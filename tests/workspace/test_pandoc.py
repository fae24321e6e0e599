"""The real pandoc."""

from __future__ import annotations

import json
import os
import subprocess
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pypandoc
import pytest

from memoria.document.pandoc_json import document_json
from memoria.document.tree import Image, Para, Resource, Text
from memoria.workspace import pandoc as edge
from memoria.workspace.pandoc import RealPandoc
from memoria.workspace.pandoc_program import NAMED, PandocFailed, program, version
from memoria.workspace.reader import Reader

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63606060000000040001f61738550000000049454e44ae426082"
)


def reference() -> bytes:
    command = [pypandoc.get_pandoc_path(), "--print-default-data-file", "reference.docx"]
    return subprocess.run(command, capture_output=True, check=True).stdout


def read(texts: list[str], pandoc: RealPandoc | None = None) -> list[list[Any]]:
    return list((pandoc or RealPandoc()).markdown(texts))


def words(blocks: list[object]) -> str:
    return json.dumps(blocks, ensure_ascii=False)


def test_no_texts_make_no_trees() -> None:
    assert read([]) == []


def test_texts_come_back_in_order_whatever_is_in_them() -> None:
    texts = ["uno", "", "12\n34", "ñandú 🙂 \u2028 fin", "sin línea final", "\n\n\n", "con \udcff suelto"]
    trees = read(texts)
    assert [bool(tree) for tree in trees] == [True, False, True, True, True, False, True]
    assert "ñandú" in words(trees[3])


def test_large_batches_are_read_by_two_processes() -> None:
    texts = [f"nota {number} " + "palabra " * 2_000 for number in range(20)]
    trees = read(texts)
    assert [tree[0]["c"][2]["c"] for tree in trees] == [str(number) for number in range(20)]


def test_a_text_that_kills_the_program_stays_as_typed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(edge, "_SECONDS", 1.5)
    monkeypatch.setattr(edge, "_HEAP", "-M200m")
    endless = "a[^1]\n\n[^1]: b[^1]\n\nfin"  # never reaches pandoc from a note: readers.footnotes
    before, killed, after = read(["uno", endless, "dos"])
    assert [before[0]["t"], after[0]["t"]] == ["Para", "Para"]
    assert killed[0]["c"][0] == ["", [edge.UNREAD], []]
    assert [node["t"] for node in killed[0]["c"][1]] == ["Para", "Para", "Para"]


def test_a_process_stays_for_those_who_ask_again(monkeypatch: pytest.MonkeyPatch) -> None:
    begun: list[Reader] = []

    def begin(make: Callable[[], Reader] = edge._reader) -> Reader:
        begun.append(make())
        return begun[-1]

    monkeypatch.setattr(edge, "_reader", begin)
    first = read(["uno[^1]\n\n[^1]: nota"], RealPandoc(again=True))
    second = read(["uno[^1]"])
    assert (len(begun), edge._KEPT) == (1, [])
    assert "Note" in words(first[0])
    assert "Note" not in words(second[0])


def test_one_that_died_is_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(edge, "_HEAP", "-M200m")
    endless = "a[^1]\n\n[^1]: b[^1]\n\nfin"
    killed, _ = read([endless, "dos"], RealPandoc(again=True))
    assert killed[0]["c"][0] == ["", [edge.UNREAD], []]
    assert read(["tres"])[0][0]["c"] == [{"t": "Str", "c": "tres"}]
    assert edge._KEPT == []


def test_a_machine_without_pandoc_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(edge, "program", lambda: "/nowhere/pandoc")
    with pytest.raises(PandocFailed):
        read(["uno"])
    with pytest.raises(PandocFailed):
        RealPandoc().docx(b"{}", b"", {})


def test_a_document_is_written_with_its_pictures() -> None:
    tree = json.dumps(document_json((Para((Text("Hola"), Image((Text("alt"),), "01 eje/a.png"))),))).encode()
    docx = RealPandoc().docx(tree, reference(), {"01 eje/a.png": Resource(PNG, "image/png")})
    with zipfile.ZipFile(BytesIO(docx)) as archive:
        assert "Hola" in archive.read("word/document.xml").decode()
        assert any(archive.read(name) == PNG for name in archive.namelist() if "media" in name)


@pytest.mark.parametrize("target", ["https://example.org/a.png", "/etc/hosts", "../a.png", "b.png"])
def test_only_vetted_pictures_are_written(target: str) -> None:
    tree = json.dumps(document_json((Para((Image((Text("alt"),), target),)),))).encode()
    with pytest.raises(PandocFailed):
        RealPandoc().docx(tree, reference(), {"a.png": Resource(PNG, "image/png")})


@pytest.mark.parametrize("name", ["/a.png", "../a.png", "a/../../b.png", "C:\\a.png", ""])
def test_no_picture_is_written_out_of_its_folder(name: str) -> None:
    tree = json.dumps(document_json(())).encode()
    with pytest.raises(PandocFailed):
        RealPandoc().docx(tree, reference(), {name: Resource(PNG, "image/png")})


def test_a_tree_that_is_none_is_said() -> None:
    with pytest.raises(PandocFailed):
        RealPandoc().docx(b"not json", reference(), {})


def test_the_program_is_that_of_the_package_whatever_the_system_has(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    newest = tmp_path / "pandoc"
    newest.write_text("#!/bin/sh\necho pandoc 99.0\n")
    newest.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.delenv(NAMED, raising=False)
    program.cache_clear()
    assert Path(program()).parent.parent.name == "pypandoc"
    monkeypatch.setenv(NAMED, str(newest))
    program.cache_clear()
    assert (program(), version()) == (str(newest), "99.0")
    monkeypatch.undo()
    program.cache_clear()
