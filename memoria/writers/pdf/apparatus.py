"""Divs with a role: callouts, session headers, quotations, statistics, charts, openers (``document.roles``)."""

from __future__ import annotations

from collections.abc import Callable

from memoria.document import roles, tree
from memoria.theme import MM
from memoria.writers.pdf.charts import bars
from memoria.writers.pdf.contents import captions, contents
from memoria.writers.pdf.conversion import Context, Conversion, named, placed
from memoria.writers.pdf.flows import Group, Instruction, NewPage, Together, Turn, hung_over
from memoria.writers.pdf.grids import fields_grid
from memoria.writers.pdf.openers import opener
from memoria.writers.pdf.rows import Grid, TwoColumns
from memoria.writers.pdf.strips import NEVER, Flow, Frame
from memoria.writers.pdf.structure import Element
from memoria.writers.pdf.styles import Style
from memoria.writers.pdf.tabling import table as table_flows
from memoria.writers.pdf.timelines import timeline

WHOLE = 0.29
"""Callouts up to this share of a page stay on one: one that is moved overleaf leaves no page that looks empty."""
WHOLE_SHEET = 0.36
"""And the sheet of a commitment up to this one."""
STATS_IN_A_ROW = 4
HANGING = {
    *(
        roles.SESSION_HEADER,
        roles.SHEET,
        roles.STATS,
        roles.CHART,
        roles.COLUMNS,
        roles.CONTENTS,
        roles.LIST_OF_TABLES,
        roles.LIST_OF_FIGURES,
    ),
    *(roles.SHEET, roles.ROADMAP, roles.SESSION_INDEX, roles.PROGRAMME, roles.MATRIX),
}
"""What may hang over into the outer margin; cards, quotations and notices are as wide as the text."""
Maker = Callable[[tree.Div, "Context"], "list[Flow]"]


