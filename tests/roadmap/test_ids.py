"""Ids are given once and stay with their commitment."""

import random
from collections.abc import Sequence
from dataclasses import replace

import pytest

from memoria.model.marks import Agreement, Commitment, Mark
from memoria.model.roadmap import Lock
from memoria.roadmap.ids import give_ids
from memoria.roadmap.lock import read_lock, write_lock
from memoria.source import Located, SourceFile

SIX = (
    "Constituir la mesa técnica de cooperación con una persona por provincia",
    "Publicar el directorio de redes y actualizarlo cada semestre",
    "Levantar el inventario de convenios vigentes antes del traspaso",
    "Abrir una ventanilla de asistencia técnica para equipos pequeños",
    "Organizar dos intercambios horizontales sobre riego parcelario",
    "Elaborar un manual de archivo de la cooperación internacional",
)


def said(words: str, note: str = "panel.md", session: str = "S04", **fields: object) -> Commitment:
    return Commitment(words=words, note=note, session=session, **fields)  # type: ignore[arg-type]


def ids(marks: Sequence[Mark], lock: Lock | None = None) -> tuple[list[str], Lock]:
    result = give_ids(marks, lock or Lock()).value
    return [mark.id for mark in result.marks], result.lock


def test_ids_are_given_in_reading_order_and_by_kind() -> None:
    marks: list[Mark] = [said(SIX[0]), Agreement(words="Reunirse cada semestre"), said(SIX[1])]
    assert ids(marks)[0] == ["C-01", "A-01", "C-02"]


def test_shuffling_moves_no_id() -> None:
    before, lock = ids([said(words) for words in SIX])
    after, _ = ids([said(words) for words in reversed(SIX)], lock)
    assert after == before[::-1]


def test_renaming_a_file_and_moving_a_note_move_no_id() -> None:
    before, lock = ids([said(words) for words in SIX])
    after, _ = ids([said(words, note="otro/nombre.md", session="S09") for words in SIX], lock)
    assert after == before


@pytest.mark.parametrize(
    ("reworded", "kept"),
    [
        ("Constituir la mesa técnica de cooperación con una persona por cada provincia", True),
        ("Constituir una mesa de cooperación con una persona por provincia del país", True),
        ("Constituir la mesa técnica con delegados de los municipios y parroquias", False),
        ("Crear un fondo semilla para equipos de una sola persona en cada territorio", False),
    ],
)
def test_a_reworded_commitment_keeps_its_id_while_six_words_of_ten_stay(reworded: str, kept: bool) -> None:
    _, lock = ids([said(SIX[0])])
    after, _ = ids([said(reworded)], lock)
    assert (after == ["C-01"]) is kept


TEN = "uno dos tres cuatro cinco seis siete ocho nueve diez"
LINE = [
    # words, note, session, kept
    ("uno dos tres cuatro cinco seis siete ocho nueve diez", "panel.md", "S04", True),  # nothing
    ("diez nueve ocho siete seis cinco cuatro tres dos uno", "panel.md", "S04", True),  # another order
    ("Uno dos TRES cuatro cinco seis siete ocho nueve diez", "otra.md", "S09", True),  # capitals, and moved
    ("uno dos tres cuatro cinco seis a b c d", "panel.md", "S04", True),  # four of ten reworded
    ("uno dos tres cuatro cinco seis a b c d", "renombrada.md", "S04", True),  # … and the file renamed
    ("uno dos tres cuatro cinco seis a b c d", "panel.md", "S09", True),  # … and the note moved
    ("uno dos tres cuatro cinco seis a b c d", "otra/carpeta.md", "S09", True),  # … and both
    ("uno dos tres cuatro cinco a b c d e", "panel.md", "S04", False),  # five of ten
    ("uno dos tres cuatro cinco seis", "panel.md", "S04", True),  # four words taken out
    ("uno dos tres cuatro cinco", "panel.md", "S04", False),  # five
    (f"{TEN} a b c d e f", "panel.md", "S04", True),  # six words added to ten
    (f"{TEN} a b c d e f g", "panel.md", "S04", False),  # seven
    ("uno uno uno uno uno uno uno ocho nueve diez", "panel.md", "S04", False),  # a word said again is not another's
]


@pytest.mark.parametrize(("words", "note", "session", "kept"), LINE, ids=[f"{row[1]}-{row[2]}: {row[0]}" for row in LINE])
def test_where_the_line_is(words: str, note: str, session: str, kept: bool) -> None:
    _, lock = ids([said(TEN)])
    after, renewed = ids([said(words, note, session)], lock)
    assert (after == ["C-01"]) is kept
    assert [entry.retired for entry in renewed.entries if entry.id == "C-01"] == [not kept]


def test_five_hundred_commitments_are_shuffled_renamed_moved_and_reworded_at_once_and_no_id_moves() -> None:
    chance = random.Random(2023)
    vocabulary = ["".join(chance.choices("aeioubcdlmnrst", k=7)) for _ in range(400)]
    common = ["constituir", "la", "mesa", "de", "cooperación"]
    words = [common[: chance.randrange(6)] + chance.sample(vocabulary, chance.randrange(8, 20)) for _ in range(500)]
    notes = [chance.randrange(40) for _ in words]
    marks = [said(" ".join(one), f"nota-{note:02}.md", f"S{note:02}") for one, note in zip(words, notes, strict=True)]
    before, lock = ids(marks)
    changed = []
    for id_, one, note in zip(before, words, notes, strict=True):
        new = list(one)
        for place in chance.sample(range(len(new)), int(len(new) * 0.4)):
            new[place] = f"otra{chance.randrange(10_000)}"
        chance.shuffle(new)
        changed.append((id_, said(" ".join(new), f"carpeta/archivo-{note:02}.md", f"S{(note * 7) % 40 + 50}")))
    chance.shuffle(changed)
    after, renewed = ids([mark for _, mark in changed], lock)
    assert after == [id_ for id_, _ in changed]
    assert not any(entry.retired for entry in renewed.entries)


