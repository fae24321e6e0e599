"""Marked lines in their place: callouts with their id, their fields, and the way to where they are collected."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from memoria.assemble.edition import is_reserved
from memoria.assemble.mark_fields import day_in, fields_of, with_links
from memoria.assemble.material import Material
from memoria.assemble.nodes import Blocks, Inlines, definitions, div, joined, link, page_of, para, span, text, texts, unstopped
from memoria.assemble.recordings import minute
from memoria.document import roles
from memoria.document.tree import Attr, Block, BulletList, Div, Para, Plain, Span, Text
from memoria.document.walk import text_of
from memoria.labels import is_quoted
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
from memoria.people import Entry
from memoria.source import Located

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
GAP = "\u2003"
"""Between two ways that lead from a callout."""


def row_identifier(id_: str) -> str:
    """Where a mark is collected: its row in a table."""
    return f"fila-{id_}"


def sheet_identifier(id_: str) -> str:
    """Where all that is known of a commitment, or of a practice, is told."""
    return f"ficha-{id_}"


def way_to_sheet(material: Material, id_: str, before: str = "") -> Inlines:
    """«Ficha, p. 96»; nothing where the volume has no sheets."""
    place = sheet_identifier(id_)
    return (span(roles.GO, link(place, Text(f"{before}{material.labels['sheet']}"), *page_words(material, place))),)


# --- callouts ----------------------------------------------------------------------------------------------------


def with_id(id_: str, content: Blocks, *, to_row: bool = False) -> Blocks:
    """The blocks of a mark, as paragraphs, the first with the mark's id before its words; ``to_row``: a link to its row."""
    blocks: list[Block] = [Para(b.content, b.at) if isinstance(b, Plain) else b for b in content]
    if not id_:
        return tuple(blocks)
    name = link(row_identifier(id_), Text(id_)) if to_row else Text(id_)
    label: Inlines = (span(roles.MARK_ID, name), Text(" "))
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
        words = f"{material.labels['excluded']}: {unstopped(excluded[mark.id])}"
    sheet = isinstance(mark, Commitment | Practice) and mark.id not in merged and mark.id not in excluded
    row = span(roles.GO, link(target, Text(f"→ {words}"), *page_words(material, target)))
    more = (Text(GAP), *way_to_sheet(material, mark.id, "→ ")) if sheet else ()
    yield div(roles.GO, para(row, *more))


def question(material: Material, mark: Question, content: Blocks, answers: Sequence[Block]) -> Div:
    """A question with who asked it and its answers."""
    body = [*with_id(mark.id, content, to_row=True)]
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
        words = text(Located(material.labels.fill("minute", minute=mark.minute), mark.minute.at))
        about.extend((Text(", " if about else ""), minute(words, mark.minute, material.recording_of(mark.session))))
    return div(
        roles.PULL_QUOTE, *_in_quotes(material, mark, content), *((div(roles.ATTRIBUTION, Para(tuple(about))),) if about else ())
    )


def _in_quotes(material: Material, mark: Quote, content: Blocks) -> Blocks:
    """The words between the quotation marks of their language, unless their author typed some."""
    paragraphs = [Para(block.content, block.at) for block in content if isinstance(block, Para | Plain)]
    if not paragraphs or len(paragraphs) < len(content) or is_quoted(text_of(paragraphs, notes=False)):
        return content
    opening, closing = material.labels_of(mark).quotation_marks
    paragraphs[0] = replace(paragraphs[0], content=(Text(opening), *paragraphs[0].content))
    paragraphs[-1] = replace(paragraphs[-1], content=(*paragraphs[-1].content, Text(closing)))
    return tuple(paragraphs)


def key_ideas(material: Material, ideas: Sequence[tuple[KeyIdea, Blocks]], speakers: Sequence[str], *, titled: bool) -> Div:
    """Key ideas in a row: a list, under its title unless a heading of the text has just named them.

    An idea of the only author of the text has no name after it: the name stands above the text.
    """
    alone = material.index.find(speakers[0]) if len(speakers) == 1 else None
    items = tuple((*content[:-1], _with_who(material, idea, content[-1], alone)) if content else () for idea, content in ideas)
    title = (para(span(roles.LABEL, Text(material.labels["key_ideas" if len(items) > 1 else "key_idea"]))),) if titled else ()
    return div(roles.KEY_IDEAS, *title, BulletList(items))


def _with_who(material: Material, idea: KeyIdea, block: Block, alone: Entry | None) -> Block:
    if not idea.who or not isinstance(block, Para | Plain):
        return block
    if alone is not None and all(material.index.find(name) is alone for name in idea.who):
        material.told.update(name.at for name in idea.who if name.at)
        return block
    return Plain((*block.content, Text(" ("), *material.names(idea.who), Text(")")), block.at)


def reserved(material: Material, _mark: Reserved, content: Blocks) -> Div:
    """What only the internal edition prints."""
    return div(roles.NOTICE, para(span(roles.LABEL, Text(material.labels["reserved"]))), *content)


def _labelled(material: Material, key: str, value: Inlines) -> Inlines:
    return (Text(material.labels.before(key)), *value) if value else ()
