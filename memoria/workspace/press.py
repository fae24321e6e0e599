"""Writers side by side: one process each, on as many cores as there are."""

from __future__ import annotations

import os
import pickle
import sys
from collections.abc import Mapping
from functools import partial

from memoria.diagnostics import found
from memoria.printing import Job, Made


def press(jobs: Mapping[str, Job]) -> dict[str, Job]:
    """For each job what gives its result. Where the system can fork, they run in children from now on; elsewhere when asked.

    A child has the tree already, so nothing is sent to it; its result comes back through a pipe.
    """
    if len(jobs) < 2 or not hasattr(os, "fork") or sys.platform == "darwin":
        return dict(jobs)
    return {name: partial(_finish, *_start(job), job) for name, job in jobs.items()}


def _start(job: Job) -> tuple[int, int]:
    """A child that does the job and sends its result; its number, and where the result is read."""
    sys.stdout.flush()
    sys.stderr.flush()
    reads, writes = os.pipe()
    child = os.fork()
    if child:
        os.close(writes)
        return child, reads
    status = 1
    try:
        result = job()
        with os.fdopen(writes, "wb") as sent:
            told = [(problem.code, problem.at, dict(problem.values)) for problem in result.problems]
            pickle.dump((result.data, told, result.pages), sent)
        status = 0
    finally:
        os._exit(status)


def _finish(child: int, reads: int, job: Job) -> Made:
    """The child's result. When it died, the job is done again here, where a fault can be seen."""
    with os.fdopen(reads, "rb") as received:
        sent = received.read()
    _, status = os.waitpid(child, 0)
    if status:
        return job()
    data, told, pages = pickle.loads(sent)
    return Made(data, tuple(found(code, at, **values) for code, at, values in told), pages)
