"""Other projects' workbooks: rows, or one sentence. EXCHANGE_APP_CORPUS names the folder."""

import os
from pathlib import Path

import pytest

from exchange_app.errors import Trouble
from exchange_app.sheets.open import read_workbook

pytestmark = pytest.mark.slow

ENDINGS = {".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".csv", ".tsv", ".txt"}


@pytest.mark.skipif("EXCHANGE_APP_CORPUS" not in os.environ, reason="EXCHANGE_APP_CORPUS names no folder of workbooks")
def test_every_workbook_of_the_corpus_is_read_or_refused_in_one_sentence():
    counts = {"rows": 0, "sentence": 0}
    for path in sorted(Path(os.environ["EXCHANGE_APP_CORPUS"]).rglob("*")):
        if path.suffix.lower() not in ENDINGS:
            continue
        try:
            read_workbook(path)
            counts["rows"] += 1
        except Trouble as trouble:
            counts["sentence"] += 1
            assert trouble.code != "file.reader_failed", path.name
    assert counts["rows"] > counts["sentence"]