def test_what_stays_at_home_is_matched_before_what_moved() -> None:
    _, lock = ids([said(TEN), said(TEN.replace("diez", "once"), "otra.md", "S05")])
    moved = [said("uno dos tres cuatro cinco seis siete ocho a b", "otra.md", "S05"), said(TEN.replace("diez", "doce"))]
    assert ids(moved, lock)[0] == ["C-02", "C-01"]


def test_what_is_gone_from_one_note_is_not_what_is_new_in_another_where_the_words_are_others() -> None:
    _, lock = ids([said(SIX[0])])
    assert ids([said(SIX[1], "otra.md")], lock)[0] == ["C-02"]


def test_a_crowd_of_alike_commitments_is_matched_without_waiting() -> None:
    crowd = [said(f"informar cada mes de lo hecho en la provincia número {number}") for number in range(400)]
    before, lock = ids(crowd)
    again = [said(mark.words.replace("mes", "trimestre")) for mark in crowd]
    assert ids(again, lock)[0] == before


def test_two_reworded_commitments_are_matched_together_and_not_one_after_the_other() -> None:
    first = "uno dos tres cuatro cinco seis siete ocho nueve diez"
    second = "uno dos tres cuatro cinco seis siete ocho once doce"
    _, lock = ids([said(first), said(second)])
    near_both = "uno dos tres cuatro cinco seis siete ocho nueve trece"
    near_first = "uno dos tres cuatro cinco seis siete catorce nueve diez"
    assert ids([said(near_both), said(near_first)], lock)[0] == ["C-02", "C-01"]


def test_an_id_once_retired_is_never_given_to_something_else() -> None:
    _, lock = ids([said(SIX[0]), said(SIX[1])])
    result = give_ids([said(SIX[0])], lock)
    assert [problem.code for problem in result.diagnostics] == ["H-005"]
    later, _ = ids([said(SIX[0]), said(SIX[2])], result.value.lock)
    assert later == ["C-01", "C-03"]


def test_a_retired_commitment_that_comes_back_word_for_word_has_its_id_again() -> None:
    _, lock = ids([said(SIX[0]), said(SIX[1])])
    _, without = ids([said(SIX[0])], lock)
    assert ids([said(SIX[0]), said(SIX[1])], without)[0] == ["C-01", "C-02"]


def test_an_explicit_id_wins_over_everything() -> None:
    _, lock = ids([said(SIX[0]), said(SIX[1])])
    assert ids([said(SIX[0], given_id=Located("C-7"))], lock)[0] == ["C-07"]


def test_an_explicit_id_claimed_twice_stays_with_the_first_and_is_said() -> None:
    result = give_ids([said(SIX[0], given_id=Located("C-01")), said(SIX[1], given_id=Located("c-1"))], Lock())
    assert [mark.id for mark in result.value.marks] == ["C-01", "C-02"]
    assert [problem.code for problem in result.diagnostics] == ["H-004"]


@pytest.mark.parametrize("wrong", ["A-01", "tres", "C", "C-99999999999"])
def test_an_explicit_id_of_another_shape_is_said(wrong: str) -> None:
    result = give_ids([said(SIX[0], given_id=Located(wrong))], Lock())
    assert [problem.code for problem in result.diagnostics] == ["H-003"]


def test_the_lock_keeps_only_the_hash_of_reserved_words() -> None:
    secret = said("Negociar con discreción el convenio", reserved=True)
    _, lock = ids([secret])
    assert "discreción" not in write_lock(lock)
    assert ids([secret, said(SIX[0])], lock)[0] == ["C-01", "C-02"]


def test_the_lock_is_read_back_as_it_was_written() -> None:
    _, lock = ids([said(words) for words in SIX] + [said("secreto", reserved=True)])
    _, lock = ids([said(words) for words in SIX[1:]], lock)
    assert read_lock(SourceFile("memoria.lock", write_lock(lock))).value == lock


def test_a_build_that_changes_no_id_leaves_the_same_lock() -> None:
    marks = [said(words) for words in SIX]
    _, lock = ids(marks)
    assert ids(marks, lock)[1] == lock


def test_a_lock_with_the_marks_of_a_conflict_is_refused() -> None:
    text = write_lock(ids([said(SIX[0])])[1]) + "<<<<<<< HEAD\n"
    result = read_lock(SourceFile("memoria.lock", text))
    assert result.value is None
    assert [(problem.code, problem.at.line) for problem in result.diagnostics] == [("H-001", 4)]


def test_a_lock_that_gives_an_id_twice_is_refused() -> None:
    lock = ids([said(SIX[0])])[1]
    twice = Lock((*lock.entries, replace(lock.entries[0], words="otra cosa")))
    assert [problem.code for problem in read_lock(SourceFile("memoria.lock", write_lock(twice))).diagnostics] == ["H-002"]


def test_a_lock_that_nests_without_end_is_a_lock_that_cannot_be_understood() -> None:
    read = read_lock(SourceFile("memoria.lock", "- " + "[" * 100_000))
    assert read.value is None
    assert [problem.code for problem in read.diagnostics] == ["H-001"]
