"""Small events built in Python, and the volume made of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, time
from functools import cache
from pathlib import Path
from typing import Any, ClassVar

from memoria.assemble import Options, Volume, assemble
from memoria.diagnostics import Checked
from memoria.document.tree import Attr, Block, Div, Heading, Para, Text
from memoria.model.contribution import Contribution, FrontMatter, Prose
from memoria.model.event import Axis, Day, Edition, Event, Hours, Objectives, Organiser, Session
from memoria.model.marks import Agreement, Commitment, Mark
from memoria.model.memoria import Memoria
from memoria.model.people import Organisation, Person, Register
from memoria.model.roadmap import Roadmap
from memoria.source import Located, Position
from memoria.workspace.pandoc import RealPandoc

TEMPLATES = Path(__file__).parents[2] / "templates" / "default"


@cache
def templates() -> dict[str, str]:
    return {path.name: path.read_text("utf-8") for path in sorted(TEMPLATES.glob("*.md.j2"))}


def at(line: int, path: str = "notas/panel.md") -> Position:
    return Position(path, line, 1)


def said(words: str, line: int = 1, path: str = "notas/panel.md") -> Located:
    return Located(words, at(line, path))


def para(words: str, line: int = 1, path: str = "notas/panel.md") -> Para:
    return Para((Text(words, at(line, path)),), at(line, path))


def heading(level: int, words: str, identifier: str = "", line: int = 1) -> Heading:
    return Heading(level, (Text(words, at(line)),), Attr(identifier), at(line))


def marked(kind: str, index: int, words: str, line: int = 1) -> Div:
    return Div((para(words, line),), Attr("", ("mark", kind), (("mark", str(index)),)), at(line))


def event(**changes: Any) -> Event:
    axis = Axis(id=Located("descentralizada"), title=Located("Cooperación descentralizada"), summary=Located("Lo que dura."))
    panel = Session(
        id=Located("S04"),
        hours=Hours(time(9, 50), time(10, 20)),
        held=Hours(time(9, 58), time(10, 31)),
        format="panel",
        title=Located("Tres territorios, tres caminos"),
        axis=Located("descentralizada"),
        participants=(Located("ana-paredes"), Located("Luis Toro")),
        moderators=(Located("red-uno"),),
        questions=(Located("¿Qué queda cuando cambia la autoridad?"),),
    )
    opening = Session(
        id=Located("S01"), hours=Hours(time(9), time(9, 20)), format="inauguración", participants=(Located("red-uno"),)
    )
    base = Event(
        title=Located("La internacionalización territorial"),
        kind=Located("Foro"),
        motto=Located("Los gobiernos intermedios"),
        start=date(2023, 3, 28),
        end=date(2023, 3, 29),
        modality="virtual",
        platform=Located("Zoom"),
        language="es",
        organisers=(Organiser(organisation=Located("red-uno"), role="organiza"),),
        objectives=Objectives(
            general=(Located("Reunir a las autoridades"),),
            specific=(Located("Sostener el liderazgo"), Located("Articular redes")),
        ),
        axes=(axis,),
        programme=(Day(date=date(2023, 3, 28), sessions=(opening, panel)),),
        edition=Edition(date=date(2023, 6, 30), number=Located("1")),
    )
    return replace(base, **changes)


def register() -> Register:
    network = Organisation(
        id=Located("red-uno"), name=Located("Red Uno de Gobiernos Intermedios"), acronym=Located("RUGI"), country=Located("EC")
    )
    network = replace(network, region=Located("América Latina"))
    ana = Person(id=Located("ana-paredes"), name=Located("Ana"), surnames=Located("Paredes León"), office=Located("Prefecta"))
    return Register(organisations=(network,), people=(replace(ana, organisation=Located("red-uno")),))


def note(
    body: tuple[Block, ...] = (),
    marks: tuple[Mark, ...] = (),
    *,
    path: str = "notas/panel.md",
    session: str = "S04",
    language: str = "es",
    **front: Any,
) -> Contribution:
    given = {"type": "ponencia", "authors": (Located("ana-paredes"),), "title": Located("Redes que duran"), **front}
    return Contribution(
        path=path,
        sha256="0" * 64,
        front=FrontMatter(**given),
        body=body,
        marks=marks,
        session_id=session,
        language=language,
        words=10,
    )


def commitment(id_: str = "C-03", words: str = "Constituir la mesa técnica", **fields: Any) -> Commitment:
    given: dict[str, Any] = {
        "action": said(words),
        "responsible": (said("red-uno"),),
        "term": said("30/09/2023"),
        "indicator": said("Acta firmada"),
        "note": "notas/panel.md",
        "session": "S04",
    }
    return Commitment(id=id_, words=words, content=(para(words),), **{**given, **fields})


def agreement(id_: str = "A-02", words: str = "Levantar un inventario común", **fields: Any) -> Agreement:
    given = {"text": said(words), "note": "notas/panel.md", "session": "S04"}
    return Agreement(id=id_, words=words, content=(para(words),), **{**given, **fields})


def memoria(*notes: Contribution, **changes: Any) -> Memoria:
    commitments = tuple(mark for note in notes for mark in note.marks if isinstance(mark, Commitment))
    base = Memoria(name="foro", event=event(), register=register(), contributions=notes, roadmap=Roadmap(commitments))
    return replace(base, **changes)


def prose(key: str, *body: Block, language: str = "es") -> tuple[str, Prose]:
    return key, Prose(f"{key}.md", language, body)


class RememberingPandoc(RealPandoc):
    """Reads each text once for all the tests."""

    known: ClassVar[dict[str, list[Any]]] = {}

    def markdown(self, texts: Sequence[str]) -> list[list[Any]]:
        new = [text for text in dict.fromkeys(texts) if text not in self.known]
        self.known.update(zip(new, super().markdown(new), strict=True) if new else ())
        return [self.known[text] for text in texts]


def checked(source: Memoria, overrides: dict[str, str] | None = None, **options: Any) -> Checked[Volume]:
    return assemble(source, RememberingPandoc(), {**templates(), **(overrides or {})}, Options(**options))


def volume(source: Memoria, **options: Any) -> Volume:
    result = checked(source, **options)
    assert not result.diagnostics, result.diagnostics
    return result.value
