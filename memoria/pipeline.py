"""The whole compiler on one page: folder → model → checks → one tree → files → proof.

Nothing here touches the disk, the clock or another program: folder, pandoc and press are handed in (``world``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from memoria.assemble import Options, Volume, assemble
from memoria.assemble import load as load_assembly
from memoria.assemble.edition import for_edition, places
from memoria.checks import check, spacing, spans
from memoria.choices import WHOLE, Choices
from memoria.codes import code_of
from memoria.diagnostics import Checked, Diagnostic, capped, found, has_errors
from memoria.discretion import discreet
from memoria.document.columns import with_aligned_columns
from memoria.document.tree import Document, Emph, Image, Inline, Resource, Text
from memoria.document.typography import with_bound_spaces
from memoria.document.walk import map_inlines
from memoria.leaks import Secrets, held_back, leaks, raw_lines, secrets_of
from memoria.ledger import Account, ledger, lost_words
from memoria.manifest import Item, fingerprint, inputs_of, item, manifest
from memoria.model.event import Edition
from memoria.model.memoria import Memoria
from memoria.model.roadmap import Lock
from memoria.previous import lock_of, read_previous
from memoria.printing import Job, Printing, jobs
from memoria.printing import load as load_writers
from memoria.readers.classify import LOCK_FILE
from memoria.readers.folder import read_folder
from memoria.report import exemplified
from memoria.roadmap.data import as_csv, as_json
from memoria.roadmap.identify import identify
from memoria.roadmap.lock import write_lock
from memoria.roadmap.rows import Table
from memoria.source import Position, SourceFile
from memoria.theme import Theme
from memoria.translations.edition import in_language
from memoria.translations.freshness import with_freshness
from memoria.translations.pairing import paired
from memoria.world import Folder, Pandoc
from memoria.writers.exposed import exposed
from memoria.writers.pdf import Attachment

INPUTS = "insumos.json"
"""Name of the inputs part of the manifest inside the PDF."""
WITH_ROADMAP = (WHOLE, "hoja-de-ruta")
"""Editions beside which the roadmap lies as data."""

Press = Callable[[Mapping[str, Job]], Mapping[str, Job]]
"""Starts the writers, and gives for each file what waits for it; the real one runs them side by side."""


@dataclass(frozen=True, slots=True)
class Dress:
    """The looks: template sections, theme, an institution's own reference document, and what identifies them."""

    name: str
    sections: Mapping[str, str]
    theme: Theme
    reference: bytes | None = None
    logos: tuple[tuple[str, Resource], ...] = ()
    items: tuple[Item, ...] = ()
    problems: tuple[Diagnostic, ...] = ()
    """What is wrong with them."""


@dataclass(frozen=True)
class Reading:
    """An event read and its ids given. ``lock`` is None where the old one can't be understood."""

    memoria: Memoria
    read: tuple[Diagnostic, ...]
    """What was found on the way."""
    lock: Lock | None
    texts: tuple[SourceFile, ...] = ()
    private: tuple[str, ...] = ()
    """The lines of raw material that can be read, for the leak check alone."""

    @cached_property
    def problems(self) -> tuple[Diagnostic, ...]:
        """All that is wrong. The rules are checked when somebody asks, and once: a build does while its writers write."""
        memoria, files = self.memoria, {file.path: file for file in self.texts}
        spoken = {transcript.path for transcript in memoria.transcripts}
        spaces = [problem for file in self.texts if file.path not in spoken for problem in spacing(file)]
        problems = capped((*self.read, *check(memoria), *spaces))
        settled = [_settled(problem, files.get(problem.at.path)) for problem in problems]
        if year := memoria.event.coming_year:
            settled = [exemplified(problem, year) for problem in settled]
        return tuple(discreet(settled, memoria))


@dataclass(frozen=True, slots=True)
class Build:
    """Finished files by name, everything found wrong, and where every word went."""

    files: tuple[tuple[str, bytes], ...] = ()
    problems: tuple[Diagnostic, ...] = ()
    accounts: tuple[Account, ...] = ()
    lock: Lock | None = None
    pages: int = 0
    refused: bool = field(default=False)
    unchanged: bool = False
    """True where the roadmap is that of the earlier version that was asked about."""


