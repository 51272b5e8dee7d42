"""The tabs of a record: its form, the lists of what belongs to it, its history; or one page in their place."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from exchange_app.kinds import Many, Tab, kind
from exchange_app.text import Words
from ui.components.buttons import button
from ui.components.labels import line
from ui.components.theme import font, set_property
from ui.forms.form import RecordForm
from ui.forms.history import HistoryList
from ui.forms.pane_reader import PaneContents
from ui.forms.related import RelatedList

_ROUND_A_TAB = 22
"""Pixels round the word of a tab, as in the style sheet."""
Add = Callable[[str, str], None]
"""Makes a record of a kind that belongs to the one shown by a field."""


class PaneTabs(QWidget):
    """Shows the tabs of one record after another, or a page without tabs: none is chosen, or a new one is made."""

    opened = Signal(str, str)
    """kind and id of a record to go to"""
    edited = Signal(str, str)
    """kind and id of a record to edit in a dialog"""
    selecting = Signal()
    """The people who belong to the record are to be seen in their list."""
    undo_asked = Signal(int)
    """Number of the operation to take back."""

    def __init__(self, kind_key: str, words: Words, form: RecordForm, add: Add, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.bar = QTabBar()
        self.bar.setFont(font("text"))
        self.bar.setExpanding(False)
        self.bar.setDocumentMode(True)
        self.bar.setDrawBase(False)
        self._holder = QWidget()
        self._holder.setObjectName("paneTabs")
        self._holder.setFixedHeight(33)
        row = QHBoxLayout(self._holder)
        row.setContentsMargins(8, 0, 8, 0)
        row.addWidget(self.bar, 1)
        column.addWidget(self._holder)
        column.addWidget(line())
        # Each part stands in its place before it is filled: whatever moves to another parent is dressed anew, part by part.
        self._stack = QStackedWidget(self)
        column.addWidget(self._stack, 1)
        self._form, self._kind = form, kind(kind_key)
        self._makers: list[Callable[[], QWidget]] = []
        self._parts: dict[int, QWidget] = {}
        """By the number of its tab, made when it is first looked at: most records are only looked at by their form."""
        self._record: PaneContents | None = None
        self._filled: dict[QWidget, PaneContents] = {}
        self._add_tab(words.p_("tab", "Details"), lambda: form)
        for each in self._kind.tabs:
            self._add_tab(words.say(each.title), partial(self._make_related, each, add))
        self._add_tab(words.p_("tab", "History"), self._make_history)
        self._turn_to(0)
        self.bar.currentChanged.connect(self._turn_to)
        self._stack.currentChanged.connect(self._fill)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow record the tabs stand closer together."""
        super().resizeEvent(event)
        metrics, bar = self.bar.fontMetrics(), self.bar
        needs = sum(metrics.horizontalAdvance(bar.tabText(at)) + _ROUND_A_TAB for at in range(bar.count()))
        tight = needs > self.width() - 24
        if tight != bool(bar.property("tight")):
            set_property(bar, "tight", tight)
            # A bar of tabs asks its style for their widths once.
            QCoreApplication.sendEvent(bar, QEvent(QEvent.Type.StyleChange))

    def _add_tab(self, title: str, make: Callable[[], QWidget]) -> None:
        self._makers.append(make)
        self.bar.addTab(title)

    def _part(self, tab: int) -> QWidget:
        if tab not in self._parts:
            self._parts[tab] = self._makers[tab]()
            self._stack.addWidget(self._parts[tab])
        return self._parts[tab]

    def _turn_to(self, tab: int) -> None:
        self._stack.setCurrentWidget(self._part(tab))

    @property
    def history(self) -> QWidget:
        """The part of the last tab."""
        return self._part(len(self._makers) - 1)

    def _make_history(self) -> QWidget:
        made = HistoryList(self._kind.key, self._words)
        made.undo_asked.connect(self.undo_asked)
        return made

    def _make_related(self, tab: Tab, add: Add) -> QWidget:
        words = self._words
        offer = ("", None) if tab.add is None else (words.say(tab.add), lambda: add(tab.kinds[0], tab.by))
        made = RelatedList(words, tab.kinds, words.say(tab.empty), *offer, icon=tab.icon)
        made.opened.connect(self.opened)
        made.edited.connect(self.edited)
        if tab.many is Many.JOIN:
            made.offer = self._make_selecting
        return made

    def _make_selecting(self) -> QWidget:
        words = self._words
        made = button(words._("Select people…"), "plain", "people", clicked=self.selecting.emit)
        made.setToolTip(words._("Go to the applicants of this cohort, where their status is set"))
        return made

    def show_opened(self, opened: PaneContents) -> None:
        """The tabs of a record, at the one that was looked at; its form is filled by whoever works at it."""
        self._record = opened
        self._holder.show()
        if self._stack.currentWidget() not in self._parts.values():
            self._turn_to(self.bar.currentIndex())
        self._fill()

    def _fill(self) -> None:
        """The tab in front tells of the record. The others wait: most records are only looked at by their first."""
        tab, record = self._stack.currentWidget(), self._record
        if isinstance(tab, RelatedList | HistoryList) and record is not None and self._filled.get(tab) is not record:
            self._filled[tab] = record
            tab.show_opened(record)

    def show_form(self) -> None:
        """The tab of the form."""
        self.bar.setCurrentIndex(0)
        self._stack.setCurrentWidget(self._form)

    def show_instead(self, page: QWidget) -> None:
        """A page without tabs, which may be the form alone."""
        self._holder.hide()
        if self._stack.indexOf(page) < 0:
            self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)

    def state(self) -> int:
        """The number of the tab that is looked at."""
        return self.bar.currentIndex()

    def restore(self, tab: object) -> None:
        """Look at a tab again."""
        self.bar.setCurrentIndex(max(0, min(tab if isinstance(tab, int) else 0, self.bar.count() - 1)))
