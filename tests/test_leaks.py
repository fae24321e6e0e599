"""Nothing that is reserved comes out: planted in every kind of place of a finished file, it is found."""

from __future__ import annotations

import base64
import io
import json
import re
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pikepdf
import pytest
from PIL import Image, PngImagePlugin

from memoria.choices import Choices
from memoria.cli import main
from memoria.leaks import Secrets, leaks, secrets_of
from memoria.pipeline import Build
from memoria.workspace.guard import told
from memoria.workspace.session import build_event, read_event_at
from memoria.writers.exposed import exposed
from tests.folders import folder_with

ROOT = Path(__file__).parent.parent
SECRET = "vender los terrenos del antiguo aeropuerto"
ADDRESS = "secreto@example.org"
EVENT = f"""\
titulo: La reunión
idioma: es
inicio: 2023-03-28
programa:
  - fecha: 2023-03-28
    sesiones:
      - {{id: S01, hora: "9:00-10:00", formato: conversatorio, titulo: La mesa, relatoria: ana}}
contactos:
  - {{organizacion: red-uno, correo: {ADDRESS}}}
"""
REGISTER = """\
organizaciones: [{id: red-uno, nombre: Red Uno}]
personas: [{id: ana, nombre: Ana, apellidos: Paz, telefono: 099 123 4567}]
"""
CHAT = "08:47:02 From Beto Lima to Ana Paz(Privately) : esto no debe saberlo nadie nunca\n"
NOTE = f"""\
---
tipo: conversatorio
sesion: S01
relatoria: ana
---
La mesa habló del riego y de los caminos.[^1] Participó Rosa Vera.

![Un canal](canal.png)

[^1]: Una nota al pie.

RESERVADO: Se acordó {SECRET} por US$ 4 750 000 a Julio Rocha Tamayo, y Rosa Vera calló el 2023-03-29 y el 29/03/2023.

COMPROMISO: Limpiar los canales | responsable: Red Uno | plazo: 30/09/2023 | indicador: kilómetros limpios
"""


def picture(words: str = "") -> bytes:
    out, notes = io.BytesIO(), PngImagePlugin.PngInfo()
    notes.add_text("Comment", words or "nada")
    Image.new("RGB", (8, 8), "white").save(out, "PNG", pnginfo=notes)
    return out.getvalue()


def write_event(folder: Path, note: str = NOTE) -> Path:
    texts = {"evento.yaml": EVENT, "personas.yaml": REGISTER, "mesa.md": note, "crudo/chat.txt": CHAT}
    return folder_with(folder, {**texts, "canal.png": picture()})


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_event(tmp_path_factory.mktemp("evento"))


@cache
def built(folder: Path) -> Build:
    return build_event(folder, ROOT, Choices(("docx", "pdf", "html", "odt")))


@cache
def secrets(folder: Path) -> Secrets:
    reading = read_event_at(folder)
    return secrets_of(reading.memoria, {}, reading.private)


# --- planting ----------------------------------------------------------------------------------------------------

Plant = Callable[[bytes], bytes]


def part(name: str, change: Callable[[str], str]) -> Plant:
    """A change of one part of a zip; the first whose name begins so."""

    def plant(data: bytes) -> bytes:
        parts = read_zip(data)
        chosen = next(path for path in parts if path.startswith(name))
        parts[chosen] = change(parts[chosen].decode()).encode()
        return write_zip(parts)

    return plant


def new_part(name: str, content: bytes) -> Plant:
    return lambda data: write_zip({**read_zip(data), name: content})


