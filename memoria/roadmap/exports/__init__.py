"""The roadmap as files for other programs: a workbook, a table of text, a calendar, data. Pure: rows in, bytes out."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from memoria.roadmap.exports.csv import write_csv, write_csvw
from memoria.roadmap.exports.json import json_schema, write_json
from memoria.roadmap.rows import Table

STEM = "hoja-de-ruta"


def export(table: Table, formats: tuple[str, ...] = (), part: str = "", language: str = "") -> Mapping[str, bytes]:
    """The files of a roadmap, by name; of every format where none is named. What holds reserved matter says so in its name.

    ``part`` is the key of an institution, where the table holds only what concerns it: ``hoja-de-ruta.red-uno.interna.xlsx``;
    ``language`` is that of the words, where one was asked for: ``hoja-de-ruta.fr.xlsx``.
    """
    stem = ".".join(filter(None, (STEM, part, "interna" if table.internal else "", language)))
    return {name: data for wanted in formats or FORMATS for name, data in _WRITERS[wanted](table, stem).items()}


def _xlsx(table: Table, stem: str) -> Mapping[str, bytes]:
    from memoria.roadmap.exports.xlsx import write_xlsx  # loaded when asked for: every command would wait for it

    return {f"{stem}.xlsx": write_xlsx(table)}


def _ics(table: Table, stem: str) -> Mapping[str, bytes]:
    from memoria.roadmap.exports.calendar import write_ics  # the same

    return {f"{stem}.ics": write_ics(table)}


_WRITERS: Mapping[str, Callable[[Table, str], Mapping[str, bytes]]] = {
    "xlsx": _xlsx,
    "csv": lambda table, stem: {
        f"{stem}.csv": write_csv(table),
        f"{stem}.csv-metadata.json": write_csvw(table, f"{stem}.csv"),
    },
    "ics": _ics,
    "json": lambda table, stem: {
        f"{stem}.json": write_json(table, f"{STEM}.schema.json"),
        f"{STEM}.schema.json": json_schema(),
    },
}

FORMATS = tuple(_WRITERS)
