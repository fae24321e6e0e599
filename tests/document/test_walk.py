"""Going over trees."""

from __future__ import annotations

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
    Image,
    LineBlock,
    LineBreak,
    Note,
    Para,
    Plain,
    Row,
    SoftBreak,
    Strong,
    Table,
    Text,
)
from memoria.document.walk import attributes, children, is_block, map_blocks, map_inlines, map_sequences, text_of, walk

TREE: tuple[Block, ...] = (
    Para((Text("One "), Emph((Text("two"), Note((Para((Text("three"),)),)))), SoftBreak(), Text("four"))),
    BulletList(((Plain((Text("five"),)), Para((Text("six"),))), (Plain((Code("seven"),)),))),
    DefinitionList((((Text("eight"),), ((Para((Text("nine"),)),),)),)),
    Table((Column(),), (), (Row((Cell((Plain((Text("eleven"),)),)),)),), caption=(Plain((Text("ten"),)),)),
    Figure((Plain((Image((Text("twelve"),), "a.png"),)),), (Plain((Text("thirteen"),)),)),
    LineBlock(((Text("fourteen"),), (Text("fifteen"),))),
    Div((Para((Text("six"), LineBreak(), Text("teen"))),)),
)


def test_every_node_comes_once_in_reading_order() -> None:
    words = [node.text for node in walk(TREE) if isinstance(node, Text | Code)]
    assert words[:9] == ["One ", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
    assert words[9:] == ["ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "six", "teen"]


def test_the_words_of_a_tree_are_one_line() -> None:
    assert text_of(TREE[0]) == "One two three four"
    assert text_of(TREE[0], notes=False) == "One two four"
    assert text_of(TREE[1:4]) == "five six seven eight nine ten eleven"
    assert text_of(TREE[4], alt=False) == "thirteen"
    assert text_of(TREE[6]) == "six teen"


def test_words_split_by_style_stay_words() -> None:
    assert text_of((Text("a"), Strong((Text("b"),)), Text("c\n d"))) == "abc d"


def test_a_block_may_become_none_or_several() -> None:
    def change(block: Block) -> tuple[Block, ...]:
        if isinstance(block, Plain):
            return (Para(block.content), Para((Text("and"),)))
        return () if isinstance(block, Table) else (block,)

    changed = map_blocks(TREE, change)
    assert text_of(changed[1]) == "five and six seven and"
    assert not any(isinstance(node, Table | Plain) for node in walk(changed))


def test_inlines_are_changed_inside_notes_too() -> None:
    changed = map_inlines(TREE[:1], lambda node: (Text(node.text.upper()),) if isinstance(node, Text) else (node,))
    assert text_of(changed) == "ONE TWO THREE FOUR"


def test_a_tree_that_does_not_change_is_the_same_object() -> None:
    para = (TREE[0],)
    assert map_sequences(para) is para


def test_children_are_those_right_inside() -> None:
    assert [type(node) for node in children(TREE[1])] == [Plain, Para, Plain]
    assert is_block(TREE[1])
    assert not is_block(Text("a"))


def test_attributes_and_places_stay() -> None:
    div = Div((Para((Text("a"),)),), Attr("x", ("literal",)))
    (changed,) = map_inlines((div,), lambda _: (Text("b"),))
    assert changed == Div((Para((Text("b"),)),), Attr("x", ("literal",)))


def test_a_deep_tree_is_walked_without_recursion() -> None:
    block: Block = Para((Text("deep"),))
    for _ in range(5000):
        block = Div((block,))
    assert sum(1 for _ in walk((block,))) == 5002


def test_attributes_are_those_of_rows_and_cells_too_and_of_notes() -> None:
    cell = Cell((Para((Note((Div((), Attr("d")),)),)),), attr=Attr("c"))
    table = Table((Column(),), (), (Row((cell,), Attr("b")),), attr=Attr("a"))
    assert sorted(attr.identifier for attr in attributes((table,)) if attr.identifier) == ["a", "b", "c", "d"]
