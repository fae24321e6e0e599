"""Forms on disk: written, made anew where nobody touched them, and never written over what somebody filled in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from memoria.forms.form import Form
from memoria.forms.markdown import as_markdown
from memoria.forms.seal import is_untouched
from memoria.forms.texts import word
from memoria.forms.word import as_word
from memoria.theme import Theme
from memoria.workspace.output import write_whole

ENDINGS = (".docx", ".md")


@dataclass(frozen=True, slots=True)
class Written:
    """What became of the files of a folder of forms, each by its path."""

    made: tuple[Path, ...] = ()
    theirs: tuple[Path, ...] = ()
    """Forms that somebody has written in: left alone."""
    withdrawn: tuple[Path, ...] = ()
    """Untouched forms of notes that are no longer expected: deleted."""


def forms_folder(event: Path, language: str) -> Path:
    """Where the forms of an event lie, unless told otherwise."""
    return event / word(language, "folder")


def write_forms(forms: Iterable[Form], theme: Theme, target: Path) -> Written:
    """Both files of each form. MachineError where they can't be written."""
    made: list[Path] = []
    theirs: list[Path] = []
    for form in forms:
        for name, data in ((f"{form.stem}.docx", as_word(form, theme)), (f"{form.stem}.md", as_markdown(form).encode())):
            path = target / name
            if path.exists() and not is_untouched(path.read_bytes()):
                theirs.append(path)
            else:
                write_whole(path, data)
                made.append(path)
    known = {path.name for path in (*made, *theirs)}
    old = (
        [path for path in sorted(target.iterdir()) if path.suffix in ENDINGS and path.name not in known]
        if target.is_dir()
        else []
    )
    withdrawn = [path for path in old if path.is_file() and is_untouched(path.read_bytes())]
    for path in withdrawn:
        path.unlink()
    return Written(tuple(made), tuple(theirs), tuple(withdrawn))
