"""The documents say what the program does: each key, value, marker, command and family of messages; examples are read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import typer
import yaml

from memoria import vocabulary
from memoria.assemble import Options, assemble
from memoria.assemble.context import context
from memoria.assemble.environment import _REMOVED_FILTERS
from memoria.assemble.material import Material
from memoria.cli import Exit
from memoria.cli.app import make_app
from memoria.cli.texts import Texts
from memoria.codes import Severity, table
from memoria.diagnostics import Diagnostic
from memoria.document import roles
from memoria.document.tree import Heading
from memoria.document.walk import text_of, walk
from memoria.labels import Labels
from memoria.model import contribution, event, people, roadmap
from memoria.model.contribution import Contribution, FrontMatter
from memoria.model.fields import Key, Kind, Record, keys_of
from memoria.model.marks import MARKS, Commitment, Mark
from memoria.pipeline import Reading, read
from memoria.readers.classify import Role
from memoria.readers.data import read_bibliography, read_glossary, read_participation, read_survey
from memoria.readers.decisions import read_decisions
from memoria.readers.transcript import read_transcript
from memoria.source import SourceFile
from memoria.theme import read_theme
from memoria.translations.edition import in_language
from memoria.workspace.pandoc import RealPandoc
from memoria.world import Absent

ROOT = Path(__file__).resolve().parent.parent
FORMAT = (ROOT / "docs" / "file-format.md").read_text("utf-8")
TEMPLATES = (ROOT / "docs" / "templates.md").read_text("utf-8")
GLOSSARY = (ROOT / "docs" / "glossary.md").read_text("utf-8")
DEFAULT = ROOT / "templates" / "default"
PAGES = sorted(path for path in (*(ROOT / "docs").rglob("*.md"), ROOT / "README.md") if path.is_file())

KINDS = {
    Kind.TEXT: "text",
    Kind.PROSE: "prose",
    Kind.FILE: "file",
    Kind.WORDS: "list",
    Kind.NAMES: "names",
    Kind.CHOICE: "choice",
    Kind.DATE: "date",
    Kind.HOURS: "hours",
    Kind.INTEGER: "number",
    Kind.YESNO: "yes/no",
    Kind.RECORD: "record",
    Kind.RECORDS: "records",
    Kind.MAPPING: "pairs",
    Kind.GROUPS: "groups",
    Kind.TABLE: "keyed",
}
"""What the document calls each kind of value."""


def _records() -> Iterator[type[Record]]:
    yield Mark
    yield from MARKS
    for module in (event, people, roadmap, contribution):
        for item in vars(module).values():
            if isinstance(item, type) and issubclass(item, Record) and item.__module__ == module.__name__:
                yield item


RECORDS = tuple(_records())


def own_keys(record: type[Record]) -> dict[str, tuple[str, Key]]:
    """The keys of a record that its own table has: those that it shares stand once, with the record that it extends."""
    extended = next((base for base in (FrontMatter, Mark) if issubclass(record, base) and record is not base), Record)
    inherited = {key.name for _, key in keys_of(extended)}
    return {key.name: (attribute, key) for attribute, key in keys_of(record) if key.name not in inherited}


def rows_after(mark: str, document: str = FORMAT) -> list[list[str]]:
    """The cells of the table that follows some words, without its head."""
    lines = document.partition(mark)[2].splitlines()
    start = next(number for number, line in enumerate(lines) if line.startswith("|"))
    rows = []
    for line in lines[start:]:
        if not line.startswith("|"):
            break
        rows.append([cell.strip() for cell in line.strip("|").split("|")])
    return rows[2:]


def spelt(words: Mapping[str, tuple[str, ...]]) -> list[str]:
    return [", ".join(words[language]) for language in vocabulary.LANGUAGES]


# --- keys, values, markers ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_every_key_of_a_record_stands_in_its_table_with_its_kind(record: type[Record]) -> None:
    documented = {row[0].strip("`"): row[1] for row in rows_after(f"<!-- record: {record.__name__} -->")}
    assert documented == {name: KINDS[key.kind] for name, (_, key) in own_keys(record).items()}


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_what_is_required_and_what_a_plain_text_fills_is_said(record: type[Record]) -> None:
    told = {row[0].strip("`"): row[2] for row in rows_after(f"<!-- record: {record.__name__} -->")}
    for name, (_, key) in own_keys(record).items():
        said = re.findall(r"required|main", " ".join(re.findall(r"\*\*[^*]*\*\*", told[name])))
        assert ("required" in said, "main" in said) == (key.required, key.main), name


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_defaults_of_choices_are_said(record: type[Record]) -> None:
    told = {row[0].strip("`"): row[2] for row in rows_after(f"<!-- record: {record.__name__} -->")}
    for name, (attribute, key) in own_keys(record).items():
        default = record.__dataclass_fields__[attribute].default
        if key.kind is Kind.CHOICE and default:
            assert f"default `{default}`" in told[name]


@pytest.mark.parametrize("kind", KINDS.values())
def test_every_kind_of_value_is_explained(kind: str) -> None:
    assert kind in {row[0] for row in rows_after("read as the kind that the key wants")}


def test_every_key_stands_in_the_table_of_languages_with_all_its_spellings() -> None:
    names = vocabulary._table().keys
    assert {row[0].strip("`"): row[1:] for row in rows_after("\n### Keys\n")} == {name: spelt(names[name]) for name in names}


@pytest.mark.parametrize("group", vocabulary._table().values)
def test_every_listed_value_stands_in_the_document_with_all_its_spellings(group: str) -> None:
    values = {value: spelt(vocabulary.value_spellings(group, value)) for value in vocabulary.values(group)}
    assert {row[0]: row[1:] for row in rows_after(f"\n**`{group}`**")} == values


@pytest.mark.parametrize(("record", "key"), [(r, k) for r in RECORDS for _, k in own_keys(r).values() if k.kind is Kind.CHOICE])
def test_choices_of_few_values_name_them_where_the_key_is_explained(record: type[Record], key: Key) -> None:
    told = {row[0].strip("`"): row[2] for row in rows_after(f"<!-- record: {record.__name__} -->")}[key.name]
    elsewhere = "section 4" in told or "as in a commitment" in told or key.values in ("languages", "accesses")
    assert elsewhere or all(f"`{value}`" in told for value in vocabulary.values(key.values))


@pytest.mark.parametrize("cls", MARKS, ids=lambda cls: cls.kind)
def test_every_marker_stands_in_the_document_in_four_languages_with_its_plural(cls: type[Mark]) -> None:
    rows = {row[0]: row[1:] for row in rows_after("\n### Markers\n")}
    assert rows[cls.kind] == spelt(vocabulary.marker_spellings(cls.kind))
    assert rows[f"{cls.kind}, plural"] == spelt(vocabulary.marker_spellings(cls.kind, plural=True))
    listed = {row[0]: row[2] for row in rows_after("## 9. Marked lines")}
    name = ", ".join(f"`{word}`" for word in vocabulary.marker_spellings(cls.kind)["es"])
    assert listed[name] == (f"{cls.letter}-01" if cls.letter else "–")


def test_the_format_of_every_session_says_what_it_owes() -> None:
    told = " ".join(row[0] for row in rows_after("## 4. What each session owes"))
    assert {name for name in vocabulary.values("formats") if f"`{name}`" not in told} == set()


# --- command line and messages -----------------------------------------------------------------------------------


@cache
def _application() -> Any:
    return typer.main.get_command(make_app(Texts("en")))


def test_every_command_stands_in_the_document_and_no_other() -> None:
    listed = set(re.findall(r"^memoria (\w+)", FORMAT.partition("### Commands")[2], re.MULTILINE))
    assert listed == set(_application().commands)


def test_every_option_stands_in_the_document_with_the_commands_that_have_it() -> None:
    rows = {row[0].strip("`"): row[1] for row in rows_after("ends with status 2.")}
    application = _application()
    found: dict[str, set[str]] = {}
    for name, command in application.commands.items():
        for parameter in command.params:
            for option in parameter.opts:
                if option.startswith("--"):
                    found.setdefault(option, set()).add(name)
    general = {option for parameter in application.params for option in parameter.opts}
    assert set(rows) == set(found) | general | {"--help"}
    for option, commands in found.items():
        assert option == "--help" or set(rows[option].split(", ")) == commands


def test_every_family_of_messages_stands_in_the_document() -> None:
    assert {row[0].strip("`-") for row in rows_after("The letter of a code is its family")} == {code[0] for code in table()}


def test_every_exit_status_and_severity_stands_in_the_document() -> None:
    statuses = {row[0] for row in rows_after("Progress goes to standard error.")}
    assert {str(int(status)) for status in Exit} <= statuses
    assert [row[0] for row in rows_after("### Severities")] == [str(severity) for severity in Severity]


# --- examples ----------------------------------------------------------------------------------------------------


def examples(language: str, document: str = FORMAT) -> tuple[str, ...]:
    """The fenced examples of a document in a language, in order."""
    return tuple(re.findall(rf"^```{language}\n(.*?)^```$", document, re.MULTILINE | re.DOTALL))


def example(language: str, beginning: str, document: str = FORMAT) -> str:
    """The example that begins so."""
    return next(text for text in examples(language, document) if text.startswith(beginning))


@dataclass(frozen=True)
class FakeFolder:
    """An event's folder that is on no disk."""

    files: Mapping[str, str]
    name: str = "ejemplo"

    def paths(self) -> tuple[str, ...]:
        return tuple(sorted(self.files))

    def read(self, path: str) -> bytes:
        return self.files[path].encode()

    def other(self, path: str) -> Absent:
        return Absent.MISSING


