"""What headers mean under the groups above them: `Pasport / Nömrəsi`, `Təcili əlaqə / Telefon`, `Baş mühasib / Telefon`."""

from __future__ import annotations

from exchange_app.sheets.infer.catalogue import adapted, declared, name_fields
from exchange_app.sheets.infer.keys import parts
from exchange_app.sheets.infer.phrases import ENOUGH, heavy
from exchange_app.sheets.infer.vocabulary.ideas import idea_list, ideas, weight
from exchange_app.sheets.values.gazetteer import kinds_of
from exchange_app.text import Language

_REACHED = ("phone", "email", "address")
_HALF, _DOUBT = 0.5, 0.65


def under_group(
    own: str, group: str, kind: str, language: Language | None, scores: dict[str, float]
) -> dict[str, float]:
    """The `scores` of a header with what its group changes in them, and the fields that only both together name."""
    mine = frozenset(adapted(ideas(parts(own)[0]), kind))
    above = frozenset(adapted(ideas(group), kind))
    if (share := of_the_record(own, group, kind)) < 1.0:
        return {field: share * score for field, score in scores.items()}
    out = dict(scores)
    if kind == "applicant":
        _of_people(mine, above, language, out)
    if kind == "outlet":
        _of_outlets(mine, above, out)
    changing = {each for each in above if weight(each) >= 0.8} - idea_list("neutral_in_groups")
    if not changing and mine != {"name"} and heavy(mine, False) >= 0.9:
        return out
    if changing:
        for field, score in scores.items():
            covered = any(each.field == field and changing & each.ideas for each in declared(kind))
            if not covered:
                out[field] = min(out[field], score * (0.55 if "emergency" in changing else 0.75))
    out = _together(mine - {"total"}, above, changing, kind, out)
    return out | {"name": _HALF * out.get("name", 0.0)} if kind == "outlet" and _is_contact(above) else out


def _is_contact(above: frozenset[str]) -> bool:
    """Whether a group is the person to be asked: `Kuruluşun yetkilisi`, no `Kurum ve iletişim bilgileri`."""
    return bool(above & {"contact", "person"}) and not ("info" in above and above & {"organisation", "media"})


def of_the_record(own: str, group: str, kind: str) -> float:
    """How likely a header that anybody may have is the record's own, 0 to 1, where its group is somebody else or may be:
    `Rəhbəri / Telefonu`, `Baş redaktor / E-poçt`; 1 for all other headers."""
    mine, above = (frozenset(adapted(ideas(text), kind)) for text in (parts(own)[0], group))
    if not mine & idea_list("of_anybody") or kind == "cohort":
        return 1.0
    known = {idea for idea in above if not idea.startswith("~")}
    if "other" in known and known <= idea_list("somebody"):
        return _HALF
    if kind == "outlet" and "job" in kinds_of(group) and "contact" not in known:
        return _HALF
    if above - known and not known - {"hosting", "info"}:
        return _HALF if known else _DOUBT
    return 1.0


def _of_people(mine: frozenset[str], above: frozenset[str], language: Language | None, out: dict[str, float]) -> None:
    """What groups of a list of people say: where one works, whom to call, how to reach somebody, which other languages one speaks."""
    at_work = bool(above & idea_list("where_one_works")) and not above & {"applicant", "person", "emergency", "contact"}
    if at_work and mine & {"name", "unvan"}:
        out.update({field: _HALF * out[field] for field in (*name_fields(), "position") if field in out})
        _at_least(out, "employer", 0.9)
    if at_work or "activity" in above:
        out.update({field: _HALF * out[field] for field in _REACHED if field in out})
    if "emergency" in above and mine & {"phone", "mobile"}:
        _at_least(out, "emergency_phone", 0.97)
    if "emergency" in above and "name" in mine:
        _at_least(out, "emergency_name", 0.97)
    if "language" in above and mine <= {"extra"}:
        out["notes"] = _HALF * out.get("notes", 0.0)
    if above <= {"contact", "info"} and mine == {"unvan"}:
        out |= {"address": 0.97, "position": _HALF * out.get("position", 0.0)}


def _at_least(out: dict[str, float], field: str, score: float) -> None:
    out[field] = max(out.get(field, 0.0), score)


def _of_outlets(mine: frozenset[str], above: frozenset[str], out: dict[str, float]) -> None:
    """What groups of a list of outlets say: whose `unvan` it is, the outlet's or its contact's, and whose name."""
    if mine == {"unvan"} and above and above <= {"organisation", "media", "press"}:
        out |= {key: _HALF * out.get(key, 0.0) for key in ("address", "contact_role")}
        _at_least(out, "name", 0.95)
    if _is_contact(above):
        out["name"] = _HALF * out.get("name", 0.0)


def _together(
    mine: frozenset[str], above: frozenset[str], changing: set[str], kind: str, out: dict[str, float]
) -> dict[str, float]:
    """The scores with those of fields whose ideas stand partly in the header and partly in its group."""
    for each in declared(kind):
        if not each.ideas & above - mine or not (each.ideas & mine or not mine):
            continue
        if heavy(each.ideas & mine, False) < 0.5 * heavy(mine, False):
            continue
        whole = (
            heavy(each.ideas, False) + heavy(mine - each.ideas, False) + 0.1 * heavy(above - each.ideas - mine, False)
        )
        score = heavy(each.ideas & (mine | above), False) / whole if whole else 0.0
        taken = heavy(each.ideas & above - mine, False)
        if score > ENOUGH and taken >= 0.25:
            score = min(1.0, score + 0.02)
            if changing & each.ideas or score > out.get(each.field, 0.0):
                out[each.field] = max(out.get(each.field, 0.0), score)
    return out
