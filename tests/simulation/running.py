"""A seed becomes a story; a story is told again, with fewer steps if need be; at its end everybody reads everybody."""

from __future__ import annotations

import shutil
import tempfile
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from random import Random
from typing import Any

from tests.light_workbooks import light

from . import laws
from .broken import Broken
from .chance import drawn_from
from .mishaps import MISHAPS
from .moves import MOVES, Move, begin
from .world import World

STEPS = 25
EVERYTHING: Mapping[str, Move] = {**MOVES, **MISHAPS}
_SETTLING = 9_000


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a story: its number, what it is, and everything it needs, by name."""

    number: int
    move: str
    arguments: Mapping[str, Any]


@dataclass
class Run:
    """What came of a story: its steps, its lines, what was tried how often, and the law that broke, if any."""

    seed: int
    agencies: int
    steps: list[Step] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    broken: Broken | None = None
    doing: str = ""
    """The step under way when a law broke."""


def run(seed: int, *, agencies: int | None = None, steps: int = STEPS, often: Collection[str] = ()) -> Run:
    """Tell a new story; `often` names moves that come ten times as often."""
    chance = Random(f"story {seed}")
    count = agencies or chance.choices((2, 3, 4), (14, 5, 1))[0]
    return _told(seed, count, _Proposing(chance, steps, often))


def again(seed: int, agencies: int, steps: Iterable[Step]) -> Run:
    """Tell a story once more, with these steps of it."""
    return _told(seed, agencies, _Repeating(list(steps)))


class _Proposing:
    def __init__(self, chance: Random, steps: int, often: Collection[str]) -> None:
        self.chance, self.steps = chance, steps
        self.names, self.weights = (
            [*EVERYTHING],
            [each.weight * (10 if name in often else 1) for name, each in EVERYTHING.items()],
        )

    def __call__(self, world: World) -> Iterator[Step]:
        yield Step(0, "begin", {"chance": self.chance.randint(0, 10**6), "known": self.chance.random() < 0.85})
        for number in range(1, self.steps + 1):
            for _ in range(5):
                move = self.chance.choices(self.names, self.weights)[0]
                arguments = EVERYTHING[move].propose(world, self.chance)
                if arguments is not None:
                    yield Step(number, move, arguments)
                    break


class _Repeating:
    def __init__(self, steps: list[Step]) -> None:
        self.steps = steps

    def __call__(self, world: World) -> Iterator[Step]:
        yield from self.steps


def _told(seed: int, agencies: int, source: Any) -> Run:
    told = Run(seed, agencies)
    with drawn_from(seed) as draw, _folder() as folder, light():
        world = World(folder, _templates(), draw, agencies, counts=told.counts)
        try:
            for step in source(world):
                draw.begin(step.number)
                told.steps.append(step)
                _do(world, step, told)
            _end(world, told)
        except Broken as broken:
            told.broken = broken
        except Exception as fault:
            # whatever the product raises is told like a broken law, so that its story is shrunk as well
            told.broken = Broken(f"no exception ({type(fault).__name__})", f"{fault!s:.300} at {_where(fault)}")
        finally:
            world.close()
    return told


def _do(world: World, step: Step, told: Run) -> None:
    told.doing = f"{step.number:3} {step.move} {dict(step.arguments)}"
    line = (
        begin(world, dict(step.arguments), step.number)
        if step.move == "begin"
        else EVERYTHING[step.move].do(world, dict(step.arguments), step.number)
    )
    if line is None:
        return
    told.doing = ""
    told.lines.append(f"{step.number:3} {line}")
    world.counts[f"step {step.move}"] += 1
    name = step.arguments.get("office")
    for office in [world.offices[name]] if name in world.offices else []:
        states = laws.agrees_with_the_ledger(world, office)
        laws.pairs_agree(world, office)
        laws.versions_are_used_once(world, states)


def _end(world: World, told: Run) -> None:
    """Everybody reads everybody until nothing is new; then all laws are looked at."""
    _any_order(world)
    rounds = 0
    while _everybody_reads(world, rounds):
        rounds += 1
        if rounds > 3 + len(world.offices):
            raise Broken("4 equal after reading", f"after {rounds} rounds there is still something new")
    told.lines.append(f"    everybody reads everybody ({rounds + 1} rounds)")
    offices = [*world.offices.values()]
    for at, office in enumerate(offices):
        laws.agrees_with_the_ledger(world, office)
        laws.pairs_agree(world, office)
        laws.is_whole(world, office)
        for other in offices[at + 1 :]:
            if other.agency != office.agency:
                laws.are_equal(world, office, other)


def _everybody_reads(world: World, rounds: int) -> bool:
    """One round; whether anything was new to anybody."""
    new = False
    offices = [*world.offices.values()]
    for at, office in enumerate(offices):
        for line, to in enumerate(sorted({each.agency for each in offices} - {office.agency})):
            world.draw.begin(_SETTLING + rounds * 100 + at * 10 + line)
            file = world.export(office, to, f"last_{rounds}_{office.name}_{to}")
            for reader in offices:
                if reader.agency == to:
                    review = world.merge(reader, file)
                    if review is not None and review.records:
                        new = True
                        laws.agrees_with_the_ledger(world, reader)
    return new


def _any_order(world: World) -> None:
    """Law 3: two copies of one store read the same workbooks in opposite orders."""
    for office in [*world.offices.values()][:1]:
        addressed = [
            each
            for each in world.files.values()
            if each.whole and office.agency in (each.carried.to, each.carried.sender)
        ][-4:]
        if len(addressed) < 2:
            continue
        twins = [office.twin(f"{office.name}-twin{at}") for at in range(2)]
        try:
            for twin, order in zip(twins, (addressed, addressed[::-1]), strict=True):
                for each in order:
                    world.merge(twin, each)
                laws.agrees_with_the_ledger(world, twin)
            laws.are_equal(world, *twins, every=True)
        finally:
            for twin in twins:
                twin.close()


def _where(fault: BaseException) -> str:
    trace = fault.__traceback__
    place = ""
    while trace is not None:
        place = f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}"
        trace = trace.tb_next
    return place


@contextmanager
def _folder() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="exchange-desk-story-", dir=_memory()))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@lru_cache(maxsize=1)
def _templates() -> Path:
    """New stores, made once in each process."""
    import atexit

    folder = Path(tempfile.mkdtemp(prefix="exchange-desk-new-", dir=_memory()))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def _memory() -> str | None:
    """A folder in memory, where the system has one."""
    return "/dev/shm" if Path("/dev/shm").is_dir() else None
