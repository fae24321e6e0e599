"""The volume as an OpenDocument text: whole, in named styles, and opened by LibreOffice without losing a word."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from memoria.document import roles
from memoria.document import tree as t
from memoria.fonts import find_font
from memoria.theme import Theme, read_theme
from memoria.writers.expected import expected_of
from memoria.writers.exposed import exposed
from memoria.writers.extract import odt_reading
from memoria.writers.odt import write_odt
from memoria.writers.odt.elements import NAMESPACES as N
from memoria.writers.odt.styles import name_of
from memoria.writers.readback import missing_words
from memoria.writers.unpaged import unpaged
from memoria.writers.zipped import pack, unpack
from tests.programs import through_libreoffice
from tests.writers.odt import odf_check
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
    pages = {str(name) for name in body.xpath("//text:bookmark-ref/@text:ref-name", namespaces=N)}
    assert links | pages <= places


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


def test_a_cell_is_aligned_as_it_says_and_a_row_that_heads_others_is_not(theme: Theme) -> None:
    right, middle = (t.Cell((para("12"),), align=align) for align in (t.Align.RIGHT, t.Align.CENTER))
    group = t.Row((t.Cell((para("Eje"),), align=t.Align.CENTER, columns=2),))
    made = content(theme, t.Table((t.Column(), t.Column()), (t.Row((right, right)),), (group, t.Row((right, middle)))))
    names = made.xpath("//table:table//text:p/@text:style-name", namespaces=N)
    looks = ("Heading Right", "Heading Right", "Group", "Contents Right", "Contents Center")
    assert names == [name_of(f"Table {look}") for look in looks]
    styles = etree.fromstring(written(theme, para("x")).read("styles.xml"))
    assert styles.xpath(f"//style:style[@style:name='{names[3]}']//@fo:text-align", namespaces=N) == ["end"]


def kept(made: Any) -> list[str]:
    """The words of the paragraphs that stay on the page of what follows them, by a style of their own."""
    names = made.xpath("//style:style[style:paragraph-properties/@fo:keep-with-next='always']/@style:name", namespaces=N)
    return [words_of(one) for one in made.iter(f"{{{N['text']}}}p") if one.get(f"{{{N['text']}}}style-name") in names]


def role(name: str, *blocks: t.Block) -> t.Div:
    return t.Div(blocks, t.Attr("", (name,)))


def test_what_is_said_of_a_text_or_asked_or_announces_a_chart_stays_with_what_follows(theme: Theme) -> None:
    byline = role("byline", role("small", para("Relatoría")), role("lead", para("Entradilla")))
    question = role("question", para("¿Quién?"), role("small", para("Público")), role("answer", para("Todos")))
    heading = t.Heading(2, (t.Text("Avance"),))
    made = content(theme, byline, para("Texto"), question, heading, para("A hoy"), role("chart", TABLE), para("Fin"))
    assert kept(made) == ["Relatoría", "Entradilla", "¿Quién?", "Público", "A hoy"]


def test_spaces_are_kept_and_another_language_is_marked(theme: Theme) -> None:
    made = content(theme, t.CodeBlock("a  b\nc"), t.Div((para("Bonjour"),), t.Attr("", (), (("lang", "fr"),))))
    assert made.xpath("count(//text:s)", namespaces=N) == 1
    assert made.xpath("count(//text:line-break)", namespaces=N) == 1
    assert made.xpath("//office:automatic-styles//@fo:language", namespaces=N) == ["fr"]


def words_of(made: Any) -> str:
    return "".join(str(part) for part in made.itertext())


TABLE = t.Table((t.Column(), t.Column()), (), (t.Row((t.Cell((para("a"),)), t.Cell((para("b"),)))),))


def test_a_table_in_a_list_is_a_table_and_the_list_goes_on_behind_it_with_its_numbers(theme: Theme) -> None:
    items = ((para("uno"), TABLE, para("sigue uno")), (para("dos"),))
    made = content(theme, t.OrderedList(items, start=3))
    body = made.find(f".//{{{N['office']}}}text")
    assert [etree.QName(child).localname for child in body] == ["list", "table", "list"]
    first, _, second = body
    assert second.get(f"{{{N['text']}}}continue-list") == first.get("{http://www.w3.org/XML/1998/namespace}id")
    assert [(etree.QName(point).localname, words_of(point)) for point in second] == [
        ("list-header", "sigue uno"),
        ("list-item", "dos"),
    ]


def test_a_table_within_a_list_within_a_list_ends_both_and_both_go_on(theme: Theme) -> None:
    inner = t.BulletList(((para("dentro"), TABLE, para("sigue dentro")),))
    made = content(theme, t.OrderedList(((para("uno"), inner, para("fin uno")), (para("dos"),))))
    body = made.find(f".//{{{N['office']}}}text")
    assert [etree.QName(child).localname for child in body] == ["list", "table", "list"]
    assert [words_of(child) for child in body] == ["unodentro", "ab", "sigue dentrofin unodos"]
    going_on = made.xpath("//@text:continue-list", namespaces=N)
    assert len(set(going_on)) == 2
    assert set(going_on) == set(made.xpath("//text:list/@xml:id", namespaces=N))


def test_an_item_that_begins_with_a_table_keeps_its_number(theme: Theme) -> None:
    made = content(theme, t.OrderedList(((TABLE,), (para("dos"),))))
    points = [[etree.QName(held).localname for held in point] for point in made.iter(f"{{{N['text']}}}list-item")]
    assert points == [["p"], ["p"]]


def test_a_picture_in_a_cell_is_no_wider_than_its_column(theme: Theme) -> None:
    wide = t.Resource(b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4000 1000"/>', "image/svg+xml")
    cell = t.Cell((t.Para((t.Image((), "a.svg"),)),))
    table = t.Table((t.Column(width=0.25), t.Column(width=0.75)), (), (t.Row((cell, t.Cell((para("b"),)))),))
    document = t.Document(META, (table,), (("a.svg", wide),))
    made: Any = etree.fromstring(zipfile.ZipFile(io.BytesIO(write_odt(document, theme).value)).read("content.xml"))
    width = float(made.xpath("string(//draw:frame/@svg:width)", namespaces=N).removesuffix("mm"))
    assert 0 < width < theme.page.measure / 4


def fonts_in(data: bytes) -> dict[str, list[str]]:
    """The files that each family declares, in the content as in the styles."""
    package = zipfile.ZipFile(io.BytesIO(data))
    told = []
    for name in ("content.xml", "styles.xml"):
        root: Any = etree.fromstring(package.read(name))
        faces = root.xpath("/*/office:font-face-decls/style:font-face", namespaces=N)
        told.append({str(face.get(f"{{{N['style']}}}name")): face.xpath(".//@xlink:href", namespaces=N) for face in faces})
    assert told[0] == told[1]
    assert {file for files in told[0].values() for file in files} == {name for name in package.namelist() if "Fonts/" in name}
    return told[0]


def test_the_fonts_of_the_theme_go_along_that_of_code_only_with_code(theme: Theme) -> None:
    told = fonts_in(write_odt(t.Document(META, (para("x"),)), theme).value)
    assert told["Source Serif Pro"] == [f"Fonts/SourceSerifPro-{face}.ttf" for face in ("Regular", "Bold", "It", "BoldIt")]
    assert told["Ubuntu Mono"] == []
    told = fonts_in(write_odt(t.Document(META, (t.CodeBlock("x"),)), theme).value)
    assert told["Ubuntu Mono"] == ["Fonts/ubuntm.ttf"]


def test_a_font_that_its_licence_keeps_out_stays_out_and_is_named(theme: Theme, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("memoria.fonts._restricted", lambda _: True)
    find_font.cache_clear()
    made = write_odt(t.Document(META, (para("x"),)), theme)
    find_font.cache_clear()
    assert fonts_in(made.value) == {"Source Serif Pro": [], "Source Sans Pro": [], "Ubuntu Mono": []}
    assert {problem.code for problem in made.diagnostics} == {"W-102"}


def test_a_font_that_is_nowhere_is_named_and_told_once(theme: Theme) -> None:
    lost = replace(theme, fonts=replace(theme.fonts, text="Ninguna"))
    made = write_odt(t.Document(META, (para("x"),)), lost)
    assert fonts_in(made.value)["Ninguna"] == []
    assert [problem.code for problem in made.diagnostics] == ["W-101"]


def test_what_is_secondary_stands_on_its_own_line_but_not_below_nothing(theme: Theme) -> None:
    below = t.Span((t.Text("hace 3 días"),), t.Attr("", (roles.SECONDARY,)))
    made = content(theme, t.Para((t.Text("27 jun."), below)), t.Para((below,)))
    assert [len(line.findall(f".//{{{N['text']}}}line-break")) for line in made.iter(f"{{{N['text']}}}p")] == [1, 0]


def test_a_row_that_heads_those_below_it_is_tinted_and_no_row_is_cut_by_a_page(theme: Theme) -> None:
    group = t.Row((t.Cell((para("Vencidos"),), columns=2),))
    made = content(theme, replace(TABLE, body=(group, *TABLE.body)))
    assert made.xpath("//table:table-cell/@table:style-name", namespaces=N) == ["GroupCell", "Cell", "Cell"]
    assert set(made.xpath("//table:table-row/@table:style-name", namespaces=N)) == {"Row"}
    assert made.xpath("//style:style[@style:name='Row']//@fo:keep-together", namespaces=N) == ["always"]


def test_each_callout_is_a_box_of_its_own_that_no_page_cuts(theme: Theme) -> None:
    agreed, promised = (t.Div((para(role),), t.Attr("", (role,))) for role in ("agreement", roles.COMMITMENT))
    made = content(theme, agreed, promised, promised)
    assert made.xpath("//table:table/table:table-row/table:table-cell/@table:style-name", namespaces=N) == [
        "CalloutCell",
        "CommitmentCell",
        "CommitmentCell",
    ]
    assert set(made.xpath("//table:table-row/@table:style-name", namespaces=N)) == {"Row"}


def test_values_stand_beside_their_label_one_below_the_other(theme: Theme) -> None:
    listed = t.DefinitionList((((t.Text("Participan"),), ((para("Ana"), para("Luis")),)),))
    made = content(theme, t.Div((listed,), t.Attr("", (roles.SESSION_HEADER,))))
    lines = made.xpath("//text:p[@text:style-name='Session_20_Header']", namespaces=N)
    assert [words_of(line) for line in lines] == ["ParticipanAna", "Luis"]
    assert [len(line.findall(f"{{{N['text']}}}tab")) for line in lines] == [1, 1]
    assert made.xpath("//style:style[@style:name='T1']//@fo:keep-with-next", namespaces=N) == ["always"]


def test_a_notice_has_its_title_inside(theme: Theme) -> None:
    title = t.Heading(1, (t.Text("Lo que falta"),), t.Attr("", (roles.UNNUMBERED,)))
    made = content(theme, t.Div((title, para("Dos notas.")), t.Attr("", (roles.NOTICE,))))
    assert made.xpath("//table:table-cell/text:h/@text:style-name", namespaces=N) == ["Notice_20_Title"]


def test_no_line_is_so_low_that_it_cuts_a_picture(theme: Theme) -> None:
    """A line height that is exact is that of pictures in the line too."""
    styles: Any = etree.fromstring(written(theme, para("x")).read("styles.xml"))
    assert styles.xpath("//@fo:line-height", namespaces=N) == []
    assert styles.xpath("//style:style[@style:name='Text_20_body']//@style:line-height-at-least", namespaces=N) != []


def test_the_head_names_volume_and_chapter_the_foot_draft_page_and_of_how_many(theme: Theme) -> None:
    styles: Any = etree.fromstring(written(theme, para("x"), meta=replace(META, draft="BORRADOR")).read("styles.xml"))
    for page in ("Standard", "Landscape"):
        (master,) = styles.xpath(f"//style:master-page[@style:name='{page}']", namespaces=N)
        assert words_of(master.find(f"{{{N['style']}}}header")) == "Memoria del foro"
        assert master.xpath("style:header//text:chapter/@text:outline-level", namespaces=N) == ["1"]
        assert words_of(master.find(f"{{{N['style']}}}footer")) == "BORRADOR1 / "
        assert len(master.xpath("style:footer//text:page-count", namespaces=N)) == 1


def test_figures_stand_side_by_side_four_in_a_row(theme: Theme) -> None:
    stat = t.Div((para("7"), para("acuerdos")), t.Attr("", (roles.STAT,)))
    made = content(theme, t.Div((stat,) * 5, t.Attr("", (roles.STATS,))))
    rows = [len(row.findall(f"{{{N['table']}}}table-cell")) for row in made.iter(f"{{{N['table']}}}table-row")]
    assert rows == [4, 1]


def test_bars_are_as_long_as_their_share_of_the_greatest(theme: Theme) -> None:
    rows = tuple(
        t.Row((t.Cell((para(name),)), t.Cell((para(figure),)))) for name, figure in (("a", "10"), ("b", "5"), ("c", "0"))
    )
    bars = t.Div(
        (t.Table((t.Column(), t.Column()), (), rows),), t.Attr("", (roles.CHART,), (("kind", "bars"), ("alt", "Barras")))
    )
    made = content(theme, bars)
    first, second, none = (float(bar.removesuffix("mm")) for bar in made.xpath("//draw:rect/@svg:width", namespaces=N))
    assert second == pytest.approx(first / 2, abs=0.1)
    assert 0 < none < 1
    assert words_of(made.find(f".//{{{N['office']}}}text")) == "a10b5c0"


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
def test_the_schemas_of_the_standard_find_nothing_in_the_torture_document(tmp_path: Path, theme: Theme) -> None:
    assert odf_check.faults(write_odt(torture().document, theme).value, tmp_path) == []


@pytest.mark.external
def test_the_schemas_see_what_is_wrong(tmp_path: Path, theme: Theme) -> None:
    parts = unpack(write_odt(t.Document(META, (t.BulletList(((para("x"),),)),)), theme).value)
    parts["content.xml"] = parts["content.xml"].replace(b"<text:list-item>", b"<text:list-item><table:table/>")
    parts["META-INF/manifest.xml"] = parts["META-INF/manifest.xml"].replace(b'manifest:full-path="/"', b"")
    told = odf_check.faults(pack(parts, ""), tmp_path)
    assert any("table:table" in line and "content.xml" in line for line in told)
    assert any("manifest.xml" in line for line in told)


@pytest.mark.external
def test_libreoffice_opens_it_and_saves_it_without_losing_a_word(tmp_path: Path, theme: Theme) -> None:
    document = torture().document
    file = tmp_path / "torture.odt"
    file.write_bytes(write_odt(document, theme).value)
    reading = odt_reading(through_libreoffice(file, "odt", tmp_path).read_bytes())
    assert missing_words(expected_of(unpaged(document)), reading, "torture.odt") == ()
