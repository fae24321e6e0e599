"""OASIS's own schemas over an OpenDocument package, by jing."""

from __future__ import annotations

import io
import subprocess
import zipfile
from pathlib import Path

from tests.programs import ODF_MANIFEST_SCHEMA, ODF_SCHEMA, find

PARTS = ("content.xml", "styles.xml", "meta.xml", "settings.xml")

_NEW, _OLD = b'manifest:version="1.3"', b'manifest:version="1.2"'


def faults(data: bytes, work: Path) -> list[str]:
    """What the schemas find wrong with the parts and the manifest of a package; ``work`` is an empty folder."""
    package = zipfile.ZipFile(io.BytesIO(data))
    for name in PARTS:
        (work / name).write_bytes(package.read(name))
    manifest = package.read("META-INF/manifest.xml")
    assert manifest.count(b'manifest:version="1.3"') == 1
    (work / "manifest.xml").write_bytes(
        manifest.replace(b'manifest:version="1.3"', b'manifest:version="1.2"')
    )  # all that differs
    return [*_told(ODF_SCHEMA, *(work / name for name in PARTS)), *_told(ODF_MANIFEST_SCHEMA, work / "manifest.xml")]


def _told(schema: Path, *files: Path) -> list[str]:
    """«-i»: the types of identifiers are not asked, over which schemas that have wildcards always stumble."""
    command = [str(find("jing")), "-i", "-c", str(schema), *map(str, files)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode in (0, 1), done.stderr
    assert bool(done.returncode) == bool(done.stdout), done.stderr
    return done.stdout.splitlines()
