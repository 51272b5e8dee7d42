"""What the words of headers mean, whatever the language: words → ideas.

It knows no fields. A field's declared headers, put through it, become sets of ideas; a header of a file becomes one too;
the field whose set is nearest is meant. So `Pasportun bitiş günü` is found although only `Pasaport geçerlilik tarihi` and
`Passport expiry` are declared.
"""

from __future__ import annotations

import re
from functools import lru_cache

from exchange_app.sheets.infer.keys import light, spelled, stems, tokens
from exchange_app.sheets.infer.vocabulary.fillers import describes, fills
from exchange_app.sheets.infer.vocabulary.roots import IDEAS
from exchange_app.text import fold, name_key

_ENGLISH = frozenset(
    "please this that these what when where which how who whom you your would the of and anything else any there are should with".split()
)
"""Folded words that only English has."""
_ENGLISH_STOP = frozenset(
    word
    for word in """is are was were be been well would like could should can want wish may appears written train training do does did have has had for been there else should speak know use will
    you your yours i my we us our it its this that as currently presently until yet much long were when about hear""".split()
)
"""Words that say nothing in an English question; some of them are words in other languages (`is`: work)."""


@lru_cache(maxsize=1)
def _spellings() -> dict[str, dict[str, str]]:
    """Loose key of a word → its light spellings → idea: `şey` must not be taken for `say`, nor `beslenme` for `başlanma`."""
    out: dict[str, dict[str, str]] = {}
    for idea, (_, words) in IDEAS.items():
        for word in words.split():
            for each in spelled(word):
                out.setdefault(name_key(each), {}).setdefault(light(each), idea)
    return out


@lru_cache(maxsize=1)
def _words() -> dict[str, str]:
    """Loose key of a word → the first idea that has it."""
    return {key: next(iter(several.values())) for key, several in _spellings().items()}


_SHORT_LENGTH = 4


_LONG = 5
"""Letters of a word from which on it is known by its beginning."""


@lru_cache(maxsize=1)
def _long_words() -> dict[str, str]:
    return {word: idea for word, idea in _words().items() if len(word) >= _LONG}


_BEND = frozenset(
    key
    for word in "ad ata il dil tel cep bal yaş yer not cins iş no gün ay tür kişi mob bit doğ ara dek dək fin dal say eş ana fəal üye üzv".split()
    for key in tokens(word)
)
"""Short words that take endings; other words of up to three letters are met only as they are."""


@lru_cache(maxsize=8192)
def idea_of(word: str) -> str | None:
    """The idea of a folded word: as it stands or with endings taken off; "" for a word that says nothing."""
    token = name_key(word)
    if fills(token, word):
        return ""
    for stem in stems(token):
        if len(stem) <= 3 and stem != token and (begun := _begun(word)) is not None:
            return begun
        if (idea := _of_stem(stem, token, word)) is not None:
            return idea
        if len(stem) > 2 and fills(stem):
            return ""
    return None


def _begun(word: str) -> str | None:
    """The idea of a word that a long known one begins, the longest of them: `pasportunuzdakı`."""
    token, known = name_key(word), _long_words()
    beginnings = (token[:end] for end in range(len(token), _LONG - 1, -1))
    return next((known[each] for each in beginnings if each in known), None)


def _of_stem(stem: str, token: str, word: str) -> str | None:
    several = _spellings().get(stem)
    if several is None or (len(stem) <= 3 and stem != token and stem not in _BEND):
        return None
    plain = light(word)
    alike = next((idea for spelling, idea in several.items() if plain.startswith(spelling)), None)
    return alike or (next(iter(several.values())) if len(stem) > _SHORT_LENGTH else None)


def speaks_plainly(word: str) -> bool:
    """Whether a folded word stands for an idea beyond doubt, even alone: four letters of it or more are a known word."""
    token = name_key(word)
    return (
        any(len(stem) >= 4 and _of_stem(stem, token, word) is not None for stem in stems(token))
        or _begun(word) is not None
    )


