"""Layout alone, ours and Typst's, of one document tree in one run: seconds, pages and peak memory, and how both grow.

``python -m benchmarks.layout [--sizes 36,360] [--rounds 3]``

The tree is read by pandoc beforehand. Ours is timed from the tree in memory to the bytes of the PDF (tagged, PDF/UA-1 and
PDF/A-3a); Typst from the source that pandoc's Typst writer made of the same tree to the bytes of the PDF (tagged, PDF/UA-1).
Both justify and hyphenate by total fit, with footnotes, tables and contents. Each run is a process of its own, in turn; the
peak is the whole process's, with interpreter, libraries and tree, or source. A timing is only ever printed.
"""

from __future__ import annotations

import argparse
import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pypandoc

from benchmarks import generate
from memoria.document import roles
from memoria.document.pandoc_json import blocks_from_json, document_json
from memoria.document.tree import Attr, Block, Div, Document, Heading, Meta, Text
from memoria.theme import read_theme

ROOT = Path(__file__).parent.parent
TITLE = "Volumen de prueba"


@dataclass(frozen=True, slots=True)
class Layout:
    """What one layout took: wall and processor seconds, MiB, and the pages it made."""

    wall: float
    cpu: float
    memory: float
    pages: int


# --- what is laid out ----------------------------------------------------------------------------------------------


def prepare(count: int, folder: Path) -> None:
    """``tree.json`` (pandoc's) of so many contributions, each a chapter, and ``source.typ`` made of it."""
    from memoria.workspace.pandoc import RealPandoc

    texts = [note.body for note in generate.notes(count)]
    blocks: list[Block] = []
    for number, read in enumerate(RealPandoc().markdown(texts), 1):
        name = f"ponencia-{number}"
        chapter = [_within(block, name) for block in blocks_from_json(read)]
        blocks += [Heading(1, (Text(f"Ponencia {number}"),), Attr(name)), *chapter]
    (folder / "tree.json").write_text(json.dumps(document_json(blocks)))
    made = [pypandoc.get_pandoc_path(), "-f", "json", "-t", "typst", "-s", "--toc", "--toc-depth=2", "-M", f"title={TITLE}"]
    made += ["-V", "lang=es", "-V", "papersize=a4", "-V", "fontsize=10pt", "-o", str(folder / "source.typ")]
    subprocess.run([*made, str(folder / "tree.json")], check=True)


def _within(node: Block, chapter: str) -> Block:
    """A heading named for its chapter: names are given once in a volume."""
    return replace(node, attr=Attr(f"{chapter}-{node.attr.identifier}")) if isinstance(node, Heading) else node


# --- one run, in a process of its own ------------------------------------------------------------------------------


def ours(folder: Path) -> tuple[Callable[[], bytes], str]:
    """The tree in memory, ready to be written."""
    from memoria.writers.pdf import write_pdf, writer

    del writer  # loaded here, as Typst's library is: what is timed is the layout
    theme = read_theme((ROOT / "templates" / "default" / "theme.yaml").read_text("utf-8"))
    body = blocks_from_json(json.loads((folder / "tree.json").read_text())["blocks"])
    contents = Div((), Attr("", (roles.CONTENTS,), (("title", "Contenido"),)))
    document = Document(Meta(title=TITLE, language="es", date="2024-03-01T00:00:00+00:00"), (contents, *body))
    return lambda: write_pdf(document, theme).value, "memoria"


def typst(folder: Path) -> tuple[Callable[[], bytes], str]:
    """The source on disk, as its compiler wants it."""
    import typst as compiler

    return lambda: compiler.compile(str(folder / "source.typ"), pdf_standards=["ua-1"]), "Typst"


WRITERS = {"ours": ours, "typst": typst}


def lay_out(which: str, folder: Path) -> Layout:
    """One layout, here."""
    write, _ = WRITERS[which](folder)
    cpu, wall = time.process_time(), time.perf_counter()
    data = write()
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    import pypdfium2

    return Layout(wall, cpu, peak, len(pypdfium2.PdfDocument(data)))


def in_a_process(*arguments: str) -> str:
    """What this module prints when it is started with these arguments."""
    return subprocess.run(
        [sys.executable, "-m", "benchmarks.layout", *arguments], check=True, capture_output=True, text=True, cwd=ROOT
    ).stdout


# --- all runs --------------------------------------------------------------------------------------------------------


def compare(sizes: list[int], rounds: int, work: Path) -> None:
    """Each size: both in turn, as many rounds as asked."""
    medians: dict[tuple[int, str], Layout] = {}
    for size in sizes:
        folder = work / str(size)
        folder.mkdir()
        in_a_process("--prepare", str(size), str(folder))
        runs: dict[str, list[Layout]] = {which: [] for which in WRITERS}
        for _ in range(rounds):
            for which, done in runs.items():
                done.append(Layout(**json.loads(in_a_process("--one", which, str(folder)))))
        print(f"\n{size} contributions · medians of {rounds} rounds (least and most)")
        print(f"{'':10}{'wall s':>22}{'CPU s':>9}{'MiB':>8}{'pages':>8}{'pages/s':>9}")
        for which, done in runs.items():
            walls = [one.wall for one in done]
            middle = medians[size, which] = _median(done)
            spread = f"{middle.wall:.2f} ({min(walls):.2f}-{max(walls):.2f})"
            print(f"{which:10}{spread:>22}{middle.cpu:9.2f}{middle.memory:8.0f}{middle.pages:8}{middle.pages / middle.wall:9.0f}")
        mine, theirs = medians[size, "ours"], medians[size, "typst"]
        ratio = mine.wall / theirs.wall
        print(
            f"{'ratio':10}{ratio:22.2f}{mine.cpu / theirs.cpu:9.2f}{mine.memory / theirs.memory:8.2f}"
            f"{mine.pages / theirs.pages:8.2f} · a page: {ratio * theirs.pages / mine.pages:.2f}"
        )
    for which in WRITERS if len(sizes) > 1 else ():
        few, many = medians[sizes[0], which], medians[sizes[-1], which]
        pages, wall, cpu = many.pages / few.pages, many.wall / few.wall, many.cpu / few.cpu
        print(f"{which}: {pages:.1f} times the pages take {wall:.1f} times as long ({cpu:.1f} in CPU time)")


def _median(done: list[Layout]) -> Layout:
    wall, cpu, memory = (statistics.median(getattr(one, name) for one in done) for name in ("wall", "cpu", "memory"))
    return Layout(wall, cpu, memory, done[0].pages)


def main() -> None:
    """Every size asked for; or, in a process of its own, one step of it."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--sizes", default="36,360", help="contributions; 36 make some 200 pages")
    arguments.add_argument("--rounds", type=int, default=3)
    arguments.add_argument("--prepare", nargs=2, metavar=("COUNT", "FOLDER"), help=argparse.SUPPRESS)
    arguments.add_argument("--one", nargs=2, metavar=("WRITER", "FOLDER"), help=argparse.SUPPRESS)
    given = arguments.parse_args()
    if given.prepare:
        prepare(int(given.prepare[0]), Path(given.prepare[1]))
    elif given.one:
        done = lay_out(given.one[0], Path(given.one[1]))
        print(json.dumps({"wall": done.wall, "cpu": done.cpu, "memory": done.memory, "pages": done.pages}))
    else:
        with tempfile.TemporaryDirectory() as work:
            compare([int(size) for size in given.sizes.split(",")], given.rounds, Path(work))


if __name__ == "__main__":
    main()
