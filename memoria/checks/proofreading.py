"""The proof-reader's pass: what an editor would mark in red without asking the author. Everything here is a warning."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files

import yaml

from memoria.checks.passages import Passage
from memoria.diagnostics import Diagnostic, found
from memoria.document.tree import BulletList, OrderedList
from memoria.document.walk import Blocks, text_of, walk
from memoria.source import Position, SourceFile

OPAQUE_FIELDS = {"id", "sesion", "correo", "telefono", "contacto", "enlace", "sitio", "grabacion", "presentaciones", "plantilla"}
OPAQUE_FIELDS |= {"anterior", "ods", "isbn", "doi", "licencia", "zona_horaria", "depende_de", "origen", "pais", "fecha", "minuto"}
OPAQUE_FIELDS |= {"glosario", "bibliografia", "participacion", "traducciones", "publicar", "objetivo", "eje"}
"""Fields that are not prose."""

RESIDUE = re.compile(
    r"""(?ix)
      (?:mesa\ de\ trabajo|artboard|plan\ de\ travail|prancheta|capa|layer|diapositiva|slide)\s\d+
      (?:\s?(?:copia|copy|copie)(?:\s\d+)?)?
    | (?:sin\ t[íi]tulo|untitled|sans\ titre|sem\ t[íi]tulo)(?:\s?-\s?\d+)?
    | (?:p[áa]gina|page|p[áa]g\.)\s\d+\s?(?:de|of|sur|/)\s?\d+
    | (?:haga\ clic|pulse|click|cliquez|clique)\s(?:aqu[íi]|here|ici|para|to|pour)\b.{0,60}
    | escriba\ (?:aqu[íi]|el\ texto|texto).{0,40}
    | microsoft\ word\ -\ .+
    | [\w\-. ()]{1,60}\.(?:indd|docx?|pptx?|ai|psd|pages)
    """
)
SPACE_BEFORE = re.compile(r"(?<=[\w)»”\"’*])[ \u00a0\u202f]+([:;?!])(?![\w)(/=:|\\-]|\s\d)")
REPEATED = re.compile(r"(?<![\w'’-])([^\W\d_]+) +(\1)(?![\w'’-])", re.IGNORECASE)
MAY_REPEAT = {
    "es": {"no", "sí", "ya", "muy", "bien", "casi", "tan", "poco", "bla"},
    "pt": {"não", "sim", "já", "muito", "bem", "bla"},
    "fr": {"nous", "vous", "non", "oui", "très", "bla"},
    "en": {"that", "had", "very", "no", "yes", "bla"},
}
DOUBLE_SPACE = re.compile(r"(?<=\S) {2,}(?=\S)")
TWO_STOPS = re.compile(r"(?<![./])\.\.(?![./\w])")
CAPITALS = re.compile(r"(?<![\w.-])[A-ZÀ-ÖØ-Þ]{3,}(?![\w.-])")
EMPHASIS = re.compile(r"(\*{1,3})(?=[^\s*])[^*]*[^\s*]\1")
PAIRS = {"«": "»", "“": "”", "(": ")"}
SIGNS_OF_PAIRS = re.compile("[«»“”()]")
CLOSING = {last: first for first, last in PAIRS.items()}
ENUMERATOR = re.compile(r"(?:^|[\s;:,.])(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})\.?$|[:;=]-?$")
"""What may stand before a bracket that nothing opened: «a)», «1)», «iv)», «:)»."""

Scan = Callable[[Passage], Iterator[Diagnostic]]


def residue(passage: Passage) -> Iterator[Diagnostic]:
    """A line that a program left, not a person: «Mesa de trabajo 1», «Página 3 de 10» (L-001)."""
    text = passage.text.strip()
    if not passage.heading and not passage.field and len(text) < 90 and RESIDUE.fullmatch(text):
        yield found("L-001", passage.position(), text=text)


def double_spaces(passage: Passage) -> Iterator[Diagnostic]:
    """Two spaces or more in a row (L-003); not those around what was between them: a picture, a comment."""
    for match in DOUBLE_SPACE.finditer(passage.text):
        if any(match.start() < start < match.end() for start in passage.starts):
            continue
        yield found("L-003", passage.position(match.start()), text=_around(passage.text, match.start(), match.end()))


def space_before(passage: Passage) -> Iterator[Diagnostic]:
    """A space before ``: ; ? !``, which only French has (L-005)."""
    if passage.language == "fr":
        return
    for match in SPACE_BEFORE.finditer(passage.text):
        yield found(
            "L-005", passage.position(match.start()), sign=match[1], text=_around(passage.text, match.start(), match.end())
        )


def unaccented_capitals(passage: Passage) -> Iterator[Diagnostic]:
    """«PRESENTACION»: capitals keep their accents (L-006)."""
    for match in CAPITALS.finditer(passage.text):
        accented = _accented(match[0], passage.language)
        if accented:
            yield found("L-006", passage.position(match.start()), word=match[0], accented=accented)


def repeated_words(passage: Passage) -> Iterator[Diagnostic]:
    """«de de» (L-007). «Bora Bora» is a name, «no, no» has its comma."""
    for match in REPEATED.finditer(passage.text):
        first, second = match.groups()
        is_name = first[0].isupper() and second[0].isupper()
        if not is_name and first.casefold() not in MAY_REPEAT.get(passage.language, ()):
            yield found("L-007", passage.position(match.start(2)), word=second)


def unbalanced(passage: Passage) -> Iterator[Diagnostic]:
    """« “ ( without its partner, or the other way round (L-008). ``a)`` enumerates."""
    if passage.text.lstrip().startswith("»"):  # a quotation that goes on from the paragraph before
        return
    waiting: list[tuple[str, int]] = []
    for match in SIGNS_OF_PAIRS.finditer(passage.text):
        char, offset = match[0], match.start()
        if char in PAIRS:
            waiting.append((char, offset))
        else:
            place = next((place for place in range(len(waiting) - 1, -1, -1) if waiting[place][0] == CLOSING[char]), None)
            if place is not None:
                del waiting[place]
            elif char != ")" or not ENUMERATOR.search(passage.text[max(offset - 6, 0) : offset]):
                yield _alone(passage, char, CLOSING[char], offset)
    for char, offset in waiting:
        yield _alone(passage, char, PAIRS[char], offset)


def two_stops(passage: Passage) -> Iterator[Diagnostic]:
    """«..»: one full stop too many, or one too few (L-009)."""
    for match in TWO_STOPS.finditer(passage.text):
        yield found("L-009", passage.position(match.start()), text=_around(passage.text, match.start(), match.end()))


SCANS: tuple[Scan, ...] = (
    residue,
    double_spaces,
    space_before,
    unaccented_capitals,
    repeated_words,
    unbalanced,
    two_stops,
)
"""What is looked for in each passage of prose."""


def scan(passage: Passage) -> Iterator[Diagnostic]:
    """Everything that a proof-reader would mark in a passage."""
    if passage.literal or passage.field in OPAQUE_FIELDS:
        return
    for look in SCANS:
        yield from look(passage)


def orphan_asterisks(passages: Sequence[Passage]) -> Iterator[Diagnostic]:
    """An asterisk that calls a note nobody wrote, or a note that nobody calls, in one file (L-004)."""
    calls: list[tuple[Passage, int]] = []
    notes: list[tuple[Passage, int]] = []
    for passage in passages:
        if "*" not in passage.text or passage.literal or passage.field in OPAQUE_FIELDS:
            continue
        text = EMPHASIS.sub(lambda match: " " * len(match[0]), passage.text) if passage.field else passage.text
        for match in re.finditer(r"\*+", text):
            if re.search(r"\d ?$", text[max(match.start() - 2, 0) : match.start()]) and re.match(
                r" ?\d", text[match.end() : match.end() + 2]
            ):
                continue  # 3 * 4
            begins = match.start() == len(text) - len(text.lstrip()) and match.end() < len(text.rstrip())
            (notes if begins else calls).append((passage, match.start()))
    if calls and notes:
        return
    for passage, offset in (*calls, *notes):
        yield found("L-004", passage.position(offset), text=_around(passage.text, offset, offset + 1))


def empty_items(blocks: Blocks, path: str) -> Iterator[Diagnostic]:
    """Items of a list without words (L-002)."""
    last = Position(path, 1, 1)
    for node in walk(blocks):
        last = getattr(node, "at", None) or last
        if isinstance(node, BulletList | OrderedList):
            for number, item in enumerate(node.items, 1):
                if not text_of(item):
                    at = next((block.at for block in item if block.at), node.at)
                    yield found("L-002", at or last, number=number)


def spacing(file: SourceFile) -> Iterator[Diagnostic]:
    """Double spaces in the lines of a Markdown file, whose tree no longer has them (L-003).

    Tables, code, and the spaces before a comment of the front matter and after a list's or a definition's sign are left alone.
    """
    if not file.path.casefold().endswith(MARKDOWN):
        return
    fenced, head = False, _lines_of_head(file)
    for number, line in enumerate(file.text.split("\n"), 1):
        text = line.strip()
        if text.startswith(("```", "~~~")):
            fenced = not fenced
        if fenced or line.startswith(("    ", "\t")) or "|" in text or set(text) <= set("-=: "):
            continue
        start = re.match(r"\s*(?:[-*+•–>#:]+|\d+[.)])?\s*", line)
        end = line.find(" #") if number <= head else -1
        for match in DOUBLE_SPACE.finditer(line, start.end() if start else 0, len(line) if end < 0 else end):
            at = Position(file.path, number, match.start() + 1)
            yield found("L-003", at, text=_around(line, match.start(), match.end()))


def _lines_of_head(file: SourceFile) -> int:
    """How many lines the front matter has, with the two that enclose it."""
    lines = file.text.split("\n")
    if lines[0].strip() != "---":
        return 0
    return next((number for number, line in enumerate(lines[1:], 2) if line.strip() == "---"), 0)


def _alone(passage: Passage, char: str, partner: str, offset: int) -> Diagnostic:
    return found("L-008", passage.position(offset), sign=char, partner=partner, text=_around(passage.text, offset, offset + 1))


def _around(text: str, start: int, end: int, reach: int = 16) -> str:
    """Some words on both sides of a stretch, whole where they fit."""
    before, after = text[max(start - reach, 0) : start], text[end : end + reach]
    if start > reach:
        before = before.partition(" ")[2] or before
    if end + reach < len(text):
        after = after.rpartition(" ")[0] or after
    return f"{before}{text[start:end]}{after}".strip()


_ENDINGS = {
    "es": (("CION", "CIÓN"), ("SION", "SIÓN"), ("XION", "XIÓN"), ("GION", "GIÓN"), ("NION", "NIÓN")),
    "pt": (("CAO", "ÇÃO"), ("COES", "ÇÕES")),
}
MARKDOWN = (".md", ".markdown", ".txt")


def _accented(word: str, language: str) -> str | None:
    """How a word in capitals should be written, when that is not how it is."""
    known = _words().get(language, {}).get(word)
    if known:
        return known
    for bare, accented in _ENDINGS.get(language, ()):
        if word.endswith(bare) and len(word) > len(bare) + 1:
            return word[: -len(bare)] + accented
    return None


@cache
def _words() -> Mapping[str, Mapping[str, str]]:
    data = yaml.load(files("memoria.checks").joinpath("capitals.yaml").read_text("utf-8"), Loader=yaml.CSafeLoader)
    return {language: {_bare(word): word for word in words.split() if _bare(word) != word} for language, words in data.items()}


def _bare(word: str) -> str:
    """Without accents, but with its ñ and ç."""
    kept = word.replace("Ñ", "\0").replace("Ç", "\1")
    letters = "".join(char for char in unicodedata.normalize("NFD", kept) if not unicodedata.combining(char))
    return letters.replace("\0", "Ñ").replace("\1", "Ç")
