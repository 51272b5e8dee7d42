"""What can be done now, as the search over everything finds it."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple


class Offer(NamedTuple):
    """Something that can be done: its words, what does it, the keys that do it too, as they are told."""

    text: str
    do: Callable[[], object]
    keys: str = ""
    icon: str = "arrow-right"
