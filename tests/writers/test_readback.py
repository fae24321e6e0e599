"""What a finished file must hold: every run of the tree, whole, as often and in the order it is printed."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest

from memoria.document import roles
from memoria.document import tree as t
from memoria.writers.expected import expected_of, fold
from memoria.writers.extract import docx_reading
from memoria.writers.readback import Reading, missing_words

META = t.Meta(title="Prueba", language="es")


def para(text: str) -> t.Para:
    return t.Para((t.Text(text),))


def div(role: str, *blocks: t.Block) -> t.Div:
    return t.Div(blocks, t.Attr("", (role,)))


def lost(blocks: tuple[t.Block, ...], *pages: str, notes: tuple[str, ...] | None = None) -> list[object]:
    expected = expected_of(t.Document(META, blocks))
    reading = Reading(tuple(map(fold, pages)), None if notes is None else tuple(map(fold, notes)))
    return [problem.values["words"] for problem in missing_words(expected, reading, "memoria.pdf")]


FIRST = "La continuidad depende de la persona que guarda el expediente."
SECOND = "Un convenio sin presupuesto es una carta."
TWO = (para(FIRST), para(SECOND))


def test_a_file_that_holds_everything_has_nothing_missing() -> None:
    assert lost(TWO, f"{FIRST} {SECOND}") == []


def test_a_paragraph_that_is_not_there_is_missing() -> None:
    assert lost(TWO, FIRST) == [SECOND]


def test_a_word_lost_from_the_middle_is_noticed() -> None:
    assert lost(TWO[:1], "La continuidad depende de la persona que guarda expediente.") != []


def test_paragraphs_in_another_order_are_noticed() -> None:
    assert lost(TWO, f"{SECOND} {FIRST}") != []


def test_what_is_printed_twice_must_stand_there_twice() -> None:
    assert lost((TWO[0], TWO[0]), FIRST) != []


def test_words_of_another_kind_between_two_paragraphs_are_noticed_when_they_are_many() -> None:
    intruder = "Este texto no está en el volumen y alguien lo escribió en el archivo después. "
    assert lost(TWO, FIRST + intruder + SECOND) != []


def test_a_paragraph_may_go_on_overleaf_behind_the_notes_of_its_page() -> None:
    note = t.Note((para("Registro del equipo técnico sobre los convenios."),))
    before, after = t.Text("La pérdida no es de documentos"), t.Text(" sino de contexto, quién prometió qué y a quién.")
    blocks = (t.Para((before, note, after)),)
    pages = (
        "La pérdida no es de documentos 1 sino de contexto, quién 1 Registro del equipo técnico sobre los convenios.",
        "prometió qué y a quién.",
    )
    assert lost(blocks, *pages) == []


def test_a_note_that_is_not_printed_is_missing() -> None:
    note = t.Note((para("Registro del equipo técnico."),))
    blocks = (t.Para((t.Text("La pérdida es de contexto."), note)),)
    assert lost(blocks, "La pérdida es de contexto. 1") == ["Registro del equipo técnico."]
    assert lost(blocks, "La pérdida es de contexto.", notes=("Registro del equipo técnico.",)) == []


def row(*cells: str) -> t.Row:
    return t.Row(tuple(t.Cell((para(cell),)) for cell in cells))


ROWS = (row("Publicar el directorio", "mayo"), row("Firmar", "junio"))
TABLE = t.Table((t.Column(), t.Column()), (row("Acción", "Plazo"),), ROWS)


def test_a_table_may_repeat_its_header_overleaf() -> None:
    assert lost((TABLE,), "Acción Plazo Publicar el directorio mayo", "Acción Plazo Firmar junio") == []


def test_a_cell_that_is_not_there_is_missing() -> None:
    assert "mayo" in lost((TABLE,), "Acción Plazo Publicar el directorio", "Acción Plazo Firmar junio")


def test_a_row_may_go_on_overleaf_cell_by_cell() -> None:
    left, right = "Primera mitad de la celda larga que sigue en la otra página", "sin registro"
    table = t.Table((t.Column(), t.Column()), (), (row(left, right),))
    assert lost((table,), "Primera mitad de la celda sin registro", "larga que sigue en la otra página") == []


LONG = "Fichas de una página para los diecinueve convenios vigentes, verificadas con cada contraparte"
OTHER = "Comité semanal de asuntos internacionales con cinco secretarías y un delegado nacional sin voto"


def test_cells_of_a_row_that_goes_on_overleaf_may_hold_several_paragraphs() -> None:
    several = t.Cell((para("Valle Alto"), para(LONG), para("Ficha en la página cien")))
    table = t.Table((t.Column(),) * 3, (), (t.Row((t.Cell((para("Continuidad"),)), several, t.Cell((para("sin registro"),)))),))
    left, right = LONG[:60], LONG[60:] + "Ficha en la página cien"
    assert lost((table, para(FIRST)), f"Continuidad Valle Alto {left} sin registro", f"{right} {FIRST}") == []
    assert "sin registro" in lost((table, para(FIRST)), f"Continuidad Valle Alto {left}", f"{right} {FIRST}")


def test_a_cell_left_behind_is_not_taken_for_the_same_words_of_the_row_below() -> None:
    first = t.Row((t.Cell((para(LONG),)), t.Cell((para("sin registro"),))))
    second = t.Row((t.Cell((para(OTHER),)), t.Cell((para("sin registro"),))))
    table = t.Table((t.Column(), t.Column()), (), (first, second))
    pages = (f"{LONG[:60]} sin registro", f"{LONG[60:]} {OTHER} sin registro {FIRST}")
    assert lost((table, para(FIRST)), *pages) == []


def test_few_letters_are_not_pieced_together_from_anywhere() -> None:
    first = t.Row((t.Cell((para(LONG),)), t.Cell((para("no record"),))))
    table = t.Table((t.Column(), t.Column()), (), (first,))
    pages = (f"{LONG[:60]} no record", f"{LONG[60:]} {FIRST} {OTHER} no re", f"cord {SECOND}")
    texts = (para(FIRST), para(f"{OTHER} no record"), para(SECOND))
    assert lost((table, *texts), *pages) == []


def test_two_long_cells_of_a_row_may_both_go_on_overleaf() -> None:
    table = t.Table((t.Column(), t.Column()), (), (row(LONG, OTHER),))
    pages = (f"{LONG[:50]} {OTHER[:40]}", f"{LONG[50:]} {OTHER[40:]} {FIRST}")
    assert lost((table, para(FIRST)), *pages) == []


def test_the_cover_may_be_in_any_order_and_must_be_whole() -> None:
    blocks = (div(roles.COVER, para("Memoria de trabajo"), para("Quito")), para("El foro se reunió en marzo."))
    assert lost(blocks, "Quito Memoria de trabajo", "El foro se reunió en marzo.") == []
    assert lost(blocks, "Memoria de trabajo", "El foro se reunió en marzo.") == ["Quito"]


def test_the_words_of_the_cover_of_a_file_without_pages_do_not_stand_in_for_the_texts() -> None:
    cover = (div(roles.COVER, div("cover-title", para("Red Uno")), div("cover-place", para("Marzo de 2023. " * 4))),)
    body = (para("Red Uno"), para(FIRST))
    whole = f"Red Uno {'Marzo de 2023. ' * 4} Red Uno {FIRST}"
    assert lost((*cover, *body), whole) == []
    assert lost((*cover, *body), whole.replace(f" Red Uno {FIRST}", f" {FIRST}")) == ["Red Uno"]


def test_the_contents_must_list_every_title_of_two_levels() -> None:
    words = ((1, "Antecedentes"), (2, "El problema"), (3, "Un detalle"))
    titles = [t.Heading(level, (t.Text(title),)) for level, title in words]
    blocks: tuple[t.Block, ...] = (div(roles.CONTENTS), *titles)
    assert lost(blocks, "1 Antecedentes 1 1.1 El problema 2", "1 Antecedentes 1.1 El problema Un detalle") == []
    assert lost(blocks, "1 Antecedentes 1", "1 Antecedentes 1.1 El problema Un detalle") != []


def captioned(number: int, words: str) -> t.Table:
    caption = (t.Plain((t.Text(f"Tabla {number}. "), t.Span((t.Text(words),), t.Attr(f"tabla-{number}")))),)
    return t.Table((t.Column(),), (), (row(f"Celda {number}"),), (), caption)


LIST = t.Div((), t.Attr("", (roles.LIST_OF_TABLES,), (("title", "Tablas"),)))
LISTED: tuple[t.Block, ...] = (LIST, para(FIRST), captioned(1, "Convenios por año"), captioned(2, "Redes y cooperantes"))
CAPTIONED = (f"{FIRST} Tabla 1. Convenios por año Celda 1", "Tabla 2. Redes y cooperantes Celda 2")


def test_a_writer_may_list_the_captions_of_tables_or_leave_the_list_out() -> None:
    assert lost(LISTED, "Tablas Tabla 1. Convenios por año 4 Tabla 2. Redes y cooperantes 5", *CAPTIONED) == []
    assert lost(LISTED, *CAPTIONED) == []


def test_a_list_does_not_stand_in_for_the_captions() -> None:
    listed = "Tablas Tabla 1. Convenios por año 4 Tabla 2. Redes y cooperantes 5"
    assert "Tabla 2. Redes y cooperantes" in lost(LISTED, listed, CAPTIONED[0], "Celda 2")


def test_a_list_without_captions_is_not_looked_for() -> None:
    assert [run.words for run in expected_of(t.Document(META, (LIST, *TWO))).text] == [FIRST, SECOND]


@pytest.mark.parametrize(
    ("left", "right"), [("ﬁnanciación", "FINANCIACIÓN"), ("2.º semestre", "2.o semestre"), ("Gu\u0301ia", "Gúia")]
)
def test_ligatures_capitals_and_composed_letters_are_the_same_words(left: str, right: str) -> None:
    assert fold(left) == fold(right)


def test_the_words_of_a_docx_are_those_of_its_paragraphs_and_notes() -> None:
    w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    run = "<w:p><w:r><w:t>Uno</w:t><w:instrText>PAGE</w:instrText></w:r></w:p>"
    body = f"<w:document {w}><w:body>{run}</w:body></w:document>"
    notes = f"<w:footnotes {w}><w:footnote><w:p><w:r><w:t>Dos</w:t></w:r></w:p></w:footnote></w:footnotes>"
    data = BytesIO()
    with zipfile.ZipFile(data, "w") as package:
        package.writestr("word/document.xml", body)
        package.writestr("word/footnotes.xml", notes)
    assert docx_reading(data.getvalue()) == Reading(("uno",), ("dos",))


def test_a_paragraph_may_go_on_for_hundreds_of_pages() -> None:
    words = [f"palabra{number}" for number in range(60_000)]
    pages = [" ".join(words[start : start + 50]) for start in range(0, len(words), 50)]
    assert len(pages) == 1_200
    assert lost((para(" ".join(words)),), *pages) == []
    assert lost((para(" ".join(words)),), *pages[:700], *pages[701:]) != []
