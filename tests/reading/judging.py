"""The cases with their truth, and the comparison of what was read with it."""

import json
import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.lists.measure import Outcome, judge, records, waiting_rows
from tests.lists.model import PartnerList, Row, Truth

HERE = Path(__file__).parent
FILES, SAMPLES = HERE / "files", HERE.parent / "data" / "samples"

SAID = {
    "month first": r"\bmonth (?:first|before|and then|stands|comes|is)\b|\bmonth-first\b",
    "hidden": r"\bhidden\b",
    "struck out": r"\bstruck\b|\bcrossed\b",
    "order": r"\borders?\b",
    "repaired or damaged": r"\brepair|\bdamag|\bgarbl|\blost\b",
    "quote": r"\bquot",
    "another format": r"\.xlsx\b",
    "the way on": r"--kind\b",
}
"""What must be told, by its name in the truth, and words one of which it takes to tell it in English."""

_OF_THE_FILE = {
    "file",
    "sheet",
    "header",
    "cell",
    "cells",
    "values",
    "samples",
    "field",
    "fields",
    "column",
    "columns",
    "format",
}
_STATES = {"totals": r"\btotal", "header": r"\bheader\b", "group": r"\bheading\b|\bgroup\b"}


@dataclass
class Table:
    """What is true of one table of a file. No `kind` means that nothing in the file is a list."""

    kind: str
    sheet: str | None
    rows: list[Row]
    states: dict[int, set[str]]
    ignored: list[str]
    said: list[str]
    free_sheets: list[str]


@dataclass
class Case:
    """A file, and the readings of it that are right: each the tables that it has."""

    name: str
    readings: list[list[Table]]

    @property
    def file(self) -> Path:
        return FILES / self.name


def cases() -> dict[str, Case]:
    """All cases by the name of their file."""
    data: dict[str, list[dict[str, Any]]] = {}
    for path in sorted((HERE / "truth").glob("*.toml")):
        data |= tomllib.loads(path.read_text("utf-8"))
    made = {}
    for name, tables in data.items():
        readings: dict[int, list[Table]] = defaultdict(list)
        for told in tables:
            readings[told.get("reading", 1)].append(_table(told, data))
        made[name] = Case(name, list(readings.values()))
    return made


def not_yet() -> dict[str, str]:
    """The cases that are not read right yet, and why."""
    lines = (HERE / "not_yet.txt").read_text("utf-8").splitlines()
    return dict(line.split(maxsplit=1) for line in lines if line and not line.startswith("#"))


def _table(told: dict[str, Any], data: dict[str, list[dict[str, Any]]]) -> Table:
    kind, rows = _records(told, data)
    states = {int(row): set(allowed.split(" // ")) for row, allowed in told.get("others", {}).items()}
    return Table(
        kind,
        told.get("sheet"),
        rows,
        states,
        told.get("ignored", []),
        told.get("said", []),
        told.get("free_sheets", []),
    )


def _records(told: dict[str, Any], data: dict[str, list[dict[str, Any]]]) -> tuple[str, list[Row]]:
    if "sample" in told:
        sample = json.loads((SAMPLES / f"{told['sample']}.truth.json").read_text("utf-8"))["sheets"][0]
        return sample["entity"], [
            Row(each["row"], _values(each["values"]), set(each["problems"]), {}) for each in sample["rows"]
        ]
    if "like" not in told:
        kind = "" if told["kind"] == "none" else told["kind"]
        return kind, [_filled(Row(0, {}, set(), {}), cells) for cells in _lines(told.get("records", ""))]
    others = data[told["like"]]
    kind, rows = _records(next((each for each in others if each.get("sheet") == told.get("sheet")), others[0]), data)
    by_number = {row.row: row for row in rows}
    for cells in _lines(told.get("changes", "")):
        number = int(cells["row"])
        by_number[number] = _filled(by_number.get(number, Row(number, {}, set(), {})), cells)
    return kind, list(by_number.values())


def _lines(text: str) -> Iterator[dict[str, str]]:
    """The lines of a table by its first line, without empty cells."""
    lines = [[cell.strip() for cell in re.split(r"(?<=\s)\|(?=\s|$)", line)] for line in text.strip().splitlines()]
    for cells in lines[1:]:
        yield {key: cell for key, cell in zip(lines[0], cells, strict=False) if cell}


def _filled(row: Row, cells: dict[str, str]) -> Row:
    """A row with what the cells say of it."""
    number, _, aside = cells["row"].partition(" or ")
    row.row, row.aside_too = int(number), bool(aside)
    for key, cell in cells.items():
        if key == "row":
            continue
        row.values.pop(key, None)
        readings = cell.split(" // ")
        values = [each for each in readings if each not in ("!", "~")]
        if values:
            plain = tuple(each.removesuffix(" & !") for each in values)
            row.values[key], row.also[key] = plain[0], plain
        if "~" in readings:
            row.soft.add(key)
        if any(each.endswith(" & !") for each in values):
            (row.problems if all(each.endswith(" & !") for each in values) else row.told).add(key)
        if "!" in readings:
            (row.problems if readings == ["!"] else row.told).add(key)
    return row


def _values(data: dict[str, Any]) -> dict[str, str]:
    """Values by field as the truth writes them; what is said beside them begins with a line."""
    return {key: written(value) for key, value in data.items() if value is not None and not key.startswith("_")}


