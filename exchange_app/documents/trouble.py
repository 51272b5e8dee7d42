"""What can go wrong with a document that a person can mend."""

from __future__ import annotations

from typing import ClassVar

from exchange_app.errors import Trouble


class DocumentTrouble(Trouble):
    """The document cannot be made."""

    code: ClassVar[str] = "document.failed"


class ColumnsDoNotFit(DocumentTrouble):
    """More columns than an A4 page holds at a size that can be read."""

    code: ClassVar[str] = "document.columns"


class DocumentTooLarge(DocumentTrouble):
    """The document needs more memory than the machine has."""

    code: ClassVar[str] = "document.memory"


class UnknownDocument(DocumentTrouble):
    """There is no document of that name, or it is not made about such a record."""

    code: ClassVar[str] = "document.unknown"


class UnknownOption(DocumentTrouble):
    """The document has no such option, or the option no such value."""

    code: ClassVar[str] = "document.option"
