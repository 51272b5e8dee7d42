"""Starting windows as processes of their own, and waiting until they say that they stand painted."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

ROOT = Path(__file__).parents[1]
BARE = ("-m", "benchmarks.bare_window")
OURS = ("-m", "exchange_app")


@contextmanager
def home(store: Path) -> Iterator[dict[str, str]]:
    """Variables for our window: it opens `store` at the applicants, as it was left, with settings of its own."""
    with TemporaryDirectory(prefix="exchange-bench-") as name:
        settings = {"language": "en", "store": str(store), "page": "applicants"}
        (Path(name) / "settings.json").write_text(json.dumps(settings))
        yield {"EXCHANGE_APP_HOME": name, "EXCHANGE_APP_LANG": "en"}


def until_painted(
    arguments: tuple[str, ...], more: dict[str, str], then: Callable[[int], float] | None = None
) -> float:
    """Seconds from starting a window to its line that it is painted, or what `then` makes of its process id after that.

    Raises RuntimeError for a process that ends without painting.
    """
    variables = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT), **more}
    # As installed: what the warm-up has compiled is kept, so that no measured start compiles its own source.
    variables.pop("PYTHONDONTWRITEBYTECODE", None)
    started = perf_counter()
    with subprocess.Popen(
        [sys.executable, *arguments], stdout=subprocess.PIPE, text=True, env=variables, cwd=ROOT
    ) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        took = perf_counter() - started
        try:
            if line.strip() != "painted":
                raise RuntimeError(f"{arguments[-1]} ended without painting a window")
            return took if then is None else then(process.pid)
        finally:
            process.kill()
