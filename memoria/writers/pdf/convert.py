"""Blocks of the tree into flows, and the structure that goes with them.

One walk makes both: each block makes its element under the element of what it stands in, and a flow that draws into it.
Blocks with a role are made by ``apparatus``, lists, figures, tables and notes by modules of their own; all of them know
``conversion`` alone. Parts of the volume are made by ``parts``.
"""

from __future__ import annotations

from collections.abc import Sequence

from memoria.document import roles, tree
from memoria.theme import MM
from memoria.writers.pdf.apparatus import Apparatus
from memoria.writers.pdf.conversion import Context, named
from memoria.writers.pdf.figures import figure, is_wide, picture
from memoria.writers.pdf.flows import Group, RuleFlow, hung_over
from memoria.writers.pdf.inlines import WordMaker, trimmed
from memoria.writers.pdf.lines import lines_of
from memoria.writers.pdf.linestrips import Label
from memoria.writers.pdf.lists import DEEPEST, LIST_INDENT, bullets, definitions, flush_label, numbers
from memoria.writers.pdf.manner import Manner
from memoria.writers.pdf.notes import make_note
from memoria.writers.pdf.paragraph import Paragraph
from memoria.writers.pdf.setting import Entry, Setting, plain_text, running_title
from memoria.writers.pdf.strips import Anchor, Event, Flow, Frame, NoteBody, RunningHead
from memoria.writers.pdf.structure import Element
from memoria.writers.pdf.styles import LEFT, Style
from memoria.writers.pdf.tabling import table

NUMBER_MARGIN = 10 * MM
"""From the text to the paragraph numbers at its left."""


