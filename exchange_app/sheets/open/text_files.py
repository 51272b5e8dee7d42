"""Text files as tables: encoding, separator and quoted line breaks found from the content."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter

_SEPARATORS = (";", ",", "\t", "|")
_SAMPLE = 400
_MOST_ROWS, _MOST_COLUMNS = 1_048_576, 16_384
_MOST_BREAKS, _MOST_FAILED = 40, 200
_LOOKED_AT = 1 << 20
"""Bytes by which the encoding is told."""
_SEP_LINE = re.compile(r'\ufeff?"?sep=(.)"?\s*(?:\r\n|\r|\n)', re.IGNORECASE)
_CYRILLIC_RUN = re.compile(rb"[\xa8\xb8\xc0-\xff]{4,}")
_HIGH = re.compile(rb"[\x80-\xff]")
_ENCODINGS = ("cp1254", "cp857", "mac_turkish")
_TURKISH = frozenset("çğıöşüÇĞİÖŞÜ")
_MARKS = frozenset("âîûÂÎÛ’‘“”–—…«»°·•№€\xa0")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a]")


_PARTING_MARKS = re.compile("[\x1c-\x1f]")
_PARTING = dict.fromkeys(range(0x1C, 0x20))
"""Marks that some programs put before a number, so that it stays a text."""


class MoreThanASheet(Exception):
    """More lines than a sheet has rows, or more cells in one than it has columns."""


class NotText(Exception):
    """The bytes are no text in any encoding that is looked for."""


def decode(data: bytes) -> tuple[str, str]:
    """The text and Python's name of its encoding: UTF-8, be some of its bytes broken, UTF-16, UTF-32, else Windows-1254, 1251, DOS 857 or
    Mac Turkish by their letters.

    Raises NotText.
    """
    for mark, codec in (
        (b"\xef\xbb\xbf", "utf-8-sig"),
        (b"\xff\xfe\x00\x00", "utf-32"),
        (b"\x00\x00\xfe\xff", "utf-32"),
        (b"\xff\xfe", "utf-16"),
        (b"\xfe\xff", "utf-16"),
    ):
        if data.startswith(mark):
            return _checked(data.decode(codec, "replace")), codec
    even, odd = data[0:4096:2].count(0), data[1:4096:2].count(0)
    if max(even, odd) * 4 > min(len(data), 4096):
        codec = "utf-16-le" if odd > even else "utf-16-be"
        return _checked(data.decode(codec, "replace")), codec
    try:
        return _checked(data.decode("utf-8")), "utf-8"
    except UnicodeDecodeError:
        pass
    some = data[:_LOOKED_AT]
    marks = [letter for letter in some.decode("utf-8", "replace") if not letter.isascii()]
    if 2 * marks.count("\ufffd") < len(marks):
        return _checked(data.decode("utf-8", "replace")), "utf-8"
    codec = _eight_bit(some)
    return _checked(data.decode(codec, "replace")), codec


def _eight_bit(data: bytes) -> str:
    """Windows-1251 where whole words are of high bytes; else the encoding in which most of them are letters of Turkish, where they may stand."""
    high = Counter(_HIGH.findall(data))
    in_runs = sum(map(len, _CYRILLIC_RUN.findall(data)))
    if in_runs * 2 > high.total():
        return "cp1251"
    return max(_ENCODINGS, key=lambda codec: sum(count * _worth(byte, codec) for byte, count in high.items()))


def _worth(byte: bytes, codec: str) -> int:
    letter = byte.decode(codec, "replace")
    return 2 if letter in _TURKISH else 0 if letter.isalpha() or letter in _MARKS else -1


def _checked(text: str) -> str:
    if len(_CONTROLS.findall(text[:20000])) > len(text[:20000]) // 200:
        raise NotText
    return (text.translate(_PARTING) if _PARTING_MARKS.search(text) else text).removeprefix("\ufeff")


def separate(text: str) -> tuple[list[list[str]], str, list[int]]:
    """The rows of fields, the separator ("" where there is only one column), and the rows in which a quotation mark is opened and never
    closed: it is none there, and no part of a cell that begins with it.

    A first line `sep=;` names the separator and is no row, as in the spreadsheet programs. Raises MoreThanASheet.
    """
    named = _SEP_LINE.match(text)
    if named:
        text, separator = text[named.end() :], named.group(1)
    else:
        separator = _find_separator(text)
    _allow(len(text))
    if _lines_in(text) > _MOST_ROWS:
        raise MoreThanASheet
    if not separator:
        return _one_column(text), separator, []
    if text.count(separator) > _MOST_COLUMNS and any(line.count(separator) >= _MOST_COLUMNS for line in _lines(text)):
        raise MoreThanASheet
    unclosed: list[int] = []
    try:
        rows, sound = _parse(text, separator, strict=True), True
    except csv.Error:
        rows = _parse(text, separator)
        sound = not any("\n" in cell for row in rows for cell in row)
    if not sound or any(cell.count("\n") > _MOST_BREAKS for row in rows for cell in row):
        rows, unclosed = _line_by_line(text, separator)
    return rows, separator, unclosed


def _allow(letters: int) -> None:
    """Lets fields be so long; the limit holds for all of a process, and is only ever raised."""
    csv.field_size_limit(max(csv.field_size_limit(), letters + 1))


def _lines_in(text: str) -> int:
    return max(text.count("\n"), text.count("\r"))


def _one_column(text: str) -> list[list[str]]:
    """The lines of a text without separators, and without quotation marks around each of them."""
    lines = _lines(text)
    quoted = all(line[:1] == line[-1:] == '"' for line in lines if line)
    return [next(csv.reader([line], delimiter="\x1f"), []) if quoted else [line] for line in lines]


def _line_by_line(text: str, separator: str) -> tuple[list[list[str]], list[int]]:
    """The rows where a quotation mark stands for itself in some line, and those lines' rows: a cell goes on below its line only where it
    ends there rightly."""
    lines, at = _lines(text), 0
    rows: list[list[str]] = []
    unclosed: list[int] = []
    while at < len(lines):
        end, row = at + 1, None
        if lines[at].count('"') % 2:
            last = min(len(lines), at + _MOST_BREAKS) if len(unclosed) < _MOST_FAILED else at + 1
            while row is None and end < last:
                end += 1
                row = _whole("\n".join(lines[at:end]), separator)
            if row is None:
                end = at + 1
                unclosed.append(len(rows))
                row = [*map(_bare, lines[at].split(separator))]
        rows.append(next(csv.reader([lines[at]], delimiter=separator), []) if row is None else row)
        at = end
    return rows, unclosed


def _bare(cell: str) -> str:
    """A cell without a quotation mark before it that is closed behind it or nowhere."""
    alone = cell[:1] == '"' and not {*'"”'} & {*cell[1:-1], cell[-1:].strip('"')}
    return cell[1:].removesuffix('"') if alone else cell


def _whole(text: str, separator: str) -> list[str] | None:
    """The one row that some lines are; None where they are not."""
    try:
        rows = _parse(text, separator, strict=True)
    except csv.Error:
        return None
    return rows[0] if len(rows) == 1 else None


def _lines(text: str) -> list[str]:
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _parse(text: str, separator: str, *, strict: bool = False) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text.replace("\x00", ""), newline=""), delimiter=separator, strict=strict))


def _find_separator(text: str) -> str:
    """The separator that cuts the first lines into the most even rows; "" where none cuts anything."""
    sample = text[:200_000]
    best, best_score = "", 0.0
    for separator in _SEPARATORS:
        if separator not in sample:
            continue
        try:
            _allow(len(sample))
            rows = [len(row) for row in _parse(sample, separator)[:_SAMPLE] if any(row)]
        except csv.Error:
            continue
        counts = Counter(size for size in rows if size > 1)
        if not counts:
            continue
        size, times = max(counts.items(), key=lambda item: (item[1] * min(item[0], 12), item[0]))
        score = (times / len(rows)) ** 2 * min(size, 12)
        if score > best_score:
            best, best_score = separator, score
    return best
