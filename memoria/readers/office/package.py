"""A package (the zip that a Word or ODT file is), opened with care: what it is, and its parts within limits.

Nothing is unpacked to disk: a part is its name and its bytes in memory, and only those that are asked for. What is no package is
named for what it is, by its first bytes and not by its name.
"""

from __future__ import annotations

import re
import struct
import zlib
from dataclasses import dataclass
from io import BytesIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from lxml import etree

FOREIGN, PROTECTED, DAMAGED, NOT_A_TEXT, EMPTY = "D-001", "D-002", "D-003", "D-004", "D-005"
TOO_LARGE, TOO_MANY, BOMB, ENTITIES, OUTSIDE = "Z-001", "Z-002", "Z-003", "Z-004", "Z-005"

MAX_ENTRIES = 5_000
"""Parts of a package: a book with a thousand pictures has a third of them."""
MAX_XML = 64_000_000
"""Bytes of one part of text unpacked: a thesis of 1 000 pages has some ten million."""
MAX_PART = 100_000_000
"""Bytes of any other part unpacked."""
MAX_TOTAL = 400_000_000
"""Bytes of all that is unpacked of one package; pictures of a long note come to a tenth of it."""
MAX_RATIO = 500
"""How many times its size a part may grow when unpacked; text grows tenfold, drawings in XML a hundredfold."""
SMALL = 2_000_000
"""A part that is no larger than this unpacked may have any ratio: blank XML packs very well."""

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OUTSIDE = re.compile(r"(?:^|[/\\])\.\.(?:[/\\]|$)|^[/\\]|^[A-Za-z]:")
_WORD, _ODT = "word", "odt"


class Refused(Exception):  # noqa: N818 - named as what happened
    """The file, or a part that it cannot do without, is not read; ``code`` and ``values`` say why."""

    def __init__(self, code: str, **values: str | int) -> None:
        super().__init__(code)
        self.code, self.values = code, values


