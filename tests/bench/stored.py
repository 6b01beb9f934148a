"""Rooms that are made in memory and put into a store whole, so that no bench has to fill them through sockets."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from board.activities import scale
from board.activities.cards import commands as cards
from board.activities.cards.records import CARDS_MOST
from board.actor import Actor
from board.agenda import AddActivity
from board.commands import Command
from board.workshop import SEATS_MOST, Join
from server.open_log import open_log
from tests.bench.cards import LINE
from tests.board.rooms import MODERATOR, Room, seat
from tests.client import Record


class Stored(NamedTuple):
    """A room, its people, and what the first of them does again and again: the n-th command."""

    room: Room
    people: Sequence[Actor]
    says: Callable[[int], Record]


def line(places: int) -> Stored:
    """Everyone stands on a line that shows it, in as many rounds as make so many places; one goes to and fro."""
    names = [f"person{n}" for n in range(min(places, SEATS_MOST))]
    room, people = Room("live"), [seat(name) for name in names]
    ask(room, ((person, Join(name, False)) for person, name in zip(people, names, strict=True)))
    rounds = places // len(people)
    for round_ in range(1, rounds + 1):
        room.open(round_)
        ask(room, ((person, scale.PlaceMark("tree", round_, 37 * n % 900)) for n, person in enumerate(people)))
    place = {"t": "scale.place", "activity": "tree", "round": rounds}
    return Stored(room, people, lambda n: {**place, "at": 950 if n % 2 else 1000})


def board(many: int) -> Stored:
    """So many cards, on as many boards as they need; one card is put behind another."""
    room = Room()
    people = room.join("person")
    for first in range(0, many, CARDS_MOST):
        name = f"board{first}"
        room.do(MODERATOR, AddActivity(name, {"kind": "cards", "title": {"en": name}}), cards.Lead(name, "open"))
        there = range(min(CARDS_MOST, many - first))
        ask(room, ((people[0], cards.AddCard(name, f"card{n:04}", LINE, "")) for n in there))
    move = {"t": "card.move", "activity": "board0", "card": "card0003"}
    return Stored(room, people, lambda n: {**move, "behind": f"card{8 + n % 8:04}", "before": f"card{9 + n % 8:04}"})


def ask(room: Room, asked: Iterable[tuple[Actor, Command]]) -> None:
    """All in one turn."""
    answers = room.ask(*(room.request(actor, command) for actor, command in asked))
    assert not any(answers), next(filter(None, answers))


async def keep(url: str, code: str, room: Room) -> None:
    """Store it under this code, as it is now; its log begins with its newest entry."""
    log, replica = open_log(url, lambda *_: None), room.replica
    await log.start()
    try:
        await log.adopt(code, replica.rev, room.log[-1], replica.snapshot(), nonce=replica.nonce)
    finally:
        await log.close()


def header(code: str, actor: Actor) -> tuple[str, str]:
    """The path and the cookie of this actor's socket."""
    return f"/{code}/socket?as={actor.role}", f"{actor.role}={actor.secret}"
