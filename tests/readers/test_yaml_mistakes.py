"""The usual mistakes get the line put right, and what was meant is read."""

from __future__ import annotations

import pytest

from memoria.diagnostics import Checked
from memoria.readers.yaml_nodes import Mapping, Node, Scalar, Sequence, parse_yaml
from memoria.source import SourceFile


def parse(text: str) -> Checked[Node | None]:
    return parse_yaml(SourceFile("evento.yaml", text))


def values(node: Node | None) -> object:
    """The node as plain lists and dictionaries."""
    if isinstance(node, Mapping):
        return {str(key.text): values(value) for key, value in node.pairs}
    if isinstance(node, Sequence):
        return [values(item) for item in node.items]
    return str(node.text) if node else None


CASES = [
    # code, text, line, column, the line put right, what is read
    ("Y-002", "titulo: Panel 1: X\ntipo: a", 1, 9, 'titulo: "Panel 1: X"', {"titulo": "Panel 1: X", "tipo": "a"}),
    ("Y-002", 'titulo: El "gran" foro: hoy', 1, 9, "titulo: 'El \"gran\" foro: hoy'", {"titulo": 'El "gran" foro: hoy'}),
    ("Y-002", "titulo: Panel: X  # nota", 1, 9, 'titulo: "Panel: X"  # nota', {"titulo": "Panel: X"}),
    ("Y-002", "accesos:\n  - Metro: línea 1: norte", 2, 5, '- "Metro: línea 1: norte"', {"accesos": ["Metro: línea 1: norte"]}),
    ("Y-003", "lugar:\n\tnombre: a\n\tsala: b", 2, 1, "  nombre: a", {"lugar": {"nombre": "a", "sala": "b"}}),
    ("Y-003", "ejes:\n  - id: a\n\ttitulo: b", 3, 1, "    titulo: b", {"ejes": [{"id": "a", "titulo": "b"}]}),
    ("Y-003", "lugar:\n\u00a0\u00a0nombre: a\n\u00a0\u00a0sala: b", 2, 1, "  nombre: a", {"lugar": {"nombre": "a", "sala": "b"}}),
    ("Y-004", 'titulo: "Foro\ntipo: a', 1, 9, 'titulo: "Foro"', {"titulo": "Foro", "tipo": "a"}),
    ("Y-004", 'titulo: "Foro\ntipo: a\nlema: "b"', 1, 9, 'titulo: "Foro"', {"titulo": "Foro", "tipo": "a", "lema": "b"}),
    ("Y-005", "titulo: @foro", 1, 9, 'titulo: "@foro"', {"titulo": "@foro"}),
    ("Y-005", "titulo: `foro`", 1, 9, 'titulo: "`foro`"', {"titulo": "`foro`"}),
    ("Y-005", "titulo: %foro", 1, 9, 'titulo: "%foro"', {"titulo": "%foro"}),
    ("Y-005", "titulo: *foro*", 1, 9, 'titulo: "*foro*"', {"titulo": "*foro*"}),
    ("Y-005", "titulo: *foro", 1, 9, 'titulo: "*foro"', {"titulo": "*foro"}),
    ("Y-005", "titulo: &foro", 1, 9, 'titulo: "&foro"', {"titulo": "&foro"}),
    ("Y-005", "titulo: !Ojo", 1, 9, 'titulo: "!Ojo"', {"titulo": "!Ojo"}),
    ("Y-005", "titulo: | foro", 1, 9, 'titulo: "| foro"', {"titulo": "| foro"}),
    ("Y-005", "texto: | Uno\n  dos", 1, 8, "texto: Uno", {"texto": "Uno dos"}),
    ("Y-005", "titulo: > foro", 1, 9, 'titulo: "> foro"', {"titulo": "> foro"}),
    ("Y-005", "titulo: {a} b", 1, 9, 'titulo: "{a} b"', {"titulo": "{a} b"}),
    ("Y-005", "titulo: [CONFIRMAR] cifra", 1, 9, 'titulo: "[CONFIRMAR] cifra"', {"titulo": "[CONFIRMAR] cifra"}),
    ("Y-006", "publico:\n  - a\n - b", 3, 2, "  - b", {"publico": ["a", "b"]}),
    ("Y-006", "titulo: a\n  lema: b", 2, 1, "lema: b", {"titulo": "a", "lema": "b"}),
    ("Y-006", "personas:\n  - id: a\n   nombre: b", 3, 4, "    nombre: b", {"personas": [{"id": "a", "nombre": "b"}]}),
    ("Y-007", "—\ntitulo: a", 1, 1, None, {"titulo": "a"}),
    ("Y-008", "titulo: “Foro: a”", 1, 9, 'titulo: "Foro: a"', {"titulo": "Foro: a"}),
    ("Y-009", "tipo: a\ntitulo:Foro\nlema: b", 2, 8, "titulo: Foro", {"tipo": "a", "titulo": "Foro", "lema": "b"}),
    ("Y-009", "titulo:Foro\nlema: b", 1, 8, "titulo: Foro", {"titulo": "Foro", "lema": "b"}),
    ("Y-009", "lugar:\n  nombre:Sala uno", 2, 10, "nombre: Sala uno", {"lugar": {"nombre": "Sala uno"}}),
    (
        "Y-010",
        "tipo: a\ntitulo Foro del agua\nlema: b",
        2,
        7,
        "titulo: Foro del agua",
        {"tipo": "a", "titulo": "Foro del agua", "lema": "b"},
    ),
    ("Y-014", "titulo: Foro #1", 1, 9, 'titulo: "Foro #1"', {"titulo": "Foro #1"}),
    ("Y-014", "titulo: Mesa # 3", 1, 9, 'titulo: "Mesa # 3"', {"titulo": "Mesa # 3"}),
    ("Y-014", "publico:\n  - a\n  - #redes", 3, 5, '- "#redes"', {"publico": ["a", "#redes"]}),
    ("Y-016", "titulo: a\n---\nlema: b", 2, 1, None, {"titulo": "a", "lema": "b"}),
    ("Y-019", "publico:\n  - a\n   - b\n  - c", 3, 3, "  - b", {"publico": ["a", "b", "c"]}),
    ("Y-022", 'titulo: "Foro" de Quito', 1, 9, "titulo: '\"Foro\" de Quito'", {"titulo": '"Foro" de Quito'}),
    ("Y-022", "titulo: 'L'action'", 1, 9, 'titulo: "L\'action"', {"titulo": "L'action"}),
    ("Y-023", "publico: [a, b\nlema: c", 1, 10, "publico: [a, b]", {"publico": ["a", "b"], "lema": "c"}),
]


