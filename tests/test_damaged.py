"""Ten thousand damaged files over every reader: each gives words or says what is wrong; no traceback, and no silence.

``READERS`` is the table: a reader of a new format is one line in it. A case is told by its number and its reader, and is the same
on every machine. Pandoc is started once for all the Markdown of a run.
"""

from __future__ import annotations

import random
import struct
import zlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path
from zipfile import BadZipFile, ZipFile

import pytest

from memoria.codes import LANGUAGES
from memoria.diagnostics import Diagnostic
from memoria.document.walk import text_of
from memoria.intake.importing import import_files
from memoria.intake.imports import Raw, Wishes
from memoria.model.contribution import YamlNote
from memoria.readers.data import read_bibliography, read_glossary, read_participation
from memoria.readers.decisions import read_decisions
from memoria.readers.event import read_event
from memoria.readers.frontmatter import split
from memoria.readers.markdown import read_markdown
from memoria.readers.office import read_paper
from memoria.readers.picture_files import check
from memoria.readers.records import read_record
from memoria.readers.register import read_register
from memoria.readers.scan import scan
from memoria.readers.text import decode
from memoria.readers.yaml_nodes import parse_yaml
from memoria.report import render
from memoria.source import SourceFile
from memoria.workspace.pandoc import RealPandoc
from tests import documents as made
from tests.intake.making import MEMORIA, xlsx

SOURCES = Path(__file__).resolve().parent.parent / "sources"
CASES, SHORT = 10_000, 400
"""Cases of the slow run, and of the one that everybody runs."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a reader gave: whether there are words (or values), and its diagnostics."""

    has_words: bool
    problems: Sequence[Diagnostic]


Read = Callable[[str, bytes], Told]


@dataclass(frozen=True, slots=True)
class Reader:
    """A reader, and whole files of its format to begin with."""

    name: str
    read: Read
    seeds: Callable[[], Iterable[bytes]]


# --- readers -------------------------------------------------------------------------------------------------------------


def paper(path: str, data: bytes) -> Told:
    read = read_paper(path, data, "es")
    scanned = scan(read.blocks, path)
    return Told(bool(text_of(read.blocks)) or read.header is not None, (*read.problems, *scanned.diagnostics))


def textual(reading: Callable[[SourceFile], Told]) -> Read:
    def read(path: str, data: bytes) -> Told:
        decoded = decode(path, data)
        if decoded.value is None:
            return Told(False, decoded.diagnostics)
        told = reading(decoded.value)
        return Told(told.has_words, (*decoded.diagnostics, *told.problems))

    return read


@textual
def yaml(file: SourceFile) -> Told:
    """Every reader of YAML on the same file: what one has no use for another may."""
    readers = (read_event, read_register, read_decisions, read_glossary, read_bibliography, read_participation)
    problems = [problem for reader in readers for problem in reader(file).diagnostics]
    return Told(parse_yaml(file).value is not None, problems)


@textual
def note(file: SourceFile) -> Told:
    """The header of a note; its Markdown waits for the others (``bodies``)."""
    parts = split(file)
    problems = list(parts.diagnostics)
    node = parse_yaml(parts.value.front) if parts.value.front else None
    if node is not None:
        problems += node.diagnostics
        problems += read_record(node.value, YamlNote).diagnostics if node.value is not None else ()
    bodies.append(SourceFile(file.path, parts.value.body))
    return Told(bool(parts.value.body.strip()) or (node is not None and node.value is not None), problems)


bodies: list[SourceFile] = []
"""The Markdown of the run, read by one start of pandoc at its end."""


def foreign(path: str, data: bytes) -> Told:
    imported = import_files([Raw(f"crudo/{path}", data)], MEMORIA, Wishes())
    return Told(bool(imported.value.made or imported.value.unmapped), imported.diagnostics)


def picture(_path: str, data: bytes) -> Told:
    media_type, code = check(data)
    return Told(bool(media_type) or bool(code), ())


# --- whole files to begin with -----------------------------------------------------------------------------------------


