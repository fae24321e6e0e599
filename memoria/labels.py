"""The words of the volume's frame, its dates, hours and lists, in the language of the edition.

One table, ``labels.yaml``: words, nouns that follow a number, and the listed values of the sources. Dates, plurals,
numbers and names of countries and languages are Babel's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, time
from functools import cache
from importlib.resources import files
from itertools import accumulate
from typing import Any, Protocol

import yaml
from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from babel.numbers import format_decimal

LANGUAGES = ("es", "en", "fr", "pt")
"""Languages in which a volume can be framed."""
_LOCALES = {"es": "es", "en": "en_GB", "fr": "fr", "pt": "pt_BR"}
_AND = {"es": "y", "en": "and", "fr": "et", "pt": "e"}
_TO = {"es": "al", "en": "to", "fr": "au", "pt": "a"}
_FIRST = {"fr": "1er", "pt": "1º"}
_OPEN_CLOSE = {"es": ("«", "»"), "en": ("“", "”"), "fr": ("«\u00a0", "\u00a0»"), "pt": ("“", "”")}
_PAIRS = {"«": "»", "“": "”", "„": "“", "‘": "’", "‹": "›", '"': '"'}
_ES_BEFORE_E = re.compile(r"h?[iíIÍ](?![aeoáéóAEOÁÉÓ])|H[iíIÍ](?![aeoáéóAEOÁÉÓ])")


class Stretch(Protocol):
    """From an hour to another of the same day."""

    @property
    def start(self) -> time: ...
    @property
    def end(self) -> time | None: ...


@cache
def table() -> Mapping[str, Any]:
    """The whole of ``labels.yaml``."""
    data: Mapping[str, Any] = yaml.load(files("memoria").joinpath("labels.yaml").read_text("utf-8"), Loader=yaml.CSafeLoader)
    return data


class Labels:
    """The frame's words in one language; Spanish for a language that is not in ``LANGUAGES``."""

    def __init__(self, language: str) -> None:
        self.language = base if (base := language.split("-", maxsplit=1)[0].lower()) in LANGUAGES else "es"
        self.locale = Locale.parse(_LOCALES[self.language])

    # --- words ---

    def __getitem__(self, key: str) -> str:
        word = str(table()["words"][key][self.language])
        return re.sub(r" (?=[:;?!])", "\u00a0", word) if self.language == "fr" else word

    def fill(self, key: str, **values: object) -> str:
        """A word with places to fill («Se espera de {names}»)."""
        return self[key].format(**values)

    def before(self, key: str) -> str:
        """A word and its colon, before what it names («Palabras clave: », «Mots-clés : »)."""
        return f"{self[key]}{self.colon}"

    @property
    def colon(self) -> str:
        """A colon and the space after it; French has one before it too."""
        return "\u00a0: " if self.language == "fr" else ": "

    @property
    def semicolon(self) -> str:
        """A semicolon between the items of a list; French has a space before it."""
        return "\u00a0; " if self.language == "fr" else "; "

    def every_word(self) -> Iterator[str]:
        """All that the frame may say: words, nouns and listed values."""
        rows = table()
        yield from (self[key] for key in rows["words"])
        yield from (str(noun) for nouns in rows["counted"].values() for noun in nouns[self.language])
        yield from (str(value[self.language]) for values in rows["values"].values() for value in values.values())

    def noun(self, key: str, number: int) -> str:
        """«contribución» or «contribuciones», after ``number``."""
        one, other = table()["counted"][key][self.language]
        return str(one if self.locale.plural_form(number) == "one" else other)

    def naming(self, key: str, number: int) -> str:
        """A label before what names one or several («Responsables»); one that has no plural as it is."""
        return self.noun(key, number) if key in table()["counted"] else self[key]

    def count(self, key: str, number: int) -> str:
        """«4 contribuciones»."""
        return f"{self.number(number)} {self.noun(key, number)}"

    def value(self, group: str, value: str) -> str:
        """A listed value of the sources in the volume's language, from any of ours; as it was written where it is not listed."""
        rows = table()["values"][group]
        said = value.casefold()
        found = rows.get(value) or next((row for row in rows.values() if said in map(str.casefold, row.values())), None)
        return str(found[self.language]) if found else str(value)

    def of_kind(self, kind: str) -> tuple[str, str]:
        """«del », «foro»: how a kind of event follows what is «de» it, in any of our languages; nothing where it is unknown.

        What qualifies the kind («Foro internacional») is kept where the two languages are the same.
        """
        first, _, rest = kind.strip().partition(" ")
        for spellings in table()["event_kinds"].values():
            before, noun = spellings[self.language]
            if first.casefold() == noun.casefold():
                return before, f"{first.lower()} {rest}".strip()
            if kind.strip().casefold() in {other.casefold() for _, other in spellings.values()}:
                return before, noun
        return "", ""

    # --- lists ---

    def list(self, items: Sequence[str]) -> str:
        """«Loja e Imbabura», «A, B y C»; with «;» between items that have commas."""
        words = [str(item) for item in items if str(item)]
        if len(words) < 2:
            return "".join(words)
        if any("," in word or ";" in word for word in words):
            return self.semicolon.join(words)
        before_e = self.language == "es" and _ES_BEFORE_E.match(words[-1])
        return f"{', '.join(words[:-1])} {'e' if before_e else _AND[self.language]} {words[-1]}"

    @property
    def quotation_marks(self) -> tuple[str, str]:
        """«…» in Spanish and, with spaces that don't break, in French; “…” in English and Portuguese."""
        return _OPEN_CLOSE[self.language]

    def quoted(self, text: str) -> str:
        """A text between the language's quotation marks, unless it already stands between some."""
        text = text.strip()
        opening, closing = self.quotation_marks
        return text if is_quoted(text) else f"{opening}{text}{closing}"

    # --- numbers, places ---

    def number(self, number: int) -> str:
        """With the language's mark for thousands («1 250»: fine spaces in Spanish from five figures on)."""
        if self.language == "es":
            return f"{number:,}".replace(",", "\u202f") if abs(number) >= 10_000 else str(number)
        return str(format_decimal(number, locale=self.locale))

    def country(self, code: str) -> str:
        """The name of a country by its ISO 3166-1 code; the text itself where there is none."""
        return str(self.locale.territories.get(code.strip().upper(), code))

    def language_name(self, tag: str) -> str:
        """The name of a language by its tag («francés»)."""
        try:
            name = Locale.parse(tag, sep="-").get_display_name(self.locale)
        except (UnknownLocaleError, ValueError):
            name = None
        return str(name or tag)

    # --- dates and hours ---

    def day(self, day: date) -> str:
        """«28 de marzo de 2023»."""
        return self._first(day, str(format_date(day, "long", locale=self.locale)))

    def day_month(self, day: date) -> str:
        """«28 de marzo»."""
        pattern = {"es": "d 'de' MMMM", "pt": "d 'de' MMMM"}.get(self.language, "d MMMM")
        return self._first(day, str(format_date(day, pattern, locale=self.locale)))

    def short_day(self, day: date) -> str:
        """«30 sept. 2023», for tables."""
        pattern = {"pt": "d MMM'.' y"}.get(self.language, "d MMM y")
        text = str(format_date(day, pattern, locale=self.locale)).replace("..", ".")
        if self.language == "es" and self.locale.months["format"]["abbreviated"][day.month] != _month(self, day):
            text = re.sub(r"([^\W\d]+)\.?", r"\1.", text, count=1)
        return self._first(day, text)

    def weekday(self, day: date) -> str:
        """«Martes, 28 de marzo de 2023»."""
        text = self._first(day, str(format_date(day, "full", locale=self.locale)))
        return text[:1].upper() + text[1:]

    def month_year(self, day: date) -> str:
        """«junio de 2023»."""
        pattern = {"es": "MMMM 'de' y", "pt": "MMMM 'de' y"}.get(self.language, "MMMM y")
        return str(format_date(day, pattern, locale=self.locale))

    def days(self, start: date, end: date | None = None) -> str:
        """«28 y 29 de marzo de 2023», «30 de marzo al 2 de abril de 2023»."""
        end = end or start
        if end <= start:
            return self.day(start)
        if (start.year, start.month) == (end.year, end.month):
            joint = _AND[self.language] if (end - start).days == 1 else _TO[self.language]
            first = _FIRST.get(self.language, "1") if start.day == 1 else str(start.day)
            return f"{first} {joint} {self.day(end)}"
        first = self.day_month(start) if start.year == end.year else self.day(start)
        return f"{first} {_TO[self.language]} {self.day(end)}"

    def hours(self, hours: Stretch) -> str:
        """«09:50–10:20»."""
        start = f"{hours.start:%H:%M}"
        return f"{start}–{hours.end:%H:%M}" if hours.end else start

    def _first(self, day: date, text: str) -> str:
        """French says «1er mars», Brazil «1º de março», and both cardinal numbers for the other days."""
        first = _FIRST.get(self.language)
        return re.sub(r"\b1\b", first, text, count=1) if first and day.day == 1 else text


def is_quoted(text: str) -> bool:
    """True where quotation marks enclose the whole of a text, the stop after them aside; not for «uno» y «dos»."""
    text = text.strip().rstrip(".…")
    opening, closing = text[:1], _PAIRS.get(text[:1], "")
    if not closing or len(text) < 2 or not text.endswith(closing):
        return False
    if opening == closing:
        return text.count(closing) == 2
    depths = accumulate((char == opening) - (char == closing) for char in text[:-1])
    return all(depth > 0 for depth in depths)


def _month(labels: Labels, day: date) -> str:
    return str(labels.locale.months["format"]["wide"][day.month])
