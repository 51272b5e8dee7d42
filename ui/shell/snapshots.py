"""Pictures of the real window, taken without a screen: for tests, the README and the demo."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from time import monotonic, sleep

from PySide6.QtCore import QCoreApplication, QEvent, QSize, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from exchange_app.files import replacing
from exchange_app.settings import Settings
from exchange_app.text import LANGUAGES, Language
from ui.desk.operations import Operations
from ui.shell.app import Application

_SOON = 200
"""Milliseconds up to which one waits for what the window puts off."""
SIZES: tuple[tuple[int, int], ...] = ((1440, 900),)


def snapshots(
    store_path: Path,
    out_dir: Path,
    languages: Iterable[Language] = LANGUAGES,
    themes: Iterable[str] = ("light", "dark"),
    sizes: Sequence[tuple[int, int]] = SIZES,
    pages: Iterable[str] = ("home", "applicants", "placements"),
) -> list[Path]:
    """Open the store in the window, offscreen, and save `page-language-theme.png` for each combination.

    `sizes` are width and height in logical pixels; with more than one the width stands in the name too. The person's
    settings are neither read nor written. Raises nothing: a store that cannot be opened gives pictures of that.
    """
    qt = QApplication.instance()
    if not isinstance(qt, QApplication):
        if sys.platform.startswith("linux"):
            os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        qt = QApplication(["exchange-desk"])
    out_dir.mkdir(parents=True, exist_ok=True)
    settings = Settings(_path=out_dir / ".settings.json", theme="light", language="en", author="Derya Koç")
    taken: list[Path] = []
    application = Application(qt, settings)
    try:
        application.start(store_path)
        settle(application)
        for language in languages:
            application.set_language(language)
            for theme in themes:
                application.set_theme(theme)
                for width, height in sizes:
                    application.window.resize(QSize(width, height))
                    for page in pages:
                        application.window.go(page)
                        settle(application)
                        name = f"{page}-{language}-{theme}" + (f"-{width}" if len(sizes) > 1 else "")
                        path = out_dir / f"{name}.png"
                        with replacing(path) as draft:
                            application.window.grab().save(str(draft.path))
                        taken.append(path)
    finally:
        application.window.close()
        pump(0.05)
        (out_dir / ".settings.json").unlink(missing_ok=True)
    return taken


def main(arguments: list[str]) -> int:
    """Pictures in one language: `arguments` are the store, the folder and the language."""
    store, folder, language = arguments
    snapshots(Path(store), Path(folder), languages=[each for each in LANGUAGES if each == language])
    return 0


def pump(seconds: float) -> None:
    """Let the window work for a while, and the threads beside it."""
    end = monotonic() + seconds
    while True:
        QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        if monotonic() >= end:
            return
        sleep(0.001)


def settle(application: Application, most: float = 120.0) -> None:
    """Wait until nothing is under way any more and nothing is about to begin, `most` seconds at the most."""
    end = monotonic() + most
    while application.workspace is None and monotonic() < end:
        pump(0.001)
    quiet(application.operations, application.window, most=most)
    application.window.strip.leave()
    pump(0.001)


def quiet(operations: Operations, *windows: QWidget, most: float = 120.0) -> None:
    """As settle(), of windows without an application."""
    end = monotonic() + most
    calm = 0
    while calm < 4 and monotonic() < end:
        pump(0.001)
        calm = 0 if operations.busy() else calm + 1
        # to find the timers of a whole window takes as long as all the rest of a calm round: they are looked at in the last
        if calm == 4 and any(map(_about_to, windows)):
            calm = 0


def _about_to(window: QWidget) -> bool:
    """Whether something in a window waits for its moment, as a search does until one has typed."""
    timers = window.findChildren(QTimer)
    return any(each.isSingleShot() and each.isActive() and each.interval() <= _SOON for each in timers)
