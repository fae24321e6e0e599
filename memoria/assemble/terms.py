"""Terms in print: the words that were said, and beside them the day that they end on."""

from __future__ import annotations

from memoria.assemble.material import Material
from memoria.assemble.nodes import Inlines, joined, span, texts
from memoria.document import roles
from memoria.document.tree import Text
from memoria.model.marks import Commitment
from memoria.roadmap.term_days import shape_of
from memoria.roadmap.term_words import symbols
from memoria.roadmap.terms import ONE_DAY, Kind, Term
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


LENGTHS = {"day": "days", "week": "weeks", "month": "months", "year": "years"}
"""Units that every language of the frame counts in, and the noun of each; of ours, as Babel has no «meses» in Portuguese."""


def length(material: Material, words: str) -> str:
    """«6 meses» in the language of the frame; any other length as it was written."""
    found = symbols(words, material.memoria.event.language)
    if shape_of(found) == "NU" and found[1].value in LENGTHS and isinstance(found[0].value, int):
        return material.labels.count(LENGTHS[str(found[1].value)], found[0].value)
    return str(words)


def term_words(material: Material, commitment: Commitment) -> Inlines:
    """The term; from and to where those were given instead."""
    span_ = joined((said(material, commitment, "start"), said(material, commitment, "end")), " – ")
    return said(material, commitment, "term") or span_


def last_day(material: Material, commitment: Commitment) -> Inlines:
    """«hasta 31 dic. 2023», where the words of the term name neither a day nor a month."""
    name = "term" if commitment.term else "end"
    words: Located | None = getattr(commitment, name)
    term = material.terms.term(words, commitment)
    if term is None or term.kind is Kind.DATE or term.end is None or _is_month(term):
        return ()
    return texts(material.labels.fill("until_day", day=material.labels.short_day(term.end)))


def _is_month(term: Term) -> bool:
    """True for «mayo de 2024»: whoever reads it knows when it ends."""
    if term.start is None or term.end is None or term.start.day != 1:
        return False
    return (term.start.year, term.start.month) == (term.end.year, term.end.month) and (term.end + ONE_DAY).day == 1


def with_last_day(material: Material, commitment: Commitment, name: str) -> Inlines:
    """A field of a callout: the words, then the day between brackets."""
    words = said(material, commitment, name)
    ends = last_day(material, commitment) if name == ("term" if commitment.term else "end") else ()
    return (*words, Text(" "), span(roles.LABEL, span(roles.NOWRAP, Text("("), *ends, Text(")")))) if words and ends else words
