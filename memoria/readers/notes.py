"""One note on its way to a contribution: its front matter, and the texts in it that are Markdown."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from memoria.diagnostics import Diagnostic, found
from memoria.document.walk import Blocks
from memoria.model.contribution import YamlNote
from memoria.model.fields import Kind, Record, keys_of, main_key
from memoria.model.marks import Mark
from memoria.readers import frontmatter
from memoria.readers.fragment import fragment
from memoria.readers.office import SUFFIXES, Paper
from memoria.readers.records import read_record
from memoria.readers.scan.build import Split
from memoria.readers.yaml_nodes import parse_yaml
from memoria.source import Located, Position, ReservedText, SourceFile

LISTS = (
    "ideas",
    "agreements",
    "commitments",
    "recommendations",
    "dissents",
    "questions",
    "quotes",
    "practices",
    "handovers",
    "indicators",
    "reserved",
)
"""The lists of a note in the order in which they follow its text."""
YAML = (".yaml", ".yml")
R = TypeVar("R", bound=Record)


@dataclass(slots=True)
class Note:
    """A file taken apart. ``texts`` are its Markdown: those of the body first, then one for each entry of its lists.

    ``tree`` is what came as a tree already, from a Word or ODT file, before all of them.
    """

    file: SourceFile
    front: YamlNote
    body: list[SourceFile]
    entries: list[tuple[Mark, SourceFile]]
    problems: list[Diagnostic] = field(default_factory=list)
    tree: Blocks = ()
    comments: tuple[Located, ...] = ()

    @property
    def is_paper(self) -> bool:
        """True for a Word or ODT file, which has no lines."""
        return self.file.path.casefold().endswith(SUFFIXES)

    @property
    def start(self) -> Position:
        """Where the note begins."""
        return Position(self.file.path) if self.is_paper else Position(self.file.path, 1, 1)

    @property
    def texts(self) -> list[SourceFile]:
        """All that pandoc has to read of this note."""
        return [*self.body, *(text for _, text in self.entries)]


def open_note(file: SourceFile, language: str, split: Split) -> Note:
    """Take a file apart, by its name: YAML, or Markdown with front matter."""
    return _yaml_note(file, language, split) if file.path.casefold().endswith(YAML) else _markdown_note(file, language, split)


def open_paper(paper: Paper, language: str, split: Split, beside: Note | None = None) -> Note:
    """A Word or ODT file that was read; ``beside`` is the YAML file of the same name, whose values count more (D-031)."""
    file, problems = SourceFile(paper.path, ""), list(paper.problems)
    front = YamlNote(at=Position(paper.path))
    if paper.header is not None:
        read = read_record(paper.header, YamlNote, language=language)
        problems += read.diagnostics
        front = with_names(read.value, split)
    if beside is not None:
        front = _over(front, beside.front, problems)
    body = [fragment(front.text, file)] if front.text else []
    return Note(file, front, list(body), _entries(front, file), problems, paper.blocks, paper.comments)


def _over(front: YamlNote, beside: YamlNote, problems: list[Diagnostic]) -> YamlNote:
    """The front matter of a Word file with the values that the YAML file beside it gives."""
    changed: dict[str, Any] = {}
    for name, key in keys_of(YamlNote):
        if name not in beside.marks:
            continue
        changed[name] = getattr(beside, name)
        if name in front.marks and getattr(front, name) != changed[name]:
            problems.append(found("D-031", front.marks[name], key=key.name, file=beside.at.path if beside.at else ""))
    return replace(front, marks={**front.marks, **beside.marks}, **changed)


def is_bare(note: Note) -> bool:
    """True for a YAML file without text or lists: perhaps the front matter of a Word file."""
    return not note.texts


def _yaml_note(file: SourceFile, language: str, split: Split) -> Note:
    problems: list[Diagnostic] = []
    front = _front(file, language, split, problems)
    body = [fragment(front.text, file)] if front.text else []
    return Note(file, front, list(body), _entries(front, file), problems)


def _markdown_note(file: SourceFile, language: str, split: Split) -> Note:
    parted = frontmatter.split(file)
    problems = list(parted.diagnostics)
    header = parted.value.front
    front = _front(header, language, split, problems) if header is not None else YamlNote(at=Position(file.path, 1, 1))
    body: list[SourceFile] = [fragment(front.text, file)] if front.text else []
    if parted.value.body.strip():
        body.append(SourceFile(file.path, parted.value.body))
    return Note(file, front, body, _entries(front, file), problems)


def _front(file: SourceFile, language: str, split: Split, problems: list[Diagnostic]) -> YamlNote:
    parsed = parse_yaml(file)
    problems += parsed.diagnostics
    if parsed.value is None:
        return YamlNote(at=Position(file.path, 1, 1))
    read = read_record(parsed.value, YamlNote, language=language)
    problems += read.diagnostics
    return with_names(read.value, split)


def with_names(record: R, split: Split) -> R:
    """The record with each list of names cut into names (file-format, section 5, rule 6), and those inside it."""
    changed: dict[str, Any] = {}
    for name, key in keys_of(type(record)):
        given = getattr(record, name)
        if not given:
            continue
        if key.kind is Kind.NAMES:
            changed[name] = tuple(one for text in given for one in _names(text, split))
        elif key.kind is Kind.RECORDS:
            changed[name] = tuple(with_names(inner, split) for inner in given)
    return replace(record, **changed) if changed else record


def _names(text: Located, split: Split) -> tuple[Located, ...]:
    """The names in one text; one that is reserved is so whole."""
    if isinstance(text, ReservedText):
        return (text,)
    return tuple(Located(one, getattr(one, "at", None)) for one in split(text))


def _entries(front: YamlNote, file: SourceFile) -> list[tuple[Mark, SourceFile]]:
    done: list[tuple[Mark, SourceFile]] = []
    for name in LISTS:
        for mark in getattr(front, name):
            main = main_key(type(mark))
            text: Located | None = getattr(mark, main) if main else None
            done.append((mark, fragment(text or Located("", mark.at), file)))
    return done


def empty_entry(mark: Mark) -> Diagnostic:
    """An entry of a list that doesn't say what it is about."""
    return found("M-033", mark.at)
