"""Words of headers that do not change what is meant: those of questions, of filling in, and those that only describe the matter."""

from __future__ import annotations

import re
from functools import lru_cache

from exchange_app.sheets.infer.keys import spelled, stems, tokens
from exchange_app.text import name_key

_SAYING = """ve və and of the lütfen zəhmət olmasa yazın yazınız nedir nədir hansı hangi your please olduğu üçün için ilə ile
    what you how to in at a an do olan olarak olaraq kimi gibi her hər giriniz daxil edin belirtiniz göstərin mi mı mu mü nə ne
    sizin siz sizi enter write kindly varsa if any da də de as on by with per veya ya or which national current güncel hazırki cari şu hazırda şimdiki daimi resmi rəsmi
    istiyorsunuz istersiniz istəyirsiniz istəyərdiniz yapmak etmek etmək keçmək geçirmek keçirmək olmaq olmak edir ediyor edirsiniz ediyorsunuz ederdiniz bilirsiniz
    biliyorsunuz konuşuyorsunuz danışırsınız katılmak qatılmaq olmusunuz oldunuz bir var nasıl değerlendirirsiniz qiymətləndirirsiniz kiminle kiminlə
    saxlayaq saxlaya yapıyorsunuz yapıyor edirsiniz saxlaya saxlayaq bilərsiniz bilər bilirik ayıra ayırabilirsiniz yazıldığı yazılan göründüğü göründüyü geçtiği üzrə orada burada
    aid oradaki edecek edəcək edecekleri response responses cevap cevabı yanıt yanıtı cavab cavabı taking saxlamaq saxlamalı saxlanılmalı tutmaq ayırdığı açtığı açdığı ayırdığınız növbə növbədə boş yaz şekil şekliyle biçimde şekilde formada yazdığı alınacak alabilir spoken ayrılan ayrılmış available istedikleri istedikleriniz edən eden edildiyi ettiği etdiyi edilən edilen ediləcək edilecek edeceği edəcəyi edebileceği edə biləcəyi olunacaq"""

_DESCRIBING = """açık hâlen halen halihazırda halihazırdaki şahsi şəxsi kişisel kullanılan kullandığınız kullandığı sürekli əsas asıl temel ana başlıca yazılı ait bağlı aid
    liste listesi listedeki siyahı siyahısı siyahıdakı komisyon komisyonu komissiya komissiyası jürinin isteğe opsiyonel ixtiyari zorunlu məcburi mecburi hane haneli
    karakter rakam rəqəm simvol adet ədəd net brüt tahmini planlanan planlaşdırılan nəzərdə tutulan mümkün olası uygun uyğun münasib yalnız sadece sadəcə ancak ancaq faktiki fiili
    tutduğu tuttuğu dəqiq doğru düzgün işlək sərbəst serbest ümumi genel yekun kesin nihai qəti görə göre etibarən ibarət itibarıyla hesabıyla hesabı ilə
    kurumsal korporativ bireysel fərdi birebir tercihen üstünlük verdiyi öncelikli əsasən sürədə sürede məlumatı bilgisi qeydiyyatlı kayıtlı elektron elektronik
    present held given signed used located optional mandatory must list committee commission overall final exact accepted allowed should be have has been will shall can may
    main personal private own direct active preferred primary best local actual usual permanent latest based for who whose whom where their his her they he she them is are was were
    most recent stated shown listed indicated applicable known correct valid desired proposed planned expected intended suggested approximate estimated total possible additional
    sizinlə sizinle bizimlə bizimle bizə bize biləcəyimiz bileceğimiz edebileceğimiz ulaşabileceğimiz görüşecek görüşəcək müraciət olunacaq
    aylık günlük həftəlik haftalık yerli xarici yabancı kendi öz özünün kendisinin kimin hara haraya nereye nerede harada kim kime kimə
    sık tez yazışma tebligat hüquqi yasal anki həmin alınan bilən keçilə currently employing utc gmt employed 2025 2026 2027 2028 ortalama sözlü şifahi ağırlayabilir alacak alacağı aldığı alır electronic daytime mailing postal news panel
    broadcast ünsiyyət yayım yayın open taken istifadə etdiyi etdiyiniz ettiğiniz olma bildirilen bildirilən held full daxilolma limiti üst
    həddi haddi sınırı bilməli bilmesi gereken lazım lazımdır tələb olunan istenen asgari qanuni legal registered office hq mərkəzi merkez baş
    radio radyo radiyo televiziya televizyon ilişkin dair hakkında haqqında barədə çərçivəsində çerçevesinde kapsamında dahilinde daxilində bildirmək bildirmek istədiyiniz about
    təklif teklif götürür götürən götürəcək ayrılıb ayrıldı ayrılmışdır verilib verildi alıyor alınır mi mı qutusu kutusu offering offered offers ticari ticarət kommersiya incl including daxil dahil still hâlâ hələ sürüyor struktur strukturu kurulacak qurulacaq kurulacağı thru through gösterdiği göstərdiyi belongs belong it known well head ofis mədiya there
    açıkça kısaca qısaca ətraflı ayrıntılı detaylı zəhmət lutfen tercihen both each every all only just own one ones that this these those same latest currently now today bugün bu
    under over between within during after kendisi özü kimliği yapar yapacak yapıldığı görev gördüğü bulunacağı ediyor eder etmekte edildiği edilir olunur olunub tutulur keçirilir"""

_PARTICIPLE = re.compile(
    r"[a-z]{2,}(?:(?:[dt][iu][gy]|acag|eceg|acay|ecey)(?:i|u|in|un|im|um|imiz|umuz|iniz|unuz|lari|leri|larinin)(?:n?[ae])?|acaq|ecek|acak|iacaq|(?:n?[dt][ae]ki)(?:n?in)?|"
    r"(?:il|ul|in|un|ir|ur|ay|ey|iy|uy)(?:an|en))"
)
"""Folded forms of verbs that describe: `yapılacak`, `keçiriləcəyi`, `alınan`, `yaşadığı`."""


@lru_cache(maxsize=1)
def _fillers() -> tuple[frozenset[str], frozenset[str]]:
    several = [(key, word) for each in _SAYING.split() for key, word in zip(tokens(each), spelled(each), strict=True)]
    return frozenset(key for key, _ in several), frozenset(word for _, word in several)


def fills(key: str, word: str | None = None) -> bool:
    """Whether a word says nothing, whatever else it could mean; a short one as it is spelled: `end` is no `and`."""
    keys, words = _fillers()
    return key in keys and (word is None or len(key) > _SHORT or word in words)


@lru_cache(maxsize=1)
def _describing() -> frozenset[str]:
    return frozenset(key for word in _DESCRIBING.split() for key in tokens(word))


@lru_cache(maxsize=8192)
def describes(word: str) -> bool:
    """Whether a folded word that stands for no idea only describes the matter, or is the form of a verb that does."""
    several = stems(name_key(word))
    if any(stem in _describing() for stem in several if len(stem) > 2):
        return True
    return len(word) >= _LONG and _PARTICIPLE.fullmatch(word) is not None


_LONG, _SHORT = 7, 3
