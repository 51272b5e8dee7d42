"""Rosters on paper, read back from the PDF."""

from __future__ import annotations

import os
import re

import pytest

from exchange_app.documents import engine, parts
from exchange_app.documents.engine import draw_pages, draw_pdf
from exchange_app.documents.parts import PLAIN_FROM
from exchange_app.documents.registry import template
from exchange_app.documents.trouble import ColumnsDoNotFit
from exchange_app.progress import Cancelled

WIDE = ("name", "code", "agency", "birth_date", "phone", "email", "city", "employer", "application.status")


def numbers(pages: list[str]) -> list[int]:
    """The numbers of the people, in the order in which they stand on the pages."""
    return [int(found) for page in pages for found in re.findall(r"^ *(\d+) +[A-ZƏÇİÖŞÜ]", page, re.MULTILINE)]


@pytest.mark.parametrize("rows", [1, 26, 60, 200])
@pytest.mark.parametrize("outlets", [0, 3])
def test_everybody_is_on_the_pages_once_and_in_order(make_material, roster, pdf_of, text_of, rows, outlets):
    found = text_of(pdf_of(roster(make_material(rows, outlets), grouped=bool(outlets))))
    assert numbers(found) == list(range(1, rows + 1))


def test_headings_and_page_x_of_y_stand_on_every_page(roster, pdf_of, text_of):
    found = text_of(pdf_of(roster(90)))
    assert len(found) > 2
    for number, page in enumerate(found, start=1):
        assert "Soyadı" in page and "İş yeri" in page
        assert f"Səhifə {number} / {len(found)}" in page
        assert "14.04.2026 tarixinə" in page
        assert "İletişim Başkanlığı" in page


@pytest.mark.child
def test_the_page_count_is_that_of_the_pdf_and_of_the_preview(roster, text_of):
    content = roster(90)
    data, pages = draw_pdf(template("roster"), content.data)
    assert pages == len(text_of(data)) == len(draw_pages(template("roster"), content.data))


@pytest.mark.parametrize("rows", [22, 23, 24, 25, 26])
def test_signatures_stand_once_at_the_end_with_people_above_them(roster, pdf_of, text_of, rows):
    found = text_of(pdf_of(roster(rows)))
    assert [page.count("İmza") for page in found] == [0] * (len(found) - 1) + [2]
    assert len(numbers(found[-1:])) >= 3


def test_a_group_goes_on_under_its_name_and_never_ends_a_page_with_it(make_material, roster, pdf_of, text_of):
    found = text_of(pdf_of(roster(make_material(150, 7), grouped=True)))
    for page in found:
        lines = [line.strip() for line in page.splitlines() if line.strip()]
        assert not lines[-2].startswith("Kanal")
    assert any("(davamı)" in page for page in found[1:]) and "(davamı)" not in found[0]
    for page in found[1:]:
        first = next(line for line in page.splitlines() if "Kanal" in line or re.match(r" *\d+ ", line))
        assert "Kanal" in first


def test_two_languages_stand_side_by_side_everywhere(make_material, roster, pdf_of, text_of):
    found = text_of(pdf_of(roster(make_material(60, 2), ("tr", "az"), grouped=True)))
    for said in ("Başvuranların listesi", "Müraciət edənlərin siyahısı", "Durum", "Vəziyyət", "Seçildi / Seçilib"):
        assert said in found[0]
    assert "1 Haziran 2026 – 26 Haziran 2026" in found[0]
    assert "1 iyun 2026-cı il – 26 iyun 2026-cı il" in found[0]
    for page in found[1:]:
        assert "Başvuranların listesi / Müraciət edənlərin siyahısı · Yay 2026" in page
        assert "14.04.2026 itibarıyla / 14.04.2026 tarixinə" in page
        assert "Sayfa" in page and "Səhifə" in page and "(devamı / davamı)" in page


def test_dates_beside_english_are_in_figures(roster, pdf_of, text_of):
    (page,) = text_of(pdf_of(roster(2, ("en", "az"), columns=("family_name", "birth_date"))))
    assert "01.04.1960" in page and "Apr 1960" not in page


@pytest.mark.slow
def test_markup_in_a_name_prints_as_it_was_typed(make_material, roster, pdf_of, text_of):
    for name in (
        '#panic("x")',
        "*bold*",
        "_it_ $x$",
        "[a] @b <c>",
        "\\u{41}",
        "a -> b -- c",
        "\"quoted\" 'q'",
        "`code`",
    ):
        assert name in text_of(pdf_of(roster(make_material(1, given_name=name))))[0]


