"""A process killed while it saves and imports loses nothing it acknowledged and leaves nothing half done."""

from __future__ import annotations

import os
import random
import sys
import time
from pathlib import Path

import pytest
from offices import AZ, TR

from exchange_app.store import Query, Store
from tests.killed import BATCH, import_and_undo, killed

pytestmark = pytest.mark.slow

KILLS = 20 if not os.environ.get("EXCHANGE_APP_LONG") else 200


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is of other systems")
def test_nothing_acknowledged_is_lost_and_nothing_is_torn(tmp_path: Path) -> None:
    chance = random.Random(11)
    path = tmp_path / "office.exdesk"
    Store.create(path, agency=AZ, partners=[TR]).close()
    acknowledged = 1
    for _ in range(KILLS):
        told = killed(import_and_undo, path, lambda: time.sleep(chance.uniform(0, 0.12)))
        acknowledged = max(acknowledged, *told)
        with Store.open(path) as store, store.read() as reader:
            assert reader.journal.data_version() >= acknowledged
            assert reader.count(Query("applicant")) % BATCH == 0
            cities = reader.db.cursor.execute(
                "SELECT city, count(*) FROM applicant WHERE city IS NOT NULL GROUP BY 1, origin"
            ).fetchall()
            assert all(count == 20 for _city, count in cities)
    with Store.open(path) as store:
        assert store.check() == []
