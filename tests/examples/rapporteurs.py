"""Four papers of the forum as their speakers would have handed them in: three in Word, one in ODT.

Their words are those of the Markdown files beside this one. The habits are of people: a table at the top, headings in the style
of a Spanish Word or made by hand, a text box, a change nobody accepted, a comment, a merged cell, bullets typed with a dash.

``python -m tests.examples.rapporteurs`` writes them into ``sources/foro-internacionalizacion-2023`` again, byte for byte.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

from tests.documents import docx, odt, p, para, run, table

HERE = Path(__file__).resolve().parent
FORUM = HERE.parent.parent / "sources" / "foro-internacionalizacion-2023"
FILES = {
    "01-cooperacion-descentralizada/panel-iniguez.docx": "panel-iniguez",
    "01-cooperacion-descentralizada/panel-paredes.docx": "panel-paredes",
    "02-cooperacion-sur-sur/panel-huanca.odt": "panel-huanca",
    "04-internacionalizacion-de-agenda/panel-espin.docx": "panel-espin",
}
KEYS = {"tipo": "Tipo", "sesion": "Sesión", "autor": "Autor", "titulo": "Título", "resumen": "Resumen"}
BOLD = "<w:b/>"
BREAK = "<w:r><w:br/></w:r>"


def made(name: str) -> bytes:
    """The file of one paper."""
    text = (HERE / f"{name}.md").read_text("utf-8")
    header, body = text.split("---\n", 2)[1:]
    pairs = (line.split(":", 1) for line in header.splitlines())
    rows = [(KEYS[key], value.strip().strip('"')) for key, value in pairs if key in KEYS]
    blocks = [block.strip() for block in body.strip().split("\n\n")]
    return {"panel-iniguez": iniguez, "panel-paredes": paredes, "panel-huanca": huanca, "panel-espin": espin}[name](rows, blocks)


# --- Word --------------------------------------------------------------------------------------------------------------

STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Ttulo2"><w:name w:val="heading 2"/><w:basedOn w:val="Normal"/>'
    '<w:pPr><w:outlineLvl w:val="1"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>'
)
GRID = '<w:tblW w:w="5000" w:type="pct"/><w:tblLook w:val="04A0" w:firstRow="1"/>'


def grid(rows: Sequence[tuple[str, ...]]) -> str:
    columns = "".join("<w:gridCol/>" for _ in rows[0])
    made_of = table(*(tuple(map(_cell, row)) for row in rows), properties=GRID)
    return made_of.replace("</w:tblPr>", f"</w:tblPr><w:tblGrid>{columns}</w:tblGrid>")


def _cell(text: str) -> str:
    return para(text, properties='<w:jc w:val="right"/>') if text.isdecimal() else escape(text)


def words(text: str) -> str:
    """A paragraph of Markdown as runs: its italics, and its lines as soft returns."""
    lines = []
    for line in text.split("\n"):
        parts = re.split(r"\*([^*]+)\*", line.strip())
        lines.append("".join(run(escape(part), "<w:i/>" if number % 2 else "") for number, part in enumerate(parts) if part))
    return BREAK.join(lines)


def plain(blocks: list[str]) -> Iterator[str]:
    """Blocks as somebody who knows Word sets them: headings in their style, tables, paragraphs."""
    for block in blocks:
        if block.startswith("## "):
            yield para(escape(block[3:]), style="Ttulo2")
        elif block.startswith("|"):
            rows = [tuple(cell.strip() for cell in line.strip("|").split("|")) for line in block.splitlines()]
            yield grid([row for row in rows if not set(row[0]) <= set("-: ")])
        elif block.startswith("- "):
            yield from (para(escape(line)) for line in block.splitlines())  # dashes typed by hand
        else:
            yield para(words(block))


def iniguez(rows: Sequence[tuple[str, ...]], blocks: list[str]) -> bytes:
    """A change nobody accepted, a comment, and a handover whose fields stand on lines of their own."""
    first = escape(blocks[0])
    who = 'w:author="Revisión" w:date="2023-04-01T00:00:00Z"'
    old = f'<w:del w:id="2" {who}><w:r><w:delText xml:space="preserve">una memoria, </w:delText></w:r></w:del>'
    cut = first.index("un balance") if "un balance" in first else first.index("balance")
    new = f'<w:ins w:id="3" {who}>{run(first[cut : cut + 8])}</w:ins>'
    changed = para(run(first[:cut]), old, new, run(first[cut + 8 :]))
    comment = '<w:r><w:commentReference w:id="1"/></w:r>'
    second = para(words(blocks[1]), comment)
    asked = para("¿Confirmamos con Procuraduría que son catorce?")
    note = f'<w:comment w:id="1" w:initials="R" {who}>{asked}</w:comment>'
    body = grid(rows) + para("") + changed + second + "".join(plain(blocks[2:]))
    return docx(body, styles=STYLES, comments=note)


def paredes(rows: Sequence[tuple[str, ...]], blocks: list[str]) -> bytes:
    """A form with a title over both its columns, a key idea in a text box, dashes typed by hand."""
    idea = next(number for number, block in enumerate(blocks) if block.startswith("IDEA FUERZA"))
    box = f"<w:txbxContent>{para(words(blocks[idea]))}</w:txbxContent>"
    shape = f'<v:shape style="width:400pt;height:80pt"><v:textbox>{box}</v:textbox></v:shape>'
    before = list(plain(blocks[: idea - 1]))
    host = para(words(blocks[idea - 1]), f"<w:r><w:pict>{shape}</w:pict></w:r>")
    after = "".join(plain(blocks[idea + 1 :]))
    title = f'<w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>{para(run("Ficha de la ponencia", BOLD))}</w:tc></w:tr>'
    form = grid(rows).replace("</w:tblGrid>", f"</w:tblGrid>{title}")
    return docx(form + para("") + "".join(before) + host + after, styles=STYLES)


def espin(rows: Sequence[tuple[str, ...]], blocks: list[str]) -> bytes:
    """Keys typed as lines, a rule where the dashes were, a heading made by hand in bold."""
    typed = [f"{key.lower()}: {escape(value)}" for key, value in rows]
    body = "".join(para(line) for line in typed) + para("———")
    for block in plain(blocks):
        heading = re.fullmatch(r'<w:p><w:pPr><w:pStyle w:val="Ttulo2"/></w:pPr>.*preserve">(.*)</w:t></w:r></w:p>', block)
        body += para(run(heading[1], BOLD)) if heading else block
    return docx(body, styles=STYLES)


# --- ODT ---------------------------------------------------------------------------------------------------------------

AUTOMATIC = (
    '<style:style style:name="N" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>'
    '<style:style style:name="C" style:family="text"><style:text-properties fo:font-style="italic"/></style:style>'
    '<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>'
    "</text:list-style>"
)


def letters(text: str) -> str:
    text = re.sub(r"\*\*([^*]+)\*\*", r'<text:span text:style-name="N">\1</text:span>', escape(text))
    return re.sub(r"\*([^*]+)\*", r'<text:span text:style-name="C">\1</text:span>', text)


def huanca(rows: Sequence[tuple[str, ...]], blocks: list[str]) -> bytes:
    """LibreOffice: its table, its list, the indicator with its fields in a list right after it."""
    cells = "".join(
        f"<table:table-row><table:table-cell>{p(escape(key))}</table:table-cell><table:table-cell>{p(escape(value))}</table:table-cell>"
        "</table:table-row>"
        for key, value in rows
    )
    body = f'<table:table table:name="Ficha"><table:table-column table:number-columns-repeated="2"/>{cells}</table:table>'
    for block in blocks:
        if block.startswith("1. "):
            items = "".join(f"<text:list-item>{p(letters(line[3:]))}</text:list-item>" for line in block.splitlines())
            body += f'<text:list text:style-name="L">{items}</text:list>'
        elif block.startswith("INDICADOR"):
            head, *fields = block.split(" | ")
            items = "".join(f"<text:list-item>{p(letters(field))}</text:list-item>" for field in fields)
            body += f"{p(letters(head))}<text:list>{items}</text:list>"
        else:
            body += p(letters(block))
    return odt(body, automatic=AUTOMATIC)


def main() -> None:
    """Write the four files where the forum has them."""
    for path, name in FILES.items():
        (FORUM / path).write_bytes(made(name))


if __name__ == "__main__":
    main()
