"""Editors of values, one for each type of field; used by forms, lists, filters and bulk changes alike."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QModelIndex, QObject, QPersistentModelIndex, QPoint, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QLineEdit,
    QMenu,
    QPushButton,
    QWidget,
)  # fmt: skip

from exchange_app.kinds import Field, FieldType, Value
from exchange_app.kinds.countries import country_names
from exchange_app.kinds.values import show
from exchange_app.services.typed_values import parse_typed
from exchange_app.text import Message, fold
from ui.components.fields import SteadyBox
from ui.components.keys import SearchKeys, TickKeys
from ui.forms.editor import DateEditor, Editor, LineEditor, LongEditor, Read, is_commit, opens
from ui.forms.lookups import Lookups

_SOUGHT = Qt.ItemDataRole.UserRole + 1


class _Completer(QCompleter):
    """Offers the entries of a box in which the typed letters stand; capitals and accents do not matter, as in every search."""

    def __init__(self, box: QComboBox) -> None:
        super().__init__(box.model(), box)
        self.setCompletionRole(_SOUGHT)
        self.setFilterMode(Qt.MatchFlag.MatchContains)
        offered = self.popup()
        assert offered is not None
        offered.setObjectName("offered")

    def splitPath(self, path: str) -> list[str]:
        return [fold(path)]

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:
        return str(index.data(Qt.ItemDataRole.DisplayRole))


class ChoiceEditor(Editor):
    """One of a list, in the person's words; the first line stands for nothing."""

    def __init__(self, field: Field, lookups: Lookups, parent: QWidget | None = None) -> None:
        super().__init__(field, lookups, parent)
        self.box = SteadyBox(self)
        self.box.setMaxVisibleItems(16)
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.box.setMinimumContentsLength(6)
        self._nothing = self.words.say(field.unset) if field.unset is not None else "—"
        self.box.addItem(self._nothing, None)
        for value in _choices(field, lookups):
            self.box.addItem(show(field, value, self.words), value)
        if self.box.count() > 24:
            self.box.setEditable(True)
            self.box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
            self.box.setItemText(0, "")
            line = self.box.lineEdit()
            assert line is not None
            line.setPlaceholderText("—")
            for at in range(self.box.count()):
                self.box.setItemData(at, fold(self.box.itemText(at)), _SOUGHT)
            self.box.setCompleter(_Completer(self.box))
        self.box.activated.connect(lambda _at: self.changed.emit())
        self.box.editTextChanged.connect(lambda _text: self.changed.emit())
        self._hold(self.box)

    def put(self, value: Value | None) -> None:
        """Show a value."""
        before = self.box.blockSignals(True)
        place = next((at for at in range(self.box.count()) if self.box.itemData(at) == value), 0)
        self.box.setCurrentIndex(place)
        self.box.blockSignals(before)

    def read(self) -> Read:
        """The chosen value; in a long list also what was typed."""
        if self.box.isEditable() and self.box.currentText() != self.box.itemText(self.box.currentIndex()):
            return super().read()
        value = self.box.currentData()
        return parse_typed(self.field, "", self.words) if value is None else value

    def text(self) -> str:
        """The words chosen or typed."""
        shown = self.box.currentText()
        return "" if shown == self._nothing else shown

    def put_text(self, text: str) -> None:
        """Choose by words again, in whatever language they were chosen; in a long list also words that mean nothing yet."""
        at = self.box.findText(text)
        value = parse_typed(self.field, text, self.words) if at < 0 else None
        if at >= 0:
            self.box.setCurrentIndex(at)
        elif self.box.isEditable() and text:
            self.box.setEditText(text)
        else:
            self.put(None if isinstance(value, Message) else value)


def _choices(field: Field, lookups: Lookups) -> list[Value]:
    match field.type:
        case FieldType.BOOLEAN:
            return [True, False]
        case FieldType.COUNTRY:
            home = ["TR", "AZ"]
            return [*home, *(code for code in country_names(lookups.words.language) if code not in home)]
        case FieldType.AGENCY:
            return list(lookups.agencies())
        case _:
            return list(field.choices.codes) if field.choices else []


