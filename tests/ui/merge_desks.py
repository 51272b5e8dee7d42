"""Two agencies' stores and the workbooks between them, for the tests of the review in the real window."""

from __future__ import annotations

import shutil
from copy import copy
from datetime import date
from pathlib import Path
from typing import Any

from pytestqt.qtbot import QtBot

from exchange_app.services import merging
from exchange_app.services.access import Access
from exchange_app.services.exporting import export
from exchange_app.store import Store
from exchange_app.text import msg
from tests.ui.merge_scene import AZ, TR
from ui.desk.goto import ToReturned, ToReview
from ui.shell.app import Application
from ui.shell.snapshots import settle


class Agreed:
    """The files of two stores that stand alike: made once, to be copied."""

    def __init__(self, folder: Path) -> None:
        self.ours, self.partner = folder / "desk.exdesk", folder / "partner.exdesk"
        with Store.create(self.ours, agency=TR, partners=[AZ]) as ours:
            with ours.write(msg("Scene"), author="Derya Koç") as work:
                self.cohort = cohort = work.create(
                    "cohort",
                    {
                        "title": "Yay 2026",
                        "sending": ("TR", "AZ"),
                        "hosting": "TR",
                        "starts": date(2026, 6, 1),
                        "ends": date(2026, 7, 1),
                    },
                )
                self.people = [
                    work.create(
                        "applicant",
                        {"given_name": given, "family_name": family, "birth_date": date(1990, 1, at + 1), "city": "Bakı", "phone": f"+99450273101{at}"},
                        agency="AZ",
                    )
                    for at, (given, family) in enumerate((("Orxan", "Əliyev"), ("Kənan", "Cəfərov"), ("Günay", "Məmmədova")))
                ]  # fmt: skip
                work.create_many(
                    "application", [{"applicant": each, "cohort": cohort, "status": "selected"} for each in self.people]
                )
            sent = export(ours, folder / "TR-1.xlsx", to="AZ", access=Access("Derya Koç")).path
        with Store.create(self.partner, agency=AZ, partners=[TR]) as partner:
            merging.apply(partner, merging.open_review(partner, sent), access=Access("Günel"))

    def later(self, ours: Path, partner: Path) -> Agreed:
        """The same people in stores that went on from these."""
        made = copy(self)
        made.ours, made.partner = ours, partner
        return made


class Desks:
    """Our store's file, and the partner's open store that has read all of ours."""

    def __init__(self, folder: Path, agreed: Agreed) -> None:
        self.folder, self.workbook = folder, folder / "AZ-1.xlsx"
        self.people, self.cohort = agreed.people, agreed.cohort
        self.path = Path(shutil.copy(agreed.ours, folder))
        self.partner = Store.open(Path(shutil.copy(agreed.partner, folder)))

    def ours(self, at: int, **values: Any) -> None:
        with Store.open(self.path) as store, store.write(msg("Changed here"), author="Derya Koç") as work:
            work.update("applicant", self.people[at], values)

    def theirs(self, at: int, **values: Any) -> None:
        with self.partner.write(msg("Changed there"), author="Günel") as work:
            work.update("applicant", self.people[at], values)

    def send(self, password: str | None = None) -> Path:
        return export(self.partner, self.workbook, to="TR", access=Access("Günel"), password=password).path


def in_front(app: Application, qtbot: QtBot) -> Application:
    """The window at the smaller of the sizes, in front of the others, as keys need it."""
    app.window.resize(1366, 768)
    app.window.activateWindow()
    qtbot.waitUntil(app.window.isActiveWindow, timeout=3000)
    return app


def merge_page(app: Application, path: str = "", review: str = ""):  # noqa: ANN201
    """The page Merge review, with a workbook opened, or with a review that was left."""
    app.window.go_to(ToReview(review=review) if review else ToReturned(path=Path(path)))
    settle(app)
    return app.window.current_page()
