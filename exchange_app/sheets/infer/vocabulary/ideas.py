"""What the words of headers mean, whatever the language: words → ideas. The words are those of resources/vocabulary/ideas.toml and
phrases.toml.

It knows no fields. A field's declared headers, put through it, become sets of ideas; a header of a file becomes one too;
the field whose set is nearest is meant. So `Pasportun bitiş günü` is found although only `Pasaport geçerlilik tarihi` and
`Passport expiry` are declared.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
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


@cache
def _spellings() -> Mapping[str, Mapping[str, str]]:
    """Loose key of a word → its light spellings → idea: `şey` must not be taken for `say`, nor `beslenme` for `başlanma`."""
    out: dict[str, dict[str, str]] = {}
    for idea, known in known_ideas().items():
        for word in spelled(known.words):
            out.setdefault(name_key(word), {}).setdefault(light(word), idea)
    return out


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
        if len(stem) <= 3 and stem != token and (begun := _near(word, _begins)):
            return begun
        if (idea := _spelled_alike(stem, word)) and (len(stem) > 3 or stem == token or stem in _bending()):
            return idea
        if len(stem) > 2 and says_nothing(stem):
            return ""
    return None


def _spelled_alike(stem: str, word: str) -> str | None:
    """The idea of the known word that is a stem of another; of short ones as they are spelled, and not by the loose key alone."""
    several = _spellings().get(stem, {})
    alike = next((idea for spelling, idea in several.items() if light(word).startswith(spelling)), None)
    return alike or (next(iter(several.values()), None) if len(stem) > _SHORT_LENGTH else None)


_SHORT_LENGTH, _HEARD, _LONGEST = 4, 400, 60
"""Letters of a word that is spelled as it is known; so many letters of a header say what it is about, however long the question; and
letters of a word up to which it may be several in one."""


def speaks_plainly(word: str) -> bool:
    """Whether a folded word stands for an idea beyond doubt, even alone: four letters of it or more are a known word."""
    stems_of = (stem for stem in stems(name_key(word)) if len(stem) > 3)
    return any(_spelled_alike(stem, word) for stem in stems_of) or _near(word, _begins) is not None


def _begins(word: str, known: str) -> float:
    return len(known) / _LONGEST if len(known) > _SHORT_LENGTH and word.startswith(known) else 0.0


def _is_cut(word: str, known: str) -> float:
    begins = name_key(known).startswith(name_key(word))
    return 1.0 * (len(word) > 2) * (1.0 if begins else 0.9 * (_bare(word) == word and _bare(known).startswith(word)))


def _has_a_slip(word: str, known: str) -> float:
    """Without its vowels; or, of a long word, one letter wrong, lost, doubled or out of place, of five letters only out of place."""
    if 3 <= len(word) <= 7 and _bare(known) == word:
        return 1.0
    shortest = min(len(word), len(known))
    if shortest < 5 or abs(len(word) - len(known)) > 1 or (shortest == 5 and sorted(word) != sorted(known)):
        return 0.0
    return 0.9 * (_distance()(word, known, score_cutoff=1) == 1)


@cache
def _distance() -> Callable[..., int]:
    from rapidfuzz.distance import OSA  # only when a word is looked for: the program starts without it

    return OSA.distance


@lru_cache(maxsize=8192)
def _near(word: str, *ways: Callable[[str, str], float]) -> str | None:
    """The idea of the known words that come nearest to a word in one of these ways, where it is but one."""
    plain = light(word)
    for likeness in ways:
        near = [(likeness(plain, known), idea) for known, idea in _by_letter().get(plain[:1], ())]
        most = max(near, default=(0.0, ""))[0]
        meant = {idea for like, idea in near if like == most} - ({"other"} if likeness is _is_cut else set())
        if most and len(meant) == 1:
            return meant.pop()
    return None


@cache
def _by_letter() -> Mapping[str, Sequence[tuple[str, str]]]:
    """The light spellings of all words with their ideas, by their first letter."""
    out: dict[str, list[tuple[str, str]]] = {}
    for several in _spellings().values():
        for known, idea in several.items():
            out.setdefault(known[0], []).append((known, idea))
    return out


@lru_cache(maxsize=8192)
def _bare(word: str) -> str:
    """A word without the vowels after its first letter: `psprt`, `trh`, `tlfn`."""
    return re.sub(r"(.)\1", r"\1", word[0] + re.sub("[aeiou]", "", word[1:]))


@cache
def _short_forms() -> Mapping[str, str]:
    """Short forms in headers that would fit several ideas, by the one they are used for."""
    return {name_key(fold(word)): idea for word, idea in meanings("short").items()}


@lru_cache(maxsize=4096)
def _glued(word: str, pieces: int, cut: bool) -> tuple[str, ...]:
    """The ideas of words written as one: `birthplace`, `dogumtarihi`; with short forms, as databases name columns: `pasbittar`."""
    if not 5 <= len(word) <= _LONGEST or pieces < 2:
        return ()
    for at in range(len(word) - 2, 2, -1):
        rest = word[at:]
        last = _piece(rest, cut) or (idea_of(rest) if len(rest) > 3 else None)
        behind = (last,) if last else _glued(rest, pieces - 1, cut)
        if behind and (first := _piece(word[:at], cut)):
            return (first, *behind)
    return ()


def _piece(word: str, cut: bool) -> str | None:
    """The idea of a word inside a longer one."""
    whole = _spelled_alike(name_key(word), word) if len(word) > 3 or word in _listed("glued") else None
    return meanings("pieces").get(word) or (_short_forms().get(name_key(word)) if cut else None) or whole


@lru_cache(maxsize=8192)
def weight(idea: str) -> float:
    """How much an idea counts when sets of ideas are compared; unknown words count by half."""
    known = known_ideas().get(idea)
    return known.weight if known else 0.5


_YEAR, _OF_A_YEAR = re.compile(r"20[0-4]\d"), re.compile(r"c[iu]|il(?:i|de|in|inde)?|yil(?:i|in|inda|inin)?|year")
"""`2027-ci il`: a year in a header says when, and asks for none."""
_POINTED = re.compile(r"([^\W\d_]{2,})\.(?!\w)")


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
    begun = (second[:end] for end in range(len(second), 0, -1))
    usual = (each for each in begun if len(each) > 2 < len(second) - 2 or each in stems(second))
    return next((meant for each in usual if (meant := pairs().get((first, each))) is not None), None)


@lru_cache(maxsize=8192)
def ideas(text: str) -> tuple[str, ...]:
    """The ideas of a header text in the order of its words; unknown words stand for themselves, as `~word`."""
    text, found = text[:_HEARD], list[str]()
    several, keys = spelled(text), tokens(text)
    if len(several) == 1 and several[0] in meanings("alone"):
        return tuple(meanings("alone")[several[0]].split())
    pointed = {name_key(word) for word in _POINTED.findall(fold(text))}
    known = any(idea_of(word) or _near(word, _begins) for word in several)
    english = not _listed("english").isdisjoint(several)
    at = 0
    in_year = False
    while at < len(several):
        word, key = several[at], keys[at]
        in_year = _YEAR.fullmatch(word) is not None or (in_year and _OF_A_YEAR.fullmatch(word) is not None)
        together = _together(key, keys[at + 1]) if at + 1 < len(several) and not in_year else None
        if together is not None:
            found += together.split()
            at += 1
        elif not in_year:
            cut = key in pointed or (known and len(key) == 3)
            found += _said(word, english=english, cut=cut, alone=len(several) == 1)
        at += 1
    return tuple(found)


@lru_cache(maxsize=8192)
def wordless(text: str) -> tuple[str, ...]:
    """The words of a header text that stand for no idea, each by its stem: unknown ones, and those that describe."""
    spoken = [word for word in spelled(text[:_HEARD]) if word not in _listed("saying")]
    several = [(word, _said(word, english=False, cut=False, alone=False)) for word in spoken]
    return tuple(
        dict.fromkeys(stems(name_key(word))[-1] for word, said in several if all(each.startswith("~") for each in said))
    )


def _said(word: str, *, english: bool, cut: bool, alone: bool) -> Sequence[str]:
    """The ideas of one word of a header."""
    if (single := meanings("one_word").get(word)) is not None:
        return single.split()
    if english and (word in meanings("in_english") or word in _listed("saying_in_english")):
        return meanings("in_english").get(word, "").split()
    idea = idea_of(word)
    if idea is None:
        if glued := (_near(word, _has_a_slip) is None and _glued(word, 2, False)) or (alone and _glued(word, 3, True)):
            return glued
        idea = _near(word, _begins) or (cut and (_short_forms().get(name_key(word)) or _near(word, _is_cut))) or None
    if idea is None and len(name_key(word)) > 2:
        idea = _near(word, _has_a_slip) or ("" if describes(word) else f"~{stems(name_key(word))[-1]}")
    return (idea,) if idea else ()