def read_zip(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def write_zip(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return out.getvalue()


def in_body(xml: str) -> Plant:
    return part("word/document.xml", lambda text: text.replace("<w:body>", f"<w:body>{xml}", 1))


def in_pdf(change: Callable[[pikepdf.Pdf], object]) -> Plant:
    def plant(data: bytes) -> bytes:
        with pikepdf.open(io.BytesIO(data)) as document:
            change(document)
            out = io.BytesIO()
            document.save(out)
        return out.getvalue()

    return plant


def in_html(old: str, new: str) -> Plant:
    def plant(data: bytes) -> bytes:
        assert old in data.decode()
        return data.decode().replace(old, new, 1).encode()

    return plant


def in_odt(xml: str) -> Plant:
    return part("content.xml", lambda text: text.replace("</office:text>", f"{xml}</office:text>", 1))


def run(words: str) -> str:
    return f"<w:r><w:t xml:space='preserve'>{words}</w:t></w:r>"


def set_outline(document: pikepdf.Pdf) -> None:
    with document.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem(SECRET, 0))


def set_xmp(document: pikepdf.Pdf) -> None:
    with document.open_metadata() as metadata:
        metadata["dc:description"] = SECRET


def attach(name: str, content: bytes, description: str = "") -> Callable[[pikepdf.Pdf], None]:
    def change(document: pikepdf.Pdf) -> None:
        file = pikepdf.AttachedFileSpec(
            document, content, description=description, filename=name, mime_type="text/csv", creation_date="", mod_date=""
        )
        document.attachments[name] = file

    return change


def annotate(document: pikepdf.Pdf) -> None:
    note = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text, Rect=[0, 0, 9, 9], Contents=pikepdf.String(SECRET)
    )
    document.pages[0].Annots = document.make_indirect(pikepdf.Array([note]))


def uri(document: pikepdf.Pdf) -> None:
    action = pikepdf.Dictionary(S=pikepdf.Name.URI, URI=pikepdf.String(f"mailto:{ADDRESS}"))
    document.pages[0].Annots = pikepdf.Array([pikepdf.Dictionary(Subtype=pikepdf.Name.Link, Rect=[0, 0, 9, 9], A=action)])


def actual_text(document: pikepdf.Pdf) -> None:
    operand = pikepdf.String(SECRET).unparse()
    document.pages[0].contents_add(b"/Span <</ActualText " + operand + b">> BDC EMC")


def helvetica(document: pikepdf.Pdf) -> None:
    page = document.pages[0]
    font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
    name = page.add_resource(font, pikepdf.Name.Font)
    page.contents_add(f"BT {name} 9 Tf 90 90 Td ({SECRET}) Tj ET".encode())


def alternative(document: pikepdf.Pdf) -> None:
    document.Root.StructTreeRoot.K.Alt = pikepdf.String(SECRET)


def renamed(old: str, new: str) -> Callable[[str], str]:
    return lambda text: text.replace(old, new)


