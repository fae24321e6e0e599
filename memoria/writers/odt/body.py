"""What holds for a stretch of the text while it is written: its style, language, width, the page that it begins."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from memoria.document import roles
from memoria.document import tree as t
from memoria.theme import Theme
from memoria.writers.odt.elements import Element, element
from memoria.writers.odt.pages import COVER, LANDSCAPE, PORTRAIT
from memoria.writers.odt.styles import language, name_of

TEXT = "Text body"
PAGE = "page"
"""What ``Body.turn`` says of a page that begins and is of the same kind."""


@dataclass(slots=True)
class Body:
    """The place where the writing is, and what was gathered on the way to it."""

    theme: Theme
    labels: Mapping[str, str]
    resources: Mapping[str, t.Resource]
    headings: tuple[t.Heading, ...]
    """Those that the contents name."""
    ways: Mapping[type[Any], Callable[[Body, Any], list[Element]]]
    """How each kind of block is written."""
    automatic: list[Element] = field(default_factory=list)
    """Styles of our own, that no reader chooses by name."""
    pictures: dict[str, str] = field(default_factory=dict)
    """Name in the package by target."""
    style: str = TEXT
    language: str = ""
    width: float = 0.0
    """Of the text, in millimetres."""
    left: float = 0.0
    """How far what stands in a list is moved in, in millimetres."""
    keeps: bool = False
    """True where each paragraph stays on the page of the next."""
    tableless: bool = False
    """True inside notes, where no table may stand (6.3.4), and LibreOffice drops it."""
    waiting: list[str] = field(default_factory=list)
    """Identifiers whose place is the next paragraph."""
    turn: str = ""
    """Master page that the next paragraph begins, or ``PAGE``."""
    notes: int = 0
    tables: int = 0
    cut_lists: int = 0
    """How many lists go on behind a table."""
    lists: dict[str, str] = field(default_factory=dict)
    """List style by kind of number."""
    made: dict[tuple[str, str, str, bool], str] = field(default_factory=dict)
    """Automatic style by what asks for it: style, turn, language, whether it keeps with the next."""

    def __post_init__(self) -> None:
        self.width = self.theme.page.measure

    def many(self, blocks: Iterable[t.Block]) -> list[Element]:
        """The elements of some blocks. A line under a heading stays with what it announces."""
        content, made = tuple(blocks), list[Element]()
        for before, block, after in zip((None, *content), content, (*content[1:], None), strict=False):
            is_line = isinstance(before, t.Heading) and isinstance(block, t.Para | t.Plain)
            with self.keeping(when=is_line and _is_announced(after)):
                made += self.ways[type(block)](self, block)
        return made

    def named(self, style: str) -> str:
        """The name of a paragraph's style; one of our own where a page begins, or another language is spoken."""
        key = (style, self.turn, self.language, self.keeps)
        turn, self.turn = self.turn, ""
        if not turn and not self.language and not self.keeps:
            return name_of(style)
        if key not in self.made:
            self.made[key] = name = f"P{len(self.made) + 1}"
            stands = {"fo__break_before": "page" if turn == PAGE else "", "fo__keep_with_next": "always" if self.keeps else ""}
            breaks = element("style:paragraph-properties", **stands) if any(stands.values()) else None
            letters = element("style:text-properties", **language(self.language)) if self.language else None
            self.automatic.append(
                element(
                    "style:style",
                    breaks,
                    letters,
                    style__name=name,
                    style__family="paragraph",
                    style__parent_style_name=name_of(style),
                    style__master_page_name=turn if turn != PAGE else "",
                )
            )
        return self.made[key]

    def spoken_letters(self, tag: str) -> str:
        """The style of letters that speak another language within a paragraph."""
        key = ("", "", tag, False)
        if key not in self.made:
            self.made[key] = name = f"L{len(self.made) + 1}"
            letters = element("style:text-properties", **language(tag))
            self.automatic.append(element("style:style", letters, style__name=name, style__family="text"))
        return self.made[key]

    def wait(self, attr: t.Attr) -> None:
        """An identifier is kept until there is a paragraph to hold it."""
        if attr.identifier:
            self.waiting.append(attr.identifier)

    # --- stretches ---

    @contextmanager
    def dressed(self, style: str) -> Iterator[None]:
        """Paragraphs in a style; in that around them where it is empty."""
        outer, self.style = self.style, style or self.style
        yield
        self.style = outer

    @contextmanager
    def keeping(self, *, when: bool = True) -> Iterator[None]:
        """Where paragraphs stay with what follows them."""
        outer, self.keeps = self.keeps, self.keeps or when
        yield
        self.keeps = outer

    @contextmanager
    def without_tables(self) -> Iterator[None]:
        """Where no table may stand."""
        outer, self.tableless = self.tableless, True
        yield
        self.tableless = outer

    @contextmanager
    def moved_in(self, millimetres: float) -> Iterator[None]:
        """Within a list: less width, and that much to the right."""
        outer, self.left, self.width = (self.left, self.width), self.left + millimetres, self.width - millimetres
        yield
        self.left, self.width = outer

    @contextmanager
    def within(self, width: float) -> Iterator[None]:
        """Within the cell of a table, as wide as that."""
        outer, self.left, self.width = (self.left, self.width), 0.0, width
        yield
        self.left, self.width = outer

    @contextmanager
    def spoken(self, tag: str) -> Iterator[None]:
        """Paragraphs in a language (BCP 47); in that around them where it is empty."""
        outer, self.language = self.language, tag or self.language
        yield
        self.language = outer

    @contextmanager
    def aside(self) -> Iterator[None]:
        """A text of its own within a paragraph: what waits outside goes on waiting."""
        turn, self.turn, held, self.waiting = self.turn, "", self.waiting, []
        yield
        self.turn, self.waiting = turn, held

    @contextmanager
    def turned(self, attr: t.Attr) -> Iterator[None]:
        """The pages of a part; behind landscape pages come upright ones."""
        if attr.has(roles.COVER):
            self.turn = COVER
        elif attr.has(roles.LANDSCAPE):
            self.turn, self.width = LANDSCAPE, self.theme.page.height - 2 * self.theme.page.landscape_margin
        elif any(map(attr.has, (roles.FRONT, roles.BODY, roles.ANNEX))):
            self.turn = PORTRAIT
        elif attr.has(roles.CHAPTER) or attr.has(roles.PAGE_BREAK):
            self.turn = self.turn or PAGE
        yield
        if attr.has(roles.LANDSCAPE):
            self.turn, self.width = PORTRAIT, self.theme.page.measure


def _is_announced(block: t.Block | None) -> bool:
    return isinstance(block, t.Div | t.Table) and any(map(block.attr.has, roles.ANNOUNCED))
