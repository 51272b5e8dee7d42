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