class SeveralEditor(Editor):
    """Some of a list: a button with check marks under it. A click and Space tick one and leave the list open; Enter closes it."""

    def __init__(self, field: Field, lookups: Lookups, parent: QWidget | None = None) -> None:
        super().__init__(field, lookups, parent)
        self.button = QPushButton(self)
        self.button.setProperty("kind", "choice")
        self._menu = QMenu(self.button)
        codes = field.choices.codes if field.choices else tuple(lookups.agencies())
        self._actions = {}
        for code in codes:
            action = self._menu.addAction(show(field, (code,), self.words))
            action.setCheckable(True)
            action.toggled.connect(self._toggled)
            self._actions[code] = action
        self._menu.installEventFilter(self)
        self.button.installEventFilter(self)
        self.button.clicked.connect(self._open)
        self._hold(self.button)
        self._quiet = False
        self._say()

    def _open(self) -> None:
        """Under the button and as wide, the first line marked: the next key is for it."""
        self._menu.setMinimumWidth(self.button.width())
        self._menu.popup(self.button.mapToGlobal(QPoint(0, self.button.height())))
        self._menu.setActiveAction(self._menu.actions()[0])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        key = event if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) else None
        if watched is self.button:
            if key is not None and opens(key):
                self._open()
                return True
            return super().eventFilter(watched, event)
        ticks = event.type() == QEvent.Type.MouseButtonRelease or (
            key is not None and TickKeys.of(key) is TickKeys.TICK
        )
        action = self._menu.activeAction()
        if ticks and action is not None:
            action.toggle()
            return True
        if key is not None and is_commit(key):
            self._menu.close()
            return True
        return super().eventFilter(watched, event)

    def _toggled(self) -> None:
        self._say()
        if not self._quiet:
            self.changed.emit()

    def _say(self) -> None:
        self.button.setText(self.text() or "—")

    def _chosen(self) -> tuple[str, ...]:
        return tuple(code for code, action in self._actions.items() if action.isChecked())

    def put(self, value: Value | None) -> None:
        """Show a value."""
        self._quiet = True
        for code, action in self._actions.items():
            action.setChecked(isinstance(value, tuple) and code in value)
        self._quiet = False
        self._say()

    def read(self) -> Read:
        """The chosen ones, in the order of the list."""
        return self._chosen() or parse_typed(self.field, "", self.words)

    def text(self) -> str:
        """The chosen ones in words."""
        return show(self.field, self._chosen() or None, self.words)

    def put_text(self, text: str) -> None:
        """Choose by words again."""
        value = parse_typed(self.field, text, self.words)
        self.put(value if isinstance(value, tuple) else None)


class ReferenceEditor(Editor):
    """Another record: letters typed are looked up, and Enter takes the one that is marked in the list, at first the first;
    the arrow shows the first of the alphabet."""

    def __init__(self, field: Field, lookups: Lookups, parent: QWidget | None = None) -> None:
        super().__init__(field, lookups, parent)
        self._id: str | None = None
        self.box = SteadyBox(self)
        self.box.setEditable(True)
        self.box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.box.setMaxVisibleItems(12)
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.box.setMinimumContentsLength(8)
        self.box.setCompleter(None)  # type: ignore[arg-type]
        self._wait = QTimer(self, singleShot=True, interval=120)
        self._wait.timeout.connect(self._look_up)
        line = self._line()
        line.textEdited.connect(self._typed)
        self.box.activated.connect(self._picked)
        self.box.view().installEventFilter(self)
        self._hold(self.box)
        self._fill("")

    def _line(self) -> QLineEdit:
        line = self.box.lineEdit()
        assert line is not None
        return line

    def _typed(self, _text: str) -> None:
        self._id = None
        self._wait.start()
        self.changed.emit()

    def _look_up(self) -> None:
        text, line = self.box.currentText(), self._line()
        place = line.cursorPosition()
        self._fill(text)
        line.setText(text)
        line.setCursorPosition(place)
        listed = self.box.view()
        if self.box.count() and text and (self.hasFocus() or listed.isVisible()):
            self.box.showPopup()
            listed.setCurrentIndex(self.box.model().index(0, 0))
        else:
            self.box.hidePopup()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The open list has all keys; those that are not its own go on into the line."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and not _of_the_list(event):
            QCoreApplication.sendEvent(self._line(), event)
            return True
        return super().eventFilter(watched, event)

    def _fill(self, typed: str) -> None:
        self.box.blockSignals(True)
        self.box.clear()
        for each in self.lookups.offered(self.field.target or "", typed):
            self.box.addItem(each.title, each.id)
        self.box.setCurrentIndex(-1)
        self.box.blockSignals(False)

    def _picked(self, at: int) -> None:
        self._id = self.box.itemData(at)
        self.changed.emit()

    def put(self, value: Value | None) -> None:
        """Show a value."""
        self._id = str(value) if value else None
        self.box.setEditText(self.lookups.title(self.field.target or "", self._id) if self._id else "")

    def read(self) -> Read:
        """The id of the record chosen or typed."""
        return self._id if self._id else super().read()

    def text(self) -> str:
        """The name shown."""
        return self.box.currentText()

    def put_text(self, text: str) -> None:
        """Show a typed name again."""
        self._id = None
        self.box.setEditText(text)


def _of_the_list(event: QKeyEvent) -> bool:
    """Whether a key moves in an open list, takes a line or closes it."""
    return SearchKeys.of(event) is not None or opens(event)


def make_editor(field: Field, lookups: Lookups, parent: QWidget | None = None) -> Editor:
    """The right editor for a field."""
    match field.type:
        case FieldType.DATE:
            return DateEditor(field, lookups, parent)
        case FieldType.LONG_TEXT:
            return LongEditor(field, lookups, parent)
        case FieldType.REFERENCE:
            return ReferenceEditor(field, lookups, parent)
        case (
            FieldType.CHOICE
            | FieldType.LEVEL
            | FieldType.LANGUAGE
            | FieldType.CURRENCY
            | FieldType.COUNTRY
            | FieldType.AGENCY
            | FieldType.BOOLEAN
        ):
            return ChoiceEditor(field, lookups, parent)
        case FieldType.AGENCIES:
            return SeveralEditor(field, lookups, parent)
        case FieldType.LIST if field.choices is not None:
            return SeveralEditor(field, lookups, parent)
        case _:
            return LineEditor(field, lookups, parent)


__all__ = ["DateEditor", "Editor", "LineEditor", "LongEditor", "Read", "is_commit", "make_editor"]
