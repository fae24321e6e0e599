"""A torture document: every kind of block in every container and in every container of every container, every inline in every
inline, every role in every container, and all of it in notes too; each with its own word.

``torture`` gives the document and its words in reading order, those of notes apart. Words are four letters, so that no
language hyphenates them; each occurs once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from memoria.document.tree import (
    Attr,
    Block,
    BlockQuote,
    BulletList,
    Cell,
    Code,
    CodeBlock,
    Column,
    DefinitionList,
    Div,
    Document,
    Emph,
    Figure,
    Heading,
    HorizontalRule,
    Image,
    Inline,
    LineBlock,
    LineBreak,
    Link,
    Meta,
    Note,
    OrderedList,
    Para,
    Plain,
    Resource,
    Row,
    SmallCaps,
    SoftBreak,
    Span,
    Strikeout,
    Strong,
    Subscript,
    Superscript,
    Table,
    Text,
    Underline,
)
from tests.writers.trees import picture

DEEPEST = 30
TAKEN = ("gina",)
LETTERS = "bcdfghjkmnpqrstvwz"
VOWELS = "aeiou"


@dataclass
class Words:
    """Hands out words that occur nowhere else, and remembers them in order."""

    text: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    heads: set[str] = field(default_factory=set)
    in_note: bool = False

    count: int = 0

    def new(self) -> str:
        """The next word: consonant, vowel, consonant, vowel; none that the frame of a page has («Página»)."""
        word = self._next()
        while word in TAKEN:
            word = self._next()
        (self.notes if self.in_note else self.text).append(word)
        return word

    def _next(self) -> str:
        number, self.count = self.count, self.count + 1
        number, fourth = divmod(number, len(VOWELS))
        number, third = divmod(number, len(LETTERS))
        first, second = divmod(number, len(VOWELS))
        return LETTERS[first] + VOWELS[second] + LETTERS[third] + VOWELS[fourth]

    def __call__(self) -> Text:
        return Text(self.new())


@dataclass(frozen=True)
class Torture:
    """The document and what must be found in it."""

    document: Document
    words: tuple[str, ...]
    notes: tuple[str, ...]
    heads: frozenset[str]
    """Words of header rows, which are printed again on each page of their table."""


INLINES: dict[str, Callable[[tuple[Inline, ...]], Inline]] = {
    "emph": Emph,
    "strong": Strong,
    "underline": Underline,
    "strikeout": Strikeout,
    "superscript": Superscript,
    "subscript": Subscript,
    "small caps": SmallCaps,
    "link": lambda content: Link(content, "https://ejemplo.org/a/b?c=d"),
    "internal link": lambda content: Link(content, "#inicio"),
    "span": lambda content: Span(content, Attr("", (), (("lang", "fr"),))),
    "label": lambda content: Span(content, Attr("", ("label",))),
    "secondary": lambda content: Span(content, Attr("", ("secondary",))),
}


def inlines(words: Words) -> tuple[Inline, ...]:
    """Every inline, alone and inside every other."""
    out: list[Inline] = [words(), SoftBreak(), words(), LineBreak(), Code(words.new()), Text(" ")]
    for outer in INLINES.values():
        out += [outer((words(),)), Text(" ")]
        for inner in INLINES.values():
            if not {outer, inner} <= {INLINES["link"], INLINES["internal link"]}:
                out += [outer((words(), Text(" "), inner((words(),)), Text(" "), words())), Text(" ")]
    out += [Image((Text("alternativo"),), "foto.png"), Text(" "), words()]
    return tuple(out)


def note(words: Words, *, blocks: bool = True) -> Note:
    """A note of a paragraph and, where ``blocks``, a list and a table."""
    outer, words.in_note = words.in_note, True
    content: tuple[Block, ...] = (Para((words(),)),)
    if blocks:
        content += (BulletList(((Plain((words(),)),),)), table(words, rows=1))
    words.in_note = outer
    return Note(content)


def table(words: Words, rows: int = 2) -> Table:
    """A table with caption, header, cells that span, and a group row."""
    caption = (Plain((words(),)),)
    names = [words() for _ in range(3)]
    words.heads |= {name.text for name in names}
    head = (Row(tuple(Cell((Plain((name,)),)) for name in names)),)
    body = [Row((Cell((Plain((words(),)),), columns=3),))]
    body += [Row(tuple(Cell((Plain((words(),)),)) for _ in range(3))) for _ in range(rows)]
    body.append(Row((Cell((Plain((words(),)),), rows=2), Cell((Plain((words(),)),), columns=2))))
    body.append(Row((Cell((Plain((words(),)),)), Cell((Plain((words(),)),)))))
    foot = (Row(tuple(Cell((Plain((words(),)),)) for _ in range(3))),)
    return Table((Column(), Column(), Column()), head, tuple(body), foot, caption)


BLOCKS: dict[str, Callable[[Words], Block]] = {
    "paragraph": lambda words: Para((words(), Text(" "), words(), note(words, blocks=False))),
    "heading": lambda words: Heading(3, (words(),)),
    "code": lambda words: CodeBlock(f"{words.new()}\n    {words.new()}"),
    "verse": lambda words: LineBlock(((words(),), (words(),))),
    "quote": lambda words: BlockQuote((Para((words(),)), Para((words(),)))),
    "bullets": lambda words: BulletList(((Plain((words(),)),), (Para((words(),)), Para((words(),))))),
    "numbers": lambda words: OrderedList(((Plain((words(),)),), (Plain((words(),)),)), 4, "LowerRoman", "TwoParens"),
    "definitions": lambda words: DefinitionList((((words(),), ((Para((words(),)),), (Plain((words(),)),))),)),
    "rule": lambda words: HorizontalRule(),
    "table": table,
    "figure": lambda words: Figure((Plain((Image((), "foto.png"),)),), (Plain((words(),)),)),
    "picture": lambda words: Para((Image((Text("una foto"),), "foto.png"),)),
    "div": lambda words: Div((Para((words(),)),), Attr("", ("literal",), (("lang", "pt"),))),
}

ROLES = (
    *("key-ideas", "question", "answer", "pull-quote", "attribution", "notice", "lead", "small", "go", "columns", "landscape"),
    *(
        "agreement",
        "commitment",
        "recommendation",
        "dissent",
        "practice",
        "handover",
        "indicator",
        "session-header",
        "page-break",
        "together",
    ),
    "unknown-role",
)

STRUCTURES: dict[str, Callable[[Block], Block]] = {
    "quote": lambda block: BlockQuote((block,)),
    "bullets": lambda block: BulletList(((block,),)),
    "numbers": lambda block: OrderedList(((block,),)),
    "definitions": lambda block: DefinitionList((((), ((block,),)),)),
    "cell": lambda block: Table((Column(), Column()), (), (Row((Cell((block,)), Cell(()))),)),
    "figure": lambda block: Figure((block,)),
    "div": lambda block: Div((block,)),
}
"""What holds blocks, and has no role."""
CONTAINERS: dict[str, Callable[[Block], Block]] = {
    **STRUCTURES,
    **{role: (lambda block, role=role: Div((block,), Attr("", (role,)))) for role in ROLES},  # type: ignore[misc]
}


def deep(words: Words) -> Iterator[Block]:
    """Every block in two containers, every role in each container, and what goes thirty deep."""
    for outer in STRUCTURES.values():
        for inner in STRUCTURES.values():
            yield from (outer(inner(make(words))) for make in BLOCKS.values())
        for role in ROLES:
            yield outer(Div((Para((words(),)),), Attr("", (role,))))
    for contain in STRUCTURES.values():
        block: Block = Para((words(),))
        for _ in range(DEEPEST):
            block = contain(block) if contain is not STRUCTURES["cell"] else BulletList(((block,),))
        yield block


def notes(words: Words, *, nested: bool) -> Iterator[Block]:
    """A paragraph for each block in each container in a note: a table in a list in a note is one of them, and where ``nested`` a
    note in a note, which Word does not know."""
    for contain in STRUCTURES.values():
        for name, make in BLOCKS.items():
            if name == "paragraph" and not nested:
                continue
            first = words()
            words.in_note = True
            block = contain(make(words))
            words.in_note = False
            yield Para((first, Note((block,))))


def fields(words: Words) -> DefinitionList:
    """Five fields of a grid."""
    return DefinitionList(tuple(((words(),), ((Plain((words(),)),),)) for _ in range(5)))


def special(words: Words) -> list[Block]:
    """Roles whose content has a shape of its own."""
    stats = Div(tuple(Div((Para((words(),)), Para((words(),))), Attr("", ("stat",))) for _ in range(5)), Attr("", ("stats",)))
    rows = tuple(Row((Cell((Plain((words(),)),)), Cell((Plain((words(), Text(" 12"))),)))) for _ in range(3))
    chart = Div((Table((Column(), Column()), (), rows),), Attr("grafico", ("chart",), (("alt", "Barras"), ("kind", "bars"))))
    index = Table(
        (Column(),) * 3, (), (Row(tuple(Cell((Plain((words(),)),)) for _ in range(3))),), attr=Attr("", ("session-index",))
    )
    mark = Span((words(),), Attr("C-01", ("mark-id",)))
    commitment = Div((Para((mark, Text(" "), words())), fields(words)), Attr("", ("commitment",)))
    return [stats, chart, index, commitment, Div((fields(words),), Attr("", ("session-header",)))]


def torture(*, nested_notes: bool = False) -> Torture:
    """The whole document."""
    words = Words()
    cover = Div(
        tuple(
            Div((Para((words(),)),), Attr("", (f"cover-{part}",)))
            for part in ("badge", "title", "subtitle", "motto", "place", "organisers")
        ),
        Attr("", ("cover",)),
    )
    front = Div((Div((), Attr("", ("contents",))),), Attr("", ("front",)))
    chapter: list[Block] = [Heading(1, (words(),), Attr("inicio", (), (("number", "1"), ("short", "0"))))]
    chapter += [Para(inlines(words)), Para((words(), note(words)))]
    chapter += [make(words) for make in BLOCKS.values()]
    chapter += special(words)
    for contain in CONTAINERS.values():
        chapter += [contain(make(words)) for make in BLOCKS.values()]
    chapter += [*deep(words), *notes(words, nested=nested_notes)]
    chapter.append(Para((Text("véase p. "), Span((), Attr("", ("page-ref",), (("target", "inicio"),))), Text(" "), words())))
    body = Div((Div(tuple(chapter), Attr("", ("chapter",))),), Attr("", ("body",)))
    meta = Meta(title="Tortura", language="es", authors=("Nadie",), date="2023-06-30T12:00:00-05:00", running_title="0")
    resources = (("foto.png", Resource(picture(mode="RGBA"), "image/png")),)
    document = Document(meta, (cover, front, body), resources)
    return Torture(document, tuple(words.text), tuple(words.notes), frozenset(words.heads))
