"""How wide the columns of both tables are: as what stands in them needs, within reason."""

from __future__ import annotations

from itertools import islice

from PySide6.QtGui import QFontMetrics

from exchange_app.text import Words
from ui.components.marks import DOT, pill_width
from ui.components.theme import font
from ui.pages.imports.delegate import PAD
from ui.pages.imports.header import BAR
from ui.pages.imports.lines import ImportLine, LineState, state_word
from ui.pages.imports.sheet_model import ReviewModel

SAMPLE = 80
LEAST, MOST, TARGET_MOST = 36, 220, 190


def widths_of(model: ReviewModel, words: Words) -> list[int]:
    """The width in pixels of every column of the model, measured on its first records and the words said of it."""
    plain, strong = QFontMetrics(font("text")), QFontMetrics(font("strong"))
    small, medium = QFontMetrics(font("second")), QFontMetrics(font("medium"))
    sample = _sample(model)
    widths = []
    for at, head in enumerate(model.heads):
        needed = max(_longest(model, sample, at, plain) + 14, strong.horizontalAdvance(head.header) + 16)
        if head.label:
            told = BAR + small.horizontalAdvance(head.sure(words)) + 10 + small.horizontalAdvance(head.note) + 16
            needed = max(needed, min(medium.horizontalAdvance(head.label) + 46, 176), told, 104)
        widths.append(max(LEAST, min(needed, MOST)))
    widths.append(max(pill_width(state_word(state, words)) for state in LineState) + PAD + 8 + DOT + 12)
    for at, target in enumerate(model.targets, len(model.heads) + 1):
        needed = max(_longest(model, sample, at, medium) + 18, small.horizontalAdvance(target.label) + 22)
        widths.append(max(56, min(needed, TARGET_MOST)))
    return widths


def _sample(model: ReviewModel) -> list[ImportLine]:
    """The first records; where nothing is one yet, the first lines."""
    return list(islice(filter(lambda line: line.is_record, model.lines), SAMPLE)) or list(model.lines[:SAMPLE])


def _longest(model: ReviewModel, sample: list[ImportLine], column: int, metrics: QFontMetrics) -> int:
    texts = {model.text(line, column) for line in sample}
    return max(map(metrics.horizontalAdvance, sorted(texts, key=len)[-4:]), default=0)
