"""The roadmap as data: whole, stable, and without what is reserved."""

import csv
import io
import json
from dataclasses import replace
from typing import Any

import pytest

from memoria.model.contribution import Contribution, FrontMatter
from memoria.model.event import Event
from memoria.model.marks import Commitment
from memoria.model.memoria import Memoria
from memoria.model.roadmap import FollowUp, Roadmap
from memoria.roadmap.columns import columns
from memoria.roadmap.data import as_csv, as_json, rows
from memoria.source import Located


def commitment(id_: str, action: str, **fields: Any) -> Commitment:
    return Commitment(id=id_, action=Located(action), words=action, **{"note": "panel.md", **fields})


def event(*commitments: Commitment, language: str = "es", **changes: Any) -> Memoria:
    note = Contribution(path="panel.md", sha256="", front=FrontMatter())
    private = Contribution(path="interna.md", sha256="", front=FrontMatter(access="interno"))
    base = Memoria(name="foro", event=Event(title=Located("El agua"), language=language), contributions=(note, private))
    return replace(base, roadmap=replace(Roadmap(commitments), **changes))


SECRET = (
    commitment("C-02", "Callar", reserved=True),
    commitment("C-03", "Ocultar", access="interno"),
    commitment("C-04", "Guardar", note="interna.md"),
)


def test_commitments_stand_in_the_order_of_their_ids() -> None:
    assert [row["id"] for row in rows(event(commitment("C-10", "b"), commitment("C-9", "a")))] == ["C-9", "C-10"]


@pytest.mark.parametrize(("language", "heading"), [("es", "Responsable"), ("en", "Responsible"), ("pt", "Responsável")])
def test_the_header_speaks_the_language_of_the_event(language: str, heading: str) -> None:
    text = as_csv(event(commitment("C-01", "x"), language=language))
    assert heading in text.split("\r\n", 1)[0].split(",")
    assert heading in as_csv(event(commitment("C-01", "x")), language).split("\r\n", 1)[0]


def test_csv_holds_every_character_and_ends_its_lines_as_the_standard_says() -> None:
    action = 'Firmar «A», "B" y Ñ; 1, 2'
    text = as_csv(event(commitment("C-01", action)))
    assert text.count("\r\n") == 2
    assert text.endswith("\r\n")
    read = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    assert len(read[0]) == len(read[1]) == len(columns())
    assert action in read[1]


def test_the_public_edition_has_nothing_reserved_and_the_internal_has_all() -> None:
    source = event(
        commitment("C-01", "Decir"),
        *SECRET,
        excluded=((commitment("C-05", "Negar", reserved=True), "Por orden"),),
        merged=((commitment("C-06", "Unir", note="interna.md"), "C-01"),),
        follow_up=(("C-02", FollowUp(remarks=Located("En secreto"))),),
    )
    for made in (as_csv(source), as_json(source), repr(rows(source))):
        assert "Decir" in made
        for secret in ("Callar", "Ocultar", "Guardar", "C-02", "C-04", "C-05", "C-06", "Por orden", "En secreto"):
            assert secret not in made
    inside = as_json(source, internal=True)
    for secret in ("Callar", "Ocultar", "Guardar", "Por orden", "En secreto"):
        assert secret in inside
    assert (json.loads(inside)["interna"], json.loads(as_json(source))["interna"]) == (True, False)


def test_json_is_the_same_each_time_and_has_the_keys_of_the_columns() -> None:
    source = event(commitment("C-01", "Decir", term=Located("30/09/2023")))
    assert as_json(source) == as_json(source)
    record = json.loads(as_json(source))["compromisos"][0]
    assert set(record) == {*(column.key for column in columns()), "codigos"}
    assert record["plazo"] == "30/09/2023"


def test_an_event_without_commitments_has_a_header_and_no_more() -> None:
    assert as_csv(event()).count("\r\n") == 1
    assert json.loads(as_json(event()))["compromisos"] == []
