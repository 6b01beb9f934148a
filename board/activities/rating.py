"""Rating: does it hinder or help? Each card is put on −5…+5, and groups write how to lessen and raise it (tool 2.4).

A rating holds cards like any board: the rated ones, and two lists under each, in the fields `lessen/<card>` and
`raise/<card>`. Members put their own marks; the group looks at its spread and agrees on one value, which alone
goes to the common scale.
"""

from collections.abc import Iterator
from typing import Annotated, Literal

import msgspec

from board.activities.cards import views
from board.activities.cards.asking import board_of, card_of, team_of, visible, writer
from board.activities.cards.commands import MakesActivity, OfSeats
from board.activities.cards.records import Card, CardBoard, Who
from board.actor import Actor, Moment
from board.agenda import listed
from board.diff import Diff, Patch, Put, Remove
from board.nameless import newly_seen
from board.records import STATEMENT_MOST, TITLE_MOST, Group, Own, Record, Rejected, Text, name_of, plain_text
from board.state import Rules, State

LEAST, MOST = -5, 5
RATED_MOST = 12

Value = Annotated[int, msgspec.Meta(ge=LEAST, le=MOST)]


class Rating(CardBoard, frozen=True, kw_only=True, tag="rating"):
    """Cards to be rated. `spread` names those whose marks their group may see by now."""

    rated: tuple[str, ...] = ()
    spread: tuple[str, ...] = ()


class Mark(Own, frozen=True, kw_only=True, tag="mark"):
    """Where one person would put a card. `seen`: it was in the spread once; until then nameless ones wait."""

    card: str
    who: str
    team: str
    value: int
    seen: bool = False


class AddRating(MakesActivity, frozen=True, tag="rating.add"):
    """Rate these cards of the activity `source`; dealt to the groups in turn if it runs once per group."""

    title: Text
    source: str
    cards: Annotated[tuple[str, ...], msgspec.Meta(min_length=1, max_length=RATED_MOST)]
    task: Text = msgspec.field(default_factory=dict)
    who: Who = "names"
    groups: bool = True
    after: str = ""


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


Command = AddRating | PutMark | ShowSpread | Agree
Lists = Literal["lessen", "raise"]


def add_rating(state: State, command: AddRating, actor: Actor, moment: Moment) -> Diff:
    source = board_of(state, command.source)
    groups = sorted(state.under("group", Group), key=lambda group: group.order)
    if command.groups and not groups:
        raise Rejected("no_group")
    rated = [visible(state, source, card) for card in dict.fromkeys(command.cards)]
    new = Rating(
        id=f"activity/{command.activity}",
        title=plain_text(command.title, TITLE_MOST),
        task=plain_text(command.task, STATEMENT_MOST) if command.task else {},
        who=command.who,
        groups=command.groups,
        rated=tuple(card.name for card in rated),
        fields=tuple(f"{side}/{card.name}" for card in rated for side in ("lessen", "raise")),
        written=len(rated),
    )
    teams = [name_of(group.id) for group in groups] if command.groups else [""]
    copies = [Put(_copy(new, card, i, teams[i % len(teams)])) for i, card in enumerate(rated)]
    return (*listed(state, new, command.after), *copies)


def _copy(rating: Rating, card: Card, i: int, team: str) -> Card:
    return Card(
        id=f"card/{rating.name}/{card.name}", activity=rating.name, author="", number=i + 1, order=float(i + 1),
        base=card.text, team=team, origin=card.id,
    )  # fmt: skip


def put_mark(state: State, command: PutMark, actor: Actor, moment: Moment) -> Diff:
    rating, card = _open(state, command.activity, command.card, actor)
    if rating.nameless and card.name in rating.spread:
        raise Rejected("not_open")  # a bar that moves while all look on tells whose it is
    who = writer(rating, actor)
    path = f"mark/{rating.name}/{card.name}/{who}"
    if command.value is None:
        return (Remove(path),)
    standing = state.get(path, Mark)
    seen = standing is not None and standing.seen
    new = Mark(
        id=path, activity=rating.name, card=card.name, who=who, team=card.team, value=command.value, seen=seen,
    )  # fmt: skip
    return (Put(new),)


def show_spread(state: State, command: ShowSpread, actor: Actor, moment: Moment) -> Diff:
    rating, card = _open(state, command.activity, command.card, actor)
    others = tuple(name for name in rating.spread if name != card.name)
    if not command.shown:
        return (Patch(rating.id, {"spread": others}),)
    return (Patch(rating.id, {"spread": (*others, card.name)}), *_marks_seen(state, rating, card))


def _marks_seen(state: State, rating: Rating, card: Card) -> Diff:
    if not rating.nameless or card.name in rating.spread:
        return ()
    marks = list(state.under(f"mark/{rating.name}/{card.name}", Mark))
    return newly_seen(state, marks, [mark.who for mark in marks if mark.seen])


def agree(state: State, command: Agree, actor: Actor, moment: Moment) -> Diff:
    _, card = _open(state, command.activity, command.card, actor)
    return (Patch(card.id, {"value": command.value}),)


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
        return
    yield from views.project(record, rating)
    if isinstance(record, Card) and rating.phase == "shown" and rating.groups and record.on_table:
        yield "all", {name: value for name, value in views.public_card(record, rating).items() if name != "signed"}


def tally(record: Record, rating: Rating) -> Iterator[tuple[str, str, str]]:
    """How many have marked a card; and how, once the group looks at it."""
    if not isinstance(record, Mark):
        return
    channels = (f"group:{record.team}", "wall") if record.team else ("all",)
    for channel in channels:
        count = f"count/{rating.name}/{record.card}"
        yield channel, count, "rated"
        if record.card in rating.spread and (record.seen or not rating.nameless):
            yield channel, count, f"v{record.value}"


def sight(rating: Rating) -> object:
    """Changes exactly when the records of this rating must be projected anew."""
    return (views.sight(rating), rating.spread)


def children(rating: Rating) -> Iterator[str]:
    """The paths under which this rating's own records are listed."""
    yield from views.children(rating)
    yield from (f"mark/{rating.name}/{card}" for card in rating.rated)


own_channels = views.own_channels

RULES: Rules = {AddRating: add_rating, PutMark: put_mark, ShowSpread: show_spread, Agree: agree}
