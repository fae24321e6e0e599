"""Headings and lists that somebody typed by hand, made into what they were meant as."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from memoria.readers.inlines import Flat
from memoria.readers.office import flow as f
from memoria.readers.office.flow import Aside, Break, Flow, Grid, Item, Paragraph, Picture, Piece, Run, short
from memoria.readers.scan.build import CLASSES
from memoria.readers.scan.fields import attribute_of
from memoria.readers.scan.markers import find_marker

HEADING, LIST = "D-011", "D-012"
LONGEST_HEADING = 90
"""Letters: a longer bold paragraph is emphasis."""
MOST_BOLD = 0.4
"""Of the paragraphs of a text, those that may be bold before bold says nothing."""
_BULLET = re.compile(r"[ \t\u00a0]*(?P<sign>[-–•·▪●◦‣*o\uf0b7\uf0a7])[ \t\u00a0]+(?=\S)")
_NUMBER = re.compile(r"[ \t\u00a0]*(?P<number>\d{1,2}|[a-z])(?P<end>\.-|\.|\)|-)[ \t\u00a0]+(?=\S)")
_FIELD = re.compile(r"[\s☐☒☑•–-]*(?P<name>[^\W\d_][^\W_]*(?:[ \u00a0_/‑-][^\W_]+){0,4})[ \u00a0]*:(?!//)")


# --- headings ------------------------------------------------------------------------------------------------------------


def find_headings(flow: list[Flow]) -> None:
    """Short paragraphs in bold or in capitals that stand over a text become headings."""
    texts = [part for part in flow if isinstance(part, Paragraph) and not part.level and part.text.strip()]
    bold_says = sum(map(_is_bold, texts)) <= max(len(texts) * MOST_BOLD, 1)
    made = [index for index in range(len(flow)) if _is_heading(flow, index, bold_says=bold_says)]
    in_capitals = any(_is_capitals(part) for index in made if isinstance(part := flow[index], Paragraph))
    last = 0
    for index, part in enumerate(flow):
        if not isinstance(part, Paragraph):
            continue
        if index in made:
            own = 1 if _is_capitals(part) or not in_capitals else 2
            part.level = min(last + own, 6)
            part.asides.append(Aside(HEADING, {"text": short(part.text)}))
            part.pieces = [_without(piece, f.BOLD, f.UNDERLINE) for piece in part.pieces]
        elif part.level:
            last = part.level


def _is_heading(flow: Sequence[Flow], index: int, *, bold_says: bool) -> bool:
    part = flow[index]
    if not isinstance(part, Paragraph) or not _may_be_heading(part):
        return False
    if not (_is_capitals(part) or (bold_says and _is_bold(part))):
        return False
    following = next((other for other in flow[index + 1 :] if not (isinstance(other, Paragraph) and other.is_empty)), None)
    if following is None:
        return False
    return isinstance(following, Grid) or not _may_be_heading(following) or not (_is_capitals(following) or _is_bold(following))


def _may_be_heading(part: Paragraph) -> bool:
    text = part.text.strip()
    if part.level or part.item or part.box or part.role or not text or len(text) > LONGEST_HEADING or "\n" in text:
        return False
    if text[-1] in ".;,!" or any(not isinstance(piece, Run) for piece in part.pieces):
        return False
    if ":" in text.rstrip(":"):
        return False
    marker = find_marker(Flat(text, ((0, len(text)),)))
    return (marker is None or not text[marker.end :].strip()) and not _BULLET.match(text)


def _is_bold(part: Paragraph) -> bool:
    letters = [piece for piece in part.pieces if isinstance(piece, Run) and piece.text.strip()]
    return bool(letters) and all(f.BOLD in piece.styles for piece in letters)


def _is_capitals(part: Paragraph) -> bool:
    text = part.text
    return sum(letter.isalpha() for letter in text) > 3 and text == text.upper()


def _without(piece: Piece, *styles: str) -> Piece:
    return replace(piece, styles=piece.styles - set(styles)) if isinstance(piece, Run) else piece


# --- lists ---------------------------------------------------------------------------------------------------------------


def find_lists(flow: list[Flow]) -> None:
    """Paragraphs, or the lines of one, that begin with a bullet or a number typed by hand become items; in cells too."""
    for number, sequence in enumerate(f.sequences(flow)):
        sequence[:] = [line for part in sequence for line in _lines(part)]
        _typed(sequence, f"typed{number}")
        _fields_below(sequence)


def _lines(part: Flow) -> list[Flow]:
    """A paragraph each of whose lines begins with a bullet as so many paragraphs."""
    if not isinstance(part, Paragraph) or part.level or not any(isinstance(piece, Break) for piece in part.pieces):
        return [part]
    lines: list[list[Piece]] = [[]]
    for piece in part.pieces:
        if isinstance(piece, Break):
            lines.append([])
        else:
            lines[-1].append(piece)
    made = [Paragraph(line, item=part.item, box=part.box, role=part.role) for line in lines if line]
    first = 0 if made and _bulleted(made[0]) else 1
    if len(made) < first + 2 or not all(map(_bulleted, made[first:])):
        return [part]
    made[0].asides, made[0].comments, made[-1].joins = part.asides, part.comments, part.joins
    return list(made)


def _bulleted(part: Paragraph) -> bool:
    return bool(_BULLET.match(part.text) or _NUMBER.match(part.text))


def _typed(flow: list[Flow], list_id: str) -> None:
    index = 0
    while index < len(flow):
        end = index
        bullets = 0
        while end < len(flow) and (kind := _kind(flow[end])) and (end == index or kind == bullets):
            bullets, end = kind, end + 1
        if end > index and _is_list([part for part in flow[index:end] if isinstance(part, Paragraph)], bullets):
            _make([part for part in flow[index:end] if isinstance(part, Paragraph)], bullets, f"{list_id}.{index}")
        index = max(end, index + 1)


_BULLETS, _DIGITS, _LETTERS = 1, 2, 3


def _kind(part: Flow) -> int:
    """Whether a paragraph begins with a bullet, a number or a letter; 0 for none of them."""
    if not isinstance(part, Paragraph) or part.level or part.item or part.box:
        return 0
    if _BULLET.match(part.text):
        return _BULLETS
    number = _NUMBER.match(part.text)
    if number is None:
        return 0
    return _DIGITS if number["number"].isdecimal() else _LETTERS if number["end"] == ")" else 0


def _is_list(parts: list[Paragraph], kind: int) -> bool:
    """One bullet will do, unless it is a dash or a letter; numbers must count."""
    if kind == _BULLETS:
        signs = [match["sign"] for part in parts if (match := _BULLET.match(part.text))]
        return len(parts) > 1 or signs[0] not in "-–*o"
    numbers = [match["number"] for part in parts if (match := _NUMBER.match(part.text))]
    values = [int(number) if number.isdecimal() else ord(number) - ord("a") + 1 for number in numbers]
    return len(values) > 1 and values == list(range(values[0], values[0] + len(values)))


def _make(parts: list[Paragraph], kind: int, list_id: str) -> None:
    pattern = _BULLET if kind == _BULLETS else _NUMBER
    style = {_BULLETS: "", _DIGITS: "Decimal", _LETTERS: "LowerAlpha"}[kind]
    for part in parts:
        match = pattern.match(part.text)
        assert match is not None  # its kind says so
        number = match.groupdict().get("number", "1")
        start = int(number) if number.isdecimal() else ord(number) - ord("a") + 1
        delimiter = "OneParen" if match.groupdict().get("end") == ")" else "Period"
        part.item = Item(list_id, 0, style, delimiter, start)
        part.pieces = _cut(part.pieces, match.end())
    parts[0].asides.append(Aside(LIST, {"count": len(parts), "text": short(parts[0].text)}))


def _cut(pieces: list[Piece], length: int) -> list[Piece]:
    """The pieces without their first letters."""
    done: list[Piece] = []
    for piece in pieces:
        if length and isinstance(piece, Run):
            taken = min(length, len(piece.text))
            length -= taken
            if taken == len(piece.text):
                continue
            piece = replace(piece, text=piece.text[taken:])
        done.append(piece)
    return done


# --- fields --------------------------------------------------------------------------------------------------------------


def _fields_below(flow: list[Flow]) -> None:
    """In a list of one level, the fields of a marked item («responsable: …» after «COMPROMISO: …») go below it."""
    known: Callable[[str], bool] | None = None
    owner: Item | None = None
    for part in flow:
        if not isinstance(part, Paragraph) or part.item is None:
            known = None
            continue
        text = part.text
        bold = tuple(_bold_spans(part))
        marker = find_marker(Flat(text, bold))
        field = _FIELD.match(text)
        if known is not None and owner is not None and part.item.level == owner.level and field and known(field["name"]):
            part.item = replace(part.item, level=part.item.level + 1, style="", list_id=f"{part.item.list_id}+")
        elif marker is not None and not marker.plural:
            cls = CLASSES[marker.kind]
            known, owner = (lambda name, cls=cls: attribute_of(name, cls) is not None), part.item
        elif part.item.level <= (owner.level if owner else 0):
            known = None


def _bold_spans(part: Paragraph) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    place = 0
    for piece in part.pieces:
        length = len(piece.text) if isinstance(piece, Run) else int(not isinstance(piece, Picture))
        if isinstance(piece, Run) and f.BOLD in piece.styles:
            spans.append((place, place + length))
        place += length
    return spans
