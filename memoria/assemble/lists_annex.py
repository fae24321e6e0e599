"""Annexes of lists: glossary, bibliography, coverage and sources."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial

from memoria.assemble.material import Material
from memoria.assemble.nodes import NONE, Blocks, Inlines, cell, joined, span, table, text, texts, two_lines
from memoria.collation import Key, order, order_of_person, order_of_title
from memoria.coverage import SessionCoverage, State
from memoria.document import roles
from memoria.document.tree import Attr, BulletList, DefinitionList, Emph, LineBreak, Link, Plain, Row, Span, Table, Text
from memoria.document.walk import text_of
from memoria.labels import LANGUAGES
from memoria.model.contribution import SourceRecord
from memoria.model.event import Term

# --- glossary ----------------------------------------------------------------------------------------------------


def glossary(material: Material) -> Blocks:
    """Terms in alphabetical order, with their names in the other languages."""
    language = material.labels.language
    terms = sorted((term for term in material.memoria.glossary if term.term), key=lambda term: order(term.term or "", language))
    items = tuple(
        (texts(term.term or ""), ((Plain((*texts(term.definition or ""), *_translations(term, material.labels.colon))),),))
        for term in terms
    )
    return (DefinitionList(items),) if items else ()


def _translations(term: Term, colon: str) -> Inlines:
    words = [
        (Text(f"{tag}{colon}"), Span((Emph((text(found),)),), Attr("", (), (("lang", tag),))))
        for tag in LANGUAGES
        if (found := getattr(term, tag, None))
    ]
    return (LineBreak(), span(roles.LABEL, *joined(words, " · "))) if words else ()


# --- bibliography ------------------------------------------------------------------------------------------------


def bibliography(material: Material) -> Blocks:
    """The works cited, by author and year."""
    items = [dict(item) for item in material.memoria.bibliography]
    entries = [
        (Plain(reference(material, item)),) for item in sorted(items, key=lambda item: _order(item, material.labels.language))
    ]
    return (BulletList(tuple(entries)),) if entries else ()


def _order(item: Mapping[str, str], language: str) -> tuple[Key, str, Key]:
    """By author, where there is none by title; then by year and title."""
    who, title = item.get("author") or item.get("editor") or "", order_of_title(item.get("title", ""), language)
    return (order_of_person(who, language) if who else title, item.get("issued", ""), title)


def reference(material: Material, item: Mapping[str, str]) -> Inlines:
    """«Apellido, Nombre (2021). *Título*. Colección, 8. Ciudad: Editorial.»"""
    labels = material.labels
    year = (re.findall(r"\d{4}", item.get("issued", "")) or [labels["no_date"]])[0]
    who = _names(material, item.get("author", "")) or _names(material, item.get("editor", ""))
    title, container = item.get("title", ""), item.get("container-title", "")
    written = partial(_in_language, material, item.get("language", ""))
    titled: Inlines = (
        written(texts(_sentence(labels.quoted(title)))) if container else (*written((Emph(texts(title)),)), Text("."))
    )
    parts: list[Inlines] = [texts(f"{who} ({year}).")] if who else []
    parts.append((titled if who else (*titled[:1], Text(f" ({year})."))) if title else ())
    if container:
        editor = _names(material, item.get("editor", "")) if item.get("author") else ""
        inside = f"{labels['in_editor']} {editor} ({labels['editor_abbreviation']}), " if editor else ""
        numbers = _numbers(material, item)
        parts.append((*texts(inside), *written((Emph(texts(container)),)), Text(f"{numbers}.")))
    published = labels.colon.join(part for part in (item.get("publisher-place", ""), item.get("publisher", "")) if part)
    parts += [written(texts(_sentence(part))) for part in (_series(item), item.get("number", ""), published) if part]
    address = f"https://doi.org/{item['DOI']}" if item.get("DOI") else item.get("URL", "")
    if address.startswith(("http://", "https://")):
        parts.append((Link((Text(address),), address),))
    parts += [texts(_sentence(item["note"]))] if item.get("note") else []
    return joined(parts, " ")


def _in_language(material: Material, tag: str, content: Inlines) -> Inlines:
    """What a work says of itself, marked with its language where it is not the volume's: for hyphens and screen readers."""
    if not content or not tag or tag.split("-", maxsplit=1)[0] == material.labels.language:
        return content
    return (Span(content, Attr("", (), (("lang", tag),))),)


