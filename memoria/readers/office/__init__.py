"""Word and ODT: from a package to the tree, with places in words and nothing lost (file-format, section 4)."""

from memoria.readers.office.paper import SUFFIXES, Paper, read_paper

__all__ = ["SUFFIXES", "Paper", "read_paper"]
