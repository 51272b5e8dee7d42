"""Rosters on paper."""

from __future__ import annotations

import os
import struct
from dataclasses import replace

import pytest

from exchange_app.documents import child
from exchange_app.documents.columns import LANDSCAPE, MARGIN, PORTRAIT
from exchange_app.documents.drawing import draw_page, draw_pdf
from exchange_app.documents.model import Column, Group
from exchange_app.documents.pages import make_pages
from exchange_app.documents.trouble import ColumnsDoNotFit
from exchange_app.progress import Cancelled


def pdf_of(roster) -> bytes:
    return draw_pdf(make_pages(roster), title="Roster", author="Agency")


def heights(pages) -> list[float]:
    return [sum(line["h"] for line in sheet["lines"]) for sheet in pages.sheets]


def people(pages) -> list[str]:
    return [line["c"][0] for sheet in pages.sheets for line in sheet["lines"] if "c" in line and line["c"][0]]


@pytest.mark.parametrize("rows", [1, 26, 27, 28, 60, 200])
@pytest.mark.parametrize("groups", [0, 3])
def test_the_pdf_has_the_pages_that_were_counted_and_everybody_is_on_them(make_roster, page_count, rows, groups):
    pages = make_pages(make_roster(rows, groups=groups))
    assert page_count(draw_pdf(pages, title="Roster", author="Agency")) == len(pages)
    assert people(pages) == [str(number) for number in range(1, rows + 1)]


def test_header_and_page_x_of_y_stand_on_every_page(make_roster, text_of):
    found = text_of(pdf_of(make_roster(90)))
    assert len(found) > 2
    for number, page in enumerate(found, start=1):
        assert "Soyadı" in page and "İş yeri" in page
        assert f"Səhifə {number} / {len(found)}" in page
        assert "14.04.2026 tarixinə" in page
        assert "İletişim Başkanlığı" in page


def test_signatures_stand_once_at_the_end_with_people_above_them(make_roster, text_of):
    for rows in range(20, 40):
        roster = make_roster(rows)
        pages = make_pages(roster)
        assert pages.sheets[-1]["lines"]
        if rows in (25, 33):
            found = text_of(draw_pdf(pages, title="Roster", author="Agency"))
            assert [page.count("Ad, vəzifə") for page in found] == [0] * (len(found) - 1) + [2]


def test_two_languages_stand_side_by_side(make_roster, text_of):
    page = text_of(pdf_of(make_roster(5, ("az", "tr"))))[0]
    for word in ("İştirakçıların siyahısı", "Katılımcı listesi", "Vəziyyət", "Durum", "Seçilib / Seçildi"):
        assert word in page
    assert page.count("Soyadı") == 2


def test_markup_in_a_name_prints_as_it_was_typed(make_roster, text_of):
    names = ['#panic("x")', "*bold*", "_it_ $x$", "[a] @b <c>", "\\u{41}", "a -> b -- c", "\"quoted\" 'q'", "`code`"]
    roster = make_roster(len(names))
    rows = [[str(at), name, *row[2:]] for at, (name, row) in enumerate(zip(names, roster.groups[0].rows, strict=True))]
    page = text_of(pdf_of(replace(roster, groups=(Group("#let", "*", rows),))))[0]
    for name in (*names, "#let"):
        assert name in page


def test_a_group_never_ends_a_page_with_its_heading_and_goes_on_under_it(make_roster):
    pages = make_pages(make_roster(150, groups=7))
    assert any(sheet["lines"][0].get("again") for sheet in pages.sheets[1:])
    for sheet in pages.sheets:
        assert "c" in sheet["lines"][-1]
    for sheet in pages.sheets[1:]:
        assert "g" in sheet["lines"][0]


def test_no_page_is_fuller_than_the_paper(make_roster):
    pages = make_pages(make_roster(300, groups=9, wide=True))
    room = (
        pages.paper[1] - pages.shared["margin"]["top"] - pages.shared["margin"]["bottom"] - pages.shared["heads"]["h"]
    )
    assert all(height <= room for height in heights(pages))


