"""What the XML of an xlsx's worksheets tells beyond the reader's rows."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from exchange_app.sheets.limits import Limits
from exchange_app.sheets.open import ooxml
from exchange_app.sheets.open.package import PackageTooLarge
from exchange_app.sheets.raw import BrokenCell

Source = Path | bytes
"""Where a workbook is: a file, or the bytes that were decrypted."""


def opened(source: Source) -> str | io.BytesIO:
    """A source as libraries take it."""
    return str(source) if isinstance(source, Path) else io.BytesIO(source)


def content(source: Source) -> io.BytesIO:
    """A source for a library that would believe a file's ending."""
    return io.BytesIO(source.read_bytes() if isinstance(source, Path) else source)


class Worksheets:
    """The worksheets of a package, each looked through once before a reader fills memory with its cells."""

    def __init__(self, path: Source, limits: Limits) -> None:
        """Raises PackageTooLarge where they hold more cells than `limits` allow."""
        self._path = path
        with zipfile.ZipFile(opened(path)) as package:
            self.contents = ooxml.contents(package)
            self._struck = ooxml.struck_styles(package)
            self._paths = {part.name: part.path for part in self.contents.parts if part.path}
            self._traits: dict[str, ooxml.Traits] = {}
            left = limits.cells
            for name, place in self._paths.items():
                self._traits[name] = found = ooxml.traits(package, place, left)
                left -= found.cells
                if left < 0:
                    raise PackageTooLarge

    def broken(self, name: str) -> dict[ooxml.Place, BrokenCell]:
        """Broken cells of the sheet of that name."""
        traits = self._traits.get(name)
        return ooxml.broken_in(self._xml(name)) if traits and traits.broken else {}

    def merged(self, name: str) -> list[ooxml.SpanData]:
        """Merged ranges of the sheet of that name."""
        return ooxml.merged_in(self._xml(name)) if name in self._traits else []

    def aside(self, name: str) -> tuple[list[int], list[int]]:
        """The hidden and the struck out rows of the sheet of that name."""
        traits = self._traits.get(name)
        if traits is None or not (traits.hidden or self._struck):
            return [], []
        xml = self._xml(name)
        return ooxml.hidden_in(xml) if traits.hidden else [], ooxml.struck_in(xml, self._struck) if self._struck else []

    def _xml(self, name: str) -> bytes:
        with zipfile.ZipFile(opened(self._path)) as package:
            return package.read(self._paths[name])


def worksheets(path: Source, limits: Limits) -> Worksheets | None:
    """What the XML tells beyond the reader's rows; None where the workbook's table of contents makes no sense."""
    try:
        return Worksheets(path, limits)
    except (ooxml.NotThisFormat, KeyError, SyntaxError, ValueError):
        return None
