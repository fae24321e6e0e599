"""Numbers as they are printed: roman, alphabetic, and the labels of list items."""

from __future__ import annotations

ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"))
ROMAN_UNITS = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")


def roman(number: int) -> str:
    """Lower-case roman numerals; arabic below 1."""
    if number < 1:
        return str(number)
    out = ""
    for value, letters in ROMAN:
        count, number = divmod(number, value)
        out += letters * count
    return out + ROMAN_UNITS[number]


def alphabetic(number: int) -> str:
    """a to z, aa, ab …"""
    out = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        out = chr(97 + rest) + out
    return out or "0"


def list_number(number: int, style: str, delimiter: str) -> str:
    """The label of an item of an ordered list, with pandoc's names of styles and delimiters."""
    match style:
        case "LowerRoman":
            text = roman(number)
        case "UpperRoman":
            text = roman(number).upper()
        case "LowerAlpha":
            text = alphabetic(number)
        case "UpperAlpha":
            text = alphabetic(number).upper()
        case _:
            text = str(number)
    return {"OneParen": f"{text})", "TwoParens": f"({text})"}.get(delimiter, f"{text}.")


def numbering_name(style: str) -> str:
    """The value of ListNumbering (ISO 32000-1, 14.8.5.5)."""
    return style if style in ("LowerRoman", "UpperRoman", "LowerAlpha", "UpperAlpha") else "Decimal"
