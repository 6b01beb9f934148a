"""``python3 -m tests chaos [--seed N] [--minutes M]``: breaks servers, stores and lines at random while people speak.

The same seed does the same things in the same order; what comes of it differs with the moment. Odd seeds have a store
with a copy that takes over. It fails as soon as something accepted is not there exactly once, someone sees something
else than a newcomer in their place would or what they may not, or a process ends by itself.
With `--cluster` the store is one, whose slots move and whose servers die; `--failovers N` measures what those can cost.
"""

import argparse
import asyncio
import random
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from tests.chaos.crew import Crew
from tests.chaos.failovers import break_cluster, measure_failovers
from tests.chaos.hall import Hall
from tests.chaos.store import Store

PEOPLE = 20
SECONDS_BETWEEN_CHECKS = 30.0


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


async def break_things(seed: int, seconds: float, people: int = PEOPLE, large: bool = True) -> None:
    """Raises AssertionError, or TimeoutError where something is never answered. `large`: with a server of several
    processes, and with a copy of the store where the seed is odd.
    """
    chances = {name: random.Random(f"{seed} {name}") for name in ("store", "crew", "hall")}
    with tempfile.TemporaryDirectory() as made:
        folder, account = Path(made), Account()
        async with (
            Store.started(folder, chances["store"], replicated=large and seed % 2 == 1) as store,
            Crew.started(folder, chances["crew"], store.url, large=large) as crew,
        ):
            left = seconds
            while left > 0:
                hall = await Hall.opened(chances["hall"], store, crew, people)
                await hall.go_on(min(left, SECONDS_BETWEEN_CHECKS))
                account.add(hall, *await hall.check())
                crew.weigh()
                account.tell(store, crew)
                left -= SECONDS_BETWEEN_CHECKS
            crew.stays_slim()
            assert store.happened["the memory is full"] < 3 or crew.spoke_of("Full("), "nobody was told"


class Account:
    """What happened in all rounds."""

    def __init__(self) -> None:
        self.accepted = self.late = self.again = self.messages = 0
        self.refused: Counter[str] = Counter()
        self.happened: Counter[str] = Counter()

    def add(self, hall: Hall, accepted: int, late: int) -> None:
        self.accepted += accepted
        self.late += late
        self.again += hall.again()
        self.messages += hall.messages()
        self.refused += hall.refused()
        self.happened += hall.happened

    def tell(self, store: Store, crew: Crew) -> None:
        faults = self.happened + store.happened + crew.happened
        print(
            f"{self.accepted} commands accepted, each there once; refused: {told(self.refused)}\n"
            f"{self.again} sent again, {self.late} refused and then done by a copy that came late\n"
            f"{self.messages} messages read, none with what was not for its reader\n"
            f"survived {faults.total()} faults: {told(faults)}\nMiB of a server: {crew.memory}",
            flush=True,
        )


def told(counts: Counter[str]) -> str:
    return ", ".join(f"{times} × {name.replace('_', ' ')}" for name, times in sorted(counts.items()))


if __name__ == "__main__":
    main()
