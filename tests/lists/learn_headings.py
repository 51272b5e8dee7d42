"""Learns how much each sign of a heading weighs for each field.

    python -m tests.lists.learn_headings [--made-up 30000] [--rounds 10] [--seed 5] [--write]

Learned from the declared headings of all fields, from the judged headings of tests/sheets/infer, from those that people wrote down blind
(tests/lists/written), and from headings of the generated lists that are not kept out. So that nothing is forgotten that no judged heading says, made-up combinations of ideas keep what the weights in use
say of them. Of the written ones a sixth is never learned, and says how right what is learned is. Without --write nothing is changed.
"""

import argparse
import math
import random
import re
import sys
import textwrap
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import Path

from exchange_app.assets import shipped
from exchange_app.kinds.columns import read_fields
from exchange_app.sheets.infer.catalogue import fields_of, only_names, readable_kinds, spellings
from exchange_app.sheets.infer.headers import ENOUGH
from exchange_app.sheets.infer.headings import LISTING, Levels, signs, signs_of, weighed, weights
from exchange_app.sheets.infer.keys import parts
from exchange_app.sheets.infer.vocabulary.ideas import ideas, known_ideas
from exchange_app.text import LANGUAGES, Language
from tests.lists.generate import make
from tests.lists.headings import HEADINGS as GENERATED
from tests.lists.written import written
from tests.sheets.infer.headings import HEADINGS

OF_OTHERS = "adviser_email adviser_phone host host_country arrival shirt signature room".split()
"""Columns of the generated lists that give no field, and have a heading that says so."""
RIGHT, WRONG, JUDGED, WRITTEN, AGAIN = 0.97, 0.02, 8.0, 5.0, 60


@dataclass
class Example:
    """A heading of a kind of list by its signs, what it names, and how much it counts."""

    kind: str
    signs: Sequence[str]
    scores: Mapping[str, float]
    weight: float = 1.0

    @property
    def named(self) -> str:
        """The field that it names, "" for none."""
        return best_of(self.scores)


def best_of(scores: Mapping[str, float]) -> str:
    """The field that comes nearest, "" where none comes near enough."""
    best = max(scores, key=lambda key: scores[key], default="")
    return best if best and scores[best] >= ENOUGH else ""


@dataclass(frozen=True)
class Judged:
    """A heading of which a test says what it names: fields with `+` between them, "" for none."""

    levels: Levels
    kind: str
    language: Language | None
    fields: str


def judged() -> list[Judged]:
    """All judged headings of the tests of the reader."""
    found = [
        Judged(each.levels, each.kind, each.language, "+".join(each.fields))
        for each in HEADINGS
        if each.met_in != {"unseen"}
    ]
    sys.path.insert(0, str(Path(__file__).parents[1] / "sheets" / "infer"))
    names = ("test_whose_it_is", "test_neighbours_and_kin", "test_groups")
    whose, kin, above_one = map(import_module, names)
    for (kind, language), several in whose.OTHERS.items():
        found += _each(kind, language, "", several)
    for (kind, language), several in whose.OURS.items():
        for heading, _, fields in (each.partition("=") for each in several.split("|")):
            found += _each(kind, language, fields.strip(), heading)
    for kind, meant in kin.MEANT.items():
        found += [Judged((each,), kind, None, fields) for fields, several in meant.items() for each in several]
    for (kind, above), meant in above_one.GROUPS.items():
        for group in map(str.strip, above.split("|")):
            for own, fields in meant.items():
                language: Language = "az" if {"ə", "Ə"} & set(group + own) else "tr"
                found.append(Judged((group, own), kind, language, fields))
    return found


def pieces(each: Judged) -> Iterator[Judged]:
    """The pieces of a heading under one another: each names its own of several fields, or the one field of the whole."""
    above = each.levels[:-1]
    several = [piece for piece in LISTING.split(parts(each.levels[-1])[0]) if ideas(piece)]
    fields = each.fields.split("+")
    if len(several) < 2 or (len(fields) > 1 and (len(fields) != len(several) or only_names(fields))):
        return
    for at, piece in enumerate(several):
        field = fields[at if len(fields) > 1 else 0]
        yield replace(each, levels=(*above, several[0 if at else -1], piece), fields=field)
        if len(fields) > 1 and at == 0:
            yield replace(each, levels=(*above, piece), fields=field)


def _each(kind: str, language: Language | None, fields: str, several: str) -> Iterator[Judged]:
    for heading in map(str.strip, " ".join(several.split()).split("|")):
        if heading:
            yield Judged((heading,), kind, language, fields)


