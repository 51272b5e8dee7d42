"""Keeping the collector of garbage away while millions of cells are made, none of which is garbage."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def undisturbed() -> Iterator[None]:
    """A block in which the cyclic collector does not run: it would look at every cell again and again and find nothing.

    What was made meanwhile then counts as old: only the next whole collection looks at it.
    """
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.freeze()
            gc.unfreeze()
            gc.enable()
