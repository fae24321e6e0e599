"""Terms in print: the words that were said, and beside them the day that they end on."""

from __future__ import annotations

from memoria.assemble.material import Material
from memoria.assemble.nodes import Inlines, joined, span, texts
from memoria.document import roles
from memoria.document.tree import Text
from memoria.model.marks import Commitment
from memoria.roadmap.terms import Kind
from memoria.source import Located


def said(material: Material, commitment: Commitment, name: str) -> Inlines:
    """Words of time; a day in the language's short form, however it was written."""
    words: Located | None = getattr(commitment, name)
    if not words:
        return ()
    term = material.terms.term(words, commitment)
    if term is None or term.kind is not Kind.DATE or term.end is None:
        return texts(words)
    return texts(Located(material.labels.short_day(term.end), words.at))


def term_words(material: Material, commitment: Commitment) -> Inlines:
    """The term; from and to where those were given instead."""
    span_ = joined((said(material, commitment, "start"), said(material, commitment, "end")), " – ")
    return said(material, commitment, "term") or span_


def last_day(material: Material, commitment: Commitment) -> Inlines:
    """«hasta 31 dic. 2023», where the words of the term name no day."""
    name = "term" if commitment.term else "end"
    words: Located | None = getattr(commitment, name)
    term = material.terms.term(words, commitment)
    if term is None or term.kind is Kind.DATE or term.end is None:
        return ()
    return texts(material.labels.fill("until_day", day=material.labels.short_day(term.end)))


def with_last_day(material: Material, commitment: Commitment, name: str) -> Inlines:
    """A field of a callout: the words, then the day between brackets."""
    words = said(material, commitment, name)
    ends = last_day(material, commitment) if name == ("term" if commitment.term else "end") else ()
    return (*words, Text(" "), span(roles.LABEL, Text("("), *ends, Text(")"))) if words and ends else words