def listed(*, kept_out: bool) -> list[Judged]:
    """The headings of the generated lists that name one field, or something that is none."""
    found = []
    for idea, by_language in GENERATED.items():
        kind, _, field = idea.rpartition(":")
        kind = kind or "applicant"
        named = field if field in fields_of(kind) else "" if idea in OF_OTHERS else None
        for language, several in by_language.items() if named is not None else ():
            found += [Judged((each.text,), kind, language, named) for each in several if each.kept_out is kept_out]
    return found


def by_writers(*, held: bool) -> Iterator[Judged]:
    """The headings that people wrote down blind."""
    for each in written():
        if each.held is held:
            yield Judged(each.levels, each.kind, each.language, "+".join(each.fields))


def values() -> Iterator[Judged]:
    """Cells of generated lists, which name nothing: people, places and outlets."""
    cells = {cell for number in range(_LISTS) for row in make(_SEED, number).grid[-_ROWS:] for cell in row}
    texts = sorted(cell for cell in cells if isinstance(cell, str) and _WORDS.fullmatch(cell))
    for text in texts:
        if not set(map(str.casefold, ideas(text))) & known_ideas().keys():
            yield from (Judged((text,), kind, None, "") for kind in readable_kinds())


_LISTS, _SEED, _ROWS = 60, 1001, 12
_WORDS = re.compile(r"[^\W\d_]+( [^\W\d_]+){1,2}")


def declared() -> list[Judged]:
    """The declared headings of all fields."""
    return [
        Judged((text,), kind, language, field.key)
        for kind in readable_kinds() for field in read_fields(kind) for language, text in spellings(field)
    ]  # fmt: skip


def canonical(fields: str) -> str:
    """Fields as they are learned: the parts of a name in the order of their declaration."""
    several = fields.split("+")
    if only_names(several):
        return "+".join(key for key in fields_of("applicant") if key in several)
    return fields


def examples(several: Iterable[Judged], weight: float) -> list[Example]:
    """What judged headings teach: fields beside the right one keep a little of what is known of them; one that names none is near to none."""
    found = []
    for each in several:
        right = canonical(each.fields)
        if "+" in right and not only_names(right.split("+")):
            right = ""
        said = signs(each.levels, each.language)
        known = weighed(said, weights(each.kind)).items() if each.fields else ()
        scores = {key: min(score, 0.3) for key, score in known if score > WRONG}
        found.append(Example(each.kind, said, scores | ({right: RIGHT} if right else {}), weight))
    return found


def made_up(number: int, several: Sequence[Judged]) -> Iterator[Example]:
    """Combinations of ideas near those of real headings, with what is known of them."""
    every = [*known_ideas(), *["~word"] * 12]
    met = [(each.kind, ideas(each.levels[-1])[:6], ideas(" ".join(each.levels[:-1]))) for each in several]
    for _ in range(number):
        kind, own, above = random.choice(met)
        changed = list(own)
        at = random.randrange(len(changed) + 1)
        match random.choice(("less", "more", "more", "other", "any", "both")):
            case "less":
                del changed[at : at + 1]
            case "more":
                changed.insert(at, random.choice(every))
            case "other":
                changed[at : at + 1] = [random.choice(every)]
            case "any":
                changed = random.choices(every, k=random.choice((1, 2, 2, 3)))
            case "both":
                changed += random.choice(met)[1][:2]
        inside = random.choice(met)[1][:3] if random.random() < 0.15 else ()
        if not above and random.random() < 0.2:
            above = random.choice(met)[1][:3]
        language = random.choice((None, *LANGUAGES))
        said = tuple(
            signs_of(
                changed,
                inside,
                above or None,
                language,
                prose=random.random() < 0.15,
                turned=random.random() < 0.1,
                listing=random.random() < 0.1,
            )
        )
        yield Example(kind, said, weighed(said, weights(kind)))


