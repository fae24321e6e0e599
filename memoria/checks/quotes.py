"""A pull quote prints somebody's words: they must stand in what that person handed in or said, or in the note of the session."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from rapidfuzz import fuzz

from memoria.diagnostics import Diagnostic, found
from memoria.document.tree import Block, Div
from memoria.document.walk import map_blocks, text_of
from memoria.model.contribution import Contribution, Transcript
from memoria.model.marks import Quote
from memoria.model.memoria import Memoria
from memoria.people import Index, fold_name

OMISSION = re.compile(r"\[\s*(?:…|\.\.\.)\s*\]|\(\s*(?:…|\.\.\.)\s*\)|…|\.\.\.|\[[^\]]*\]")
"""«[…]», «(...)», «…», and what an editor put in square brackets."""
NEAR = 75
SHOWN = 120
ALIKE = 80
"""How alike two words are, of 100, that a machine or a hand may have written for one another."""
WORDS_PER_EDIT = 5
"""In so many words of a quote one may differ a little; a shorter one is looked for as it stands."""
PASSING = frozenset(
    re.findall(
        r"\w+",
        "a al de del e eh el esto la las le les lo los o pues que un una unas unos y ya and of or so the uh um well "
        "au aux des du et euh une da das do dos na os uma",
    )
)
"""Words that speech drops and doubles, in four languages; none that turns a sentence round."""


def check_quotes(memoria: Memoria) -> Iterator[Diagnostic]:
    """Quotes whose words their speaker says nowhere (N-008) or a little otherwise (E-005), and quotes without speaker (N-009)."""
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
        if any(_stands_in(quote, text.words) for text in texts):
            continue
        label = tuple(library.index.label(name) for name in who)
        code = "E-005" if any(_nearly_in(quote, text.words) for text in texts) else "N-008"
        nearest = _nearest(quote, [text for text in texts if not text.is_reserved])
        yield found(code, quote.at, words=_short(quote), who=label, **nearest)


@dataclass(frozen=True, slots=True)
class _Text:
    """What somebody handed in or said, and where it is kept. Of what is reserved no message repeats a word."""

    words: str
    path: str
    is_reserved: bool = False


class _Library:
    """What each speaker handed in or said, as plain words, without the quotes themselves."""

    def __init__(self, memoria: Memoria) -> None:
        self.index = Index(memoria.register)
        self.by_author: dict[str, list[Contribution]] = defaultdict(list)
        self.read: dict[str, _Text] = {}
        self.said: dict[str, list[_Text]] = defaultdict(list)
        for transcript in memoria.transcripts:
            self._listen(transcript)
        for note in memoria.contributions:
            for name in self.index.names(note.front.authors):
                self.by_author[self.key(name)].append(note)

    def _listen(self, transcript: Transcript) -> None:
        """All that a speaker says in one transcript, in a row: others' «sí» between two sentences cuts no quote."""
        turns: dict[str, list[str]] = defaultdict(list)
        for turn in transcript.turns:
            if turn.who:
                turns[self.key(turn.who)].append(turn.text)
        for key, texts in turns.items():
            self.said[key].append(_Text(" ".join(texts), transcript.path))

    def key(self, name: str) -> str:
        """One key for all the spellings of a name."""
        return fold_name(self.index.label(name))

    def texts(self, who: Iterable[str], holder: Contribution) -> list[_Text]:
        """The notes of the speakers, the one that the quote stands in, and what transcripts have the speakers say."""
        notes = {id(note): note for name in who for note in self.by_author[self.key(name)]}
        notes[id(holder)] = holder
        keys = dict.fromkeys(self.key(name) for name in who)
        return [*(self.text(note) for note in notes.values()), *(text for key in keys for text in self.said[key])]

    def text(self, note: Contribution) -> _Text:
        """The words of a note, read when they are first needed."""
        if note.path not in self.read:
            is_reserved = note.is_internal or any(mark.reserved or mark.access == "interno" for mark in note.marks)
            self.read[note.path] = _Text(text_of(map_blocks(note.body, _without_quotes)), note.path, is_reserved)
        return self.read[note.path]


def _without_quotes(block: Block) -> tuple[Block, ...]:
    return () if isinstance(block, Div) and block.attr.has(Quote.kind) else (block,)


# --- exactly -------------------------------------------------------------------------------------------------------------


def _pieces(quote: Quote) -> Iterator[str]:
    """The stretches of a quote between what it leaves out, as words with a space on each side."""
    yield from (words for piece in OMISSION.split(_text(quote)) if (words := _words(piece)).strip())


def _stands_in(quote: Quote, text: str) -> bool:
    """True where the pieces of the quote stand in the text in their order; signs and case make no difference."""
    said, start = _words(text), 0
    for words in _pieces(quote):
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


# --- nearly --------------------------------------------------------------------------------------------------------------


def _nearly_in(quote: Quote, text: str) -> bool:
    """True where each piece of the quote stands in the text, in their order, but for a slip of hand or machine."""
    said, start = _words(text), 0
    for words in _pieces(quote):
        match = fuzz.partial_ratio_alignment(words, said[start:], score_cutoff=NEAR)
        if match is None:
            return False
        first = said.rfind(" ", 0, start + match.dest_start + 1) + 1
        last = said.find(" ", start + match.dest_end - 1)
        window = said[first : last if last >= 0 else len(said)].split()
        if not _is_slip(words.split(), window):
            return False
        start = start + match.dest_end - 1
    return True


def _is_slip(quoted: list[str], said: list[str]) -> bool:
    """True where two runs of words differ by so little that they say the same: letters of a word, a word in passing."""
    edits = 0
    for kind, a, b, c, d in SequenceMatcher(None, quoted, said, autojunk=False).get_opcodes():
        ours, theirs = quoted[a:b], said[c:d]
        if kind == "equal":
            continue
        if kind == "replace" and len(ours) == len(theirs):
            if not all(map(_alike, ours, theirs)):
                return False
        elif not all(word in PASSING for word in (*ours, *theirs)):
            return False
        edits += max(len(ours), len(theirs))
    return edits * WORDS_PER_EDIT <= len(quoted)


def _alike(one: str, other: str) -> bool:
    """«secretaría» and «secretarías»; never «legal» and «ilegal», nor two figures."""
    return one[0] == other[0] and not any(map(str.isdigit, one + other)) and fuzz.ratio(one, other) >= ALIKE


def _nearest(quote: Quote, texts: Iterable[_Text]) -> dict[str, str]:
    """The stretch that most resembles the quote and the file that it stands in, when one does."""
    words = _text(quote)
    best, nearest = float(NEAR), dict[str, str]()
    for text in texts:
        match = fuzz.partial_ratio_alignment(words.casefold(), text.words.casefold(), score_cutoff=best)
        if match is not None and match.score > best and len(text.words.casefold()) == len(text.words):
            best, nearest = (
                match.score,
                {"nearest": _whole_words(text.words, match.dest_start, match.dest_end), "path": text.path},
            )
    return nearest


def _whole_words(text: str, start: int, end: int) -> str:
    """A stretch of a text out to the ends of its words, shortened."""
    first, last = text.rfind(" ", 0, start + 1) + 1, text.find(" ", max(end - 1, 0))
    shown = text[first : last if last >= 0 else len(text)].strip(" ,;:")
    return f"{shown[:SHOWN]}…" if len(shown) > SHOWN else shown


def _text(quote: Quote) -> str:
    return quote.words or str(quote.text or "")


def _short(quote: Quote) -> str:
    words = _text(quote).strip("«»“”\"' ")
    return f"{words[:SHOWN]}…" if len(words) > SHOWN else words
