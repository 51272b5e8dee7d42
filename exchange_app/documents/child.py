"""A process of its own for long documents: it takes JSON on standard input, gives a PDF on standard output, and ends.

Nothing goes through files, so no personal value is left on disk; its memory goes back when it ends, and it can be
stopped at any moment.
"""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path

from exchange_app.documents.trouble import TooLarge
from exchange_app.progress import Progress
from exchange_app.text import msg

FLAG = "--draw-document"
"""First argument by which a frozen application knows that it is to be this process: see `main`."""
_START = "import sys; sys.path.insert(0, sys.argv[1]); from exchange_app.documents.child import main; sys.exit(main(sys.argv[2:]))"
_OUT_OF_MEMORY = 75
_POLL = 0.1


def main(arguments: list[str]) -> int:
    """Draw the document on standard input; `arguments` name what it is: tagged, ordinary."""
    from exchange_app.documents.drawing import compile_pdf

    try:
        data = sys.stdin.buffer.read().decode()
        found = compile_pdf(data, tagged="tagged" in arguments, ordinary="ordinary" in arguments)
    except MemoryError:
        return _OUT_OF_MEMORY
    sys.stdout.buffer.write(found)
    sys.stdout.buffer.flush()
    return 0


def draw(data: str, *, tagged: bool, ordinary: bool, progress: Progress) -> bytes:
    """Have the child draw a document. Raises Cancelled as soon as the person asks, TooLarge where memory runs out."""
    child = subprocess.Popen(
        _command(["tagged"] * tagged + ["ordinary"] * ordinary),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONIOENCODING": "utf-8", "RUST_BACKTRACE": "0"},
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
    found: list[bytes] = []
    talk = threading.Thread(target=lambda: found.append(child.communicate(data.encode())[0]), daemon=True)
    talk.start()
    try:
        while talk.is_alive():
            progress.step(0, None, msg("Drawing the pages"))
            talk.join(_POLL)
    finally:
        if child.poll() is None:
            child.kill()
        talk.join()
    if child.returncode in (_OUT_OF_MEMORY, -9, -6):
        raise TooLarge(
            msg(
                "This computer has too little free memory to draw the document. Choose fewer columns, or one outlet at a time."
            )
        )
    if child.returncode or not found:
        raise RuntimeError(f"the drawing process ended with {child.returncode}")
    return found[0]


def _command(rest: list[str]) -> list[str]:
    """How the child is started: the application itself where it is frozen, else this Python."""
    if getattr(sys, "frozen", False):
        return [sys.executable, FLAG, *rest]
    import exchange_app

    return [sys.executable, "-c", _START, str(Path(exchange_app.__file__ or "").parent.parent), *rest]
