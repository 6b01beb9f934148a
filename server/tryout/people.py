"""The made-up people: quick and slow, with names of different kinds and without, in the hall and elsewhere."""

import secrets
from random import Random

import msgspec

from board.actor import Actor, hashed
from board.records import Language, Side
from board.sides import SIDES


class Player(msgspec.Struct, frozen=True):
    """One of them. `language`: what they write in; `pace`: how many times slower than the quickest they are.

    `side`: as whom they are here.
    """

    actor: Actor
    name: str
    remote: bool
    language: Language
    pace: float
    side: Side = ""

    def character(self, about: str) -> Random:
        """What this person thinks of something: the same chances whenever it is asked."""
        return Random(f"{self.actor.seat} {about}")


ELSEWHERE = ("Līga no Smiltenes", "Petro", "Raimonds")
WRITE_THEIR_OWN: dict[str, Language] = {"Оксана": "uk"}
CAST = (
    ("Anna", 1.0), ("Bērziņa kundze", 2.2), ("Оксана", 1.4), ("", 1.6), ("Līga no Smiltenes", 1.2), ("Jānis K.", 1.0),
    ("Petro", 1.8), ("Zane", 1.3), ("R.", 1.1), ("Raimonds", 1.5), ("", 2.6), ("Dzintars", 4.5),
)  # fmt: skip


def cast(language: Language) -> list[Player]:
    """New people for a workshop in this language."""
    return [
        Player(_seat(), name, name in ELSEWHERE, WRITE_THEIR_OWN.get(name, language), pace, SIDES[number % len(SIDES)])
        for number, (name, pace) in enumerate(CAST)
    ]  # fmt: skip


def _seat() -> Actor:
    secret = secrets.token_urlsafe(32)
    return Actor("seat", hashed(secret), secret)
