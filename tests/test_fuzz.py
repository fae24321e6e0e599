"""Cut, mangled, spliced and random event folders: never an exception, and whatever is wrong has its words and its place.

Each case begins as a folder that somebody wrote (an example event or a mistake of ``tests/diagnostics``) and goes through the
whole compiler. A case is told by its number: ``case(n)`` makes the same folder on every machine.
"""

from __future__ import annotations

import random
import re
import time
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path, PurePosixPath

import pytest

from memoria.choices import FORMATS, Choices
from memoria.codes import LANGUAGES
from memoria.diagnostics import Diagnostic
from memoria.readers.text import decode
from memoria.report import hint, message, render
from memoria.workspace.session import build_event

TESTS = Path(__file__).resolve().parent
EXAMPLES = sorted(path.parent for path in (TESTS.parent / "sources").glob("*/evento.yaml"))
MISTAKES = sorted(path.parent for path in (TESTS / "diagnostics").glob("*/in/evento.yaml"))
KEPT = ("evento.yaml", "personas.yaml", "hoja-de-ruta.yaml")
"""Files of an example that every case has; of the others it has a few, so that many cases fit in a minute."""
TEXTUAL = (".md", ".yaml", ".yml", ".txt")
CASES, RENDERED, SHARES = 48, 4, 8
"""Cases of the short run; of how many one is rendered; tests over which they are spread."""
SECONDS = 150
"""How long the long run goes on."""

FAULTS_OF_OURS = {"G-001", "W-001", "W-002"}
"""Words lost, words missing in a finished file, a secret in one; but a template of the event's own may leave words out."""
WITHOUT_A_LINE = re.compile(r"^[^:]+: \t?\w+\[(\w-\d{3})\]", re.MULTILINE)
OF_THE_WHOLE_FILE = {"N-003", "N-010"}.union(
    *(WITHOUT_A_LINE.findall(kept.read_text(encoding="utf-8")) for kept in (TESTS / "diagnostics").glob("*/expected.txt"))
)
"""Codes that may name a file and no line of it: those that the kept messages show so, and two that are kept there with a line."""

MARKDOWN = (
    "ACUERDO: Reunirse | quiénes: Red Uno; Red Dos\n",
    "COMPROMISO: Constituir la mesa | responsable: Red Uno | plazo: 31/02/2023\n  | indicador: acta | responsable: otra\n",
    "- **COMPROMISO:** Publicar\n  - responsable: Red Uno\n  - plazo: segundo semestre de 9999\n",
    "COMPROMISO\n: en dos líneas\n",
    "ACUERDO:\n\n---\n",
    "RESERVADO: lo que no sale\n- y esto\n",
    "PREGUNTA (Luis Toro): ¿Quién?\nRESPUESTA: Nadie. | pregunta: P-99\n",
    "CITA: «nadie lo dijo» | quién: ana-paredes\n",
    "### Acuerdos\n\n- uno\n- ACUERDO: dos\n  - quiénes: tres\n    - cuatro\n",
    "| Acción | Responsable | Plazo |\n|---|---|---|\n| una | dos | tres | cuatro |\n| | | |\n",
    "Una nota[^n] y otra[^m].\n\n[^n]: RESERVADO: de la nota[^m]\n\n[^m]: la otra\n\n[^z]: la que nadie llama\n",
    "![](no-existe.png) y ![lo que se ve](../../etc/passwd)\n\nFigura: un pie\n",
    "::: {.literal}\nACUERDO: literal\n",
    "```{=openxml}\n<w:p>crudo</w:p>\n```\n",
    "<div class='x'>\n<script>alert(1)</script>\n<Nombre de la prefecta>\n",
    "{{ 7*7 }} {% for x in y %} {# nada #} \\textbf{x} $x_1$ [CONFIRMAR]: cifras\n",
    '[texto]{.tree key="0"}\n\n::: {.tree key="1"}\ndentro\n:::\n',
    "Escriba a ana@example.org o al +593 99 123 4567 [aquí](mailto:ana@example.org)\n",
    "> > > - 1. > hondo\n\n\tcódigo\n",
    "Titular\n---\n\nOtro\n===\n\n***\n",
    "palabra " * 400 + "\n",
)
YAML = (
    "titulo: Panel: uno\n",
    "\ttitulo: con tabulador\n",
    "titulo: 'sin cerrar\n",
    "title: Otra vez\n",
    "programa: mañana y tarde\n",
    "hora: 25:99\n",
    "fecha: 31/02/2023\n",
    "fin: 9999-12-31\n",
    "participan: [ana-paredes, {a: b}, [c]]\n",
    "- suelto\n",
    "---\n",
    "ejes: &e\n  - *e\n",
    "lema: !!python/object/apply:os.system ['true']\n",
    "une:\n  - ids: [C-01, C-01, C-99]\n    en: C-02\n",
    "excluye: {C-01: , C-02: no}\n",
    "metodologia: |\nal margen\n",
    "tituIo: casi\n",
)
SIGNS = "\t\n\r\u00a0\u200b\ufeff\0\x07|:;#-*_`~[](){}<>&!%@\"'«»“”\\/^$=+.,¿?ñÁœ→…😀你\u0301"
SUFFIXES = (".md", ".txt", ".yaml", ".docx", ".png", ".lock", ".jpg", "")

