"""``python3 -m tests chaos [--seed N] [--minutes M]``: breaks servers, stores and lines at random while people place.

The same seed does the same things in the same order; what comes of it differs with the moment. It fails as soon as
something accepted is not there exactly once, or someone sees something else than a newcomer in their place would.
With `--cluster` the store is one, whose slots move and whose servers die; `--failovers N` measures what those can cost.
"""

import argparse
import asyncio
import random
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.chaos.failovers import break_cluster, measure_failovers
from tests.chaos.hall import Hall
from tests.running import several
from tests.valkey import Valkey

PROCESSES = 3
PEOPLE = 20
SECONDS_BETWEEN_CHECKS = 15.0


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python3 -m tests chaos", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--seed", type=int, default=random.randrange(1_000_000), metavar="N")
    parser.add_argument("--minutes", type=float, default=1.0, metavar="M")
    parser.add_argument("--cluster", action="store_true", help="three masters with replicas, twenty workshops")
    parser.add_argument("--failovers", type=int, metavar="N", help="of a cluster, of each kind: what is lost?")
    options = parser.parse_args(arguments)
    print(f"seed {options.seed}", flush=True)
    if options.failovers:
        asyncio.run(measure_failovers(options.seed, options.failovers))
    else:
        asyncio.run((break_cluster if options.cluster else break_things)(options.seed, options.minutes * 60))


async def break_things(seed: int, seconds: float, people: int = PEOPLE) -> None:
    """Raises AssertionError, or TimeoutError where something is never answered."""
    with tempfile.TemporaryDirectory() as folder, Valkey(Path(folder)) as valkey, several(valkey, PROCESSES) as servers:
        chance = random.Random(seed)
        left = seconds
        while left > 0:
            hall = await Hall.opened(valkey, servers, people, chance)
            lasts = min(left, SECONDS_BETWEEN_CHECKS)
            await hall.live_through(lasts)
            await hall.check()
            print(f"{hall.placed} placements, each there once; survived {hall.told()}", flush=True)
            left -= lasts


if __name__ == "__main__":
    main()
