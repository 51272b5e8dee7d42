"""Lists: order in each alphabet, filters, joined columns, windows of rows."""

from __future__ import annotations

from datetime import date

import pytest

from exchange_app.store import Filter, Query, Sort, Store
from exchange_app.text import msg

FAMILIES = [
    "Zeynalov",
    "Çelik",
    "Cəfərov",
    "Əliyev",
    "Eyvazov",
    "Qasımov",
    "Kaya",
    "Xəlilov",
    "Hüseynov",
    "İsmayılov",
    "Iğdır",
    "Şahin",
    "Sarı",
]


@pytest.fixture
def people(store: Store) -> Store:
    with store.write(msg("People"), author="") as work:
        work.create_many(
            "applicant",
            [{"family_name": family, "given_name": "A", "city": family, "employer": family} for family in FAMILIES],
        )
    return store


def names(store: Store, query: Query, column: str = "family_name") -> list[str]:
    with store.read() as reader:
        return [row[2] for row in reader.rows(query.kind, [column], reader.keys(query))]


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("az", "Cəfərov Çelik Eyvazov Əliyev Hüseynov Xəlilov Iğdır İsmayılov Kaya Qasımov Sarı Şahin Zeynalov"),
        ("tr", "Cəfərov Çelik Eyvazov Əliyev Hüseynov Iğdır İsmayılov Kaya Qasımov Sarı Şahin Xəlilov Zeynalov"),
    ],
)
@pytest.mark.parametrize("column", ["name", "family_name", "city", "employer"])
def test_text_is_sorted_in_the_alphabet_of_the_language(people: Store, language, expected: str, column: str) -> None:
    query = Query("applicant", sort=(Sort(column),), language=language)
    assert names(people, query) == expected.split()
    assert (
        names(people, Query("applicant", sort=(Sort(column, descending=True),), language=language))
        == expected.split()[::-1]
    )


def test_several_columns_sort_one_after_another_and_empties_stand_last(store: Store) -> None:
    rows = [("B", 1), ("A", None), ("A", 3), (None, 2), ("B", 9), ("A", 1)]
    with store.write(msg("Outlets"), author="") as work:
        work.create_many(
            "outlet", [{"name": f"N{n}", "city": city, "places": places} for n, (city, places) in enumerate(rows)]
        )
    with store.read() as reader:
        for descending, expected in ((False, "N5 N2 N1 N0 N4 N3"), (True, "N2 N5 N1 N4 N0 N3")):
            keys = reader.keys(Query("outlet", sort=(Sort("city"), Sort("places", descending))))
            assert [row[2] for row in reader.rows("outlet", ["name"], keys)] == expected.split()


def test_choices_and_statuses_sort_in_the_order_in_which_they_are_offered(store: Store, programme) -> None:
    statuses = names(store, Query("applicant", sort=(Sort("application.status"),)), "application.status")
    assert statuses == ["shortlisted", "selected"]


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ([Filter("city", "is", "BAKI")], ["Cəfərov"]),
        ([Filter("city", "contains", "zmı")], ["Çelik"]),
        ([Filter("name", "starts", "celik")], ["Çelik"]),
        ([Filter("name", "contains", "ışık")], ["Çelik"]),
        ([Filter("city", "is_not", "baki")], ["Çelik"]),
        ([Filter("country", "in", ("AZ", "GE"))], ["Cəfərov"]),
        ([Filter("phone", "empty")], ["Çelik"]),
        ([Filter("phone", "not_empty")], ["Cəfərov"]),
        ([Filter("birth_date", "at_least", date(1995, 3, 12))], ["Cəfərov"]),
        ([Filter("birth_date", "at_most", date(1995, 3, 11))], []),
        ([Filter("agency", "is", "TR")], ["Çelik"]),
        ([Filter("application.status", "is", "selected")], ["Cəfərov"]),
        ([Filter("application.score", "at_least", 87)], ["Cəfərov"]),
        ([Filter("application.cohort", "contains", "bahar")], ["Cəfərov", "Çelik"]),
        ([Filter("application.preference_1", "not_empty")], ["Cəfərov"]),
        ([Filter("application.preference_1", "contains", "kanal uc")], ["Cəfərov"]),
        ([Filter("changed_at", "at_least", date(2020, 1, 1))], ["Cəfərov", "Çelik"]),
        ([Filter("city", "not_empty"), Filter("country", "is", "TR")], ["Çelik"]),
        ([Filter("country", "in", ())], []),
    ],
)
def test_filters_find_what_a_person_means(store: Store, programme, filters, expected: list[str]) -> None:
    query = Query("applicant", filters=tuple(filters), sort=(Sort("name"),), language="az")
    assert names(store, query) == expected
    with store.read() as reader:
        assert reader.count(query) == len(expected)


