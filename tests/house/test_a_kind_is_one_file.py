"""A kind that is declared in one file works everywhere: nothing else in the application knows it by name."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from meetings import MEETING
from openpyxl import load_workbook

from exchange_app.cli import main
from exchange_app.documents.document import Request
from exchange_app.documents.registry import document
from exchange_app.kinds import KINDS, BadDeclaration, Field, FieldType, registered
from exchange_app.kinds.counted import counted
from exchange_app.kinds.model import UNSAID, Imported, Maker, Section, Shared
from exchange_app.kinds.registry import redeclared
from exchange_app.services import cell_edits, records
from exchange_app.services.access import Access
from exchange_app.services.document_material import read_material
from exchange_app.services.exporting import export
from exchange_app.services.importing import apply as bring
from exchange_app.services.importing import prepare
from exchange_app.services.listing import as_text, columns_of, find_kind, make_query, read_list
from exchange_app.services.merging import Decision, apply, open_review
from exchange_app.store import AgencySpec, Filter, Query, Sort, Store
from exchange_app.store.sqlite.definitions import added_column, kind_statements
from exchange_app.store.sqlite.engine import connect
from exchange_app.store.sqlite.schema import schema_fits
from exchange_app.text import Message, msg, words
from tests.children_here import children_work_here  # noqa: F401

TR, AZ = AgencySpec("TR", "Anadolu Medya", "TR", "tr"), AgencySpec("AZ", "Xəzər Media", "AZ", "az")
DERYA = Access("Derya")
TODAY = date(2026, 6, 1)


@pytest.fixture(autouse=True)
def meetings() -> Iterator[None]:
    """Everything here happens while there are meetings."""
    with registered(MEETING):
        yield


class Office:
    """A store of one agency, with a cohort, an outlet and two meetings."""

    def __init__(self, folder: Path, own: AgencySpec, partner: AgencySpec, *, filled: bool = True) -> None:
        self.path = folder / f"{own.code}.exdesk"
        self.store = Store.create(self.path, agency=own, partners=[partner])
        self.ids: dict[str, str] = {}
        if filled:
            with self.store.write(msg("Scene"), author="Derya") as work:
                make = work.create
                self.ids["cohort"] = make("cohort", {"title": "Summer", "sending": ("AZ", "TR"), "hosting": "TR"})
                self.ids["outlet"] = make("outlet", {"name": "Ege TV", "city": "İzmir", "country": "TR"})
                common = {"outlet": self.ids["outlet"], "cohort": self.ids["cohort"]}
                self.ids["studio"] = make("meeting", {"topic": "Studio tour", "held_on": date(2026, 7, 1), **common})
                self.ids["talk"] = make(
                    "meeting",
                    {"topic": "Talk of editors", "guests": 4, "secret": "door 7", "minutes": "Was good.", **common},
                )

    def value(self, name: str, key: str) -> Any:
        with self.store.read() as reader:
            return reader.record("meeting", self.ids[name]).get(key)

    def topics(self, **asked: Any) -> list[str]:
        with self.store.read() as reader:
            found = read_list(reader, make_query(reader, KINDS["meeting"], words("en"), **asked))
        return [str(each.get("topic")) for each in found.records]


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path, TR, AZ)


def test_it_is_listed_sorted_filtered_and_searched(office: Office) -> None:
    assert office.topics() == ["Studio tour", "Talk of editors"]
    assert office.topics(sort=["-topic"]) == ["Talk of editors", "Studio tour"]
    assert office.topics(where=["outlet=Ege TV", "guests>=3"]) == ["Talk of editors"]
    assert office.topics(where=["outlet.city=İzmir"], search="stud") == ["Studio tour"]
    with office.store.read() as reader:
        (hit,) = reader.search("editors")
        assert (hit.kind, hit.title, hit.line) == ("meeting", "Talk of editors", "Ege TV")
        assert reader.search("door 7") == []
        assert reader.rows("meeting", ["name", "outlet", "cohort.title"], [reader.key("meeting", hit.id) or 0])[0][
            2:
        ] == (
            "Talk of editors",
            "Ege TV",
            "Summer",
        )


def test_it_is_made_and_changed_with_the_checks_of_its_declaration(office: Office) -> None:
    whole = {"topic": "Visit", "outlet": office.ids["outlet"], "cohort": office.ids["cohort"]}
    made = records.create(office.store, "meeting", whole, access=DERYA, today=TODAY)
    assert made.number
    with office.store.read() as reader:
        (record,) = [each for each in reader.records("meeting") if each.get("topic") == "Visit"]
        assert record.code.startswith("TR-M2") and record.get("format") == "visit"
    with pytest.raises(records.UnfitValues):
        records.create(office.store, "meeting", {"topic": "Nowhere"}, access=DERYA, today=TODAY)
    with pytest.raises(records.UnfitValues):
        records.update(office.store, records.Edit("meeting", record.id, {"guests": 91}), access=DERYA, today=TODAY)


def test_cells_are_written_in_bulk_journaled_undone_and_told_in_its_history(office: Office) -> None:
    with office.store.read() as reader:
        keys = list(reader.keys(Query("meeting")))
        seen = {
            pk: cell_edits.SeenRecord(id, version) for pk, id, version in reader.rows("meeting", ("version",), keys)
        }
    changed = [cell_edits.CellChange(key, "guests", 12) for key in keys]
    new = {"topic": "Pasted", "outlet": office.ids["outlet"], "cohort": office.ids["cohort"]}
    changes = cell_edits.CellChanges("meeting", changed, [new])
    result = records.write(
        office.store, cell_edits.label_of(changes), *cell_edits.edits_of(changes, seen), access=DERYA
    )
    assert result.number and office.value("talk", "guests") == 12 and "Pasted" in office.topics()
    with office.store.read() as reader:
        history = reader.journal.history(office.ids["talk"])
    assert history[0].changes["guests"] == (4, 12)
    office.store.undo("Derya")
    assert office.value("talk", "guests") == 4 and "Pasted" not in office.topics()
    office.store.redo("Derya")
    assert office.value("studio", "guests") == 12
    assert office.store.check() == []


def test_what_it_refers_to_is_not_removed_without_it(office: Office) -> None:
    with office.store.read() as reader:
        along = records.removal_of(reader, "outlet", [office.ids["outlet"]]).along
    assert counted(along, words("en")) == "2 meetings", "and the question before says so"
    records.remove(office.store, "outlet", [office.ids["outlet"]], access=DERYA)
    assert office.topics() == []
    office.store.undo("Derya")
    assert len(office.topics()) == 2
    assert office.store.check() == []


def test_a_list_of_it_is_imported_and_its_references_are_found_by_name(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "meetings.csv"
    path.write_text(
        "Subject,Visited outlet,Visiting cohort,Held on,Format,Guests\n"
        "Studio tour,Ege TV,Summer,01.07.2026,Visit,9\n"
        "Call with AZ,EGE TV,Summer,02.07.2026,Phone call,2\n"
        "Lost,No such house,Summer,03.07.2026,Visit,1\n",
        encoding="utf-8",
    )
    preview = prepare(office.store, path, kind="meeting")
    assert preview.counts["add"] == 1 and preview.counts["update"] == 1 and preview.counts["skip"] == 1
    bring(office.store, preview, access=Access("Derya"))
    assert office.topics() == ["Call with AZ", "Studio tour", "Talk of editors"]
    assert office.value("studio", "guests") == 9
    with office.store.read() as reader:
        (call,) = [each for each in reader.records("meeting") if each.get("format") == "call"]
    assert (call.get("outlet"), call.agency) == (office.ids["outlet"], "TR")
    office.store.undo("Derya")
    assert office.topics() == ["Studio tour", "Talk of editors"]


def send(office: Office, folder: Path, to: str) -> Path:
    return export(office.store, folder / f"for-{to}.xlsx", to=to, access=Access("Derya")).path


def read(office: Office, path: Path) -> None:
    apply(office.store, open_review(office.store, path), access=Access("Selin"))


def test_it_leaves_comes_back_is_merged_and_undone(office: Office, tmp_path: Path) -> None:
    away = Office(tmp_path, AZ, TR, filled=False)
    sent = send(office, tmp_path, "AZ")
    sheet = load_workbook(sent)["Meetings"]
    headers = [cell.value for cell in sheet[1]]
    assert "Topic" in headers and "Secret" not in headers
    assert sheet.cell(2, headers.index("Visited outlet") + 1).value.startswith("Ege TV · ")
    read(away, sent)
    away.ids = office.ids
    assert away.topics() == ["Studio tour", "Talk of editors"] and away.value("talk", "secret") is None
    for one, said in ((away, "Coffee too."), (office, "Bring boots.")):
        with one.store.write(msg("Edited"), author="Selin") as work:
            work.update("meeting", office.ids["talk"], {"minutes": f"Was good.\n{said}"})
    with away.store.write(msg("Edited"), author="Selin") as work:
        work.update("meeting", office.ids["studio"], {"guests": 5})
    with away.store.read() as reader:
        fields = reader.pending.leaving("TR")
        pending = reader.pending.keys("TR", 0, fields=fields)
        assert "meeting.guests" in fields and "meeting.secret" not in fields
    back = send(away, tmp_path, "TR")
    review = open_review(office.store, back)
    assert {change.field for change in review.comparison.changes() if change.kind == "meeting"} == {"minutes", "guests"}
    apply(office.store, review, access=Access("Derya"))
    assert office.value("studio", "guests") == 5
    assert {"Coffee too.", "Bring boots."} <= set(str(office.value("talk", "minutes")).splitlines())
    assert office.store.check() == [] and away.store.check() == []
    office.store.undo("Derya")
    assert office.value("studio", "guests") is None
    assert pending is not None


def test_what_a_partner_has_not_been_sent_is_told(office: Office, tmp_path: Path) -> None:
    send(office, tmp_path, "AZ")
    with office.store.read() as reader:
        since = max(each.operation for each in reader.app_data.exports("AZ"))
    with office.store.write(msg("Edited"), author="Derya") as work:
        work.update("meeting", office.ids["talk"], {"guests": 6, "secret": "door 8"})
    with office.store.read() as reader:
        keys = reader.pending.keys("AZ", since, fields=reader.pending.leaving("AZ"))
        (line,) = reader.pending.lines(keys, range(len(keys)))
    assert (line.kind, line.title, line.old, line.new) == ("meeting", "Talk of editors", 4, 6)
    assert line.field is not None and line.field.key == "guests"


def test_both_sides_change_it_and_the_host_s_value_is_proposed(office: Office, tmp_path: Path) -> None:
    away = Office(tmp_path, AZ, TR, filled=False)
    read(away, send(office, tmp_path, "AZ"))
    for one, topic in ((away, "Theirs"), (office, "Ours")):
        with one.store.write(msg("Edited"), author="x") as work:
            work.update("meeting", office.ids["talk"], {"topic": topic})
    review = open_review(office.store, send(away, tmp_path, "TR"))
    (change,) = [each for each in review.comparison.changes() if each.field == "topic"]
    assert (change.owner, change.after) == ("TR", "Ours")
    review.decide(change, Decision.THEIRS)
    apply(office.store, review, access=Access("Derya"))
    assert office.value("talk", "topic") == "Theirs"


@pytest.mark.slow
def test_a_save_by_libreoffice_changes_nothing_of_it(office: Office, tmp_path: Path) -> None:
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("LibreOffice is not installed here; .ci/run installs it")
    sent = send(office, tmp_path, "AZ")
    profile = f"-env:UserInstallation=file://{tmp_path / 'profile'}"
    subprocess.run(
        [program, profile, "--headless", "--convert-to", "xlsx", "--outdir", tmp_path / "saved", sent],
        check=True,
        capture_output=True,
    )
    away = Office(tmp_path, AZ, TR, filled=False)
    read(away, sent)
    review = open_review(away.store, tmp_path / "saved" / sent.name)
    assert not list(review.comparison.changes())


def test_the_command_line_lists_shows_and_changes_it(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    def call(*arguments: str) -> str:
        capsys.readouterr()
        assert main([*arguments, "--store", str(office.path)]) == 0
        return capsys.readouterr().out

    with office.store.read() as reader:
        code = reader.record("meeting", office.ids["talk"]).code
    office.store.close()
    assert find_kind("meetings").key == "meeting"
    assert "Talk of editors" in call("list", "meeting")
    assert "Ege TV" in call("show", code)
    call("set", code, "guests=7")
    assert "7" in call("history", code)


def test_a_roster_of_people_can_show_it(office: Office) -> None:
    with office.store.write(msg("People"), author="Derya") as work:
        person = work.create("applicant", {"family_name": "Acar", "given_name": "Defne"})
        work.create("application", {"applicant": person, "cohort": office.ids["cohort"]})
    request = Request(cohort=office.ids["cohort"], options={"columns": ("family_name", "meeting.topic")})
    with office.store.read() as reader:
        material = read_material(reader, request, "TR")
    assert [tuple(row) for row in document("roster").table(material, request).rows] == [(1, "Acar", "Talk of editors")]


def test_it_is_printed_in_words_of_the_list(office: Office) -> None:
    with office.store.read() as reader:
        rows = list(
            as_text(reader, reader.records("meeting"), columns_of(MEETING, ["topic", "outlet", "format"]), words("en"))
        )
    assert sorted(row[1:] for row in rows) == [
        ["Studio tour", "Ege TV", "Visit"],
        ["Talk of editors", "Ege TV", "Visit"],
    ]


# What a declaration has to say --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "attribute",
    [
        "searched",
        "shared",
        "imported",
        "page",
        "belongs_to",
        "roster",
        "sections",
        "columns",
        "code_letter",
        "icon",
        "same",
    ],
)
def test_a_declaration_that_leaves_something_out_is_refused_with_a_sentence(attribute: str) -> None:
    silent = replace(MEETING, **{"key": "visit", "code_letter": "V", attribute: UNSAID})
    with pytest.raises(BadDeclaration, match=rf"“visit” does not say its {attribute}"), registered(silent):
        pass
    assert "visit" not in KINDS


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"searched": ("secret",)}, "is searched by the sensitive field “secret”"),
        ({"searched": ("subject",)}, "names “subject” in its searched"),
        ({"sections": MEETING.sections[:1]}, "has a form in which “minutes” does not stand once"),
        ({"columns": ("topic", "outlet.colour")}, "has no column “outlet.colour”"),
        ({"belongs_to": "topic"}, "belongs to “topic”, which is no reference"),
        ({"page": None}, "is seen nowhere"),
        ({"shared": Shared()}, "does not say by one rule"),
        ({"host": "topic"}, "has a side at “topic”"),
        ({"people": True}, "its fields do not hold each part of a name once"),
        ({"imported": Imported(Maker.SELF, together=(("topic", "room"),))}, "names “room” in how it is imported"),
        ({"imported": Imported(Maker.SELF, periods={"date": ("held_on", "over_on")})}, "names “over_on” in how it is imported"),
        ({"fields": (*MEETING.fields, Field("place", Message("Place"), FieldType.REFERENCE, target="venue"))}, "no such kind"),
    ],
)  # fmt: skip
def test_a_declaration_that_contradicts_itself_is_refused_with_a_sentence(change: dict[str, Any], why: str) -> None:
    wrong = replace(MEETING, key="visit", code_letter="V", **change)
    with pytest.raises(BadDeclaration, match=why), registered(wrong):
        pass


@pytest.mark.slow
def test_a_kind_that_is_not_shared_says_so_and_stays(tmp_path: Path) -> None:
    private = replace(MEETING, key="visit", code_letter="V", shared=None, imported=None, roster=None)
    with registered(private):
        office = Office(tmp_path, TR, AZ)
        with office.store.write(msg("Private"), author="Derya") as work:
            work.create("visit", {"topic": "Ours", "outlet": office.ids["outlet"], "cohort": office.ids["cohort"]})
        sent = send(office, tmp_path, "AZ")
        with office.store.read() as reader:
            pending = reader.pending.keys("AZ", 0, fields=reader.pending.leaving("AZ"))
        assert "Ours" not in {str(cell) for sheet in load_workbook(sent) for row in sheet.values for cell in row}
        assert "visit" not in pending.records and "meeting" in pending.records


# A kind is one file and one migration, a field one declaration and one ADD COLUMN -----------------------------------


def test_a_store_of_before_gets_the_kind_by_the_statements_of_one_migration(tmp_path: Path) -> None:
    old = Office(tmp_path, TR, AZ)
    old.store.close()
    visit = replace(
        MEETING, key="visit", code_letter="V", plural=Message("Visits"), page=replace(MEETING.page, key="visits")
    )
    with registered(visit):
        assert not schema_fits(old.path, None)
        connection = connect(old.path, None)
        for statement in kind_statements("visit"):
            connection.execute(statement)
        connection.close()
        assert schema_fits(old.path, None)
        with Store.open(old.path) as store:
            whole = {"topic": "First visit", "outlet": old.ids["outlet"], "cohort": old.ids["cohort"]}
            records.create(store, "visit", whole, access=DERYA, today=TODAY)
            with store.read() as reader:
                assert [(each.kind, each.title) for each in reader.search("first visit")] == [("visit", "First visit")]
            assert store.check() == []
            store.undo("Derya")
            with store.read() as reader:
                assert not list(reader.records("visit")) and len(list(reader.records("meeting"))) == 2


def test_a_field_more_is_one_declaration_and_one_added_column(tmp_path: Path) -> None:
    old = Office(tmp_path, TR, AZ)
    old.store.close()
    mood = Field("mood", Message("Mood"), width=12)
    of = Field("next", Message("Next"), FieldType.REFERENCE, target="meeting", width=20)
    sections = (*MEETING.sections, Section(Message("More"), ("mood", "next")))
    wider = replace(MEETING, fields=(*MEETING.fields, mood, of), sections=sections)
    with redeclared(wider):
        assert not schema_fits(old.path, None)
        connection = connect(old.path, None)
        for field in (mood, of):
            connection.execute(added_column("meeting", field))
        connection.close()
        assert schema_fits(old.path, None)
        with Store.open(old.path) as store:
            with store.write(msg("Edited"), author="Derya") as work:
                work.update("meeting", old.ids["talk"], {"mood": "good", "next": old.ids["studio"]})
                work.create(
                    "meeting",
                    {"topic": "New", "mood": "new", "outlet": old.ids["outlet"], "cohort": old.ids["cohort"]},
                )
            with store.read() as reader:
                query = Query("meeting", filters=(Filter("mood", "not_empty", None),), sort=(Sort("mood"),))
                rows = reader.rows("meeting", ["topic", "mood", "next"], list(reader.keys(query)))
            assert [row[2:] for row in rows] == [("Talk of editors", "good", "Studio tour"), ("New", "new", None)]
            assert store.check() == []
