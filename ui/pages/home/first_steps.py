"""The first steps of the work on Home: a list that ticks itself off, and that a person puts away."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal

from exchange_app.services.home import FirstStep
from exchange_app.text import Words
from ui.components.buttons import icon_button
from ui.components.panel import Panel
from ui.desk.goto import GoTo
from ui.pages.home.lists import ITEM, HomeLine, LineList
from ui.pages.home.ways import way_of

_LEAST = 4
"""Steps that are always in sight."""


class FirstSteps(Panel):
    """Each step with what is to be done for it; a click does it, also where it was done before."""

    put_away = Signal()

    def __init__(self, words: Words, go: Callable[[GoTo], None]) -> None:
        super().__init__(words._("First steps"))
        self._words, self._go = words, go
        self.list = LineList(words._("First steps"))
        self.body.addWidget(self.list)
        away = words._("Put the first steps away; Help ▸ First steps brings them back")
        self.close_button = icon_button("close", away, clicked=self.put_away.emit, tone="second")
        self.add_to_head(self.close_button)

    def show_steps(self, steps: Sequence[FirstStep]) -> None:
        """Show them as they stand."""
        words = self._words
        self.list.lines.show_lines([self._line(each) for each in steps])
        # In a low window it scrolls.
        self.list.setMinimumHeight(min(len(steps), _LEAST) * ITEM)
        self.list.setMaximumHeight(len(steps) * ITEM)
        done = words.number(sum(each.done for each in steps))
        self.count.setText(words._("{done} of {count} done", done=done, count=words.number(len(steps))))

    def _line(self, step: FirstStep) -> HomeLine:
        words, to = self._words, way_of(step.target)
        said = words.say(step.sentence)
        if step.done:
            return HomeLine(said, words._("done"), icon="check", spans=((said, "second"),), do=lambda: self._go(to))
        return HomeLine(said, action=words.say(step.action), icon=step.icon, do=lambda: self._go(to))
