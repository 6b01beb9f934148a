"""Hands up: who would like to speak. The queue is fair: who has spoken least comes first, then who waits longest."""

from collections.abc import Iterator

import msgspec

from board.actor import Actor, Moment
from board.diff import Diff, Patch, Put
from board.records import Record, Rejected, Seat
from board.state import Rules, State


class Hand(Record, frozen=True, kw_only=True, tag="hand"):
    """One person's hand, `hand/<seat>`: `raised` since when (server ms, 0: it is down), `spoke` how often so far."""

    raised: int = 0
    spoke: int = 0
    speaking: bool = False


class Raise(msgspec.Struct, frozen=True, tag="hand.raise", tag_field="t", forbid_unknown_fields=True):
    """I would like to speak; or no longer."""

    up: bool


class Call(msgspec.Struct, frozen=True, tag="hand.call", tag_field="t", forbid_unknown_fields=True):
    """Give the floor to this person, whether their hand is up or not; "" to nobody."""

    seat: str


class Lower(msgspec.Struct, frozen=True, tag="hand.lower", tag_field="t", forbid_unknown_fields=True):
    """Take this person's hand down, without their having spoken; "": everyone's."""

    seat: str = ""


Command = Raise | Call | Lower


def raise_hand(state: State, command: Raise, actor: Actor, moment: Moment) -> Diff:
    hand = state.get(f"hand/{actor.seat}", Hand)
    if hand is None:
        return (Put(Hand(id=f"hand/{actor.seat}", raised=moment.at)),) if command.up else ()
    if command.up:
        return () if hand.raised else (Patch(hand.id, {"raised": moment.at}),)
    return (Patch(hand.id, {"raised": 0, "speaking": False}),) if hand.raised or hand.speaking else ()


def call(state: State, command: Call, actor: Actor, moment: Moment) -> Diff:
    done = [Patch(hand.id, {"speaking": False}) for hand in _hands(state) if hand.speaking]
    if not command.seat:
        return tuple(done)
    if state.get(f"seat/{command.seat}", Seat) is None:
        raise Rejected("no_such_person")
    hand = state.get(f"hand/{command.seat}", Hand) or Hand(id=f"hand/{command.seat}")
    return (*done, Put(msgspec.structs.replace(hand, raised=0, spoke=hand.spoke + 1, speaking=True)))


def lower(state: State, command: Lower, actor: Actor, moment: Moment) -> Diff:
    meant = [hand for hand in _hands(state) if command.seat in ("", hand.id.removeprefix("hand/"))]
    return tuple(Patch(hand.id, {"raised": 0}) for hand in meant if hand.raised)


def _hands(state: State) -> list[Hand]:
    return sorted(state.under("hand", Hand), key=lambda hand: hand.id)


def project(record: Record) -> Iterator[tuple[str, dict[str, object]]]:
    """Who would like to speak is seen in the hall; who has spoken before and is silent now, by the moderator alone."""
    if not isinstance(record, Hand):
        return
    shown: dict[str, object] = {"t": "hand", "raised": record.raised, "speaking": record.speaking}
    yield "wall" if record.raised or record.speaking else "moderator", {**shown, "spoke": record.spoke}
    yield f"seat:{record.id.removeprefix('hand/')}", {**shown, "mine": True}


RULES: Rules = {Raise: raise_hand, Call: call, Lower: lower}
