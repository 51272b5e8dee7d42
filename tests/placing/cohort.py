"""A cohort in a real store: two Turkish outlets with a place each, and three people from Azerbaijan who want the same one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from exchange_app.store import AgencySpec, Store
from exchange_app.text import msg

AUGUST = {"starts": date(2026, 8, 3), "ends": date(2026, 8, 28)}
SCORES = {"Aysel": 90, "Samir": 80, "Leyla": 70}


@dataclass(frozen=True)
class Cohort:
    """The codes and ids of what was made, by name."""

    store: Store
    code: str
    id: str
    ids: dict[str, str]
    """Of applications by given name, of openings by outlet."""
    codes: dict[str, str]

    def at(self) -> dict[str, str]:
        """The outlet at which each person holds a place."""
        names = {id: name for name, id in self.ids.items()}
        with self.store.read() as reader:
            return {
                names[str(each.get("application"))]: names[str(each.get("opening"))]
                for each in reader.records("placement")
                if not each.removed and each.get("status") != "withdrawn"
            }

    def write(self, kind: str, id: str, **values: object) -> None:
        """Somebody changes a record."""
        with self.store.write(msg("Changed"), author="test") as work:
            work.update(kind, id, values)

    def placement(self, person: str) -> str:
        """The id of a person's placement."""
        with self.store.read() as reader:
            return next(
                each.id for each in reader.find("placement", "application", self.ids[person]) if not each.removed
            )


def cohort_in(path: Path) -> Cohort:
    """Makes the store. Ege TV is everybody's first choice; Anka Radyo the second one of all but Leyla."""
    home = AgencySpec("TR", "Anadolu Media Agency", "TR", "tr")
    store = Store.create(path, agency=home, partners=[AgencySpec("AZ", "Azerbaijan Media Agency", "AZ", "az")])
    ids: dict[str, str] = {}
    with store.write(msg("Cohort"), author="test") as work:
        cohort = work.create(
            "cohort", {"title": "Summer", "status": "placing", "hosting": "TR", "sending": ("AZ",), **AUGUST}
        )
        outlets = {}
        for name, city in (("Ege TV", "İzmir"), ("Anka Radyo", "Ankara")):
            outlets[name] = work.create("outlet", {"name": name, "city": city, "country": "TR"})
            ids[name] = work.create("opening", {"outlet": outlets[name], "cohort": cohort, "places": 1, **AUGUST})
        for name, score in SCORES.items():
            person = {"given_name": name, "birth_date": date(1998, 1, 1), "passport_expiry": date(2032, 1, 1)}
            applicant = work.create("applicant", {**person, "family_name": "Əliyeva"}, agency="AZ")
            values = {"applicant": applicant, "cohort": cohort, "status": "selected", "score": score}
            wishes = {"preference_1": outlets["Ege TV"]}
            if name != "Leyla":
                wishes["preference_2"] = outlets["Anka Radyo"]
            ids[name] = work.create("application", {**values, **wishes}, agency="AZ")
    with store.read() as reader:
        kinds = {name: "application" if name in SCORES else "opening" for name in ids}
        codes = {name: reader.record(kinds[name], id).code for name, id in ids.items()}
        return Cohort(store, reader.record("cohort", cohort).code, cohort, ids, codes)
