"""Openings: what follows from outlet and cohort, and many of them in one step."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from exchange_app.kinds import kind
from exchange_app.kinds.checking import BadDeclaration, check_all
from exchange_app.kinds.registry import KINDS
from exchange_app.services.access import Access
from exchange_app.services.both_ways import make_both_ways, one_way
from exchange_app.services.moved_days import following
from exchange_app.services.openings import offer_places, offering_outlets
from exchange_app.services.proposals import proposed_values
from exchange_app.services.records import Edit, UnfitValues, add_to_cohort
from exchange_app.services.undo import undo
from exchange_app.store import AgencySpec, OperationResult, Store
from exchange_app.text import msg, words

ACCESS = Access("Derya")
STARTS, ENDS = date(2026, 7, 1), date(2026, 7, 31)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    home, partner = AgencySpec("TR", "T", "TR", "tr"), AgencySpec("AZ", "A", "AZ", "az")
    with Store.create(tmp_path / "s.exchange", agency=home, partners=[partner]) as made:
        with made.write(msg("Scene"), author="x") as work:
            work.create("cohort", {"title": "Yay", "hosting": "AZ", "starts": STARTS, "ends": ENDS})
            work.create("outlet", {"name": "Xəzər", "city": "Bakı", "country": "AZ", "places": 6, "active": True})
            work.create("outlet", {"name": "Ege TV", "country": "TR", "places": 2, "active": True})
            work.create("outlet", {"name": "Araz", "country": "AZ", "active": True})
            work.create("outlet", {"name": "Kapalı", "country": "AZ", "active": False})
        yield made


def id_of(store: Store, kind: str, name: str) -> str:
    with store.read() as reader:
        return next(each.id for each in reader.records(kind) if name in each.values.values())


def offers(store: Store, *among: str) -> list[tuple[str, int, bool]]:
    with store.read() as reader:
        (cohort,) = reader.records("cohort")
        found = offering_outlets(reader, cohort, [id_of(store, "outlet", each) for each in among], "az")
    return [(each.name, each.places, each.hosts) for each in found]


def test_outlets_that_host_come_first_with_their_places(store: Store) -> None:
    assert offers(store) == [("Araz", 1, True), ("Xəzər", 6, True), ("Ege TV", 2, False), ("Kapalı", 1, False)]
    with store.write(msg("Scene"), author="x") as work:
        work.update("outlet", id_of(store, "outlet", "Araz"), {"places": 0})
    assert ("Araz", 0, False) in offers(store), "who takes nobody hosts nobody"
    assert offers(store, "Ege TV", "Xəzər") == [("Xəzər", 6, True), ("Ege TV", 2, False)]


def test_openings_of_many_outlets_are_one_step(store: Store) -> None:
    cohort, araz = id_of(store, "cohort", "Yay"), id_of(store, "outlet", "Araz")
    caspian = id_of(store, "outlet", "Xəzər")
    result = offer_places(store, cohort, {caspian: 4, araz: 1}, {"ends": date(2026, 7, 20)}, access=ACCESS)
    assert len(result.changed["opening"]) == 2
    with store.read() as reader:
        made = {each.get("outlet"): each for each in reader.records("opening")}
    assert made[caspian].values == {
        "outlet": caspian, "cohort": cohort, "places": 4, "starts": STARTS, "ends": date(2026, 7, 20),
    }  # fmt: skip
    assert offers(store) == [("Ege TV", 2, False), ("Kapalı", 1, False)], "who offers places is not asked again"
    undo(store, access=ACCESS)
    with store.read() as reader:
        assert not list(reader.records("opening"))


def test_openings_that_may_not_be_leave_nothing_behind(store: Store) -> None:
    cohort, araz, caspian = (
        id_of(store, *each) for each in (("cohort", "Yay"), ("outlet", "Araz"), ("outlet", "Xəzər"))
    )
    with pytest.raises(UnfitValues):
        offer_places(store, cohort, {araz: 2, caspian: 501}, {}, access=ACCESS)
    with store.read() as reader:
        assert not list(reader.records("opening"))


def test_a_new_opening_takes_the_only_cohort_its_days_and_the_places_of_its_outlet(store: Store) -> None:
    caspian, cohort = id_of(store, "outlet", "Xəzər"), id_of(store, "cohort", "Yay")
    with store.read() as reader:
        assert proposed_values(reader, "opening", {"outlet": caspian}) == {
            "outlet": caspian, "cohort": cohort, "places": 6, "starts": STARTS, "ends": ENDS,
        }  # fmt: skip
    with store.write(msg("Scene"), author="x") as work:
        work.create("cohort", {"title": "Güz"})
    with store.read() as reader:
        assert proposed_values(reader, "opening", {"outlet": caspian}) == {"outlet": caspian, "places": 6}


def test_openings_and_placements_with_the_days_of_a_cohort_are_moved_along_with_it(store: Store) -> None:
    cohort, araz = id_of(store, "cohort", "Yay"), id_of(store, "outlet", "Araz")
    offer_places(store, cohort, {id_of(store, "outlet", "Xəzər"): 4}, {}, access=ACCESS)
    offer_places(store, cohort, {araz: 1}, {"ends": date(2026, 7, 20)}, access=ACCESS)
    with store.write(msg("Scene"), author="x") as work:
        person = work.create("applicant", {"family_name": "Kaya", "given_name": "Nur"})
        application = work.create("application", {"applicant": person, "cohort": cohort})
        opening = next(each.id for each in work.reader.records("opening") if each.get("places") == 4)
        days = {"application": application, "opening": opening, "starts": STARTS, "ends": ENDS}
        placement = work.create("placement", days)
    moved = date(2026, 8, 31)
    with store.read() as reader:
        found = following(reader, [Edit("cohort", cohort, {"ends": moved, "starts": STARTS})])
        assert [(each.kind, each.id, each.values) for each in found] == [
            ("opening", opening, {"ends": moved}), ("placement", placement, {"ends": moved}),
        ], "the other outlet had days of its own"  # fmt: skip
        assert not following(reader, [Edit("cohort", cohort, {"title": "Yaz"})])
    with store.write(msg("Scene"), author="x") as work:
        work.update("placement", placement, {"locked": True})
    with store.read() as reader:
        assert [each.kind for each in following(reader, [Edit("cohort", cohort, {"ends": moved})])] == ["opening"]


def test_people_and_places_of_a_side_that_a_cohort_does_not_name_are_told_and_it_is_made_both_ways(
    store: Store,
) -> None:
    cohort, ege = id_of(store, "cohort", "Yay"), id_of(store, "outlet", "Ege TV")
    with store.write(msg("Scene"), author="x") as work:
        work.update("cohort", cohort, {"sending": ("TR",)})
        theirs = work.create("applicant", {"family_name": "Əliyeva", "given_name": "Nigar"}, agency="AZ")
        ours = work.create("applicant", {"family_name": "Kaya", "given_name": "Nur"})

    def told(result: OperationResult) -> str | None:
        with store.read() as reader:
            found = one_way(reader, result.changed)
        return words("en").say(found.why) if found is not None else None

    assert told(add_to_cohort(store, [ours], cohort, access=ACCESS)) is None
    joined = add_to_cohort(store, [theirs], cohort, access=ACCESS)
    opened = offer_places(store, cohort, {ege: 2}, {}, access=ACCESS)
    assert "only TR sends people, and 1 of these is of another side" in (told(joined) or "")
    assert "only AZ hosts, and 1 of these outlets stands in another country" in (told(opened) or "")
    make_both_ways(store, cohort, access=ACCESS)
    assert told(joined) is None and told(opened) is None
    assert ("Ege TV", 2, True) not in offers(store) and ("Araz", 1, True) in offers(store)
    undo(store, access=ACCESS)
    assert told(joined) is not None


def test_a_field_that_follows_nothing_is_refused() -> None:
    opening = kind("opening")
    wrong = tuple(replace(each, follows="outlet.city") if each.key == "places" else each for each in opening.fields)
    with pytest.raises(BadDeclaration, match="follows"):
        check_all([*(each for each in KINDS.values() if each.key != "opening"), replace(opening, fields=wrong)])
