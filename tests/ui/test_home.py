"""Home on a full store: its figures are what the store holds, and what is clicked leads to just those records."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication

from exchange_app.store import Store
from exchange_app.store.query import Filter, Query
from exchange_app.text import msg
from ui.pages.home.tiles import Tile
from ui.pages.home.ways import way_of
from ui.shell.snapshots import settle

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def _tiles(app) -> dict[str, Tile]:
    page = app.window.current_page()
    return {tile.figure.heading: tile for tile in page.tiles.findChildren(Tile) if tile.isVisible()}


def _count(store, *filters: Filter, problems: bool = False) -> int:
    with store.read() as reader:
        return reader.count(Query("applicant", filters=filters, with_problems=problems))


def test_the_figures_are_what_the_store_holds(full_store, desk_window):
    app = desk_window(full_store)
    tiles, store = _tiles(app), app.session.store
    assert tiles["Applicants"].figure.figure == str(_count(store))
    with store.read() as reader:
        current = {each.id for each in reader.records("cohort") if each.get("status") not in ("completed", "cancelled")}
        applications = [each for each in reader.records("application") if each.get("cohort") in current]
        placements = list(reader.records("placement"))
        pending = sum(each.changed + each.added for each in reader.dashboard.summary(None, date.today()).exports)
    assert int(tiles["Selected"].figure.figure) == sum(each.get("status") == "selected" for each in applications) > 0
    assert 0 < int(tiles["Placed"].figure.figure) <= len(placements)
    assert tiles["Not yet at AZ"].figure.figure.replace(",", "") == str(pending)


def test_a_tile_can_be_read_while_it_has_the_focus(full_store, desk_window):
    app = desk_window(full_store)
    for tile in _tiles(app).values():
        tile.setFocus()
        settle(app)
        picture = tile.grab().toImage()
        ground = picture.pixelColor(picture.width() - 10, picture.height() // 2)
        assert ground.lightness() > 230, tile.figure.heading


@pytest.mark.parametrize("heading", ["Applicants", "With problems", "Selected"])
def test_a_figure_clicks_through_to_as_many_records(heading, full_store, desk_window):
    app = desk_window(full_store)
    tile = _tiles(app)[heading]
    told = int(tile.figure.figure)
    tile.click()
    settle(app)
    assert app.window.current_key == "applicants"
    panel = app.window.current_page().body.panel
    assert panel.model.rowCount() == told


def test_a_cohort_chosen_narrows_the_figures_and_where_they_lead(full_store, desk_window):
    app = desk_window(full_store)
    page = app.window.current_page()
    action = page.chooser.menu().actions()[1]
    title = action.text()
    action.trigger()
    settle(app)
    assert page.chooser.text() == title
    told = int(_tiles(app)["Applicants"].figure.figure)
    _tiles(app)["Applicants"].click()
    settle(app)
    panel = app.window.current_page().body.panel
    assert panel.model.rowCount() == told < panel.total


@pytest.mark.slow
def test_everything_that_waits_leads_somewhere(full_store, desk_window):
    app = desk_window(full_store)
    home = app.window.current_page()
    tasks = [line for line in home.tasks.lines.lines if line.do is not None]
    assert len(tasks) >= 5
    assert {"Put right", "Place", "Score"} <= {line.action for line in tasks}
    for line in tasks:
        app.window.go("home")
        line.do()
        settle(app)
        assert app.window.current_key != "home", line
        if line.action in ("Put right", "Score"):
            assert app.window.current_page().body.panel.model.rowCount() == int(line.text.split()[0])
        for dialog in QApplication.topLevelWidgets():
            if dialog.isModal() and dialog.isVisible():
                dialog.close()
    assert not (app.settings._path.parent / "errors.log").exists()


def test_home_follows_what_is_written_and_undone(full_store, desk_window, qtbot):
    app = desk_window(full_store)
    before = int(_tiles(app)["Applicants"].figure.figure)
    from exchange_app.text import msg

    with app.session.store.write(msg("Scene"), author="test") as work:
        work.create("applicant", {"given_name": "Aysel", "family_name": "Vəliyeva"})
    qtbot.waitUntil(lambda: int(_tiles(app)["Applicants"].figure.figure) == before + 1, timeout=5000)
    app.window.actions_["undo"].trigger()
    qtbot.waitUntil(lambda: int(_tiles(app)["Applicants"].figure.figure) == before, timeout=5000)


def test_people_without_a_score_are_shown_with_the_column_to_type_it_in(full_store, desk_window):
    app = desk_window(full_store)
    app.window.go("applicants")
    settle(app)
    panel = app.window.current_page().body.panel
    panel.set_columns(["name", "city"])
    app.window.go("home")
    settle(app)
    page = app.window.current_page()
    page.desk.navigate(
        next(way_of(each.target) for each in page._home.tasks if "no score" in app.words.say(each.sentence))
    )
    settle(app)
    columns = [each.key for each in panel.model.columns]
    assert columns == ["name", "application.score", "city"]
    assert panel.model.rowCount() > 0 and {panel.model.line(row).texts[1] for row in range(panel.model.rowCount())} == {
        ""
    }


def test_rail_home_and_list_tell_one_number_of_people_also_of_those_whose_application_waits(full_store, desk_window):
    with Store.open(full_store) as store:
        with store.read() as reader:
            waits = {each.record for each in reader.app_data.problems()}
            one = next(each for each in reader.records("application") if not {each.id, each.get("applicant")} & waits)
            before = reader.count(Query("applicant", with_problems=True))
        with store.write(msg("Scene"), author="test") as work:
            for field in ("choice_1", "choice_2", "choice_3"):
                work.problems.note("application", one.id, field, msg("There is no outlet {name}.", name="X"))
            outlet = next(work.reader.records("outlet"))
            work.problems.note("outlet", outlet.id, "phone", msg("{text} is no number.", text="x"))
    app = desk_window(full_store)
    assert _tiles(app)["With problems"].figure.figure == str(before + 1)
    sentences = [app.words.say(each.sentence) for each in app.window.current_page()._home.tasks]
    assert f"{before + 1} people have something to put right" in sentences
    assert "Outlets: 1 has something to put right" in sentences
    assert app.window.rail.buttons["applicants"]._badge == str(before + 1)
    _tiles(app)["With problems"].click()
    settle(app)
    panel = app.window.current_page().body.panel
    assert panel.model.rowCount() == before + 1
    line = next(line for line in panel.model.lines(range(panel.model.rowCount())) if line.id == one.get("applicant"))
    assert line.problems == 3, "the dot at the person tells them"
