"""Captions: WebVTT of Zoom and of Teams, SubRip, SubViewer (intake-formats 3.1, 3.6, 3.7)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.intake.making import EVENT, MEMORIA, STAMP, imported

ZOOM = """WEBVTT

1
00:00:04.859 --> 00:00:07.410
Sala de prensa: Buenos días, bienvenidas y bienvenidos.

2
00:00:09.540 --> 00:00:12.990
Rosa Pilco (GAD Cañar): Tenemos dos puntos: riego y vialidad.

3
00:00:13.020 --> 00:00:13.600
sí.
"""


def test_a_transcript_of_zoom_has_its_speakers_and_its_times() -> None:
    result = imported("crudo/x.transcript.vtt", ZOOM, session="S02")
    assert result.turns == [
        ("00:00:04", "Sala de prensa", "Buenos días, bienvenidas y bienvenidos."),
        ("00:00:09", "Rosa Pilco Vera", "Tenemos dos puntos: riego y vialidad."),
        ("00:00:13", "", "sí."),
    ]
    assert "I-011" not in result.codes


def test_a_cue_without_label_is_nobodys_and_not_the_one_befores() -> None:
    assert imported("crudo/x.vtt", ZOOM).said[-1] == ("", "sí.")
    assert imported("crudo/x.vtt", ZOOM).problem("I-021").values["count"] == 1


def test_a_colon_within_a_sentence_makes_no_speaker() -> None:
    text = "WEBVTT\n\n1\n00:00:01.000 --> 00:00:02.000\nTenemos dos puntos: riego y vialidad.\n"
    assert imported("crudo/x.vtt", text).said == [("", "Tenemos dos puntos: riego y vialidad.")]


def test_a_label_is_a_name_and_no_more_than_sixty_letters() -> None:
    long = "La Directora General De Cooperación Internacional Del Gobierno Provincial De Aguas Largas"
    text = f"WEBVTT\n\n1\n00:00:01.000 --> 00:00:02.000\n{long}: sí\n\n2\n00:00:02.000 --> 00:00:03.000\n{long}: no\n"
    assert {who for who, _ in imported("crudo/x.vtt", text).said} == {""}


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_line_ends_of_any_machine_and_a_mark_at_the_start_are_read(ends: str) -> None:
    data = "\ufeff".encode() + ZOOM.replace("\n", ends).encode()
    assert len(imported("crudo/x.vtt", data).turns) == 3


def cues(*said: tuple[str, float, float]) -> str:
    def stamp(value: float) -> str:
        return f"{int(value) // 3600:02}:{int(value) // 60 % 60:02}:{value % 60:06.3f}"

    blocks = (f"{n}\n{stamp(start)} --> {stamp(end)}\n{text}\n" for n, (text, start, end) in enumerate(said, 1))
    return "WEBVTT\n\n" + "\n".join(blocks)


def test_cues_of_one_speaker_in_a_row_are_one_turn_with_the_first_time() -> None:
    text = cues(("Luis Toro: Uno", 600, 603), ("Luis Toro: dos", 604, 606), ("Luis Toro: tres", 700, 701))
    assert imported("crudo/x.vtt", text).turns == [("00:10:00", "Luis Toro", "Uno dos"), ("00:11:40", "Luis Toro", "tres")]


def test_a_sentence_cut_by_another_speakers_cue_stays_cut() -> None:
    text = cues(("Luis Toro: Lo que digo", 1, 2), ("Rosa Pilco: perdón", 2, 3), ("Luis Toro: es esto.", 3, 4))
    assert [who for who, _ in imported("crudo/x.vtt", text).said] == ["Luis Toro", "Rosa Pilco Vera", "Luis Toro"]


def test_two_cues_without_label_may_be_two_people() -> None:
    text = cues(("Luis Toro: Buenos días", 1, 2), ("bien", 2, 3), ("gracias", 3, 4))
    assert imported("crudo/x.vtt", text).said[1:] == [("", "bien"), ("", "gracias")]


def test_the_stamp_of_the_name_is_universal_time_and_gives_the_session() -> None:
    text = cues(("Luis Toro: Bienvenidos", 310, 311), ("Luis Toro: El panel", 2110, 2111))
    result = imported(f"{STAMP}.transcript.vtt", text)
    assert result.paths == ["transcripciones/2023-03-28-0825-transcripcion.md"]
    assert 'inicio: "08:25:00"' in result.text or "inicio: 08:25:00" in result.text
    assert "## S02 · Del proyecto al vínculo" in result.text
    assert "## S03 · Sesión S03" in result.text


def test_the_hour_may_be_told_where_the_name_has_none() -> None:
    from datetime import date, time

    text = cues(("Luis Toro: El panel", 60, 61))
    assert "## S03" in imported("crudo/x.vtt", text, day=date(2023, 3, 28), start=time(9, 5)).text
    assert "I-014" in imported("crudo/x.vtt", text).codes


def test_chatter_before_the_programme_is_left_out_and_counted() -> None:
    text = cues(("Luis Toro: ¿Se oye? Uno, dos", -0.0, 1), ("Luis Toro: Bienvenidas", 310, 311))
    result = imported(
        "crudo/GMT20230328-131500_Recording.vtt", text.replace("00:05:10", "00:15:10").replace("00:05:11", "00:15:11")
    )
    assert result.said == [("Luis Toro", "Bienvenidas")]
    assert result.problem("I-023").values["count"] == 4


def test_telephones_and_mails_never_leave_the_raw_file() -> None:
    text = cues(("Luis Toro: Mi correo es luis@example.org y mi teléfono 099 123 4567", 1, 2))
    result = imported("crudo/x.vtt", text)
    assert "example.org" not in result.text
    assert "4567" not in result.text
    assert result.said[0][1].count("[dato reservado]") == 2
    assert result.problem("I-015").values["count"] == 2


def test_what_stands_for_them_is_in_the_language_of_the_event() -> None:
    french = replace(MEMORIA, event=replace(EVENT, language="fr"))
    result = imported("crudo/x.vtt", cues(("Luis Toro: Mon courriel : luis@example.org", 1, 2)), memoria=french)
    assert "[donnée réservée]" in result.text


def test_names_that_only_look_alike_are_proposed_and_never_merged() -> None:
    text = cues(("Rosa Pilko Vera: Hola", 1, 2), ("Rosa Pilko Vera: otra vez", 20, 21), ("Marta Quiroz: Hola", 30, 31))
    result = imported("crudo/x.vtt", text)
    assert [who for who, _ in result.said] == ["Rosa Pilko Vera", "Rosa Pilko Vera", "Marta Quiroz"]
    assert result.problem("I-019").values["nearest"] == "Rosa Pilco Vera"
    assert result.problem("I-018").values["names"] == ("Marta Quiroz",)


TEAMS = """WEBVTT

