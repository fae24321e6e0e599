"""Marked lines: what is lifted out of a text (file-format, section 5). Works on the tree alone, whatever the file was."""

from memoria.readers.scan.scanner import Scanned, scan

__all__ = ["Scanned", "scan"]
