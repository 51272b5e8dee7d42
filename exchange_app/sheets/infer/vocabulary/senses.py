"""What a combination of ideas asks for: birth and a place is the place of birth, however many other words a question has.

`catalogue.declared` knows headers as whole sets of ideas; here a field is known by the few ideas that it cannot do without.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from exchange_app.kinds import KINDS, FieldType
from exchange_app.kinds.registry import cleared
from exchange_app.sheets.infer.keys import tokens
from exchange_app.sheets.infer.vocabulary.lexicon import weight

_CHOICE = "choice place organisation hosting press media number training work name sequence city field represent"
_RULES = {
    "applicant": f"""
        given_name = name ~ passport identity card extra ! full applicant surname
        family_name = surname ~ passport identity card applicant ! name father emergency
        patronymic = father ~ name identity application passport
        gender = gender/sexes ~ sexes person identity
        birth_date = birth ~ date il years identity
        birth_place = birth place/city/district/country/il ~ live identity place city district il
        citizenship = citizen ~ country place passport
        national_id = identity ~ card number citizen ! name surname email passport application gender
        national_id = citizen number ~ identity card
        passport_number = passport ~ number identity card ! name surname citizen issue country expiry finish until end type
        passport_number = passport number ~ expiry identity card ! issue
        passport_expiry = passport expiry/finish/until/end ~ date period il expiry finish until end identity card ! number issue
        passport_expiry = expiry ~ date period end until ! identity card
        passport_expiry = passport date/period ~ period date ! issue
        email = email ~ address post contact call application person unvan identity number ! work organisation emergency
        phone = phone/mobile ~ number contact call mobile phone country ! work organisation emergency
        phone = contact/call number ~ number call contact
        phone 0.85 = number ! card live fixed identity organisation passport application applicant sequence rank count
        address = address/unvan ~ live post place
        city = live/active city/place/il/district ~ city district place il live ! application
        city = city ~ district il place ! application
        city = il/city/district name
        country = country ~ live place
        employer = work organisation/press/media/represent ~ place name represent media press organisation activity ! contact il years want choice number email phone date address
        employer = represent place ~ name media
        employer 0.85 = press ~ press media name
        employer = organisation ~ name represent media activity press place work ! contact il years count want choice number email phone date address
        employer = work place ~ name media press
        employer = represent/activity media/organisation/press ~ organisation press media name represent
        employer = media press ~ name
        employer 0.7 = work ~ place name ! number email phone date address
        position = position ~ work organisation name activity unvan ! reserve years il level
        position = unvan work/organisation ~ name
        position 0.75 = unvan ! reserve
        position 0.55 = title
        track = type media/work/programme/training/choice ~ media choice programme work ! passport
        track = field ~ experience want media choice training programme work activity application press type field
        experience_years = experience ~ years il period count work activity media field total position press
        experience_years = years applicant
        experience_years 0.91 = count years/il ~ activity
        experience_years = years/il/count/period work/activity/position/media/press/field ~ count period years il work activity position field media press
        level_tr = turkish ~ language level foreign ! azerbaijani
        level_az = azerbaijani ~ language level foreign turkish
        level_en = english ~ language level foreign
        level_ru = russian ~ language level foreign
        emergency_name = emergency ~ name surname full contact person call situation application ! phone mobile number email address
        emergency_phone = emergency phone/mobile/number ~ number mobile contact person call situation name surname phone
        needs = need ~ special diet access health situation ! language level
        needs = diet/access ~ special diet access health situation choice need note
        consent_date = consent ~ date info identity application ! organisation work number count
        notes = note ~ extra say info contact programme application ! health second third
        notes 0.85 = extra say/info ~ say info note
        notes 0.8 = say ~ note
        status = status ~ application result evaluation choice reception ! training health citizen experience
        status = application cohort
        status = result ~ application evaluation choice status reception
        status_reason = reason ~ status result ! want programme
        submitted_on = timestamp ~ date clock ! evaluation birth health
        submitted_on = application date ~ timestamp reception sending clock ! start end result status number
        score = score ~ evaluation total application
        score = evaluation note/score/result ~ total number score result ! language english russian turkish azerbaijani
        rank = rank ~ evaluation result
        rank = sequence evaluation/score ~ rank
        rank = evaluation place ~ result
        waitlist_rank = reserve rank/sequence/number/position/place/count ~ count
        preference_1 = choice first/most ~ {_CHOICE} ! diet
        preference_1 = organisation/hosting first ~ {_CHOICE}
        preference_1 = organisation/hosting most maximum/want ~ {_CHOICE}
        preference_1 = want place first ~ {_CHOICE}
        preference_2 = want place second ~ {_CHOICE}
        preference_3 = want place third ~ {_CHOICE}
        preference_1 0.85 = want organisation/hosting ~ {_CHOICE} ! second third fourth fifth
        preference_1 0.75 = choice organisation/hosting/press ~ {_CHOICE} ! second third fourth fifth
        preference_2 = choice/organisation/hosting/want second ~ {_CHOICE}
        preference_3 = choice/organisation/hosting/want third ~ {_CHOICE}
        preference_4 = choice/organisation/hosting/want fourth ~ {_CHOICE}
        preference_5 = choice/organisation/hosting/want fifth ~ {_CHOICE}
    """,
    "outlet": """
        name = organisation/media/press/hosting ~ name media press organisation side partner reception ! il years date type
        kind = type/field ~ organisation media activity press
        city = city ~ place organisation live work
        city = il ~ place organisation live city ! years
        city = il/city/district name ~ place
        city 0.7 = place
        country = country ~ organisation live place
        address = address/unvan ~ organisation post live place work training department
        website = website ~ address organisation
        places = count/place person/applicant/training/reception ~ count person applicant place programme reception experience training hosting organisation ! address unvan contact clock
        places = count ~ place total ! sequence date address unvan contact clock department
        places = applicant/person maximum/most ~ total programme
        contact_name = contact ~ person name full
        contact_name = person ~ name work position
        contact_role = position/unvan contact/person ~ contact person organisation work
        contact_role = position ~ work
        contact_email = email ~ contact address person post organisation work
        contact_phone = contact number ~ contact person number
        contact_phone = phone/mobile ~ country contact number person mobile organisation work
        departments = department ~ name training applicant ! clock phone mobile email count
        languages = language ~ work required level press media
        active = active ~ year programme organisation
        notes = note ~ extra info organisation media hosting
        notes 0.85 = extra say/info ~ say info note organisation hosting
        notes 0.91 = say ~ want extra info
    """,
    "cohort": """
        title = cohort ~ name title programme ! application
        title 0.65 = name
        programme = programme ~ name title ! contact person position count date
        track = field ~ media training programme
        sending = sending ~ side country organisation
        hosting = hosting ~ side country organisation ! count
        hosting = reception side/country ~ country side ! count
        opens = application/reception start/first ~ date first application reception
        opens 0.9 = application sending ~ date ! side country organisation
        closes = application/reception end/finish/until ~ date application reception
        starts = first date ~ date first ! application reception
        starts = first date programme ~ date first programme period visit ! application reception
        starts = start ~ date programme training visit period ! application reception clock
        ends = end/finish/until ~ date programme training visit period ! application reception clock
        seats = count/place ~ place person total count applicant reception ! evaluation address sequence
        seats 0.75 = applicant
        minimum_age = age minimum/start ~ applicant person range
        maximum_age = age maximum ~ applicant person range
        language_required = language ~ required work
        level_required = level language/required ~ required language
        status = status ~ cohort programme
        notes = note ~ extra info cohort programme
        notes 0.85 = extra say/info ~ say info note
        notes 0.91 = say ~ want extra info
    """,
}
_LOOSE = frozenset((FieldType.TEXT, FieldType.LONG_TEXT, FieldType.LIST, FieldType.REFERENCE))


@cleared
@lru_cache(maxsize=1)
def _formed() -> frozenset[str]:
    """Fields whose values have a form of their own: the values will object where the header was misunderstood."""
    return frozenset(field.key for kind in KINDS.values() for field in kind.fields if field.type not in _LOOSE)


_NEUTRAL = frozenset(
    ("info", "applicant", "person", "full", "total", "say", "situation", "special", "required", "most", "want")
)
"""Ideas that a header may have beside the matter without meaning another one."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A field, the groups of ideas of each of which one must be there, what may stand beside them and what must not."""

    field: str
    groups: tuple[frozenset[str], ...]
    beside: frozenset[str]
    never: frozenset[str]
    base: float


