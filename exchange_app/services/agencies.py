"""The agencies of a store: which there are, where they are, and which of them is a partner."""

from __future__ import annotations

from typing import cast

from exchange_app.domain import titles
from exchange_app.domain.records import Record
from exchange_app.errors import Trouble
from exchange_app.sheets.infer.context import AgencyName
from exchange_app.store import Reader
from exchange_app.text import Language, msg


class UnknownPartner(Trouble):
    """There is no partner agency of that code."""

    code = "exporting.partner"


def agency_of(reader: Reader, code: str) -> Record | None:
    """The agency of a code; None where none stands."""
    return next(iter(reader.find("agency", "code", code)), None)


def partner_of(reader: Reader, own: str, code: str) -> Record:
    """The agency of a code, which is not the `own` one. Raises UnknownPartner."""
    found = agency_of(reader, code)
    if found is None or code == own:
        partners = ", ".join(reader.app_data.partners()) or "–"
        raise UnknownPartner(
            msg("There is no partner agency {code}; the partners are: {partners}.", code=code, partners=partners)
        )
    return found


def named_agencies(reader: Reader) -> tuple[AgencyName, ...]:
    """All agencies as lists name them."""
    return tuple(
        AgencyName(
            each.code,
            titles.title(each),
            str(each.get("country") or ""),
            cast("Language", str(each.get("language") or "en")),
        )
        for each in reader.records("agency")
    )


def countries_of_agencies(reader: Reader) -> dict[str, str]:
    """The country of each agency by its code."""
    return {each.code: str(each.get("country")) for each in reader.records("agency")}
