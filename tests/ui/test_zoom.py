"""Everything in the window is shown larger or smaller: the window comes back at once with all that it held."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QSize

from tests.ui.listing_window import make_store
from ui.shell import zoom
from ui.shell.actions import SPECS
from ui.shell.window import SMALLEST

STORY = """
import json, sys
from PySide6.QtCore import QTimer
from ui.lists.view import RecordView
from ui.shell import app, zoom
from ui.shell.snapshots import settle

told, again = [], ["zoom-out", "zoom-out", "zoom-system"]
started = app.Application.start

def look(window, step):
    settle(window)
    page = window.window.current_page()
    if step == 0:
        window.window.resize(1000, 620)
        page.body.panel.bar.search.setText("bakı")
        settle(window)
        page.body.panel.take_keys()
    store = window.session.store
    told.append([
        zoom.shown(), window.window.devicePixelRatioF(), window.window.current_key, page.body.panel.bar.search.text(),
        page.body.panel.shown, store.path.name, id(store), window.words.language, window.window.size().toTuple(),
        window.window.isActiveWindow() and page.body.panel.view.hasFocus(),
    ])
    if again:
        window.window.actions_[again.pop(0)].trigger()
    else:
        window.window.close()

def start(self, *given):
    started(self, *given)
    step = len(told)
    QTimer.singleShot(0, lambda: look(self, step))

app.Application.start = start
code = app.main(["--store", sys.argv[1], "--lang", "tr"])
print(json.dumps([code, told]))
"""


def test_the_window_comes_back_at_another_size_with_what_it_showed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_store(path := tmp_path / "s.exdesk")
    monkeypatch.setenv("EXCHANGE_APP_HOME", str(tmp_path))
    (tmp_path / "settings.json").write_text(json.dumps({"page": "applicants", "theme": "light"}))
    found = subprocess.run(
        [sys.executable, "-c", STORY, str(path)], capture_output=True, text=True, check=True, timeout=300
    )
    code, told = json.loads(found.stdout.strip().splitlines()[-1])
    assert code == 0
    assert [each[0] for each in told] == [100, 90, 80, 100], found.stderr
    assert [each[1] for each in told] == [1, 0.9, 0.8, 1], "not the letters alone: the whole window"
    assert {tuple(each[2:6]) for each in told} == {("applicants", "bakı", 2, "s.exdesk")}
    assert len({each[6] for each in told}) == 1, "the store stays open: nobody asks for its passphrase again"
    assert {each[7] for each in told} == {"tr"}
    sizes = [each[8] for each in told]
    assert sizes[:2] == [[1000, 620], [1111, 689]], "on the screen it is as large as before"
    assert sizes[2][1] == 775 and sizes[2][0] <= 1000, "as far as there is room"
    assert sizes[3] == [1000, 620], "and so again in the end"
    assert all(each[9] for each in told), "and who works in the list goes on in it"
    assert json.loads((tmp_path / "settings.json").read_text())["zoom"] == 0


@pytest.mark.parametrize(
    ("points", "platform", "percent"),
    [(9, "win32", 100), (11, "linux", 100), (12, "linux", 110), (14, "linux", 125), (9, "darwin", 80), (13, "win32", 150), (-1, "linux", 100)],
)  # fmt: skip
def test_who_has_large_letters_in_the_system_has_a_large_window(points: float, platform: str, percent: int) -> None:
    assert zoom.of_system(points, platform) == percent


def test_no_zoom_is_offered_at_which_the_window_has_no_room(qapp: object) -> None:
    assert zoom.shown() == 100 and zoom.stepped(1) == 110 and zoom.stepped(-1) == 90
    assert zoom.fits(125, QSize(1366, 768), SMALLEST) and not zoom.fits(150, QSize(1366, 768), SMALLEST)
    assert {each.key: each.keys for each in SPECS if each.key.startswith("zoom")} == {
        "zoom-in": "Ctrl++; Ctrl+=", "zoom-out": "Ctrl+-", "zoom-system": "Ctrl+0",
    }  # fmt: skip
