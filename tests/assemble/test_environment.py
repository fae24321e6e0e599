"""Templates that nobody vouches for: values stay text, mistakes have a line, nothing runs away."""

import pytest

from memoria.assemble.environment import Fault, Later, Markdown, Sandbox
from memoria.document.pandoc_json import blocks_from_json
from memoria.document.tree import Para, Text
from memoria.document.walk import text_of
from memoria.source import Located, Position
from memoria.workspace.pandoc import RealPandoc

AWKWARD = (
    "2. Segunda parte",
    "*abierto*",
    "<Prefectura>",
    "a | b",
    "# título",
    "[x] hecho",
    "[x](https://example.org)",
    "- guion",
    "+ más",
    "US$5 y US$ 6",
    "`código`",
    "_subrayado_ y __más__",
    "~tachado~ y ~~más~~",
    "::: div",
    ": definición",
    "[^1]",
    "&amp; y &",
    "\\ barra",
    "{#id .clase}",
    "> cita",
    "=====",
    "![imagen](a.png)",
    "{{ llaves }} {% y %} {# más #}",
    "«comillas» – raya — y … “otras”",
)


def write(template: str, **values: object) -> tuple[str, str]:
    text, problem = Sandbox({"a.md.j2": template}).write("a.md.j2", values)
    return text, "" if problem is None else f"{problem.code}:{problem.at.line}"


def test_every_value_is_printed_as_the_words_it_is() -> None:
    written = [write("{{ value }}\n", value=value)[0] for value in AWKWARD]
    trees = [blocks_from_json(tree) for tree in RealPandoc().markdown(written)]
    assert [text_of(tree) for tree in trees] == list(AWKWARD)
    assert all(isinstance(tree[0], Para) and [type(node) for node in tree[0].content] == [Text] for tree in trees)


def test_a_value_is_made_when_a_template_asks_for_it_and_once() -> None:
    made: list[str] = []

    def later(name: str) -> Later:
        def make() -> str:
            made.append(name)
            return name

        return Later(make)

    sandbox = Sandbox({"a.md.j2": "{{ one }}{% if one %}{{ one }}{% endif %}{% include 'b.md.j2' %}", "b.md.j2": "{{ two }}"})
    assert sandbox.write("a.md.j2", {name: later(name) for name in ("one", "two", "three")})[0] == "oneonetwo"
    assert made == ["one", "two"]


