"""What it takes to tell everyone: all of Talka beside peers that broadcast, per delivered frame, and in a rush.

One core serves (the servers, and Talka's Valkey), another is the phones'. All are measured in turn, several times; the
peers send the very texts, at the same moments, that Talka sent just before. Then as many commands come as a crowd of
1,000 makes; peers are told as much as they can take.
"""

import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, field
from itertools import cycle, islice, takewhile
from pathlib import Path
from statistics import median, quantiles
from typing import NamedTuple

from tests.bench import peers
from tests.bench.cores import cores, pin, pinned
from tests.bench.lines import Lines
from tests.bench.sides import Message, Peer, Run, Talka, pid_of
from tests.running import Server
from tests.valkey import Valkey

A_SECOND = 20
RUSH = 1_000  # commands a second
RUSHED = ("bun", "ws", "bare")
TRIAL = 400  # messages
ALIVE = 250.0  # milliseconds after which 99 of 100 are told: more, and it falls behind


class Effort(NamedTuple):
    """How much is measured. `rates`: messages a second that a peer is tried with."""

    phones: int = 500
    times: int = 9
    placements: int = 50  # each time
    rushes: int = 3
    rush_seconds: float = 2.0
    rates: tuple[int, ...] = (100, 200, 300, 500, RUSH)


Figures = dict[str, float]


@dataclass
class Side:
    """All measurements of one of them."""

    runs: list[Run] = field(default_factory=list)

    def figures(self, name: str, unit: str = "us_per_frame") -> Figures:
        hundredths = quantiles((wait for run in self.runs for wait in run.waited), n=100)
        return {
            f"{name}_{unit}": median(run.cost for run in self.runs),
            f"{name}_user_{unit}": median(run.user for run in self.runs),
            f"{name}_system_{unit}": median(run.system for run in self.runs),
            f"{name}_p50_ms": hundredths[49],
            f"{name}_p99_ms": hundredths[98],
            f"{name}_frames": sum(run.measured.frames for run in self.runs),
            f"{name}_complete": min(int(run.complete) for run in self.runs),
            f"{name}_phones_share": max(run.measured.phones for run in self.runs),
        }

    def beside(self, other: "Side", of: Callable[[Run], float]) -> list[float]:
        """How many times the other's cost, or time, it needs, each time."""
        return [of(mine) / of(its) for mine, its in zip(self.runs, other.runs, strict=True)]


def measure(effort: Effort = Effort(), names: Sequence[str] | None = None) -> Figures:  # noqa: B008 (immutable)
    """All figures, by name; beside these peers."""
    names = peers.at_hand() if names is None else names
    phones_core, servers_core = cores()
    with pinned(phones_core), everyone(effort.phones, names, servers_core) as (talka, others):
        figures, texts = in_turn(talka, others, effort)
        return {"phones": effort.phones, **figures, **rush(talka, others, texts, effort)}


@contextmanager
def everyone(phones: int, names: Sequence[str], core: int) -> Iterator[tuple[Talka, list[Peer]]]:
    """With all phones connected to each."""
    with ExitStack() as stack:
        valkey = stack.enter_context(Valkey(Path(stack.enter_context(tempfile.TemporaryDirectory()))))
        server = stack.enter_context(Server(valkey.url))
        for pid in (pid_of(valkey), server.pid):
            pin(pid, core)
        lines = stack.enter_context(closing(Lines()))
        talka = stack.enter_context(closing(Talka(server, valkey, phones, lines)))
        others = []
        for name in names:
            port, pid = stack.enter_context(peers.serving(name))
            pin(pid, core)
            others.append(stack.enter_context(closing(Peer(name, port, pid, phones, lines))))
        yield talka, others


# So few a second that each is told by itself


def in_turn(talka: Talka, others: Sequence[Peer], effort: Effort) -> tuple[Figures, list[bytes]]:
    """And the texts that were sent."""
    ours, theirs = Side(), {peer.name: Side() for peer in others}
    messages: list[Message] = []
    for _ in range(effort.times):
        run, messages = talka.place(effort.placements, A_SECOND)
        ours.runs.append(run)
        for peer in others:
            theirs[peer.name].runs.append(peer.tell(messages))
    figures = {
        "placements_per_second": A_SECOND,
        **ours.figures("talka"),
        "talka_store_us_per_frame": median(run.store for run in ours.runs),
        "talka_kib_per_connection": talka.kib,
    }
    for peer in others:
        figures |= theirs[peer.name].figures(peer.name) | {f"{peer.name}_kib_per_connection": peer.kib}
        figures |= ratios(f"talka_per_{peer.name}", ours.beside(theirs[peer.name], lambda run: run.cost))
        figures |= ratios(
            f"talka_with_store_per_{peer.name}", ours.beside(theirs[peer.name], lambda run: run.cost + run.store)
        )
        figures |= ratios(f"talka_p99_per_{peer.name}", ours.beside(theirs[peer.name], lambda run: run.p99))
    return figures, [text for _, text in messages]


def ratios(name: str, found: Sequence[float]) -> Figures:
    return {name: median(found), f"{name}_least": min(found), f"{name}_most": max(found)}


# More than can be told one by one


def rush(talka: Talka, others: Sequence[Peer], texts: Sequence[bytes], effort: Effort) -> Figures:
    rushed = {peer: highest(peer, texts, effort.rates) for peer in others if peer.name in RUSHED}
    ours, theirs = Side(), {peer: Side() for peer in rushed}
    for _ in range(effort.rushes):
        ours.runs.append(talka.rush(int(RUSH * effort.rush_seconds), RUSH))
        for peer, rate in rushed.items():
            theirs[peer].runs.append(peer.tell(spread(texts, int(rate * effort.rush_seconds), rate)))
    figures = {
        **ours.figures("rush_talka", "us"),
        "rush_talka_store_us": median(run.store for run in ours.runs),
        "rush_talka_a_second": RUSH,
    }
    for peer, rate in rushed.items():
        figures |= theirs[peer].figures(f"rush_{peer.name}", "us") | {f"rush_{peer.name}_a_second": rate}
    return figures


def highest(peer: Peer, texts: Sequence[bytes], rates: Sequence[int]) -> int:
    """Messages a second, of these, at which it does not fall behind; at least the fewest."""
    alive = list(takewhile(lambda rate: is_alive(peer.tell(spread(texts, TRIAL, rate))), rates))
    return alive[-1] if alive else rates[0]


def is_alive(run: Run) -> bool:
    return run.complete and run.p99 < ALIVE


def spread(texts: Sequence[bytes], number: int, a_second: float) -> list[Message]:
    """So many messages of these texts."""
    return [(n / a_second, text) for n, text in enumerate(islice(cycle(texts), number))]
