"""An institution's own reference document: its looks are taken, and nothing else that it carries."""

from __future__ import annotations

import io
import json
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.shared import Mm, Pt, RGBColor
from lxml import etree
from PIL import Image as Pillow

from memoria.theme import Theme
from memoria.writers.docx import Pandoc, write_docx
from memoria.writers.docx.faces import faces_of
from memoria.writers.docx.ruler import Ruler
from memoria.writers.expected import expected_of
from memoria.writers.extract import docx_reading
from memoria.writers.readback import missing_words
from tests.programs import find, through_libreoffice
from tests.writers.docx.package import Package, W, value, words
from tests.writers.volume import VOLUME

RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SECRET = "Borrador confidencial"


def _template() -> bytes:
    """Headings in wine, a logo in the head, and much that is nobody's business."""
    template = docx.Document()
    heading = template.styles["Heading 1"]
    heading.font.color.rgb, heading.font.name = RGBColor(0x88, 0x00, 0x22), "Georgia"
    fonts = heading.element.rPr.rFonts
    for name in [name for name in fonts.attrib if name.endswith("Theme")]:
        del fonts.attrib[name]
    text = template.add_paragraph(SECRET)
    template.add_heading("Título", 1)
    template.add_comment(text.runs, f"{SECRET}: comentario", author=SECRET)
    head = template.sections[0].header.paragraphs[0]
    head.text = f"{SECRET}: cabecera"
    logo = io.BytesIO()
    Pillow.new("RGB", (40, 20), (136, 0, 34)).save(logo, "PNG")
    head.add_run().add_picture(io.BytesIO(logo.getvalue()))
    template.core_properties.author = SECRET
    part = template.part
    macro = Part(PackURI("/word/vbaProject.bin"), "application/vnd.ms-office.vbaProject", SECRET.encode(), part.package)
    part.relate_to(macro, "http://schemas.microsoft.com/office/2006/relationships/vbaProject")
    part.relate_to("https://ejemplo.invalid/plantilla.dotm", f"{RELATIONS}/attachedTemplate", is_external=True)
    data = Part(PackURI("/customXml/item9.xml"), "application/xml", f"<a>{SECRET}</a>".encode(), part.package)
    part.relate_to(data, f"{RELATIONS}/customXml")
    out = io.BytesIO()
    template.save(out)
    return out.getvalue()


def _check(made: Package, plain: Package) -> None:
    """In the template's looks, with every style of ours and every word of the volume, and with nothing else of the template."""
    assert value(made.styles["Heading1"], "rPr/color") == "880022"
    assert value(made.styles["Heading1"], "rPr/rFonts", "ascii") == "Georgia"
    assert set(plain.styles) <= set(made.styles)
    used = {one.get(f"{W}val") for kind in ("pStyle", "rStyle", "tblStyle") for one in made.body.iter(f"{W}{kind}")}
    assert used <= set(made.styles)
    assert missing_words(expected_of(VOLUME), docx_reading(made.data), "volume.docx") == ()
    assert [name for name, data in made.parts.items() if SECRET.encode() in data or b"ejemplo.invalid" in data] == []
    assert [name for name in made.parts if "vba" in name or "customXml" in name] == []
    assert _pictures(made) == _pictures(plain)


def _pictures(made: Package) -> list[bytes]:
    return sorted(data for name, data in made.parts.items() if name.startswith("word/media/"))


def test_its_looks_are_taken_and_nothing_else(theme: Theme, pandoc: Pandoc, made: Package) -> None:
    checked = write_docx(VOLUME, theme, pandoc=pandoc, reference=_template())
    assert checked.diagnostics == ()
    _check(Package(checked.value), made)


@pytest.mark.external
def test_one_that_libreoffice_saved_dresses_the_volume_too(theme: Theme, pandoc: Pandoc, made: Package, tmp_path: Path) -> None:
    file = tmp_path / "reference.docx"
    file.write_bytes(_template())
    saved = through_libreoffice(file, "docx", tmp_path).read_bytes()
    _check(Package(write_docx(VOLUME, theme, pandoc=pandoc, reference=saved).value), made)


def _with_macros() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(_template())) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            if name == "[Content_Types].xml":
                plain = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
                data = data.replace(plain, b"application/vnd.ms-word.document.macroEnabled.main+xml")
            target.writestr(name, data)
    return out.getvalue()


def _too_large() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        target.writestr("word/document.xml", b" " * 70_000_000)
    return out.getvalue()


@pytest.mark.parametrize("kind", ["empty", "no zip", "cut short", "macros", "too large"])
def test_one_that_cannot_be_used_is_said_and_the_theme_dresses_the_file(
    theme: Theme, pandoc: Pandoc, made: Package, kind: str
) -> None:
    makers = {"no zip": lambda: b"no soy un zip", "cut short": lambda: _template()[:2000], "macros": _with_macros}
    reference = makers.get(kind, _too_large if kind == "too large" else bytes)()
    checked = write_docx(VOLUME, theme, pandoc=pandoc, reference=reference)
    assert [problem.code for problem in checked.diagnostics] == ["W-131"]
    assert checked.value == made.data


