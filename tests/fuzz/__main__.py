"""Sends everything wrongly: ``python3 -m tests fuzz --seed N --count N``.

Most of the frames go to the core without sockets, which is much faster; the rest, and HTTP requests to every route,
go to a real server over loopback, several at once. The same seed sends the same.
"""

import argparse
import asyncio
import os
import random
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack
from pathlib import Path

from tests.fuzz.attack import UNLIMITED, Attack
from tests.fuzz.core import run_part
from tests.running import Server
from tests.valkey import Valkey

OVER_SOCKETS = 0.15  # of all; a third of that are HTTP requests
ROUND = 6_000  # frames and requests over sockets in one round
PART = 20_000  # frames of the core from one seed
WARM = 6  # rounds: of fewer nothing can be told
GROWS_MOST = 8  # MiB that the process may grow by in the later half of the rounds: what its allocator holds back


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python3 -m tests fuzz", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--seed", type=int, default=random.randrange(1_000_000), metavar="N")
    parser.add_argument("--count", type=int, default=100_000, metavar="N")
    options = parser.parse_args(arguments)
    print(f"seed {options.seed}", flush=True)
    over_sockets = int(options.count * OVER_SOCKETS)
    fuzz_core(options.seed, options.count - over_sockets)
    asyncio.run(fuzz_server(options.seed, over_sockets))


def fuzz_core(seed: int, count: int) -> None:
    began = time.monotonic()
    parts = [(seed * 10_000 + at, min(PART, count - at * PART)) for at in range(-(-count // PART))]
    told: Counter[str] = Counter()
    with ProcessPoolExecutor(min(2, os.cpu_count() or 1)) as pool:
        for one in pool.map(run_part, parts):
            told += one
    tell("without sockets", count, began, told)


async def fuzz_server(seed: int, count: int, a_round: int = ROUND) -> None:
    """Raises AssertionError, with what was sent."""
    began = time.monotonic()
    held: list[int] = []
    with ExitStack() as started:
        folder = started.enter_context(tempfile.TemporaryDirectory())
        valkey = started.enter_context(Valkey(Path(folder)))
        attack = Attack(started.enter_context(Server(valkey.url, UNLIMITED)), valkey.url, seed)
        await attack.warm()
        while attack.sent < count:
            await attack.run(a_round * 2 // 3, a_round // 3)
            held.append(attack.memory() // 1024)
    tell("over sockets", attack.sent, began, attack.told)
    print(f"the server's memory after each round, in MiB: {held}", flush=True)
    half = len(held) // 2
    assert len(held) < WARM or max(held[half:]) <= held[half] + GROWS_MOST, held


def tell(what: str, count: int, began: float, told: Counter[str]) -> None:
    seconds = time.monotonic() - began
    print(f"{what}: {count} in {seconds:.0f} s, {count / seconds:.0f} a second", flush=True)
    print("  " + ", ".join(f"{name} {times}" for name, times in told.most_common()), flush=True)


if __name__ == "__main__":
    main()
