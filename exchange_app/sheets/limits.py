"""How much memory and time reading a file may take, and how that is held to."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path

MB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may cost. Small files get the floor; honest large ones get more with their size.

    `seconds` for the whole reading (of a reader that is let work: see seconds_of), `memory` in bytes of the child process, `unpacked` bytes of XML in the package,
    `members` in the package, `ratio` of unpacked to packed size of a member past `ratio_from` bytes, `cells` that are
    not empty tags, `transfer` bytes given to the parent, and as many letters in cells that share their text.
    """

    seconds: float = 8.5
    memory: int = 400 * MB
    unpacked: int = 600 * MB
    members: int = 10_000
    ratio: int = 250
    ratio_from: int = 32 * MB
    cells: int = 6_000_000
    transfer: int = 128 * MB

    def for_size(self, size: int) -> Limits:
        """The limits of a file of `size` bytes: memory to 2 GB, time to two minutes."""
        return Limits(
            seconds=min(120.0, self.seconds + 2.0 * max(0, size - MB) / MB),
            memory=min(2000 * MB, self.memory + 80 * max(0, size - MB)),
            unpacked=self.unpacked,
            members=self.members,
            ratio=self.ratio,
            ratio_from=self.ratio_from,
            cells=self.cells,
            transfer=min(1000 * MB, self.transfer + 20 * max(0, size - MB)),
        )


def seconds_of(pid: int) -> float | None:
    """Seconds of processor time the process has taken; None where that cannot be told."""
    try:
        # after the name of the program, which stands in brackets and may hold anything
        told = Path(f"/proc/{pid}/stat").read_text(encoding="ascii", errors="replace").rpartition(")")[2].split()
        return (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")
    except (OSError, ValueError, IndexError, AttributeError):
        return None


def memory_of(pid: int) -> int:
    """Bytes of memory the process holds; 0 where that cannot be told (it has ended, or the system keeps it)."""
    try:
        if sys.platform == "win32":
            return _memory_windows(pid)
        if sys.platform == "darwin":
            return _memory_ps(pid)
        with Path(f"/proc/{pid}/statm").open(encoding="ascii") as status:
            return int(status.read().split()[1]) * 4096
    except (OSError, ValueError, IndexError):
        return 0


def _memory_ps(pid: int) -> int:
    import subprocess

    said = subprocess.run(["/bin/ps", "-o", "rss=", "-p", str(pid)], capture_output=True, text=True, timeout=2)
    return int(said.stdout.strip() or 0) * 1024


def _memory_windows(pid: int) -> int:
    import ctypes
    from ctypes import wintypes

    class Counters(ctypes.Structure):
        _fields_ = [("size", wintypes.DWORD), ("faults", wintypes.DWORD)] + [
            (name, ctypes.c_size_t)
            for name in ("peak", "working", "pool_peak", "pool", "np_peak", "np", "pagefile", "pagefile_peak")
        ]

    windows = ctypes.__dict__["windll"]
    kernel, process_api = windows.kernel32, windows.psapi
    kernel.OpenProcess.restype = wintypes.HANDLE
    handle = kernel.OpenProcess(0x1010, False, pid)
    if not handle:
        return 0
    try:
        counters = Counters(size=ctypes.sizeof(Counters))
        process_api.GetProcessMemoryInfo.argtypes = [wintypes.HANDLE, ctypes.POINTER(Counters), wintypes.DWORD]
        if not process_api.GetProcessMemoryInfo(handle, ctypes.byref(counters), counters.size):
            return 0
        return max(int(counters.working), int(counters.pagefile))
    finally:
        kernel.CloseHandle.argtypes = [wintypes.HANDLE]
        kernel.CloseHandle(handle)