CUT = run("vender los terr") + run("enos del antiguo aeropuerto")
COMMENTS = f"<w:comments xmlns:w='w'><w:p><w:t>{SECRET}</w:t></w:p></w:comments>"
EMAIL_TARGET = f'<Relationship Id="rX" Type="x" TargetMode="External" Target="mailto:{ADDRESS}"/></Relationships>'
PROPERTY = f'<c:property fmtid="x" pid="99" name="x"><vt:lpwstr>{SECRET}</vt:lpwstr></c:property></c:Properties>'
PLACES: dict[str, tuple[str, Plant]] = {
    "docx, a paragraph": ("memoria.docx", in_body(f"<w:p>{run(SECRET)}</w:p>")),
    "docx, words cut in runs": (
        "memoria.docx",
        in_body(f"<w:p>{CUT}</w:p>"),
    ),
    "docx, deleted text": ("memoria.docx", in_body(f"<w:p><w:del><w:r><w:delText>{SECRET}</w:delText></w:r></w:del></w:p>")),
    "docx, a field": ("memoria.docx", in_body(f"<w:p><w:r><w:instrText>TC {SECRET}</w:instrText></w:r></w:p>")),
    "docx, hidden text": ("memoria.docx", in_body(f"<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>{SECRET}</w:t></w:r></w:p>")),
    "docx, a comment of XML": ("memoria.docx", in_body(f"<!-- {SECRET} -->")),
    "docx, alternative text": ("memoria.docx", part("word/document.xml", renamed("Un canal", SECRET))),
    "docx, a note": ("memoria.docx", part("word/footnotes.xml", renamed("Una nota al pie", SECRET))),
    "docx, a header": ("memoria.docx", part("word/header", lambda text: text.replace("</w:p>", f"{run(SECRET)}</w:p>", 1))),
    "docx, a footer": ("memoria.docx", part("word/footer", lambda text: text.replace("</w:p>", f"{run(SECRET)}</w:p>", 1))),
    "docx, a comment": ("memoria.docx", new_part("word/comments.xml", COMMENTS.encode())),
    "docx, a link": ("memoria.docx", part("word/_rels/document.xml.rels", renamed("</Relationships>", EMAIL_TARGET))),
    "docx, core properties": ("memoria.docx", part("docProps/core.xml", renamed("La reunión", SECRET))),
    "docx, custom properties": ("memoria.docx", part("docProps/custom.xml", renamed("</c:Properties>", PROPERTY))),
    "docx, a picture": ("memoria.docx", new_part("word/media/z.png", picture(SECRET))),
    "docx, data of its own": ("memoria.docx", new_part("customXml/item1.xml", f"<x>{SECRET}</x>".encode())),
    "docx, the name of a part": ("memoria.docx", new_part(f"word/media/{SECRET}.png", b"")),
    "pdf, a page": ("memoria.pdf", in_pdf(helvetica)),
    "pdf, its title": ("memoria.pdf", in_pdf(lambda document: document.docinfo.__setitem__("/Title", SECRET))),
    "pdf, its metadata": ("memoria.pdf", in_pdf(set_xmp)),
    "pdf, its outline": ("memoria.pdf", in_pdf(set_outline)),
    "pdf, alternative text": ("memoria.pdf", in_pdf(alternative)),
    "pdf, text in place of signs": ("memoria.pdf", in_pdf(actual_text)),
    "pdf, an annotation": ("memoria.pdf", in_pdf(annotate)),
    "pdf, a link": ("memoria.pdf", in_pdf(uri)),
    "pdf, an attached file": ("memoria.pdf", in_pdf(attach("x.csv", SECRET.encode()))),
    "pdf, the name of an attached file": ("memoria.pdf", in_pdf(attach(f"{SECRET}.csv", b"x"))),
    "pdf, what is said of an attached file": ("memoria.pdf", in_pdf(attach("x.csv", b"x", SECRET))),
    "html, a paragraph": ("memoria.html", in_html("</main>", "<p>vender los <b>terrenos</b> del antiguo aeropuerto</p></main>")),
    "html, alternative text": ("memoria.html", in_html('alt="Un canal"', f'alt="{SECRET}"')),
    "html, a title": ("memoria.html", in_html('<main id="main"', f'<main id="main" title="{SECRET}"')),
    "html, a description": ("memoria.html", in_html("<title>", f'<meta name="description" content="{SECRET}"><title>')),
    "html, a comment": ("memoria.html", in_html("</main>", f"<!-- {SECRET} --></main>")),
    "html, the style sheet": ("memoria.html", in_html("</style>", f"/* {SECRET} */</style>")),
    "odt, a paragraph": ("memoria.odt", in_odt(f"<text:p>{SECRET}</text:p>")),
    "odt, words cut in spans": (
        "memoria.odt",
        in_odt("<text:p>vender los <text:span>terre</text:span>nos<text:s/>del antiguo<text:line-break/>aeropuerto</text:p>"),
    ),
    "odt, a note": ("memoria.odt", part("content.xml", renamed("Una nota al pie", SECRET))),
    "odt, alternative text": ("memoria.odt", part("content.xml", renamed("Un canal", SECRET))),
    "odt, a header": ("memoria.odt", part("styles.xml", lambda text: text.replace("</text:p>", f"{SECRET}</text:p>", 1))),
    "odt, its title": ("memoria.odt", part("meta.xml", renamed("La reunión", SECRET))),
    "odt, a link": ("memoria.odt", in_odt(f'<text:p><text:a xlink:href="mailto:{ADDRESS}">x</text:a></text:p>')),
    "odt, a picture": ("memoria.odt", new_part("Pictures/z.png", picture(SECRET))),
    "odt, the name of a part": ("memoria.odt", new_part(f"Pictures/{SECRET}.png", b"")),
    "csv, a cell": ("hoja-de-ruta.csv", lambda data: data + SECRET.encode()),
    "json, a value": ("hoja-de-ruta.json", lambda data: json.dumps({"x": [SECRET.replace(" antiguo", "\nantiguo")]}).encode()),
    "json, a key": ("hoja-de-ruta.json", lambda data: json.dumps({SECRET: 1}).encode()),
}


@pytest.mark.parametrize("place", PLACES)
def test_a_secret_is_found_wherever_it_stands(place: str, folder: Path) -> None:
    name, plant = PLACES[place]
    clean = dict(built(folder).files)[name]
    assert list(leaks(secrets(folder), exposed(name, clean), name)) == []
    found = list(leaks(secrets(folder), exposed(name, plant(clean)), name))
    assert {problem.code for problem in found} == {"W-002"}


