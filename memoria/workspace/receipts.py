"""Receipts on disk, each beside the file that it is for."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from memoria.pipeline import Reading
from memoria.receipts import SUFFIXES, receipt_name, receipts
from memoria.receipts.texts import LANGUAGES, Words
from memoria.workspace.errors import MachineError
from memoria.workspace.folder import EventFolder
from memoria.workspace.output import write_whole

_TITLES = tuple(Words(language)("title", file="").strip() for language in LANGUAGES)


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of the receipts of an event."""

    written: tuple[Path, ...] = ()
    removed: tuple[Path, ...] = ()
    refused: str = ""
    """Why the disk refused one: that stops no build."""


def keep_receipts(folder: Path, reading: Reading) -> Kept:
    """Write the receipts that changed and remove those of files that are gone; nothing where the event wants none."""
    event = reading.memoria.event
    if not event.receipts:
        return Kept()
    disk = {entry.path: entry.disk for entry in EventFolder(folder).entries}
    wanted = {
        place.with_name(receipt_name(place.name, event.language)): receipt.text
        for receipt in receipts(reading.memoria, reading.problems)
        if (place := disk.get(receipt.path)) is not None
    }
    written: list[Path] = []
    removed: list[Path] = []
    try:
        for path, text in wanted.items():
            if write_whole(path, b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode()):
                written.append(path)
        for old in (place for place in disk.values() if place.name.endswith(SUFFIXES) and place not in wanted):
            if _is_ours(old):
                old.unlink()
                removed.append(old)
    except (MachineError, OSError) as error:
        return Kept(tuple(written), tuple(removed), str(error))
    return Kept(tuple(written), tuple(removed))


def _is_ours(path: Path) -> bool:
    """True for a text that begins as receipts do."""
    with path.open("rb") as file:
        head = file.read(200).decode("utf-8-sig", "replace")
    return head.startswith(_TITLES)
