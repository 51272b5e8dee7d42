"""What the XML of an xlsx's worksheets tells beyond the reader's rows."""

from __future__ import annotations

import zipfile
from functools import partial

from exchange_app.sheets.limits import MB, Limits
from exchange_app.sheets.open import ooxml
from exchange_app.sheets.open.background import Background, Source, opened
from exchange_app.sheets.open.chunked_xlsx import InPieces, worth_cutting
from exchange_app.sheets.open.package import PackageTooLarge
from exchange_app.sheets.raw import BrokenCell

_COUNTED_FIRST = 96 * MB
"""Unpacked size from which on cells are counted before the reader starts: below it no flood of them fills the memory."""


class Worksheets:
    """The worksheets of a package. With `cut`, large ones are there to be read in pieces (see `pieces`), and are looked
    through piece by piece if there is no reason to look through them all first."""

    def __init__(self, path: Source, limits: Limits, *, cut: bool) -> None:
        self._path = path
        self._left = limits.cells
        self._in_pieces: dict[str, int] = {}
        """Cells counted in the pieces of a sheet."""
        with zipfile.ZipFile(opened(path)) as package:
            self.contents = ooxml.contents(package)
            parts = [part for part in self.contents.parts if part.path]
            self._paths = {part.name: part.path for part in parts}
            size = sum(package.getinfo(part.path).file_size for part in parts)
            self._large = {part.name: part for part in parts if worth_cutting(package, part)} if cut else {}
        first = size > _COUNTED_FIRST
        looked_at = {name: path for name, path in self._paths.items() if first or name not in self._large}
        self._ahead = Background(lambda: self._all_traits(looked_at))
        if first:
            self._ahead.result()

    def _all_traits(self, paths: dict[str, str]) -> dict[str, ooxml.Traits]:
        return {name: self._traits(path) for name, path in paths.items()}

    def _traits(self, path: str) -> ooxml.Traits:
        with zipfile.ZipFile(opened(self._path)) as package:
            found = ooxml.traits(package, path, self._left)
        self._count(found.cells)
        return found

    def _count(self, cells: int) -> None:
        """Raises PackageTooLarge."""
        self._left -= cells
        if self._left < 0:
            raise PackageTooLarge

    def _traits_of(self, name: str) -> ooxml.Traits | None:
        """Also of a sheet that was to be read in pieces and could not be. Raises PackageTooLarge."""
        found = self._ahead.result()
        if name in self._paths and name not in found:
            self._left += self._in_pieces.pop(name, 0)
            found[name] = self._traits(self._paths[name])
        return found.get(name)

    def pieces(self, name: str) -> InPieces | None:
        """The large sheet of that name, to be read in pieces."""
        part = self._large.get(name)
        return InPieces(self._path, part, partial(self._count_piece, name)) if part is not None else None

    def _count_piece(self, name: str, cells: int) -> None:
        if name in self._ahead.result():
            return
        self._in_pieces[name] = self._in_pieces.get(name, 0) + cells
        self._count(cells)

    def broken(self, name: str) -> dict[ooxml.Place, BrokenCell]:
        """Broken cells of the sheet of that name. Raises PackageTooLarge."""
        traits = self._traits_of(name)
        if traits is None or not (traits.errors or traits.formulas):
            return {}
        with zipfile.ZipFile(opened(self._path)) as package:
            return ooxml.broken_in(package.read(self._paths[name]))

    def merged(self, name: str) -> list[ooxml.SpanData]:
        """Merged ranges of the sheet of that name."""
        traits = self._traits_of(name)
        if traits is None or not traits.merges:
            return []
        with zipfile.ZipFile(opened(self._path)) as package:
            return ooxml.merged_in(package.read(self._paths[name]))


def worksheets(path: Source, limits: Limits, *, cut: bool) -> Worksheets | None:
    """What the XML tells beyond the reader's rows; None where the workbook's table of contents makes no sense."""
    try:
        return Worksheets(path, limits, cut=cut)
    except (ooxml.NotThisFormat, KeyError, SyntaxError, ValueError):
        return None
