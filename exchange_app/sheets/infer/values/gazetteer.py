"""Words by which a cell is known for a city, a person, a job or a media house, whatever stands over it: data and tests of one text."""

from __future__ import annotations

import re
from functools import lru_cache

from exchange_app.kinds.choices import GENDER, LEVEL, TRACK
from exchange_app.sheets.infer.values.choices import Vocabulary
from exchange_app.sheets.infer.values.countries import find_country
from exchange_app.text import LANGUAGES, fold, name_key

_CITIES = """
    Adana Adıyaman Afyonkarahisar Afyon Ağrı Aksaray Amasya Ankara Antalya Ardahan Artvin Aydın Balıkesir Bartın Batman Bayburt Bilecik Bingöl
    Bitlis Bolu Burdur Bursa Çanakkale Çankırı Çorum Denizli Diyarbakır Düzce Edirne Elazığ Erzincan Erzurum Eskişehir Gaziantep Antep Giresun
    Gümüşhane Hakkâri Hatay Antakya Iğdır Isparta İstanbul İzmir Kahramanmaraş Maraş Karabük Karaman Kars Kastamonu Kayseri Kilis Kırıkkale
    Kırklareli Kırşehir Kocaeli İzmit Konya Kütahya Malatya Manisa Mardin Mersin Muğla Muş Nevşehir Niğde Ordu Osmaniye Rize Sakarya Adapazarı
    Samsun Siirt Sinop Sivas Şanlıurfa Urfa Şırnak Tekirdağ Tokat Trabzon Tunceli Uşak Van Yalova Yozgat Zonguldak Bodrum Alanya Tarsus Çorlu
    Bakı Baku Gəncə Ganja Sumqayıt Sumgait Mingəçevir Naxçıvan Nahçıvan Nakhchivan Şəki Şirvan Yevlax Lənkəran Şuşa Xankəndi Ağcabədi Ağdam Ağdaş
    Ağstafa Ağsu Astara Balakən Bərdə Beyləqan Biləsuvar Cəbrayıl Cəlilabad Culfa Daşkəsən Füzuli Gədəbəy Goranboy Göyçay Göygöl Göytəpə Hacıqabul
    Xaçmaz Xırdalan Xızı Xocalı Xocavənd Xudat İmişli İsmayıllı Kəlbəcər Kürdəmir Qax Qazax Qəbələ Qobustan Quba Qubadlı Qusar Laçın Lerik Masallı
    Naftalan Neftçala Oğuz Ordubad Saatlı Sabirabad Salyan Samux Siyəzən Şabran Şahbuz Şamaxı Şəmkir Şərur Tərtər Tovuz Ucar Yardımlı Zaqatala
    Zəngilan Zərdab Abşeron Tiflis Tbilisi Batum Batumi Tebriz Təbriz Tehran Tahran Moskva Moskova Moscow Derbent Dərbənd London Londra Berlin Almatı
    Taşkent Daşkənd Astana Kiev Kiyev Kıbrıs Lefkoşa
"""
_PEOPLE = """
    Ahmet Ali Alper Anıl Arda Asım Aslı Atakan Ayhan Aykut Aylin Ayşe Ayşegül Aysel Aysun Barış Başak Beril Berk Berkay Betül Beyza Bora Buket Burak
    Burcu Buse Büşra Can Caner Canan Cem Cemal Cemile Cenk Ceren Ceyda Çağla Çağlar Çağrı Çiğdem Damla Defne Deniz Derya Dilara Dilek Doğa Doğan
    Doğukan Duygu Ebru Ece Eda Efe Ege Ekin Elif Elçin Emel Emin Emine Emir Emrah Emre Engin Enes Eray Ercan Erdal Erdem Eren Erhan Erkan Erol Esin
    Esma Esra Evren Eylül Ezgi Fadime Fatih Fatma Ferhat Feyza Figen Filiz Furkan Gamze Gizem Gökçe Gökhan Gül Gülay Gülcan Gülşah Güneş Hakan Halil
    Halime Hamza Hande Harun Hasan Hatice Hayriye Hazal Hilal Hülya Hüseyin Ilgaz Işıl Işık İbrahim İlayda İlhan İlker İpek İrem İsmail Kaan Kadir
    Kağan Kemal Kerem Koray Kübra Leyla Lale Mahmut Mehmet Melek Meltem Melike Melis Meral Mert Merve Meryem Mesut Mine Murat Mustafa Musa Münevver Nazlı Nazan
    Nergis Neslihan Nihal Nihan Nilay Nur Nuray Nurcan Oğuz Oğuzhan Okan Onur Orhan Osman Ozan Ömer Önder Özge Özgür Özlem Pelin Pınar Ramazan Recep
    Rıza Rukiye Sabri Salih Samet Sedat Sedef Seda Selim Selin Selma Semih Semra Sena Serap Serdar Serhat Serkan Sevda Sevgi Sevil Sıla Sibel Simge
    Sinan Songül Suat Sude Süleyman Şebnem Şeyma Şule Şükrü Taner Tarık Tolga Tuğba Tuğçe Tunahan Turgut Tülay Tülin Uğur Ufuk Umut Ümit Veli Volkan
    Yağmur Yasemin Yasin Yavuz Yeliz Yiğit Yusuf Yunus Zafer Zehra Zeki Zeynep Züleyha Neriman Nermin Perihan Saliha
    Abbas Adil Afaq Afət Aqil Akif Aliyə Anar Araz Arif Arzu Asif Aygün Aynur Aytac Aytən Ayxan Aydan Azad Azər Babək Bəhruz Cabir Cavad Cavid Cavidan
    Ceyhun Cəmilə Dilarə Elçin Eldar Elgün Elmar Elmir Elnarə Elnur Elşad Elşən Elvin Elvira Emil Eminə Etibar Əhməd Ələddin Əli Əliağa Əsmər Fərid
    Fəridə Fərhad Fidan Fikrət Fuad Firuzə Fatimə Gülay Gülnar Gülnarə Gülşən Günay Günel Habil Hikmət Hüseyn İbrahim İlahə İlkin İlqar İlham İlyas
    İradə İsmayıl Kamal Kamran Kəmalə Kənan Könül Ləman Lalə Leyla Ləzifə Mahir Maqsud Mehman Mehriban Məhəmməd Məlahət Mətin Mirzə Mübariz Murad Musa
    Nailə Namiq Natiq Nazim Nərgiz Nərmin Nigar Nicat Nihad Nurlan Nuranə Nuray Orxan Oqtay Pərvanə Pərviz Pünhan Qabil Qənirə Ramil Ramin Rasim Rauf
    Ruslan Rövşən Rəna Rəşad Rəvan Röya Sabir Sahib Samir Samirə Sara Sevda Sevinc Səbinə Sədaqət Səid Səadət Səməd Sənan Solmaz Şahin Şəbnəm Şəhla
    Şəhriyar Tahir Tamerlan Telman Teymur Tofiq Toğrul Tural Turan Türkan Turqut Ülkər Ülviyyə Ülvi Vaqif Vəfa Vəli Vüqar Vüsal Vüsalə Xanım Xədicə
    Xəyal Xəyalə Yaşar Yeganə Zakir Zaur Zəhra Ziya Zöhrə Zülfiyyə Rüfət Rüstəm Sərxan Tərlan Nəzrin Fərəh Aida Kamilə Rahib Rahim Səmra Yusif
"""
_JOBS = re.compile(
    r"\b(?:muhabir|muxbir|editor|redaktor|kameraman|operator|spiker|sunucu|aparici|jurnalist|gazeteci|journalist|reporter|correspondent|producer|yapimci|prodüser|"
    r"produser|prodüser|rejissor|yonetmen|director|direktor|fotograf(?:ci|cisi)?|fotomuhabir|fotomuxbir|photographer|photojournalist|anchor|presenter|host|kose yazari|yazar|"
    r"muellif|montaj|montajci|kurgucu|mudur|mudir|manager|analist|analyst|mutexessis|uzman|specialist|expert|assistant|asistan|komekci|stajyer|intern|writer|columnist|"
    r"camera|cameraman|videographer|koordinator|coordinator|yayin yonetmeni|sef|fact.?checker|dogrulayici|tercuman|tercumeci|translator|seo|smm|dizayner|designer|tasarimci)"
)
_HOUSES = re.compile(
    r"\b(?:tv|televizyon\w*|televiziya\w*|radyo\w*|radio\w*|gazete\w*|qezet\w*|haber\w*|xeber\w*|ajans\w*|agentlik\w*|agentliyi\w*|agency|news\w*|media|medya\w*|press|"
    r"post|times|daily|journal|dergi\w*|jurnal[iu]?|portal\w*|telekanal\w*|kanal\w*|channel|studio\w*|studiya\w*|studyo\w*|film\w*|yayin\w*|nesr\w*|nesriyyat\w*|basin\w*|metbuat\w*|kino\w*|"
    r"sinema\w*|production\w*|foto\w*|redaksiya\w*|broadcast\w*|fm|web|online|dogrulama|fakt\w*|universite\w*|holding|grup|group|kurumu|qurumu|merkezi)\b"
)
_PARTS = re.compile(r"\s*[/,;()|–—-]\s*")