def _abbreviated(token: str) -> str | None:
    """The idea of a word cut short (`doğ.`, `etib.`) or without its vowels (`psp.`), where only one idea has words that begin so;
    some are known although several have."""
    if (usual := _USUAL_SHORT.get(token)) is not None:
        return usual
    if len(token) > 2:
        meant = {idea for word, idea in _words().items() if word.startswith(token)} - {"other"}
        if not meant and not _VOWELS.search(token[1:]):
            meant = {idea for bones, several in _skeletons().items() for idea in several if bones.startswith(token)} - {
                "other"
            }
        if len(meant) == 1:
            return meant.pop()
    return None


_USUAL_SHORT = {
    name_key(fold(word)): idea
    for idea, words in {
        "birth": "dğ doğ dg",
        "position": "gör gör vəz pos",
        "organisation": "kur krm qur müəs təşk org inst",
        "note": "açk aç qey",
        "expiry": "geç etib keç exp",
        "experience": "tcr tec təc den",
        "citizen": "uyr vət nat vətən",
        "date": "tar tr",
        "phone": "tel tlf",
        "passport": "pas psp pass pasp",
        "identity": "kim şəx",
        "number": "num nöm",
        "email": "pst",
        "address": "adr ünv",
        "gender": "cns cin",
        "level": "sev səv düz lev",
        "city": "şeh şəh",
        "country": "ülk ölk",
        "patronymic": "",
        "start": "baş",
        "finish": "bit",
        "programme": "prog proq",
    }.items()
    for word in words.split()
}
"""Short forms in headers that would fit several ideas, by the one they are used for."""


@lru_cache(maxsize=4096)
def _two_in_one(word: str) -> tuple[str, ...] | None:
    """The ideas of two known words written as one: `birthplace`, `dogumtarihi`, `pasaportno`."""
    if len(word) < 6:
        return None
    for at in range(len(word) - 2, 2, -1):
        first, second = word[:at], word[at:]
        if (
            (len(first) > 3 or first in ("tel", "cep"))
            and _whole(first)
            and (rest := idea_of(second))
            and (len(second) > 3 or second in ("no", "yer", "adi", "yeri"))
        ):
            return tuple(each for each in (_whole(first), rest) if each)
    return None


@lru_cache(maxsize=4096)
def _glued(word: str, pieces: int = 3) -> tuple[str, ...] | None:
    """The ideas of two or three words cut short and written as one, as databases name columns: `pasbittar`, `ikametadr`."""
    if len(word) < 5 or pieces < 2:
        return None
    for at in range(len(word) - 2, 2, -1):
        first = _piece(word[:at])
        rest = word[at:]
        last = (_piece(rest),) if _piece(rest) else _glued(rest, pieces - 1)
        if first and last and all(last):
            return (first, *(each for each in last if each))
    return None


def _piece(word: str) -> str | None:
    if len(word) < 3 and word not in _SHORT_PIECES:
        return None
    return (
        _SHORT_PIECES.get(word)
        or _USUAL_SHORT.get(name_key(word))
        or (_whole(word) if len(word) > 3 or word in _PIECES_OF_THREE else None)
    )


_SHORT_PIECES = {"no": "number", "il": "il", "ad": "name", "adi": "name"}
_PIECES_OF_THREE = frozenset("tel cep yer fin dil yas gun soy".split())


def _whole(word: str) -> str | None:
    token = name_key(word)
    return _of_stem(token, token, word)


@lru_cache(maxsize=4096)
def _mistyped(word: str) -> str | None:
    """The idea of a long word with one letter wrong, lost, doubled or out of place (of five letters only out of place), where only one idea comes near."""
    plain = light(word)
    if len(plain) < 5:
        return None
    shortest = 6 if len(plain) > 5 else 5
    meant = {
        idea for several in _spellings().values() for known, idea in several.items()
        if len(known) >= shortest and abs(len(known) - len(plain)) <= 1 and known[0] == plain[0] and _one_slip(known, plain)
        and (shortest > 5 or sorted(known) == sorted(plain))
    }  # fmt: skip
    return meant.pop() if len(meant) == 1 else None


