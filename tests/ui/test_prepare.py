"""The dialog that prepares a workbook: what it asks, what it refuses, what it writes, and what it remembers."""

from __future__ import annotations

import msoffcrypto
import openpyxl
import pytest
from PySide6.QtCore import Qt

from exchange_app.sheets.open import read_workbook
from exchange_app.sheets.trouble import Encrypted
from ui.pages.exchange.prepare import PrepareDialog
from ui.shell.snapshots import settle

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def prepare(full_store, desk_window):
    def make():
        app = make.app = getattr(make, "app", None) or desk_window(full_store)
        app.window.actions_["export"].trigger()
        settle(app)
        return app, next(each for each in app.window.findChildren(PrepareDialog) if each.isVisible())

    return make


def headers(path, sheet: str) -> set[str]:
    return {str(each.value) for each in openpyxl.load_workbook(path)[sheet][1]}


def test_a_prepared_workbook_is_written_told_and_stands_in_the_log(prepare, qtbot, tmp_path):
    app, dialog = prepare()
    dialog.target.setText(str(tmp_path / "for-AZ"))
    dialog.write_button.click()
    qtbot.waitUntil(dialog.close_button.isVisible, timeout=30000)
    settle(app)
    target = tmp_path / "for-AZ.xlsx"
    assert target.read_bytes()[:2] == b"PK"
    with app.session.store.read() as reader:
        (sent,) = reader.app_data.exports()
    told = dict(dialog.written.rows)
    assert (told["File"], told["Applicants"], told["Password"]) == ("for-AZ.xlsx", str(sent.people), "none")
    assert sent.people > 100 and not sent.encrypted
    dialog.close_button.click()
    settle(app)
    page = app.window.current_page()
    assert page.ledger.last.file_name == "for-AZ.xlsx" and page.details.state.text() == "sent"
    app.window.go("home")
    settle(app)
    tile = next(
        each
        for each in app.window.current_page().tiles.children()
        if getattr(each, "figure", None) and "AZ" in each.figure.heading
    )
    assert tile.figure.figure == "0"


def test_sensitive_data_leaves_only_with_its_basis_and_a_password_locks_the_file(prepare, qtbot, tmp_path):
    app, dialog = prepare()
    target = tmp_path / "secret.xlsx"
    dialog.target.setText(str(target))
    dialog.sensitive.setChecked(True)
    assert dialog.warning.isVisible() and dialog.basis.isVisible()
    dialog.write_button.click()
    assert "basis" in dialog.trouble.text()
    dialog.basis.setText("visa application")
    dialog.password.first.setText("kalem bulut tren defter")
    dialog.write_button.click()
    assert dialog.trouble.text() == "The two passwords differ." and not target.exists()
    dialog.password.again.setText("kalem bulut tren defter")
    dialog.write_button.click()
    qtbot.waitUntil(dialog.close_button.isVisible, timeout=30000)
    settle(app)
    with app.session.store.read() as reader:
        (sent,) = reader.app_data.exports()
    assert sent.encrypted and sent.basis == "visa application" and "applicant.passport_number" in sent.fields
    with pytest.raises(Encrypted):
        read_workbook(target)
    with target.open("rb") as stream, (tmp_path / "open.xlsx").open("wb") as opened:
        sealed = msoffcrypto.OfficeFile(stream)
        sealed.load_key(password="kalem bulut tren defter")
        sealed.decrypt(opened)
    assert len(read_workbook(tmp_path / "open.xlsx").sheets) > 6
    dialog.close()


def test_fields_that_are_not_agreed_stay_here_and_are_remembered(prepare, qtbot, tmp_path):
    app, dialog = prepare()
    leave, whole = dialog.fields.counts()
    assert leave == whole > 90
    dialog.fields.withhold("applicant.notes")
    dialog.fields.withhold("applicant.phone")
    assert f"{whole - 2} of {whole}" in dialog._fields.below.text()
    dialog.write(tmp_path / "first.xlsx")
    qtbot.waitUntil(dialog.close_button.isVisible, timeout=30000)
    with app.session.store.read() as reader:
        assert reader.app_data.terms("AZ") == {"applicant.notes", "applicant.phone"}
        assert not {"applicant.notes", "applicant.phone"} & set(reader.app_data.exports()[0].fields)
    assert {"Telefon", "Qeydlər"}.isdisjoint(headers(tmp_path / "first.xlsx", "Müraciət edənlər"))
    dialog.close_button.click()
    settle(app)
    _app, again = prepare()
    assert again.fields.withheld() == {"applicant.notes", "applicant.phone"}
    again.fields.withhold("applicant.phone", False)
    again.write(tmp_path / "second.xlsx")
    qtbot.waitUntil(again.close_button.isVisible, timeout=30000)
    assert "Telefon" in headers(tmp_path / "second.xlsx", "Müraciət edənlər")
    again.close()


def test_what_tells_records_apart_cannot_be_withheld(prepare):
    _app, dialog = prepare()
    people = dialog.fields.topLevelItem(1)
    people.setCheckState(0, Qt.CheckState.Unchecked)
    withheld = dialog.fields.withheld()
    assert (
        "applicant.city" in withheld
        and "applicant.family_name" not in withheld
        and "application.cohort" not in withheld
    )
    dialog.close()


def test_the_strength_of_a_password_is_told_in_words(prepare):
    _app, dialog = prepare()
    fields = dialog.password
    said = {}
    for typed in ("", "Ankara2026", "kalem bulut tren", "kalem bulut tren defter deniz"):
        fields.first.setText(typed)
        said[typed] = fields.below.text().split(" ")[0].rstrip(":.")
    assert list(said.values()) == ["Without", "Weak", "Fair", "Strong"]
    fields.first.setText("")
    assert not fields.again.isEnabled() and fields.trouble() == ""
    dialog.close()


def test_nothing_chosen_or_a_place_that_cannot_be_written_is_said_in_the_dialog(prepare, qtbot, tmp_path):
    app, dialog = prepare()
    for at in range(dialog.cohorts.count()):
        dialog.cohorts.item(at).setCheckState(Qt.CheckState.Unchecked)
    dialog.write_button.click()
    assert dialog.trouble.isVisible()
    dialog.cohorts.item(0).setCheckState(Qt.CheckState.Checked)
    blocked = tmp_path / "taken.xlsx"
    blocked.mkdir()
    dialog.write(blocked)
    assert dialog.writing.isVisible() and not dialog.trouble.isVisible()
    qtbot.waitUntil(dialog.trouble.isVisible, timeout=15000)
    assert dialog.isVisible() and dialog.write_button.isVisible()
    with app.session.store.read() as reader:
        assert not reader.app_data.exports()
    assert not [each for each in tmp_path.iterdir() if each.suffix in (".tmp", ".new")]
    dialog.close()


def test_cancel_while_it_writes_leaves_no_file_and_the_dialog_as_it_was(prepare, qtbot, tmp_path, monkeypatch):
    from exchange_app.services import exporting

    app, dialog = prepare()
    whole = exporting.make_sheets

    def then_cancelled(*given, **how):
        dialog._running.cancel()
        return whole(*given, **how)

    monkeypatch.setattr(exporting, "make_sheets", then_cancelled)
    dialog.basis.setText("kept")
    dialog.write(tmp_path / "never.xlsx")
    qtbot.waitUntil(dialog.write_button.isVisible, timeout=15000)
    settle(app)
    assert list(tmp_path.glob("never*")) == [] and dialog.basis.text() == "kept"
    with app.session.store.read() as reader:
        assert not reader.app_data.exports()
    dialog.close()
