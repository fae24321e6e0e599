"""YAML becomes nodes that are text and know their place."""

from __future__ import annotations

from memoria.diagnostics import Checked
from memoria.readers.yaml_nodes import Mapping, Node, Scalar, Sequence, parse_yaml
from memoria.source import SourceFile


def parse(text: str) -> Checked[Node | None]:
    return parse_yaml(SourceFile("evento.yaml", text))


def mapping(text: str) -> Mapping:
    checked = parse(text)
    assert checked.diagnostics == ()
    assert isinstance(checked.value, Mapping)
    return checked.value


def scalar(text: str, key: str) -> Scalar:
    value = mapping(text).get(key)
    assert isinstance(value, Scalar)
    return value


def place(text: str, key: str) -> tuple[int | None, int | None]:
    at = scalar(text, key).at
    assert at is not None
    return at.line, at.column


def test_every_value_is_text() -> None:
    node = mapping("hora: 9:00\nods: 17.10\nque: no\ntel: +593\nn: 010\nf: 2023-03-28\n")
    assert [value.text for _, value in node.pairs if isinstance(value, Scalar)] == [
        "9:00",
        "17.10",
        "no",
        "+593",
        "010",
        "2023-03-28",
    ]


def test_a_value_knows_where_its_first_letter_is() -> None:
    assert place("título: Foro\n", "título") == (1, 9)
    assert place('a: "Foro"\n', "a") == (1, 5)
    assert place("a:\n  Foro\n", "a") == (2, 3)


def test_a_block_of_text_begins_at_its_first_line() -> None:
    assert place("a: 1\ntexto: |\n  hola\n  adiós\n", "texto") == (3, 3)
    assert place("texto: |\n\n  hola\n", "texto") == (2, 3)


def test_keys_lists_and_their_items_have_places() -> None:
    value = mapping("ejes:\n  - id: a\n  - id: b\n").get("ejes")
    assert isinstance(value, Sequence)
    assert [(item.at.line, item.at.column) for item in value.items if item.at] == [(2, 5), (3, 5)]


def test_a_list_between_brackets_keeps_its_words() -> None:
    value = mapping("a: [CONFIRMAR]\n").get("a")
    assert isinstance(value, Sequence)
    assert value.literal == "[CONFIRMAR]"


def test_lines_of_a_header_keep_their_number_in_the_file() -> None:
    assert place("\n\n\ntitulo: X\n", "titulo") == (4, 9)


def test_a_key_written_twice_is_said_and_the_first_is_kept() -> None:
    checked = parse("titulo: a\ntipo: b\ntitulo: c\n")
    (problem,) = checked.diagnostics
    assert (problem.code, problem.at.line, problem.values["line"]) == ("Y-011", 3, 1)
    assert isinstance(checked.value, Mapping)
    assert [value.text for _, value in checked.value.pairs if isinstance(value, Scalar)] == ["a", "b"]


def test_tags_and_references_are_refused_and_the_rest_is_read() -> None:
    checked = parse("a: !!int 3\nb: &x 1\nc: *x\nd: 4\n")
    assert [(problem.code, problem.at.line) for problem in checked.diagnostics] == [("Y-012", 1), ("Y-013", 2), ("Y-013", 3)]
    assert isinstance(checked.value, Mapping)
    assert [value.text for _, value in checked.value.pairs if isinstance(value, Scalar)] == ["3", "1", "", "4"]


def test_a_bomb_of_references_stays_small() -> None:
    lines = ["a0: &a0 [lol, lol]"] + [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]
    checked = parse("\n".join(lines))
    assert isinstance(checked.value, Mapping)
    assert {problem.code for problem in checked.diagnostics} == {"Y-013"}


def test_keys_that_are_lists_are_refused() -> None:
    assert [problem.code for problem in parse("? [a]\n: b\nc: d\n").diagnostics] == ["Y-015"]


def test_depth_is_bounded() -> None:
    checked = parse("a: " + "[" * 5000)
    assert checked.value is None
    assert [problem.code for problem in checked.diagnostics] == ["Y-018"]


def test_an_empty_file_says_so() -> None:
    for text in ("", "\n\n# solo un comentario\n", "~\n", "---\n"):
        checked = parse(text)
        assert checked.value is None
        assert [problem.code for problem in checked.diagnostics] == ["Y-021"]


def test_a_file_of_another_kind_is_given_up() -> None:
    page = "\n".join(f"<p class='x'>{n}: {{</p>" for n in range(200))
    checked = parse(page)
    assert checked.diagnostics[-1].code in ("Y-024", "Y-001")
    assert len(checked.diagnostics) <= 61
