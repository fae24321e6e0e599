"""The roadmap as comma-separated values (RFC 4180) with their description (W3C CSV on the Web: Metadata Vocabulary)."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import Any

from memoria.roadmap.columns import JOINT, Column, Type, as_text, columns
from memoria.roadmap.rows import Table

_FORMULA = re.compile(r"(?!\s*[-+]?[\d\s.,/%()-]*$)\s*[=+\-@|]")
"""A CSV has no types: a program that opens it takes a cell that begins with one of these signs for a formula."""
CONTEXT = "http://www.w3.org/ns/csvw"


def write_csv(table: Table) -> bytes:
    """A heading and a line for each commitment: UTF-8, commas, CR LF, quotes where they are needed (RFC 4180, section 2)."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(column.title(table.language) for column in columns())
    writer.writerows([_harmless(as_text(row[column.key])) for column in columns()] for row in table.rows)
    return stream.getvalue().encode()


def _harmless(text: str) -> str:
    """A cell that no spreadsheet runs as a formula: an apostrophe before what begins like one and is no number or telephone."""
    return f"'{text}" if _FORMULA.match(text) else text


def write_csvw(table: Table, url: str) -> bytes:
    """What the columns are, for programs (Metadata Vocabulary for Tabular Data, sections 5.3 to 5.6)."""
    described: dict[str, Any] = {
        "@context": [CONTEXT, {"@language": table.language}],
        "url": url,
        "dc:title": table.title,
        "dc:language": table.language,
        "dialect": {"encoding": "utf-8", "delimiter": ",", "header": True, "lineTerminators": ["\r\n"]},
        "tableSchema": {"columns": [_described(column, table) for column in columns()], "primaryKey": "id"},
    }
    if table.day:
        described["dc:date"] = {"@value": table.day.isoformat(), "@type": "xsd:date"}
    return (json.dumps(described, ensure_ascii=False, indent=1) + "\n").encode()


def _described(column: Column, table: Table) -> dict[str, Any]:
    described: dict[str, Any] = {"name": column.key, "titles": dict(column.titles), "datatype": _datatype(column, table)}
    if column.type in (Type.NAMES, Type.CODES):
        described["separator"] = JOINT
    if column.key == "id":
        described["required"] = True
    return described


def _datatype(column: Column, table: Table) -> str | dict[str, str]:
    """A date only where every value is one: words of time stay words."""
    values = [row[column.key] for row in table.rows]
    if column.type is Type.DATE and not any(isinstance(value, str) for value in values):
        return {"base": "date", "format": "yyyy-MM-dd"}
    if column.type is Type.PERCENT and not any(isinstance(value, str) for value in values):
        return "integer"
    return "string"
