"""A roster of 1,000 rows from the store to a PDF, beside the same plain table set by bare Typst."""

from __future__ import annotations

import json
from pathlib import Path
from tempfile import TemporaryDirectory

import typst

from benchmarks.measure import ROUNDS, compare, seconds
from benchmarks.people import folder, people
from exchange_app.services.printing import RosterRequest, prepare
from exchange_app.services.roster.paper import on_paper
from exchange_app.store import AgencySpec, Store
from exchange_app.text import msg

BARE = """
#let data = json("data.json")
#set page(paper: "a4", flipped: true, margin: 1.5cm)
#set text(font: "Inter", size: 8pt)
#table(columns: data.first().len(), table.header(..data.first()), ..data.slice(1).flatten())
"""
ROWS = 1000


def _store() -> tuple[Store, list[str]]:
    """A store with one cohort of other people for each round, because Typst remembers what it has set before."""
    agency = AgencySpec("AZ", "Azərbaycan Media Agentliyi", "AZ", "az")
    store = Store.create(folder() / "store.exchange", agency=agency)
    cohorts = []
    everyone = people(ROWS * (ROUNDS + 1))
    with store.write(msg("Benchmark"), author="bench", origin="bench") as work:
        for number in range(ROUNDS + 1):
            cohorts.append(work.create("cohort", {"title": f"{number}", "sending": ("AZ",), "hosting": "TR"}))
            found = work.create_many("applicant", everyone[number * ROWS : (number + 1) * ROWS])
            work.create_many(
                "application", [{"applicant": each, "cohort": cohorts[-1], "status": "selected"} for each in found]
            )
    return store, cohorts


def run() -> None:
    """Print the ratio; ours starts from the store, bare from the same texts as JSON; both end with a PDF on disk."""
    store, cohorts = _store()
    fonts = [str(Path(__file__).parents[1] / "resources" / "fonts")]
    with TemporaryDirectory() as name:
        place = Path(name)
        (place / "bare.typ").write_text(BARE)
        waiting = {"ours": list(cohorts), "bare": list(cohorts)}
        requests = {cohort: RosterRequest(cohort=cohort, languages=("az",)) for cohort in cohorts}
        papers = {cohort: on_paper(prepare(store, request).listing) for cohort, request in requests.items()}

        def ours() -> float:
            request = requests[waiting["ours"].pop()]
            return seconds(lambda: prepare(store, request).save_pdf(place / "roster.pdf"))

        def bare() -> float:
            paper = papers[waiting["bare"].pop()]
            rows = [list(row) for group in paper.groups for row in group.rows]
            (place / "data.json").write_text(json.dumps([[column.heads[0] for column in paper.columns], *rows]))
            return seconds(
                lambda: typst.compile(str(place / "bare.typ"), output=str(place / "bare.pdf"), font_paths=fonts)
            )

        compare("roster of 1000 rows", 1.3, ours, bare)
    store.close()
