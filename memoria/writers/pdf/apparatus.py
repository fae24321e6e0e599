"""Divs with a role (``document.roles``): those set here, and the modules that set the others."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from memoria.document import roles, tree
from memoria.writers.pdf.charts import bars
from memoria.writers.pdf.contents import captions, contents
from memoria.writers.pdf.conversion import Context, Conversion, named, placed
from memoria.writers.pdf.flows import Group, Instruction, NewPage, Together, Turn, hung_over
from memoria.writers.pdf.framed import FRAMED, WHOLE
from memoria.writers.pdf.openers import opener
from memoria.writers.pdf.rows import TwoColumns
from memoria.writers.pdf.stats import stats
from memoria.writers.pdf.strips import NEVER, Flow
from memoria.writers.pdf.structure import Element
from memoria.writers.pdf.styles import Style
from memoria.writers.pdf.tabling import table as table_flows
from memoria.writers.pdf.timelines import timeline

TABLES = (roles.ROADMAP, roles.SESSION_INDEX, roles.PROGRAMME, roles.MATRIX)
LISTS = (roles.LIST_OF_TABLES, roles.LIST_OF_FIGURES)
HANGING = {roles.SESSION_HEADER, roles.SHEET, roles.STATS, roles.CHART, roles.COLUMNS, roles.CONTENTS, *LISTS, *TABLES}
"""What may hang over into the outer margin; cards, quotations and notices are as wide as the text."""
Maker = Callable[[tree.Div, Context], list[Flow]]


class Apparatus:
    """Makes flows of Divs."""

    def __init__(self, conversion: Conversion) -> None:
        self.conversion = conversion
        self.styles = conversion.styles
        self._makers: dict[str, Maker] = {
            roles.BYLINE: self._byline,
            roles.ATTRIBUTION: self._attribution,
            roles.STATS: partial(stats, conversion),
            roles.CHART: self._chart,
            roles.OPENER: partial(opener, conversion),
            roles.CONTENTS: self._contents,
            **dict.fromkeys(LISTS, self._captions),
            roles.LANDSCAPE: self._landscape,
            roles.PAGE_BREAK: self._page_break,
            roles.TOGETHER: self._together,
            roles.CHAPTER: self._chapter,
            roles.LEAD: self._lead,
            roles.SMALL: self._small,
            roles.GO: self._go,
            roles.COLUMNS: self._columns,
            **{role: partial(make, conversion) for role, make in FRAMED.items()},
            **dict.fromkeys(TABLES, self._table),
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

    # --- figures

    def _chart(self, block: tree.Div, context: Context) -> list[Flow]:
        kind = block.attr.get("kind", roles.ChartKind.BARS)
        if kind == roles.ChartKind.TIMELINE:
            return timeline(self.conversion, block, context)
        return bars(self.conversion, block, context) if kind == roles.ChartKind.BARS else self._plain(block, context)