def test_a_reference_is_filtered_by_id_or_code(store: Store, programme) -> None:
    with store.read() as reader:
        code = reader.record("cohort", programme.cohort).code
        for value in (programme.cohort, code):
            assert reader.count(Query("application", filters=(Filter("cohort", "is", value),))) == 2
            assert reader.count(Query("applicant", filters=(Filter("application.cohort", "is", value),))) == 2


def test_lists_and_booleans_filter_by_element(store: Store, programme) -> None:
    with store.read() as reader:
        assert reader.count(Query("outlet", filters=(Filter("languages", "is", "tr"),))) == 1
        assert reader.count(Query("outlet", filters=(Filter("languages", "is", "az"),))) == 0
        assert reader.count(Query("outlet", filters=(Filter("languages", "contains", "türk"),))) == 1
        assert reader.count(Query("outlet", filters=(Filter("languages", "contains", "rus"),))) == 0
        assert reader.count(Query("outlet", filters=(Filter("active", "is", True),))) == 1
        assert reader.count(Query("placement", filters=(Filter("locked", "is", False),))) == 1


def test_a_row_shows_names_of_what_it_refers_to(store: Store, programme) -> None:
    columns = [
        "name",
        "application",
        "application.cohort",
        "opening",
        "opening.outlet.city",
        "opening.outlet.id",
        "application.score",
    ]
    with store.read() as reader:
        (row,) = reader.rows("placement", columns, reader.keys(Query("placement")))
    assert row[1] == programme.placement
    assert row[2:6] == ("Cəfərov, Kənan", "Cəfərov, Kənan", "Bahar 2026", "Kanal Üç, Haber")
    assert row[6:8] == ("Ankara", programme.outlet)
    assert str(row[8]) == "87.50"


def test_the_current_application_is_the_newest_that_stands(store: Store, programme) -> None:
    def current() -> str | None:
        with store.read() as reader:
            return reader.rows("applicant", ["application.id"], [reader.key("applicant", programme.kenan)])[0][2]

    with store.write(msg("Again"), author="") as work:
        cohort = work.create("cohort", {"title": "Güz 2026"})
        later = work.create("application", {"applicant": programme.kenan, "cohort": cohort})
    assert current() == later
    with store.write(msg("Withdrawn"), author="") as work:
        work.remove("application", later)
    assert current() == programme.first
    store.undo("")
    assert current() == later


def test_a_window_keeps_the_order_it_was_asked_in(people: Store) -> None:
    with people.read() as reader:
        keys = reader.keys(Query("applicant", sort=(Sort("name"),)))[::-1]
        assert [row[0] for row in reader.rows("applicant", ["name"], keys)] == list(keys)
        assert [row[:2] for row in reader.table(Query("applicant"), ["name"])] == [
            row[:2] for row in reader.rows("applicant", [], sorted(keys))
        ]


def test_removed_records_show_only_when_asked_for(store: Store, programme) -> None:
    with store.write(msg("Remove"), author="") as work:
        work.remove("placement", programme.placement)
    with store.read() as reader:
        assert reader.count(Query("placement")) == 0
        assert reader.count(Query("placement", with_removed=True)) == 1


def test_distinct_values_come_commonest_first(store: Store) -> None:
    with store.write(msg("Outlets"), author="") as work:
        work.create_many("outlet", [{"name": "x", "city": city} for city in ["Quba", "Bakı", "Bakı"]])
    with store.read() as reader:
        assert reader.distinct("outlet", "city") == ["Bakı", "Quba"]


def test_an_unknown_column_is_a_bug_and_never_reaches_sql(store: Store) -> None:
    with store.read() as reader, pytest.raises(KeyError):
        reader.keys(Query("applicant", sort=(Sort("name; DROP TABLE applicant"),)))


def test_records_are_counted_by_what_they_hold(people: Store) -> None:
    with people.write(msg("Cities"), author="") as work:
        ids = [record.id for record in work.reader.records("applicant")]
        for id, city in zip(ids, ("Şəki", "ŞƏKİ", "İzmir", "Iğdır", None), strict=False):
            work.update("applicant", id, {"city": city, "employer": None, "experience_years": 5 if city else None})
    with people.read() as reader:
        query = Query("applicant", filters=(Filter("experience_years", "not_empty"),), language="az")
        assert [(shown, count) for _, shown, count in reader.groups(query, "city", 10)] == [
            ("Iğdır", 1), ("İzmir", 1), ("ŞƏKİ", 2),
        ]  # fmt: skip
        assert reader.groups(query, "experience_years", 10) == [(5, 5, 4)]
        assert reader.groups(Query("applicant", language="az"), "experience_years", 10)[-1] == (None, None, 9)
        assert len(reader.groups(Query("applicant"), "family_name", 3)) == 3
