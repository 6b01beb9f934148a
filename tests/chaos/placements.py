"""A run of placements by many clients, and the account of it that the log gives."""

import asyncio
import random
from collections import Counter
from collections.abc import Sequence

from board.activities.scale import Place
from board.diff import Patch, Put
from board.log import Entry
from board.records import name_of
from tests.client import Client, Workshop, start_workshop
from tests.running import entries, replayed


async def open_line(origin: str, mode: str = "hidden") -> tuple[Workshop, str]:
    """A workshop, and the name of its one line, which is open."""
    workshop = await start_workshop(origin, mode)
    async with Client(origin, workshop.code, "moderator", workshop.moderator) as moderator:
        line = moderator.activity()
        assert await moderator.do("scale.open", activity=line, round=1) is None
    return workshop, line


async def join_many(origins: Sequence[str], code: str, number: int) -> list[Client]:
    """So many seats, in turn at each of the servers."""
    joining = [Client.joined(origins[n % len(origins)], code) for n in range(number)]
    return list(await asyncio.gather(*joining))


async def close_all(clients: Sequence[Client]) -> None:
    await asyncio.gather(*(client.close() for client in clients))


async def keep_placing(client: Client, line: str, times: int, chance: random.Random, apart: float = 0.05) -> None:
    """Every placement of one client is another, so that each can be found in the log. Nothing is waited for."""
    for at in chance.sample(range(1001), times):
        client.send("scale.place", activity=line, round=1, at=at)
        await asyncio.sleep(apart * (0.5 + chance.random()))


async def each_counts_once(store: str, code: str, clients: Sequence[Client]) -> None:
    """When all is answered: the log has every accepted placement exactly once, and nothing that nobody sent.

    Two tabs may both have sent what one of them kept. The log must be short enough to be there from its beginning.
    """
    assert await lost(store, code, clients) == 0


async def lost(store: str, code: str, clients: Sequence[Client]) -> int:
    """How many accepted placements the log has not; all others it has exactly once, and nothing that nobody sent."""
    log, replica = await entries(store, code), await replayed(store, code)
    keys = Counter(key for entry in log for key in entry.keys)
    assert set(keys.values()) == {1}
    assert all(replica.state.has_accepted(*key) for key in keys)
    accepted = {key: (client.seat, command["at"]) for client in clients for key, command in client.accepted.items()}
    there, meant = placements(log), Counter(accepted.values())
    assert there <= meant
    return (meant - there).total()


def placements(log: Sequence[Entry]) -> Counter[tuple[str, int | None]]:
    """How often each (seat, position) was put on the line."""
    found: Counter[tuple[str, int | None]] = Counter()
    for entry in log:
        for effect in entry.diff:
            if isinstance(effect, Put) and isinstance(effect.record, Place):
                found[effect.record.who, effect.record.at] += 1
            elif isinstance(effect, Patch) and effect.id.startswith("place/"):
                found[name_of(effect.id), effect.fields["at"]] += 1
    return found
