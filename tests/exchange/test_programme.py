"""The programme goes out as schedule.json and iCalendar, comes back the same, and is proposed, never written over."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar
from jsonschema import Draft7Validator, FormatChecker

from memoria.cli import main
from memoria.diagnostics import Diagnostic
from memoria.exchange.calendar import read_calendar, write_calendar
from memoria.exchange.programme import Item, Programme, programme_of
from memoria.exchange.proposal import propose
from memoria.exchange.schedule import read_schedule, write_schedule
from memoria.model.event import Axis, Day, Event, Hours, Session
from memoria.model.memoria import Memoria
from memoria.model.people import Person, Register
from memoria.readers.event import read_event
from memoria.report import render
from memoria.source import Located, Position, SourceFile
from tests.folders import folder_with

SCHEMA = json.loads((Path(__file__).parent / "schedule.schema.json").read_text("utf-8"))
EXAMPLES = Path(__file__).resolve().parents[2] / "sources"

PRETALX = {
    "schedule": {
        "version": "0.3",
        "conference": {
            "acronym": "foro",
            "title": "Foro",
            "time_zone_name": "America/Guayaquil",
            "days": [
                {
                    "date": "2023-03-28",
                    "rooms": {
                        "Sala Norte": [
                            {
                                "guid": "0e100eef-368b-5aa6-b4c2-bd8071688af5",
                                "date": "2023-03-28T14:30:00+00:00",
                                "start": "09:30",
                                "duration": "00:45",
                                "title": {"es": "Del proyecto al vínculo"},
                                "type": "Talk",
                                "track": "Vínculos",
                                "abstract": "Un resumen.",
                                "persons": [{"id": 3, "public_name": "Inés Quirola"}, {"name": "Quien no está en el registro"}],
                                "room": "Sala Norte",
                            },
                            {"title": "Sin hora", "persons": []},
                        ],
                        "Sala Sur": [
                            {
                                "date": "2023-03-28T09:00:00-05:00",
                                "duration": "00:30",
                                "title": "Pausa café",
                                "type": "",
                                "room": "Sala Sur",
                                "persons": [],
                            }
                        ],
                    },
                }
            ],
        },
    }
}
GOOGLE = """BEGIN:VCALENDAR
PRODID:-//Google Inc//Google Calendar 70.9054//EN
VERSION:2.0
X-WR-TIMEZONE:America/Guayaquil
BEGIN:VEVENT
DTSTART:20230328T143000Z
DTEND:20230328T151500Z
UID:abc@google.com
SUMMARY:Panel: tres territorios\\, tres caminos
DESCRIPTION:Enlace en el correo
END:VEVENT
BEGIN:VEVENT
DTSTART;VALUE=DATE:20230401
UID:plazo@google.com
SUMMARY:Entrega de notas
END:VEVENT
BEGIN:VEVENT
DTSTART;TZID=America/Guayaquil:20230329T090000
DURATION:PT1H30M
RRULE:FREQ=WEEKLY;COUNT=4
UID:taller@google.com
SUMMARY:Taller de redes
END:VEVENT
END:VCALENDAR
"""


def words(text: str) -> Located:
    return Located(text, Position("evento.yaml", 1, 1))


def an_event(*days: Day, name: str = "foro-2023") -> Memoria:
    event = Event(
        title=words("Foro"),
        start=date(2023, 3, 28),
        zone=words("America/Guayaquil"),
        axes=(Axis(id=words("vinculos"), title=words("Vínculos")),),
        programme=days,
    )
    person = Person(id=words("ines-quirola"), name=words("Inés"), surnames=words("Quirola"))
    return Memoria(name=name, event=event, register=Register(people=(person,)))


TALK = Session(
    id=words("S03"),
    hours=Hours(time(9, 25), time(9, 55)),
    held=Hours(time(9, 30), time(10, 1)),
    format="conferencia",
    title=words("Del proyecto al vínculo"),
    axis=words("vinculos"),
    participants=(words("ines-quirola"),),
    moderators=(words("Red Uno"),),
    rapporteurs=(words("paola"),),
    due=date(2023, 4, 11),
    questions=(words("¿Qué dura?"),),
)
MEMORIA = an_event(Day(date=date(2023, 3, 28), hours=Hours(time(9), time(12, 30)), sessions=(TALK,)))


def codes(problems: tuple[Diagnostic, ...]) -> list[str]:
    return [problem.code for problem in problems]


# --- out ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("folder", sorted(path.name for path in EXAMPLES.iterdir() if (path / "evento.yaml").exists()))
def test_the_examples_give_a_schedule_that_the_published_schema_takes(folder: str, tmp_path: Path) -> None:
    assert main(["export", "programme", str(EXAMPLES / folder), "--output", str(tmp_path)]) == 0
    made = json.loads((tmp_path / "schedule.json").read_text("utf-8"))
    assert not [error.message for error in Draft7Validator(SCHEMA, format_checker=FormatChecker()).iter_errors(made)]
    text = (tmp_path / "schedule.json").read_text("utf-8") + (tmp_path / "programa.ics").read_text("utf-8")
    assert "@" not in text, "no address of anybody"


def test_a_calendar_tells_its_time_zone_and_each_session_once() -> None:
    calendar: Any = Calendar.from_ical(write_calendar(programme_of(MEMORIA).value))
    (event,) = calendar.walk("VEVENT")
    assert event["dtstart"].dt.isoformat() == "2023-03-28T09:25:00-05:00"
    assert event["dtstart"].params["TZID"] == "America/Guayaquil"
    assert [str(zone["tzid"]) for zone in calendar.walk("VTIMEZONE")] == ["America/Guayaquil"]
    assert "Celebrada: 09:30–10:01" in str(event["description"])


def test_an_id_stays_when_all_else_changes() -> None:
    before = programme_of(MEMORIA).value
    other = replace(TALK, title=words("Otro título"), hours=Hours(time(16), None), held=None)
    after = programme_of(an_event(Day(date=date(2024, 1, 1), sessions=(other,)))).value
    assert before.uid(before.items[0]) == after.uid(after.items[0])


def test_a_session_without_an_hour_is_told_and_left_out() -> None:
    made = programme_of(an_event(Day(date=date(2023, 3, 28), sessions=(TALK, replace(TALK, id=words("S09"), hours=None)))))
    assert [item.key for item in made.value.items] == ["S03"]
    assert codes(made.diagnostics) == ["X-001"]


def test_an_unknown_zone_is_told() -> None:
    event = replace(MEMORIA.event, zone=words("Quito"))
    made = programme_of(replace(MEMORIA, event=event))
    assert codes(made.diagnostics) == ["X-002"]
    assert b"DTSTART:20230328T092500\r\n" in write_calendar(made.value), "hours of nobody's zone"
    assert '"2023-03-28T09:25:00+00:00"' in write_schedule(made.value).decode()


# --- there and back ----------------------------------------------------------------------------------------------

LINE = st.text(st.characters(exclude_categories=("C", "Z"), include_characters=" ;,\\:\"'#-"), min_size=1, max_size=30).map(
    lambda text: " ".join(text.split())
)
TEXT = LINE.filter(bool)
CLOCK = st.builds(time, st.integers(0, 23), st.integers(0, 59))
HOURS = st.builds(Hours, CLOCK, st.none() | CLOCK)
ITEMS = st.lists(
    st.builds(
        Item,
        key=st.from_regex(r"S[0-9]{2}", fullmatch=True),
        day=st.dates(date(2000, 1, 1), date(2035, 12, 31)),
        hours=HOURS,
        title=TEXT,
        format=st.sampled_from(["panel", "pausa", "otro"]),
        held=st.none() | HOURS,
        track=st.just("") | TEXT,
        people=st.lists(TEXT, max_size=3, unique=True).map(tuple),
        chairs=st.lists(TEXT, max_size=2, unique=True).map(tuple),
        recording=st.sampled_from(["", "https://example.org/a?b=1&c=2"]),
    ),
    min_size=1,
    max_size=5,
    unique_by=lambda item: item.key,
)


def essence(programme: Programme | None) -> list[Item]:
    """What both hold: all but what the other program adds of its own."""
    assert programme is not None
    return sorted((replace(item, uid="", room="") for item in programme.items), key=lambda item: item.key)


@settings(max_examples=60, deadline=None)
@given(ITEMS, st.sampled_from(["America/Guayaquil", "Europe/Paris", ""]))
def test_what_both_hold_comes_back_the_same(items: list[Item], zone: str) -> None:
    programme = Programme("foro", "Foro", tuple(sorted(items, key=lambda item: item.start)), zone=zone, place="Sala")
    for back in (
        read_schedule(write_schedule(programme).decode(), "schedule.json", zone),
        read_calendar(write_calendar(programme).decode(), "programa.ics", zone),
    ):
        assert not back.diagnostics
        assert essence(back.value) == sorted(items, key=lambda item: item.key)


@pytest.mark.parametrize("name", ["schedule.json", "programa.ics"])
def test_an_event_imported_from_its_own_export_has_the_same_programme(name: str) -> None:
    programme = programme_of(MEMORIA).value
    read: Any = read_schedule if name.endswith("json") else read_calendar
    write: Any = write_schedule if name.endswith("json") else write_calendar
    came = read(write(programme).decode(), name, "America/Guayaquil").value
    proposed = propose(came, MEMORIA, name)
    assert not proposed.diagnostics or codes(proposed.diagnostics) == ["X-017"]
    (day,) = event_of(proposed.value).programme
    assert day.sessions == (TALK,)
    assert day == MEMORIA.event.programme[0]


def event_of(programme: str) -> Event:
    head = "titulo: Foro\ninicio: 2023-03-28\n"
    read = read_event(SourceFile("evento.yaml", head + programme))
    assert not [problem for problem in read.diagnostics if problem.code != "K-006"], [p.code for p in read.diagnostics]
    assert read.value is not None
    return read.value


# --- in ----------------------------------------------------------------------------------------------------------


def test_what_pretalx_wrote_is_proposed_on_the_clock_of_the_event() -> None:
    came = read_schedule(json.dumps(PRETALX), "schedule.json", "America/Guayaquil")
    assert codes(came.diagnostics) == ["X-011"]
    assert came.value is not None
    proposed = propose(came.value, MEMORIA, "schedule.json")
    (day,) = event_of(proposed.value).programme
    pause, talk = day.sessions
    assert (str(pause.id), pause.format, pause.hours) == ("S01", "pausa", Hours(time(9), time(9, 30)))
    assert (str(talk.id), talk.hours, talk.format) == ("S03", Hours(time(9, 30), time(10, 15)), "conferencia")
    assert talk.participants == ("ines-quirola", "Quien no está en el registro")
    assert talk.questions == TALK.questions, "what pretalx doesn't know is kept"
    assert codes(proposed.diagnostics) == ["X-020", "X-021", "X-013", "X-014", "X-017"]


def test_what_a_calendar_of_google_holds_is_proposed() -> None:
    came = read_calendar(GOOGLE, "foro.ics")
    assert sorted(codes(came.diagnostics)) == ["X-011", "X-012"]
    assert came.value is not None
    panel, workshop = came.value.items
    assert (panel.title, panel.format) == ("Panel: tres territorios, tres caminos", "panel")
    assert panel.hours == Hours(time(9, 30), time(10, 15))
    assert workshop.hours == Hours(time(9), time(10, 30))
    proposed = propose(came.value, MEMORIA, "foro.ics")
    assert "X-022" in codes(proposed.diagnostics), "a session that did not come is told"
    assert "# El programa importado no tiene S03" in proposed.value


INVITING = GOOGLE.replace(
    "DESCRIPTION:Enlace en el correo",
    "\r\n".join(
        (
            "ORGANIZER;CN=Secretaría:mailto:foro@example.org",
            "ATTENDEE;CN=Secretaría;ROLE=CHAIR;PARTSTAT=ACCEPTED:mailto:Foro@example.org",
            'ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;CN="Inés Quirola":mailto:ines@example.org',
            "ATTENDEE;CN=Luis  Toro;ROLE=CHAIR:mailto:luis@example.org",
            "ATTENDEE;CN=Quien Rehusó;PARTSTAT=DECLINED:mailto:no@example.org",
            "ATTENDEE;CN=Quien Se Entera;ROLE=NON-PARTICIPANT:mailto:cc@example.org",
            "ATTENDEE;CN=Sala Azul;CUTYPE=ROOM:mailto:sala@example.org",
            "ATTENDEE;CN=anonima@example.org:mailto:anonima@example.org",
            "ATTENDEE:mailto:otra@example.org",
        )
    ),
)


def test_those_whom_a_calendar_invited_are_proposed_by_name_and_no_address_of_theirs_is_told() -> None:
    came = read_calendar(INVITING, "foro.ics")
    assert came.value is not None
    proposed = propose(came.value, MEMORIA, "foro.ics")
    panel = event_of(proposed.value).sessions[0]
    assert (panel.participants, panel.moderators) == (("ines-quirola",), ("Luis Toro",))
    told = {problem.code: problem.values for problem in proposed.diagnostics}
    assert (told["X-024"]["names"], told["X-024"]["count"]) == (("Luis Toro", "Inés Quirola"), 2)
    assert told["X-025"]["count"] == 2
    shown = proposed.value + "".join(render(problem) for problem in (*came.diagnostics, *proposed.diagnostics))
    assert "@" not in shown
    for nobody in ("Secretaría", "Rehusó", "Se Entera", "Sala Azul"):
        assert nobody not in shown


def test_a_session_that_has_its_people_keeps_them_whoever_was_invited() -> None:
    asked = INVITING.replace("Panel: tres territorios\\, tres caminos", str(TALK.title))
    came = read_calendar(asked, "foro.ics")
    assert came.value is not None
    proposed = propose(came.value, MEMORIA, "foro.ics")
    (talk,) = (session for session in event_of(proposed.value).sessions if session.id == TALK.id)
    assert talk.participants == TALK.participants
    assert "X-024" not in codes(proposed.diagnostics)


def test_whoever_is_invited_to_a_session_of_our_own_export_is_its_audience() -> None:
    ours = write_calendar(programme_of(MEMORIA).value).decode()
    came = read_calendar(ours.replace("END:VEVENT", "ATTENDEE;CN=Del Público:mailto:p@example.org\r\nEND:VEVENT"), "p.ics")
    assert came.value is not None
    assert "Del Público" not in propose(came.value, MEMORIA, "p.ics").value


def test_a_track_that_is_no_theme_is_proposed_as_one() -> None:
    item = Item("", date(2023, 3, 28), Hours(time(9), time(10)), "Redes", track="Redes: nuevas, y viejas")
    proposed = propose(Programme("", "", (item,)), MEMORIA, "x.ics")
    assert '#   - {id: redes-nuevas-y-viejas, titulo: "Redes: nuevas, y viejas"}' in proposed.value
    assert {"X-015", "X-016"} <= set(codes(proposed.diagnostics))


@pytest.mark.parametrize("text", ['{"schedule": {"conference": 3}}', '{"schedule": {"conference": {"days": [', "[]"])
def test_what_is_no_schedule_is_said(text: str) -> None:
    assert codes(read_schedule(text, "s.json").diagnostics) == ["X-010"]


@pytest.mark.parametrize("text", ["BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VCALENDAR\n", "BEGIN:VEVENT\nEND:VEVENT"])
def test_what_is_no_calendar_is_said(text: str) -> None:
    assert codes(read_calendar(text, "s.ics").diagnostics) == ["X-010"]


@settings(max_examples=150, deadline=None)
@given(st.integers(0, len(GOOGLE)), st.integers(0, 60), st.text(max_size=6))
def test_a_damaged_file_gives_a_programme_or_says_what_is_wrong(start: int, length: int, put: str) -> None:
    for whole, read in ((GOOGLE, read_calendar), (json.dumps(PRETALX), read_schedule)):
        damaged = whole[:start] + put + whole[start + length :]
        made = read(damaged, "x", "America/Guayaquil")
        assert made.value is not None or made.diagnostics


# --- on the command line -----------------------------------------------------------------------------------------

EVENT = """titulo: Foro  # el de siempre
inicio: 2023-03-28
zona_horaria: America/Guayaquil
programa:
  - fecha: 2023-03-28
    sesiones:
      - {id: S03, hora: "09:25-09:55", formato: conferencia, titulo: Del proyecto al vínculo, relatoria: [paola]}
