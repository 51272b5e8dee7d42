"""Values that lead somewhere: an address that can be written to, a number that can be called, a page of the web."""

from __future__ import annotations

import re
from typing import NamedTuple

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from exchange_app.kinds import Field, FieldType
from exchange_app.text import Message, msg


class Link(NamedTuple):
    """Where a value leads, what is done there, and its icon."""

    url: QUrl
    text: Message
    icon: str

    def open(self) -> bool:
        """Have the system's own program open it; false where there is none."""
        return QDesktopServices.openUrl(self.url)


def letter_to(address: str) -> QUrl:
    """A new letter to an address."""
    return QUrl(f"mailto:{address}")


def link_of(field: Field, text: str) -> Link | None:
    """Where a value leads as it is shown; none leads anywhere that is masked."""
    if not text or field.sensitive:
        return None
    match field.type:
        case FieldType.EMAIL:
            return Link(letter_to(text), msg("Write to {address}", address=text), "mail")
        case FieldType.PHONE:
            return Link(QUrl("tel:" + re.sub(r"[^+\d]", "", text)), msg("Call {number}", number=text), "phone")
        case FieldType.URL:
            return Link(QUrl.fromUserInput(text), msg("Open {address}", address=text), "open")
    return None
