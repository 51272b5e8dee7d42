"""What the XML of an xlsx's worksheets tells beyond the reader's rows."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from exchange_app.sheets.limits import MB, Limits
from exchange_app.sheets.open import ooxml
from exchange_app.sheets.open.package import PackageTooLarge
from exchange_app.sheets.raw import BrokenCell

Source = Path | bytes
"""Where a workbook is: a file, or the bytes that were decrypted."""
_BESIDE = 128 * MB
"""Worksheets that are no larger unpacked cannot fill the memory with cells: they are looked through while a reader reads them."""


def opened(source: Source) -> str | io.BytesIO:
    """A source as libraries take it."""
    return str(source) if isinstance(source, Path) else io.BytesIO(source)


def content(source: Source) -> io.BytesIO:
    """A source for a library that would believe a file's ending."""
    return io.BytesIO(source.read_bytes() if isinstance(source, Path) else source)


class Worksheets:
    """The worksheets of a package, each looked through once: large ones before a reader fills memory with their cells, others while it reads."""

    def __init__(self, path: Source, limits: Limits) -> None:
        """Raises PackageTooLarge where large ones hold more cells than `limits` allow."""
        self._path = path
        with zipfile.ZipFile(opened(path)) as package:
            self.contents = ooxml.contents(package)
            self._struck = ooxml.struck_styles(package)
            self._paths = {part.name: part.path for part in self.contents.parts if part.path}
            size = sum(package.getinfo(place).file_size for place in self._paths.values())
        beside = ThreadPoolExecutor(1)
        self._looked = beside.submit(self._look_through, limits.cells)
        if size > _BESIDE:
            self._looked.result()

    def _look_through(self, left: int) -> Mapping[str, ooxml.Traits]:
        """What stands in each sheet, by name. Raises PackageTooLarge where they hold more than `left` cells."""
        traits = {}
        with zipfile.ZipFile(opened(self._path)) as package:
            for name, place in self._paths.items():
                traits[name] = found = ooxml.traits(package, place, left)
                left -= found.cells
                if left < 0:
                    raise PackageTooLarge
        return traits

    def _traits(self, name: str) -> ooxml.Traits:
        """What stands in the sheet of that name. Raises PackageTooLarge, and what the package's damage raises."""
        return self._looked.result().get(name, ooxml.Traits())

    def broken(self, name: str) -> dict[ooxml.Place, BrokenCell]:
        """Broken cells of the sheet of that name. Raises PackageTooLarge, as everything that tells of a sheet."""
        return ooxml.broken_in(self._xml(name)) if self._traits(name).broken else {}

    def merged(self, name: str) -> list[ooxml.SpanData]:
        """Merged ranges of the sheet of that name."""
        return ooxml.merged_in(self._xml(name)) if name in self._paths else []

    def aside(self, name: str) -> tuple[list[int], list[int]]:
        """The hidden and the struck out rows of the sheet of that name."""
        traits = self._traits(name)
        if name not in self._paths or not (traits.hidden or self._struck):
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
