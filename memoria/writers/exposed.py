"""Every place of a finished file where words can stand: what is printed, and what is only found by who looks for it."""

from __future__ import annotations

import json
import re
from base64 import b64decode
from collections.abc import Callable, Iterator, Mapping
from io import BytesIO
from typing import Any, NamedTuple

from lxml import etree

from memoria.writers.extract import SOFT_HYPHEN, page_texts
from memoria.writers.zipped import unpack


class Exposed(NamedTuple):
    """Words of a file and where they stand.

    ``text``, ``comments``, ``properties``, ``attributes``, ``pictures``, ``attachments`` or ``names``.
    """

    place: str
    text: str


_BLOCKS = frozenset(("p", "h", "si", "c", "comment", "li", "td", "th", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6", "caption"))
"""Elements of WordprocessingML, OpenDocument, SpreadsheetML and HTML whose text reads as one."""
_RUNS = frozenset(("t", "instrText", "delText"))
"""Pieces of a paragraph of WordprocessingML, which is read whole."""
_BREAKS = frozenset(("br", "tab", "cr", "s", "line-break"))
_PRINTABLE = re.compile(rb"[\x20-\x7e\xc2-\xf4\x80-\xbf]{8,}")
_ACTUAL = re.compile(rb"/(?:ActualText|Alt|E)\s*(<[0-9A-Fa-f\s]+>|\((?:[^()\\]|\\.)*\))")
_TELLING = re.compile(r"[\s@]|://|(?:\w+\W+){4}\w")
"""What an attribute has that says more than the name of a style: several words, or an address."""
_DATA_URL = re.compile(r"^data:[\w/+.-]+;base64,")
_FOLD, _ESCAPED = re.compile(rb"\r?\n[ \t]"), re.compile(rb"\\([\\;,])")
_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".emf", ".wmf", ".bin", ".odttf", ".ttf", ".otf")


def exposed(name: str, data: bytes) -> Iterator[Exposed]:
    """All the words of a finished file, by the kind of its name; as plain text where the kind is not known."""
    kind = name.rpartition(".")[2].casefold()
    yield from _READERS.get(kind, _plain)(data)


def _plain(data: bytes) -> Iterator[Exposed]:
    for line in data.decode("utf-8", "replace").splitlines():
        yield Exposed("text", line)


def _json(data: bytes) -> Iterator[Exposed]:
    """The strings of it, keys among them: a text is read as it is, without the signs that stand for a line's end."""
    try:
        yield from (Exposed("text", text) for text in _strings_of(json.loads(data)))
    except ValueError:
        yield from _plain(data)


def _strings_of(value: Any) -> Iterator[str]:
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield str(key)
            yield from _strings_of(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings_of(inner)
    else:
        yield str(value)


def _calendar(data: bytes) -> Iterator[Exposed]:
    """The lines of iCalendar, unfolded, and their texts without escapes (RFC 5545, 3.1 and 3.3.11)."""
    yield from _plain(_ESCAPED.sub(rb"\1", _FOLD.sub(b"", data).replace(rb"\n", b" ").replace(rb"\N", b" ")))


# --- zips of XML: DOCX, XLSX, ODT --------------------------------------------------------------------------------


def _package(data: bytes) -> Iterator[Exposed]:
    for name, part in unpack(data).items():
        yield Exposed("names", name)
        if name.casefold().endswith(_PICTURES):
            yield from _binary(part)
        else:
            yield from _xml(part, "properties" if name.startswith(("docProps", "meta", "customXml")) else "text")


def _xml(data: bytes, place: str) -> Iterator[Exposed]:
    try:
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))
    except etree.XMLSyntaxError:
        yield from _binary(data)
        return
    yield from _elements(root, place)


