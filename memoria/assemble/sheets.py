"""The sheet (ficha) of each commitment: every field that it has, where it was said, what it waits for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from memoria.assemble.callouts import page_words, row_identifier, sheet_identifier
from memoria.assemble.mark_fields import as_modalities, as_progress, as_term, label_of
from memoria.assemble.material import Material, id_order
from memoria.assemble.nodes import (
    Blocks,
    Inlines,
    definitions,
    div,
    joined,
    lines,
    link,
    shortened,
    slug,
    span,
    texts,
)
from memoria.assemble.objectives import objective_words
from memoria.assemble.roadmap_tables import action_words
from memoria.assemble.terms import term_words
from memoria.assemble.undecided import defined, given, told
from memoria.document import roles
from memoria.document.tree import Attr, Block, Heading, Text
from memoria.document.walk import text_of
from memoria.labels import Labels
from memoria.model.marks import Commitment, Indicator
from memoria.roadmap import sdg
from memoria.roadmap.ids import ids_in
from memoria.roadmap.institutions import Party
from memoria.roadmap.rows import codes
from memoria.roadmap.territories import territory
from memoria.source import Located, position_of
from memoria.vocabulary import place_in

TITLE = 180
"""Characters of a commitment in the heading of its sheet."""


@dataclass(frozen=True, slots=True)
class SheetGroup:
    """The sheets of one theme, each under its heading of level 3."""

    id: Markup
    title: str
    sheets: Blocks


def sheets(material: Material, chosen: Sequence[Commitment] | None = None) -> tuple[SheetGroup, ...]:
    """The sheets of the roadmap, or of some of its commitments, by theme."""
    marks = material.memoria.roadmap.commitments if chosen is None else chosen
    maker = _Sheets(material)
    themed = bool(material.event.axes)
    return tuple(
        SheetGroup(
            Markup(f"fichas-{slug(title).lower()}"),
            title if themed else material.labels["commitments"],
            tuple(block for mark in group for block in maker.sheet(mark)),
        )
        for title, group in material.by_axis(marks)
    )


def institution_identifier(party: Party) -> str:
    """Where an institution's dealings are told."""
    return f"institucion-{party.key}"


