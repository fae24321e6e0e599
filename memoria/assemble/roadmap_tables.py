"""The roadmap chapter: commitments by axis, what has been done, what is open, what was set aside."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from memoria.assemble.callouts import action_was_changed, final_commitment, row_identifier, way_to_sheet
from memoria.assemble.charts import bars
from memoria.assemble.mark_fields import with_links
from memoria.assemble.material import Material, id_order
from memoria.assemble.nodes import (
    Blocks,
    Inlines,
    cell,
    group_row,
    joined,
    lines,
    link,
    page_of,
    table,
    texts,
    two_lines,
)
from memoria.assemble.terms import last_day, term_words
from memoria.assemble.timeline import timeline
from memoria.assemble.undecided import defined, given, is_open, is_said_open, told, told_names
from memoria.document import roles
from memoria.document.tree import Attr, Cell, Code, Div, Row, Span, Table, Text
from memoria.document.walk import walk
from memoria.model.marks import Commitment, Mark
from memoria.source import Located, Position

NO_NEWS = "sin noticias"
"""The status of a commitment of which none was told."""


@dataclass(frozen=True, slots=True)
class RoadmapView:
    """Each is empty when there is nothing of it."""

    by_axis: tuple[Table, ...]
    calendar: Blocks
    chart: tuple[Div, ...]
    """Commitments by status; by theme where nothing is known of their progress."""
    follow_up: tuple[Table, ...]
    cutoff: str
    open_matters: tuple[Table, ...]
    set_aside: tuple[Table, ...]
    count: int


def roadmap_view(material: Material) -> RoadmapView:
    """What the template of the chapter arranges."""
    roadmap = material.memoria.roadmap
    cutoff = roadmap.cutoff or (material.event.edition.date if material.event.edition else None)
    return RoadmapView(
        by_axis=_by_axis(material),
        calendar=timeline(material),
        chart=_chart(material),
        follow_up=_follow_up(material),
        cutoff=material.labels.fill("follow_up_at", day=material.labels.day(cutoff)) if cutoff else "",
        open_matters=_open_matters(material),
        set_aside=_set_aside(material),
        count=len(roadmap.commitments),
    )


def row_id(material: Material, mark: Mark) -> Cell:
    """The id of a mark in its row: the place that callouts link to, and the way back to the passage."""
    words: Inlines = (link(mark.id, Text(mark.id)),) if material.has_passage(mark) else (Text(mark.id),)
    return cell(Span(words, Attr(row_identifier(mark.id), (roles.MARK_ID,))))


def origin(material: Material, mark: Mark) -> Inlines:
    """«Panel S04, p. 13»: the session, and the page of the passage."""
    session = material.session(mark.session) or material.session(str(getattr(mark, "origin", None) or ""))
    place = mark.id if material.has_passage(mark) else (material.session_identifier(session) if session else "")
    page: Inlines = ()
    if place:
        words = f", {material.labels['page_abbreviation']}\u00a0"
        page = (Span((Text(words), page_of(place)), Attr("", (roles.NOWRAP,))),)
    if session is None:
        return (
            (Text(material.labels["added_by_editor"]),)
            if not material.has_passage(mark)
            else (Text(material.labels["other_contributions"]), *page)
        )
    name = f"{material.session_short(session)} {session.id}".strip()
    return (link(material.session_identifier(session), Text(name)), *page)


def action_words(material: Material, commitment: Commitment) -> Inlines:
    """What is to be done: the passage's own words, or the editor's where he changed them."""
    original = material.commitments_as_noted.get(commitment.id)
    changed = original is not None and action_was_changed(original, commitment)
    if commitment.content and not changed:
        return material.said(commitment)
    return texts(commitment.action or commitment.words)


def _by_axis(material: Material) -> tuple[Table, ...]:
    labels = material.labels
    commitments = material.memoria.roadmap.commitments
    if not commitments:
        return ()
    groups = list(material.by_axis(commitments))
    rows: list[Row] = []
    for title, group in groups:
        if len(groups) > 1 or material.event.axes:
            rows.append(group_row(title, 7))
        rows.extend(_row(material, commitment) for commitment in group)
    head = [
        labels[key] for key in ("id", "action", "responsible_and_partners", "term", "indicator_and_verification", "sdg", "origin")
    ]
    return (table(roles.ROADMAP, head, rows, (14, 66, 44, 30, 50, 16, 33), labels["commitments_by_axis"]),)


def _row(material: Material, commitment: Commitment) -> Row:
    sdg = [part.strip(" .") for part in (commitment.sdg or "").replace(";", ",").split(",") if part.strip(" .")]
    at = getattr(commitment.sdg, "at", None)
    goals: list[Inlines] = [(Text(part, at),) for part in sdg]
    return Row(
        (
            row_id(material, commitment),
            two_lines(action_words(material, commitment), _secondary(material, commitment)),
            two_lines(
                defined(material, commitment.responsible, material.names(commitment.responsible)),
                told_names(material, commitment.partners),
            ),
            two_lines(
                defined(material, given(commitment.term or commitment.end), term_words(material, commitment)),
                last_day(material, commitment),
            ),
            two_lines(
                defined(material, given(commitment.indicator), texts(commitment.indicator or "")),
                told(material, commitment.verification),
            ),
            cell(*lines(goals)),
            two_lines(origin(material, commitment), way_to_sheet(material, commitment.id)),
        )
    )


def _secondary(material: Material, commitment: Commitment) -> Inlines:
    """What else is worth knowing in the table: where, with what, after what."""
    depends = commitment.depends_on
    return joined(
        (
            told_names(material, commitment.territory),
            told(material, commitment.product),
            (Text(f"{material.labels['depends_on']} "), *with_links(depends)) if depends else (),
        ),
        " · ",
    )


def _chart(material: Material) -> tuple[Div, ...]:
    """Nothing where there would be a single bar."""
    labels, commitments = material.labels, material.memoria.roadmap.commitments
    if material.memoria.roadmap.follow_up:
        key, head = "commitments_by_state", ("status", "commitments")
        counted = Counter(commitment.status or NO_NEWS for commitment in commitments)
        rows = [(labels.value("commitment_states", state), count) for state, count in counted.most_common()]
    else:
        key, head = "commitments_by_axis", ("axis", "commitments")
        rows = [(title, len(group)) for title, group in material.by_axis(commitments)]
    return (bars(material, labels[key], rows, head),) if len(rows) > 1 else ()


def _follow_up(material: Material) -> tuple[Table, ...]:
    labels = material.labels
    known = {commitment.id: commitment for commitment in material.memoria.roadmap.commitments}
    rows = []
    for id_, news in sorted(material.memoria.roadmap.follow_up, key=lambda item: id_order(item[0])):
        name = (link(row_identifier(id_), Text(id_)),) if id_ in known else (Text(id_),)
        day = labels.short_day(news.date) if news.date else ""
        progress = f"{news.progress}\u00a0%" if news.progress and str(news.progress).strip().isdecimal() else news.progress or ""
        told = joined((texts(news.evidence or ""), texts(news.remarks or "")), " · ")
        action = action_words(material, known[id_]) if id_ in known else ()
        state = texts(labels.value("commitment_states", news.status))
        rows.append(Row((cell(*name), cell(*action), cell(*state), cell(*texts(progress)), cell(*told), cell(*texts(day)))))
    head = [labels[key] for key in ("id", "action", "status", "progress", "proof", "updated")]
    return (table(roles.ROADMAP, head, rows, (14, 80, 32, 20, 72, 32), labels["follow_up"]),) if rows else ()


def _open_matters(material: Material) -> tuple[Table, ...]:
    """Commitments that lack who, when or how it will be known, one row each."""
    labels = material.labels
    rows = []
    for commitment in sorted(material.memoria.roadmap.commitments, key=lambda mark: id_order(mark.id)):
        missing = [
            labels[key]
            for key, value in (
                ("responsible", "; ".join(commitment.responsible)),
                ("term", str(commitment.term or commitment.end or "")),
                ("indicator", str(commitment.indicator or "")),
            )
            if is_open(value)
        ]
        others = [labels[key] for key, name in _OTHERS if is_said_open(getattr(commitment, name))]
        if missing or others:
            what = labels.list([word.lower() for word in (*missing, *others)])
            name = link(row_identifier(commitment.id), Text(commitment.id))
            rows.append(Row((cell(name), cell(*action_words(material, commitment)), cell(Text(what)))))
    head = [labels[key] for key in ("id", "action", "what_is_open")]
    return (table(roles.ROADMAP, head, rows, (14, 150, 89), labels["open_matters"]),) if rows else ()


_OTHERS = (
    ("partners", "partners"),
    ("budget", "budget"),
    ("baseline", "baseline"),
    ("target", "target"),
    ("verification", "verification"),
)


def _set_aside(material: Material) -> tuple[Table, ...]:
    labels = material.labels
    roadmap = material.memoria.roadmap
    rows = []
    for commitment, into in roadmap.merged:
        reason = (Text(labels.fill("merged_into", id="")), link(row_identifier(into), Text(into)))
        rows.append(Row((row_id(material, commitment), cell(*action_words(material, commitment)), cell(*reason))))
    for commitment, why in roadmap.excluded:
        rows.append(Row((row_id(material, commitment), cell(*action_words(material, commitment)), cell(*texts(why)))))
    head = [labels[key] for key in ("id", "action", "reason")]
    return (table(roles.ROADMAP, head, rows, (14, 130, 109), labels["set_aside"]),) if rows else ()


def corrected_places(material: Material) -> Iterator[Position]:
    """What notes said of a commitment and the editor changed: it stands in the sources and is not printed."""
    for mark in material.marks(Commitment):
        final = final_commitment(material, mark)
        for name in mark.marks:
            old, new = getattr(mark, name, None), getattr(final, name, None)
            if old != new:
                values = old if isinstance(old, tuple) else (old,)
                yield from (item.at for item in values if isinstance(item, Located) and item.at)
        if action_was_changed(mark, final):
            yield from (node.at for node in walk(mark.content) if isinstance(node, Text | Code) and node.at)
