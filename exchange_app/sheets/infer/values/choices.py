"""Words of a choice become its code: three languages, capitals, ASCII spellings, two languages in one cell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from exchange_app.kinds import Choices, Field
from exchange_app.sheets.infer.values.fault import Fault, Reader
from exchange_app.sheets.infer.values.texts import clean, not_given, words_of
from exchange_app.text import LANGUAGES, Language, fold, msg, name_key, words

_BETWEEN = re.compile(r"\s*(?:[/|()\[\]=:;,+&\n]|\s[-–—]\s|\bve\b|\bvə\b|\band\b)\s*")
_EDGES = re.compile(r"[\s.,;:!*'\"«»“”]+")
_NOISE = frozenset(
    map(
        name_key,
        """seviye seviyesi düzey düzeyi düzeyinde səviyyə səviyyəsi səviyyədə level dil dili language bilirəm bilgisi olarak
        derece dərəcə düzeyde seviyede konuşma yazma very alanı sahəsi media medya mediası kanalı channel studiyası stüdyosu şirketi portalı portal sektörü
        radyosu speaker cinsi cinsiyet cefr gazeteciliği haberciliği jurnalistikası jurnalist jurnalisti muhabiri müxbir
        yayıncılığı station house agency company olaraq derecede dərəcədə bilir bilirəm biliyor biliyorum danışır danışıram konuşuyor konuşuyorum knowledge command
        verification listesi siyahısı siyahıda siyahısında siyahıdadır listede listesinde aşamasında mərhələsində mərhələsi aşaması""".split(),
    )
)
_NOT = frozenset(map(name_key, "deyil değil not non olmayan yoxdur".split()))
_CEFR = re.compile(r"(?<![^\W_])([abcавсАВС])\s?-?\s?([12])(?![^\W_])", re.IGNORECASE)
_CYRILLIC = str.maketrans("АВСавс", "ABCabc")


class Vocabulary:
    """The words of one choice, by the keys under which they are looked up; the file's language comes first."""

    def __init__(self, choices: Choices, language: Language) -> None:
        order = (language, *(each for each in LANGUAGES if each != language))
        self.exact: dict[str, str] = {}
        self.loose: dict[str, str | None] = {}
        for code in choices.codes:
            self.exact.setdefault(fold(code), code)
        for each in order:
            for code, spelled in self._spelled(choices, each):
                self._add(code, spelled, single=each == language)
        self.told: dict[str, str | None] = {}
        for key, code in self.exact.items():
            if (bare := _untensed(key)) != key and self.told.setdefault(bare, code) != code:
                self.told[bare] = None
        self.levels = choices.codes[:2] == ("A1", "A2")

    @staticmethod
    def _spelled(choices: Choices, language: Language) -> Iterable[tuple[str, str]]:
        for code, several in choices.words.get(language, {}).items():
            for word in several:
                yield code, word
        say = words(language).say
        for code in choices.codes:
            yield code, say(choices.label(code))

    def _add(self, code: str, word: str, *, single: bool) -> None:
        key = plain(word)
        if len(key) > 1 or (key and single):
            self.exact.setdefault(key, code)
        loose = name_key(word)
        if len(loose) > 3 and self.loose.setdefault(loose, code) != code:
            self.loose[loose] = None

    def word(self, text: str) -> str | None:
        """The code of a word or phrase that stands in the vocabulary as a whole."""
        key = plain(text)
        bare = _untensed(key)
        return (
            self.exact.get(key)
            or self.loose.get(name_key(key))
            or self.told.get(bare)
            or (self.exact.get(bare) if bare != key else None)
        )

    def code(self, text: str) -> str | None:
        """The one code that a cell's words name, or None: nothing known, two codes, or a denial."""
        found = self.word(text)
        if found is not None:
            return found
        if "?" in text:
            return self.code(text.replace("?", "ə"))
        if self.levels and (steps := {_step(each) for each in _CEFR.findall(text)}):
            return steps.pop() if len(steps) == 1 else None
        if (short := self._abbreviated(text)) is not None:
            return short
        if "(" in text and (bare := clean(_INSIDE.sub(" ", text))) != text and (found := self.word(bare)) is not None:
            return found
        parts = [part for part in _BETWEEN.split(text) if part and _EDGES.sub("", part)]
        named = {self.word(part) or self._within(part) for part in parts}
        if len(named) == 1 and len(parts) > 1:
            return named.pop()
        if len(parts) > 1 and len(named - {None}) == 1 and not self.levels:
            return (named - {None}).pop()
        return self._within(text)

    def _abbreviated(self, text: str) -> str | None:
        """The code of a word cut short with a point, `qad.`, where only one code has words that begin so."""
        key = plain(text)
        if not text.rstrip().endswith(".") or len(key) < 2 or " " in key:
            return None
        meant = {code for word, code in self.exact.items() if word.startswith(key)}
        return meant.pop() if len(meant) == 1 else None

    def _within(self, text: str) -> str | None:
        """The code whose words stand inside a phrase, the longest phrase first; the rest must not matter."""
        spelled = plain(text).split()
        tokens = [name_key(each) for each in spelled]
        if len(tokens) > 8 or _NOT.intersection(tokens):
            return None
        codes: set[str] = set()
        rest: list[str] = []
        at = 0
        while at < len(tokens):
            for end in range(len(tokens), at, -1):
                code = self.loose.get(" ".join(tokens[at:end])) or self._short(" ".join(spelled[at:end]))
                if code is not None:
                    codes.add(code)
                    at = end
                    break
            else:
                rest.append(tokens[at])
                at += 1
        if len(codes) != 1 or any(token not in _NOISE for token in rest):
            return None
        return codes.pop()

    def _short(self, text: str) -> str | None:
        """Words too short for a loose key (`iyi`)."""
        return self.exact.get(text) if len(text) == 3 else None


_INSIDE = re.compile(r"\([^()]*\)")
_TENSE = re.compile(r"(?:[aei]?di(?:r)?|[iu]b(?:dir)?|mis(?:dir|tir)?|mus(?:dur|tur)?|du(?:r)?)$")


def _untensed(key: str) -> str:
    """A word without the ending that says when it was done: `ləğv edildi`, `ləğv edilib`, `ləğv edilmişdir` are one."""
    bare = _TENSE.sub("", key)
    return bare if len(bare) > 4 else key


def _step(found: tuple[str, str]) -> str:
    return found[0].translate(_CYRILLIC).upper() + found[1]


def plain(text: str) -> str:
    """A folded word without marks at its edges or between: `News-agency.` → `news agency`."""
    return " ".join(re.sub(r"[^\w]+|_", " ", fold(text)).split())


def read_choices(field: Field, language: Language, letters: Mapping[str, str] | None = None) -> Reader:
    """A reader of one choice column. `letters` are meanings of single letters in this column (folded letter → code)."""
    assert field.choices is not None
    vocabulary = Vocabulary(field.choices, language)
    single = letters or {}

    def read(cell: Any) -> Any:
        text = clean(cell) if type(cell) is str else words_of(cell)
        if len(text) <= 2 and (found := single.get(plain(text))):
            return found
        if not_given(text) and vocabulary.word(text) is None:
            return None
        found = vocabulary.code(text)
        if found is not None:
            return found
        return Fault(msg("These words are not known for {field}; choose one from the list.", field=field.label))

    return read
