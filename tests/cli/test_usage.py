"""How the command line is called: usage, languages, stores that cannot be used, bugs."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from typer.main import get_command

from exchange_app import child_process
from exchange_app.cli import build
from exchange_app.commands.session import Session, first_line
from exchange_app.services.backup import backups
from exchange_app.settings import home_folder
from exchange_app.store import Store
from exchange_app.store.trouble import DiskFull
from exchange_app.text import words
from tests.cli.conftest import Call

WRONG = [
    ("nothing-of-this-kind",),
    ("import",),
    ("import", "--foo"),
    ("import", "a.xlsx", "b.xlsx"),
    ("list", "applicant", "--limit", "many"),
    ("list", "applicant", "--search"),
    ("import", "missing.xlsx"),
    ("import", "a.xlsx", "--kind", "poem"),
    ("init",),
    ("init", "--agency", "tr1", "--country", "TR"),
    ("init", "--agency", "TR", "--country", "TR", "--partner", "AZ"),
    ("select",),
    ("place", "X", "--method", "magic"),
    ("merge", "x.xlsx"),
]


@pytest.mark.parametrize("arguments", WRONG)
def test_a_wrong_call_is_one_sentence_in_the_language_asked_for(call: Call, arguments: tuple[str, ...]) -> None:
    sentences = set()
    for language in ("en", "tr", "az"):
        said = call(*arguments, "--lang", language)
        assert said.code == 2 and said.out == ""
        assert len(said.err.strip().splitlines()) == 1
        sentences.add(said.err)
    assert sentences


def test_a_short_passphrase_is_refused_for_a_new_store_as_in_the_window(
    call: Call, store_path: Path, tmp_path: Path
) -> None:
    secret = tmp_path / "secret"
    secret.write_text("abc\n", "utf-8")
    said = call("--passphrase-file", str(secret), "init", "--agency", "TR", "--country", "TR")
    assert said.code == 2 and "at least 8 characters" in said.err and not store_path.exists()


def test_an_unknown_language_is_refused(call: Call) -> None:
    said = call("--lang", "xx", "list", "applicant")
    assert said.code == 2 and "xx" in said.err


def test_with_json_a_refusal_is_one_document_too(call: Call) -> None:
    said = call("list", "applicant", "--json")
    assert said.code == 3 and said.json["error"] == "store.missing" and said.json["message"] in said.err


COMMANDS = sorted(get_command(build(Session(words("en"), Path()), None)).commands)  # type: ignore[attr-defined]


def test_help_is_there_for_every_command(call: Call) -> None:
    for command in COMMANDS:
        said = call(command, "--help")
        assert said.code == 0 and "Usage:" in said.out, command
    assert "import" in call("--help").out


@pytest.mark.parametrize("language", ["tr", "az"])
def test_help_in_another_language_has_no_words_of_the_parser(call: Call, language: str) -> None:
    for command in COMMANDS:
        said = call("--lang", language, command, "--help").out
        assert not [
            each for each in ("Usage", "Options", "Arguments", "default", "required", "<str", "<list") if each in said
        ], said


def test_stores_that_cannot_be_used_give_code_3(
    empty: Call, store_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    foreign = tmp_path / "foreign.exchange"
    foreign.write_bytes(b"no store at all" * 400)
    damaged = tmp_path / "damaged.exchange"
    data = bytearray(store_path.read_bytes())
    data[8192:12288] = os.urandom(4096)
    damaged.write_bytes(data)
    cut = tmp_path / "cut.exchange"
    cut.write_bytes(store_path.read_bytes()[:5000])
    for path in (foreign, damaged, cut, tmp_path / "none.exchange", tmp_path):
        said = empty("--store", path, "list", "applicant")
        assert said.code == 3, path
        assert len(said.err.strip().splitlines()) == 1
    assert foreign.read_bytes() == b"no store at all" * 400
    assert empty("init", "--agency", "TR", "--country", "TR").code == 3


@pytest.mark.slow
def test_a_passphrase_protects_the_store(
    call: Call, store_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("çok gizli\n", "utf-8")
    assert call("init", "--agency", "TR", "--country", "TR", "--passphrase-file", secret).code == 0
    assert call("list", "applicant").code == 3
    monkeypatch.setenv("EXCHANGE_APP_PASSPHRASE", "wrong")
    assert call("list", "applicant").code == 3
    monkeypatch.setenv("EXCHANGE_APP_PASSPHRASE", "çok gizli")
    assert call("list", "applicant").code == 0
    assert b"Deneme" not in store_path.read_bytes()


def test_a_bug_is_one_sentence_and_its_place_in_the_log_without_values(
    year: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ValueError("Aysel Vəliyeva +994501234567")

    monkeypatch.setattr("exchange_app.commands.records.read_list", broken)
    said = year("list", "applicant")
    assert said.code == 2 and len(said.err.strip().splitlines()) == 1 and "Aysel" not in said.err
    log = (home_folder() / "errors.log").read_text("utf-8")
    assert "ValueError" in log and "Aysel" not in log and "+994" not in log


@pytest.mark.parametrize("entry", [[sys.executable, "-m", "exchange_app"], ["exchange-app"]])
@pytest.mark.slow
def test_it_runs_as_a_program_without_loading_the_window(entry: list[str], tmp_path: Path) -> None:
    found = shutil.which(entry[0], path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    if found is None:
        pytest.skip("the package is not installed here, only checked out")
    environment = {**os.environ, "EXCHANGE_APP_STORE": str(tmp_path / "s.exchange"), "PYTHONPATH": str(Path.cwd())}
    made = subprocess.run(
        [found, *entry[1:], "init", "--demo", "--json"], capture_output=True, text=True, env=environment, check=False
    )
    assert made.returncode == 0 and '"demo": true' in made.stdout
    code = (
        "import sys; from exchange_app.cli import main; code = main(['list', 'cohort', '--json']); "
        "print([m for m in sys.modules if m.startswith(('PySide6', 'openpyxl', 'typst'))], file=sys.stderr); sys.exit(code)"
    )
    listed = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=environment, check=False)
    assert listed.returncode == 0 and listed.stderr.strip() == "[]"


def test_the_open_store_is_not_read_as_a_list_nor_written_over(empty: Call, store_path: Path) -> None:
    for arguments in (("import", store_path), ("merge", store_path), ("backup", store_path), ("restore", store_path)):
        said = empty(*arguments, "--lang", "en")
        assert said.code != 0 and "belongs to the store that is open" in said.err, arguments
    people = store_path.with_name("people.csv")
    people.write_text("Given name;Family name;E-mail\nAyşe;Kaya;ayse@example\n", "utf-8")
    for arguments in (
        *(("list", "applicant", "--format", form, "-o", store_path) for form in ("csv", "json", "xlsx")),
        ("list", "applicant", "--format", "csv", "-o", f"{store_path}-wal"),
        ("import", people, "--kind", "applicant", "--dry-run", "--report", store_path),
        ("export", store_path, "--to", "AZ"),
    ):
        said = empty(*arguments, "--lang", "en")
        assert said.code != 0 and "belongs to the store that is open" in said.err, (arguments, said)
    said = empty("list", "applicants", "--lang", "en", "--json")
    assert said.code == 0


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1254"])
def test_a_file_with_the_passphrase_is_read_whatever_wrote_it(tmp_path: Path, encoding: str) -> None:
    """Spaces are a part of it."""
    (tmp_path / "secret.txt").write_bytes(" çok gizli söz \r\nnot\r\n".encode(encoding))
    assert first_line(tmp_path / "secret.txt") == " çok gizli söz "


def test_what_is_written_from_the_command_line_is_backed_up_too(
    empty: Call, store_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert empty("list", "agency").code == 0 and not backups(store_path)
    assert empty("set", "TR", "name=Other").code == 0
    assert [each.why for each in backups(store_path)] == ["auto"]
    for each in backups(store_path):
        each.path.unlink()
    monkeypatch.setattr(Store, "back_up", _no_room)
    said = empty("set", "TR", "name=Another")
    assert said.code == 0 and "This was done, but no backup" in said.err


def _no_room(store: Store, _target: Path) -> Path:
    raise DiskFull(store.path.name)


def test_a_process_that_cannot_be_started_is_told_as_that(
    empty: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuses(*_arguments: object, **_more: object) -> None:
        raise OSError(errno.EAGAIN, "no more processes", sys.executable)

    monkeypatch.setattr("exchange_app.child_process.subprocess.Popen", refuses)
    monkeypatch.setattr("exchange_app.sheets.open.parent.start", child_process.start)
    (tmp_path / "list.csv").write_text("Ad;Soyad\nAda;Aydın\n")
    said = empty("import", str(tmp_path / "list.csv"))
    assert said.code == 2 and said.err.strip().startswith("The computer has no room for another process")
