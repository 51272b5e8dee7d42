"""The look: colour tokens of the light and the dark side, fonts, palette and style sheet."""

from __future__ import annotations

import sys
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontInfo, QGuiApplication, QPainter, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from exchange_app.assets import shipped

Side = Literal["light", "dark"]
Choice = Literal["light", "dark", "system"]
Role = Literal["text", "medium", "strong", "second", "second-medium", "small", "title", "figure", "code", "heading"]


class Tokens(NamedTuple):
    """The colours of one side, as #RRGGBB. Tints lie under the colour of their name."""

    side: Side
    window: str
    surface: str
    raised: str
    header: str
    hover: str
    line: str
    strong_line: str
    text: str
    second: str
    disabled: str
    accent: str
    accent_hover: str
    accent_pressed: str
    on_accent: str
    accent_tint: str
    focus_ring: str
    good: str
    good_tint: str
    warning: str
    warning_tint: str
    bad: str
    bad_tint: str
    ours: str
    ours_tint: str
    theirs: str
    theirs_tint: str
    neutral: str
    scroll: str


LIGHT = Tokens(
    side="light", window="#F6F7F9", surface="#FFFFFF", raised="#FFFFFF", header="#FAFBFC", hover="#F1F3F6",
    line="#E3E6EB", strong_line="#C9CED6", text="#1B1F27", second="#5B6472", disabled="#9AA2AF",
    accent="#2456A6", accent_hover="#1E4A91", accent_pressed="#193F7C", on_accent="#FFFFFF", accent_tint="#E8EFFA",
    focus_ring="#8FB0E6", good="#1D7A4C", good_tint="#E6F4EC", warning="#8A5A00", warning_tint="#FCF2DC",
    bad="#B3261E", bad_tint="#FBE9E7", ours="#2456A6", ours_tint="#E8EFFA", theirs="#8A4B9E",
    theirs_tint="#F5ECF8", neutral="#EEF0F3", scroll="#C9CED6",
)  # fmt: skip
DARK = Tokens(
    side="dark", window="#16181D", surface="#1D2026", raised="#252932", header="#20242B", hover="#242831",
    line="#2E333D", strong_line="#434A57", text="#E8EBF0", second="#A3ACBA", disabled="#667080",
    accent="#7FA8F0", accent_hover="#93B6F4", accent_pressed="#6B95DF", on_accent="#0F1420", accent_tint="#22304A",
    focus_ring="#C6D8F8", good="#7BD3A2", good_tint="#1B3227", warning="#F0C36A", warning_tint="#382D15",
    bad="#F2918A", bad_tint="#3C2423", ours="#7FA8F0", ours_tint="#22304A", theirs="#CFA0E0",
    theirs_tint="#36293F", neutral="#2A2F38", scroll="#434A57",
)  # fmt: skip

ROW = {"normal": 28, "comfortable": 34}
HEADER = 32
PAGE_HEADER = 52
RAIL_NARROW, RAIL_WIDE = 56, 212
PANE = 380

_PIXELS: dict[Role, float] = {
    "text": 13, "medium": 13, "strong": 13, "code": 13, "second": 12, "second-medium": 12, "small": 11,
    "heading": 15, "title": 17, "figure": 24,
}  # fmt: skip
_MEDIUM: frozenset[Role] = frozenset(("medium", "second-medium"))
_BOLD: frozenset[Role] = frozenset(("strong", "title", "figure", "small", "heading"))
_GENERIC = frozenset(("", "Sans", "Sans Serif", "DejaVu Sans", "Bitstream Vera Sans", "Helvetica", "MS Shell Dlg 2"))
_PLEASANT = ("Inter", "Noto Sans", "Cantarell", "Ubuntu", "Open Sans", "Roboto", "Liberation Sans", "DejaVu Sans")


@lru_cache(maxsize=128)
def ink(colour: str) -> QColor:
    """The QColor of a token, made once."""
    return QColor(colour)


def fill(painter: QPainter, rect: QRect, colour: QColor) -> None:
    """Fill a rectangle. For fillRect() the binding describes all gradients that Qt knows by name, to tell its arguments apart."""
    painter.setBackground(colour)
    painter.eraseRect(rect)


def mixed(over: str, under: str, share: float) -> QColor:
    """A colour `share` of the way (0 to 1) from `under` to `over`."""
    top, low = ink(over), ink(under)
    parts = [round(low_part + (top_part - low_part) * share) for top_part, low_part in
             zip((top.red(), top.green(), top.blue()), (low.red(), low.green(), low.blue()), strict=True)]  # fmt: skip
    return QColor(*parts)