@pytest.mark.parametrize(("code", "text", "line", "column", "fixed", "read"), CASES)
def test_a_mistake_is_named_put_right_and_read(
    code: str, text: str, line: int, column: int, fixed: str | None, read: object
) -> None:
    checked = parse(text)
    problem = checked.diagnostics[0]
    assert (problem.code, problem.at.line, problem.at.column) == (code, line, column)
    assert problem.values.get("fixed") == fixed
    assert len(checked.diagnostics) == 1
    assert values(checked.value) == read


@pytest.mark.parametrize(("code", "text", "line", "column", "fixed", "read"), CASES)
def test_the_line_put_right_is_what_yaml_wants(
    code: str, text: str, line: int, column: int, fixed: str | None, read: object
) -> None:
    if fixed is None or code == "Y-003":
        return
    lines = text.split("\n")
    keeps_indent = code in ("Y-006", "Y-019")
    indent = "" if keeps_indent else lines[line - 1][: len(lines[line - 1]) - len(lines[line - 1].lstrip())]
    lines[line - 1] = indent + fixed
    checked = parse("\n".join(lines))
    assert checked.diagnostics == ()
    assert values(checked.value) == read


@pytest.mark.parametrize("bullet", ["–", "—", "•", "-"])
def test_lists_with_other_bullets_or_no_space_are_lists(bullet: str) -> None:
    checked = parse(f"publico:\n  {bullet}uno\n  {bullet}dos\n")
    assert [(problem.code, problem.at.line) for problem in checked.diagnostics] == [("Y-020", 2), ("Y-020", 3)]
    assert values(checked.value) == {"publico": ["uno", "dos"]}


def test_a_long_text_with_a_colon_is_put_between_quotes_whole() -> None:
    checked = parse("resumen: Una frase que\n  dice esto: aquí y\n  'más'\ntitulo: X\n")
    assert [(problem.code, problem.at.line, problem.values["more"]) for problem in checked.diagnostics] == [("Y-002", 1, 2)]
    assert values(checked.value) == {"resumen": "Una frase que dice esto: aquí y 'más'", "titulo": "X"}


def test_a_long_text_below_its_key_is_a_block() -> None:
    checked = parse("texto:\n  Primero: uno.\n\n  Segundo párrafo.\ntipo: nota\n")
    assert [(problem.code, problem.at.line, problem.values["fixed"]) for problem in checked.diagnostics] == [
        ("Y-017", 1, "texto: |")
    ]
    assert values(checked.value) == {"texto": "Primero: uno.\n\nSegundo párrafo.\n", "tipo": "nota"}


