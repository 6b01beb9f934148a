"""What many rooms cost (`rooms`), what it costs that their people are spread, and what a million phones would need.

Spread: the ten people of each of a few rooms at ten processes, one each, as a load balancer without affinity has them
where there are many processes; beside it, all people of a room at one of the ten.
"""

import asyncio

from tests.bench import idle
from tests.bench import rooms as many_rooms
from tests.bench.cores import cores, pin, pinned
from tests.bench.rooms import MEET, PEOPLE, Figures, cost, open_rooms, servers_of
from tests.bench.sides import pid_of

PROCESSES = 10
ROOMS = 40
COMMANDS = 600
A_SECOND = 40
PLACES = {"each person elsewhere": "apart", "all of a room at one": "together"}

PHONES = 1_000_000
BUSY = 0.6  # of a core: the rest is for the moment in which all speak at once
AROUND = 100  # bytes of TCP and TLS around each frame
A_COMMAND_EACH = 5  # seconds, in each workshop; `rooms` has as many


def measure() -> Figures:
    """All figures, by name."""
    return many_rooms.measure() | idle.measure() | measure_spread(PROCESSES, ROOMS, COMMANDS)


def report(figures: Figures) -> str:
    return "\n".join((many_rooms.report(figures), idle.report(figures), "", told(figures), "", *plan(figures)))


def measure_spread(processes: int, number: int, commands: int) -> Figures:
    """In so many rooms, and for what the processes cost anyway in one of them."""
    phones_core, servers_core = cores()
    figures: Figures = {"spread_processes": processes, "spread_rooms": number}
    with pinned(phones_core), servers_of(processes) as (servers, valkey):
        for pid in (pid_of(valkey), *(server.pid for server in servers)):
            pin(pid, servers_core)
        opened = asyncio.run(open_rooms(servers, number))
        for meet in MEET:
            for name, some, times in (("one", opened[:1], 1), ("many", opened, commands)):
                found = cost(some, meet, servers, valkey, times, A_SECOND)
                figures |= {f"spread_{meet}_{name}_{what}": value for what, value in found.items()}
    return figures


def told(figures: Figures) -> str:
    rooms, processes = figures["spread_rooms"], figures["spread_processes"]
    lines = [
        f"{rooms:.0f} rooms of {PEOPLE} people and {processes:.0f} processes; µs of CPU of servers",
        f"{'':28}{'a command':>12}{'a quiet second':>16}{f'a second, with a command in {A_COMMAND_EACH}':>34}",
    ]
    for place, meet in PLACES.items():
        said, quiet = spent(figures, meet)
        lines.append(f"{place:28}{said:12.0f}{quiet:16.0f}{quiet + said / A_COMMAND_EACH:34.0f}")
    return "\n".join(lines)


def spent(figures: Figures, meet: str) -> tuple[float, float]:
    """What a command costs without the time in which it is said, and what a second costs a room without commands."""
    one, many, command = (
        figures[f"spread_{meet}_{what}_servers"] for what in ("one_quiet", "many_quiet", "many_command")
    )
    return command - many / A_SECOND, (many - one) / (figures["spread_rooms"] - 1)


def plan(figures: Figures) -> list[str]:
    """What a million phones would need, if all goes on as it was measured."""
    workshops = PHONES / PEOPLE
    said = workshops / A_COMMAND_EACH
    frame = figures["rooms_together_many_command_bytes"] / figures["rooms_together_many_command_frames"]
    bandwidth = PHONES / A_COMMAND_EACH * (frame + AROUND) * 8 / 1e9
    lines = [f"{PHONES:,} phones in {workshops:,.0f} workshops, {said:,.0f} commands a second:"]
    for meet, words in MEET.items():
        servers, store = (said * figures[f"rooms_{meet}_many_command_{of}"] / 1e6 / BUSY for of in ("servers", "store"))
        lines.append(f"    {words}: {servers:.0f} cores of servers and {store:.0f} of stores, busy for {BUSY:.0%}")
    return [
        *lines,
        f"    {figures['connection_kib'] * PHONES / 1024**2:.0f} GiB of servers for the connections",
        f"    {figures['stored_room_kib'] * workshops / 1024**2:.1f} GiB of stores",
        f"    {bandwidth:.1f} Gbit/s of frames",
    ]
