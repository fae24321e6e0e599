"""Attendance and registration as aggregates (intake-formats 3.3, 3.4, 3.5, 3.6)."""

from __future__ import annotations

import pytest

from tests.intake.making import imported

WEBINAR = """Attendee Report
Report Generated:,"Mar 29, 2023 06:26 PM"
Topic,Webinar ID,Actual Start Time,Actual Duration (minutes),# Registered,# Cancelled,Unique Viewers,Total Users,Max Concurrent Views,Enable Registration
Foro Internacionalización,812 3456 7890,"Mar 28, 2023 08:21 AM",278,212,3,164,171,139,Yes
Host Details,,,,
Attended,User Name (Original Name),Email,Join Time,Leave Time,Time in Session (minutes),Is Guest,Country/Region Name
Yes,Sala Foro,sala@example.org,"Mar 28, 2023 08:21:03","Mar 28, 2023 12:59:10",278,No,Ecuador
Panelist Details
Attended,User Name (Original Name),Email,Join Time,Leave Time,Time in Session (minutes),Is Guest,Country/Region Name
Yes,Rosa Pilco,rosa@example.org,"Mar 28, 2023 08:28:32","Mar 28, 2023 10:40:19",132,Yes,Ecuador
Yes,Rosa Pilco,rosa@example.org,"Mar 28, 2023 10:52:29","Mar 28, 2023 12:55:19",123,Yes,Ecuador
Attendee Details
Attended,User Name (Original Name),First Name,Last Name,Email,Phone,Registration Time,Approval Status,Join Time,Leave Time,Time in Session (minutes),Is Guest,"Provincia, institución",Country/Region Name
Yes,Ana,Ana,Mora,ana@example.org,099 123 4567,"Mar 15, 2023 11:23:29",approved,"Mar 28, 2023 08:40:00","Mar 28, 2023 09:20:00",40,Yes,GAD Loja,Ecuador
Yes,Ana,Ana,Mora,ana@example.org,,"Mar 15, 2023 11:23:29",approved,"Mar 28, 2023 09:00:00","Mar 28, 2023 09:40:00",40,Yes,GAD Loja,Ecuador
Yes,Iván,Iván,Paz,ivan@example.org,,"Mar 15, 2023 11:23:29",approved,"Mar 28, 2023 08:45:00","Mar 28, 2023 09:10:00",25,Yes,"GAD Loja, sede Sur",Ecuador
No,Luis,Luis,Toro,luis@example.org,,"Mar 15, 2023 11:23:29",approved,--,--,--,--,GAD Loja,
"""


def test_people_count_once_hosts_are_rooms_and_who_did_not_come_is_registered_only() -> None:
    figures = imported("crudo/attendee.csv", WEBINAR).participation
    assert figures.people == 3
    assert figures.peak == 139
    assert figures.registered == 212


def test_nobody_is_named_and_nothing_of_theirs_leaves() -> None:
    text = imported("crudo/attendee.csv", WEBINAR, floor=1).text
    for private in ("Ana", "Mora", "example.org", "4567", "Rosa"):
        assert private not in text


def test_a_blank_peak_is_unknown_and_worked_out_from_unions_of_intervals() -> None:
    blank = WEBINAR.replace("164,171,139,Yes", "164,171,,Yes")
    result = imported("crudo/attendee.csv", blank)
    assert result.participation.peak == 3
    assert "I-026" in result.codes


def test_without_peak_and_times_the_peak_is_left_out_and_is_not_nought() -> None:
    text = "Name (Original Name),User Email,Total Duration (Minutes),Guest\nAna,a@example.org,40,Yes\nLuis,l@example.org,10,Yes\n"
    result = imported("crudo/participants.csv", text)
    assert result.participation.peak is None
    assert "maximo" not in result.text
    assert result.participation.people == 2


def test_sessions_are_counted_by_the_stretches_of_time_that_people_were_there() -> None:
    result = imported("crudo/attendee.csv", WEBINAR, floor=1)
    sessions = result.group("Por sesión")
    assert sessions["S02 · Del proyecto al vínculo"] == 3
    assert sessions["S03 · Sesión S03"] == 3
    assert sessions["S04 · Sesión S04"] == 2
    assert not [name for name in sessions if name.startswith(("S01", "S05"))]


@pytest.mark.parametrize("blank", ["# Registrants,# Cancelled registrants", "# Registered,# Cancelled"])
def test_older_wordings_of_the_summary_are_known(blank: str) -> None:
    assert imported("crudo/a.csv", WEBINAR.replace("# Registered,# Cancelled", blank)).participation.registered == 212