@cache
def word_files() -> tuple[bytes, ...]:
    w = made
    form = w.table(("Tipo", "ponencia"), ("Sesión", "S04"), ("Autor", "Ana Paredes"))
    content = f"<w:txbxContent>{w.para('En el cuadro')}</w:txbxContent>"
    box = f"<w:r><w:pict><v:shape><v:textbox>{content}</v:textbox></v:shape></w:pict></w:r>"
    changed = f"<w:ins>{w.run('nueva')}</w:ins><w:del><w:r><w:delText>vieja</w:delText></w:r></w:del>"
    body = (
        form
        + w.para("Redes que duran", style="Ttulo1")
        + w.para("Texto ", w.run("con negrita", "<w:b/>"), changed)
        + w.item("COMPROMISO: Publicar | plazo: mayo")
        + w.item("responsable: Red Uno", 1, 1)
        + w.para("Nota", '<w:r><w:footnoteReference w:id="2"/></w:r>', box)
        + w.table(("Acción", "Responsable"), ("Constituir la mesa", "Red Dos"))
    )
    footnote = f'<w:footnote w:id="2">{w.para("al pie")}</w:footnote>'
    whole = w.docx(body, footnotes=footnote, comments=f'<w:comment w:id="1">{w.para("ojo")}</w:comment>')
    return (whole, w.docx(w.para("ACUERDO: Reunirse") + w.para("- uno") + w.para("- dos")))


@cache
def odt_files() -> tuple[bytes, ...]:
    p = made.p
    listed = f"<text:list><text:list-item>{p('uno')}</text:list-item></text:list>"
    box = f"<draw:frame><draw:text-box>{p('En el cuadro')}</draw:text-box></draw:frame>"
    cells = f"<table:table-cell>{p('a')}</table:table-cell><table:table-cell>{p('b')}</table:table-cell>"
    body = f'<text:h text:outline-level="1">Uno</text:h>{listed}{p(f"COMPROMISO: Publicar{box}")}'
    return (made.odt(f"{body}<table:table><table:table-row>{cells}</table:table-row></table:table>"),)


def of_sources(pattern: str, length: int) -> Callable[[], Iterable[bytes]]:
    return lambda: (path.read_bytes()[:length] for path in sorted(SOURCES.glob(pattern))[:12])


VTT = (
    "WEBVTT\n\n1\n00:00:04.859 --> 00:00:07.410\nSala: Buenos días.\n\n"
    "2\n00:00:09.540 --> 00:00:12.990\nRosa Pilco: Tenemos dos puntos.\n"
)
CHAT = "00:21:14\tRosa Pilco:\tBuenos días\n00:22:00\tLuis Toro:\t¿Quién paga?\n"
CSV = "#,Question,Asker Name,Asker Email,Answer(s)\n1,¿Cómo se articula?,Luis Toro,luis@example.org,live answered\n"
PEOPLE = "Nombre (nombre original),E-mail del usuario,Duración total (minutos),Invitado\nRosa Pilco,rosa@example.org,132,No\n"
MAIL = (
    "From: Luis <luis@example.org>\nTo: mesa@example.org\nSubject: Nota\nContent-Type: text/plain; charset=utf-8\n\n"
    "ACUERDO: Reunirse\n"
)


def texts(*given: str) -> Callable[[], Iterable[bytes]]:
    return lambda: (text.encode(encoding) for text in given for encoding in ("utf-8", "utf-16"))


READERS: tuple[Reader, ...] = (
    Reader("nota.docx", paper, word_files),
    Reader("nota.odt", paper, odt_files),
    Reader("nota.md", note, of_sources("*/*/*.md", 8_000)),
    Reader("evento.yaml", yaml, of_sources("*/*.yaml", 1_500)),
    Reader("GMT20230328-132500_Recording.transcript.vtt", foreign, texts(VTT)),
    Reader("GMT20230328-132500_Recording.txt", foreign, texts(CHAT)),
    Reader("preguntas.csv", foreign, texts(CSV, CSV.replace(",", ";"))),
    Reader("participantes.csv", foreign, texts(PEOPLE)),
    Reader("nota.eml", foreign, texts(MAIL)),
    Reader("hoja.xlsx", foreign, lambda: (xlsx(("Marca temporal", "¿Qué le pareció?"), ("28/03/2023", "Bien")),)),
    Reader("transcripcion.docx", foreign, word_files),
    Reader("mapa.png", picture, of_sources("*/*/*.png", 60_000)),
)


