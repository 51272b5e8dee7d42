"""Weights of signs, learned from examples of a choice: which of several offers, each with its signs, is the right one.

The weights are those under which what is right is likeliest, none larger than it must be: one best answer, found by scipy.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

_ROUNDS = 4
Features = Mapping[int, float]
"""The strength of each sign by its number."""


@dataclass
class Example:
    """What may be chosen, each with its signs, and which of them is right."""

    offers: Sequence[Features]
    right: int
    weight: float = 1.0
    nothing: int = -1
    """Which of them says that it is nothing."""


class Learner:
    """Weights of signs. The likelihood of an offer is its share of all offers, by the sum of what its signs weigh."""

    def __init__(self) -> None:
        self.index: dict[str, int] = {}
        self.weights: Any = numpy.zeros(0)

    def features(self, signs: Iterable[tuple[str, float]]) -> Features:
        """Signs by number; what is said twice counts twice."""
        found: dict[int, float] = defaultdict(float)
        for name, strength in signs:
            found[self.index.setdefault(name, len(self.index))] += strength
        return found

    def shares(self, example: Example) -> list[float]:
        """How likely each offer is."""
        totals = [sum(self.weights[at] * strength for at, strength in offer.items()) for offer in example.offers]
        odds = [math.exp(total - max(totals)) for total in totals]
        return [each / sum(odds) for each in odds]

    def learn(self, examples: Sequence[Example], *, shrink: float, least: float | None = None) -> None:
        """Learns the weights anew. `shrink`: how much it costs that a weight is not nought. No weight falls below `least`."""
        offers = [offer for each in examples for offer in each.offers]
        ends = numpy.cumsum([0, *(len(offer) for offer in offers)])
        signs = numpy.fromiter((at for offer in offers for at in offer), dtype=int, count=ends[-1])
        strengths = numpy.fromiter((many for offer in offers for many in offer.values()), dtype=float, count=ends[-1])
        table = csr_matrix((strengths, signs, ends), shape=(len(offers), len(self.index)))
        several = numpy.array([len(each.offers) for each in examples])
        starts = numpy.cumsum(several) - several
        right = starts + [each.right for each in examples]
        counts = numpy.array([each.weight for each in examples])
        wanted = numpy.zeros(len(offers))
        wanted[right] = counts

        def cost(weights: Any) -> tuple[float, Any]:
            totals = table @ weights
            totals = totals - numpy.repeat(numpy.maximum.reduceat(totals, starts), several)
            odds = numpy.exp(totals)
            sums = numpy.add.reduceat(odds, starts)
            expected = odds * numpy.repeat(counts / sums, several)
            told = counts @ (numpy.log(sums) - totals[right]) + shrink / 2 * weights @ weights
            return told, table.T @ (expected - wanted) + shrink * weights

        bounds = None if least is None else [(least, None)] * len(self.index)
        found = minimize(
            cost, numpy.zeros(len(self.index)), jac=True, method="L-BFGS-B", bounds=bounds, options={"maxiter": 2000}
        )
        self.weights = found.x

    def learn_judged(self, examples: Sequence[Example], *, shrink: float, least: float | None = None) -> None:
        """Learns the weights, and a few times anew: of the examples that count more than others, as a person judged them, those that
        still come out wrong count double."""
        several = [replace(each) for each in examples]
        for _ in range(_ROUNDS):
            self.learn(several, shrink=shrink, least=least)
            wrong = [
                each for each in several if each.weight > 1 and (shares := self.shares(each))[each.right] < max(shares)
            ]
            for each in wrong:
                each.weight *= 2

    def known(self) -> dict[str, float]:
        """The weights worth telling, by name."""
        told = {name: round(float(self.weights[at]), 3) for name, at in self.index.items()}
        return {name: weight for name, weight in told.items() if abs(weight) >= 0.02}


def told(learner: Learner, held: Sequence[Example]) -> str:
    """How right the held examples are chosen, and how right those of each likelihood are."""
    bins: dict[int, Counter[bool]] = defaultdict(Counter)
    right = 0
    for each in held:
        shares = learner.shares(each)
        best = max(range(len(shares)), key=shares.__getitem__)
        right += best == each.right
        if best != each.nothing:
            bins[min(9, int(shares[best] * 10))][best == each.right] += 1
    lines = [f"held back: {right} of {len(held)} right"]
    lines += [
        f"  {at * 10} to {at * 10 + 10} % sure: {bins[at][True]} of {bins[at].total()} right" for at in sorted(bins)
    ]
    return "\n".join(lines)
