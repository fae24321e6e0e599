"""The fields of a marked text (file-format, section 5, rules 3 and 4)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from memoria.diagnostics import Diagnostic, found
from memoria.document.tree import Block, BulletList, Inline, Link, Note, OrderedList, Para, Plain, Text
from memoria.document.walk import map_inlines, text_of, walk
from memoria.model.fields import keys_of, main_key
from memoria.model.marks import Mark
from memoria.readers.inlines import Inlines, cut, flatten, place, trimmed
from memoria.readers.scan.markers import find_marker
from memoria.source import Position
from memoria.vocabulary import field_key, nearest_spelling

_NAME = r"(?P<name>[^\W\d_][^\W_]*(?:[ \u00a0_/‑-][^\W_]+){0,4})"
_FIELD = re.compile(rf"(?P<mark>\||[.?!…](?=\s)|[,;]|\n)(?P<gap>[\s|;]*){_NAME}[ \u00a0]*:(?!//)")
_FIRST = re.compile(rf"[\s☐☒☑•–-]*{_NAME}[ \u00a0]*:(?!//)")
_ABBREVIATED = re.compile(r"(?:\.\S*|\b(?:etc|cía|ltda|inc|dr|dra|ing|lic|art|núm|op|ed))\.$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Field:
    """A field as it was written: its attribute, its value, and where the value stands."""

    attribute: str
    value: Inlines
    at: Position | None
    name: str = ""

    @property
    def text(self) -> str:
        """The value as plain text, with the addresses of its links; a full stop that ends a sentence is dropped."""
        text = text_of(map_inlines((Para(self.value),), _with_address), notes=False)
        return text if _ABBREVIATED.search(text) else text.removesuffix(".").rstrip()

    @property
    def notes(self) -> Inlines:
        """Footnotes called in the value: they are printed with the text."""
        return tuple(node for node in walk(self.value) if isinstance(node, Note))


def _with_address(node: Inline) -> Inlines:
    if isinstance(node, Link) and "://" in node.target and text_of(node) != node.target:
        return (*node.content, Text(f" ({node.target})"))
    return (node,)


@dataclass(slots=True)
class Parsed:
    """A marked text taken apart. ``guessed`` are the names of fields that were found without ``|`` or a list."""

    content: Inlines
    fields: list[Field] = field(default_factory=list)
    guessed: list[str] = field(default_factory=list)


def attribute_of(name: str, cls: type[Mark]) -> str | None:
    """The attribute that a field's name means."""
    return field_key(name, cls)


def nearest_field(name: str, cls: type[Mark]) -> str | None:
    """The known field of a mark that a name resembles."""
    near = nearest_spelling(name, (key.name for _, key in keys_of(cls)), cls)
    return near.replace("_", " ") if near else None


def parse(inlines: Inlines, cls: type[Mark], diagnostics: list[Diagnostic], *, first: bool = False) -> Parsed:
    """Content and fields of a marked text. With ``first`` the text begins with a field, as an item of a field list does."""
    flat = flatten(inlines).text
    main = main_key(cls)
    starts: list[tuple[int, int, int, str | None]] = []  # where content ends, value begins, name begins; the attribute
    if first and (match := _FIRST.match(flat)):
        starts.append((0, match.end(), match.start("name"), attribute_of(match["name"], cls)))
    done = Parsed(())
    place_after = starts[0][1] if starts else 0
    while match := _FIELD.search(flat, place_after):
        attribute, bar = attribute_of(match["name"], cls), "|" in match["mark"] + match["gap"]
        if bar and attribute is None:
            near = nearest_field(match["name"], cls)
            diagnostics.append(found("T-001", place(inlines, match.start("name")), name=match["name"], nearest=near))
        if attribute is None or (attribute == main and not bar):
            place_after = match.start("name") if match.start("name") > match.start() else match.end()
            if bar:
                starts.append((match.start(), match.start(), match.start(), None))
            continue
        if not bar:
            done.guessed.append(match["name"])
        kept = match.start() + (match["mark"] in ".?!…")
        starts.append((kept, match.end(), match.start("name"), attribute))
        place_after = match.end()
    _divide(inlines, flat, starts, done, main)
    _bars(done.content, diagnostics)
    return done


