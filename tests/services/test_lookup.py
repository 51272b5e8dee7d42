"""What a person calls a record by: one answer in a form, on the command line and in a list that is read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from exchange_app.domain.matching.lookup import Hit, Lookup
from exchange_app.domain.short_id import short_id
from exchange_app.domain.titles import listed
from exchange_app.kinds import kind
from exchange_app.services.listing import typed_value
from exchange_app.services.lookup import ReferenceLookup, find_record
from exchange_app.services.typed_values import parse_typed
from exchange_app.store import AgencySpec, Reader, Store
from exchange_app.text import Message, msg, words
from ui.forms.lookups import Lookups


@dataclass
class Desk:
    store: Store
    ids: dict[str, str]
    codes: dict[str, str]


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    folder: Path = tmp_path_factory.mktemp("lookup")
    with Store.create(
        folder / "d.exdesk", agency=AgencySpec("TR", "TR", "TR", "tr"), partners=[AgencySpec("AZ", "AZ", "AZ", "az")]
    ) as store:
        with store.write(msg("Records"), author="Derya") as work:
            ids = {
                "isik": work.create("applicant", {"given_name": "Elif", "family_name": "Işık"}),
                "twin": work.create("applicant", {"given_name": "Aysel", "family_name": "Əliyeva"}),
                "other twin": work.create("applicant", {"given_name": "Aysel", "family_name": "Əliyeva"}),
            }
        with store.read() as reader:
            codes = {name: reader.record("applicant", id).code for name, id in ids.items()}
        yield Desk(store, ids, codes)


def _everywhere(desk: Desk, reader: Reader, said: str) -> list[Hit]:
    """What each door makes of the words: the window, the command line, a workbook's cell."""
    lookup = Lookup()
    for record in reader.records("applicant"):
        lookup.add(record.id, record.code, listed(record))
    return [
        find_record(reader, "applicant", said),
        Lookups(desk.store, words("en")).find("applicant", said),
        lookup.find(said),
    ]


@pytest.mark.parametrize("said", ["Işık, Elif", "elif isik", "ISIK ELIF", "{code}", "Işık, Elif · {code}", "{short}"])
def test_a_name_a_code_an_id_and_what_lists_offer_mean_the_record_everywhere(desk: Desk, said: str) -> None:
    code = desk.codes["isik"]
    text = said.format(code=code, short=short_id(code))
    with desk.store.read() as reader:
        assert _everywhere(desk, reader, text) == [Hit(desk.ids["isik"])] * 3
        assert ReferenceLookup(reader).find("applicant", text) == desk.ids["isik"]


def test_a_name_of_two_says_so_and_a_code_tells_them_apart(desk: Desk) -> None:
    field = kind("application").field("applicant")
    with desk.store.read() as reader:
        assert _everywhere(desk, reader, "Aysel Əliyeva") == [Hit(several=True)] * 3
        named = f"Əliyeva, Aysel · {desk.codes['twin']}"
        assert _everywhere(desk, reader, named) == [Hit(desk.ids["twin"])] * 3
        found = parse_typed(field, "Aysel Əliyeva", words("en"), lambda target, text: find_record(reader, target, text))
        assert typed_value(reader, kind("application"), "applicant", named, words("en")) == desk.ids["twin"]
        assert ReferenceLookup(reader).find("applicant", "Aysel Əliyeva") is None
    assert isinstance(found, Message)
    assert words("en").say(found) == "Applicant: several records are called “Aysel Əliyeva”; choose one from the list."


def test_a_name_of_nobody_means_nobody(desk: Desk) -> None:
    with desk.store.read() as reader:
        assert _everywhere(desk, reader, "Rauf Quliyev") == [Hit()] * 3


def test_an_opening_with_a_department_is_found_by_its_outlet_where_it_is_the_only_one(tmp_path: Path) -> None:
    with Store.create(tmp_path / "o.exdesk", agency=AgencySpec("TR", "TR", "TR", "tr"), partners=[]) as store:
        with store.write(msg("Records"), author="Derya") as work:
            cohort = work.create("cohort", {"title": "Summer"})
            ege, anka = (work.create("outlet", {"name": name}) for name in ("Ege TV", "Anka"))
            for outlet, department in ((ege, "News"), (anka, "News"), (anka, "Sport")):
                work.create("opening", {"outlet": outlet, "cohort": cohort, "department": department})
        with store.read() as reader:
            only = next(each.id for each in reader.records("opening") if each.get("outlet") == ege)
            for said in ("Ege TV", "ege tv", "Ege TV, News"):
                assert find_record(reader, "opening", said) == Hit(only)
                assert ReferenceLookup(reader).find("opening", said) == only
            assert find_record(reader, "opening", "Anka") == Hit(several=True)
            assert find_record(reader, "opening", "Ege") == Hit()
