"""The certificate: who took part in what, where and when, on a page of its own for each, with a number that can be checked."""

from __future__ import annotations

from datetime import date
from typing import Any

import segno

from exchange_app.documents import parts
from exchange_app.documents.bilingual import Bilingual
from exchange_app.documents.document import Content, Document, Option, OptionValue, Request
from exchange_app.documents.material import Material, PersonEntry
from exchange_app.documents.person_columns import alphabetical
from exchange_app.domain import titles
from exchange_app.domain.certificates import check_value, facts, stay
from exchange_app.domain.rules import text
from exchange_app.kinds.placement import CERTIFICATE, PLACEMENT
from exchange_app.text import msg, pmsg, upper

_TITLE = pmsg("document", "Certificate of participation")


def content(material: Material, request: Request) -> Content:
    """The certificates as their template takes them; who has no number yet is left out."""
    options = DOCUMENT.settled(request)
    said = Bilingual(request.languages)
    wanted = [each for each in material.entries if _wanted(each, options["who"], material.as_of)]
    entries = alphabetical(wanted, request.languages[0])
    numbered = [each for each in entries if text(each.records["placement"], CERTIFICATE)]
    lacking = [each.records["placement"].id for each in entries if each not in numbered]
    nobody = msg("Nobody here has ended their stay yet, so there is no certificate to make.")
    unnumbered = msg("Nobody here has a certificate number yet; the button over the page gives them.")
    data = {
        **parts.frame(material, said, _TITLE),
        "titles": [upper(each.say(_TITLE), each.language) for each in said.words],
        "certificates": [_certificate(each, said) for each in numbered],
        "signatures": parts.signatures(material, request.languages),
        "empty": "" if numbered else said.together(unnumbered if lacking else nobody),
    }
    return Content(data, numbered, blank=not numbered, unnumbered=lacking)


def _wanted(entry: PersonEntry, who: OptionValue, today: date) -> bool:
    placement = entry.records.get("placement")
    if placement is None:
        return False
    last = stay(entry.records)[1]
    return text(placement, PLACEMENT.state) == "completed" or (who == "ended" and last is not None and last <= today)


def _certificate(entry: PersonEntry, said: Bilingual) -> dict[str, Any]:
    records = entry.records
    number = text(records["placement"], CERTIFICATE) or ""
    check = check_value(number, facts(records))
    outlet, cohort = records.get("outlet"), records.get("cohort")
    place = ", ".join(filter(None, (titles.title(outlet), text(outlet, "city")))) if outlet else ""
    first, last = stay(records)
    days = said.days(first, last)
    bodies = [
        each._(
            "has taken part in the training and exchange programme “{cohort}” at {place} ({days}).",
            cohort=titles.title(cohort) if cohort else "", place=place, days=when.replace(" ", "\u00a0"),
        )
        for each, when in zip(said.words, days, strict=True)
    ]  # fmt: skip
    return {
        "name": parts.clean(titles.title(entry.applicant)),
        "bodies": [parts.clean(each) for each in bodies],
        "number": said.together(pmsg("certificate", "No. {number}", number=number)),
        "check": said.together(pmsg("certificate", "Check value {check}", check=check)),
        "code": segno.make(f"{number} {check}", error="m").svg_inline(border=0),
    }


DOCUMENT = Document(
    title=_TITLE,
    file_word=pmsg("file name", "certificates"),
    about=("cohort", "outlet"),
    content=content,
    options=(
        Option(
            "who",
            msg("People"),
            choices=(
                ("completed", msg("Those who completed their stay")),
                ("ended", msg("Those whose last day is over")),
            ),
            default="completed",
        ),
    ),
)
