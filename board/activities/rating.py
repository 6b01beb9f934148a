"""Rating: does it hinder or help? Each card is put on −5…+5, and groups write how to lessen and raise it (tool 2.4).

A rating holds cards like any board: the rated ones, and two lists under each, in the fields `lessen/<card>` and
`raise/<card>`. Members put their own marks; the group looks at its spread and agrees on one value, which alone
goes to the common scale.
"""

from collections.abc import Iterator
from typing import Annotated, ClassVar

import msgspec

from board import earlier
from board.activities.asked import OfSeats
from board.activities.cards import views
from board.activities.cards.asking import board_of, card_of
from board.activities.cards.records import Card, CardBoard
from board.actor import Actor, Moment
from board.answering import team_of
from board.diff import Diff, Patch, Put, Remove
from board.nameless import newly_seen
from board.records import LABEL_MOST, Language, Later, Own, Record, Rejected, Side
from board.sides import check, may_part, side_of, unsided
from board.state import Rules, State, evolve

LEAST, MOST = -5, 5
RATED_MOST = 12

End = dict[Language, Annotated[str, msgspec.Meta(max_length=LABEL_MOST)]]
Value = Annotated[int, msgspec.Meta(ge=LEAST, le=MOST)]


class Rating(CardBoard, frozen=True, kw_only=True, tag="rating"):
    """Cards to be rated. `spread` names those whose marks their group may see by now.

    `low`, `high`: what −5 and +5 mean, if it is not that something hinders or helps. `sides`: the marks of users and
    staff are counted apart. `apart`: the cards of which they may be; `mixed`: those of which they may not be any more.
    """

    PROGRESS: ClassVar[frozenset[str]] = CardBoard.PROGRESS | {"rated", "spread", "apart", "mixed"}
    LATER: ClassVar[tuple[Later, ...]] = ("rate",)

    groups: bool = True
    low: End = msgspec.field(default_factory=dict)
    high: End = msgspec.field(default_factory=dict)
    sides: bool = False

    rated: tuple[str, ...] = ()
    spread: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()
    mixed: tuple[str, ...] = ()

    def check(self) -> None:
        super().check()
        check(self.sides, groups=self.groups, nameless=self.nameless)

    def fixed(self) -> frozenset[str]:
        return super().fixed() if self.phase == "closed" else super().fixed() | {"sides"}

    @property
    def places(self) -> tuple[str, ...]:
        return tuple(f"{side}/{card}" for card in self.rated for side in ("lessen", "raise"))

    @property
    def landing(self) -> str:
        return ""

    def received(self, cards: tuple[str, ...]) -> dict[str, object]:
        if len(self.rated) + len(cards) > RATED_MOST:
            raise Rejected("too_many", most=RATED_MOST)
        return {"rated": (*self.rated, *cards)}


class Mark(Own, frozen=True, kw_only=True, tag="mark"):
    """Where one person would put a card. `seen`: it was in the spread once; until then nameless ones wait.

    `side`: of whoever put it there, where that is asked.
    """

    card: str
    who: str
    team: str
    value: int
    seen: bool = False
    side: Side = ""


class PutMark(OfSeats, frozen=True, tag="rating.mark"):
    """I would put this card there; None takes my mark away."""

    card: str
    value: Value | None


class ShowSpread(OfSeats, frozen=True, tag="rating.spread"):
    """Let the group see how its marks are spread, or hide it again."""

    card: str
    shown: bool


class Agree(OfSeats, frozen=True, tag="rating.agree"):
    """The group has agreed on this value; None opens it again."""

    card: str
    value: Value | None


Command = PutMark | ShowSpread | Agree


def put_mark(state: State, command: PutMark, actor: Actor, moment: Moment) -> Diff:
    rating, card = _open(state, command.activity, command.card, actor)
    if (rating.nameless or rating.sides) and card.name in rating.spread:
        raise Rejected("not_open")  # a bar that moves while all look on tells whose it is
    who = actor.who(rating, card.team)
    path = f"mark/{rating.name}/{card.name}/{who}"
    if command.value is None:
        return (Remove(path),)
    standing = state.get(path, Mark)
    seen = standing is not None and standing.seen
    new = Mark(
        id=path, activity=rating.name, card=card.name, who=who, team=card.team, value=command.value, seen=seen,
        side=side_of(state, actor, standing) if rating.sides and card.name not in rating.mixed else "",
    )  # fmt: skip
    return (Put(new),)


