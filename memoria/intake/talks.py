"""Transcripts and chats as files of evidence: who said what and when, and the account of every word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime

from memoria.intake import canonical as write
from memoria.intake import captions, chat, spoken
from memoria.intake.desk import Desk
from memoria.intake.imports import Raw
from memoria.intake.notes import take_note
from memoria.intake.programme import EARLY, programme_start
from memoria.intake.raw import Kind, Talk, Turn, account, dropped_words, words_of
from memoria.intake.recognise import Format, Recognised
from memoria.intake.times import stamp_of
from memoria.intake.turns import after_start, discreet_turns, merged, named, timed
from memoria.readers.transcript import read_transcript
from memoria.source import SourceFile


def take_captions(desk: Desk, raw: Raw, opened: Recognised) -> None:
    """WebVTT, SRT or SBV."""
    talk = captions.read_captions(opened.text, desk.known)
    _take(desk, raw, replace(talk, began=desk.began(raw)), captions.raw_words(opened.text))


def take_timed_blocks(desk: Desk, raw: Raw, opened: Recognised) -> None:
    """Blocks under «Name   0:03» (Teams, Otter); the title may say when the recording began."""
    talk = spoken.read_timed_blocks(opened.text, desk.known)
    began = desk.began(raw) or stamp_of(talk.title, desk.zone)
    _take(desk, raw, replace(talk, began=began), opened.text.split("\n"))


def take_meet(desk: Desk, raw: Raw, opened: Recognised) -> None:
    """The document of a call: what a machine noted becomes a note to complete, what was said a transcript."""
    notes, said, line = spoken.parts_of_meet(opened.text)
    if opened.format is Format.MACHINE_NOTES and notes.strip():
        text, dropped = spoken.without_pictures(notes)
        take_note(desk, raw, text, notes, dropped, day=desk.day(raw))
    if opened.format is Format.MEET or said.strip():
        body = "\n" * (line - 1) + said if opened.format is Format.MACHINE_NOTES else opened.text
        talk = spoken.read_meet(body, desk.known)
        _take(desk, raw, replace(talk, began=desk.began(raw)), spoken.raw_words(body))


def take_zoom_chat(desk: Desk, raw: Raw, opened: Recognised) -> None:
    """The chat that Zoom saves, its times by the clock or from the beginning of the recording."""
    talk = chat.read_zoom_chat(opened.text, desk.began(raw), desk.day(raw))
    _take(desk, raw, talk, opened.text.split("\n"))


def take_whatsapp(desk: Desk, raw: Raw, opened: Recognised) -> None:
    """The export of a WhatsApp group, of which only the days of the event count."""
    _take(desk, raw, chat.read_whatsapp(opened.text, desk.days), opened.text.split("\n"))


def _take(desk: Desk, raw: Raw, talk: Talk, lines: Iterable[str]) -> None:
    """Keep what was said as a file of evidence. ``lines`` are those of the raw file: every word of them is accounted for."""
    given = list(lines)
    counted = account(given, (turn.text for turn in talk.turns), talk.dropped, (*talk.structure, *_answers(talk)))
    talk = timed(talk)
    day = talk.began.date() if talk.began else desk.day(raw) or next((t.moment.date() for t in talk.turns if t.moment), None)
    if talk.kind is Kind.TRANSCRIPT:
        talk = after_start(talk, _start(desk, day))
        talk = replace(talk, turns=merged(talk.turns))
    people = named(talk.turns, desk.index)
    turns, withheld = discreet_turns(people.turns, desk.words.withheld)
    text = _written(desk, raw, replace(talk, turns=turns), day)
    path = desk.path("transcripts", talk.kind, raw, day, ".md", began=talk.began)
    lost = (*counted.lost, *_swallowed(turns, SourceFile(path, text)))
    counted = replace(counted, lost=lost, dropped=sum(count for _, count in dropped_words(talk.dropped)))
    desk.tell_people(raw, people.unknown)
    desk.tell(raw, talk.dropped, counted, given, withheld)
    unknown = sum(not turn.who for turn in turns)
    if unknown:
        desk.say("I-021", raw.at, count=unknown, total=len(turns))
    if not desk.wishes.session and not any(turn.moment for turn in turns):
        desk.say("I-014", raw.at)
    desk.add(raw, path, text, talk.kind, counted)


def _written(desk: Desk, raw: Raw, talk: Talk, day: date | None) -> str:
    return write.transcript(
        talk.turns,
        talk.kind,
        desk.words,
        raw.source,
        windows=desk.windows,
        session=desk.wishes.session,
        began=talk.began if any(turn.start is not None for turn in talk.turns) else None,
        day=day,
    )


def _start(desk: Desk, day: date | None) -> datetime | None:
    start = programme_start(day, desk.windows)
    return start - EARLY if start else None


def _swallowed(turns: Iterable[Turn], written: SourceFile) -> Iterator[str]:
    """Words of the turns that nobody would read again in the file that was written of them."""
    back = read_transcript(written).value
    return (words_of(turn.text for turn in turns) - words_of(turn.text for turn in back.turns)).elements()


def _answers(talk: Talk) -> Iterator[str]:
    """Words of a quoted message that nobody was found to have said: they stand in the annotation of the answer."""
    return (turn.answers for turn in talk.turns if turn.answers.startswith("«"))
