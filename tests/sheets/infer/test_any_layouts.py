"""Hundreds of lists put together at random hold the promised figures as a whole."""

from datetime import date

import pytest
from any_layouts import any_layout
from reading_scoring import Score, as_json, assert_holds, score

from exchange_app.sheets.infer.context import AgencyName, ReadingContext
from exchange_app.sheets.infer.mapping import map_book

pytestmark = pytest.mark.slow

TR, AZ = AgencyName("TR", "Anadolu Ajansı", "TR", "tr"), AgencyName("AZ", "AZƏRTAC", "AZ", "az")


@pytest.mark.parametrize("part", range(4))
def test_lists_put_together_at_random_are_read(part):
    total = Score()
    for seed in range(part * 60, part * 60 + 60):
        raw, truth = any_layout(seed)
        home = TR if seed % 2 else AZ
        total.add(score(truth, as_json(map_book(raw, ReadingContext(home, (TR, AZ), date(2026, 9, 15))))))
    assert total.cells > 5000
    assert_holds(total)