class Apparatus:
    """Makes flows of Divs."""

    def __init__(self, conversion: Conversion) -> None:
        self.conversion = conversion
        self.styles = conversion.styles
        self._makers: dict[str, Maker] = {
            roles.SESSION_HEADER: self._session_header,
            roles.BYLINE: self._byline,
            roles.PULL_QUOTE: self._pull_quote,
            roles.ATTRIBUTION: self._attribution,
            roles.STATS: self._stats,
            roles.CHART: self._chart,
            roles.OPENER: self._opener,
            roles.CONTENTS: self._contents,
            **dict.fromkeys((roles.LIST_OF_TABLES, roles.LIST_OF_FIGURES), self._captions),
            roles.LANDSCAPE: self._landscape,
            roles.PAGE_BREAK: self._page_break,
            roles.TOGETHER: self._together,
            roles.CHAPTER: self._chapter,
            roles.NOTICE: self._notice,
            roles.LEAD: self._lead,
            roles.SMALL: self._small,
            roles.GO: self._go,
            roles.ANSWER: self._answer,
            roles.QUESTION: self._question,
            roles.COLUMNS: self._columns,
            **dict.fromkeys(roles.CALLOUTS, self._callout),
            roles.SHEET: self._sheet,
            **dict.fromkeys((roles.ROADMAP, roles.SESSION_INDEX, roles.PROGRAMME, roles.MATRIX), self._table),
        }

    def div(self, block: tree.Div, context: Context) -> list[Flow]:
        """By its first class that has a meaning; a Div without one prints its content as it stands."""
        language = block.attr.get("lang")
        if language and language != context.language:
            element = Element("Div", context.element, language=language)
            context = context.inside(element, language=language)
        name = next((name for name in block.attr.classes if name in self._makers), "")
        flows = self._makers.get(name, self._plain)(block, context)
        return hung_over(flows, where=context.section and name in HANGING)

    # --- plain containers

    def _plain(self, block: tree.Div, context: Context) -> list[Flow]:
        return placed(block.attr) + self.conversion.blocks(block.content, context)

    def _styled(self, block: tree.Div, context: Context, style: Style) -> list[Flow]:
        return placed(block.attr) + self.conversion.blocks(block.content, context.inside(context.element, style=style))

    def _lead(self, block: tree.Div, context: Context) -> list[Flow]:
        """Right after a heading, or what keeps with the next as headings do, it does so too."""
        follows_name = self.conversion.follows_name
        flows = self._styled(block, context, self.styles.lead)
        return [Group(flows, whole_below=self.styles.share_of_page(WHOLE), stick=True)] if follows_name else flows

    def _byline(self, block: tree.Div, context: Context) -> list[Flow]:
        """All of it keeps with what follows."""
        flows = self.conversion.blocks(block.content, context)
        return [Group(flows, whole_below=NEVER, events=named(block.attr), stick=True)]

    def _small(self, block: tree.Div, context: Context) -> list[Flow]:
        return self._styled(block, context.inside(context.element, headed=True), self.styles.small)

    def _go(self, block: tree.Div, context: Context) -> list[Flow]:
        return self._styled(block, context, self.styles.go)

    def _attribution(self, block: tree.Div, context: Context) -> list[Flow]:
        return self._styled(block, context, self.styles.attribution)

    def _table(self, block: tree.Div, context: Context) -> list[Flow]:
        """A class of table on a Div: around one table it is the table's own."""
        flows: list[Flow] = []
        for inner in block.content:
            if isinstance(inner, tree.Table):
                flows += table_flows(self.conversion, inner, context, block.attr)
            else:
                flows += self.conversion.block(inner, context)
        return flows

    # --- pages

    def _chapter(self, block: tree.Div, context: Context) -> list[Flow]:
        element = Element("Sect", context.element)
        flows = self._plain(block, context.inside(element))
        return [NewPage(keep=False), *flows] if context.section else flows

    def _page_break(self, block: tree.Div, context: Context) -> list[Flow]:
        flows = self._plain(block, context)
        return [NewPage(), *flows] if context.section else flows

    def _together(self, block: tree.Div, context: Context) -> list[Flow]:
        """What starts pages of its own inside can't be kept on one."""
        flows = self._plain(block, context)
        return [Together(flows)] if context.section and not any(isinstance(flow, Instruction) for flow in flows) else flows

    def _landscape(self, block: tree.Div, context: Context) -> list[Flow]:
        flows = self._plain(block, context)
        return [Turn(True), *flows, Turn(False)] if context.section else flows

    def _columns(self, block: tree.Div, context: Context) -> list[Flow]:
        made = self.conversion.blocks(block.content, context.inside(context.element, section=False))
        return [*placed(block.attr), TwoColumns(made)]

    def _opener(self, block: tree.Div, context: Context) -> list[Flow]:
        return opener(self.conversion, block, context)

    def _contents(self, block: tree.Div, context: Context) -> list[Flow]:
        """The heading is ours where none stands right before."""
        flows = placed(block.attr) + self.conversion.blocks(block.content, context)
        if not self.conversion.follows_heading and context.section:
            heading = tree.Heading(
                1, (tree.Text(self.conversion.setting.label("contents")),), tree.Attr("", (), (("toc", "no"),))
            )
            flows += [NewPage(), self.conversion.heading(heading, context)]
        return [*flows, contents(self.conversion, context)]

    def _captions(self, block: tree.Div, context: Context) -> list[Flow]:
        flows = placed(block.attr) + self.conversion.blocks(block.content, context)
        return [*flows, *captions(self.conversion, block, context)]

    # --- framed

    def _callout(self, block: tree.Div, context: Context) -> list[Flow]:
        palette = self.styles.palette
        is_commitment = block.attr.has(roles.COMMITMENT)
        colour, ground = (palette.accent, palette.accent_tint) if is_commitment else (palette.primary, palette.tint)
        element = Element("Div", context.element)
        inner = context.inside(element, style=self.styles.callout, mark_colour=colour, section=False)
        flows = [flow for part in block.content for flow in self._callout_part(part, inner)]
        frame = Frame(0, 0, 2.4 * MM, 2.2 * MM - 1, ground, (colour, 2.4))
        return [
            Group(
                flows,
                4.8 * MM,
                4 * MM,
                *self.styles.space("callout"),
                frame,
                whole_below=self.styles.share_of_page(WHOLE),
                events=named(block.attr),
            )
        ]

    def _callout_part(self, block: tree.Block, context: Context) -> list[Flow]:
        if isinstance(block, tree.DefinitionList):
            grid = fields_grid(self.conversion, block, context, self.styles.fields, (22 * MM, 18 * MM))
            grid.before, grid.after, grid.row_gap = 1.4 * MM, 0.6 * MM, 0.3 * MM
            return [grid]
        return self.conversion.block(block, context)

    def _sheet(self, block: tree.Div, context: Context) -> list[Flow]:
        palette = self.styles.palette
        element = Element("Div", context.element)
        inner = context.inside(element, style=self.styles.fields, section=False)
        flows = [flow for part in block.content for flow in self._callout_part(part, inner)]
        frame = Frame(0, 0, 1.2 * MM, 1.6 * MM, rule_above=(palette.primary, 1.0), rule_below=(palette.hairline, 0.5))
        return [
            Group(
                flows, 0, 0, 1.4 * MM, 6 * MM, frame, whole_below=self.styles.share_of_page(WHOLE_SHEET), events=named(block.attr)
            )
        ]

    def _session_header(self, block: tree.Div, context: Context) -> list[Flow]:
        palette = self.styles.palette
        element = Element("Div", context.element)
        inner = context.inside(element, style=self.styles.header_block, section=False)
        flows: list[Flow] = []
        for part in block.content:
            if isinstance(part, tree.DefinitionList):
                grid = fields_grid(self.conversion, part, inner, self.styles.header_block, (21 * MM, 21 * MM))
                grid.row_gap = 0.6 * MM
                flows.append(grid)
            else:
                flows += self.conversion.block(part, inner)
        frame = Frame(0, 0, 2.8 * MM, 2.6 * MM, rule_above=(palette.primary, 1.4), rule_below=(palette.hairline, 0.5))
        return [
            Group(flows, 0, 0, *self.styles.space("header_block"), frame, whole_below=NEVER, events=named(block.attr), stick=True)
        ]

    def _pull_quote(self, block: tree.Div, context: Context) -> list[Flow]:
        element = Element("BlockQuote", context.element)
        inner = context.inside(element, style=self.styles.quote, section=False)
        flows = self.conversion.blocks(block.content, inner)
        frame = Frame(0, 0, 0, 0, bar=(self.styles.palette.accent, 0.8))
        return [
            Group(
                flows,
                5 * MM,
                8 * MM,
                *self.styles.space("quote"),
                frame,
                frame_left=8 * MM,
                whole_below=self.styles.share_of_page(WHOLE),
                events=named(block.attr),
            )
        ]

    def _notice(self, block: tree.Div, context: Context) -> list[Flow]:
        element = Element("Div", context.element)
        inner = context.inside(element, style=self.styles.callout, section=False, headed=True)
        flows = self.conversion.blocks(block.content, inner)
        frame = Frame(0, 0, 2.6 * MM, 2.4 * MM, box=(self.styles.palette.grey, 0.6))
        return [
            Group(
                flows,
                4 * MM,
                4 * MM,
                *self.styles.space("notice"),
                frame,
                whole_below=self.styles.share_of_page(WHOLE),
                events=named(block.attr),
            )
        ]

    def _question(self, block: tree.Div, context: Context) -> list[Flow]:
        element = Element("Div", context.element)
        inner = context.inside(element, section=False)
        return [Group(self.conversion.blocks(block.content, inner), 0, 0, None, 3 * MM, events=named(block.attr))]

    def _answer(self, block: tree.Div, context: Context) -> list[Flow]:
        frame = Frame(0, 0, bar=(self.styles.palette.hairline, 0.8))
        flows = self.conversion.blocks(block.content, context)
        return [Group(flows, 4 * MM, 0, None, 2.4 * MM, frame, events=named(block.attr))]

    # --- figures

    def _stats(self, block: tree.Div, context: Context) -> list[Flow]:
        palette = self.styles.palette
        cells: list[list[Flow]] = []
        for part in block.content:
            if isinstance(part, tree.Div) and part.attr.has(roles.STAT):
                element = Element("Div", context.element)
                rule = Frame(0, 0, 1.6 * MM, 0, rule_above=(palette.primary, 1.4))
                cells.append([Group(self._stat(part, context.inside(element)), frame=rule, events=named(part.attr))])
            else:
                cells.append(self.conversion.block(part, context.inside(context.element, section=False)))
        rows = [cells[start : start + STATS_IN_A_ROW] for start in range(0, len(cells), STATS_IN_A_ROW)]
        columns = max(2, min(STATS_IN_A_ROW, len(cells)))
        rows = [row + [[] for _ in range(columns - len(row))] for row in rows]
        before, after = self.styles.space("stats")
        grid = Grid(rows, [1.0] * columns, gap=5 * MM, row_gap=4 * MM, before=before, after=after)
        return [*placed(block.attr), grid]

    def _stat(self, block: tree.Div, context: Context) -> list[Flow]:
        """The figure large and light, its label small and grey."""
        styles = self.styles
        flows: list[Flow] = []
        for index, part in enumerate(block.content):
            style = styles.figure if index == 0 else styles.stat_label
            flows += self.conversion.block(part, context.inside(context.element, style=style, section=False))
        return flows

    def _chart(self, block: tree.Div, context: Context) -> list[Flow]:
        kind = block.attr.get("kind", roles.ChartKind.BARS)
        if kind == roles.ChartKind.TIMELINE:
            return timeline(self.conversion, block, context)
        return bars(self.conversion, block, context) if kind == roles.ChartKind.BARS else self._plain(block, context)
