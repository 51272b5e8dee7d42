"""What a person decides while importing: corrected columns, rows left out, values typed, duplicates judged."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Any

from exchange_app.kinds import Value
from exchange_app.services.importing import RowDecision, RowDecisions, RowKey
from exchange_app.services.importing.corrections import corrects, with_column
from exchange_app.sheets.infer.context import Corrections, SheetCorrection
from ui.lists.pairs.pair import PairAnswer
from ui.pages.imports.lines import ImportLine, LineState, counts_of
from ui.pages.imports.review_data import ImportReview

_DECIDED = {PairAnswer.SAME: LineState.CHANGE, PairAnswer.APART: LineState.NEW, PairAnswer.LATER: LineState.TWICE}


def row_key(review: ImportReview, line: ImportLine) -> RowKey:
    """How the services know a line."""
    return review.sheet.name, line.row + 1


@dataclass(slots=True)
class ImportDraft:
    """Starts empty with every file. Survives another mapping: rows are known by sheet and number."""

    corrections: Corrections = field(default_factory=Corrections)
    cohort: str | None = None
    """Code of the cohort that applicants apply to."""
    new_cohort: dict[str, Value] = field(default_factory=dict)
    """The values of the one that is made with them; empty for none."""
    side: str = ""
    """Code of the agency that the list is from."""
    left_out: set[RowKey] = field(default_factory=set)
    typed: dict[RowKey, dict[str, Value | None]] = field(default_factory=dict)
    pairs: dict[RowKey, PairAnswer] = field(default_factory=dict)

    @property
    def corrected(self) -> bool:
        """Whether the mapping of some sheet was corrected."""
        return corrects(self.corrections)

    @property
    def moved(self) -> int:
        """How many rows were taken in or set aside."""
        return sum(len(each.rows) for each in self.corrections.sheets.values())

    @property
    def touched(self) -> bool:
        """Whether a person would lose work with it."""
        return bool(
            self.corrected
            or self.moved
            or self.left_out
            or self.typed
            or self.new_cohort
            or any(each is not PairAnswer.LATER for each in self.pairs.values())
        )

    def correct(self, sheet: str, **changes: object) -> None:
        """Correct the kind or the header rows of a sheet, or whether it is read at all."""
        now = self.corrections.sheets.get(sheet, SheetCorrection())
        self._put(sheet, replace(now, **changes))  # type: ignore[arg-type]

    def map_column(self, review: ImportReview, section: int, fields: tuple[str, ...]) -> None:
        """Read a column as these fields; a column that gave one of them gives it no more."""
        name, letters = review.sheet.name, review.heads[section].letters
        now = self.corrections.sheets.get(name, SheetCorrection())
        self._put(name, with_column(review.sheet.mapped, now, letters, fields))

    def _put(self, sheet: str, correction: SheetCorrection) -> None:
        self.corrections = replace(self.corrections, sheets={**self.corrections.sheets, sheet: correction})

    def leave_out(self, review: ImportReview, line: ImportLine, out: bool) -> None:
        """Leave a line out, or take it in again."""
        key = row_key(review, line)
        (self.left_out.add if out else self.left_out.discard)(key)
        line.left_out = out

    def take(self, review: ImportReview, lines: Sequence[ImportLine], record: bool) -> None:
        """Take lines in as records, or set them aside; what the reader thought of one holds again where it thought the same."""
        now = self.corrections.sheets.get(review.sheet.name, SheetCorrection())
        rows = dict(now.rows)
        for line in lines:
            self.leave_out(review, line, False)
            if rows.pop(line.row + 1, record) is record:
                rows[line.row + 1] = record
        self._put(review.sheet.name, replace(now, rows=rows))

    def type_value(self, review: ImportReview, at: int, name: str, value: Value | None) -> None:
        """Put a typed value in the place of what could not be read."""
        line = review.lines[at]
        self.typed.setdefault(row_key(review, line), {})[name] = value
        self.apply_to(review, at)

    def judge(self, review: ImportReview, at: int, decision: PairAnswer) -> None:
        """Say whether a line is the one that it looks like."""
        self.pairs[row_key(review, review.lines[at])] = decision
        self.apply_to(review, at)

    def apply_to(self, review: ImportReview, at: int) -> None:
        """Bring a line to what was decided about it."""
        line = review.lines[at]
        key = row_key(review, line)
        line.left_out = key in self.left_out
        typed = self.typed.get(key)
        row = review.rows.get(at)
        if typed:
            line.values = {name: value for name, value in {**line.values, **typed}.items() if value is not None}
            line.troubles = tuple(each for each in line.troubles if each.field not in typed)
            if line.state is LineState.SKIP and row is not None and all(name in line.values for name in row.missing):
                line.state = LineState.NEW
        if row is not None and row.suspect is not None and key in self.pairs:
            line.state = _DECIDED[self.pairs[key]]

    def apply_all(self, review: ImportReview) -> None:
        """Bring a newly made review to everything that was decided before."""
        if not (self.left_out or self.typed or self.pairs):
            return
        for at, line in enumerate(review.lines):
            if line.state is not LineState.HEADING:
                self.apply_to(review, at)
        for pair in review.pairs:
            pair.decision = self.pairs.get(row_key(review, review.lines[pair.line]), pair.decision)

    def counts(self, review: ImportReview) -> dict[str, int]:
        """As counts_of, over all tables of the file, with `cells`: what could not be read in rows that are written, `unread`:
        sheets that were not read although something stands in them, and `asked_columns`: those that may be something else."""
        counts = counts_of(review.lines)
        counts["asked_columns"] = len(review.preview.asked_columns)
        counts["cells"] = sum(len(line.troubles) for line in review.lines if line.troubles and not line.left_out)
        sheets = (review.book.sheet(name) for name, _ in review.preview.ignored_sheets)
        counts["unread"] = sum(1 for sheet in sheets if sheet is not None and sheet.height)
        for sheet in review.preview.sheets:
            if review.unread is None and sheet is review.sheet:
                continue
            for row in sheet.rows:
                key = (sheet.name, row.row)
                state = _DECIDED[self.pairs[key]] if key in self.pairs else LineState(row.action.value)
                counts[LineState.SKIP if key in self.left_out else state] += 1
                counts["all"] += 1
                counts["cells"] += len(row.problems)
            for aside in sheet.mapped.set_aside:
                counts[LineState.SKIP if (sheet.name, aside.row) in self.left_out else LineState.ASIDE] += 1
        return counts

    def to_data(self) -> dict[str, Any]:
        """As plain JSON data, so that a change of language loses no work."""
        return {
            "cohort": self.cohort,
            "new_cohort": {name: _plain(value) for name, value in self.new_cohort.items()},
            "side": self.side,
            "left_out": [list(key) for key in sorted(self.left_out)],
            "pairs": [[*key, said] for key, said in self.pairs.items()],
            "typed": [
                [*key, name, _plain(value)] for key, values in self.typed.items() for name, value in values.items()
            ],
            "sheets": {
                name: {
                    "kind": each.kind,
                    "header_rows": each.header_rows,
                    "columns": dict(each.columns),
                    "read": each.read,
                    "rows": [[row, record] for row, record in each.rows.items()],
                }
                for name, each in self.corrections.sheets.items()
            },
        }

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> ImportDraft:
        """What to_data wrote."""
        made = cls(cohort=data.get("cohort"), side=data.get("side") or "")
        made.new_cohort = {
            name: value for name, each in data.get("new_cohort", {}).items() if (value := _rich(each)) is not None
        }
        made.left_out = {(sheet, row) for sheet, row in data.get("left_out", ())}
        made.pairs = {(sheet, row): PairAnswer(said) for sheet, row, said in data.get("pairs", ())}
        for sheet, row, name, value in data.get("typed", ()):
            made.typed.setdefault((sheet, row), {})[name] = _rich(value)
        for name, each in data.get("sheets", {}).items():
            rows = each.get("header_rows")
            columns = {letters: tuple(keys) for letters, keys in each.get("columns", {}).items()}
            made._put(
                name,
                SheetCorrection(
                    each.get("kind"),
                    None if rows is None else tuple(rows),
                    columns,
                    each.get("read"),
                    dict(each.get("rows", ())),
                ),
            )
        return made

    def decisions(self) -> RowDecisions:
        """Everything decided about rows, as the services take it."""
        rows = {key: RowDecision(said) for key, said in self.pairs.items()}
        rows.update(dict.fromkeys(self.left_out, RowDecision.LEAVE_OUT))
        filled: Mapping[RowKey, Mapping[str, Value | None]] = {key: dict(values) for key, values in self.typed.items()}
        return RowDecisions(rows, filled)


def _plain(value: Value | None) -> Any:
    match value:
        case date():
            return {"date": value.isoformat()}
        case Decimal():
            return {"decimal": str(value)}
        case tuple():
            return {"list": list(value)}
        case _:
            return value


def _rich(data: Any) -> Value | None:
    match data:
        case {"date": str(day)}:
            return date.fromisoformat(day)
        case {"decimal": str(number)}:
            return Decimal(number)
        case {"list": list(parts)}:
            return tuple(parts)
        case str() | int() | dict() | None:
            return data
        case _:
            raise ValueError("typed value")
