"""The twelve who come to the workshop: four with a phone in hand, eight as clients that speak the wire's rules."""

from typing import NamedTuple


class Person(NamedTuple):
    """`first` and `second`: where they stand in the two rounds, 0…1000; None: they listen."""

    name: str
    remote: bool
    first: int | None
    second: int | None


# Phones stand on the five large steps only: 0, 250, 500, 750, 1000.
ON_PHONES = (
    Person("Anna", False, 750, 250),
    Person("", False, None, 500),
    Person("Olena", True, 750, 750),
    Person("Jānis", False, 250, 500),
)
BY_WIRE = (
    Person("Dace", False, 60, 60),
    Person("Pēteris", False, 210, 420),
    Person("", False, 420, 430),
    Person("Zane", True, 480, 300),
    Person("Raimonds", False, 610, 620),
    Person("Līga no Smiltenes", False, 860, 700),
    Person("Ilze", True, 905, 905),
    Person("Māris", False, 1000, 880),
)
EVERYONE = ON_PHONES + BY_WIRE

ON_THE_LINE = sum(person.first is not None for person in EVERYONE)
SHUFFLE = 50  # less is no move


def moved() -> tuple[int, int, int]:
    """How many went to the low end, stayed, and went to the high end between the rounds."""
    ways = [
        person.second - person.first for person in EVERYONE if person.first is not None and person.second is not None
    ]
    low = sum(way <= -SHUFFLE for way in ways)
    high = sum(way >= SHUFFLE for way in ways)
    return low, len(ways) - low - high, high