class Learner:
    """Weights by logistic regression, one for each field, that stay nought for signs that say little (FTRL-proximal, McMahan 2013)."""

    def __init__(self, *, step: float = 0.6, least: float = 8.0, shrink: float = 0.05) -> None:
        self.step, self.least, self.shrink = step, least, shrink
        self.weights: dict[str, dict[str, float]] = defaultdict(dict)
        self._slopes: dict[str, dict[str, list[float]]] = defaultdict(dict)

    def learn(self, several: Sequence[Example], rounds: int) -> None:
        """Goes over the examples that many times."""
        order = list(several)
        for _ in range(rounds):
            random.shuffle(order)
            for each in order:
                told = weighed(each.signs, self.weights)
                for field in told.keys() | each.scores.keys():
                    wrong = told.get(field, 0.5) - min(0.99, each.scores.get(field, 0.0))
                    if abs(wrong) > WRONG:
                        self._correct(each.signs, field, each.weight * wrong)

    def named(self, several: Sequence[str]) -> str:
        """The field that signs name, "" for none."""
        return best_of(weighed(several, self.weights))

    def _correct(self, several: Sequence[str], field: str, wrong: float) -> None:
        for sign in several:
            known = self._slopes[sign].setdefault(field, [0.0, 0.0])
            now = self.weights[sign].get(field, 0.0)
            before = math.sqrt(known[1])
            known[1] += wrong * wrong
            after = math.sqrt(known[1])
            known[0] += wrong - (after - before) / self.step * now
            if abs(known[0]) <= self.least:
                self.weights[sign].pop(field, None)
            else:
                over = known[0] - math.copysign(self.least, known[0])
                self.weights[sign][field] = -over / ((1.0 + after) / self.step + self.shrink)


def learned(several: Sequence[Example], rounds: int) -> dict[str, Learner]:
    """What examples teach, by kind of list."""
    found = {}
    for kind in readable_kinds():
        found[kind] = Learner()
        here = [each for each in several if each.kind == kind]
        found[kind].learn(here, rounds)
        judged_here = [replace(each, weight=3 * JUDGED) for each in here if each.weight >= JUDGED]
        for _ in range(AGAIN):
            found[kind].learn([each for each in judged_here if found[kind].named(each.signs) != each.named], 2)
    return found


def told(held: Sequence[Judged], by_kind: Mapping[str, Learner]) -> str:
    """How many held headings are named right by what was learned."""
    right = many = 0
    for each in held:
        wanted = canonical(each.fields)
        if "+" in wanted and not only_names(wanted.split("+")):
            continue
        right += by_kind[each.kind].named(signs(each.levels, each.language)) == wanted
        many += 1
    return f"{right} of {many} right"


def write(by_kind: Mapping[str, Learner]) -> None:
    """The weights as the file that the reader reads."""
    lines = [
        "# How much each sign of a heading weighs for each field, in natural logarithms of odds. Learned (tests/lists/learn_headings.py),",
        "# not written by hand. Signs: an idea of the heading; head: the idea that the others describe; inside: in its parentheses; above: in the",
        "# groups above; signs with + between them are met together.",
    ]
    for kind, learner in by_kind.items():
        lines += ["", f"[{kind}]"]
        by_field: dict[str, list[str]] = defaultdict(list)
        for sign, several in sorted(learner.weights.items()):
            for field, weight in several.items():
                if abs(weight) >= 0.05:
                    by_field[field].append(f"{sign} {weight:.2f}")
        for field, several in sorted(by_field.items()):
            lines += [
                f"{_key(field)} = '''",
                *textwrap.wrap(" ".join(several), 140, break_long_words=False, break_on_hyphens=False),
                "'''",
            ]
    Path(shipped("resources", "vocabulary", "heading_weights.toml")).write_text("\n".join([*lines, ""]), "utf-8")


def _key(field: str) -> str:
    return f'"{field}"' if "+" in field else field


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--made-up", type=int, default=30000)
    parser.add_argument("--rounds", type=int, default=10)
    parser.add_argument("--seed", type=int, default=5)
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    random.seed(given.seed)
    tests = [part for each in judged() for part in (each, *pieces(each))]
    said = {(each.levels, each.kind) for each in tests}
    others = [*declared(), *(each for each in listed(kept_out=False) if (each.levels, each.kind) not in said)]
    blind = [each for each in by_writers(held=False) if (each.levels, each.kind) not in said]
    wrote = [part for each in blind for part in (each, *pieces(each))]
    known = [
        *examples(others, 3.0),
        *examples(wrote, WRITTEN),
        *examples(values(), WRITTEN),
        *made_up(given.made_up, [*tests, *others]),
    ]
    by_kind = learned([*examples(tests, JUDGED), *known], given.rounds)
    print("all judged headings:", told(tests, by_kind))
    print("headings written blind, learned:", told(blind, by_kind))
    print("headings written blind, held back:", told(list(by_writers(held=True)), by_kind))
    print("headings of generated lists that are kept out:", told(listed(kept_out=True), by_kind))
    if given.write:
        write(by_kind)


if __name__ == "__main__":
    main()
