"""What every child process of the application needs: how it is started, watched and talked to, and the limits it holds to.

What it has to say goes to its standard output as frames: the length of each, then its bytes.
"""

from __future__ import annotations

import math
import os
import queue
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import IO, Self

_HEAD = struct.Struct("<Q")
_ENVIRONMENT = {"PYTHONIOENCODING": "utf-8", "RUST_BACKTRACE": "0"}
_SECRETS = ("EXCHANGE_APP_PASSPHRASE",)
"""Variables that no child needs, and that whoever looks at its environment would see."""
_LOOK_EVERY = 0.1
_AT_ONCE = 8
"""Frames that may wait to be taken."""
_PIPE = 1 << 20
"""Bytes that may wait in the pipe, where the system lets them be so many: the child then seldom waits for its parent."""
_PATIENCE = 10
"""So many times its seconds a child may take that hardly comes to work: the machine is busy, or the disk is far away."""


class FrameTooLarge(Exception):
    """More was sent than the child may give."""


class OutOfMemory(Exception):
    """The child holds more memory than it may."""


class OutOfTime(Exception):
    """The child has worked for longer than it may."""


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
        env=_environment(settings or {}),
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


def set_free(module: str, flag: str, arguments: list[str]) -> None:
    """Run `main(arguments)` of a module in a process that goes on by itself, whatever becomes of this one."""
    subprocess.Popen(
        start_command(module, flag, arguments),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=_environment({}),
        start_new_session=True,
        creationflags=getattr(subprocess, "DETACHED_PROCESS", 0),
    )


def _environment(settings: Mapping[str, str]) -> dict[str, str]:
    return {key: value for key, value in os.environ.items() if key not in _SECRETS} | _ENVIRONMENT | dict(settings)


def finished(child: subprocess.Popen[bytes], *, seconds: float) -> bool:
    """Whether a child that has nothing to say did its work within so many seconds; later it is gone all the same."""
    try:
        child.communicate(timeout=seconds)
    except subprocess.TimeoutExpired:
        child.kill()
        child.communicate()
    return child.returncode == 0


class Watched:
    """A child at work: what it is `given` is handed over by a way on which nothing keeps it, and its frames are taken as they
    come. It is gone when the block ends, however it ends."""

    def __init__(
        self,
        child: subprocess.Popen[bytes],
        *,
        memory: int,
        seconds: float = math.inf,
        transfer: int = sys.maxsize,
        given: bytes | None = None,
    ) -> None:
        """It may hold `memory` bytes, take `seconds` and send `transfer` bytes."""
        self._child, self._memory, self._limit, self._transfer = child, memory, seconds, transfer
        self._frames: queue.Queue[bytes | FrameTooLarge | None] = queue.Queue(_AT_ONCE)
        self._began = time.monotonic()
        self.spent = 0.0
        """Seconds it took, of those it may take; known when it is gone."""
        self._helpers = [threading.Thread(target=self._pump, daemon=True)]
        if given is not None:
            self._helpers.append(threading.Thread(target=self._give, args=(given,), daemon=True))

    def __enter__(self) -> Self:
        self._widen()
        for each in self._helpers:
            each.start()
        return self

    def __exit__(self, *_exception: object) -> None:
        self.spent = self._seconds()
        self._child.kill()
        while any(each.is_alive() for each in self._helpers):
            with suppress(queue.Empty):
                self._frames.get(timeout=0.02)
        self._child.wait()
        if self._child.stdout is not None:
            self._child.stdout.close()

    def frames(self, look: Callable[[], None]) -> Iterator[bytes]:
        """Each frame until the child ends. `look` is called at once and whenever none has come for a moment, and may raise.

        Raises OutOfTime, OutOfMemory, FrameTooLarge.
        """
        look()
        while True:
            if self._seconds() > self._limit:
                raise OutOfTime
            try:
                frame = self._frames.get(timeout=_LOOK_EVERY)
            except queue.Empty:
                if memory_of(self._child.pid) > self._memory:
                    raise OutOfMemory from None
                look()
                continue
            if isinstance(frame, FrameTooLarge):
                raise frame
            if frame is None:
                return
            yield frame

    def ended(self) -> int:
        """The code with which the child ended, once its last frame was taken."""
        return self._child.wait()

    def _seconds(self) -> float:
        """How much of its time the child has taken: what the clock says, but no more than it worked, so that one answer
        comes on a fast machine and on a busy one. A child that does not come to work at all takes time too."""
        passed = time.monotonic() - self._began
        if passed <= self._limit:
            return passed
        worked = seconds_of(self._child.pid)
        return passed if worked is None else max(min(passed, worked), passed / _PATIENCE)

    def _give(self, given: bytes) -> None:
        if self._child.stdin is not None:
            with suppress(OSError), self._child.stdin as stream:
                stream.write(given)

    def _pump(self) -> None:
        """Take frames from the pipe until it ends; runs beside the parent's own work."""
        assert self._child.stdout is not None
        left = self._transfer
        try:
            while (frame := read_frame(self._child.stdout, left)) is not None:
                left -= len(frame)
                self._frames.put(frame)
            self._frames.put(None)
        except FrameTooLarge as large:
            self._frames.put(large)
        except (OSError, ValueError, MemoryError):
            self._frames.put(None)

    def _widen(self) -> None:
        """Make the pipe from the child wide, where the system can and has enough to give."""
        with suppress(ImportError, AttributeError, OSError):
            import fcntl

            assert self._child.stdout is not None
            fcntl.fcntl(self._child.stdout, fcntl.F_SETPIPE_SZ, _PIPE)


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


def leave_no_core() -> None:
    """This process and its children leave no core dump, which would hold keys and names, where the system can promise that."""
    _limit(RLIMIT_CORE=0)


def confine(memory: int, seconds: float) -> None:
    """Hold this process to `memory` bytes and `seconds` of processor time, where the system can; no core dumps."""
    _limit(RLIMIT_CORE=0, RLIMIT_AS=memory, RLIMIT_CPU=int(seconds) + 5)


def _limit(**limits: int) -> None:
    try:
        import resource
    except ImportError:
        return
    for name, limit in limits.items():
        try:
            what = getattr(resource, name)
            hard = resource.getrlimit(what)[1]
            if hard != resource.RLIM_INFINITY:
                limit = min(limit, hard)
            resource.setrlimit(what, (limit, hard))
        except (AttributeError, ValueError, OSError):
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