def errors(problems: tuple[Diagnostic, ...]) -> list[tuple[str, int | None]]:
    return [(problem.code, problem.at.line) for problem in problems if problem.severity is Severity.ERROR]


@cache
def the_example() -> Reading:
    """The event of the reference with its register and notes, read."""
    files = {
        "evento.yaml": example("yaml", "titulo: El agua"),
        "evento.fr.yaml": example("yaml", "titulo: L’eau"),
        "personas.yaml": example("yaml", "organizaciones:"),
        "ponencia.md": example("markdown", "---"),
        "conversatorio.yaml": example("yaml", "tipo: conversatorio"),
    }
    return read(FakeFolder(files), RealPandoc())


def test_the_event_its_register_and_its_notes_are_read_without_an_error() -> None:
    reading = the_example()
    assert errors(reading.problems) == []
    assert not {"U-006", "U-007", "U-008"} & {problem.code for problem in reading.problems}
    assert in_language(reading.memoria, "fr").event.sessions[2].title == "Ce qui soutient un accord"
    sessions = {note.path: note.session_id for note in reading.memoria.contributions}
    assert sessions == {"ponencia.md": "S02", "conversatorio.yaml": "S03"}
    commitments = [mark for mark in reading.memoria.marks if isinstance(mark, Commitment)]
    assert [str(mark.term) for mark in commitments] == ["30/09/2023", "31/10/2023", "por definir"]
    assert {record.path: record.role for record in reading.memoria.files}["ponencia.md"] == Role.NOTE


