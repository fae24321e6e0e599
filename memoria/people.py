"""The register as an index: who a name in a note is, and how that name is printed.

Names are compared after folding case, accents and spaces, and then exactly. What only looks alike is suggested, never
merged: two names are two people until an alias of ``personas.yaml`` says otherwise.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache

from rapidfuzz import fuzz, process

from memoria.model.people import Organisation, Person, Register
from memoria.source import Located, Position, position_of

Entry = Person | Organisation

SEPARATOR = re.compile(r"[;,]")
TURNED = re.compile(r"[^\W\d_]+(?:\s+[^\W\d_]+)+, [^\W\d_]+(?:\s+[^\W\d_]+)?")
"""Two surnames or more, and one or two given names."""
CONJUNCTION = re.compile(r"\s+(?:y|e|and|et|&)\s+")
SUGGESTIONS = 3
PREFILTER = 60
"""Score out of 100 under which two names are not even compared word by word."""
LOOSE, STRICT = 74, 85
"""How alike the words that two names don't share must be: for a suggestion; to be reported inside the register."""
LINKING = frozenset(re.findall(r"\w+", "a al and da das de del des di do dos du e el et i la las le les los of the y"))


@lru_cache(maxsize=4096)
def fold_name(name: str) -> str:
    """A name without case, accents or repeated spaces: what two spellings of the same name have in common."""
    plain = unicodedata.normalize("NFD", name)
    return " ".join("".join(char for char in plain if not unicodedata.combining(char)).casefold().split())


class Index:
    """Finds people and organisations of the register by any of their spellings. Built once, asked often."""

    def __init__(self, register: Register) -> None:
        self.entries: tuple[Entry, ...] = (*register.organisations, *register.people)
        self._by_form: dict[str, Entry] = {}
        self._shared: list[tuple[Located, Entry, Entry]] = []
        for spellings in (_ids, _names, _short_names):
            for entry in self.entries:
                for spelling in spellings(entry):
                    self._add(spelling, entry)
        self._pieces = max((len(SEPARATOR.findall(form)) for form in self._by_form), default=0) + 1

    def _add(self, spelling: str, entry: Entry) -> None:
        form = fold_name(spelling)
        if not form:
            return
        owner = self._by_form.setdefault(form, entry)
        if owner is not entry:
            self._shared.append((Located(spelling, position_of(spelling) or entry.at), entry, owner))

    @property
    def shared(self) -> tuple[tuple[Located, Entry, Entry], ...]:
        """Spellings that name two entries: the spelling, the entry that repeats it, and the one that is found by it."""
        return tuple(self._shared)

    def find(self, name: str) -> Entry | None:
        """The entry that a name names: by id, full name, «Surnames, Name», acronym or alias, in that order."""
        return self._by_form.get(fold_name(name))

    def label(self, name: str) -> str:
        """How a name is printed: the acronym or full name of its entry; the text itself when nobody has it."""
        entry = self.find(name)
        return label_of(entry) if entry is not None else str(name).strip()

    def names(self, texts: Iterable[str]) -> tuple[Located, ...]:
        """The names of a field, where each text may still hold several (only ``;`` is cut on reading)."""
        return tuple(name for text in texts for name in self.split(text))

    def split(self, text: str) -> tuple[Located, ...]:
        """The names in a list of names: those of the register first, longest first; then cut at ``;`` or ``,``.

        «Red Uno y Red Dos» is two names only where the register has both. Each name keeps its position.
        """
        return tuple(
            _located(text, start, end)
            for first, last in self._whole_names(text)
            for start, end in self._joined_names(text, first, last)
            if text[start:end].strip()
        )

    def _whole_names(self, text: str) -> Iterator[tuple[int, int]]:
        """Stretches of a text between separators, with the separators that stand inside a name of the register."""
        cuts = [match.start() for match in SEPARATOR.finditer(text)]
        starts, ends = [0, *(cut + 1 for cut in cuts)], [*cuts, len(text)]
        place = 0
        while place < len(starts):
            if self._is_turned_round(text, starts, ends, place):
                yield starts[place], ends[place + 1]
                place += 2
                continue
            furthest = min(place + self._pieces, len(starts))
            reach = range(furthest - 1, place, -1)
            last = next((end for end in reach if fold_name(text[starts[place] : ends[end]]) in self._by_form), place)
            yield starts[place], ends[last]
            place = last + 1

    def _is_turned_round(self, text: str, starts: list[int], ends: list[int], place: int) -> bool:
        """True for «PILCO VERA, Rosa», as some meeting rooms write one name: surnames in capitals, then what is not."""
        if place + 1 >= len(starts) or text[ends[place]] != ",":
            return False
        surnames, given = (text[starts[one] : ends[one]].strip() for one in (place, place + 1))
        turned = TURNED.fullmatch(f"{surnames}, {given}") is not None and surnames.isupper() and not given.isupper()
        return turned and self.find(surnames) is None and self.find(given) is None

    def _joined_names(self, text: str, first: int, last: int) -> Iterator[tuple[int, int]]:
        """One stretch, or the names in it where all that «y» joins is in the register."""
        stretch = text[first:last]
        joints = [match.span() for match in CONJUNCTION.finditer(stretch)]
        if joints and self.find(stretch) is None:
            starts = [first, *(first + end for _, end in joints)]
            ends = [*(first + start for start, _ in joints), last]
            parts = list(zip(starts, ends, strict=True))
            if all(self.find(text[start:end]) is not None for start, end in parts):
                yield from parts
                return
        yield first, last

    def alike(self, name: str) -> tuple[str, ...]:
        """Spellings of the register that resemble a name nobody has: for «¿quiso decir …?», best first."""
        found: dict[int, str] = {}
        for spelling, entry in self._resembling(name, LOOSE):
            found.setdefault(id(entry), spelling)
        return tuple(found.values())[:SUGGESTIONS]

    def pairs_alike(self) -> Iterator[tuple[Entry, Entry]]:
        """Entries of the register whose names are so alike that they may be the same, the later one first."""
        order = {id(entry): place for place, entry in enumerate(self.entries)}
        seen: set[tuple[int, int]] = set()
        for entry in self.entries:
            for _, other in self._resembling(_full_name(entry), STRICT):
                pair = (order[id(other)], order[id(entry)])
                if pair[0] < pair[1] and pair not in seen and not _told_apart(entry, other):
                    seen.add(pair)
                    yield entry, other

    @cached_property
    def _spellings(self) -> tuple[list[str], list[tuple[str, Entry]]]:
        """Names, acronyms and ids that may be suggested: folded for comparing, and as they are written."""
        written = [(str(text), entry) for entry in self.entries for text in _suggestible(entry)]
        return [fold_name(text) for text, _ in written], written

    def _resembling(self, name: str, threshold: int) -> list[tuple[str, Entry]]:
        forms, written = self._spellings
        form = fold_name(name)
        near = process.extract(form, forms, scorer=fuzz.token_set_ratio, score_cutoff=PREFILTER, limit=None)
        scored = [(_likeness(form, found), place) for found, _, place in near if not _is_part_of(form, found, written[place][1])]
        ranked = sorted((-score, place) for score, place in scored if score >= threshold)
        return [written[place] for _, place in ranked]


