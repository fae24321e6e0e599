"""The small files that ``evento.yaml`` names: glossary, bibliography, figures of participation (file-format, section 2)."""

from __future__ import annotations

from collections.abc import Iterator

from memoria.diagnostics import Checked, Diagnostic, found
from memoria.model.event import Participation, Survey, Term
from memoria.model.memoria import Bibliography
from memoria.readers import reserved
from memoria.readers.records import read_record
from memoria.readers.yaml_nodes import Mapping, Node, Scalar, Sequence, parse_yaml
from memoria.source import Located, SourceFile


def read_participation(file: SourceFile) -> Checked[Participation | None]:
    """The figures of participation; None when the file is empty."""
    parsed = parse_yaml(file)
    if parsed.value is None:
        return Checked(None, parsed.diagnostics)
    checked = read_record(parsed.value, Participation)
    return Checked(checked.value, (*parsed.diagnostics, *checked.diagnostics))


def read_survey(file: SourceFile) -> Checked[Survey | None]:
    """A poll or survey; None when the file is empty."""
    parsed = parse_yaml(file)
    if parsed.value is None:
        return Checked(None, parsed.diagnostics)
    checked = read_record(parsed.value, Survey)
    return Checked(checked.value, (*parsed.diagnostics, *checked.diagnostics))


# -- glossary --------------------------------------------------------------------------------------------------------------


def read_glossary(file: SourceFile) -> Checked[tuple[Term, ...]]:
    """The terms: a list of entries, or term and definition as key and value."""
    parsed = parse_yaml(file)
    problems = list(parsed.diagnostics)
    terms: list[Term] = []
    for entry in _entries(parsed.value, problems):
        checked = read_record(entry, Term)
        problems.extend(checked.diagnostics)
        if checked.value.term:
            terms.append(checked.value)
    return Checked(tuple(terms), tuple(problems))


def _entries(node: Node | None, problems: list[Diagnostic]) -> Iterator[Node]:
    if isinstance(node, Sequence):
        for item in node.items:
            if isinstance(item, Scalar) and item.is_empty:
                problems.append(found("K-004", item.at))
            else:
                yield item
    elif isinstance(node, Mapping):
        yield from (_entry(name, value) for name, value in node.pairs)
    elif node is not None:
        problems.append(found("K-016", node.at))


def _entry(term: Scalar, value: Node) -> Mapping:
    """``término: definición``, or a term with its own keys below, as an entry of the list."""
    at = term.text.at
    assert at is not None  # nodes of a file have their place
    name = (Scalar(Located("termino", at)), term)
    if isinstance(value, Mapping):
        return Mapping((name, *value.pairs), at)
    return Mapping((name, (Scalar(Located("definicion", at)), value)), at)


# -- bibliography ----------------------------------------------------------------------------------------------------------


def read_bibliography(file: SourceFile) -> Checked[Bibliography]:
    """The items of a CSL-YAML file, under ``references`` or as a list, each as pairs of variable and text.

    Names become «Family, Given; …», dates ISO 8601 as far as they are known (K-005, K-013, K-016).
    """
    parsed = parse_yaml(file)
    problems = list(parsed.diagnostics)
    node = parsed.value
    if isinstance(node, Mapping):
        node = node.get("references") or node.get("referencias") or node
    if not isinstance(node, Sequence):
        if node is not None:
            problems.append(found("K-016", node.at))
        return Checked((), tuple(problems))
    items = tuple(_items(node, problems))
    return Checked(items, tuple(problems))


def _items(node: Sequence, problems: list[Diagnostic]) -> Iterator[tuple[tuple[str, str], ...]]:
    seen: dict[str, int | None] = {}
    for item in node.items:
        if not isinstance(item, Mapping):
            empty = isinstance(item, Scalar) and item.is_empty
            problems.append(found("K-004", item.at) if empty else found("K-015", item.at))
            continue
        name = item.get("id")
        if not isinstance(name, Scalar) or name.is_empty:
            problems.append(found("K-005", item.at, key="id"))
        elif name.text in seen:
            problems.append(found("K-013", name.at, id=str(name.text), line=seen[name.text]))
            continue
        else:
            seen[name.text] = name.at.line if name.at else None
        pairs = ((str(variable.text), _flat(str(variable.text), value), value.at) for variable, value in item.pairs)
        yield tuple((variable, reserved.value(text, at)) for variable, text, at in pairs if text)


def _flat(variable: str, node: Node) -> str:
    """A CSL variable as text."""
    if isinstance(node, Scalar):
        return "" if node.is_empty else str(node.text)
    if isinstance(node, Mapping):
        return _date_or_name(node)
    separator = ", " if variable in ("keyword", "categories") else "; "
    return separator.join(text for text in (_flat(variable, item) for item in node.items) if text)


def _date_or_name(node: Mapping) -> str:
    parts = {str(name.text): value for name, value in node.pairs}
    if "date-parts" in parts:
        return _dates(parts["date-parts"])
    texts = {name: str(value.text) for name, value in parts.items() if isinstance(value, Scalar) and not value.is_empty}
    plain = texts.get("literal") or texts.get("raw")
    if plain:
        return plain
    family = " ".join(texts[key] for key in ("non-dropping-particle", "family", "suffix") if key in texts)
    given = " ".join(texts[key] for key in ("given", "dropping-particle") if key in texts)
    return ", ".join(part for part in (family, given) if part) or _year(texts)


def _year(texts: dict[str, str]) -> str:
    return "-".join(texts[key].zfill(2) for key in ("year", "month", "day") if key in texts)


def _dates(node: Node) -> str:
    """``[[2019, 3, 28]]`` → 2019-03-28; a range has a bar between its two days."""
    groups = node.items if isinstance(node, Sequence) else ()
    if groups and all(isinstance(group, Scalar) for group in groups):
        groups = (Sequence(groups, node.at),) if node.at else ()
    days = (
        "-".join(str(part.text).zfill(2) for part in group.items if isinstance(part, Scalar))
        for group in groups
        if isinstance(group, Sequence)
    )
    return "/".join(day for day in days if day)
