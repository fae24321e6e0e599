"""What all conversion shares: faces, styles, structure, pictures, names, and what was found wrong."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from memoria.diagnostics import Diagnostic
from memoria.document import tree
from memoria.writers.pdf.pictures import Gallery
from memoria.writers.pdf.shelf import Shelf
from memoria.writers.pdf.structure import Element, StructureTree
from memoria.writers.pdf.styles import CODE, Style, Styles
from memoria.writers.pdf.words import Run

WORDS = {
    "es": {
        "contents": "Contenido",
        "page": "Página",
        "of": "de",
        "note": "Nota",
        "figure": "Figura",
        "table": "Tabla",
        "quarter": "T",
    },
    "en": {
        "contents": "Contents",
        "page": "Page",
        "of": "of",
        "note": "Note",
        "figure": "Figure",
        "table": "Table",
        "quarter": "Q",
    },
    "fr": {
        "contents": "Table des matières",
        "page": "Page",
        "of": "sur",
        "note": "Note",
        "figure": "Figure",
        "table": "Tableau",
        "quarter": "T",
    },
    "pt": {
        "contents": "Conteúdo",
        "page": "Página",
        "of": "de",
        "note": "Nota",
        "figure": "Figura",
        "table": "Tabela",
        "quarter": "T",
    },
}
"""Words printed when the document's own labels lack them."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A heading of the volume, for contents and outline."""

    level: int
    number: str
    title: str
    identifier: str
    in_contents: bool


@dataclass(frozen=True, slots=True)
class Listed:
    """A numbered caption, for the lists of tables and figures."""

    kind: type[tree.Table | tree.Figure]
    title: str
    identifier: str


@dataclass(slots=True)
class Setting:
    """The state of one conversion."""

    meta: tree.Meta
    styles: Styles
    shelf: Shelf
    structure: StructureTree
    gallery: Gallery
    identifiers: frozenset[str]
    captions: tuple[Listed, ...] = ()
    entries: list[Entry] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    notes: int = 0
    places: int = 0
    _runs: dict[tuple[object, ...], Run] = field(default_factory=dict)

    def label(self, key: str) -> str:
        """A word that we print, in the volume's language."""
        own = dict(self.meta.labels).get(key)
        return own or WORDS.get(self.meta.language.split("-")[0], WORDS["en"]).get(key, key)

    def next_note(self) -> int:
        """The number of the next footnote, through the volume."""
        self.notes += 1
        return self.notes

    def new_place(self) -> str:
        """An identifier for what has none."""
        self.places += 1
        return f"lugar-{self.places}"

    def run_of(self, style: Style, language: str, element: Element | None = None) -> Run:
        """The plain run of a style; the same run each time, so that its words are measured once."""
        key: tuple[object, ...] = (
            style.family,
            style.weight,
            style.italic,
            style.size,
            style.colour,
            language,
            style.tracking,
            id(element),
        )
        found = self._runs.get(key)
        if found is None:
            face = self.shelf.face(style.family, style.weight, style.italic)
            found = self._runs[key] = Run(face, style.size, style.colour, element, language=language, tracking=style.tracking)
        return found

    def code_size(self, size: float) -> float:
        """Of code in text of a size: the same share as the theme's."""
        theme = self.styles.theme
        return round(size * theme.type[CODE].size / theme.type["text"].size, 2)


def plain_text(inlines: Iterable[tree.Inline]) -> str:
    """The words of inlines without notes, for outlines, alternative text and descriptions of links."""
    parts: list[str] = []
    for node in inlines:
        match node:
            case tree.Text(text) | tree.Code(text):
                parts.append(text)
            case tree.SoftBreak() | tree.LineBreak():
                parts.append(" ")
            case tree.Note():
                pass
            case _:
                parts.append(plain_text(node.content))
    return "".join(parts)


def running_title(number: str, title: str) -> str:
    """A chapter as running heads and contents name it."""
    return f"{number} · {title}" if number else title
