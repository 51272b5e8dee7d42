"""Reading a column at once gives what its reader gives for each cell alone."""

from datetime import date, datetime

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from exchange_app.kinds.columns import read_fields
from exchange_app.sheets.infer.catalogue import readable_kinds
from exchange_app.sheets.infer.columns import read_column
from exchange_app.sheets.raw import Broken, BrokenCell
from exchange_app.sheets.values import identifiers, phones, texts
from exchange_app.sheets.values.fault import broken
from exchange_app.sheets.values.readers import ColumnReader, Setting, reader_of

SETTING = Setting("az", date(2026, 5, 1))
READERS = {
    f"{kind} {field.key}": reader_of([field], SETTING) for kind in readable_kinds() for field in read_fields(kind)
}
LOOKS = [identifiers.USUAL_EMAIL, identifiers.USUAL_NATIONAL_ID, identifiers.USUAL_PASSPORT, phones.USUAL]

words = st.sampled_from(
    ["yoxdur", "-", "n/a", "Bakı", "F", "Kadın", "B2", "AZ", "Türkiyə", " iki  boşluq ", "0501234567", "+994 50 123 45 67", "12.05.1999",
     '="Bakı şəhəri"', "'0501234567 nömrəsi", "#YOK", "#DEĞER!", "?liyeva M?mm?dova", "GÃ¶ktuÄŸ HatipoÄŸlu", "Xəzər Media MMC, Bakı", "Ali\u200bye", "I\u0307zmir şəhəri, Konak", "sətir\nsonu olan mətn", "None given at all", "12345678901", "C1234567"]
)  # fmt: skip
usual = st.one_of(*[st.from_regex(look, fullmatch=True) for look in LOOKS])
long = st.lists(st.text("azAZ09çğıöşüəâîûÇĞİÖŞÜƏÂÎÛ№–’“”«»!~-.", min_size=1), min_size=1).map(" ".join)
said = st.one_of(words, long, usual, st.text(max_size=30), st.text("abcəığ -.–,", min_size=10, max_size=30))
cells = st.one_of(
    st.none(), said, said, st.integers(-5, 60000), st.booleans(), st.sampled_from([1.0, 1.5, float("inf"), 36526.0]),
    st.dates(), st.datetimes(max_value=datetime(2200, 1, 1)), st.just(BrokenCell(Broken.ERROR, "#N/A")),
)  # fmt: skip
columns = st.one_of(st.lists(said), st.lists(st.one_of(st.none(), said)), st.lists(cells), st.lists(st.integers(0, 9)))
regions = st.sampled_from([("TR",), ("AZ",), ("AZ", "TR")])


def alone(reader: ColumnReader, cell: object, region: tuple[str, ...]) -> object:
    """What the reader gives for one cell."""
    if cell is None:
        return None
    if isinstance(cell, BrokenCell):
        return broken(cell)
    return reader.read(cell, region) if reader.regional else reader.read(cell)


@pytest.mark.slow
@settings(max_examples=400, deadline=None)
@given(name=st.sampled_from(sorted(READERS)), data=st.data())
def test_a_column_is_read_like_its_cells(name, data):
    reader = READERS[name]
    column = data.draw(columns)
    where = data.draw(st.lists(regions, min_size=len(column), max_size=len(column))) if reader.regional else None
    found = list(read_column(column, reader, where))
    expected = [alone(reader, cell, where[at] if where else ()) for at, cell in enumerate(column)]
    assert found == expected
    assert list(map(type, found)) == list(map(type, expected))


@settings(max_examples=400, deadline=None)
@given(
    name=st.sampled_from(sorted(name for name, reader in READERS.items() if reader.usual)), said=st.one_of(usual, long)
)
@example(name="applicant address", said="0 Ğ– 000 0000")
@pytest.mark.slow
def test_what_looks_usual_is_given_back_as_it_is(name, said):
    reader = READERS[name]
    assert reader.usual is not None
    assume(reader.usual.fullmatch(said))
    assert alone(reader, said, ("TR",)) == alone(reader, said, ("AZ",)) == said


@pytest.mark.parametrize(
    "said", ["not given", "yoxdur", "------------", "iki  boşluq arasında", " əvvəlində boşluq", "İstanbul şe\u0301hri"]
)
def test_texts_that_are_not_stored_as_they_stand_do_not_look_usual(said):
    assert not texts.USUAL.fullmatch(said)


@settings(max_examples=200, deadline=None)
@given(
    look=st.sampled_from(LOOKS),
    name=st.sampled_from(sorted(name for name, reader in READERS.items() if reader.usual)),
    data=st.data(),
)
@pytest.mark.slow
def test_a_column_of_different_usual_texts_is_read_like_its_cells_also_with_one_that_is_not_usual(look, name, data):
    reader = READERS[name]
    column = data.draw(st.lists(st.from_regex(look, fullmatch=True), min_size=2, unique=True))
    if data.draw(st.booleans()):
        column.insert(
            data.draw(st.integers(0, len(column))), data.draw(st.one_of(said, st.just("\n".join(column[:2]))))
        )
    where = [("AZ",)] * len(column) if reader.regional else None
    assert list(read_column(column, reader, where)) == [alone(reader, cell, ("AZ",)) for cell in column]
