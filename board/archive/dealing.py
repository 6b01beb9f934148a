"""Sums become answers again: of nobody's, and as even as can be, so that they say nothing but the sums."""

from collections.abc import Mapping, Sequence
from typing import TypeVar

from board.archive.reading import check

T = TypeVar("T")


def dealt(sums: Mapping[T, int], people: int, most: int, place: str) -> Sequence[Mapping[T, int]]:
    """So many of each, handed out to so many people in turn: to each at least one, of each at most `most`.

    Raises Rejected with the place when that cannot be.
    """
    whole = sum(sums.values())
    check(people <= whole and all(0 <= n <= people * most for n in sums.values()), place)
    hands: list[dict[T, int]] = [{} for _ in range(people)]
    one_by_one = (what for what, many in sums.items() for _ in range(many))
    for number, what in enumerate(one_by_one):
        hand = hands[number % people]
        hand[what] = hand.get(what, 0) + 1
    return hands
