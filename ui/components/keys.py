"""The keys of every place in the window, said once: what handles them asks here which was pressed, and the sheet of keys is made
of it. Those of the menus stand in ui/shell/actions.py."""

from __future__ import annotations

from enum import Enum
from functools import cache
from typing import Self

from PySide6.QtCore import QEvent, QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from exchange_app.text import Message, Words, msg, pmsg

_KEYPAD = Qt.KeyboardModifier.KeypadModifier


def portable(event: QKeyEvent) -> str:
    """The keys of an event as a declaration writes them: both Enters are Enter, and Backtab is Shift+Tab."""
    held, key = event.modifiers() & ~_KEYPAD, Qt.Key(event.key())
    if key == Qt.Key.Key_Return:
        key = Qt.Key.Key_Enter
    elif key == Qt.Key.Key_Backtab:
        key, held = Qt.Key.Key_Tab, held | Qt.KeyboardModifier.ShiftModifier
    return QKeySequence(QKeyCombination(held, key)).toString(QKeySequence.SequenceFormat.PortableText)


def sequence(key: str) -> QKeySequence:
    """A declared key; written in Qt's own words, whatever language Qt speaks."""
    return QKeySequence.fromString(key, QKeySequence.SequenceFormat.PortableText)


def sequences(keys: str) -> list[QKeySequence]:
    """Declared keys as shortcuts; Enter is both that the keyboard has."""
    each = keys.split("; ")
    return [sequence(one) for one in [*each, *(one.replace("Enter", "Return") for one in each if "Enter" in one)]]


_ARROWS = {"Up": "↑", "Down": "↓", "Left": "←", "Right": "→"}


def spoken(keys: str, words: Words) -> str:
    """Declared keys as they are written for a person, one after another; arrows with the same keys held stand together."""
    said: dict[str, str] = {}
    for each in keys.split("; "):
        held, plus, key = each.rpartition("+")
        if key in _ARROWS and key not in ("", "+"):
            said[held] = f"{said[held]} {_ARROWS[key]}" if held in said else f"{held}{plus}{_ARROWS[key]}"
        else:
            said[each] = sequence(each).toString(QKeySequence.SequenceFormat.NativeText)
    return words.join(said.values())


class Keys(Enum):
    """The keys of a place; each member is what one does, with one key or several for it and its words."""

    def __init__(self, keys: str, text: Message, also: Message | None = None) -> None:
        self.keys, self.text, self.also = keys, text, also

    @classmethod
    def of(cls, event: QKeyEvent) -> Self | None:
        """What is meant by a key that was pressed; None where it means nothing here."""
        found = _by_keys(cls).get(portable(event))
        return found if isinstance(found, cls) else None

    @property
    def sequences(self) -> list[QKeySequence]:
        """Its keys as shortcuts."""
        return sequences(self.keys)

    def spoken(self, words: Words) -> str:
        """Its keys as they are written for a person."""
        return spoken(self.keys, words)

    @property
    def first(self) -> QKeySequence:
        """The key that a menu names."""
        return self.sequences[-1 if "Enter" in self.keys else 0]


@cache
def _by_keys(place: type[Keys]) -> dict[str, Keys]:
    return {
        sequence(key).toString(QKeySequence.SequenceFormat.PortableText): each
        for each in place
        for key in each.keys.split("; ")
    }


def claims(event: QEvent, place: type[Keys]) -> bool:
    """Whether a part is asked if a key is its own, and it is: then no menu acts on the key, and the part gets it."""
    own = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and place.of(event) is not None
    if own:
        event.accept()
    return own


class CommonKeys(Keys):
    """In every list, field and dialog that does nothing else with them."""

    OPEN = "Enter", msg("Open or take the line, press the button")
    PRESS = "Space", msg("Press the button, tick the box")
    UP, DOWN = ("Up", msg("Line before")), ("Down", msg("Next line"))
    CLOSE = "Esc", msg("Close what floats, empty the search field, go back")


