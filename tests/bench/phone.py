"""A slow phone on a slow line, in a real browser: from the code to standing on the line, and a board of 500 cards.

Its processor is slowed down by the browser, its line by tests/bench/slow_line.py.
"""

import asyncio
import tempfile
from pathlib import Path

from server import bootstrap
from tests.bench import scrolling, standing
from tests.bench.standing import CPU, MOMENTS, ROUND_TRIP, SPEED, WAYS, Figures
from tests.browser.stage import browser_open
from tests.running import Server
from tests.valkey import Valkey

TIMES = 9
WITHIN = 3.0  # seconds from the code to standing
LONGEST = 100  # milliseconds of one task while scrolling
SCROLLED = {"first": "drawn for the first time", "scroll": "scrolled", "arriving": "scrolled while cards come"}


def measure(times: int = TIMES, cards: int = scrolling.CARDS) -> Figures:
    """All figures, by name."""
    with bootstrap.one_at_a_time():
        bootstrap.pages()["build"]()
    with tempfile.TemporaryDirectory() as folder, Valkey(Path(folder)) as valkey, Server(valkey.url) as server:
        return asyncio.run(_measure(server, times, cards))


async def _measure(server: Server, times: int, cards: int) -> Figures:
    async with browser_open() as browser:
        stood = await standing.measure(browser, server.port, times)
        return stood | await scrolling.measure(browser, server.origin, cards)


def report(figures: Figures) -> str:
    slow = f"{CPU} times less CPU, {SPEED * 8 / 1000:.0f} kbit/s, {ROUND_TRIP * 1000:.0f} ms there and back"
    lines = [f"seconds from the code to standing, {WITHIN:.0f} are wanted; {slow}"]
    lines.append(f"{'':36}{''.join(f'{name:>8}' for name in (*MOMENTS, 'worst'))}   KB  connections  requests")
    lines += [_row(figures, way) for way in WAYS]
    seen = f"{figures['phone_cards']:.0f} cards: the first are seen after {figures['phone_cards_seen_ms']:.0f} ms"
    lines.append(f"{seen}; the longest task, {LONGEST} ms at most are wanted while one scrolls")
    lines += [_longest(figures, name) for name in SCROLLED]
    return "\n".join(lines)


def _longest(figures: Figures, name: str) -> str:
    lasted, cpu, over = (figures[f"phone_{name}_{what}"] for what in ("longest_ms", "longest_cpu_ms", "tasks_over_100"))
    return f"  {SCROLLED[name]:26} {lasted:4.0f} ms, of CPU {cpu:4.0f} ms; {over:.0f} of {LONGEST} ms or more"


def _row(figures: Figures, way: str) -> str:
    times = "".join(f"{figures[f'phone_{way}_{name}_ms'] / 1000:8.2f}" for name in (*MOMENTS, "worst"))
    kb, connections, requests = (figures[f"phone_{way}_{what}"] for what in ("kb", "connections", "requests"))
    return f"  {WAYS[way]:34}{times}{kb:5.0f}{connections:13.0f}{requests:10.0f}"