def test_what_can_not_be_made_is_no_mistake_of_the_template() -> None:
    sandbox = Sandbox({"a.md.j2": "{{ value }}"})
    with pytest.raises(Fault, match="ZeroDivisionError"):
        sandbox.write("a.md.j2", {"value": Later(lambda: 1 // 0)})


def test_a_value_of_several_lines_becomes_one() -> None:
    assert write("{{ value }}", value="uno\n\n    dos\n# tres")[0] == "uno dos \\# tres"


def test_what_is_joined_to_markdown_is_escaped_for_markdown_and_not_for_html() -> None:
    assert write("{{ '*' ~ mark ~ '<' }}", mark=Markdown("**x**"))[0] == "\\***x**\\<"
    assert write("{{ [mark, '*'] | join(' | ') }}", mark=Markdown("**x**"))[0] == "**x** \\| \\*"
    assert write("{% macro m(v) %}**{{ v }}**{% endmacro %}{{ m('*') }}")[0] == "**\\***"


def test_identifiers_of_markdown_are_not_comments_of_jinja() -> None:
    assert write("# A {#a .b}{# a comment #}")[0] == "# A { #a .b}"
    assert write("# A {#{{ name }}}\n", name=Markdown("x"))[0] == "# A { #x}\n"


def test_the_places_of_printed_values_are_known() -> None:
    sandbox = Sandbox({"a.md.j2": "{{ value }}"})
    sandbox.write("a.md.j2", {"value": Located("x", Position("evento.yaml", 3, 1))})
    assert sandbox.printed == [Position("evento.yaml", 3, 1)]


@pytest.mark.parametrize(
    ("template", "problem"),
    [
        ("uno\n{% if x %}\n", "V-001:2"),
        ("uno\n\n{{ nada }}", "V-002:3"),
        ("{{ 'a'.b }}", "V-002:1"),
        ("\n{{ ''.__class__ }}", "V-003:2"),
        ("{{ [].append(1) }}", "V-003:1"),
        ("{% include 'otra' %}", "V-005:1"),
        ("{{ 1 + 'a' }}", "V-006:1"),
        ("{% for a in 3 %}{% endfor %}", "V-006:1"),
        ("{{ 'a' * 9999999 }}", "V-004:1"),
        ("{{ 9 ** 9999999 }}", "V-004:1"),
        ("{{ '%09999999d' % 1 }}", "V-004:1"),
        ("{{ range(999999) }}", "V-004:1"),
        ("{% for a in range(9999) %}{% for b in range(9999) %}{% endfor %}{% endfor %}", "V-004:1"),
        ("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", "V-004:1"),
        ("{% for a in range(9999) %}" + "x" * 1000 + "{% endfor %}", "V-004:1"),
        ("{{ '{:>9999999}'.format(1) }}", "V-003:1"),
        ("{{ 'a'.center(9999999) }}", "V-003:1"),
        ("{{ 'a' | center(9999999) }}", "V-001:1"),
    ],
)
def test_a_mistake_has_its_code_and_its_line_and_is_no_traceback(template: str, problem: str) -> None:
    assert write(template) == ("", problem)


@pytest.mark.parametrize(
    "template",
    [
        "{{ ''.__class__.__mro__[1].__subclasses__() }}",
        "{{ ''['__class__'] }}",
        "{{ '' | attr('__class__') }}",
        "{{ '' | attr('_' ~ '_class_' ~ '_') }}",
        "{{ [''] | map(attribute='__class__') | list }}",
        "{{ ['x'] | map('attr', '__class__') | list }}",
        "{{ ['x'] | selectattr('__class__') | list }}",
        "{{ ['x'] | groupby('__class__') | list }}",
        "{{ '{0.__class__}'.format('') }}",
        "{{ '{x.__class__}'.format_map({'x': ''}) }}",
        "{{ ('{0.__class__}' | e).format('') }}",
        "{{ self.__init__.__globals__ }}",
        "{{ range.__self__ }}",
        "{{ section.__globals__ }}",
        "{{ namespace.__init__ }}",
        "{{ lipsum.__globals__['os'].popen('id').read() }}",
        "{{ cycler.__init__.__globals__.os }}",
        "{{ joiner.__init__.__globals__.os }}",
        "{{ config }}{{ request }}",
        "{% set x = namespace() %}{% set x.__class__ = 1 %}",
        "{% for a in [] %}{% else %}{{ loop.__class__ }}{% endfor %}",
        "{% for a in [1] %}{{ loop.__init__.__globals__ }}{% endfor %}",
        "{% macro m() %}{% endmacro %}{{ m.__globals__ }}",
        "{% macro m() %}{{ caller.__globals__ }}{% endmacro %}{% call m() %}{% endcall %}",
        "{{ (1).__class__.__base__ }}",
        "{{ {}.update({'a': 1}) }}",
        "{{ dict.mro() }}",
    ],
)
def test_known_ways_out_of_the_sandbox_lead_nowhere(template: str) -> None:
    text, problem = write(template, section=lambda name: name)
    assert "class" not in text
    assert "os" not in text
    assert problem or "Undefined" in text or not text.strip(" []")


def test_the_disk_can_not_be_reached() -> None:
    assert write("{% include '/etc/passwd' %}") == ("", "V-005:1")
    assert write("{% extends '../../pyproject.toml' %}") == ("", "V-005:1")
