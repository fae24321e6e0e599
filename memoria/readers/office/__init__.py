"""Word and ODT: from a package to the tree, with places in words and nothing lost (file-format, section 4)."""

from __future__ import annotations

from memoria.readers.office.paper import SUFFIXES, Paper


def read_paper(path: str, data: bytes, language: str) -> Paper:
    """A Word or ODT file. ``language`` is that of the words for its places. Never raises: what can't be read is said."""
    from memoria.readers.office import reading  # with lxml, which no event without such files should wait for

    return reading.read_paper(path, data, language)


__all__ = ["SUFFIXES", "Paper", "read_paper"]
