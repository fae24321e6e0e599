"""``memoria.lock``: the ids once given, one line each, so that two people's changes meet in a readable diff."""

from __future__ import annotations

import json
from hashlib import sha256

from memoria.diagnostics import Checked, Diagnostic, found
from memoria.model.roadmap import Lock, LockEntry, TranslationEntry
from memoria.source import Position, SourceFile

HEADER = (
    "# memoria.lock · identificadores dados una vez, que no cambian nunca.\n"
    "# Lo escribe el programa: no se edita a mano; se guarda junto con las fuentes.\n"
)
TEXT, HASH, RETIRED = "texto", "sha256", "retirado"
TRANSLATION, ORIGINAL, KEY = "traduccion", "original", "clave"


def hashed(words: str) -> str:
    """What stands in the lock in place of reserved words."""
    return sha256(words.encode()).hexdigest()


def write_lock(lock: Lock) -> str:
    """The text of the file; the same lock gives the same text."""
    lines = (*map(_fields, lock.entries), *map(_translation_fields, lock.translations))
    return HEADER + "".join(f"- {json.dumps(fields, ensure_ascii=False)}\n" for fields in lines)


def _translation_fields(entry: TranslationEntry) -> dict[str, str | bool]:
    key: dict[str, str | bool] = {KEY: entry.key} if entry.key else {}
    return {TRANSLATION: entry.path, ORIGINAL: entry.original, **key, HASH: entry.sha256}


def _fields(entry: LockEntry) -> dict[str, str | bool]:
    fields: dict[str, str | bool] = {
        "id": entry.id,
        "clase": entry.kind,
        "nota": entry.note,
        "sesion": entry.session,
        HASH if entry.hashed else TEXT: entry.words,
    }
    if entry.retired:
        fields[RETIRED] = True
    return fields


def read_lock(file: SourceFile) -> Checked[Lock | None]:
    """The lock of an event; None when a line can't be understood, so that nothing is written over it."""
    entries: list[LockEntry] = []
    translations: list[TranslationEntry] = []
    problems: list[Diagnostic] = []
    for number, line in enumerate(file.text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        try:
            data = json.loads(line.removeprefix("- "))
            if TRANSLATION in data:
                path, original, digest = (str(data[key]) for key in (TRANSLATION, ORIGINAL, HASH))
                translations.append(TranslationEntry(path, original, digest, str(data.get(KEY, ""))))
            else:
                entries.append(_entry(data))
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            problems.append(found("H-001", Position(file.path, number, 1), line=line[:60]))
    repeated = {entry.id for entry in entries if sum(other.id == entry.id for other in entries) > 1} if not problems else set()
    problems.extend(found("H-002", Position(file.path, 1, 1), id=id_) for id_ in sorted(repeated))
    return Checked(None if problems else Lock(tuple(entries), tuple(translations)), tuple(problems))


def _entry(data: dict[str, object]) -> LockEntry:
    fields = {key: str(data[key]) for key in ("id", "clase", "nota", "sesion")}
    secret = HASH in data
    return LockEntry(
        id=fields["id"],
        kind=fields["clase"],
        note=fields["nota"],
        session=fields["sesion"],
        words=str(data[HASH] if secret else data[TEXT]),
        hashed=secret,
        retired=data.get(RETIRED) is True,
    )
