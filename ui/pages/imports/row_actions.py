"""What can be done with the current rows of a file, or with a sheet that was not read, for the menu Edit and the context menu."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence

from exchange_app.text import Words
from ui.components.icons import icon
from ui.pages.imports.review_data import sheet_names
from ui.pages.imports.review_view import ImportView


def row_actions(view: ImportView, words: Words) -> list[QAction]:
    """An action for each; none while no file is shown."""
    if view.found is None:
        return []
    rows = (
        (words._("Take the rows in, or the same person"), "check", "A", view.accept),
        (words._("Leave the rows out"), "blocked", "R", view.refuse),
        (words._("Set the rows aside"), "warning", "S", view.set_aside),
        (words._("Next problem"), "warning", "F8", view.problems.go_on),
        (words._("Choose what the column is…"), "columns", "F4", view.tables.ask_mapping),
        (words._("Why the column is read so"), "info", "W", view.tell_why),
        (words._("The column is what it was read as"), "check", "C", view.confirm_column),
    )
    offers = [*(rows if view.unread.isHidden() else view.unread.offers())]
    if view.takes_cohort:
        offers.append((words._("Into a new cohort…"), "calendar", "Ctrl+Shift+N", view.ask_cohort))
    if len(sheet_names(view.review.preview)) > 1:
        offers.append((words._("Next sheet"), "sheet", "Ctrl+PgDown", view.step_sheet))
    if view.steps:
        offers.append((words._("Take back what was decided last"), "undo", "Ctrl+Z", view.take_back))
    made = []
    for text, sign, keys, do in offers:
        action = QAction(icon(sign), text)
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(lambda _=False, do=do: do())
        made.append(action)
    return made
