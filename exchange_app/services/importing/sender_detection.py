"""Finds the agency that a list is from: the one whose people or outlets stand in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from exchange_app.domain.record_columns import Gathered
from exchange_app.kinds import FieldType, kind
from exchange_app.services.importing.preview import Preview
from exchange_app.sheets.infer.context import AgencyName


def side_of(preview: Preview, known: Sequence[AgencyName], own: str) -> str:
    """The side that a list is most likely from.

    What most rows say of their country wins, then the only side that the cohort is sent by, then the language of the list.
    """
    countries = {each.country: each.code for each in known}
    said: Counter[str] = Counter()
    for sheet in preview.sheets:
        gathered = Gathered([row.values for row in sheet.rows])
        for key in (each.key for each in kind(sheet.kind).fields if each.type is FieldType.COUNTRY):
            for country, rows in Counter(gathered.column(key)).items():
                if country in countries:
                    said[countries[country]] += rows
    if said:
        return said.most_common(1)[0][0]
    sending = preview.cohort.get("sending") if preview.cohort is not None else None
    if isinstance(sending, tuple) and len(sending) == 1 and any(each.code == sending[0] for each in known):
        return sending[0]
    languages = [sheet.mapped.language for sheet in preview.sheets]
    return next((each.code for each in known if each.language in languages), own)
