"""A Word package as a flow (ISO/IEC 29500-1, WordprocessingML): every place where Word keeps text is looked into.

What is unknown is looked through, so that its text is not lost; changes are taken as accepted; comments, headers, fields of a
table of contents and placeholders of content controls are kept apart and said.
"""

from memoria.readers.office.word.walk import read_word

__all__ = ["read_word"]
