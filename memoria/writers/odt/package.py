"""What a package holds beside its text: what it is (4.3), how programs treat it (3.10), and the list of its parts (part 2, 4)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from lxml import etree

from memoria.document.tree import Meta
from memoria.writers.odt.elements import NAMESPACES, Element, element, named

MIME = "application/vnd.oasis.opendocument.text"
_TYPES: Mapping[str, str] = {
    "png": "image/png",
    "jpg": "image/jpeg",
    "svg": "image/svg+xml",
    "ttf": "font/ttf",
    "otf": "font/otf",
    "xml": "text/xml",
}
_SETTINGS: Mapping[str, str] = {"EmbedFonts": "true", "EmbedOnlyUsedFonts": "true"}
"""LibreOffice keeps the fonts in the file when it saves it."""


def meta_part(meta: Meta) -> Element:
    """``meta.xml``: Dublin Core, and what OpenDocument has no element for."""
    own = {
        "memoria.fingerprint": meta.fingerprint,
        "dc:publisher": meta.publisher,
        "dc:rights": meta.rights,
        "dc:identifier": "; ".join(meta.identifiers),
        "dc:type": "Text",
    }
    day = meta.date.removesuffix("Z") or "1980-01-01T00:00:00"
    authors = "; ".join(meta.authors) or meta.publisher
    inside = element(
        "office:meta",
        element("meta:generator", text="memoria"),
        element("dc:title", text=meta.title),
        element("dc:subject", text=meta.subject) if meta.subject else None,
        element("dc:description", text=meta.subtitle) if meta.subtitle else None,
        *(element("meta:keyword", text=word) for word in meta.keywords),
        element("meta:initial-creator", text=authors),
        element("dc:creator", text=authors),
        element("meta:creation-date", text=day),
        element("dc:date", text=day),
        element("dc:language", text=meta.language),
        *(element("meta:user-defined", text=value, meta__name=name) for name, value in own.items() if value),
    )
    return element("office:document-meta", inside, office__version="1.3")


def settings_part() -> Element:
    """``settings.xml``."""
    items = (
        element("config:config-item", text=value, config__name=name, config__type="boolean") for name, value in _SETTINGS.items()
    )
    kept = element("config:config-item-set", *items, config__name="ooo:configuration-settings")
    return element("office:document-settings", element("office:settings", kept), office__version="1.3")


def manifest(parts: Iterable[str]) -> Element:
    """``META-INF/manifest.xml``."""
    root = etree.Element(named("manifest:manifest"), nsmap={"manifest": NAMESPACES["manifest"]})
    root.set(named("manifest:version"), "1.3")
    for path in ("/", *sorted(parts)):
        kind = MIME if path == "/" else _TYPES.get(path.rpartition(".")[2], "application/octet-stream")
        entry = etree.SubElement(root, named("manifest:file-entry"))
        entry.set(named("manifest:full-path"), path)
        entry.set(named("manifest:media-type"), kind)
    return root
