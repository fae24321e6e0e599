"""ODT as LibreOffice writes it: one test for each trap, as for Word."""

from __future__ import annotations

from memoria.document.tree import Table
from memoria.document.walk import text_of
from memoria.readers.office import Paper, read_paper
from tests.document.native import native
from tests.documents import odt, p

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 20
BOLD = (
    '<style:style style:name="T1" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>'
    '<style:style style:name="T2" style:family="text"><style:text-properties text:display="none"/></style:style>'
)


def read(body: str, **others: object) -> Paper:
    return read_paper("nota.odt", odt(body, **others), "es")  # type: ignore[arg-type]


def tree(body: str, **others: object) -> str:
    paper = read(body, **others)
    assert not paper.unread
    return native(paper.blocks)


def said(paper: Paper) -> list[tuple[str, dict[str, object]]]:
    return [(problem.code, dict(problem.values)) for problem in paper.problems]


def test_headings_by_element_and_by_style() -> None:
    named = '<style:style style:name="Heading_20_2" style:family="paragraph" style:default-outline-level="2"/>'
    automatic = '<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Heading_20_2"/>'
    body = '<text:h text:outline-level="1">Uno</text:h>' + p("Dos", "P1") + p("Tres", "Heading_20_3") + p("Texto")
    assert tree(body, named=named, automatic=automatic) == "# Uno\n## Dos\n### Tres\nPara: Texto"


def test_inlines_spaces_breaks_and_links() -> None:
    body = p('a<text:s text:c="3"/>b<text:tab/>c<text:line-break/><text:span text:style-name="T1">ACUERDO:</text:span> d')
    body += p('<text:a xlink:href="https://example.org/?utm_source=x">aquí</text:a> fin\n      sigue')
    assert tree(body, automatic=BOLD) == "Para: a b c↵**ACUERDO:** d\nPara: [aquí](https://example.org/) fin sigue"


def test_changes_are_accepted_and_said_without_their_author() -> None:
    changes = (
        "<text:tracked-changes><text:changed-region text:id='c1'><text:deletion><office:change-info>"
        "<dc:creator>Luis Toro</dc:creator>"
        "</office:change-info><text:p>anual</text:p></text:deletion></text:changed-region><text:changed-region text:id='c2'>"
        "<text:insertion/></text:changed-region></text:tracked-changes>"
    )
    body = changes + p(
        "La mesa <text:change-start text:change-id='c2'/>técnica<text:change-end text:change-id='c2'/> "
        "<text:change text:change-id='c1'/>se reúne"
    )
    paper = read(body)
    assert native(paper.blocks) == "Para: La mesa técnica se reúne"
    assert said(paper) == [("D-013", {"deleted": "anual"}), ("D-013", {"inserted": "técnica"})]
    assert "Toro" not in str(paper)


def test_comments_are_the_editors() -> None:
    note = "<office:annotation><dc:creator>Luis</dc:creator><text:p>¿Doce o trece?</text:p></office:annotation>"
    paper = read(p(f"uno {note}dos"))
    assert native(paper.blocks) == "Para: uno dos"
    assert list(map(str, paper.comments)) == ["¿Doce o trece?"]
    assert said(paper) == [("D-014", {"text": "¿Doce o trece?"})]


def test_text_boxes_and_shapes_stand_after_their_paragraph() -> None:
    box = f"<draw:frame><draw:text-box>{p('En el cuadro')}</draw:text-box></draw:frame>"
    shape = f"<draw:custom-shape>{p('En la forma')}</draw:custom-shape>"
    paper = read(p(f"uno{box}{shape} dos") + p("tres"))
    assert native(paper.blocks) == "Para: uno dos\nPara: En el cuadro\nPara: En la forma\nPara: tres"
    assert [code for code, _ in said(paper)] == ["D-010", "D-010"]