"""


def test_a_programme_is_laid_beside_the_record_which_is_never_touched(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    event = folder_with(tmp_path / "foro", {"evento.yaml": EVENT})
    came = folder_with(tmp_path, {"schedule.json": json.dumps(PRETALX)}) / "schedule.json"
    assert main(["import", str(came), "--event", str(event)]) == 0
    said = capsys.readouterr().out
    assert "programa-importado.yaml" in said
    assert (event / "evento.yaml").read_text("utf-8") == EVENT
    proposed = (event / "programa-importado.yaml").read_text("utf-8")
    assert "relatoria:" in proposed
    assert (event / "crudo" / "schedule.json").exists()
    assert main(["check", str(event)]) == 0
    assert "programa-importado" not in capsys.readouterr().out, "a proposal is no note"


ODD_CALENDAR = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Otra casa//Agenda 3.1//ES
X-WR-CALNAME:Foro de los Valles
X-WR-TIMEZONE:America/Guayaquil
X-PUBLISHED-TTL:PT1H
X-OTRA-CASA:sí
BEGIN:VTIMEZONE
TZID:Hora de los Valles
BEGIN:STANDARD
DTSTART:19700101T000000
TZOFFSETFROM:-0400
TZOFFSETTO:-0300
END:STANDARD
END:VTIMEZONE
BEGIN:VEVENT
UID:1@x
DTSTART;TZID=Hora de los Valles:20230328T090000
DTEND;TZID=Hora de los Valles:20230328T100000
SUMMARY:Inauguración
END:VEVENT
BEGIN:VEVENT
UID:2@x
DTSTART:20230328T113000
DURATION:PT45M
SUMMARY:Mesa de hora flotante
END:VEVENT
BEGIN:VEVENT
UID:3@x
DTSTART;TZID=America/Guayaquil:20230328T230000
DTEND;TZID=America/Guayaquil:20230329T013000
SUMMARY:Noche cultural
END:VEVENT
BEGIN:VEVENT
UID:4@x
DTSTART:20230329T100000Z
STATUS:CANCELLED
SUMMARY:Mesa cancelada
END:VEVENT
BEGIN:VEVENT
UID:5@x
DTSTART;TZID=Nowhere/Land:20230329T150000
DTEND;TZID=Nowhere/Land:20230329T140000
SUMMARY:Al revés
END:VEVENT
END:VCALENDAR
"""


