"""What a column can be read as: every field of the kind, and the names that one cell may hold together."""

from __future__ import annotations

from exchange_app.kinds import KINDS
from exchange_app.kinds.columns import read_fields
from exchange_app.sheets.infer.catalogue import fields_of
from exchange_app.text import Words
from ui.pages.imports.chooser import LEAVE_OUT, ColumnOffer
from ui.pages.imports.review_data import ImportReview


def offers_of(review: ImportReview, section: int, words: Words) -> list[ColumnOffer]:
    """What can be chosen for a column, leaving it out first; a field that another column gives says so."""
    kind = review.sheet.kind
    declared = fields_of(kind)
    elsewhere = {
        key: column.column for column in review.sheet.mapped.columns if column.index != section for key in column.fields
    }
    offers = [ColumnOffer(LEAVE_OUT, words._("Leave this column out"))]
    now = fields_at(review, section)
    rule = KINDS[kind].imported
    together = list(rule.together) if rule is not None else []
    if len(now) > 1 and now not in together:
        together.insert(0, now)
    singles = [(field.key,) for field in read_fields(kind)]
    for keys in (*singles, *together):
        taken = [elsewhere[key] for key in keys if key in elsewhere]
        remark = words._("now column {column}", column=words.join(dict.fromkeys(taken))) if taken else ""
        offers.append(ColumnOffer(keys, words.join(words.say(declared[key].label) for key in keys), remark))
    return offers


def fields_at(review: ImportReview, section: int) -> tuple[str, ...]:
    """What a column is read as now."""
    return review.heads[section].fields if section < len(review.heads) else LEAVE_OUT


def samples_at(review: ImportReview, section: int) -> tuple[str, ...]:
    """A few of the column's cells."""
    mapped = review.sheet.mapped
    found = {column.index: column.samples for column in mapped.columns}
    found.update((column.index, column.samples) for column in mapped.ignored_columns)
    return found.get(section, ())
