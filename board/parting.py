"""When someone takes what they said along, the sides are counted again: no count falls below the smallest group."""

from collections import Counter
from collections.abc import Iterable, Iterator

from board.activities.choice import Choice, Vote
from board.activities.rating import Mark, Rating
from board.activities.scale import Place, Scale
from board.activities.scale.asking import is_paper, standing
from board.diff import Effect, Patch
from board.nameless import smallest_group
from board.sides import Sided
from board.state import State


def thinned(state: State) -> Iterator[Effect]:
    """What is no longer counted by side, for one side has become too small."""
    for scale in state.under("activity", Scale):
        rounds = tuple(one for one in scale.apart if _enough(state, standing(state, scale, one)))
        if len(rounds) < len(scale.apart):
            yield Patch(scale.id, {"apart": rounds, "mixed": True})
    for choice in state.under("activity", Choice):
        if choice.apart and not _enough(state, _chosen(state, choice)):
            yield Patch(choice.id, {"apart": False, "mixed": True})
    for rating in state.under("activity", Rating):
        few = tuple(
            card for card in rating.apart if not _enough(state, state.under(f"mark/{rating.name}/{card}", Mark))
        )
        if few:
            apart = tuple(card for card in rating.apart if card not in few)
            yield Patch(rating.id, {"apart": apart, "mixed": (*rating.mixed, *few)})


def _chosen(state: State, choice: Choice) -> Iterator[Vote]:
    yield from (vote for vote in state.under(f"vote/{choice.name}", Vote) if vote.picks)


def _enough(state: State, answers: Iterable[Sided]) -> bool:
    """Paper is nobody's."""
    sides = Counter(one.side for one in answers if one.seen and not (isinstance(one, Place) and is_paper(one)))
    return not sides or min(sides.values()) >= smallest_group(state)