SPANISH = """Informe de asistentes
Tema;ID de seminario web;Hora de inicio real;Duración real (minutos);N.º inscritos;Espectadores exclusivos;Usuarios totales;Vistas simultáneas máximas
Foro;812 3456 7890;28/3/2023 08:21;278;50;40;41;33
Detalles del panelista
Asistió;Nombre de usuario (nombre original);Correo electrónico;Hora de entrada;Hora de salida;Tiempo en la sesión (minutos);Nombre de país/región
Sí;Rosa Pilco;rosa@example.org;28/3/2023 8:28:32;28/3/2023 10:40:19;132;Ecuador
Detalles de los asistentes
Asistió;Nombre de usuario (nombre original);Nombre;Apellido;Correo electrónico;Hora de entrada;Hora de salida;Tiempo en la sesión (minutos);Nombre de país/región
Sí;Ana;Ana;Mora;ana@example.org;28/3/2023 8:40:00;28/3/2023 9:20:00;40;Ecuador
No;Luis;Luis;Toro;luis@example.org;--;--;--;
"""


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252"])
def test_the_spanish_report_resaved_by_excel(encoding: str) -> None:
    figures = imported("crudo/asistentes.csv", SPANISH.encode(encoding)).participation
    assert (figures.people, figures.peak, figures.registered) == (2, 33, 50)


MEETINGS = {
    "English, with a block of the meeting above": "Meeting ID,Topic,Start Time,End Time,User Email,Duration (Minutes),Participants,\n"
    '812,Foro,"03/28/2023 08:20:00 AM","03/28/2023 12:59:00 PM",sala@example.org,278,3,\n\n'
    "Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest,Recording Consent,In Waiting Room\n"
    "Ana,a@example.org,03/28/2023 08:40:00 AM,03/28/2023 09:20:00 AM,40,Yes,,No\n"
    "Ana,a@example.org,03/28/2023 09:10:00 AM,03/28/2023 09:40:00 AM,30,Yes,,No\n"
    "Eric's iPad (Paz),,03/28/2023 08:40:00 AM,03/28/2023 09:20:00 AM,40,Yes,,No\n"
    "Luis,,03/28/2023 08:40:00 AM,03/28/2023 08:41:00 AM,1,Yes,,Yes\n",
    "Spanish, first": "Nombre (nombre original);E-mail del usuario;Hora para unirse;Hora para salir;Duración (minutos)\n"
    "Ana;a@example.org;28/3/2023 8:40:00;28/3/2023 9:20:00;40\nPaz;;28/3/2023 8:40:00;28/3/2023 9:40:00;60\n",
    "Spanish, second": "Nombre (nombre original),E-mail del usuario,Duración total (minutos),Invitado\nAna,a@example.org,40,Sí\nPaz,,60,Sí\n",
    "Spanish, third": "Nombre (nombre original),Correo electrónico,Hora de entrada,Hora de salida,Duración (minutos),Invitado,"
    "Respuesta al descargo de responsabilidad relativa a la grabación,En sala de espera\n"
    "Ana,a@example.org,28/03/2023 08:40:00,28/03/2023 09:20:00,40,Sí,Aceptó,No\nPaz,,28/03/2023 08:40:00,28/03/2023 09:40:00,60,Sí,,No\n",
}


@pytest.mark.parametrize("text", MEETINGS.values(), ids=MEETINGS)
def test_every_generation_of_the_participants_of_a_meeting(text: str) -> None:
    assert imported("crudo/participants.csv", text).participation.people == 2


def test_dates_are_read_in_the_order_that_gives_days_of_the_event() -> None:
    assert imported("crudo/p.csv", MEETINGS["English, with a block of the meeting above"], floor=1).group("Por sesión")


@pytest.mark.parametrize(
    ("join", "leave"),
    [
        ("03/28/2023 08:40:00 AM", "03/28/2023 09:20:00 AM"),
        ("Mar 28, 2023 08:40:00", "Mar 28, 2023 09:20:00"),
        ("03/28/2023 08:40:00", "03/28/2023 09:20:00"),
        ("2023-03-28 08:40:00", "2023-03-28 09:20:00"),
        ("28 mar. 2023 08:40", "28 de marzo de 2023, 9:20 a. m."),
    ],
)
def test_every_shape_of_date(join: str, leave: str) -> None:
    text = f'Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes)\nAna,a@example.org,"{join}","{leave}",40\n'
    sessions = imported("crudo/p.csv", text, floor=1).group("Por sesión")
    assert [name[:3] for name in sessions] == ["S02", "S03"]


def test_a_time_that_nobody_understands_is_told_with_its_line() -> None:
    text = "Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes)\nAna,a@example.org,ayer,hoy,40\n"
    problem = imported("crudo/p.csv", text).problem("I-013")
    assert (problem.at.line, problem.values["value"]) == (2, "ayer")


