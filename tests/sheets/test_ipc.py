"""Rows come out of their frames as the spreadsheet shows them."""

import io
from datetime import date, datetime, time, timedelta
from itertools import zip_longest

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exchange_app.child_process import read_frame
from exchange_app.sheets.open.ipc import Unpacker, loads, pack_rows, send
from exchange_app.sheets.open.readers import chunks
from exchange_app.sheets.raw import Broken, BrokenCell

ERROR = BrokenCell(Broken.ERROR, "#REF!")
cells = st.one_of(
    st.sampled_from(["", None, "Bakı", "0", 1.0, 1.5, 0, 1, True, False, date(2026, 5, 1), ERROR]),
    st.text(max_size=5), st.floats(), st.integers(-(2**60), 2**60), st.dates(), st.datetimes(), st.times(),
    st.timedeltas(timedelta(days=-999), timedelta(days=999)),
)  # fmt: skip
columns = st.one_of(
    st.lists(cells, max_size=40),
    st.lists(st.sampled_from(["Bakı", "Gəncə", "", None]), min_size=10, max_size=400),
    st.lists(st.dates(date(2026, 5, 1), date(2026, 5, 5)), min_size=10, max_size=400),
    st.lists(st.sampled_from([1.0, 0.0, -0.0, float("nan")]), min_size=10, max_size=60),
)


def travelled(rows):
    """What comes out of the pipe for the rows of one frame."""
    stream = io.BytesIO()
    send(stream, "rows", *pack_rows(rows))
    stream.seek(0)
    body = read_frame(stream, 10**9)
    assert body is not None
    kind, *parts = loads(body)
    assert kind == "rows"
    return parts


def shown(cell):
    """A cell as raw.Cell says it."""
    if cell == "" or cell is None:
        return None
    if isinstance(cell, float):
        if cell != cell or cell in (float("inf"), float("-inf")):
            return BrokenCell(Broken.ERROR, "#NUM!")
        return int(cell) if cell.is_integer() and abs(cell) < 10**15 else cell
    return cell


def row_shown(row):
    cut = [shown(cell) for cell in row]
    while cut and cut[-1] is None:
        cut.pop()
    return [(type(cell), cell) for cell in cut]


@pytest.mark.slow
@settings(max_examples=300, deadline=None)
@given(given_columns=st.lists(columns, max_size=6), cut=st.integers(1, 50))
def test_rows_come_out_as_they_went_in(given_columns, cut):
    rows = [list(row) for row in zip_longest(*given_columns)]
    unpacker = Unpacker()
    out = []
    for piece in chunks(rows, cut, 60):
        out += unpacker.rows(*travelled(piece))
    assert [[(type(cell), cell) for cell in row] for row in out] == [row_shown(row) for row in rows]


def test_a_few_different_texts_are_few_objects():
    rows = [["Bakı" + "!" * (at % 3)] for at in range(2000)]
    unpacker = Unpacker()
    out = [row for piece in chunks(rows, 500, 10**6) for row in unpacker.rows(*travelled(piece))]
    assert len({id(row[0]) for row in out}) == 3


def test_one_wide_row_makes_no_wide_frame():
    rows = [[1]] * 900 + [[1] * 16384] + [[1]] * 900
    sizes = [(len(piece), max(map(len, piece))) for piece in chunks(rows, 1000, 200_000)]
    assert sum(number for number, _ in sizes) == 1801
    assert all(number * width <= 200_000 for number, width in sizes)


def test_moments_and_spans_keep_their_parts():
    row = (datetime(2026, 5, 1, 8, 30), time(9, 15, 2), timedelta(hours=30))
    assert Unpacker().rows(*travelled([row])) == [row]