Files = dict[str, bytes]


@cache
def files_of(folder: Path) -> Mapping[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != "memoria.lock"
    }


# --- making a case ---------------------------------------------------------------------------------------------------


def case(number: int) -> Files:
    """The files of a case."""
    chance = random.Random(f"memoria {number}")
    files = _beginning(chance)
    for _ in range(chance.choice((1, 1, 2, 3, 5))):
        chance.choice(CHANGES)(chance, files)
        files.setdefault("evento.yaml", b"titulo: Foro\ninicio: 2023-03-28\n")
    return files


def _beginning(chance: random.Random) -> Files:
    if chance.random() < 0.4:
        return dict(files_of(chance.choice(MISTAKES)))
    every = files_of(chance.choice(EXAMPLES))
    others = chance.sample([path for path in every if path not in KEPT], 5)
    return {path: every[path] for path in (*KEPT, *others) if path in every}


def _any(chance: random.Random, files: Files) -> str:
    """A file of text, the event's record more often than any other."""
    paths = [path for path in files if path.endswith(TEXTUAL)]
    return chance.choice([*paths, "evento.yaml"]) if "evento.yaml" in files or not paths else chance.choice(paths)


def cut(chance: random.Random, files: Files) -> None:
    """Half copied."""
    path = _any(chance, files)
    data = files.get(path, b"")
    files[path] = data[: chance.randrange(len(data) + 1)] + b"\0" * chance.choice((0, 0, 0, 7))


def without_lines(chance: random.Random, files: Files) -> None:
    """Some lines gone, some twice, some in another order."""
    path = _any(chance, files)
    lines = files.get(path, b"").splitlines(keepends=True) or [b""]
    for _ in range(chance.randrange(1, 6)):
        place, other = chance.randrange(len(lines)), chance.randrange(len(lines))
        match chance.randrange(3):
            case 0:
                lines[place] = b""
            case 1:
                lines.insert(other, lines[place])
            case _:
                lines[place], lines[other] = lines[other], lines[place]
    files[path] = b"".join(lines)


def signs(chance: random.Random, files: Files) -> None:
    """Signs that have a meaning somewhere, anywhere."""
    path = _any(chance, files)
    text = files.get(path, b"").decode("utf-8", "replace")
    for _ in range(chance.randrange(1, 30)):
        place = chance.randrange(len(text) + 1)
        text = text[:place] + chance.choice(SIGNS) * chance.choice((1, 1, 1, 3)) + text[place + chance.choice((0, 0, 1)) :]
    files[path] = text.encode()


def snippets(chance: random.Random, files: Files) -> None:
    """What people write by mistake, at the start of some lines."""
    path = _any(chance, files)
    pieces = YAML if path.endswith((".yaml", ".yml")) and chance.random() < 0.8 else MARKDOWN
    lines = files.get(path, b"").splitlines(keepends=True)
    for _ in range(chance.randrange(1, 5)):
        indent = b"  " * chance.choice((0, 0, 0, 1, 2))
        lines.insert(chance.randrange(len(lines) + 1), b"\n" * chance.choice((0, 1)) + indent + chance.choice(pieces).encode())
    files[path] = b"".join(lines)


