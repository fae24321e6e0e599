"""The same input gives the same bytes, in this process and in another with another hash seed."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys

from memoria.writers.pdf import write_pdf
from tests.writers.pdf.reading import ROOT, theme
from tests.writers.torture import torture

PROGRAM = """
import hashlib
from memoria.writers.pdf import write_pdf
from tests.writers.pdf.reading import theme
from tests.writers.torture import torture
print(hashlib.sha256(write_pdf(torture().document, theme()).value).hexdigest())
"""


def test_two_builds_are_the_same_bytes() -> None:
    document = torture().document
    assert write_pdf(document, theme()).value == write_pdf(document, theme()).value


def test_another_process_writes_the_same_bytes() -> None:
    here = hashlib.sha256(write_pdf(torture().document, theme()).value).hexdigest()
    environment = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo", "SOURCE_DATE_EPOCH": "1"}
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, cwd=ROOT, env=environment, check=True)
    assert done.stdout.strip() == here
