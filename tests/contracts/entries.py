"""Rooms with entries in their logs."""

from server.log import Log

ROOM, OTHER = "KALVA7", "MEZS42"


def entry(rev: int) -> bytes:
    """The entry of that number."""
    return b"\x00\xff entry %d" % rev


async def write(log: Log, room: str, first: int, last: int) -> None:
    """Write the entries from the first number to the last."""
    for rev in range(first, last + 1):
        await log.append(room, rev, entry(rev))
