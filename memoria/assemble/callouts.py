"""Marked lines in their place: callouts with their id, their fields, and the way to where they are collected."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from memoria.assemble.edition import is_reserved
from memoria.assemble.material import Material
from memoria.assemble.nodes import Blocks, Inlines, definitions, div, joined, link, page_of, para, span, text, texts
from memoria.document import roles
from memoria.document.tree import Attr, Block, BulletList, Div, Inline, Para, Plain, Span, Text
from memoria.model.marks import (
    Agreement,
    Answer,
    Commitment,
    Dissent,
    Handover,
    Indicator,
    KeyIdea,
    Mark,
    Practice,
    Question,
    Quote,
    Recommendation,
    Reserved,
)
from memoria.source import Located

Show = Callable[[Material, Mark, str], Inlines]
ID = re.compile(r"\b(?:\d{4}/)?[ACRDPETI]-\d{2,}\b")
COLLECTED: Mapping[type[Mark], str] = {
    Agreement: "see_results",
    Recommendation: "see_results",
    Dissent: "see_results",
    Commitment: "see_roadmap",
    Practice: "see_cross_view",
    Handover: "see_transition",
    Indicator: "see_monitoring",
}
"""The label of the chapter where each kind is collected."""


def row_identifier(id_: str) -> str:
    """Where a mark is collected: its row in a table."""
    return f"fila-{id_}"


# --- fields ------------------------------------------------------------------------------------------------------


def as_text(_: Material, mark: Mark, name: str) -> Inlines:
    """A field as it was written."""
    value = getattr(mark, name)
    return texts(value) if value else ()


def as_names(material: Material, mark: Mark, name: str) -> Inlines:
    """A list of people and organisations."""
    return material.names(getattr(mark, name))


def as_term(material: Material, mark: Mark, name: str) -> Inlines:
    """A term: a date in the language's short form, anything else as it was written."""
    value = getattr(mark, name)
    if not value:
        return ()
    day = day_in(value)
    return texts(Located(material.labels.short_day(day), getattr(value, "at", None)) if day else value)


def as_progress(_: Material, mark: Mark, name: str) -> Inlines:
    """A percentage, where only its figure was written."""
    value = getattr(mark, name)
    if not value:
        return ()
    return texts(Located(f"{value}\u00a0%", getattr(value, "at", None)) if value.strip().isdecimal() else value)


def as_ids(_: Material, mark: Mark, name: str) -> Inlines:
    """Ids, each linked to its passage."""
    value = getattr(mark, name)
    return with_links(value) if value else ()


def as_value(group: str) -> Show:
    """One of a listed set of values, in the volume's language."""

    def show(material: Material, mark: Mark, name: str) -> Inlines:
        value = getattr(mark, name)
        return texts(Located(material.labels.value(group, value), mark.marks.get(name))) if value else ()

    return show


FIELDS: Mapping[type[Mark], tuple[tuple[str, str, Show], ...]] = {
    Agreement: (("who_agree", "who", as_names), ("objective", "objective", as_text)),
    Commitment: (
        ("responsible", "responsible", as_names),
        ("partners", "partners", as_names),
        ("term", "term", as_term),
        ("starts", "start", as_term),
        ("ends", "end", as_term),
        ("indicator", "indicator", as_text),
        ("verification", "verification", as_text),
        ("baseline", "baseline", as_text),
        ("target", "target", as_text),
        ("product", "product", as_text),
        ("sdg", "sdg", as_text),
        ("objective", "objective", as_text),
        ("territory", "territory", as_names),
        ("competence", "competence", as_text),
        ("cooperation", "modality", as_text),
        ("budget", "budget", as_text),
        ("priority", "priority", as_value("priorities")),
        ("depends_on", "depends_on", as_ids),
        ("status", "status", as_value("commitment_states")),
        ("progress", "progress", as_progress),
        ("proof", "evidence", as_text),
        ("updated", "updated", as_term),
    ),
    Recommendation: (("addressed_to", "addressed_to", as_names), ("who", "who", as_names), ("objective", "objective", as_text)),
    Dissent: (("who", "who", as_names), ("position", "position", as_text)),
    Practice: (
        ("government", "who", as_names),
        ("topic", "topic", as_text),
        ("question", "question", as_text),
        ("region", "region", as_text),
        ("period", "period", as_text),
        ("result", "result", as_text),
        ("condition", "condition", as_text),
    ),
    Handover: (
        ("territory", "territory", as_names),
        ("goes_on", "goes_on", as_text),
        ("at_risk", "at_risk", as_text),
        ("keeps_file", "responsible", as_names),
        ("contacts", "contact", as_text),
        ("term", "term", as_term),
    ),
    Indicator: (
        ("objective", "objective", as_text),
        ("measures", "action", as_ids),
        ("kind", "type", as_text),
        ("baseline", "baseline", as_text),
        ("target", "target", as_text),
        ("source", "source", as_text),
        ("frequency", "frequency", as_text),
        ("responsible", "responsible", as_names),
    ),
}
"""What is printed of each kind: label, field, and how."""


