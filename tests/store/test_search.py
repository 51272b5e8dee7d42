"""Search as a person types: any capitals, any of the alphabets or none, the beginnings of words."""

from __future__ import annotations

import pytest

from exchange_app.store import Query, Store
from exchange_app.text import msg


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        (("Xəyal", "Quliyev"), "khayal guliyev"),
        (("Şahin", "Şükürov"), "shahin shukurov"),
        (("Çingiz", "Ağayev"), "chingiz aghayev"),
        (("Xeyal", "Quliyev"), "khe gul"),
    ],
)
def test_people_are_found_by_the_spelling_of_their_passports(
    store: Store, written: tuple[str, str], typed: str
) -> None:
    given, family = written
    with store.write(msg("More"), author="") as work:
        one = work.create("applicant", {"given_name": given, "family_name": family})
        many = work.create_many("applicant", [{"given_name": given, "family_name": family}] * 2)
    assert found(store, "applicant", typed) == {one, *many} == found(store, "applicant", f"{given} {family}")


def found(store: Store, kind: str, text: str) -> set[str]:
    with store.read() as reader:
        return set(reader.ids(kind, reader.keys(Query(kind, search=text))))


@pytest.mark.parametrize(
    "text",
    [
        "cəf",
        "CEF",
        "Cef",
        "kenan ceferov",
        "KƏNAN",
        "cef ken",
        "baki",
        "+994 50 123 45 67",
        "050 123",
        "0501234567",
        "cef 050 123",
    ],
)
def test_a_person_is_found_however_it_is_typed(store: Store, programme, text: str) -> None:
    assert found(store, "applicant", text) == {programme.kenan}


@pytest.mark.parametrize("text", ["cafarov", "Kanan CAFAROV", "kanan", "jafarov", "Kanan Jaf"])
def test_a_schwa_written_as_an_a_finds_the_person_too(store: Store, programme, text: str) -> None:
    assert found(store, "applicant", text) == {programme.kenan}


@pytest.mark.parametrize("text", ["ışık", "ISIK", "isik", "İŞIK", "celik izm"])
def test_dotless_and_dotted_i_are_one(store: Store, programme, text: str) -> None:
    assert found(store, "applicant", text) == {programme.isik}


@pytest.mark.parametrize(
    "text", ["afarov", "cef xyz", "AND OR", "'; DROP TABLE applicant", "NEAR(", "cef NOT kenan", "needs:halal"]
)
def test_other_words_find_nothing_and_are_never_syntax(store: Store, programme, text: str) -> None:
    assert found(store, "applicant", text) == set()


@pytest.mark.parametrize("text", ['"', "*", " - ", "()"])
def test_signs_alone_leave_the_list_as_it_is(store: Store, programme, text: str) -> None:
    assert len(found(store, "applicant", text)) == 2


def test_records_are_found_by_the_names_of_those_they_belong_to(store: Store, programme) -> None:
    assert found(store, "application", "kenan") == {programme.first}
    assert found(store, "application", "bahar") == {programme.first, programme.second}
    assert found(store, "placement", "kanal kenan") == {programme.placement}
    assert found(store, "opening", "kanal haber") == {programme.opening}


def test_search_keeps_step_with_changes_removal_and_undo(store: Store, programme) -> None:
    with store.write(msg("Rename"), author="") as work:
        work.update("applicant", programme.isik, {"family_name": "Öztürk"})
        work.remove("placement", programme.placement)
    assert found(store, "applicant", "celik") == set()
    assert found(store, "applicant", "ozturk") == {programme.isik}
    assert found(store, "placement", "kenan") == set()
    store.undo("")
    assert found(store, "applicant", "celik") == {programme.isik}
    assert found(store, "placement", "kenan") == {programme.placement}
    assert store.check() == []


def test_the_search_over_everything_names_what_it_finds(store: Store, programme) -> None:
    with store.read() as reader:
        hits = reader.search("kenan")
        assert [(hit.kind, hit.id) for hit in hits][:1] == [("applicant", programme.kenan)]
        assert {hit.kind for hit in hits} == {"applicant", "application", "placement"}
        assert (hits[0].title, hits[0].line) == ("Cəfərov, Kənan", "Bakı · Bahar 2026")
        code = reader.record("outlet", programme.outlet).code
        assert reader.search(code.lower())[0].id == programme.outlet
        assert reader.search("   ") == []
        assert len(reader.search("bahar", limit=1)) == 1