def test_a_calendar_of_odd_hours_is_put_on_the_clock_of_the_event_and_what_is_in_doubt_is_told() -> None:
    came = read_calendar(ODD_CALENDAR, "raro.ics", "America/Guayaquil")
    assert [(problem.code, problem.values["title"]) for problem in came.diagnostics] == [
        ("X-019", "Mesa cancelada"),
        ("X-018", "Al revés"),
        ("X-023", "Al revés"),
    ]
    assert came.value is not None
    assert [(item.title, item.hours) for item in came.value.items] == [
        ("Inauguración", Hours(time(7), time(8))),
        ("Mesa de hora flotante", Hours(time(11, 30), time(12, 15))),
        ("Noche cultural", Hours(time(23), time(1, 30))),
        ("Al revés", Hours(time(15), None)),
    ]


@pytest.mark.parametrize(
    ("told", "hours"),
    [
        ({"date": "2023-03-28", "start": "10:30", "duration": "00:30"}, Hours(time(10, 30), time(11))),
        ({"date": "2023-03-28T16:00:00Z", "duration": "1:15:00"}, Hours(time(11), time(12, 15))),
        ({"date": "2023-03-28T09:00:00", "duration": 90}, Hours(time(9), time(10, 30))),
        ({"date": "2023-03-28T09:00:00-05:00", "duration": "una hora"}, Hours(time(9), None)),
        ({"date": "2023-03-28T00:00:00-05:00", "duration": "24:00"}, None),
        ({"date": "2023-03-28", "duration": "00:30"}, None),
    ],
)
def test_the_hours_of_a_schedule_may_be_written_in_other_ways(told: dict[str, object], hours: Hours | None) -> None:
    whole = {
        "schedule": {"conference": {"days": [{"rooms": {"Sala": [{"title": "Mesa", "persons": [{}, None, "Ana"], **told}]}}]}}
    }
    came = read_schedule(json.dumps(whole), "schedule.json", "America/Guayaquil")
    assert came.value is not None
    assert [item.hours for item in came.value.items] == ([hours] if hours else [])
    doubt = [] if hours and hours.end else ["X-018" if hours else "X-011"]
    assert codes(came.diagnostics) == doubt


