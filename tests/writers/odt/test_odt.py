"""The volume as an OpenDocument text: whole, in named styles, and opened by LibreOffice without losing a word."""

from __future__ import annotations

import io
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from memoria.document import roles
from memoria.document import tree as t
from memoria.theme import Theme, read_theme
from memoria.writers.expected import expected_of
from memoria.writers.exposed import exposed
from memoria.writers.extract import odt_reading
from memoria.writers.odt import write_odt
from memoria.writers.odt.elements import NAMESPACES as N
from memoria.writers.readback import missing_words
from memoria.writers.unpaged import unpaged
from tests.programs import find
from tests.writers.torture import torture

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="module")
def theme() -> Theme:
    return read_theme((ROOT / "templates" / "default" / "theme.yaml").read_text("utf-8"))


META = t.Meta(
    title="Memoria del foro",
    language="es",
    authors=("Equipo",),
    publisher="Red Uno",
    date="2023-06-30T00:00:00Z",
    rights="CC BY 4.0",
    identifiers=("doi:10.1234/x",),
    labels=(("agreement", "Acuerdo"),),
)


def para(words: str) -> t.Para:
    return t.Para((t.Text(words),))


def written(theme: Theme, *blocks: t.Block, meta: t.Meta = META) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(write_odt(t.Document(meta, blocks), theme).value))


def content(theme: Theme, *blocks: t.Block) -> Any:
    return etree.fromstring(written(theme, *blocks).read("content.xml"))


def test_no_word_is_lost_or_out_of_order_in_the_torture_document(theme: Theme) -> None:
    document = torture().document
    reading = odt_reading(write_odt(document, theme).value)
    assert missing_words(expected_of(unpaged(document)), reading, "torture.odt") == ()


def test_the_package_begins_with_its_type_stored_and_names_all_its_parts(theme: Theme) -> None:
    package = zipfile.ZipFile(io.BytesIO(write_odt(torture().document, theme).value))
    first = package.infolist()[0]
    assert (first.filename, first.compress_type, first.extra) == ("mimetype", zipfile.ZIP_STORED, b"")
    assert package.read("mimetype") == b"application/vnd.oasis.opendocument.text"
    manifest: Any = etree.fromstring(package.read("META-INF/manifest.xml"))
    named = {str(entry.get(f"{{{N['manifest']}}}full-path")) for entry in manifest}
    assert named == {"/", *package.namelist()} - {"mimetype", "META-INF/manifest.xml"}


def test_every_style_that_is_used_is_there_and_every_link_leads_somewhere(theme: Theme) -> None:
    package = zipfile.ZipFile(io.BytesIO(write_odt(torture().document, theme).value))
    body: Any
    styles: Any
    body, styles = (etree.fromstring(package.read(name)) for name in ("content.xml", "styles.xml"))
    known = {str(name) for root in (body, styles) for name in root.xpath("//@style:name", namespaces=N)}
    used = {str(name) for name in body.xpath("//@text:style-name|//@table:style-name|//@style:parent-style-name", namespaces=N)}
    assert used <= known
    places = {str(name) for name in body.xpath("//text:bookmark/@text:name", namespaces=N)}
    links = {str(link)[1:] for link in body.xpath("//text:a/@xlink:href", namespaces=N) if str(link).startswith("#")}
    assert links <= places


def test_a_callout_without_an_id_says_what_it_is(theme: Theme) -> None:
    made = content(theme, t.Div((para("Se acuerda."),), t.Attr("", (roles.AGREEMENT,))))
    assert "Acuerdo" in "".join(str(part) for part in made.itertext())
    assert {str(name) for name in made.xpath("//text:p/@text:style-name", namespaces=N)} == {"Callout"}


def test_a_cell_that_is_wide_and_tall_covers_its_places(theme: Theme) -> None:
    wide = t.Cell((para("a"),), columns=2, rows=2)
    rows = (t.Row((wide, t.Cell((para("b"),)))), t.Row((t.Cell((para("c"),)),)))
    made = content(theme, t.Table((t.Column(), t.Column(), t.Column()), (), rows))
    kinds = [[etree.QName(cell).localname for cell in row] for row in made.iter(f"{{{N['table']}}}table-row")]
    assert kinds == [
        ["table-cell", "covered-table-cell", "table-cell"],
        ["covered-table-cell", "covered-table-cell", "table-cell"],
    ]


def test_spaces_are_kept_and_another_language_is_marked(theme: Theme) -> None:
    made = content(theme, t.CodeBlock("a  b\nc"), t.Div((para("Bonjour"),), t.Attr("", (), (("lang", "fr"),))))
    assert made.xpath("count(//text:s)", namespaces=N) == 1
    assert made.xpath("count(//text:line-break)", namespaces=N) == 1
    assert made.xpath("//office:automatic-styles//@fo:language", namespaces=N) == ["fr"]


def test_landscape_pages_are_followed_by_upright_ones(theme: Theme) -> None:
    made = content(theme, t.Div((para("ancho"),), t.Attr("", (roles.LANDSCAPE,))), para("estrecho"))
    assert made.xpath("//@style:master-page-name", namespaces=N) == ["Landscape", "Standard"]


def test_the_file_says_what_it_is_in_dublin_core(theme: Theme) -> None:
    meta: Any = etree.fromstring(written(theme, para("x")).read("meta.xml"))
    assert meta.xpath("//dc:title/text()", namespaces=N) == ["Memoria del foro"]
    own = dict(zip(meta.xpath("//@meta:name", namespaces=N), meta.xpath("//meta:user-defined/text()", namespaces=N), strict=True))
    assert own == {"dc:publisher": "Red Uno", "dc:rights": "CC BY 4.0", "dc:identifier": "doi:10.1234/x", "dc:type": "Text"}


def test_words_hidden_anywhere_are_found_by_who_looks_for_secrets(theme: Theme) -> None:
    image = t.Image((t.Text("descripción muy reservada"),), "a.png")
    png = bytes.fromhex(
        "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360000002000001e221bc330000000049454e44ae426082"
    )
    document = t.Document(META, (t.Para((image,)),), (("a.png", t.Resource(png, "image/png")),))
    told = " ".join(piece.text for piece in exposed("x.odt", write_odt(document, theme).value))
    assert "descripción muy reservada" in told
    assert "Red Uno" in told


def test_the_same_volume_gives_the_same_bytes(theme: Theme) -> None:
    assert write_odt(torture().document, theme).value == write_odt(torture().document, theme).value


@pytest.mark.external
def test_libreoffice_opens_it_and_saves_it_without_losing_a_word(tmp_path: Path, theme: Theme) -> None:
    document = torture().document
    file = tmp_path / "torture.odt"
    file.write_bytes(write_odt(document, theme).value)
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = [str(find("soffice")), profile, "--headless", "--convert-to", "odt", "--outdir", str(tmp_path / "out"), str(file)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    reading = odt_reading((tmp_path / "out" / "torture.odt").read_bytes())
    assert missing_words(expected_of(unpaged(document)), reading, "torture.odt") == ()
