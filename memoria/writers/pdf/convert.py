"""Blocks of the tree into flows, and the structure that goes with them.

One walk makes both: each block makes its element under the element of what it stands in, and a flow that draws into it.
Blocks with a role are made by ``apparatus``; parts of the volume by ``parts``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from memoria.diagnostics import found
from memoria.document import roles, tree
from memoria.fonts import SEMIBOLD
from memoria.theme import MM
from memoria.writers.pdf.apparatus import Apparatus
from memoria.writers.pdf.flows import Group, PictureFlow, Place, RuleFlow, hung_over
from memoria.writers.pdf.inlines import Manner, WordMaker, trimmed
from memoria.writers.pdf.labels import LabelFlow
from memoria.writers.pdf.lines import lines_of
from memoria.writers.pdf.notes import NoteBody
from memoria.writers.pdf.numerals import list_number, numbering_name
from memoria.writers.pdf.paragraph import Label, Paragraph
from memoria.writers.pdf.pictures import Picture, PictureError
from memoria.writers.pdf.rows import Grid
from memoria.writers.pdf.setting import Entry, Setting, plain_text, running_title
from memoria.writers.pdf.strips import Anchor, Event, Flow, Frame, RunningHead
from memoria.writers.pdf.structure import Element, list_attributes
from memoria.writers.pdf.styles import LEFT, Style
from memoria.writers.pdf.tabling import Tabling
from memoria.writers.pdf.words import Word

LIST_INDENT = 5 * MM
NUMBER_GAP = 2 * MM
BULLET_SIZE = 1.3
WIDEST_TERM = 42 * MM
"""Terms up to this width stand beside their definitions."""
TERM_GAP = 4 * MM
DEEPEST = 6
"""Quotations and lists in each other beyond which indents stop growing."""
NUMBER_MARGIN = 10 * MM
"""From the text to the paragraph numbers at its left."""


@dataclass(frozen=True, slots=True, eq=False)
class Context:
    """Where blocks stand: the element they join, the style of their paragraphs, their language."""

    element: Element
    style: Style
    language: str
    mark_colour: str = ""
    """Colour of the id of a marked object; empty: the primary one."""
    headed: bool = False
    """A line in bold is a heading: in credits and notices, which have no place in the contents."""
    depth: int = 0
    """Quotations and lists around it."""
    in_table: bool = False
    numbered: bool = False
    """Paragraphs of the text carry a number in the margin, where the theme asks for it."""
    section: bool = False
    """True where pages may be turned: in a part or a chapter, not in a list, a cell or a callout."""

    def inside(self, element: Element, **changes: object) -> Context:
        """The context inside another element."""
        return replace(self, element=element, **changes)  # type: ignore[arg-type]


class Converter:
    """Makes flows of blocks."""

    def __init__(self, setting: Setting) -> None:
        self.setting = setting
        self.styles = setting.styles
        self._label: Label | None = None
        self._level = 0
        self._numbered = 0
        self.follows_heading = False
        """The block before the one at hand was a heading."""
        self.follows_name = False
        """It was a heading, or what keeps with the next as headings do."""
        self.apparatus = Apparatus(self)
        self.tabling = Tabling(self)

    def blocks(self, blocks: Sequence[tree.Block], context: Context) -> list[Flow]:
        """Flows of blocks, in order."""
        flows: list[Flow] = []
        for block in blocks:
            flows += self.block(block, context)
            self.follows_heading = isinstance(block, tree.Heading)
            self.follows_name = self.follows_heading or _keeps(block)
        return flows

    def block(self, block: tree.Block, context: Context) -> list[Flow]:
        """Flows of one block. A label that waits joins a paragraph's first line, or stands beside any other block."""
        if self._label and not isinstance(block, tree.Para | tree.Plain | tree.Heading | tree.LineBlock):
            return self._flush_label(context) + self.block(block, context)
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
            case tree.BulletList(items):
                return self._list(items, context, ["•"] * len(items), "Disc")
            case tree.OrderedList(items):
                texts = [list_number(block.start + index, block.style, block.delimiter) for index in range(len(items))]
                return self._list(items, context, texts, numbering_name(block.style))
            case tree.DefinitionList(items):
                return self._definitions(items, context)
            case tree.HorizontalRule():
                return [RuleFlow(self.styles.palette.hairline)]
            case tree.Table():
                return hung_over(self.tabling.table(block, context), where=context.section)
            case tree.Figure():
                return self._figure(block, context)
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
        label, self._label = self._label, None
        strut = self.setting.run_of(style, language)
        return Paragraph(trimmed(maker.words), style, element, strut, label, events, tuple(maker.anchors))

    def _paragraph(self, content: Sequence[tree.Inline], context: Context, *, is_plain: bool) -> list[Flow]:
        inked = [node for node in content if not isinstance(node, tree.SoftBreak | tree.LineBreak)]
        if len(inked) == 1 and isinstance(inked[0], tree.Image):
            picture = self._picture(inked[0], context.element)
            return [*self._flush_label(context), *hung_over([picture], where=context.section and self._is_wide(picture))]
        is_heading = context.headed and _is_bold(inked)
        element = Element(f"H{min(self._level + 1, 6)}" if is_heading else "P", context.element)
        style = context.style.but(after=min(context.style.after, 1 * MM)) if is_plain else context.style
        if is_heading:
            style = style.but(stick=True, hyphenate=False)
        if context.numbered and context.section and style is self.styles.text:
            self._label = self._paragraph_number(element)
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
        run = self.setting.run_of(style, context.language)
        maker = WordMaker(self.setting, self._note)
        for line in block.text.expandtabs(4).split("\n"):
            if line.strip():
                maker.put(line.replace(" ", "\u00a0"), run, block.at)
            maker.line_break()
        made = Paragraph(trimmed(maker.words), style, element, run)
        frame = Frame(0, 0, 2 * MM, 2 * MM, ground=self.styles.palette.tint)
        return [Group([made], 3 * MM, 3 * MM, 2 * MM, 3 * MM, frame, events=_named(block.attr))]

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

    # --- lists

    def _list(self, items: Sequence[Sequence[tree.Block]], context: Context, texts: list[str], numbering: str) -> list[Flow]:
        element = Element("L", context.element)
        element.attributes = list_attributes(numbering)
        style = context.style.but(after=self.styles.space("item")[1])
        is_bullet = numbering == "Disc"
        colour = self.styles.palette.accent if is_bullet else self.styles.palette.primary
        mark_style = style.but(colour=colour, size=round(style.size * BULLET_SIZE, 2) if is_bullet else style.size)
        widths = [self.setting.run_of(mark_style, "").width(text) for text in texts]
        indent = LIST_INDENT if is_bullet else max(LIST_INDENT, max(widths, default=0.0) + NUMBER_GAP)
        flows: list[Flow] = []
        for item, text, width in zip(items, texts, widths, strict=True):
            entry = Element("LI", element)
            label, body = Element("Lbl", entry), Element("LBody", entry)
            run = self.setting.run_of(mark_style, "", label)
            run.rise = -0.06 * style.size if is_bullet else 0.0
            word = run.word(text)
            offset = -indent + (1.2 * MM if is_bullet else indent - NUMBER_GAP - width)
            self._label = Label(word, label, offset)
            made = self.blocks(item, context.inside(body, style=style, section=False, depth=context.depth + 1))
            made += self._flush_label(context, context.style.leading)
            flows.append(Group(made, left=indent if context.depth < DEEPEST else 0.0))
        return [Group(flows, after=max(context.style.after, 1 * MM))] if flows else []

    def _flush_label(self, context: Context, height: float = 0.0) -> list[Flow]:
        """The label that waits, on its own; with a height where nothing follows it."""
        label, self._label = self._label, None
        strut = self.setting.run_of(context.style, context.language)
        return [LabelFlow(label, strut, context.style, height)] if label else []

    def _definitions(
        self, items: Sequence[tuple[Sequence[tree.Inline], Sequence[Sequence[tree.Block]]]], context: Context
    ) -> list[Flow]:
        element = Element("L", context.element)
        element.attributes = list_attributes("None")
        entries = [self._definition(term, definitions, element, context) for term, definitions in items]
        widest = max((term.widths()[1] for term, _ in entries), default=0.0)
        is_deep = context.depth >= DEEPEST
        if widest <= WIDEST_TERM and not context.in_table and not is_deep:
            rows: list[list[list[Flow]]] = [[[term], list(made)] for term, made in entries]
            fixed = [widest + TERM_GAP, 0.0]
            return [Grid(rows, [0.0, 1.0], fixed, row_gap=1.2 * MM, after=context.style.after)]
        flows: list[Flow] = []
        for term, made in entries:
            flows += [term, Group(made, left=0.0 if is_deep else LIST_INDENT)]
        return [Group(flows, after=context.style.after)]

    def _definition(
        self,
        term: Sequence[tree.Inline],
        definitions: Sequence[Sequence[tree.Block]],
        element: Element,
        context: Context,
    ) -> tuple[Paragraph, list[Flow]]:
        """A term and its definitions."""
        entry = Element("LI", element)
        style = context.style.but(weight=SEMIBOLD, stick=True, after=0, align=LEFT, hyphenate=False)
        named = self.paragraph(term, style, Element("Lbl", entry), context.language)
        style = context.style.but(after=0.8 * MM, align=LEFT)
        inner = context.inside(Element("LBody", entry), section=False, style=style, depth=context.depth + 1)
        return named, [flow for blocks in definitions for flow in self.blocks(blocks, inner)]

    # --- figures and notes

    def _picture(self, node: tree.Image, parent: Element, stick: bool = False) -> Flow:
        alt = plain_text(node.content) or node.title or self.setting.label("figure")
        try:
            source = self.setting.gallery.source(node.target)
        except PictureError:
            self.setting.diagnostics.append(found("W-105", node.at, target=node.target))
            return self.paragraph((tree.Text(f"[{alt}]"),), self.styles.caption, Element("P", parent), "")
        picture = Picture(source, source.width, source.height, Element("Figure", parent, alt=alt))
        share, width = _width_of(node.attr.get("width"))
        flow = PictureFlow(picture, share, width, self.styles.picture_limits(), stick=stick, events=_named(node.attr))
        if node.attr.has(roles.QR_CODE):
            flow.align_left, flow.before, flow.after = True, 0.0, 0.0
        return flow

    def _figure(self, block: tree.Figure, context: Context) -> list[Flow]:
        element = Element("Sect", context.element)
        flows: list[Flow] = []
        for inner in block.content:
            if isinstance(inner, tree.Plain | tree.Para) and len(inner.content) == 1 and isinstance(inner.content[0], tree.Image):
                flows.append(self._picture(inner.content[0], element, stick=bool(block.caption)))
            else:
                flows += self.block(inner, context.inside(element, section=False))
        if block.caption:
            flows += self.caption(block.caption, context.inside(element), before=False)
        before, after = self.styles.space("figure")
        made = Group(flows, before=before, after=after, whole_below=600.0, events=_named(block.attr))
        return hung_over([made], where=context.section and any(map(self._is_wide, flows)))

    def _is_wide(self, flow: Flow) -> bool:
        """True for a picture that is wider than the text, where no width was asked for."""
        is_free = isinstance(flow, PictureFlow) and flow.share is None
        return is_free and flow.widths()[1] > self.styles.theme.page.measure * MM

    def caption(self, blocks: Sequence[tree.Block], context: Context, *, before: bool) -> list[Flow]:
        """A caption; ``before`` what it names, it stays with it."""
        element = Element("Caption", context.element)
        style = self.styles.caption.but(stick=before)
        flows: list[Flow] = []
        for block in blocks:
            if isinstance(block, tree.Plain | tree.Para):
                flows.append(self.paragraph(block.content, style, element, context.language))
            else:
                flows += self.block(block, context.inside(element, style=style, section=False))
        return flows

    def _note(self, node: tree.Note, element: Element, language: str) -> tuple[int, NoteBody, str]:
        number = self.setting.next_note()
        identifier = element.identifier = f"nota-{number}"
        label, self._label = self._label, None
        style = self.styles.note
        marker = self.setting.run_of(style.but(size=round(style.size * 0.68, 2), weight=SEMIBOLD), "", Element("Lbl", element))
        marker = replace(marker, rise=style.size * 0.34, words={}, space=marker.space * 1.2)
        context = Context(element, style, language)
        flows = self.blocks(node.content, context)
        if flows and isinstance(flows[0], Paragraph):
            flows[0].words.insert(0, _word(marker, number))
            flows[0].anchors = tuple((index + 1, name) for index, name in flows[0].anchors)
            flows[0].events = (Anchor(identifier),)
        else:
            first = Paragraph([_word(marker, number)], style, element, self.setting.run_of(style, language))
            first.events = (Anchor(identifier),)
            flows.insert(0, first)
        self._label = label
        return number, NoteBody(tuple(flows)), identifier

    def named(self, attr: tree.Attr) -> list[Flow]:
        """A place for an identifier that no flow carries."""
        return [Place([attr.identifier])] if attr.identifier else []


