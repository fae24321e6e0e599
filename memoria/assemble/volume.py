"""The volume: an event and its templates become one document, ready for any writer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from markupsafe import Markup
from rapidfuzz import fuzz, process, utils

from memoria.assemble.changes import changes_since
from memoria.assemble.context import context
from memoria.assemble.dossiers import unknown_territories
from memoria.assemble.edition import for_edition
from memoria.assemble.environment import NoWords, Sandbox
from memoria.assemble.front import language_of, meta
from memoria.assemble.material import Material
from memoria.assemble.numbering import identifiers, numbered
from memoria.assemble.options import Options, Volume, Withheld
from memoria.assemble.placeholders import Slots
from memoria.assemble.recordings import codes
from memoria.assemble.references import resolved
from memoria.assemble.roadmap_tables import corrected_places
from memoria.assemble.slips import dangling, slips
from memoria.diagnostics import Checked, Diagnostic, found
from memoria.document import roles
from memoria.document.pandoc_json import blocks_from_json
from memoria.document.tree import Attr, Block, Code, CodeBlock, Div, Document, Heading, Image, Inline, Node, Span, Text
from memoria.document.walk import map_inlines, rebuild, walk
from memoria.model.memoria import Memoria
from memoria.source import Position
from memoria.world import Pandoc

SUFFIX = ".md.j2"
MAX_SECTIONS = 20_000


def assemble(memoria: Memoria, pandoc: Pandoc, templates: Mapping[str, str], options: Options) -> Checked[Volume]:
    """What the package's door promises."""
    labels = language_of(options, memoria.event.language)
    public, withheld = for_edition(memoria, options, labels["withheld"])
    material = Material(public, memoria, options, labels)
    problems = [*_unknown_session(material), *_unknown_institution(material), *_unknown_territory(material)]
    if problems:
        return Checked(Volume(Document(meta(material), ()), frozenset()), tuple(problems))
    sections = _Sections(templates, context(material))
    sections.begin(options.edition)
    blocks = sections.read(pandoc)
    problems += sections.problems
    blocks = numbered(_tidy(blocks), labels)
    problems += slips(sections.written, templates, dict(public.images))
    problems += dangling(sections.written, templates, frozenset(identifiers(blocks)))
    references = resolved(blocks)
    blocks = references.value
    if any(hidden.reason == "personal" for hidden in withheld):
        blocks = _marked_withheld(blocks, labels["withheld"])
    leaves = [node for node in walk(blocks) if isinstance(node, Text | Code | CodeBlock | Image)]
    shown = {node.target for node in leaves if isinstance(node, Image)}
    pictures = tuple((path, picture) for path, picture in public.images if path in shown)
    places = frozenset(node.attr.identifier for node in walk(blocks) if isinstance(node, Heading | Div | Span))
    document = Document(meta(material, places), blocks, (*pictures, *codes(public.event.sessions, frozenset(shown))))
    corrected = tuple(Withheld(at, "corrected") for at in corrected_places(material))
    printed = frozenset((*(leaf.at for leaf in leaves if leaf.at), *sections.sandbox.printed, *material.told))
    unchanged = options.since is not None and not changes_since(material)
    volume = Volume(document, printed, (*withheld, *corrected), unchanged, public)
    return Checked(volume, (*problems, *references.diagnostics))


def _unknown_session(material: Material) -> Iterator[Diagnostic]:
    wanted = material.options.session
    if wanted is not None and material.session(wanted) is None:
        ids = tuple(str(session.id) for session in material.event.sessions)
        yield found("V-009", Position(""), session=wanted, sessions=ids)


def _unknown_institution(material: Material) -> Iterator[Diagnostic]:
    wanted = material.options.institution
    if wanted is not None and material.extracted is None:
        names = [side.party.name for side in material.dealings]
        near = process.extractOne(wanted, names, scorer=fuzz.token_set_ratio, processor=utils.default_process, score_cutoff=70)
        yield found("C-040", Position(""), who=wanted, nearest=near[0] if near else None, names=tuple(names))


def _unknown_territory(material: Material) -> Iterator[Diagnostic]:
    for wanted, names in unknown_territories(material):
        near = process.extractOne(wanted, names, score_cutoff=60)
        yield found("N-030", Position(""), territory=wanted, nearest=near[0] if near else None, names=names or None)


@dataclass(slots=True)
class _Section:
    """A section that was asked for: where it goes, what it says, and the trees it took."""

    key: int
    template: str
    text: str = ""


