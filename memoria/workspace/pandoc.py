"""The real pandoc: many texts to trees in one or two processes, and one tree to DOCX."""

from __future__ import annotations

import json
import os
import re
import subprocess
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from importlib.resources import files
from pathlib import Path, PurePosixPath
from queue import SimpleQueue
from typing import Any

from memoria.document.tree import Resource
from memoria.workspace.pandoc_program import PandocFailed, program
from memoria.workspace.reader import Reader

_PARALLEL_FROM = 100_000
"""Characters from which a batch is worth a second process."""
_SECONDS, _CHARACTERS_PER_SECOND = 15, 20_000
"""A process that reads Markdown is ended after 15 s and 1 s for each 20 000 characters (it reads some 700 000)."""
_HEAP = "-M1g"
"""The most memory that it may take; 300 notes need a tenth of it."""
UNREAD = "unread"
"""Class of the Div that holds a text which no reader could take, as typed."""
_DOCX_SECONDS = 900


class RealPandoc:
    """``world.Pandoc`` by the pandoc that ``pypandoc_binary`` carries.

    ``meanwhile`` is what we do while it reads: work that would else be waited for. Where one is asked ``again``,
    this or another, a process stays for the next texts: to begin one takes as long as to read 50 000 letters.
    """

    def __init__(self, meanwhile: Callable[[], None] = lambda: None, *, again: bool = False) -> None:
        self._meanwhile = meanwhile
        self._again = again

    def markdown(self, texts: Sequence[str]) -> Iterable[list[Any]]:
        """Pandoc's JSON blocks of each text, as soon as it and those before it were read.

        What no reader can take (nested beyond reason) comes as plain lines. Raises PandocFailed when the program cannot be run.
        """
        halves = _halves(texts)
        with ThreadPoolExecutor(len(halves)) as pool:
            batches = [_Batch(pool, half, keep=self._again and half is halves[0]) for half in halves]
            self._meanwhile()
            for batch in batches:
                yield from batch

    def docx(self, tree: bytes, reference: bytes, pictures: Mapping[str, Resource]) -> bytes:
        """A DOCX from the JSON of a whole document, in the styles of ``reference``.

        Every picture of the tree must be one of ``pictures``: nothing else is read, and nothing is fetched.
        Raises PandocFailed otherwise, or when the program cannot be run.
        """
        _vet(tree, pictures)
        with tempfile.TemporaryDirectory(prefix="memoria-") as folder:
            work = Path(folder)
            for name, picture in pictures.items():
                target = work / "pictures" / _inside(name)
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(picture.data)
            (work / "reference.docx").write_bytes(reference)
            (work / "pictures").mkdir(exist_ok=True)
            command = [program(), "-f", "json", "-t", "docx", f"--reference-doc={work / 'reference.docx'}"]
            command += [f"--resource-path={work / 'pictures'}", f"--output={work / 'written.docx'}"]
            _run(command, tree, work / "pictures", _DOCX_SECONDS)
            return (work / "written.docx").read_bytes()


# --- running -----------------------------------------------------------------------------------------------------


