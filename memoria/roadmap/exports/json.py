"""The roadmap as data (JSON, RFC 8259), and the schema that describes it (JSON Schema, draft 7)."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from memoria import vocabulary
from memoria.roadmap.columns import Column, Part, Row, Type, Value, columns
from memoria.roadmap.published_codes import codes_of
from memoria.roadmap.rows import Table

DRAFT = "http://json-schema.org/draft-07/schema#"
CODES = "codigos"
"""Key of a commitment: its codes in published lists."""
DAY: dict[str, Any] = {"type": "string", "format": "date"}


def write_json(table: Table, schema: str) -> bytes:
    """The event, its commitments and what was set aside."""
    data = {
        "$schema": schema,
        "evento": {"carpeta": table.name, "titulo": table.title, "idioma": table.language},
        "corte": _plain(table.cutoff),
        "edicion": _plain(table.day),
        "interna": table.internal,
        "compromisos": [_commitment(row, table.language) for row in table.rows],
        "apartados": [{"id": id_, "razon": reason} for id_, reason in table.aside],
    }
    return _dumped(data)


def _commitment(row: Row, language: str) -> dict[str, object]:
    found = codes_of(row, language)
    codes = [{"columna": one.column, "lista": one.list, "codigo": one.code, "nombre": one.name} for one in found]
    return {**{key: _plain(value) for key, value in row.items()}, CODES: codes}


def read_json(text: str) -> Table:
    """A roadmap that ``write_json`` wrote; ValueError for anything else."""
    try:
        data = json.loads(text)
        event = data["evento"]
        return Table(
            name=event["carpeta"],
            title=event["titulo"],
            language=event["idioma"],
            rows=tuple({column.key: _value(column, row.get(column.key)) for column in columns()} for row in data["compromisos"]),
            aside=tuple((entry["id"], entry["razon"]) for entry in data["apartados"]),
            day=_day(data["edicion"]),
            cutoff=_day(data["corte"]),
            internal=data["interna"],
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(str(error)) from error


def json_schema() -> bytes:
    """What a program may count on."""
    nullable_day = {"anyOf": [DAY, {"type": "null"}]}
    fields = {column.key: {"description": column.title("es"), **_schema_of(column)} for column in columns()}
    code = {name: {"type": "string"} for name in ("columna", "lista", "codigo", "nombre")}
    fields[CODES] = {
        "description": "Códigos de listas publicadas: ISO 3166-2, Agenda 2030, IATI",
        "type": "array",
        "items": {"type": "object", "properties": code, "required": list(code), "additionalProperties": False},
    }
    commitment = {"type": "object", "properties": fields, "required": list(fields), "additionalProperties": False}
    event = {name: {"type": "string"} for name in ("carpeta", "titulo", "idioma")}
    aside = {name: {"type": "string"} for name in ("id", "razon")}
    properties = {
        "$schema": {"type": "string"},
        "evento": {"type": "object", "properties": event, "required": list(event)},
        "corte": nullable_day,
        "edicion": nullable_day,
        "interna": {"type": "boolean"},
        "compromisos": {"type": "array", "items": commitment},
        "apartados": {"type": "array", "items": {"type": "object", "properties": aside, "required": list(aside)}},
    }
    return _dumped(
        {
            "$schema": DRAFT,
            "title": "Hoja de ruta",
            "type": "object",
            "properties": properties,
            "required": list(properties),
            "additionalProperties": False,
        }
    )


def _schema_of(column: Column) -> dict[str, Any]:
    text: dict[str, Any] = {"type": "string"}
    kinds: dict[Type, list[dict[str, Any]]] = {
        Type.NAMES: [{"type": "array", "items": text, "minItems": 1}],
        Type.CODES: [{"type": "array", "items": text, "minItems": 1}],
        Type.DATE: [DAY, text],
        Type.PERCENT: [{"type": "integer", "minimum": 0}, text],
        Type.CHOICE: [{"enum": list(vocabulary.values(column.values))}] if column.values else [],
    }
    if column.part is Part.FIXED and column.key == "id":
        return text
    return {"anyOf": [*kinds.get(column.type, [text]), {"type": "null"}]}


def _plain(value: Value) -> object:
    if isinstance(value, tuple):
        return list(value)
    return value.isoformat() if isinstance(value, date) else value


def _value(column: Column, plain: Any) -> Value:
    if isinstance(plain, list):
        return tuple(str(item) for item in plain)
    if column.type is Type.DATE and isinstance(plain, str):
        try:
            return date.fromisoformat(plain)
        except ValueError:
            return plain
    return plain if plain is None or isinstance(plain, int) else str(plain)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _dumped(data: object) -> bytes:
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()
