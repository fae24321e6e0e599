"""The tree as pandoc's JSON (pandoc-types 1.23): the one door to pandoc, both ways."""

from memoria.document.pandoc_reading import (
    Locate,
    RawBlock,
    RawInline,
    blocks_from_json,
    inlines_from_json,
    literal_block,
    literal_inline,
)
from memoria.document.pandoc_writing import API_VERSION, blocks_to_json, document_json, inlines_to_json

__all__ = [
    "API_VERSION",
    "Locate",
    "RawBlock",
    "RawInline",
    "blocks_from_json",
    "blocks_to_json",
    "document_json",
    "inlines_from_json",
    "inlines_to_json",
    "literal_block",
    "literal_inline",
]