def _divide(inlines: Inlines, flat: str, starts: list[tuple[int, int, int, str | None]], done: Parsed, main: str | None) -> None:
    ends = [*(start[0] for start in starts[1:]), len(flat)] if starts else []
    content = list(trimmed(cut(inlines, 0, starts[0][0] if starts else len(flat)), "|;"))
    for (_, begin, name, attribute), end in zip(starts, ends, strict=True):
        value = trimmed(cut(inlines, begin, end), "|;")
        if attribute is None or (attribute == main and not content):
            content += [Text(" | " if attribute is None else " ")] * bool(content) + list(value)
        elif attribute == main:
            content += [Text(" "), *value]
        else:
            written = cut(inlines, name, begin)
            done.fields.append(Field(attribute, value, place(value) or place(written), text_of(written)))
    notes = [note for item in done.fields for note in item.notes]
    done.content = (*content, *notes)


def _bars(content: Inlines, diagnostics: list[Diagnostic]) -> None:
    flat = flatten(content).text
    for match in re.finditer(r"\|[ \u00a0]*(?!" + _NAME.replace("?P<name>", "?:") + r"[ \u00a0]*:)", flat):
        diagnostics.append(found("T-016", place(content, match.start())))


# --- lists of fields ---------------------------------------------------------------------------------------------


def _items(block: Block) -> tuple[tuple[Block, ...], ...]:
    return block.items if isinstance(block, BulletList | OrderedList) else ()


def _known(item: tuple[Block, ...], cls: type[Mark]) -> str | None:
    """The attribute that an item of a list begins with the name of; never that of the marked text itself."""
    if not item or not isinstance(item[0], Para | Plain):
        return None
    match = _FIRST.match(flatten(item[0].content).text)
    attribute = attribute_of(match["name"], cls) if match else None
    return None if attribute == main_key(cls) else attribute


def is_field_list(block: Block, cls: type[Mark]) -> bool:
    """True for a list whose every item begins with a known field name and a colon.

    Marked lines of one kind («PREGUNTA: …» twice) are objects of their own, even where the marker is also a field.
    """
    known = [_known(item, cls) for item in _items(block)]
    if not known or None in known:
        return False
    return len(set(known)) > 1 or len(known) == 1 or not all(map(_is_marked, _items(block)))


def _is_marked(item: tuple[Block, ...]) -> bool:
    return isinstance(item[0], Para | Plain) and find_marker(flatten(item[0].content)) is not None


def stranger(block: Block, cls: type[Mark]) -> tuple[Position | None, str] | None:
    """Of a list that is nearly all fields, the item that is none: where it stands and how it begins."""
    items = _items(block)
    known = [_known(item, cls) is not None for item in items]
    if sum(known) * 2 < len(known) or all(known) or any(_is_marked(item) for item in items if item):
        return None
    item = items[known.index(False)]
    return (item[0].at if item else block.at), text_of(item)[:40]


def list_fields(block: Block, cls: type[Mark], diagnostics: list[Diagnostic]) -> list[Field]:
    """The fields of a field list; what stands below an item belongs to its value."""
    done: list[Field] = []
    for item in _items(block):
        head = item[0]
        if not isinstance(head, Para | Plain):
            continue
        parsed = parse(head.content, cls, diagnostics, first=True)
        rest = text_of(item[1:])
        if rest and parsed.fields:
            last = parsed.fields[-1]
            glue = "; " if isinstance(item[1], BulletList | OrderedList) and last.value else " "
            words = "; ".join(text_of(inner) for inner in _items(item[1])) if len(item) == 2 and _items(item[1]) else rest
            parsed.fields[-1] = Field(last.attribute, (*last.value, Text(glue * bool(last.value) + words)), last.at, last.name)
        done += parsed.fields
    return done