def written(value: Any) -> str:
    """A value of the document as the truth writes it."""
    match value:
        case bool():
            return "yes" if value else "no"
        case float() if value.is_integer():
            return str(int(value))
        case list():
            return "; ".join(map(written, value))
        case dict():
            return "; ".join(f"{key}={written(each)}" for key, each in sorted(value.items()))
        case _:
            return str(value).replace("\n", "⏎")


def compare(case: Case, document: dict[str, Any] | None, said: str) -> Outcome:
    """How the file was read, by the reading of the truth that it comes nearest to."""
    outcomes = [_against(case, tables, document, said) for tables in case.readings]
    return min(outcomes, key=lambda one: (sum(one.faults.values()), -one.cells["right"]))


def _against(case: Case, tables: list[Table], document: dict[str, Any] | None, said: str) -> Outcome:
    sheets = _sheets(document)
    whole = Outcome(case.name, sort=case.file.suffix.lower().removeprefix(".") or "no ending")
    for table in tables:
        if not table.kind:
            if any(records(sheet) for sheet in sheets):
                whole.kind = False
                whole.fault("a list read where there is none", str(sheets[0]["kind"]))
        else:
            own = sheets if len(tables) == 1 else [each for each in sheets if each["sheet"] == table.sheet]
            _add(whole, _table_against(case, table, own, said))
        for what in table.said:
            if not re.search(SAID[what], _told(case, document, said), re.IGNORECASE):
                whole.fault(f"not told: {what}", "")
    if len(tables) > 1:
        known = {name for table in tables for name in (table.sheet, *table.free_sheets)}
        for other in [each for each in sheets if each["sheet"] not in known]:
            whole.rows = False
            whole.fault("second list read where there is one", other["sheet"])
    return whole


def _sheets(document: dict[str, Any] | None) -> list[dict[str, Any]]:
    """The sheets of the document with all tables of a sheet taken together, and values as the truth writes them."""
    together: dict[str, dict[str, Any]] = {}
    for sheet in document["sheets"] if document else []:
        rows = [{**row, "values": _values(row["values"])} for row in sheet["rows"]]
        one = together.setdefault(sheet["sheet"], {**sheet, "rows": []})
        if one["signature"] != sheet["signature"] or one["rows"]:
            for key in ("columns", "ignored_columns", "ignored_rows"):
                one[key] = [*one[key], *sheet[key]]
        one["rows"] += rows
    return list(together.values())


def _table_against(case: Case, table: Table, sheets: list[dict[str, Any]], said: str) -> Outcome:
    why = {row: " or ".join(sorted(states)) for row, states in table.states.items()}
    truth = Truth(table.kind, "", table.sheet or "", [], [], table.rows, why)
    # a sheet that is not named may be called anything, as in a text file
    words: list[list[Any]] = [[] for _ in range(max((row.row for row in table.rows), default=0))]
    for row in table.rows:
        words[row.row - 1] += row.values.values()
    listed = PartnerList(case.name, "xlsx" if table.sheet else "csv", words, [], truth)
    outcome = judge(listed, {"sheets": sheets}, said)
    sheet = next((each for each in sheets if table.sheet in (None, each["sheet"])), None)
    if sheet is None:
        return outcome
    for alarm in outcome.alarms:
        outcome.fault("told as a problem where nothing is wrong", alarm)
    states = _states(sheet)
    for number, allowed in table.states.items():
        if (state := states.get(number, "untold")) not in allowed | {"record"}:
            outcome.rows = False
            outcome.fault(f"row told as {state}", f"row {number}: {why[number]}")
    listed_as_ignored = {_plain(each["header"]) for each in sheet["ignored_columns"]}
    for heading in table.ignored:
        if _plain(heading) not in listed_as_ignored:
            outcome.fault("column not left out", heading)
    return outcome


def _states(sheet: dict[str, Any]) -> dict[int, str]:
    """What each row is that is named."""
    states = {row["row"]: "record" for row in records(sheet)}
    for each in sheet["ignored_rows"]:
        states[each["row"]] = next(
            (state for state, words in _STATES.items() if re.search(words, each["why"], re.IGNORECASE)), "left"
        )
    return states | dict.fromkeys(waiting_rows(sheet), "aside")


def _plain(heading: str) -> str:
    return " ".join(heading.split()).casefold()


def _add(whole: Outcome, part: Outcome) -> None:
    whole.cells += part.cells
    whole.faults += part.faults
    whole.examples = part.examples | whole.examples
    whole.alarms += part.alarms
    whole.asked += part.asked
    whole.kind, whole.rows, whole.names = (
        whole.kind and part.kind,
        whole.rows and part.rows,
        whole.names and part.names,
    )


def _told(case: Case, document: Any, said: str) -> str:
    """All that was said in words, without the words of the file and its name."""
    match document:
        case dict():
            return " ".join(
                [_told(case, value, "") for key, value in document.items() if key not in _OF_THE_FILE]
                + [_said(case, said)]
            )
        case list():
            return " ".join(_told(case, each, "") for each in document)
        case str():
            return document
        case _:
            return _said(case, said)


def _said(case: Case, said: str) -> str:
    return said.replace(case.file.name, "")


def difference(outcome: Outcome) -> str:
    """What is not right, for a person."""
    count = Counter(outcome.faults)
    lines = [
        f"{sort}{f' x {times}' if times > 1 else ''}{f': {outcome.examples[sort]}' if outcome.examples[sort] else ''}"
        for sort, times in count.most_common()
    ]
    return "\n".join([f"{outcome.name} is not read right:", *lines])