def show_spread(state: State, command: ShowSpread, actor: Actor, moment: Moment) -> Diff:
    rating, card = _open(state, command.activity, command.card, actor)
    _check_leads(rating, actor)
    others = tuple(name for name in rating.spread if name != card.name)
    if not command.shown:
        return (Patch(rating.id, {"spread": others}),)
    if card.name in rating.spread:
        return ()
    seen = _marks_seen(state, rating, card)
    return (Patch(rating.id, {"spread": (*others, card.name)}), *seen, *_sides(state, rating, card, seen))


def _sides(state: State, rating: Rating, card: Card, seen: Diff) -> Diff:
    """Whether the marks that are looked at now are counted by side, too."""
    if not rating.sides:
        return ()
    marks = list(evolve(state, seen).under(f"mark/{rating.name}/{card.name}", Mark))
    known = {mark.who for mark in state.under(f"mark/{rating.name}/{card.name}", Mark) if mark.seen}
    others = tuple(name for name in rating.apart if name != card.name)
    if card.name not in rating.mixed and may_part(state, [mark for mark in marks if mark.seen], known):
        return (Patch(rating.id, {"apart": (*others, card.name)}),)
    mixed = tuple(dict.fromkeys((*rating.mixed, card.name)))
    return (Patch(rating.id, {"apart": others, "mixed": mixed}), *unsided(marks))


def _marks_seen(state: State, rating: Rating, card: Card) -> Diff:
    marks = list(state.under(f"mark/{rating.name}/{card.name}", Mark))
    if not rating.nameless:
        return tuple(Patch(mark.id, {"seen": True}) for mark in marks if rating.sides and not mark.seen)
    return newly_seen(state, marks, [mark.who for mark in marks if mark.seen])


def agree(state: State, command: Agree, actor: Actor, moment: Moment) -> Diff:
    rating, card = _open(state, command.activity, command.card, actor)
    _check_leads(rating, actor)
    return (Patch(card.id, {"value": command.value}),)


def _check_leads(rating: Rating, actor: Actor) -> None:
    """Raises Rejected unless the actor may speak for all who rate: a group does so itself, a whole hall does not."""
    if not rating.groups and actor.role != "moderator":
        raise Rejected("not_yours")


def _open(state: State, activity: str, name: str, actor: Actor) -> tuple[Rating, Card]:
    """The rating and the card, if the actor may rate it now."""
    rating = board_of(state, activity)
    if not isinstance(rating, Rating) or name not in rating.rated:
        raise Rejected("no_such_card")
    card = card_of(state, rating, name)
    if actor.role != "moderator":
        if rating.phase != "open":
            raise Rejected("not_open")
        if card.team != team_of(state, rating, actor):
            raise Rejected("not_yours")
    return rating, card


# What may be seen


def project(record: Record, rating: Rating) -> Iterator[tuple[str, dict[str, object]]]:
    """Cards as on any board; once shown, the agreed values go to all. A mark is its owner's alone."""
    if isinstance(record, Mark):
        yield f"seat:{record.who}", {"t": "mark", "card": record.card, "value": record.value, "mine": True}
    elif isinstance(record, earlier.Earlier):
        yield from earlier.project(record, rating, shown=rating.phase == "shown", cards=rating.spread)
    else:
        yield from views.project(record, rating)


def tally(record: Record, rating: Rating) -> Iterator[tuple[str, str, str]]:
    """How many have marked a card; and how, once the group looks at it."""
    yield from views.tally(record, rating)
    if not isinstance(record, Mark):
        return
    channels = (f"group:{record.team}", "wall") if record.team else ("all",)
    for channel in channels:
        count = f"count/{rating.name}/{record.card}"
        yield channel, count, "rated"
        if record.card in rating.spread and (record.seen or not rating.nameless):
            yield channel, count, f"v{record.value}"
            if record.side and record.seen and record.card in rating.apart:
                by_side = f"{count}/side/{record.side}"
                yield from ((channel, by_side, field) for field in ("rated", f"v{record.value}"))


def sight(rating: Rating) -> object:
    """Changes exactly when the records of this rating must be projected anew."""
    return (views.sight(rating), rating.spread, rating.apart)


def children(rating: Rating) -> Iterator[str]:
    """The paths under which this rating's own records are listed."""
    yield from views.children(rating)
    yield from (f"mark/{rating.name}/{card}" for card in rating.rated)


own_channels = views.own_channels
answer_id = views.answer_id

RULES: Rules = {PutMark: put_mark, ShowSpread: show_spread, Agree: agree}
