"""Records from nodes, by their declarations (``model.fields``): one reader for everything that is written as keys and values."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar

from memoria import vocabulary
from memoria.diagnostics import Checked, Diagnostic, found
from memoria.model.fields import Key, Kind, Record, keys_of
from memoria.model.marks import Mark
from memoria.readers import reserved, values
from memoria.readers.yaml_lines import quoted
from memoria.readers.yaml_nodes import Mapping, Node, Scalar, Sequence
from memoria.source import Located, Position, ReservedText

R = TypeVar("R", bound=Record)
_LISTS = (Kind.WORDS, Kind.NAMES, Kind.RECORDS)
_TEXTS = (Kind.TEXT, Kind.PROSE, Kind.FILE, Kind.WORDS, Kind.NAMES)
"""Kinds where «por definir» is kept as it stands; elsewhere it means that there is no value yet."""


def read_record(node: Node, record: type[R], *, language: str = "es", whole: bool = True) -> Checked[R]:
    """The record that a node tells, as far as it can be understood, and all that is wrong with it.

    ``language`` is the one that dates are read in. ``marks`` gets the place of each value that was written. Nothing is
    required of one that is not ``whole``.
    """
    reading = _Reading(language, whole=whole)
    value = reading.record(node, record, None)
    return Checked(value if value is not None else record(at=node.at), tuple(reading.problems))


def repeated_ids(records: Iterable[Record]) -> tuple[Diagnostic, ...]:
    """An error for each record whose ``id`` another record before it has (K-013)."""
    first: dict[str, Located] = {}
    problems: list[Diagnostic] = []
    for record in records:
        name: Located | None = getattr(record, "id", None)
        if not name:
            continue
        other = first.setdefault(vocabulary.fold(name), name)
        if other is not name:
            problems.append(found("K-013", name.at, id=str(name), line=other.at.line if other.at else None))
    return tuple(problems)


class _Reading:
    """One reading of a record and of those within it; collects what is wrong."""

    def __init__(self, language: str, *, whole: bool) -> None:
        self.language = language
        self.whole = whole
        self.problems: list[Diagnostic] = []

    def say(self, code: str, at: Position | None, **given: str | int | tuple[str, ...] | None) -> None:
        self.problems.append(found(code, at, **given))

    def take(self, checked: Checked[Any]) -> Any:
        self.problems.extend(checked.diagnostics)
        return checked.value

    # -- records -------------------------------------------------------------------------------------------------------

    def record(self, node: Node, record: type[R], name: str | None, *, item: bool = False) -> R | None:
        """A record; plain text fills its main field."""
        keys = dict(keys_of(record))
        main = next(((attribute, key) for attribute, key in keys.items() if key.main), None)
        if isinstance(node, Mapping) and not (main and self.is_text_with_colon(node, record)):
            return self.fields(node, record, keys)
        if main is None or isinstance(node, Sequence):
            self.say("K-015", node.at, key=name, keys=_said(keys, record, "es"))
            return None
        attribute, key = main
        is_text = key.kind is Kind.TEXT
        value = self.text(node, key, name or key.name, item=item) if is_text else self.value(node, key, name or key.name)
        self.reserved(value, key, name or key.name, record)
        return record(at=node.at, marks={attribute: node.at} if node.at else {}, **{attribute: value})

    def fields(self, node: Mapping, record: type[R], keys: dict[str, Key]) -> R:
        spelt = vocabulary.language_of((name.text for name, _ in node.pairs), (key.name for key in keys.values()), record)
        given: dict[str, Any] = {}
        marks: dict[str, Position] = {}
        written: dict[str, Scalar] = {}
        for name, value in node.pairs:
            attribute = vocabulary.field_key(name.text, record)
            if attribute is None:
                self.unknown_key(name, record, keys, spelt)
            elif attribute in written:
                other = written[attribute]
                self.say("K-002", name.at, key=str(name.text), other=str(other.text), line=other.at.line if other.at else None)
            else:
                written[attribute] = name
                self.field(attribute, keys[attribute], name, value, given, marks)
                self.reserved(given.get(attribute), keys[attribute], str(name.text), record)
                if keys[attribute].name == "id" and isinstance(given.get(attribute), ReservedText):
                    del given[attribute]
        self.missing(node, record, keys, written, marks, spelt)
        return record(at=node.at, marks=marks, **given)

    def field(
        self, attribute: str, key: Key, name: Scalar, value: Node, given: dict[str, Any], marks: dict[str, Position]
    ) -> None:
        """Put one value among those given; a value that is set aside leaves the default, and its place."""
        if isinstance(value, Scalar) and value.is_empty:
            return
        if value.at is not None:
            marks[attribute] = value.at
        if isinstance(value, Scalar) and key.kind not in _TEXTS and values.is_undefined(value.text):
            if key.kind is Kind.CHOICE and vocabulary.value(key.values, value.text):
                given[attribute] = vocabulary.value(key.values, value.text)
            return
        understood = self.value(value, key, str(name.text))
        if understood is not None:
            given[attribute] = understood

    def reserved(self, value: object, key: Key, name: str, record: type[Record]) -> None:
        """What is to be said of a value that is reserved; the words of a mark are scanned as its note's are."""
        if not (key.main and issubclass(record, Mark)):
            self.problems.extend(reserved.told(value, key, name))

    def unknown_key(self, name: Scalar, record: type[Record], keys: dict[str, Key], spelt: str) -> None:
        nearest = vocabulary.nearest_spelling(name.text, (key.name for key in keys.values()), record)
        self.say("K-001", name.at, key=str(name.text), nearest=nearest, keys=_said(keys, record, spelt))

    def missing(
        self,
        node: Mapping,
        record: type[Record],
        keys: dict[str, Key],
        written: dict[str, Scalar],
        marks: dict[str, Position],
        spelt: str,
    ) -> None:
        for attribute, key in keys.items():
            if self.whole and key.required and attribute not in marks:
                at = written[attribute].at if attribute in written else node.at
                self.say("K-005", at, key=_spelling(key, record, spelt))

    # -- values --------------------------------------------------------------------------------------------------------

    def value(self, node: Node, key: Key, name: str) -> Any:
        """The value of a field by its kind; None when it is set aside."""
        return _BY_KIND[key.kind](self, node, key, name)

    def text(self, node: Node, key: Key, name: str, *, item: bool = False) -> Located | None:
        """A text, which knows whether it is reserved; Markdown is asked later, paragraph by paragraph."""
        text = self.written(node, name, item=item)
        return text if text is None or key.kind is Kind.PROSE else reserved.value(text, text.at)

    def written(self, node: Node, name: str, *, item: bool) -> Located | None:
        """A text, also where YAML took it for more: ``Metro: línea 1``, ``[CONFIRMAR]``. ``item`` tells an entry of a list."""
        head = "- " if item else f"{name}: "
        if isinstance(node, Scalar):
            return Located(node.text.rstrip(), node.at)
        if node.literal is not None:
            self.say("Y-005", node.at, written=head + node.literal, fixed=head + quoted(node.literal))
            return node.literal
        written = _one_line(node) if isinstance(node, Mapping) else None
        if written is not None:
            self.say("Y-002", node.at, written=head + written, fixed=head + quoted(written))
            return written
        self.say("K-003", node.at, key=name)
        return None

    def words(self, node: Node, key: Key, name: str) -> tuple[Located, ...]:
        items = (self.text(item, key, name, item=isinstance(node, Sequence)) for item in self.items(node))
        return tuple(item for item in items if item)

    def names(self, node: Node, key: Key, name: str) -> tuple[Located, ...]:
        return tuple(piece for item in self.words(node, key, name) for piece in cut_names(item))

    def items(self, node: Node) -> Iterator[Node]:
        """The entries of a list, without the empty ones (K-004); anything else is a list of one."""
        for item in node.items if isinstance(node, Sequence) else (node,):
            if isinstance(item, Scalar) and item.is_empty:
                self.say("K-004", item.at)
            else:
                yield item

    def choice(self, node: Node, key: Key, name: str) -> str | None:
        text = self.text(node, key, name)
        value = vocabulary.value(key.values, text) if text else None
        if text and value is None:
            language = vocabulary.language_of([name], [key.name])
            listed = {one: vocabulary.value_spellings(key.values, one)[language][0] for one in vocabulary.values(key.values)}
            nearest = listed.get(vocabulary.nearest_value(key.values, text) or "")
            self.say("K-006", node.at, key=name, value=str(text), nearest=nearest, listed=tuple(listed.values()))
        return value

    def day(self, node: Node, key: Key, name: str) -> Any:
        text = self.text(node, key, name)
        return self.take(values.read_day(text, self.language)) if text else None

    def hours(self, node: Node, key: Key, name: str) -> Any:
        text = self.text(node, key, name)
        return self.take(values.read_hours(text)) if text else None

    def integer(self, node: Node, key: Key, name: str) -> Any:
        text = self.text(node, key, name)
        return self.take(values.read_integer(text)) if text else None

    def yesno(self, node: Node, key: Key, name: str) -> Any:
        text = self.text(node, key, name)
        return self.take(values.read_yesno(text)) if text else None

    def one(self, node: Node, key: Key, name: str) -> Record | None:
        return self.record(node, _of(key), name)

    def many(self, node: Node, key: Key, name: str) -> tuple[Record, ...] | None:
        of = _of(key)
        if not self.is_list_of(node, of):
            self.say("K-016", node.at, key=name, keys=_said(dict(keys_of(of)), of, "es"))
            return None
        entries = (self.record(item, of, name, item=isinstance(node, Sequence)) for item in self.items(node))
        return tuple(entry for entry in entries if entry is not None)

    def is_list_of(self, node: Node, record: type[Record]) -> bool:
        """A list; or one entry without its dash: a text where a text will do, or keys of the record."""
        if isinstance(node, Sequence):
            return True
        if isinstance(node, Scalar):
            return any(key.main for _, key in keys_of(record))
        return any(vocabulary.field_key(name.text, record) for name, _ in node.pairs)

    def is_text_with_colon(self, node: Mapping, record: type[Record]) -> bool:
        """``- Mesa técnica: reunirse cada mes``: one line whose «key» is no key of the record."""
        if _one_line(node) is None:
            return False
        names = [key.name for _, key in keys_of(record)]
        return vocabulary.nearest_key(node.pairs[0][0].text, names, record) is None

    def groups(self, node: Node, key: Key, name: str) -> tuple[tuple[Located, ...], ...]:
        """``[[C-02, C-07], [C-03, C-09]]``; a list without lists in it is one group, and so is a text with commas."""
        if isinstance(node, Sequence) and any(isinstance(item, Sequence) for item in node.items):
            return tuple(group for item in self.items(node) for group in self.groups(item, key, name))
        group = tuple(piece for item in self.words(node, key, name) for piece in _pieces(item))
        return (group,) if group else ()

    def pairs(self, node: Node, key: Key, name: str) -> tuple[tuple[Located, Located], ...] | None:
        """Free keys to text. An empty text stays: that it is missing is for the checks to say."""
        if not isinstance(node, Mapping):
            self.say("K-015", node.at, key=name)
            return None
        texts = ((free.text, self.text(value, key, str(free.text))) for free, value in node.pairs)
        return tuple((free, text) for free, text in texts if text is not None)

    def table(self, node: Node, key: Key, name: str) -> tuple[tuple[Located, Record], ...] | None:
        if not isinstance(node, Mapping):
            self.say("K-015", node.at, key=name)
            return None
        filled = ((free, value) for free, value in node.pairs if not (isinstance(value, Scalar) and value.is_empty))
        entries = ((free.text, self.record(value, _of(key), str(free.text))) for free, value in filled)
        return tuple((free, entry) for free, entry in entries if entry is not None)


