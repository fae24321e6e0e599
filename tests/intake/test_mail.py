"""Mail and plain text (intake-formats 3.7)."""

from __future__ import annotations

from email.message import EmailMessage

import pytest

from tests.intake.making import docx, imported


def mail(text: str, *, html: str = "", attachments: tuple[tuple[str, bytes], ...] = ()) -> bytes:
    message = EmailMessage()
    message["From"] = '"Rosa Pilco" <rosa@example.org>'
    message["To"] = "relatoria@example.org"
    message["Subject"] = "Nota de la conferencia"
    message["Date"] = "Fri, 31 Mar 2023 10:00:00 -0500"
    if text:
        message.set_content(text)
    if html:
        message.add_alternative(html, subtype="html") if text else message.set_content(html, subtype="html")
    for name, data in attachments:
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()


LETTER = """Estimados:

ACUERDO: Publicar el directorio

-- 
Rosa Pilco
Tel. 099 123 4567
"""


def test_the_new_part_of_a_mail_becomes_a_draft_by_its_sender() -> None:
    result = imported("crudo/nota.eml", mail(LETTER))
    assert result.paths == ["recibido/2023-03-31-correo.md"]
    assert "autor: Rosa Pilco Vera" in result.text
    assert "titulo: Nota de la conferencia" in result.text
    assert result.text.endswith("---\n\nEstimados:\n\nACUERDO: Publicar el directorio\n")
    assert "4567" not in result.text
    assert "example.org" not in result.text
    assert "I-024" in result.codes
    assert "I-011" not in result.codes


@pytest.mark.parametrize(
    "quoted",
    [
        "El mar, 28 mar 2023 a las 10:00, Luis Toro (<luis@example.org>) escribió:\n> Envíe su nota",
        "El mar, 28 mar 2023 a las 10:00, Luis Toro\n<luis@example.org> escribió:\n> Envíe su nota",
        "On Tue, Mar 28, 2023 at 10:00 AM Luis Toro <luis@example.org> wrote:\n> Envíe su nota",
        "Le mar. 28 mars 2023 à 10:00, Luis Toro <luis@example.org> a écrit :\n> Envíe su nota",
        "-----Mensaje original-----\nEnvíe su nota",
        "De: Luis Toro <luis@example.org>\nEnviado el: martes, 28 de marzo\nPara: Rosa\nAsunto: nota\n\nEnvíe su nota",
        "________________________________\nEnvíe su nota",
    ],
)
def test_what_is_quoted_below_is_left_out(quoted: str) -> None:
    result = imported("crudo/nota.eml", mail(f"Aquí va.\n\n{quoted}\n"))
    assert "Aquí va." in result.text
    assert "Envíe" not in result.text
    assert "I-011" not in result.codes


def test_a_mail_of_html_alone_is_read_as_text() -> None:
    page = "<html><head><style>p {}</style></head><body><p>Uno <b>dos</b></p><ul><li>tres</li></ul><script>x()</script></body></html>"
    assert imported("crudo/n.eml", mail("", html=page)).text.split("---\n")[-1] == "\nUno dos\n\n- tres\n"


def test_attachments_become_inputs_under_safe_names_and_programs_are_set_aside() -> None:
    attached = (("../../nota.docx", docx("Hola")), ("nota.docx", b"PK"), ("asistentes.csv", b"a,b"), ("virus.exe", b"MZ"))
    result = imported("crudo/n.eml", mail("Va adjunto", attachments=attached))
    assert result.paths[1:] == ["recibido/nota.docx", "recibido/nota-2.docx", "crudo/asistentes.csv"]
    assert result.problem("I-016").values["name"] == "virus.exe"
    assert [problem.values["path"] for problem in result.problems if problem.code == "I-017"] == result.paths[1:]


def test_a_mail_of_outlook_in_its_own_format_is_told_how_to_save() -> None:
    assert imported("crudo/nota.msg", b"\xd0\xcf\x11\xe0" + b"\0" * 900).codes == ["I-004"]


def test_a_plain_text_becomes_a_draft() -> None:
    result = imported("crudo/apuntes.txt", "Se habló de riego.\n\nACUERDO: Publicar\n".encode("cp1252"))
    assert result.paths == ["recibido/apuntes-nota.md"]
    assert "ACUERDO: Publicar" in result.text
    assert "estado: borrador" in result.text
