"""A new document is two files: a template, and a module with its data function."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from exchange_app import cli
from exchange_app.documents import templates
from exchange_app.documents.engine import draw_pdf
from exchange_app.services.access import Access
from exchange_app.services.printing import Request, documents, options_from, prepare, print_to
from exchange_app.store import AgencySpec, Store
from exchange_app.text import msg

SHIPPED = set(documents())
DATA = """
from exchange_app.documents import parts
from exchange_app.documents.bilingual import Bilingual
from exchange_app.domain import titles
from exchange_app.documents.document import Content, Document, Option
from exchange_app.text import Message, msg


def content(material, request):
    said = Bilingual(request.languages)
    options = DOCUMENT.settled(request)
    names = [str(entry.applicant.get("given_name")) for entry in material.entries]
    frame = parts.frame(material, said, Message("Greeting to {cohort}", values={"cohort": titles.title(material.cohort)}))
    return Content({**frame, "names": names, "loud": options["loud"]}, material.entries)


DOCUMENT = Document(
    title=Message("Greeting"), file_word=Message("greeting"), content=content, options=(Option("loud", Message("Loud")),)
)
"""
TEMPLATE = """
#import "/common.typ": *
#show: paper
#opening()
#for name in d.names [Welcome, #name#if d.loud [!!!] \\ ]
"""


@pytest.fixture
def greeting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The two files of a document, in a folder of their own."""
    folder = tmp_path / "documents"
    folder.mkdir()
    (folder / "greeting.py").write_text(DATA, encoding="utf-8")
    (folder / "greeting.typ").write_text(TEMPLATE, encoding="utf-8")
    monkeypatch.setattr(templates, "__path__", [*templates.__path__, str(folder)])
    monkeypatch.delitem(sys.modules, f"{templates.__name__}.greeting", raising=False)


@pytest.fixture
def store(tmp_path: Path):
    made = Store.create(tmp_path / "desk.store", agency=AgencySpec("AZ", "Agentlik", "AZ", "az"))
    with made.write(msg("Test"), author="test") as work:
        cohort = work.create("cohort", {"title": "Yay 2026"})
        person = work.create("applicant", {"family_name": "Əliyeva", "given_name": "Aysel"})
        work.create("application", {"applicant": person, "cohort": cohort})
    yield made
    made.close()


def text_of(path: Path) -> str:
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not installed")
    return subprocess.run(["pdftotext", "-layout", str(path), "-"], capture_output=True, check=True).stdout.decode()


def cohort_of(store: Store):
    with store.read() as reader:
        return next(iter(reader.records("cohort")))


@pytest.mark.usefixtures("greeting")
def test_two_files_are_a_document_that_the_service_prints_and_shows(store, tmp_path):
    assert sorted(documents()) == sorted({"greeting", *SHIPPED})
    request = Request("greeting", cohort_of(store).id, options=options_from("greeting", ["loud=yes"]))
    made, pages = print_to(store, request, tmp_path / "out.pdf", access=Access("Selin"))
    assert pages == 1 and made.people == 1
    printed = text_of(tmp_path / "out.pdf")
    assert "Greeting to Yay 2026" in printed and "Welcome, Aysel!!!" in printed and "Page 1 of 1" in printed
    assert prepare(store, request).page(0).startswith(b"<svg")


@pytest.mark.usefixtures("greeting")
def test_two_files_are_a_document_that_the_command_line_prints(store, tmp_path, capfd):
    code = cohort_of(store).code
    out = tmp_path / "out.pdf"
    arguments = ["--store", str(tmp_path / "desk.store"), "--json", "print", "greeting", code, "-o", str(out)]
    assert cli.main([*arguments, "--option", "loud=yes"]) == 0
    assert json.loads(capfd.readouterr().out) == {"file": str(out), "document": "greeting", "people": 1, "pages": 1}
    assert "Welcome, Aysel!!!" in text_of(out)
    assert cli.main([*arguments, "--option", "loud=perhaps"]) == 2
    assert cli.main([*arguments, "--outlet", "X-1"]) != 0
    assert cli.main([*arguments[:-1], str(tmp_path / "out.xlsx")]) == 2


def test_a_mistake_in_a_template_is_told_by_its_line_and_without_a_value(tmp_path):
    (tmp_path / "wrong.typ").write_text('#import "/common.typ": *\n#d.names.first().missing\n', encoding="utf-8")
    with pytest.raises(RuntimeError) as caught:
        draw_pdf(tmp_path / "wrong.typ", {"names": [{"name": "Aysel"}]})
    assert "wrong.typ:2" in str(caught.value) and "Aysel" not in str(caught.value)


@pytest.mark.usefixtures("greeting")
def test_the_documents_page_offers_it_with_its_own_options(qtbot):
    from PySide6.QtWidgets import QCheckBox

    from exchange_app.text import words
    from ui.pages.documents.options import Options

    options = Options(words("en"))
    qtbot.addWidget(options)
    offered = [options.document.itemData(row) for row in range(options.document.count())]
    assert offered == sorted({"greeting", *SHIPPED}) and not options.document.isHidden()
    options.restore({"document": "greeting", "cohort": "c", "loud": True})
    box = options.findChild(QCheckBox, "loud")
    assert box is not None and box.isChecked() and box.text() == "Loud"
    assert options.columns.isHidden() and options.findChild(QCheckBox, "signatures") is None
    box.click()
    request = options.request()
    assert request is not None and request.document == "greeting" and request.options == {"loud": False}
