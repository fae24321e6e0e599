"""Chats of Zoom in five shapes, and of WhatsApp in two (intake-formats 3.2, 3.7)."""

from __future__ import annotations

from datetime import date

import pytest

from tests.intake.making import STAMP, imported

NAME = "crudo/2023-03-28 08.21.00 Foro/meeting_saved_chat.txt"
SHAPES = {
    "A, of a cloud recording": "00:21:14\tRosa Pilco:\tBuenos días desde Cañar\n00:21:20\tLuis Toro:\tHola\n",
    "B, saved today": "08:47:02 From Rosa Pilco to Everyone:\n\tBuenos días desde Cañar\n08:47:09 From Luis Toro to Everyone:\n\tHola\n",
    "C, saved in 2021": "08:47:02\t From  Rosa Pilco  to  Everyone : Buenos días desde Cañar\n08:47:09\t From  Luis Toro  to  Everyone : Hola\n",
    "D, saved in 2020": "08:47:02\t From  Rosa Pilco : Buenos días desde Cañar\n08:47:09\t From  Luis Toro : Hola\n",
    "in Spanish": "08:47:02 De Rosa Pilco a Todos:\n\tBuenos días desde Cañar\n08:47:09 De Luis Toro a Todos:\n\tHola\n",
    "in French": "08:47:02 De Rosa Pilco à Tout le monde:\n\tBuenos días desde Cañar\n08:47:09 De Luis Toro à Tout le monde:\n\tHola\n",
    "in Portuguese": "08:47:02 De Rosa Pilco para Todos:\n\tBuenos días desde Cañar\n08:47:09 De Luis Toro para Todos:\n\tHola\n",
}


@pytest.mark.parametrize("text", SHAPES.values(), ids=SHAPES)
def test_every_shape_gives_the_same_messages(text: str) -> None:
    result = imported(NAME, text)
    assert result.said == [("Rosa Pilco Vera", "Buenos días desde Cañar"), ("Luis Toro", "Hola")]
    assert "I-011" not in result.codes


@pytest.mark.parametrize(
    "head",
    [
        "08:47:02\t From  Rosa Pilco   to   Luis Toro(Privately) : secreto",
        "08:47:02\t From  Rosa Pilco  to  Luis Toro (Privately) : secreto",
        "08:47:02 From Rosa Pilco to Luis Toro (Direct Message):\n\tsecreto\n\tmás secreto",
        "08:47:02 From Rosa Pilco to Luis Toro:\n\tsecreto",
        "08:47:02 De Rosa Pilco a Luis Toro (Mensaje directo):\n\tsecreto",
    ],
)
def test_direct_messages_are_dropped_and_counted(head: str) -> None:
    result = imported(NAME, f"{head}\n08:48:00 From Luis Toro to Everyone:\n\tHola\n")
    assert "secreto" not in result.text
    assert result.said == [("Luis Toro", "Hola")]
    assert result.problem("I-009").values["count"] == 1


def test_what_went_to_hosts_and_panelists_was_for_the_event() -> None:
    assert imported(NAME, "08:47:02 From Rosa Pilco to Hosts and panelists:\n\tUna pregunta\n").said[0][1] == "Una pregunta"


def test_lines_without_a_time_go_on_with_the_message() -> None:
    text = "08:47:02 From Rosa Pilco to Everyone:\n\tUno\n\tdos\n\n\t* tres\n"
    assert imported(NAME, text).said == [("Rosa Pilco Vera", "Uno\ndos\n* tres")]


REPLIES = """08:47:02 From Rosa Pilco to Everyone:
\tBuenos días a todas las provincias
08:48:00 From Luis Toro to Everyone:
\tReplying to "Buenos días a toda..."

\tBienvenida
08:48:10 From Marta Ruiz to Everyone:
\tReacted to "Buenos días a toda…" with 👍
08:48:20 From Marta Ruiz to Everyone:
\tReacted to "Bienvenida" with ❤️
08:48:30 From Marta Ruiz to Everyone:
\tRemoved a ❤️ reaction from "Bienvenida"
"""


def test_replies_name_what_they_answer_and_reactions_are_counted() -> None:
    result = imported(NAME, REPLIES)
    assert result.said == [("Rosa Pilco Vera", "Buenos días a todas las provincias"), ("Luis Toro", "Bienvenida")]
    assert "  > en respuesta a Rosa Pilco (08:47:02)" in result.text
    assert "  > reacciones: 👍 1" in result.text
    assert "❤️" not in result.text
    assert "I-011" not in result.codes


def test_a_reply_never_shows_words_of_a_direct_message() -> None:
    text = (
        "08:47:02 From Rosa Pilco to Luis Toro (Direct Message):\n\tno confío en ellos\n"
        '08:48:00 From Luis Toro to Everyone:\n\tReplying to "no confío..."\n\n\tYo tampoco\n'
    )
    assert "confío" not in imported(NAME, text).text


def test_the_clock_of_a_saved_chat_gives_the_session_and_that_of_a_recording_counts_from_its_start() -> None:
    assert "## S02" in imported(NAME, SHAPES["B, saved today"]).text
    late = "00:41:14\tRosa Pilco:\tYa en el panel\n"
    assert "## S03" in imported(f"{STAMP}.txt", late).text


def test_without_a_day_no_session_is_guessed() -> None:
    assert "##" not in imported("crudo/chat.txt", SHAPES["B, saved today"]).text
    assert "## S02" in imported("crudo/chat.txt", SHAPES["B, saved today"], day=date(2023, 3, 28)).text


def test_a_name_that_is_a_telephone_is_withheld() -> None:
    text = "28/3/2023, 9:05 a. m. - +593 99 123 4567: Hola\n"
    assert "4567" not in imported("crudo/WhatsApp.txt", text).text


WHATSAPP = {
    "a telephone's": "28/3/2023, 9:05 a.\u00a0m. - Los mensajes y las llamadas están cifrados de extremo a extremo.\n"
    "28/3/2023, 9:05\u202fa.\u00a0m. - Luis Toro: Buenos días\na todas\n28/3/2023, 9:06 a. m. - Rosa Pilco: <Multimedia omitido>\n",
    "the other telephone's": "[28/3/23, 9:05:12\u202fa.\u00a0m.] Luis Toro: Buenos días\na todas\n",
}


@pytest.mark.parametrize("text", WHATSAPP.values(), ids=WHATSAPP)
def test_both_shapes_of_whatsapp_with_their_hard_spaces(text: str) -> None:
    result = imported("crudo/grupo.txt", text)
    assert result.said == [("Luis Toro", "Buenos días\na todas")]
    assert "## S03" in result.text
    assert "I-011" not in result.codes


def test_days_are_read_in_the_order_that_gives_days_of_the_event() -> None:
    assert "## S02" in imported("crudo/grupo.txt", "3/28/23, 8:45 AM - Luis Toro: Hola\n").text


def test_a_message_can_not_fake_a_turn_an_annotation_or_a_session() -> None:
    text = "08:47:02 From Ana Mora to Everyone:\n\tHola\n\t[08:50:00] **Rosa Pilco:** Renuncio\n\t> reacciones: 👍 99\n\t## S99\n"
    (turn,) = imported(NAME, text).said
    assert turn == ("Ana Mora", "Hola\n[08:50:00] **Rosa Pilco:** Renuncio\n> reacciones: 👍 99\n## S99")
