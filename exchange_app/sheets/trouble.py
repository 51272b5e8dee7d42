"""What can be wrong with a workbook, each with what happened, why, and what to do."""

from __future__ import annotations

from typing import ClassVar

from exchange_app.errors import Trouble
from exchange_app.text import msg


class FileTrouble(Trouble):
    """A workbook cannot be read or written. Subclasses say why; the file is named without its folder."""

    code: ClassVar[str] = "file.unusable"


class FileMissing(FileTrouble):
    code: ClassVar[str] = "file.missing"

    def __init__(self, name: str) -> None:
        super().__init__(
            msg("The file “{name}” is not there: it was moved, renamed or deleted. Choose the file again.", name=name)
        )


class FileForbidden(FileTrouble):
    code: ClassVar[str] = "file.forbidden"

    def __init__(self, name: str) -> None:
        super().__init__(
            msg(
                "The file “{name}” cannot be read: the system does not allow it, or another program holds it. "
                "Close it there or copy it to another folder, then try again.",
                name=name,
            )
        )


class FileEmpty(FileTrouble):
    code: ClassVar[str] = "file.empty"

    def __init__(self, name: str) -> None:
        super().__init__(msg("The file “{name}” is empty. Ask the sender for it again.", name=name))


class NotAWorkbook(FileTrouble):
    code: ClassVar[str] = "file.not_a_workbook"

    def __init__(self, name: str) -> None:
        super().__init__(
            msg(
                "The file “{name}” is not a workbook: its content is none of xlsx, xlsm, xls, xlsb, ods or csv. "
                "Open it in the program that made it and save it as an Excel workbook (.xlsx).",
                name=name,
            )
        )


class Encrypted(FileTrouble):
    code: ClassVar[str] = "file.encrypted"

    def __init__(self, name: str) -> None:
        super().__init__(
            msg(
                "The file “{name}” is protected by a password, so it cannot be read. "
                "Open it with the password in Excel or LibreOffice, save it without one, and choose that file.",
                name=name,
            )
        )


class WrongPassword(FileTrouble):
    code: ClassVar[str] = "file.wrong_password"

    def __init__(self, name: str) -> None:
        super().__init__(
            msg("This is not the password of “{name}”. Type it again; capitals and small letters count.", name=name)
        )


class Damaged(FileTrouble):
    code: ClassVar[str] = "file.damaged"

    def __init__(self, name: str) -> None:
        super().__init__(
            msg(
                "The file “{name}” is damaged: parts of it are missing or cannot be read. Open it in Excel or LibreOffice, "
                "let it be repaired, save it under a new name and choose that file; or ask the sender for it again.",
                name=name,
            )
        )


class TooLarge(FileTrouble):
    code: ClassVar[str] = "file.too_large"

    def __init__(self, name: str) -> None:
        super().__init__(
            msg(
                "The file “{name}” holds far more cells than a list of people or outlets does, so it was not read. "
                "Copy the rows that matter into a new workbook and choose that file.",
                name=name,
            )
        )


class TooSlow(FileTrouble):
    code: ClassVar[str] = "file.too_slow"

    def __init__(self, name: str) -> None:
        super().__init__(
            msg(
                "Reading the file “{name}” took too long for its size and was stopped. "
                "Copy the rows that matter into a new workbook and choose that file.",
                name=name,
            )
        )


class Unsafe(FileTrouble):
    code: ClassVar[str] = "file.unsafe"

    def __init__(self, name: str) -> None:
        super().__init__(
            msg(
                "The file “{name}” is built in a way that harms programs which open it, so it was not read. "
                "Do not open it; ask the sender how it was made.",
                name=name,
            )
        )


class ReaderFailed(FileTrouble):
    code: ClassVar[str] = "file.reader_failed"

    def __init__(self, name: str) -> None:
        super().__init__(
            msg(
                "The file “{name}” could not be read: reading it failed each time. Open it in Excel or LibreOffice, "
                "save it under a new name as an Excel workbook (.xlsx) and choose that file.",
                name=name,
            )
        )


READING_TROUBLES: dict[str, type[FileTrouble]] = {
    kind.code: kind
    for kind in (
        FileMissing,
        FileForbidden,
        FileEmpty,
        NotAWorkbook,
        Encrypted,
        WrongPassword,
        Damaged,
        TooLarge,
        TooSlow,
        Unsafe,
        ReaderFailed,
    )
}
"""Troubles by code, each made from the file's name: how the child process names one to its parent."""


def reading_trouble(code: str, name: str) -> FileTrouble:
    """The trouble of that code about the file called `name`; an unknown code is a failed reader."""
    return READING_TROUBLES.get(code, ReaderFailed)(name)  # type: ignore[arg-type]


class TargetBusy(FileTrouble):
    code: ClassVar[str] = "target.busy"

    def __init__(self, name: str) -> None:
        super().__init__(
            msg(
                "“{name}” could not be replaced: another program has it open. The file is as it was. "
                "Close it there, or save under another name.",
                name=name,
            )
        )


class TargetFull(FileTrouble):
    code: ClassVar[str] = "target.full"

    def __init__(self, name: str) -> None:
        super().__init__(
            msg(
                "“{name}” could not be written: the disk is full. What stood there before is as it was. "
                "Make room, or save to another disk.",
                name=name,
            )
        )


class TargetForbidden(FileTrouble):
    code: ClassVar[str] = "target.forbidden"

    def __init__(self, name: str) -> None:
        super().__init__(
            msg(
                "“{name}” could not be written: the folder or the file may not be changed. "
                "Save to a folder of your own.",
                name=name,
            )
        )


class TargetMissing(FileTrouble):
    code: ClassVar[str] = "target.missing"

    def __init__(self, name: str) -> None:
        super().__init__(
            msg("“{name}” could not be written: its folder is not there. Choose another folder.", name=name)
        )


class TooManyRows(FileTrouble):
    code: ClassVar[str] = "target.too_many_rows"

    def __init__(self, name: str) -> None:
        super().__init__(
            msg(
                "“{name}” was not written: a sheet holds at most 1,048,576 rows. Export fewer cohorts at a time.",
                name=name,
            )
        )
