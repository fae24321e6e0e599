"""What the files of an edition are called, and which edition must hold every word."""

import pytest

from memoria.choices import Choices


@pytest.mark.parametrize(
    ("choices", "stem"),
    [
        (Choices(), "memoria"),
        (Choices(internal=True), "memoria.interna"),
        (Choices(language="fr"), "memoria.fr"),
        (Choices(edition="sintesis", internal=True, language="en"), "sintesis.interna.en"),
        (Choices(session="S05"), "memoria.S05"),
        (Choices(edition="transicion", territory="EC-A", internal=True), "transicion.EC-A.interna"),
        (Choices(institution="red-uno", internal=True, language="pt"), "memoria.red-uno.interna.pt"),
    ],
)
def test_files_are_named_after_edition_part_access_and_language(choices: Choices, stem: str) -> None:
    assert choices.stem == stem


def test_only_the_whole_volume_must_hold_every_word() -> None:
    assert all(choices.is_whole for choices in (Choices(), Choices(internal=True), Choices(language="fr")))
    assert not any(
        choices.is_whole
        for choices in (Choices(edition="relato"), Choices(session="S05"), Choices(institution="x"), Choices(territory="EC-A"))
    )
