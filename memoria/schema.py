"""JSON Schemas of the files that people write, one set for each language of keys (file-format, section 9).

They help an editor while somebody types (completion, descriptions, a wavy line) and are never the judge: that is the reader.
So they admit text, number or boolean for each scalar, and only what the reader would take.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from memoria import vocabulary
from memoria.model.contribution import YamlNote
from memoria.model.event import Event, Participation, Term
from memoria.model.fields import Key, Kind, Record, has_words, keys_of
from memoria.model.people import Register
from memoria.model.roadmap import Decisions

Schema = dict[str, Any]
DRAFT = "http://json-schema.org/draft-07/schema#"
SCALAR: Schema = {"type": ["string", "number", "boolean", "null"]}
_FILES: Mapping[str, type[Record]] = {
    "evento": Event,
    "personas": Register,
    "contribucion": YamlNote,
    "hoja-de-ruta": Decisions,
    "participacion": Participation,
}


def schemas(language: str) -> Mapping[str, Schema]:
    """The schemas by the name of the file that they describe, with the keys of a language (es, en, fr, pt)."""
    found = {name: _root(name, record, language) for name, record in _FILES.items()}
    found["evento-traduccion"] = _root("evento-traduccion", Event, language, words=True)
    return found | {"glosario": _glossary(language)}


def _root(name: str, record: type[Record], language: str, *, words: bool = False) -> Schema:
    """``words``: no more of it than its translation holds."""
    definitions: dict[str, Schema] = {}
    _define(record, language, definitions, words=words)
    return {"$schema": DRAFT, "title": name, **definitions.pop(record.__name__), "definitions": definitions}


def _glossary(language: str) -> Schema:
    """A list of terms, or term and definition as key and value."""
    definitions: dict[str, Schema] = {}
    _define(Term, language, definitions)
    term = {"$ref": "#/definitions/Term"}
    free = {"type": "object", "additionalProperties": {"anyOf": [SCALAR, {"type": "object"}]}}
    return {"$schema": DRAFT, "title": "glosario", "anyOf": [{"type": "array", "items": term}, free], "definitions": definitions}


def _define(record: type[Record], language: str, definitions: dict[str, Schema], *, words: bool = False) -> None:
    """Put a record among the definitions, and those that it holds."""
    if record.__name__ in definitions:
        return
    definitions[record.__name__] = {}
    properties: dict[str, Schema] = {}
    required: list[Schema] = []
    for _, key in keys_of(record):
        if words and not (key.names or has_words(key)):
            continue
        spelt = _spelt(vocabulary.spellings(key.name, record)[language])
        value = {"description": key.about, **_value(key, language, definitions, words=words)}
        properties.update(dict.fromkeys(spelt, value))
        if key.required and not words:
            required.append({"anyOf": [{"required": [spelling]} for spelling in spelt]})
    schema: Schema = {"type": "object", "properties": properties, "additionalProperties": False}
    definitions[record.__name__] = schema | ({"allOf": required} if required else {})


def _spelt(spellings: tuple[str, ...]) -> tuple[str, ...]:
    """Accented and plain, the proposed one first."""
    return tuple(dict.fromkeys(form for spelling in spellings for form in (vocabulary.plain(spelling), spelling)))


def _value(key: Key, language: str, definitions: dict[str, Schema], *, words: bool) -> Schema:
    if key.of is not None:
        _define(key.of, language, definitions, words=words)
        return _nested(key, key.of)
    if key.kind in (Kind.WORDS, Kind.NAMES):
        return {"anyOf": [{"type": "array", "items": SCALAR}, SCALAR]}
    if key.kind is Kind.GROUPS:
        group = {"anyOf": [{"type": "array", "items": SCALAR}, SCALAR]}
        return {"anyOf": [{"type": "array", "items": group}, SCALAR]}
    if key.kind is Kind.CHOICE:
        return {"enum": _listed(key.values, language)}
    if key.kind is Kind.YESNO:
        return {"anyOf": [{"type": "boolean"}, {"enum": _listed("yesno", language)}]}
    if key.kind is Kind.MAPPING:
        return {"type": "object", "additionalProperties": SCALAR}
    return SCALAR


def _nested(key: Key, record: type[Record]) -> Schema:
    one: Schema = {"$ref": f"#/definitions/{record.__name__}"}
    entry: Schema = {"anyOf": [one, SCALAR]} if any(item.main for _, item in keys_of(record)) else one
    if key.kind is Kind.RECORDS:
        return {"anyOf": [{"type": "array", "items": {"anyOf": [entry, {"type": "null"}]}}, entry, {"type": "null"}]}
    if key.kind is Kind.TABLE:
        return {"type": "object", "additionalProperties": entry}
    return {"anyOf": [entry, {"type": "null"}]}


def _listed(name: str, language: str) -> list[str | None]:
    """The values of a set in a language, with accents and without, and what stands for none yet."""
    spelt = [spelling for value in vocabulary.values(name) for spelling in vocabulary.value_spellings(name, value)[language]]
    undefined = vocabulary.value_spellings("undefined", vocabulary.values("undefined")[0])[language]
    forms = (form for spelling in (*spelt, *undefined) for form in (spelling, vocabulary.fold(spelling)))
    return [*dict.fromkeys(forms), None]