def _elements(root: etree._Element, place: str) -> Iterator[Exposed]:
    for node in root.iter():
        if not isinstance(node.tag, str):
            yield Exposed("comments", node.text or "")
            continue
        name = node.tag.rpartition("}")[2]
        if name in _BLOCKS:
            yield Exposed(place, _joined(node))
        elif name not in _RUNS and (node.text or "").strip():
            yield Exposed(place, node.text or "")
        if (node.tail or "").strip():
            yield Exposed(place, node.tail or "")
        yield from _attributes(node)


def _joined(node: etree._Element) -> str:
    """The text of a paragraph as one, its runs joined and its breaks as spaces."""
    pieces = []
    for inner in node.iter():
        if isinstance(inner.tag, str):
            pieces.append(" " if inner.tag.rpartition("}")[2] in _BREAKS else inner.text or "")
        pieces.append((inner.tail or "") if inner is not node else "")
    return "".join(pieces)


def _attributes(node: etree._Element) -> Iterator[Exposed]:
    for value in map(str, node.attrib.values()):
        if _DATA_URL.match(value):
            yield from _binary(b64decode(value.partition(",")[2]))
        elif _TELLING.search(value):
            yield Exposed("attributes", value)


def _binary(data: bytes) -> Iterator[Exposed]:
    """The words that stand open in a picture or a font: its comments, its author, where it was taken."""
    for match in _PRINTABLE.finditer(data):
        yield Exposed("pictures", match[0].decode("utf-8", "replace"))


def _html(data: bytes) -> Iterator[Exposed]:
    from lxml import html

    yield from _elements(html.document_fromstring(data), "text")


# --- PDF ---------------------------------------------------------------------------------------------------------


def _pdf(data: bytes) -> Iterator[Exposed]:
    import pikepdf

    yield from (Exposed("text", SOFT_HYPHEN.sub("", text)) for text in page_texts(data))
    with pikepdf.open(BytesIO(data)) as document:
        for name, value in document.attachments.items():
            yield Exposed("names", name)
            yield from (Exposed("attachments", line.text) for line in exposed(name, value.get_file().read_bytes()))
        for item in document.objects:
            yield from _object(item, pikepdf)


def _object(item: Any, pikepdf: Any) -> Iterator[Exposed]:
    """The strings of an object (ISO 32000-1, 7.9.2), those of its arrays and dictionaries, and what its stream says openly."""
    if isinstance(item, pikepdf.Stream):
        subtype = str(item.get("/Subtype", ""))
        if subtype == "/XML" and str(item.get("/Type", "")) == "/Metadata":
            yield from _xml(item.read_bytes(), "properties")
        elif not subtype and "/Length1" not in item and "/FunctionType" not in item:
            yield from _actual_texts(item.read_bytes(), pikepdf)
    yield from (Exposed("properties", text) for text in _strings(item, pikepdf))


def _strings(item: Any, pikepdf: Any) -> Iterator[str]:
    if isinstance(item, pikepdf.String):
        yield str(item)
    elif isinstance(item, pikepdf.Array):
        for inner in item:
            if not getattr(inner, "is_indirect", False):
                yield from _strings(inner, pikepdf)
    elif isinstance(item, pikepdf.Dictionary | pikepdf.Stream):
        for key in item:
            inner = item[key]
            if not getattr(inner, "is_indirect", False):
                yield from _strings(inner, pikepdf)


def _actual_texts(content: bytes, pikepdf: Any) -> Iterator[Exposed]:
    """Text that stands for what is painted (ISO 32000-1, 14.9.4), in the operands of marked content."""
    for match in _ACTUAL.finditer(content):
        try:
            yield Exposed("attributes", str(pikepdf.Object.parse(match[1])))
        except pikepdf.PdfError:
            continue


_READERS: Mapping[str, Callable[[bytes], Iterator[Exposed]]] = {
    **dict.fromkeys(("docx", "xlsx", "odt"), _package),
    "pdf": _pdf,
    "html": _html,
    "json": _json,
    "ics": _calendar,
}