class _Sheets:
    """Makes sheets; knows which commitments wait for which, and which indicators measure them."""

    def __init__(self, material: Material) -> None:
        self.material = material
        self.labels: Labels = material.labels
        self.known = {mark.id for mark in material.memoria.roadmap.commitments}
        self.waiting: dict[str, list[str]] = {}
        for mark in material.memoria.roadmap.commitments:
            for id_ in ids_in(mark.depends_on):
                self.waiting.setdefault(id_, []).append(mark.id)
        self.measured: dict[str, list[str]] = {}
        for indicator in material.marks(Indicator):
            for id_ in ids_in(indicator.action):
                self.measured.setdefault(id_, []).append(indicator.id)
        self.news = dict(material.memoria.roadmap.follow_up)

    def sheet(self, mark: Commitment) -> tuple[Block, ...]:
        """Heading and fields; no label without a value."""
        filled = ((label, value) for label, value in self._fields(mark) if value)
        fields = [(label_of(self.material, label, getattr(mark, label, "")), value) for label, value in filled]
        return (self._heading(mark), div(roles.SHEET, definitions(fields)))

    def _heading(self, mark: Commitment) -> Heading:
        said = action_words(self.material, mark)
        whole = str(mark.action or mark.words)
        title = said if len(whole) <= TITLE else (Text(shortened(whole, TITLE)),)
        place = Attr(sheet_identifier(mark.id))
        id_ = span(roles.MARK_ID, link(row_identifier(mark.id), Text(mark.id)))
        return Heading(3, (span(roles.NOWRAP, id_), Text(" "), *title), place)

    def _fields(self, mark: Commitment) -> Iterator[tuple[str, Inlines]]:
        material = self.material
        whole = str(mark.action or mark.words)
        yield "action", action_words(material, mark) if len(whole) > TITLE else ()
        yield "responsible", defined(material, mark.responsible, self._parties(mark.responsible))
        yield "partners", defined(material, mark.partners, self._parties(mark.partners)) if mark.partners else ()
        yield "term", defined(material, given(mark.term or mark.end), self._term(mark))
        yield "priority", self._listed(mark, "priority", "priorities")
        yield "product", told(material, mark.product)
        yield "indicator", defined(material, given(mark.indicator), texts(mark.indicator or ""))
        for name in ("baseline", "target", "verification"):
            yield name, told(material, getattr(mark, name))
        yield "objective", objective_words(material, mark.objective)
        axis = material.axis_of(mark)
        yield "axis", texts(str(axis.title or "")) if axis else texts(mark.axis or "")
        yield "territory", joined(self._territory(name) for name in material.index.names(mark.territory))
        yield "competence", told(material, mark.competence)
        yield "sdg", self._goals(mark)
        yield "cooperation", as_modalities(material, mark, "modality")
        yield "budget", told(material, mark.budget)
        yield "depends_on", self._ids(ids_in(mark.depends_on), mark.depends_on)
        yield "required_by", self._ids(self.waiting.get(mark.id, ()))
        yield "measured_by", self._indicators(mark)
        yield "status", self._listed(mark, "status", "commitment_states")
        yield "progress", as_progress(material, mark, "progress")
        yield "proof", told(material, mark.evidence)
        yield "updated", as_term(material, mark, "updated")
        news = self.news.get(mark.id)
        yield "remarks", texts(news.remarks or "") if news else ()
        yield "origin", self._origin(mark)
        yield "note_file", self._file(mark)

    def _parties(self, names: Sequence[Located]) -> Inlines:
        """Institutions by their full names, each leading to what it owes and is owed."""
        return joined((self._party(name) for name in self.material.index.names(names)), self.labels.semicolon)

    def _party(self, name: Located) -> Inlines:
        entry, party = self.material.index.find(name), self.material.parties.of(name)
        full = str(getattr(entry, "name", "") or "") if party and party.label == self.material.index.label(name) else ""
        words = texts(Located(party.name if party and full else self.material.index.label(name), name.at))
        return (link(institution_identifier(party), *words),) if party else words

    def _term(self, mark: Commitment) -> Inlines:
        """«segundo semestre de 2023 (1 jul. 2023 – 31 dic. 2023)»."""
        words, labels = term_words(self.material, mark), self.labels
        interval = self.material.terms.interval(mark)
        days = [labels.short_day(day) for day in (interval.start, interval.end) if day]
        if not words or not days or (mark.start and mark.end and not mark.term):
            return words
        if interval.start == interval.end or interval.start is None:
            beside = "" if text_of(words) == days[-1] else labels.fill("until_day", day=days[-1])
        elif interval.end is None:
            beside = labels.fill("from_day", day=days[0])
        else:
            beside = " – ".join(days)
        return (*words, Text(" "), span(roles.LABEL, Text(f"({beside})"))) if beside else words

    def _listed(self, mark: Commitment, name: str, group: str) -> Inlines:
        value = getattr(mark, name)
        return texts(Located(self.labels.value(group, value), mark.marks.get(name))) if value else ()

    def _territory(self, name: Located) -> Inlines:
        """«Loja (EC-L)», where it is a province."""
        found = territory(name)
        words = self.material.name(name)
        return (*words, Text(" "), span(roles.LABEL, Text(f"({found.code})"))) if found else words

    def _goals(self, mark: Commitment) -> Inlines:
        """«17.9 Creación de capacidades», one below the other."""
        at = position_of(mark.sdg or "")
        told = []
        for code in codes(mark.sdg) or ():
            name = sdg.name(sdg.normal_code(code), self.labels.language)
            told.append((Text(code.strip(" ."), at), *((Text(" "), span(roles.LABEL, Text(name))) if name else ())))
        return lines(told)

    def _ids(self, ids: Sequence[str], written: Located | None = None) -> Inlines:
        """Ids, each leading to its sheet."""
        at = written.at if written else None
        linked = (link(sheet_identifier(id_), Text(id_, at)) if id_ in self.known else Text(id_, at) for id_ in ids)
        return joined((span(roles.NOWRAP, one),) for one in linked)

    def _indicators(self, mark: Commitment) -> Inlines:
        ids = sorted(self.measured.get(mark.id, ()), key=id_order)
        return joined((span(roles.NOWRAP, link(row_identifier(id_), Text(id_))),) for id_ in ids)

    def _origin(self, mark: Commitment) -> Inlines:
        """The session, and the page of the passage."""
        material, labels = self.material, self.labels
        session = material.session(mark.session) or material.session(str(mark.origin or ""))
        named = material.session_named(session)
        between: Inlines = (Text(" · "),) if named else ()
        if not material.has_passage(mark):
            return (*named, *between, *texts(labels["added_by_editor"]))
        return (*named, span(roles.GO, *between, link(mark.id, Text(labels["passage"])), *page_words(material, mark.id)))

    def _file(self, mark: Commitment) -> Inlines:
        if not self.material.has_passage(mark):
            return ()
        at = mark.at
        line = self.labels.fill("at_line", line=at.line) if at and at.line else ""
        where = place_in(at.place, self.labels.language) if at and at.place else line
        return joined((texts(mark.note), texts(where)))
