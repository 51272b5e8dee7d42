"""The size of everything in the window. Qt takes it once, when its application is made: another size means another application."""

from __future__ import annotations

import os
import sys

from PySide6.QtCore import QSize
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication

from exchange_app.settings import ZOOMS
from ui.components import theme

_VARIABLE = "QT_SCALE_FACTOR"
_PROPERTY = "exchangeZoom"
_USUAL = {"win32": (9.0, 9.0), "darwin": (13.0, 13.0)}
_ELSEWHERE = (9.0, 11.0)
"""Points of the system's font, from the least to the most, where nobody has asked for larger or smaller letters."""


def begin(name: str, chosen: int) -> QApplication:
    """The application at a zoom of so many per cent; 0: as large as the system's own letters ask for."""
    made = _made(name, chosen or 100)
    if not chosen and (wanted := meant(0)) != 100:
        made.shutdown()
        made = _made(name, wanted)
    return made


def meant(chosen: int) -> int:
    """The zoom that a choice means now, in per cent."""
    return chosen or of_system(
        QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).pointSizeF(), sys.platform
    )


def _made(name: str, percent: int) -> QApplication:
    given = os.environ.get(_VARIABLE)
    try:
        if percent != 100:
            os.environ[_VARIABLE] = f"{float(given or 1) * percent / 100:g}"
        made = theme.begin(name)
    finally:
        # Qt has read it; what is started from here begins from what was given.
        if given is None:
            os.environ.pop(_VARIABLE, None)
        else:
            os.environ[_VARIABLE] = given
    made.setProperty(_PROPERTY, percent)
    return made


def of_system(points: float, platform: str) -> int:
    """The zoom nearest to what the size of the system's font asks for."""
    least, most = _USUAL.get(platform, _ELSEWHERE)
    if points <= 0 or least <= points <= most:
        return 100
    share = points / (most if points > most else least)
    return min(ZOOMS, key=lambda each: abs(each - 100 * share))


def shown() -> int:
    """The zoom of the running application, in per cent."""
    app = QApplication.instance()
    return int(app.property(_PROPERTY) or 100) if app is not None else 100


def stepped(step: int) -> int:
    """The next larger zoom (1) or smaller one (-1); the last of them again where there is none."""
    here = shown()
    further = [each for each in ZOOMS if (each - here) * step > 0]
    return (min if step > 0 else max)(further, default=here)


def fits(percent: int, screen: QSize, smallest: QSize) -> bool:
    """Whether the smallest window has room on a screen (in the pixels of now) at another zoom."""
    room = screen * shown() / percent
    return smallest.boundedTo(room) == smallest
