"""An archive (the zip that a file of Word, ODT or Excel is), opened with care: its parts, within limits.

Nothing is unpacked to disk: a part is its name and its bytes in memory, and only those that are asked for.
"""

from __future__ import annotations

import re
import struct
import zlib
from dataclasses import dataclass
from io import BytesIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from lxml import etree

PROTECTED, DAMAGED = "D-002", "D-003"
TOO_LARGE, TOO_MANY, BOMB, ENTITIES, OUTSIDE = "Z-001", "Z-002", "Z-003", "Z-004", "Z-005"
HARMFUL = frozenset({TOO_LARGE, TOO_MANY, BOMB})
"""Codes of what is not opened, because it would fill a disk or a memory."""

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

_OUTSIDE = re.compile(r"(?:^|[/\\])\.\.(?:[/\\]|$)|^[/\\]|^[A-Za-z]:")


class Refused(Exception):  # noqa: N818 - named as what happened
    """The file, or a part that it cannot do without, is not read; ``code`` and ``values`` say why."""

    def __init__(self, code: str, **values: str | int) -> None:
        super().__init__(code)
        self.code, self.values = code, values


@dataclass(slots=True)
class Archive:
    """An opened archive."""

    archive: ZipFile
    names: dict[str, ZipInfo]
    outside: tuple[str, ...] = ()
    """Names of parts that lead out of it; no such part is ever read."""
    unpacked: int = 0

    def has(self, name: str) -> bool:
        """True when there is such a part."""
        return name in self.names

    def read(self, name: str, limit: int = MAX_PART) -> bytes:
        """The bytes of a part. Refused when it is larger than it may be, or damaged."""
        info = self.names[name]
        self._vet(info, limit, self.unpacked)
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

    def vet(self) -> None:
        """Refused where not all of it may be unpacked: for a library that unpacks by itself."""
        total = 0
        for info in self.names.values():
            self._vet(info, MAX_PART, total)
            total += info.file_size

    @staticmethod
    def _vet(info: ZipInfo, limit: int, unpacked: int) -> None:
        if info.flag_bits & 1:
            raise Refused(PROTECTED)
        if info.file_size > limit or unpacked + info.file_size > MAX_TOTAL:
            raise Refused(TOO_LARGE, part=info.filename, size=_megabytes(max(info.file_size, unpacked)))
        if info.file_size > SMALL and info.file_size > MAX_RATIO * max(info.compress_size, 1):
            raise Refused(BOMB, part=info.filename, times=info.file_size // max(info.compress_size, 1))

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


def open_archive(data: bytes) -> Archive:
    """The archive that some bytes are. Refused when it is damaged or has too many parts."""
    try:
        archive = ZipFile(BytesIO(data))
        entries = archive.infolist()
    except (BadZipFile, EOFError, OSError, ValueError, NotImplementedError, struct.error, UnicodeDecodeError) as problem:
        raise Refused(DAMAGED) from problem
    if len(entries) > MAX_ENTRIES:
        raise Refused(TOO_MANY, count=len(entries), most=MAX_ENTRIES)
    outside = tuple(entry.filename for entry in entries if _OUTSIDE.search(entry.filename))
    return Archive(archive, {entry.filename: entry for entry in entries if entry.filename not in outside}, outside)
