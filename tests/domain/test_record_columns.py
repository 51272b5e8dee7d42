"""Records kept by column are the same records."""

from hypothesis import given
from hypothesis import strategies as st

from exchange_app.domain.record_columns import Columns, Gathered

FIELDS = ("given_name", "city", "seats")
values = st.one_of(st.none(), st.sampled_from(["Bakı", "İzmir"]), st.integers(0, 3))
rows = st.lists(st.fixed_dictionaries(dict.fromkeys(FIELDS, values)), max_size=8)


def given_of(row):
    return {key: value for key, value in row.items() if value is not None}


def lines_of(records):
    return Columns({key: tuple(record[key] for record in records) for key in FIELDS}, len(records)).lines()


@given(rows)
def test_a_line_is_the_mapping_of_what_it_gives(records):
    for line, record in zip(lines_of(records), records, strict=True):
        plain = given_of(record)
        assert line == plain and dict(line) == plain and {**line} == plain and len(line) == len(plain)
        assert list(line) == [key for key in FIELDS if key in plain]
        for key in (*FIELDS, "phone"):
            assert (key in line) == (key in plain)
            assert line.get(key) == plain.get(key) and line.get(key, "-") == plain.get(key, "-")


@given(rows, st.data())
def test_rows_are_gathered_alike_whether_they_are_lines_or_not(records, data):
    chosen = data.draw(st.lists(st.sampled_from(range(len(records))), unique=True)) if records else []
    lines = [lines_of(records)[at] for at in chosen]
    plain = [given_of(records[at]) for at in chosen]
    one = lines_of(records)
    ways = [Gathered(plain), Gathered(lines), Gathered([one[at] for at in chosen]), Gathered([*lines[:1], *plain[1:]])]
    for way in ways:
        assert {key for key in way.keys() if any(value is not None for value in way.column(key))} == set().union(*plain)  # noqa: SIM118
        for key in (*FIELDS, "phone"):
            assert list(way.column(key)) == [row.get(key) for row in plain]
            assert list(way.column(key, "-")) == [row.get(key, "-") for row in plain]
        fewer = [{key: value for key, value in row.items() if key != "city"} for row in plain]
        assert list(map(dict, way.only(("given_name", "seats")))) == fewer