def read(folder: Folder, pandoc: Pandoc) -> Reading:
    """Sources → model, with ids and the editor's decisions; the checks when their findings are asked for."""
    raw = read_folder(folder, pandoc)
    lock = lock_of(folder)
    previous = read_previous(raw.value.memoria, folder, pandoc)
    identified = identify(replace(raw.value.memoria, previous=previous.value), lock.value or Lock())
    translations = paired(identified.value.contributions, identified.value.translations)
    memoria = with_freshness(replace(identified.value, translations=translations.value), lock.value or Lock())
    problems = (*raw.diagnostics, *lock.diagnostics, *previous.diagnostics, *identified.diagnostics, *translations.diagnostics)
    kept = memoria.lock if lock.value is not None else None
    return Reading(memoria, problems, kept, tuple(raw.value.texts), raw_lines(folder, memoria))


def load(formats: Sequence[str]) -> None:
    """What builds these formats is loaded now: the libraries that no command which only reads should wait for."""
    if formats:
        load_assembly()
        load_writers(formats)


def build(reading: Reading, dress: Dress, pandoc: Pandoc, press: Press, choices: Choices, since: Table | None = None) -> Build:
    """Model → volume → files, each read back and compared with the volume. ``since`` is an earlier version of the roadmap."""
    memoria = _dated(reading.memoria, choices.date)
    if choices.final and (refusal := _refusal(before := _told((*reading.problems, *dress.problems), choices))):
        return Build(problems=(*before, refusal), refused=True)
    inputs = inputs_of(memoria, dress.items, choices, since)
    options = replace(_options(choices, fingerprint(inputs)), since=since)
    volume = _volume(in_language(memoria, choices.language), pandoc, dress, options)
    if volume.value.shown is None:
        return Build(problems=(*_told(reading.problems, choices), *dress.problems, *volume.diagnostics))
    printed = volume.value.printed
    document = with_aligned_columns(with_bound_spaces(_in_words(volume.value.document)))
    document = replace(document, resources=(*document.resources, *dress.logos))
    data = _roadmap_data(volume.value.shown, choices)
    printing = Printing(document, dress.theme, pandoc, dress.reference, _attachments(data, inputs))
    writing = press(jobs(printing, choices.formats, choices.stem))
    problems = [*_told(reading.problems, choices), *dress.problems, *volume.diagnostics]
    withheld = _of_other_languages(memoria, choices.language) | _withheld(memoria, options, volume.value)
    accounts = ledger(memoria, printed, withheld, rest="" if choices.is_whole else "edition")
    problems += lost_words(accounts)
    secrets = Secrets() if choices.internal else secrets_of(memoria, withheld, reading.private)
    problems += [problem for name, file in data for problem in leaks(secrets, exposed(name, file), name)]
    made = {name: written() for name, written in writing.items()}  # the rest was done while they wrote
    for name, result in made.items():
        problems += [*result.problems, *leaks(secrets, exposed(name, result.data), name)]
    if choices.final and (refusal := _refusal(problems)):
        return Build(problems=(*problems, refusal), accounts=accounts, refused=True)
    finished = [(name, result.data) for name, result in made.items()] + (data if made else [])
    files = [(name, content) for name, content in finished if name not in held_back(problems)]
    if reading.lock is not None:
        files.append((LOCK_FILE, write_lock(reading.lock).encode()))
    sealed = manifest(inputs, [item(name, data) for name, data in files]).encode()
    outputs = [file for file in files if file[0] != LOCK_FILE] + [(_manifest_name(choices), sealed)]
    pages = next((result.pages for name, result in made.items() if name.endswith(".pdf")), 0)
    return Build(tuple(outputs), tuple(problems), accounts, reading.lock, pages, unchanged=volume.value.unchanged)


# --- the steps ---------------------------------------------------------------------------------------------------


def _settled(problem: Diagnostic, file: SourceFile | None) -> Diagnostic:
    at = problem.at if file is None else file.settled(problem.at)
    return problem if at == problem.at else replace(problem, at=at)


def _told(problems: Iterable[Diagnostic], choices: Choices) -> tuple[Diagnostic, ...]:
    """The problems as an edition has them: what is wrong for the public alone is a warning in an internal one."""
    if not choices.internal:
        return tuple(problems)
    return tuple(replace(one, is_harmless=True) if code_of(one.code).only_public else one for one in problems)