@lru_cache(maxsize=1)
def _skeletons() -> dict[str, set[str]]:
    """Words without the vowels after their first letter → their ideas: `psprt`, `trh`, `tlfn`."""
    out: dict[str, set[str]] = {}
    for idea, (_, words) in IDEAS.items():
        for word in words.split():
            for each in spelled(word):
                if len(bare := each[0] + _VOWELS.sub("", each[1:])) >= 3:
                    out.setdefault(re.sub(r"(.)\1", r"\1", bare), set()).add(idea)
    return out


_VOWELS = re.compile("[aeiou]")


def _boned(word: str) -> str | None:
    """The idea of a word written without its vowels, where only one idea has such a word."""
    if not 3 <= len(word) <= 7 or _VOWELS.search(word[1:]):
        return None
    meant = _skeletons().get(word, set())
    return next(iter(meant)) if len(meant) == 1 else None


def _one_slip(one: str, other: str) -> bool:
    if len(one) > len(other):
        one, other = other, one
    at = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), len(one))
    if len(one) < len(other):
        return one[at:] == other[at + 1 :]
    return one[at + 1 :] == other[at + 1 :] or (
        one[at : at + 2] == other[at : at + 2][::-1] and one[at + 2 :] == other[at + 2 :]
    )


def weight(idea: str) -> float:
    """How much an idea counts when sets of ideas are compared; unknown words count by half."""
    known = IDEAS.get(idea)
    return known[0] if known else 0.5


