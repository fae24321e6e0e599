"""A workbook that came back: what people changed in it, and what of that can be taken (file-format, section 6).

What a workbook says is compared with what it said when it left: only what somebody changed in it counts, so that old
copies undo nothing. What changed here too in the meantime is told, and left as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from rapidfuzz import fuzz, process

from memoria import vocabulary
from memoria.diagnostics import Checked, Diagnostic, found
from memoria.diagnostics import Value as Told
from memoria.roadmap.changes import Change, Changed, by_id
from memoria.roadmap.columns import Column, Part, Row, Type, Value, column, columns
from memoria.roadmap.decisions import EDITION, NEAR
from memoria.roadmap.exports.xlsx import shown
from memoria.roadmap.patch import Edit
from memoria.roadmap.rows import Table, id_order
from memoria.roadmap.terms import Term
from memoria.roadmap.values import Refused, read_cell, same_cell, typed
from memoria.roadmap.workbook import Line, Sheet, read_workbook


@dataclass(frozen=True, slots=True)
class Wording:
    """How an event reads words."""

    means: Callable[[str], Term | None]
    """What words of time mean."""
    label: Callable[[str], str]
    """How a name is written in tables."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """What would change, commitment by commitment, and how that is written."""

    changed: tuple[Changed, ...] = ()
    edits: tuple[Edit, ...] = ()


def read_tracker(data: bytes, path: str, tables: Callable[[bool], Table], wording: Wording) -> Checked[Proposal]:
    """All that a workbook proposes. ``tables`` gives the roadmap of today, with or without what is reserved."""
    read = read_workbook(data, path)
    sheet = read.value
    if sheet is None:
        return Checked(Proposal(), read.diagnostics)
    table = tables(sheet.internal)
    if sheet.event and sheet.event != table.name:
        return Checked(Proposal(), (*read.diagnostics, found("S-023", sheet.at(1), other=sheet.event, event=table.name)))
    desk = _Desk(sheet, table, wording)
    proposal = desk.proposal()
    return Checked(proposal, (*read.diagnostics, *desk.problems))


class _Desk:
    """One workbook beside the roadmap of today."""

    def __init__(self, sheet: Sheet, table: Table, wording: Wording) -> None:
        self.sheet = sheet
        self.table = table
        self.wording = wording
        self.today = by_id(table.rows)
        self.axes = {vocabulary.fold(name): id_ for id_, title in table.axes for name in (id_, title) if name}
        self.problems: list[Diagnostic] = []

    def proposal(self) -> Proposal:
        """The changes of every row that can be taken."""
        lines = self._lines()
        changed = [entry for line in lines if (entry := self._changed(line)) is not None]
        ordered = sorted(changed, key=lambda entry: id_order(str(entry.row["id"])))
        missing = tuple(id_ for id_ in self.today if id_ not in {line.id for line in self.sheet.lines})
        if missing:
            self.problems.append(found("S-021", self.sheet.at(1), ids=missing))
        edits = tuple(edit for entry in ordered for edit in self._edits(entry))
        return Proposal(tuple(ordered), edits)

    def _say(self, code: str, line: Line, **values: Told | None) -> None:
        self.problems.append(found(code, self.sheet.at(line.number), **values))

    # --- rows ---

    def _lines(self) -> Iterator[Line]:
        """The rows of known commitments, each once."""
        groups: dict[str, list[Line]] = {}
        for line in self.sheet.lines:
            if not line.id:
                self._say("S-007", line)
            elif line.id not in self.today:
                self._unknown(line)
            else:
                groups.setdefault(line.id, []).append(line)
        for lines in groups.values():
            if self._agree(lines):
                yield lines[0]

    def _unknown(self, line: Line) -> None:
        aside = dict(self.table.aside).get(line.id)
        near = process.extractOne(line.id, list(self.today), scorer=fuzz.ratio, score_cutoff=NEAR) if aside is None else None
        self._say("S-006", line, id=line.id, reason=aside, nearest=near[0] if near else None)

    @property
    def _told(self) -> list[str]:
        """The columns that somebody may have something to say in: the id is that of both, however it was typed."""
        return [key for key in self.sheet.keys if column(key).part is not Part.FIXED]

    def _agree(self, lines: Sequence[Line]) -> bool:
        """False where two copies of a row say different things: neither is believed."""
        first, *others = lines
        for line in others:
            differ = [key for key in self._told if not same_cell(first.cells[key].value, line.cells[key].value)]
            if differ:
                titles = tuple(column(key).word for key in differ)
                self._say("S-008", line, id=line.id, first=first.number, columns=titles)
                return False
            self._say("S-009", line, id=line.id, first=first.number)
        return True

    # --- cells ---

    def _changed(self, line: Line) -> Changed | None:
        origin = self.sheet.origin
        base = self.today[line.id] if origin is None else origin.get(line.id, self.today[line.id])
        changes = {change.column.key: change for one in columns() if (change := self._change(one, line, base)) is not None}
        self._settle_term(changes, line)
        taken = [change for change in changes.values() if not self._overtaken(change, line, base)]
        return Changed(self.today[line.id], tuple(taken)) if taken else None

    def _change(self, one: Column, line: Line, base: Row) -> Change | None:
        """What somebody did to a cell; None where it is as it was, or can't be taken."""
        cell = line.cells.get(one.key)
        if cell is not None and cell.formula:
            self._say("S-024", line, column=one.word, written=cell.formula)
            return None
        if cell is None or one.key == "id" or same_cell(cell.value, shown(one, base[one.key], self.table.language)):
            return None
        if one.part is Part.FIXED or (EDITION in line.id and one.part is not Part.FOLLOW_UP):
            self._say("S-018", line, id=line.id, column=one.word)
            return None
        if cell.value in (None, ""):
            self._say("S-016", line, id=line.id, column=one.word)
            return None
        read = read_cell(one, cell, self.axes)
        if read_code := read.code:
            self._say(read_code, line, **(read.values or {}))
        if isinstance(read, Refused):
            return None
        old, new = self.today[line.id][one.key], self._labelled(one, read.value)
        return None if new in (base[one.key], old) else Change(line.id, one, old, new)

    def _labelled(self, one: Column, value: Value) -> Value:
        """Names as the table writes them, so that the same body under another of its names is no change."""
        if one.type is not Type.NAMES or not isinstance(value, tuple):
            return value
        return tuple(dict.fromkeys(self.wording.label(name) for name in value))

    def _overtaken(self, change: Change, line: Line, base: Row) -> bool:
        """True where the roadmap changed in the meantime too: that is told, and stays."""
        if change.old == base[change.column.key]:
            return False
        self._say(
            "S-017",
            line,
            id=change.id,
            column=change.column.word,
            here=typed(change.column, change.old) or "–",
            there=typed(change.column, change.new),
        )
        return True

    def _settle_term(self, changes: dict[str, Change], line: Line) -> None:
        """Words and last day changed at once must mean the same (S-019); then the words are enough."""
        words, end = changes.get("plazo"), changes.get("fin")
        if words is None or end is None:
            return
        term = self.wording.means(str(words.new))
        del changes["fin"]
        if term is None or term.end != end.new:
            del changes["plazo"]
            means = term.end.isoformat() if term and term.end else None
            self._say("S-019", line, id=line.id, words=str(words.new), day=typed(end.column, end.new), means=means)

    # --- what is written ---

    def _edits(self, entry: Changed) -> Iterator[Edit]:
        id_ = str(entry.row["id"])
        new = {change.column.key: change.new for change in entry.changes}
        for key, value in self._terms_written(entry.row, new).items():
            one = column(key)
            yield Edit(one.part, id_, key, typed(one, value))

    @staticmethod
    def _terms_written(row: Row, new: Mapping[str, Value]) -> dict[str, Value]:
        """A new last day is a new «plazo»; an interval keeps its beginning, a single day moves as a whole."""
        written = dict(new)
        if "fin" in new:
            end = written.pop("fin")
            start = written.get("inicio", row["inicio"])
            written["plazo"] = end
            whole = isinstance(start, date) and isinstance(end, date) and start < end
            if whole and ("inicio" in new or row["inicio"] != row["fin"]):
                written["inicio"] = start
            else:
                written.pop("inicio", None)
        return written


__all__ = ["Proposal", "read_tracker"]