EXPORTED: dict[str, Plant] = {
    "hoja-de-ruta.xlsx": new_part("xl/comments9.xml", f"<c><comment><t>{SECRET}</t></comment></c>".encode()),
    "hoja-de-ruta.ics": lambda data: data + b"DESCRIPTION:vender los terrenos del\\n antig\r\n uo aeropuerto\r\n",
    "hoja-de-ruta.csv": lambda data: data + SECRET.encode(),
    "schedule.json": lambda data: json.dumps({"x": SECRET}).encode(),
    "programa.ics": lambda data: data + f"SUMMARY:{SECRET}\r\n".encode(),
    "citas.bib": lambda data: data + f"@misc{{x, note = {{{SECRET}}}}}".encode(),
    "citas.ris": lambda data: data + f"N1  - {SECRET}\n".encode(),
    "CITATION.cff": lambda data: data + f"message: {SECRET}\n".encode(),
}
"""Files for other programs, and a secret in each."""


@pytest.fixture(scope="module")
def exported(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("exported")
    for command in ("roadmap export", "export programme", "export citation"):
        assert main([*command.split(), str(folder), "--output", str(out)]) == 0
    return out


@pytest.mark.parametrize("name", EXPORTED)
def test_a_secret_is_found_in_every_file_for_other_programs(name: str, folder: Path, exported: Path) -> None:
    clean = (exported / name).read_bytes()
    reading = read_event_at(folder)
    assert told(reading, [(name, clean)]) == ()
    assert {problem.code for problem in told(reading, [(name, EXPORTED[name](clean))])} == {"W-002"}


def test_a_secret_is_found_in_the_name_of_a_file(folder: Path) -> None:
    assert [problem.code for problem in leaks(secrets(folder), (), f"{SECRET}.pdf")] == ["W-002"]


@pytest.mark.parametrize(
    "words",
    [
        "el precio fue de 4.750.000 dólares",
        "US$ 4750000",
        "a Julio Rocha Tamayo",
        f"escriba a {ADDRESS}",
        "llame al 099 123 4567",
        "llame al +593 99 123 4567",
        "esto no debe saberlo nadie nunca",
    ],
)
def test_numbers_names_addresses_and_raw_material_are_secrets_too(words: str, folder: Path) -> None:
    assert [problem.code for problem in leaks(secrets(folder), (("text", words),), "x.txt")] == ["W-002"]


@pytest.mark.parametrize(
    "words",
    [
        "Participó Rosa Vera.",
        "La mesa habló del riego",
        "Ana Paz",
        "Red Uno",
        "2023",
        "28 de marzo de 2023",
        "2023-03-29",
        "29/03/2023",
    ],
)
def test_what_public_matter_says_too_is_no_secret(words: str, folder: Path) -> None:
    assert list(leaks(secrets(folder), (("text", words),), "x.txt")) == []


def test_an_event_without_secrets_has_none(tmp_path: Path) -> None:
    reading = read_event_at(write_event(tmp_path, "---\ntipo: conversatorio\nsesion: S01\n---\nHola.\n"))
    assert not secrets_of(reading.memoria, {}).runs


def test_the_message_says_where_and_not_what(folder: Path) -> None:
    from memoria.report import message

    (problem,) = leaks(secrets(folder), (("attributes", SECRET),), "memoria.pdf")
    assert message(problem, "es").startswith("memoria.pdf dice en textos alternativos")
    assert "aeropuerto" not in message(problem, "es")


def test_cells_side_by_side_in_a_raw_table_are_no_phrase_of_anybody(tmp_path: Path) -> None:
    folder = write_event(tmp_path)
    text = "Se abre el canal mayor el lunes.\n\nJunta Parroquial de Loma Azul\n"
    (folder / "otra.md").write_text(f"---\ntipo: nota\ntitulo: Otra\n---\n\n{text}", "utf-8")
    (folder / "crudo" / "qa.csv").write_text(
        'Question,Asker\n"Se abre el canal mayor el lunes","Junta Parroquial de Loma Azul"\n', "utf-8"
    )
    said = build_event(folder, ROOT, Choices(("pdf",))).problems
    assert "W-002" not in {problem.code for problem in said}


UNSEEN = "comprar la vieja fábrica del muelle norte"
RESERVED_SHAPES = {
    "a section": f"## RESERVADO: El muelle\n\nSe acordó {UNSEEN}.\n\n### Plazos\n\n- Hay que {UNSEEN}.\n\n## Lo demás\n",
    "a section with a letter wrong": f"## RESEVADO: El muelle\n\nSe acordó {UNSEEN}.\n",
    "a section with a letter wrong of another word": f"## CONFDENCIAL: El muelle\n\nSe acordó {UNSEEN}.\n",
    "a section without the colon": f"## RESERVADO El muelle\n\nSe acordó {UNSEEN}.\n\n### Plazos\n\nHay que {UNSEEN}.\n",
    "a section that ends its title with it": f"## El muelle. RESERVADO: el puerto\n\nSe acordó {UNSEEN}.\n",
    "another word for it": f"CONFIDENCIAL: Se acordó {UNSEEN}.\n\n::: confidential\n{UNSEEN}\n:::\n",
    "another word for it in a heading": f"## Confidentiel : le port\n\nSe acordó {UNSEEN}.\n",
    "a heading with a class": f"## El muelle {{.reservado}}\n\nSe acordó {UNSEEN}.\n",
    "a division": f"::: reservado\nSe acordó {UNSEEN}.\n\nACUERDO: {UNSEEN}\n:::\n",
    "a division in English": f"::: Reserved\nSe acordó {UNSEEN}.\n:::\n",
    "a division in French": f"::: {{.réservé}}\nSe acordó {UNSEEN}.\n:::\n",
    "some words": f"Se acordó [{UNSEEN}]{{.reservado}}.\n",
    "the description of a picture": f"![RESERVADO: {UNSEEN}](canal.png)\n",
    "the title of a picture": f'![Un canal](canal.png "RESERVADO: {UNSEEN}")\n',
    "the middle of a paragraph": f"Se habló. RESERVADO: Se acordó {UNSEEN}.\n",
    "the middle of an agreement": f"ACUERDO: Medir. RESERVADO: Se acordó {UNSEEN}.\n",
    "a dash in place of the colon": f"RESERVADO – Se acordó {UNSEEN}.\n",
    "small letters": f"Reservado: Se acordó {UNSEEN}.\n",
    "verse": f"| RESERVADO: Se acordó\n| {UNSEEN}\n",
    "a division with words after its name": f"::: reservado El muelle\nSe acordó {UNSEEN}.\n:::\n",
    "a division with the key": f"::: {{reserva=interno}}\nSe acordó {UNSEEN}.\n:::\n",
    "a division with the key’s other name": f"::: {{acceso=interno}}\nSe acordó {UNSEEN}.\n:::\n",
    "a field": f"ACUERDO: Medir | quiénes: Red Uno | reservado: {UNSEEN}\n",
    "a link": f"Se acordó [RESERVADO: {UNSEEN}](https://example.org).\n",
}


@pytest.mark.parametrize("shape", RESERVED_SHAPES)
def test_no_shape_of_reserved_matter_is_printed(shape: str, tmp_path: Path) -> None:
    written = f"---\ntipo: conversatorio\nsesion: S01\nrelatoria: ana\n---\nLa mesa habló del riego.\n\n{RESERVED_SHAPES[shape]}"
    files = dict(build_event(write_event(tmp_path, written), ROOT, Choices(("html",))).files)
    page = files["memoria.html"].decode()
    assert "La mesa habló del riego" in page
    assert "fábrica" not in page
    assert "data:image/png" not in page or "canal" not in RESERVED_SHAPES[shape]
    internal = dict(build_event(tmp_path, ROOT, Choices(("html",), internal=True)).files)
    assert any("fábrica" in content.decode(errors="replace") for content in internal.values())


VALUES = {
    "a long text of the event": {"evento.yaml": f"{EVENT}presentacion: |\n  Hola.\n\n  RESERVADO: Se acordó {UNSEEN}.\n"},
    "the middle of a long text": {"evento.yaml": f"{EVENT}presentacion: 'Hola. RESERVADO: {UNSEEN}.'\n"},
    "a section of a long text": {"conclusiones.md": f"Hola.\n\n## RESERVADO: El muelle\n\nSe acordó {UNSEEN}.\n"},
    "an entry of a list": {"mesa.md": f"---\nsesion: S01\nacuerdos: ['RESERVADO: {UNSEEN}']\n---\nHola.\n"},
    "the middle of an entry": {"mesa.md": f"---\nsesion: S01\nideas: ['Uno. RESERVADO: {UNSEEN}']\n---\nHola.\n"},
    "a value of a note": {"mesa.md": f"---\nsesion: S01\nresumen: 'RESERVADO: {UNSEEN}'\n---\nHola.\n"},
}
"""By the place of the reserved words, the files that have them."""


@pytest.mark.parametrize("place", VALUES)
def test_no_value_that_says_reserved_is_printed(place: str, tmp_path: Path) -> None:
    event = folder_with(write_event(tmp_path), VALUES[place])
    assert "fábrica" not in dict(build_event(event, ROOT, Choices(("html",))).files)["memoria.html"].decode()


RECORDS = {
    "the event’s title": "titulo: La reunión|titulo: 'RESERVADO: {}'",
    "a subtitle": "+subtitulo: 'RESERVADO: {}'",
    "a kind, in small letters": "+tipo: 'Reservado: {}'",
    "a motto, in French": "+lema: 'RÉSERVÉ : {}'",
    "a place": "+lugar: 'RESERVADO: {}'",
    "a place that YAML takes for keys": "+lugar: RESERVADO: {}",
    "a room": "+lugar: {nombre: La casa, sala: 'RESERVADO: {}'}",
    "the middle of an address": "+lugar: {nombre: La casa, direccion: 'Calle 5. RESERVADO: {}'}",
    "words in a class": "+lugar: {nombre: La casa, direccion: 'Calle 5 [{}]{.reservado}'}",
    "a session’s title": "titulo: La mesa|titulo: 'RESERVADO: {}'",
    "a session’s topic": "relatoria: ana|relatoria: ana, temas: [El riego, 'RESERVED: {}']",
    "who takes part": "relatoria: ana|relatoria: ana, participan: [ana, 'RESERVADO: {}; Rosa Vera']",
    "a day’s title": "sesiones:|titulo: 'RESERVADO: {}'\n    sesiones:",
    "a theme’s title": "+ejes: [{id: agua, titulo: 'RESERVADO: {}'}]",
    "an objective": "+objetivos: {especificos: [Uno, 'RESERVADO: {}']}",
    "an audience": "+publico: [Juntas, 'RESERVADO: {}']",
    "a product": "+productos: ['RESERVADO: {}']",
    "a product’s description": "+productos: [{id: P1, tipo: Memoria, descripcion: 'RESERVADO: {}'}]",
    "an organiser": "+organizadores: ['RESERVADO: {}', red-uno]",
    "a credit": "+edicion: {coordinacion: ['RESERVADO: {}'], descargo: 'RESERVADO: {}'}",
}
"""By its place, a change of the event’s record that reserves a short value: after ``+`` what is added to it."""
OTHERS = {
    "an organisation’s name": ("personas.yaml", "nombre: Red Uno|nombre: 'RESERVADO: {}'"),
    "an organisation’s acronym": ("personas.yaml", "nombre: Red Uno|nombre: Red Uno, sigla: 'RESERVADO: {}'"),
    "a person’s name": ("personas.yaml", "apellidos: Paz|apellidos: 'RESERVADO: {}'"),
    "a name that must be": ("personas.yaml", "nombre: Ana|nombre: 'RESERVADO: {}'"),
    "a person’s office": ("personas.yaml", "apellidos: Paz|apellidos: Paz, cargo: 'RESERVADO: {}'"),
    "a biography": ("personas.yaml", "apellidos: Paz|apellidos: Paz, semblanza: 'RESERVADO: {}', publicar: [semblanza]"),
    "an id": ("personas.yaml", "id: ana|id: 'RESERVADO: {}'"),
    "an addition": ("hoja-de-ruta.yaml", "+agrega: [{accion: 'RESERVADO: {}', responsable: Red Uno, origen: S01}]"),
    "a field of an addition": ("hoja-de-ruta.yaml", "+agrega: [{accion: Medir, producto: 'RESERVADO: {}', origen: S01}]"),
    "a field that is corrected": ("hoja-de-ruta.yaml", "+corrige: {C-01: {producto: 'RESERVADO: {}'}}"),
    "an action that is corrected": ("hoja-de-ruta.yaml", "+corrige: {C-01: {accion: 'RESERVADO: {}'}}"),
    "the middle of an action": ("hoja-de-ruta.yaml", "+corrige: {C-01: {accion: 'Medir. RESERVADO: {}'}}"),
    "a responsible body": ("hoja-de-ruta.yaml", "+corrige: {C-01: {responsable: 'RESERVADO: {}, Red Dos'}}"),
    "a remark": ("hoja-de-ruta.yaml", "+seguimiento: {C-01: {estado: cumplido, observaciones: 'RESERVADO: {}'}}"),
    "evidence": ("hoja-de-ruta.yaml", "+seguimiento: {C-01: {estado: cumplido, evidencia: 'RESERVADO: {}'}}"),
    "a reason": ("hoja-de-ruta.yaml", "+excluye: {C-01: 'RESERVADO: {}'}"),
    "a definition": ("glosario.yaml", "+riego: 'RESERVADO: {}'"),
    "a work that is cited": ("obras.yaml", "+- {id: a, type: book, title: 'RESERVADO: {}', issued: 2020}"),
    "what is told of a work": ("obras.yaml", "+- {id: a, type: book, title: El riego, publisher: 'RESERVADO: {}', issued: 2020}"),
    "a value that is none": ("evento.yaml", "+modalidad: 'RESERVADO: {}'"),
    "a day that is none": ("evento.yaml", "+fin: 'RESERVADO: {}'"),
    "a note’s title": ("mesa.md", "sesion: S01|sesion: S01\ntitulo: 'RESERVADO: {}'"),
    "a note’s author": ("mesa.md", "sesion: S01|sesion: S01\nautor: ['RESERVADO: {}, hoy']"),
}
UNPRINTED = {
    "a value that is none",
    "a day that is none",
    "an id",
    "a reason",
    "a kind, in small letters",
    "a product",
    "a product’s description",
    "an organisation’s name",
}
"""What the internal edition does not print either."""


def with_value(folder: Path, name: str, change: str) -> Path:
    """The event with one value reserved; in files that it has not got, with nothing else in them."""
    event = write_event(folder)
    file = event / name
    before = file.read_text("utf-8") if file.exists() else ""
    old, _, new = change.partition("|")
    assert change.startswith("+") or old in before
    text = f"{before}{change[1:]}\n" if change.startswith("+") else before.replace(old, new, 1)
    file.write_text(text.replace("{}", UNSEEN), "utf-8")
    if name == "glosario.yaml":
        (event / "evento.yaml").write_text(f"{EVENT}glosario: glosario.yaml\n", "utf-8")
    if name == "obras.yaml":
        (event / "evento.yaml").write_text(f"{EVENT}bibliografia: obras.yaml\n", "utf-8")
    return event


PLACED = {**{place: ("evento.yaml", change) for place, change in RECORDS.items()}, **OTHERS}


@pytest.mark.parametrize("place", PLACED)
def test_no_short_value_that_says_reserved_is_printed(place: str, tmp_path: Path) -> None:
    event = with_value(tmp_path, *PLACED[place])
    made = build_event(event, ROOT, Choices(("html",)))
    files = {**dict(made.files), "memoria.lock": (event / "memoria.lock").read_bytes()}
    assert [name for name, content in files.items() if "fábrica" in content.decode() or "f\\u00e1brica" in content.decode()] == []
    assert "La mesa habló del riego" in files["memoria.html"].decode()
    assert "W-002" not in {problem.code for problem in made.problems}
    if place not in UNPRINTED:
        internal = dict(build_event(event, ROOT, Choices(("html",), internal=True)).files)
        assert any("fábrica" in content.decode() for content in internal.values())


@pytest.mark.parametrize("place", PLACED)
def test_no_message_and_no_file_for_other_programs_says_a_reserved_value(
    place: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    event = with_value(tmp_path / "evento", *PLACED[place])
    for command in ("check", "export programme --output OUT", "export citation --output OUT", "roadmap export --output OUT"):
        name, *options = command.replace("OUT", str(tmp_path / "out")).split(" --")
        main([*name.split(), str(event), *(word for option in options for word in f"--{option}".split())])
    assert "fábrica" not in capsys.readouterr().out
    written = [file.read_bytes() for file in (tmp_path / "out").rglob("*") if file.suffix != ".xlsx"]
    assert len(written) > 3
    assert not any("fábrica".encode() in content for content in written)


def test_a_file_that_tells_a_secret_is_not_written_and_the_passage_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    event = write_event(tmp_path / "evento")
    (event / "evento.yaml").write_text(f"{EVENT}plantilla: propia\n", "utf-8")
    folder_with(event / "templates" / "propia", {"background.md.j2": f"Se quiso {SECRET}.\n", "theme.yaml": "colours: {}\n"})
    assert main(["build", str(event), "--format", "html", "--output", str(tmp_path / "out")]) == 1
    written = {file.name for file in (tmp_path / "out").iterdir()}
    assert written == {"hoja-de-ruta.csv", "hoja-de-ruta.json", "manifest.json"}
    assert "mesa.md:12:12: error[W-002] memoria.html dice en su texto" in capsys.readouterr().out
    assert "memoria.html" not in (tmp_path / "out" / "manifest.json").read_text("utf-8")


def test_a_file_for_other_programs_that_tells_a_secret_is_not_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    event = write_event(tmp_path / "evento")
    plant = EXPORTED["programa.ics"]
    monkeypatch.setattr(
        "memoria.exchange.calendar.write_calendar", lambda programme: plant(b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n")
    )
    assert main(["export", "programme", str(event), "--output", str(tmp_path / "out")]) == 1
    assert [file.name for file in (tmp_path / "out").iterdir()] == ["schedule.json"]


def test_what_translates_a_reserved_value_is_reserved(tmp_path: Path) -> None:
    event = with_value(
        tmp_path, "evento.yaml", "+lugar: {nombre: La casa, sala: 'RESERVADO: {}', accesos: [Uno, 'RESERVADO: dos']}"
    )
    words = "lieu: {nom: La maison, salle: la vieille usine, acces: [La porte du nord, la porte dérobée]}\n"
    (event / "evento.fr.yaml").write_text(words, "utf-8")
    page = dict(build_event(event, ROOT, Choices(("html",), language="fr")).files)["memoria.fr.html"].decode()
    assert "La maison" in page
    assert "La porte du nord" in page
    assert "usine" not in page
    assert "dérobée" not in page


def test_an_internal_edition_may_be_final_with_words_in_doubt_that_only_the_public_must_not_read(tmp_path: Path) -> None:
    note = NOTE.replace("Rosa Vera.", "Rosa Vera. RESERVADO: No pagó.").split("RESERVADO: Se acordó")[0]
    event = write_event(tmp_path, note.replace("sesion: S01", "sesion: S01\nresumen: 'Uno. RESERVADO: dos'"))
    (event / "personas.yaml").write_text(REGISTER.replace("nombre: Ana", "nombre: 'RESERVADO: Ana'"), "utf-8")
    public, internal = (
        build_event(event, ROOT, Choices(("html",), final=True, internal=is_internal)) for is_internal in (False, True)
    )
    (refusal,) = [problem for problem in public.problems if problem.code == "A-011"]
    assert public.refused
    assert refusal.values["codes"] == ("T-025", "T-028")
    assert not internal.refused
    assert "No pagó" in dict(internal.files)["memoria.interna.html"].decode()
    doubts = [problem for problem in internal.problems if problem.code in ("T-025", "T-028")]
    assert {str(problem.severity) for problem in doubts} == {"warning"}
    assert len(doubts) == 3


def test_what_a_camera_wrote_into_a_picture_is_in_no_file(tmp_path: Path) -> None:
    event = write_event(tmp_path)
    (event / "canal.png").write_bytes(picture(UNSEEN))
    files = dict(build_event(event, ROOT, Choices(("docx", "odt", "html"))).files)
    packages = [read_zip(content) for name, content in files.items() if name.endswith((".docx", ".odt"))]
    pictures = [content for parts in packages for name, content in parts.items() if name.endswith(".png")]
    pictures += [base64.b64decode(data) for data in re.findall(r"data:image/png;base64,([^\"]+)", files["memoria.html"].decode())]
    assert len(pictures) >= 3
    assert all(UNSEEN.encode() not in content for content in pictures)
