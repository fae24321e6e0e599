"""A template's ``theme.yaml``: each value looked at in its place; the default theme's stands where one is missing or wrong."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath
from typing import Any

import yaml

from memoria.diagnostics import Checked, Diagnostic, Value, found
from memoria.nearest import nearest
from memoria.readers.values import read_yesno
from memoria.readers.yaml_nodes import Mapping, Node, Scalar, Sequence, parse_yaml
from memoria.source import Position, SourceFile
from memoria.theme import LEAST_CONTRAST, TEXT_PAIRS, Theme, contrast, theme_of

SIDES, MARGINS, OVERHANGS, EDGES, SIZES = (90.0, 900.0), (5.0, 120.0), (0.0, 100.0), (3.0, 60.0), (4.0, 200.0)
"""Limits of the page's sides, its margins, its overhang and the places of its furniture, in millimetres; of type, in points."""
SPACES = (0.0, 40.0)
"""Limits of white above and below, in millimetres."""
LEADINGS = (0.9, 3.0)
"""Limits of leading, in sizes."""
LEAST_TEXT = 60.0
"""Width and height, in millimetres, that the margins must leave to the text."""
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
_COLOUR = re.compile(r"#?([0-9A-Fa-f]{6})")
_Reader = Callable[["_Theme", str, Node, Any], Any]


def read_template_theme(file: SourceFile, default: str, pictures: frozenset[str] | None = None) -> Checked[Theme]:
    """The theme of a file that may state only what differs from ``default``, the text of the theme that comes with the program.

    A-009 where nothing of it can be understood, A-020 to A-027 for single values; there is always a theme. ``pictures``
    are those beside the file, where they are known.
    """
    parsed = parse_yaml(file)
    reader = _Theme(file, yaml.load(default, Loader=yaml.CSafeLoader), pictures)
    if isinstance(parsed.value, Mapping):
        reader.read(parsed.value)
    elif parsed.value is not None:
        reader.say("A-009", parsed.value.at)
    return Checked(theme_of(reader.data), (*parsed.diagnostics, *reader.problems))


