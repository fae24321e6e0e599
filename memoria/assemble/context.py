"""What every template sees: the words of the frame, plain views of the event, and trees to put in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType

from markupsafe import Markup

from memoria.assemble import programme as prog
from memoria.assemble.brief import brief
from memoria.assemble.changes import changes_view
from memoria.assemble.competences import by_competence
from memoria.assemble.contributions import note_view
from memoria.assemble.cross_view import cross_view
from memoria.assemble.deadlines import due, priorities
from memoria.assemble.deliverables import products
from memoria.assemble.dossiers import one_dossier, transition_view
from memoria.assemble.environment import Later
from memoria.assemble.evaluation import evaluation
from memoria.assemble.event_sheet import sheet
from memoria.assemble.evidence import evidence, questions
from memoria.assemble.experiences import experiences
from memoria.assemble.follow_up import follow_up_view
from memoria.assemble.front import acronyms, cover, credits_view, draft_view, draft_words
from memoria.assemble.institutions_annex import extract, institutions
from memoria.assemble.lists_annex import bibliography, coverage_view, glossary
from memoria.assemble.material import Material
from memoria.assemble.networks import networks
from memoria.assemble.nodes import Blocks, div, para, slug
from memoria.assemble.papers import papers
from memoria.assemble.participation import statistics
from memoria.assemble.people_annex import participants
from memoria.assemble.presentations import presentations
from memoria.assemble.prose import prose_of
from memoria.assemble.results import monitoring, results_view, transition
from memoria.assemble.roadmap_tables import roadmap_view
from memoria.assemble.sessions import chapter_views
from memoria.assemble.sheets import sheets
from memoria.assemble.signatures import signature_sheet
from memoria.document import roles
from memoria.document.tree import Attr, Div, Text
from memoria.labels import Labels
from memoria.model.contribution import Prose


@dataclass(frozen=True, slots=True)
class SynthesisView:
    """The executive synthesis in one language. ``language`` is empty where it is the volume's."""

    id: Markup
    title: str
    language: str
    body: Blocks


@dataclass(frozen=True, slots=True)
class EventView:
    """Long texts and lists of the event; each is empty when it was not given."""

    background: Blocks
    problem: Blocks
    questions: Blocks
    general: Blocks
    specific: Blocks
    products: Blocks
    axes: Blocks
    method: Blocks
    sheet: Blocks
    programme: Blocks
    provisional: Blocks
    presentation: Blocks
    conclusions: Blocks
    declaration: Blocks
    cross_view: Blocks
    concept_note: Blocks
    circulated_programme: Blocks


def context(material: Material) -> Mapping[str, Later]:
    """The names that templates may use, each with what makes its value."""
    return MappingProxyType({name: Later(partial(make, material)) for name, make in _MAKERS.items()})


def event_view(material: Material) -> EventView:
    """The event's own texts, under the headings that the templates give them."""
    labels = material.labels
    return EventView(
        background=prose_of(material, "antecedentes", 3, labels["background"]),
        problem=prose_of(material, "problema", 3, labels["problem"]),
        questions=prog.listed(material.event.questions),
        general=prog.objectives(material, "OG"),
        specific=prog.objectives(material, "OE"),
        products=products(material),
        axes=prog.axes(material),
        method=prose_of(material, "metodologia", 3, labels["method"]),
        sheet=sheet(material),
        programme=prog.programme(material),
        provisional=prog.provisional(material),
        presentation=prose_of(material, "presentacion", 2, labels["presentation"], listed=False),
        conclusions=prose_of(material, "conclusiones", 2, labels["conclusions"]),
        declaration=prose_of(material, "declaracion", 2, labels["declaration"]),
        cross_view=prose_of(material, "mirada_cruzada", 2, labels["cross_view"]),
        concept_note=prose_of(material, "nota_conceptual", 2, labels["concept_note"], listed=False),
        circulated_programme=prose_of(material, "programa_circulado", 2, labels["circulated_programme"], listed=False),
    )


def syntheses(material: Material) -> tuple[SynthesisView, ...]:
    """The executive synthesis: the volume's language first, then the translations, each titled in its own."""
    texts = [(key, prose) for key, prose in material.memoria.prose if key == "sintesis" or key.startswith("sintesis.")]
    found: list[SynthesisView] = []
    for key, prose in sorted(texts, key=lambda text: not _is_own(material, text[1])):
        title = Labels(prose.language)["synthesis"]
        body = prose_of(material, key, 3 if found else 2, title, listed=False)
        if body and prose.stale:
            words = Labels(prose.language)["stale_translation"]
            body = (Div((div(roles.SMALL, para(Text(words))),), Attr("", (), (("lang", prose.language),))), *body)
        language = "" if _is_own(material, prose) else prose.language
        if body:
            found.append(SynthesisView(Markup(slug(key)), title, language, body))
    return tuple(found)


def _is_own(material: Material, prose: Prose) -> bool:
    """True for a text in the volume's language."""
    return prose.language.split("-")[0] == material.labels.language


_MAKERS: Mapping[str, Callable[[Material], object]] = {
    "labels": lambda material: material.labels,
    "internal": lambda material: material.options.internal,
    "draft": lambda material: draft_view(material) if not material.options.final else None,
    "cover": lambda material: cover(material, draft_words(material)),
    "credits": credits_view,
    "acronyms": acronyms,
    "event": event_view,
    "syntheses": syntheses,
    "chapters": chapter_views,
    "loose_notes": lambda material: tuple(note_view(material, note, None) for note in material.loose_notes),
    "papers": papers,
    "brief": brief,
    "cross_view": cross_view,
    "experiences": experiences,
    "results": results_view,
    "roadmap": roadmap_view,
    "due": due,
    "priorities": priorities,
    "transition": transition,
    "territories": transition_view,
    "dossier": one_dossier,
    "monitoring": monitoring,
    "previous": follow_up_view,
    "changes": changes_view,
    "detailed_programme": prog.detailed_programme,
    "participants": participants,
    "by_competence": by_competence,
    "networks": networks,
    "presentations": presentations,
    "signatures": signature_sheet,
    "statistics": statistics,
    "evaluation": evaluation,
    "questions": questions,
    "evidence": evidence,
    "glossary": glossary,
    "bibliography": bibliography,
    "coverage": coverage_view,
    "sheets": sheets,
    "institutions": institutions,
    "extract": extract,
}