3f1c9a52-0000-4000-8000-000000000001/12-0
00:00:03.120 --> 00:00:07.560
<v Pilco Vera, Rosa>Buenos días
a todas y todos.</v>

3f1c9a52-0000-4000-8000-000000000001/13-0
00:00:08.120 --> 00:00:09.560
<v TORO, LUIS>AT&amp;T: gracias.</v>
"""


def test_a_transcript_of_teams_names_speakers_in_voice_tags_surnames_first() -> None:
    assert imported("crudo/t.vtt", TEAMS, session="S02").said == [
        ("Rosa Pilco Vera", "Buenos días a todas y todos."),
        ("Luis Toro", "AT&T: gracias."),
    ]


def test_notes_and_styles_of_webvtt_are_nobodys_words() -> None:
    text = "WEBVTT\n\nNOTE de prueba\n\nSTYLE\n::cue {}\n\n00:01.000 --> 00:02.000\nLuis Toro: Hola <i>a</i> todos\n"
    result = imported("crudo/x.vtt", text)
    assert result.said == [("Luis Toro", "Hola a todos")]
    assert "I-011" not in result.codes


def test_subrip_has_commas_in_its_times() -> None:
    text = "1\n00:00:01,000 --> 00:00:02,500\nLuis Toro: Hola\n\n2\n00:00:02,600 --> 00:00:04,000\nLuis Toro: a todos\n"
    assert imported("crudo/x.srt", text).turns == [("00:00:01", "Luis Toro", "Hola a todos")]


def test_subviewer_of_meet_has_both_times_on_one_line() -> None:
    text = "0:00:01.000,0:00:02.000\nLuis Toro: Hola\n\n0:01:02.000,0:01:03.000\nRosa Pilco: Buenas\n"
    assert imported("crudo/x.sbv", text).said == [("Luis Toro", "Hola"), ("Rosa Pilco Vera", "Buenas")]


def test_a_lost_blank_line_between_cues_loses_no_word() -> None:
    text = "WEBVTT\n\n1\n00:00:01.000 --> 00:00:02.000\nLuis Toro: Uno\n2\n00:00:09.000 --> 00:00:10.000\nLuis Toro: dos\n"
    result = imported("crudo/x.vtt", text)
    assert [words for _, words in result.said] == ["Uno", "dos"]
    assert "I-011" not in result.codes


def test_what_somebody_says_can_not_pass_for_a_turn_or_a_heading() -> None:
    text = cues(("**Rosa Pilco:** Renuncio", 1, 2), ("# S99 inventada", 3, 4))
    result = imported("crudo/x.vtt", text)
    assert all(who == "" for who, _ in result.said)
    assert result.said[0][1] == "**Rosa Pilco:** Renuncio"
