"""Builds the same material with this project and with its peers, in turn, and prints medians and ratios.

``python -m benchmarks.run [--sizes 30,300] [--rounds 3]``

Wall time, CPU time and peak memory are those of whole processes as the operating system accounts them (``wait4``), children
included. The peers get what they need and no more: pandoc → DOCX with contents; pandoc → Typst → PDF with contents (ua-1).
Python's bytecode is kept between the runs, as pip leaves it when it installs; a first round makes it and is not counted.
A timing is only ever printed; no test depends on one.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pypandoc

from benchmarks import generate

DIALECT = (
    "commonmark+attributes+bracketed_spans+definition_lists+fenced_divs+footnotes+pipe_tables+strikeout+task_lists"
    "+gfm_auto_identifiers"
)
TYPST = "import sys, typst; typst.compile(sys.argv[1], output=sys.argv[2], pdf_standards=['ua-1'])"


@dataclass(frozen=True, slots=True)
class Cost:
    """What one run took: seconds, seconds, MiB."""

    wall: float
    cpu: float
    memory: float


def measure(*commands: Sequence[str], folder: Path) -> Cost:
    """Run commands one after the other; times add up, memory is that of the largest process."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment["PYTHONPYCACHEPREFIX"] = str(folder / "bytecode")
    start = time.perf_counter()
    cpu, memory = 0.0, 0.0
    for command in commands:
        with (folder / "log").open("wb") as log:
            process = subprocess.Popen(command, cwd=folder, stdout=log, stderr=log, env=environment)
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in (0, 1):
            raise RuntimeError(f"{command[:3]} ended with {process.returncode}: {(folder / 'log').read_text()[-800:]}")
        cpu += usage.ru_utime + usage.ru_stime
        memory = max(memory, usage.ru_maxrss / 1024)
    return Cost(time.perf_counter() - start, cpu, memory)


def ours(event: Path, folder: Path, *formats: str) -> Cost:
    """This project, from the event folder."""
    command = [sys.executable, "-m", "memoria", "build", str(event), "--output", str(folder / "ours")]
    return measure([*command, "--format", ",".join(formats)], folder=folder)


def pandoc_docx(plain: Path, folder: Path) -> Cost:
    """pandoc to DOCX."""
    return measure([*_pandoc(plain), "--toc", "-o", str(folder / "pandoc.docx")], folder=folder)


def pandoc_typst(plain: Path, folder: Path) -> Cost:
    """pandoc to Typst, Typst to PDF."""
    source = folder / "typst.typ"
    made = [*_pandoc(plain), "-t", "typst", "-s", "--toc", "-V", "lang=es", "-M", "title=Evento", "-o", str(source)]
    return measure(made, [sys.executable, "-c", TYPST, str(source), str(folder / "typst.pdf")], folder=folder)


def _pandoc(plain: Path) -> list[str]:
    return [pypandoc.get_pandoc_path(), "-f", DIALECT, "--file-scope", *(str(file) for file in sorted(plain.iterdir()))]


def compare(count: int, rounds: int, work: Path) -> None:
    """One size: every peer in turn, as many rounds as asked."""
    event = work / f"event-{count}"
    generate.write(event, count)
    plain = event.with_name(f"{event.name}-plain")
    folder = work / f"out-{count}"
    folder.mkdir()
    runs: dict[str, list[Cost]] = {"memoria: DOCX + PDF": [], "pandoc → DOCX": [], "pandoc → Typst → PDF": []}
    for counted in range(rounds + 1):
        if counted == 1:
            runs = {name: [] for name in runs}
        runs["memoria: DOCX + PDF"].append(ours(event, folder, "docx", "pdf"))
        runs["pandoc → DOCX"].append(pandoc_docx(plain, folder))
        runs["pandoc → Typst → PDF"].append(pandoc_typst(plain, folder))
    show(count, runs)


def show(count: int, runs: dict[str, list[Cost]]) -> None:
    """Medians, and the ratios to both peers together."""
    print(f"\n{count} contributions · medians of {len(next(iter(runs.values())))} rounds")
    print(f"{'':26}{'wall s (least-most)':>22}{'CPU s':>9}{'MiB':>8}")
    medians = {name: _median(costs) for name, costs in runs.items()}
    for name, cost in medians.items():
        walls = [run.wall for run in runs[name]]
        spread = f"{cost.wall:.2f} ({min(walls):.2f}-{max(walls):.2f})"
        print(f"{name:26}{spread:>22}{cost.cpu:9.2f}{cost.memory:8.0f}")
    mine, *peers = medians.values()
    print(
        f"{'ratio to both peers':26}{mine.wall / sum(peer.wall for peer in peers):22.2f}"
        f"{mine.cpu / sum(peer.cpu for peer in peers):9.2f}{mine.memory / max(peer.memory for peer in peers):8.2f}"
    )


def _median(costs: Sequence[Cost]) -> Cost:
    return Cost(*(statistics.median(getattr(cost, name) for cost in costs) for name in ("wall", "cpu", "memory")))


def main() -> None:
    """Every size asked for."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--sizes", default="30,300")
    arguments.add_argument("--rounds", type=int, default=3)
    given = arguments.parse_args()
    with tempfile.TemporaryDirectory() as work:
        for size in given.sizes.split(","):
            compare(int(size), given.rounds, Path(work))


if __name__ == "__main__":
    main()
