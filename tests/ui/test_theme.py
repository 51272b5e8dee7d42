"""The tokens are readable, the icons are there, the style sheet is filled."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontDatabase, QFontInfo, QImage, QPainter, QRawFont
from PySide6.QtWidgets import QApplication

from ui.components import icons, marks, theme
from ui.pages import PAGES

SIDES = [theme.LIGHT, theme.DARK]


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def _light(colour: str) -> float:
    red, green, blue = map(_linear, QColor(colour).getRgbF()[:3])
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    high, low = sorted((_light(one), _light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


PAIRS = [
    *((text, ground) for text in ("text", "second") for ground in ("window", "surface", "raised", "header", "hover", "accent_tint")),
    *((text, ground) for text in ("accent", "good", "warning", "bad", "ours", "theirs") for ground in ("window", "surface")),
    *((text, f"{text}_tint") for text in ("accent", "good", "warning", "bad", "ours", "theirs")),
    ("second", "neutral"),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    ("on_accent", "accent_pressed"),
]  # fmt: skip


@pytest.mark.parametrize("side", SIDES, ids=lambda side: side.side)
@pytest.mark.parametrize("text, ground", PAIRS, ids=lambda name: name)
def test_every_text_stands_out_from_its_ground(side, text, ground):
    assert _contrast(getattr(side, text), getattr(side, ground)) >= 4.5


GROUNDS = ("window", "surface", "raised", "header", "hover")
SEEN = [
    # what is entered or ticked, and what cannot be used now
    *(("edge", ground) for ground in ("window", "surface", "raised", "header")),
    *(("disabled", ground) for ground in (*GROUNDS, "neutral", "accent_tint")),
    # the bar of what is current, the frame of what has the keys, on everything they are drawn on
    *(("accent", ground) for ground in (*GROUNDS, "accent_tint", "neutral")),
    ("on_accent", "accent"),
    ("text", "ours_tint"),
    ("text", "theirs_tint"),
]


@pytest.mark.parametrize("side", SIDES, ids=lambda side: side.side)
@pytest.mark.parametrize("drawn, ground", SEEN, ids=lambda name: name)
def test_what_is_drawn_without_words_is_seen_on_its_ground(side, drawn, ground):
    assert _contrast(getattr(side, drawn), getattr(side, ground)) >= 3


_EYES = {
    "protanopia": ((0.152, 1.053, -0.205), (0.115, 0.786, 0.099), (-0.004, -0.048, 1.052)),
    "deuteranopia": ((0.367, 0.861, -0.228), (0.280, 0.673, 0.047), (-0.012, 0.043, 0.969)),
    "tritanopia": ((1.256, -0.077, -0.179), (-0.078, 0.931, 0.148), (0.005, 0.691, 0.304)),
}
"""How colours look to those who see two of the three (Machado, Oliveira and Fernandes 2009), of linear light."""


def _apart(one: str, other: str, eyes: str) -> float:
    """How different two colours look, as the distance in CIELAB; from about 20 on they are told apart at a glance."""

    def lab(colour: str) -> tuple[float, float, float]:
        parts = [_linear(part) for part in QColor(colour).getRgbF()[:3]]
        red, green, blue = (
            min(1.0, max(0.0, sum(share * part for share, part in zip(row, parts, strict=True)))) for row in _EYES[eyes]
        )
        x = (0.4125 * red + 0.3576 * green + 0.1804 * blue) / 0.9505
        y = 0.2127 * red + 0.7152 * green + 0.0722 * blue
        z = (0.0193 * red + 0.1192 * green + 0.9503 * blue) / 1.0888
        x, y, z = (part ** (1 / 3) if part > 0.008856 else 7.787 * part + 16 / 116 for part in (x, y, z))
        return 116 * y - 16, 500 * (x - y), 200 * (y - z)

    return sum((a - b) ** 2 for a, b in zip(lab(one), lab(other), strict=True)) ** 0.5


@pytest.mark.parametrize("eyes", _EYES)
@pytest.mark.parametrize("side", SIDES, ids=lambda side: side.side)
def test_both_sides_are_told_apart_by_those_who_see_fewer_colours(side, eyes):
    assert _apart(side.ours, side.theirs, eyes) >= 20
    assert _apart(side.theirs, side.bad, eyes) >= 15, "the partner's colour is not that of a mistake"


def test_a_conflict_and_a_problem_are_marked_by_different_shapes(qtbot):
    def shape(tone: str) -> set[tuple[int, int]]:
        drawn = QImage(10, 10, QImage.Format.Format_ARGB32)
        drawn.fill(Qt.GlobalColor.transparent)
        painter = QPainter(drawn)
        marks.paint_dot(painter, QRect(1, 0, 9, 10), tone, theme.LIGHT)
        painter.end()
        return {(x, y) for x in range(10) for y in range(10) if drawn.pixelColor(x, y).alpha() > 128}

    problem, conflict = shape("bad"), shape("warning")
    assert len(problem) > 30 and len(conflict) > 20
    assert len(problem ^ conflict) >= 12


def test_the_window_has_its_own_font_where_the_system_names_none(qtbot):
    named = theme._interface_font()
    if QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family() in theme._GENERIC:
        made = theme.font("medium")
        made.setFamilies(named.families())
        assert (QFontInfo(made).family(), QFontInfo(made).styleName()) == ("Inter", "Medium")
        alphabet = "AaBbCcÇçDdEeƏəFfGgĞğHhXxIıİiJjKkQqLlMmNnOoÖöPpRrSsŞşTtUuÜüVvYyZz0123456789"
        face = QRawFont.fromFont(made)
        assert all(face.supportsCharacter(ord(letter)) for letter in alphabet)
    else:
        assert "Inter" not in named.families()


@pytest.mark.parametrize("side", SIDES, ids=lambda side: side.side)
def test_the_style_sheet_has_every_colour_filled_in(side):
    assert not re.search(r"@[a-z]", theme.style_sheet(side))


def test_every_icon_draws_something_in_its_colour(qtbot):
    theme.apply(QApplication.instance(), "light")
    names = icons.names()
    assert {page.icon for page in PAGES.values()} <= set(names)
    for name in names:
        drawn = icons.pixmap(name, "#FF0000", 20).toImage()
        seen = [drawn.pixelColor(x, y) for x in range(20) for y in range(20)]
        assert any(each.alpha() > 128 and each.red() > 200 and each.green() < 50 for each in seen), name


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 2.0])
def test_an_icon_has_as_many_dots_as_the_screen(qtbot, ratio):
    drawn = icons.icon("people").pixmap(QSize(16, 16), ratio)
    assert (drawn.width(), drawn.height(), drawn.devicePixelRatio()) == (round(16 * ratio), round(16 * ratio), ratio)
    # before words, with room between
    drawn = icons.icon("people").pixmap(QSize(20, 16), ratio)
    assert (drawn.width(), drawn.height(), drawn.devicePixelRatio()) == (round(20 * ratio), round(16 * ratio), ratio)
    picture = drawn.toImage()
    assert not any(picture.pixelColor(picture.width() - 1, y).alpha() for y in range(picture.height()))


def test_icons_follow_the_theme(qtbot):
    app = QApplication.instance()

    def middle(side: str) -> QColor:
        theme.apply(app, side)
        drawn = icons.icon("plus").pixmap(QSize(20, 20)).toImage()
        return drawn.pixelColor(drawn.width() // 2, drawn.height() // 2)

    assert middle("light").lightness() < 100 < middle("dark").lightness()
    theme.apply(app, "light")


@pytest.mark.parametrize("smooth", [False, True])
def test_a_rectangle_is_filled_to_its_edges_and_what_is_painted_next_is_painted_as_before(smooth):
    drawn = QImage(12, 12, QImage.Format.Format_ARGB32)
    drawn.fill(Qt.GlobalColor.white)
    painter = QPainter(drawn)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, smooth)
    painter.setPen(QColor("#102030"))
    painter.setBrush(QColor("#405060"))
    half = QColor("#FF0000")
    half.setAlpha(128)
    theme.fill(painter, QRect(2, 3, 5, 4), QColor("#0000FF"))
    theme.fill(painter, QRect(8, 8, 2, 2), half)
    kept = (painter.pen().color().name(), painter.brush().color().name())
    painter.end()
    blue = {(x, y) for x in range(12) for y in range(12) if drawn.pixelColor(x, y) == QColor("#0000FF")}
    assert blue == {(x, y) for x in range(2, 7) for y in range(3, 7)}
    assert drawn.pixelColor(8, 8).red() == 255 and 120 < drawn.pixelColor(9, 9).green() < 135
    assert kept == ("#102030", "#405060")
