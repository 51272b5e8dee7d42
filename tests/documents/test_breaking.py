"""Lines of a text in a column."""

from __future__ import annotations

import json
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exchange_app.documents.breaking import break_lines, clean, longest_piece
from exchange_app.documents.metrics import TABULAR_FIGURE, metrics

WIDTH = metrics("Regular").width
NAMES = "Əliyev Xəlilova Çelik Güneş İsmayılzadə Işık Şükürov Məmmədzadə Təbii AVTOVAĞZAL Ərtoğrul Yıldırım Ünal № 1987".split()


def test_words_go_to_the_next_line_and_none_is_lost():
    assert break_lines("Dijital Medya Atölyesi ve Haber Ajansı", 8, WIDTH) == [
        "Dijital Medya",
        "Atölyesi ve",
        "Haber Ajansı",
    ]


def test_an_address_is_broken_at_its_joints():
    assert break_lines("kenan.ceferov@example.az", 8, WIDTH) == ["kenan.ceferov@", "example.az"]


def test_a_word_longer_than_the_column_is_broken_between_letters():
    lines = break_lines("Afyonkarahisarlılaştıramadıklarımızdan", 6, WIDTH)
    assert len(lines) > 2 and "".join(lines) == "Afyonkarahisarlılaştıramadıklarımızdan"


def test_line_ends_typed_by_a_person_are_kept():
    assert break_lines(clean("Ev 5\r\n\r\nKüçə\t 7"), 20, WIDTH) == ["Ev 5", "Küçə 7"]


def test_control_letters_and_half_characters_are_left_out():
    assert clean("a\x00b\u200fc\ud800 d\u00a0e") == "ab\u200fc d e"


@given(st.text(alphabet="aəıİğ @./-x1 ", max_size=60), st.floats(1.2, 20))
def test_no_letter_is_lost_and_no_line_is_too_long(text: str, available: float):
    lines = break_lines(clean(text), available, WIDTH)
    assert "".join(lines).replace(" ", "") == clean(text).replace(" ", "").replace("\n", "")
    assert all(WIDTH(line) <= available for line in lines if len(line) > 1)


def test_longest_piece_counts_the_parts_of_an_address():
    assert longest_piece("a kenan.ceferov@example.az", WIDTH) == pytest.approx(WIDTH("example.az"), rel=0.5)


def test_widths_hold_against_typst():
    """What is measured here is never narrower than what Typst sets, so a line never breaks a second time."""
    typst = pytest.importorskip("typst")
    from exchange_app.documents.drawing import _fonts

    rng = random.Random(7)
    texts = [" ".join(rng.choice(NAMES) for _ in range(rng.randint(1, 5))) for _ in range(300)]
    texts += ["".join(rng.choice("AVTWYLPFəığçşöü/.,@-1234567890") for _ in range(12)) for _ in range(300)]
    for weight, number in (("Regular", 400), ("Medium", 500), ("SemiBold", 600)):
        source = f"""
            #set text(font: "Inter", size: 100pt, weight: {number}, number-width: "tabular", features: (calt: 0), ligatures: false)
            #let texts = json(bytes(sys.inputs.texts))
            #context [#metadata(texts.map(it => measure(text(it)).width.pt() / 100))<w>]"""
        found = typst.query(
            source.encode(),
            "<w>",
            field="value",
            one=True,
            font_paths=_fonts(False),
            sys_inputs={"texts": json.dumps(texts)},
        )
        for text, set_width in zip(texts, json.loads(found), strict=True):
            assert set_width <= metrics(weight).width(text) * 1.012, text


def test_every_figure_is_as_wide_as_the_others():
    assert set(TABULAR_FIGURE) == {"Regular", "Medium", "SemiBold"}
    assert len({WIDTH(figure) for figure in "0123456789"}) == 1