class _Theme:
    """The default theme's values, one after the other replaced by those of a file."""

    def __init__(self, file: SourceFile, default: dict[str, Any], pictures: frozenset[str] | None) -> None:
        self.file = file
        self.pictures = pictures
        self.data = default
        self.problems: list[Diagnostic] = []
        self.places: dict[str, Position | None] = {}
        """Where each value that was taken from the file stands."""

    def say(self, code: str, at: Position | None, **values: Value | None) -> None:
        self.problems.append(found(code, at or Position(self.file.path), **values))

    def read(self, root: Mapping) -> None:
        page = self.data["page"]
        self.data = self.merged(root, self.data, "")
        self.data["page"] = {**self.data["page"], "overhang": self.fitting_overhang()}
        if any(self.misfits()):
            self.problems += self.misfits()
            self.data["page"] = page
        self.problems += self.pale()

    def merged(self, node: Mapping, base: dict[str, Any], path: str) -> dict[str, Any]:
        """The values of a group, those of the file before those of the default theme."""
        made = dict(base)
        for name, value in node.pairs:
            key = f"{path}{name.text}"
            if name.text not in base:
                self.unknown(name, key, base)
            elif isinstance(value, Scalar) and value.is_empty:
                self.say("A-021", name.at, key=key, used=_written(base[name.text]))
            else:
                made[str(name.text)] = self.value(key, value, base[name.text])
        return made

    def unknown(self, name: Scalar, key: str, base: dict[str, Any]) -> None:
        self.say("A-020", name.at, key=key, nearest=nearest(name.text.casefold(), sorted(base)), keys=tuple(base))

    def value(self, key: str, node: Node, base: Any) -> Any:
        """The value of a key, or the default theme's where that can't be."""
        if isinstance(base, dict):
            if isinstance(node, Mapping):
                return self.merged(node, base, f"{key}.")
            return self.misshapen(key, node, base)
        read = next(reader for pattern, reader in _READERS if re.fullmatch(pattern, key))
        understood = read(self, key, node, base)
        if understood is None:
            return base
        self.places[key] = node.at
        return understood

    def misshapen(self, key: str, node: Node, base: Any) -> Any:
        self.say("A-024", node.at, key=key, example=_written(base))
        return base

    # --- values of each kind; None where the file's can't be used

    def words(self, key: str, node: Node, base: Any) -> str | None:
        if isinstance(node, Scalar):
            return " ".join(node.text.split())
        self.misshapen(key, node, base)
        return None

    def list_of_words(self, key: str, node: Node, base: Any) -> list[str] | None:
        items = (node,) if isinstance(node, Scalar) else node.items if isinstance(node, Sequence) else ()
        texts = [" ".join(item.text.split()) for item in items if isinstance(item, Scalar) and not item.is_empty]
        if len(texts) == len(items) and not isinstance(node, Mapping):
            return texts
        self.misshapen(key, node, base)
        return None

    def logos(self, key: str, node: Node, base: Any) -> list[tuple[str, str]] | None:
        """Files, each alone or with the words that say what it shows; its name says it of one without."""
        pairs: list[tuple[str, str]] = []
        for item in node.items if isinstance(node, Sequence) else (node,):
            named = item.pairs if isinstance(item, Mapping) else ((item, item),)
            for file, words in named:
                if not isinstance(file, Scalar) or not isinstance(words, Scalar) or file.is_empty:
                    self.misshapen(key, node, base)
                    return None
                name = file.text.strip()
                if self.pictures is not None and name not in self.pictures:
                    self.say("A-027", file.at, file=name)
                    continue
                said = "" if words is file else " ".join(words.text.split())
                pairs.append((str(name), said or " ".join(re.split(r"[-_\s]+", PurePosixPath(name).stem))))
        return pairs

    def yes_or_no(self, key: str, node: Node, base: Any) -> bool | None:
        if not isinstance(node, Scalar):
            self.misshapen(key, node, base)
            return None
        checked = read_yesno(node.text)
        self.problems += checked.diagnostics
        return None if checked.diagnostics else checked.value

    def colour(self, key: str, node: Node, base: Any) -> str | None:
        match = _COLOUR.fullmatch(node.text.strip()) if isinstance(node, Scalar) else None
        if match is None:
            self.say("A-022", node.at, key=key, written=_shown(node), used=base)
            return None
        return f"#{match[1].upper()}"

    def number(self, key: str, node: Node, base: Any, limits: tuple[float, float]) -> float | None:
        if not isinstance(node, Scalar) or not _NUMBER.fullmatch(node.text.strip()):
            self.misshapen(key, node, base)
            return None
        number = float(node.text.strip().replace(",", "."))
        if limits[0] <= number <= limits[1]:
            return number
        self.say("A-023", node.at, key=key, written=_shown(node), low=f"{limits[0]:g}", high=f"{limits[1]:g}")
        return None

    def margin(self, key: str, node: Node, base: Any) -> float | None:
        return self.number(key, node, base, MARGINS)

    def overhang(self, key: str, node: Node, base: Any) -> float | None:
        return self.number(key, node, base, OVERHANGS)

    def edge(self, key: str, node: Node, base: Any) -> float | None:
        return self.number(key, node, base, EDGES)

    def sides(self, key: str, node: Node, base: Any) -> list[float] | None:
        return self.pair(key, node, base, lambda item: self.number(key, item, base, SIDES))

    def size(self, key: str, node: Node, base: Any) -> list[float] | None:
        """Size and leading; a leading is measured by its size."""
        limits = SIZES

        def one(item: Node) -> float | None:
            nonlocal limits
            number = self.number(key, item, base, limits)
            limits = (round(LEADINGS[0] * (number or 1), 2), round(LEADINGS[1] * (number or 1), 2))
            return number

        return self.pair(key, node, base, one)

    def space(self, key: str, node: Node, base: Any) -> list[float] | None:
        return self.pair(key, node, base, lambda item: self.number(key, item, base, SPACES))

    def pair(self, key: str, node: Node, base: Any, one: Callable[[Node], float | None]) -> list[float] | None:
        if not isinstance(node, Sequence) or len(node.items) != 2:
            self.misshapen(key, node, base)
            return None
        numbers: list[float] = []
        for item in node.items:
            number = one(item)
            if number is None:
                return None
            numbers.append(number)
        return numbers

    # --- values that must suit each other

    def misfits(self) -> Iterator[Diagnostic]:
        """A page whose margins leave nothing, or whose furniture stands in its text."""
        page = self.data["page"]
        margins, (width, height), turned = page["margins"], page["size"], page["landscape_margin"]
        upright = (width - margins["inner"] - margins["outer"], height - margins["top"] - margins["bottom"])
        for key, text in (("page.margins", upright), ("page.landscape_margin", (height - 2 * turned, width - 2 * turned))):
            if min(text) < LEAST_TEXT:
                yield self.misfit(key, width=f"{text[0]:g}", height=f"{text[1]:g}", least=f"{LEAST_TEXT:g}")
        for edge, margin in (("head", "top"), ("foot", "bottom")):
            limit = min(margins[margin], turned)
            if page[edge] >= limit:
                yield self.misfit(f"page.{edge}", value=f"{page[edge]:g}", limit=f"{limit:g}")

    def fitting_overhang(self) -> float:
        """What hangs over leaves something of the outer margin; a file that states that margin alone lets nothing hang over."""
        key, page = "page.overhang", self.data["page"]
        widest, wanted = float(page["margins"]["outer"]) - MARGINS[0], float(page["overhang"])
        if key not in self.places:
            return 0.0 if "page.margins.outer" in self.places else min(wanted, widest)
        if wanted > widest:
            self.say("A-023", self.places[key], key=key, written=f"{wanted:g}", low="0", high=f"{widest:g}")
        return min(wanted, widest)

    def misfit(self, key: str, **values: str) -> Diagnostic:
        """At the value that is named, else at the first of the page that the file states."""
        given = [place for place in self.places if place.startswith("page.")]
        place = next((place for place in given if place.startswith(key)), given[0] if given else "")
        return found("A-025", self.places.get(place) or Position(self.file.path), key=key, **values)

    def pale(self) -> Iterator[Diagnostic]:
        """Colours of text too near to their ground, where the file states one of the two."""
        colours = self.data["colours"]
        for one, other in TEXT_PAIRS:
            at = self.places.get(f"colours.{one}") or self.places.get(f"colours.{other}")
            ratio = contrast(colours[one], colours[other])
            if at is not None and ratio < LEAST_CONTRAST:
                shown = f"{int(ratio * 100) / 100:g}"
                yield found("A-026", at, one=one, first=colours[one], other=other, second=colours[other], ratio=shown)


_READERS: tuple[tuple[str, _Reader], ...] = (
    (r"page\.size", _Theme.sides),
    (r"page\.margins\..+|page\.landscape_margin", _Theme.margin),
    (r"page\.overhang", _Theme.overhang),
    (r"page\.head|page\.foot", _Theme.edge),
    (r"page\.mirrored|page\.total|numbered_paragraphs", _Theme.yes_or_no),
    (r"fonts\.fallback", _Theme.list_of_words),
    (r"logos", _Theme.logos),
    (r"colours\..+", _Theme.colour),
    (r"type\..+", _Theme.size),
    (r"space\..+", _Theme.space),
    (r".+", _Theme.words),
)
"""How the value of each key is read, by the first pattern that its name matches."""


def _shown(node: Node) -> str:
    """A value as it was written, as far as it is short."""
    text = node.text if isinstance(node, Scalar) else node.literal or "…"
    return text if len(text) <= 40 else f"{text[:39]}…"


def _written(value: Any) -> str:
    """A value as it stands in a file."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{name}: {_written(inner)}" for name, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_written(inner) for inner in value) + "]"
    if isinstance(value, bool):
        return str(value).lower()
    return f'"{value}"' if str(value).startswith("#") else str(value)
