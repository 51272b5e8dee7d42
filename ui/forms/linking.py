"""Linking two records by hand: who else this one is, found by search; and taking a link back."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QListView, QWidget

from exchange_app.domain.exchange.pairs import Verdict, ordered
from exchange_app.kinds import kind
from exchange_app.progress import Progress
from exchange_app.services.duplicates.suspects import say
from exchange_app.store import OperationResult, SearchHit
from ui.components.delegate import CellDelegate
from ui.components.dialog import Dialog, ask
from ui.components.fields import SearchField
from ui.components.hit_rows import HitRow, Rows
from ui.components.keys import CommonKeys
from ui.components.labels import label
from ui.desk.context import Desk
from ui.desk.operations import Running

LIMIT = 40


class _Found(QListView):
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if CommonKeys.of(event) is CommonKeys.OPEN:
            self.activated.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)


class LinkDialog(Dialog):
    """Finds the other record of a person or an outlet. After accept, `chosen` is its id."""

    def __init__(self, parent: QWidget, desk: Desk, kind_key: str, record: str, name: str) -> None:
        words = desk.words
        rule = kind(kind_key).same
        assert rule is not None, "only records that may be one are linked"
        title = words.say(rule.link)
        sentence = words._(
            "Choose the other record of {name}. Both records stay; the link travels with the next workbook.", name=name
        )
        super().__init__(parent, words, title, sentence, width=520, icon="link")
        self._desk, self._kind, self._record = desk, kind_key, record
        self._running: Running | None = None
        self._hits: list[SearchHit] = []
        self.chosen = ""
        self.search = SearchField(words, words._("Find by name, code or number"))
        self.body.addWidget(self.search)
        self._model = Rows(self)
        self.list = _Found()
        self.list.setModel(self._model)
        self.list.setItemDelegate(CellDelegate(self.list, height=32, bar=0))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setMinimumHeight(260)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setUniformItemSizes(True)
        self.list.setAccessibleName(words._("Found"))
        self.body.addWidget(self.list)
        self.empty = label(words._("Type a name, a code or a telephone number."), "second", "second")
        self.body.addWidget(self.empty)
        self.add_cancel()
        self._link = self.add_action(words._("Link as one"), self._take, icon="link")
        self._link.setEnabled(False)
        self.search.typed.connect(self._find)
        self.search.left_down.connect(self.list.setFocus)
        self.search.returnPressed.connect(self._take)
        self.list.activated.connect(lambda _index: self._take())
        self.list.selectionModel().currentChanged.connect(
            lambda current, _before: self._link.setEnabled(current.isValid())
        )
        self.search.setFocus()

    def _find(self, text: str) -> None:
        if self._running is not None:
            self._running.drop()
        store = self._desk.store

        def task(_progress: Progress) -> list[SearchHit]:
            if not text.strip():
                return []
            with store.read() as reader:
                return [
                    hit
                    for hit in reader.search(text, limit=4 * LIMIT)
                    if hit.kind == self._kind and hit.id != self._record
                ][:LIMIT]

        self._running = self._desk.operations.run(task, self._show, owner=self)

    def _show(self, hits: list[SearchHit]) -> None:
        self._running, self._hits = None, hits
        self._model.show(
            [
                HitRow(hit.title, "  ".join(part for part in (hit.code, hit.line) if part), "", lambda: None)
                for hit in hits
            ]
        )
        words = self.words
        self.empty.setText(
            ""
            if hits
            else words._("Nothing was found.")
            if self.search.text()
            else words._("Type a name, a code or a telephone number.")
        )
        self.empty.setVisible(not hits)
        self.list.setCurrentIndex(self._model.index(0) if hits else QModelIndex())
        self._link.setEnabled(bool(hits))

    def _take(self) -> None:
        row = self.list.currentIndex().row()
        if 0 <= row < len(self._hits):
            self.chosen = self._hits[row].id
            self.accept()


def link(parent: QWidget, desk: Desk, kind_key: str, record: str, name: str) -> None:
    """Ask who else a record is, and link the two."""
    dialog = LinkDialog(parent, desk, kind_key, record, name)
    if dialog.exec() == Dialog.DialogCode.Accepted and dialog.chosen:
        _say(parent, desk, kind_key, record, dialog.chosen, Verdict.SAME)
    dialog.deleteLater()


def unlink(parent: QWidget, desk: Desk, kind_key: str, record: str, other: str, names: tuple[str, str]) -> None:
    """Ask, and take a link back."""
    words = desk.words
    sentence = words._(
        "{name} and {other} are then two records again, and may be suspected again. Nothing in them changes.",
        name=names[0],
        other=names[1],
    )
    if ask(parent, words, words._("Take the link back?"), sentence, words._("Unlink")):
        _say(parent, desk, kind_key, record, other, None)


def _say(parent: QWidget, desk: Desk, kind_key: str, record: str, other: str, verdict: Verdict | None) -> None:
    store, access = desk.store, desk.access

    def task(_progress: Progress) -> OperationResult:
        # A link is taken back over the link that was seen; who names another person links over whatever was said.
        with store.read() as reader:
            said = reader.pairs.of(kind_key, *ordered(record, other)).verdict
        over = said if verdict is Verdict.SAME else Verdict.SAME
        return say(store, kind_key, record, other, verdict, access=access, over=over)

    def done(result: OperationResult) -> None:
        if result.number:
            desk.step_done(result.label)

    desk.operations.write(task, done, owner=parent)
