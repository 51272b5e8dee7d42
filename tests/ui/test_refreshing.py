"""What is hidden reads nothing when something is written, and shows what holds when it comes to the front."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QWidget

from exchange_app.kinds import KINDS
from exchange_app.kinds.registry import seen_in_list
from exchange_app.store import Query
from exchange_app.text import msg
from ui.desk.freshness import EVERYTHING, WrittenRecords
from ui.pages import PAGES
from ui.shell.app import Application
from ui.shell.snapshots import settle

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def app(full_store: Path, desk_window: Callable[..., Application]) -> Application:
    """The window with every page visited, and the applicants in front."""
    made = desk_window(full_store)
    for key in (*PAGES, "applicants"):
        made.window.go(key)
        settle(made)
    return made


@pytest.fixture
def readers(app: Application, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The pages, by key, whose parts have begun to read since the last look."""
    found: list[str] = []
    run = app.operations.run

    def noted(*args: Any, owner: Any = None, **more: Any) -> Any:
        if isinstance(owner, QWidget):
            found.extend(key for key, page in app.window.pages.items() if page is owner or page.isAncestorOf(owner))
        elif owner is not None and isinstance(owner.parent(), QWidget):
            inside = owner.parent()
            found.extend(key for key, page in app.window.pages.items() if page.isAncestorOf(inside))
        return run(*args, owner=owner, **more)

    monkeypatch.setattr(app.operations, "run", noted)
    yield found


def write(app: Application, do: Callable[[Any], object]) -> None:
    store = app.session.store
    assert store is not None
    with store.write(msg("Elsewhere"), author="Derya Koç") as work:
        do(work)
    settle(app)


def first(app: Application, kind: str) -> str:
    store = app.session.store
    assert store is not None
    with store.read() as reader:
        return str(next(iter(reader.records(kind))).id)


def test_only_the_page_in_front_reads_after_an_edit(app: Application, readers: list[str]) -> None:
    person = first(app, "applicant")
    write(app, lambda work: work.update("applicant", person, {"city": "Şəki"}))
    assert set(readers) == {"applicants"}


def test_not_even_the_page_in_front_reads_what_it_does_not_show(app: Application, readers: list[str]) -> None:
    app.window.go("outlets")
    app.window.current_page().body.pane.show_nothing()
    settle(app)
    readers.clear()
    person = first(app, "applicant")
    write(app, lambda work: work.update("applicant", person, {"city": "Şəki"}))
    assert not readers


def test_each_page_shows_what_was_written_meanwhile_when_it_is_gone_to(app: Application) -> None:
    store = app.session.store
    assert store is not None
    cohort = first(app, "cohort")
    with store.read() as reader:
        people = reader.count(Query("applicant"))
    app.window.go("settings")
    settle(app)

    def both(work: Any) -> None:
        work.update("cohort", cohort, {"title": "Renamed meanwhile"})
        work.create("applicant", {"given_name": "Yeni", "family_name": "Kişi"})

    write(app, both)
    home = app.window.pages["home"]
    assert "Renamed meanwhile" not in [each.text() for each in home.chooser.menu().actions()]
    app.window.go("home")
    settle(app)
    assert "Renamed meanwhile" in [each.text() for each in home.chooser.menu().actions()]
    app.window.go("applicants")
    settle(app)
    assert app.window.pages["applicants"].body.panel.total == people + 1
    app.window.go("cohorts")
    settle(app)
    model = app.window.pages["cohorts"].body.panel.model
    assert "Renamed meanwhile" in [model.line(at).texts[0] for at in range(model.rowCount())]


def test_the_record_beside_the_list_is_read_again_only_when_it_or_what_it_names_changed(
    app: Application, readers: list[str]
) -> None:
    pane = app.window.pages["applicants"].body.pane
    assert pane.record_id is not None
    other = frozenset({"another"})
    assert not pane.concerned(WrittenRecords({"applicant": other}))
    assert pane.concerned(WrittenRecords({"applicant": frozenset({pane.record_id})}))
    assert pane.concerned(WrittenRecords({"application": other})) and pane.concerned(EVERYTHING)


def test_the_line_under_a_list_is_added_up_again_only_when_it_may_say_something_else(
    app: Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    foot = app.window.pages["applicants"].body.panel.foot
    asked: list[str] = []
    run = app.operations.run

    def noted(*args: Any, owner: Any = None, **more: Any) -> Any:
        if owner is foot:
            asked.append(foot.text())
        return run(*args, owner=owner, **more)

    monkeypatch.setattr(app.operations, "run", noted)
    store, person, said = app.session.store, first(app, "applicant"), foot.text()
    assert store is not None
    with store.read() as reader:
        application = reader.find("application", "status", "received")[-1].id
    write(app, lambda work: work.update("applicant", person, {"city": "Şəki"}))
    assert not asked
    write(app, lambda work: work.update("application", application, {"status": "eligible"}))
    assert len(asked) == 1 and foot.text() != said
    write(app, lambda work: work.remove("applicant", person, cascade=True))
    assert len(asked) == 2


def test_what_was_missed_adds_up() -> None:
    one, two = (
        WrittenRecords({"applicant": frozenset("a")}),
        WrittenRecords({"applicant": frozenset("b"), "outlet": frozenset("c")}),
    )
    assert (one | two).records == {"applicant": frozenset("ab"), "outlet": frozenset("c")}
    assert one.touches(("applicant",)) and not one.touches(("outlet",)) and (one | EVERYTHING).touches(("outlet",))


def test_fields_are_known_only_where_no_record_came_or_went() -> None:
    people = {"applicant": frozenset("a")}
    city, name = (WrittenRecords(people, fields={"applicant": frozenset({each})}) for each in ("city", "given_name"))
    assert city.writes("applicant", {"city"}) and not city.writes("applicant", {"given_name"})
    assert not city.writes("outlet", {"city"}) and EVERYTHING.writes("outlet", {"city"})
    assert (city | name).fields == {"applicant": frozenset({"city", "given_name"})}
    assert (city | WrittenRecords(people)).writes("applicant", {"given_name"})


def test_a_list_shows_something_of_every_kind_that_its_records_refer_to() -> None:
    for key, declared in KINDS.items():
        assert seen_in_list(key) >= {key, *declared.references.values()}
