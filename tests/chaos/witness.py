"""One room's log, read while it comes to be, and what follows from it for what anyone was told and everyone heard.

Told by other means than the code under test, wherever there are any: by `tests.board.judges` and the phases in the log.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from contextlib import suppress
from itertools import chain
from math import inf
from time import monotonic

from board.activities.cards.commands import AddCard, EditWords
from board.activities.cards.records import Card
from board.activities.scale import Place, PlaceMark
from board.agenda import the_workshop
from board.channels import channels_of
from board.commands import scope_of
from board.diff import Effect, Patch, Put
from board.log import Entry, decode_entry
from board.records import Activity, Seat, Workshop
from board.replica import Request
from board.state import Key as LogKey
from board.state import State, evolve
from server.log import LogError
from server.open_log import open_log
from tests.board.witness import Round, revealed_after
from tests.chaos.people import BOARDS, Tab
from tests.running import replayed

SECONDS_ON_THE_WAY = 5.0  # a refusal may be, at most
OVERLAP = 100  # entries that are read again: a failover may have put others in their place


class Past:
    """The room after one entry. `revealed`: rounds shown and not opened since, as the phases in the log tell."""

    def __init__(self, rev: int, data: bytes, before: "Past | None") -> None:
        self.rev = rev
        self.data = data
        self.read_at = monotonic()
        self.entry: Entry = decode_entry(data)
        state: State = before.state if before else State.empty()
        self.state: State = evolve(state, self.entry.diff).accept(self.entry.keys)
        self.revealed: frozenset[Round] = revealed_after(before.revealed if before else frozenset(), state, self.entry)


class Witness:
    """`pasts`: entry by entry. `known`: by nonce, also what a failover took back."""

    def __init__(self, room: str) -> None:
        self.room = room
        self.pasts: list[Past] = []
        self.known: dict[str, Past] = {}

    async def read_on(self, store: str) -> bool:
        """As far as the store has come, if it answers; whether there was anything new."""
        log, before = open_log(store, lambda *_: None), len(self.known)
        await log.start()
        with suppress(LogError):
            while self._take(await log.read(self.room, max(0, len(self.pasts) - OVERLAP))):
                pass
        await log.close()
        return len(self.known) > before

    def _take(self, found: Sequence[tuple[int, bytes]]) -> bool:
        """Whether there was anything new."""
        news = [(rev, data) for rev, data in found if rev > len(self.pasts) or self.pasts[rev - 1].data != data]
        for rev, data in news:
            del self.pasts[rev - 1 :]
            assert rev == len(self.pasts) + 1, "the log was trimmed before it was read"
            past = Past(rev, data, self.pasts[-1] if self.pasts else None)
            assert past.entry.after == (self.pasts[-1].entry.nonce if self.pasts else ""), "the log forked"
            self.pasts.append(past)
            self.known[past.entry.nonce] = past
        return bool(news)

    @property
    def head(self) -> Past:
        return self.pasts[-1]

    @property
    def workshop(self) -> Workshop:
        return the_workshop(self.head.state)

    def effects(self) -> Iterable[Effect]:
        return chain.from_iterable(past.entry.diff for past in self.pasts)

    def _activity(self, name: str) -> Activity:
        found = self.head.state.get(f"activity/{name}", Activity)
        assert found
        return found

    # KEY-1: every command once

    def judge_commands(self, tabs: Sequence[Tab]) -> tuple[int, int]:
        """What anyone was told is accepted is in the log once. How much that is, and how much else was done late."""
        keys = Counter(key for past in self.pasts for key in past.entry.keys)
        assert set(keys.values()) == {1}, "a command counted twice"
        accepted = {
            request.key(): request for tab in tabs for key, request in tab.requests().items() if key in tab.accepted
        }
        lost = accepted.keys() - keys.keys()
        assert not lost, f"{len(lost)} of {len(accepted)} accepted commands are lost"
        late = self._done_late(tabs, keys.keys() - accepted.keys())
        done = accepted | late
        assert len(keys) - len(done) == sum(map(_is_of_a_server, self.effects())), "done by nobody"
        requests = list(done.values())
        assert self._places_there() == self._places_meant(requests), "a place was not taken exactly once"
        assert self._words_there() == self._words_meant(requests), "words do not stand there exactly once"
        self._judge_keys(requests)
        return len(accepted), len(late)

    def _done_late(self, tabs: Sequence[Tab], keys: AbstractSet[LogKey]) -> dict[LogKey, Request]:
        """What was refused, and yet was done.

        KEY-3 allows a refused key to come again, and so a copy of the command may that was held up on a line which is
        not used any more. What was in the log before it was refused was done before; that may never be.
        """
        requests = [(tab, key, request) for tab in tabs for key, request in tab.requests().items()]
        said = {request.key(): request for _, _, request in requests}
        refused = {request.key(): tab.refusals[key] for tab, key, request in requests if key in tab.refusals}
        since = {key: past.read_at for past in self.pasts for key in past.entry.keys}
        late = {key: said[key] for key in keys & said.keys()}
        wrong = [request for key, request in late.items() if refused.get(key, inf) > since[key] + SECONDS_ON_THE_WAY]
        assert not wrong, f"{len(wrong)} commands that had been done were refused: {wrong[:5]}"
        return late

    def _places_there(self) -> Counter[tuple[str, int | None]]:
        """How often each place was taken. Nobody takes one twice."""
        found: Counter[tuple[str, int | None]] = Counter()
        for effect in self.effects():
            if isinstance(effect, Put) and isinstance(effect.record, Place):
                found[effect.record.id, effect.record.at] += effect.record.at is not None
            elif isinstance(effect, Patch) and effect.id.startswith("place/") and effect.fields.get("at") is not None:
                found[effect.id, effect.fields["at"]] += 1
        return +found

    def _places_meant(self, accepted: Iterable[Request]) -> Counter[tuple[str, int | None]]:
        found: Counter[tuple[str, int | None]] = Counter()
        for request in accepted:
            if isinstance(said := request.command, PlaceMark):
                who = request.actor.who(self._activity(said.activity))
                found[f"place/{said.activity}/{said.round}/{who}", said.at] += 1
        return found

    def _words_there(self) -> dict[str, Counter[str]]:
        cards = chain.from_iterable(self.head.state.under(f"card/{board}", Card) for board in BOARDS)
        return {card.name: Counter(card.text.split(".")[:-1]) for card in cards}

    def _words_meant(self, accepted: Iterable[Request]) -> dict[str, Counter[str]]:
        found: dict[str, Counter[str]] = defaultdict(Counter)
        for request in accepted:
            if isinstance(said := request.command, AddCard):
                found[said.id][said.text.rstrip(".")] += 1
            elif isinstance(said, EditWords):
                found[said.card][str(said.op[0]).rstrip(".")] += 1
        return found

    def _judge_keys(self, accepted: Iterable[Request]) -> None:
        """KEY-4: whoever reads the log finds no nonce under which one seat has two names."""
        names: dict[str, set[str]] = defaultdict(set)
        for request in accepted:
            if request.actor.role == "seat":
                where = self._activity(scope_of(request.command))
                names[request.key()[0]].add(request.actor.who(where))
        assert all(len(found) == 1 for found in names.values()), "a key ties two names"

    # FRAME-1, LOG-3: all see the same

    async def judge_views(self, store: str, tabs: Sequence[Tab], seconds: float) -> None:
        """A replay from the newest snapshot, one from the first entry, and what every tab holds."""
        replica = await replayed(store, self.room)
        while replica.position() != f"{self.head.rev}.{self.head.entry.nonce}":  # a server may see to something late
            assert await self.read_on(store), f"a replay ends at {replica.position()}, the log at {self.head.rev}"
            replica = await replayed(store, self.room)
        assert replica.state == self.head.state, "a replay from a snapshot is another than one from the beginning"
        for tab in tabs:
            held = {name: replica.channels.get(name).whole() for name in channels_of(replica.state, tab.actor)}
            seen = {name: {i: json.loads(public) for i, public in whole.items()} for name, whole in held.items()}
            await tab.until(lambda tab=tab, seen=seen: tab.channels == seen, seconds)  # type: ignore[misc]


def _is_of_a_server(effect: Effect) -> bool:
    """Someone joined, or a clock that had leapt made something due."""
    if isinstance(effect, Put):
        return isinstance(effect.record, Seat)
    return isinstance(effect, Patch) and "put_off" in effect.fields