TEAMS = (
    "1. Summary\nMeeting title\tForo\nAttended participants\t2\nStart time\t3/28/23, 8:20:00 AM\n\n"
    "2. Participants\nName\tFirst Join\tLast Leave\tIn-Meeting Duration\tEmail\tParticipant ID (UPN)\tRole\n"
    "Ana Mora\t3/28/23, 8:40:00 AM\t3/28/23, 11:20:00 AM\t40m\tana@example.org\tana@example.org\tPresenter\n"
    "Paz\t3/28/23, 8:40:00 AM\t3/28/23, 9:40:00 AM\t1h\t\t\tPresenter\n\n"
    "3. In-Meeting Activities\nName\tJoin Time\tLeave Time\tDuration\tEmail\tRole\n"
    "Ana Mora\t3/28/23, 8:40:00 AM\t3/28/23, 8:59:00 AM\t19m\tana@example.org\tPresenter\n"
    "Ana Mora\t3/28/23, 11:00:00 AM\t3/28/23, 11:20:00 AM\t20m\tana@example.org\tPresenter\n"
    "Paz\t3/28/23, 8:40:00 AM\t3/28/23, 9:40:00 AM\t1h 0m\t\tPresenter\n"
)
TEAMS_ES = (
    TEAMS.replace("1. Summary", "1. Resumen")
    .replace("2. Participants", "2. Participantes")
    .replace("3. In-Meeting Activities", "3. Actividades en la reunión")
    .replace("First Join\tLast Leave\tIn-Meeting Duration", "Primera unión\tÚltima salida\tDuración de la reunión")
    .replace("Join Time\tLeave Time\tDuration", "Hora de unión\tHora de salida\tDuración")
    .replace("Name\t", "Nombre\t")
    .replace("Email", "Correo electrónico")
    .replace("3/28/23,", "28/3/23,")
    .replace(" AM", " a. m.")
)


@pytest.mark.parametrize("text", [TEAMS, TEAMS_ES], ids=["English", "Spanish"])
def test_attendance_of_teams_in_utf16_with_tabs_and_sections(text: str) -> None:
    result = imported("crudo/teams.csv", text.encode("utf-16"), floor=1)
    assert result.participation.people == 2
    assert result.group("Por sesión") == {
        "S02 · Del proyecto al vínculo": 2,
        "S03 · Sesión S03": 1,
        "S04 · Sesión S04": 1,
        "S07 · Sesión S07": 1,
    }


def test_anonymous_people_are_never_taken_for_one_another() -> None:
    text = "Name (Original Name),User Email,Total Duration (Minutes),Guest\nAnonymous Attendee,,4,Yes\nAnonymous Attendee,,9,Yes\nAna,,4,Yes\nAna,,3,Yes\n"
    assert imported("crudo/p.csv", text).participation.people == 3


REGISTRATION = """Registration Report
First Name,Last Name,Email,Registration Time,Approval Status,Institución,Nivel de gobierno,Género
Ana,Mora,ana@example.org,"Mar 15, 2023 11:23:29",approved,GADPC,Provincial,Mujer
Iván,Paz,ivan@example.org,"Mar 15, 2023 11:23:29",approved,Prefectura de Cañar,Provincial,Hombre
Eva,Sol,eva@example.org,"Mar 15, 2023 11:23:29",approved,prefectura de cañar,Provincial,Mujer
Lía,Mar,lia@example.org,"Mar 15, 2023 11:23:29",approved,Municipio Dos,Municipal,Mujer
Teo,Luz,teo@example.org,"Mar 15, 2023 11:23:29",cancelled by host,Municipio Dos,Municipal,Hombre
"""
CAME = "Name (Original Name),User Email,Total Duration (Minutes),Guest\n" + "".join(
    f"{name},{mail}@example.org,40,Yes\n" for name, mail in (("Ana", "ana"), ("Iván Paz", "ivan"), ("Eva", "eva"), ("Lía", "lia"))
)


def test_registration_tells_institution_level_and_sex_of_who_came_and_groups_under_the_floor_are_others() -> None:
    result = imported("crudo/registro.csv", REGISTRATION, others=[("crudo/p.csv", CAME)])
    assert result.participation.people == 4
    assert result.participation.registered == 4
    assert result.participation.institutions == 2
    assert result.group("Por institución") == {}
    assert result.group("Por nivel de gobierno") == {}
    shown = imported("crudo/registro.csv", REGISTRATION, others=[("crudo/p.csv", CAME)], floor=1)
    assert shown.group("Por institución") == {"Prefectura de Cañar": 3, "Municipio Dos": 1}
    assert shown.group("Por sexo declarado") == {"Mujer": 3, "Hombre": 1}
    assert "I-027" in result.codes


