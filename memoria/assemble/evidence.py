"""Annexes of proof: questions and answers, objectives against evidence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from memoria.assemble.callouts import row_identifier
from memoria.assemble.charts import bars, title_of
from memoria.assemble.deliverables import in_volume
from memoria.assemble.material import Material, id_order
from memoria.assemble.nodes import (
    Blocks,
    Inlines,
    cell,
    div,
    joined,
    link,
    para,
    span,
    table,
    text,
    texts,
    two_lines,
)
from memoria.assemble.objectives import named_objectives, objectives_of
from memoria.assemble.roadmap_tables import origin, row_id
from memoria.assemble.undecided import is_open
from memoria.document import roles
from memoria.document.tree import Row, Text
from memoria.model.contribution import Contribution
from memoria.model.marks import Agreement, Answer, Commitment, Indicator, Mark, Question
from memoria.roadmap.rows import codes

Tied = Agreement | Commitment | Indicator
"""Marks that name the objective that they answer."""


# --- questions ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Answered:
    """A question with the answers found for it."""

    question: Question
    answers: tuple[Answer, ...]


def answered(note: Contribution, everywhere: dict[str, Answered]) -> list[Answered]:
    """The questions of a note with their answers: each answer to the question it names, or the nearest before it."""
    found: list[tuple[Question, list[Answer]]] = []
    for mark in note.marks:
        if isinstance(mark, Question) and (mark.words or mark.content):
            found.append((mark, []))
        elif isinstance(mark, Answer) and found and not mark.question:
            found[-1][1].append(mark)
        elif isinstance(mark, Answer) and mark.question:
            wanted = str(mark.question).strip().upper()
            own = next((answers for question, answers in found if question.id == wanted), None)
            if own is not None:
                own.append(mark)
            elif wanted in everywhere:
                other = everywhere[wanted]
                everywhere[wanted] = Answered(other.question, (*other.answers, mark))
    return [Answered(question, tuple(answers)) for question, answers in found]


def register(material: Material) -> list[Answered]:
    """Every question of the event in the order of ids, with its answers, wherever they were given."""
    everywhere: dict[str, Answered] = {}
    for note in material.ordered_notes:
        for item in answered(note, everywhere):
            everywhere[item.question.id or f"#{len(everywhere)}"] = item
    return [everywhere[key] for key in sorted(everywhere, key=id_order)]


def state_of(material: Material, item: Answered) -> str:
    """What became of a question: as it was written, or as its answers tell."""
    if item.question.state:
        return material.labels.value("question_states", item.question.state)
    return material.labels["answered" if item.question.answer or item.answers else "unanswered"]


def questions(material: Material) -> Blocks:
    """The register of questions: who asked, where, in what state, and what was answered; before it, a chart of the states."""
    labels, items = material.labels, register(material)
    if not items:
        return ()
    rows = [_question(material, item) for item in items]
    head = [labels[key] for key in ("id", "question", "status", "answer", "origin")]
    made = table(roles.MATRIX, head, rows, (9, 31, 14, 30, 16), labels["questions_caption"])
    states = Counter(state_of(material, item) for item in items).most_common()
    if len(states) < 2:
        return (made,)
    title = labels["questions_by_state"]
    return (title_of(title), bars(material, title, states, ("status", "questions")), title_of(labels["register"]), made)


def _question(material: Material, item: Answered) -> Row:
    labels, mark = material.labels, item.question
    who = joined((material.names(mark.who), texts(labels.value("channels", mark.channel))), " · ")
    given: list[Inlines] = [(text(mark.answer),)] if mark.answer else []
    given += [material.said(answer) for answer in item.answers]
    names = [*mark.answered_by, *(name for answer in item.answers for name in answer.who)]
    return Row(
        (
            row_id(material, mark) if mark.id else cell(),
            two_lines(material.said(mark), who),
            cell(Text(state_of(material, item))),
            two_lines(joined(given, " / "), material.names(tuple(dict.fromkeys(names)))),
            cell(*(origin(material, mark) if mark.id else ())),
        )
    )


# --- objectives against evidence ---------------------------------------------------------------------------------


def evidence(material: Material) -> Blocks:
    """Each objective with the sessions, agreements, commitments, indicators and products that answer it; then what names none."""
    labels = material.labels
    rows = [_objective(material, name, words) for name, words in named_objectives(material)]
    keys = ("objective_short", "objective", "sessions", "agreements", "commitments", "indicators", "product")
    made = table(roles.MATRIX, [labels[key] for key in keys], rows, (11, 104, 30, 30, 34, 22, 36), labels["evidence"])
    return (made, *_without_objective(material)) if rows else ()


def _objective(material: Material, name: str, words: str) -> Row:
    """«—» where nothing of a kind answers; where nothing at all does, that is said."""
    found = (
        _sessions(material, name),
        *(_ids([mark for mark in marks if name in objectives_of(mark.objective)]) for marks in _tied(material)),
        _products(material, name),
    )
    said = () if any(found) else texts(material.labels["no_evidence"])
    return Row((cell(span(roles.MARK_ID, link(name, Text(name)))), two_lines(texts(words), said), *(cell(*one) for one in found)))


def _tied(material: Material) -> tuple[Sequence[Tied], ...]:
    """What may answer an objective: agreements, commitments, indicators."""
    return tuple(material.marks(Agreement)), material.memoria.roadmap.commitments, tuple(material.marks(Indicator))


def _without_objective(material: Material) -> Blocks:
    """«Acuerdos: A-02, A-05. Compromisos: C-06.»"""
    labels = material.labels
    told: list[Inlines] = []
    for key, marks in zip(("agreements", "commitments", "indicators"), _tied(material), strict=True):
        ids = _ids([mark for mark in marks if mark.id and not objectives_of(mark.objective)])
        told += [(Text(labels.before(key)), *ids, Text("."))] if ids else []
    title = span(roles.LABEL, Text(f"{labels['without_objective']}. "))
    lines_ = [para(title, *joined(told, " "))] if told else []
    if unmeasured := _ids(_without_indicator(material)):
        lines_.append(para(span(roles.LABEL, Text(f"{labels['without_indicator']}. ")), *unmeasured, Text(".")))
    return (div(roles.SMALL, *lines_),) if lines_ else ()


def _without_indicator(material: Material) -> Sequence[Commitment]:
    """Commitments that say no indicator and that no indicator of monitoring measures: nobody will know whether they were met."""
    measured = {id_ for mark in material.marks(Indicator) for id_ in codes(mark.action) or ()}
    marks = material.memoria.roadmap.commitments
    return [mark for mark in marks if mark.id not in measured and is_open(str(mark.indicator or ""))]


def _ids(marks: Sequence[Tied]) -> Inlines:
    ids = sorted((mark.id for mark in marks if mark.id), key=id_order)
    return joined([(span(roles.NOWRAP, link(row_identifier(id_), Text(id_))),) for id_ in ids])


def _sessions(material: Material, name: str) -> Inlines:
    """Sessions in which something was marked as answering the objective."""
    found: dict[str, None] = {}
    marks: list[Mark] = [mark for note in material.ordered_notes for mark in note.marks]
    for mark in (*marks, *material.memoria.roadmap.commitments):
        if mark.session and name in objectives_of(getattr(mark, "objective", None)):
            found[mark.session] = None
    order = [str(session.id) for session in material.event.sessions]
    return joined([material.session_link(id_) for id_ in order if id_ in found])


def _products(material: Material, name: str) -> Inlines:
    """What the event owed for the objective, with the way to it where this volume holds it."""
    done: list[Inlines] = []
    for product in material.event.products:
        if name in objectives_of(product.objective):
            words = in_volume(material, product) or texts(product.kind or product.id or "")
            done.append(words)
    return joined(done, material.labels.semicolon)
