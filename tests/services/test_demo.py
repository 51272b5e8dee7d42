"""The demo's year: full, messy, the same for the same day, quick."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from exchange_app.domain import matching
from exchange_app.domain.rules.record import find_problems
from exchange_app.kinds import KINDS, kind
from exchange_app.kinds.masking import Purpose
from exchange_app.services.demo import DEMO_AGENCIES, demo_partner, fill
from exchange_app.services.demo.names import AZERBAIJAN
from exchange_app.services.demo.people import turkish_id
from exchange_app.services.demo.year import make_year
from exchange_app.services.importing.preparing import read_known
from exchange_app.store import AgencySpec, Query, Store

TODAY = date(2026, 4, 14)


def _demo(path: Path, home: str) -> Store:
    other = demo_partner(home)
    own, partner = (AgencySpec(code, DEMO_AGENCIES[code], code, code.lower()) for code in (home, other))
    store = Store.create(path, agency=own, partners=[partner])
    fill(store, today=TODAY, agencies={"TR": "TR", "AZ": "AZ"}, home=home)
    return store


@pytest.mark.parametrize("home", ["TR", "AZ"])
def test_a_year_has_everything_in_every_state(tmp_path: Path, home: str) -> None:
    with _demo(tmp_path / "d.exchange", home) as store, store.read() as reader:
        counts = {kind: reader.count(Query(kind)) for kind in KINDS}
        assert (
            counts["cohort"] >= 6 and counts["applicant"] >= 240 and counts["outlet"] >= 24 and counts["opening"] >= 20
        )
        states = Counter(each.get("status") for each in reader.records("application"))
        assert set(states) == set(KINDS["application"].field("status").choices.codes)  # type: ignore[union-attr]
        stays = {each.get("status") for each in reader.records("placement")}
        assert stays == set(KINDS["placement"].field("status").choices.codes)  # type: ignore[union-attr]
        tracks = {each.get("track") for each in reader.records("cohort")}
        assert tracks == set(KINDS["cohort"].field("track").choices.codes)  # type: ignore[union-attr]
        assert reader.app_data.problems() and len(reader.journal.operations(200)) > 20
        assert len({each.author for each in reader.journal.operations(200)}) >= 3
        assert len(matching.matches(kind("applicant"), read_known(reader, kind("applicant"))[0])) >= 4


def test_every_value_passes_the_checks_of_its_field(tmp_path: Path) -> None:
    with _demo(tmp_path / "d.exchange", "TR") as store, store.read() as seen:
        reader = seen.clear(Purpose.RULES)
        for kind in KINDS:
            for record in reader.records(kind):
                assert not find_problems(kind, record.values, today=TODAY), (kind, record.code)


def test_the_same_day_gives_the_same_year() -> None:
    agencies = {"TR": "TR", "AZ": "AZ"}
    assert make_year(agencies, "TR", TODAY) == make_year(agencies, "TR", TODAY)
    assert make_year(agencies, "TR", TODAY) != make_year(agencies, "AZ", TODAY)


def test_history_is_spread_over_the_year_and_can_be_taken_back(tmp_path: Path) -> None:
    with _demo(tmp_path / "d.exchange", "AZ") as store:
        with store.read() as reader:
            stamps = [each.at.date() for each in reader.journal.operations(200)[:-1]]
        assert stamps == sorted(stamps, reverse=True) and (stamps[0] - stamps[-1]).days > 250 and stamps[0] <= TODAY
        store.undo("x")


def test_invented_turkish_numbers_have_their_check_digits() -> None:
    from random import Random

    from exchange_app.kinds.values import is_turkish_id

    random = Random(1)
    assert all(is_turkish_id(turkish_id(random)) for _ in range(200))


def test_whom_to_call_has_the_family_name_of_a_woman_or_a_man() -> None:
    year = make_year({"TR": "TR", "AZ": "AZ"}, "AZ", TODAY)
    called = [str(each.values.get("emergency_name", "")).split() for each in year.people if each.agency == "AZ"]
    called = [each for each in called if each]
    assert len(called) > 20
    assert all((given in AZERBAIJAN.women) == family.endswith("a") for given, family in called)