def splice(chance: random.Random, files: Files) -> None:
    """The beginning of one file and the end of another."""
    path, other = _any(chance, files), chance.choice(sorted(files))
    head, tail = files.get(path, b""), files[other]
    files[path] = head[: chance.randrange(len(head) + 1)] + tail[chance.randrange(len(tail) + 1) :]


def noise(chance: random.Random, files: Files) -> None:
    """Bytes that nobody wrote."""
    files[chance.choice((_any(chance, files), "ruido.md", "foto.png"))] = chance.randbytes(chance.randrange(300))


def encoding(chance: random.Random, files: Files) -> None:
    """As an older program saves it."""
    path = _any(chance, files)
    name = chance.choice(("cp1252", "mac_roman", "utf-16", "utf-16-le", "utf-8-sig"))
    text = files.get(path, b"").decode("utf-8", "replace")
    files[path] = text.replace("\n", chance.choice(("\r\n", "\r", "\n"))).encode(name, "replace")


def renamed(chance: random.Random, files: Files) -> None:
    """Under another name, or in another folder."""
    path = chance.choice(sorted(files))
    name = PurePosixPath(path).stem + chance.choice(SUFFIXES)
    files[chance.choice(("", "otra carpeta/", "crudo/", "templates/")) + name] = files.pop(path)


def gone(chance: random.Random, files: Files) -> None:
    """Not there."""
    files.pop(chance.choice(sorted(files)))


def lock(chance: random.Random, files: Files) -> None:
    """A register of ids that something damaged."""
    lines = (
        '- {"id": "C-01", "clase": "commitment", "nota": "mesa.md", "sesion": "S01", "texto": "Reunirse"}',
        "{",
        "<<<<<<< mío",
        "",
    )
    files["memoria.lock"] = "\n".join(chance.choices(lines, k=4)).encode()


CHANGES: tuple[Callable[[random.Random, Files], None], ...] = (
    cut,
    without_lines,
    signs,
    signs,
    snippets,
    snippets,
    snippets,
    splice,
    noise,
    encoding,
    renamed,
    gone,
    lock,
)


# --- judging it ------------------------------------------------------------------------------------------------------


def judge(number: int, folder: Path, *, rendered: bool) -> None:
    """Build a case, and look at all that is said of it."""
    files = case(number)
    for path, data in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    made = build_event(folder, folder, Choices(formats=FORMATS if rendered else ()))
    ours = FAULTS_OF_OURS - ({"G-001"} if any(path.startswith("templates/") for path in files) else set())
    told = [render(problem) for problem in made.problems if problem.code in ours]
    assert not told, f"case {number} in {folder}: {told}"
    for problem in made.problems:
        wrong = _fault(problem, files)
        assert not wrong, f"case {number} in {folder}: {wrong}: {render(problem)}"


def _fault(problem: Diagnostic, files: Files) -> str:
    """What is wrong with a diagnostic, or nothing."""
    for language in LANGUAGES:
        if not message(problem, language):
            return f"no message in {language}"
        if "\n" in hint(problem, language) + message(problem, language):
            return f"a message of two lines in {language}"
    at = problem.at
    if at.path not in files:
        return "" if not at.path or at.path in ("evento.yaml",) else "a file that is not there"
    if at.line is None or at.place:
        whole = problem.code[0] == "A" or problem.code in OF_THE_WHOLE_FILE or not at.path.endswith(TEXTUAL)
        return "" if whole else "no line"
    file = decode(at.path, files[at.path]).value
    if file is None:
        return "a line in what is no text"
    lines = file.text.split("\n")
    if not 1 <= at.line <= len(lines):
        return "a line that is not there"
    return "" if at.column is None or 1 <= at.column <= len(lines[at.line - 1]) + 1 else "a column that is not there"


@pytest.mark.parametrize("share", range(SHARES))
def test_no_folder_breaks_the_compiler(share: int, tmp_path: Path) -> None:
    for number in range(share, CASES, SHARES):
        judge(number, tmp_path / str(number), rendered=number % RENDERED == share % RENDERED and number // SHARES == 0)


@pytest.mark.slow
def test_no_folder_breaks_the_compiler_however_many(tmp_path: Path) -> None:
    end, number = time.monotonic() + SECONDS, CASES
    while time.monotonic() < end:
        judge(number, tmp_path / str(number), rendered=number % RENDERED == 0)
        number += 1