def test_few_columns_lie_upright_and_many_lie_across(make_roster):
    assert make_pages(make_roster(5)).paper == PORTRAIT
    assert make_pages(make_roster(5, wide=True)).paper == LANDSCAPE
    assert make_pages(make_roster(5, orientation="landscape")).paper == LANDSCAPE


def test_columns_fill_the_width_of_the_paper(make_roster):
    for wide in (False, True):
        pages = make_pages(make_roster(40, wide=wide))
        assert sum(pages.shared["widths"]) == pytest.approx(pages.paper[0] - 2 * MARGIN + pages.shared["size"], abs=0.5)


def test_columns_that_cannot_be_read_are_refused_with_a_sentence(make_roster):
    columns = tuple(Column(f"c{at}", ("Kapitan köhnə",), 20, whole=True) for at in range(40))
    roster = make_roster(1, columns=columns, groups=(), signatures=())
    with pytest.raises(ColumnsDoNotFit) as caught:
        make_pages(replace(roster, groups=(Group("", "", [["+994 50 273 10 18"] * 40]),)))
    assert caught.value.exit_code == 2


def test_a_note_longer_than_a_page_goes_on_with_nothing_lost(make_roster, page_count, text_of):
    roster = make_roster(2)
    note = " ".join(f"söz{at}" for at in range(900))
    rows = [["1", "Əliyev", "Orxan", "01.01.1990", note, "Seçilib"], *roster.groups[0].rows]
    pages = make_pages(replace(roster, groups=(Group("", "", rows),)))
    data = draw_pdf(pages, title="Roster", author="Agency")
    assert page_count(data) == len(pages) > 1
    printed = " ".join(text_of(data))
    assert all(f"söz{at}" in printed for at in range(900))


def test_an_empty_roster_says_so(make_roster, text_of):
    assert "Hələ heç kim yoxdur." in text_of(pdf_of(make_roster(0)))[0]


def test_letters_of_other_scripts_are_drawn_with_the_systems_fonts(make_roster, page_count):
    roster = make_roster(1)
    rows = [["1", "王小明", "გიორგი", "01.01.1990", "中央广播电视总台", "Seçilib"]]
    pages = make_pages(replace(roster, groups=(Group("", "", rows),)))
    assert not pages.ordinary
    assert page_count(draw_pdf(pages, title="Roster", author="Agency")) == 1


def test_the_properties_of_the_pdf_name_no_person(make_roster):
    data = pdf_of(make_roster(3))
    assert b"Roster" in data and b"Agency" in data
    assert "Əliyev".encode("utf-16-be") not in data and "Əliyev".encode() not in data


def test_one_page_is_drawn_as_an_image_of_the_asked_size(make_roster):
    pages = make_pages(make_roster(120))
    image = draw_page(pages, 2, ppi=72)
    assert image[:8] == b"\x89PNG\r\n\x1a\n"
    width, height = struct.unpack(">II", image[16:24])
    assert abs(width - PORTRAIT[0]) <= 1 and abs(height - PORTRAIT[1]) <= 1


def test_drawing_a_long_roster_stops_when_the_person_stops_it(make_roster, monkeypatch):
    class Stopped:
        steps = 0

        def step(self, done, total, what):
            self.steps += 1
            if self.steps == 2:
                raise Cancelled

    started = []
    start = child.subprocess.Popen
    monkeypatch.setattr(
        child.subprocess, "Popen", lambda *how, **more: started.append(start(*how, **more)) or started[0]
    )
    with pytest.raises(Cancelled):
        draw_pdf(make_pages(make_roster(8000)), title="Roster", author="Agency", progress=Stopped())
    [drawing] = started
    assert drawing.returncode == -9 or os.name == "nt" and drawing.returncode, "it was stopped while it drew"


@pytest.mark.slow
def test_ten_thousand_people_are_cut_into_numbered_pages(make_roster, page_count):
    pages = make_pages(make_roster(10_000, groups=40))
    assert len(people(pages)) == 10_000
    assert pages.sheets[-1]["number"] == f"Səhifə {len(pages)} / {len(pages)}"
    assert draw_page(pages, len(pages) - 1, ppi=40)[:4] == b"\x89PNG"
    assert page_count(draw_pdf(pages, title="Roster", author="Agency")) == len(pages)