def _refusal(problems: Sequence[Diagnostic]) -> Diagnostic | None:
    """Why there is no final edition, or None when nothing is open."""
    open_matters = [problem for problem in problems if has_errors((problem,)) or code_of(problem.code).blocks_final]
    codes = tuple(sorted({problem.code for problem in open_matters}))
    return found("A-011", Position(""), count=len(open_matters), codes=codes) if open_matters else None


def _dated(memoria: Memoria, day: date | None) -> Memoria:
    """The event with the day given from outside where its record says none."""
    edition = memoria.event.edition or Edition()
    if day is None or edition.date is not None:
        return memoria
    return replace(memoria, event=replace(memoria.event, edition=replace(edition, date=day)))


def _options(choices: Choices, seal: str) -> Options:
    return Options(
        language=choices.language,
        internal=choices.internal,
        final=choices.final,
        edition=choices.template,
        session=choices.session,
        institution=choices.institution,
        territory=choices.territory,
        fingerprint=seal,
        redact=_personal,
    )


def _manifest_name(choices: Choices) -> str:
    """One manifest for each edition, so that none tells of another's inputs."""
    return "manifest.json" if choices.stem == WHOLE else f"{choices.stem}.manifest.json"


def _volume(memoria: Memoria, pandoc: Pandoc, dress: Dress, options: Options) -> Checked[Volume]:
    volume = assemble(memoria, pandoc, dress.sections, options)
    return Checked(volume.value, tuple(_in_template(problem, dress) for problem in volume.diagnostics))


def _roadmap_data(shown: Memoria, choices: Choices) -> list[tuple[str, bytes]]:
    """The roadmap as data, by file name, of what this edition may print; nothing where it has no roadmap of all."""
    if choices.template not in WITH_ROADMAP or not shown.roadmap.commitments:
        return []
    language = choices.language or shown.event.language
    stem = ".".join(filter(None, ("hoja-de-ruta", "interna" if choices.internal else "", choices.language)))
    made = {"csv": as_csv, "json": as_json}
    return [(f"{stem}.{kind}", write(shown, language, internal=choices.internal).encode()) for kind, write in made.items()]


def _attachments(data: Sequence[tuple[str, bytes]], inputs: str) -> tuple[Attachment, ...]:
    """What the PDF carries inside: the roadmap as data, and the inputs part of the manifest."""
    types = {"csv": "text/csv", "json": "application/json"}
    roadmap = (Attachment(name, content, types[name.rpartition(".")[2]], relationship="Data") for name, content in data)
    return (*roadmap, Attachment(INPUTS, inputs.encode(), "application/json", relationship="Source"))


def _in_words(document: Document) -> Document:
    """The volume with the description of each picture that can't be had in its place; the reader has said why."""
    there = {target for target, _ in document.resources}

    def change(node: Inline) -> tuple[Inline, ...]:
        if not isinstance(node, Image) or node.target in there:
            return (node,)
        return (Emph(node.content or (Text(f"[{node.target}]", node.at),)),)

    return replace(document, blocks=map_inlines(document.blocks, change))


def _in_template(problem: Diagnostic, dress: Dress) -> Diagnostic:
    """A mistake in a section's template, with the folder that the template is in."""
    if problem.at.path not in dress.sections:
        return problem
    return replace(problem, at=problem.at._replace(path=f"templates/{dress.name}/{problem.at.path}"))


def _personal(text: str) -> list[tuple[int, int]]:
    return [(start, end) for start, end, _ in spans(text)]


def _withheld(memoria: Memoria, options: Options, volume: Volume) -> dict[Position, str]:
    """What this edition keeps back, also of texts that it prints in another language."""
    withheld = {hidden.at: hidden.reason for hidden in volume.withheld}
    if not memoria.translations:
        return withheld
    _, hidden = for_edition(memoria, options, "")
    return {one.at: one.reason for one in hidden} | withheld


def _of_other_languages(memoria: Memoria, language: str) -> dict[Position, str]:
    """Translations, and originals that this edition prints in theirs; only the synthesis stands in every language."""
    shown = in_language(memoria, language)
    keys = {key for key, prose in memoria.prose if ("." in key or prose != shown.text(key)) and not key.startswith("sintesis")}
    replaced = [old for old, new in zip(memoria.contributions, shown.contributions, strict=True) if old is not new]
    values = [memoria.text(key) for key in sorted(keys)]
    return {at: "translation" for at in places((*(text.body for text in values if text), *replaced, *memoria.translations)) if at}
