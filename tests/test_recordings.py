"""Times of recordings, as people write them, and the addresses that play from there."""

import pytest

from memoria.recordings import at_second, is_address, moments, opens_what_is_closed, seconds_in


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("dijo [00:12:30] que sí", [750]),
        ("(01:02:30)", [3750]),
        ("(min 12:30)", [750]),
        ("[min. 12]", [720]),
        ("(minuto 72:05)", [4325]),
        ("(Minute 1:02:30)", [3750]),
        ("[00:12:30.500]", [750]),
        ("a las [00:00:05] y [00:01:00]", [5, 60]),
    ],
)
def test_times_of_a_recording_are_known_in_a_text(text: str, seconds: list[int]) -> None:
    assert [moment.seconds for moment in moments(text)] == seconds


@pytest.mark.parametrize("text", ["a las 09:50", "[09:50]", "(10:30)", "00:12:30", "[12]", "(min 12:75)", "(min. de Ambiente)"])
def test_hours_of_the_day_are_left_alone(text: str) -> None:
    assert not list(moments(text))


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("12", 720),
        ("12:30", 750),
        ("1:02:30", 3750),
        ("12'30\"", 750),
        ("12’", 720),
        ("min 12", 720),
        ("12 min", 720),
        ("[00:12:30]", 750),
    ],
)
def test_the_field_minute_is_read_in_every_habit(value: str, seconds: int) -> None:
    assert seconds_in(value) == seconds


@pytest.mark.parametrize("value", ["doce", "", "12:75", "al final", "12-14"])
def test_what_is_no_time_is_no_time(value: str) -> None:
    assert seconds_in(value) is None


@pytest.mark.parametrize(
    ("address", "there"),
    [
        ("https://www.youtube.com/watch?v=abc", "https://www.youtube.com/watch?v=abc&t=750s"),
        ("https://www.youtube.com/watch?v=abc&t=10s&list=x", "https://www.youtube.com/watch?v=abc&list=x&t=750s"),
        ("https://youtu.be/abc", "https://youtu.be/abc?t=750s"),
        ("https://vimeo.com/12345", "https://vimeo.com/12345#t=750s"),
        (
            "https://us02web.zoom.us/rec/share/x?startTime=1680010274000",
            "https://us02web.zoom.us/rec/share/x?startTime=1680011024000",
        ),
        ("https://us02web.zoom.us/rec/share/x", "https://us02web.zoom.us/rec/share/x#t=750"),
        ("https://video.example.org/s03.mp4", "https://video.example.org/s03.mp4#t=750"),
        ("https://notyoutube.com/watch?v=abc", "https://notyoutube.com/watch?v=abc#t=750"),
    ],
)
def test_each_service_is_told_the_second_in_its_way(address: str, there: str) -> None:
    assert at_second(address, 750) == there


@pytest.mark.parametrize(
    "text", ["", "www.youtube.com/x", "grabaciones/s03.mp4", "javascript:alert(1)", "https://", "https://a b", "https://[1"]
)
def test_what_is_no_address_is_not_linked(text: str) -> None:
    assert not is_address(text)


def test_an_address_with_its_password_is_known() -> None:
    assert opens_what_is_closed("https://zoom.example.org/rec/play/x?pwd=abc")
    assert not opens_what_is_closed("https://zoom.example.org/rec/play/x?v=pwd")
