"""What programs did to texts on their way: letters read in the wrong encoding, letters lost, guards around a text, errors in its place."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import cache
from itertools import islice
from typing import Any

from exchange_app.sheets import formula_guard
from exchange_app.sheets.raw import Broken, BrokenCell, RawSheet
from exchange_app.sheets.values.fault import Fault, broken
from exchange_app.text import Message, msg, nmsg

_SOUND = frozenset(
    "çğıöşüəâîûÇĞİÖŞÜƏÂÎÛäßéèêëáàãåñóòôõúùíìøæÄÉÈÁÀÅÑÓÚØÆčćęłńśźżžšČŚŠŻŽøō’‘“”–—…№«»°\xa0\xad\ufeff"
) | frozenset(map(chr, (*range(0x20, 0x7F), *range(0x410, 0x450), *b"\t\n\r")))
"""What stands in texts of the three languages, and of their neighbours."""
OWN = "çğıöşüəâîûÇĞİÖŞÜƏÎÛ№–’“”«»"
"""What stands in texts of the three languages beyond ASCII; a text of these alone is sound."""
_OWN = frozenset(OWN) | frozenset(map(chr, range(0x20, 0x7F)))
_CODECS = ("latin-1", "cp1252", "cp1254", "cp1251", "cp857", "cp437", "mac_roman", "mac_turkish", "cp866", "koi8-r")
"""Encodings in which text in UTF-8 is read by mistake."""


@cache
def _bytes_of(codec: str) -> dict[str, int]:
    """The byte of each letter of an encoding; a byte that is no letter of it keeps its number, as in programs that are not strict."""
    letters = {letter: byte for byte in range(256) if (letter := bytes([byte]).decode(codec, "ignore"))}
    return {chr(byte): byte for byte in range(256) if byte not in letters.values()} | letters


@cache
def _begins() -> re.Pattern[str]:
    """How garbled letters begin: hardly any text of three languages has this, which is found far faster."""
    leading = [letter for codec in _CODECS for letter, byte in _bytes_of(codec).items() if 0xC2 <= byte <= 0xEF]
    return re.compile(f"[{re.escape(''.join(sorted(set(leading))))}][^ -~]")


@cache
def _pairs() -> re.Pattern[str]:
    """The letters of Turkish and Azerbaijani, garbled."""
    inverse = [{byte: letter for letter, byte in _bytes_of(codec).items()} for codec in _CODECS]
    garbled = {"".join(map(each.__getitem__, letter.encode())) for each in inverse for letter in "çğıöşüəÇĞİÖŞÜƏ"}
    return re.compile("|".join(map(re.escape, sorted(garbled))))


_OLD_TURKISH = str.maketrans("ýþðÝÞÐ", "ışğİŞĞ")
"""Turkish of one byte a letter, read as Western European."""
_NOT_OLD = re.compile("[ışğİŞĞəáéíóúæěščřžÁÉÍÓÚÆŠČŘŽ]")
_OLD_WORD = re.compile(r"\w*[ýþðÝÞÐ]\w*")
_TOLD_BY, _LOOKED_AT = 3, 400
_GUARDED = re.compile(r'="((?:[^"]|"")*)"')
GUARDS = frozenset("'=")
"""How a text begins that a guard may stand around."""
_ERROR = re.compile(
    r"#[¡¿]?[^\W\d_]+(?:/[^\W_]+)?\s?[!?]|#[^\W\d_]+/[^\W\d_]+|#(?:YOK|NV|HIÁNYZIK)|#{3,}|(?:Err|Hata|Xəta):\d{3}"
)
_LOST = re.compile(r"[^\W\d_]\?[^\W\d_]|(?<!\S)\?+[^\W\d_]|[^\W\d_]\?(?=[ ,].*[^\W\d_]\?[^\W\d_])|^[?\s]*\?\?[?\s]*$")
_REPLACED = "\ufffd"
_LONGEST, _LONG = 40, 250
_LETTERS_LOST = msg(
    "Letters of this cell were lost on the way; ask for the list as an Excel workbook, or type it again."
)


def mended(text: str) -> str:
    """The text with its garbled letters put right: `GÃ¶ktuÄŸ` is Göktuğ. Only where all of it can be nothing else."""
    if not _begins().search(text) or _OWN.issuperset(text):
        return text
    for codec in _CODECS:
        try:
            found = bytes(map(_bytes_of(codec).__getitem__, text)).decode("utf-8")
        except (KeyError, UnicodeDecodeError):
            continue
        if _SOUND.issuperset(again := mended(found)):
            return again
    return text


def put_right(sheet: RawSheet) -> tuple[RawSheet, tuple[Message, ...]]:
    """The sheet with its letters put right where `Yıldız` became `Yýldýz` and `Şahin` `Þahin` in all of it, and what is said of that. Its
    first texts tell: such letters stand there, and neither sound ones of Turkish nor those that Icelandic and Czech have beside them."""
    texts = Counter(cell for _, row in islice(sheet.filled_rows(), _LOOKED_AT) for cell in row if type(cell) is str)
    words = {word.lower() for text in texts if not text.isascii() for word in _OLD_WORD.findall(text)}
    letters = {letter for word in words for letter in word if letter in "ýþð"}
    inside = {word for word in words if any(letter in word[:-1] for letter in "ýþð")}
    if (len(letters) < 2 and len(inside) < _TOLD_BY) or any(map(_NOT_OLD.search, texts)):
        return sheet, ()
    rows = [tuple(cell.translate(_OLD_TURKISH) if type(cell) is str else cell for cell in row) for row in sheet.rows]
    return replace(sheet, rows=rows), _said({text: text.translate(_OLD_TURKISH) for text in texts}, texts)


def unguarded(text: str) -> str:
    """A trimmed text without what programs put around it, so that it is not taken for a number or a formula: `="0532"`, `'0532`."""
    if found := _GUARDED.fullmatch(text):
        return found[1].replace('""', '"').strip()
    bare = formula_guard.unguarded(text)
    if bare == text and len(text) > 1 and text[0] == "'" and "'" not in text[1:]:
        bare = text[1:]
    return bare.strip()


def is_error(text: str) -> bool:
    """Whether a trimmed text is the word of a program, in any language, for a value that it could not make: `#YOK`, `#DEĞER!`, `#Н/Д`."""
    return _ERROR.fullmatch(text) is not None and not any(
        map(str.islower, text.removeprefix("Err").removeprefix("Hata").removeprefix("Xəta"))
    )


def said_of(cells: Iterable[Any]) -> tuple[Message, ...]:
    """What is said of a column some of whose cells were garbled."""
    texts = Counter(cell for cell in cells if type(cell) is str)
    return _said({text: mended(text) for text in texts if not text.isascii()}, texts)


def _said(put_right: Mapping[str, str], times: Mapping[str, int]) -> tuple[Message, ...]:
    """What is said of texts that may have been put right, each met so many times."""
    garbled = [text for text, after in put_right.items() if after != text]
    if not garbled:
        return ()
    told = nmsg(
        "{count} text was garbled and is put right: “{before}” is “{after}”.",
        "{count} texts were garbled and are put right: “{before}” is “{after}”.",
        sum(map(times.__getitem__, garbled)), before=garbled[0].strip()[:40], after=put_right[garbled[0]].strip()[:40],
    )  # fmt: skip
    return (told,)


def read_sound(read: Callable[..., Any], *, text: bool) -> Callable[..., Any]:
    """The reader for cells that are no word of an error and have kept their letters; of a `text` also those that became question marks. What
    is no text is short."""

    def sound(cell: Any, *more: Any) -> Any:
        if type(cell) is str and (fault := _fault(cell, text)) is not None:
            return fault
        return read(cell, *more)

    return sound


def _fault(cell: str, text: bool) -> Fault | None:
    if "#" in cell or ":" in cell:
        bare = cell.strip()
        if len(bare) < _LONGEST and is_error(bare):
            return broken(BrokenCell(Broken.ERROR, bare))
    if not text and len(cell) > _LONG:
        return broken(BrokenCell(Broken.LONG, cell[:_LONGEST]))
    garbled = text and not cell.isascii() and _begins().search(cell) is not None
    if (
        (garbled and mended(cell) == cell and _pairs().search(cell))
        or _REPLACED in cell
        or (text and "?" in cell and _LOST.search(cell.strip()))
    ):
        return Fault(_LETTERS_LOST)
    return None
