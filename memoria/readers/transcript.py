"""Transcripts and chats as ``memoria import`` writes them (file-format, section 8), or as somebody typed them in the same shape.

A turn begins on a line of its own: ``[00:12:30] **Name:** text``; lines set in by two spaces go on with it; ``## S04 · Title``
says the session of what follows. They are read without pandoc and without looking for marked lines: what was said in a room is
evidence and no decision.
"""

from __future__ import annotations

import re

from memoria.diagnostics import Checked
from memoria.model.contribution import Transcript, TranscriptHead, Utterance
from memoria.readers import frontmatter
from memoria.readers.records import read_record
from memoria.readers.yaml_nodes import parse_yaml
from memoria.source import Position, SourceFile

_TURN = re.compile(r"\[(?P<time>\d{1,3}:\d{2}:\d{2}|-)\] (?:\*\*(?P<who>[^*]+?):\*\* ?)?(?P<text>.*)")
_HEADING = re.compile(r"#{1,6} (?P<session>\S+)")
ANNOTATION = "  > "


def read_transcript(file: SourceFile) -> Checked[Transcript]:
    """Every turn with its place. Text outside any turn is nobody's."""
    parted = frontmatter.split(file)
    problems = list(parted.diagnostics)
    head = TranscriptHead()
    if parted.value.front is not None:
        parsed = parse_yaml(parted.value.front)
        problems += parsed.diagnostics
        if parsed.value is not None:
            read = read_record(parsed.value, TranscriptHead)
            head, problems = read.value, [*problems, *read.diagnostics]
    turns: list[Utterance] = []
    session = str(head.session or "")
    for number, line in enumerate(parted.value.body.split("\n"), 1):
        heading, turn = _HEADING.match(line), _TURN.match(line)
        at = Position(file.path, number, 1)
        if heading:
            session = heading["session"]
        elif turn:
            time = "" if turn["time"] == "-" else turn["time"]
            turns.append(Utterance((turn["who"] or "").strip(), _unguarded(turn["text"]), at, time, session))
        elif line.startswith(ANNOTATION) or not line.strip():
            continue
        elif turns and line.startswith("  "):
            turns[-1] = turns[-1]._replace(text=f"{turns[-1].text}\n{_unguarded(line.strip())}")
        else:
            turns.append(Utterance("", line.strip(), at, "", session))
    return Checked(Transcript(file.path, head, tuple(turns)), tuple(problems))


def _unguarded(text: str) -> str:
    return text[1:] if text[:2] in ("\\*", "\\>", "\\#", "\\\\") else text
