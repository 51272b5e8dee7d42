"""The foot of the import: what will be written and what not, Cancel, and Apply with its number."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from exchange_app.text import Words
from ui.components.buttons import button
from ui.components.footbar import FootBar
from ui.components.theme import font, tokens


class ImportFoot(FootBar):
    """Counts in words; the button is disabled while nothing would be written."""

    cancelled = Signal()
    applied = Signal()
    cohort_asked = Signal()
    """The people are to go into a cohort."""

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        row = self.row
        self.text = QLabel()
        self.text.setFont(font("text"))
        self.text.setTextFormat(Qt.TextFormat.RichText)
        self.text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        row.addWidget(self.text, 1)
        self.cohort = button(words._("Into a cohort…"), "plain", "calendar", clicked=self.cohort_asked.emit)
        self.cohort.setToolTip(
            words._("Choose the cohort into which the people go, or make it from what the file says (Ctrl+Shift+N)")
        )
        row.addWidget(self.cohort)
        self.cancel = button(words._("Cancel"), "flat", clicked=self.cancelled.emit)
        self.cancel.setToolTip(words._("Put the file away; nothing has been written"))
        row.addWidget(self.cancel)
        self.apply = button("", "primary", "check", clicked=self.applied.emit)
        row.addWidget(self.apply)

    def tell(self, counts: Mapping[str, int], needs_cohort: bool, no_cohort: bool, lacking: str = "") -> None:
        """`counts` as lines.counts_of gives them, of all tables of the file; `needs_cohort`: choices would be lost; `no_cohort`: its
        people go into none; `lacking` are the fields that every record must have and for which no column was found."""
        self.cohort.setVisible(no_cohort)
        words, of = self._words, tokens()
        new, changed = counts["add"], counts["update"]
        strong = words.join(
            part
            for part in (
                words.n_("{count} new", "{count} new", new) if new or not changed else "",
                words.n_("{count} changed", "{count} changed", changed) if changed else "",
            )
            if part
        )
        rest = [
            words.n_("{count} same", "{count} same", counts["same"]) if counts["same"] else "",
            words.n_("{count} to decide", "{count} to decide", counts["duplicate"]) if counts["duplicate"] else "",
            words.n_("{count} row left out", "{count} rows left out", counts["skip"]) if counts["skip"] else "",
            words.n_("{count} heading or empty row", "{count} headings and empty rows", counts["heading"])
            if counts["heading"]
            else "",
            words.n_("{count} row set aside waits", "{count} rows set aside wait", counts["aside"])
            if counts["aside"]
            else "",
            words.n_("{count} unreadable cell reported", "{count} unreadable cells reported", counts["cells"])
            if counts["cells"]
            else "",
            words.n_("{count} sheet not read", "{count} sheets not read", counts["unread"]) if counts["unread"] else "",
        ]
        told = words.join(part for part in rest if part)
        columns = counts["asked_columns"]
        asked = words.n_("{count} column to confirm (C)", "{count} columns to confirm (C)", columns) if columns else ""
        cohort = words._("Choose a cohort, or choices and dates of application are not kept.") if needs_cohort else ""
        unfound = (
            words._("No column was found for {fields}: choose it above the columns.", fields=lacking) if lacking else ""
        )
        warning = words.join(part for part in (unfound, asked, cohort) if part)
        lead = words._("Will be written: {what}", what=strong)
        plain, _, figures = lead.partition(strong)
        self.text.setText(
            f"{escape(plain)}<b>{escape(strong)}</b>{escape(figures)}"
            f"&nbsp;&nbsp; <span style='color:{of.second}'>{escape(told)}</span>"
            f"&nbsp;&nbsp; <span style='color:{of.warning}'>{escape(warning)}</span>"
        )
        self.text.setWordWrap(True)
        self.text.setAccessibleName(f"{lead} {told} {warning}".strip())
        self.text.setToolTip(words.join(part for part in (told, warning) if part))
        total = new + changed
        self.apply.setText(" " + words.n_("Apply {count} row", "Apply {count} rows", total))
        self.apply.setAccessibleName(self.apply.text().strip())
        self.apply.setEnabled(total > 0)
