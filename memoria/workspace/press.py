"""Writers side by side: one process each, on as many cores as there are."""

from __future__ import annotations

import os
import pickle
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from memoria.diagnostics import Checked, found
from memoria.printing import Job


def press(jobs: Mapping[str, Job]) -> dict[str, Checked[bytes]]:
    """What each job makes. Where the system can fork, all but the last run in children; elsewhere, one after the other.

    A child has the tree already, so nothing is sent to it; its result comes back through a file.
    """
    if len(jobs) < 2 or not hasattr(os, "fork") or sys.platform == "darwin":
        return {name: job() for name, job in jobs.items()}
    with tempfile.TemporaryDirectory(prefix="memoria-") as folder:
        *names, last = jobs
        children = {name: _start(jobs[name], Path(folder) / name) for name in names}
        made = {last: jobs[last]()}
        made |= {name: _finish(child, Path(folder) / name) or jobs[name]() for name, child in children.items()}
    return {name: made[name] for name in jobs}


def _start(job: Job, place: Path) -> int:
    """A child that does the job and leaves its result; its number."""
    sys.stdout.flush()
    sys.stderr.flush()
    child = os.fork()
    if child:
        return child
    status = 1
    try:
        result = job()
        place.write_bytes(pickle.dumps((result.value, [(p.code, p.at, dict(p.values)) for p in result.diagnostics])))
        status = 0
    finally:
        os._exit(status)


def _finish(child: int, place: Path) -> Checked[bytes] | None:
    """The child's result; None when it died, so that the job is done again here, where a fault can be seen."""
    _, status = os.waitpid(child, 0)
    if status or not place.is_file():
        return None
    data, problems = pickle.loads(place.read_bytes())
    return Checked(data, tuple(found(code, at, **values) for code, at, values in problems))
