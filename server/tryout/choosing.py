"""What a made-up person does next. Pure: the same room and the same moment give the same choice."""

from random import Random

from board.activities.agreeing import Agree, Agreed
from board.activities.cards.records import CardBoard
from board.activities.choice import Choice, GiveVote, Vote
from board.activities.page import Page
from board.activities.scale import TOP, Here, Listen, Place, PlaceMark, Scale, Stand
from board.activities.scale.asking import place_id
from board.actor import Moment
from board.answering import team_of
from board.commands import Command
from board.records import Activity, Rejected, Seat, Workshop
from board.sides import SaySide
from board.state import State
from board.workshop import CLOSING, PRACTICE
from server.tryout.boards import on_a_board
from server.tryout.desk import Desk
from server.tryout.people import Player
from server.tryout.words import REMARKS

LISTENS = 0.08  # of those who are asked something
AGREES = 0.85
REMARKS_ON = 0.3
STAYS = 0.45  # in the second round
FIDGETS = 0.03  # each time they look at the line again


def next_command(state: State, player: Player, moment: Moment) -> Command | None:
    """What they do about what everyone is looking at; None: nothing, for now."""
    activity = looked_at(state)
    if activity is None or activity.shut:
        return None
    if getattr(activity, "sides", False) and (said := _side(state, player)) is not None:
        return said
    try:
        return _about(state, player, activity, moment)
    except Rejected:  # in no group yet, or one too small: they wait
        return None


def _side(state: State, player: Player) -> Command | None:
    """As whom they are here, if they have not said so yet."""
    seat = state.get(f"seat/{player.actor.seat}", Seat)
    return None if seat is None or seat.side == player.side else SaySide(player.side)


def looked_at(state: State) -> Activity | None:
    """The part that is open before all: the practice line while people come, the last question when it is over."""
    room = state.get("workshop", Workshop)
    if room is None:
        return None
    return state.get(f"activity/{CLOSING if room.closed else room.current or PRACTICE}", Activity)


def by_itself(state: State, player: Player) -> Command | None:
    """What a phone says without being touched: that its owner stands on a nameless line."""
    line = looked_at(state)
    if not isinstance(line, Scale) or not line.nameless or line.phase not in ("shown", "talk"):
        return None
    own = state.get(place_id(line, line.round, player.actor.who(line)), Place)
    said = state.get(f"stand/{line.name}/{line.round}/{player.actor.seat}", Stand)
    return Here(line.name, line.round) if own is not None and own.at is not None and said is None else None


def _about(state: State, player: Player, activity: Activity, moment: Moment) -> Command | None:
    chance = Random(f"{moment.seed} {player.actor.seat}")
    if isinstance(activity, Scale):
        return _on_the_line(state, player, activity, chance)
    if isinstance(activity, Choice):
        return _answer(state, player, activity)
    if isinstance(activity, CardBoard):
        team = team_of(state, activity, player.actor)
        return on_a_board(Desk(state, player, activity, team, chance, moment.at)) or _agree(state, player, activity)
    return _agree(state, player, activity) if isinstance(activity, Page) else None


def _agree(state: State, player: Player, activity: CardBoard | Page) -> Command | None:
    who = player.actor.who(activity)
    if not activity.agree or not activity.opened or state.get(f"agreed/{activity.name}/{who}", Agreed) is not None:
        return None
    return Agree(activity.name, agreed=True) if player.character(activity.id).random() < AGREES else None


# The line


def _on_the_line(state: State, player: Player, line: Scale, chance: Random) -> Command | None:
    if line.phase != "open":
        return None
    who = player.actor.who(line)
    own = state.get(place_id(line, line.round, who), Place)
    if own is not None:
        fidgets = own.at is not None and chance.random() < FIDGETS
        return PlaceMark(line.name, line.round, _near(own.at or 0, 60, chance)) if fidgets else None
    if player.character(f"{line.id} {line.round}").random() < LISTENS:
        return Listen(line.name, line.round)
    before = state.get(place_id(line, line.round - 1, who), Place)
    at = _opinion(player, line) if before is None or before.at is None else _moved(before.at, chance)
    return PlaceMark(line.name, line.round, at)


def _opinion(player: Player, line: Scale) -> int:
    """Most of a hall lean to one side, some to the other: else there would be nothing to talk about."""
    leaning = Random(line.id).uniform(0.2, 0.8) * TOP
    own = player.character(line.id)
    camp = leaning if own.random() < 0.65 else TOP - leaning
    return _near(round(camp), 170, own)


def _moved(at: int, chance: Random) -> int:
    """After a talk some stay, most come a step closer to the others, and a few go further."""
    if chance.random() < STAYS:
        return at
    step = chance.uniform(-60, 260)
    return _near(round(at - step if at > TOP / 2 else at + step), 20, chance)


def _near(at: int, spread: float, chance: Random) -> int:
    return min(TOP, max(0, round(chance.gauss(at, spread))))


# The question


def _answer(state: State, player: Player, choice: Choice) -> Command | None:
    team = team_of(state, choice, player.actor)
    given = state.get(f"vote/{choice.name}/{player.actor.who(choice, team)}", Vote)
    if choice.phase != "open" or given is not None:
        return None
    own = player.character(choice.id)
    if own.random() < LISTENS:
        return GiveVote(choice.name, ())
    liked = Random(choice.id)
    weights = [liked.uniform(0.2, 1) ** 2 for _ in choice.options]
    many = own.choice((1, 2, 2, 3)) if choice.several else 1
    picks = own.choices(range(len(weights)), weights, k=many)
    remark = own.choice(REMARKS[player.language]) if own.random() < REMARKS_ON else ""
    return GiveVote(choice.name, tuple(dict.fromkeys(picks)), remark)
