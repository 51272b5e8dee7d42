"""A password on a finished workbook, and a workbook without it; Excel and LibreOffice open it with the password."""

from __future__ import annotations

import io
from pathlib import Path

from exchange_app.sheets.trouble import Encrypted, WrongPassword


def sealed(workbook: bytes, password: str) -> bytes:
    """A workbook with a password, in memory."""
    from msoffcrypto.format.ooxml import OOXMLFile

    found = io.BytesIO()
    OOXMLFile(io.BytesIO(workbook)).encrypt(password, found)
    return found.getvalue()


def takes_password(path: Path) -> bool:
    """Whether the file is an xlsx that was encrypted with a password."""
    import olefile  # type: ignore[import-untyped]

    if not olefile.isOleFile(str(path)):
        return False
    with olefile.OleFileIO(str(path)) as container:
        return bool(container.exists("EncryptedPackage"))


def decrypted(path: Path, password: str) -> bytes:
    """The workbook inside an encrypted one, in memory. Raises WrongPassword, Encrypted where nobody knows the way."""
    from msoffcrypto.exceptions import DecryptionError, FileFormatError, InvalidKeyError, ParseError
    from msoffcrypto.format.ooxml import OOXMLFile

    whole = io.BytesIO()
    try:
        with path.open("rb") as stream:
            locked = OOXMLFile(stream)
            locked.load_key(password=password, verify_password=True)
            locked.decrypt(whole)
    except InvalidKeyError:
        raise WrongPassword(path.name) from None
    except (DecryptionError, FileFormatError, ParseError):
        raise Encrypted(path.name) from None
    return whole.getvalue()