@dataclass(slots=True)
class Package:
    """An opened package. ``kind`` is ``word`` or ``odt``."""

    kind: str
    archive: ZipFile
    names: dict[str, ZipInfo]
    outside: tuple[str, ...] = ()
    """Names of parts that lead out of the package; no such part is ever read."""
    unpacked: int = 0

    def has(self, name: str) -> bool:
        """True when there is such a part."""
        return name in self.names

    def read(self, name: str, limit: int = MAX_PART) -> bytes:
        """The bytes of a part. Refused when it is larger than it may be, or damaged."""
        info = self.names[name]
        if info.flag_bits & 1:
            raise Refused(PROTECTED)
        if info.file_size > limit or self.unpacked + info.file_size > MAX_TOTAL:
            raise Refused(TOO_LARGE, part=name, size=_megabytes(max(info.file_size, self.unpacked)))
        if info.file_size > SMALL and info.file_size > MAX_RATIO * max(info.compress_size, 1):
            raise Refused(BOMB, part=name, times=info.file_size // max(info.compress_size, 1))
        try:
            with self.archive.open(info) as part:
                data = part.read(info.file_size + 1)
        except (
            BadZipFile,
            zlib.error,
            EOFError,
            OSError,
            NotImplementedError,
            RuntimeError,
            ValueError,
            struct.error,
        ) as problem:
            raise Refused(DAMAGED) from problem
        self.unpacked += len(data)
        return data

    def xml(self, name: str) -> etree._Element:
        """The root of a part of XML."""
        return parse(self.read(name, MAX_XML), name)

    def xml_or_none(self, name: str) -> etree._Element | None:
        """The root of a part that the text can do without: None where it is missing or damaged, but never where it is hostile."""
        if not self.has(name):
            return None
        try:
            return self.xml(name)
        except Refused as refused:
            if refused.code in (DAMAGED, PROTECTED):
                return None
            raise


def _megabytes(size: int) -> int:
    return max(size // 1_000_000, 1)


STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", b"http://schemas.openxmlformats.org/officeDocument/2006/math"),
    (b"http://purl.oclc.org/ooxml/drawingml/main", b"http://schemas.openxmlformats.org/drawingml/2006/main"),
    (
        b"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing",
        b"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    ),
    (b"http://purl.oclc.org/ooxml/drawingml/diagram", b"http://schemas.openxmlformats.org/drawingml/2006/diagram"),
    (b"http://purl.oclc.org/ooxml/drawingml/chart", b"http://schemas.openxmlformats.org/drawingml/2006/chart"),
)
"""Names of the strict dialect of Word (ISO/IEC 29500-1), and those of the transitional one that everybody writes (29500-4)."""


def parse(data: bytes, name: str) -> etree._Element:
    """The root of an XML text; no entity is expanded, no DTD loaded, nothing fetched. Refused when it has any of them."""
    if b"purl.oclc.org" in data:
        for strict, usual in STRICT:
            data = data.replace(strict, usual)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as problem:
        if b"<!ENTITY" in data:
            raise Refused(ENTITIES, part=name) from problem
        raise Refused(DAMAGED) from problem
    if root.getroottree().docinfo.internalDTD is not None:
        raise Refused(ENTITIES, part=name)
    return root


def open_package(data: bytes) -> Package:
    """The package that a file is. Refused with the code that says what it is instead."""
    if not data.strip(b"\0"):
        raise Refused(EMPTY)
    if not data.startswith(_ZIP):
        raise _foreign(data)
    try:
        archive = ZipFile(BytesIO(data))
        entries = archive.infolist()
    except (BadZipFile, EOFError, OSError, ValueError, NotImplementedError, struct.error, UnicodeDecodeError) as problem:
        raise Refused(DAMAGED) from problem
    if len(entries) > MAX_ENTRIES:
        raise Refused(TOO_MANY, count=len(entries), most=MAX_ENTRIES)
    outside = tuple(entry.filename for entry in entries if _OUTSIDE.search(entry.filename))
    names = {entry.filename: entry for entry in entries if entry.filename not in outside}
    return Package(_kind(names, archive), archive, names, outside)


def _kind(names: dict[str, ZipInfo], archive: ZipFile) -> str:
    if "Index/Document.iwa" in names or any(name.endswith(".iwa") for name in names):
        raise Refused(FOREIGN, kind="Pages")
    if "content.xml" in names:
        package = Package(_ODT, archive, names)
        declared = package.read("mimetype", 200).decode("ascii", "replace") if "mimetype" in names else ""
        if declared and "opendocument.text" not in declared:
            raise Refused(NOT_A_TEXT, kind="OpenDocument")
        return _ODT
    if any(name.startswith("xl/") for name in names):
        raise Refused(NOT_A_TEXT, kind="Excel")
    if any(name.startswith("ppt/") for name in names):
        raise Refused(NOT_A_TEXT, kind="PowerPoint")
    if "[Content_Types].xml" in names or any(name.startswith("word/") for name in names):
        return _WORD
    raise Refused(NOT_A_TEXT, kind="ZIP")


_FOREIGN: tuple[tuple[str, bytes], ...] = (
    ("RTF", b"{\\rtf"),
    ("PDF", b"%PDF"),
    ("WordPerfect", b"\xffWPC"),
    ("Word 2003 XML", b"<?mso"),
)


def _foreign(data: bytes) -> Refused:
    """What a file is that is no package."""
    if data.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            return Refused(PROTECTED)
        return Refused(FOREIGN, kind="Word 97-2003 (.doc)")
    for kind, beginning in _FOREIGN:
        if data.startswith(beginning):
            return Refused(FOREIGN, kind=kind)
    head = data[:400].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith((b"<!doctype html", b"<html")) or b"<html" in head:
        return Refused(FOREIGN, kind="HTML")
    if b"worddocument" in head:
        return Refused(FOREIGN, kind="Word 2003 XML")
    return Refused(DAMAGED)
