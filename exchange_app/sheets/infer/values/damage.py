"""What programs did to texts on their way: letters read in the wrong encoding, letters lost, guards around a text, errors in its place."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any

from exchange_app.sheets import formula_guard
from exchange_app.sheets.infer.values.fault import Fault, broken
from exchange_app.sheets.raw import Broken, BrokenCell
from exchange_app.text import Message, msg, nmsg

_LETTERS = "çğıöşüəâîûÇĞİÖŞÜƏÂÎÛäßéèêëáàãåñóòôõúùíìøæÄÉÈÁÀÅÑÓÚØÆčćęłńśźżžšČŚŠŻŽøō’‘“”–—…№«»°\xa0\xad"
_CODECS = ("latin-1", "cp1252", "cp1254", "cp1251", "cp857", "cp437", "mac_roman", "mac_turkish")
"""Encodings in which text in UTF-8 is read by mistake."""


def _misread(letter: str, codec: str) -> str:
    return "".join(bytes([byte]).decode(codec) if _knows(codec, byte) else chr(byte) for byte in letter.encode("utf-8"))


def _knows(codec: str, byte: int) -> bool:
    try:
        bytes([byte]).decode(codec)
    except UnicodeDecodeError:
        return False
    return True


_MENDED = {_misread(letter, codec): letter for codec in _CODECS for letter in _LETTERS} | {"ï»¿": ""}
_GARBLED = re.compile("|".join(map(re.escape, sorted(_MENDED, key=lambda key: (-len(key), key)))))
_BEGINS = re.compile(f"[{re.escape(''.join(sorted({key[0] for key in _MENDED})))}][^ -~]")
"""How garbled letters begin: hardly any text of three languages has this, which is found far faster."""
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
    """The text with its garbled letters put right: `GÃ¶ktuÄŸ` is Göktuğ. Only what can be nothing else is touched."""
    return _GARBLED.sub(lambda found: _MENDED[found[0]], text) if _BEGINS.search(text) else text


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
    garbled = [text for text in texts if not text.isascii() and mended(text) != text]
    if not garbled:
        return ()
    told = nmsg(
        "{count} text was garbled and is put right: “{before}” is “{after}”.",
        "{count} texts were garbled and are put right: “{before}” is “{after}”.",
        sum(map(texts.__getitem__, garbled)), before=garbled[0].strip()[:40], after=mended(garbled[0]).strip()[:40],
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
    if _REPLACED in cell or (text and "?" in cell and _LOST.search(cell.strip())):
        return Fault(_LETTERS_LOST)
    return None
