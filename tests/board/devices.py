"""Phones, walls and consoles that come, go, break off and send everything again until it is answered."""

from collections import defaultdict
from itertools import count

from board.actor import Actor, Moment
from board.commands import ANSWERS, Command
from board.decide import Rejection
from board.protocol import ClientHello
from board.replica import Request
from board.session import Session
from tests.board.client import Client
from tests.board.processes import Process
from tests.board.rooms import NOON

Key = tuple[str, int]


class Device:
    """A page of one actor: what it holds, what it has sent, and the connection it may have."""

    def __init__(self, name: str, actor: Actor, careless: bool = False) -> None:
        self.name = name
        self.careless = careless  # one nonce for everything, which a page should not do
        self.actor = actor
        self.client = Client()
        self.outbox: dict[Key, Request] = {}
        self.process: Process | None = None
        self._load = 0
        self.session = Session(actor)
        self._numbers: defaultdict[str, count[int]] = defaultdict(lambda: count(1))

    def says(self, command: Command) -> Request:
        """Write a command into the outbox under the next key, and send it if there is a connection."""
        scope = (
            f"of_{command.activity.encode().hex()}_"
            if isinstance(command, ANSWERS) and not self.careless
            else "of_the_page"
        )
        nonce = f"{self.name}_{scope}".ljust(12, "_")
        number = next(self._numbers[nonce])
        request = Request(self.actor, nonce, number, command, Moment(NOON, number))
        self.outbox[nonce, number] = request
        self._send(request)
        return request

    def duplicate(self, other: "Device") -> None:
        """The browser copies a tab, outbox and all: both send the same keys."""
        self.outbox.update(other.outbox)
        for request in other.outbox.values():
            self._send(request)

    def connect(self, process: Process) -> None:
        self.process, self._load = process, process.loads
        if self.client.at and int(self.client.at.partition(".")[0]) > process.replica.rev:
            process.catch_up()
            self._load = process.loads
        self.session = Session(self.actor)
        hello = self.client.hello()
        self.session.hello(ClientHello(v=1, at=hello.at, has=hello.has))
        for request in self.outbox.values():
            self._send(request)

    def disconnect(self) -> None:
        self.process = None

    def is_sent_away(self) -> bool:
        """Whether the connection is gone: a room that is loaded again ends all of its sessions.

        What they were still to say may be of a lost branch.
        """
        if self.process is not None and self.process.loads != self._load:
            self.disconnect()
        return self.process is None

    def frame(self) -> bytes | None:
        self.is_sent_away()
        return None if self.process is None else self.session.frame(self.process.replica)

    def take(self, frame: bytes | None) -> list[Key]:
        """What arrives; gives the keys that were accepted."""
        accepted, refused = len(self.client.ok), len(self.client.no)
        self.client.take(frame)
        for nonce, number, *_ in self.client.no[refused:]:
            self.outbox.pop((nonce, number), None)
        return [key for key in self.client.ok[accepted:] if self.outbox.pop(key, None)]

    def _send(self, request: Request) -> None:
        if self.process is not None:
            session = self.session

            def answer(outcome: Rejection | None) -> None:
                session.answer((request.nonce, request.number), outcome)

            self.process.ask(request, answer)
