"""The deadlines of the roadmap as a calendar (iCalendar, RFC 5545): whole days, an alarm each, ids that stay."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from uuid import NAMESPACE_URL, uuid5

from icalendar import Alarm, Calendar, Event, vDuration

from memoria.labels import Labels
from memoria.roadmap.columns import Row, as_text, column
from memoria.roadmap.exports.texts import words
from memoria.roadmap.outlook import CLOSED
from memoria.roadmap.rows import Table

PRODUCT = "-//memoria//hoja de ruta//ES"
AHEAD = 7
"""Days before the deadline on which the alarm goes off."""
TOLD = ("responsable", "aliados", "plazo", "producto", "indicador", "verificacion", "estado", "avance", "sesion")
_EPOCH = date(1980, 1, 1)
"""For events that say no day at all: never the clock."""


def write_ics(table: Table) -> bytes:
    """A calendar with one event for each commitment that has a last day."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("x-wr-calname", table.title)
    for row in table.rows:
        if isinstance(row["fin"], date):
            calendar.add_component(_event(row, row["fin"], table))
    return bytes(calendar.to_ical())


def _event(row: Row, end: date, table: Table) -> Event:
    """The last day of a term, as a day that takes nobody's time (RFC 5545, 3.6.1 and 3.8.2.7)."""
    event = Event()
    title = f"{row['id']} · {as_text(row['accion'])}"
    stamp = table.day or table.cutoff or _EPOCH
    event.add("uid", uid(table.name, str(row["id"])))
    event.add("dtstamp", datetime(stamp.year, stamp.month, stamp.day, tzinfo=UTC))
    event.add("dtstart", end)
    event.add("dtend", end + timedelta(days=1))
    event.add("summary", title)
    event.add("description", "\n".join(_told(row, table.language)))
    event.add("transp", "TRANSPARENT")
    event.add("status", "CANCELLED" if row["estado"] == "cancelado" else "CONFIRMED")
    axis = dict(table.axes).get(as_text(row["eje"]))
    if axis:
        event.add("categories", [axis])
    if row["estado"] not in CLOSED:
        event.add_component(_alarm(words("alarm", table.language, days=AHEAD, action=title)))
    return event


def uid(event: str, id_: str) -> str:
    """The same for the same commitment of the same event, in every edition (RFC 7986, 5.3)."""
    return str(uuid5(NAMESPACE_URL, f"memoria:{event}/{id_}"))


def _alarm(said: str) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", said)
    alarm.add("trigger", vDuration(timedelta(days=-AHEAD)))
    return alarm


def _told(row: Row, language: str) -> list[str]:
    labels = Labels(language)
    told = []
    for key in TOLD:
        text = as_text(row[key])
        if text:
            shown = labels.value("commitment_states", text) if key == "estado" else text
            told.append(f"{column(key).title(language)}{labels.colon}{shown}")
    return told
