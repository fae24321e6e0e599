"""Headings, paragraphs, lists and code."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from memoria.document import roles
from memoria.document.tree import (
    Attr,
    Block,
    BlockQuote,
    BulletList,
    CodeBlock,
    DefinitionList,
    Div,
    Heading,
    HorizontalRule,
    Inline,
    LineBlock,
    OrderedList,
    Para,
    Plain,
    Span,
    Strong,
    Text,
)
from memoria.writers.docx.dress import CHAPTER_SEPARATOR, HEADING_MARK
from memoria.writers.docx.pairs import definition_lines, field_lines, is_label
from memoria.writers.docx.prepare.preparer import Blocks, Preparer, styled
from memoria.writers.docx.references import NUMBER, TITLE
from memoria.writers.docx.words import plain_text


def _heading(preparer: Preparer, node: Heading) -> Blocks:
    inlines, name = preparer.inlines, preparer.references.name
    number = "" if node.attr.has(roles.UNNUMBERED) else node.attr.get("number")
    content = inlines.said(inlines.many(node.content), name(node.attr.identifier, TITLE))
    numeral = inlines.said((Text(number),), name(node.attr.identifier, NUMBER)) if number else ()
    if number and not preparer.opener:
        content = (*numeral, Text(CHAPTER_SEPARATOR if node.level == 1 else " "), *content)
    attr = inlines.mark(HEADING_MARK, node.attr, text=plain_text(node.content), level=node.level)
    made = Heading(node.level, (Span(content, attr),))
    if number and preparer.opener:
        preparer.opener = False
        return (styled("Chapter Number", (Para(numeral),)), made)
    return (made,)


def _para(preparer: Preparer, node: Para | Plain) -> Blocks:
    """A paragraph; one that is only a label, or in small print only strong, names what follows and has a style for that."""
    if not preparer.in_table and is_label(node.content):
        return (styled("Label Line", (type(node)(preparer.inlines.many(node.content)),)),)
    style = "Notice Heading" if preparer.notice else "Small Heading" if preparer.small else ""
    if style and not preparer.in_table and _is_strong(node.content):
        bare = (inner for strong in node.content if isinstance(strong, Strong) for inner in strong.content)
        return (styled(style, (Para(preparer.inlines.many(bare)),)),)
    return (type(node)(preparer.inlines.many(node.content)),)


def _is_strong(content: tuple[Inline, ...]) -> bool:
    return bool(content) and all(isinstance(node, Strong) for node in content)


def _list(preparer: Preparer, node: BulletList | OrderedList) -> Blocks:
    return (replace(node, items=tuple(map(preparer.blocks, node.items))),)


def _definitions(preparer: Preparer, node: DefinitionList) -> Blocks:
    """Fields where the role has them; terms beside their definitions where there is room; else terms above them."""
    if not preparer.in_table:
        style, size = ("Small Definition", "callout") if preparer.small else ("Definition Line", "text")
        look, ruler = preparer.fields, preparer.ruler
        lines = field_lines(node, look, ruler) if look else definition_lines(node, style, size, ruler)
        if lines is not None:
            return preparer.blocks(lines)
    items = tuple((preparer.inlines.many(term), tuple(map(preparer.blocks, found))) for term, found in node.items)
    return (DefinitionList(items),)


def _code_block(preparer: Preparer, node: CodeBlock) -> Blocks:
    made = CodeBlock(node.text)
    return (Div((made,), preparer.inlines.mark("", Attr(node.attr.identifier))),) if node.attr.identifier else (made,)


def _verse(preparer: Preparer, node: LineBlock) -> Blocks:
    return (styled("Verse", (LineBlock(tuple(map(preparer.inlines.many, node.lines))),)),)


def _quote(preparer: Preparer, node: BlockQuote) -> Blocks:
    return (BlockQuote(preparer.blocks(node.content)),)


def _rule(_: Preparer, node: HorizontalRule) -> Blocks:
    return (node,)


MAKERS: Mapping[type[Block], Any] = {
    Para: _para,
    Plain: _para,
    Heading: _heading,
    CodeBlock: _code_block,
    LineBlock: _verse,
    BlockQuote: _quote,
    BulletList: _list,
    OrderedList: _list,
    DefinitionList: _definitions,
    HorizontalRule: _rule,
}
