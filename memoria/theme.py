"""The theme: page, fonts, colours and sizes that dress every format alike.

A theme is data (``templates/<name>/theme.yaml``), read by ``read_theme``; writers take the values from here and hold none.
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
    landscape_margin: float
    head: float
    foot: float
    mirrored: bool


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
class Theme:
    """Everything about looks."""

    name: str
    page: Page
    fonts: Fonts
    colours: Colours
    type: Mapping[str, Size]
    numbered_paragraphs: bool
    logos: tuple[str, ...]


def read_theme(text: str) -> Theme:
    """A theme from the text of its ``theme.yaml``.

    KeyError or ValueError where a value is missing or malformed; the template reader turns them into diagnostics.
    """
    data: dict[str, Any] = yaml.load(text, Loader=yaml.CSafeLoader)
    page, fonts = data["page"], data["fonts"]
    width, height = (float(side) for side in page["size"])
    return Theme(
        name=str(data["name"]),
        page=Page(
            width=width,
            height=height,
            margins=Margins(**{side: float(page["margins"][side]) for side in ("inner", "outer", "top", "bottom")}),
            landscape_margin=float(page["landscape_margin"]),
            head=float(page["head"]),
            foot=float(page["foot"]),
            mirrored=bool(page.get("mirrored", False)),
        ),
        fonts=Fonts(fonts["text"], fonts["apparatus"], fonts["code"], tuple(fonts.get("fallback", ()))),
        colours=Colours(**{name: str(data["colours"][name]) for name in Colours.__dataclass_fields__}),
        type={name: Size(float(size), float(leading)) for name, (size, leading) in data["type"].items()},
        numbered_paragraphs=bool(data.get("numbered_paragraphs", False)),
        logos=tuple(data.get("logos", ())),
    )