def label_of(entry: Entry) -> str:
    """How an entry is printed: the acronym of an organisation, else the full name."""
    return entry.full_name if isinstance(entry, Person) else entry.label


def _full_name(entry: Entry) -> str:
    return entry.full_name if isinstance(entry, Person) else str(entry.name or entry.id or "")


def _ids(entry: Entry) -> Iterator[str]:
    if entry.id:
        yield entry.id


def _names(entry: Entry) -> Iterator[str]:
    yield Located(_full_name(entry), entry.where("name"))
    if isinstance(entry, Person):
        yield entry.sorting_name
        if entry.title:
            yield f"{entry.title} {entry.full_name}"


def _short_names(entry: Entry) -> Iterator[str]:
    if isinstance(entry, Organisation) and entry.acronym:
        yield entry.acronym
    yield from entry.alias


def _suggestible(entry: Entry) -> Iterator[str]:
    yield _full_name(entry)
    yield from _short_names(entry)
    yield from _ids(entry)


def _told_apart(one: Entry, other: Entry) -> bool:
    """True where the register itself says that two entries are not the same: kind, country or acronym differ."""
    if type(one) is not type(other):
        return True
    if one.country and other.country and fold_name(one.country) != fold_name(other.country):
        return True
    if isinstance(one, Organisation) and isinstance(other, Organisation):
        return bool(one.acronym and other.acronym and fold_name(one.acronym) != fold_name(other.acronym))
    return False


def _located(text: str, start: int, end: int) -> Located:
    """A stretch of a text without the spaces around it, with its position where it can be told."""
    whole = text[start:end]
    start += len(whole) - len(whole.lstrip())
    at = position_of(text)
    if at is not None and at.line is not None and at.column is not None and "\n" not in text[:start]:
        at = Position(at.path, at.line, at.column + start, at.place)
    return Located(whole.strip(), at)


def _likeness(one: str, other: str) -> float:
    """How alike the words are that two folded names don't share, out of 100.

    «Prefectura de Loja» and «Prefectura de Azuay» share most of their letters and are not alike; «Ana Paredes» and
    «A. Paredes León» share one word and are.
    """
    ours, theirs = _words(one), _words(other)
    rest, other_rest = _without_shared(ours, theirs)
    if not rest and not other_rest:
        score = 100.0
    elif not rest or not other_rest:
        score = 95.0 if min(len(ours), len(theirs)) > 1 else 0.0
    else:
        score = fuzz.ratio(" ".join(sorted(rest)), " ".join(sorted(other_rest)))
    return score - any(len(word) == 1 for word in ours + theirs)  # a whole name before one with initials


def _is_part_of(name: str, found: str, entry: Entry) -> bool:
    """True for «Equipo técnico de la Prefectura de Loja»: an organisation's name with more before it is something else."""
    words, known = set(_words(name)), set(_words(found))
    return isinstance(entry, Organisation) and known < words and len(words - known) > 1


def _words(name: str) -> list[str]:
    words = re.findall(r"\w+\.?", name)  # the full stop tells the initial «a.» from the preposition
    return [word.rstrip(".") for word in words if word not in LINKING] or words


def _without_shared(ours: list[str], theirs: list[str]) -> tuple[list[str], list[str]]:
    """The words of each name that the other lacks; an initial stands for any word that begins with it."""
    rest = [word for word in ours if word not in theirs]
    other_rest = [word for word in theirs if word not in ours]
    for mine, its in ((rest, other_rest), (other_rest, rest)):
        for initial in [word for word in mine if len(word) == 1]:
            meant = next((word for word in its if word.startswith(initial)), None)
            if meant is not None:
                mine.remove(initial)
                its.remove(meant)
    return rest, other_rest