def _sentence(words: str) -> str:
    return words if words.endswith((".", "?", "!")) else f"{words}."


def _series(item: Mapping[str, str]) -> str:
    """«Cuadernos para la internacionalización, 8»: the series that a work is a volume of."""
    return ", ".join(part for part in (item.get("collection-title", ""), item.get("collection-number", "")) if part)


def _numbers(material: Material, item: Mapping[str, str]) -> str:
    """«, 7(2), pp. 113–149»."""
    volume, issue, pages = item.get("volume", ""), item.get("issue", ""), item.get("page", "")
    of = f"{volume}({issue})" if volume and issue else volume or issue
    label = material.labels["pages_abbreviation" if re.search(r"\d\s*[-–]\s*\d", pages) else "page_abbreviation"]
    where = f"{label}\u00a0{re.sub(r'-+', '–', pages)}" if pages else ""
    return "".join(f", {part}" for part in (of, where) if part)


def _names(material: Material, names: str) -> str:
    return material.labels.list([name.strip() for name in names.split(";") if name.strip()]) if ";" in names else names


# --- coverage and sources ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class CoverageView:
    """What came of each session, and the files that the volume was made of."""

    by_session: tuple[Table, ...]
    sources: tuple[Table, ...]


def coverage_view(material: Material) -> CoverageView:
    """The account that lets a reader judge how much of the event is here."""
    return CoverageView(_by_session(material), _sources(material))


def _by_session(material: Material) -> tuple[Table, ...]:
    labels = material.labels
    rows = [_session_row(material, item) for item in material.coverage.sessions if item.slots or item.received]
    head = [labels[key] for key in ("session", "expected", "received", "in_draft", "awaited_from")]
    return (table("plain", head, rows, (40, 12, 12, 12, 24), labels["coverage_by_session"]),) if rows else ()


def _session_row(material: Material, item: SessionCoverage) -> Row:
    received = item.received
    drafts = sum(note.state is not State.FINAL for note in received)
    awaited = material.labels.semicolon.join(material.labels.list(slot.owed_by) or NONE for slot in item.awaited)
    name = (*material.session_link(str(item.session.id or "")), Text(f"\u2003{material.session_title(item.session)}"))
    figures = (len(item.slots), len(received), drafts)
    return Row((cell(*name), *(cell(Text(material.labels.number(n) if n else NONE)) for n in figures), cell(*texts(awaited))))


def _sources(material: Material) -> tuple[Table, ...]:
    """Files whose text is printed, with their words. A public edition names no reserved or private file."""
    labels = material.labels
    data = _listed(material.memoria.files)
    words = {prose.path: len(text_of(prose.body).split()) for _, prose in material.memoria.prose if prose.path not in data}
    words |= {note.path: note.words for note in material.memoria.contributions}
    titles = {note.path: note.front.title for note in material.memoria.contributions}
    paths = sorted({*words, *data}, key=lambda path: order(path, labels.language))
    rows = [
        Row(
            (
                two_lines(texts(path), texts(titles.get(path) or "")),
                cell(*texts(labels.number(words[path]) if words.get(path) else "")),
            )
        )
        for path in paths
    ]
    return (table("plain", [labels["file"], labels["words_count"]], rows, (84, 16), labels["sources"]),) if rows else ()


def _listed(records: Iterable[SourceRecord]) -> set[str]:
    """Other files of the event that anybody may know of."""
    return {record.path for record in records if record.role in ("event", "register", "roadmap", "data", "survey")}
