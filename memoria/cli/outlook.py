"""``memoria roadmap``: what is due, overdue and owed by whom, on the terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from memoria import vocabulary
from memoria.cli.console import Screen
from memoria.cli.texts import Texts
from memoria.cli.usage import UsageError, perhaps
from memoria.labels import Labels
from memoria.people import Index, label_of
from memoria.roadmap.columns import as_text
from memoria.roadmap.outcomes import counted, edition_of, outcome
from memoria.roadmap.outlook import Item, Outlook, Standing, chosen, outlook, people_named
from memoria.workspace.roadmap import Followed

SHOWN = 52


def view_of(followed: Followed, texts: Texts, today: date | None, due: int | None, who: str, status: str) -> Outlook:
    """What was asked for; a usage error for a name or a state that there is not."""
    view = outlook(followed.table, today, *(() if due is None else (due,)))
    name = _named(who, followed, view, texts) if who else ""
    return chosen(view, due=due, who=name, status=_state(status, texts) if status else "")


def show(view: Outlook, followed: Followed, screen: Screen, *, filtered: bool) -> None:
    """A row for each commitment, a sentence that counts them, and what each institution owes."""
    texts = screen.texts
    if screen.as_data:
        return
    screen.say(f"{followed.table.title} · {texts('roadmap_on', day=view.today.isoformat())}")
    headings = [texts(f"roadmap_{name}") for name in ("id", "action", "responsible", "term", "status", "standing")]
    if view.items:
        screen.table(headings, (_line(item, screen) for item in view.items))
    screen.say(_summary(view, texts))
    for line in _of_the_previous(view, texts):
        screen.say(line)
    if followed.withheld:
        screen.say(texts.count("roadmap_withheld", followed.withheld))
    institutions = () if filtered else tuple(_institutions(view))
    if institutions:
        screen.say("")
        screen.say(texts("roadmap_by_institution"))
        names = ("institution", "owes", "overdue", "due", "done", "partner")
        screen.table([texts(f"roadmap_{name}", days=view.ahead) for name in names], institutions)


def as_rows(view: Outlook, followed: Followed) -> Iterator[Mapping[str, object]]:
    """The same for programs: the columns of the roadmap, and where each commitment stands."""
    for item in view.items:
        values = {key: value.isoformat() if isinstance(value, date) else value for key, value in item.row.items()}
        told = {"standing": str(item.standing), "days": item.days, "outcome": str(outcome(item))}
        yield {"event": followed.table.name, "edition": edition_of(item) or None, **values, **told}


def _line(item: Item, screen: Screen) -> tuple[str, ...]:
    labels, row = Labels(screen.texts.language), item.row
    words, end = as_text(row["plazo"]), as_text(row["fin"])
    term = words if not end or _says(words, end) else f"{words} ({end})" if words else end
    state = labels.value("commitment_states", as_text(row["estado"])) if row["estado"] else "–"
    action = as_text(row["accion"])
    short = action if len(action) <= SHOWN else action[: SHOWN - 1].rpartition(" ")[0].rstrip(" ,;") + "…"
    who, when = _told(as_text(row["responsable"]), labels), _told(term, labels)
    return (item.id, short, who, when, state, _standing(item, screen.texts))


def _told(words: str, labels: Labels) -> str:
    """What was written; «por definir» in the language of the messages, however it was written."""
    undecided = vocabulary.value("undefined", words)
    return labels.value("commitment_states", undecided) if undecided else words or "–"


def _says(words: str, end: str) -> bool:
    """True where the words of the term end with that very day."""
    return words.endswith((end, "/".join(reversed(end.split("-")))))


def _standing(item: Item, texts: Texts) -> str:
    if item.standing is Standing.OVERDUE:
        return texts.count("roadmap_overdue_by", -(item.days or 0))
    if item.days is not None and item.standing in (Standing.DUE, Standing.LATER):
        return texts.count("roadmap_due_in", item.days) if item.days else texts("roadmap_due_today")
    return texts(f"roadmap_{item.standing}_word")


def _summary(view: Outlook, texts: Texts) -> str:
    return texts(
        "roadmap_summary",
        commitments=texts.count("roadmap_commitments", len(view.items)),
        done=view.count(Standing.DONE),
        overdue=view.count(Standing.OVERDUE),
        due=view.count(Standing.DUE),
        days=view.ahead,
        undated=view.count(Standing.UNDATED),
    )


def _of_the_previous(view: Outlook, texts: Texts) -> Iterator[str]:
    """«De 2021: 8 compromisos · cumplidos: 3 · vencidos: 2»: those of the previous edition by what became of them."""
    labels = Labels(texts.language)
    earlier = [item for item in view.items if edition_of(item)]
    for year in dict.fromkeys(map(edition_of, earlier)):
        items = [item for item in earlier if edition_of(item) == year]
        counts = (f"{labels.value('outcomes', kind).lower()}: {count}" for kind, count in counted(items).items())
        commitments = texts.count("roadmap_commitments", len(items))
        yield texts("roadmap_previous", year=year, commitments=" · ".join((commitments, *counts)))


def _institutions(view: Outlook) -> Iterator[tuple[str, ...]]:
    for line in view.by_institution():
        yield (
            line.who,
            *(str(number) if number else "–" for number in (line.total, line.overdue, line.due, line.done, line.partner)),
        )


def _named(who: str, followed: Followed, view: Outlook, texts: Texts) -> str:
    """The name that the table has for somebody given by id, name or acronym."""
    index = Index(followed.memoria.register)
    entry = index.find(who)
    if entry is not None:
        return label_of(entry)
    everybody = people_named(view.items)
    written = next((name for name in everybody if vocabulary.fold(name) == vocabulary.fold(who)), None)
    if written:
        return written
    near = index.alike(who)
    raise UsageError(perhaps(texts("roadmap_nobody", who=who), near, texts))


def _state(status: str, texts: Texts) -> str:
    """A state that people write, or a standing that follows from the days («vencido»)."""
    found = vocabulary.value("commitment_states", status) or vocabulary.value("term_standings", status)
    if found is None:
        labels = Labels(texts.language)
        states = [labels.value("commitment_states", value) for value in vocabulary.values("commitment_states")]
        states += [
            vocabulary.value_spellings("term_standings", value)[texts.language][0]
            for value in vocabulary.values("term_standings")
        ]
        raise UsageError(texts("bad_value", option="--status", value=status, choices=", ".join(states)))
    return found
