"""What a form tells its writer is no text of hers."""

from memoria.model.instructions import enclosed, is_half_edited, without_instructions


def test_a_whole_instruction_is_dropped() -> None:
    assert without_instructions(enclosed("Una frase por idea.")) == ""
    assert without_instructions(f"Constituir la mesa {enclosed('quién, cuándo')}") == "Constituir la mesa"
    assert not is_half_edited(enclosed("Una frase"))


def test_a_bracket_without_its_other_half_stays_to_be_said() -> None:
    assert without_instructions("⟦Una frase por idea") == "⟦Una frase por idea"
    assert is_half_edited("⟦Una frase por idea")
    assert is_half_edited("Una ⟦frase⟧ por idea⟧")