@pytest.mark.parametrize("space", ["\u00a0", "\u202f"])
def test_a_hard_space_after_the_colon_is_a_space(space: str) -> None:
    checked = parse(f"titulo:{space}Redes\nprograma:\n  - fecha:{space}2023-03-28\n")
    assert [(problem.code, problem.at.line) for problem in checked.diagnostics] == [("Y-009", 1), ("Y-009", 3)]
    assert values(checked.value) == {"titulo": "Redes", "programa": [{"fecha": "2023-03-28"}]}


def test_one_bad_line_of_a_list_does_not_make_a_text_of_the_whole_list() -> None:
    checked = parse("ejes:\n  - id: agua\n    titulo: Agua\n  😀  resumen: Lo que dura.\n  - id: suelo\n    titulo: Suelo\n")
    assert [(problem.code, problem.at.line) for problem in checked.diagnostics] == [("Y-001", 4)]
    assert values(checked.value) == {"ejes": [{"id": "agua", "titulo": "Agua"}, {"id": "suelo", "titulo": "Suelo"}]}


def test_a_block_of_text_at_the_edge_is_set_in() -> None:
    checked = parse("texto: |\nHola a todos.\n\nAdiós.\ntipo: nota\n")
    (problem,) = checked.diagnostics
    assert (problem.code, problem.at.line, problem.values["fixed"]) == ("Y-006", 2, "  Hola a todos.")
    assert values(checked.value) == {"texto": "Hola a todos.\n\nAdiós.\n", "tipo": "nota"}


def test_numbered_lines_are_a_list() -> None:
    checked = parse("publico:\n  1. uno\n  2. dos\n")
    assert [(problem.code, problem.at.line) for problem in checked.diagnostics] == [("Y-020", 2), ("Y-020", 3)]
    assert values(checked.value) == {"publico": ["uno", "dos"]}


def test_an_equals_sign_is_a_colon() -> None:
    checked = parse("titulo = Foro\ntipo: a\nlema = b\n")
    assert {problem.code for problem in checked.diagnostics} == {"Y-010"}
    assert values(checked.value) == {"titulo": "Foro", "tipo": "a", "lema": "b"}
    assert values(parse("titulo = Foro\nlema = b\n").value) == {"titulo": "Foro", "lema": "b"}


def test_several_mistakes_are_told_in_one_run() -> None:
    checked = parse("titulo: Panel: a\ntipo:Foro\nlema: @b\ninicio: 2023-03-28\n")
    assert [(problem.code, problem.at.line) for problem in checked.diagnostics] == [("Y-002", 1), ("Y-009", 2), ("Y-005", 3)]
    assert values(checked.value) == {"titulo": "Panel: a", "tipo": "Foro", "lema": "@b", "inicio": "2023-03-28"}


def test_a_line_past_understanding_is_set_aside_and_the_rest_is_read() -> None:
    checked = parse("titulo: a\nuna frase suelta\ntipo: b\n")
    assert [(problem.code, problem.at.line) for problem in checked.diagnostics] == [("Y-001", 2)]
    assert values(checked.value) == {"titulo": "a", "tipo": "b"}


@pytest.mark.parametrize(
    "text",
    [
        "titulo: Foro  # un comentario",
        "ejes:  # en orden\n  - id: a",
        "enlace: https://example.org/a#b",
        "texto: |\n  titulo:X\n  - a\n   - b\n  # título\n",
        "texto: >-\n  uno: dos\n  – tres",
        "titulo: “Foro”",
        "lema: Uno – dos",
        "inicio: 2023-03-28 #el martes",
        "resumen: En el año\n  2018. Otra frase",
        "resumen: Una frase larga\n  que sigue aquí",
        "hora: 9:00-9:30",
        "plazo: -5 días",
    ],
)
def test_what_is_right_is_left_alone(text: str) -> None:
    assert parse(text).diagnostics == ()


def test_places_after_a_repair_are_those_of_the_file() -> None:
    checked = parse("titulo: Panel 1: X\nlugar:\n\tnombre: a\n")
    assert isinstance(checked.value, Mapping)
    title = checked.value.get("titulo")
    place = checked.value.get("lugar")
    assert isinstance(title, Scalar)
    assert isinstance(place, Mapping)
    assert title.at is not None
    assert (title.at.line, title.at.column) == (1, 9)
    name = place.pairs[0][1]
    assert name.at is not None
    assert (name.at.line, name.at.column) == (3, 10)
