"""Contributions: Markdown with front matter, notes written wholly in YAML, Word and ODT files (file-format, section 4)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from memoria.codes import Severity
from memoria.diagnostics import Checked, Diagnostic, found
from memoria.document.tree import Attr, Block, Div, Para
from memoria.document.walk import text_of
from memoria.model.contribution import Contribution
from memoria.model.event import Event
from memoria.model.fields import main_key
from memoria.model.marks import Mark
from memoria.model.people import Register
from memoria.people import Index
from memoria.readers.inlines import place
from memoria.readers.instructions import without_instructions
from memoria.readers.markdown import read_markdown
from memoria.readers.notes import Note, empty_entry, is_bare, open_note, open_paper
from memoria.readers.office import Paper
from memoria.readers.scan import scan
from memoria.readers.scan.build import INTERNAL, Split, at_semicolons, make
from memoria.readers.scan.fields import parse
from memoria.readers.scan.secrets import holds_secret
from memoria.readers.sessions import resolve
from memoria.source import Position, SourceFile
from memoria.world import Pandoc

UNREAD = "M-030"
HEADER_OF_WORD = "M-031"
UNFILLED, OPENED = "B-001", "B-002"
OF_FORMS = ("D-015", "T-008", "T-009")
"""What a form's own header, lists and tables would be told of, as they are in every one."""
UNREAD_SUFFIXES = (".pdf",)
"""Notes that nobody reads: words can't be had from them in their order."""

Blocks = tuple[Block, ...]


def read_contributions(
    files: Sequence[SourceFile],
    pandoc: Pandoc,
    event: Event,
    sizes: Mapping[str, tuple[str, int]],
    register: Register | None = None,
    papers: Sequence[Paper] = (),
) -> Checked[tuple[Contribution, ...]]:
    """Every note of an event, ``files`` in their order, then ``papers``; the Markdown of all of them is read at once.

    ``sizes`` has SHA-256 and size of every file that is a note, of Word files too.
    ``register`` tells where lists of names are cut. ``papers`` are the Word and ODT files, read already.
    """
    split: Split = Index(register).split if register is not None else at_semicolons
    notes = [open_note(file, event.language or "es", split) for file in files]
    problems = [found(UNREAD, Position(path)) for path in sizes if path.casefold().endswith(UNREAD_SUFFIXES)]
    headers = _headers_of_papers(notes, papers)
    problems += [found(HEADER_OF_WORD, Position(note.file.path), file=paper) for paper, note in headers.items()]
    set_aside = {note.file.path for note in headers.values()}
    notes = [note for note in notes if note.file.path not in set_aside]
    for paper in papers:
        if paper.unread:
            problems += paper.problems
        else:
            notes.append(open_paper(paper, event.language or "es", split, headers.get(paper.path)))
    trees = iter(read_markdown([text for note in notes for text in note.texts], pandoc))
    done: list[Contribution] = []
    for note in notes:
        read = _contribution(note, [next(trees) for _ in note.texts], event, split)
        problems += read.diagnostics
        if read.value is None:
            continue
        done.append(replace(read.value, sha256=sizes.get(note.file.path, ("", 0))[0]))
    return Checked(tuple(done), tuple(problems))


def _headers_of_papers(notes: Iterable[Note], papers: Iterable[Paper]) -> dict[str, Note]:
    """By the path of a Word or ODT file, the YAML file without text or lists that stands beside it under the same name."""
    bare = {str(PurePosixPath(note.file.path).with_suffix("")): note for note in notes if is_bare(note)}
    stems = ((paper.path, str(PurePosixPath(paper.path).with_suffix(""))) for paper in papers)
    return {path: bare[stem] for path, stem in stems if stem in bare}


def _contribution(note: Note, trees: Sequence[Checked[Blocks]], event: Event, split: Split) -> Checked[Contribution | None]:
    problems = [*note.problems, *(problem for tree in trees for problem in tree.diagnostics)]
    path, texts = note.file.path, len(note.body)
    cleared = without_instructions((*note.tree, *(block for tree in trees[:texts] for block in tree.value)))
    if cleared.is_unfilled and not note.entries and not note.front.abstract:
        said = (problem for problem in problems if problem.severity is not Severity.INFO)
        return Checked(None, (found(UNFILLED, Position(path)), *said))
    problems += [found(OPENED, at) for at in cleared.opened]
    blocks = cleared.blocks
    scanned = scan(blocks, path, source=None if note.is_paper else note.file, split=split)
    problems += scanned.diagnostics
    if cleared.is_form:
        problems = [problem for problem in problems if problem.code not in OF_FORMS]
    marks, body = list(scanned.value.marks), list(scanned.value.body)
    for (mark, _), tree in zip(note.entries, trees[texts:], strict=True):
        made = _entry(mark, tree.value, path, split, problems)
        if made is not None:
            body.append(Div(made.content, Attr("", ("mark", made.kind), (("mark", str(len(marks))),)), made.at))
            marks.append(made)
    session = resolve(note.front.session, event) if note.front.session else Checked("")
    problems += session.diagnostics
    internal = note.front.access == INTERNAL
    contribution = Contribution(
        path=path,
        sha256="",
        front=note.front,
        body=tuple(body),
        marks=tuple(replace(mark, session=session.value, reserved=mark.reserved or internal) for mark in marks),
        session_id=session.value,
        language=note.front.language or event.language or "es",
        words=len(text_of((*blocks, *(block for tree in trees[texts:] for block in tree.value))).split()),
        comments=note.comments,
    )
    return Checked(contribution, tuple(problems))


def _entry(mark: Mark, blocks: Blocks, path: str, split: Split, problems: list[Diagnostic]) -> Mark | None:
    """An entry of a list as the object that a marked line would have been; its text may have fields after ``|`` too."""
    cls, content, fields = type(mark), list(blocks), []
    if content and isinstance(content[0], Para):
        parsed = parse(content[0].content, cls, problems)
        fields = [item for item in parsed.fields if not getattr(mark, item.attribute)]
        content[0] = Para(parsed.content, place(parsed.content) or content[0].at)
    if not content:
        problems.append(empty_entry(mark))
        return None
    secret = mark.reserved or holds_secret(blocks)
    written = make(cls, tuple(content), fields, at=mark.at, note=path, reserved=secret, split=split, diagnostics=problems)
    taken = {item.attribute for item in fields} | {main_key(cls) or ""}
    hidden = written.reserved or mark.access == INTERNAL
    values = {name: getattr(written, name) for name in taken if name}
    return replace(
        mark,
        content=written.content,
        words=written.words,
        note=path,
        reserved=hidden,
        marks={**written.marks, **mark.marks},
        **values,
    )