# --- damage --------------------------------------------------------------------------------------------------------------


def flipped(chance: random.Random, data: bytes) -> bytes:
    """Some bytes other ones."""
    changed = bytearray(data)
    for _ in range(chance.choice((1, 3, 12, 60))):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def cut(chance: random.Random, data: bytes) -> bytes:
    """Broken off, or a piece of the middle gone."""
    start = chance.randrange(len(data))
    return data[:start] + (data[start + chance.randrange(1, 400) :] if chance.random() < 0.5 else b"")


def inserted(chance: random.Random, data: bytes) -> bytes:
    """Bytes of its own in another place, noise, or signs that mean something somewhere."""
    place, start = chance.randrange(len(data)), chance.randrange(len(data))
    own = data[start : start + chance.randrange(1, 300)]
    signs = (
        b"<",
        b"&",
        b"]]>",
        b"<!DOCTYPE x [<!ENTITY y 'z'>]>",
        b"\0",
        b"\xff\xfe",
        b"--- ",
        b'"',
        b"\n\n\n",
        "\u2028".encode(),
    )
    return data[:place] + chance.choice((own, chance.randbytes(9), *signs)) + data[place:]


DAMAGES = (flipped, cut, inserted)


def damaged(chance: random.Random, data: bytes) -> bytes:
    """A whole file with one to three things wrong; of a package now the zip, now one of its parts."""
    for _ in range(chance.choice((1, 1, 2, 3))):
        inside = data.startswith(b"PK") and chance.random() < 0.7
        data = _in_package(chance, data) if inside else chance.choice(DAMAGES)(chance, data or b"\0")
    return data


def _in_package(chance: random.Random, data: bytes) -> bytes:
    try:
        with ZipFile(BytesIO(data)) as archive:
            parts = {info.filename: archive.read(info) for info in archive.infolist()}
    except (BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError, EOFError, zlib.error, struct.error):
        return chance.choice(DAMAGES)(chance, data)
    text = ("word/document.xml", "content.xml", "xl/worksheets/sheet1.xml")
    name = next((name for name in text if name in parts and chance.random() < 0.6), None) or chance.choice(sorted(parts))
    parts[name] = chance.choice(DAMAGES)(chance, parts[name] or b"\0")
    return made.zipped(parts)


# --- judging -------------------------------------------------------------------------------------------------------------


def judge(reader: Reader, number: int) -> None:
    chance = random.Random(f"{reader.name} {number}")
    data = damaged(chance, chance.choice(_seeds(reader.name)))
    told = reader.read(reader.name, data)
    name = f"case {number} of {reader.name}"
    assert told.has_words or told.problems or not _letters(data), f"{name}: neither words nor a diagnostic"
    for problem in told.problems:
        assert all("\n\n" not in render(problem, language) for language in LANGUAGES), f"{name}: {problem}"


@cache
def _seeds(name: str) -> tuple[bytes, ...]:
    return tuple(next(reader for reader in READERS if reader.name == name).seeds())


def _letters(data: bytes) -> bool:
    """True where there is something to read: not for what is nothing but blanks, NULs and signs."""
    return any(chr(byte).isalnum() for byte in data)


def run(cases: int) -> None:
    bodies.clear()
    for number in range(cases):
        judge(READERS[number % len(READERS)], number)
    for file, tree in zip(bodies, read_markdown(bodies, RealPandoc()), strict=True):
        assert text_of(tree.value) or tree.diagnostics or not any(letter.isalnum() for letter in file.text)
    bodies.clear()


def test_damaged_files_give_words_or_say_what_is_wrong() -> None:
    run(SHORT)


@pytest.mark.slow
def test_ten_thousand_damaged_files_give_words_or_say_what_is_wrong() -> None:
    run(CASES)
