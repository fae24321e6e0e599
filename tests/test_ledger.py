"""Where every word of every source went."""

from __future__ import annotations

from dataclasses import replace

from memoria.document import tree as t
from memoria.ledger import Fate, ledger, lost_words
from memoria.model.contribution import Contribution, FrontMatter, YamlNote
from memoria.model.event import Event
from memoria.model.marks import Commitment
from memoria.model.memoria import Memoria
from memoria.source import Located, Position


def at(line: int, path: str = "panel.md") -> Position:
    return Position(path, line, 1)


def memoria_of(*lines: str, **note: object) -> Memoria:
    body = tuple(t.Para((t.Text(words, at(number)),), at(number)) for number, words in enumerate(lines, 1))
    front = FrontMatter(title=Located("Título propio", at(90)))
    contribution = Contribution(path="panel.md", sha256="", front=front, body=body, **note)  # type: ignore[arg-type]
    return Memoria(name="foro", event=Event(), contributions=(contribution,))


def test_what_is_printed_is_counted_as_printed() -> None:
    (account,) = ledger(memoria_of("Dos palabras", "Tres palabras más"), frozenset((at(1), at(2), at(90))), {})
    assert (account.words(), account.words(Fate.PRINTED)) == (7, 7)
    assert list(lost_words((account,))) == []


def test_what_is_withheld_has_its_reason() -> None:
    (account,) = ledger(memoria_of("Asunto reservado"), frozenset((at(90),)), {at(1): "reserved"})
    assert [(entry.fate, entry.reason) for entry in account.entries if entry.at == at(1)] == [(Fate.WITHHELD, "reserved")]


def test_what_is_neither_is_lost_and_said_with_its_place() -> None:
    accounts = ledger(memoria_of("Nadie recogió esto"), frozenset((at(90),)), {})
    assert [(problem.code, problem.at) for problem in lost_words(accounts)] == [("G-001", at(1))]


def test_the_value_of_a_field_is_followed_too() -> None:
    commitment = Commitment(action=Located("Firmar", at(3)), product=Located("acta publicada", at(4)))
    accounts = ledger(memoria_of(marks=(commitment,)), frozenset((at(90),)), {})
    assert [problem.at for problem in lost_words(accounts)] == [at(4)]


def test_fields_that_steer_the_volume_need_not_be_printed() -> None:
    commitment = Commitment(action=Located("Firmar", at(3)), axis=Located("paradiplomacia", at(4)))
    assert list(lost_words(ledger(memoria_of(marks=(commitment,)), frozenset((at(90),)), {}))) == []


def test_who_moderated_is_told_by_the_programme() -> None:
    note = memoria_of()
    contribution = replace(note.contributions[0], front=FrontMatter(moderators=(Located("Red Dos", at(4)),)))
    assert list(lost_words(ledger(replace(note, contributions=(contribution,)), frozenset(), {}))) == []


def test_the_text_of_a_yaml_note_is_followed_in_its_tree_alone() -> None:
    front = YamlNote(text=Located("- uno", Position("nota.yaml", 4, 3)))
    item = t.Plain((t.Text("uno", Position("nota.yaml", 4, 5)),))
    note = Contribution(path="nota.yaml", sha256="", front=front, body=(t.BulletList(((item,),)),))
    (account,) = ledger(Memoria(name="foro", event=Event(), contributions=(note,)), frozenset((Position("nota.yaml", 4, 5),)), {})
    assert (account.words(), account.words(Fate.LOST)) == (1, 0)
