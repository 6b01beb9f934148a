"""Being forgotten: one's seat and name go for good; what one said stays without a name, or goes as well."""

from collections.abc import Iterator

import msgspec

from board.activities.agreeing import Agreed
from board.activities.cards import Card, Dots, Step, Voice
from board.activities.cards.forgetting import erased
from board.activities.choice import Vote
from board.activities.rating import Mark
from board.activities.scale import Pair, Place, Stand
from board.actor import Actor, Moment
from board.diff import Diff, Effect, Patch, Put, Remove
from board.parting import thinned
from board.questions import SCOPE, Question
from board.records import Activity, Group, Own, Record, Seat, name_of, parent
from board.state import Rules, State, evolve

ANSWERS = (Place, Vote, Dots, Mark, Agreed, Voice)
"""What says by the end of its id whose it is."""


class Forget(msgspec.Struct, frozen=True, tag="seat.forget", tag_field="t", forbid_unknown_fields=True):
    """Forget me. `keep`: what I said may stay, without my name."""

    keep: bool


def forget(state: State, command: Forget, actor: Actor, moment: Moment) -> Diff:
    seat = state.get(f"seat/{actor.seat}", Seat)
    if seat is None:
        return ()
    person = Person(state, seat, actor, moment)
    gone: list[Effect] = [Remove(seat.id), Remove(f"hand/{actor.seat}")]
    gone += (effect for record in state.all() for effect in person.leaves(record, keep=command.keep))
    if command.keep:
        return tuple(gone)
    after = evolve(state, tuple(gone))
    return (*gone, *thinned(after), *_erased(after, person))


def _erased(state: State, person: "Person") -> Iterator[Effect]:
    """Cards that are theirs alone go one after the other: each leaves its traces on what the one before left."""
    for card in [one for one in state.all() if isinstance(one, Card) and person.alone_wrote(one)]:
        if state.find(card.id) is not None:  # it may have gone as the copy of another
            effects = erased(state, card)
            state = evolve(state, effects)
            yield from effects


class Person:
    """Someone who leaves, and the names under which what they said is kept."""

    def __init__(self, state: State, seat: Seat, actor: Actor, moment: Moment) -> None:
        self._seat, self._id = seat, actor.seat
        teams = ["", *(name_of(group.id) for group in state.under("group", Group))]
        activities = [activity.name for activity in state.under("activity", Activity)]
        self._names = {actor.seat, *(actor.pseudonym(name, team) for name in activities for team in teams)}
        self._asking = actor.pseudonym(SCOPE)
        self._nobody = f"gone{moment.seed:08x}"  # one word for all: it names nobody

    def leaves(self, record: Record, *, keep: bool) -> Iterator[Effect]:
        """What becomes of a record."""
        if isinstance(record, Question) and record.who in (self._id, self._asking):
            yield Remove(record.id)
        elif isinstance(record, Card):
            yield from self._card(record, {self._id} if keep else self._names)
        elif isinstance(record, Step):
            if record.who in self._names:
                yield Remove(record.id)
        elif isinstance(record, ANSWERS) and name_of(record.id) in self._names:
            yield from self._answer(record, keep=keep)
        elif isinstance(record, Stand) and record.seat == self._id:
            yield Remove(record.id)
        elif isinstance(record, Pair) and self._id in record.members:
            yield from self._pair(record)

    def _answer(self, record: Own, *, keep: bool) -> Iterator[Effect]:
        """A nameless one that stays is left as it is: that nobody is behind it must not be seen."""
        if keep and name_of(record.id) != self._id:
            return
        yield Remove(record.id)
        if keep:
            unsigned = {"signed": "", "guests": ()} if isinstance(record, Vote) else {}
            who = {} if isinstance(record, Voice) else {"who": self._nobody}
            yield Put(msgspec.structs.replace(record, id=f"{parent(record.id)}/{self._nobody}", **who, **unsigned))

    def alone_wrote(self, card: Card) -> bool:
        """Whether only they wrote it, as far as is known; their name is not on it any more."""
        return {card.author, *card.authors} == {self._nobody}

    def _card(self, card: Card, names: set[str]) -> Iterator[Effect]:
        """The card without these names: of what others wrote, too, nobody's words are told apart."""
        if names.isdisjoint({card.author, *card.authors}):
            return
        left = [name for name in card.signed.split(", ") if name and name != self._seat.name]
        yield Patch(card.id, {
            "author": self._nobody if card.author in names else card.author,
            "authors": tuple(self._nobody if one in names else one for one in card.authors),
            "signed": ", ".join(left),
            "guests": tuple(number for number in card.guests if number != self._seat.number),
        })  # fmt: skip

    def _pair(self, pair: Pair) -> Iterator[Effect]:
        at = pair.members.index(self._id)
        members, met = (many[:at] + many[at + 1 :] for many in (pair.members, pair.met))
        yield Patch(pair.id, {"members": members, "met": met}) if members else Remove(pair.id)


RULES: Rules = {Forget: forget}
