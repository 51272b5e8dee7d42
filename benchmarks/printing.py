"""A roster of 1,000 rows from the store to a PDF, beside the same plain table set by bare Typst; and the memory of 10,000 rows."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import typst

from benchmarks.measure import ROUNDS, compare, seconds
from benchmarks.people import folder, people
from exchange_app.services.printing import Request, gather
from exchange_app.store import AgencySpec, Store
from exchange_app.text import msg

BARE = """
#let data = json("data.json")
#set page(paper: "a4", flipped: true, margin: 1.5cm)
#set text(font: "Inter", size: 8pt)
#table(columns: data.first().len(), table.header(..data.first()), ..data.slice(1).flatten())
"""
ROWS, MANY = 1000, 10_000
MEMORY = 500.0
"""Megabytes that printing 10,000 people may take: the command line and the process that draws, whichever is larger."""
_PEAK = """
import resource, subprocess, sys
code = subprocess.run([sys.executable, "-m", "exchange_app", *sys.argv[1:]]).returncode
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / (1024 ** 2 if sys.platform == "darwin" else 1024))
sys.exit(code)
"""


def _store(sizes: list[int]) -> tuple[Path, Store, list[str]]:
    """A store with a cohort of other people for each size, because Typst remembers what it has set before."""
    agency = AgencySpec("AZ", "Azərbaycan Media Agentliyi", "AZ", "az")
    path = folder() / "store.exchange"
    store = Store.create(path, agency=agency)
    cohorts = []
    everyone = iter(people(sum(sizes)))
    with store.write(msg("Benchmark"), author="bench", origin="bench") as work:
        for number, size in enumerate(sizes):
            cohorts.append(work.create("cohort", {"title": f"{number}", "sending": ("AZ",), "hosting": "TR"}))
            found = work.create_many("applicant", [next(everyone) for _ in range(size)])
            work.create_many(
                "application", [{"applicant": each, "cohort": cohorts[-1], "status": "selected"} for each in found]
            )
    return path, store, cohorts


def run() -> None:
    """Print both figures; ours starts from the store, bare from the same texts as JSON; both end with a PDF on disk."""
    path, store, cohorts = _store([ROWS] * (ROUNDS + 1) + [MANY])
    fonts = [str(Path(__file__).parents[1] / "resources" / "fonts")]
    with TemporaryDirectory() as name:
        place = Path(name)
        # first, while this process is small: what a process held when it started another counts as the other's
        with store.read() as reader:
            code = reader.record("cohort", cohorts[-1]).code
        asked = ["--store", str(path), "print", "roster", code, "--language", "az", "-o", str(place / "many.pdf")]

        def peak() -> float:
            said = subprocess.run([sys.executable, "-c", _PEAK, *asked], capture_output=True, text=True, check=True)
            return float(said.stdout.splitlines()[-1])

        compare(
            f"memory of a roster of {MANY} rows, of {MEMORY:g} MB", 1, peak, lambda: MEMORY, rounds=3, warm_up=False
        )

        (place / "bare.typ").write_text(BARE)
        waiting = {"ours": cohorts[:-1], "bare": cohorts[:-1]}
        requests = {cohort: Request(cohort=cohort, languages=("az",)) for cohort in cohorts}
        lists = {cohort: gather(store, requests[cohort]).content.data["list"] for cohort in cohorts[:-1]}

        def ours() -> float:
            request = requests[waiting["ours"].pop()]
            return seconds(lambda: gather(store, request).save(place / "roster.pdf"))

        def bare() -> float:
            table = lists[waiting["bare"].pop()]
            heads = [column["heads"][0] for column in table["columns"]]
            rows = [["".join(cell) for cell in row] for group in table["groups"] for row in group["rows"]]
            (place / "data.json").write_text(json.dumps([heads, *rows]))
            return seconds(
                lambda: typst.compile(str(place / "bare.typ"), output=str(place / "bare.pdf"), font_paths=fonts)
            )

        compare(f"roster of {ROWS} rows", 2, ours, bare)
        store.close()
