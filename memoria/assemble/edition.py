"""What this edition may print: the event without what is reserved, and the account of what was taken out.

Everything after this step sees only what may be printed, so that nothing has to remember not to.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from typing import Any, TypeVar

from memoria.assemble.nodes import Blocks, Inlines, span
from memoria.assemble.options import Options, Redact, Withheld
from memoria.document import roles
from memoria.document.tree import Block, BulletList, Code, CodeBlock, Div, Image, Inline, Link, Node, OrderedList, Text
from memoria.document.walk import map_sequences, walk
from memoria.model.contribution import Contribution
from memoria.model.event import Event, Session
from memoria.model.fields import Record, keys_of, main_key
from memoria.model.marks import Handover, Mark, Reserved
from memoria.model.memoria import Memoria
from memoria.model.roadmap import Roadmap
from memoria.source import Located, Position, ReservedText

_KEPT_AS_TYPED = frozenset(("email", "telephone", "isbn", "doi", "deposit", "website", "id", "given_id"))
"""Fields in which a number or an address is no secret, or that views print only where «publicar» names them."""
_PERSONAL_TARGETS = ("mailto:", "tel:")
R = TypeVar("R")


def for_edition(memoria: Memoria, options: Options, words: str) -> tuple[Memoria, tuple[Withheld, ...]]:
    """The event as this edition may print it; ``words`` stand for personal data («[dato reservado]»)."""
    if options.internal:
        return memoria, ()
    return _Public(options.redact, words).memoria(memoria)


def is_reserved(mark: Mark) -> bool:
    """True for a mark of the internal edition only."""
    return isinstance(mark, Reserved) or mark.reserved or mark.access == "interno"


class _Public:
    """Takes out, and writes down what it takes."""

    def __init__(self, redact: Redact, words: str) -> None:
        self.redact = redact
        self.words = words
        self.withheld: dict[Position, str] = {}

    def memoria(self, memoria: Memoria) -> tuple[Memoria, tuple[Withheld, ...]]:
        internal = {note.path for note in memoria.contributions if note.is_internal}
        for note in memoria.handed_in:
            if note.is_internal:
                self._withhold(places(note), "internal")
        translations = (self._contribution(note) for note in memoria.translations if not note.is_internal)
        public = replace(
            memoria,
            translations=tuple(translations),
            contributions=tuple(self._contribution(note) for note in memoria.contributions if not note.is_internal),
            prose=tuple((key, replace(prose, body=self._tree(self._without(prose.body, set())))) for key, prose in memoria.prose),
            event=self._record(self._event(memoria.event)),
            register=self._record(memoria.register),
            roadmap=self._roadmap(memoria.roadmap, internal),
            glossary=tuple(self._record(term) for term in memoria.glossary),
            bibliography=tuple(work for item in memoria.bibliography if (work := self._work(item))),
            participation=self._value(memoria.participation),
            surveys=tuple((path, self._record(survey)) for path, survey in memoria.surveys),
            previous=_Public(self.redact, self.words).memoria(memoria.previous)[0] if memoria.previous else None,
        )
        return public, tuple(Withheld(at, reason) for at, reason in self.withheld.items())

    def _work(self, work: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
        """A work that is cited, without what is reserved of it; nothing of one whose title is."""
        hidden = {variable: text.at for variable, text in work if isinstance(text, ReservedText)}
        self._withhold(hidden.values(), "reserved")
        return () if "title" in hidden else tuple(pair for pair in work if pair[0] not in hidden)

    def _event(self, event: Event) -> Event:
        """The programme without the recordings that are not for everybody."""
        if not any(session.recording and session.recording_access == "interno" for session in event.sessions):
            return event
        days = (replace(day, sessions=tuple(map(self._session, day.sessions))) for day in event.programme)
        return replace(event, programme=tuple(days))

    def _session(self, session: Session) -> Session:
        if not session.recording or session.recording_access != "interno":
            return session
        self._withhold((session.recording.at,), "reserved")
        return replace(session, recording=None)

    def _withhold(self, places: Iterable[Position | None], reason: str) -> None:
        for at in places:
            if at is not None:
                self.withheld.setdefault(at, reason)

    def _contribution(self, note: Contribution) -> Contribution:
        hidden = {place for place, mark in enumerate(note.marks) if is_reserved(mark)}
        for place in hidden:
            self._withhold(places(note.marks[place]), "reserved")
        return replace(
            note,
            front=self._record(note.front),
            body=self._tree(self._without(note.body, hidden)),
            marks=tuple(Reserved(reserved=True) if n in hidden else self._mark(mark) for n, mark in enumerate(note.marks)),
        )

    def _mark(self, mark: Mark) -> Mark:
        """A mark without the contact of a handover, which is never published."""
        if isinstance(mark, Handover) and mark.contact:
            self._withhold((mark.contact.at,), "contact")
            mark = replace(mark, contact=None)
        return self._record(mark)

    def _without(self, body: Blocks, hidden: set[int]) -> Blocks:
        """A body without some of its marks. A list item or a list that held nothing else goes with them."""
        if not hidden and not any(map(_is_reserved_div, walk(body))):
            return body

        def change(content: Blocks) -> Blocks:
            kept: list[Block] = []
            for block in content:
                is_mark = isinstance(block, Div) and block.attr.has("mark") and int(block.attr.get("mark", "-1")) in hidden
                if isinstance(block, Div) and (is_mark or _is_reserved_div(block)):
                    self._withhold(_leaf_places(block.content), "reserved")
                    continue
                if isinstance(block, BulletList | OrderedList) and not all(block.items):
                    items = tuple(item for item in block.items if item)
                    if not items:
                        continue
                    block = replace(block, items=items)
                kept.append(block)
            return tuple(kept)

        return map_sequences(body, change)

    def _roadmap(self, roadmap: Roadmap, internal: set[str]) -> Roadmap:
        def shown(mark: Mark) -> bool:
            return not is_reserved(mark) and mark.note not in internal

        hidden = {mark.id for mark in roadmap.commitments if not shown(mark)}
        return replace(
            roadmap,
            commitments=tuple(self._record(mark) for mark in roadmap.commitments if shown(mark)),
            excluded=tuple((self._record(mark), self._value(reason) or "") for mark, reason in roadmap.excluded if shown(mark)),
            merged=tuple((self._record(mark), into) for mark, into in roadmap.merged if shown(mark)),
            follow_up=tuple((id_, self._record(news)) for id_, news in roadmap.follow_up if id_ not in hidden),
        )

    # --- personal data ---

    def _text(self, text: str) -> str:
        stretches = self.redact(text)
        if not stretches:
            return text
        pieces, last = [], 0
        for start, end in stretches:
            pieces += [text[last:start], self.words]
            last = end
        at = getattr(text, "at", None)
        self._withhold((at,), "personal")
        return Located("".join((*pieces, text[last:])), at)

    def _record(self, record: R) -> R:
        """A record with what its texts have of reserved and personal matter withheld; the very same one when there is none."""
        changes: dict[str, Any] = {}
        for name in _written(type(record)):  # type: ignore[arg-type]  # a class is hashable, whatever its instances are
            old = getattr(record, name)
            new = self._tree(old) if name == "content" else self._value(old, is_kept=name in _KEPT_AS_TYPED)
            if new is None and old is not None and name in _required(type(record)):  # type: ignore[arg-type]
                new = Located(self.words, getattr(old, "at", None))
            if new is not old:
                changes[name] = new
        return replace(record, **changes) if changes else record  # type: ignore[type-var]

    def _value(self, value: Any, *, is_kept: bool = False) -> Any:
        """A value of a record; None in place of one that is reserved, or whose main words are."""
        if isinstance(value, ReservedText):
            self._withhold((value.at,), "reserved")
            return None
        if isinstance(value, Located):
            return value if is_kept else self._text(value)
        if isinstance(value, Record):
            if _is_reserved_record(value):
                self._withhold(places(value), "reserved")
                return None
            return self._record(value)
        if type(value) is tuple:
            new = tuple(self._value(item) for item in value)
            if all(a is b for a, b in zip(value, new, strict=True)):
                return value
            return tuple(item for item, old in zip(new, value, strict=True) if item is not None or old is None)
        return value

    def _tree(self, blocks: Blocks) -> Blocks:
        if not any(map(self._touches, walk(blocks))):
            return blocks
        return map_sequences(blocks, self._blocks, self._inlines)

    def _touches(self, node: Node) -> bool:
        """True for a node that holds personal data of its own."""
        if isinstance(node, Text | Code | CodeBlock):
            return bool(self.redact(node.text))
        if isinstance(node, Link):
            return node.target.lower().startswith(_PERSONAL_TARGETS) or bool(self.redact(node.target))
        return isinstance(node, Image) and bool(node.title and self.redact(node.title))

    def _blocks(self, content: Blocks) -> Blocks:
        return tuple(replace(b, text=self._text(b.text)) if isinstance(b, CodeBlock) else b for b in content)

    def _inlines(self, content: Inlines) -> Inlines:
        new = tuple(made for node in content for made in self._inline(node))
        return content if all(a is b for a, b in zip(content, new, strict=False)) and len(new) == len(content) else new

    def _inline(self, node: Inline) -> Inlines:
        if isinstance(node, Link) and self._touches(node):
            inner = tuple(walk(node.content))
            told = [leaf.attr.has(roles.WITHHELD) for leaf in inner if hasattr(leaf, "attr")]
            self._withhold(_leaf_places(node.content), "personal")
            return node.content if any(told) else (span(roles.WITHHELD, Text(self.words, node.at)),)
        if isinstance(node, Image) and self.redact(node.title):
            return (replace(node, title=self._text(node.title)),)
        if not isinstance(node, Text | Code):
            return (node,)
        stretches = self.redact(node.text)
        if not stretches:
            return (node,)
        self._withhold((node.at,), "personal")
        done: list[Inline] = []
        last = 0
        for start, end in stretches:
            done.extend((replace(node, text=node.text[last:start]),) if start > last else ())
            done.append(span(roles.WITHHELD, Text(self.words, node.at)))
            last = end
        done.extend((replace(node, text=node.text[last:]),) if last < len(node.text) else ())
        return tuple(done)


def _is_reserved_div(node: Node) -> bool:
    """True for what is reserved in a long text, which has no marks."""
    return isinstance(node, Div) and node.attr.has(Reserved.kind) and not node.attr.has("mark")


def _is_reserved_record(record: Record) -> bool:
    """True where the words that stand for a whole record are reserved: an organiser, a product, a place."""
    main = main_key(type(record))
    return main is not None and isinstance(getattr(record, main), ReservedText)


@cache
def _required(record: Any) -> frozenset[str]:
    """The attributes that a kind of record must have."""
    return frozenset(name for name, key in keys_of(record) if key.required)


@cache
def _written(record: Any) -> tuple[str, ...]:
    """The attributes of a kind of record that hold what was written."""
    return tuple(item.name for item in dataclasses.fields(record) if item.name not in ("at", "marks"))


def _leaf_places(nodes: Iterable[Node]) -> Iterator[Position]:
    for node in walk(nodes):
        at: Position | None = getattr(node, "at", None)
        if at is not None:
            yield at


def places(value: Any) -> Iterator[Position | None]:
    """The place of every text inside a record, a note or a tree."""
    if isinstance(value, Located):
        yield value.at
    elif isinstance(value, tuple) and not isinstance(value, Position):
        for item in value:
            yield from places(item)
    elif isinstance(value, Contribution | Record):
        for item in dataclasses.fields(value):
            if item.name not in ("at", "marks") or isinstance(value, Contribution):
                yield from places(getattr(value, item.name))
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        yield from _leaf_places((value,))  # type: ignore[arg-type]