def test_an_address_is_broken_at_its_joints_and_copied_whole(make_material, roster, pdf_of, text_of):
    long = "orxan.eliyev.memmedov@xeberler.media-agentliyi.example.az"
    content = roster(make_material(3, email=long), columns=WIDE)
    (page,) = text_of(pdf_of(content))
    assert "\u200b" not in page and long not in page
    assert "orxan.eliyev" in page and "example.az" in page


def test_a_note_longer_than_a_page_goes_on_with_nothing_lost(make_material, roster, pdf_of, text_of):
    note = " ".join(f"söz{at}" for at in range(900))
    found = text_of(pdf_of(roster(make_material(3, employer=note))))
    printed = " ".join(found)
    assert len(found) > 1 and all(f"söz{at}" in printed for at in range(900))
    assert numbers(found) == [1, 2, 3]


def test_few_columns_lie_upright_and_many_lie_across(roster):
    def lies(**options) -> bool:
        page = draw_pages(template("roster"), roster(5, **options).data)[0]
        import zlib

        wide, high = re.findall(rb'viewBox="0 0 ([\d.]+) ([\d.]+)"', zlib.decompress(page))[0]
        return float(wide) > float(high)

    assert not lies(columns=("family_name", "given_name", "birth_date"))
    assert lies(columns=WIDE)
    assert lies(columns=("family_name",), orientation="landscape")


@pytest.mark.child
def test_columns_that_cannot_be_read_are_refused_with_a_sentence(roster, pdf_of):
    from exchange_app.documents.person_columns import offered

    with pytest.raises(ColumnsDoNotFit) as caught:
        pdf_of(roster(3, columns=tuple(offered())))
    assert caught.value.exit_code == 2


def test_an_empty_roster_says_so(roster, pdf_of, text_of):
    assert "Bu qrupa hələ" in text_of(pdf_of(roster(0)))[0]


def test_letters_of_other_scripts_are_drawn_with_the_systems_fonts(make_material, roster, pdf_of, text_of):
    (page,) = text_of(pdf_of(roster(make_material(1, family_name="გიორგი"))))
    assert "გიორგი" in page


@pytest.mark.child
def test_the_properties_of_the_pdf_name_no_person(roster, pdf_of):
    data = pdf_of(roster(3))
    assert "Medianın İnkişafı Agentliyi".encode("utf-16-be") in data or b"Medianin" in data or b"/Author" in data
    for family in ("Əliyev", "Çelik", "Ergin"):
        assert family.encode("utf-16-be") not in data and family.encode() not in data


@pytest.mark.child
def test_drawing_stops_when_the_person_stops_it(roster, pdf_of, monkeypatch):
    class Stopped:
        steps = 0

        def step(self, done, total, what):
            self.steps += 1
            if self.steps == 2:
                raise Cancelled

    started = []
    start = engine.start
    monkeypatch.setattr(engine, "start", lambda *how, **more: started.append(start(*how, **more)) or started[0])
    with pytest.raises(Cancelled):
        pdf_of(roster(2000), progress=Stopped())
    [drawing] = started
    assert drawing.returncode == -9 or os.name == "nt" and drawing.returncode, "it was stopped while it drew"


@pytest.mark.slow
@pytest.mark.child
def test_thousands_of_people_are_numbered_grouped_and_signed_for(make_material, roster, pdf_of, text_of):
    rows = PLAIN_FROM + 200
    content = roster(make_material(rows, 12), ("az", "tr"), grouped=True)
    assert not content.tagged
    found = text_of(pdf_of(content))
    assert numbers(found) == list(range(1, rows + 1))
    for number, page in enumerate(found, start=1):
        assert "Soyadı" in page and f"Səhifə {number} / {len(found)}" in page
    assert any("(davamı / devamı)" in page for page in found)
    assert [page.count("İmza") for page in found] == [0] * (len(found) - 1) + [2]


def test_a_list_just_short_enough_for_a_table_has_tags_for_screen_readers(roster, pdf_of):
    data = pdf_of(roster(5))
    assert b"/StructTreeRoot" in data


@pytest.mark.slow
def test_a_page_that_begins_with_a_group_does_not_go_on_with_another(
    make_material, roster, pdf_of, text_of, monkeypatch
):
    monkeypatch.setattr(parts, "PLAIN_FROM", 10)
    for outlets in (2, 3, 4, 5, 6):
        for page in text_of(pdf_of(roster(make_material(90, outlets), grouped=True)))[1:]:
            head, *rest = [line for line in page.splitlines() if line.strip()]
            first = next(line for line in rest if "Kanal" in line or re.match(r" *\d+ ", line))
            assert ("(davamı)" in head) == ("Kanal" not in first)
