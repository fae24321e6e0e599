"""The front matter of a Word or ODT file: the form's table of two columns, keys typed as lines, the title that a style names.

It comes out as the keys and values that a YAML header would be, so that one reader judges them both (``records``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from memoria.diagnostics import Diagnostic, found
from memoria.model.contribution import YamlNote
from memoria.model.event import Event, Session
from memoria.model.fields import Key, Kind, keys_of
from memoria.model.instructions import without_enclosed
from memoria.readers.office.flow import Flow, Grid, GridCell, Paragraph, paragraphs, short
from memoria.readers.office.pieces import tidy
from memoria.readers.yaml_nodes import Mapping, Node, Scalar
from memoria.readers.yaml_nodes import Sequence as ListNode
from memoria.source import Located, Position
from memoria.vocabulary import field_key, fold

TYPED, OF_PROGRAMME, TWICE, TITLE, NO_PAIR = "D-025", "D-029", "D-027", "D-030", "D-032"
BEFORE_TABLE = 4
"""So many paragraphs may stand over the form's table: its own title, a line of greeting."""
_FENCE = re.compile(r"[-—–―‐‑_*=\s]{1,80}$")
_LINE = re.compile(r"\s*(?P<key>[^\W\d_][\w .()/\-]{0,40}?)[ \u00a0]*:\s*(?P<value>.*)$", re.DOTALL)
_BRACKETS = re.compile(r"\([^()]*\)")
_BOXES = re.compile(r"(?P<box>[☐☒☑✓✔])\s*(?P<text>[^☐☒☑✓✔]*)")
_LISTS = (Kind.NAMES, Kind.WORDS, Kind.RECORDS)


@dataclass(slots=True)
class Header:
    """What was found."""

    pairs: list[tuple[Located, list[Located]]] = field(default_factory=list)
    problems: list[Diagnostic] = field(default_factory=list)

    def node(self, path: str) -> Mapping | None:
        """The keys and values as those of a YAML header; None where there are none."""
        if not self.pairs:
            return None
        keys = dict(keys_of(YamlNote))
        pairs = [(Scalar(key), _value(keys.get(field_key(key, YamlNote) or ""), key, lines)) for key, lines in self.pairs]
        return Mapping(tuple(pairs), self.pairs[0][0].at or Position(path))


def take_header(flow: list[Flow]) -> Header:
    """Take the front matter out of a flow whose paragraphs have their places."""
    header = Header()
    if not _take_table(flow, header):
        _take_lines(flow, header)
    _take_titles(flow, header)
    return header


# --- the form's table --------------------------------------------------------------------------------------------------


def _take_table(flow: list[Flow], header: Header) -> bool:
    over = 0
    for index, part in enumerate(flow):
        if isinstance(part, Grid):
            if not _is_form(part):
                return False
            _read_form(part, header)
            kept = Paragraph(asides=[aside for paragraph in paragraphs([part]) for aside in paragraph.asides], at=_first(part))
            kept.comments = [words for paragraph in paragraphs([part]) for words in paragraph.comments]
            flow[index] = kept
            return True
        over += not part.is_empty
        if over > BEFORE_TABLE:
            return False
    return False


def _first(grid: Grid) -> Position | None:
    return next((paragraph.at for paragraph in paragraphs([grid])), None)


def _is_form(grid: Grid) -> bool:
    """Two columns, and most of the first one are keys of a note."""
    rows = [row for row in grid.rows if any(paragraph.text.strip() for cell in row for paragraph in paragraphs(cell.flow))]
    pairs = [row for row in rows if len(row) == 2]
    if len(pairs) < len(rows) - 1 or any(len(row) > 2 for row in rows):
        return False
    known = [row for row in pairs if field_key(_key(row[0]), YamlNote)]
    told = [row for row in pairs if field_key(_key(row[0]), YamlNote) or _of_programme(_key(row[0]))]
    return len(known) >= 2 and len(told) * 2 >= len(pairs)


def _key(cell: GridCell) -> str:
    text = " ".join(tidy(paragraph.text) for paragraph in paragraphs(cell.flow))
    return _BRACKETS.sub("", text).strip(" \n:*.")


def _of_programme(key: str) -> bool:
    """True for what the programme says of a session: its hour, who moderates, when the note is due."""
    return field_key(key, Session) is not None or field_key(key, Event) is not None


