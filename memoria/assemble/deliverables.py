"""What the event owes (productos): each with the objective that it answers, how far it is, and where one sees it."""

from __future__ import annotations

from memoria.assemble.mark_fields import with_links
from memoria.assemble.material import Material
from memoria.assemble.nodes import Inlines, cell, folded, link, table, texts, two_lines
from memoria.document.tree import Row, Table, Text
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
    kind, words = folded(product.kind or ""), texts(product.kind or product.id or "")
    if ("hoja de ruta" in kind or "roadmap" in kind) and material.memoria.roadmap.commitments:
        return (link("hoja-de-ruta", *words),)
    if "memoria" in kind.split() or "proceedings" in kind:
        return (*words, Text(f" ({material.labels['this_volume']})"))
    return (link("mirada-cruzada", *words),) if "mirada cruzada" in kind else ()


def _status(material: Material, product: Product) -> Inlines:
    """As it was written; what the volume holds is done."""
    state = product.status or (DONE if in_volume(material, product) else "")
    return texts(Located(material.labels.value("commitment_states", state), product.marks.get("status"))) if state else ()


def _evidence(material: Material, product: Product) -> Inlines:
    return texts(product.evidence) if product.evidence else in_volume(material, product)
