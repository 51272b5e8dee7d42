"""One word for one thing: the words that Turkish and Azerbaijani gave up do not come back."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from translations.catalogue import LANGUAGES, read

RESOURCES = Path(__file__).parents[2] / "resources"


@dataclass(frozen=True, slots=True)
class Retired:
    """Words that are not used any more, and what is said instead.

    `pattern` is looked for in small letters; `was` is a text in which it is found. `when` and `unless` are looked for in
    the English of a message: a rule that has a `when` is kept where the English is known, in the catalogues alone.
    """

    pattern: str
    instead: str
    was: str
    when: str = ""
    unless: str = ""


RETIRED: dict[str, tuple[Retired, ...]] = {
    "tr": (
        Retired(r"(?<!veri )\bdepo\w*", "veri deposu", "Bu depo kilitli"),
        Retired(r"veritaban\w*", "veri deposu", "kendi veritabanınızda"),
        Retired(r"(?<!çalışma )\bkita[pb](?!lı)\w*", "çalışma kitabı (kısa yerde: dosya)", "Geri gelen kitabı aç…"),
        Retired(r"no\.lu|\bnumara(?:dan|ya)\b|\b\d+ numara\b", "{number} numaralı dosya", "{number} no.lu dosya"),
        Retired(r"(?<!veri )\bdeğişim(?! program)\w*", "veri değişimi", "Son değişimden beri"),
        Retired(r"gözden geçir\w*", "inceleme, incele-", "Bu gözden geçirmeyi unut"),
        Retired(r"\b(?:öteki|öbür) (?:kurum|taraf)\w*", "karşı kurum", "alanını öteki kurum tutar"),
        Retired(r"\borta[kğ]\w*\b(?! (?:kurum|eğitim))", "ortak kurum", "Ortağa giden alanlar"),
        Retired(r"(?<!haber )\bajans\w*", "kurum", "Ajanslar arasında"),
        Retired(r"olası yinelenen\w*|\biki kez girilenler\w*", "mükerrer kayıt", "Olası yinelenenler"),
        Retired(r"\bküme\w*", "grup", "Bütün kümeyi kabul et"),
        Retired(r"\bunut\w*", "sil", "Bu inceleme unutulsun mu?"),
        Retired(r"kendiliğinden", "otomatik olarak", "kendiliğinden alınır"),
        Retired(r"\bilgili kişi\w*", "irtibat kişisi (KVKK'da ilgili kişi verinin sahibidir)", "İlgili kişinin görevi"),
        Retired(r"\bdefter\w*", "aktarım günlüğü", "Çalışma kitabını deftere işler"),
        Retired(r"\bkimlikleri hazır\w*|satırın kimliğ\w*|\bkimlikli\b", "ID", "Bu satırın kimliği değiştirilmiş"),
        Retired(r"parola\w* (?:koy|kon)\w*", "parola belirle", "Parola kondu."),
        Retired(r"tanıtım veri\w*|\buydurma\b", "örnek veriler", "Tanıtım verileri yazılıyor"),
        Retired(r"hangi dayanak\w*", "hukuki dayanak", "Hangi dayanakla"),
        Retired(r"dosyaların çizgisi", "dosya akışı", "dosyaların çizgisi"),
        Retired(r"’", "düz kesme işareti (')", "Exchange Desk’in"),
        Retired(r"kendisi hakkında bil\w*|kendisiyle ilgili bil\w*", "dosyanın kendi bilgileri", "kendisi hakkında bildikleri"),
        Retired(r"daha haklı", "asıl başka bir satıra ait", "daha haklı olarak"),
        Retired(r"\ben (?:büyük|küçük) yaş\b", "üst / alt yaş sınırı", "En büyük yaş"),
        Retired(r"haber odası", "haber merkezi", "Haber Odası Değişimi"),
        Retired(r"\bbir olarak (?:eşleş|bağla)\w*", "aynı kişi / aynı kuruluş olarak eşleştir", "bir olarak bağlandı"),
        Retired(r"t\.c\. kimlik no\b", "kimlik no, Kimlik no (T.C./FİN)", "T.C. kimlik no"),
        Retired(
            r"kayıt\w* (?:kaldır|çıkar)\w*|kaydı (?:kaldır|çıkar)\w*|satır\w* çıkar\w*|hiçbir şeyi çıkar\w*",
            "sil",
            "Bir kaydı çıkarmak için",
        ),
        Retired(
            r"\b(?:kaldır|çıkar)\w*",
            "sil",
            "Kaldır…",
            when=r"\bremov|take (?:a|the|this) record out|taken out|took it out|takes nothing out",
            unless=r"\blink|filter|lock|passphrase|column",
        ),
        Retired(r"(?<!dikkate )\balın(?:ma|mı)\w*", "uygulanmadı, dikkate alınmadı", "Bu alınmadı", when=r"taken over"),
        Retired(r"(?<!katılımcı )\bliste\w*", "katılımcı listesi", "Liste", when=r"\broster", unless=r"import"),
        Retired(r"\bonay\w*", "açık rıza", "Onay tarihi", when=r"\bconsent"),
        Retired(r"\bonaylandı\b", "ulaştı", "onaylandı", when=r"^acknowledged$"),
        Retired(r"(?<!yerleştirme )\bpano\w*\b(?!$)", "yerleştirme panosu", "artık panoda değil", when=r"\bboard"),
        Retired(r"^kontenjan$", "toplam kontenjan", "Kontenjan", when=r"^seats$"),
        Retired(r"(?<!“)\bgeri al\b", "“Geri al”", "Geri Al ile geri alınır", when=r"undo (?:takes|brings|before)|one undo"),
        Retired(r"\} tarafından(?! \{count\} kişi fazla)", "{agency} kurumundan, {agency}: …", "{agency} tarafından 2 kişi fazla seçildi"),
        Retired(r"\byer (?:uygulan|alın)\w*", "hücre", "6 yer alınmadı", when=r"taken over"),
        Retired(r"daha erken bit\w*", "süresi yetmeyen", "3 pasaport daha erken bitiyor"),
        Retired(r"\balınıyor\b", "kabul ediliyor", "Televizyon alınıyor", when=r"^takes "),
        Retired(r"neden yapıldığ\w*", "hangi dosyadan oluşturulduğu", "neden yapıldığını söylemiyor"),
        Retired(r"\bgidecek (?:kayıt|satır)\w*", "silinecek kayıtlar", "Gidecek kayıtlar"),
        Retired(r"\bkaldır\w*", "kapat", "Bu dosya kaldırılsın mı?", when=r"^put .*\baway\b"),
        Retired(r"geri al\w*", "yerinden al", "Geri al", when=r"^take back$|take \{name\} back|\{name\} taken back"),
        Retired(r"\balan\w* silin\w*", "boşaltılır", "boş bırakılırsa alan silinir"),
        Retired(r"\bburada “", "bizdeki değer", "Burada “+994” yazıyor"),
        Retired(r"^başlık$", "dönem adı", "Başlık", when=r"^title$"),
        Retired(r"(?<!çalıştığı )\bkurum\w*", "çalıştığı kurum", "Ad, kod, e-posta, kurum", when=r"\bemployer"),
        Retired(
            r"(?<!toplam )(?<!başına )(?<!kişilik )\bkontenjan\w*",
            "toplam kontenjan",
            "Kontenjanın taraflara dağılımı",
            when=r"\bseats?\b",
        ),
        Retired(r"(?<!medya )\balan\w*", "medya alanı", "adlı kişinin alanı", when=r"\btracks?\b"),
        Retired(r"\bbirbirini oku\w*", "birbirinin dosyalarını okudu", "iki taraf da birbirini okudu"),
        Retired(r"\balanını \S+(?: \S+)? tutar\b", "alanından … sorumludur", "alanını öteki kurum tutar"),
        Retired(r"\bpayı (?:yok|olan)\b", "yer alıyor", "hiçbir dönemde payı yok"),
        Retired(r"karşı dur\w*", "bir taraf sildi, öteki değiştirdi", "çıkarmaya karşı duruyor"),
        Retired(r"yazılanı değer olmayan", "değeri okunamayan", "Yazılanı değer olmayan hücreler"),
        Retired(r"^temel\b", "gönderildiği hâli", "Temel", when=r"^base\b"),
        Retired(r"\bdışarıda\b", "alma, alınmadı, atlandı", "Satırı dışarıda bırak"),
        Retired(r"\bdeğişik\b", "değişen", "3 değişik"),
        Retired(r"\bkitabını yaz$|^yaz$", "oluştur, uygula", "Çalışma kitabını yaz"),
        Retired(r"başvuru bitiş\w*", "son başvuru tarihi", "Başvuru bitişi"),
        Retired(r"^adı ve görevi$", "adı soyadı, unvanı", "Adı ve görevi"),
        Retired(r"^hedef$", "eklenecek dönem", "hedef"),
        Retired(r"\bgeçerli kart\w*", "seçili kart", "Geçerli kartı alın"),
        Retired(r"\bboz(?:ulan kural|uluyor)\w*", "ihlal edilen", "Bozulan kurallar"),
        Retired(r"\b(?:artan|azalan) sırala\w*", "artan sıraya diz", "Artan sırala"),
        Retired(r"\bkilit\b", "sabitle", "Kilit"),
        Retired(r"\bâdet\w* olarak", "kural olarak", "Âdet olarak son söz"),
    ),
    "az": (
        Retired(r"(?<!xəbər )\bagentli\w*", "qurum", "Agentliklər arasında"),
        Retired(r"\bbaxış\w*", "yoxlama", "Gözləyən baxışlar"),
        Retired(r"nəzərdən keçir\w*", "yoxlama, yoxla-", "Bu nəzərdən keçirməni unut"),
        Retired(r"\bmütləq\w*", "məcburi", "{field} mütləqdir"),
        Retired(r"\bötürmə jurnal\w*|\bdəftər\w*", "göndəriş jurnalı", "Ötürmə jurnalı"),
        Retired(r"öz-özünə|özü-özünə", "avtomatik", "öz-özünə"),
        Retired(r"\bəlaqədar şəxs\w*", "əlaqələndirici şəxs", "Əlaqədar şəxsin vəzifəsi"),
        Retired(r"\bunu[td]\w*", "sil", "Bu baxış unudulsun?"),
        Retired(r"\b(?:o biri|digər) (?:qurum|tərəf)\w*", "qarşı tərəf", "sahəsini o biri qurum aparır"),
        Retired(r"\btərəfdaş\w*\b(?! qurum)", "tərəfdaş qurum", "Tərəfdaşa gedən sahələr"),
        Retired(r"\badam(?:lar\w*|ı|a)?\b", "şəxs, nəfər", "eyni sayda adam"),
        Retired(r"özü haqqında", "faylın xidməti məlumatı", "Faylın özü haqqında bildikləri"),
        Retired(r"\bparol\w* qoy\w*", "parol təyin et", "Parol qoyuldu."),
        Retired(r"faylların xətti", "fayl axını", "faylların xətti"),
        Retired(r"^geri götürüb$", "geri çəkilib", "Geri götürüb"),
        Retired(r"yaşayış yeri", "qalacağı yer", "Yaşayış yeri"),
        Retired(r"\bgötürül(?:mədi|mür)\b", "qəbul edilmədi, nəzərə alınmadı", "Bu götürülmədi"),
        Retired(r"kənara qoy\w*", "bağla", "Kənara qoy"),
        Retired(r"sətrin kodu|\bkodlu sətir\w*", "ID", "Bu sətrin kodu dəyişdirilib"),
        Retired(r"\buydurma\b", "nümunə", "Uydurma fayllarla"),
        Retired(r"daha haqlı", "əslində başqa sətrə aiddir", "daha haqlı olaraq"),
        Retired(r"xəbər otağı|emalatxana\w*", "redaksiya, atelye", "Xəbər otağı mübadiləsi"),
        Retired(r"ehtimal olunan təkrar(?:lar\w*)?\b(?! yazı)|\biki dəfə daxil edilənlər\w*", "təkrar yazı", "Ehtimal olunan təkrarlar"),
        Retired(r"\bbaş səhifə\w*", "əsas səhifə", "Baş səhifə"),
        Retired(r"-i göstərilir", "{shown} qurum göstərilir", "{count} qurumdan {shown}-i göstərilir"),
        Retired(r"\bqeyd\w*", "yazı (qeyd yalnız note, şərh xananın şərhi)", "Qeydi sil", unless=r"\bnot(?:e|ing)|comment"),
        Retired(
            r"(?<!media )\bqurum\w*",
            "media qurumu",
            "Qurumlar",
            when=r"\boutlet",
            unless=r"agenc|partner",
        ),
        Retired(r"\bköçür\w*", "kopyala", "Köçür", when=r"\bcop(?:y|ied)\b"),
        Retired(r"\byerləşdir(?!mə\b)\w*", "yapışdır", "Cədvəl yerləşdir", when=r"\bpaste"),
        Retired(
            r"(?<!yadda )\bsaxla\w*",
            "yadda saxla",
            "Bu süzgəcləri saxla",
            when=r"^save\b(?! for tomorrow)|^saved filter|\bchanges saved|\bis saved as",
        ),
        Retired(
            r"\bçıxar\w*",
            "sil",
            "Çıxar? (bəli)",
            when=r"\bremov|take (?:a|the|this) record out|taken out|took it out|takes nothing out",
        ),
        Retired(r"(?<!iştirakçı )\bsiyahı\w*", "iştirakçı siyahısı", "Siyahı", when=r"\broster", unless=r"import"),
        Retired(r"\btəsdiqləndi\b", "çatıb", "təsdiqləndi", when=r"^acknowledged$"),
        Retired(r"(?<!ehtiyat )\bnüsxə\w*", "ehtiyat nüsxəsi", "Hələ nüsxə yoxdur.", when=r"\bback(?:up|ed up| up)"),
        Retired(r"\} tərəfindən", "{agency} qurumundan", "AZ} tərəfindən 2 nəfər çox seçilib"),
        Retired(r"\} qədər", "{date} tarixinədək", "{agency}, {date} qədər"),
        Retired(r"\byer \S+ edilmədi|\byer götürül\w*", "xana", "6 yer götürülmədi"),
        Retired(r"\bgedəcək yazı\w*", "silinəcək yazılar", "Gedəcək yazılar"),
        Retired(r"\bsahə silin\w*", "boşaldılır", "boş qalsa, sahə silinir"),
        Retired(r"\bburada “", "bizdəki dəyər", "Burada “+994” yazılıb"),
        Retired(r"^fin$|\(fin,", "FİN / T.C. kimlik №", "FİN"),
        Retired(r"^başlıq$", "qrupun adı", "Başlıq", when=r"^title$"),
        Retired(r"\{name\} göndərən", "{name} adlı şəxsi göndərən", "{outlet} {name} göndərən qurumun"),
        Retired(r"rəqəmli gün", "belə gün yoxdur", "31 rəqəmli gün yoxdur"),
        Retired(r"latın hərf\w*", "ingilis əlifbasının hərfi", "2–8 latın hərfindən"),
        Retired(r"(?<!media )\bsahə\w*", "media sahəsi", "üçün sahə göstərilməyib", when=r"\btracks?\b"),
        Retired(r"\bbir-birini oxu\w*", "bir-birinin fayllarını oxuyub", "hər iki tərəf bir-birini oxuyub"),
        Retired(r"\bqurum\w* aparır", "sahəsinə … cavabdehdir", "sahəsini o biri qurum aparır"),
        Retired(r"qarşı dur\w*", "bir tərəf silib, o biri dəyişib", "çıxarmağa qarşı durur"),
        Retired(r"yazısı dəyər olmayan", "dəyəri oxunmayan", "Yazısı dəyər olmayan xanalar"),
        Retired(r"^əsas\b", "göndərilən hal", "Əsas", when=r"^base\b"),
        Retired(r"^faylı yaz$|^yaz$", "yarat, tətbiq et", "Faylı yaz"),
        Retired(r"\bmüraciətin (?:sonu|başlan)\w*", "son müraciət tarixi, müraciət qəbulu", "Müraciətin sonu"),
        Retired(r"hansı əsas\w*", "hüquqi əsas", "Hansı əsasla"),
        Retired(r"\bqalma(?:dan sonra| bitm\w*)", "qalma müddəti", "pasport qalmadan sonra"),
        Retired(r"\bbir (?:şəxs|media qurumu )?kimi əlaqə\w*", "eyni şəxs, eyni media qurumu", "bir kimi əlaqələndir"),
        Retired(r"^adı və vəzifəsi$", "adı, soyadı, vəzifəsi", "Adı və vəzifəsi"),
        Retired(r"qurum qurulmayıb", "əlavə edilməyib", "Tərəfdaş qurum qurulmayıb"),
        Retired(r"^hara$", "hansı qrupa", "hara"),
        Retired(r"\bcari kart\w*", "seçilmiş kart", "Cari kartı götürün"),
        Retired(r"\b(?:artan|azalan) sırala\w*", "artan sıra ilə düz", "Artan sırala"),
        Retired(r"^oldu$|^at$", "OK, imtina et", "Oldu"),
        Retired(r"\bsiyahını idxal et\b", "siyahı idxal et", "Siyahını idxal et…"),
        Retired(r"\bindi nüsxə\w*|\behtiyat nüsxələr\b", "ehtiyat nüsxəsi, ehtiyat nüsxələri", "İndi nüsxə çıxar"),
        Retired(r"xana\w* bağlıdır", "kilidlidir", "boz xanalar bağlıdır"),
        Retired(r"\bkilid\b", "sabitlə", "Kilid"),
        Retired(r"\bqiymət(?!ləndir)\w*", "dəyər", "SAHƏ=QİYMƏT"),
    ),
}  # fmt: skip


def small(text: str) -> str:
    """Small letters, each i by its own dot."""
    return text.replace("İ", "i").replace("I", "ı").lower()


def found(rule: Retired, text: str, english: str | None) -> str:
    """The retired words that a text has, empty where it has none. `english`: what it translates, None where unknown."""
    if rule.when and (english is None or not re.search(rule.when, english.lower())):
        return ""
    if rule.unless and english is not None and re.search(rule.unless, english.lower()):
        return ""
    hit = re.search(rule.pattern, small(text))
    return hit[0] if hit else ""


def texts(language: str) -> Iterator[tuple[str, str, str | None]]:
    """Where a text stands, the text, and its English where it is a translation of one."""
    for message in read(language):
        if message.id and message.context != "file name":
            english = message.id if isinstance(message.id, str) else message.id[0]
            several = [message.string] if isinstance(message.string, str) else message.string
            for text in dict.fromkeys(several):
                yield f"{language}.po", text, english
    for page in sorted((RESOURCES / "help" / language).glob("*.md")):
        for number, line in enumerate(page.read_text("utf-8").splitlines(), 1):
            yield f"help/{language}/{page.name}:{number}", line, None
    for english, text in json.loads((RESOURCES / "qt" / f"{language}.json").read_text("utf-8")).items():
        yield f"qt/{language}.json", text, english


WRITTEN_IN_CODE = ("exchange_app/services/demo/*.py", "resources/pictures/*.py")
"""Where texts in Turkish and Azerbaijani stand in the code itself: what the demo's people wrote, and the help's pictures."""


def in_code(language: str) -> Iterator[tuple[str, str, str | None]]:
    """As texts, of code: what stands under the key of an agency is in its language, all other words may be in either."""
    root = RESOURCES.parent
    for path in sorted(each for pattern in WRITTEN_IN_CODE for each in root.glob(pattern)):
        yield from ((f"{path.relative_to(root)}:{line}", said, None) for line, said in _said(path, language))


def _said(path: Path, language: str) -> Iterator[tuple[int, str]]:
    waiting: list[ast.AST] = [ast.parse(path.read_text("utf-8"))]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.Dict):
            keys = [each.value if isinstance(each, ast.Constant) else None for each in node.keys]
            others = {"TR", "AZ"} - {language.upper()}
            waiting += [value for key, value in zip(keys, node.values, strict=True) if key not in others]
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.lineno, node.value
        else:
            waiting += ast.iter_child_nodes(node)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_uses_a_word_that_another_one_took_the_place_of(language: str) -> None:
    wrong = [
        f"{where}: “{text}” says “{hit}”; say “{rule.instead}”."
        for where, text, english in (*texts(language), *in_code(language))
        for rule in RETIRED[language]
        if (hit := found(rule, text, english))
    ]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_ending_is_glued_to_a_value(language: str) -> None:
    """No ending fits every value: “{count}-də” is wrong for most numbers, “{agency}'nin” for most names."""
    wrong = [text for _where, text, _english in texts(language) if re.search(r"\}[-'’]?[^\W\d_]", text)]
    assert not wrong, wrong


@pytest.mark.parametrize(
    ("language", "rule"), [(language, rule) for language in LANGUAGES for rule in RETIRED[language]]
)
def test_a_word_that_comes_back_is_found(language: str, rule: Retired) -> None:
    assert re.search(rule.pattern, small(rule.was)), rule


def test_texts_in_code_are_looked_through() -> None:
    said = {language: [text for _where, text, _english in in_code(language)] for language in LANGUAGES}
    assert "Haber Merkezi Değişim Programı" in said["tr"] and "Haber Merkezi Değişim Programı" not in said["az"]
    assert "Redaksiya mübadiləsi" in said["az"] and "Şəhər" in said["az"]
