"""What a reading depends on besides the file: whose desk it is, today, what people corrected before and now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from exchange_app.text import Language


@dataclass(frozen=True, slots=True)
class AgencyName:
    """An agency that lists may name: by code, by name, by country."""

    code: str
    name: str
    country: str
    language: Language = "en"


@dataclass(frozen=True, slots=True)
class RememberedLayout:
    """What a person decided for files of one layout.

    `columns` maps the normalised header of a column (see `MappedColumn.key`) to the field keys that it gives; () means
    that the column is ignored. Columns that are not named are mapped as ever.
    """

    kind: str
    columns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    name: str = ""


@dataclass(frozen=True, slots=True)
class ReadingContext:
    """The desk that reads. `layouts` maps layout signatures to what was remembered for them."""

    agency: AgencyName | None = None
    agencies: tuple[AgencyName, ...] = ()
    today: date = field(default_factory=date.today)
    layouts: Mapping[str, RememberedLayout] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SheetCorrection:
    """What a person corrected for one sheet.

    `columns` maps column letters to field keys, () to ignore the column; `header_rows` are row numbers as shown, 1 and up
    (() for a table without headers); `read` False leaves the sheet out, True reads it whatever it looks like. `rows` says of rows, by
    their number as shown, whether they are records.
    """

    kind: str | None = None
    header_rows: tuple[int, ...] | None = None
    columns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    read: bool | None = None
    rows: Mapping[int, bool] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Corrections:
    """What a person corrected for this file. `sheet` reads only that one; `kind` holds for all sheets; `layout` is a
    remembered layout asked for by name, laid over whatever was found."""

    sheet: str | None = None
    kind: str | None = None
    sheets: Mapping[str, SheetCorrection] = field(default_factory=dict)
    layout: RememberedLayout | None = None
