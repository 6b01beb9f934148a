"""A turn: the commands that wait become one entry, and an answer to each. Pure but for the entry's nonce.

Whatever may go wrong with an entry goes wrong here, before it is stored: it is folded, its showing is worked out, and
its bytes are read again as every other process will. So a mistake of ours costs the one command that meets it.
"""

import secrets
from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from board.actor import Actor, Moment
from board.channels import Changes, changes_of
from board.commands import FORGETTING, Command, scope_of
from board.decide import Rejection, decide
from board.diff import Effect
from board.log import Entry, decode_entry, encode_entry
from board.state import Key, State, evolve


class Request(msgspec.Struct, frozen=True):
    """A command that waits for its turn. The key's nonce is the client's own."""

    actor: Actor
    nonce: str
    number: int
    command: Command
    moment: Moment

    def key(self) -> Key:
        """The key as the log keeps it. Answers are keyed apart from everything that names the same seat."""
        return self.actor.key(self.nonce, scope_of(self.command)), self.number


class Fault(NamedTuple):
    """A mistake of ours: what a kind of command raised that should raise nothing but Rejected."""

    command: str
    error: Exception


class Proposal(msgspec.Struct, frozen=True):
    """An entry, its bytes, and what it makes of the state and of what channels show."""

    entry: Entry
    data: bytes
    state: State
    changes: Changes


class Turn(msgspec.Struct, frozen=True):
    """What a batch of requests comes to. None as an answer: accepted, now or earlier."""

    proposal: Proposal | None  # None: nothing to log
    answers: tuple[Rejection | None, ...]
    faults: tuple[Fault, ...]


def take_turn(state: State, after: str, requests: Sequence[Request]) -> Turn:
    """Decide a batch into the entry that follows `after`, each request on what the earlier ones make of the room."""
    try:
        return _Draft(state, after).decided(requests)
    except Exception:  # noqa: BLE001 (whatever it was: they cannot be stored together, so find the one to refuse)
        return _Draft(state, after, each=True).decided(requests)


class _Draft:
    """A turn as it is being decided. `each`: every command is proven by itself, not only all of them together."""

    def __init__(self, state: State, after: str, *, each: bool = False) -> None:
        self._old = self._state = state
        self._after = after
        self._each = each
        self._keys: list[Key] = []
        self._diff: list[Effect] = []
        self._forgets = False
        self._faults: list[Fault] = []

    def decided(self, requests: Sequence[Request]) -> Turn:
        answers = tuple(map(self._answer, requests))
        proposal = _proven(self._old, self._state, self._entry()) if self._keys else None
        return Turn(proposal, answers, tuple(self._faults))

    def _entry(self) -> Entry:
        nonce = secrets.token_urlsafe(6)
        return Entry(nonce, self._after, tuple(self._keys), tuple(self._diff), forgets=self._forgets)

    def _answer(self, request: Request) -> Rejection | None:
        try:
            return self._take(request)
        except Exception as error:  # noqa: BLE001 (a mistake of ours: the others have done nothing to be refused for)
            self._faults.append(Fault(type(request.command).__name__, error))
            return Rejection("fault")

    def _take(self, request: Request) -> Rejection | None:
        key = request.key()
        if self._state.has_accepted(*key):
            return None
        outcome = decide(self._state, request.command, request.actor, request.moment)
        if isinstance(outcome, Rejection):
            return outcome
        state = evolve(self._state, outcome).accept([key])
        if self._each:
            _proven(self._state, state, Entry("", "", (key,), outcome))
        self._state = state
        self._keys.append(key)
        self._diff.extend(outcome)
        self._forgets = self._forgets or isinstance(request.command, FORGETTING)
        return None


def _proven(old: State, new: State, entry: Entry) -> Proposal:
    """Raises what storing it would raise later: here when it is shown, elsewhere when it is read."""
    data = encode_entry(entry)
    decode_entry(data)
    return Proposal(entry, data, new, changes_of(old, new, entry.diff))