@pytest.mark.parametrize("name", ["schedule.json", "programa.ics"])
def test_what_is_exported_is_imported_into_an_event_without_a_programme(name: str, tmp_path: Path) -> None:
    full = folder_with(tmp_path / "foro", {"evento.yaml": EVENT})
    blank = folder_with(tmp_path / "otro", {"evento.yaml": EVENT[: EVENT.index("programa:")]})
    assert main(["export", "programme", str(full), "--output", str(tmp_path / "salida")]) == 0
    assert main(["import", str(tmp_path / "salida" / name), "--event", str(blank)]) == 0
    (day,) = event_of((blank / "programa-importado.yaml").read_text("utf-8")).programme
    assert [(str(session.id), session.format) for session in day.sessions] == [("S03", "conferencia")]


def test_a_proposal_follows_each_version_that_comes(tmp_path: Path) -> None:
    """Of three versions of a programme the third was refused as if somebody had edited the proposal of the second."""
    event = folder_with(tmp_path / "foro", {"evento.yaml": EVENT})
    for hour in ("09", "10", "11"):
        text = ODD_CALENDAR.replace("T090000", f"T{hour}0000").replace("T100000\nSUMMARY:In", f"T{hour}4500\nSUMMARY:In")
        came = folder_with(tmp_path / hour, {"raro.ics": text}) / "raro.ics"
        assert main(["import", str(came), "--yes", "--event", str(event)]) == 0
        proposed = (event / "programa-importado.yaml").read_text("utf-8")
        assert f"hora: {int(hour) - 2:02}:00-{int(hour) - 2:02}:45" in proposed