def _odd() -> bytes:
    """Styles of our names that are of another kind, of our identifiers under other names, without a name, twice, in a circle."""
    template = docx.Document()
    styles = template.styles
    styles.add_style("Label", WD_STYLE_TYPE.PARAGRAPH)
    styles.add_style("Callout", WD_STYLE_TYPE.CHARACTER)
    styles["Heading 2"].base_style, styles["Heading 3"].base_style = styles["Heading 3"], styles["Heading 2"]
    for identifier, name in (("Heading1", "Mi título"), ("Ttulo1", "heading 1"), ("Notice", "Aviso propio"), ("X", "")):
        style = etree.SubElement(styles.element, f"{W}style", {f"{W}type": "paragraph", f"{W}styleId": identifier})
        if name:
            etree.SubElement(style, f"{W}name", {f"{W}val": name})
        etree.SubElement(style, f"{W}basedOn", {f"{W}val": "NoEstá"})
        etree.SubElement(style, f"{W}rsid", {f"{W}val": "00A1B2C3"})
    out = io.BytesIO()
    template.save(out)
    return out.getvalue()


def test_running_heads_have_room_in_larger_letters_too(theme: Theme, pandoc: Pandoc) -> None:
    template = docx.Document()
    template.styles["Normal"].font.size = Pt(14)
    out = io.BytesIO()
    template.save(out)
    large = Package(write_docx(VOLUME, theme, pandoc=pandoc, reference=out.getvalue()).value)
    heads = {words(large.linked(one, "header")) for one in large.sections if value(one, "pgSz", "orient") != "landscape"}
    assert {head for head in heads if "…" in head} != set()
    ruler = Ruler(theme, faces_of(theme))
    assert max(ruler.width(head, "running") for head in heads) * 14 / theme.type["running"].size < ruler.block


def _spacious() -> bytes:
    """Room below every paragraph, indented heads whose tab stops come from another style, a rule below the title."""
    template = docx.Document()
    styles = template.styles
    styles["Normal"].paragraph_format.space_after = Pt(10)
    base = styles.add_style("Header and Footer", WD_STYLE_TYPE.PARAGRAPH)
    base.paragraph_format.tab_stops.add_tab_stop(Pt(200))
    base.paragraph_format.left_indent = Pt(20)
    for name in ("Header", "Footer"):
        styles[name].base_style = base
    out = io.BytesIO()
    template.save(out)
    return out.getvalue()


def test_heads_and_feet_are_as_wide_as_titles_whatever_their_styles_take_from_others(theme: Theme, pandoc: Pandoc) -> None:
    spacious = Package(write_docx(VOLUME, theme, pandoc=pandoc, reference=_spacious()).value)
    over, end = (Mm(size).twips for size in (theme.page.measure - theme.page.block, theme.page.block))
    for part in ("header", "footer"):
        (text,) = spacious.linked(spacious.sections[1], part).iter(f"{W}p")
        assert (value(text, "pPr/ind", "left"), value(text, "pPr/ind", "right")) == ("0", str(over))
        stops = {(stop.get(f"{W}val"), int(stop.get(f"{W}pos"))) for stop in text.iterfind(f"{W}pPr/{W}tabs/{W}tab")}
        assert {("clear", 4000), ("right", end)} <= stops
        assert {pos for kind, pos in stops if kind != "clear"} == {end}


def test_styles_that_a_template_lacks_have_no_room_of_its_paragraphs(theme: Theme, pandoc: Pandoc, made: Package) -> None:
    spacious = Package(write_docx(VOLUME, theme, pandoc=pandoc, reference=_spacious()).value)
    assert value(spacious.styles["Normal"], "pPr/spacing", "after") == "200"
    for style in ("TableText", "StatLabel", "CoverPlace", "SessionHeader"):
        room = value(spacious.styles[style], "pPr/spacing", "after")
        assert room == (value(made.styles[style], "pPr/spacing", "after") or "0")


def test_a_title_has_no_rule_on_the_cover(theme: Theme, pandoc: Pandoc) -> None:
    spacious = Package(write_docx(VOLUME, theme, pandoc=pandoc, reference=_spacious()).value)
    assert docx.Document(io.BytesIO(_spacious())).styles["Title"].element.find(f".//{W}pBdr") is not None
    assert spacious.styles["Title"].find(f".//{W}pBdr") is None


def test_odd_styles_do_no_harm(theme: Theme, pandoc: Pandoc, made: Package) -> None:
    odd = Package(write_docx(VOLUME, theme, pandoc=pandoc, reference=_odd()).value)
    styles = odd.tree("word/styles.xml")
    identifiers = [style.get(f"{W}styleId") for style in styles.iter(f"{W}style")]
    assert len(identifiers) == len(set(identifiers))
    assert {one.get(f"{W}val") for one in styles.iter(f"{W}basedOn")} <= set(identifiers)
    kinds = {name: style.get(f"{W}type") for name, style in made.styles.items()}
    assert {name: odd.styles[name].get(f"{W}type") for name in kinds} == kinds
    assert value(odd.styles["Notice1"], "name") == "Aviso propio"
    assert next(styles.iter(f"{W}rsid"), None) is None
    assert missing_words(expected_of(VOLUME), docx_reading(odd.data), "volume.docx") == ()


@pytest.mark.external
@pytest.mark.parametrize("template", [_odd, _template, _spacious])
def test_the_open_xml_validator_finds_nothing_in_its_looks(
    template: Callable[[], bytes], theme: Theme, pandoc: Pandoc, tmp_path: Path
) -> None:
    file = tmp_path / "volume.docx"
    file.write_bytes(write_docx(VOLUME, theme, pandoc=pandoc, reference=template()).value)
    answer = subprocess.run([str(find("ooxml-validator")), str(file)], capture_output=True, check=False)
    assert json.loads(answer.stdout)["errors"] == []