def day_in(value: str) -> date | None:
    """The day that a text is («2023-12-15», «30/09/2023»); None when it is anything else."""
    value = value.strip()
    try:
        if match := re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", value):
            return date(int(match[1]), int(match[2]), int(match[3]))
        if match := re.fullmatch(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})", value):
            return date(int(match[3]), int(match[2]), int(match[1]))
    except ValueError:
        return None
    return None


def with_links(value: str) -> Inlines:
    """A text in which each id is a link to its passage."""
    done: list[Inline] = []
    last = 0
    at = getattr(value, "at", None)
    for match in ID.finditer(value):
        done.extend((Text(value[last : match.start()], at),) if match.start() > last else ())
        done.append(link(match[0], Text(match[0], at)))
        last = match.end()
    done.extend((Text(value[last:], at),) if last < len(value) else ())
    return tuple(done)


def fields_of(material: Material, mark: Mark) -> list[tuple[str, Inlines]]:
    """The fields that a mark has, with their labels, in the volume's language."""
    shown = ((label, show(material, mark, name)) for label, name, show in FIELDS.get(type(mark), ()))
    return [(material.labels[label], value) for label, value in shown if value]


# --- callouts ----------------------------------------------------------------------------------------------------


def with_id(id_: str, content: Blocks) -> Blocks:
    """The blocks of a mark, as paragraphs, the first with the mark's id before its words."""
    blocks: list[Block] = [Para(b.content, b.at) if isinstance(b, Plain) else b for b in content]
    if not id_:
        return tuple(blocks)
    label: Inlines = (span(roles.MARK_ID, Text(id_)), Text(" "))
    if blocks and isinstance(blocks[0], Para):
        blocks[0] = replace(blocks[0], content=(*label, *blocks[0].content))
    else:
        blocks.insert(0, Para(label[:1]))
    return tuple(blocks)


def page_words(material: Material, identifier: str) -> Inlines:
    """«, p. 59», that goes away as one where the place does not exist."""
    return (Span((Text(f", {material.labels['page_abbreviation']}\u00a0"), page_of(identifier)), Attr("", (roles.NOWRAP,))),)


def callout(material: Material, mark: Mark, content: Blocks) -> Div:
    """An agreement, commitment, recommendation, dissent, practice, handover or indicator."""
    shown = mark
    if isinstance(mark, Commitment):
        shown = final_commitment(material, mark)
        if action_was_changed(mark, shown) and isinstance(shown, Commitment) and shown.action:
            content = (para(text(shown.action)),)
    fields = fields_of(material, shown)
    body = [*with_id(mark.id, content)]
    if fields:
        body.append(definitions(fields))
    body.extend(_way(material, mark))
    if is_reserved(mark):
        body.append(div(roles.SMALL, para(Text(material.labels["reserved"]))))
    return Div(tuple(body), Attr(mark.id, (mark.kind,)))


def final_commitment(material: Material, mark: Commitment) -> Commitment:
    """A commitment as the editor left it."""
    return material.commitments_as_decided.get(mark.id, mark)


def action_was_changed(mark: Mark, final: Mark) -> bool:
    """True where the editor wrote other words."""
    old, new = getattr(mark, "action", None), getattr(final, "action", None)
    return bool(new) and str(new) != str(old or "")


