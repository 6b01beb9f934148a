"""The people of a made workshop: who they are, and all they ever said, which only they and the tests know."""

import base64
from random import Random

import msgspec

from board.actor import Actor, hashed
from board.commands import Command
from board.records import Language, Side
from server.tryout.people import Player
from tests.made.words import NAMES

CYRILLIC = range(0x400, 0x500)
SIDES: tuple[Side, ...] = ("user", "staff", "user", "")
LATE = 0.12  # of the people come when it has begun


class Said(msgspec.Struct, frozen=True):
    """Something that was accepted; `at`: when (server time, ms); `team`: the group they were in."""

    at: int
    command: Command
    team: str


class Person(Player, frozen=True, kw_only=True):
    """Someone. `late`: they come when it has begun. `said`: the truth that no file may lead back to."""

    side: Side = ""
    late: bool = False
    said: list[Said] = msgspec.field(default_factory=list)


def people(chance: Random, many: int) -> list[Person]:
    """So many, the first of them in time."""
    return [_person(chance, number) for number in range(many)]


def moderator(chance: Random) -> Actor:
    return Actor("moderator", "", _secret(chance))


def _person(chance: Random, number: int) -> Person:
    secret = _secret(chance)
    name = NAMES[number % len(NAMES)]
    own: Language = "uk" if any(ord(letter) in CYRILLIC for letter in name) else "en" if number % 17 == 16 else "lv"
    return Person(
        actor=Actor("seat", hashed(secret), secret),
        name=name,
        remote=number % 7 == 5,
        language=own,
        pace=1.0,
        side=SIDES[number % len(SIDES)],
        late=number > 5 and chance.random() < LATE,
    )


def _secret(chance: Random) -> str:
    return base64.urlsafe_b64encode(chance.randbytes(32)).decode().rstrip("=")