def _environment() -> dict[str, str]:
    """Without a way to the network, and with a clock that stands still."""
    kept = {name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy")}
    closed = dict.fromkeys(("http_proxy", "https_proxy", "all_proxy"), "http://127.0.0.1:9")
    return {**kept, **closed, "SOURCE_DATE_EPOCH": os.environ.get("SOURCE_DATE_EPOCH", "315532800")}


def _run(command: Sequence[str], sent: bytes, folder: Path, seconds: float) -> None:
    try:
        done = subprocess.run(
            command, input=sent, capture_output=True, check=False, cwd=folder, env=_environment(), timeout=seconds
        )
    except subprocess.TimeoutExpired as problem:
        raise PandocFailed(f"pandoc took more than {seconds:.0f} s") from problem
    except OSError as problem:
        raise PandocFailed(str(problem)) from problem
    if done.returncode:
        raise PandocFailed(done.stderr.decode("utf-8", "replace").strip() or f"pandoc ended with {done.returncode}")


# --- reading -----------------------------------------------------------------------------------------------------


def _halves(texts: Sequence[str]) -> list[Sequence[str]]:
    """The texts as one batch, or as two of about the same size."""
    total = sum(map(len, texts))
    if total < _PARALLEL_FROM or len(texts) < 2:
        return [texts]
    seen = 0
    for index, text in enumerate(texts):
        seen += len(text)
        if seen * 2 >= total:
            cut = max(1, min(index + 1, len(texts) - 1))
            return [texts[:cut], texts[cut:]]
    return [texts]


class _Batch:
    """Texts that one process reads, in a thread of ours; their trees in order."""

    def __init__(self, pool: ThreadPoolExecutor, texts: Sequence[str], *, keep: bool) -> None:
        self._trees: SimpleQueue[list[Any] | None] = SimpleQueue()
        self._done = pool.submit(self._run, texts, keep=keep)

    def __iter__(self) -> Iterator[list[Any]]:
        yield from iter(self._trees.get, None)
        self._done.result()

    def _run(self, texts: Sequence[str], *, keep: bool) -> None:
        try:
            for tree in _read_batch(texts, keep=keep):
                self._trees.put(tree)
        finally:
            self._trees.put(None)


def _read_batch(texts: Sequence[str], *, keep: bool) -> Iterator[list[Any]]:
    """One process for all. Where it dies on a text, that text stays as typed, and another process reads the rest."""
    rest = texts
    while rest:
        count = 0
        for answer in _answers(rest, keep=keep):
            yield _blocks(answer, rest[count])
            count += 1
        if count < len(rest):
            if not list(_answers(("",), keep=keep)):
                raise PandocFailed("pandoc does not read Markdown")
            yield _plain(rest[count])
        rest = rest[count + 1 :]


def _answers(texts: Sequence[str], *, keep: bool) -> Iterator[bytes]:
    """A line for each text, up to the one that was too much for the program."""
    try:
        reader = _KEPT.pop()
    except IndexError:
        reader = _reader()
    count = 0
    for answer in reader.answers(texts, _SECONDS + sum(map(len, texts)) / _CHARACTERS_PER_SECOND):
        count += 1
        yield answer
    if keep and count == len(texts):
        _KEPT.append(reader)
    else:
        reader.close()


_KEPT: list[Reader] = []
"""Processes that wait for more to read, from one ``RealPandoc`` to the next."""


def _reader() -> Reader:
    script = str(files("memoria.workspace") / "read.lua")
    try:
        return Reader([program(), "+RTS", _HEAP, "-RTS", "lua", script], _environment())
    except OSError as problem:
        raise PandocFailed(str(problem)) from problem


def _blocks(answer: bytes, text: str) -> list[Any]:
    try:
        blocks: list[Any] = json.loads(answer[1:])["blocks"] if answer.startswith(b"J") else _plain(text)
    except RecursionError:
        return _plain(text)
    return blocks


def _plain(text: str) -> list[Any]:
    """The text as typed: paragraphs of lines, in pandoc's JSON."""

    def inlines(paragraph: str) -> Iterator[Any]:
        for index, line in enumerate(paragraph.strip("\n").split("\n")):
            if index:
                yield {"t": "SoftBreak"}
            yield {"t": "Str", "c": line}

    paragraphs = [{"t": "Para", "c": list(inlines(part))} for part in re.split(r"\n\s*\n", text) if part.strip()]
    return [{"t": "Div", "c": [["", [UNREAD], []], paragraphs]}]


# --- pictures ----------------------------------------------------------------------------------------------------


def _inside(name: str) -> PurePosixPath:
    """A picture's name as a path below a folder; PandocFailed when it leads out of it."""
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or not path.parts or ":" in name or "\\" in name:
        raise PandocFailed(f"not a name for a picture: {name}")
    return path


def _vet(tree: bytes, pictures: Mapping[str, Resource]) -> None:
    text, decoder = tree.decode("utf-8"), json.JSONDecoder()
    for match in re.finditer(r'\{\s*"t"\s*:\s*"Image"', text):
        image, _ = decoder.raw_decode(text, match.start())
        target = image["c"][2][0]
        if target not in pictures:
            raise PandocFailed(f"a picture that was not vetted: {target}")
