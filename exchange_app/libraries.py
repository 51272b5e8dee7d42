"""The shared libraries of a Linux system without which Qt opens no window, and the Debian packages that bring them.

Only the standard library is needed here: dev.py asks before anything is installed.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping

from exchange_app.errors import Trouble
from exchange_app.text import msg

QT = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libstdc++.so.6": "libstdc++6",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
}
"""What PySide6 loads wherever it runs, also without a screen."""
X11 = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
WAYLAND = {"libwayland-client.so.0": "libwayland-client0", "libwayland-cursor.so.0": "libwayland-cursor0"}
_SCREENS = {"wayland": WAYLAND, "wayland-egl": WAYLAND, "xcb": X11}


class LibrariesMissing(Trouble):
    """The system lacks libraries that Qt needs to open a window."""

    code = "app.libraries_missing"

    def __init__(self, lacking: Mapping[str, str]) -> None:
        super().__init__(
            msg(
                "The window cannot open because this system lacks {libraries}; have them installed (on Debian and "
                "Ubuntu: {command}) and start again.",
                libraries=", ".join(lacking),
                command=apt_command(lacking.values()),
            )
        )


def missing(environment: Mapping[str, str]) -> dict[str, str]:
    """The libraries Qt lacks here, by name, each with its Debian package; empty off Linux.

    `environment` says by which ways (X11, Wayland, or what QT_QPA_PLATFORM names) Qt would reach a screen; one of them
    is enough, and none asks for no libraries of its own.
    """
    if sys.platform != "linux":
        return {}
    for_a_screen = [_not_found(_SCREENS.get(each, {})) for each in _platforms(environment)]
    return _not_found(QT) | (for_a_screen[-1] if all(for_a_screen) and for_a_screen else {})


def apt_command(packages: Iterable[str]) -> str:
    """What an administrator types on Debian for these packages."""
    return " ".join(["sudo apt install", *sorted(set(packages))])


def _platforms(environment: Mapping[str, str]) -> list[str]:
    """Qt's platform plugins in the order in which it tries them."""
    if named := environment.get("QT_QPA_PLATFORM"):
        return [each.partition(":")[0] for each in named.split(";")]
    wayland = environment.get("WAYLAND_DISPLAY") or environment.get("XDG_SESSION_TYPE") == "wayland"
    return [*(["wayland"] if wayland else []), *(["xcb"] if environment.get("DISPLAY") else [])]


def _not_found(libraries: Mapping[str, str]) -> dict[str, str]:
    """Those which the system's loader does not find, or cannot load."""
    try:
        # takes a moment, which only a window and a first set-up need; and some Pythons are built without it
        from ctypes import CDLL
    except ImportError:
        return {}
    found = {}
    for library, package in libraries.items():
        try:
            CDLL(library)
        except OSError:
            found[library] = package
    return found
