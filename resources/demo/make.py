"""Makes the demo's workbooks anew: `python -m resources.demo.make`. Needs LibreOffice for the xls and ods ones.

The people come from the same generator as the demo store's, with other seeds and a fixed day, so that the files change
only when this script does.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from exchange_app.services.demo.names import AZERBAIJAN, TURKEY
from exchange_app.services.demo.people import Person, people
from exchange_app.services.demo.programme import outlets
from exchange_app.text import fold, upper

HERE = Path(__file__).parent
DAY = date(2026, 11, 2)

TRACKS_TR = {"tv": "Televizyon", "digital": "Dijital medya"}
TRACKS = {
    "tv": "Televiziya", "news_agency": "Xəbər agentliyi", "press": "Qəzet", "radio": "Radio", "digital": "Rəqəmsal media", "cinema": "Kino",
    "photo": "Foto", "fact_checking": "Faktların yoxlanması",
}  # fmt: skip
TRACKS_EN = {
    "tv": "Television", "news_agency": "News agency", "press": "Newspaper", "radio": "Radio", "digital": "Digital media", "cinema": "Film studio",
    "photo": "Photography", "fact_checking": "Fact-checking",
}  # fmt: skip
LEVELS_AZ = {"A2": "zəif", "B1": "orta", "B2": "yaxşı", "C1": "əla", "C2": "ana dili"}
LEVELS_TR = {"A2": "Temel", "B1": "Orta", "B2": "Orta üstü", "C1": "İleri", "C2": "Ana dil"}
AGENCIES = {"TR": "TR", "AZ": "AZ"}


def main() -> None:
    """Writes all six files beside this script."""
    random = Random(71)
    hosts = {country: list(outlets(country, random)) for country in ("TR", "AZ")}
    to_turkey = people(AZERBAIJAN, "AZ", ("digital", "digital", "press"), 48, DAY, random)
    to_baku = people(TURKEY, "TR", ("tv", "tv", "digital"), 40, DAY, random)
    late = people(AZERBAIJAN, "AZ", ("digital",), 6, DAY, Random(72))
    write_cohorts(HERE / "cohorts.xlsx")
    write_outlets(HERE / "outlets.ods", hosts)
    write_outlet_changes(HERE / "outlet-changes.xls", hosts["TR"])
    write_az(HERE / "applicants-az.xlsx", to_turkey, [str(host["name"]) for host in hosts["TR"]], random)
    write_tr(HERE / "applicants-tr.csv", to_baku, [str(host["name"]) for host in hosts["AZ"]], random)
    write_late(HERE / "applicants-az-late.xlsx", to_turkey, late)


def write_cohorts(path: Path) -> None:
    """Two cohorts, Turkish headers, true dates."""
    book, sheet = _book("Dönemler")
    sheet.append(["2027 bahar dönemleri"])
    sheet.append([])
    sheet.append(
        ["Dönem adı", "Program", "Alan", "Gönderen taraf", "Ev sahibi taraf", "Başvuru başlangıcı", "Son başvuru", "Başlangıç tarihi",
         "Bitiş tarihi", "Kontenjan", "En küçük yaş", "En büyük yaş", "Gerekli dil", "Gerekli düzey", "Durum"]
    )  # fmt: skip
    sheet.append(
        ["Dijital medya, İstanbul 2027", "Yeni Medya Programı", "Dijital medya", "AZ", "TR", date(2026, 9, 1), date(2026, 10, 30),
         date(2027, 4, 5), date(2027, 4, 30), 16, 21, 45, "Türkçe", "B1", "Yerleştirme"]
    )  # fmt: skip
    sheet.append(
        ["Televizyon, Bakü 2027", "Ekran ve Perde Programı", "Televizyon", "TR", "AZ", date(2026, 9, 15), date(2026, 11, 20),
         date(2027, 5, 10), date(2027, 6, 4), 14, 21, 45, "Azerbaycan Türkçesi", "A2", "Yerleştirme"]
    )  # fmt: skip
    _finish(sheet, header=3)
    book.save(path)


def write_outlets(path: Path, hosts: dict[str, list[dict[str, Any]]]) -> None:
    """All outlets of both sides, in English, as an OpenDocument sheet behind a cover sheet."""
    book, cover = _book("Read me")
    cover.append(["Host outlets of the exchange"])
    cover.append(["Please keep one line per outlet. Questions: office@example.org"])
    sheet = book.create_sheet("Host outlets")
    sheet.append(["HOST OUTLETS 2027"])
    sheet.append(
        ["No.", "Outlet", "Type", "City", "Country", "Web", "Places offered", "Contact", "", "", "Working languages"]
    )
    sheet.append(["", "", "", "", "", "", "", "Name", "E-mail", "Phone", ""])
    for top in ("A", "B", "C", "D", "E", "F", "G", "K"):
        sheet.merge_cells(f"{top}2:{top}3")
    sheet.merge_cells("H2:J2")
    number = 0
    for country, name in (("TR", "Türkiye"), ("AZ", "Azerbaijan")):
        for host in hosts[country]:
            number += 1
            sheet.append(
                [number, host["name"], TRACKS_EN[str(host["kind"])], host["city"], name, host["website"], f"{host['places']} places",
                 host["contact_name"], host["contact_email"], host.get("contact_phone", "-"), ", ".join(host["languages"])]
            )  # fmt: skip
    sheet.append(["", "Total", "", "", "", "", sum(int(str(h["places"])) for c in hosts.values() for h in c)])
    _finish(sheet, header=2)
    _convert(book, path, "ods")


def write_outlet_changes(path: Path, hosts: Sequence[dict[str, Any]]) -> None:
    """Some Turkish outlets once more, with other figures and one new, as an old Excel file."""
    book, sheet = _book("Güncel")
    sheet.append(["Kuruluş adı", "Tür", "Şehir", "Ülke", "Kontenjan", "Yetkili kişi", "Telefon"])
    tracks = {
        "tv": "Televizyon",
        "news_agency": "Haber ajansı",
        "press": "Gazete",
        "radio": "Radyo",
        "digital": "Dijital medya",
    }
    for turn, host in enumerate(host for host in hosts if host["kind"] in tracks):
        places = int(str(host["places"])) + (2 if turn % 3 == 0 else 0)
        phone = str(host.get("contact_phone", "+902124445566"))
        sheet.append(
            [
                host["name"],
                tracks[str(host["kind"])],
                host["city"],
                "Türkiye",
                f"{places} kişi",
                host["contact_name"],
                "0" + phone[3:],
            ]
        )
    sheet.append(
        ["Haliç Dijital", "Dijital medya", "İstanbul", "Türkiye", "belirlenecek", "Gül Uçar", "0212 555 40 40"]
    )
    _finish(sheet, header=1)
    _convert(book, path, "xls")


def write_az(path: Path, crowd: Sequence[Person], hosts: Sequence[str], random: Random) -> None:
    """The partner's list: title block, two-level header, words for levels, a totals row and a signature."""
    book, sheet = _book("Müraciətlər")
    sheet.append(["Xəzər Media Mərkəzi"])
    sheet.append(["Rəqəmsal media, İstanbul 2027: müraciət edənlərin siyahısı"])
    sheet.append([])
    top = [
        "№",
        "Şəxsi məlumat",
        "",
        "",
        "",
        "",
        "Sənədlər",
        "",
        "",
        "Əlaqə",
        "",
        "İş",
        "",
        "",
        "",
        "Dil səviyyəsi",
        "",
        "",
        "Seçimlər",
        "",
        "",
        "Qeyd",
    ]
    low = ["", "Soyadı", "Adı", "Atasının adı", "Cinsi", "Doğum tarixi", "FİN", "Pasportun nömrəsi", "Pasportun etibarlılıq müddəti", "Mobil telefon",
           "E-poçt", "İş yeri", "Vəzifəsi", "Sahə", "İş stajı (il)", "Türk dili", "İngilis dili", "Rus dili", "1-ci seçim", "2-ci seçim", "3-cü seçim", ""]  # fmt: skip
    sheet.append(top)
    sheet.append(low)
    for area in ("B4:F4", "G4:I4", "J4:K4", "L4:O4", "P4:R4", "S4:U4", "A4:A5", "V4:V5"):
        sheet.merge_cells(area)
    for number, person in enumerate(crowd, start=1):
        v, bad = person.values, person.unreadable
        wishes = random.sample(list(hosts), 3)
        born: Any = v.get("birth_date", bad.get("birth_date"))
        if isinstance(born, date) and number % 4 == 0:
            born = f"{born.day:02}.{born.month:02}.{born.year}"
        phone = str(v.get("phone", bad.get("phone", "-")))
        sheet.append(
            [number, v["family_name"], v["given_name"], v.get("patronymic"), "qadın" if v["gender"] == "F" else "kişi", born, v.get("national_id"),
             v.get("passport_number"), v.get("passport_expiry"), phone if number % 3 else phone.replace("+994", "0"), v.get("email", bad.get("email")),
             v.get("employer"), v["position"], TRACKS[str(v["track"])], f"{v['experience_years']} il", _level(v.get("level_tr"), LEVELS_AZ, number),
             _level(v.get("level_en"), LEVELS_AZ, number), _level(v.get("level_ru"), LEVELS_AZ, number), *wishes, v.get("notes")]
        )  # fmt: skip
        if number == 24:
            sheet.append([])
    sheet.append(["", f"Cəmi: {len(crowd)} nəfər"])
    sheet.append([])
    sheet.append(["", "Siyahını tərtib etdi: _______________"])
    _finish(sheet, header=5, top=4)
    book.save(path)


