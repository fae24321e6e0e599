"""The real pandoc: many texts to trees in one or two processes, and one tree to DOCX."""

from __future__ import annotations

import json
import os
import re
import subprocess
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path, PurePosixPath
from typing import Any

import pypandoc

from memoria.document.tree import Resource
from memoria.workspace.errors import MachineError

_PARALLEL_FROM = 100_000
"""Characters from which a batch is worth a second process."""
_SECONDS, _CHARACTERS_PER_SECOND = 30, 20_000
"""A process that reads Markdown is ended after 30 s and 1 s for each 20 000 characters (it reads some 700 000)."""
_DOCX_SECONDS = 900


class PandocFailed(MachineError):  # noqa: N818 - named as what happened
    """Pandoc is missing, broken, or was given something that it cannot write. A fault of the environment, or ours."""


class RealPandoc:
    """``world.Pandoc`` by the pandoc that ``pypandoc_binary`` carries."""

    def markdown(self, texts: Sequence[str]) -> list[list[Any]]:
        """Pandoc's JSON blocks of each text. What no reader can take (nested beyond reason) comes as plain lines.

        Raises PandocFailed when the program cannot be run.
        """
        halves = _halves(texts)
        with ThreadPoolExecutor(len(halves)) as pool:
            return [blocks for half in pool.map(_read_batch, halves) for blocks in half]

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
            command = [_program(), "-f", "json", "-t", "docx", f"--reference-doc={work / 'reference.docx'}"]
            command += [f"--resource-path={work / 'pictures'}", f"--output={work / 'written.docx'}"]
            _run(command, tree, work / "pictures", _DOCX_SECONDS)
            return (work / "written.docx").read_bytes()


# --- running -----------------------------------------------------------------------------------------------------


@cache
def _program() -> str:
    try:
        return str(pypandoc.get_pandoc_path())
    except OSError as problem:
        raise PandocFailed("pandoc was not found") from problem


def _environment() -> dict[str, str]:
    """Without a way to the network, and with a clock that stands still."""
    kept = {name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy")}
    closed = dict.fromkeys(("http_proxy", "https_proxy", "all_proxy"), "http://127.0.0.1:9")
    return {**kept, **closed, "SOURCE_DATE_EPOCH": os.environ.get("SOURCE_DATE_EPOCH", "315532800")}


def _run(command: Sequence[str], sent: bytes, folder: Path | None, seconds: float) -> bytes:
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
    return done.stdout


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


def _read_batch(texts: Sequence[str]) -> list[list[Any]]:
    """One process for all; when it fails, the batch is cut in two until the text at fault stands alone."""
    if not texts:
        return []
    try:
        return _read_all(texts)
    except PandocFailed:
        if len(texts) == 1:
            _read_all(("",))  # the program itself is well, or this raises
            return [_plain(texts[0])]
        cut = len(texts) // 2
        return _read_batch(texts[:cut]) + _read_batch(texts[cut:])


def _read_all(texts: Sequence[str]) -> list[list[Any]]:
    sent = b"".join(_framed(text) for text in texts)
    seconds = _SECONDS + sum(map(len, texts)) / _CHARACTERS_PER_SECOND
    with as_file(files("memoria.workspace") / "read.lua") as script:
        answers = _run([_program(), "lua", str(script)], sent, None, seconds).split(b"\n")
    if len(answers) != len(texts) + 1:
        raise PandocFailed("pandoc did not answer for every text")
    return [_blocks(answer, text) for answer, text in zip(answers, texts, strict=False)]


def _framed(text: str) -> bytes:
    data = text.encode("utf-8", "replace")
    return b"%d\n%b" % (len(data), data)


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

    return [{"t": "Para", "c": list(inlines(part))} for part in re.split(r"\n\s*\n", text) if part.strip()]


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
