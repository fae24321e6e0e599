"""A pull quote prints somebody's words: they must stand in what that person handed in, or in the note of the session."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator

from rapidfuzz import fuzz

from memoria.diagnostics import Diagnostic, found
from memoria.document.tree import Block, Div
from memoria.document.walk import map_blocks, text_of
from memoria.model.contribution import Contribution
from memoria.model.marks import Quote
from memoria.model.memoria import Memoria
from memoria.people import Index, fold_name

OMISSION = re.compile(r"\[\s*(?:…|\.\.\.)\s*\]|\(\s*(?:…|\.\.\.)\s*\)|…|\.\.\.|\[[^\]]*\]")
"""«[…]», «…», and what an editor put in square brackets."""
NEAR = 75
SHOWN = 120


def check_quotes(memoria: Memoria) -> Iterator[Diagnostic]:
    """Quotes whose words stand in no note of their speaker (N-008), and quotes without speaker (N-009)."""
    quotes = [(note, mark) for note in memoria.contributions for mark in note.marks if isinstance(mark, Quote)]
    if not quotes:
        return
    library = _Library(memoria)
    for note, quote in quotes:
        who = library.index.names(quote.who) or library.index.names(note.front.authors)
        if not who:
            yield found("N-009", quote.at, words=_short(quote))
            continue
        texts = library.texts(who, note)
        if not any(_stands_in(quote, text) for text in texts):
            label = tuple(library.index.label(name) for name in who)
            yield found("N-008", quote.at, words=_short(quote), who=label, nearest=_nearest(quote, texts))


class _Library:
    """What each speaker handed in, as plain words, without the quotes themselves."""

    def __init__(self, memoria: Memoria) -> None:
        self.index = Index(memoria.register)
        self.by_author: dict[str, list[Contribution]] = defaultdict(list)
        self.words: dict[str, str] = {}
        self.said: dict[str, list[str]] = defaultdict(list)
        for transcript in memoria.transcripts:
            for turn in transcript.turns:
                if turn.who:
                    self.said[self.key(turn.who)].append(turn.text)
        for note in memoria.contributions:
            for name in self.index.names(note.front.authors):
                self.by_author[self.key(name)].append(note)

    def key(self, name: str) -> str:
        """One key for all the spellings of a name."""
        return fold_name(self.index.label(name))

    def texts(self, who: Iterable[str], holder: Contribution) -> list[str]:
        """The notes of the speakers, the one that the quote stands in, and what transcripts have the speakers say."""
        notes = {id(note): note for name in who for note in self.by_author[self.key(name)]}
        notes[id(holder)] = holder
        spoken = (" ".join(self.said[key]) for key in dict.fromkeys(self.key(name) for name in who) if key in self.said)
        return [*(self.text(note) for note in notes.values()), *spoken]

    def text(self, note: Contribution) -> str:
        """The words of a note, read when they are first needed."""
        if note.path not in self.words:
            self.words[note.path] = text_of(map_blocks(note.body, _without_quotes))
        return self.words[note.path]


def _without_quotes(block: Block) -> tuple[Block, ...]:
    return () if isinstance(block, Div) and block.attr.has(Quote.kind) else (block,)


def _stands_in(quote: Quote, text: str) -> bool:
    """True where the pieces of the quote stand in the text in their order; signs and case make no difference."""
    said, start = _words(text), 0
    for piece in OMISSION.split(_text(quote)):
        words = _words(piece)
        if not words.strip():
            continue
        place = said.find(words, start)
        if place < 0:
            return False
        start = place + len(words) - 1
    return True


def _words(text: str) -> str:
    """The words with one space on each side, so that no word is found inside another."""
    plain = re.sub(r"[\u0300-\u036f]", "", unicodedata.normalize("NFD", text.casefold()))
    words = re.findall(r"[^\W_]+", plain)
    return " ".join(["", *words, ""])


def _nearest(quote: Quote, texts: Iterable[str]) -> str | None:
    """The stretch that most resembles the quote, when one does."""
    words = _text(quote)
    best, shown = float(NEAR), None
    for text in texts:
        match = fuzz.partial_ratio_alignment(words.casefold(), text.casefold(), score_cutoff=best)
        if match is not None and match.score > best and len(text.casefold()) == len(text):
            best, shown = match.score, text[match.dest_start : match.dest_end].strip()
    return f"{shown[:SHOWN]}…" if shown and len(shown) > SHOWN else shown


def _text(quote: Quote) -> str:
    return quote.words or str(quote.text or "")


def _short(quote: Quote) -> str:
    words = _text(quote).strip("«»“”\"' ")
    return f"{words[:SHOWN]}…" if len(words) > SHOWN else words
