"""The tokens are readable, the icons are there, the style sheet is filled."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from ui.components import icons, theme
from ui.pages import PAGES

SIDES = [theme.LIGHT, theme.DARK]


def _light(colour: str) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    made = QColor(colour)
    return 0.2126 * linear(made.redF()) + 0.7152 * linear(made.greenF()) + 0.0722 * linear(made.blueF())


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
