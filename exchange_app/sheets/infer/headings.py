"""How near a heading comes to each field by its words: signs in plain words, each with a weight for each field that was learned
(tests/lists/learn_headings.py), not written by hand."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import combinations

from exchange_app.kinds.registry import cleared
from exchange_app.sheets.infer.catalogue import Declared, adapted, declared
from exchange_app.sheets.infer.keys import parts, tokens
from exchange_app.sheets.infer.vocabulary.ideas import ideas, weight, wordless
from exchange_app.sheets.word_files import vocabulary, words
from exchange_app.text import Language

Levels = tuple[str, ...]
"""The texts of a header from the group on top down to the column's own, as typed."""

PIECES = re.compile(r"\s*[/|\n\r]+\s*|\s+[-–—]\s+")
LISTING = re.compile(
    r"\s*[/|\n\r,;&+]+\s*|(?<=[^\W\d_]{2})-(?=(?-i:[A-ZÇƏĞİÖŞÜ])[^\W\d_]{2})|\s+(?:ve|və|and|-|–)\s+", re.IGNORECASE
)
_WITHIN = frozenset(tokens("at in of within from"))
_PROSE, _WORDS = 6, 5
"""A heading of so many words is a sentence; so many of its words that stand for no idea are listened to."""
ALWAYS, NOTHING = "always", "nothing-known"


def is_question(text: str) -> bool:
    """Whether a header is a whole question, as forms ask it: its words beside the matter do not count."""
    return text.rstrip().endswith("?") and len(text.split()) >= 3


def unknown(several: Iterable[str]) -> bool:
    """Whether no word of a text is known."""
    return all(idea.startswith("~") for idea in several)


@lru_cache(maxsize=8192)
def signs(levels: Levels, language: Language | None) -> tuple[str, ...]:
    """What speaks for and against fields in a heading. Pieces in a language that is not known and, where they alone speak, words before
    parentheses take nothing away."""
    outside, inside = parts(levels[-1])
    pieces = [piece for piece in PIECES.split(outside) if piece]
    outside = " / ".join([piece for piece in pieces if not ideas(piece) or not unknown(ideas(piece))] or pieces)
    own, explained = ideas(outside), ideas(inside)
    if unknown(own) and not unknown(explained):
        own, explained = explained, ()
    prose = is_question(outside) or len(outside.split()) >= _PROSE
    above = ideas(" ".join(levels[:-1])) if len(levels) > 1 else None
    turned = _WITHIN.intersection(tokens(outside)) != set()
    listing = LISTING.search(outside) is not None
    others = wordless(outside)[:_WORDS]
    return tuple(signs_of(own, explained, above, language, others, prose=prose, turned=turned, listing=listing))


def signs_of(
    own: Sequence[str],
    inside: Sequence[str],
    above: Sequence[str] | None,
    language: Language | None,
    others: Sequence[str] = (),
    *,
    prose: bool,
    turned: bool,
    listing: bool = False,
) -> Iterator[str]:
    """The signs of ideas: those of the heading itself, in its parentheses and above it; `others` are its words without one. `turned`: the first of its ideas is what the others
    describe (`Position at your organisation`), and not the last."""
    known = [idea for idea in own if not idea.startswith("~")]
    strange = len({idea for idea in own if idea.startswith("~")})
    mine = sorted(set(known)) + (["unknown-words" if strange > 1 else "unknown-word"] if strange else [])
    heads = [idea for idea in known if weight(idea) >= 0.3]
    head = [f"head:{heads[0 if turned else -1]}"] if heads and len(mine) > 1 else []
    around = [*_marked("inside", inside), *_marked("above", above or ())]
    beside = [
        *around,
        *(("grouped",) if above is not None else ()),
        *(("prose",) if prose else ()),
        *(("listing",) if listing else ()),
        *(("alone",) if len(mine) == 1 else ()),
        *((f"in:{language}",) if language else ()),
    ]
    yield from (ALWAYS, *(mine if known else [*mine, NOTHING]), *head, *beside)
    for number in (2, 3):
        yield from map("+".join, combinations(mine, number))
    yield from (f"{one}+{other}" for one in mine for other in beside)
    yield from (f"{one}+{other}" for one in head for other in around)
    yield from (f"{one}+{other}" for one in mine for other in head)
    yield from map("+".join, combinations(around, 2))
    spoken = [f"word:{each}" for each in others]
    yield from spoken
    yield from (f"{one}+{other}" for one in (mine if known else []) for other in spoken)
    yield from map("+".join, combinations(spoken, 2))


def _marked(where: str, several: Iterable[str]) -> list[str]:
    return sorted({f"{where}:{'unknown-word' if idea.startswith('~') else idea}" for idea in several})


@cache
def weights(kind: str) -> Mapping[str, Mapping[str, float]]:
    """What a sign weighs for each field of a kind of list, in natural logarithms of odds."""
    found: dict[str, dict[str, float]] = {}
    for fields, line in vocabulary("heading_weights").get(kind, {}).items():
        listed = words(line)
        for sign, number in zip(listed[::2], listed[1::2], strict=True):
            found.setdefault(sign, {})[fields] = float(number)
    return found


@cleared
@lru_cache(maxsize=8192)
def likelihoods(levels: Levels, kind: str, language: Language | None) -> Mapping[str, float]:
    """How likely each field is what a heading names, 0 to 1; whole names by their fields with `+` between them."""
    scores = weighed(signs(levels, language), weights(kind))
    own = frozenset(adapted(ideas(parts(levels[-1])[0]), kind))
    for each in _unlearned(kind):
        alike = sum(map(weight, own & each.ideas)) / sum(map(weight, own | each.ideas))
        scores[each.field] = max(alike, scores.get(each.field, 0.0))
    return scores


@cleared
@lru_cache(maxsize=8)
def _unlearned(kind: str) -> tuple[Declared, ...]:
    """The declared headers of fields of which nothing was learned yet: a heading comes as near to them as they have ideas in common."""
    learned = {field for fields in weights(kind).values() for field in fields}
    return tuple(each for each in declared(kind) if each.field not in learned)


def weighed(several: Iterable[str], known: Mapping[str, Mapping[str, float]]) -> dict[str, float]:
    """What signs say together."""
    totals: dict[str, float] = {}
    for sign in several:
        for fields, number in known.get(sign, {}).items():
            totals[fields] = totals.get(fields, 0.0) + number
    return {fields: 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, total)))) for fields, total in totals.items()}
