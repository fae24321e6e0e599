"""Pandoc's JSON and the tree say the same thing."""

from __future__ import annotations

import json
import subprocess
from typing import Any

import pypandoc
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from memoria.document.pandoc_json import blocks_from_json, blocks_to_json, document_json, inlines_from_json
from memoria.document.tree import (
    Attr,
    Block,
    BulletList,
    Cell,
    Code,
    Column,
    DefinitionList,
    Div,
    Emph,
    Figure,
    Heading,
    HorizontalRule,
    Image,
    LineBlock,
    LineBreak,
    Link,
    Note,
    OrderedList,
    Para,
    Plain,
    Row,
    SoftBreak,
    Span,
    Table,
    Text,
)
from memoria.source import Position


def read(markdown: str, dialect: str = "markdown") -> tuple[Block, ...]:
    return blocks_from_json(pandoc_json(markdown, dialect)["blocks"])


def pandoc_json(markdown: str, dialect: str = "markdown") -> Any:
    command = [pypandoc.get_pandoc_path(), "-f", dialect, "-t", "json"]
    return json.loads(subprocess.run(command, input=markdown.encode(), capture_output=True, check=True).stdout)


def words(*nodes: dict[str, Any]) -> list[Any]:
    return list(nodes)


STR_A, STR_B, SPACE = {"t": "Str", "c": "a"}, {"t": "Str", "c": "b"}, {"t": "Space"}


def test_a_run_of_words_and_spaces_is_one_text() -> None:
    assert inlines_from_json(words(STR_A, SPACE, STR_B)) == (Text("a b"),)


def test_a_line_end_stays_a_node() -> None:
    assert inlines_from_json(words(STR_A, {"t": "SoftBreak"}, STR_B)) == (Text("a"), SoftBreak(), Text("b"))


def test_quotations_become_quotation_marks_in_the_same_text() -> None:
    quoted = {"t": "Quoted", "c": [{"t": "DoubleQuote"}, [STR_B]]}
    assert inlines_from_json(words(STR_A, SPACE, quoted)) == (Text("a \u201cb\u201d"),)


def test_a_citation_is_its_content_and_a_formula_is_literal_code() -> None:
    cite = {"t": "Cite", "c": [[], [STR_A]]}
    math = {"t": "Math", "c": [{"t": "InlineMath"}, "x^2"]}
    assert inlines_from_json(words(cite, math)) == (Text("a"), Code("x^2", Attr("", ("math",))))


def test_raw_text_is_what_the_caller_makes_of_it() -> None:
    raw = {"t": "RawInline", "c": ["html", "<b>"]}
    block = {"t": "RawBlock", "c": ["html", "<hr>"]}
    assert inlines_from_json(words(STR_A, raw, STR_B)) == (Text("a<b>b"),)
    assert inlines_from_json(words(STR_A, raw, STR_B), raw_inline=lambda *_: ()) == (Text("ab"),)
    assert blocks_from_json([block]) == (Para((Text("<hr>"),)),)
    assert blocks_from_json([block], raw_block=lambda *_: (HorizontalRule(),)) == (HorizontalRule(),)


def test_intermediate_head_rows_of_a_table_become_body_rows() -> None:
    def row(word: str) -> Any:
        cell = [["", [], []], {"t": "AlignDefault"}, 1, 1, [{"t": "Plain", "c": [{"t": "Str", "c": word}]}]]
        return [["", [], []], [cell]]

    none: Any = ["", [], []]
    columns = [[{"t": "AlignRight"}, {"t": "ColWidth", "c": 0.5}]]
    bodies = [[none, 0, [row("between")], [row("first")]], [none, 0, [], [row("second")]]]
    content = [none, [None, []], columns, [none, [row("head")]], bodies, [none, [row("foot")]]]
    (table,) = blocks_from_json([{"t": "Table", "c": content}])
    assert isinstance(table, Table)
    read_back = [[row.cells[0].content for row in rows] for rows in (table.head, table.body, table.foot)]
    cells = [["head"], ["between", "first", "second"], ["foot"]]
    assert read_back == [[(Plain((Text(word),)),) for word in rows] for rows in cells]
    assert table.columns[0].width == 0.5


