"""The dossiers of transition: for each territory who goes, who comes, what is handed over and what is still to be done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from memoria.assemble.callouts import page_words, row_identifier, sheet_identifier
from memoria.assemble.mark_fields import as_term
from memoria.assemble.material import Material
from memoria.assemble.nodes import (
    Blocks,
    Inlines,
    cell,
    definitions,
    div,
    joined,
    lines,
    link,
    para,
    span,
    table,
    text,
    texts,
    two_lines,
)
from memoria.assemble.results import handovers
from memoria.assemble.roadmap_tables import action_words
from memoria.assemble.terms import last_day, term_words
from memoria.assemble.undecided import defined, given
from memoria.document import roles
from memoria.document.tree import Attr, Block, BulletList, Cell, DefinitionList, Heading, Plain, Row, Table, Text
from memoria.model.marks import Commitment, Handover
from memoria.model.people import Organisation, Person
from memoria.people import Entry, label_of
from memoria.published import published
from memoria.roadmap.dossiers import Dossier, Place, of_no_territory
from memoria.roadmap.outlook import Standing

REACHED_BY = ("email", "telephone", "address", "website")
STALLED = "suspendido"


@dataclass(frozen=True, slots=True)
class DossierView:
    """One territory. Each part is empty where there is nothing of it; ``silent`` says so where there is nothing at all."""

    id: Markup
    title: str
    summary: Blocks
    at_risk: Blocks
    authorities: tuple[Table, ...]
    handovers: Blocks
    commitments: tuple[Table, ...]
    contacts: tuple[DefinitionList, ...]
    silent: Blocks


@dataclass(frozen=True, slots=True)
class TransitionView:
    """Every territory: the overview, the dossiers of those that have something to say, the others in one list."""

    overview: tuple[Table, ...]
    told: tuple[DossierView, ...]
    silent: Blocks
    elsewhere: tuple[Table, ...]
    """Handovers of which nothing says whose they are."""


def transition_view(material: Material) -> TransitionView:
    """The volume of dossiers."""
    every = material.dossiers
    told = [one for one in every if _Maker(material, one).has_matter]
    silent = [one for one in every if one not in told]
    return TransitionView(
        overview=_overview(material, told),
        told=tuple(_Maker(material, one).view() for one in told),
        silent=_silent(silent),
        elsewhere=handovers(material, of_no_territory(material.memoria)),
    )


def one_dossier(material: Material) -> DossierView | None:
    """The dossier of the territory that was asked for, if one was."""
    return _Maker(material, material.dossier).view() if material.dossier else None


def title_of_place(place: Place) -> str:
    """«Azuay (EC-A)»."""
    return f"{place.name} ({place.code})" if place.code else place.name


def identifier_of(place: Place) -> str:
    """Where the dossier of a territory begins."""
    return f"territorio-{place.key}"


class _Maker:
    """Makes the parts of one dossier, of what this edition may say of its people."""

    def __init__(self, material: Material, dossier: Dossier) -> None:
        self.material = material
        self.labels = material.labels
        self.dossier = dossier
        self.people = [one for one in dossier.authorities if self._may_say(one)]
        self.standings = {item.id: item.standing for item in material.outlook.items}

    @property
    def has_matter(self) -> bool:
        return bool(self.people or self.dossier.handovers or self.dossier.commitments)

    def _may_say(self, person: Person) -> bool:
        """Public editions print the standing of those alone who let it be published."""
        return self.material.options.internal or {"name", "standing"} <= published(person)

    def view(self) -> DossierView:
        place = self.dossier.place
        silent = () if self.has_matter else (para(Text(self.labels.fill("no_dossier", territory=place.name))),)
        return DossierView(
            id=Markup(identifier_of(place)),
            title=title_of_place(place),
            summary=self.summary(),
            at_risk=self.at_risk(),
            authorities=self.authorities(),
            handovers=tuple(block for mark in self.dossier.handovers for block in self.handover(mark)),
            commitments=self.commitments(),
            contacts=self.contacts(),
            silent=silent,
        )

    def summary(self) -> Blocks:
        """«1 autoridad saliente y 1 entrante · 2 asuntos que se entregan · 3 compromisos vigentes»."""
        told = [
            self.labels.count(word, len(found))
            for word, found in (
                ("authorities", self.people),
                ("handed_over", self.dossier.handovers),
                ("in_force", self.dossier.commitments),
            )
            if found
        ]
        words = " · ".join(told)
        return (div(roles.BYLINE, div(roles.SMALL, para(Text(words)))),) if words else ()

    def at_risk(self) -> Blocks:
        """What each handover says is at risk, and the commitments that are late or have stopped."""
        items: list[Inlines] = []
        for mark in self.dossier.handovers:
            if mark.at_risk:
                place = (Text(" ("), link(self._place_of(mark), Text(mark.id)), Text(")")) if mark.id else ()
                items.append((*self.material.in_language(mark, texts(mark.at_risk)), *place))
        for commitment in self.dossier.commitments:
            state = self._state_words(commitment)
            if self._is_late(commitment) or commitment.status == STALLED:
                place = (Text(" ("), link(sheet_identifier(commitment.id), Text(commitment.id)), Text(f", {state.lower()})"))
                items.append((*action_words(self.material, commitment), *place))
        return (BulletList(tuple((Plain(item),) for item in items)),) if items else ()

    @staticmethod
    def _place_of(mark: Handover) -> str:
        return row_identifier(mark.id)

    def _is_late(self, mark: Commitment) -> bool:
        return self.standings.get(mark.id) is Standing.OVERDUE

    def _state_words(self, mark: Commitment) -> str:
        state = self.labels.value("commitment_states", mark.status) if mark.status else ""
        late = self.labels["overdue"] if self._is_late(mark) else ""
        return ", ".join(part for part in (state, late) if part)

    def authorities(self) -> tuple[Table, ...]:
        rows = [
            Row(
                (
                    cell(Text(_capital(self.labels.value("standings", person.standing)))),
                    cell(*texts(" ".join(part for part in (str(person.title or ""), person.full_name) if part))),
                    two_lines(texts(person.office or ""), self._institution(person)),
                )
            )
            for person in self.people
        ]
        head = [self.labels[key] for key in ("standing", "name", "office")]
        return (table("plain", head, rows, (22, 39, 39)),) if rows else ()

    def _institution(self, person: Person) -> Inlines:
        return self.material.name(person.organisation) if person.organisation else ()

    def handover(self, mark: Handover) -> tuple[Block, ...]:
        """What is handed over, as a sheet: what goes on, what is at risk, who holds the file, until when."""
        material = self.material
        id_ = (span(roles.MARK_ID, Text(mark.id)), Text(" ")) if mark.id else ()
        place = Attr(self._place_of(mark), (roles.UNNUMBERED,)) if mark.id else Attr("", (roles.UNNUMBERED,))
        fields: list[tuple[str, Inlines]] = [
            ("goes_on", material.in_language(mark, texts(mark.goes_on or ""))),
            ("at_risk", material.in_language(mark, texts(mark.at_risk or ""))),
            (
                "keeps_file",
                defined(material, mark.responsible, material.names(mark.responsible)),
            ),
            ("term", as_term(material, mark, "term")),
            ("contacts", texts(mark.contact or "")),
            ("origin", self._origin(mark)),
        ]
        sheet = definitions((self.labels[key], value) for key, value in fields if value)
        return (Heading(3, (*id_, *material.said(mark)), place), div(roles.SHEET, sheet))

    def _origin(self, mark: Handover) -> Inlines:
        """The session in words: the volume of dossiers holds none, so that nothing but its name leads there."""
        session = self.material.session(mark.session)
        if session is None:
            return ()
        passage: Inlines = (span(roles.GO, link(mark.id, Text(self.labels["passage"])), *page_words(self.material, mark.id)),)
        return joined((self.material.session_named(session), passage if mark.id else ()), " ")

    def commitments(self) -> tuple[Table, ...]:
        rows = [self._commitment(mark) for mark in self.dossier.commitments]
        head = [self.labels[key] for key in ("id", "action", "responsible", "term", "status")]
        return (table(roles.ROADMAP, head, rows, (11, 42, 21, 15, 13)),) if rows else ()

    def _commitment(self, mark: Commitment) -> Row:
        material = self.material
        term = defined(material, given(mark.term or mark.end), term_words(material, mark))
        return Row(
            (
                cell(span(roles.MARK_ID, link(sheet_identifier(mark.id), Text(mark.id)))),
                two_lines(action_words(material, mark), texts(mark.competence or "")),
                cell(*defined(material, mark.responsible, material.names(mark.responsible))),
                two_lines(term, last_day(material, mark)),
                self._state(mark),
            )
        )

    def _state(self, mark: Commitment) -> Cell:
        state = texts(self.labels.value("commitment_states", mark.status)) if mark.status else ()
        late = texts(self.labels["overdue"]) if self._is_late(mark) else ()
        return two_lines(state, late) if state else cell(*late)

    def contacts(self) -> tuple[DefinitionList, ...]:
        """How to reach its people and institutions, by what each lets be published and by nothing else."""
        entries: Sequence[Entry] = (*self.dossier.institutions, *self.people)
        found = [(self._called(entry), ways) for entry in entries if (ways := self._ways(entry))]
        return (definitions(found),) if found else ()

    @staticmethod
    def _called(entry: Entry) -> str:
        return str(entry.name or entry.label) if isinstance(entry, Organisation) else label_of(entry)

    @staticmethod
    def _ways(entry: Entry) -> Inlines:
        allowed = published(entry)
        return lines((text(value),) for name in REACHED_BY if name in allowed and (value := getattr(entry, name, None)))


def _overview(material: Material, told: Sequence[Dossier]) -> tuple[Table, ...]:
    """A row for each territory: who goes, who comes or stays, how much is handed over and is still to be done."""
    labels = material.labels
    rows = [_overview_row(material, one) for one in told]
    head = [labels[key] for key in ("territory", "outgoing", "incoming", "handed_over", "in_force")]
    return (table("plain", head, rows, (24, 26, 26, 12, 12), labels["transition_overview"]),) if rows else ()


def _overview_row(material: Material, dossier: Dossier) -> Row:
    people = _Maker(material, dossier).people
    outgoing = [person for person in people if person.standing == "saliente"]
    staying = [person for person in people if person.standing != "saliente"]
    title = link(identifier_of(dossier.place), Text(title_of_place(dossier.place)))
    counted = (len(dossier.handovers), len(dossier.commitments))
    return Row(
        (
            cell(title),
            cell(*lines(texts(person.full_name) for person in outgoing)),
            cell(*lines(_with_standing(material, person) for person in staying)),
            *(cell(*texts(str(number) if number else "")) for number in counted),
        )
    )


def _with_standing(material: Material, person: Person) -> Inlines:
    words = material.labels.value("standings", person.standing)
    return (*texts(person.full_name), Text(" "), span(roles.LABEL, Text(f"({words})")))


def _silent(silent: Sequence[Dossier]) -> Blocks:
    """The territories of which nothing came, named."""
    names = [title_of_place(one.place) for one in silent]
    return (BulletList(tuple((Plain((Text(name),)),) for name in names)),) if names else ()


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def unknown_territories(material: Material) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The territory that was asked for and that the event has not, with those that it has."""
    wanted = material.options.territory
    if wanted is not None and material.dossier is None:
        yield wanted, tuple(title_of_place(one.place) for one in material.dossiers)
