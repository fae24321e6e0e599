"""The theme: page, fonts, colours and sizes that dress every format alike.

A theme is data (``templates/<name>/theme.yaml``); writers take the values from here and hold none.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import yaml

MM = 72 / 25.4
"""Points in a millimetre."""


@dataclass(frozen=True, slots=True)
class Margins:
    """In millimetres."""

    inner: float
    outer: float
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Page:
    """Page geometry, in millimetres."""

    width: float
    height: float
    margins: Margins
    overhang: float
    """How far what is no running text may reach into the outer margin: running heads, titles, tables, figures."""
    landscape_margin: float
    head: float
    foot: float
    mirrored: bool
    total: bool
    """True: page numbers say of how many."""

    @property
    def measure(self) -> float:
        """The width of running text."""
        return self.width - self.margins.inner - self.margins.outer

    @property
    def block(self) -> float:
        """The width of all that stands on the page, text and what hangs over. Only where the outer margin is always at the
        right: a table of a word processor does not know whether its page is a left one."""
        return self.measure + (0.0 if self.mirrored else self.overhang)


@dataclass(frozen=True, slots=True)
class Fonts:
    """Family names, as Word knows them; ``fonts`` finds their files."""

    text: str
    apparatus: str
    code: str
    fallback: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Colours:
    """``#RRGGBB`` each."""

    primary: str
    accent: str
    ink: str
    grey: str
    hairline: str
    tint: str
    accent_tint: str
    paper: str


@dataclass(frozen=True, slots=True)
class Size:
    """Type size and leading, in points."""

    size: float
    leading: float


@dataclass(frozen=True, slots=True)
class Space:
    """White above and below, in millimetres; of two that meet, the wider stands."""

    before: float
    after: float


@dataclass(frozen=True, slots=True)
class Logo:
    """A picture of the template's folder for the cover, by the name of its file, and what it shows for who does not see it."""

    file: str
    words: str


@dataclass(frozen=True, slots=True)
class Theme:
    """Everything about looks."""

    name: str
    page: Page
    fonts: Fonts
    colours: Colours
    type: Mapping[str, Size]
    space: Mapping[str, Space]
    numbered_paragraphs: bool
    logos: tuple[Logo, ...]


def read_theme(text: str) -> Theme:
    """The theme of a whole and sound ``theme.yaml``, as the program's own is; ``readers.theme`` reads those of users."""
    return theme_of(yaml.load(text, Loader=yaml.CSafeLoader))


def theme_of(data: Mapping[str, Any]) -> Theme:
    """The theme that the values of a whole ``theme.yaml`` make."""
    page, fonts = data["page"], data["fonts"]
    width, height = (float(side) for side in page["size"])
    return Theme(
        name=str(data["name"]),
        page=Page(
            width=width,
            height=height,
            margins=Margins(**{side: float(page["margins"][side]) for side in Margins.__dataclass_fields__}),
            overhang=float(page["overhang"]),
            landscape_margin=float(page["landscape_margin"]),
            head=float(page["head"]),
            foot=float(page["foot"]),
            mirrored=bool(page["mirrored"]),
            total=bool(page["total"]),
        ),
        fonts=Fonts(fonts["text"], fonts["apparatus"], fonts["code"], tuple(fonts["fallback"])),
        colours=Colours(**{name: str(data["colours"][name]) for name in Colours.__dataclass_fields__}),
        type={name: Size(float(size), float(leading)) for name, (size, leading) in data["type"].items()},
        space={name: Space(float(before), float(after)) for name, (before, after) in data["space"].items()},
        numbered_paragraphs=bool(data["numbered_paragraphs"]),
        logos=tuple(Logo(file, words) for file, words in data["logos"]),
    )


# --- contrast ----------------------------------------------------------------------------------------------------

LEAST_CONTRAST = 4.5
"""Of text and its ground (WCAG 2.2, 1.4.3)."""
TEXT_PAIRS = (
    *((text, ground) for text in ("ink", "grey", "primary") for ground in ("paper", "tint", "accent_tint")),
    *(("accent", ground) for ground in ("paper", "accent_tint")),
)
"""Colours of text and the grounds that they stand on; paper on primary, as in the heads of tables, is a pair of the other way."""


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, from 1 to 21 (WCAG 2.2, «contrast ratio»)."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    """Relative luminance of ``#RRGGBB`` (WCAG 2.2)."""
    shares = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = [share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
