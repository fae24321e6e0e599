"""The annex of participation: figures given and counted, in aggregates, none so small that it tells who is in it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from memoria.assemble.charts import bars, title_of
from memoria.assemble.evidence import register
from memoria.assemble.material import Material
from memoria.assemble.nodes import Blocks, div, folded, para
from memoria.assemble.people_annex import taking_part
from memoria.assemble.sessions import stats
from memoria.disclosure import floor_of, large_enough, pooled
from memoria.document import roles
from memoria.document.tree import Block, Text
from memoria.labels import LANGUAGES, Labels
from memoria.model.event import Group, Participation
from memoria.model.people import Organisation, Person

IN_A_ROW = 4
"""Figures set large that stand side by side."""
Rows = list[tuple[str, int]]


def statistics(material: Material) -> Blocks:
    """The figures of participation with a chart for each criterion, its data as text beside the bars; then who took the floor."""
    return (*_figures(material), *_of_the_programme(material))


def _figures(material: Material) -> Blocks:
    figures, labels = material.memoria.participation, material.labels
    if figures is None:
        return ()
    boxes: list[tuple[str, str]] = []
    if figures.people is not None:
        boxes.append((labels.number(figures.people), _of_people(labels, figures)))
    elif figures.peak is not None:
        boxes.append((labels.number(figures.peak), labels.fill("simultaneous", n=labels.number(figures.peak))))
    known = (
        ("territories", figures.provinces),
        ("institutions", figures.institutions),
        ("countries", figures.countries),
    )
    boxes += [(labels.number(n), labels.noun(key, n)) for key, n in known if n]
    asked = register(material)
    if asked and len(boxes) < IN_A_ROW:
        count = sum(bool(item.question.answer or item.answers) for item in asked)
        boxes.append((labels.number(len(asked)), labels.fill("questions_answered", n=labels.number(count))))
    done: list[Block] = [*stats(boxes)]
    for group in figures.groups:
        done.extend(_typed(material, group))
    told = Text(labels.fill("figures_source", source=figures.source), figures.source.at) if figures.source else None
    source = (div(roles.SMALL, para(told)),) if told else ()
    return (*done, *source)


def _typed(material: Material, group: Group) -> Iterator[Block]:
    rows = [(str(row.name or ""), row.count) for row in group.rows if row.count]
    yield from _chart(material, str(group.title or ""), shown(material, rows))


def _chart(material: Material, title: str, rows: Rows) -> Iterator[Block]:
    if rows:
        yield title_of(title)
        yield bars(material, title, rows, ("group", "people"))


def _of_people(labels: Labels, figures: Participation) -> str:
    """What stands below the number of people: of how many who signed up, and how many at once."""
    of = labels.fill("of_registered", n=labels.number(figures.registered)) if figures.registered else ""
    at_once = labels.fill("at_once", n=labels.number(figures.peak)) if figures.peak else ""
    people = labels.noun("people", figures.people or 0)
    return ", ".join(part for part in (f"{people} {of}".strip(), at_once) if part)


# --- the floor ---------------------------------------------------------------------------------------------------


def floor(material: Material) -> int:
    """People under which this edition shows no group."""
    figures = material.memoria.participation
    return floor_of(figures.floor if figures else None, internal=material.options.internal)


def shown(material: Material, rows: Rows) -> Rows:
    """What may be shown of a group: the small ones of a whole together as «others»; of what makes no whole, left out."""
    least = floor(material)
    if not _is_whole(material, rows):
        return large_enough(rows, least)
    names = {folded(Labels(language)["others"]) for language in LANGUAGES}
    given = [row for row in rows if folded(row[0]) in names]
    kept, together = pooled([row for row in rows if row not in given], least, sum(count for _, count in given))
    return [*kept, (given[0][0] if given else material.labels["others"], together)] if together else kept


def _is_whole(material: Material, rows: Rows) -> bool:
    """True where each person is counted once: not by day or session, nor in a list that ends before all are counted."""
    ids = {str(session.id) for session in material.event.sessions if session.id}
    if rows and all(re.split(r"[\s·.:(]", name, maxsplit=1)[0] in ids for name, _ in rows):
        return False
    people = material.memoria.participation.people if material.memoria.participation else None
    total = sum(count for _, count in rows)
    return people is None or 0 <= people - total < floor(material)


# --- who took the floor ------------------------------------------------------------------------------------------


def _of_the_programme(material: Material) -> Blocks:
    """Those whom the programme and the notes name, counted from the register: by level, region, country, condition, sex."""
    people = [one.entry for one in taking_part(material) if isinstance(one.entry, Person)]
    charts = [block for key, trait in TRAITS for block in _counted(material, key, [trait(material, one) for one in people])]
    if not charts:
        return ()
    lead = material.labels.fill("counted_from_register", people=material.labels.count("people", len(people)))
    return (title_of(material.labels["who_took_part"]), div(roles.SMALL, para(Text(lead))), *charts)


def _counted(material: Material, key: str, values: Sequence[str]) -> Iterator[Block]:
    """A chart of one trait; none where it would be one bar, or tell only that nothing was stated."""
    counts = Counter(value for value in values if value)
    undeclared = len(values) - counts.total()
    rows: Rows = sorted(counts.items(), key=lambda row: (-row[1], folded(row[0])))
    rows += [(material.labels["undeclared"], undeclared)] if undeclared else []
    kept, together = pooled(rows, floor(material))
    kept += [(material.labels["others"], together)] if together else []
    if len(kept) > 1 and any(name in counts for name, _ in kept):
        yield from _chart(material, material.labels[key], kept)


def _home(material: Material, person: Person) -> Organisation | None:
    entry = material.index.find(person.organisation) if person.organisation else None
    return entry if isinstance(entry, Organisation) else None


def _level(material: Material, person: Person) -> str:
    home = _home(material, person)
    return _capital(str(home.level or "")) if home else ""


def _region(material: Material, person: Person) -> str:
    home = _home(material, person)
    return str(home.region or "") if home else ""


def _country(material: Material, person: Person) -> str:
    home = _home(material, person)
    code = person.country or (home.country if home else None)
    return material.labels.country(code) if code else ""


def _standing(material: Material, person: Person) -> str:
    return _capital(material.labels.value("standings", person.standing)) if person.standing else ""


def _sex(material: Material, person: Person) -> str:
    return _capital(material.labels.value("sexes", person.sex)) if person.sex else ""


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


TRAITS: tuple[tuple[str, Callable[[Material, Person], str]], ...] = (
    ("by_level", _level),
    ("by_region", _region),
    ("by_country", _country),
    ("by_standing", _standing),
    ("by_sex", _sex),
)
"""What those who took the floor are counted by: the label of the chart, and the value of one person."""
