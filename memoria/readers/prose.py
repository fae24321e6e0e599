"""The long texts of an event: files of their own, or written in its record (file-format, section 2)."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import replace
from hashlib import sha256
from pathlib import PurePosixPath
from types import MappingProxyType

from memoria import vocabulary
from memoria.diagnostics import Checked, Diagnostic, found
from memoria.document.tree import Attr, Block, Div
from memoria.document.walk import Blocks, map_blocks
from memoria.model.contribution import Prose
from memoria.model.event import Event
from memoria.model.fields import Kind, keys_of
from memoria.model.marks import Reserved
from memoria.model.memoria import EventTranslation
from memoria.readers.classify import names_file
from memoria.readers.fragment import fragment
from memoria.readers.frontmatter import split
from memoria.readers.markdown import read_markdown
from memoria.readers.office import Paper
from memoria.readers.scan import Scanned, scan
from memoria.source import Located, Position, SourceFile
from memoria.world import Pandoc

OF_SECRETS = ("T-025", "T-026", "T-029", "T-030")
"""What is said of RESERVADO in a long text too."""
Others = Iterable[tuple[EventTranslation, SourceFile]]
Papers = Mapping[str, Paper]
Texts = tuple[tuple[str, Prose], ...]


def read_prose(
    event: Event,
    record: SourceFile | None,
    files: Mapping[str, SourceFile],
    pandoc: Pandoc,
    others: Others = (),
    papers: Papers = MappingProxyType({}),
) -> Checked[Texts]:
    """Each long text by its key (``antecedentes``, ``sintesis.fr``); all of them read at once.

    ``files`` are those that stand in files of their own, ``record`` is the event's file, for the places of the
    others; ``others`` are its translations, which may hold some too. ``papers`` are those in Word and ODT, read already.
    """
    problems: list[Diagnostic] = []
    there = {file.path for file in files.values()} | {paper.path for paper in papers.values()}
    sources = dict(_inline(event, record)) if record else {}
    for one, file in others:
        sources |= {f"{key}.{one.language}": text for key, text in _inline(one.words, file)}
        problems += _missing(one.words, there)
    for key, file in files.items():
        parts = split(file)
        problems += parts.diagnostics
        sources[key] = SourceFile(file.path, parts.value.body)
        if parts.value.front is not None and parts.value.front.text.strip():
            problems.append(found("A-012", Position(file.path, 1, 1)))
    trees = read_markdown(list(sources.values()), pandoc)
    problems += [problem for tree in trees for problem in tree.diagnostics]
    problems += [problem for tree, source in zip(trees, sources.values(), strict=True) for problem in _marks(tree.value, source)]
    texts = tuple(
        (
            key,
            Prose(
                source.path,
                _language(key, event),
                with_reserved(tree.value, source.path, source),
                sha256(source.text.encode()).hexdigest(),
            ),
        )
        for (key, source), tree in zip(sources.items(), trees, strict=True)
    )
    for key, paper in papers.items():
        problems += _of_paper(paper)
        if not paper.unread:
            texts += (
                (key, Prose(paper.path, _language(key, event), with_reserved(paper.blocks, paper.path), comments=paper.comments)),
            )
    return Checked(texts, (*problems, *_missing(event, there)))


def _of_paper(paper: Paper) -> Iterator[Diagnostic]:
    """What is wrong with a Word or ODT file as a long text, which has no front matter and no marks."""
    yield from paper.problems
    if paper.header is not None:
        yield found("A-012", Position(paper.path))
    yield from _said(scan(paper.blocks, paper.path))


def _marks(blocks: tuple[Block, ...], source: SourceFile) -> Iterator[Diagnostic]:
    """A marked line in a long text stays text: what is lifted out belongs to a session, so it is said."""
    yield from _said(scan(blocks, source.path, source=source))


def _said(scanned: Checked[Scanned]) -> Iterator[Diagnostic]:
    yield from (problem for problem in scanned.diagnostics if problem.code in OF_SECRETS)
    for mark in scanned.value.marks:
        if not mark.reserved and not isinstance(mark, Reserved):
            yield found("A-013", mark.at, words=mark.words[:60])


def with_reserved(blocks: Blocks, path: str, source: SourceFile | None = None) -> Blocks:
    """A long text with what is reserved in a Div of that class, which public editions leave out; the very same without any."""
    scanned = scan(blocks, path, source=source).value
    hidden = {str(number) for number, mark in enumerate(scanned.marks) if mark.reserved or isinstance(mark, Reserved)}
    if not hidden:
        return blocks

    def change(block: Block) -> Blocks:
        if not isinstance(block, Div) or not block.attr.has("mark"):
            return (block,)
        is_hidden = block.attr.get("mark") in hidden
        return (replace(block, attr=Attr("", (Reserved.kind,))),) if is_hidden else block.content

    return map_blocks(scanned.body, change)


def _inline(event: Event, record: SourceFile) -> Iterator[tuple[str, SourceFile]]:
    for key, value in _values(event):
        if not names_file(value):
            yield key, fragment(value, record)


def _missing(event: Event, there: Container[str]) -> Iterator[Diagnostic]:
    for _, value in _values(event):
        if names_file(value) and str(PurePosixPath(value.strip())) not in there:
            yield found("A-007", value.at, name=str(value).strip())


def _values(event: Event) -> Iterator[tuple[str, Located]]:
    for name, key in keys_of(Event):
        value = getattr(event, name)
        if key.kind is Kind.PROSE and value:
            yield key.name, value


def _language(key: str, event: Event) -> str:
    suffix = key.rpartition(".")[2] if "." in key else ""
    return vocabulary.value("languages", suffix) or event.language or "es"
