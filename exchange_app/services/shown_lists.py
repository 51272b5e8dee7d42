"""What is seen of a list, given away: as workbook, as csv, as PDF, or as pages for a printer. Sensitive values are masked in it, unless a
person says on what basis they are not; that is entered before anybody gets it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from exchange_app.documents import parts
from exchange_app.documents.bilingual import Bilingual
from exchange_app.documents.engine import draw_pages, draw_pdf
from exchange_app.documents.material import Material
from exchange_app.documents.registry import template
from exchange_app.files import save
from exchange_app.kinds import FieldType, Value, kind
from exchange_app.kinds.columns import Column, heading, list_columns, shower
from exchange_app.progress import Progress, Silent
from exchange_app.services.access import Access
from exchange_app.services.agencies import agency_of
from exchange_app.services.csv_tables import delimiter_for, to_csv
from exchange_app.services.disclosures import enter, reader_of_lists
from exchange_app.services.printing import DrawnPages, UnknownFormat
from exchange_app.sheets.write import write_table
from exchange_app.store import Reader, Store
from exchange_app.text import Words, msg

FORMATS = (".xlsx", ".csv", ".pdf")
_BATCH = 2_000
_READING = msg("Reading the list")
_SAVING = msg("Saving the file")


@dataclass(frozen=True, slots=True)
class ShownList:
    """What is seen: records of a kind by row key, columns by key, both in order, and sentences on what narrows the list."""

    kind: str
    keys: Sequence[int]
    columns: Sequence[str]
    narrowed: Sequence[str] = ()

    @property
    def sensitive(self) -> tuple[Column, ...]:
        """Those of its columns that are masked unless somebody says on what basis they are not."""
        return tuple(each for each in self.resolved if each.sensitive)

    def name(self, words: Words) -> str:
        """A file name without ending, made of no personal value."""
        return f"{words.say(kind(self.kind).plural)} {date.today().isoformat()}"

    @property
    def resolved(self) -> tuple[Column, ...]:
        """Its columns."""
        every = list_columns(self.kind)
        return tuple(every[each] for each in self.columns)


@dataclass(frozen=True, slots=True)
class GatheredList:
    """A list whose rows were read; drawing and saving need the store no more. Usable on any thread."""

    shown: ShownList
    words: Words
    material: Material
    delimiter: str
    rows: Sequence[Sequence[Value | None]] = field(repr=False)

    def save(self, path: Path, progress: Progress | None = None) -> int:
        """Write the list in the format of the ending; how many rows it has.

        Raises UnknownFormat, what drawing raises, and what replacing a file raises; the old file is intact then.
        """
        progress, columns = progress or Silent(), self.shown.resolved
        heads = [self.words.say(heading(each, columns)) for each in columns]
        match path.suffix.lower():
            case ".xlsx":
                types = [FieldType.TEXT if each.computed else each.plain_type for each in columns]
                write_table(path, heads, self._cells(types, progress), types)
            case ".csv":
                save(path, to_csv(heads, self._texts(progress), self.delimiter).encode("utf-8-sig"))
            case ".pdf":
                data, tagged = self._data(progress)
                found, _pages = draw_pdf(template("roster"), data, tagged=tagged, progress=progress)
                progress.step(0, None, _SAVING)
                save(path, found)
            case _:
                endings = ", ".join(FORMATS)
                raise UnknownFormat(
                    msg("A list is saved as {endings}; {file} has another ending.", endings=endings, file=path.name)
                )
        return len(self.rows)

    def draw(self, progress: Progress | None = None) -> DrawnList:
        """Its pages, for a printer. Raises what drawing raises."""
        data, _tagged = self._data(progress or Silent())
        return DrawnList(tuple(draw_pages(template("roster"), data, progress=progress)), self.shown.name(self.words))

    def _texts(self, progress: Progress) -> Iterator[list[str]]:
        """The rows as they are shown. Stops when cancelled."""
        shown = [shower(each, self.words) for each in self.shown.resolved]
        for at, row in enumerate(self.rows):
            if at % _BATCH == 0:
                progress.step(at, len(self.rows), _SAVING)
            yield [say(value) if value is not None else "" for say, value in zip(shown, row, strict=True)]

    def _cells(self, types: Sequence[FieldType], progress: Progress) -> Iterator[list[object]]:
        for row, texts in zip(self.rows, self._texts(progress), strict=True):
            several = zip(row, texts, types, strict=True)
            yield [(text or None) if type_ is FieldType.TEXT else value for value, text, type_ in several]

    def _data(self, progress: Progress) -> tuple[dict[str, object], bool]:
        said, declared = Bilingual((self.words.language,)), kind(self.shown.kind)
        listed = parts.table_of_people(self.shown.resolved, [("", "", list(self._texts(progress)))], said)
        facts = [self.words.say(declared.counted(len(self.rows)))]
        narrowed = [[" · ".join(self.shown.narrowed)]] if self.shown.narrowed else []
        framed = parts.frame(self.material, said, declared.plural, subtitles=narrowed, facts=facts)
        return {**framed, "orientation": "auto", "list": listed, "signatures": []}, not listed["plain"]


@dataclass(frozen=True, slots=True)
class DrawnList(DrawnPages):
    """A list whose pages were drawn."""

    pages: tuple[bytes, ...]
    called: str

    def name(self) -> str:
        """What the printer calls it."""
        return self.called


def gather(
    store: Store,
    shown: ShownList,
    words: Words,
    progress: Progress | None = None,
    *,
    access: Access,
    basis: str | None = None,
) -> GatheredList:
    """Read what is seen of a list; in the clear on a `basis`, and then it is entered whose sensitive values are given. Stops when
    cancelled."""
    progress = progress or Silent()
    with reader_of_lists(store, basis) as reader:
        rows = list(_read(reader, shown, progress))
        own = agency_of(reader, store.agency)
        delimiter = delimiter_for(reader, store.agency)
    if basis is not None:
        _enter(store, shown, rows, access, basis)
    material = Material(date.today(), (own,) if own is not None else ())
    return GatheredList(shown, words, material, delimiter, rows)


def _read(reader: Reader, shown: ShownList, progress: Progress) -> Iterator[tuple[Value | None, ...]]:
    for start in range(0, len(shown.keys), _BATCH):
        progress.step(start, len(shown.keys), _READING)
        for _key, _id, *cells in reader.rows(shown.kind, shown.columns, shown.keys[start : start + _BATCH]):
            yield tuple(cells)


def _enter(store: Store, shown: ShownList, rows: Sequence[Sequence[Value | None]], access: Access, basis: str) -> None:
    """Enter whose sensitive values are given, and which, by the kind that has them."""
    columns = shown.resolved
    for of in dict.fromkeys(each.of for each in shown.sensitive):
        places = {at: each for at, each in enumerate(columns) if each.sensitive and each.of == of}
        holding = sum(any(row[at] is not None for at in places) for row in rows)
        given = [each.field.key for at, each in places.items() if any(row[at] is not None for row in rows)]
        if given:
            enter(store, of, given, holding, access=access, basis=basis)
