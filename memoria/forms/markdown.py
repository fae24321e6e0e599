"""A form as Markdown: front matter, headings, and instructions between their signs."""

from __future__ import annotations

from collections.abc import Iterator

from memoria.forms.form import Form, Part
from memoria.forms.seal import sealed_text
from memoria.forms.texts import word
from memoria.model.instructions import enclosed


def as_markdown(form: Form) -> str:
    """The form as a text file that can be filled in with any editor."""
    return sealed_text("\n".join(_lines(form)) + "\n")


def _lines(form: Form) -> Iterator[str]:
    yield "---"
    yield f"# {form.event}"
    yield f"# {form.name} · {form.session}"
    for key, value in form.rows:
        name = key.lower().replace(" ", "_")
        yield f"{name}: {_quoted(value)}".rstrip()
    yield "---"
    yield from ("", enclosed(form.intro))
    for part in form.parts:
        yield from _part(part, form.language)


def _part(part: Part, language: str) -> Iterator[str]:
    if part.heading:
        yield from ("", f"## {part.heading}")
    yield from ("", enclosed(part.instruction))
    if part.columns:
        yield from ("", enclosed(word(language, "copy")), "", enclosed(part.pattern))
    elif part.is_list:
        yield from ("", "- ")


def _quoted(value: str) -> str:
    """A value that YAML takes for what it says: between quotes where it has a colon, a sign, or begins with one."""
    plain = value and value[0].isalnum() and ": " not in value and " #" not in value and not value.endswith(":")
    if plain or not value:
        return value
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
