"""The header of a Word or ODT file: the form's table, lines typed by hand, a title, the YAML beside it."""

from __future__ import annotations

from pathlib import Path

from memoria.model.contribution import YamlNote
from memoria.readers.folder import read_folder
from memoria.readers.office import read_paper
from memoria.readers.records import read_record
from memoria.workspace.folder import EventFolder
from memoria.workspace.pandoc import RealPandoc
from tests.document.native import native
from tests.documents import docx, odt, p, para, table
from tests.folders import RECORD, folder_with


def front(body: str, **others: object) -> tuple[YamlNote, str, list[str]]:
    """The header that was understood, the text that is left, and the codes of all that was said."""
    paper = read_paper("nota.docx", docx(body, **others), "es")  # type: ignore[arg-type]
    problems = list(paper.problems)
    note = YamlNote()
    if paper.header is not None:
        read = read_record(paper.header, YamlNote)
        note, problems = read.value, [*problems, *read.diagnostics]
    return note, native(paper.blocks), [problem.code for problem in problems]


def test_the_table_at_the_top_is_the_header_in_any_language() -> None:
    for rows in (
        (("Tipo", "ponencia"), ("SESIÓN:", "S04"), ("Autor (quien habló)", "Ana Paredes")),
        (("type", "paper"), ("session", "S04"), ("speaker", "Ana Paredes")),
        (("type", "exposé"), ("séance", "S04"), ("intervenant", "Ana Paredes")),
    ):
        note, text, codes = front(table(*rows) + para("Texto"))
        assert (note.session, note.authors) == ("S04", ("Ana Paredes",))
        assert (text, codes) == ("Para: Texto", [] if note.type else codes)


def test_several_values_stand_one_on_a_line_or_between_semicolons() -> None:
    two = f"<w:tc>{para('Ana Paredes')}{para('Luis Toro')}</w:tc>"
    note, _, codes = front(table(("sesión", "S04"), ("autor", two), ("palabras clave", "agua; redes")))
    assert note.authors == ("Ana Paredes", "Luis Toro")
    assert len({name.at for name in note.authors}) == 2
    assert codes == []


def test_a_cell_with_nothing_but_an_instruction_is_empty() -> None:
    note, _, codes = front(
        table(("sesión", "S04"), ("tipo", "ponencia"), ("título", "⟦El título de su ponencia⟧"), ("resumen", ""))
    )
    assert note.title is None
    assert codes == []


def test_of_boxes_the_ticked_one_counts() -> None:
    note, _, codes = front(table(("sesión", "S04"), ("tipo", "ponencia"), ("estado", "☐ borrador ☒ final ☐ en revisión")))
    assert (note.state, codes) == ("final", [])


def test_what_the_programme_says_is_not_the_notes_to_say() -> None:
    _, _, codes = front(table(("sesión", "S04"), ("tipo", "ponencia"), ("formato", "panel"), ("lugar", "Loja")))
    assert codes == ["D-029", "D-029"]


def test_a_key_that_comes_twice_and_one_that_nobody_knows_are_said() -> None:
    note, _, codes = front(table(("sesión", "S04"), ("tipo", "ponencia"), ("tipo", "nota"), ("titulso", "Redes")))
    assert note.type == "ponencia"
    assert codes == ["D-027", "K-001"]


def test_a_row_that_is_no_pair_is_said() -> None:
    wide = f'<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>{para("Ficha de la ponencia")}</w:tc>'
    note, text, codes = front(table((wide,), ("sesión", "S04"), ("tipo", "ponencia"), ("", "suelto")) + para("Texto"))
    assert (note.session, text, codes) == ("S04", "Para: Texto", ["D-032", "D-032"])


def test_a_table_of_something_else_is_a_table() -> None:
    note, text, codes = front(table(("Provincia", "Redes"), ("Loja", "3"), ("Cañar", "2")))
    assert note == YamlNote()
    assert text.startswith("Table")
    assert codes == []


def test_keys_typed_as_lines_are_understood_and_said() -> None:
    for fence in ("", para("---"), para("———"), "<w:p/>"):
        body = fence + para("tipo: ponencia") + para("sesión: S04") + para("autor: Ana Paredes") + fence + para("Texto")
        note, text, codes = front(body)
        assert (note.type, note.session, note.authors) == ("ponencia", "S04", ("Ana Paredes",))
        assert (text, codes) == ("Para: Texto", ["D-025"])


def test_a_paragraph_in_the_style_of_a_title_is_the_title() -> None:
    note, text, codes = front(para("Redes que duran", style="Ttulo") + para("Texto"), styles=STYLES)
    assert (note.title, text, codes) == ("Redes que duran", "Para: Texto", ["D-030"])
    note, text, codes = front(
        table(("título", "Redes que duran"), ("sesión", "S04")) + para("Redes que duran", style="Ttulo"), styles=STYLES
    )
    assert (note.title, text, codes) == ("Redes que duran", "", [])
    note, text, codes = front(
        table(("título", "Otra cosa"), ("sesión", "S04")) + para("Redes que duran", style="Ttulo"), styles=STYLES
    )
    assert (note.title, text) == ("Otra cosa", "# Redes que duran")


STYLES = '<w:style w:type="paragraph" w:styleId="Ttulo"><w:name w:val="Title"/></w:style>'
EVENT = f"{RECORD}programa:\n  - fecha: 2023-03-28\n    sesiones:\n      - {{id: S01, formato: mesa}}\n"


def test_the_yaml_beside_it_counts_more(tmp_path: Path) -> None:
    word = docx(table(("sesión", "S01"), ("título", "Uno"), ("tipo", "nota")) + para("Texto"))
    beside = "titulo: Dos\nestado: borrador\n"
    folder = folder_with(tmp_path, {"evento.yaml": EVENT, "nota.docx": word, "nota.yaml": beside})
    read = read_folder(EventFolder(folder), RealPandoc())
    (note,) = read.value.memoria.contributions
    assert (note.path, note.front.title, note.front.type, note.front.state) == ("nota.docx", "Dos", "nota", "borrador")
    assert [problem.code for problem in read.diagnostics] == ["M-031", "D-031"]


def test_the_form_in_odt_is_read_the_same() -> None:
    rows = "".join(
        f"<table:table-row><table:table-cell>{p(key)}</table:table-cell><table:table-cell>{p(value)}</table:table-cell></table:table-row>"
        for key, value in (("Tipo", "ponencia"), ("Sesión", "S04"))
    )
    paper = read_paper("nota.odt", odt(f"<table:table>{rows}</table:table>{p('Texto')}"), "es")
    assert paper.header is not None
    note = read_record(paper.header, YamlNote).value
    assert (note.type, note.session, native(paper.blocks)) == ("ponencia", "S04", "Para: Texto")
