"""Two windows on one store, and one write behind every door: the same checks, the same sentences, nothing overwritten."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from exchange_app.kinds import Value
from exchange_app.services import records
from exchange_app.services.access import Access
from exchange_app.services.cell_edits import CellChange, CellChanges, SeenRecord, edits_of, label_of
from exchange_app.services.placement_rules import CannotPlace
from exchange_app.services.records import Edit, NewRecord, UnfitValues
from exchange_app.store import AgencySpec, OperationResult, RecordMissing, StaleRecord, Store
from exchange_app.text import msg, words

EN = words("en")
TODAY = date(2026, 4, 14)
HERE, THERE = Access("Derya"), Access("Mert")


@dataclass
class Office:
    """A store open in two windows."""

    store: Store
    other: Store
    people: list[str]
    cohort: str

    def value(self, id: str, key: str, kind: str = "applicant") -> Value | None:
        with self.store.read() as reader:
            return reader.record(kind, id).get(key)

    def seen(self, kind: str = "applicant") -> dict[int, SeenRecord]:
        """What a list shows."""
        with self.store.read() as reader:
            keys = [reader.key(kind, each.id) for each in reader.records(kind)]
            columns = ("version", "application.id", "application.version") if kind == "applicant" else ("version",)
            return {key: SeenRecord(id, *rest) for key, id, *rest in reader.rows(kind, columns, keys)}

    def key(self, id: str, kind: str = "applicant") -> int:
        with self.store.read() as reader:
            found = reader.key(kind, id)
        assert found is not None
        return found

    def cells(self, changes: CellChanges, seen: dict[int, SeenRecord]) -> OperationResult:
        """As a list writes cells, a paste and a bulk edit."""
        edits, new = edits_of(changes, seen)
        return records.write(self.store, label_of(changes), edits, new, access=HERE, today=TODAY)

    def cell(self, id: str, column: str, value: Value | None, kind: str = "applicant") -> OperationResult:
        return self.cells(CellChanges(kind, [CellChange(self.key(id, kind), column, value)]), self.seen(kind))


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    path = tmp_path / "office.exdesk"
    with Store.create(path, agency=AgencySpec("TR", "Ev", "TR", "tr")) as store, Store.open(path) as other:
        with store.write(msg("Start"), author="") as work:
            people = [
                work.create("applicant", {"given_name": given, "family_name": family, "city": "Bakı"})
                for given, family in (("Kənan", "Cəfərov"), ("Nur", "Kaya"), ("Ece", "Koç"))
            ]
            days = {"starts": date(2026, 7, 1), "ends": date(2026, 7, 31)}
            cohort = work.create("cohort", {"title": "Summer", **days})
            work.create("application", {"applicant": people[0], "cohort": cohort})
        yield Office(store, other, people, cohort)


def test_a_cell_changed_in_another_window_is_not_overwritten_and_both_values_are_given(office: Office) -> None:
    kenan, seen = office.people[0], office.seen()
    records.update(office.other, Edit("applicant", kenan, {"city": "Gəncə"}), access=THERE)
    with pytest.raises(StaleRecord) as stale:
        office.cells(CellChanges("applicant", [CellChange(office.key(kenan), "city", "Şəki")]), seen)
    (clash,) = stale.value.stale[0].clashes
    assert (clash.field, clash.base, clash.ours, clash.theirs) == ("city", "Bakı", "Şəki", "Gəncə")
    assert office.value(kenan, "city") == "Gəncə"


def test_a_paste_over_many_records_names_all_that_changed_and_writes_none(office: Office) -> None:
    seen = office.seen()
    for each, city in zip(office.people[:2], ("Gəncə", "Quba"), strict=True):
        records.update(office.other, Edit("applicant", each, {"city": city}), access=THERE)
    pasted = [CellChange(key, "city", "Şəki") for key in seen]
    with pytest.raises(StaleRecord) as stale:
        office.cells(CellChanges("applicant", pasted, [{"given_name": "Su", "family_name": "Lale"}]), seen)
    assert {each.id for each in stale.value.stale} == set(office.people[:2])
    assert stale.value.sentence(EN).startswith("2 records were changed since they were opened here")
    assert [office.value(each, "city") for each in office.people] == ["Gəncə", "Quba", "Bakı"]
    assert len(office.seen()) == 3, "the new row is not there either"


def test_a_bulk_edit_of_the_status_of_current_applications_is_guarded_too(office: Office) -> None:
    seen = office.seen()
    application = seen[office.key(office.people[0])].application
    assert application is not None
    records.update(office.other, Edit("application", application, {"status": "rejected"}), access=THERE)
    bulk = CellChanges("applicant", [CellChange(key, "application.status", "selected") for key in seen])
    with pytest.raises(StaleRecord):
        office.cells(bulk, seen)
    assert office.value(application, "status", "application") == "rejected"
    assert office.cells(bulk, office.seen()).count == 1, "seen and said again, it is written"


def test_two_windows_in_different_fields_of_one_record_both_stand(office: Office) -> None:
    kenan, seen = office.people[0], office.seen()
    records.update(office.other, Edit("applicant", kenan, {"employer": "Anka"}), access=THERE)
    office.cells(CellChanges("applicant", [CellChange(office.key(kenan), "city", "Şəki")]), seen)
    assert (office.value(kenan, "city"), office.value(kenan, "employer")) == ("Şəki", "Anka")


def test_what_was_removed_in_another_window_is_not_written(office: Office) -> None:
    nur, seen = office.people[1], office.seen()
    records.remove(office.other, "applicant", [nur], access=THERE)
    with pytest.raises(RecordMissing):
        office.cells(CellChanges("applicant", [CellChange(office.key(nur), "city", "Şəki")]), seen)


def test_removing_what_another_window_changed_meanwhile_is_refused(office: Office) -> None:
    nur = office.people[1]
    records.update(office.other, Edit("applicant", nur, {"city": "Quba"}), access=THERE)
    with pytest.raises(StaleRecord):
        records.remove(office.store, "applicant", [nur], access=HERE, versions=[1])


Door = Callable[..., object]


def by_form(office: Office, kind: str, id: str, values: dict[str, Value | None]) -> object:
    return records.update(office.store, Edit(kind, id, values, 1), access=HERE, today=TODAY)


def by_cell(office: Office, kind: str, id: str, values: dict[str, Value | None]) -> object:
    ((column, value),) = values.items()
    return office.cell(id, column, value, kind)


def by_import(office: Office, kind: str, id: str, values: dict[str, Value | None]) -> object:
    with office.store.write(msg("Rows"), author="", origin="people.xlsx") as work:
        return records.change(work, [Edit(kind, id, values)], today=TODAY)


@pytest.mark.parametrize("door", [by_form, by_cell, by_import])
@pytest.mark.parametrize(
    ("kind", "values", "sentence"),
    [
        ("cohort", {"ends": date(2026, 6, 1)}, "Ends (1 Jun 2026) lies before Starts (1 Jul 2026); correct one of the two"),
        ("applicant", {"family_name": None}, "Family name is required; fill it in."),
        ("applicant", {"email": "not an email"}, "This is not an e-mail address; write it as name@example.com."),
        ("applicant", {"birth_date": date(2027, 1, 1)}, "A date of birth cannot be in the future; correct the year."),
        ("applicant", {"experience_years": 61}, "Years of experience cannot be above 60."),
    ],
)  # fmt: skip
def test_every_door_refuses_the_same_in_the_same_words(
    office: Office, door: Door, kind: str, values: dict[str, Value | None], sentence: str
) -> None:
    id = office.cohort if kind == "cohort" else office.people[0]
    before = {key: office.value(id, key, kind) for key in values}
    with pytest.raises(UnfitValues) as unfit:
        door(office, kind, id, values)
    assert unfit.value.sentence(EN) == sentence
    assert {key: office.value(id, key, kind) for key in values} == before


def test_among_many_records_the_refused_one_is_named(office: Office) -> None:
    edits = [Edit("applicant", each, {"email": "x"}) for each in office.people[1:]]
    with pytest.raises(UnfitValues) as unfit:
        records.write(office.store, msg("Pasted"), edits, access=HERE)
    assert unfit.value.sentence(EN).startswith("Nur Kaya: This is not an e-mail address")


COUNTER = """
import sys
from exchange_app.services import records
from exchange_app.services.access import Access
from exchange_app.services.cell_edits import CellChange, CellChanges, SeenRecord, edits_of, label_of
from exchange_app.store import StaleRecord, Store
path, times, me = sys.argv[1], int(sys.argv[2]), sys.argv[3]
with Store.open(path) as store:
    done = 0
    while done < times:
        with store.read() as reader:
            keys = [reader.key("applicant", each.id) for each in reader.records("applicant")]
            rows = reader.rows("applicant", ("version", "position"), keys)
        # one cell, then a paste over all of them, by turns; what each process writes is nobody else's
        chosen = rows if done % 2 else rows[:1]
        cells = [CellChange(key, "position", f"{text or ''} {me}{done}".strip()) for key, _id, _version, text in chosen]
        seen = {key: SeenRecord(id, version) for key, id, version, _text in rows}
        changes = CellChanges("applicant", cells)
        try:
            records.write(store, label_of(changes), *edits_of(changes, seen), access=Access("child"))
            done += 1
        except StaleRecord:
            pass
