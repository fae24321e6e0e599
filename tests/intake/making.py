"""An event of two days, and what importing a file into it gives."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time

from openpyxl import Workbook

from memoria.diagnostics import Checked, Diagnostic
from memoria.intake.headings import Columns, fold_heading, key_named
from memoria.intake.importing import import_files
from memoria.intake.imports import Import, Raw, Wishes
from memoria.model.event import Day, Event, Hours, Participation, Session, Survey
from memoria.model.memoria import Memoria
from memoria.model.people import Organisation, Person, Register
from memoria.readers.data import read_participation, read_survey
from memoria.readers.transcript import read_transcript
from memoria.readers.yaml_nodes import Mapping, Node, Scalar, parse_yaml
from memoria.readers.yaml_nodes import Sequence as List
from memoria.source import Located, Position, SourceFile

STAMP = "crudo/GMT20230328-132500_Recording"
"""A recording that began at 08:25:00 in Guayaquil, five minutes before the programme."""


def text(words: str) -> Located:
    return Located(words, Position("evento.yaml", 1, 1))


def session(id_: str, start: str, end: str, format_: str, title: str = "") -> Session:
    return Session(
        id=text(id_),
        hours=Hours(time.fromisoformat(start), time.fromisoformat(end)),
        format=format_,
        title=text(title or f"Sesión {id_}"),
    )


EVENT = Event(
    title=text("Foro"),
    start=date(2023, 3, 28),
    end=date(2023, 3, 29),
    zone=text("America/Guayaquil"),
    programme=(
        Day(
            date=date(2023, 3, 28),
            sessions=(
                session("S01", "08:00", "08:30", "registro"),
                session("S02", "08:30", "09:00", "conferencia", "Del proyecto al vínculo"),
                session("S03", "09:00", "09:30", "panel"),
                session("S04", "09:30", "10:00", "preguntas"),
                session("S05", "10:00", "10:15", "pausa"),
                session("S06", "10:15", "11:00", "conferencia"),
                session("S07", "11:00", "11:30", "preguntas"),
            ),
        ),
        Day(
            date=date(2023, 3, 29),
            sessions=(
                session("S10", "08:30", "09:30", "panel"),
                session("S11", "09:30", "10:00", "preguntas"),
            ),
        ),
    ),
)
REGISTER = Register(
    organisations=(Organisation(id=text("gad-canar"), name=text("Prefectura de Cañar"), acronym=text("GADPC")),),
    people=(
        Person(id=text("rosa-pilco"), name=text("Rosa"), surnames=text("Pilco Vera"), alias=(text("Rosa Pilco"),)),
        Person(id=text("luis-toro"), name=text("Luis"), surnames=text("Toro")),
    ),
)
MEMORIA = Memoria(name="foro", event=EVENT, register=REGISTER)


@dataclass(frozen=True)
class Result:
    """What an import gave, in shapes that a test reads easily."""

    checked: Checked[Import]

    @property
    def problems(self) -> tuple[Diagnostic, ...]:
        return self.checked.diagnostics

    @property
    def codes(self) -> list[str]:
        return [problem.code for problem in self.problems]

    @property
    def paths(self) -> list[str]:
        return [made.path for made in self.checked.value.made]

    @property
    def text(self) -> str:
        """The only file made."""
        (made,) = self.checked.value.made
        return made.data.decode()

    @property
    def turns(self) -> list[tuple[str, str, str]]:
        """Time, speaker and words of each turn of the only file made."""
        read = read_transcript(SourceFile(self.paths[0], self.text))
        assert not read.diagnostics
        return [(turn.time, turn.who, turn.text) for turn in read.value.turns]

    @property
    def said(self) -> list[tuple[str, str]]:
        return [(who, words) for _, who, words in self.turns]

    @property
    def participation(self) -> Participation:
        read = read_participation(SourceFile(self.paths[0], self.text))
        assert not read.diagnostics
        assert read.value is not None
        return read.value

    def group(self, title: str) -> dict[str, int]:
        found = [group for group in self.participation.groups if group.title == title]
        return {str(row.name): row.count or 0 for group in found for row in group.rows}

    @property
    def survey(self) -> Survey:
        read = read_survey(SourceFile(self.paths[0], self.text))
        assert not read.diagnostics
        assert read.value is not None
        return read.value

    @property
    def answers(self) -> dict[str, dict[str, int]]:
        return {str(one.text): {str(row.name): row.count or 0 for row in one.rows} for one in self.survey.questions}

    @property
    def data(self) -> object:
        """The only file made, as plain values of YAML."""
        parsed = parse_yaml(SourceFile(self.paths[0], self.text))
        assert not parsed.diagnostics
        return _plain(parsed.value)

    def problem(self, code: str) -> Diagnostic:
        return next(problem for problem in self.problems if problem.code == code)


def _plain(node: Node | None) -> object:
    if isinstance(node, Mapping):
        return {str(name.text): _plain(value) for name, value in node.pairs}
    if isinstance(node, List):
        return [_plain(item) for item in node.items]
    return str(node.text) if isinstance(node, Scalar) else None


def imported(
    name: str,
    data: str | bytes,
    *,
    memoria: Memoria = MEMORIA,
    session: str = "",
    day: date | None = None,
    start: time | None = None,
    columns: dict[str, str] | None = None,
    floor: int = 3,
    others: Sequence[tuple[str, str | bytes]] = (),
) -> Result:
    """Import a file, and others together with it."""
    given = {fold_heading(heading): key_named(word) or "" for heading, word in (columns or {}).items()}
    wishes = Wishes(Columns(given), session, day, start, floor)
    raws = [Raw(path, one.encode() if isinstance(one, str) else one) for path, one in ((name, data), *others)]
    return Result(import_files(raws, memoria, wishes))


def docx(*paragraphs: str, xml: str = "") -> bytes:
    """A document with these paragraphs (a line break within one is ``\\n``), or with this XML as its body."""
    word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    runs = ("<w:br/>".join(f"<w:r><w:t>{line}</w:t></w:r>".replace("<w:br/>", "") for line in p.split("\n")) for p in paragraphs)
    body = xml or "".join(f"<w:p>{run.replace('<w:br/>', '<w:r><w:br/></w:r>')}</w:p>" for run in runs)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", f'<w:document xmlns:w="{word}"><w:body>{body}</w:body></w:document>')
    return buffer.getvalue()


def xlsx(*rows: Sequence[object]) -> bytes:
    book = Workbook()
    sheet = book.active
    for row in rows:
        sheet.append(list(row))
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()