class Clerk:
    """Numbers the questions that it is asked, in order."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def text(self, text: str) -> Position | None:
        self.asked.append(text)
        return Position("a.md", len(self.asked), 1)

    code = target = text

    def block(self) -> Position | None:
        return self.text("(block)")

    def note_begins(self) -> None:
        self.asked.append("(note")

    def note_ends(self) -> None:
        self.asked.append("note)")


def test_places_are_asked_in_the_order_of_the_source() -> None:
    clerk = Clerk()
    markdown = "# One *two*\n\nThree [four](five) `six` ![seven](eight)[^n]\n\n[^n]: nine\n\n---\n\n![ten](eleven)\n"
    heading, para, rule, figure = blocks_from_json(pandoc_json(markdown)["blocks"], clerk)
    expected = ["One ", "two", "Three ", "four", "five", " ", "six", " ", "seven", "eight"]
    expected += ["(note", "nine", "note)", "(block)", "ten", "eleven"]
    assert clerk.asked == expected
    lines = [block.at.line for block in (heading, para, rule, figure) if block.at is not None]
    assert lines == [1, 3, 14, 16]


def test_the_place_of_a_block_is_that_of_its_first_text() -> None:
    (quote,) = blocks_from_json(pandoc_json("> - **a** b")["blocks"], Clerk())
    assert quote.at == Position("a.md", 1, 1)


TREE: tuple[Block, ...] = (
    Heading(2, (Text("A heading"),), Attr("h", ("c",), (("number", "1"),))),
    Para((Text("a  b\u00a0c "), Emph((Text("d"),)), LineBreak(), Code("e f"), Note((Para((Text("g"),)),)))),
    Para((Link((Text("h"),), "#x", "t"), Image((Text("alt"),), "p.png"), Span((Text("i"),), Attr("", ("s",))))),
    BulletList(((Plain((Text("j"),)),), (Plain((Text("k"),)), Para((Text("l"),))))),
    OrderedList(((Plain((Text("m"),)),),), 3, "LowerAlpha", "OneParen"),
    DefinitionList((((Text("n"),), ((Para((Text("o"),)),),)),)),
    LineBlock(((Text("p"),), (Text("q"),))),
    Table(
        (Column(width=0.25), Column()),
        (Row((Cell((Plain((Text("r"),)),), columns=2),)),),
        (Row((Cell((Plain((Text("s"),)),)), Cell((), attr=Attr("", ("x",))))),),
        caption=(Plain((Text("t"),)),),
    ),
    Figure((Plain((Image((Text("u"),), "v.png"),)),), (Plain((Text("w"),)),), Attr("f")),
    Div((HorizontalRule(),), Attr("", (), (("lang", "fr"),))),
)


def test_the_tree_comes_back_from_json_as_it_went() -> None:
    assert blocks_from_json(json.loads(json.dumps(blocks_to_json(TREE)))) == TREE


def test_pandoc_reads_what_is_written() -> None:
    command = [pypandoc.get_pandoc_path(), "-f", "json", "-t", "json"]
    sent = json.dumps(document_json(TREE)).encode()
    answer = json.loads(subprocess.run(command, input=sent, capture_output=True, check=True).stdout)
    assert blocks_from_json(answer["blocks"]) == TREE


@settings(max_examples=200)
@given(st.text(alphabet="ab\u00a0\u2003 .", min_size=1))
def test_only_the_common_space_divides_words(text: str) -> None:
    (json_para,) = blocks_to_json((Para((Text(text),)),))
    assert all(" " not in node.get("c", "") for node in json_para["c"])
    assert blocks_from_json([json_para]) == (Para((Text(text),)),)


def test_a_text_may_stay_whole() -> None:
    assert blocks_to_json((Para((Text("a b"),)),), whole=True) == [{"t": "Para", "c": [{"t": "Str", "c": "a b"}]}]


def test_an_unknown_node_is_refused() -> None:
    with pytest.raises(KeyError):
        blocks_from_json([{"t": "Table of wonders"}])