# --- version and day of the programme --------------------------------------------------------------------------------


def provisional_event() -> Memoria:
    day = Day(date=date(2023, 3, 28), sessions=(Session(id=words("S01"), title=words("Redes"), hours=Hours(time(9), time(10))),))
    memoria = an_event(day)
    told: dict[str, Any] = {"programme_state": "provisional"}
    told |= {"programme_version": words("3"), "programme_date": date(2022, 10, 2)}
    return replace(memoria, event=replace(memoria.event, **told))


def test_the_version_of_the_programme_goes_out_and_comes_back() -> None:
    memoria = provisional_event()
    file = write_schedule(programme_of(memoria).value).decode()
    assert json.loads(file)["schedule"]["version"] == "3"
    Draft7Validator(SCHEMA).validate(json.loads(file))
    back = read_schedule(file, "x.json").value
    assert back is not None
    assert (back.version, back.dated, back.provisional) == ("3", date(2022, 10, 2), True)
    text = propose(back, memoria, "x.json").value
    for line in ("programa_estado: provisional", "programa_fecha: 2022-10-02"):
        assert line in text.splitlines()
    event = read_event(SourceFile("evento.yaml", "titulo: Foro\ninicio: 2023-03-28\n" + text)).value
    assert event is not None
    assert (event.programme_state, event.programme_version, event.programme_date) == ("provisional", "3", date(2022, 10, 2))


@pytest.mark.parametrize(
    ("version", "expected"), [("0.3", ("0.3", None)), ("2023-03-01", ("", date(2023, 3, 1))), (None, ("", None)), (7, ("", None))]
)
def test_a_version_of_another_program_is_kept_as_it_is_and_a_day_is_a_day(version: object, expected: tuple[str, object]) -> None:
    told = json.dumps({"schedule": {**PRETALX["schedule"], "version": version}})
    back = read_schedule(told, "x.json").value
    assert back is not None
    assert (back.version, back.dated) == expected


def test_a_programme_of_which_nothing_is_told_has_the_version_of_its_edition() -> None:
    memoria = an_event(Day(date=date(2023, 3, 28), sessions=()))
    told = json.loads(write_schedule(programme_of(memoria).value))["schedule"]
    assert told["version"] == str(memoria.event.last_day)
    assert "version" not in told["conference"]["meta"]["memoria"]
