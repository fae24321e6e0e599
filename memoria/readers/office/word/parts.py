"""The parts of a Word package that hold text, found by their relations (ISO/IEC 29500-2, 6.5)."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from memoria.archive import DAMAGED, Archive, Refused
from memoria.readers.office.word.names import RELATIONS, W
from memoria.readers.office.word.styles import WordStyles
from memoria.readers.office.word.texts import words


class Relation(NamedTuple):
    """Where a part leads: to another part of the archive, or out of it."""

    target: str
    """The name of a part, or an address."""
    is_outside: bool
    kind: str
    """The last word of its type: ``styles``, ``image``, ``hyperlink`` …"""


class WordParts:
    """The main part of a archive, and those that belong to it. Refused when there is no main part."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        main = _main_of(archive)
        self.root = archive.xml(main)
        if self.root.tag != f"{W}document":
            raise Refused(DAMAGED)
        self.relations = dict(_relations(archive, main))
        """Of the main part, by id."""
        self.styles = WordStyles(self._related("styles"), self._related("numbering"))
        footnotes, endnotes, comments = map(self._related, ("footnotes", "endnotes", "comments"))
        self.notes = {"footnote": _notes(footnotes, "footnote"), "endnote": _notes(endnotes, "endnote")}
        """By kind and id."""
        self.comments = _comments(comments)
        """The words of each, by id."""
        self.with_text = [root for root in (self.root, footnotes, endnotes) if root is not None]

    def _related(self, kind: str) -> etree._Element | None:
        found = (relation.target for relation in self.relations.values() if relation.kind == kind and not relation.is_outside)
        return self.archive.xml_or_none(next(found, f"word/{kind}.xml"))

    @property
    def has_macros(self) -> bool:
        """True where it brings a program along."""
        return any(name.endswith("vbaProject.bin") for name in self.archive.names)

    def running(self) -> list[str]:
        """The words of each header and footer, the same ones once."""
        names = (name for name in sorted(self.archive.names) if re.fullmatch(r"word/(?:header|footer)\d*\.xml", name))
        roots = (self.archive.xml_or_none(name) for name in names)
        texts = (words(root) for root in roots if root is not None)
        return list(dict.fromkeys(text for text in texts if text))


def _main_of(archive: Archive) -> str:
    for _, relation in _relations(archive, ""):
        if relation.kind == "officeDocument" and archive.has(relation.target):
            return relation.target
    if archive.has("word/document.xml"):
        return "word/document.xml"
    raise Refused(DAMAGED)


def _relations(archive: Archive, part: str) -> Iterator[tuple[str, Relation]]:
    """Id and relation of a part; those of the package itself where it has no name."""
    folder, name = posixpath.split(part)
    root = archive.xml_or_none(posixpath.join(folder, "_rels", f"{name}.rels"))
    for element in root.iterfind(f"{RELATIONS}Relationship") if root is not None else ():
        target, is_outside = str(element.get("Target", "")), element.get("TargetMode") == "External"
        if not is_outside:
            target = target[1:] if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
        yield str(element.get("Id")), Relation(target, is_outside, str(element.get("Type", "")).rpartition("/")[2])


def _notes(root: etree._Element | None, kind: str) -> dict[str, etree._Element]:
    """Those that people wrote, not the lines that separate them from the text."""
    found = root.iterfind(f"{W}{kind}") if root is not None else ()
    return {str(note.get(f"{W}id")): note for note in found if note.get(f"{W}type") in (None, "normal")}


def _comments(root: etree._Element | None) -> dict[str, str]:
    found = root.iterfind(f"{W}comment") if root is not None else ()
    return {str(comment.get(f"{W}id")): words(comment) for comment in found}
