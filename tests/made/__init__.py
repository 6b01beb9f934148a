"""A full workshop, made up from a seed: forty people, every tool of the method, all that is awkward.

Everything goes through `decide`, with real commands; the clock is made up. The same seed makes the same workshop.

    from tests.made import made
    made(1).replica                  # the room when all is over; made once for all tests of a run

    python -m tests.made FILE [--seed N] [--people N]      # its snapshot, for others to draw
"""

from functools import cache

import msgspec

from board.replica import Replica
from tests.made import evening
from tests.made.hall import Hall
from tests.made.people import Person, Said

__all__ = ["Hall", "Made", "Person", "Said", "made", "make"]


class Made(msgspec.Struct, frozen=True):
    """A workshop that is over, and the truth about it. Tests share it: `hall.fork` gives one that may be changed.

    `people`: everyone who was ever there, with their secrets and all that they said. `hall`: the room itself.
    """

    hall: Hall

    @property
    def replica(self) -> Replica:
        return self.hall.replica

    @property
    def people(self) -> list[Person]:
        return self.hall.people


def made(seed: int = 1, people: int = 40) -> Made:
    """The workshop of this seed; a few seconds the first time, however it is asked for."""
    return _kept(seed, people)


def make(seed: int, people: int) -> Made:
    """The same, made anew."""
    hall = Hall(seed, people)
    evening.begins(hall)
    evening.goes_on(hall)
    evening.thread(hall)
    evening.ends(hall)
    return Made(hall)


_kept = cache(make)