"""


@pytest.mark.slow
def test_two_processes_that_edit_the_same_cells_lose_no_update(office: Office) -> None:
    each = 20
    with office.store.write(msg("Emptied"), author="") as work:
        for person in office.people:
            work.update("applicant", person, {"position": None})
    arguments = [sys.executable, "-c", COUNTER, str(office.store.path), str(each)]
    children = [subprocess.Popen([*arguments, me], cwd=Path(__file__).parents[2]) for me in "ab"]
    assert [child.wait(120) for child in children] == [0, 0]
    written = [str(office.value(person, "position")).split() for person in office.people]
    assert [len(words) for words in written] == [2 * each, each, each]
    assert set(written[0]) == {f"{me}{number}" for me in "ab" for number in range(each)}
    assert office.store.check() == []


# -- placements


def test_a_placement_by_form_cell_or_command_is_refused_as_on_the_board(office: Office) -> None:
    store, outlet = office.store, _outlet(office.store)

    def made(kind: str, **values: Value | None) -> str:
        (id,) = records.create(store, kind, values, access=HERE).changed[kind]
        return id

    records.update(store, Edit("cohort", office.cohort, {"seats": 1}), access=HERE)
    openings = [made("opening", outlet=outlet, cohort=office.cohort, places=places) for places in (1, 2)]
    selected = [
        made("application", applicant=person, cohort=office.cohort, status="selected") for person in office.people[1:]
    ]
    waiting = made("application", applicant=office.people[0], cohort=office.cohort, status="waitlisted")
    first = made("placement", application=selected[0], opening=openings[0])
    with pytest.raises(CannotPlace) as refused:
        made("placement", application=selected[1], opening=openings[1])
    assert refused.value.sentence(EN) == "The cohort has 1 seat; placed: 2. Choose another place."
    records.update(store, Edit("cohort", office.cohort, {"seats": 9}), access=HERE)
    with pytest.raises(CannotPlace, match="placing"):
        made("placement", application=selected[1], opening=openings[0])
    with pytest.raises(CannotPlace) as refused:
        made("placement", application=waiting, opening=openings[1])
    assert "Only selected people are placed" in refused.value.sentence(EN)
    second = made("placement", application=selected[1], opening=openings[0], status="withdrawn")
    with pytest.raises(CannotPlace) as refused:
        office.cell(second, "status", "confirmed", "placement")
    assert refused.value.sentence(EN) == "Ege TV offers 1 place; placed there: 2. Choose another place."
    assert office.value(second, "status", "placement") == "withdrawn"
    records.update(store, Edit("opening", openings[0], {"places": 0}), access=HERE)
    records.update(store, Edit("placement", first, {"status": "confirmed"}), access=HERE)
    assert office.value(first, "status", "placement") == "confirmed", "a place that is held is not taken by a rule"


# -- names


UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-", re.IGNORECASE)


def test_no_operation_is_called_by_an_id(office: Office) -> None:
    store = office.store

    def made(kind: str, values: dict[str, Value | None]) -> str:
        (id,) = records.create(store, kind, values, access=HERE).changed[kind]
        return id

    outlet = made("outlet", {"name": "Ege TV"})
    opening = made("opening", {"outlet": outlet, "cohort": office.cohort, "places": 2})
    application = made("application", {"applicant": office.people[1], "cohort": office.cohort, "status": "selected"})
    placement = made("placement", {"application": application, "opening": opening})
    for kind, id, values in (
        ("opening", opening, {"places": 3}),
        ("application", application, {"score": 5, "rank": 1}),
        ("placement", placement, {"mentor": "Aydan"}),
    ):
        records.update(store, Edit(kind, id, values), access=HERE)
    records.add_to_cohort(store, office.people, office.cohort, access=HERE)
    records.remove(store, "opening", [opening], access=HERE)
    store.undo("Derya")
    store.redo("Derya")
    with store.read() as reader:
        said = [EN.say(each.label) for each in reader.journal.operations(50)]
    assert [each for each in said if UUID.search(each)] == []
    assert {
        "Ege TV added",
        "Nur Kaya, Summer added",
        "Nur Kaya, Ege TV added",
        "Places of Ege TV changed",
        "2 fields of Nur Kaya, Summer changed",
        "Mentor of Nur Kaya, Ege TV changed",
        "3 people added to Summer",
        "Ege TV removed",
    } <= set(said)


def test_a_removal_tells_beforehand_whom_and_what_goes_along(office: Office) -> None:
    opening = records.create(
        office.store,
        "opening",
        {"outlet": _outlet(office.store), "cohort": office.cohort, "places": 2},
        access=HERE,
    ).changed["opening"]
    with office.store.read() as reader:
        (application,) = reader.find("application", "applicant", office.people[0])
    records.update(office.store, Edit("application", application.id, {"status": "selected"}), access=HERE)
    records.create(
        office.store, "placement", {"application": application.id, "opening": next(iter(opening))}, access=HERE
    )
    with office.store.read() as reader:
        one = records.removal_of(reader, "applicant", office.people[:1])
        many = records.removal_of(reader, "applicant", office.people)
        cohort = records.removal_of(reader, "cohort", [office.cohort])
    assert (one.title, one.along) == ("Kənan Cəfərov", {"application": 1, "placement": 1})
    assert (many.title, many.count, many.along) == ("", 3, {"application": 1, "placement": 1})
    assert many.names[0] == "Kənan Cəfərov" and len(many.names) == 3
    assert cohort.along == {"application": 1, "opening": 1, "placement": 1}
    assert records.remove(office.store, "cohort", [office.cohort], access=HERE).count == 4


def _outlet(store: Store) -> str:
    done = records.write(store, msg("Outlet"), new=[NewRecord("outlet", {"name": "Ege TV"})], access=HERE)
    (id,) = done.changed["outlet"]
    return id


def test_what_was_emptied_is_called_so_in_the_history_and_in_undo() -> None:
    emptied, changed = (CellChanges("applicant", (CellChange(1, "city", value),)) for value in (None, "Bakı"))
    assert words("en").say(label_of(emptied)) == "City emptied in 1 record"
    assert words("en").say(label_of(changed)) == "City changed in 1 record"
