"""Foreign files are not to be trusted: bombs, damage, and words that may not be lost."""

from __future__ import annotations

import io
import random
import zipfile
from unicodedata import normalize

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from memoria.codes import table
from memoria.intake import recognise
from memoria.intake.raw import words_of
from memoria.readers.office.word.names import W
from tests.intake.making import docx, imported, xlsx
from tests.intake.test_attendance import TEAMS, WEBINAR
from tests.intake.test_captions import ZOOM
from tests.intake.test_chat import REPLIES, WHATSAPP
from tests.intake.test_mail import LETTER, mail
from tests.intake.test_reports import FORM, NEW_POLL, OLD_POLL, QA
from tests.intake.test_spoken import GEMINI, MEET, OTTER
from tests.intake.test_spoken import TEAMS as TEAMS_DOCX


def test_an_archive_that_unpacks_to_gigabytes_is_refused_unopened() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<x/>")
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * 60_000_000)
    assert imported("crudo/x.xlsx", buffer.getvalue()).codes == ["I-003"]


def test_a_document_with_entities_that_multiply_is_refused() -> None:
    lol = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    xml = (
        f'<!DOCTYPE x [<!ENTITY l0 "ja">{lol}]><w:document xmlns:w="{W[1:-1]}"><w:p><w:r><w:t>&l9;</w:t></w:r></w:p></w:document>'
    )
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("word/document.xml", xml)
    result = imported("crudo/x.docx", buffer.getvalue())
    assert result.codes == ["Z-004"]


def test_a_huge_file_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recognise, "LARGEST", 100)
    assert imported("crudo/x.vtt", ZOOM).codes == ["I-003"]


@pytest.mark.parametrize("data", [b"", b"   \n", b"\x00" * 400])
def test_an_empty_file_is_told(data: bytes) -> None:
    assert imported("crudo/x.vtt", data).codes == ["I-002"]


def test_a_picture_is_nothing_we_know() -> None:
    assert imported("crudo/x.png", b"\x89PNG\r\n\x1a\n" + bytes(range(256))).codes[0] in ("F-001", "I-001")


SAMPLES = {
    "x.vtt": ZOOM.encode(),
    "chat.txt": REPLIES.encode(),
    "grupo.txt": WHATSAPP["a telephone's"].encode(),
    "a.csv": WEBINAR.encode("utf-8-sig"),
    "t.csv": TEAMS.encode("utf-16"),
    "q.csv": QA.encode("cp1252"),
    "p1.csv": OLD_POLL.encode(),
    "p2.csv": NEW_POLL.encode(),
    "f.xlsx": xlsx(*FORM),
    "m.txt": MEET.encode(),
    "g.md": GEMINI[:900].encode(),
    "o.txt": OTTER.encode(),
    "t.docx": docx(*TEAMS_DOCX),
    "n.eml": mail(LETTER, attachments=(("x.csv", b"a"),)),
}


@pytest.mark.parametrize("name", SAMPLES)
def test_damage_gives_neither_a_traceback_nor_silence(name: str) -> None:
    chance = random.Random(name)
    for _ in range(60):
        data = bytearray(SAMPLES[name])
        for _ in range(chance.randint(1, 12)):
            place = chance.randrange(len(data))
            if chance.random() < 0.5:
                data[place] = chance.randrange(256)
            else:
                del data[place : place + chance.randrange(40)]
            if not data:
                break
        result = imported(f"crudo/{name}", bytes(data))
        assert result.checked.value.made or result.problems


NAMES = st.sampled_from(["Rosa Pilco", "Luis Toro", "Ana Mora", "Sala Foro", ""])
SENTENCES = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "Zs", "S")), min_size=1, max_size=80)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(NAMES, SENTENCES), min_size=1, max_size=12))
def test_words_in_are_words_out_of_captions(said: list[tuple[str, str]]) -> None:
    cues = (
        f"{n}\n00:{n:02}:00.000 --> 00:{n:02}:01.000\n{who + ': ' if who else ''}{text}\n"
        for n, (who, text) in enumerate(said, 1)
    )
    result = imported("crudo/x.vtt", "WEBVTT\n\n" + "\n".join(cues))
    assert "I-011" not in result.codes


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(NAMES.filter(bool), SENTENCES), min_size=1, max_size=12))
def test_words_in_are_words_out_of_chats(said: list[tuple[str, str]]) -> None:
    text = "".join(f"08:{n:02}:00 From {who} to Everyone:\n\t{words}\n" for n, (who, words) in enumerate(said, 1))
    result = imported("crudo/chat.txt", text)
    assert "I-011" not in result.codes


@settings(max_examples=100, deadline=None)
@given(
    st.lists(st.text(st.characters(codec="utf-8", categories=("L", "N", "Zs")), min_size=3, max_size=60), min_size=1, max_size=8)
)
def test_words_in_are_words_out_of_questions(asked: list[str]) -> None:
    rows = "".join(f'{n},"{text}",Luis Toro,,\n' for n, text in enumerate(asked, 1))
    result = imported("crudo/qa.csv", f"#,Question,Asker Name,Asker Email,Answer(s)\n{rows}", session="S04")
    assert "I-011" not in result.codes
    written = [str(entry["pregunta"]) for entry in result.data["preguntas"]] if result.paths else []  # type: ignore[index]
    assert words_of(written) == words_of(normalize("NFC", text) for text in asked) or "I-015" in result.codes


def test_a_loss_is_told_with_the_line_and_the_words(monkeypatch: pytest.MonkeyPatch) -> None:
    from memoria.intake import canonical, talks

    monkeypatch.setattr(talks, "merged", lambda turns: tuple(turns)[:1])
    assert "I-011" not in imported("crudo/x.vtt", ZOOM).codes  # counted before merging …
    monkeypatch.setattr(canonical, "transcript", lambda *_, **__: "---\ntitulo: x\n---\n")
    lost = imported("crudo/x.vtt", ZOOM).problem("I-011")  # … and again in what was written
    assert lost.at.line == 5
    assert "bienvenidas" in str(lost.values["words"])


def test_every_code_of_the_family_is_met_in_these_tests() -> None:
    from pathlib import Path

    written = "".join(file.read_text("utf-8") for file in Path(__file__).parent.glob("test_*.py"))
    assert [code for code in table() if code.startswith("I-") and code not in written] == []
