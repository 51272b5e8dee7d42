"""Words become what they mean: three languages, capitals, ASCII spellings, other alphabets, endings, two languages in one cell."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, lru_cache
from typing import Any

from exchange_app.kinds import Choices, Field
from exchange_app.kinds.registry import per_registry
from exchange_app.sheets.values.fault import Fault, Reader
from exchange_app.sheets.values.texts import not_given, words_of
from exchange_app.sheets.word_files import phrases, vocabulary
from exchange_app.sheets.word_files import words as listed
from exchange_app.text import LANGUAGES, Language, Message, fold, msg, name_key, words

_BETWEEN = re.compile(r"\s*(?:[/|()\[\]=:;,+&\n]|\s[-–—]\s|\bve\b|\bvə\b|\band\b)\s*")
_CEFR = re.compile(r"(?<![^\W_])([abcавсАВС])\s?-?\s?([12])(?![^\W_])", re.IGNORECASE)
_CYRILLIC = str.maketrans("АВСавс", "ABCabc")
_INSIDE = re.compile(r"\([^()]*\)")
_TENSE = re.compile(r"(?:[aei]?di(?:r)?|[iu]b(?:dir)?|mis(?:dir|tir)?|mus(?:dur|tur)?|du(?:r)?)$")
_MARKS = re.compile(r"[^\w]+|_")
_LONGEST = 8
_FURTHER = re.compile(r"\s/\s|,\s|\s[-–—(]")


@lru_cache(maxsize=65536)
def plain(text: str) -> str:
    """A folded word without marks at its edges or between: `News-agency.` → `news agency`. Every choice asks it of the same cells."""
    return " ".join(_MARKS.sub(" ", fold(text)).split())


class KnownWords:
    """Words by what they mean: found as they are, by a looser key where they are spelled otherwise, and by what `bare` leaves of them."""

    def __init__(self, spelled: Iterable[tuple[str, str]], bare: Callable[[str], str]) -> None:
        """`spelled` are pairs of a code and a word for it; of two codes the first has the word."""
        self.exact: dict[str, str] = {}
        self.loose: dict[str, str | None] = {}
        self._bare, self._told = bare, dict[str, str | None]()
        for code, word in spelled:
            key = plain(word) or word
            self.exact.setdefault(key, code)
            for keys, other in ((self.loose, name_key(word)), (self._told, bare(key))):
                if len(other) > 3 and keys.setdefault(other, code) != code:
                    keys[other] = None

    def word(self, text: str) -> str | None:
        """The code of a word or phrase that is known as a whole."""
        return self.keyed(plain(text))

    def keyed(self, key: str) -> str | None:
        """The same for a key that `plain` gave."""
        found = self.exact.get(key) or self.loose.get(name_key(key))
        return found or self._told.get(bare := self._bare(key)) or self.exact.get(bare)


@cache
def answers() -> KnownWords:
    """The words for yes and no."""
    return KnownWords(
        ((code, word) for code, line in vocabulary("cells")["answers"].items() for word in phrases(line)), str
    )


def answer(text: str) -> bool | None:
    """Yes or no from a text of one of three languages; None for anything else."""
    first = _FURTHER.split(text, maxsplit=1)[0]
    found = answers().exact.get(plain(first) or first)
    return None if found is None else found == "yes"


def untensed(key: str) -> str:
    """A word without the ending that says when it was done: `ləğv edildi`, `ləğv edilib`, `ləğv edilmişdir` are one."""
    bare = _TENSE.sub("", key)
    return bare if len(bare) > 4 else key


@cache
def _loosely(name: str) -> frozenset[str]:
    return frozenset(map(name_key, listed(vocabulary("cells")[name])))


class Vocabulary(KnownWords):
    """The words of one choice; the file's language comes first, and only its single letters are words."""

    def __init__(self, choices: Choices, language: Language) -> None:
        super().__init__(self._spelled(choices, language), untensed)
        self.levels = choices.codes[:2] == ("A1", "A2")
        self.code = lru_cache(maxsize=16384)(self._code)
        """The one code that a cell's words name, or None: nothing known, two codes, or a denial. A column says the same again and again."""

    @staticmethod
    def _spelled(choices: Choices, own: Language) -> Iterator[tuple[str, str]]:
        yield from ((code, code) for code in choices.codes)
        for language in sorted(LANGUAGES, key=lambda each: each != own):
            say = words(language).say
            spelled = [(code, word) for code, several in choices.words.get(language, {}).items() for word in several]
            spelled += [(code, say(choices.label(code))) for code in choices.codes]
            yield from (each for each in spelled if language == own or len(plain(each[1])) > 1)

    def _code(self, text: str) -> str | None:
        if (found := self.word(text)) is not None:
            return found
        if "?" in text:
            return self.code(text.replace("?", "ə"))
        if self.levels and (steps := {each[0].translate(_CYRILLIC).upper() + each[1] for each in _CEFR.findall(text)}):
            return steps.pop() if len(steps) == 1 else None
        if (short := self._abbreviated(text)) is not None:
            return short
        if "(" in text and (found := self.word(_INSIDE.sub(" ", text))) is not None:
            return found
        parts = [part for part in _BETWEEN.split(text) if plain(part)]
        if len(parts) > 1:
            named = [{code} if (code := self.word(part)) else self._within(part) for part in parts]
            told = set().union(*named)
            if len(told) == 1 and not (self.levels and set() in named):
                return told.pop()
        codes = self._within(text)
        return codes.pop() if len(codes) == 1 else None

    def _abbreviated(self, text: str) -> str | None:
        """The code of a word cut short with a point, `qad.`, where only one code has words that begin so."""
        key = plain(text)
        if not text.rstrip().endswith(".") or len(key) < 2 or " " in key:
            return None
        meant = {code for word, code in self.exact.items() if word.startswith(key)}
        return meant.pop() if len(meant) == 1 else None

    def _within(self, text: str) -> set[str]:
        """The codes whose words stand inside a phrase, the longest words first; none where the rest matters."""
        spelled = plain(text).split()
        tokens = [name_key(each) for each in spelled]
        codes: set[str] = set()
        if len(tokens) > _LONGEST or _loosely("denials").intersection(tokens):
            return codes
        at = 0
        while at < len(tokens):
            for end in range(len(tokens), at, -1):
                short = " ".join(spelled[at:end])
                code = self.loose.get(" ".join(tokens[at:end])) or (
                    self.exact.get(short) if len(short) in (2, 3) else None
                )
                if code is not None:
                    codes.add(code)
                    at = end
                    break
            else:
                if tokens[at] not in _loosely("around_choices"):
                    return set()
                at += 1
        return codes


@per_registry
def words_for(choices: Choices, language: Language) -> Vocabulary:
    """The words of a choice in a file of this language."""
    return Vocabulary(choices, language)


def _reader(meaning: Callable[[str], Any], letters: Mapping[str, Any], unknown: Message) -> Reader:
    def read(cell: Any) -> Any:
        text = words_of(cell)
        found = letters.get(plain(text))
        found = meaning(text) if found is None else found
        return found if found is not None else None if not_given(text) else Fault(unknown)

    return read


def read_choices(field: Field, language: Language, letters: Mapping[str, str] | None = None) -> Reader:
    """A reader of one choice column. `letters` are meanings of single letters in this column (folded letter → code)."""
    assert field.choices is not None
    unknown = msg("These words are not known for {field}; choose one from the list.", field=field.label)
    return _reader(words_for(field.choices, language).code, letters or {}, unknown)


def read_answers(letters: Mapping[str, str] | None = None) -> Reader:
    """A reader of yes and no. `letters` are meanings of single letters in this column (folded letter → yes or no)."""
    meant = {letter: said == "yes" for letter, said in (letters or {}).items()}
    return _reader(answer, meant, msg("This is neither yes nor no; write one of them."))
