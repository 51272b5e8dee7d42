"""A workbook by hand: what it carries, and the sheets that a person has before them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from exchange_app.domain.exchange.grid import read_grids
from exchange_app.domain.exchange.incoming import Base, Carried, CarriedSheet, FindingKind, Incoming, WorkbookFinding
from exchange_app.domain.exchange.references import References
from exchange_app.domain.exchange.state_codec import Kept
from exchange_app.domain.exchange.versions import Office
from exchange_app.domain.records import Record
from exchange_app.domain.short_id import short_id, spare_code
from exchange_app.domain.titles import listed
from exchange_app.kinds import FieldType, kind
from exchange_app.services.merging.parsing import Parser
from exchange_app.sheets.raw import RawSheet
from exchange_app.text import words

EXPORT = "0f0e1d2c-3b4a-4958-8776-655443322110"
PEOPLE = (
    ("Kənan", "Cəfərov", "1987-01-02", "+994502731018", "kenan@example.az", "Bakı"),
    ("Leyla", "Əliyeva", "1990-05-17", "+994552731019", "leyla@example.az", "Gəncə"),
    ("Rəşad", "Quliyev", "1979-11-30", "+994702731020", "resad@example.az", "Sumqayıt"),
    ("Nigar", "Hüseynova", "1995-03-08", "+994512731021", "nigar@example.az", "Bakı"),
    ("Tural", "Məmmədov", "1984-07-21", "+994772731022", "tural@example.az", "Şəki"),
    ("Aysel", "İbrahimova", "1992-09-09", "+994502731023", "aysel@example.az", "Lənkəran"),
)
KEYS = (
    "given_name",
    "family_name",
    "birth_date",
    "phone",
    "email",
    "city",
    "gender",
    "experience_years",
    "citizenship",
    "notes",
)


def applicants(people: Sequence[Sequence[str]] = PEOPLE) -> CarriedSheet:
    """The sheet of applicants."""
    records = {}
    for at, (given, family, born, phone, email, city) in enumerate(people, 1):
        code = f"AZ-2026-{at:04}"
        columns = {
            "given_name": given, "family_name": family, "birth_date": born, "phone": phone, "email": email, "city": city,
            "gender": "F" if at % 2 == 0 else "M", "experience_years": at + 3, "citizenship": "AZ", "notes": None,
        }  # fmt: skip
        records[short_id(code)] = Kept("applicant", f"id-{at}", code, "AZ", columns, '{"o":"tr1:1"}')
    free = dict.fromkeys(records, "1" * (len(KEYS) - 2) + "01")
    return CarriedSheet(
        "applicant",
        words("az").say(kind("applicant").plural),
        _headers("applicant", KEYS),
        records,
        _spare("applicant"),
        free,
    )


def outlets() -> CarriedSheet:
    """A sheet of two outlets."""
    keys = ("name", "city", "country", "places", "departments", "active", "website")
    records = {}
    for at, (name, city) in enumerate((("Ege TV", "İzmir"), ("Xəzər FM", "Bakı")), 1):
        columns = {
            "name": name, "city": city, "country": "TR", "places": 3, "departments": '["haber","kurgu"]', "active": 1, "website": None,
        }  # fmt: skip
        records[short_id(f"TR-O-{at}")] = Kept("outlet", f"out-{at}", f"TR-O-{at}", "TR", columns, '{"o":"tr1:1"}')
    return CarriedSheet(
        "outlet", words("az").say(kind("outlet").plural), _headers("outlet", keys), records, _spare("outlet")
    )


def applications() -> CarriedSheet:
    """One application, of the first applicant."""
    keys = ("applicant", "cohort", "status", "preference_1")
    columns = {"applicant": "id-1", "cohort": "coh-1", "status": "received", "preference_1": "out-1"}
    held = {short_id("AZ-A-1"): Kept("application", "app-1", "AZ-A-1", "AZ", columns, '{"o":"tr1:1"}')}
    return CarriedSheet(
        "application",
        words("az").say(kind("application").plural),
        _headers("application", keys),
        held,
        _spare("application"),
    )


def cohorts() -> CarriedSheet:
    """One cohort."""
    keys = ("title", "sending", "seats_by_side")
    columns = {"title": "Yay 2026", "sending": '["AZ","TR"]', "seats_by_side": '{"AZ":2,"TR":2}'}
    held = {short_id("TR-C-1"): Kept("cohort", "coh-1", "TR-C-1", "TR", columns, '{"o":"tr1:1"}')}
    return CarriedSheet("cohort", words("az").say(kind("cohort").plural), _headers("cohort", keys), held)


def _headers(key: str, keys: Sequence[str]) -> tuple[tuple[str, str], ...]:
    return tuple((each, words("az").say(kind(key).field(each).label)) for each in keys)


def _spare(key: str) -> tuple[str, ...]:
    return tuple(short_id(spare_code("AZ", 12, key, at)) for at in range(1, 6))


def carried(*sheets: CarriedSheet) -> Carried:
    """What the workbook no. 12 from TR for AZ carries."""
    texts = {}
    for sheet in sheets:
        for kept in sheet.records.values():
            if sheet.kind != "application":
                values = {key: str(each) for key, each in kept.columns.items() if each}
                texts[kept.id] = (
                    f"{listed(Record(kept.kind, kept.id, kept.code, kept.agency, 1, values))} · {kept.code}"
                )
    return Carried(
        EXPORT,
        12,
        "TR",
        "AZ",
        "az",
        "2026-03-01T10:00:00+00:00",
        "tr1",
        {"tr1": Office("TR")},
        (),
        sheets,
        (),
        (),
        texts,
    )


class Sheet:
    """A sheet as a person has it: cells by row, the headers first."""

    def __init__(self, sheet: CarriedSheet, whole: Carried) -> None:
        self.name, self.carried = sheet.name, sheet
        parser, references = Parser(whole), References(whole)
        say = words("az")
        self.rows: list[list[Any]] = [
            [say.p_("exchange", "ID"), *(header for _key, header in sheet.columns), say.p_("exchange", "Remove? (yes)")]
        ]
        declared = [kind(sheet.kind).field(key) for key, _header in sheet.columns]
        shown = [references.text if each.type is FieldType.REFERENCE else parser.shown(each) for each in declared]
        for short, kept in sheet.records.items():
            contents = [kept.columns.get(each.key) for each in declared]
            self.rows.append(
                [
                    short,
                    *(None if each is None else show(each) for each, show in zip(contents, shown, strict=True)),
                    None,
                ]
            )
        self.rows += [[short, *[None] * len(declared), None] for short in sheet.spare]

    def at(self, key: str) -> int:
        """The index of a field's column."""
        return 1 + [each for each, _header in self.carried.columns].index(key)

    def put(self, row: int, key: str, value: Any) -> None:
        """Type into a cell; `row` as the spreadsheet shows it."""
        self.rows[row - 1][self.at(key)] = value

    def spare(self, number: int = 1) -> int:
        """The row of a spare row."""
        return 1 + len(self.carried.records) + number

    def grid(self) -> RawSheet:
        """The sheet as it is read."""
        return RawSheet(self.name, [tuple(row) for row in self.rows])


class Workbook:
    """A workbook of several sheets, to be edited and read."""

    def __init__(self, *sheets: CarriedSheet, texts: Mapping[str, str] | None = None) -> None:
        """`texts` are how records are written that no sheet holds."""
        whole = carried(*sheets)
        self.carried = replace(whole, texts={**whole.texts, **(texts or {})})
        self.sheets = {each.kind: Sheet(each, self.carried) for each in sheets}

    @property
    def people(self) -> Sheet:
        """The sheet of applicants."""
        return self.sheets["applicant"]

    def read(self, change: Callable[[list[RawSheet]], None] | None = None) -> Incoming:
        """What it says."""
        grids = [each.grid() for each in self.sheets.values()]
        if change is not None:
            change(grids)
        return read_grids(self.carried, grids, Parser(self.carried), Base.FROM_FILE)


def edits(incoming: Incoming) -> set[tuple[str, str, Any]]:
    """Record, field, content of every edit."""
    return {(each.record, each.field, each.content) for each in incoming.edits}


def found(incoming: Incoming, *kinds: FindingKind) -> list[WorkbookFinding]:
    """The findings of some kinds; all without any."""
    return [each for each in incoming.findings if not kinds or each.kind in kinds]
