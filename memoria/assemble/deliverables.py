"""What the event owes (productos): each with the objective that it answers, how far it is, and where one sees it."""

from __future__ import annotations

from memoria.assemble.mark_fields import with_links
from memoria.assemble.material import Material
from memoria.assemble.nodes import Inlines, cell, folded, link, table, texts, two_lines
from memoria.document.tree import Row, Table, Text
from memoria.labels import LANGUAGES, Labels
from memoria.model.event import Product
from memoria.source import Located

DONE = "cumplido"


def products(material: Material) -> tuple[Table, ...]:
    """The table of deliverables."""
    labels = material.labels
    rows = [
        Row(
            (
                cell(*texts(product.id or "")),
                two_lines(texts(product.kind or ""), texts(product.description or "")),
                cell(*(with_links(product.objective) if product.objective else ())),
                cell(*_status(material, product)),
                cell(*_evidence(material, product)),
            )
        )
        for product in material.event.products
    ]
    head = [labels[key] for key in ("id", "product", "objective_short", "status", "proof")]
    return (table("plain", head, rows, (8, 34, 10, 18, 30), labels["products"]),) if rows else ()


def in_volume(material: Material, product: Product) -> Inlines:
    """The way to a deliverable that the volume itself holds, in its words; nothing for any other."""
    words = texts(product.kind or product.id or "")
    if _is(product, "roadmap") and material.memoria.roadmap.commitments:
        return (link("hoja-de-ruta", *words),)
    if _is(product, "report"):
        return (*words, Text(f" ({material.labels['this_volume']})"))
    return (link("mirada-cruzada", *words),) if _is(product, "cross_view") else ()


def _is(product: Product, part: str) -> bool:
    """True for a product that is called as that part of a volume is, in any of our languages."""
    kind = f" {folded(product.kind or '')} "
    return any(f" {folded(Labels(language)[part])} " in kind for language in LANGUAGES)


def _status(material: Material, product: Product) -> Inlines:
    """As it was written; what the volume holds is done."""
    state = product.status or (DONE if in_volume(material, product) else "")
    return texts(Located(material.labels.value("commitment_states", state), product.marks.get("status"))) if state else ()


def _evidence(material: Material, product: Product) -> Inlines:
    return texts(product.evidence) if product.evidence else in_volume(material, product)
