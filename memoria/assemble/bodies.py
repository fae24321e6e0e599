"""The text of a contribution in its place: headings under its session's, identifiers of its own, marks as callouts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from urllib.parse import unquote

from memoria.assemble import callouts
from memoria.assemble.material import Material
from memoria.assemble.nodes import Blocks, folded, slug
from memoria.assemble.recordings import with_moments
from memoria.document.tree import Attr, Block, BulletList, Div, Heading, Link, OrderedList, Text
from memoria.document.walk import map_sequences, text_of, walk
from memoria.model.contribution import Contribution, linked_notes
from memoria.model.marks import Answer, KeyIdea, Mark, Question, Quote, Reserved
from memoria.source import Position

DEEPEST = 6


def text_under(blocks: Blocks, level: int, prefix: str, paths: dict[str, str] | None = None, title: str = "") -> Blocks:
    """A text set under a heading: its own headings begin at ``level``, its identifiers with ``prefix``.

    A first heading that only repeats ``title`` is taken away. ``paths`` maps files of the event to identifiers, so that a
    link to another contribution leads to where it is printed.
    """
    blocks = without_title(blocks, title)
    first = min((node.level for node in walk(blocks) if isinstance(node, Heading)), default=1)
    own = {slug(attr.identifier) for node in walk(blocks) if (attr := getattr(node, "attr", None)) and attr.identifier}

    def attr_of(attr: Attr) -> Attr:
        return replace(attr, identifier=f"{prefix}-{slug(attr.identifier)}") if attr.identifier else attr

    def one(node: Any) -> Any:
        if isinstance(node, Heading):
            node = replace(node, level=min(node.level - first + level, DEEPEST))
        if isinstance(node, Link):
            node = replace(node, target=_target(node.target, own, prefix, paths or {}))
        return replace(node, attr=attr_of(node.attr)) if getattr(node, "attr", None) and node.attr.identifier else node

    return map_sequences(blocks, lambda content: tuple(map(one, content)), lambda content: tuple(map(one, content)))


def _target(target: str, own: set[str], prefix: str, paths: dict[str, str]) -> str:
    if target.startswith("#"):
        name = slug(unquote(target[1:]))
        return f"#{prefix}-{name}" if name in own else target
    named, place = linked_notes(target, paths), target.partition("#")[2]
    if len(named) == 1:
        return f"#{paths[named[0]]}-{slug(place)}" if place else f"#{paths[named[0]]}"
    return target


def without_title(blocks: Blocks, title: str) -> Blocks:
    """The blocks without a first heading that repeats a title printed above them."""
    if title and blocks and isinstance(blocks[0], Heading) and folded(text_of(blocks[0])) == folded(title):
        return blocks[1:]
    return blocks


def body_of(material: Material, note: Contribution, level: int, title: str = "") -> Blocks:
    """The text of a contribution with its marks as callouts, ready to be printed under a heading of ``level - 1``."""
    prefix = material.note_identifiers[note.path]
    marked = map_sequences(note.body, _unlisted) if note.marks else note.body
    material.told.update(repeated(marked, title))
    text = text_under(marked, level, prefix, material.note_identifiers, title)
    text = with_moments(text, material.recording_of(note.session_id))
    return map_sequences(text, _Marks(material, note).arranged) if note.marks else text


def repeated(blocks: Blocks, title: str) -> Iterator[Position]:
    """The places of the words that ``without_title`` takes away."""
    if without_title(blocks, title) != blocks:
        yield from (node.at for node in walk(blocks[:1]) if isinstance(node, Text) and node.at)


def _unlisted(content: Blocks) -> Blocks:
    """A list made of nothing but marks becomes the marks themselves: callouts need no bullets."""
    done: list[Block] = []
    for block in content:
        if isinstance(block, BulletList | OrderedList) and all(item and all(map(_is_mark, item)) for item in block.items):
            done.extend(mark for item in block.items for mark in item)
        else:
            done.append(block)
    return tuple(done)


def _is_mark(block: Block) -> bool:
    return isinstance(block, Div) and block.attr.has("mark")


class _Marks:
    """Turns the mark Divs of one contribution into what is printed."""

    def __init__(self, material: Material, note: Contribution) -> None:
        self.material = material
        self.note = note

    def arranged(self, content: Blocks) -> Blocks:
        """A sequence of blocks with its marks printed: answers inside their question, key ideas as one list."""
        if not any(map(_is_mark, content)):
            return content
        done: list[Block] = []
        place = 0
        while place < len(content):
            block = content[place]
            mark = self._mark(block)
            if mark is None:
                done.append(block)
                place += 1
                continue
            run = self._run(content, place, mark)
            done.extend(self._printed(run, done[-1] if done else None))
            place += len(run)
        return tuple(done)

    def _mark(self, block: Block) -> Mark | None:
        number = block.attr.get("mark") if isinstance(block, Div) and block.attr.has("mark") else ""
        return self.note.marks[int(number)] if number.isdecimal() and int(number) < len(self.note.marks) else None

    def _run(self, content: Blocks, place: int, mark: Mark) -> list[tuple[Mark, Blocks]]:
        """The mark and those after it that are printed together with it."""
        run = [(mark, _content(content[place]))]
        for block in content[place + 1 :]:
            following = self._mark(block)
            goes_with = (isinstance(mark, KeyIdea) and isinstance(following, KeyIdea)) or (
                isinstance(mark, Question) and isinstance(following, Answer) and not self._elsewhere(following, mark)
            )
            if following is None or not goes_with:
                break
            run.append((following, _content(block)))
        return run

    @staticmethod
    def _elsewhere(answer: Answer, question: Question) -> bool:
        return bool(answer.question) and str(answer.question).strip().upper() != question.id

    def _printed(self, run: list[tuple[Mark, Blocks]], before: Block | None) -> Iterator[Block]:
        mark, content = run[0]
        material = self.material
        match mark:
            case KeyIdea():
                ideas = [(idea, blocks) for idea, blocks in run if isinstance(idea, KeyIdea)]
                yield callouts.key_ideas(material, ideas, self.note.front.authors, titled=not isinstance(before, Heading))
            case Question():
                answers = [callouts.answer(material, answer, blocks) for answer, blocks in run[1:] if isinstance(answer, Answer)]
                yield callouts.question(material, mark, content, answers)
            case Answer():
                yield callouts.answer(material, mark, content)
            case Quote():
                yield callouts.pull_quote(material, mark, content)
            case Reserved():
                yield callouts.reserved(material, mark, content)
            case _:
                yield callouts.callout(material, mark, content)


def _content(block: Block) -> Blocks:
    return block.content if isinstance(block, Div) else (block,)
