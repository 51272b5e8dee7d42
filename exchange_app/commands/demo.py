"""demo: the whole job without a window, every file left in a folder."""

import json
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperCommand

from exchange_app.child_process import finished, start
from exchange_app.commands.session import DONE, CannotWrite, Session
from exchange_app.domain import titles
from exchange_app.domain.records import Record
from exchange_app.files import save
from exchange_app.services.access import Access
from exchange_app.services.demo import DEMO_AGENCIES
from exchange_app.services.demo.job import FILES, bring_in, cohorts_by_track, open_places, place_by_hand, select_best
from exchange_app.services.exporting import export
from exchange_app.services.importing import prepare, report, to_json
from exchange_app.services.merging.reading import read_returned
from exchange_app.services.printing import Request, print_to
from exchange_app.store import AgencySpec, Store

DERYA = Access("Derya Koç", "demo")
STORE = "demo.exdesk"
FLAG = "--picture-window"
_PICTURES = "ui.shell.snapshots"
"""Runs in a process of its own: the core imports no window."""


def register(app: typer.Typer, session: Session, cls: type[TyperCommand]) -> None:
    """Adds the command to the app."""
    say = session.words

    @app.command("demo", cls=cls, help=say._("The whole job without a window, on invented workbooks."))
    def demo(folder: Annotated[Path, typer.Argument(metavar="DIR", show_default=False)]) -> int:
        return Demo(session, folder).run()


class Demo:
    """One run of the demo. `told` is what it says, `document` the same as data."""

    def __init__(self, session: Session, folder: Path) -> None:
        self.session, self.words, self.folder = session, session.words, folder
        self.document: dict[str, Any] = {"folder": str(folder), "imports": [], "files": []}

    def run(self) -> int:
        """Does everything; raises Trouble."""
        place = self._fresh()
        own, partner = (AgencySpec(code, DEMO_AGENCIES[code], code, code.lower()) for code in ("TR", "AZ"))
        with Store.create(place, agency=own, partners=[partner]) as store:
            self._tell(
                self.words._(
                    "A store has been made for {agency}, partner {partner}.", agency=own.name, partner=partner.name
                )
            )
            self._bring_in(store)
            self._place(store)
            self._send(store)
            self._print(store)
        self._photograph(place)
        self._finish()
        return DONE

    def _fresh(self) -> Path:
        """The folder, and the store's place in it; what an earlier demo left there goes."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            for old in self.folder.glob(f"{STORE}*"):
                old.unlink()
        except OSError:
            raise CannotWrite(self.folder) from None
        return self.folder / STORE

    def _tell(self, sentence: str) -> None:
        self.session.result(sentence)

    def _kept(self, path: Path) -> Path:
        self.document["files"].append(path.name)
        return path

    def _bring_in(self, store: Store) -> None:
        for name in FILES:
            cohorts = {track: each.code for track, each in cohorts_by_track(store).items()}
            preview = bring_in(store, name, cohorts, DERYA)
            document = to_json(preview, self.words, dry_run=False)
            text = f"{json.dumps(document, ensure_ascii=False, indent=1)}\n"
            save(self._kept(self.folder / f"import-{Path(name).stem}.json"), text.encode())
            if preview.counts["problems"]:
                report(preview, self._kept(self.folder / f"report-{Path(name).stem}.xlsx"), self.words)
            self.document["imports"].append({"file": name, "counts": preview.counts})
            self._tell(
                self.words._(
                    "{file}: {add} new, {update} changed, {same} as they were, {duplicate} suspected duplicates, {problems} problems",
                    file=name, **{key: preview.counts[key] for key in ("add", "update", "same", "duplicate", "problems")},
                )
            )  # fmt: skip

    def _place(self, store: Store) -> None:
        count = open_places(store, DERYA)
        self._tell(self.words.n_("{count} opening entered", "{count} openings entered", count))
        self.document["placed"] = []
        for cohort in cohorts_by_track(store).values():
            select_best(store, cohort, DERYA)
            done = place_by_hand(store, cohort, self.words, DERYA)
            self.document["placed"].append({"cohort": cohort.code, "selected": done.selected, "placed": done.placed})
            self._tell(
                self.words._(
                    "{cohort}: {placed} of {selected} selected people placed, {exceptions} of them by exception",
                    cohort=titles.title(cohort), placed=done.placed, selected=done.selected, exceptions=done.by_exception,
                )
            )  # fmt: skip

    def _send(self, store: Store) -> None:
        """Exports for the partner, and reads the file back: nothing may change."""
        path = self._kept(self.folder / "for-AZ.xlsx")
        export(store, path, to="AZ", access=DERYA)
        counts = prepare(store, path).counts
        self.document["export"] = {"file": path.name, "read_back": counts}
        self._tell(self.words._("{file} written for {agency}.", file=path.name, agency="AZ"))
        returned = read_returned(store, path)
        rows = sum(len(each.records) for each in returned.carried.sheets)
        changed = counts["add"] + counts["update"] + len(returned.edits) + len(returned.added)
        if changed:
            self._tell(self.words.n_("Read back: {count} row differs", "Read back: {count} rows differ", changed))
        else:
            self._tell(
                self.words.n_(
                    "Read back: {count} row, nothing changed", "Read back: {count} rows, nothing changed", rows
                )
            )

    def _print(self, store: Store) -> None:
        cohorts: dict[str, Record] = cohorts_by_track(store)
        for track, cohort in cohorts.items():
            alone = Request(cohort=cohort.id, languages=(self.words.language,))
            both = Request(cohort=cohort.id, languages=("tr", "az"), options={"grouped": True})
            for name, request in (
                (f"roster-{track}.pdf", alone),
                (f"roster-{track}.xlsx", alone),
                (f"roster-{track}-tr-az.pdf", both),
            ):
                made, _ = print_to(store, request, self._kept(self.folder / name), access=Access("demo", "demo"))
                self._tell(self.words.n_("{file}: {count} person", "{file}: {count} people", made.people, file=name))

    def _photograph(self, store: Path) -> None:
        """Pictures of the window, taken by a process of its own, without a screen; where Qt is missing, none."""
        if find_spec("PySide6") is None or find_spec("ui") is None:
            self._tell(self.words._("The window's libraries are missing here, so no pictures were taken."))
            return
        before = {path.name for path in self.folder.glob("*.png")}
        given = [str(store), str(self.folder), self.words.language]
        if not finished(start(_PICTURES, FLAG, given, settings={"QT_QPA_PLATFORM": "offscreen"}), seconds=120):
            self._tell(self.words._("The window could not be started here, so no pictures were taken."))
            return
        taken = {path.name for path in self.folder.glob("*.png")} | before
        self.document["files"] += sorted(taken)
        self._tell(self.words.n_("{count} picture of the window", "{count} pictures of the window", len(taken)))

    def _finish(self) -> None:
        self._kept(self.folder / STORE)
        self._tell(
            self.words._(
                "All of it lies in {folder}. Open it: exchange-app --store {store}",
                folder=str(self.folder),
                store=str(self.folder / STORE),
            )
        )
        self.session.emit(self.document)
