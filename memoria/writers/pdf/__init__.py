"""PDF: a volume set, tagged and archived. ``write_pdf`` is all there is to call.

The way of a document: ``parts`` and ``convert`` make flows and structure of the tree (``apparatus`` those with a role);
``pages`` stacks their strips; ``writer`` draws them on the ``canvas`` and writes the file.
"""

from memoria.writers.pdf.metadata import Attachment
from memoria.writers.pdf.writer import write_pdf

__all__ = ["Attachment", "write_pdf"]
