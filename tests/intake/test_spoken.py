"""Transcripts as documents: Teams, Otter, Meet, and the notes that a machine took (intake-formats 3.6, 3.7)."""

from __future__ import annotations

from tests.intake.making import docx, imported

TEAMS = (
    "Foro Internacionalización-20230328_133012-Grabación de la reunión",
    "28 de marzo de 2023, 1:30p.m.",
    "2h 14m 3s",
    "Toro, Luis inició la transcripción",
    "Pilco Vera, Rosa   0:03\nVoy a comenzar por compartirles mi pantalla.",
    "TORO, LUIS   40:10\nAdelante.\nSe ve bien.",
)


def test_the_document_of_teams_in_a_spanish_tenant() -> None:
    result = imported("crudo/Foro.docx", docx(*TEAMS))
    assert result.turns == [
        ("00:00:03", "Rosa Pilco Vera", "Voy a comenzar por compartirles mi pantalla."),
        ("00:40:10", "Luis Toro", "Adelante. Se ve bien."),
    ]
    assert "## S02" in result.text
    assert "## S03" in result.text
    assert "I-011" not in result.codes


def test_the_document_of_teams_in_english() -> None:
    said = (
        "Forum-Meeting Transcript",
        "27m 42s",
        "Luis Toro started transcription",
        "Luis Toro   0:03\nHello.",
        "Rosa Pilco   1:02:05\nHi.",
    )
    assert imported("crudo/t.docx", docx(*said)).turns == [
        ("00:00:03", "Luis Toro", "Hello."),
        ("01:02:05", "Rosa Pilco Vera", "Hi."),
    ]


def test_insertions_count_and_deletions_do_not() -> None:
    xml = (
        "<w:p><w:r><w:t>Toro, Luis   0:03</w:t></w:r></w:p>"
        "<w:p><w:r><w:t xml:space='preserve'>Uno </w:t></w:r><w:ins><w:r><w:t>dos</w:t></w:r></w:ins><w:del><w:r><w:delText>tres</w:delText>"
        "<w:t>tres</w:t></w:r></w:del><w:sdt><w:sdtContent><w:r><w:t> cuatro</w:t></w:r></w:sdtContent></w:sdt></w:p>"
        "<w:p><w:r><w:t>Pilco Vera, Rosa   0:09</w:t></w:r></w:p><w:p><w:r><w:t>Gracias</w:t></w:r></w:p>"
    )
    assert imported("crudo/t.docx", docx(xml=xml)).said == [("Luis Toro", "Uno dos cuatro"), ("Rosa Pilco Vera", "Gracias")]


OTTER = """Luis Toro  0:05
Buenos días a todas.

Unknown Speaker  0:12
Hola.

Speaker 1  1:00:12
Gracias.

Transcribed by https://otter.ai
"""


def test_otter_and_its_unknown_speakers_and_its_trailer() -> None:
    result = imported("crudo/otter.txt", OTTER)
    assert result.turns == [
        ("00:00:05", "Luis Toro", "Buenos días a todas."),
        ("00:00:12", "", "Hola."),
        ("01:00:12", "", "Gracias."),
    ]
    assert "I-022" in result.codes
    assert "I-011" not in result.codes


MEET = """Foro (2023-03-28 08:30 GMT-5) – Transcript

Attendees

Luis Toro, Rosa Pilco

Transcript

This editable transcript was computer generated and might contain errors. People can also change the text after it was created.

00:00:00

Luis Toro: Buenos días: empezamos.
Rosa Pilco: Gracias.

00:05:00

Luis Toro: Seguimos.

Transcription ended after 00:25:51
"""
BOLD = (
    MEET.replace("Luis Toro:", "**Luis Toro:**")
    .replace("Rosa Pilco:", "**Rosa Pilco:**")
    .replace("00:05:00", "### 00:05:00 {#00:05:00}")
)


def test_the_document_of_meet_as_text_as_markdown_and_in_word() -> None:
    for name, data in (("m.txt", MEET.encode()), ("m.md", BOLD.encode()), ("m.docx", docx(*MEET.split("\n")))):
        result = imported(f"crudo/{name}", data)
        assert result.turns == [
            ("00:00:00", "Luis Toro", "Buenos días: empezamos."),
            ("00:00:00", "Rosa Pilco Vera", "Gracias."),
            ("00:05:00", "Luis Toro", "Seguimos."),
        ], name
        assert "I-011" not in result.codes, name


GEMINI = f"""# Notes

28 mar 2023

## Summary

Se acordó publicar el directorio.

![][image1]

### Next steps

- [ ] [Luis Toro] Directorio: publicarlo en mayo

You should review Gemini's notes to make sure they're accurate. Get tips and learn how Gemini takes notes
Please provide feedback about using Gemini to take notes in a short survey.

[image1]: <data:image/png;base64,{"A" * 4000}>
"""


def test_notes_of_a_machine_become_a_draft_without_pictures_or_surveys() -> None:
    result = imported("crudo/notas.md", GEMINI)
    assert result.paths == ["recibido/notas-nota.md"]
    assert "- [ ] [Luis Toro] Directorio: publicarlo en mayo" in result.text
    assert "estado: borrador" in result.text
    assert "base64" not in result.text
    assert "feedback" not in result.text
    assert {"I-022", "I-025"} <= set(result.codes)
    assert "I-011" not in result.codes


def test_notes_and_transcript_in_one_document_become_two_files() -> None:
    result = imported("crudo/notas.md", GEMINI + "\n# Transcript\n\n**Luis Toro:** Hola {#00:01:48}\n")
    assert result.paths == ["recibido/notas-nota.md", "transcripciones/notas-transcripcion.md"]
    assert "Hola" in result.checked.value.made[1].data.decode()


def test_a_note_in_word_is_no_transcript_and_needs_no_import() -> None:
    assert imported("crudo/nota.docx", docx("Panel uno", "Se habló de riego.")).codes == ["I-032"]