class ListKeys(Keys):
    """In a list, while no cell is typed into."""

    EDIT = "F2", pmsg("action", "Edit the cell"), msg("a double click, or just type")
    DOWN = "Enter", msg("One down")
    UP = "Shift+Enter", msg("One up")
    RIGHT = "Tab", msg("One to the right")
    LEFT = "Shift+Tab", msg("One to the left")
    MOVE = "Up; Down; Left; Right", msg("To the next cell")
    ROW_ENDS = "Home; End", msg("To the ends of the row")
    EDGE = "Ctrl+Up; Ctrl+Down; Ctrl+Left; Ctrl+Right", msg("To the edge of what is filled")
    ENDS = "Ctrl+Home; Ctrl+End", msg("To the ends of the list")
    EXTEND = (
        "Shift+Up; Shift+Down; Shift+Left; Shift+Right; Shift+Home; Shift+End; Ctrl+Shift+Up; Ctrl+Shift+Down; "
        "Ctrl+Shift+Left; Ctrl+Shift+Right; Ctrl+Shift+Home; Ctrl+Shift+End",
        msg("The same, and all cells up to there are selected"),
    )
    OUT = "Ctrl+Tab", msg("Leave the list for what stands behind it")
    OUT_BACK = "Ctrl+Shift+Tab", msg("Leave the list for what stands before it")
    CLEAR = "Del; Backspace", pmsg("action", "Empty the cells")
    FILL = "Ctrl+D", pmsg("action", "Fill down"), msg("or draw the square at the corner of the cells")
    COPY = "Ctrl+C; Ctrl+Ins", pmsg("action", "Copy cells")
    COPY_HEADED = "Ctrl+Shift+C", pmsg("action", "Copy with headings")
    PASTE = "Ctrl+V; Shift+Ins", pmsg("action", "Paste cells")
    ALL = "Ctrl+A", pmsg("action", "Select all records")
    COLUMNS = "Ctrl+Space", msg("Select the whole columns"), msg("several ranges with Ctrl and the mouse")
    ROWS = "Shift+Space", msg("Select the whole rows")
    SELECT = "Space", msg("Select the records, or not")
    NOTHING = "Esc", msg("Nothing is selected any more")
    MENU = "Menu; Shift+F10", msg("Menu of the cells"), msg("or the right mouse button")
    HEAD = "Alt+Down; Alt+Up", msg("Menu of the column")
    FIND = "Ctrl+F", msg("Search field of the page")
    OPEN = "Ctrl+Enter", pmsg("action", "Open the record")
    NEW = "Ctrl+N", msg("A new record")
    REMOVE = "Ctrl+Del", pmsg("action", "Remove…")
    REPLACE = "Ctrl+H", pmsg("action", "Find and replace…")
    SAVE = "Ctrl+Shift+S", pmsg("action", "Save or print the list…")
    GROUP = "Ctrl+Shift+G", pmsg("action", "Group by this column, or no longer")
    MARK = "Ctrl+Shift+M", pmsg("action", "Mark by a rule…")
    UNFILTER = "Ctrl+Shift+F", pmsg("action", "Clear all filters")
    NEXT = "Ctrl+Shift+K", msg("The same cohort for another term")
    MANY = "Ctrl+Shift+P", msg("Selected people into a cohort; places at selected outlets")
    TWICE = "Ctrl+Shift+D", pmsg("action", "Entered twice…")
    LINK = "Ctrl+Shift+L", msg("Say that two records are the same")


class CellKeys(Keys):
    """While a cell is typed into."""

    DOWN = "Enter", msg("Keep what is typed, and one down")
    UP = "Shift+Enter", msg("Keep what is typed, and one up"), msg("in a long text: a new line")
    RIGHT = "Tab", msg("Keep what is typed, and one to the right")
    LEFT = "Shift+Tab", msg("Keep what is typed, and one to the left")
    FILL = "Ctrl+Enter", msg("Put what is typed into all selected cells")
    DROP = "Esc", msg("Leave the cell as it was")


class ReadKeys(Keys):
    """At a value of a record that is read."""

    EDIT = "F2; Enter; Space", msg("Edit the field"), msg("or just type")
    COPY = "Ctrl+C; Ctrl+Ins", msg("Copy the value")


class FieldKeys(Keys):
    """At a field of a record that is typed into."""

    NEXT = "Tab", msg("To the next field")
    BEFORE = "Shift+Tab", msg("To the field before")
    CHOOSE = "Alt+Down; F4", msg("Open the calendar, or the list to choose from")
    DONE = "Enter", msg("Keep what is typed, and save"), msg("in a field of several lines: a new line")
    SAVE = "Ctrl+Enter", msg("Save, also from a field of several lines")
    DROP = "Esc", msg("Leave the field as it was")


class RecordKeys(Keys):
    """Anywhere in a record."""

    SAVE = "Ctrl+S; Ctrl+Enter", msg("Save the record")
    BACK = "Esc", msg("Back to the list; first out of the field that is typed into")


class RelatedKeys(Keys):
    """At a card of a record's tab."""

    OPEN = "Enter", msg("Open what the card shows")
    EDIT = "F2", msg("Edit what the card shows")


class TickKeys(Keys):
    """In a list in which lines are ticked."""

    TICK = "Space", msg("Tick the line, or no longer")


