"""Captions with times: WebVTT of Zoom (label before a colon) and of Teams (voice tags), SubRip, SubViewer.

WebVTT: W3C Candidate Recommendation, sections 3 and 4; the voice span is section 4.2.2.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

from memoria.intake import headings
from memoria.intake.raw import Dropped, Kind, Rule, Talk, Turn
from memoria.intake.speakers import Known, is_unknown, labels_among, split_label
from memoria.intake.times import seconds

_TIMES = re.compile(r"^\s*((?:\d{1,3}:)?\d{1,2}:\d{2}[.,]\d{1,3})\s*(?:-->|,)\s*((?:\d{1,3}:)?\d{1,2}:\d{2}[.,]\d{1,3})(.*)$")
_VOICE = re.compile(r"<v(?:\.[^\s>]*)?\s+([^>]*)>")
_TAG = re.compile(r"</?(?:v|c|i|b|u|ruby|rt|lang|font)(?:[.\s][^<>]*)?>|<\d[\d:.]*>", re.IGNORECASE)
_BLOCK = re.compile(r"^(?:NOTE|STYLE|REGION)\b")


@dataclass(frozen=True, slots=True)
class _Cue:
    """A caption: its lines of text, their first line in the file, its times."""

    text: str
    line: int
    start: float | None
    end: float | None


def is_captions(text: str) -> bool:
    """WebVTT by its first word; the others by the times that stand above the text."""
    lines = [line for line in text.split("\n")[:40] if line.strip()]
    if lines and lines[0].startswith("WEBVTT"):
        return True
    return any(_TIMES.match(line) for line in lines[:3])


def read_captions(text: str, known: Known) -> Talk:
    """Every cue, with its speaker where it has one: a cue without label is nobody's, not the one's before."""
    structure: list[str] = []
    dropped: list[Dropped] = []
    cues = list(_cues(text, structure, dropped))
    voiced = any(_VOICE.search(cue.text) for cue in cues)
    labels = frozenset[str]() if voiced else labels_among((_plain(cue.text) for cue in cues), known)
    turns: list[Turn] = []
    for cue in cues:
        pieces = _voices(cue) if voiced else [_labelled(cue, labels)]
        for who, words in pieces:
            if who:
                structure.append(who)
            if words:
                turns.append(Turn(words, cue.line, "" if is_unknown(who) else who, cue.start, cue.end))
    return Talk(Kind.TRANSCRIPT, tuple(turns), tuple(dropped), tuple(structure))


def _cues(text: str, structure: list[str], dropped: list[Dropped]) -> Iterator[_Cue]:
    lines = text.split("\n")
    number = 0
    if lines and lines[0].startswith("WEBVTT"):
        while number < len(lines) and lines[number].strip():
            structure.append(lines[number])
            number += 1
    while number < len(lines):
        if not lines[number].strip():
            number += 1
            continue
        start = number
        while number < len(lines) and lines[number].strip():
            number += 1
        yield from _block(lines[start:number], start + 1, structure, dropped)


def _block(lines: list[str], first: int, structure: list[str], dropped: list[Dropped]) -> Iterator[_Cue]:
    """The cues of a stretch without blank lines: one, unless somebody lost the blank line between them."""
    if _BLOCK.match(lines[0]):
        dropped += [Dropped(Rule.SERVICE, line, first + place) for place, line in enumerate(lines)]
        return
    heads = [place for place, line in enumerate(lines) if _TIMES.match(line)]
    if not heads:
        yield _Cue("\n".join(lines), first, None, None)  # text without times: nobody's, and not lost
        return
    structure += lines[: heads[0]]
    for head, following in zip(heads, [*heads[1:], len(lines)], strict=True):
        match = _TIMES.match(lines[head])
        assert match is not None
        structure.append(lines[head])
        body = lines[head + 1 : following]
        if following < len(lines) and body and body[-1].strip().isdigit():
            structure.append(body.pop())
        if any(line.strip() for line in body):
            yield _Cue("\n".join(body), first + head + 1, seconds(match[1]), seconds(match[2]))


def _plain(text: str) -> str:
    return " ".join(html.unescape(_TAG.sub("", text)).split())


def _labelled(cue: _Cue, labels: frozenset[str]) -> tuple[str, str]:
    text = _plain(cue.text)
    label, rest = split_label(text)
    return (label, rest) if label in labels else ("", text)


def _voices(cue: _Cue) -> list[tuple[str, str]]:
    """Each voice of a cue and what it says; words outside any voice are nobody's."""
    first, *rest = _VOICE.split(cue.text)
    pieces = [("", _plain(first))]
    pieces += [(_plain(who), _plain(words)) for who, words in zip(rest[::2], rest[1::2], strict=True)]
    return [(who, words) for who, words in pieces if who or words]


def raw_words(text: str) -> Iterator[str]:
    """The text of the file as words are counted in it: tags are no words, entities are the letters they mean."""
    for line in text.split("\n"):
        voiced = _VOICE.sub(lambda match: f" {match[1]} ", line)
        yield html.unescape(_TAG.sub("", voiced)) if not headings.is_line("service", line) else line
