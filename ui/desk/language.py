"""Qt's own words (buttons, menus of entry fields, file dialogs) in the language of the window."""

from __future__ import annotations

import json

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator

from exchange_app.assets import shipped
from exchange_app.text import Language

NAMES: dict[Language, str] = {"en": "English", "tr": "Türkçe", "az": "Azərbaycanca"}
"""Each language by its own name; never translated."""

_LOCALES = {
    "en": QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom),
    "tr": QLocale(QLocale.Language.Turkish, QLocale.Country.Turkey),
    "az": QLocale(QLocale.Language.Azerbaijani, QLocale.Script.LatinScript, QLocale.Country.Azerbaijan),
}


class QtWords(QTranslator):
    """Qt's standard texts from resources/qt/<language>.json, whatever the context they are asked for in."""

    def __init__(self, language: Language, parent: QObject | None = None) -> None:
        super().__init__(parent)
        source = shipped("resources", "qt", f"{language}.json")
        self._texts: dict[str, str] = json.loads(source.read_text("utf-8")) if source.is_file() else {}

    def translate(self, context: str, text: str, note: str | None = None, number: int = -1) -> str | None:
        """The text in this language, or None where Qt's own English stays."""
        return self._texts.get(text)

    def isEmpty(self) -> bool:
        return not self._texts


def install(app: QCoreApplication, language: Language) -> list[QTranslator]:
    """Have Qt speak `language`. Gives the translators, to be removed with remove() before the next language."""
    QLocale.setDefault(_LOCALES[language])
    installed: list[QTranslator] = []
    if language == "en":
        return installed
    own = QTranslator()
    if own.load(f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        installed.append(own)
    ours = QtWords(language)
    if not ours.isEmpty():
        installed.append(ours)
    for translator in installed:
        translator.setParent(app)
        app.installTranslator(translator)
    return installed


def remove(app: QCoreApplication, translators: list[QTranslator]) -> None:
    """Take back what install() gave."""
    for translator in translators:
        app.removeTranslator(translator)
        translator.deleteLater()
