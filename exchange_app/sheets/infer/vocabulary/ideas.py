"""What the words of headers mean, whatever the language: words → ideas. The words are those of resources/vocabulary/ideas.toml and
phrases.toml.

It knows no fields. A field's declared headers, put through it, become sets of ideas; a header of a file becomes one too;
the field whose set is nearest is meant. So `Pasportun bitiş günü` is found although only `Pasaport geçerlilik tarihi` and
`Passport expiry` are declared.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from exchange_app.sheets.infer.keys import light, spelled, stems, tokens
from exchange_app.sheets.infer.vocabulary.describing_words import describes, says_nothing
from exchange_app.sheets.word_files import BadVocabulary, phrases, vocabulary, words
from exchange_app.text import fold, name_key

_WEIGHTS = {"strong": 1.0, "plain": 0.6, "weak": 0.3, "faint": 0.12}


@dataclass(frozen=True, slots=True)
class Idea:
    """How much an idea counts when sets of ideas are compared, and its words."""

    weight: float
    words: str


@cache
def known_ideas() -> Mapping[str, Idea]:
    """Every idea; of two with one word the first has it. Raises BadVocabulary."""
    return {name: _idea(name, **line) for name, line in vocabulary("ideas").items()}


def _idea(name: str, *, weight: str | float, words: str) -> Idea:
    counts = _WEIGHTS.get(weight) if isinstance(weight, str) else float(weight)
    if counts is None or not words.split():
        raise BadVocabulary(f"the idea “{name}” has no such weight as {weight!r}, or no words")
    return Idea(counts, words)


@cache
def idea_list(name: str) -> frozenset[str]:
    """The ideas of a list of idea_lists.toml; those of a part by `part.name`. Raises BadVocabulary, KeyError."""
    part, _, within = name.rpartition(".")
    lists = vocabulary("idea_lists")
    listed = words((lists[part] if part else lists)[within])
    for idea in listed:
        if idea not in known_ideas():
            raise BadVocabulary(f"the list {name} names the idea “{idea}”, which is none")
    return frozenset(listed)


@lru_cache(maxsize=1)
def _spellings() -> dict[str, dict[str, str]]:
    """Loose key of a word → its light spellings → idea: `şey` must not be taken for `say`, nor `beslenme` for `başlanma`."""
    out: dict[str, dict[str, str]] = {}
    for idea, known in known_ideas().items():
        for word in spelled(known.words):
            out.setdefault(name_key(word), {}).setdefault(light(word), idea)
    return out


@lru_cache(maxsize=1)
def _words() -> dict[str, str]:
    """Loose key of a word → the first idea that has it."""
    return {key: next(iter(several.values())) for key, several in _spellings().items()}


_SHORT_LENGTH = 4
_HEARD, _LONGEST = 400, 60
"""So many letters of a header say what it is about, however long the question."""
"""Letters of a word up to which it may be several in one."""


_LONG = 5
"""Letters of a word from which on it is known by its beginning."""


@lru_cache(maxsize=1)
def _long_words() -> dict[str, str]:
    return {word: idea for word, idea in _words().items() if len(word) >= _LONG}


@cache
def _listed(name: str) -> frozenset[str]:
    """The words of a list of describing_words.toml, as they are written there."""
    return frozenset(words(vocabulary("describing_words")[name]))


@cache
def _bending() -> frozenset[str]:
    """Short words that take endings; other words of up to three letters are met only as they are."""
    return frozenset(key for word in _listed("bending") for key in tokens(word))


@cache
def meanings(part: str) -> Mapping[str, str]:
    """The words of a part of phrases.toml → the ideas they stand for, "" for none. Raises BadVocabulary."""
    found: dict[str, str] = {}
    for meant, line in vocabulary("phrases")[part].items():
        for each in phrases(line) if part == "together" else words(line):
            if found.setdefault(each, _ideas_named(meant)) != _ideas_named(meant):
                raise BadVocabulary(f"“{each}” stands for two things in {part}")
    return found


def _ideas_named(meant: str) -> str:
    if meant == "nothing":
        return ""
    if unknown := set(meant.split()) - known_ideas().keys():
        raise BadVocabulary(f"there is no idea “{unknown.pop()}”")
    return meant


@lru_cache(maxsize=8192)
def idea_of(word: str) -> str | None:
    """The idea of a folded word: as it stands or with endings taken off; "" for a word that says nothing."""
    token = name_key(word)
    if says_nothing(token, word):
        return ""
    for stem in stems(token):
        if len(stem) <= 3 and stem != token and (begun := _begun(word)) is not None:
            return begun
        if (idea := _of_stem(stem, token, word)) is not None:
            return idea
        if len(stem) > 2 and says_nothing(stem):
            return ""
    return None


def _begun(word: str) -> str | None:
    """The idea of a word that a long known one begins, the longest of them: `pasportunuzdakı`."""
    token, known = name_key(word), _long_words()
    beginnings = (token[:end] for end in range(len(token), _LONG - 1, -1))
    return next((known[each] for each in beginnings if each in known), None)


def _of_stem(stem: str, token: str, word: str) -> str | None:
    several = _spellings().get(stem)
    if several is None or (len(stem) <= 3 and stem != token and stem not in _bending()):
        return None
    plain = light(word)
    alike = next((idea for spelling, idea in several.items() if plain.startswith(spelling)), None)
    return alike or (next(iter(several.values())) if len(stem) > _SHORT_LENGTH else None)


def speaks_plainly(word: str) -> bool:
    """Whether a folded word stands for an idea beyond doubt, even alone: four letters of it or more are a known word."""
    token = name_key(word)
    return (
        any(len(stem) >= 4 and _of_stem(stem, token, word) is not None for stem in stems(token))
        or _begun(word) is not None
    )


def _abbreviated(token: str) -> str | None:
    """The idea of a word cut short (`doğ.`, `etib.`) or without its vowels (`psp.`), where only one idea has words that begin so;
    some are known although several have."""
    if (usual := _short_forms().get(token)) is not None:
        return usual
    if len(token) > 2:
        meant = {idea for word, idea in _words().items() if word.startswith(token)} - {"other"}
        if not meant and not _VOWELS.search(token[1:]):
            meant = {idea for bones, several in _skeletons().items() for idea in several if bones.startswith(token)} - {
                "other"
            }
        if len(meant) == 1:
            return meant.pop()
    return None


@cache
def _short_forms() -> Mapping[str, str]:
    """Short forms in headers that would fit several ideas, by the one they are used for."""
    return {name_key(fold(word)): idea for word, idea in meanings("short").items()}


@lru_cache(maxsize=4096)
def _two_in_one(word: str) -> tuple[str, ...] | None:
    """The ideas of two known words written as one: `birthplace`, `dogumtarihi`, `pasaportno`."""
    if not 6 <= len(word) <= _LONGEST:
        return None
    for at in range(len(word) - 2, 2, -1):
        first, second = word[:at], word[at:]
        if (
            (len(first) > 3 or first in ("tel", "cep"))
            and _whole(first)
            and (rest := idea_of(second))
            and (len(second) > 3 or second in ("no", "yer", "adi", "yeri"))
        ):
            return tuple(each for each in (_whole(first), rest) if each)
    return None


@lru_cache(maxsize=4096)
def _glued(word: str, pieces: int = 3) -> tuple[str, ...] | None:
    """The ideas of two or three words cut short and written as one, as databases name columns: `pasbittar`, `ikametadr`."""
    if not 5 <= len(word) <= _LONGEST or pieces < 2:
        return None
    for at in range(len(word) - 2, 2, -1):
        first = _piece(word[:at])
        rest = word[at:]
        last = (_piece(rest),) if _piece(rest) else _glued(rest, pieces - 1)
        if first and last and all(last):
            return (first, *(each for each in last if each))
    return None


def _piece(word: str) -> str | None:
    pieces = meanings("pieces")
    if len(word) < 3 and word not in pieces:
        return None
    return (
        pieces.get(word)
        or _short_forms().get(name_key(word))
        or (_whole(word) if len(word) > 3 or word in _listed("glued") else None)
    )


def _whole(word: str) -> str | None:
    token = name_key(word)
    return _of_stem(token, token, word)


@lru_cache(maxsize=4096)
def _mistyped(word: str) -> str | None:
    """The idea of a long word with one letter wrong, lost, doubled or out of place (of five letters only out of place), where only one idea comes near."""
    plain = light(word)
    if len(plain) < 5:
        return None
    shortest = 6 if len(plain) > 5 else 5
    meant = {
        idea for several in _spellings().values() for known, idea in several.items()
        if len(known) >= shortest and abs(len(known) - len(plain)) <= 1 and known[0] == plain[0] and _one_slip(known, plain)
        and (shortest > 5 or sorted(known) == sorted(plain))
    }  # fmt: skip
    return meant.pop() if len(meant) == 1 else None


@lru_cache(maxsize=1)
def _skeletons() -> dict[str, set[str]]:
    """Words without the vowels after their first letter → their ideas: `psprt`, `trh`, `tlfn`."""
    out: dict[str, set[str]] = {}
    for idea, known in known_ideas().items():
        for word in spelled(known.words):
            if len(bare := word[0] + _VOWELS.sub("", word[1:])) >= 3:
                out.setdefault(re.sub(r"(.)\1", r"\1", bare), set()).add(idea)
    return out


_VOWELS = re.compile("[aeiou]")


def _boned(word: str) -> str | None:
    """The idea of a word written without its vowels, where only one idea has such a word."""
    if not 3 <= len(word) <= 7 or _VOWELS.search(word[1:]):
        return None
    meant = _skeletons().get(word, set())
    return next(iter(meant)) if len(meant) == 1 else None


def _one_slip(one: str, other: str) -> bool:
    if len(one) > len(other):
        one, other = other, one
    at = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), len(one))
    if len(one) < len(other):
        return one[at:] == other[at + 1 :]
    return one[at + 1 :] == other[at + 1 :] or (
        one[at : at + 2] == other[at : at + 2][::-1] and one[at + 2 :] == other[at + 2 :]
    )


@lru_cache(maxsize=8192)
def weight(idea: str) -> float:
    """How much an idea counts when sets of ideas are compared; unknown words count by half."""
    known = known_ideas().get(idea)
    return known.weight if known else 0.5


_YEAR, _OF_A_YEAR = re.compile(r"20[0-4]\d"), re.compile(r"c[iu]|il(?:i|de|in|inde)?|yil(?:i|in|inda|inin)?|year")
"""`2027-ci il`: a year in a header says when, and asks for none."""
_SHORT = re.compile(r"([^\W\d_]{2,})\.(?!\w)")


@cache
def pairs() -> Mapping[tuple[str, str], str]:
    """Two tokens → the ideas they mean together. Raises BadVocabulary."""
    found: dict[tuple[str, str], str] = {}
    for phrase, meant in meanings("together").items():
        match tokens(phrase):
            case (first, second) if found.setdefault((first, second), meant) == meant:
                pass
            case _:
                raise BadVocabulary(f"“{phrase}” is not two words, or stands for two things")
    return found


def _together(first: str, second: str) -> str | None:
    """What two tokens mean together, the second one with whatever endings."""
    known = pairs()
    found = known.get((first, second))
    if found is not None:
        return found
    for stem in stems(second):
        if len(stem) > 1 and (found := known.get((first, stem))) is not None:
            return found
    if len(second) > 4:
        for length in (6, 5, 4, 3):
            if (found := known.get((first, second[:length]))) is not None:
                return found
    return None


@lru_cache(maxsize=8192)
def ideas(text: str) -> tuple[str, ...]:
    """The ideas of a header text in the order of its words; unknown words stand for themselves, as `~word`."""
    text, found = text[:_HEARD], list[str]()
    spellings = spelled(text)
    several = tokens(text)
    dotted = {name_key(word) for word in _SHORT.findall(fold(text))}
    known = any(idea_of(word) or _begun(word) for word in spellings)
    english = not _listed("english").isdisjoint(spellings)
    in_english, singles = meanings("in_english"), meanings("one_word")
    skip = in_year = False
    for at, (token, word) in enumerate(zip(several, spellings, strict=True)):
        if skip:
            skip = False
            continue
        in_year = _YEAR.fullmatch(word) is not None or (in_year and _OF_A_YEAR.fullmatch(word) is not None)
        if in_year:
            continue
        meant = _together(token, several[at + 1]) if at + 1 < len(several) else None
        if meant is not None:
            found.extend(meant.split())
            skip = True
            continue
        if (single := singles.get(word)) is not None:
            found.extend(single.split())
            continue
        if token == "d" and at + 1 < len(several) and idea_of(spellings[at + 1]) in ("date", "place"):
            found.append("birth")
            continue
        if english and word in in_english:
            idea: str | None = in_english[word]
        else:
            idea = "" if english and word in _listed("saying_in_english") else idea_of(word)
        if idea is None and (pair := _two_in_one(word)) and _mistyped(word) is None:
            found.extend(pair)
            continue
        if idea is None and len(spellings) == 1 and (glued := _glued(word)):
            found.extend(glued)
            continue
        if idea is None:
            idea = _begun(word)
        if idea is None and (token in dotted or (known and len(token) == 3)):
            idea = _abbreviated(token)
        if idea is None and len(token) <= 2:
            continue
        if idea is None:
            idea = _boned(word) or _mistyped(word)
        if idea is None and describes(word):
            continue
        if idea is None:
            found.append("~" + stems(token)[-1])
        elif idea:
            found.append(idea)
    return tuple(found)