class _Sections:
    """Writes every section's Markdown, has pandoc read them all at once, and puts each in its place."""

    def __init__(self, templates: Mapping[str, str], values: Mapping[str, object]) -> None:
        self.slots = Slots()
        self.sandbox = Sandbox(templates)
        self.sandbox.filters["tree"] = self._put
        self.values = dict(values)
        self.values["section"] = self.section
        self.problems: list[Diagnostic] = []
        self.sections: list[_Section] = []
        self.open: list[str] = []
        self.lines: dict[int, Position | None] = {}
        """The line of a template that took the tree of a key."""

    def begin(self, edition: str) -> None:
        """Write the outermost template and, as it asks for them, all the others."""
        self.section(edition)

    def _put(self, content: Node | Iterable[Node] | None) -> Markup:
        if isinstance(content, str | int | float):
            raise NoWords("V-011")
        self.lines[self.slots.given] = self.sandbox.here()
        return self.slots.put(content)

    def section(self, name: str, **values: object) -> Markup:
        """A placeholder for a section; its template sees ``values`` beside what all of them see."""
        caller = self.sandbox.here()
        section = _Section(self.slots.reserve(), f"{name}{SUFFIX}")
        if name in self.open or len(self.sections) >= MAX_SECTIONS:
            self.problems.append(found("V-004", Position(section.template), what=f"section({name})"))
            return Markup("")
        self.sections.append(section)
        self.open.append(name)
        printed = len(self.sandbox.printed)
        section.text, problem = self.sandbox.write(section.template, {**self.values, **values})
        self.open.pop()
        if problem is not None:
            is_itself = problem.code == "V-005" and problem.values.get("name") == section.template
            at = caller if is_itself and caller else problem.at
            self.problems.append(self._with_hint(replace(problem, at=at)))
            del self.sandbox.printed[printed:]
        return self.slots.block(section.key) if section.text.strip() else Markup("")

    def _with_hint(self, problem: Diagnostic) -> Diagnostic:
        """The name nearest to one that does not exist."""
        name = str(problem.values.get("name", ""))
        near = process.extractOne(name, sorted(self.values), score_cutoff=70) if problem.code == "V-002" and name else None
        return found(problem.code, problem.at, **problem.values, nearest=near[0]) if near else problem

    @property
    def written(self) -> dict[str, str]:
        """What each template printed, all of it where it was asked for several times."""
        told: dict[str, list[str]] = {}
        for section in self.sections:
            told.setdefault(section.template, []).append(section.text)
        return {template: "\n".join(texts) for template, texts in told.items()}

    def read(self, pandoc: Pandoc) -> tuple[Block, ...]:
        """The whole tree. Inner sections are read before those they stand in."""
        written = [section for section in self.sections if section.text.strip()]
        trees = pandoc.markdown([section.text for section in written])
        for section, tree in reversed(list(zip(written, trees, strict=True))):
            self.slots.keep(section.key, self.slots.fill(blocks_from_json(tree)))
        sections = {section.key for section in self.sections}
        lost = [key for key in self.slots.missing() if key not in sections]
        self.problems.extend(found("V-007", self.lines.get(key)) for key in lost if self._was_read(key, written))
        return self.slots.taken(self.sections[0].key) if self.sections else ()

    def _was_read(self, key: int, written: Iterable[_Section]) -> bool:
        """True for a tree of a section that was printed: one that failed has said so already."""
        place = self.lines.get(key)
        return place is not None and place.path in {section.template for section in written}


# --- the finished tree -------------------------------------------------------------------------------------------


def _tidy(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Without Divs that turned out empty (those that writers fill are meant to be)."""
    inner = tuple(rebuild(block, _tidy) if isinstance(block, Div) else block for block in blocks)
    return tuple(b for b in inner if not isinstance(b, Div) or b.content or any(map(b.attr.has, roles.EMPTY)))


def _marked_withheld(blocks: tuple[Block, ...], words: str) -> tuple[Block, ...]:
    """The words that stand for personal data, in Spans that say so wherever they came from."""

    def change(node: Inline) -> tuple[Inline, ...]:
        if isinstance(node, Span) and node.attr.has(roles.WITHHELD):
            return (Span(tuple(_unwrapped(node)), node.attr, node.at),)
        if not isinstance(node, Text) or words not in node.text:
            return (node,)
        done: list[Inline] = []
        for place, piece in enumerate(node.text.split(words)):
            if place:
                done.append(Span((Text(words, node.at),), Attr("", (roles.WITHHELD,))))
            done.extend((replace(node, text=piece),) if piece else ())
        return tuple(done)

    return map_inlines(blocks, change)


def _unwrapped(node: Span) -> Iterator[Inline]:
    for inner in node.content:
        yield from inner.content if isinstance(inner, Span) and inner.attr.has(roles.WITHHELD) else (inner,)
