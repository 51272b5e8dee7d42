"""Where the files lie that come with the application: resources and compiled translations.

They are read as plain files, in the checkout, installed and frozen alike; importlib.resources, which also reads packages
that are no folders, takes longer to import than the window needs for its icons.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path


def shipped(package: str, *parts: str) -> Path:
    """The path of a file in the folder of `package`, whether it is there or not."""
    return Path(import_module(package).__path__[0], *parts)
