"""What can be done with the current rows of a file, or with a sheet that was not read, for the menu Edit and the context menu."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction

from exchange_app.text import Words
from ui.components.icons import icon
from ui.components.keys import ImportKeys
from ui.pages.imports.review_data import sheet_names
from ui.pages.imports.review_view import ImportView


def row_actions(view: ImportView, words: Words) -> list[QAction]:
    """An action for each; none while no file is shown."""
    if view.found is None:
        return []
    rows = (
        (words._("Take the rows in, or the same person"), "check", ImportKeys.ACCEPT, view.accept),
        (words._("Leave the rows out"), "blocked", ImportKeys.REFUSE, view.refuse),
        (words._("Set the rows aside"), "warning", ImportKeys.ASIDE, view.set_aside),
        (words._("Next problem"), "warning", ImportKeys.PROBLEM, view.problems.go_on),
        (words._("Choose what the column is…"), "columns", ImportKeys.MAP, view.tables.ask_mapping),
        (words._("Why the column is read so"), "info", ImportKeys.WHY, view.tell_why),
        (words._("The column is what it was read as"), "check", ImportKeys.CONFIRM, view.confirm_column),
    )
    offers = [*(rows if view.unread.isHidden() else view.unread.offers())]
    if view.takes_cohort:
        offers.append((words._("Into a new cohort…"), "calendar", ImportKeys.COHORT, view.ask_cohort))
    if len(sheet_names(view.review.preview)) > 1:
        offers.append((words._("Next sheet"), "sheet", ImportKeys.SHEET, view.step_sheet))
    if view.steps:
        offers.append((words._("Take back what was decided last"), "undo", ImportKeys.UNDO, view.take_back))
    made = []
    for text, sign, keys, do in offers:
        action = QAction(icon(sign), text)
        action.setShortcut(keys.first)
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(lambda _=False, do=do: do())
        made.append(action)
    return made
