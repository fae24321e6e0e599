"""Polls and forms as surveys: counts, and answers in free words; questions that ask who somebody is are left out."""

from __future__ import annotations

from memoria.intake import canonical as write
from memoria.intake.desk import Desk
from memoria.intake.imports import Raw
from memoria.intake.programme import session_at
from memoria.intake.raw import Kind, account
from memoria.intake.recognise import Format, Recognised
from memoria.intake.reports import read_poll
from memoria.intake.tally import personal_questions, tallies


def take_survey(desk: Desk, raw: Raw, opened: Recognised) -> None:
    """A poll belongs to the session in which it was held; a form to the event."""
    kind = Kind.SURVEY if opened.format is Format.SURVEY else Kind.POLL
    read = read_poll(kind, opened.grid, opened.blocks, desk.about(raw, opened.blocks))
    desk.problems += read.diagnostics
    poll = read.value
    made = tallies(poll, desk.words.withheld)
    for question in personal_questions(poll):
        desk.say("I-031", raw.at, question=question)
    day = poll.moments[0].date() if poll.moments else desk.day(raw)
    window = session_at(poll.moments[0], desk.windows) if poll.moments and kind is Kind.POLL else None
    session = desk.wishes.session or (window.session if window else "")
    text = write.survey(made, kind, desk.words, raw.source, people=poll.people, session=session, day=day)
    path = desk.path("surveys", kind, raw, day, ".yaml")
    counted = account((r.answer for r in poll.replies), (r.answer for r in poll.replies), ())
    desk.tell(raw, (), counted, [], sum(one.withheld for one in made))
    desk.add(raw, path, text, kind, counted)
