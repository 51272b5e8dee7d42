"""`select`: from papers, score sheets and minimums to a decision that can be read, written, undone and gone on with."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from exchange_app.store import AgencySpec, Store
from exchange_app.text import msg

PEOPLE = (
    # name, side, gender, level, points by Aylin (harsh), Orxan (generous), Deniz; None: no sheet
    ("Kaya", "TR", "M", "C1", 6, None, 7),
    ("Aslan", "TR", "F", "B2", 3, 7, None),
    ("Şahin", "TR", "M", "B2", 5, 9, None),
    ("Quliyev", "AZ", "M", "B2", 5, 9, None),
    ("Əliyeva", "AZ", "F", "B1", None, 10, 9),
    ("Babayev", "AZ", "M", "A2", 7, 10, None),
    ("Hüseynova", "AZ", "F", "B2", None, 8, 6),
)


@pytest.fixture
def cohort(store_path: Path) -> str:
    agencies = AgencySpec("TR", "Anadolu Medya", "TR", "tr"), AgencySpec("AZ", "Xəzər Media", "AZ", "az")
    with Store.create(store_path, agency=agencies[0], partners=[agencies[1]]) as store:
        with store.write(msg("A selection"), author="Selin") as work:
            asked = {
                "title": "Yaz 2027", "sending": ("AZ", "TR"), "hosting": "TR", "starts": date(2027, 6, 1), "seats": 4,
                "seats_by_side": {"TR": 2, "AZ": 2}, "criteria": "Motivasyon 3; Portfolyo 1", "minimums": "gender:F 2",
                "language_required": "tr", "level_required": "B1", "documents_required": ("cv",), "tie_break": "level; lot",
            }  # fmt: skip
            cohort = work.create("cohort", asked)
            for name, side, gender, level, *given in PEOPLE:
                person = {"family_name": name, "given_name": "X", "gender": gender, "level_tr": level}
                of = work.create("applicant", person | {"consent_date": date(2026, 1, 1)}, agency=side)
                about = work.create("application", {"applicant": of, "cohort": cohort}, agency=side)
                if name != "Hüseynova":
                    work.create("paper", {"applicant": of, "type": "cv", "status": "checked"}, agency=side)
                for evaluator, points in zip(("Aylin", "Orxan", "Deniz"), given, strict=True):
                    if points is not None:
                        scores = f"Motivasyon {points}; Portfolyo {points}"
                        work.create("evaluation", {"about_application": about, "by_name": evaluator, "scores": scores})
            return str(work.reader.record("cohort", cohort).code)


def test_people_are_ranked_selected_and_kept_out_with_reasons_and_it_is_decided_undone_and_gone_on_with(call, cohort):
    draft = call("--json", "select", cohort)
    found = draft.json
    decided = {each["name"].split()[-1]: each for each in found["ranked"]}
    assert draft.code == 0 and found["operation"] is None and found["waiting"] == []
    assert {name for name, each in decided.items() if each["decision"] == "selected"} == {
        "Kaya", "Aslan", "Quliyev", "Əliyeva",
    }, "two of each side, and two women though Şahin ranks higher"  # fmt: skip
    assert decided["Şahin"]["rank"] < decided["Aslan"]["rank"] and decided["Şahin"]["waitlist_rank"] == 1
    assert decided["Kaya"]["average"] == "6.500" and float(decided["Kaya"]["score"]) > 6.7, (
        "Aylin is harsh, Orxan generous"
    )
    out = {each["name"].split()[-1]: each for each in found["ineligible"]}
    assert set(out) == {"Babayev", "Hüseynova"}
    assert out["Babayev"]["why"] == ["Asks for Turkish B1; X has A2"]
    assert out["Hüseynova"]["mend"] == ["Ask for: CV."]

    assert call("--json", "select", cohort, "--decide", "--dry-run").json["operation"] is None
    said = call("--lang", "tr", "select", cohort, "--decide")
    assert said.code == 0 and "Karar" in said.out and "Seçildi" in said.out and "Yedek 1" in said.out
    after = call("--json", "select", cohort)
    assert after.json["ranked"][0]["decision"] == "waitlisted" and after.json["by_side"] == {"AZ": 2, "TR": 2}

    kaya = decided["Kaya"]["application"]
    assert call("set", kaya, "status=withdrawn").code == 0
    up = call("--json", "select", cohort, "--decide").json
    assert [(each["name"], each["decision"]) for each in up["ranked"]] == [("X Şahin", "selected")], (
        "the next of his side"
    )
    for _ in range(3):
        assert call("undo").code == 0
    assert call("--json", "select", cohort).json["ranked"] == found["ranked"]
    assert call("check").code == 0


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ("minimums=gender:F 3; city:Bakı 1", "gender:F 3 cannot be kept: 2 who"),
        ("minimums=gender:M 3; gender:F 2", "gender:M 3; gender:F 2"),
        ("criteria=Motivasyon 3; Folyo 1", "Portfolyo"),
        ("minimums=height:9 1", "height:9"),
        ("seats=3", "4"),
    ],
)
def test_what_contradicts_itself_is_named_before_anything_is_computed(call, cohort, change, told):
    assert call("set", cohort, change).code == 0
    refused = call("--json", "select", cohort, "--decide")
    assert refused.code == 2 and refused.json["error"] == "selecting.contradiction" and told in refused.json["message"]
    assert call("--json", "list", "application", "--where", "status=received").json["total"] == 7