def test_the_small_files_are_read_without_an_error() -> None:
    decisions = read_decisions(SourceFile("hoja-de-ruta.yaml", example("yaml", "corte:")))
    assert (errors(decisions.diagnostics), len(decisions.value.additions)) == ([], 1)
    glossary = read_glossary(SourceFile("glosario.yaml", example("yaml", "- termino:")))
    assert (errors(glossary.diagnostics), len(glossary.value)) == ([], 1)
    works = read_bibliography(SourceFile("bibliografia.yaml", example("yaml", "references:")))
    assert (errors(works.diagnostics), len(works.value)) == ([], 1)
    figures = read_participation(SourceFile("participacion.yaml", example("yaml", "personas:")))
    assert errors(figures.diagnostics) == []
    assert figures.value is not None
    assert figures.value.people == 140
    poll = read_survey(SourceFile("encuestas/evaluacion.yaml", example("yaml", "titulo: Evaluación")))
    assert errors(poll.diagnostics) == []
    assert poll.value is not None
    assert [len(question.rows) for question in poll.value.questions] == [2, 0]
    said = read_transcript(SourceFile("transcripciones/x.md", example("markdown", "---\ntitulo: Transcripción")))
    assert said.diagnostics == ()
    assert [(turn.who, turn.session) for turn in said.value.turns] == [("Ana Paredes León", "S04"), ("", "S04")]


