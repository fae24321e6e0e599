"""Transcripts as a text: blocks under «Name   0:03» (Teams, Otter), and «Name: text» (Meet)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from memoria.intake import headings
from memoria.intake.raw import Dropped, Kind, Rule, Talk, Turn
from memoria.intake.speakers import Known, is_unknown, labels_among, split_label
from memoria.intake.times import seconds

_HEAD = re.compile(r"^(?P<who>\S.{0,80}?)(?:\s{2,}|\t|\u00a0+\s*)(?P<time>(?:\d{1,2}:)?\d{1,2}:\d{2})\s*$")
_TIME_ALONE = re.compile(r"^\W*(?P<time>\d{1,2}:\d{2}:\d{2})\W*(?:\{#[^}]*\})?\W*$")
_ANCHOR = re.compile(r"\s*\{#[^}]*\}|\s*\(?\[\d{1,2}:\d{2}:\d{2}\]\(#[^)]*\)\)?")
_PICTURE = re.compile(r"!\[[^\]]*\](?:\[[^\]]*\]|\([^)]*\))|^\[[^\]]*\]:\s*<?data:\S*>?", re.MULTILINE)
_BOLD_LABEL = re.compile(r"^\*\*(?P<who>[^*]{1,80}?):?\*\*:?\s*(?P<text>.*)$")
_HASHES = re.compile(r"^#{1,6}\s+")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|>~])")


def is_timed_blocks(text: str) -> bool:
    """True where lines «Name   0:03» stand above what was said."""
    lines = [line for line in text.split("\n") if line.strip()]
    heads = sum(_HEAD.match(line) is not None for line in lines)
    return heads >= 2 or (heads == 1 and any(headings.is_line("service", line) for line in lines))


def is_meet(text: str) -> bool:
    """True for the document of a call: a heading «Transcript», lines «Name: text», and how it ended."""
    lines = [_plain(line) for line in text.split("\n")]
    titled = any(headings.is_word("transcript", line) or _is_title(line) for line in lines)
    listed = any(headings.is_word("attendees", line) for line in lines)
    ended = any(headings.is_line("service", line) for line in lines)
    return titled and (listed or ended)


def is_machine_notes(text: str) -> bool:
    """True for notes that a machine took: a summary, and next steps."""
    lines = [_plain(line) for line in text.split("\n")]
    return any(headings.is_word("next_steps", line) for line in lines) and any(
        headings.is_word("summary", line) for line in lines
    )


def _is_title(line: str) -> bool:
    """«Foro – 2023/03/28 08:30 – Transcript»."""
    last = re.split(r"\s[-–—]\s", line)[-1]
    return last != line and headings.is_word("transcript", last)


def read_timed_blocks(text: str, _known: Known) -> Talk:
    """Blocks of Teams' document and of Otter; what stands above the first is the title."""
    turns: list[Turn] = []
    dropped: list[Dropped] = []
    structure: list[str] = []
    title: list[str] = []
    who, at = "", 0
    start: float | None = None
    body: list[str] = []
    opened = False

    def close() -> None:
        words = " ".join(" ".join(body).split())
        if words:
            turns.append(Turn(words, at, "" if is_unknown(who) else who, start))

    for number, line in enumerate(text.split("\n"), 1):
        match = _HEAD.match(line)
        if match:
            close()
            who, start, body, at, opened = match["who"].strip(), seconds(match["time"]), [], number, True
            structure.append(line)
        elif headings.is_line("service", line):
            dropped.append(Dropped(Rule.SERVICE, line, number))
        elif opened:
            body.append(line)
        elif line.strip():
            title.append(line.strip())
            structure.append(line)
    close()
    return Talk(Kind.TRANSCRIPT, tuple(turns), tuple(dropped), tuple(structure), title=title[0] if title else "")


def parts_of_meet(text: str) -> tuple[str, str, int]:
    """Notes and transcript of one document, and the line that the transcript begins on; either may be empty."""
    lines = text.split("\n")
    begin = _opening([_plain(line) for line in lines])
    return (text, "", 0) if begin is None else ("\n".join(lines[:begin]), "\n".join(lines[begin:]), begin + 1)


def _opening(lines: list[str]) -> int | None:
    """Where speech begins: at the heading «Transcript», else at a title that ends so."""
    exact = (place for place, line in enumerate(lines) if headings.is_word("transcript", line))
    titled = (place for place, line in enumerate(lines) if _is_title(line))
    return next(exact, next(titled, None))


def read_meet(text: str, known: Known) -> Talk:
    """«Name: text», names bold in Markdown, headings of time; the list of those who came and the notices are no speech."""
    lines = list(_clean(text))
    labels = labels_among((line for _, line, _ in lines), known) | {who for _, _, who in lines if who}
    turns: list[Turn] = []
    dropped: list[Dropped] = []
    structure: list[str] = []
    start: float | None = None
    opening = _opening([line for _, line, _ in lines])
    for place, (number, line, bold) in enumerate(lines):
        time = _TIME_ALONE.match(line)
        label, words = split_label(line)
        if opening is not None and place <= opening:
            structure.append(line)
        elif headings.is_line("service", line):
            dropped.append(Dropped(Rule.SERVICE, line, number))
        elif time:
            start = seconds(time["time"])
            structure.append(line)
        elif bold or label in labels:
            who = bold or label
            structure.append(who)
            if words:
                turns.append(Turn(words, number, "" if is_unknown(who) else who, start))
        else:
            turns.append(Turn(line, number, "", start))
    return Talk(Kind.TRANSCRIPT, tuple(turns), tuple(dropped), tuple(structure))


def _clean(text: str) -> Iterator[tuple[int, str, str]]:
    """Number, text and bold label of each line that has words."""
    for number, line in enumerate(text.split("\n"), 1):
        bold = _BOLD_LABEL.match(line.strip())
        plain = _plain(line)
        if plain:
            yield number, plain, _plain(bold["who"]) if bold else ""


def _plain(line: str) -> str:
    """A line of Markdown as it is read: without hashes, stars, anchors, pictures."""
    words = _ANCHOR.sub("", _PICTURE.sub("", _HASHES.sub("", line.strip())))
    return " ".join(_ESCAPE.sub(r"\1", words.replace("**", "")).split())


def raw_words(text: str) -> Iterator[str]:
    """The lines of a document as words are counted in them: anchors and signs of Markdown are no words."""
    return (_plain(line) for line in text.split("\n"))


def without_pictures(text: str) -> tuple[str, tuple[Dropped, ...]]:
    """A document without the pictures that are written into it as letters, and without its notices."""
    dropped = [Dropped(Rule.PICTURE, match[0], text.count("\n", 0, match.start()) + 1) for match in _PICTURE.finditer(text)]
    lines = []
    for number, line in enumerate(_PICTURE.sub("", text).split("\n"), 1):
        if headings.is_line("service", _plain(line)):
            dropped.append(Dropped(Rule.SERVICE, line, number))
        else:
            lines.append(_ANCHOR.sub("", line))
    return "\n".join(lines).strip() + "\n", tuple(dropped)
