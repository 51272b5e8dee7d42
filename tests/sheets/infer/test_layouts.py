"""Lists in layouts that nobody has seen before hold the same figures as the samples."""

from datetime import date

import pytest
from layouts import LAYOUTS
from reading_scoring import Score, as_json, assert_holds, score

from exchange_app.sheets.infer.context import AgencyName, ReadingContext
from exchange_app.sheets.infer.mapping import map_book

TR, AZ = AgencyName("TR", "Anadolu Ajansı", "TR", "tr"), AgencyName("AZ", "AZƏRTAC", "AZ", "az")


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.__name__)
@pytest.mark.parametrize("home", [AZ, pytest.param(TR, marks=pytest.mark.slow)], ids=["AZ", "TR"])
def test_a_layout_is_read_to_the_last_cell(layout, home):
    total = Score()
    for seed in range(3):
        raw, truth = layout(seed)
        total.add(score(truth, as_json(map_book(raw, ReadingContext(home, (TR, AZ), date(2026, 9, 15))))))
    assert total.cells > 50
    assert_holds(total)
    assert not total.rows, total.complaints()
