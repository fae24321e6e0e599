"""The schemas admit what the format admits, and mark what it does not know."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator

from memoria import schema, vocabulary

SOURCES = Path(__file__).parent.parent / "sources"


def errors(name: str, text: str, language: str = "es") -> list[str]:
    data = yaml.load(text, Loader=_Core)
    return [error.message for error in Draft7Validator(dict(schema.schemas(language)[name])).iter_errors(data)]


class _Core(yaml.SafeLoader):
    """Dates stay text, as in the YAML 1.2 of editors."""


_Core.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in found if not tag.endswith("timestamp")]
    for first, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


@pytest.mark.parametrize("language", vocabulary.LANGUAGES)
def test_every_schema_is_a_schema(language: str) -> None:
    for found in schema.schemas(language).values():
        Draft7Validator.check_schema(dict(found))
        json.dumps(found)


def test_the_events_of_the_project_fit() -> None:
    names = {
        "evento.yaml": "evento",
        "personas.yaml": "personas",
        "glosario.yaml": "glosario",
        "participacion.yaml": "participacion",
    }
    names["hoja-de-ruta.yaml"] = "hoja-de-ruta"
    files = [file for file in sorted(SOURCES.rglob("*.yaml")) if file.name in names and file.parent.parent == SOURCES]
    assert files
    for file in files:
        assert errors(names[file.name], file.read_text("utf-8")) == [], file


def test_the_translations_of_the_events_fit_and_hold_no_more_than_words() -> None:
    files = sorted(SOURCES.glob("*/evento.??.yaml"))
    assert files
    for file in files:
        assert errors("evento-traduccion", file.read_text("utf-8")) == [], file
    assert errors("evento-traduccion", "programme: [{seances: [{id: S01, titre: Réseaux}]}]", "fr") == []
    assert len(errors("evento-traduccion", "titulo: Redes\nmodalidad: virtual")) == 1


def test_keys_may_have_accents_or_none() -> None:
    assert errors("contribucion", "título: Redes\nsesión: S04\nestado: en revisión") == []
    assert errors("contribucion", "titulo: Redes\nsesion: 4\nestado: en revision") == []


def test_an_unknown_key_is_marked() -> None:
    assert len(errors("contribucion", "titullo: Redes")) == 1


def test_a_value_out_of_the_list_is_marked() -> None:
    assert errors("contribucion", "estado: borrador") == []
    assert len(errors("contribucion", "estado: casi")) == 1


def test_keys_and_values_are_those_of_the_language() -> None:
    assert errors("evento", "title: Forum\nstart: 2023-03-28\nmodality: hybrid", "en") == []
    assert errors("evento", "titre: Forum\ndébut: 2023-03-28\nmodalité: hybride", "fr") == []
    assert errors("evento", "titulo: Fórum\ninicio: 2023-03-28\nprograma:\n  - data: 2023-03-28\n    sessoes: []", "pt") == []
    assert errors("evento", "titulo: Foro\ninicio: 2023-03-28", "en") != []


def test_what_is_required_may_be_written_in_any_spelling() -> None:
    assert errors("evento", "título: Foro\ndesde: 2023-03-28") == []
    assert len(errors("evento", "inicio: 2023-03-28")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "acuerdos:\n  - Reunirse\n  - texto: Compartir\n    quienes: red-uno; prefectura-dos\n  -",
        "acuerdos: Reunirse cada semestre",
        "compromisos:\n  - accion: Constituir\n    ods: 17.10\n    responsable: [red-uno]",
        "palabras_clave: [redes, 2030]",
    ],
)
def test_lists_may_be_written_as_the_reader_takes_them(text: str) -> None:
    assert errors("contribucion", text) == []


def test_every_key_says_what_it_is() -> None:
    properties: dict[str, Any] = schema.schemas("es")["evento"]["properties"]
    assert all(value["description"] for value in properties.values())
