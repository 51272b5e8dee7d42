"""A roster of 1,000 rows from the store to a PDF, beside the same plain table set by bare Typst."""

from __future__ import annotations

import json
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp

import typst

from benchmarks.measure import compare, seconds
from benchmarks.people import people
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


def _store() -> tuple[Store, str]:
    agency = AgencySpec("AZ", "Azərbaycan Media Agentliyi", "AZ", "az")
    store = Store.create(Path(mkdtemp(prefix="exchange-bench-")) / "store.exchange", agency=agency)
    with store.write(msg("Benchmark"), author="bench", origin="bench") as work:
        cohort = work.create("cohort", {"title": "2026", "sending": ("AZ",), "hosting": "TR"})
        found = work.create_many("applicant", people(ROWS))
        work.create_many("application", [{"applicant": each, "cohort": cohort, "status": "selected"} for each in found])
    return store, cohort


def run() -> None:
    """Print the ratio; both sides start from nothing but the store, or the same texts, and end with a PDF on disk."""
    store, cohort = _store()
    with TemporaryDirectory() as folder:
        target = Path(folder) / "roster.pdf"
        request = RosterRequest(cohort=cohort, languages=("az",))
        paper = on_paper(prepare(store, request).listing)
        texts = [list(row) for group in paper.groups for row in group.rows]
        (Path(folder) / "data.json").write_text(json.dumps([[column.heads[0] for column in paper.columns], *texts]))
        source = Path(folder) / "bare.typ"
        source.write_text(BARE)
        fonts = [str(Path(__file__).parents[1] / "resources" / "fonts")]
        compare(
            "roster of 1000 rows",
            1.3,
            lambda: seconds(lambda: prepare(store, request).save_pdf(target)),
            lambda: seconds(lambda: typst.compile(str(source), output=str(Path(folder) / "bare.pdf"), font_paths=fonts)),
        )
    store.close()
