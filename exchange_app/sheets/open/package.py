"""A look at a zipped workbook before any reader touches it: what it declares, and what its XML may not contain."""

from __future__ import annotations

import re
import zipfile

from exchange_app.sheets.limits import Limits

_PROLOG = 64 * 1024
_ROOT = re.compile(r"<[A-Za-z_]")
_DECLARES = re.compile(r"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_EBCDIC = b"\x4c\x6f\xa7\x94"
_READ = (".xml", ".rels", ".bin", ".vml")


class UnsafePackage(Exception):
    """The package is built to harm: a bomb, or XML that declares entities."""


class PackageTooLarge(Exception):
    """The package unpacks to more than a list can be."""


def inspect(package: zipfile.ZipFile, limits: Limits) -> None:
    """Refuse packages that would hurt a reader. Unpacks at most the first 64 KB of each XML member.

    Raises UnsafePackage, PackageTooLarge, and what zipfile raises on damage.
    """
    members = package.infolist()
    if len(members) > limits.members:
        raise UnsafePackage
    read = [member for member in members if member.filename.lower().endswith(_READ)]
    if len({member.header_offset for member in members}) < len(members):
        raise UnsafePackage
    if any(
        member.file_size > limits.ratio_from and member.file_size > limits.ratio * max(1, member.compress_size)
        for member in members
    ):
        raise UnsafePackage
    if sum(member.file_size for member in read) > limits.unpacked:
        raise PackageTooLarge
    for member in read:
        name = member.filename.lower()
        if name.endswith((".bin", ".vml")) or name.startswith("meta-inf/") or not member.file_size:
            continue
        with package.open(member) as stream:
            _check_prolog(stream.read(_PROLOG))


def _check_prolog(head: bytes) -> None:
    """Raises UnsafePackage where the XML declares a document type or hides its root behind 64 KB of something else."""
    if head.startswith(_EBCDIC):
        raise UnsafePackage
    text = _decode(head)
    root = _ROOT.search(text)
    if _DECLARES.search(text, 0, root.start() if root else len(text)):
        raise UnsafePackage
    if root is None and len(head) == _PROLOG:
        raise UnsafePackage


def _decode(head: bytes) -> str:
    for mark, codec in (
        (b"\xff\xfe\x00\x00", "utf-32"), (b"\x00\x00\xfe\xff", "utf-32"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"),
        (b"\x00\x00\x00<", "utf-32-be"), (b"<\x00\x00\x00", "utf-32-le"), (b"<\x00", "utf-16-le"), (b"\x00<", "utf-16-be"),
    ):  # fmt: skip
        if head.startswith(mark):
            return head.decode(codec, "replace")
    return head.decode("latin-1")
