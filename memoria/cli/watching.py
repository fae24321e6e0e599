"""The loop of ``memoria watch``: an event rebuilt as files land.

The loop has no clock and no disk of its own: it is handed the news, a way to list the folder, and what to do. It never dies of a
file, nor of a fault in one build.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from memoria.cli.news import changes, lines
from memoria.cli.texts import Texts
from memoria.pipeline import Reading
from memoria.workspace.errors import MachineError
from memoria.workspace.watcher import Listing

PATIENCE = 20
"""Looks at a file that is still arriving before the event is built without waiting for it."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one build gave: the event as it was read, and a line about the volume."""

    reading: Reading
    said: str


@dataclass(slots=True)
class Watch:
    """What is known between two pieces of news."""

    listing: Callable[[], Listing]
    act: Callable[[], Outcome]
    say: Callable[[str], None]
    texts: Texts
    built: Listing | None = None
    """The folder as it was at the last build."""
    told: Listing | None = None
    """The folder as it was at the last build that succeeded: what came since then is still to be told."""
    reading: Reading | None = None
    seen: Listing | None = None
    """The folder at the last look, while files are still arriving; None when nothing is awaited."""
    looks: int = 0

    def follow(self, news: Iterable[bool]) -> None:
        """Build, and build again whenever something changed and has settled. Ends when the news does."""
        self._guarded(self._build, self.listing)
        for changed in news:
            if changed or self.seen is not None:
                self._guarded(self._look, self.listing)

    def _guarded(self, do: Callable[[Listing], None], listing: Callable[[], Listing]) -> None:
        """Do it; what goes wrong is said, and the next change tries again."""
        try:
            do(listing())
        except Exception as error:  # nothing that one build stumbles over may end the watch
            self.seen = None
            said = str(error) if isinstance(error, MachineError) else f"{type(error).__name__}: {error}"
            self.say(self.texts("watch_failed", error=said))
        finally:
            gc.collect()  # the collector is off while a command runs, and this one runs for days

    def _look(self, now: Listing) -> None:
        """Build when what changed since the last build is whole, and the same as at the last look."""
        if now == self.built:
            self.seen, self.looks = None, 0
            return
        old = self.built or {}
        fresh = [path for path in now if now[path] != old.get(path)]
        arriving = [path for path in fresh if not now[path].whole or self.seen is None or self.seen.get(path) != now[path]]
        if arriving and self.looks < PATIENCE:
            if self.looks == 1:
                half = [path for path in arriving if not now[path].whole]
                for path in half:
                    self.say(self.texts("watch_arriving", path=path))
            self.seen, self.looks = now, self.looks + 1
            return
        self._build(now)

    def _build(self, now: Listing) -> None:
        before, old = self.told, self.reading
        self.seen, self.looks, self.built = None, 0, now
        outcome = self.act()
        self.told, self.reading = now, outcome.reading
        if before is not None:
            what = changes(before, now, old.memoria if old else None, outcome.reading.memoria)
            for line in lines(what, now, old, outcome.reading, self.texts):
                self.say(line)
        self.say(outcome.said)
