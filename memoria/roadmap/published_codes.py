"""What a row says, in the codes of published lists: ISO 3166-2, the 2030 Agenda, IATI."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from memoria.roadmap import sdg
from memoria.roadmap.columns import Row, as_text
from memoria.roadmap.modalities import MODALITIES, STATES, Iati, iati_of, modalities
from memoria.roadmap.territories import territory


@dataclass(frozen=True, slots=True)
class Code:
    """A code, the list that it stands in, its name, and the column whose words it stands for."""

    column: str
    list: str
    code: str
    name: str


def codes_of(row: Row, language: str) -> tuple[Code, ...]:
    """The codes of a row, column by column; words that no list has a code for have none."""
    return (*_territories(row), *_goals(row, language), *_modalities(row), *_state(row))


def _territories(row: Row) -> Iterator[Code]:
    names = row["territorio"]
    for name in names if isinstance(names, tuple) else ():
        found = territory(name)
        if found:
            yield Code("territorio", "ISO 3166-2", found.code, found.name)


def _goals(row: Row, language: str) -> Iterator[Code]:
    """Under the names that IATI gives to the lists of goals and of targets."""
    written = row["ods"]
    for text in written if isinstance(written, tuple) else ():
        code = sdg.normal_code(text)
        if sdg.is_code(code):
            yield Code("ods", "UNSDG-Targets" if "." in code else "UNSDG-Goals", code, sdg.name(code, language))


def _modalities(row: Row) -> Iterator[Code]:
    for _, value in modalities(as_text(row["modalidad"])):
        found = iati_of(MODALITIES, value) if value else None
        if found:
            yield _of_iati("modalidad", found)


def _state(row: Row) -> Iterator[Code]:
    found = iati_of(STATES, as_text(row["estado"]))
    if found:
        yield _of_iati("estado", found)


def _of_iati(column: str, entry: Iati) -> Code:
    return Code(column, entry.list, entry.code, entry.name)