_YEAR, _OF_A_YEAR = re.compile(r"20[0-4]\d"), re.compile(r"c[iu]|il(?:i|de|in|inde)?|yil(?:i|in|inda|inin)?|year")
"""`2027-ci il`: a year in a header says when, and asks for none."""
_SHORT = re.compile(r"([^\W\d_]{2,})\.(?!\w)")
_IDIOMS = {
    (*tokens(words),): meant
    for words, meant in {
        "last name": "surname", "family name": "surname", "first name": "name", "soy isim": "surname", "soy ad": "surname", "aile ad": "surname",
        "fore name": "name", "first last": "name surname", "first and": "name", "given name": "name", "given names": "name", "middle name": "father",
        "job title": "position", "qeyd edin": "", "qeyd et": "", "qeyd edəsiniz": "", "birth place": "birth place", "ata baba": "father",
        "daxil edin": "", "ev sahibi": "hosting", "home address": "live address", "i̇şlə": "work", "iş yeri": "work place",
        "contact person": "contact person", "focal point": "contact person", "el poçt": "email", "el poct": "email", "el ünvan": "email",
        "date issue": "issue", "ne zaman": "date", "nə vaxt": "date", "ne zamana": "date until", "nə vaxta": "date until", "qeydiyyat yer": "address", "kayıt yer": "other", "ne zamandan": "date start", "nə vaxtdan": "date start", "nə zamandan": "date start", "nə zamana": "date until", "hansı tarixdən": "date start", "hansı tarixədək": "date until", "hangi tarihten": "date start", "hangi tarihe": "date until", "bal ortalama": "other", "not ortalama": "other", "orta bal": "other", "grade average": "other", "nə vaxtadək": "date until",
        "görev yeri": "work place", "travel document": "passport", "seyahat belge": "passport", "səyahət sənəd": "passport",
        "how long": "years", "how old": "age", "seats taken": "other", "places taken": "other", "dolu kontenjan": "other", "kalan kontenjan": "other", "kalan yer": "other", "membership status": "other", "üyelik durum": "other", "üzvlük status": "other", "üzvlük vəziyyət": "other", "yaş tavan": "age maximum", "yaş taban": "age minimum", "staff member": "other", "member staff": "other", "how many": "count", "staj yap": "training", "staj gör": "training", "təcrübə keç": "training",
        "bağlı olduğu": "represent", "bağlı bulunduğu": "represent", "ne iş": "position", "iş tanım": "position", "you do": "position", "runs out": "finish", "good until": "expiry", "haber ver": "call",
        "məlumat ver": "call", "xəbər ver": "call", "xəbər tut": "other", "başvuru sahib": "applicant", "müraciət edən": "applicant",
        "doldurulan tarix": "application date", "posta kod": "other", "poçt indeks": "other", "zip code": "other", "shirt size": "other",
        "shoe size": "other", "line of": "field", "işçi dil": "work language", "yaptığı iş": "position", "gördüyü iş": "position", "nə iş": "position", "kim işlə": "position", "can take": "count", "neçə təcrübəçi": "count applicant", "kaç stajyer": "count applicant", "sağlamlıq imkan": "access", "kiminle görüş": "contact person", "kiminlə görüş": "contact person", "kiminle konuş": "contact person",
        "kiminlə danış": "contact person", "kiminlə əlaqə": "contact person", "kiminle iletişim": "contact person", "kime ulaş": "contact person",
        "kimi ara": "contact person", "kime sor": "contact person", "kimə müraciət": "contact person", "talk to": "contact person",
        "speak to": "contact person", "to contact": "contact person", "in charge": "contact person", "whom to": "contact person",
        "özel durum": "need", "xüsusi hal": "need", "xüsusi vəziyyət": "need", "special condition": "need", "special circumstance": "need",
        "son durum": "status", "son vəziyyət": "status", "son hal": "status", "latest status": "status", "şu an": "", "hal hazırda": "",
        "en çok": "most maximum", "ən çox": "most maximum", "en fazla": "maximum", "en üst": "maximum", "en genç": "minimum", "ən gənc": "minimum", "ən cavan": "minimum", "en yaşlı": "maximum age", "ən yaşlı": "maximum age", "ən qoca": "maximum", "ən yuxarı": "maximum", "en alt": "minimum", "ən aşağı": "minimum",
        "az dil": "azerbaijani language", "ş v": "identity card", "completion time": "timestamp", "tamamlama vaxt": "timestamp",
        "tamamlanma vaxt": "timestamp", "tamamlanma zaman": "timestamp", "tamamlama saat": "timestamp", "bitirme saat": "timestamp",
        "nereden gel": "city live", "haradan gəl": "city live", "hardan gəl": "city live", "şehirden gel": "city live", "şəhərdən gəl": "city live",
        "ilden gel": "city live", "rayondan gəl": "city live", "ülkeden gel": "country live", "ölkədən gəl": "country live", "soy ism": "surname", "soy ismi": "surname",
        "müraciət et": "application", "apply by": "application end", "apply until": "application end", "apply from": "application start",
        "call open": "application start", "call close": "application end", "closing date": "application end", "opening date": "application start",
        "group size": "count", "media house": "organisation", "post held": "position", "bir şey": "", "please type": "", "type your": "", "en az": "minimum", "ən az": "minimum",
        "ne kuruluş": "type", "ne kurum": "type", "nə qurum": "type", "ne medya": "type", "nə media": "type", "əlavə et": "say", "ana dil": "language", "kin relation": "other",
        "başa çat": "finish", "sona er": "finish", "işe başla": "start", "işə başla": "start", "baş tut": "start", "üye olduğu": "other", "üzv olduğu": "other", "üyesi olduğu": "other", "üzvü olduğu": "other", "member of": "other",
        "görev tanım": "position", "vəzifə təlimat": "other", "vaxt nişan": "timestamp", "zaman damga": "timestamp", "əməkdaşlıq davam": "active", "əməkdaşlıq edir": "active", "iş birliği": "active", "işbirliği sür": "active", "sənəd qəbul": "reception", "evrak kabul": "reception", "belge kabul": "reception", "how well": "level",
        "az t": "azerbaijani language", "az türk": "azerbaijani language", "ailədən kim": "emergency", "aileden kim": "emergency", "family whom": "emergency",
        "intake called": "cohort name", "intake name": "cohort name", "parent programme": "programme", "parent program": "programme", "at least": "minimum", "at most": "maximum",
        "taking part": "active", "take part": "active", "is called": "name",
        "a time": "", "bu tarixədək": "date until", "bu tarixdən": "date start", "bu tarihe": "date until", "bu tarihten": "date start",
        "country code": "country", "ülke kod": "country", "ölkə kod": "country",
        "press card": "other", "part of": "", "keçən il": "other", "geçen yıl": "other", "last year": "other", "ötən il": "other", "önceki yıl": "other", "basın kart": "other", "sarı basın": "other", "mətbuat vəsiqə": "other", "jurnalist vəsiqə": "other", "gazeteci kart": "other", "press id": "other", "yaka kart": "other", "name badge": "other", "name tag": "other",
        "postal code": "other", "post code": "other", "poçt kod": "other", "komisyon üye": "other", "komissiya üzv": "other", "jüri üye": "other", "jury member": "other", "panel member": "other", "münsif üzv": "other",
        "no trainer": "other", "trainer count": "other", "eğitmen sayı": "other", "təlimçi sayı": "other",
    }.items()
}  # fmt: skip


