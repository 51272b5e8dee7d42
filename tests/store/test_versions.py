"""Two windows on one store never overwrite each other without a word."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from exchange_app.store import Clash, StaleRecord, Store
from exchange_app.text import msg

COUNTER = """
import sys
from exchange_app.store import StaleRecord, Store
from exchange_app.text import msg
path, id, times = sys.argv[1], sys.argv[2], int(sys.argv[3])
store = Store.open(path)
done = 0
while done < times:
    with store.read() as reader:
        seen = reader.record("applicant", id)
    try:
        with store.write(msg("Count"), author="child") as work:
            work.update("applicant", id, {"experience_years": int(seen.get("experience_years")) + 1}, version=seen.version)
        done += 1
    except StaleRecord:
        pass
store.close()
"""


def test_a_stale_form_is_shown_what_changed_field_by_field(store: Store, programme) -> None:
    with store.read() as reader:
        opened = reader.record("applicant", programme.kenan)
    with store.write(msg("Theirs"), author="Mert") as work:
        work.update("applicant", programme.kenan, {"city": "Gəncə", "email": "k@ornek.az"})
    with store.write(msg("Theirs again"), author="Mert") as work:
        work.update("applicant", programme.kenan, {"city": "Şəki"})
    with pytest.raises(StaleRecord) as stale, store.write(msg("Ours"), author="Derya") as work:
        work.update("applicant", programme.kenan, {"city": "Quba", "phone": None}, version=opened.version)
    assert set(stale.value.stale[0].clashes) == {
        Clash("city", "Bakı", "Quba", "Şəki"),
        Clash("email", None, None, "k@ornek.az"),
    }
    with store.write(msg("Ours"), author="Derya") as work:
        work.update("applicant", programme.kenan, {"city": "Quba"}, version=stale.value.stale[0].version)
    with store.read() as reader:
        assert reader.record("applicant", programme.kenan).get("city") == "Quba"


def test_a_fresh_form_is_saved(store: Store, programme) -> None:
    with store.write(msg("Ours"), author="Derya") as work:
        work.update("applicant", programme.kenan, {"city": "Quba"}, version=1)
        work.update("applicant", programme.kenan, {"city": "Qəbələ"}, version=1)
    assert work.result.number


def test_removing_what_somebody_changed_meanwhile_is_refused(store: Store, programme) -> None:
    with store.write(msg("Theirs"), author="Mert") as work:
        work.update("placement", programme.placement, {"mentor": "Aydan"})
    with pytest.raises(StaleRecord), store.write(msg("Remove"), author="Derya") as work:
        work.remove("placement", programme.placement, version=1)


@pytest.mark.slow
def test_two_processes_lose_no_update(store: Store, programme) -> None:
    with store.write(msg("Start"), author="") as work:
        work.update("applicant", programme.kenan, {"experience_years": 0})
    each = 40
    arguments = [sys.executable, "-c", COUNTER, str(store.path), programme.kenan, str(each)]
    children = [subprocess.Popen(arguments, cwd=Path(__file__).parents[2]) for _ in range(2)]
    assert [child.wait() for child in children] == [0, 0]
    with store.read() as reader:
        record = reader.record("applicant", programme.kenan)
    assert record.get("experience_years") == 2 * each
    assert record.version == 2 + 2 * each
    assert store.check() == []