class CalendarKeys(Keys):
    """In the calendar."""

    DAY_BEFORE, DAY_AFTER = ("Left", msg("A day earlier")), ("Right", msg("A day later"))
    WEEK_BEFORE, WEEK_AFTER = ("Up", msg("A week earlier")), ("Down", msg("A week later"))
    MONTH_BEFORE, MONTH_AFTER = ("PgUp", msg("A month earlier")), ("PgDown", msg("A month later"))
    YEAR_BEFORE = "Shift+PgUp; Ctrl+PgUp", msg("A year earlier")
    YEAR_AFTER = "Shift+PgDown; Ctrl+PgDown", msg("A year later")
    FIRST, LAST = ("Home", msg("First day of the month")), ("End", msg("Last day of the month"))
    TODAY = "T", msg("Today")
    TAKE = "Enter; Space", msg("Take the marked day")


class ChipKeys(Keys):
    """At a filter over a list."""

    REMOVE = "Del; Backspace", msg("Remove this filter")


class OrderKeys(Keys):
    """In a list whose lines have an order."""

    UP, DOWN = ("Alt+Up", msg("The line one up")), ("Alt+Down", msg("The line one down"))
    AWAY = "Del; Backspace", msg("Take the line away")


class ImportKeys(Keys):
    """In a file that is imported."""

    ACCEPT = "A", msg("Take the rows in, or the same person")
    REFUSE = "R", msg("Leave the rows out")
    ASIDE = "S", msg("Set the rows aside")
    NEXT, BEFORE = ("J", msg("Next row")), ("K", msg("Row before"))
    TYPE = "Enter; Space", msg("Type the value, or choose what the column is")
    EDIT = "F2", msg("Type the value of a problem")
    PROBLEM = "F8", msg("Next problem")
    PROBLEM_BEFORE = "Shift+F8", msg("Problem before")
    MAP = "F4; M", msg("Choose what the column is…")
    WHY = "W", msg("Why the column is read so")
    CONFIRM = "C", msg("The column is what it was read as")
    CLOSE = "Esc", msg("Close what floats over the rows")
    APPLY = "Ctrl+Enter", msg("Apply what was decided")
    COHORT = "Ctrl+Shift+N", msg("Into a new cohort…")
    SHEET = "Ctrl+PgDown", msg("Next sheet")
    SHEET_BEFORE = "Ctrl+PgUp", msg("Sheet before")
    UNDO = "Ctrl+Z", msg("Take back what was decided last")
    REDO = "Ctrl+Shift+Z; Ctrl+Y", msg("Decide again what was taken back")


class UnreadKeys(Keys):
    """At a sheet of a file that was not read."""

    TAKE = "Enter", msg("It is as it is proposed")
    WITHOUT = "0", msg("It has no line of headings")
    KIND = "1; 2; 3; 4; 5; 6; 7; 8; 9", msg("What its rows list, in the order of the buttons")


class FileKeys(Keys):
    """Where a file to import is waited for."""

    PASTE = "Ctrl+V; Shift+Ins", msg("Paste a list that was copied")
    CHOOSE = "Ctrl+O; Enter", msg("Choose a file")


class WaitingKeys(Keys):
    """At a row of an import that waits."""

    SETTLED = "Del; Backspace; R", msg("Nothing is left to do about the row")


class PairKeys(Keys):
    """At two records of an import that may be one."""

    SAME, APART, LATER = ("A", msg("The same")), ("R", msg("Two different ones")), ("U", msg("Decide later"))
    NEXT, BEFORE = ("J", msg("Next pair")), ("K", msg("Pair before"))


class TwiceKeys(Keys):
    """At two records that may be entered twice."""

    SAME, APART, LATER = ("S", msg("The same")), ("D", msg("Two different ones")), ("L", msg("Decide later"))
    UNDO = "U", msg("Take the last answer back")
    NEXT, BEFORE = ("J", msg("Next pair")), ("K", msg("Pair before"))


class DecideKeys(Keys):
    """In the review of a workbook: what can be decided."""

    DOWN = "J", msg("Next row")
    UP = "K", msg("Row before")
    ACCEPT = "A", msg("Accept what is proposed")
    REFUSE = "R", msg("Refuse: ours stays")
    OURS = "O", msg("Take ours")
    THEIRS = "T", msg("Take theirs")
    TYPE = "E", msg("Type another value")
    LATER = "L", msg("Leave the conflict open")
    UNDO = "U", msg("Take the decision back")
    NEXT = "N", msg("Next conflict that is not decided")
    TOGGLE = "Space", msg("Change between accepted and refused")
    ACCEPT_HEADING = "Shift+A", msg("Accept all under this heading")
    REFUSE_HEADING = "Shift+R", msg("Refuse all under this heading")
    ACCEPT_COLUMN = "Alt+A", msg("Accept this field in all records")
    REFUSE_COLUMN = "Alt+R", msg("Refuse this field in all records")
    ACCEPT_GROUP = "Ctrl+Shift+A", msg("Accept the whole group")
    REFUSE_GROUP = "Ctrl+Shift+R", msg("Refuse the whole group")


