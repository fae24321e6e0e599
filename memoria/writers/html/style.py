"""The theme as a style sheet, for light screens and dark ones."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from memoria.theme import LEAST_CONTRAST, Colours, Theme, contrast

NIGHT_PAPER, NIGHT_INK = "#12191D", "#E6ECEE"
"""Ground and text of dark screens; the theme's own colours are lightened until they can be read on it."""
COMFORT = LEAST_CONTRAST + 0.3


def style_sheet(theme: Theme) -> str:
    """The whole of it: the theme's values as custom properties, then the rules that use them."""
    fonts = theme.fonts
    fixed = {
        "serif": f'"{fonts.text}", Georgia, serif',
        "sans": f'"{fonts.apparatus}", "Helvetica Neue", Arial, sans-serif',
        "mono": f'"{fonts.code}", Consolas, monospace',
    }
    day = _properties({**fixed, **_colours(theme.colours)})
    night = _properties(_colours(at_night(theme.colours)))
    return (
        f":root{{color-scheme:light dark;{day}}}\n@media screen and (prefers-color-scheme:dark){{:root{{{night}}}}}\n{_rules()}"
    )


def at_night(colours: Colours) -> Colours:
    """The colours of a dark screen: the same hues, light enough for 4.5:1 on every ground that they stand on."""
    tint, accent_tint = _mixed(NIGHT_PAPER, colours.primary, 0.25), _mixed(NIGHT_PAPER, colours.accent, 0.18)
    grounds = (NIGHT_PAPER, tint, accent_tint)
    return Colours(
        primary=_lightened(colours.primary, grounds),
        accent=_lightened(colours.accent, grounds),
        ink=NIGHT_INK,
        grey=_lightened(colours.grey, grounds),
        hairline=_mixed(NIGHT_PAPER, NIGHT_INK, 0.22),
        tint=tint,
        accent_tint=accent_tint,
        paper=NIGHT_PAPER,
    )


def _lightened(colour: str, grounds: tuple[str, ...]) -> str:
    for step in range(21):
        made = _mixed(colour, "#FFFFFF", step / 20)
        if min(contrast(made, ground) for ground in grounds) >= COMFORT:
            return made
    return "#FFFFFF"


def _mixed(one: str, other: str, share: float) -> str:
    """``share`` of the second colour in the first."""
    pairs = ((int(one[at : at + 2], 16), int(other[at : at + 2], 16)) for at in (1, 3, 5))
    return "#" + "".join(f"{round(first + (second - first) * share):02X}" for first, second in pairs)


def _colours(colours: Colours) -> dict[str, str]:
    return {name.replace("_", "-"): getattr(colours, name) for name in Colours.__dataclass_fields__}


def _properties(values: dict[str, str]) -> str:
    return "".join(f"--{name}:{value};" for name, value in values.items())


@cache
def _rules() -> str:
    return (files("memoria.writers.html") / "style.css").read_text("utf-8")
