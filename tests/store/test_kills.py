"""A process killed while it saves and imports loses nothing it acknowledged and leaves nothing half done."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest
from offices import AZ, TR

from exchange_app.store import Query, Store

pytestmark = pytest.mark.slow

KILLS = 20 if not os.environ.get("EXCHANGE_APP_LONG") else 200
ROOT = Path(__file__).parents[2]
BATCH = 400

BUSY = f"""
import sys
from exchange_app.store import Store
from exchange_app.text import msg
store = Store.open(sys.argv[1])
number = 0
while True:
    number += 1
    with store.write(msg("Imported"), author="") as work:
        ids = work.create_many("applicant", [{{"family_name": f"F{{n}}", "given_name": "A"}} for n in range({BATCH})])
    print("import", work.result.number, flush=True)
    with store.write(msg("Saved"), author="") as work:
        for id in ids[:20]:
            work.update("applicant", id, {{"city": f"C{{number}}"}})
    print("save", work.result.number, flush=True)
    store.undo("")
    print("undo", 0, flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is of other systems")
def test_nothing_acknowledged_is_lost_and_nothing_is_torn(tmp_path: Path) -> None:
    chance = random.Random(11)
    path = tmp_path / "office.exdesk"
    Store.create(path, agency=AZ, partners=[TR]).close()
    acknowledged = 1
    for _ in range(KILLS):
        child = subprocess.Popen([sys.executable, "-c", BUSY, str(path)], cwd=ROOT, stdout=subprocess.PIPE, text=True)
        assert child.stdout is not None
        said = [child.stdout.readline()]
        time.sleep(chance.uniform(0, 0.12))
        child.kill()
        said += child.communicate()[0].splitlines()
        acknowledged = max(acknowledged, *(int(line.split()[1]) for line in said if len(line.split()) == 2))
        with Store.open(path) as store, store.read() as reader:
            assert reader.journal.data_version() >= acknowledged
            assert reader.count(Query("applicant")) % BATCH == 0
            cities = reader.db.cursor.execute(
                "SELECT city, count(*) FROM applicant WHERE city IS NOT NULL GROUP BY 1, origin"
            ).fetchall()
            assert all(count == 20 for _city, count in cities)
    with Store.open(path) as store:
        assert store.check() == []
