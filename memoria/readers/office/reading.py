"""One Word or ODT file, read: its header, its tree, its pictures, its comments, and everything that is to be said of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from memoria.archive import DAMAGED, OUTSIDE, Archive, Refused
from memoria.diagnostics import found
from memoria.document.walk import text_of
from memoria.readers.captions import with_captions
from memoria.readers.office import flow as f
from memoria.readers.office.apart import COMMENT
from memoria.readers.office.compose import Composer
from memoria.readers.office.flow import Flow, Read, short
from memoria.readers.office.header import take_header
from memoria.readers.office.lost import put_back
from memoria.readers.office.odt import read_odt
from memoria.readers.office.package import Kind, open_package
from memoria.readers.office.paper import Paper
from memoria.readers.office.places import Places
from memoria.readers.office.shape import find_headings, find_lists
from memoria.readers.office.word import read_word
from memoria.source import Located, Position

WITHOUT_TEXT, BOXED = "D-006", "D-010"


def read_paper(path: str, data: bytes, language: str) -> Paper:
    """A Word or ODT file. ``language`` is that of the words for its places. Never raises: what can't be read is said."""
    try:
        kind, archive = open_package(data)
        read = read_word(archive) if kind is Kind.WORD else read_odt(archive)
        paper = _Reading(path, archive, read, language).paper()
    except Refused as refused:
        return Paper(path, problems=(found(refused.code, Position(path), **refused.values),), unread=refused.code)
    except RecursionError:
        return Paper(path, problems=(found(DAMAGED, Position(path)),), unread=DAMAGED)
    is_said = not paper.pictures and (paper.header or paper.problems)
    if not is_said and not text_of(paper.blocks, alt=False):
        return replace(paper, problems=(*paper.problems, found(WITHOUT_TEXT, Position(path))))
    return paper


class _Reading:
    def __init__(self, path: str, archive: Archive, read: Read, language: str) -> None:
        self.path, self.archive, self.read, self.language = path, archive, read, language
        self.problems = [found(OUTSIDE, Position(path), names=archive.outside)] if archive.outside else []

    def paper(self) -> Paper:
        """All of it, step by step."""
        flow = self.read.flow
        put_back(flow, self.read.texts, self.read.apart)
        find_headings(flow)
        find_lists(flow)
        Places(self.path, self.language).give(flow)
        self._say(flow)
        comments = tuple(Located(words, part.at) for part in f.paragraphs(flow) for words in part.comments)
        header = take_header(flow)
        self.problems += header.problems
        composer = Composer(self.path)
        blocks = composer.blocks(flow)
        self.problems += composer.problems
        pictures = dict(self._pictures(composer.pictures))
        return Paper(
            self.path,
            header.node(self.path),
            with_captions(blocks),
            comments,
            MappingProxyType(pictures),
            tuple(self.problems),
        )

    def _say(self, flow: list[Flow]) -> None:
        self.problems += [found(aside.code, Position(self.path), **aside.values) for aside in self.read.asides]
        for part in f.paragraphs(flow):
            self.problems += [found(aside.code, part.at, **aside.values) for aside in part.asides]
            self.problems += [found(COMMENT, part.at, text=short(words)) for words in part.comments]
            if part.box and not part.is_empty:
                self.problems.append(found(BOXED, part.at, text=short(part.text)))

    def _pictures(self, parts: Mapping[str, str]) -> Iterator[tuple[str, bytes]]:
        for target, part in parts.items():
            try:
                yield target, self.archive.read(part)
            except Refused as refused:
                self.problems.append(found(refused.code, Position(self.path), **refused.values))
