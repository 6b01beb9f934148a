"""Being forgotten: one's seat and name go for good; what one said stays without a name, or goes as well."""

import hmac
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
from board.hands import Hand
from board.history import Change
from board.parting import thinned
from board.questions import SCOPE, Question
from board.records import Activity, Group, Own, Record, Rejected, Seat, name_of, parent
from board.state import Rules, State, evolve

ANSWERS = (Place, Vote, Dots, Mark, Agreed, Voice)
"""What says by the end of its id whose it is."""

PERSONAL = (Seat, Hand, Question, Step, Stand, Pair)
NAMING = ("moderator.invite", "moderator.revoke")
"""Changes whose detail is somebody's name."""


class Forget(msgspec.Struct, frozen=True, tag="seat.forget", tag_field="t", forbid_unknown_fields=True):
    """Forget me. `keep`: what I said may stay, without my name."""

    keep: bool


class RemoveSeat(msgspec.Struct, frozen=True, tag="seat.remove", tag_field="t", forbid_unknown_fields=True):
    """Forget this person, who asked for it. Nameless answers are found by nobody but themselves, and stay."""

    seat: str
    keep: bool


Command = Forget | RemoveSeat


def forget(state: State, command: Forget, actor: Actor, moment: Moment) -> Diff:
    if state.get(f"seat/{actor.seat}", Seat) is None:
        return ()
    teams = ["", *(name_of(group.id) for group in state.under("group", Group))]
    activities = [activity.name for activity in state.under("activity", Activity)]
    pseudonyms = {actor.pseudonym(name, team) for name in activities for team in teams}
    return _gone(state, People(state, {actor.seat}, {*pseudonyms, actor.pseudonym(SCOPE)}, moment), keep=command.keep)


def remove(state: State, command: RemoveSeat, actor: Actor, moment: Moment) -> Diff:
    if state.get(f"seat/{command.seat}", Seat) is None:
        raise Rejected("no_such_seat")
    return _gone(state, People(state, {command.seat}, set(), moment), keep=command.keep)


def unnamed(state: State, moment: Moment) -> Iterator[Effect]:
    """Everyone's name and seat go, and what is of use only with them; what they said stays."""
    everyone = People(state, {name_of(seat.id) for seat in state.under("seat", Seat)}, set(), moment)
    for record in state.all():
        if isinstance(record, PERSONAL):
            yield Remove(record.id)
        elif isinstance(record, Change) and (record.name or record.what in NAMING):
            yield Patch(record.id, {"name": "", "detail": "" if record.what in NAMING else record.detail})
        else:
            yield from everyone.leave(record, keep=True)


def _gone(state: State, people: "People", *, keep: bool) -> Diff:
    """What people leave behind; without `keep`, the cards that are theirs alone go with all their traces, too."""
    left = tuple(effect for record in state.all() for effect in people.leave(record, keep=keep))
    theirs = [] if keep else [card.id for card in state.all() if isinstance(card, Card) and people.alone_wrote(card)]
    fewer = tuple(thinned(evolve(state, left)))
    return (*left, *fewer, *_erased(evolve(state, (*left, *fewer)), theirs))


def _erased(state: State, cards: list[str]) -> Iterator[Effect]:
    """One after the other: each leaves its traces on what the one before left."""
    for card in cards:
        found = state.get(card, Card)
        if found is not None:  # it may have gone as the copy of another
            effects = erased(state, found)
            state = evolve(state, effects)
            yield from effects


class People:
    """Those who leave, and the names under which what they said is kept: seats, and such pseudonyms as are known."""

    def __init__(self, state: State, seats: set[str], pseudonyms: set[str], moment: Moment) -> None:
        self._seats, self._names = seats, seats | pseudonyms
        self._stay = {name_of(one.id): one for one in state.under("seat", Seat) if name_of(one.id) not in seats}
        self._seed = str(moment.seed).encode()

    def leave(self, record: Record, *, keep: bool) -> Iterator[Effect]:
        """What becomes of a record. Nameless answers that stay are left as they are: that nobody is behind them must
        not be seen."""
        names = self._seats if keep else self._names
        if self._is_their_own(record):
            yield Remove(record.id)
        elif isinstance(record, Pair) and not self._seats.isdisjoint(record.members):
            yield from self._pair(record)
        elif isinstance(record, Card):
            yield from self._card(record, names)
        elif isinstance(record, ANSWERS) and name_of(record.id) in names:
            yield from self._answer(record, keep=keep)

    def _is_their_own(self, record: Record) -> bool:
        """Whether it is of use to nobody without them."""
        match record:
            case Seat() | Hand():
                return name_of(record.id) in self._seats
            case Question() | Step():
                return record.who in self._names
            case Stand():
                return record.seat in self._seats
        return False

    def alone_wrote(self, card: Card) -> bool:
        """Whether only they wrote it, as far as is known."""
        return self._names.issuperset((card.author, *card.authors))

    def _answer(self, record: Own, *, keep: bool) -> Iterator[Effect]:
        yield Remove(record.id)
        if keep:
            nobody = self._nobody(record.activity, name_of(record.id))
            unsigned = {"signed": "", "guests": ()} if isinstance(record, Vote) else {}
            who = {} if isinstance(record, Voice) else {"who": nobody}
            yield Put(msgspec.structs.replace(record, id=f"{parent(record.id)}/{nobody}", **who, **unsigned))

    def _card(self, card: Card, names: set[str]) -> Iterator[Effect]:
        """The card without these names: of what others wrote, too, nobody's words are told apart."""
        written = (card.author, *card.authors)
        if self._stay and names.isdisjoint(written):
            return
        author, *authors = (self._nobody(card.activity, one) if one in names else one for one in written)
        fields = {"author": author, "authors": tuple(authors), **self._signed(card)}
        changed = {name: value for name, value in fields.items() if value != getattr(card, name)}
        if changed:
            yield Patch(card.id, changed)

    def _signed(self, card: Card) -> dict[str, object]:
        """By those who stay, as they are called now: by its name of then nobody can be told who has left."""
        stay = [self._stay[one] for one in (card.author, *card.authors) if one in self._stay]
        if not (card.signed or card.guests):
            return {}
        names = dict.fromkeys(seat.name for seat in stay if seat.name)
        return {"signed": ", ".join(names), "guests": tuple(seat.number for seat in stay if not seat.name)}

    def _pair(self, pair: Pair) -> Iterator[Effect]:
        stay = [at for at, seat in enumerate(pair.members) if seat not in self._seats]
        members, met = (tuple(many[at] for at in stay) for many in (pair.members, pair.met))
        yield Patch(pair.id, {"members": members, "met": met}) if members else Remove(pair.id)

    def _nobody(self, activity: str, who: str) -> str:
        """A name that leads to nobody, nor to what they said in another activity."""
        return f"gone{hmac.digest(self._seed, f'{activity}/{who}'.encode(), 'sha256').hex()[:16]}"


RULES: Rules = {Forget: forget, RemoveSeat: remove}
