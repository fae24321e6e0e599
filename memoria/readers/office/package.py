"""What a file is that was handed in as a text: by its first bytes and its parts, never by its name."""

from __future__ import annotations

from enum import StrEnum

from memoria.archive import DAMAGED, PROTECTED, Archive, Refused, open_archive

FOREIGN, NOT_A_TEXT, EMPTY = "D-001", "D-004", "D-005"
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


class Kind(StrEnum):
    """The packages that are read."""

    WORD = "word"
    ODT = "odt"


def open_package(data: bytes) -> tuple[Kind, Archive]:
    """The package that a file is. Refused with the code that says what it is instead."""
    if not data.strip(b"\0"):
        raise Refused(EMPTY)
    if not data.startswith(_ZIP):
        raise _foreign(data)
    archive = open_archive(data)
    return _kind(archive), archive


def _kind(archive: Archive) -> Kind:
    names = archive.names
    if any(name.endswith(".iwa") for name in names):
        raise Refused(FOREIGN, kind="Pages")
    if "content.xml" in names:
        declared = archive.read("mimetype", 200).decode("ascii", "replace") if "mimetype" in names else ""
        if declared and "opendocument.text" not in declared:
            raise Refused(NOT_A_TEXT, kind="OpenDocument")
        return Kind.ODT
    if any(name.startswith("xl/") for name in names):
        raise Refused(NOT_A_TEXT, kind="Excel")
    if any(name.startswith("ppt/") for name in names):
        raise Refused(NOT_A_TEXT, kind="PowerPoint")
    if "[Content_Types].xml" in names or any(name.startswith("word/") for name in names):
        return Kind.WORD
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
