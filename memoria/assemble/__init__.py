"""Makes one document, the volume, of an event and its templates."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module

from memoria.assemble.options import Options, Volume, Withheld
from memoria.diagnostics import Checked
from memoria.model.memoria import Memoria
from memoria.world import Pandoc


def assemble(memoria: Memoria, pandoc: Pandoc, templates: Mapping[str, str], options: Options) -> Checked[Volume]:
    """The volume of an event.

    ``templates`` maps file names (``cover.md.j2``) to their text; ``<edition>.md.j2`` states the sections and their
    order. A section whose template has a mistake, or that has nothing to say, is left out.
    """
    from memoria.assemble import volume  # with Jinja, which no command that only reads should wait for

    return volume.assemble(memoria, pandoc, templates, options)


def load() -> None:
    """Loads what assembles and its libraries, which ``assemble`` would else do when it is called."""
    import_module("memoria.assemble.volume")


__all__ = ["Options", "Volume", "Withheld", "assemble", "load"]
