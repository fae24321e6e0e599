"""Names as a bibliography orders them: which word of a surname comes first, in Spanish, Portuguese and French.

After IFLA, «Names of Persons» (1996): in Spanish the particle goes behind («Torre Vega, Juan de la») and an article
alone stays («Las Heras, Ana»); in Portuguese the last surname leads, with what tells a son from his father («Castro Filho,
João Pereira de»); in French «de» goes behind and «Du», «La» stay.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from memoria.model.people import Person

PORTUGUESE = frozenset(("BR", "PT", "AO", "MZ", "CV", "GW", "ST", "TL"))
FRENCH = frozenset(("FR", "BE", "SN", "CI", "HT", "ML", "BF", "BJ", "TG", "MC"))
SPANISH = frozenset("ES MX GT HN SV NI CR PA CU DO PR CO VE EC PE BO CL AR UY PY GQ".split())  # noqa: SIM905 - a list of codes
_SPANISH_PARTICLE = re.compile(r"(?:(?:de las|de los|de la|del|de)\s+)(?=\S)")
_FRENCH_PARTICLE = re.compile(r"(?:de\s+|d['’])(?=\S)")
_SON = frozenset(("filho", "neto", "júnior", "junior", "jr.", "sobrinho", "netto"))
_LINKING = frozenset(("de", "da", "do", "das", "dos", "e"))


@dataclass(frozen=True, slots=True)
class Name:
    """An author: a person by parts, or a ``literal`` where the parts are not known (an institution, a name in no register)."""

    family: str = ""
    given: str = ""
    particle: str = ""
    """What stands before the family name and is not sorted by («de la»)."""
    literal: str = ""
    is_institution: bool = False
    """True for a ``literal`` that the register knows as an institution."""

    @property
    def natural(self) -> str:
        """«Juan de la Torre Vega»."""
        return self.literal or " ".join(filter(None, (self.given, self.whole_family)))

    @property
    def whole_family(self) -> str:
        """«de la Torre Vega», «d’Alembert»."""
        return f"{self.particle}{'' if _elided(self) else ' '}{self.family}" if self.particle else self.family

    @property
    def inverted(self) -> str:
        """«Torre Vega, Juan de la»."""
        return self.literal or ", ".join(filter(None, (self.family, " ".join(filter(None, (self.given, self.particle))))))

    @property
    def abbreviated(self) -> str:
        """«Torre Vega, J. de la»."""
        return self.literal or ", ".join(filter(None, (self.family, " ".join(filter(None, (self.initials, self.particle))))))

    @property
    def abbreviated_natural(self) -> str:
        """«J. de la Torre Vega»."""
        return self.literal or " ".join(filter(None, (self.initials, self.whole_family)))

    @property
    def initials(self) -> str:
        """«J. M.», «J.-P.»; the particles of a Portuguese name stay whole."""
        return " ".join(word if word in _LINKING else _initial(word) for word in self.given.split())


def _initial(word: str) -> str:
    return "-".join(f"{part[0]}." for part in word.split("-") if part)


def _elided(name: Name) -> bool:
    return name.particle.endswith(("'", "’"))


def name_of(person: Person, language: str) -> Name:
    """The parts of a person's name by the usage of their country, or of the event's language where none is told."""
    given, surnames = (" ".join(str(part or "").split()) for part in (person.name, person.surnames))
    if not surnames:
        return Name(literal=given)
    usage = _usage(str(person.country or "").upper(), language)
    if usage == "pt":
        return _portuguese(given, surnames)
    pattern = {"es": _SPANISH_PARTICLE, "fr": _FRENCH_PARTICLE}.get(usage)
    match = pattern.match(surnames) if pattern else None
    if match is None:
        return Name(family=surnames, given=given)
    return Name(family=surnames[match.end() :], given=given, particle=match[0].strip())


def _usage(country: str, language: str) -> str:
    usages = (("pt", PORTUGUESE), ("fr", FRENCH), ("es", SPANISH))
    return next((usage for usage, countries in usages if country in countries), language if not country else "")


def _portuguese(given: str, surnames: str) -> Name:
    words = surnames.split()
    first = len(words) - 1
    if words[first].casefold() in _SON and first:
        first -= 1
    return Name(family=" ".join(words[first:]), given=" ".join((given, *words[:first])))
