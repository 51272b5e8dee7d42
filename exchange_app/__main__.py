"""`exchange-app` and `python -m exchange_app`: the window, or a command without one."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable

from exchange_app.child_process import leave_no_core


def main() -> int:
    """Do what the arguments say; gives the exit code (see cli.main).

    Without arguments the window opens before the command line is imported: that takes longer than the window.
    """
    leave_no_core()
    opening: Callable[[list[str]], int] = _open_window
    match sys.argv[1:]:
        # A frozen application has no interpreter to start its children with: it starts itself.
        case ["--read-workbook", *rest]:
            from exchange_app.sheets.open.child import main as read

            return read(rest)
        case ["--draw-document", *rest]:
            from exchange_app.documents.child import main as draw

            return draw(rest)
        case ["--picture-window", *rest]:
            from ui.shell.snapshots import main as picture

            return picture(rest)
        case ["--open-window", *rest]:
            return _open_window(rest)
        case []:
            try:
                return _open_window([])
            except Exception as bug:
                opening = _raiser(bug)
    from exchange_app.cli import main as run

    return run(sys.argv[1:], open_window=opening)


def _raiser(bug: Exception) -> Callable[[list[str]], int]:
    """Has the command line tell what it would have told, had the window been opened from there."""

    def again(_arguments: list[str]) -> int:
        raise bug

    return again


def _open_window(arguments: list[str]) -> int:
    """The window. Imported here alone, so that no command waits for it. Raises NoDisplay and LibrariesMissing."""
    from exchange_app.screen import check

    check(os.environ)
    from ui.shell.app import main as window

    return window(arguments)


if __name__ == "__main__":
    sys.exit(main())
