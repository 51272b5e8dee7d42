"""What every child process of the application needs: how it is started, watched and talked to, and the limits it holds to.

What it has to say goes to its standard output as frames: the length of each, then its bytes.
"""

from __future__ import annotations

import os
import struct
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import IO

_HEAD = struct.Struct("<Q")
_ENVIRONMENT = {"PYTHONIOENCODING": "utf-8", "RUST_BACKTRACE": "0"}


class FrameTooLarge(Exception):
    """More was sent than the child may give."""


def start(
    module: str,
    flag: str,
    arguments: list[str] | None = None,
    *,
    given: bool = False,
    settings: Mapping[str, str] | None = None,
) -> subprocess.Popen[bytes]:
    """A child that runs `main(arguments)` of a module, its standard output a pipe; its standard input is one too where it is
    `given` something. `settings` are added to its environment. What it says on standard error is lost: it may hold values.
    """
    return subprocess.Popen(
        start_command(module, flag, arguments or []),
        stdin=subprocess.PIPE if given else subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, **_ENVIRONMENT, **(settings or {})},
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


def write_frame(stream: IO[bytes], body: bytes) -> None:
    """Write one frame; the caller flushes."""
    stream.write(_HEAD.pack(len(body)))
    stream.write(body)


def read_frame(stream: IO[bytes], at_most: int) -> bytes | None:
    """The next frame, or None at the end of the stream (also where it was cut off). Raises FrameTooLarge."""
    head = stream.read(_HEAD.size)
    if len(head) < _HEAD.size:
        return None
    (size,) = _HEAD.unpack(head)
    if size > at_most:
        raise FrameTooLarge
    body = stream.read(size)
    return body if len(body) == size else None


def start_command(module: str, flag: str, arguments: list[str]) -> list[str]:
    """The command that runs `main(arguments)` of a module in a process of its own: the application itself where it is
    frozen (`flag` tells it, see __main__), else this Python.
    """
    if getattr(sys, "frozen", False):
        return [sys.executable, flag, *arguments]
    start = f"import sys; sys.path.insert(0, sys.argv[1]); from {module} import main; sys.exit(main(sys.argv[2:]))"
    return [sys.executable, "-c", start, str(Path(__file__).parent.parent), *arguments]


def confine(memory: int, seconds: float) -> None:
    """Hold this process to `memory` bytes and `seconds` of processor time, where the system can; no core dumps."""
    try:
        import resource
    except ImportError:
        return
    for what, limit in (
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, int(seconds) + 5),
    ):
        try:
            hard = resource.getrlimit(what)[1]
            if hard != resource.RLIM_INFINITY:
                limit = min(limit, hard)
            resource.setrlimit(what, (limit, hard))
        except (ValueError, OSError):
            continue


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