def _pieces(text: Located) -> Iterator[Located]:
    return (Located(piece.strip(), text.at) for piece in text.replace(";", ",").split(",") if piece.strip())


def cut_names(text: Located) -> Iterator[Located]:
    """A text of several names, cut at ``;``, unless it is reserved. Commas are cut later, by the register (section 5, rule 6)."""
    if isinstance(text, ReservedText):
        yield text
        return
    offset = 0
    for piece in text.split(";"):
        start = offset + len(piece) - len(piece.lstrip())
        offset += len(piece) + 1
        if piece.strip():
            yield Located(piece.strip(), _moved(text, start))


def _moved(text: Located, offset: int) -> Position | None:
    if text.at is None or text.at.column is None or "\n" in text[:offset]:
        return text.at
    return text.at._replace(column=text.at.column + offset)


def _one_line(node: Mapping) -> Located | None:
    """The text of a mapping that is one short line, as ``- Metro: línea 1`` makes it."""
    if node.literal is not None or len(node.pairs) != 1:
        return None
    name, value = node.pairs[0]
    if (
        not isinstance(value, Scalar)
        or value.style in ("|", ">")
        or name.at is None
        or value.at is None
        or name.at.line != value.at.line
    ):
        return None
    return Located(f"{name.text}: {value.text}".strip(), name.at)


def _of(key: Key) -> type[Record]:
    assert key.of is not None  # declared with record(), records() or table()
    return key.of


def _spelling(key: Key, record: type[Record], language: str) -> str:
    return vocabulary.plain(vocabulary.spellings(key.name, record)[language][0])


def _said(keys: dict[str, Key], record: type[Record], language: str) -> tuple[str, ...]:
    return tuple(_spelling(key, record, language) for key in keys.values())


_BY_KIND: dict[Kind, Callable[[_Reading, Node, Key, str], Any]] = {
    Kind.TEXT: _Reading.text,
    Kind.PROSE: _Reading.text,
    Kind.FILE: _Reading.text,
    Kind.WORDS: _Reading.words,
    Kind.NAMES: _Reading.names,
    Kind.CHOICE: _Reading.choice,
    Kind.DATE: _Reading.day,
    Kind.HOURS: _Reading.hours,
    Kind.INTEGER: _Reading.integer,
    Kind.YESNO: _Reading.yesno,
    Kind.RECORD: _Reading.one,
    Kind.RECORDS: _Reading.many,
    Kind.MAPPING: _Reading.pairs,
    Kind.GROUPS: _Reading.groups,
    Kind.TABLE: _Reading.table,
}