def font(role: Role = "text") -> QFont:
    """The interface font of a role. Figures are tabular, so that codes, dates and numbers line up."""
    return QFont(_font(role))


@cache
def _font(role: Role) -> QFont:
    """A font as it stands until the application gets another: every label and every painted cell asks for one."""
    made = QFont(QApplication.font())
    made.setPointSizeF(_PIXELS[role] * (1.0 if sys.platform == "darwin" else 0.75))
    if role in _BOLD:
        made.setWeight(QFont.Weight.DemiBold)
    elif role in _MEDIUM:
        made.setWeight(QFont.Weight.Medium)
    if role in ("code", "figure"):
        made.setFeature(QFont.Tag("tnum"), 1)
    return made


def row_height(density: str) -> int:
    """Height of a table's row in pixels for a density of the settings."""
    return ROW.get(density, ROW["normal"])


def tokens() -> Tokens:
    """The colours in force, as apply() set them for the running application."""
    app = QGuiApplication.instance()
    return DARK if app is not None and app.property("exchangeSide") == "dark" else LIGHT


def side_of(choice: str) -> Side:
    """The side a choice of the settings means now; `system` asks the desktop."""
    if choice in ("light", "dark"):
        return "dark" if choice == "dark" else "light"
    dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
    return "dark" if dark else "light"


def begin(name: str) -> QApplication:
    """The application, in Fusion from the start: setStyle() gives a QStyle, and that takes the binding 8 ms to describe."""
    app = QApplication([name, "-style", "Fusion"])
    app.setProperty("exchangeStyled", True)
    return app


def apply(app: QApplication, choice: str) -> Tokens:
    """Dress the application: Fusion, palette, style sheet, font. Widgets that paint ask tokens() again.

    One that is dressed so is left as it is: each of its widgets would be polished anew.
    """
    chosen = DARK if side_of(choice) == "dark" else LIGHT
    if app.property("exchangeSide") == chosen.side:
        return chosen
    if app.property("exchangeSide") is None:
        if not app.property("exchangeStyled"):
            app.setStyle("Fusion")
        app.setFont(_interface_font())
        _font.cache_clear()
    app.setProperty("exchangeSide", chosen.side)
    app.setPalette(palette(chosen))
    app.setStyleSheet(style_sheet(chosen))
    return chosen


def _interface_font() -> QFont:
    """The system's own interface font; where the system names none, the best of those usually installed."""
    system = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    if system.family() in _GENERIC or QFontInfo(system).family() in _GENERIC:
        system.setFamilies(list(_PLEASANT))
    system.setPointSizeF(_PIXELS["text"] * (1.0 if sys.platform == "darwin" else 0.75))
    return system


def palette(of: Tokens) -> QPalette:
    """The tokens as a palette, for everything that Fusion paints by itself."""
    made = QPalette()
    role, group = QPalette.ColorRole, QPalette.ColorGroup
    for target, colour in (
        (role.Window, of.window), (role.WindowText, of.text), (role.Base, of.surface),
        (role.AlternateBase, of.header), (role.Text, of.text), (role.Button, of.surface), (role.ButtonText, of.text),
        (role.BrightText, of.bad), (role.Highlight, of.accent), (role.HighlightedText, of.on_accent),
        (role.ToolTipBase, of.raised), (role.ToolTipText, of.text), (role.PlaceholderText, of.second),
        (role.Link, of.accent), (role.LinkVisited, of.accent), (role.Light, of.raised), (role.Midlight, of.hover),
        (role.Mid, of.line), (role.Dark, of.strong_line), (role.Shadow, of.strong_line), (role.Accent, of.accent),
    ):  # fmt: skip
        made.setColor(target, ink(colour))
    for target in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
        made.setColor(group.Disabled, target, ink(of.disabled))
    made.setColor(group.Disabled, role.Highlight, ink(of.neutral))
    return made


@lru_cache(maxsize=2)
def style_sheet(of: Tokens) -> str:
    """resources/style/desk.qss with the tokens filled in."""
    text = shipped("resources", "style", "desk.qss").read_text("utf-8")
    names = of._asdict()
    names["images"] = str(shipped("resources", "icons", "style")).replace("\\", "/")
    for name in sorted(names, key=len, reverse=True):
        text = text.replace(f"@{name}", names[name])
    return text


def tone(widget: QWidget, name: str) -> QWidget:
    """Give a label its tone (second, good, warning, bad, accent, disabled) in the style sheet."""
    set_property(widget, "tone", name)
    return widget


def set_property(widget: QWidget, key: str, value: object) -> None:
    """Set a property that the style sheet looks at, and have it look again."""
    if widget.property(key) == value or not (value or widget.property(key)):
        return
    widget.setProperty(key, value)
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
