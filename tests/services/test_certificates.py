"""Certificates: numbered once, checked from what stands on them, also after the records were corrected."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from exchange_app.documents.document import Request
from exchange_app.domain.certificates import read
from exchange_app.services.access import Access
from exchange_app.services.certificates import check, give_numbers
from exchange_app.services.printing import gather
from exchange_app.services.records import Edit, update
from exchange_app.services.undo import undo
from exchange_app.store import AgencySpec, Store
from exchange_app.text import msg

ME = Access("Derya")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.create(
        tmp_path / "s.exdesk",
        agency=AgencySpec("TR", "Ev", "TR", "tr"),
        partners=[AgencySpec("AZ", "Xəzər", "AZ", "az")],
    ) as made:
        with made.write(msg("Scene"), author="x") as work:
            cohort = work.create(
                "cohort", {"title": "Radyo 2026", "starts": date(2026, 3, 2), "ends": date(2026, 3, 20)}
            )
            outlet = work.create("outlet", {"name": "Ege TV", "city": "İzmir"})
            opening = work.create("opening", {"cohort": cohort, "outlet": outlet, "places": 9})
            for family, status in (("Əliyeva", "completed"), ("Acar", "completed"), ("Kaya", "arrived")):
                person = work.create("applicant", {"family_name": family, "given_name": "Nur"})
                application = work.create("application", {"applicant": person, "cohort": cohort, "status": "selected"})
                work.create("placement", {"application": application, "opening": opening, "status": status})
        yield made


def papers(store: Store) -> tuple[list[str], list[str], list[str]]:
    """The names on the certificates, what their codes say, and the placements without a number."""
    with store.read() as reader:
        (cohort,) = [each.id for each in reader.records("cohort")]
    content = gather(store, Request("certificate", cohort=cohort, languages=("tr", "az"))).content
    made = content.data["certificates"]
    codes = [f"{each['number'].split()[1]} {each['check'].split()[-1]}" for each in made]
    return [each["name"] for each in made], codes, list(content.unnumbered)


def checked(store: Store, typed: str) -> tuple[bool | None, str]:
    with store.read() as reader:
        found = check(reader, typed)
    return found.good, found.sentence.text


def test_numbers_are_given_to_those_who_completed_once_and_taken_back_in_one_step(store: Store) -> None:
    names, _, lacking = papers(store)
    assert names == [] and len(lacking) == 2
    give_numbers(store, lacking, access=ME)
    names, codes, lacking = papers(store)
    assert names == ["Nur Acar", "Nur Əliyeva"] and lacking == []
    numbers = sorted(each.split()[0] for each in codes)
    assert [each[-5:] for each in numbers] == ["TR001", "TR002"]
    with store.read() as reader:
        everybody = [each.id for each in reader.records("placement")]
    give_numbers(store, everybody, access=ME)
    with store.read() as reader:
        all_numbers = sorted(str(each.get("certificate_number")) for each in reader.records("placement"))
    assert all_numbers[:2] == numbers and all_numbers[2].endswith("TR003"), "who has one keeps it"
    undo(store, access=ME)
    undo(store, access=ME)
    assert papers(store)[0] == []


def test_a_paper_is_known_again_altered_mistyped_and_after_the_records_were_corrected(store: Store) -> None:
    give_numbers(store, papers(store)[2], access=ME)
    names, codes, _ = papers(store)
    acar, aliyeva = codes
    assert checked(store, f"  {acar.lower()} ")[0] is True
    number, value = acar.split()
    assert checked(store, f"{number} {value.replace('-', ' ')}")[0] is True
    assert checked(store, f"{number} {aliyeva.split()[1]}") == (
        False, "Certificate {number} was given to {name}, but this paper says something else or the check value is mistyped."
    )  # fmt: skip
    assert checked(store, number)[0] is None and checked(store, f"{number}9 {value}")[0] is False
    with store.read() as reader:
        person = next(each for each in reader.records("applicant") if each.get("family_name") == "Acar")
        cohort = next(iter(reader.records("cohort")))
    update(store, Edit("applicant", person.id, {"family_name": "Acar Öz"}), access=ME)
    update(store, Edit("cohort", cohort.id, {"ends": date(2026, 3, 22)}), access=ME)
    good, said = checked(store, acar)
    assert good is True and "corrected after it was made" in said
    assert papers(store)[1][0] != acar and checked(store, papers(store)[1][0])[0] is True


def test_who_lost_the_place_has_no_good_certificate_and_nobody_has_one_before_the_last_day(store: Store) -> None:
    give_numbers(store, papers(store)[2], access=ME)
    acar = papers(store)[1][0]
    with store.read() as reader:
        number = acar.split()[0]
        (placement,) = reader.find("placement", "certificate_number", number)
        (cohort,) = [each.id for each in reader.records("cohort")]
    update(store, Edit("placement", placement.id, {"status": "withdrawn"}), access=ME)
    good, said = checked(store, acar)
    assert good is False and "taken back" in said

    def ended(day: date) -> int:
        asked = Request("certificate", cohort=cohort, options={"who": "ended"}, as_of=day)
        found = gather(store, asked).content
        return len(found.entries) + len(found.unnumbered)

    assert (ended(date(2026, 3, 19)), ended(date(2026, 3, 20))) == (1, 2), "Kaya stays until the 20th"


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("TR-C2026-0001-TR001 K7QF-M2X9", ("TR-C2026-0001-TR001", "K7QF-M2X9")),
        (" tr-c1  k7qf m2x9 ", ("tr-c1", "K7QF-M2X9")),
        ("A1 KOIF-MLX9", ("A1", "K01F-M1X9")),
        ("TR-C2026-0001-TR001", ("TR-C2026-0001-TR001", "")),
    ],
)
def test_what_is_typed_or_scanned_is_read(typed: str, found: tuple[str, str]) -> None:
    assert read(typed) == found
