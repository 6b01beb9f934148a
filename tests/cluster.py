"""A real cluster for tests: three masters with a replica each, on loopback; made and moved by CLUSTER commands."""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Any

import redis
from redis.crc import key_slot

from tests.ports import free_ports
from tests.valkey import Valkey

HOST = "127.0.0.1"
SLOTS = 16384
MASTERS = 3
TO_BEGIN = 500  # milliseconds: it also says how long a cluster takes to be ready
TO_FAIL_OVER = 1000  # of silence, after which the others think that a server is dead
TO_STAND = 20_000  # where a machine that is busy is to replace nobody
PATIENCE = 20.0
ENDED = ("success", "failed", "cancelled")


class Node:
    """One server of the cluster."""

    def __init__(self, folder: Path, port: int, bus: int, *settings: str) -> None:
        self.port = port
        self.bus = bus
        self.folder = folder
        folder.mkdir()
        ours = (
            f"bind {HOST}",
            f"port {port}",
            "cluster-enabled yes",
            f"cluster-port {bus}",
            f"cluster-node-timeout {TO_BEGIN}",
            "cluster-replica-validity-factor 0",
            "cluster-require-full-coverage no",
            "repl-diskless-sync-delay 0",
            "appendfsync everysec",
        )
        self.valkey = Valkey(folder, *ours, *settings)
        self.client = redis.Redis(HOST, port, socket_timeout=PATIENCE, decode_responses=True)

    def ask(self, *command: Any) -> Any:
        return self.client.execute_command(*command)  # type: ignore[no-untyped-call]

    @property
    def name(self) -> str:
        return str(self.ask("CLUSTER MYID"))

    def knows(self) -> set[str]:
        """The servers that it has met, by name."""
        known = self.ask("CLUSTER NODES").values()
        return {one["node_id"] for one in known if "handshake" not in one["flags"]}

    def is_master(self) -> bool:
        try:
            return str(self.ask("ROLE")[0]) == "master"
        except redis.RedisError:
            return False

    def slots(self) -> set[int]:
        """Those that it serves as a master, as it thinks itself."""
        mine = next(line for line in self.ask("CLUSTER NODES").values() if "myself" in line["flags"])
        return {slot for first, last in pairs(mine["slots"]) for slot in range(first, last + 1)}


def pairs(slots: Sequence[Sequence[str]]) -> Iterator[tuple[int, int]]:
    for part in slots:
        if len(part) <= 2:  # else one that moves
            yield int(part[0]), int(part[-1])


class Cluster:
    """The first three of `nodes` begin as masters, the others as their replicas."""

    def __init__(self, folder: Path, *settings: str) -> None:
        ports = free_ports(4 * MASTERS)
        both = zip(ports[::2], ports[1::2], strict=True)
        self.nodes = [Node(folder / str(n), *two, *settings) for n, two in enumerate(both)]

    @property
    def url(self) -> str:
        return f"redis://{HOST}:{self.nodes[0].port}?cluster=yes"

    def make(self) -> None:
        """Return as soon as every server serves, and every replica copies."""
        masters, replicas = self.nodes[:MASTERS], self.nodes[MASTERS:]
        for n, master in enumerate(masters):
            begin, end = (SLOTS * part // MASTERS for part in (n, n + 1))
            master.ask("CLUSTER ADDSLOTSRANGE", begin, end - 1)
            master.ask("CLUSTER SET-CONFIG-EPOCH", n + 1)
        until(self._have_met)
        for master, replica in zip(masters, replicas, strict=True):
            replica.ask("CLUSTER REPLICATE", master.name)
        until(self.is_whole)
        self.be_patient(TO_FAIL_OVER)

    def _have_met(self) -> bool:
        """Whether all know all by name. Who does not know the first is sent there again: once may come to nothing."""
        first, names = self.nodes[0], {node.name for node in self.nodes}
        for node in self.nodes:
            if first.name not in node.knows():
                node.ask("CLUSTER MEET", HOST, first.port, first.bus)
        return all(node.knows() == names for node in self.nodes)

    def be_patient(self, milliseconds: int) -> None:
        for node in self.nodes:
            node.ask("CONFIG SET", "cluster-node-timeout", milliseconds)

    def is_whole(self) -> bool:
        """Whether all agree on who has what, and every master has a replica that is in step."""
        with suppress(redis.RedisError):
            return (
                all(self._serves(node) for node in self.nodes) and len({self._view(node) for node in self.nodes}) == 1
            )
        return False

    def _serves(self, node: Node) -> bool:
        role: Any = node.ask("ROLE")
        in_step = len(role[2]) >= 1 if role[0] == "master" else role[3] == "connected"
        return in_step and str(node.ask("CLUSTER INFO")["cluster_state"]) == "ok"

    def _view(self, node: Node) -> str:
        spans = node.ask("CLUSTER SLOTS")
        return str(sorted((first, last, of[0][1], sorted(one[1] for one in of[1:])) for first, last, *of in spans))

    # Who has what

    def masters(self) -> list[Node]:
        return [node for node in self.nodes if node.valkey.runs and node.is_master() and node.slots()]

    def master_of(self, room: str) -> Node:
        slot = key_slot(room.encode())
        return next(node for node in self.masters() if slot in node.slots())

    def replica_of(self, master: Node) -> Node:
        return next(node for node in self.nodes if node.valkey.runs and node.ask("ROLE")[2] == master.port)

    # What can happen to it

    def move_slowly(self, slot: int, source: Node, target: Node, between: Callable[[], None] = lambda: None) -> None:
        """Key by key, as every version can. `between` is called when the slot is open, and after each key."""
        target.ask("CLUSTER SETSLOT", slot, "IMPORTING", source.name)
        source.ask("CLUSTER SETSLOT", slot, "MIGRATING", target.name)
        between()
        while names := source.ask("CLUSTER GETKEYSINSLOT", slot, 1):
            source.ask("MIGRATE", HOST, target.port, names[0], 0, 5000)
            between()
        for node in (target, source, *self.masters()):
            node.ask("CLUSTER SETSLOT", slot, "NODE", target.name)

    def move_at_once(self, slot: int, source: Node, target: Node) -> None:
        """As Valkey 9 does it by itself. It may give up, and is asked again."""

        def has_moved() -> bool:
            if slot in target.slots() and slot not in source.slots():
                return True
            if not any(one["state"] not in ENDED for one in source.ask("CLUSTER GETSLOTMIGRATIONS")):
                with suppress(redis.ResponseError):
                    source.ask("CLUSTER MIGRATESLOTS", "SLOTSRANGE", slot, slot, "NODE", target.name)
            return False

        until(has_moved)

    def cut_off_replica(self, master: Node) -> None:
        """What is written from now on is nowhere else."""
        self.replica_of(master).valkey.pause()
        master.ask("CLIENT KILL", "TYPE", "replica")

    def fail_over(self, master: Node) -> None:
        """Kill it and wait until another has its place."""
        slots = master.slots()
        master.valkey.kill9()
        for node in self.nodes:
            node.valkey.resume()
        until(lambda: any(slots <= node.slots() for node in self.masters()))


def until(holds: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not holds():
        if time.monotonic() > deadline:
            raise TimeoutError("the cluster does not come to it")
        time.sleep(0.02)


@contextmanager
def cluster(folder: Path, *settings: str) -> Iterator[Cluster]:
    made = Cluster(folder, *settings)
    with ExitStack() as stack:
        for node in made.nodes:
            stack.enter_context(node.valkey)
            stack.callback(node.client.close)
        made.make()
        yield made
