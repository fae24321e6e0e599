"""The whole way from a tree to a page."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from memoria.diagnostics import Checked
from memoria.document import roles
from memoria.document import tree as t
from memoria.document.walk import walk
from memoria.theme import Theme
from memoria.writers.html.blocks import Blocks
from memoria.writers.html.elements import ADDED, Element, element
from memoria.writers.html.faces import faces
from memoria.writers.html.inlines import Inlines
from memoria.writers.html.navigation import Navigation
from memoria.writers.html.style import style_sheet
from memoria.writers.logos import with_logos
from memoria.writers.unpaged import unpaged

POLICY = "default-src 'none'; img-src data:; font-src data:; style-src 'unsafe-inline'"
"""The page may fetch nothing and run nothing (Content Security Policy, level 3); linked data is no script that runs."""


def write_html(document: t.Document, theme: Theme) -> Checked[bytes]:
    """What the package's door promises."""
    document = with_logos(unpaged(document), theme)
    fonts = faces(document, theme)
    page = element("html", _head(document.meta, theme, fonts.value), _body(document), lang=document.meta.language)
    data = etree.tostring(page, method="html", encoding="utf-8", doctype="<!DOCTYPE html>")
    return Checked(data + b"\n", fonts.diagnostics)


def _head(meta: t.Meta, theme: Theme, fonts: str) -> Element:
    policy = element("meta", content=POLICY)
    policy.set("http-equiv", "Content-Security-Policy")
    said = {
        "viewport": "width=device-width, initial-scale=1",
        "color-scheme": "light dark",
        "description": meta.subject or meta.subtitle,
        "author": "; ".join(meta.authors),
        "keywords": ", ".join(meta.keywords),
        "dcterms.title": meta.title,
        "dcterms.publisher": meta.publisher,
        "dcterms.date": meta.date[:10],
        "dcterms.language": meta.language,
        "dcterms.type": "Text",
        "dcterms.rights": meta.rights,
    }
    known = [*meta.identifiers, *([f"sha256:{meta.fingerprint}"] if meta.fingerprint else ())]
    return element(
        "head",
        element("meta", charset="utf-8"),
        policy,
        *(element("meta", name=name, content=value) for name, value in said.items() if value),
        *(element("meta", name="dcterms.creator", content=author) for author in meta.authors),
        *(element("meta", name="dcterms.identifier", content=one) for one in known),
        element("title", meta.title),
        *([element("script", meta.linked, type="application/ld+json")] if meta.linked else []),
        element("style", fonts + style_sheet(theme)),
    )


def _body(document: t.Document) -> Element:
    meta = document.meta
    has_title = any(isinstance(node, t.Div) and node.attr.has("cover-title") for node in walk(document.blocks))
    inlines = Inlines(dict(document.resources))
    blocks = Blocks(inlines, Navigation.of(document.blocks), dict(meta.labels), deeper=int(has_title))
    covers = [node for node in document.blocks if isinstance(node, t.Div) and node.attr.has(roles.COVER)]
    cover = tuple(blocks.many(covers))
    main = element("main", *blocks.many(node for node in document.blocks if node not in covers), id="main")
    skip = element("a", dict(meta.labels).get("skip", "↓"), href="#main", class_="skip", **{ADDED: "skip"})
    main.extend(tuple(_notes(inlines, blocks)))
    main.extend(tuple(_way_back(main, dict(meta.labels).get("contents", ""))))
    return element("body", skip, *_banner(meta), *cover, main)


def _way_back(main: Element, name: str) -> Iterator[Element]:
    """From wherever one reads on a narrow screen to the contents; a wide one shows them all the time."""
    contents = next((nav for nav in main.iter("nav") if roles.CONTENTS in nav.get("class", "").split() and len(nav)), None)
    if contents is not None:
        yield element("a", name, href=f"#{contents.get('id')}", class_="to-contents", **{ADDED: "contents"})


def _banner(meta: t.Meta) -> Iterator[Element]:
    """What a draft and an internal edition say on each page, said on each screen."""
    if meta.draft:
        yield element("aside", meta.draft, class_="banner", aria_label=meta.draft, **{ADDED: "banner"})


def _notes(inlines: Inlines, blocks: Blocks) -> Iterator[Element]:
    """The footnotes under their heading, with the way back to where each is called; notes may call notes."""
    items: list[Element] = []
    one, title = blocks.labels.get("note", ""), blocks.labels.get("notes", "")
    while len(items) < len(inlines.notes):
        number = str(len(items) + 1)
        back = element("a", "↩", href=f"#llamada-{number}", role="doc-backlink", **{ADDED: "back"})
        back.set("aria-label", f"{one} {number}")
        items.append(element("li", *blocks.many(inlines.notes[len(items)]), back, id=f"nota-{number}"))
    if items:
        heading = (element(f"h{1 + blocks.deeper}", title, **{ADDED: "notes"}),) if title else ()
        made = element("section", *heading, element("ol", *items), class_="notes", role="doc-endnotes")
        made.set("aria-label", title)
        yield made