class ReviewKeys(Keys):
    """In the review of a workbook, beside its commands."""

    FOLD, UNFOLD = ("Left", msg("Fold the heading up")), ("Right", msg("Fold the heading out"))
    OPEN = "Enter", msg("Fold the heading up or out")
    APPLY = "Ctrl+Enter", msg("Apply what was decided")


class BoardKeys(Keys):
    """On the board, with no card in hand."""

    UP, DOWN = ("Up; K", msg("Card before")), ("Down; J", msg("Next card"))
    LEFT, RIGHT = ("Left", msg("Outlet before")), ("Right", msg("Next outlet"))
    FIRST, LAST = ("Home", msg("First card of the outlet")), ("End", msg("Last card of the outlet"))
    PICK = "M; Ctrl+X", msg("Take the card in hand")
    OPEN = "Enter", msg("Open the person")
    BACK = "Del; Backspace", msg("Take the place back")
    LOCK = "L", msg("Lock the place, or unlock it")
    OFFER = "Ctrl+Shift+P", msg("Offer places")
    PROPOSE = "Ctrl+Shift+R", msg("Propose the rest")


class HeldKeys(Keys):
    """On the board, with a card in hand."""

    LEFT, RIGHT = ("Left", msg("Aim at the outlet before")), ("Right", msg("Aim at the next outlet"))
    FIRST, LAST = ("Home", msg("Aim at no outlet")), ("End", msg("Aim at the last outlet"))
    PUT = "Enter; M; Ctrl+V", msg("Put the card down")
    DROP = "Esc", msg("Put the card back where it was")


class PreviewKeys(Keys):
    """At the pages of a document."""

    LARGER, SMALLER = ("Ctrl++; Ctrl+=", msg("Larger")), ("Ctrl+-", msg("Smaller"))
    WIDTH = "Ctrl+0", msg("As wide as the room")
    FIRST, LAST = ("Home", msg("To the beginning")), ("End", msg("To the end"))
    PAGE_ON, PAGE_BACK = ("Ctrl+PgDown", msg("Next page")), ("Ctrl+PgUp", msg("Page before"))
    RIGHT, LEFT = (
        ("Right", msg("A little to the right, or the next page")),
        ("Left", msg("A little to the left, or the page before")),
    )
    ON, BACK = ("PgDown; Space", msg("A screen down")), ("PgUp", msg("A screen up"))
    DOWN, UP = ("Down", msg("A little down")), ("Up", msg("A little up"))


class DocumentKeys(Keys):
    """On the page of documents."""

    PRINT = "Ctrl+P", msg("Print the document…")
    SAVE = "Ctrl+S", msg("Save the document as PDF…")
    CHECK = "Ctrl+Shift+B", msg("Check a certificate…")


class TimelineKeys(Keys):
    """On the line of the workbooks that went to and fro."""

    BEFORE, AFTER = ("Left", msg("Workbook before")), ("Right", msg("Next workbook"))
    FIRST, LAST = ("Home", msg("First workbook")), ("End", msg("Last workbook"))


class SearchKeys(Keys):
    """In the search over everything."""

    DOWN, UP = ("Down", msg("Next line")), ("Up", msg("Line before"))
    ON, BACK = ("PgDown", msg("Some lines on")), ("PgUp", msg("Some lines back"))
    TAKE = "Enter", msg("Go there, or do it")
    LEAVE = "Esc", msg("Close the search")


PLACES: tuple[tuple[Message, tuple[type[Keys], ...]], ...] = (
    (msg("Everywhere"), (CommonKeys,)),
    (msg("In lists"), (ListKeys,)),
    (msg("While a cell is typed into"), (CellKeys,)),
    (msg("Filters and columns"), (ChipKeys, OrderKeys, TickKeys)),
    (msg("In a record"), (RecordKeys, ReadKeys, FieldKeys, RelatedKeys)),
    (msg("In the calendar"), (CalendarKeys,)),
    (pmsg("page", "Import"), (FileKeys, ImportKeys, UnreadKeys, WaitingKeys)),
    (msg("Two records of an import that may be one"), (PairKeys,)),
    (pmsg("page", "Entered twice"), (TwiceKeys,)),
    (pmsg("page", "Merge review"), (DecideKeys, ReviewKeys)),
    (msg("Placement board"), (BoardKeys,)),
    (msg("Placement board, with a card in hand"), (HeldKeys,)),
    (pmsg("page", "Documents"), (DocumentKeys, PreviewKeys)),
    (pmsg("page", "Exchange"), (TimelineKeys,)),
    (msg("Search everything"), (SearchKeys,)),
)
"""The places in the order of the sheet, each with its keys."""
