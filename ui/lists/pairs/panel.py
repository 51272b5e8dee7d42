"""The panel of suspected duplicates: two lines a pair, and three answers painted at its right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from exchange_app.text import Words
from ui.components import icons, marks
from ui.components.buttons import icon_button
from ui.components.keys import PairKeys, TwiceKeys
from ui.components.labels import Elided, label
from ui.components.text_painting import draw_text
from ui.components.theme import font, ink, tokens
from ui.lists.pairs.pair import PairAnswer, SuspectedPair, undecided

ROW = 52
ANSWERS = (PairAnswer.SAME, PairAnswer.APART, PairAnswer.LATER)
NOWHERE = QModelIndex()


class _Model(QAbstractListModel):
    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self.pairs: Sequence[SuspectedPair] = ()

    def fill(self, pairs: Sequence[SuspectedPair]) -> None:
        self.beginResetModel()
        self.pairs = pairs
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.pairs)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        if not index.isValid() or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        pair = self.pairs[index.row()]
        return self._words._(
            "{first} in {row}, {second} in {record}",
            first=pair.upper.parts[0], row=pair.upper.where, second=pair.lower.parts[0], record=pair.lower.where,
        )  # fmt: skip


class _Delegate(QStyledItemDelegate):
    answered = Signal(int, object)

    def __init__(self, model: _Model, words: Words, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model, self._words, self.of = model, words, tokens()
        self.answers: tuple[PairAnswer, ...] = ANSWERS
        self.shares: tuple[float, ...] = (0.28, 0.16, 0.22, 0.34)
        self._name, self._text, self._button = font("medium"), font("text"), font("second-medium")
        self._small = font("second")
        self.say(words._("Same person"), words._("Two people"))

    def say(self, same: str, apart: str) -> None:
        """The words of the answers."""
        self._said = {
            PairAnswer.SAME: (same, "link"),
            PairAnswer.APART: (apart, "people"),
            PairAnswer.LATER: (self._words.p_("decision", "Later"), ""),
        }

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(400, ROW)

    def boxes(self, rect: QRect) -> dict[PairAnswer, QRect]:
        """Where the answers stand in a row."""
        metrics, right, found = QFontMetrics(self._button), rect.right() - 12, {}
        for key in reversed(self.answers):
            said, sign = self._said[key]
            width = metrics.horizontalAdvance(said) + (36 if sign else 20)
            found[key] = QRect(right - width, rect.top() + 13, width, 26)
            right -= width + 4
        return found

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        of, rect, pair = self.of, option.rect, self._model.pairs[index.row()]
        painter.save()
        painter.setClipRect(rect)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if selected:
            painter.fillRect(rect, ink(of.accent_tint))
            painter.fillRect(rect.left(), rect.top(), 3, rect.height(), ink(of.accent))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, ink(of.line))
        boxes = self.boxes(rect)
        alike = self._words._("{share} % alike", share=round(100 * pair.score))
        most = marks.pill_width(self._words._("{share} % alike", share=100), self._button)
        width = marks.pill_width(alike, self._button)
        left = (boxes[PairAnswer.SAME].left() - 14 if boxes else rect.right() - 12) - most
        marks.paint_pill(
            painter, QRect(left + most - width, rect.top(), width + 2, ROW), alike, "warning", of, self._button
        )
        self._halves(painter, QRect(rect.left() + 16, rect.top(), left - rect.left() - 24, ROW), pair)
        for key, box in boxes.items():
            self._answer(painter, box, key, pair.decision is key)
        painter.restore()

    def _halves(self, painter: QPainter, room: QRect, pair: SuspectedPair) -> None:
        above, below = pair.spans()
        widths = self._widths(room.right() - room.left() - 40, [spans[1] for spans in (above, below)])
        for top, half, spans in ((room.top() + 5, pair.upper, above), (room.top() + 26, pair.lower, below)):
            line = QRect(room.left(), top, room.width(), 20)
            marks.paint_side(painter, line, half.side, half.ours, self.of)
            at = room.left() + 40
            for number, wide in enumerate(widths):
                if not wide:
                    continue
                part = QRect(at, top, max(40, wide - 10), 20)
                if number < 3:
                    marks.paint_spans(painter, part, spans[number], self.of, self._name if number == 0 else self._text)
                else:
                    painter.setFont(self._small)
                    painter.setPen(ink(self.of.second))
                    draw_text(painter, part, half.where)
                at += wide

    def _widths(self, room: int, facts: Sequence[Sequence[tuple[str, str]]]) -> list[int]:
        """Of name, fact, telephone and place: the fact, mostly a date, stands whole where the others can give way to it."""
        widths = [int(room * share) for share in self.shares]
        metrics = QFontMetrics(self._text)
        needs = max(sum(metrics.horizontalAdvance(text) for text, _tone in spans) for spans in facts) + 12
        for giver, keeps in ((3, 20), (0, 90)):
            given = max(0, min(needs - widths[1], widths[giver] - keeps))
            widths[1], widths[giver] = widths[1] + given, widths[giver] - given
        return widths

    def _answer(self, painter: QPainter, box: QRect, key: PairAnswer, chosen: bool) -> None:
        of, (said, sign) = self.of, self._said[key]
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if sign or chosen:
            fill = (of.accent if sign else of.neutral) if chosen else of.surface
            painter.setPen(ink(fill if chosen else of.strong_line))
            painter.setBrush(ink(fill))
            painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        colour = of.on_accent if chosen and sign else of.text
        if sign:
            icons.paint(painter, sign, QRect(box.left() + 9, box.top() + 6, 14, 14), colour)
        painter.setFont(self._button)
        painter.setPen(ink(colour))
        draw_text(painter, box.adjusted(28 if sign else 10, 0, 0, 0), said)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def editorEvent(
        self, event: QEvent, model: object, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> bool:
        if event.type() == QEvent.Type.MouseButtonRelease and isinstance(event, QMouseEvent):
            for key, box in self.boxes(option.rect).items():
                if box.contains(event.position().toPoint()):
                    self.answered.emit(index.row(), key)
                    return True
        return False


class _List(QListView):
    answered = Signal(int, object)
    keys: type[PairKeys | TwiceKeys] = PairKeys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        pressed, row = self.keys.of(event), self.currentIndex().row()
        if pressed is None or (pressed is TwiceKeys.UNDO and row < 0):
            super().keyPressEvent(event) if pressed is None else event.ignore()
        elif (answer := answer_of(pressed)) is not None:
            self.answered.emit(row, answer)
        elif pressed in (PairKeys.NEXT, PairKeys.BEFORE, TwiceKeys.NEXT, TwiceKeys.BEFORE):
            row += -1 if pressed in (PairKeys.BEFORE, TwiceKeys.BEFORE) else 1
            self.setCurrentIndex(self.model().index(max(0, min(row, self.model().rowCount() - 1)), 0))


def answer_of(pressed: PairKeys | TwiceKeys | None) -> PairAnswer | None:
    """The answer that a key gives."""
    match pressed:
        case PairKeys.SAME | TwiceKeys.SAME:
            return PairAnswer.SAME
        case PairKeys.APART | TwiceKeys.APART:
            return PairAnswer.APART
        case PairKeys.LATER | TwiceKeys.LATER:
            return PairAnswer.LATER
        case TwiceKeys.UNDO:
            return PairAnswer.UNDO
    return None


class DuplicatesPanel(QWidget):
    """Shows the pairs; says which was answered and which is current."""

    answered = Signal(object, object)
    """Pair and its answer."""
    current = Signal(object)
    """Pair that became current."""
    gone = Signal()
    """The pair that was current is not here any more, so that none is; and so an answer was given to none."""

    def __init__(
        self, words: Words, parent: QWidget | None = None, *, told: str = "", keys: type[PairKeys | TwiceKeys] = PairKeys,
        narrow: bool = False, short: bool = False,
    ) -> None:  # fmt: skip
        """`told` explains the pairs; `keys` are those that answer, `undo` taking an answer back. `narrow`: the answers stand elsewhere, and a pair that was
        answered leaves the list. `short`: telephones stand elsewhere."""
        super().__init__(parent)
        self._words = words
        self._narrow = narrow
        self.at: tuple[str, str] | None = None
        """The key of the pair at which the person is, also when it is gone."""
        self._told = told or words._(
            "The sheet's row above, the store's record below. What differs is marked letter by letter."
        )
        self.setObjectName("surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._model = _Model(words)
        self.list = _List()
        self.list.keys = keys
        self.list.setModel(self._model)
        self.list.setAccessibleName(words._("Suspected duplicates"))
        self.list.setUniformItemSizes(True)
        self._delegate = _Delegate(self._model, words, self.list)
        if narrow:
            self._delegate.answers = ()
        if narrow or short:
            self._delegate.shares = (0.40, 0.28, 0, 0.32)
        self.list.setItemDelegate(self._delegate)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self._head())
        rows.addWidget(self.list, 1)
        self._delegate.answered.connect(self._answer)
        self.list.answered.connect(self._answer)
        self.list.selectionModel().currentChanged.connect(lambda index, _: self._tell(index.row()))

    def _head(self) -> QWidget:
        words, head = self._words, QWidget()
        head.setFixedHeight(40)
        row = QHBoxLayout(head)
        row.setContentsMargins(16, 0, 8, 0)
        row.setSpacing(10)
        picture = QLabel()
        picture.setPixmap(icons.pixmap("duplicates", tokens().warning, 16, self.devicePixelRatioF()))
        row.addWidget(picture)
        self._title = label(words._("Suspected duplicates"), "strong")
        row.addWidget(self._title)
        self._count = label("", "text", "second")
        row.addWidget(self._count)
        row.addWidget(Elided(self._told, "second", "second"), 1)
        row.addWidget(icon_button("chevron-up", words._("Pair before"), clicked=lambda: self.step(-1), tone="second"))
        row.addWidget(icon_button("chevron-down", words._("Next pair"), clicked=lambda: self.step(1), tone="second"))
        self._place = label("", "second", "second")
        self._place.setMinimumWidth(48)
        row.addWidget(self._place)
        return head

    def say_title(self, title: str) -> None:
        """Another title."""
        self._title.setText(title)
        self.list.setAccessibleName(title)

    def say_answers(self, same: str, apart: str) -> None:
        """Other words for the answers."""
        self._delegate.say(same, apart)
        self.list.viewport().update()

    def fill(self, pairs: Sequence[SuspectedPair], current: int | None = None) -> None:
        """Show these pairs; that one current (see `go_to`), or the first undecided one."""
        self._model.fill(pairs)
        if current is None:
            current = next((at for at, pair in enumerate(pairs) if pair.decision is PairAnswer.LATER), 0)
        if pairs:
            self.go_to(min(current, len(pairs) - 1))
        self._say()

    def go_to(self, row: int) -> None:
        """Make a pair current; -1: none is, because the one that was is gone, and no key answers until the person goes to
        one."""
        self.list.setCurrentIndex(self._model.index(row, 0))
        if row < 0:
            self._say()
            self.gone.emit()

    def row_of(self, key: tuple[str, str] | None) -> int:
        """Where a pair stands; -1 where it is not here."""
        return next((row for row, each in enumerate(self._model.pairs) if each.key == key), -1)

    def leave(self) -> None:
        """The current pair leaves the list by the person's own answer: the person is at the one that comes next."""
        row, pairs = self.list.currentIndex().row(), self._model.pairs
        following = pairs[row + 1 : row + 2] or pairs[max(0, row - 1) : max(0, row)]
        self.at = following[0].key if following else None

    @property
    def pairs(self) -> Sequence[SuspectedPair]:
        """The pairs shown."""
        return self._model.pairs

    def wanted_height(self) -> int:
        """The height that shows up to three pairs."""
        return 40 + ROW * min(3, max(1, len(self._model.pairs))) + 1

    def step(self, by: int) -> None:
        """Go to another pair."""
        row = max(0, min(self.list.currentIndex().row() + by, self._model.rowCount() - 1))
        self.list.setCurrentIndex(self._model.index(row, 0))

    def _answer(self, row: int, answer: PairAnswer) -> None:
        if row < 0:
            self.gone.emit()
            return
        pair = self._model.pairs[row]
        if self._narrow:
            self.answered.emit(pair, answer)
            return
        pair.decision = PairAnswer.LATER if answer is PairAnswer.UNDO else answer
        self.answered.emit(pair, answer)
        following = next(
            (at for at in range(row + 1, len(self._model.pairs)) if self._model.pairs[at].decision is PairAnswer.LATER),
            row,
        )
        if pair.decision is not PairAnswer.LATER:
            self.list.setCurrentIndex(self._model.index(following, 0))
        self.list.viewport().update()
        self._say()

    def _tell(self, row: int) -> None:
        if 0 <= row < len(self._model.pairs):
            self.at = self._model.pairs[row].key
            self.current.emit(self._model.pairs[row])
        self._say()

    def _say(self) -> None:
        words, count = self._words, len(self._model.pairs)
        waiting = undecided(self._model.pairs)
        pairs = words.n_("{count} pair", "{count} pairs", count)
        self._count.setText(
            pairs if waiting == count else words._("{pairs}, {waiting} to decide", pairs=pairs, waiting=waiting)
        )
        row = self.list.currentIndex().row()
        self._place.setText(words._("{number} of {total}", number=row + 1, total=count) if row >= 0 else "")
