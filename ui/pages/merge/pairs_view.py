"""Two that may be one, in the review: the pairs above with three answers each, both records side by side under them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from exchange_app.kinds import kind
from exchange_app.services.duplicates.suspects import Suspects
from exchange_app.services.merging import Review
from exchange_app.text import Words
from ui.components.keys import TwiceKeys
from ui.lists.pairs.evidence import EvidencePanel, SideBySide
from ui.lists.pairs.pair import PairAnswer, SuspectedPair, answer_of
from ui.lists.pairs.panel import DuplicatesPanel
from ui.lists.pairs.side import half
from ui.pages.merge.groups import pair_groups
from ui.pages.merge.loaded_review import LoadedReview


class PairsView(QWidget):
    """Answers go straight into the review; nothing is written before it is applied."""

    decided = Signal()
    """A pair was answered, or its answer taken back."""

    def __init__(self, words: Words, own: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._own = words, own
        self._review: Review | None = None
        self._shown: list[tuple[Suspects, SideBySide]] = []
        self.list = DuplicatesPanel(
            words, told=words._("S same, D two, L later, U undo, J and K to move"), keys=TwiceKeys, short=True
        )
        self.evidence = EvidencePanel(words, own, foot=False)
        self.split = QSplitter(Qt.Orientation.Vertical)
        self.split.setHandleWidth(1)
        self.split.setChildrenCollapsible(False)
        self.split.addWidget(self.list)
        self.split.addWidget(self.evidence)
        self.split.setStretchFactor(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.split)
        self.setFocusProxy(self.list.list)
        self.list.answered.connect(self._answer)
        self.list.current.connect(lambda pair: self.evidence.show_pair(self._shown[pair.line][1]))
        self.list.gone.connect(lambda: self.evidence.show_pair(None))

    def show_kind(self, found: LoadedReview, of: str) -> None:
        """Show the pairs of a kind, the first that waits current."""
        words, self._review = self._words, found.review
        self._shown = [
            (pair, both) for pair, both in zip(found.review.suspects, found.pairs, strict=True) if pair.kind == of
        ]
        rule = kind(of).same
        if rule is not None:
            self.list.say_title(words.say(rule.group))
            self.list.say_answers(words.say(rule.one), words.say(rule.two))
        self.list.fill([self._line(at, *each) for at, each in enumerate(self._shown)])
        self.split.setSizes([self.list.wanted_height(), 400])

    def _line(self, at: int, pair: Suspects, both: SideBySide) -> SuspectedPair:
        entries = {each.id: each for each in (pair.first, pair.second)}
        upper, lower = (half(pair.kind, entries[each.id], self._own, self._words) for each in both.records)
        verdict = self._review.verdict(pair) if self._review is not None else None
        return SuspectedPair(at, pair.key, upper, lower, pair.score, answer_of(verdict))

    def _answer(self, pair: SuspectedPair, answer: PairAnswer) -> None:
        if self._review is None:
            return
        suspects = self._shown[pair.line][0]
        before, said = self._review.verdict(suspects), answer.verdict
        self._review.say_of(suspects, said)
        if answer is PairAnswer.LATER and before is None:
            self.list.step(1)
        self.decided.emit()


def counts(review: Review) -> dict[str, int]:
    """How many pairs each group has."""
    return {key: sum(pair.kind == of for pair in review.suspects) for key, of in pair_groups().items()}


def answered(review: Review) -> dict[str, int]:
    """How many of them are answered."""
    return {
        key: sum(pair.kind == of and review.verdict(pair) is not None for pair in review.suspects)
        for key, of in pair_groups().items()
    }
