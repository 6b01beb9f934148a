"""Who talks to whom: people on the line put into pairs, with a trio when their number is odd."""

import random
from collections.abc import Sequence
from typing import Literal

import msgspec

Pairing = Literal["nearest", "opposite", "mixed", "random"]


class Standing(msgspec.Struct, frozen=True):
    """One person on the line, as pairing sees them. `at` is 0…1000, or 0 for all when it may not matter."""

    seat: str
    at: int
    remote: bool


def pairs(standing: Sequence[Standing], pairing: Pairing, seed: int) -> list[tuple[str, ...]]:
    """Groups of two (one of three when odd) in which everyone appears once.

    nearest: with those who think alike; opposite: each from one half with one from the other, as far
    apart for all as can be; mixed and random: by lot. People who are remote talk with each other, where
    there are two or more of them; a single one joins the others.
    """
    remote = [person for person in standing if person.remote]
    hall = [person for person in standing if not person.remote]
    if len(remote) == 1 or len(hall) == 1:
        remote, hall = [], [*hall, *remote]
    return _paired(hall, pairing, seed) + _paired(remote, pairing, seed + 1)


def _paired(people: list[Standing], pairing: Pairing, seed: int) -> list[tuple[str, ...]]:
    if len(people) < 2:
        return []
    ordered = [person.seat for person in _ordered(people, pairing, seed)]
    half = len(ordered) // 2
    if pairing == "opposite":
        found = [(ordered[i], ordered[i + half]) for i in range(half)]
        last = ordered[2 * half :]
    else:
        found = [(ordered[2 * i], ordered[2 * i + 1]) for i in range(half)]
        last = ordered[2 * half :]
    return [*found[:-1], (*found[-1], *last)]


def _ordered(people: list[Standing], pairing: Pairing, seed: int) -> list[Standing]:
    shuffled = sorted(people, key=lambda person: person.seat)
    random.Random(seed).shuffle(shuffled)  # so that equals meet by lot, not by name
    if pairing in ("nearest", "opposite"):
        shuffled.sort(key=lambda person: person.at)
    return shuffled