class Converter:
    """Makes flows of blocks."""

    def __init__(self, setting: Setting) -> None:
        self.setting = setting
        self.styles = setting.styles
        self.label: Label | None = None
        self._level = 0
        self._numbered = 0
        self.follows_heading = False
        """The block before the one at hand was a heading."""
        self.follows_name = False
        """It was a heading, or what keeps with the next as headings do."""
        self.apparatus = Apparatus(self)

    def blocks(self, blocks: Sequence[tree.Block], context: Context) -> list[Flow]:
        """Flows of blocks, in order."""
        flows: list[Flow] = []
        for index, block in enumerate(blocks):
            announces = self.follows_heading and isinstance(block, tree.Para | tree.Plain)
            made = self.block(block, context)
            if announces and made and isinstance(made[0], Paragraph):
                made[0].announces = any(map(_is_announced, blocks[index + 1 : index + 2]))
            flows += made
            self.follows_heading = isinstance(block, tree.Heading)
            self.follows_name = self.follows_heading or _keeps(block)
        return flows

    def block(self, block: tree.Block, context: Context) -> list[Flow]:
        """Flows of one block. A label that waits joins a paragraph's first line, or stands beside any other block."""
        if self.label and not isinstance(block, tree.Para | tree.Plain | tree.Heading | tree.LineBlock):
            return flush_label(self, context) + self.block(block, context)
        match block:
            case tree.Para(content) | tree.Plain(content):
                return self._paragraph(content, context, is_plain=isinstance(block, tree.Plain))
            case tree.Heading():
                return hung_over([self.heading(block, context)], where=context.section)
            case tree.CodeBlock():
                return self._code(block, context)
            case tree.LineBlock(lines):
                return [self._verse(lines, context)]
            case tree.BlockQuote(content):
                return self._quote(content, context)
            case tree.BulletList():
                return bullets(self, block, context)
            case tree.OrderedList():
                return numbers(self, block, context)
            case tree.DefinitionList():
                return definitions(self, block, context)
            case tree.HorizontalRule():
                return [RuleFlow(self.styles.palette.hairline)]
            case tree.Table():
                return hung_over(table(self, block, context), where=context.section)
            case tree.Figure():
                return figure(self, block, context)
            case tree.Div():
                return self.apparatus.div(block, context)

    # --- text

    def paragraph(
        self,
        content: Sequence[tree.Inline],
        style: Style,
        element: Element,
        language: str,
        *,
        mark_colour: str = "",
        events: tuple[Event, ...] = (),
    ) -> Paragraph:
        """Inlines set in a style, in an element of their own."""
        maker = WordMaker(self.setting, self._note, mark_colour)
        lines = lines_of(content, element)
        for index, (line, own) in enumerate(lines):
            if index:
                maker.line_break()
            maker.add(line, Manner(style, language, own, own if own is not element else None))
        label, self.label = self.label, None
        strut = self.setting.run_of(style, language)
        return Paragraph(trimmed(maker.words), style, element, strut, label, events, tuple(maker.anchors))

    def _note(self, node: tree.Note, element: Element, language: str) -> tuple[int, NoteBody, str]:
        return make_note(self, node, element, language)

    def _paragraph(self, content: Sequence[tree.Inline], context: Context, *, is_plain: bool) -> list[Flow]:
        inked = [node for node in content if not isinstance(node, tree.SoftBreak | tree.LineBreak)]
        if len(inked) == 1 and isinstance(inked[0], tree.Image):
            shown = picture(self, inked[0], context.element)
            return [*flush_label(self, context), *hung_over([shown], where=context.section and is_wide(self, shown))]
        is_heading = context.headed and _is_bold(inked)
        element = Element(f"H{min(self._level + 1, 6)}" if is_heading else "P", context.element)
        style = context.style.but(after=min(context.style.after, 1 * MM)) if is_plain else context.style
        if is_heading:
            style = style.but(stick=True, hyphenate=False)
        if context.numbered and context.section and style is self.styles.text:
            self.label = self._paragraph_number(element)
        if _is_label(content):
            style = style.but(stick=True, after=0.4 * MM)
        made = self.paragraph(content, style, element, context.language, mark_colour=context.mark_colour)
        return [made] if made.words or made.label else []

    def _paragraph_number(self, element: Element) -> Label:
        """The number in the margin, by which a correction can name its paragraph."""
        self._numbered += 1
        word = self.setting.run_of(self.styles.folio, "", Element("Span", element)).word(f"{self._numbered} ")
        return Label(word, word[0][0].element or element, -NUMBER_MARGIN)

    def heading(self, block: tree.Heading, context: Context, style: Style | None = None) -> Paragraph:
        """A heading, with its number before the title; it enters contents and outline."""
        level = min(block.level, 6)
        self._level = min(level, self._level + 1)
        element = Element(f"H{self._level}", context.element)
        number = "" if block.attr.has(roles.UNNUMBERED) else block.attr.get("number")
        title = plain_text(block.content).strip()
        identifier = block.attr.identifier or self.setting.new_place()
        in_contents = block.attr.get("toc") != "no"
        self.setting.entries.append(Entry(level, number, title, identifier, in_contents))
        events: tuple[Event, ...] = (Anchor(identifier),)
        if level == 1:
            events += (RunningHead(running_title(number, block.attr.get("short") or title)),)
        separator = f"{number} · " if level == 1 else f"{number} "
        content = (tree.Text(separator), *block.content) if number else block.content
        chosen = style or self.styles.headings[level - 1]
        if context.in_table or not context.section:
            chosen = chosen.but(size=min(chosen.size, 12), leading=min(chosen.leading, 15), before=6, after=3)
        return self.paragraph(content, chosen, element, context.language, events=events)

    def _verse(self, lines: Sequence[Sequence[tree.Inline]], context: Context) -> Flow:
        content: list[tree.Inline] = []
        for line in lines:
            content += [*line, tree.LineBreak()]
        style = context.style.but(align=LEFT, hyphenate=False)
        made = self.paragraph(content, style, Element("P", context.element), context.language)
        return Group([made], left=LIST_INDENT)

    def _code(self, block: tree.CodeBlock, context: Context) -> list[Flow]:
        element = Element("Code", Element("P", context.element))
        style = self.styles.code if not context.in_table else self.styles.code.but(size=7, leading=9.6)
        run = self.setting.run_of(
            style, ""
        )  # no language: what is cut of a line is cut without a hyphen, which code would not know
        maker = WordMaker(self.setting, self._note)
        for line in block.text.expandtabs(4).split("\n"):
            if line.strip():
                maker.put(line.replace(" ", "\u00a0"), run, block.at)
            maker.line_break()
        made = Paragraph(trimmed(maker.words), style, element, run)
        frame = Frame(0, 0, 2 * MM, 2 * MM, ground=self.styles.palette.tint)
        return [Group([made], 3 * MM, 3 * MM, 2 * MM, 3 * MM, frame, events=named(block.attr))]

    def _quote(self, content: Sequence[tree.Block], context: Context) -> list[Flow]:
        element = Element("BlockQuote", context.element)
        style = (
            context.style.but(size=round(context.style.size * 0.96, 2))
            if not context.in_table and not context.depth
            else context.style
        )
        flows = self.blocks(content, context.inside(element, style=style, section=False, depth=context.depth + 1))
        frame = Frame(0, 0, bar=(self.styles.palette.hairline, 0.8))
        if context.depth >= DEEPEST:
            return [Group(flows, after=2.8 * MM)]
        return [Group(flows, 4 * MM, 3 * MM, None, 2.8 * MM, frame, frame_left=3 * MM)]


def _keeps(block: tree.Block) -> bool:
    """True for what is said of a text before it begins."""
    return isinstance(block, tree.Div) and any(map(block.attr.has, roles.KEEPS_WITH_NEXT))


def _is_announced(block: tree.Block) -> bool:
    """True for what the words right before it may be about, and that starts no page of its own."""
    return any(map(block.attr.has, roles.ANNOUNCED)) if isinstance(block, tree.Div) else not isinstance(block, tree.Heading)


def _is_bold(content: Sequence[tree.Inline]) -> bool:
    """True for a paragraph that is all in bold, and so names what follows."""
    return bool(content) and all(isinstance(node, tree.Strong) for node in content)


def _is_label(content: Sequence[tree.Inline]) -> bool:
    """True for a paragraph that is only a small label, which names what follows."""
    return bool(content) and all(isinstance(node, tree.Span) and node.attr.has(roles.LABEL) for node in content)