def _way(material: Material, mark: Mark) -> Iterator[Block]:
    """«→ Hoja de ruta, p. 59»; for what the editor set aside, why."""
    key = COLLECTED.get(type(mark))
    if not key or not mark.id:
        return
    merged, excluded = material.merged, material.excluded
    target, words = row_identifier(mark.id), material.labels[key]
    if mark.id in merged:
        target, words = row_identifier(merged[mark.id]), material.labels.fill("merged_into", id=merged[mark.id])
    elif mark.id in excluded:
        words = f"{material.labels['excluded']}: {excluded[mark.id]}"
    yield div(roles.GO, para(link(target, Text(f"→ {words}"), *page_words(material, target))))


def question(material: Material, mark: Question, content: Blocks, answers: Sequence[Block]) -> Div:
    """A question with who asked it and its answers."""
    body = [*with_id(mark.id, content)]
    about = joined(
        (
            material.names(mark.who),
            texts(material.labels.value("channels", mark.channel)),
            _labelled(material, "addressed_to", material.names(mark.addressed_to)),
            texts(material.labels.value("question_states", mark.state)),
        ),
        " · ",
    )
    if about:
        body.append(div(roles.SMALL, Para(about)))
    if mark.answer:
        answers = (_answer(material, (para(text(mark.answer)),), mark.answered_by, None, ""), *answers)
    elif mark.answered_by:
        answers = (*answers, div(roles.SMALL, Para(_labelled(material, "answered_by", material.names(mark.answered_by)))))
    return Div((*body, *answers), Attr(mark.id, (roles.QUESTION,)))


def answer(material: Material, mark: Answer, content: Blocks) -> Div:
    """An answer, with who gave it, and what it answers where it says so."""
    return _answer(material, content, mark.who, mark.date, str(mark.question or ""))


def _answer(material: Material, content: Blocks, who: Sequence[str], when: str | None, to: str) -> Div:
    blocks = tuple(Para(b.content, b.at) if isinstance(b, Plain) else b for b in content)
    day = day_in(when) if when else None
    date_words = texts(Located(material.labels.day(day), getattr(when, "at", None)) if day else when) if when else ()
    about = joined((material.names(who), date_words, with_links(material.labels.fill("answers_to", id=to)) if to else ()), " · ")
    return div(roles.ANSWER, *blocks, *((div(roles.SMALL, Para(about)),) if about else ()))


def pull_quote(material: Material, mark: Quote, content: Blocks) -> Div:
    """Somebody's words, set large, and whose they are."""
    about = list(joined((material.names(mark.who),)))
    if mark.minute:
        about.extend(
            (Text(", " if about else ""), text(Located(material.labels.fill("minute", minute=mark.minute), mark.minute.at)))
        )
    blocks = tuple(Para(b.content, b.at) if isinstance(b, Plain) else b for b in content)
    return div(roles.PULL_QUOTE, *blocks, *((div(roles.ATTRIBUTION, Para(tuple(about))),) if about else ()))


def key_ideas(material: Material, ideas: Sequence[tuple[KeyIdea, Blocks]], *, titled: bool) -> Div:
    """Key ideas in a row: a list, under its title unless a heading of the text has just named them."""
    items = tuple((*content[:-1], _with_who(material, idea, content[-1])) if content else () for idea, content in ideas)
    title = (para(span(roles.LABEL, Text(material.labels["key_ideas" if len(items) > 1 else "key_idea"]))),) if titled else ()
    return div(roles.KEY_IDEAS, *title, BulletList(items))


def _with_who(material: Material, idea: KeyIdea, block: Block) -> Block:
    if not idea.who or not isinstance(block, Para | Plain):
        return block
    return Plain((*block.content, Text(" ("), *material.names(idea.who), Text(")")), block.at)


def reserved(material: Material, _mark: Reserved, content: Blocks) -> Div:
    """What only the internal edition prints."""
    return div(roles.NOTICE, para(span(roles.LABEL, Text(material.labels["reserved"]))), *content)


def _labelled(material: Material, key: str, value: Inlines) -> Inlines:
    return (Text(f"{material.labels[key]}: "), *value) if value else ()
