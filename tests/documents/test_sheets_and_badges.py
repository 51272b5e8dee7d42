"""Attendance sheets and badges: everybody once, the days of the cohort, names that fit."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from exchange_app.documents.document import Content, Request
from exchange_app.documents.engine import draw_pdf
from exchange_app.documents.material import Material, PersonEntry
from exchange_app.documents.registry import document, template


def made(name: str, material: Material, **options: Any) -> Content:
    return document(name).content(material, Request(name, cohort="c", languages=("tr", "az"), options=options))


def pages_of(name: str, content: Content, text_of: Callable[[bytes], list[str]]) -> list[str]:
    return text_of(draw_pdf(template(name), content.data, tagged=content.tagged)[0])


def away(entry: PersonEntry, first: date, last: date) -> PersonEntry:
    placement = entry.records["placement"]
    stay = replace(placement, values={**placement.values, "starts": first, "ends": last})
    return PersonEntry({**entry.records, "placement": stay})


def test_a_sheet_has_the_working_days_of_the_cohort_and_greys_those_on_which_somebody_is_away(
    make_material, text_of
) -> None:
    material = make_material(12, outlets=2)
    first, *others = material.entries
    material = replace(material, entries=[away(first, date(2026, 6, 8), date(2026, 6, 12)), *others])
    content = made("attendance", material)
    sheets = content.data["sheets"]
    days = [day[0] for sheet in sheets for day in sheet["days"]]
    assert (days[0], days[-1], len(days)) == ("1.06", "26.06", 20) and "6.06" not in days, "Saturdays are left out"
    assert [len(sheet["days"]) for sheet in sheets] == [10, 10], "no sheet has a lonely day"
    grey = [sum(any(row) for row in sheet["away"]) for sheet in sheets]
    assert grey == [1, 1] and sum(map(sum, (row for sheet in sheets for row in sheet["away"]))) == 15
    pages = pages_of("attendance", content, text_of)
    assert len(pages) == 2 and all("Pzt" in page and "B.e." in page for page in pages)
    for entry in material.entries:
        assert all(str(entry.applicant.get("family_name")) in page for page in pages)
    assert (
        len([day for sheet in made("attendance", material, days="all").data["sheets"] for day in sheet["days"]]) == 26
    )


def test_without_days_the_columns_are_written_by_hand(make_material, text_of) -> None:
    material = make_material(3)
    cohort = replace(material.cohort, values={"title": "Yay"})
    content = made("attendance", replace(material, cohort=cohort))
    assert content.data["sheets"] == [{"days": [[]] * 10, "away": [[False] * 10] * 3}]
    (page,) = pages_of("attendance", content, text_of)
    assert "Yoklama çizelgesi" in page and "Davamiyyət cədvəli" in page


@pytest.mark.parametrize(("size", "count"), [("large", 8), ("small", 10)])
def test_each_placed_person_has_one_badge_with_a_name_that_fits(make_material, text_of, size: str, count: int) -> None:
    material = make_material(
        count + 1, outlets=1, given_name="Məhəmmədhüseynağa", family_name="Allahverdiyeva-Məmmədzadə"
    )
    content = made("badges", material, size=size)
    pages = pages_of("badges", content, text_of)
    assert len(pages) == 2 and len(content.data["badges"]) == len(content.entries) == count + 1
    assert "Məhəmmədhüseynağa" in "".join(pages) and "Allahverdiyeva-Məmmədzadə" in "".join(pages)
    assert "".join(pages).count("Kanal 00, Ankara") == count + 1 and "Acil 112 / Təcili 112" in pages[0]


def test_where_nobody_is_placed_the_sheet_of_badges_says_so(make_material, text_of) -> None:
    content = made("badges", make_material(3))
    (page,) = pages_of("badges", content, text_of)
    assert not content.entries and "Yaka kartı yapılacak kimse yok." in page


def test_a_roster_has_a_column_to_sign_in_and_lines_for_those_who_come_without_being_on_it(
    make_material, text_of
) -> None:
    material = make_material(4, outlets=2)
    content = made("roster", material, grouped=True, signed=True, walk_in=True)
    listed = content.data["list"]
    assert listed["columns"][-1]["heads"] == ("İmza", "İmza") and [len(each["rows"]) for each in listed["groups"]] == [
        2,
        2,
        3,
    ]
    (page,) = pages_of("roster", content, text_of)
    assert "Elle eklenenler / Əllə əlavə olunanlar" in page and " 7" in page
    plain = made("roster", material, walk_in=True).data["list"]
    assert len(plain["groups"]) == 1 and plain["groups"][0]["rows"][-1] == ["7", *[""] * (len(plain["columns"]) - 1)]


def test_the_emergency_sheet_says_whom_to_call_about_everybody_who_has_a_place(make_material, text_of) -> None:
    material = make_material(3, outlets=1, emergency_name="Nicat", emergency_phone="+994501112233", needs="insulin")
    content = made("emergency", material)
    (page,) = pages_of("emergency", content, text_of)
    assert (
        "Acil durum listesi" in page and "Nicat" in page and "+994 50 111 22 33" in page and len(content.entries) == 3
    )
    assert "insulin" not in page, "what is sensitive stands there only when somebody asks for it"
    assert "insulin" in pages_of("emergency", made("emergency", material, columns=("name", "needs")), text_of)[0]
