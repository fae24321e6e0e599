"""An ODT package as a flow (OpenDocument 1.3, part 3): every place where a writer of ODT keeps text is looked into.

As in ``word``: what is unknown is looked through, changes are taken as accepted, and comments, headers, tables of contents and
placeholders are kept apart and said.
"""

from memoria.readers.office.odt.walk import read_odt

__all__ = ["read_odt"]