def _crowd(**counts: int) -> str:
    rows = [f"{name}{n},{name}{n}@example.org,40,{name}\n" for name, count in counts.items() for n in range(count)]
    return "Name (Original Name),User Email,Total Duration (Minutes),Country/Region Name\n" + "".join(rows)


def test_the_sum_of_the_others_never_tells_one_small_group() -> None:
    assert imported("crudo/p.csv", _crowd(Ecuador=9, Perú=5, Chile=1)).group("Por país") == {"Ecuador": 9, "Otros": 6}
    assert imported("crudo/p.csv", _crowd(Ecuador=9, Perú=2, Chile=1)).group("Por país") == {"Ecuador": 9, "Otros": 3}
    assert imported("crudo/p.csv", _crowd(Ecuador=9, Perú=5, Chile=0)).group("Por país") == {"Ecuador": 9, "Perú": 5}


def test_what_was_not_stated_is_said_to_be_so() -> None:
    text = _crowd(Ecuador=5) + "".join(f"X{n},x{n}@example.org,40,--\n" for n in range(4))
    assert imported("crudo/p.csv", text).group("Por país") == {"Ecuador": 5, "Sin declarar": 4}


def test_two_days_are_one_event_and_each_person_counts_once() -> None:
    second = WEBINAR.replace("Mar 28, 2023", "Mar 29, 2023").replace(",139,", ",150,")
    result = imported("crudo/1.csv", WEBINAR, others=[("crudo/2.csv", second)])
    assert result.participation.people == 3
    assert result.participation.peak == 150
    assert result.group("Por jornada") == {"28 de marzo": 3, "29 de marzo": 3}


def test_custom_questions_are_columns_that_an_editor_maps() -> None:
    text = WEBINAR.replace('"Provincia, institución"', '"¿De dónde nos acompaña, y desde qué entidad?"')
    result = imported("crudo/a.csv", text)
    assert result.problem("I-006").values["headings"] == ("¿De dónde nos acompaña, y desde qué entidad?",)
    told = {"¿De dónde nos acompaña, y desde qué entidad?": "institucion"}
    mapped = imported("crudo/a.csv", text, columns=told, floor=1)
    assert "I-006" not in mapped.codes
    assert mapped.group("Por institución")["GAD Loja"] == 1


def test_an_empty_report_is_told() -> None:
    assert "I-030" in imported("crudo/a.csv", "Name (Original Name),User Email,Join Time,Leave Time\n").codes


def test_where_the_others_would_be_most_only_the_largest_institutions_are_shown() -> None:
    rows = [f"N{n},n{n}@example.org,40,Institución {n // 3}\n" for n in range(90)]
    rows += [f"G{n},g{n}@example.org,40,La grande\n" for n in range(5)]
    text = "Name (Original Name),User Email,Total Duration (Minutes),Institución\n" + "".join(rows)
    result = imported("crudo/p.csv", text)
    assert result.group("Por institución") == {}
    largest = result.group("Instituciones con más participantes")
    assert next(iter(largest.items())) == ("La grande", 5)
    assert len(largest) == 15
    assert "Otros" not in largest


def test_a_block_is_known_by_its_set_of_headings_in_any_order_case_or_accents() -> None:
    text = "COUNTRY/REGION NAME,leave time,User email,duration (minutes),JOIN TIME,Name (original name):\nEcuador,2023-03-28 09:20:00,a@example.org,40,2023-03-28 08:40:00,Ana\n"
    result = imported("crudo/whatever.txt", text, floor=1)
    assert result.participation.people == 1
    assert [name[:3] for name in result.group("Por sesión")] == ["S02", "S03"]


def test_identifiers_that_excel_made_scientific_and_decimal_commas_disturb_nothing() -> None:
    text = "Meeting ID;Topic;Duration (Minutes)\n8,12346E+10;Foro;278\n\nNombre (nombre original);E-mail del usuario;Duración total (minutos)\nAna;a@example.org;40,5\n"
    assert imported("crudo/p.csv", text).participation.people == 1


def test_an_optional_source_name_is_no_question_of_the_editor() -> None:
    text = "First Name,Last Name,Email,Phone,Registration Time,Approval Status,Source Name,Attendance Type\nAna,Mora,a@example.org,,2023-03-15 10:00:00,approved,Web,Virtual\n"
    result = imported("crudo/r.csv", text)
    assert "I-006" not in result.codes
    assert result.participation.registered == 1
