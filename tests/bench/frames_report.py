"""How the figures of `frames` are told."""

import os
import platform
from collections.abc import Iterator
from importlib.metadata import version
from typing import NamedTuple

from tests.bench import peers
from tests.bench.frames import ALIVE, RUSHED, Figures

BUSY = 0.7  # share of their core above which the phones may be what was measured

TITLES = {
    "talka": "Talka whole",
    "bun": "Bun (uWebSockets)",
    "ws": "node ws",
    "bare": "python websockets",
    "socket_io": "socket.io",
    "y_websocket": "y-websocket",
    "hocuspocus": "Hocuspocus",
}


class Wanted(NamedTuple):
    """A figure that is to be at most so much."""

    title: str
    name: str
    most: float


WANTED = (
    Wanted("Talka / Bun, CPU per frame", "talka_per_bun", 1.25),
    Wanted("Talka / node ws, CPU per frame", "talka_per_ws", 1.0),
    Wanted("Talka / python websockets, CPU per frame", "talka_per_bare", 1.5),
    Wanted("Talka / Bun, p99", "talka_p99_per_bun", 2.0),
    Wanted("Talka in a rush, µs per command and phone", "rush_talka_us", 1.0),
)


COLUMNS = ("CPU a frame", "user", "system", "p50 ms", "p99 ms", "Talka / it", "KiB a line", "frames")
RUSH_COLUMNS = ("a second", "CPU", "user", "system", "p50 ms", "p99 ms")


def report(figures: Figures) -> str:
    names = [name for name in TITLES if f"{name}_us_per_frame" in figures]
    return "\n".join([
        f"{figures['phones']:.0f} sockets, {figures['placements_per_second']:.0f} placements a second; medians in turn",
        f"{versions(names)}; load of the machine by now {', '.join(f'{load:.1f}' for load in os.getloadavg())}",
        "",
        line("µs", *COLUMNS),
        *(row(name, figures) for name in names),
        f"Talka's Valkey: {figures['talka_store_us_per_frame']:.2f} µs more{with_store(figures)}",
        "",
        "In a rush: µs of CPU for each message (command) and phone",
        line("µs", *RUSH_COLUMNS),
        *(rushed(name, figures) for name in ("talka", *RUSHED) if f"rush_{name}_us" in figures),
        f"Talka's Valkey: {figures['rush_talka_store_us']:.3f} µs more",
        "",
        *verdicts(figures),
    ])  # fmt: skip


def versions(names: list[str]) -> str:
    python = [f"{name} {version(name)}" for name in ("uvloop", "uvicorn", "websockets")]
    theirs = [f"{TITLES[name]} {peers.version(name)}" for name in names if name in peers.PACKAGES]
    return ", ".join((f"Python {platform.python_version()}", *python, *theirs))


def row(name: str, figures: Figures) -> str:
    costs = (f"{figures[f'{name}_{part}us_per_frame']:.2f}" for part in ("", "user_", "system_"))
    waits = (f"{figures[f'{name}_{part}_ms']:.1f}" for part in ("p50", "p99"))
    beside = f"{figures[f'talka_per_{name}']:.2f}" if name != "talka" else ""
    weight, frames = f"{figures[f'{name}_kib_per_connection']:.1f}", f"{figures[f'{name}_frames']:.0f}"
    return line(TITLES[name], *costs, *waits, beside, weight, frames) + incomplete(name, figures)


def rushed(name: str, figures: Figures) -> str:
    rush = f"rush_{name}"
    costs = (f"{figures[f'{rush}_{part}us']:.2f}" for part in ("", "user_", "system_"))
    waits = (f"{figures[f'{rush}_{part}_ms']:.1f}" for part in ("p50", "p99"))
    return (
        line(TITLES[name], f"{figures[f'{rush}_a_second']:.0f}", *costs, *waits)
        + incomplete(rush, figures)
        + behind(rush, figures)
    )


def line(title: str, *cells: str) -> str:
    return f"{title:20}" + "".join(f"{cell:>12}" for cell in cells)


def with_store(figures: Figures) -> str:
    found = figures.get("talka_with_store_per_bun")
    return "" if found is None else f"; with it, {found:.2f} times Bun's"


def incomplete(name: str, figures: Figures) -> str:
    return "" if figures[f"{name}_complete"] else "  NOT EVERYONE WAS TOLD EVERYTHING"


def behind(name: str, figures: Figures) -> str:
    return "  falls behind" if figures[f"{name}_p99_ms"] > ALIVE else ""


def verdicts(figures: Figures) -> Iterator[str]:
    for wanted in WANTED:
        if (found := figures.get(wanted.name)) is not None:
            met = "met" if found <= wanted.most else f"missed by {found / wanted.most - 1:.0%}"
            spans = [figures[f"{wanted.name}_{end}"] for end in ("least", "most") if f"{wanted.name}_{end}" in figures]
            span = f" ({spans[0]:.2f} to {spans[1]:.2f})" if spans else ""
            yield f"{wanted.title:44}{found:6.2f}{span:17} wanted: at most {wanted.most:.2f}; {met}"
    share = max(value for name, value in figures.items() if name.endswith("_phones_share"))
    doubt = ": too much, it may be what was measured" if share > BUSY else ""
    yield f"The phones' process used at most {share:.0%} of its core{doubt}"
