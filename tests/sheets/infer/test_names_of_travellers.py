"""Names as manifests and diplomatic notes write them: strokes between the parts, titles before or behind."""

import pytest
from reading_lists import column, read

from exchange_app.kinds.model import NamePart
from exchange_app.sheets.values.names import split_name


@pytest.mark.parametrize(
    "text", ["LETIFOVA / YEGANE", "LETIFOVA/YEGANE MS", "LETIFOVA<<YEGANE", "Mrs LETIFOVA/YEGANE", "LETIFOVA | YEGANE"]
)
def test_the_family_name_stands_before_the_stroke(text):
    assert split_name(text) == ("YEGANE", "LETIFOVA", None)


def test_the_header_says_when_the_given_name_comes_first():
    assert split_name("Yegane / Letifova", (NamePart.GIVEN, NamePart.FAMILY)) == ("Yegane", "Letifova", None)


@pytest.mark.parametrize(
    "text", ["Ms Yeganə Lətifova", "Dr. Yeganə Lətifova", "Sayın Yeganə Lətifova", "Yeganə Lətifova"]
)
def test_titles_are_no_names(text):
    assert split_name(text)[:2] == ("Yeganə", "Lətifova")


def test_a_manifest_is_read():
    sheet = read(
        ("PASSENGER MANIFEST",),
        (),
        (
            "NO",
            "SURNAME / GIVEN NAME",
            "M/F",
            "DOB",
            "POB",
            "NAT.",
            "PPT NO",
            "PPT EXP.",
            "MOBILE",
            "SEAT PREF.",
            "ORGANISATION",
        ),
        (
            1,
            "LETIFOVA / YEGANE",
            "F",
            "09-Mar-2003",
            "QUBA",
            "AZE",
            "C21881628",
            "15-Mar-2028",
            994703255500,
            "AISLE",
            "GUNDEM PORTALI",
        ),
        (
            2,
            "YURT / VEDAT",
            "M",
            "16-Jul-2000",
            "IGDIR",
            "TUR",
            "U30102193",
            "21-Sep-2031",
            "+90 532 826 40 22",
            "WINDOW",
            "ANKA RADYO",
        ),
    )
    assert column(sheet, "family_name") == ["LETIFOVA", "YURT"] and column(sheet, "given_name") == ["YEGANE", "VEDAT"]
    assert column(sheet, "birth_place") == ["QUBA", "IGDIR"] and column(sheet, "citizenship") == ["AZ", "TR"]
    assert column(sheet, "passport_number") == ["C21881628", "U30102193"] and all(column(sheet, "passport_expiry"))
    assert not sheet.problems


def test_initials_are_the_given_name():
    assert split_name("Əliyev R.V.")[:2] == ("R.V.", "Əliyev") and split_name("Rzayeva A.")[:2] == ("A.", "Rzayeva")