@cleared
@lru_cache(maxsize=4)
def rules(kind: str) -> tuple[Rule, ...]:
    """The rules of a kind of list."""
    found: list[Rule] = []
    for line in _RULES.get(kind, "").strip().splitlines():
        head, _, body = line.partition("=")
        field, _, base = head.strip().partition(" ")
        body, _, never = body.partition("!")
        must, _, beside = body.partition("~")
        groups = tuple(frozenset(group.split("/")) for group in must.split())
        found.append(Rule(field, groups, frozenset(beside.split()), frozenset(never.split()), float(base or 0.97)))
    return tuple(found)


def sensed(several: Sequence[str], kind: str, *, asked: bool = False) -> dict[str, float]:
    """Fields that ideas ask for, with scores 0 to 1: the share of the ideas that the field explains, strange words counting little.
    `asked`: they are those of a whole question, which has many other words."""
    ideas = frozenset(several)
    if "other" in ideas:
        return {}
    known = {idea for idea in ideas if not idea.startswith("~")}
    strange = len(ideas) - len(known)
    last = next((idea for idea in reversed(several) if not idea.startswith("~") and weight(idea) >= 0.5), "")
    scores: dict[str, float] = {}
    for rule in rules(kind):
        if rule.never & ideas or not all(group & known for group in rule.groups):
            continue
        explained = {idea for group in rule.groups for idea in group & known} | (rule.beside & known)
        whole = sum(map(weight, explained))
        rest = sum(weight(idea) for idea in known - explained - _NEUTRAL)
        formed = rule.field in _formed() and rule.base > _VAGUE
        if rule.field in _NAMING:
            rest += sum(0.7 - weight(idea) for idea in known - explained - _NEUTRAL if weight(idea) < 0.7)
        rest += min(strange, 3) * (
            0.08
            if formed
            else 0.7
            if rule.field in _NAMING and "passport" not in known
            else 0.25
            if rule.field in _formed()
            else 0.12
        )
        share = whole / (whole + rest)
        score = rule.base * ((0.4 + 0.6 * share) if formed else share)
        if explained & {last} and any(last in group for group in rule.groups):
            score = min(1.0, score + _HEAD)
        if rule.field in OF_ANYTHING and not asked:
            score *= OF_ANOTHER**strange
        scores[rule.field] = max(scores.get(rule.field, 0.0), round(score, 3))
    return scores


