"""The whole way from a tree to an OpenDocument package."""

from __future__ import annotations

from memoria.diagnostics import Checked
from memoria.document.tree import Document
from memoria.theme import Theme
from memoria.writers.logos import with_logos
from memoria.writers.odt.blocks import BLOCKS
from memoria.writers.odt.body import Body
from memoria.writers.odt.boxes import box_styles
from memoria.writers.odt.charts import bar_style
from memoria.writers.odt.contents import listed_headings
from memoria.writers.odt.elements import Element, element, to_bytes
from memoria.writers.odt.fonts import Fonts, fonts_of
from memoria.writers.odt.package import MIME, manifest, meta_part, settings_part
from memoria.writers.odt.styles import styles_part
from memoria.writers.odt.tables import cell_styles
from memoria.writers.unpaged import unpaged
from memoria.writers.zipped import pack


def write_odt(document: Document, theme: Theme) -> Checked[bytes]:
    """What the package's door promises."""
    document = with_logos(unpaged(document), theme)
    fonts = fonts_of(document, theme)
    resources = dict(document.resources)
    body = Body(theme, dict(document.meta.labels), resources, listed_headings(document.blocks), BLOCKS)
    content = body.many(document.blocks)
    parts = {
        "content.xml": to_bytes(_content(body, content, fonts.value)),
        "styles.xml": to_bytes(styles_part(theme, document.meta, fonts.value.declarations())),
        "meta.xml": to_bytes(meta_part(document.meta)),
        "settings.xml": to_bytes(settings_part()),
        **{name: resources[target].data for target, name in body.pictures.items()},
        **dict(fonts.value.parts()),
    }
    listed = {"META-INF/manifest.xml": to_bytes(manifest(parts))}
    return Checked(pack({"mimetype": MIME.encode(), **parts, **listed}, document.meta.date), fonts.diagnostics)


def _content(body: Body, content: list[Element], fonts: Fonts) -> Element:
    return element(
        "office:document-content",
        fonts.declarations(),
        element(
            "office:automatic-styles", *cell_styles(body.theme), *box_styles(body.theme), bar_style(body.theme), *body.automatic
        ),
        element("office:body", element("office:text", *content)),
        office__version="1.3",
    )