def _keeps(block: tree.Block) -> bool:
    """True for what is said of a text before it begins."""
    return isinstance(block, tree.Div) and any(map(block.attr.has, roles.KEEPS_WITH_NEXT))


def _word(run: object, number: int) -> Word:
    return ((run, str(number)),)  # type: ignore[return-value]


def _named(attr: tree.Attr) -> tuple[Event, ...]:
    return (Anchor(attr.identifier),) if attr.identifier else ()


def _is_bold(content: Sequence[tree.Inline]) -> bool:
    """True for a paragraph that is all in bold, and so names what follows."""
    return bool(content) and all(isinstance(node, tree.Strong) for node in content)


def _is_label(content: Sequence[tree.Inline]) -> bool:
    """True for a paragraph that is only a small label, which names what follows."""
    return bool(content) and all(isinstance(node, tree.Span) and node.attr.has(roles.LABEL) for node in content)


def _width_of(value: str) -> tuple[float | None, float | None]:
    """A width as a share of the column, or in points (CSS units: %, mm, cm, in, pt, px)."""
    for unit, points in (("%", 0.0), ("mm", MM), ("cm", 10 * MM), ("in", 72.0), ("pt", 1.0), ("px", 0.75)):
        if value.endswith(unit):
            try:
                size = float(value[: -len(unit)])
            except ValueError:
                return None, None
            return (min(size / 100, 1.0), None) if unit == "%" else (None, size * points)
    return None, None