def test_lists_are_nested_and_numbered() -> None:
    numbered = (
        '<text:list-style style:name="L1">'
        '<text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix=")"/>'
        '<text:list-level-style-bullet text:level="2"/></text:list-style>'
    )
    inner = f"<text:list><text:list-item>{p('hondo')}</text:list-item></text:list>"
    items = (f"{p('uno')}{inner}", p("dos"))
    body = '<text:list text:style-name="L1">' + "".join(f"<text:list-item>{item}</text:list-item>" for item in items)
    assert tree(body + "</text:list>", automatic=numbered) == (
        "OrderedList 1 Decimal OneParen\n  - Para: uno\n    BulletList\n      - Para: hondo\n  - Para: dos"
    )


def test_notes_hidden_text_placeholders_and_contents() -> None:
    note = f"<text:note><text:note-citation>1</text:note-citation><text:note-body>{p('al pie')}</text:note-body></text:note>"
    contents = f"<text:table-of-content><text:index-body>{p('Uno 3')}</text:index-body></text:table-of-content>"
    control = '<loext:content-control loext:showing-place-holder="true">Elija</loext:content-control>'
    paper = read(contents + p(f'uno{note} <text:span text:style-name="T2">oculto</text:span>{control}fin'), automatic=BOLD)
    assert native(paper.blocks) == "Para: uno[^Para: al pie] fin"
    assert [code for code, _ in said(paper)] == ["D-021", "D-019"]


def test_merged_cells_stand_once_and_repeated_ones_are_few() -> None:
    rows = (
        f'<table:table-row><table:table-cell table:number-columns-spanned="2">{p("todo")}</table:table-cell>'
        "<table:covered-table-cell/>"
        f"</table:table-row><table:table-row><table:table-cell>{p('a')}</table:table-cell>"
        f'<table:table-cell table:number-columns-repeated="1000000">{p("b")}</table:table-cell></table:table-row>'
    )
    paper = read(f"<table:table>{rows}</table:table>")
    shown = native(paper.blocks)
    assert [shown.count(text) for text in ("todo", ": a", ": b")] == [1, 1, 1]


def test_text_left_in_a_covered_cell_goes_to_the_cell_that_covers_it() -> None:
    row = (
        f'<table:table-row><table:table-cell table:number-columns-spanned="2">{p("todo")}</table:table-cell>'
        f"<table:covered-table-cell>{p('escondido')}</table:covered-table-cell><table:table-cell>{p('c')}</table:table-cell>"
        "</table:table-row>"
    )
    paper = read(f"<table:table>{row}</table:table>")
    (block,) = paper.blocks
    assert isinstance(block, Table)
    assert [text_of(cell.content) for cell in block.body[0].cells] == ["todo escondido", "c"]
    assert said(paper) == []


def test_pictures_in_the_package_and_out_of_it() -> None:
    inside = '<draw:frame><svg:desc>Mapa</svg:desc><draw:image xlink:href="Pictures/a.png"/></draw:frame>'
    abroad = '<draw:frame><draw:image xlink:href="file:///etc/passwd"/></draw:frame>'
    remote = '<draw:frame><draw:image xlink:href="https://example.org/x.png"/></draw:frame>'
    paper = read(p(f"x {inside}{abroad}{remote}"), parts={"Pictures/a.png": PNG})
    assert dict(paper.pictures) == {"nota.odt/Pictures/a.png": PNG}
    assert [code for code, _ in said(paper)] == ["M-022", "M-021"]


def test_objects_headers_and_ruby_are_not_lost_in_silence() -> None:
    ole = '<draw:frame><draw:object xlink:href="./Object 1"/></draw:frame>'
    ruby = "<text:ruby><text:ruby-base>base</text:ruby-base><text:ruby-text>encima</text:ruby-text></text:ruby>"
    page = f'<style:master-page style:name="S"><style:header>{p("Foro de Redes")}</style:header></style:master-page>'
    paper = read(p(f"x {ole}{ruby}"), named=page)
    assert native(paper.blocks) == "Para: x base\nPara: encima"
    assert sorted(code for code, _ in said(paper)) == ["D-015", "D-017", "D-020"]
