"""From Markdown to the tree: nothing lost, nothing raw."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml

from memoria.document.tree import Resource
from memoria.document.walk import text_of
from memoria.readers.footnotes import escaped, nested_calls
from memoria.readers.markdown import read_markdown
from memoria.readers.scan import scan
from memoria.source import SourceFile
from memoria.workspace.pandoc import UNREAD, RealPandoc
from tests.document.native import native

CASES = Path(__file__).parent / "scan" / "cases"


def read(text: str, path: str = "nota.md") -> tuple[str, list[str]]:
    (checked,) = read_markdown([SourceFile(path, text)], RealPandoc())
    says = [f"{problem.code}:{problem.at.line}:{problem.at.column}" for problem in checked.diagnostics]
    return native(checked.value), says


SWALLOWED = {
    "a link definition that was text": (
        "Antes.\n\n[CONFIRMAR]: cifras\n\nDespués.",
        "Para: Antes.\nPara: [CONFIRMAR]: cifras\nPara: Después.",
        ["M-001:3:1"],
    ),
    "the same, called": (
        "Son [CONFIRMAR] personas.\n\n[CONFIRMAR]: cifras",
        "Para: Son [CONFIRMAR] personas.\nPara: [CONFIRMAR]: cifras",
        ["M-001:3:1"],
    ),
    "two in a row": ("[A]: b\n[C]: d", "Para: [A]: b\nPara: [C]: d", ["M-001:1:1", "M-001:2:1"]),
    "a definition that is used": ("[uno][1]\n\n[1]: https://example.org 'dos'", 'Para: [uno](https://example.org "dos")', []),
    "a definition that nobody uses": (
        "Uno.\n\n[1]: https://example.org",
        "Para: Uno.\nPara: [1]: https://example.org",
        ["M-001:3:1"],
    ),
    "a footnote never called": (
        "Uno.\n\n[^2]: nota de dos\nlíneas\n\nTres.",
        "Para: Uno.\nPara: [^2]: nota de dos⏎líneas\nPara: Tres.",
        ["M-002:3:1"],
    ),
    "a cell too many": (
        "| a | b |\n|---|---|\n| 1 | 2 | 3 4 |\n\nFin.",
        "Table default,default\n  head: Plain: a | Plain: b\n  row: Plain: 1 | Plain: 2\nPara: 3 4\nPara: Fin.",
        ["M-003:3:11"],
    ),
    "a tag that is none": ("Habló <Nombre de la prefecta> ayer.", "Para: Habló <Nombre de la prefecta> ayer.", ["M-005:1:7"]),
    "a tag that is none, alone": (
        "<Nombre de la prefecta>\nsigue *aquí*",
        "Para: <Nombre de la prefecta>⏎sigue *aquí*",
        ["M-005:1:1"],
    ),
    "a comment": ("Uno <!-- dos --> tres.\n\n<!--\ncuatro\n-->\n", "Para: Uno tres.", ["M-007:1:5", "M-007:3:1"]),
    "a comment without end": ("Uno\n\n<!-- dos\n\ntres", "Para: Uno\nPara: <!-- dos\nPara: tres", []),
    "words after a fence": ("``` Nota: esto\nuno\n```", "Para: esto\nCodeBlock{.Nota:}: uno", ["M-004:1:11"]),
    "mathematics, emoji and letters are text": (
        "US$5000 o US$ 6000 :id: \\alpha\n\nB) Segundo",
        "Para: US$5000 o US$ 6000 :id: \\alpha\nPara: B) Segundo",
        [],
    ),
    "raw formats": ("```{=openxml}\n<w:p/>\n```\n\n`x`{=html}", "CodeBlock{.{=openxml}}: <w:p/>\nPara: `x`{=html}", []),
    "a list that counts otherwise": (
        "1. uno\n3. dos",
        "OrderedList 1 Decimal Period\n  - Plain: uno\n  - Plain: dos",
        ["M-009:1:4"],
    ),
    "a list with the same number": ("1. uno\n1. dos", "OrderedList 1 Decimal Period\n  - Plain: uno\n  - Plain: dos", []),
    "a footnote in a footnote": (
        "Uno[^1].\n\n[^1]: dos[^1] tres[^2]\n[^2]: cuatro",
        "Para: Uno[^Para: dos[^1] tres[^2]].\nPara: [^2]: cuatro",
        ["M-010:3:10", "M-010:3:19", "M-002:4:1"],
    ),
    "a call without its footnote": (
        "Uno[^1] y **dos[^Dos]**, `[^3]`, \\[^4\\].\n\n[^1]: tres",
        "Para: Uno[^Para: tres] y **dos[^Dos]**, `[^3]`, [^4].",
        ["M-012:1:16"],
    ),
    "an unsafe link": (
        "[uno](javascript:dos) [tres](mailto:a@example.org)",
        "Para: uno [tres](mailto:a@example.org)",
        ["M-008:1:7"],
    ),
}


@pytest.mark.parametrize("name", SWALLOWED)
def test_nothing_is_swallowed(name: str) -> None:
    source, tree, says = SWALLOWED[name]
    assert read(source) == (tree, says)


HTML = {
    "styles": (
        "<b>uno</b> <i>dos</i> <u>tres</u> 4<sup>o</sup> H<sub>2</sub>O <span style='x'>seis</span>",
        "Para: **uno** *dos* __tres__ 4^o^ H~2~O seis",
    ),
    "breaks and links": ("uno<br>dos <a href='https://example.org'>tres</a>", "Para: uno↵dos [tres](https://example.org)"),
    "tags that don't match": ("uno <b>dos <i>tres</b> cuatro", "Para: uno **dos tres** cuatro"),
    "a tag with words is text": ("<a definir> y <b importante>", "Para: <a definir> y <b importante>"),
    "a list": ("<ul>\n<li>uno</li>\n<li>dos</li>\n</ul>", "BulletList\n  - Plain: uno\n  - Plain: dos"),
    "a division around Markdown": ("<div class='x'>\n\n**uno**\n\n</div>", "Para: **uno**"),
    "a script is text": ("<script>alert(1)</script>", "Para: <script>alert(1)</script>"),
    "text that is no tag in a block": ("<p>Habló <Nombre>.</p>", "Para: Habló <Nombre>."),
}


@pytest.mark.parametrize("name", HTML)
def test_html_leaves_its_text(name: str) -> None:
    source, tree = HTML[name]
    assert read(source)[0] == tree


def test_the_caption_of_an_html_table_is_found_before_its_rows() -> None:
    tree, says = read("<table><caption>Leyenda</caption><tr><td>uno</td><td>dos</td></tr></table>")
    assert "Leyenda" in tree
    assert says == []


@pytest.mark.parametrize("label", ["Tabla", "Cuadro", "Table", "Tableau", "Tabela", "Quadro", "TABLA 3", "**Tabla 3.**"])
def test_tables_take_the_caption_next_to_them(label: str) -> None:
    table = "| a |\n|---|\n| b |"
    colon = "" if label.endswith("**") else ":"
    for source in (f"{table}\n\n{label}{colon} Lo *que* dice", f"{label}{colon} Lo *que* dice\n\n{table}"):
        assert read(source)[0].splitlines()[:2] == ["Table default", "  caption Plain: Lo *que* dice"]


def test_captions_go_to_one_table_each() -> None:
    table = "| a |\n|---|\n| b |\n\n"
    assert read(f"{table}Tabla: uno\n\n{table}Tabla: dos")[0].count("caption") == 2
    assert read(f"Tabla: uno\n\n{table}Tabla: dos\n\n{table}")[0].count("caption") == 2
    assert read(f"{table}Tablas: no\n\nTabla:\n")[0].count("caption") == 0


def test_a_picture_alone_is_a_figure() -> None:
    assert read("![alt](a.png)\n\nFigura 2: Lo que *se* ve")[0] == (
        "Figure\n  Plain: ![alt](a.png)\n  caption Plain: Lo que *se* ve"
    )
    assert read('![alt](a.png "título")')[0] == 'Figure\n  Plain: ![alt](a.png "título")\n  caption Plain: título'
    assert read("uno ![alt](a.png)")[0] == "Para: uno ![alt](a.png)"


def test_pictures_are_named_from_the_event() -> None:
    assert "(01-eje/fotos/mi foto.png)" in read("![a](fotos/mi%20foto.png)", "01-eje/nota.md")[0]
    assert "(logo.png)" in read("![a](../logo.png)", "01-eje/nota.md")[0]
    assert "(https://example.org/a.png)" in read("![a](https://example.org/a.png)", "01-eje/nota.md")[0]


def test_texts_are_read_each_on_its_own() -> None:
    files = [SourceFile("a.md", "Uno[^1] [x]\n\n[^1]: de a\n\n[x]: #a\n\n# T"), SourceFile("b.md", "Dos[^1] [x]\n\n# T")]
    one, other = (native(checked.value) for checked in read_markdown(files, RealPandoc()))
    assert one.splitlines() == ["Para: Uno[^Para: de a] [x](#a)", "# T{#t}"]
    assert other.splitlines() == ["Para: Dos[^1] [x]", "# T{#t}"]


def test_nesting_beyond_reason_stays_as_typed() -> None:
    for text in (">" * 80 + " uno", "*a **b " * 80, "- " * 200 + "x"):
        tree, says = read(text)
        assert says in (["M-006:1:1"], []), text[:20]
        assert tree
    assert read(">" * 80 + " uno\ndos\n\ntres") == (f"Para: {'>' * 80} uno⏎dos\nPara: tres", ["M-006:1:1"])


class Refusing:
    """A pandoc that gives every text back as typed."""

    def markdown(self, texts: Sequence[str]) -> list[list[Any]]:
        return [[{"t": "Div", "c": [["", [UNREAD], []], [{"t": "Para", "c": [{"t": "Str", "c": text}]}]]}] for text in texts]

    def docx(self, tree: bytes, reference: bytes, pictures: Mapping[str, Resource]) -> bytes:
        raise NotImplementedError


def test_a_text_that_pandoc_cannot_take_stays_as_typed() -> None:
    (checked,) = read_markdown([SourceFile("nota.md", "# uno\ndos\n\ntres")], Refusing())
    assert native(checked.value) == "Para: # uno⏎dos\nPara: tres"
    assert [problem.code for problem in checked.diagnostics] == ["M-011"]


def test_calls_in_footnotes_are_told_from_those_in_the_text() -> None:
    text = "a[^1]\n\n[^1]: b[^2]\n  c[^3]\n\n    d[^4]\n\ne[^5]\n\n- [^6]: f[^7]\n"
    calls = nested_calls(text)
    assert [text[call : call + 4] for call in calls] == ["[^2]", "[^3]", "[^4]", "[^7]"]
    assert escaped("a[^1]b", [1]) == "a\\[^1]b"


BITS = [*"[](){}|*_`<>!#:-+~^\\\n\t 1.", "[^1]", "[^1]:", "\n\n", "::: ", "```", "<b>", "</b>", "<table>", "<!--", "-->", "{.x}"]
BITS += ["|---|", "ACUERDO:", "| plazo:", "&aacute;", "  - ", "> ", "<Nombre>", "Acuerdos\n\n- ", "\u00ad", "\ufffc", "\0", "🙂"]


def mangled(text: str, dice: random.Random) -> str:
    letters = list(text[: dice.randint(0, 2_000)])
    for _ in range(dice.randint(1, 25)):
        place = dice.randint(0, len(letters))
        action = dice.random()
        if action < 0.5:
            letters.insert(place, dice.choice(BITS))
        elif action < 0.8:
            del letters[place : place + dice.randint(1, 5)]
        else:
            letters[place:place] = letters[place : place + dice.randint(0, 40)]
    return "".join(letters)


@pytest.mark.parametrize("seed", range(3))
def test_cut_and_mangled_texts_never_raise(seed: int) -> None:
    dice = random.Random(seed)
    seeds = [case["source"] for path in sorted(CASES.glob("*.yaml")) for case in yaml.safe_load(path.read_text("utf-8"))]
    seeds += [source for source, _, _ in SWALLOWED.values()] + [source for source, _ in HTML.values()]
    files = [SourceFile("nota.md", mangled(dice.choice(seeds) * dice.randint(1, 3), dice)) for _ in range(150)]
    for file, checked in zip(files, read_markdown(files, RealPandoc()), strict=True):
        scanned = scan(checked.value, "nota.md", source=file)
        assert all(problem.at.line for problem in (*checked.diagnostics, *scanned.diagnostics))
        assert (
            text_of(scanned.value.body)
            or not any(char.isalnum() for char in file.text)
            or checked.diagnostics
            or "[" in file.text
        )
