"""The marks of a translation are no new objects: each is its original's, in the order in which they stand."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from memoria import vocabulary
from memoria.diagnostics import Checked, Diagnostic, found
from memoria.model.contribution import Contribution
from memoria.model.fields import Kind, keys_of
from memoria.model.marks import Mark
from memoria.source import Position

KEPT = frozenset(
    ("id", "objetivo", "eje", "plazo", "inicio", "fin", "ods", "modalidad", "depende_de", "avance", "fecha", "origen", "minuto")
)
"""Fields that say the same in every language: the original's count. (``pregunta`` of an answer is one too, and of no other.)"""


def paired(notes: Sequence[Contribution], translations: Sequence[Contribution]) -> Checked[tuple[Contribution, ...]]:
    """Each translation with its marks as those of its original, and reserved where that is.

    ``fits`` is False for one that can't be printed: its marks are not as many (U-002), it is in the original's own language
    (U-004), or it is the second in a language (U-005). The original is printed then.
    """
    by_path = {note.path: note for note in notes}
    problems: list[Diagnostic] = []
    done: list[Contribution] = []
    first: dict[tuple[str, str], str] = {}
    for one in translations:
        original = by_path.get(one.original)
        wrong = list(_wrong(one, original, first.get((one.original, one.language))))
        first.setdefault((one.original, one.language), one.path)
        problems += wrong
        done.append(one if original is None else _joined(one, original, fits=not wrong))
    return Checked(tuple(done), tuple(problems))


def _wrong(one: Contribution, original: Contribution | None, earlier: str | None) -> Iterator[Diagnostic]:
    if original is None:
        return
    at = Position(one.path)
    if one.language.split("-")[0] == original.language.split("-")[0]:
        yield found("U-004", at, file=original.path, language=one.language)
    elif earlier is not None:
        yield found("U-005", at, file=original.path, first=earlier, language=one.language)
    else:
        had, has = _numbers(original), _numbers(one)
        for cls in dict.fromkeys((*had, *has)):
            if had[cls] != has[cls]:
                yield found("U-002", at, file=original.path, kind=_marker(cls, original.language), had=had[cls], has=has[cls])


def _marker(cls: type[Mark], language: str) -> str:
    """«ACUERDO», as somebody who writes in a language marks it."""
    spellings = vocabulary.marker_spellings(cls.kind)
    return (spellings.get(language.split("-", maxsplit=1)[0]) or spellings["es"])[0].upper()


def _numbers(note: Contribution) -> Counter[type[Mark]]:
    return Counter(type(mark) for mark in note.marks)


def _joined(one: Contribution, original: Contribution, *, fits: bool) -> Contribution:
    """A translation as far as it is its original's: session, whether it is reserved, and marks."""
    marks = _marks(one.marks, original.marks) if fits else tuple(_guarded(mark, original) for mark in one.marks)
    return replace(
        one,
        front=replace(one.front, access=original.front.access) if original.is_internal else one.front,
        marks=marks,
        session_id=original.session_id,
        translated_from=original.language,
        fits=fits,
    )


def _marks(marks: Sequence[Mark], originals: Sequence[Mark]) -> tuple[Mark, ...]:
    waiting: dict[type[Mark], list[Mark]] = defaultdict(list)
    for mark in reversed(originals):
        waiting[type(mark)].append(mark)
    return tuple(in_words_of(waiting[type(mark)].pop(), mark) for mark in marks)


def _guarded(mark: Mark, original: Contribution) -> Mark:
    """A mark that is nobody's yet: reserved where anything of its kind is, since nobody knows which it translates."""
    same = [other for other in original.marks if type(other) is type(mark)]
    return replace(mark, reserved=mark.reserved or any(other.reserved for other in same))


def in_words_of(original: Mark, translated: Mark, shown: Mark | None = None) -> Mark:
    """A mark with the words of its translation, its id and who answers for it kept.

    ``shown`` is the mark as the editor left it, where it is not ``original``: what was changed there stays.
    """
    shown = shown or original
    changes: dict[str, Any] = {}
    for name in translated_fields(type(original)):
        value = getattr(translated, name)
        if value and getattr(shown, name) == getattr(original, name):
            changes[name] = value
    reserved = shown.reserved or translated.reserved
    places = {name: place for name, place in translated.marks.items() if name in changes}
    return replace(
        shown,
        content=translated.content,
        words=translated.words,
        at=translated.at,
        marks={**shown.marks, **places},
        in_original={**shown.in_original, **{name: str(getattr(shown, name)) for name in changes}},
        reserved=reserved,
        **changes,
    )


def translated_fields(cls: type[Mark]) -> tuple[str, ...]:
    """The fields whose words a translator writes anew."""
    return tuple(
        name
        for name, key in keys_of(cls)
        if key.kind is Kind.TEXT and key.name not in KEPT and not (cls.kind == "answer" and key.name == "pregunta")
    )
