"""Whole numbers with words around them, decimals, answers of yes and no. A range or a promise is no number."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from exchange_app.kinds import Field
from exchange_app.sheets.infer.values.fault import Fault, Reader
from exchange_app.sheets.infer.values.texts import clean, not_given
from exchange_app.text import Message, fold, msg

_UNITS = frozenset(
    """yil yildir yillik yili il ildir illik ili year years yr yrs y i kisi kisilik nefer neferlik nefərdir neferdir
    place places person people persons pers seat seats yer yerlik adet eded kontenjan kota kvota yas yasinda yash participant
    participants trainee trainees stajyer iştirakci istirakci katilimci telebe gazeteci jurnalist toplam cemi deneyim tecrube staj
    experience of in the profession work total kontenjani kisidir shexs sexs ogrenci sene senedir calisiyor calisiyorum isleyir isleyirem beri yildan ilden bu meslekte sahede pesede jurnalistlik
    intern interns fellow fellows visitor visitors guest guests pax journalist journalists reporter reporters delegate delegates candidate candidates applicant applicants student students misafir konuk qonaq
    tecrubeci tecrubecilik stajyerlik aday namized istirakcilik katilimcilik gazetecilik uzv uye ucun icin for""".split()
)
_WORDED = re.compile(r"(\d{1,9})(?:[.,]0+)?(?:\s*['’]?\s*([^\d]*))?")
_NUMBERS: Mapping[str, int] = {
    word: number
    for number, words in enumerate(
        (
            "sifir sıfır zero", "bir one", "iki two", "uc three", "dort dord four", "bes five", "alti six", "yedi yeddi seven",
            "sekiz sekkiz eight", "dokuz doqquz nine", "on ten", "onbir eleven", "oniki twelve", "onuc thirteen",
            "ondort ondord fourteen", "onbes fifteen",
        )
    )
    for word in words.split()
} | {"yirmi": 20, "iyirmi": 20, "twenty": 20, "otuz": 30, "thirty": 30, "kirk": 40, "qirx": 40, "forty": 40, "elli": 50, "fifty": 50}  # fmt: skip
_YES = frozenset(
    "evet he beli yes y true aktif aktiv active var 1 dogru etkin faal feal + ✓ ✔ x e aktifdir aktiftir aktivdir fealdir faaldir katiliyor katilir katilacak participating".split()
) | {"istirak edir", "istirak edecek", "taking part", "takes part"}
_NO = frozenset(
    "hayir xeyr xeyir yox no n false pasif passiv inactive qeyri-aktiv deyil degil 0 yanlis h pasiftir passivdir katilmiyor katilmaz katilmayacak".split()
) | {
    "istirak etmir",
    "istirak etmeyecek",
    "not participating",
    "not active",
    "not taking part",
    "aktif degil",
    "aktiv deyil",
    "feal deyil",
    "faal degil",
}
_UNSURE = msg("This is not one whole number; write the number alone.")


def read_integers(field: Field) -> Reader:
    """A reader of whole numbers within the field's bounds."""

    def read(cell: Any) -> Any:
        found = _whole(cell)
        if isinstance(found, int):
            return _bounded(field, found)
        return found

    return read


def _whole(cell: Any) -> int | Fault | None:
    if isinstance(cell, bool):
        return Fault(_UNSURE)
    if isinstance(cell, int):
        return cell
    if isinstance(cell, float):
        return int(cell) if cell.is_integer() else Fault(_UNSURE)
    if not isinstance(cell, str):
        return Fault(msg("A date or time stands where a number is expected; write the number alone."))
    text = clean(cell)
    if not_given(text):
        return None
    plain = fold(text)
    found = _WORDED.fullmatch(plain)
    if found is None:
        return _spelled(plain)
    words = re.findall(r"[^\W\d_]+", found[2] or "")
    rest = re.sub(r"[\w\s().,'’]", "", found[2] or "")
    said = [_NUMBERS.get(word, -1) for word in words if word not in _UNITS or word in _NUMBERS]
    if rest or (said and (min(said) < 0 or sum(said) != int(found[1]))):
        return Fault(_UNSURE)
    return int(found[1])


