"""Frames against the core without sockets: decode, decide, evolve, channels, sessions. Much faster so.

Nothing may raise but `Rejected`; who has no right has no effect; what is refused changes nothing; what a seat sends
changes nothing that moderators decide; every frame that goes out can be read, and the log gives the same room again.
"""

import random
from collections import Counter
from typing import Any

import msgspec

from board.actor import Moment
from board.commands import Command, decode_command
from board.decide import Rejection
from board.log import encode_entry
from board.permissions import allowed
from board.protocol import ClientDo, ClientHello, decode_message
from board.records import Rejected
from board.replica import Replica, Request
from board.session import Session
from board.state import State
from board.workshop import Join
from tests.board.rooms import NOON, at_once, raise_any, replayed
from tests.board.test_matrix import WHO, tag
from tests.fuzz.made import made_of
from tests.fuzz.mutations import Mutations
from tests.fuzz.right import ACTORS, BESIDE, COMMANDS, WITHOUT_RIGHT, first_entry, leads, names, others, steered

ENTRIES_MOST = 150  # after which the room begins anew: it is not to fill up


class Frames:
    """What a socket may be sent, mostly wrong: drawn from one seed."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self.mutations = Mutations(chance, names())

    def draw(self) -> bytes:
        if self._chance.random() < 0.15:
            return self.mutations.message(self._chance.choice(BESIDE))
        command: Any = self._chance.choice(COMMANDS)
        if self._chance.random() < 0.7:  # a sound message with an unsound command: so it gets further
            key = ["fuzz-" + str(self._chance.randrange(10**12)).zfill(12), self._chance.randint(1, 99)]
            return b'{"t":"do","k":%s,"c":%s}' % (msgspec.json.encode(key), self.mutations.message(command))
        return self.mutations.message({"t": "do", "k": ["fuzz-fuzz-fuzz", 1], "c": command, "as": ""})


class Core:
    """One room, attacked by everybody."""

    def __init__(self, seed: int) -> None:
        self._chance = random.Random(seed)
        self._frames = Frames(self._chance)
        self._first = encode_entry(first_entry())
        self.told: Counter[str] = Counter()
        self._begin()

    def _begin(self) -> None:
        self._log: list[bytes] = []
        self._replica = Replica()
        self._fold(self._first)

    def run(self, count: int) -> Counter[str]:
        """So many frames; how each ended."""
        for _ in range(count):
            frame = self._frames.draw()
            try:
                self.told[self._take(frame)] += 1
            except Exception as error:
                error.add_note(f"frame: {frame!r}")
                raise
        self._settle()
        return self.told

    def _take(self, frame: bytes) -> str:
        """As a server does; the outcome in a word."""
        try:
            message = decode_message(frame)
            if isinstance(message, ClientHello):
                return self._greet(message)
            if not isinstance(message, ClientDo):
                return "beside"
            command = decode_command(message.c)
        except Rejected as rejected:
            return rejected.code
        name = self._sender(command)
        moment = Moment(NOON + self._chance.randrange(10**8), self._chance.getrandbits(128))
        return self._decide(name, Request(ACTORS[name], *message.k, command, moment))

    def _sender(self, command: Command) -> str:
        """Mostly somebody who may send such a thing, for the rules to be reached."""
        rightful = [name for name in ("seat", "another seat", "moderator") if allowed(ACTORS[name].role, command)]
        return self._chance.choice(rightful if rightful and self._chance.random() < 0.6 else list(ACTORS))

    def _decide(self, name: str, request: Request) -> str:
        turn = self._replica.turn([request])
        (answer,) = turn.answers
        raise_any(turn.faults)
        if isinstance(answer, Rejection):
            assert turn.proposal is None
            msgspec.json.encode(answer.details)
            return answer.code
        if turn.proposal is not None:
            self._judge(name, request, turn.proposal.state)
            self._fold(turn.proposal.data)
        return "ok"

    def _judge(self, name: str, request: Request, after: State) -> None:
        actor, before = request.actor, self._replica.state
        assert name not in WITHOUT_RIGHT, (name, request.command)
        assert actor.role in WHO[tag(request.command)].split(), (name, request.command)
        if actor.role == "moderator":
            assert leads(before, actor), (name, request.command)
            return
        assert isinstance(request.command, Join) or before.find(f"seat/{actor.seat}"), (name, request.command)
        assert others(before, actor) == others(after, actor), (name, request.command)
        assert steered(before) == steered(after), (name, request.command)

    def _greet(self, hello: ClientHello) -> str:
        session = Session(ACTORS[self._chance.choice(list(ACTORS))])
        session.hello(hello)
        msgspec.json.decode(session.frame(self._replica) or b"{}")
        return "hello"

    def _fold(self, data: bytes) -> None:
        self._log.append(data)
        self._replica.fold_bytes(self._replica.rev + 1, data)
        if len(self._log) > ENTRIES_MOST:
            self._settle()
            self._begin()

    def _settle(self) -> None:
        """The channels, the log and the snapshot read again give the same, and all can be made of it."""
        assert self._replica.channels.whole() == at_once(self._replica.state)
        assert replayed(self._log).snapshot() == self._replica.snapshot()
        assert Replica.load(self._replica.snapshot()).snapshot() == self._replica.snapshot()
        made_of(self._replica, self._chance)


def run_part(part: tuple[int, int]) -> Counter[str]:
    """Of a seed, so many frames; in a process of its own."""
    seed, count = part
    return Core(seed).run(count)