def write_tr(path: Path, crowd: Sequence[Person], hosts: Sequence[str], random: Random) -> None:
    """The home list: a text file in Windows-1254 with semicolons; letters it lacks have become question marks."""
    lines = ["Sıra;Adı Soyadı;T.C. Kimlik No;Doğum Tarihi;Cinsiyet;Cep Telefonu;E-posta;Şehir;Çalıştığı Kurum;Görevi;Alanı;Mesleki Deneyim (yıl);"
             "Pasaport No;Pasaport Geçerlilik Tarihi;Azerbaycan Türkçesi;İngilizce;Başvuru Tarihi;1. Tercih;2. Tercih;Açıklama"]  # fmt: skip
    for number, person in enumerate(crowd, start=1):
        v, bad = person.values, person.unreadable
        born, expiry = v.get("birth_date"), v.get("passport_expiry")
        phone = str(v.get("phone", bad.get("phone", "")))
        wishes = random.sample(list(hosts), 2)
        cells = [
            str(number), f"{v['given_name']} {upper(str(v['family_name']), 'tr')}", v.get("national_id", bad.get("national_id", "")),
            f"{born.day:02}.{born.month:02}.{born.year}" if isinstance(born, date) else bad.get("birth_date", ""),
            "Kadın" if v["gender"] == "F" else "Erkek", f"0{phone[3:6]} {phone[6:9]} {phone[9:11]} {phone[11:]}" if len(phone) == 13 else phone,
            v.get("email", bad.get("email", "")), v["city"], v.get("employer", "-"), v["position"], TRACKS_TR[str(v["track"])],
            f"{v['experience_years']} yıl", v.get("passport_number", ""),
            f"{expiry.day:02}.{expiry.month:02}.{expiry.year}" if isinstance(expiry, date) else "",
            _level(v.get("level_az"), LEVELS_TR, number), _level(v.get("level_en"), LEVELS_TR, number),
            (DAY - timedelta(days=number % 30)).strftime("%d.%m.%Y"), *wishes, v.get("notes", ""),
        ]  # fmt: skip
        lines.append(";".join(str(cell) for cell in cells))
    path.write_bytes(("\r\n".join(lines) + "\r\n").encode("cp1254", errors="replace"))