def _spelled(plain: str) -> int | Fault:
    """`on iki`, `beş kişi`; also words before the number: `toplam 12`."""
    if found := re.fullmatch(r"([^\W\d_ ]+)[: ]+(\d{1,9})(?: +([^\W\d_]+))?", plain):
        if found[1] in _UNITS and (found[3] or found[1]) in _UNITS:
            return int(found[2])
        return Fault(_UNSURE)
    if (inside := re.search(r"\((\d{1,3})\)", plain)) is not None:
        said = _spelled(" ".join((plain[: inside.start()] + plain[inside.end() :]).split()))
        return said if said == int(inside[1]) else Fault(_UNSURE)
    words = plain.split()
    numbers = [_NUMBERS[word] for word in words if word in _NUMBERS]
    if numbers and all(word in _NUMBERS or word in _UNITS for word in words):
        if len(numbers) == 1:
            return numbers[0]
        if len(numbers) == 2 and numbers[0] >= 10 and numbers[0] % 10 == 0 and 0 < numbers[1] < 10:
            return sum(numbers)
    return Fault(_UNSURE)


def _bounded(field: Field, number: int) -> int | Fault:
    if field.minimum is not None and number < field.minimum:
        return Fault(msg("{field} cannot be below {minimum}.", field=field.label, minimum=field.minimum))
    if field.maximum is not None and number > field.maximum:
        return Fault(msg("{field} cannot be above {maximum}.", field=field.label, maximum=field.maximum))
    return number


def read_decimals(field: Field) -> Reader:
    """A reader of decimal numbers; a comma is a decimal point."""

    def read(cell: Any) -> Any:
        if isinstance(cell, bool) or not isinstance(cell, str | int | float):
            return Fault(_NOT_A_NUMBER)
        text = clean(cell) if isinstance(cell, str) else f"{cell:.12g}"
        if not_given(text):
            return None
        try:
            number = Decimal(text.replace(" ", "").replace(",", "."))
        except InvalidOperation:
            return Fault(_NOT_A_NUMBER)
        if not number.is_finite() or (field.minimum is not None and number < field.minimum):
            return Fault(_NOT_A_NUMBER)
        return number

    return read


_NOT_A_NUMBER: Message = msg("This is not a number; write it in figures.")


_FURTHER = re.compile(r"\s/\s|,\s|\s[-–—(]")


def answer(plain: str) -> bool | None:
    """Yes or no from a folded text of one of three languages; None for anything else."""
    first = _FURTHER.split(plain, maxsplit=1)[0].strip(" .!")
    return True if first in _YES else False if first in _NO else None


_LETTERS = ({"e": True, "h": False}, {"b": True, "x": False}, {"h": True, "x": False}, {"y": True, "n": False})
"""Letters for yes and no: evet and hayır, bəli or hə and xeyr, yes and no."""


def answer_letters(texts: Iterable[str]) -> Mapping[str, bool]:
    """Folded letter → what it answers, where the distinct texts of a column are such letters and leave no doubt; else none."""
    seen = {fold(text).strip(" .") for text in texts}
    fitting = [letters for letters in _LETTERS if seen - {"x"} and seen <= set(letters)]
    told = {tuple(letters[each] for each in sorted(seen)) for letters in fitting}
    return fitting[0] if len(told) == 1 else {}


def read_answers(texts: Iterable[str]) -> Reader:
    """A reader of yes and no in a column of these distinct texts, which explain single letters."""
    letters = answer_letters(texts)

    def read(cell: Any) -> Any:
        found = letters.get(fold(cell).strip(" .")) if letters and isinstance(cell, str) else None
        return read_answer(cell) if found is None else found

    return read


def read_answer(cell: Any) -> Any:
    """A reader of yes and no."""
    if isinstance(cell, bool):
        return cell
    if isinstance(cell, int) and cell in (0, 1):
        return bool(cell)
    if isinstance(cell, str):
        text = clean(cell)
        found = answer(fold(text))
        if found is not None:
            return found
        if not_given(text):
            return None
    return Fault(msg("This is neither yes nor no; write one of them."))
