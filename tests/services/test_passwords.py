"""How good a password is: what people take for good and is not, and what is."""

from __future__ import annotations

import pytest

from exchange_app.services.secret_strength import Strength, advice, strength
from exchange_app.text import words


@pytest.mark.parametrize(
    "password",
    [
        "a",
        "Parol2026",
        "Ankara!1",
        "abcdefghijkl",
        "aaaaaaaaaaaaaaaaaa",
        "12345678901234567890",
        "müsahibə",
        "qwertyuiop",
    ],
)
def test_what_everybody_tries_is_weak(password):
    assert strength(password) is Strength.WEAK


@pytest.mark.parametrize(
    "password", ["kalem bulut tren defter deniz", "xK9#qT2$vLm8", "qələm bulud qatar dəftər dəniz"]
)
def test_words_that_do_not_belong_together_and_chance_signs_are_strong(password):
    assert strength(password) is Strength.STRONG


def test_longer_is_never_weaker():
    found = [strength("kalem bulut tren defter deniz"[:length]) for length in range(30)]
    assert found == sorted(found) and found[0] is Strength.NONE


def test_every_strength_is_said_in_three_languages():
    for language in ("en", "tr", "az"):
        assert len({words(language).say(advice(each)) for each in Strength}) == 4
