"""Sums become answers again: of nobody's, and as even as can be, so that they say nothing but the sums."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

import msgspec

from board.activities.choice import Vote
from board.activities.rating import Mark
from board.activities.scale import Place
from board.archive.format import Apart
from board.archive.reading import check
from board.sides import SIDES

T = TypeVar("T")
A = TypeVar("A", Place, Vote, Mark)


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


def by_side(answers: Sequence[A], where: Callable[[A], int], sides: Sequence[Apart], small: int) -> list[A]:
    """So many answers in each place become those of a side.

    Raises Rejected when there are not so many, or fewer of a side, or of those who did not say, than `small`.
    """
    left: Counter[tuple[str, int]] = Counter(
        {(part.side, number): n for part in sides for number, n in enumerate(part.each)}
    )
    given: list[A] = []
    for answer in answers:
        side = next((side for side in SIDES if left[side, where(answer)]), "")
        left[side, where(answer)] -= 1
        given.append(msgspec.structs.replace(answer, side=side))
    crowds = Counter(answer.side for answer in given)
    check(all(left[part.side, number] == 0 for part in sides for number in range(len(part.each))), "apart")
    check(not sides or min(crowds.values(), default=0) >= small, "apart")
    return given
