"""Whether a window could open here. Only the standard library is needed: dev.py asks before anything is installed."""

from __future__ import annotations

import contextlib
import re
import socket
import sys
from collections.abc import Mapping

from exchange_app import libraries
from exchange_app.errors import Trouble
from exchange_app.text import msg

_LOCAL_X11 = re.compile(r"(?:unix)?:(\d+)(?:\.\d+)?")
_NEED_A_SERVER = ("", "xcb", "wayland", "wayland-egl")


class NoDisplay(Trouble):
    """There is no screen to open a window on."""

    code = "app.no_display"

    def __init__(self) -> None:
        super().__init__(
            msg(
                "There is no screen here, so the window cannot open. Use the commands instead (exchange-app --help), or "
                "run exchange-app demo DIR to see the whole job done without a window."
            )
        )


def check(environment: Mapping[str, str]) -> None:
    """Raises LibrariesMissing or NoDisplay where Qt could open no window: it would end the process."""
    if lacking := libraries.missing(environment):
        raise libraries.LibrariesMissing(lacking)
    if not has_screen(environment):
        raise NoDisplay


def has_screen(environment: Mapping[str, str]) -> bool:
    """Whether Qt would find a screen: always off Linux; there where one is named, and answers if it is of this machine and X11.

    A platform of Qt's own that needs no screen, such as `offscreen` in QT_QPA_PLATFORM, counts as one.
    """
    if not sys.platform.startswith("linux"):
        return True
    if environment.get("QT_QPA_PLATFORM", "").partition(":")[0] not in _NEED_A_SERVER:
        return True
    named = environment.get("DISPLAY", "")
    if environment.get("WAYLAND_DISPLAY") or not (here := _LOCAL_X11.fullmatch(named)):
        return bool(named or environment.get("WAYLAND_DISPLAY"))
    path = f"/tmp/.X11-unix/X{here[1]}"
    for address in (path, f"\0{path}"):
        with socket.socket(socket.AF_UNIX) as asked, contextlib.suppress(OSError):
            asked.connect(address)
            return True
    return False
