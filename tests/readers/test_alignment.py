"""Where the pieces of a tree were written."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from memoria.document.tree import Block, Code, HorizontalRule, Image, Link, Note, Text
from memoria.document.walk import walk
from memoria.readers.alignment import align
from memoria.readers.streams import Alignment, Stream
from memoria.source import Position, SourceFile
from memoria.workspace.pandoc import RealPandoc

SOURCES = sorted((Path(__file__).parents[2] / "sources").rglob("*.md"))


def read(text: str) -> tuple[SourceFile, tuple[Block, ...]]:
    file = SourceFile("nota.md", text)
    return file, align(next(iter(RealPandoc().markdown([text]))), file).blocks


def shown(file: SourceFile, at: Position | None) -> str:
    assert at is not None
    return file.line(at.line or 0)[(at.column or 1) - 1 :]


def first_word(text: str) -> str:
    return text.split(maxsplit=1)[0] if text.split() else ""


def misplaced(file: SourceFile, blocks: Iterable[Block]) -> list[str]:
    """Texts whose place in the source shows something else; the box of a task is not in it as such."""
    texts = [node for node in walk(blocks) if isinstance(node, Text | Code) and node.text.strip()]
    return [node.text for node in texts if not shown(file, node.at).lstrip(" ]").startswith(first_word(node.text.lstrip("☐☒ ")))]


def test_every_text_of_the_real_events_is_where_it_says() -> None:
    files = [SourceFile(str(path), path.read_text("utf-8")) for path in SOURCES]
    trees = list(RealPandoc().markdown([file.text for file in files]))
    for file, data in zip(files, trees, strict=True):
        aligned = align(data, file)
        assert not aligned.missing
        assert not misplaced(file, aligned.blocks), file.path


PLACES = {
    "styles": "Uno *dos* **tres** ~~cuatro~~ y [cinco]{.clase} «seis».",
    "the same words again and again": "a b a\n\na b\n\n- a\n- a b\n- b a\n\n> a\n\na",
    "quotation marks and brackets": "«Hola» (dijo) —y se fue—.\n\n¿Cómo?\n\n**«Bien»**",
    "a heading with attributes": "# Título {#titulo .clase clave=valor}\n\ntitulo clase valor",
    "a table": "| a | b |\n|---|:-:|\n| uno | dos |\n| dos | uno |\n\nuno",
    "code": "Un `código de uno` y:\n\n```python\nuno = dos\n```\n\nuno",
    "lists": "1. uno\n2. dos\n   - [ ] tres\n   - [x] cuatro\n\n3. cinco\n",
    "definitions": "Uno\n: dos\n\nTres\n: cuatro\n: cinco",
    "links": "[uno](dos 'tres') [cuatro][5] <https://example.org/seis> [siete][] [ocho]\n\n"
    "[5]: nueve.md\n[siete]: #siete\n[ocho]: #8",
    "escapes": "Uno \\*dos\\* tres\\_cuatro \\# cinco",
    "blocks inside others": "> uno\n> > dos\n> - tres\n>   cuatro\n\n::: {.x}\nuno\n:::\n",
    "letters beyond the first plane": "𝒜 uno 🙂 dos 日本 tres",
}


@pytest.mark.parametrize("name", PLACES)
def test_texts_are_where_they_say(name: str) -> None:
    file, blocks = read(PLACES[name])
    assert not misplaced(file, blocks)


def test_footnotes_are_where_they_are_written() -> None:
    text = "Uno[^a] y dos[^b].\n\n[^b]: La segunda *nota*.\n\n    Sigue.\n\nTres[^a].\n\n[^a]: La primera.\n"
    file, blocks = read(text)
    notes = [node for node in walk(blocks) if isinstance(node, Note)]
    assert [note.at and note.at.line for note in notes] == [9, 3, 9]
    assert not misplaced(file, blocks)


def test_entities_and_soft_hyphens_are_one_letter_or_none() -> None:
    file, blocks = read(
        "&aacute;rbol uno\n\n&Ntilde;and&uacute; dos&nbsp;tres\n\ncuatro\u00adcinco seis\n\n&nada; siete &#233;l ocho"
    )
    places = [node.at[1:3] for node in walk(blocks) if isinstance(node, Text) and node.at]
    assert places == [(1, 1), (3, 1), (5, 1), (7, 1)]
    assert align(next(iter(RealPandoc().markdown([file.text]))), file).uncovered == ()


def test_links_pictures_and_rules_have_a_place() -> None:
    file, blocks = read("Uno [dos](tres.md) ![](cuatro.png)\n\n---\n\ncinco\n")
    targets = [shown(file, node.at) for node in walk(blocks) if isinstance(node, Link | Image)]
    assert [target.split(")")[0] for target in targets] == ["tres.md", "cuatro.png"]
    (rule,) = [node for node in walk(blocks) if isinstance(node, HorizontalRule)]
    assert rule.at == Position("nota.md", 3, 1)


def test_lines_of_the_front_matter_are_counted() -> None:
    _, blocks = read("\n\n\n\nTexto")
    assert blocks[0].at == Position("nota.md", 5, 1)


def test_what_the_source_has_in_between_is_left_uncovered() -> None:
    stream = Stream("uno {.aviso} abuelo dos")
    alignment = Alignment(stream)
    alignment.lay(["uno", "abuelo", "dos"], 0)
    words = [stream.text[a:b] for start, end in alignment.uncovered() for a, b in stream.words(start, end)]
    assert words == ["aviso"]


def test_what_the_source_has_not_is_skipped() -> None:
    stream = Stream("uno dos tres")
    alignment = Alignment(stream)
    assert alignment.lay(["uno", "zzz", "dos", "tres"], 0) == [0, 3, 3, 6]
    assert alignment.missing == ["zzz"]
    assert not any(True for _ in alignment.uncovered())


def test_a_piece_out_of_order_is_found_where_nothing_else_lies() -> None:
    stream = Stream("leyenda uno dos")
    alignment = Alignment(stream)
    alignment.lay(["uno", "dos", "leyenda"], 0)
    assert alignment.missing == []
    assert bytes(alignment.covered) == b"\1" * len(stream.letters)


def test_an_empty_text_has_no_pieces() -> None:
    assert read("")[1] == ()