_SINGLES = {
    "pob": ("birth", "place"), "adsoyad": ("name", "surname"), "adisoyadi": ("name", "surname"), "soyadad": ("surname", "name"), "soyadiadi": ("surname", "name"),
    "tckimlikno": ("identity",), "tckimlik": ("identity",), "tcno": ("identity",),
}  # fmt: skip
"""Words for two ideas."""


def _idiom(first: str, second: str) -> str | None:
    """What two tokens mean together, the second one with whatever endings."""
    found = _IDIOMS.get((first, second))
    if found is not None:
        return found
    for stem in stems(second):
        if len(stem) > 1 and (found := _IDIOMS.get((first, stem))) is not None:
            return found
    if len(second) > 4:
        for length in (6, 5, 4, 3):
            if (found := _IDIOMS.get((first, second[:length]))) is not None:
                return found
    return None


_IN_ENGLISH = {
    "like": "want",
    "part": "active",
    "joining": "active",
    "add": "say",
    "tell": "say",
    "call": "call",
    "year": "years",
    "where": "place",
    "say": "say",
    "do": "",
    "us": "",
    "size": "other",
}


@lru_cache(maxsize=8192)
def ideas(text: str) -> tuple[str, ...]:
    """The ideas of a header text in the order of its words; unknown words stand for themselves, as `~word`."""
    found: list[str] = []
    spellings = spelled(text)
    several = tokens(text)
    dotted = {name_key(word) for word in _SHORT.findall(fold(text))}
    known = any(idea_of(word) or _begun(word) for word in spellings)
    english = not _ENGLISH.isdisjoint(spellings)
    skip = in_year = False
    for at, (token, word) in enumerate(zip(several, spellings, strict=True)):
        if skip:
            skip = False
            continue
        in_year = _YEAR.fullmatch(word) is not None or (in_year and _OF_A_YEAR.fullmatch(word) is not None)
        if in_year:
            continue
        meant = _idiom(token, several[at + 1]) if at + 1 < len(several) else None
        if meant is not None:
            found.extend(meant.split())
            skip = True
            continue
        if (single := _SINGLES.get(word)) is not None:
            found.extend(single)
            continue
        if token == "d" and at + 1 < len(several) and idea_of(spellings[at + 1]) in ("date", "place"):
            found.append("birth")
            continue
        if english and word in _IN_ENGLISH:
            idea: str | None = _IN_ENGLISH[word]
        else:
            idea = "" if english and word in _ENGLISH_STOP else idea_of(word)
        if idea is None and (pair := _two_in_one(word)) and _mistyped(word) is None:
            found.extend(pair)
            continue
        if idea is None and len(spellings) == 1 and (glued := _glued(word)):
            found.extend(glued)
            continue
        if idea is None:
            idea = _begun(word)
        if idea is None and (token in dotted or (known and len(token) == 3)):
            idea = _abbreviated(token)
        if idea is None and len(token) <= 2:
            continue
        if idea is None:
            idea = _boned(word) or _mistyped(word)
        if idea is None and describes(word):
            continue
        if idea is None:
            found.append("~" + stems(token)[-1])
        elif idea:
            found.append(idea)
    return tuple(found)
