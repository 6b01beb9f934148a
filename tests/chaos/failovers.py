"""A cluster whose slots move and whose servers die while many rooms are written to, and what a failover can cost."""

import random
import tempfile
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from statistics import median

from tests.chaos.town import ROOMS, Town
from tests.cluster import cluster
from tests.running import MANY_WORKSHOPS, several

PROCESSES = 2
SECONDS_BETWEEN_CHECKS = 60.0
SETTINGS = {"one server": "", "two (replicas=1)": "&replicas=1"}
Kind = Callable[[Town], Awaitable[float | None]]
KINDS: dict[str, Kind] = {
    "a master": Town.a_master_is_killed,
    "a master whose replica has lost its line": Town.a_master_without_its_replica_is_killed,
    "the same, and every process of ours": Town.all_that_knew_are_killed,
}


async def break_cluster(
    seed: int, seconds: float, rooms: int = ROOMS, surely: Sequence[Kind] = (), replicas: bool = True
) -> None:
    """Raises AssertionError, or TimeoutError where something is never answered. With `replicas` nothing may be lost.

    `surely`: what happens whatever the lot says.
    """
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as folder, cluster(Path(folder)) as made:
        store = made.url + ("&replicas=1" if replicas else "")
        with several(store, PROCESSES, first=MANY_WORKSHOPS) as servers:
            left = seconds
            while left > 0:
                town = await Town.opened(made, store, servers, chance, rooms)
                lasts = min(left, SECONDS_BETWEEN_CHECKS)
                await town.live_through(lasts, surely)
                missing = await town.check()
                print(
                    f"{town.placed} placements, {missing} lost, no other not once; survived {town.told()}", flush=True
                )
                assert missing == 0 or not replicas
                left -= lasts


async def measure_failovers(seed: int, times: int) -> None:
    chance = random.Random(seed)
    print(
        f"{'killed':42}{'acknowledged by':>20}{'times':>7}{'acked':>8}{'given back':>12}{'lost':>6}{'s until back':>14}"
    )
    for stored, settings in SETTINGS.items():
        with tempfile.TemporaryDirectory() as folder, cluster(Path(folder)) as made:
            for kind, kill in KINDS.items():
                with several(made.url + settings, PROCESSES, first=MANY_WORKSHOPS) as servers:
                    town = await Town.opened(made, made.url + settings, servers, chance)
                    town.begin_placing()
                    lasted = [seconds for _ in range(times) if (seconds := await kill(town)) is not None]
                    await town.end_placing()
                    missing = await town.check()
                    back = f"{median(lasted):.1f}" if lasted else ""
                    counts = f"{times:7}{town.placed:8}{town.given_back():12}{missing:6}"
                    print(f"{kind:42}{stored:>20}{counts}{back:>14}", flush=True)
