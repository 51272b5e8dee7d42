"""The order of each full name of a list, where the name or the address beside it tells; lists that mix the orders are told."""

import pytest
from reading_lists import column, problems, read

from exchange_app.kinds.model import NamePart
from exchange_app.sheets.values.name_orders import NameOrders
from exchange_app.text import words

GIVEN, FAMILY, FATHER = NamePart


def remarks(sheet):
    return [words("en").say(each.message) for each in sheet.remarks]


def of_people(header, *rows):
    return read((header, "E-poçt"), *rows)


def test_a_list_that_mixes_the_orders_is_read_row_by_row_and_told():
    sheet = of_people(
        "Adı, soyadı",
        ("Məmmədov Rəşad", "r.mammadov@misal.az"),
        ("Günel Əliyeva", "gunel.aliyeva@misal.az"),
        ("Hüseynov Elnur", "info@misal.az"),
        ("Aygün Quliyeva", "aygun.quliyeva@misal.az"),
        ("Nazlı Şəhərli", "n1@misal.az"),
        ("Kamran Dilbazi", "kd@misal.az"),
    )
    assert column(sheet, "given_name") == ["Rəşad", "Günel", "Elnur", "Aygün", "Nazlı", "Kamran"]
    assert column(sheet, "family_name")[:3] == ["Məmmədov", "Əliyeva", "Hüseynov"]
    assert not problems(sheet)
    told, doubtful = remarks(sheet)
    assert "“Məmmədov Rəşad”, “Hüseynov Elnur” are read with the family name first" in told
    assert "“Kamran Dilbazi”" in doubtful


def test_a_list_of_one_order_says_nothing():
    sheet = of_people(
        "Adı, soyadı", ("Günel Əliyeva", "a@misal.az"), ("Aygün Quliyeva", "b@misal.az"), ("Alev Kaya", "c@misal.az")
    )
    assert column(sheet, "family_name") == ["Əliyeva", "Quliyeva", "Kaya"] and not remarks(sheet)


@pytest.mark.parametrize(
    ("name", "mail", "family"),
    [
        ("Demir Kaya", "d.kaya@x.org", "Kaya"), ("Demir Kaya", "k.demir@x.org", "Demir"), ("Demir Kaya", "kdemir@x.org", "Demir"), ("Demir Kaya", "demirk@x.org", "Demir"),
        ("Demir Kaya", "demir.k@x.org", "Demir"), ("Kaya Deniz", "deniz.kaya@x.org", "Kaya"), ("Demir Kaya", "kaya.demir@x.org", "Kaya"), ("Demir Kaya", "info@x.org", "Kaya"), ("Demir Kaya", "", "Kaya"),
    ],
)  # fmt: skip
def test_an_address_tells_the_order_where_it_is_sure(name, mail, family):
    others = [("Ayşe Yılmaz", "a.yilmaz@x.org")] * 3
    names, mails = zip(*others, (name, mail), strict=True)
    order = NameOrders((), "tr", names, mails).of(name)
    assert (name.split()[0] if order[:1] == (FAMILY,) else name.split()[-1]) == family


@pytest.mark.parametrize(
    "name", ["Mutlu Can", "Alev Kaya", "Veli Yılmaz", "Nazlı Deniz", "Eva Kaya", "Ali Can", "Ünlü Kaya"]
)
def test_a_given_name_that_ends_like_a_family_name_turns_nothing(name):
    assert NameOrders((), "tr").of(name) == ()


def test_a_name_that_shows_its_order_wins_against_the_heading():
    orders = NameOrders(
        (FAMILY, GIVEN, FATHER), "az", ["Quliyeva Aygün Rauf", "Həsənova Leyla Əli", "Aysel Zakir Vəliyeva"]
    )
    assert orders.of("Aysel Zakir Vəliyeva") == (GIVEN, FATHER, FAMILY) and len(orders.said) == 1
    assert orders.of("Quliyeva Aygün Rauf") == orders.of("Nur Ay") == (FAMILY, GIVEN, FATHER)


def test_weak_signs_turn_nothing_against_the_heading():
    orders = NameOrders((FAMILY, GIVEN, FATHER), "az", ["Dəniz Təranə Kamran qızı"], ["deniz.terane@misal.az"])
    assert orders.of("Dəniz Təranə Kamran qızı") == (FAMILY, GIVEN, FATHER) and not orders.said


def test_addresses_alone_tell_a_whole_column():
    orders = NameOrders(
        (), "tr", ["Demir Kaya", "Ateş Bulut", "Polat Taş"], ["kdemir@x.org", "b.ates@x.org", "p.polat@x.org"]
    )
    assert orders.of("Demir Kaya") == orders.of("Polat Taş") == (FAMILY, GIVEN) and not orders.said


def test_one_name_turned_among_many_that_show_little_turns_no_column():
    names = ["Ayşe Kaya", "Mehmet Taş", "Fatma Su", "Ali Demir", "Zeynep Ak", "Əliyev Rəşad"]
    orders = NameOrders((), "tr", names)
    assert orders.of("Ayşe Kaya") == () and orders.of("Əliyev Rəşad") == (FAMILY, GIVEN)


@pytest.mark.parametrize(
    ("cell", "given", "family"),
    [
        ("Kaya, Ali", "Ali", "Kaya"),
        ("Əliyev, Rəşad", "Rəşad", "Əliyev"),
        ("Ali, Kaya", "Ali", "Kaya"),
        ("Rəşad, Məmmədov", "Rəşad", "Məmmədov"),
    ],
)
def test_a_comma_parts_a_name_as_its_words_tell_whatever_the_header_names_first(cell, given, family):
    sheet = read(("Adı Soyadı", "E-posta"), (cell, "a@example.org"), (cell, "b@example.org"))
    assert column(sheet, "given_name")[0] == given and column(sheet, "family_name")[0] == family