_VAGUE = 0.9
"""Rules that start lower rest on one word that says little: with strange words beside it they say nothing."""

_HEAD = 0.02
"""What it counts that the last idea of weight is one the field cannot do without: it is what the others describe."""

_NAMING = frozenset(("given_name", "patronymic", "name", "title", "contact_name"))
"""`… adı` is the name of whatever the unknown word is."""


def refused(several: Sequence[str], kind: str) -> frozenset[str]:
    """Fields that some idea rules out although all that they need is said."""
    known = frozenset(idea for idea in several if not idea.startswith("~"))
    met = [rule for rule in rules(kind) if all(group & known for group in rule.groups)]
    return frozenset(rule.field for rule in met if rule.never & known) - {
        rule.field for rule in met if not rule.never & known
    }


OF_ANYTHING = frozenset(
    "phone email address city country position employer name title contact_name contact_role contact_email contact_phone website places departments languages "
    "starts ends opens closes seats score rank status submitted_on kind programme track notes active".split()
)
"""What anybody or anything may have: an unknown word in the header says whose it is, and that is not the record's."""
OF_ANOTHER = 0.6
"""What each unknown word leaves of the score of such a field."""


_WITHIN = frozenset(tokens("at in of within from"))


def headed(several: Sequence[str], text: str) -> tuple[str, ...]:
    """The ideas without the one that only says where: the place of work in `kurumdaki görevi`, the work in `görev yaptığı kurum`.
    The last of the two is meant, in English the first one before an `at` or `of`."""
    if not {"position", "organisation"} <= set(several):
        return tuple(several)
    first = min(several.index("position"), several.index("organisation"))
    meant = (
        several[first]
        if _WITHIN.intersection(tokens(text))
        else "organisation"
        if several[first] == "position"
        else "position"
    )
    other = "position" if meant == "organisation" else "organisation"
    return tuple("work" if idea == other else idea for idea in several)
