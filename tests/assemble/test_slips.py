"""What a template means and what it says: divs, attributes, pictures and links that print otherwise than they look."""

import pytest

from memoria.assemble.slips import dangling, slips, unbalanced
from memoria.choices import EDITIONS
from memoria.diagnostics import Diagnostic
from tests.assemble.making import checked, memoria, templates


def told(name: str, text: str) -> list[tuple[str, str]]:
    def where(problem: Diagnostic) -> str:
        return f"{problem.at.path}:{problem.at.line}" if problem.at.line else problem.at.path

    return [(problem.code, where(problem)) for problem in checked(memoria(), {name: text}).diagnostics]


def test_the_templates_of_the_program_have_none() -> None:
    for edition in EDITIONS:
        codes = [problem.code for problem in checked(memoria(), edition=edition).diagnostics]
        assert [code for code in codes if code.startswith("V-")] == []


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("# A\n\n::: notice\nAviso.\n", ("V-012", "credits.md.j2:3")),
        ("# A\n\n:::\n", ("V-012", "credits.md.j2:3")),
        ("# A {#a .unnumbered\n", ("V-013", "credits.md.j2:1")),
        ("# A\n\n![](/etc/hostname)\n", ("V-015", "credits.md.j2:3")),
        ("# A\n\n![](http://example.org/a.png)\n", ("V-015", "credits.md.j2:3")),
        ("# A\n\n[ver](#no-existe)\n", ("V-008", "credits.md.j2:3")),
        ("# A {#a}\n\n[ver](#a) y [hoja](#hoja-de-ruta)\n", None),
        ("# A\n\nPr\ufffdstamos\n", ("V-014", "credits.md.j2:3")),
        ("# A\n\n{{ credits.roles }}\n", ("V-010", "credits.md.j2:3")),
        ("# A\n\n{{ chapters }}\n", ("V-010", "credits.md.j2:3")),
        ("# A\n\n{{ labels.credits | tree }}\n", ("V-011", "credits.md.j2:3")),
        ("# A\n\n{% include 'otra.md.j2' %}\n", ("V-005", "credits.md.j2:3")),
        ("# A\n\n{% for n in range(9000) %}{{ '" + "x" * 500 + "' }}{% endfor %}\n", ("V-004", "credits.md.j2:3")),
    ],
)
def test_a_slip_is_told_at_its_line(text: str, problem: tuple[str, str] | None) -> None:
    assert told("credits.md.j2", text) == ([problem] if problem else [])


def test_letters_that_a_text_of_the_event_brought_along_are_no_slip_of_the_template() -> None:
    shown = {"a.md.j2": "uno \ufffd"}
    assert list(slips(shown, {"a.md.j2": "{{ value }}"}, ())) == []
    assert [one.code for one in slips(shown, shown, ())] == ["V-014"]


def test_a_div_that_a_branch_opens_and_another_closes_is_whole() -> None:
    assert told("credits.md.j2", "{% if internal %}\n::: notice\n{% else %}\n::: small\n{% endif %}\nA\n\n:::\n") == []


def test_divs_in_divs_are_closed_the_innermost_first() -> None:
    assert unbalanced([":::: {.a}", "::: b", ":::", "::::"]) == []
    assert unbalanced(["::: a", "::: b", ":::"]) == [0]


def test_a_link_to_a_section_that_this_volume_left_out_is_none() -> None:
    sources = {"a.md.j2": "[hoja](#hoja-de-ruta)", "roadmap.md.j2": "# Hoja {#hoja-de-ruta}"}
    assert list(dangling(("a.md.j2",), sources, ())) == []
    assert "roadmap.md.j2" in templates()