@lru_cache(maxsize=1)
def _cities() -> frozenset[str]:
    return frozenset(map(name_key, _CITIES.split()))


@lru_cache(maxsize=1)
def _people() -> frozenset[str]:
    return frozenset(map(name_key, _PEOPLE.split()))


def is_given_name(word: str) -> bool:
    """Whether a word is an ordinary given name of one of the two countries."""
    return name_key(word) in _people()


@lru_cache(maxsize=1)
def _codes() -> tuple[Vocabulary, ...]:
    return tuple(Vocabulary(choices, language) for choices in (TRACK, LEVEL, GENDER) for language in LANGUAGES[:1])


@lru_cache(maxsize=16384)
def kinds_of(text: str) -> tuple[str, ...]:
    """What a cleaned text is known for: "city", "given" (one given name), "person", "job", "house", "coded" (the word of a choice)."""
    if len(text) > 60 or any(map(str.isdecimal, text)):
        return ("house",) if len(text) <= 60 and _HOUSES.search(fold(text)) else ()
    plain = fold(text)
    found: list[str] = []
    if any(vocabulary.word(text) is not None for vocabulary in _codes()):
        found.append("coded")
    first = _PARTS.split(text, maxsplit=1)[0]
    if name_key(first.removesuffix(" şəhəri").removesuffix(" rayonu")) in _cities():
        found.append("city")
    elif find_country(text) is not None:
        found.append("country")
    words = text.split()
    if _JOBS.search(plain):
        found.append("job")
    elif _HOUSES.search(plain):
        found.append("house")
    elif len(words) == 1 and name_key(text) in _people():
        found.append("given")
    elif 1 < len(words) <= 5 and (
        name_key(words[0]) in _people()
        or name_key(words[-1].strip(",")) in _people()
        or name_key(words[1]) in _people()
    ):
        found.append("person")
    return tuple(found)


_OWN = {
    "city": ("city",), "birth_place": ("city",), "position": ("job",), "contact_role": ("job",), "employer": ("house",), "name": ("house",),
    "given_name": ("given", "person"), "emergency_name": ("person", "given"), "contact_name": ("person", "given"),
}  # fmt: skip
_ALL = ("city", "job", "house", "person", "given", "coded", "country")


def own_kinds(field: str) -> tuple[str, ...]:
    """What texts of a field are usually known for; () where nothing is."""
    if field.startswith("preference_"):
        return ("house",)
    return _OWN.get(field, ())


def other_kinds(field: str) -> tuple[str, ...]:
    """What texts of a field are hardly ever known for; () where anything may stand."""
    own = own_kinds(field)
    if not own and field not in ("family_name", "patronymic", "address"):
        return ()
    return tuple(
        kind
        for kind in _ALL
        if kind not in own and not (field in ("family_name", "patronymic") and kind in ("given", "person", "city"))
    )
