"""The roadmap by institution: all that each owes, and all that it is owed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from memoria.assemble.callouts import row_identifier, sheet_identifier
from memoria.assemble.evidence import Answered, register
from memoria.assemble.follow_up import Said, state_words, term_cell
from memoria.assemble.mark_fields import as_term, as_value
from memoria.assemble.material import Material
from memoria.assemble.nodes import Blocks, Inlines, cell, div, group_row, joined, lines, link, para, span, table, texts, two_lines
from memoria.assemble.roadmap_tables import action_words
from memoria.assemble.sheets import SheetGroup, institution_identifier, sheets
from memoria.assemble.terms import last_day, term_words
from memoria.assemble.undecided import defined, given, told
from memoria.document import roles
from memoria.document.tree import Cell, Row, Table, Text
from memoria.model.marks import Commitment, Handover, Indicator, Mark, Question, Recommendation
from memoria.roadmap.institutions import Dealings, Dependency, Party
from memoria.roadmap.outcomes import edition_of
from memoria.roadmap.outlook import Standing

WIDTHS = (13, 62, 33, 27, 19)
UNANSWERED = ("pendiente", "sin formular", "")


@dataclass(frozen=True, slots=True)
class InstitutionView:
    """One institution. ``owes`` and ``owed`` are empty where there is nothing of them."""

    id: Markup
    name: str
    summary: Blocks
    owes: tuple[Table, ...]
    owed: tuple[Table, ...]


@dataclass(frozen=True, slots=True)
class InstitutionsView:
    """Those that answer for a commitment, the others that have to do with one, and those of no register, only addressed."""

    answering: tuple[InstitutionView, ...]
    others: tuple[InstitutionView, ...]
    addressed: tuple[Table, ...]


def institutions(material: Material) -> InstitutionsView:
    """Everybody who owes or is owed something, in the order of their names."""
    waiting = _unanswered(material)
    pages: dict[bool, list[InstitutionView]] = {True: [], False: []}
    addressed: list[Dealings] = []
    for side in material.dealings:
        if side.party.registered or side.takes_part:
            pages[bool(side.owes)].append(institution(material, side, waiting.get(side.party.key, [])))
        else:
            addressed.append(side)
    return InstitutionsView(tuple(pages[True]), tuple(pages[False]), _addressed(material, addressed))


def _addressed(material: Material, sides: Sequence[Dealings]) -> tuple[Table, ...]:
    rows = []
    for side in sides:
        ids = joined((span(roles.NOWRAP, link(row_identifier(one.id), Text(one.id))),) for one in side.recommendations)
        rows.append(Row((cell(Text(side.party.name)), cell(*ids))))
    head = [material.labels["addressed_to"], material.labels["recommendations"]]
    return (table(roles.ROADMAP, head, rows, (110, 44)),) if rows else ()


def institution(material: Material, side: Dealings, questions: Sequence[Question] = ()) -> InstitutionView:
    """The page of one institution."""
    maker = _Page(material, side)
    return InstitutionView(
        id=Markup(institution_identifier(side.party)),
        name=full_name(side.party),
        summary=maker.summary(),
        owes=maker.owes(questions),
        owed=maker.owed(),
    )


@dataclass(frozen=True, slots=True)
class ExtractView:
    """What concerns one institution: its page, and the sheets of the commitments that it has to do with."""

    institution: InstitutionView
    sheets: tuple[SheetGroup, ...]


def extract(material: Material) -> ExtractView | None:
    """Of the institution that was asked for, if one was."""
    side = material.extracted
    if side is None:
        return None
    page = institution(material, side, _unanswered(material).get(side.party.key, []))
    return ExtractView(page, sheets(material, side.commitments))


def full_name(party: Party) -> str:
    """«Red Uno de Gobiernos (RUG)»."""
    return party.name if party.label in (party.name, "") else f"{party.name} ({party.label})"


def _unanswered(material: Material) -> dict[str, list[Question]]:
    """The questions that nobody has answered, by the party that they were put to."""
    waiting: dict[str, list[Question]] = {}
    for item in register(material):
        if _is_open(item) and item.question.id:
            for party in material.parties.all(item.question.addressed_to):
                waiting.setdefault(party.key, []).append(item.question)
    return waiting


def _is_open(item: Answered) -> bool:
    return item.question.state in UNANSWERED and not item.question.answer and not item.answers


class _Page:
    """Makes the two tables of one institution."""

    def __init__(self, material: Material, side: Dealings) -> None:
        self.material = material
        self.labels = material.labels
        self.side = side
        self.standings = {item.id: item.standing for item in material.outlook.items}
        self.before = tuple(item for item in material.outlook.items if edition_of(item))

    def summary(self) -> Blocks:
        """«Responde de 3 compromisos (1 cumplido, 1 vencido) · participa en 2 compromisos»."""
        labels, own = self.labels, [self.standings.get(mark.id) for mark in self.side.owes]
        counts = [
            labels.count(word, own.count(standing))
            for word, standing in (("met", Standing.DONE), ("overdue", Standing.OVERDUE))
            if own.count(standing)
        ]
        told = []
        if own:
            owes = labels.fill("answers_for", commitments=labels.count("commitments", len(own)))
            told.append(owes + (f" ({', '.join(counts)})" if counts else ""))
        if self.side.partner:
            told.append(labels.fill("takes_part_in", commitments=labels.count("commitments", len(self.side.partner))))
        words = " · ".join(told)
        return (div(roles.BYLINE, div(roles.SMALL, para(Text(words[:1].upper() + words[1:])))),) if words else ()

    def owes(self, questions: Sequence[Question]) -> tuple[Table, ...]:
        groups = (
            ("owes_commitments", [self._own(mark) for mark in self.side.owes]),
            ("owes_before", [self._earlier(mark, "aliados") for mark in self.side.owed_before]),
            ("owes_handovers", [self._handover(mark) for mark in self.side.handovers]),
            ("owes_indicators", [self._indicator(mark) for mark in self.side.indicators]),
            ("owes_answers", [self._question(mark) for mark in questions]),
        )
        return self._table(groups, "partners")

    def owed(self) -> tuple[Table, ...]:
        groups = (
            ("owed_partner", [self._others(mark) for mark in self.side.partner]),
            ("owed_before", [self._earlier(mark, "responsable") for mark in self.side.partner_before]),
            ("owed_waits", [self._others(awaited, self._ids("needed_for", ids)) for awaited, ids in _awaited(self.side.waits)]),
            ("owed_recommendations", [self._recommendation(mark) for mark in self.side.recommendations]),
        )
        return self._table(groups, "responsible")

    def _table(self, groups: Sequence[tuple[str, list[Row]]], who: str) -> tuple[Table, ...]:
        year = edition_of(self.before[0]) if self.before else ""
        rows = [
            row for key, found in groups if found for row in (group_row(self.labels.fill(key, year=year), len(WIDTHS)), *found)
        ]
        head = [self.labels[key] for key in ("id", "matter", who, "term", "status")]
        return (table(roles.ROADMAP, head, rows, WIDTHS),) if rows else ()

    # --- rows ---

    def _own(self, mark: Commitment) -> Row:
        waiting = [one.waiting.id for one in self.side.awaited if one.awaited.id == mark.id]
        about = self._ids("awaited_for", waiting)
        return self._commitment(mark, about, cell(*self.material.names(mark.partners)))

    def _others(self, mark: Commitment, about: Inlines = ()) -> Row:
        names = defined(self.material, mark.responsible, self.material.names(mark.responsible))
        return self._commitment(mark, about, cell(*names))

    def _commitment(self, mark: Commitment, about: Inlines, who: Cell) -> Row:
        material = self.material
        term = defined(material, given(mark.term or mark.end), term_words(material, mark))
        return Row(
            (
                _id(mark, sheet_identifier(mark.id)),
                two_lines(action_words(material, mark), lines((texts(mark.product or ""), about))),
                who,
                two_lines(term, last_day(material, mark)),
                self._state(mark),
            )
        )

    def _earlier(self, mark: Commitment, who: str) -> Row:
        """One of the previous edition, with what is known of it by now."""
        material = self.material
        row = next(item.row for item in self.before if item.id == mark.id)
        said = Said(material, material.memoria.previous.event.language if material.memoria.previous else "")
        late = texts(self.labels["overdue"]) if self.standings.get(mark.id) is Standing.OVERDUE else ()
        return Row(
            (
                _id(mark, mark.id),
                said.cell(row["accion"], (row["evidencia"],)),
                said.cell(row[who], ()),
                term_cell(material, row),
                two_lines(state_words(material, row), late),
            )
        )

    def _state(self, mark: Commitment) -> Cell:
        state = texts(self.labels.value("commitment_states", mark.status)) if mark.status else ()
        late = texts(self.labels["overdue"]) if self.standings.get(mark.id) is Standing.OVERDUE else ()
        return two_lines(state, late) if state else cell(*late)

    def _handover(self, mark: Handover) -> Row:
        material = self.material
        named, said = material.names(mark.territory), material.said(mark)
        when = as_term(material, mark, "term")
        return Row((_id(mark), two_lines(named or said, said if named else ()), cell(), cell(*when), cell()))

    def _indicator(self, mark: Indicator) -> Row:
        material = self.material
        goal = joined((told(material, mark.baseline), told(material, mark.target)), " → ")
        often = as_value("frequencies")(material, mark, "frequency")
        return Row((_id(mark), two_lines(material.said(mark), goal), cell(), cell(*often), cell()))

    def _question(self, mark: Question) -> Row:
        state = texts(self.labels.value("question_states", mark.state)) or texts(self.labels["unanswered"])
        asked = self.material.names(mark.who)
        return Row((_id(mark), two_lines(self.material.said(mark), asked), cell(), cell(), cell(*state)))

    def _recommendation(self, mark: Recommendation) -> Row:
        names = self.material.names(mark.who)
        about = (Text(self.labels.before("recommended_by")), *names) if names else ()
        return Row((_id(mark), two_lines(self.material.said(mark), about), cell(), cell(), cell()))

    def _ids(self, key: str, ids: Iterable[str]) -> Inlines:
        """«Lo espera C-07, C-09», each a link to its sheet."""
        linked = joined((span(roles.NOWRAP, link(sheet_identifier(id_), Text(id_))),) for id_ in ids)
        before, _, after = self.labels.fill(key, ids="\0").partition("\0")
        return (*texts(before), *linked, *texts(after)) if linked else ()


def _awaited(waits: Iterable[Dependency]) -> list[tuple[Commitment, list[str]]]:
    """The commitments that others owe, each with those that wait for it."""
    found: dict[str, tuple[Commitment, list[str]]] = {}
    for one in waits:
        found.setdefault(one.awaited.id, (one.awaited, []))[1].append(one.waiting.id)
    return list(found.values())


def _id(mark: Mark, place: str = "") -> Cell:
    return cell(span(roles.MARK_ID, link(place or row_identifier(mark.id), Text(mark.id))))