def test_every_yaml_example_is_one_of_those() -> None:
    assert len(examples("yaml")) == 9


def read_note(text: str) -> tuple[Contribution, set[str]]:
    """A note that is no more than a text, and the codes that are said of it."""
    reading = read(FakeFolder({"evento.yaml": "titulo: Foro\ninicio: 2023-03-28\n", "nota.md": text}), RealPandoc())
    return reading.memoria.contributions[0], {problem.code for problem in reading.problems}


def test_the_shapes_of_a_commitment_are_one_commitment_each() -> None:
    note, codes = read_note(example("markdown", "COMPROMISO: Limpiar el canal"))
    assert [mark.words.rstrip(".") for mark in note.marks] == ["Limpiar el canal principal"] * 5 + ["Pintar las reglas"]
    assert all(isinstance(mark, Commitment) for mark in note.marks)
    responsible = [str(name) for mark in note.marks if isinstance(mark, Commitment) for name in mark.responsible]
    assert responsible == ["Junta de regantes"] * 5
    assert not codes & {"T-001", "T-003", "T-005", "T-006"}


RULES: tuple[tuple[str, int, set[str]], ...] = (
    ("ACUERDO: Medir el mismo día\nACUERDO 2", 4, set()),
    ("ACUERDOS:", 2, {"T-008"}),
    ("COMPROMISO: Pintar las reglas. Responsable", 1, {"T-011"}),
    ("COMPROMISO: Pintar las reglas\n\n- responsable", 1, set()),
    ("| N.º | Acuerdo", 1, {"T-009"}),
    ("ACUERDO: Publicar los caudales", 1, set()),
    ("::: {.literal}", 0, set()),
    ("\tACUERDO: con un tabulador", 0, {"T-005", "T-006"}),
)


@pytest.mark.parametrize(("beginning", "marks", "said"), RULES, ids=[f"rule {number}" for number in range(1, 9)])
def test_the_example_of_each_rule_does_what_the_rule_says(beginning: str, marks: int, said: set[str]) -> None:
    note, codes = read_note(example("markdown", beginning))
    assert len(note.marks) == marks
    assert said <= codes


# --- templates and glossary --------------------------------------------------------------------------------------


def test_every_name_that_a_template_sees_stands_in_its_document() -> None:
    memoria = the_example().memoria
    seen = set(context(Material(memoria, memoria, Options(), Labels("es")))) | {"section"}
    told = {name for row in rows_after("## What sections see", TEMPLATES) for name in re.findall(r"`(\w+)`", row[0])}
    assert told == seen


def test_every_value_of_the_theme_stands_in_its_document() -> None:
    told = " ".join(row[0] + row[1] for row in rows_after("## The theme", TEMPLATES))
    theme = yaml.safe_load((DEFAULT / "theme.yaml").read_text("utf-8"))
    names = [name for key, value in theme.items() for name in ([key, *value] if isinstance(value, dict) else [key])]
    assert [name for name in names if not re.search(rf"\b{name}\b", told)] == []


