"""A password on a finished workbook; Excel and LibreOffice open it with the password."""

from __future__ import annotations

from pathlib import Path


def encrypt(path: Path, password: str) -> None:
    """Encrypt the workbook at `path` in place. Raises OSError of the disk."""
    import io

    from msoffcrypto.format.ooxml import OOXMLFile

    sealed = io.BytesIO()
    with path.open("rb") as stream:
        OOXMLFile(stream).encrypt(password, sealed)
    path.write_bytes(sealed.getvalue())
