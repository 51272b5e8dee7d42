"""Instances that the documentation of the package `matching` describes, and large ones beside the textbook."""

from __future__ import annotations

from exchange_app.domain.placing.model import CapLevel, Nominee, Opening, PlacingInput, caps_of
from exchange_app.domain.placing.stable import stable
from tests.placing.textbook import deferred_acceptance, large, plain_input


def people(**choices: str) -> tuple[Nominee, ...]:
    """People by name with the outlets that they rank, and no others."""
    return tuple(Nominee(name, choices=tuple(each.split()), unranked=False) for name, each in choices.items())


def test_residents_and_hospitals() -> None:
    """Ada, Sam, Jo, Luc and Dani at Mercy, City and General with two positions each."""
    residents = people(
        Ada="City", Sam="City Mercy", Dani="City Mercy General", Luc="Mercy City General", Jo="City General Mercy"
    )
    ranked = {"Mercy": "Dani Luc Sam Jo", "City": "Dani Ada Sam Luc Jo", "General": "Dani Jo Luc"}
    hospitals = tuple(Opening(name, name, 2, ranking=tuple(each.split())) for name, each in ranked.items())
    assert stable(PlacingInput(residents, hospitals)).at == {
        "Ada": "City", "Dani": "City", "Sam": "Mercy", "Luc": "Mercy", "Jo": "General",
    }  # fmt: skip


def test_students_projects_and_supervisors() -> None:
    """Avery, Blake, Cleo, Devon and Everest with Dr Xavier and Professor Yeo: two projects each with two places, three
    students a supervisor. The cap of a supervisor holds the projects as an outlet does its openings."""
    students = people(Avery="X1 X2", Blake="Y2 X2 Y1", Cleo="X1 Y1 X2", Devon="Y2 X1 Y1", Everest="X1 Y2 X2 Y1")
    ranked = {"X": "Blake Cleo Avery Everest Devon", "Y": "Blake Cleo Everest Devon"}
    projects = tuple(
        Opening(f"{by}{at}", f"{by}{at}", 2, city=by, ranking=tuple(order.split()))
        for by, order in ranked.items()
        for at in (1, 2)
    )
    supervisors = caps_of(projects, CapLevel.CITY, {"X": 3, "Y": 3})
    assert stable(PlacingInput(students, projects, caps=supervisors)).at == {
        "Avery": "X1", "Cleo": "X1", "Blake": "Y2", "Everest": "Y2", "Devon": "Y1",
    }  # fmt: skip


def test_large_ones_come_out_as_the_textbook_says() -> None:
    for given in (large(300, 30, 8), large(1000, 100, 10, ranked=False)):
        assert stable(given).at == deferred_acceptance(*plain_input(given))