def write_late(path: Path, known: Sequence[Person], late: Sequence[Person]) -> None:
    """A second mail: known people typed without their letters and six new ones, names in one column."""
    book, sheet = _book("Əlavə siyahı")
    sheet.append(["S.A.A.", "Doğum tarixi", "Telefon", "E-mail", "Şəhər", "Vəzifə", "Türk dili"])
    for turn, person in enumerate([*known[3:12], *late]):
        v = person.values
        parts = [str(v["family_name"]), str(v["given_name"]), str(v.get("patronymic", ""))]
        if turn < 5:
            spelled = [
                part.replace("ə", "a").replace("Ə", "A").replace("x", "kh").replace("q", "g") for part in parts[:2]
            ]
            parts = [fold(part).title() for part in (spelled if turn < 3 else parts[:2])]
        email = v.get("email") if turn >= 5 else f"{fold(parts[1])}.yeni@{AZERBAIJAN.mail_domain}"
        sheet.append(
            [" ".join(parts), v.get("birth_date"), v.get("phone"), email, v["city"], v["position"], v["level_tr"]]
        )
    _finish(sheet, header=1)
    book.save(path)


def _level(level: object, spoken: dict[str, str], number: int) -> str:
    if level is None:
        return "-"
    return spoken.get(str(level), str(level)) if number % 2 else str(level)


def _book(title: str) -> tuple[Workbook, Worksheet]:
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = title
    return book, sheet


def _finish(sheet: Worksheet, header: int, top: int | None = None) -> None:
    """The look of an office list: bold, tinted, wrapped headers and readable widths."""
    for row in range(top or header, header + 1):
        for cell in sheet[row]:
            cell.font = Font(bold=True)
            cell.fill = PatternFill("solid", fgColor="E8EFFA")
            cell.alignment = Alignment(wrap_text=True, vertical="center", horizontal="center")
    for row in range(1, top or header):
        sheet.cell(row, 1).font = Font(bold=True, size=14)
    for column in range(1, sheet.max_column + 1):
        sheet.column_dimensions[get_column_letter(column)].width = 18
    for row in sheet.iter_rows(min_row=header + 1):
        for cell in row:
            if isinstance(cell.value, date):
                cell.number_format = "DD.MM.YYYY"


def _convert(book: Workbook, path: Path, to: str) -> None:
    office = shutil.which("soffice")
    if office is None:
        sys.exit("LibreOffice is needed to write this format.")
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / f"{path.stem}.xlsx"
        book.save(source)
        profile = f"-env:UserInstallation=file://{folder}/profile"
        subprocess.run(
            [office, profile, "--headless", "--convert-to", to, "--outdir", folder, str(source)],
            check=True,
            capture_output=True,
        )
        shutil.copyfile(Path(folder) / path.name, path)


if __name__ == "__main__":
    main()
