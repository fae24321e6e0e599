"""The whole way from a tree to an OpenDocument package."""

from __future__ import annotations

from memoria.document.tree import Document, Meta
from memoria.theme import Theme
from memoria.writers.odt.blocks import BLOCKS
from memoria.writers.odt.body import Body
from memoria.writers.odt.contents import listed_headings
from memoria.writers.odt.elements import Element, element, named, to_bytes
from memoria.writers.odt.styles import styles_part
from memoria.writers.odt.tables import cell_styles
from memoria.writers.unpaged import unpaged
from memoria.writers.zipped import pack

MIME = "application/vnd.oasis.opendocument.text"
_TYPES = {"png": "image/png", "jpg": "image/jpeg", "svg": "image/svg+xml"}


def write_odt(document: Document, theme: Theme) -> bytes:
    """What the package's door promises."""
    document = unpaged(document)
    resources = dict(document.resources)
    body = Body(theme, dict(document.meta.labels), resources, listed_headings(document.blocks), BLOCKS)
    content = body.many(document.blocks)
    parts = {
        "content.xml": to_bytes(_content(body, content, theme)),
        "styles.xml": to_bytes(styles_part(theme, document.meta)),
        "meta.xml": to_bytes(_meta(document.meta)),
        **{name: resources[target].data for target, name in body.pictures.items()},
    }
    manifest = to_bytes(_manifest(parts))
    return pack({"mimetype": MIME.encode(), **parts, "META-INF/manifest.xml": manifest}, document.meta.date)


def _content(body: Body, content: list[Element], theme: Theme) -> Element:
    text = element("office:text", *content)
    return element(
        "office:document-content",
        element("office:automatic-styles", *cell_styles(theme), *body.automatic),
        element("office:body", text),
        office__version="1.3",
    )


def _meta(meta: Meta) -> Element:
    """Dublin Core, and what OpenDocument has no element for (4.3)."""
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


def _manifest(parts: dict[str, bytes]) -> Element:
    """``META-INF/manifest.xml`` (part 2, 4)."""
    from lxml import etree

    from memoria.writers.odt.elements import NAMESPACES

    root = etree.Element(named("manifest:manifest"), nsmap={"manifest": NAMESPACES["manifest"]})
    root.set(named("manifest:version"), "1.3")
    for path in ("/", *sorted(parts)):
        kind = MIME if path == "/" else _TYPES.get(path.rpartition(".")[2], "text/xml")
        entry = etree.SubElement(root, named("manifest:file-entry"))
        entry.set(named("manifest:full-path"), path)
        entry.set(named("manifest:media-type"), kind)
    return root
