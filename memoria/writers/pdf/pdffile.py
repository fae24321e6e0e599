"""The PDF file: numbered objects, streams, cross-reference table and trailer (ISO 32000-1, 7.5).

Values are written as bytes at once and kept by number; nothing here knows what they mean.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterable, Mapping

COMPRESSION = 6


def literal(text: str) -> bytes:
    """A text string: ASCII as it is, anything else as UTF-16 with its mark (ISO 32000-1, 7.9.2.2)."""
    data = text.encode("ascii") if text.isascii() else b"\xfe\xff" + text.encode("utf-16-be", "surrogatepass")
    for raw, escaped in ((b"\\", b"\\\\"), (b"(", b"\\("), (b")", b"\\)"), (b"\r", b"\\r")):
        data = data.replace(raw, escaped)
    return b"(" + data + b")"


def name(text: str) -> bytes:
    """A name, with ``#xx`` for what is not a regular character (ISO 32000-1, 7.3.5)."""
    regular = b"!$%&'*+,-.0123456789:;=?@ABCDEFGHIJKLMNOPQRSTUVWXYZ\\^_`abcdefghijklmnopqrstuvwxyz|~"
    return b"/" + b"".join(bytes((byte,)) if byte in regular and byte != 0x25 else b"#%02X" % byte for byte in text.encode())


def number(value: float) -> bytes:
    """A number with at most two decimals, without needless zeros."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return b"0" if text in ("-0", "") else text.encode()


def dictionary(entries: Mapping[str, bytes]) -> bytes:
    """A dictionary whose values are already written; empty values are left out."""
    return b"<<" + b"".join(b"/" + key.encode() + b" " + value for key, value in entries.items() if value) + b">>"


def array(items: Iterable[bytes]) -> bytes:
    """An array of values already written."""
    return b"[" + b" ".join(items) + b"]"


def reference(num: int) -> bytes:
    """An indirect reference."""
    return b"%d 0 R" % num


class PdfFile:
    """Objects by number. ``reserve`` gives a number before the object is known."""

    def __init__(self) -> None:
        self._objects: list[bytes | None] = [None]

    def reserve(self) -> int:
        """A number for an object to be written later."""
        self._objects.append(None)
        return len(self._objects) - 1

    def put(self, num: int, data: bytes) -> None:
        """Write a reserved object."""
        self._objects[num] = data

    def add(self, data: bytes) -> int:
        """Write an object and return its number."""
        self._objects.append(data)
        return len(self._objects) - 1

    def add_stream(self, data: bytes, entries: Mapping[str, bytes] | None = None, *, compress: bool = True) -> int:
        """Write a stream, deflated unless told otherwise, and return its number."""
        return self.add(stream(data, entries, compress=compress))

    def save(self, root: int, info: int) -> bytes:
        """The whole file. Its identifier is a digest of its content, so the same objects give the same bytes."""
        parts = [b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"]
        offset = len(parts[0])
        table = [b"0000000000 65535 f \n"]
        for num, data in enumerate(self._objects[1:], 1):
            if data is None:
                raise ValueError(f"object {num} was reserved and never written")
            part = b"%d 0 obj\n%b\nendobj\n" % (num, data)
            table.append(b"%010d 00000 n \n" % offset)
            parts.append(part)
            offset += len(part)
        digest = hashlib.sha256()
        for part in parts:
            digest.update(part)
        file_id = b"<" + digest.hexdigest()[:32].encode() + b">"
        trailer = {"Size": b"%d" % len(table), "Root": reference(root), "Info": reference(info), "ID": array((file_id, file_id))}
        parts += [b"xref\n0 %d\n" % len(table), *table, b"trailer\n", dictionary(trailer), b"\nstartxref\n%d\n%%%%EOF\n" % offset]
        return b"".join(parts)


def stream(data: bytes, entries: Mapping[str, bytes] | None = None, *, compress: bool = True) -> bytes:
    """A stream object's bytes, with the end of line before ``endstream`` that PDF/A asks for (ISO 19005-3, 6.1.7.1).

    After data that ends in a carriage return it is CR LF, lest a reader take the data's own for part of it.
    """
    head = dict(entries or {})
    if compress:
        data = zlib.compress(data, COMPRESSION)
        head["Filter"] = b"/FlateDecode"
    head["Length"] = b"%d" % len(data)
    return dictionary(head) + b"\nstream\n" + data + (b"\r\nendstream" if data.endswith(b"\r") else b"\nendstream")
