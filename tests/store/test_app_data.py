"""Problems, layouts, filters, the transfer log and decisions."""

from __future__ import annotations

import pytest

from exchange_app.domain.exchange.pairs import Verdict
from exchange_app.store import Query, Sort, Store
from exchange_app.text import msg, words


def noted(store: Store) -> list[tuple[str | None, str | None]]:
    with store.read() as reader:
        return [(each.field, each.cell) for each in reader.app_data.problems()]


@pytest.fixture
def unreadable(store: Store, programme):
    with store.write(msg("Imported"), author="Mert") as work:
        work.problems.note(
            "applicant", programme.isik, "email", msg("{cell} is no address.", cell="a @ b"), "a @ b", place="Liste!K7"
        )
        work.problems.note("applicant", programme.isik, "birth_date", msg("No such day."), "31.02.1995")
    return programme


def test_a_problem_keeps_its_words_place_and_sentence(store: Store, unreadable) -> None:
    with store.read() as reader:
        first, _second = reader.app_data.problems(record=unreadable.isik)
        assert (first.field, first.cell, first.place, first.source, first.operation) == (
            "email",
            "a @ b",
            "Liste!K7",
            "import",
            3,
        )
        assert words("en").say(first.message) == "a @ b is no address."
        assert reader.app_data.problems(record=unreadable.kenan) == []
        assert reader.app_data.problems() == reader.app_data.problems(source="import") == [first, _second]
        assert (reader.app_data.problem_count(), reader.app_data.problem_count(source="row")) == (2, 0)


def test_lists_count_problems_and_keep_only_those(store: Store, unreadable) -> None:
    with store.read() as reader:
        keys = reader.keys(Query("applicant", sort=(Sort("problems", descending=True),)))
        assert [row[2] for row in reader.rows("applicant", ["problems"], keys)] == [2, 0]
        assert reader.ids("applicant", reader.keys(Query("applicant", with_problems=True))) == [unreadable.isik]


def test_a_new_value_solves_the_problem_of_its_field_and_undo_brings_it_back(store: Store, unreadable) -> None:
    with store.write(msg("Mail"), author="") as work:
        work.update("applicant", unreadable.isik, {"email": "isik@ornek.tr"})
    assert noted(store) == [("birth_date", "31.02.1995")]
    store.undo("")
    assert noted(store) == [("email", "a @ b"), ("birth_date", "31.02.1995")]
    store.redo("")
    store.undo("")
    assert len(noted(store)) == 2
    store.redo("")
    assert noted(store) == [("birth_date", "31.02.1995")]


def test_the_same_cell_read_again_is_noted_once(store: Store, unreadable) -> None:
    with store.write(msg("Imported again"), author="Mert") as work:
        work.problems.note("applicant", unreadable.isik, "email", msg("No address."), "a @ c")
    assert sorted(noted(store)) == [("birth_date", "31.02.1995"), ("email", "a @ c")]


def test_a_problem_can_be_struck_out_by_hand(store: Store, unreadable) -> None:
    with store.read() as reader:
        number = reader.app_data.problems()[0].number
    with store.write(msg("Known"), author="") as work:
        work.problems.solve(number)
    assert noted(store) == [("birth_date", "31.02.1995")]
    store.undo("")
    assert len(noted(store)) == 2


def test_layouts_are_remembered_by_signature(store: Store) -> None:
    for mapping in ({"A": "family_name"}, {"A": "given_name"}):
        with store.write(msg("Layout"), author="") as work:
            work.app_data.remember_layout("sig", mapping, name="Bakı list")
    with store.read() as reader:
        assert reader.app_data.layout("sig").mapping == {"A": "given_name"}
        assert [each.name for each in reader.app_data.layouts()] == ["Bakı list"]


def test_filters_are_saved_by_list_and_name(store: Store) -> None:
    with store.write(msg("Filter"), author="") as work:
        work.app_data.save_filter("applicant", "Radyo", {"track": "radio"})
        work.app_data.save_filter("applicant", "Çoxdan", {})
        work.app_data.save_filter("outlet", "Ankara", {})
    with store.write(msg("Filter"), author="") as work:
        work.app_data.save_filter("applicant", "Radyo", {"track": "tv"})
        work.app_data.delete_filter("outlet", "Ankara")
    with store.read() as reader:
        assert [(each.name, each.query) for each in reader.app_data.saved_filters("applicant")] == [
            ("Çoxdan", {}),
            ("Radyo", {"track": "tv"}),
        ]
        assert reader.app_data.saved_filters("outlet") == []


def test_each_export_is_logged_numbered_per_agency_and_keeps_its_base(store: Store, programme) -> None:
    def export(agency: str, base: bytes) -> str:
        with store.write(msg("Sent to {agency}", agency=agency), author="Derya") as work:
            return work.app_data.log_export(
                agency, cohorts=[programme.cohort], fields=["applicant.family_name"], people=2, file_name="tr-1.xlsx",
                file_hash="ab12", base=base, basis="agreement",
            )  # fmt: skip

    first, second, other = export("TR", b"one"), export("TR", b"two"), export("GE", b"three")
    with store.read() as reader:
        assert [(each.agency, each.number) for each in reader.app_data.exports()] == [("GE", 1), ("TR", 2), ("TR", 1)]
        latest = reader.app_data.exports("TR")[0]
        assert (latest.people, latest.cohorts, latest.author, latest.basis) == (
            2,
            (programme.cohort,),
            "Derya",
            "agreement",
        )
        assert (
            reader.app_data.export_base(first),
            reader.app_data.export_base(second),
            reader.app_data.export_base("none"),
        ) == (
            b"one",
            b"two",
            None,
        )
        assert reader.app_data.exports("TR")[1].id == first and reader.app_data.exports("GE")[0].id == other


def test_people_who_are_not_the_same_are_remembered_until_undone(store: Store, programme) -> None:
    pair = tuple(sorted((programme.kenan, programme.isik)))
    with store.write(msg("Not the same"), author="") as work:
        work.pairs.say("applicant", programme.isik, programme.kenan, Verdict.DIFFERENT)
    with store.read() as reader:
        assert reader.pairs.different() == {pair}
    store.undo("")
    with store.read() as reader:
        assert reader.pairs.different() == set()


def test_a_store_knows_its_agency_and_partners(store: Store) -> None:
    with store.read() as reader:
        assert (store.agency, reader.app_data.partners()) == ("AZ", ["TR"])
        assert reader.journal.data_version() == 1


def test_a_draft_is_kept_for_its_author_alone_and_is_no_step_of_the_history(store: Store, programme) -> None:
    with store.read() as reader:
        before = reader.journal.data_version()
    for author, text in (("Derya", "05"), ("Derya", "0532"), ("Günel", "x")):
        with store.write(msg("Draft"), author=author) as work:
            work.app_data.keep_draft("record:applicant", programme.isik, {"phone": text})
    with store.read() as reader:
        assert reader.app_data.drafts("Derya") == {("record:applicant", programme.isik): {"phone": "0532"}}
        assert reader.app_data.drafts("Aylin") == {}
        assert reader.journal.data_version() == before
    with store.write(msg("Draft"), author="Derya") as work:
        work.app_data.keep_draft("record:applicant", programme.isik, None)
    with store.read() as reader:
        assert reader.app_data.drafts("Derya") == {} and len(reader.app_data.drafts("Günel")) == 1
