"""What a form tells its writer is no text of hers."""

from memoria.model.instructions import enclosed, without_enclosed


def test_a_whole_instruction_is_dropped() -> None:
    assert without_enclosed(enclosed("Una frase por idea.")) == ""
    assert without_enclosed(f"Constituir la mesa {enclosed('quién, cuándo')}") == "Constituir la mesa"


def test_a_sign_without_its_other_half_stays() -> None:
    assert without_enclosed("⟦Una frase por idea") == "⟦Una frase por idea"
