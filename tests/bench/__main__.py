"""``python3 -m tests bench [WHAT …] [--json FILE]``: server CPU per delivered frame, beside a bare broadcast.

One core serves (the server, and its Valkey), another is the phones'. Talka and the bare broadcast are measured in
turn, several times; the bare one sends the very texts, at the same moments, that Talka sent just before.
"""

import argparse
import json
import os
import platform
import tempfile
from collections.abc import Callable, Sequence
from contextlib import closing
from importlib.metadata import version
from pathlib import Path
from statistics import median, quantiles

from tests.bench import cards, coming_back, keystrokes, million, reports
from tests.bench.cores import cores, pin, pinned
from tests.bench.measure import Measured
from tests.bench.sides import A_SECOND, Bare, Message, Talka, bare_server, pid_of
from tests.running import Server
from tests.valkey import Valkey

PHONES = 500
TIMES = 5
TARGET = 1.5
BUSY = 0.7  # share of their core above which the phones may be what was measured

Figures = dict[str, float]


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python3 -m tests bench", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("what", nargs="*", help=f"only this: {', '.join(MEASURED)}")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write all figures, name → number")
    options = parser.parse_args(arguments)
    figures: Figures = {}
    for name in options.what or MEASURED:
        measured, told = MEASURED[name]
        found = measured()
        print(f"{told(found)}\n")
        figures |= found
    if options.json:
        options.json.write_text(json.dumps(figures, indent=1) + "\n")


def measure_in_turn(phones: int, times: int) -> Figures:
    """Every phone places itself once in all."""
    phones_core, servers_core = cores()
    with (
        pinned(phones_core),
        tempfile.TemporaryDirectory() as folder,
        Valkey(Path(folder)) as valkey,
        Server(valkey.url) as server,
        bare_server() as (port, bare_pid),
    ):
        for pid in (pid_of(valkey), server.pid, bare_pid):
            pin(pid, servers_core)
        ours, theirs = Side(), Side()
        with closing(Talka(server, valkey, phones)) as talka, closing(Bare(port, bare_pid, phones)) as bare:
            for _ in range(times):
                messages = ours.take(*talka.measure(phones // times))
                theirs.take(*bare.measure(messages))
    ratios = [mine.cost / its.cost for mine, its in zip(ours.measured, theirs.measured, strict=True)]
    return {
        "ratio": median(ratios),
        "ratio_least": min(ratios),
        "ratio_most": max(ratios),
        **ours.figures("talka"),
        "talka_store_us_per_frame": median(one.store for one in ours.measured),
        **theirs.figures("bare"),
        "phones": phones,
        "phones_cpu_share": max(one.phones for one in (*ours.measured, *theirs.measured)),
        "placements_per_second": A_SECOND,
    }


class Side:
    """All measurements of one of the two."""

    def __init__(self) -> None:
        self.measured: list[Measured] = []
        self.latencies: list[float] = []

    def take(self, measured: Measured, latencies: list[float], messages: list[Message]) -> list[Message]:
        self.measured.append(measured)
        self.latencies += latencies
        return messages

    def figures(self, name: str) -> Figures:
        hundredths = quantiles(self.latencies, n=100)
        return {
            f"{name}_us_per_frame": median(one.cost for one in self.measured),
            f"{name}_user_us_per_frame": median(one.user for one in self.measured),
            f"{name}_system_us_per_frame": median(one.system for one in self.measured),
            f"{name}_p50_ms": hundredths[49],
            f"{name}_p99_ms": hundredths[98],
            f"{name}_frames": sum(one.frames for one in self.measured),
        }


def report(figures: Figures) -> str:
    libraries = ", ".join(f"{name} {version(name)}" for name in ("uvloop", "uvicorn", "websockets"))
    doubt = ": too much, it may be what was measured" if figures["phones_cpu_share"] > BUSY else ""
    load = ", ".join(f"{load:.1f}" for load in os.getloadavg())
    return f"""\
{figures["phones"]:.0f} phones in one room, {A_SECOND} placements a second; medians of measurements in turn
Python {platform.python_version()}, {libraries}; load of the machine by now {load}

{"":22}{"µs of CPU per frame":>22}{"user":>8}{"system":>8}{"p50 ms":>9}{"p99 ms":>9}{"frames":>10}
{row("bare websockets", "bare", figures)}
{row("Talka", "talka", figures)}

Talka / bare: {figures["ratio"]:.2f}, at most {TARGET} is wanted
    (the measurements went from {figures["ratio_least"]:.2f} to {figures["ratio_most"]:.2f})
Talka's Valkey used {figures["talka_store_us_per_frame"]:.2f} µs per frame beside that
the phones' process used {figures["phones_cpu_share"]:.0%} of its core{doubt}"""


def row(title: str, name: str, figures: Figures) -> str:
    cost, user, system, p50, p99, frames = (
        figures[f"{name}_{what}"]
        for what in ("us_per_frame", "user_us_per_frame", "system_us_per_frame", "p50_ms", "p99_ms", "frames")
    )
    return f"{title:22}{cost:22.2f}{user:8.2f}{system:8.2f}{p50:9.1f}{p99:9.1f}{frames:10.0f}"


MEASURED: dict[str, tuple[Callable[[], Figures], Callable[[Figures], str]]] = {
    "frames": (lambda: measure_in_turn(PHONES, TIMES), report),
    "cards": (cards.measure, cards.report),
    "keystrokes": (keystrokes.measure, keystrokes.report),
    "return": (coming_back.measure, coming_back.report),
    "report": (reports.measure, reports.report),
    "rooms": (million.measure, million.report),
}
"""What is measured, and how it is told."""


if __name__ == "__main__":
    main()