def test_every_role_of_the_contract_with_writers_stands_in_the_document() -> None:
    known = {value for name, value in vars(roles).items() if name.isupper() and isinstance(value, str)}
    unsaid = {role for role in known if f"`{role}`" not in TEMPLATES and f".{role}`" not in TEMPLATES}
    assert unsaid <= {"literal", "withheld", "cover-logos"}


def test_filters_that_are_missing_are_named() -> None:
    assert [name for name in _REMOVED_FILTERS if f"`{name}`" not in TEMPLATES] == []


def test_the_theme_of_the_example_changes_what_a_theme_has() -> None:
    default = yaml.safe_load((DEFAULT / "theme.yaml").read_text("utf-8"))
    changed = yaml.safe_load(example("yaml", "name: mine", TEMPLATES))
    for key, value in changed.items():
        assert type(value) is type(default[key])
        default[key] = {**default[key], **value} if isinstance(value, dict) else value
    assert read_theme(yaml.safe_dump(default)).page.width == 215.9


def test_the_sections_of_the_example_make_a_volume() -> None:
    sections = {path.name: path.read_text("utf-8") for path in DEFAULT.glob("*.j2")}
    own = {
        "memoria.md.j2": example("jinja", "::: cover", TEMPLATES),
        "at-a-glance.md.j2": example("jinja", "{% set total", TEMPLATES),
    }
    volume = assemble(the_example().memoria, RealPandoc(), {**sections, **own}, Options())
    assert volume.diagnostics == ()
    headings = [text_of(node) for node in walk(volume.value.document.blocks) if isinstance(node, Heading) and node.level == 1]
    assert headings.index("De un vistazo") < headings.index("Hoja de ruta") < headings.index("Antecedentes y objetivos")


def test_the_example_of_another_order_has_every_section_of_the_default() -> None:
    asked = set(re.findall(r'section\("([\w-]+)"', (DEFAULT / "memoria.md.j2").read_text("utf-8")))
    assert asked <= set(re.findall(r'section\("([\w-]+)"', example("jinja", "::: cover", TEMPLATES)))


def test_the_glossary_names_what_the_code_has() -> None:
    code = "\n".join(path.read_text("utf-8") for path in (ROOT / "memoria").rglob("*.py"))
    named = set(re.findall(r"`([A-Z]\w+)", GLOSSARY))
    assert {name for name in named if f"class {name}" not in code} == set()


# --- links -------------------------------------------------------------------------------------------------------


def _prose(path: Path) -> str:
    """A document without its code."""
    text = re.sub(r"^```.*?^```$", "", path.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL)
    return re.sub(r"`[^`\n]*`", lambda code: code[0] if "](" not in code[0] else "", text)


def _anchors(path: Path) -> set[str]:
    """The identifiers of a document's headings, as repositories make them."""
    headings = re.findall(r"^#+ +(.+)$", _prose(path), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_each_decision_has_a_number_of_its_own_and_says_it() -> None:
    pages = sorted((ROOT / "docs" / "decisions").glob("*.md"))
    numbers = [int(page.name[:4]) for page in pages]
    assert len(set(numbers)) == len(numbers)
    assert [
        page.name for page, number in zip(pages, numbers, strict=True) if f"# {number}. " not in page.read_text("utf-8")[:8]
    ] == []


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_relative_link_leads_to_a_file_and_to_a_heading_of_it(path: Path) -> None:
    for target in re.findall(r"\]\(([^)\s]+)\)", _prose(path)):
        if re.match(r"[a-z]+:", target):
            continue
        name, _, anchor = target.partition("#")
        file = (path.parent / name).resolve() if name else path
        assert file.exists(), target
        assert not anchor or anchor in _anchors(file), target
