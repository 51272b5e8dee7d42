"""Holds what was read against the truth, cell by cell."""

from dataclasses import dataclass, field

from exchange_app.text import words


@dataclass
class Score:
    cells: int = 0
    right: int = 0
    wrong: list = field(default_factory=list)
    lost: list = field(default_factory=list)
    unreported: list = field(default_factory=list)
    false_alarms: list = field(default_factory=list)
    rows: list = field(default_factory=list)

    def add(self, other):
        for key, value in vars(other).items():
            setattr(self, key, getattr(self, key) + value)

    def complaints(self):
        out = []
        for key in ("rows", "wrong", "lost", "unreported", "false_alarms"):
            out.extend(f"{key}: {each}" for each in getattr(self, key)[:12])
        return "\n".join(out)


def as_json(book, language="en"):
    """A book in the shape of `import --dry-run --json`, without file, dry_run, actions, matches and counts."""
    say = words(language)
    return {
        "format": book.format,
        "sheets": [sheet.to_json(say) for sheet in book.sheets],
        "ignored_sheets": [{"sheet": each.sheet, "why": say.say(each.why)} for each in book.ignored_sheets],
    }


def score(truth, data):
    """`truth` in the shape of the samples' truth files, `data` as `as_json` gives it."""
    total = Score()
    for sheet in truth["sheets"]:
        got = {}
        for each in data["sheets"]:
            if sheet["sheet"] in (None, each["sheet"]) and each["kind"] == sheet["entity"]:
                got.update({row["row"]: row for row in each["rows"] if row.get("action") != "aside"})
        for row in sheet["rows"]:
            values = {key: value for key, value in row["values"].items() if not key.startswith("_")}
            total.cells += len(values)
            found = got.pop(row["row"], None)
            if found is None:
                total.rows.append((sheet["sheet"], row["row"], "missing"))
                total.lost.extend((row["row"], key, value) for key, value in values.items())
                continue
            for key, value in values.items():
                if key not in found["values"]:
                    total.lost.append((row["row"], key, value))
                elif found["values"][key] == value:
                    total.right += 1
                else:
                    total.wrong.append((row["row"], key, found["values"][key], value))
            for key in found["values"].keys() - values.keys():
                total.wrong.append((row["row"], key, found["values"][key], None))
            reported = {each["field"] for each in found["problems"]}
            total.unreported.extend((row["row"], key) for key in set(row["problems"]) - reported)
            total.false_alarms.extend((row["row"], key) for key in reported - set(row["problems"]))
        for row, found in got.items():
            total.rows.append((sheet["sheet"], row, "invented"))
            total.wrong.extend((row, key, value, None) for key, value in found["values"].items())
    return total


def assert_holds(total, right=0.995, wrong=0.001):
    """The figures that the import promises."""
    assert total.right >= right * total.cells, total.complaints()
    assert len(total.wrong) <= wrong * total.cells, total.complaints()
    assert not total.unreported, total.complaints()
    assert not total.false_alarms, total.complaints()