def _read_form(grid: Grid, header: Header) -> None:
    for row in grid.rows:
        if len(row) != 2 or not _key(row[0]):
            text = " ".join(without_enclosed(tidy(paragraph.text)) for cell in row for paragraph in paragraphs(cell.flow)).strip()
            if text:
                at = next((paragraph.at for cell in row for paragraph in paragraphs(cell.flow)), None)
                header.problems.append(found(NO_PAIR, at, text=short(text)))
            continue
        at = next((paragraph.at for paragraph in paragraphs(row[0].flow) if not paragraph.is_empty), _first(grid))
        _add(header, Located(_key(row[0]), at), list(_lines(row[1])))


def _lines(cell: GridCell) -> Iterator[Located]:
    for paragraph in paragraphs(cell.flow):
        column = 1
        for line in _chosen(without_enclosed(paragraph.text)).split("\n"):
            if tidy(line).strip():
                yield Located(tidy(line).strip(), paragraph.at._replace(column=column) if paragraph.at else None)
            column += len(line) + 1


def _chosen(text: str) -> str:
    """Of «☐ borrador ☒ final», what was chosen; any other text as it is."""
    boxes = list(_BOXES.finditer(text))
    if not boxes or "☐" not in text:
        return text
    return "; ".join(match["text"].strip() for match in boxes if match["box"] != "☐")


def _add(header: Header, key: Located, lines: list[Located]) -> None:
    """A key and its value; one of the programme is not the note's to say, one that comes again is said."""
    if not lines:
        return
    attribute = field_key(key, YamlNote)
    if attribute is None and _of_programme(key):
        header.problems.append(found(OF_PROGRAMME, key.at, key=str(key), text=short(" ".join(lines))))
        return
    same = [
        other for other, _ in header.pairs if fold(other) == fold(key) or (attribute and field_key(other, YamlNote) == attribute)
    ]
    if same:
        header.problems.append(found(TWICE, key.at, key=str(key), text=short(" ".join(lines))))
        return
    header.pairs.append((key, lines))


def _value(key: Key | None, name: Located, lines: Sequence[Located]) -> Node:
    at = lines[0].at or name.at or Position("")
    if len(lines) > 1 and key is not None and key.kind in _LISTS:
        return ListNode(tuple(map(Scalar, lines)), at)
    return Scalar(Located(" ".join(lines), at))


# --- keys typed as lines -----------------------------------------------------------------------------------------------


def _take_lines(flow: list[Flow], header: Header) -> None:
    """«tipo: ponencia» and so on, typed at the top; Word made rules of the dashes around them, if there were any."""
    found_lines: list[tuple[Located, list[Located]]] = []
    end = 0
    for index, part in enumerate(flow):
        if not isinstance(part, Paragraph) or part.level or part.role:
            break
        text = part.text.strip()
        if not text or _FENCE.match(text):
            end = index + 1
            if found_lines and text:
                break
            continue
        pairs = [_pair(line, part.at) for line in text.split("\n") if line.strip() and not _FENCE.match(line)]
        if not all(pairs):
            break
        found_lines += [pair for pair in pairs if pair]
        end = index + 1
    if len(found_lines) < 2:
        return
    header.problems.append(found(TYPED, found_lines[0][0].at, keys=tuple(str(key) for key, _ in found_lines)))
    for key, lines in found_lines:
        _add(header, key, [line for line in lines if line])
    taken = [part for part in flow[:end] if isinstance(part, Paragraph)]
    kept = Paragraph(asides=[aside for part in taken for aside in part.asides], at=taken[0].at)
    kept.comments = [words for part in taken for words in part.comments]
    flow[:end] = [kept]


def _pair(line: str, at: Position | None) -> tuple[Located, list[Located]] | None:
    match = _LINE.match(tidy(line))
    if match is None or field_key(match["key"].strip(), YamlNote) is None or match["key"].isupper():
        return None
    return Located(match["key"].strip(), at), [Located(match["value"].strip(), at)]


# --- titles ------------------------------------------------------------------------------------------------------------


def _take_titles(flow: list[Flow], header: Header) -> None:
    """The paragraph that has the style «Título» is the note's title, where its header gives none; else it is a heading."""
    for role, key in (("title", "titulo"), ("subtitle", "subtitulo")):
        for part in flow:
            if not isinstance(part, Paragraph) or part.role != role or part.is_empty:
                continue
            text = tidy(part.text).strip()
            given = next((lines for name, lines in header.pairs if field_key(name, YamlNote) == field_key(key, YamlNote)), None)
            part.role = ""
            if given is not None and fold(" ".join(given)) != fold(text):
                part.level = 1 if role == "title" else 0
            else:
                part.pieces = []
                if given is None:
                    header.pairs.append((Located(key, part.at), [Located(text, part.at)]))
                    header.problems.append(found(TITLE, part.at, key=key, text=short(text)))
            break
