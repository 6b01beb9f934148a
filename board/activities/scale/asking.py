"""Questions that several of the rules ask."""

import re
from collections.abc import Sequence

from board.activities.scale.records import BIN, PAPER, Place, Scale
from board.records import Rejected
from board.state import State


def scale_of(state: State, name: str) -> Scale:
    """Raises Rejected when there is no such line."""
    scale = state.get(f"activity/{name}", Scale)
    if scale is None:
        raise Rejected("no_such_activity")
    return scale


def open_round_of(state: State, name: str, round_: int) -> Scale:
    """The line, if this round of it is open. Raises Rejected."""
    scale = scale_of(state, name)
    if scale.phase == "closed":
        raise Rejected("not_open")
    if scale.phase != "open" or round_ != scale.round:
        raise Rejected("round_over")
    return scale


def place_id(scale: Scale, round_: int, who: str) -> str:
    return f"place/{scale.name}/{round_}/{who}"


def pairs_path(scale: Scale) -> str:
    return f"pair/{scale.name}/{scale.round}"


def is_paper(place: Place) -> bool:
    """Whether it was counted from paper, and is nobody's."""
    return re.fullmatch(rf"{PAPER}\d+", place.who) is not None


def standing(state: State, scale: Scale, round_: int) -> list[Place]:
    """The places of those who stand, not listen, in a round."""
    return [p for p in state.under(f"place/{scale.name}/{round_}", Place) if p.at is not None]


def paper_places(scale: Scale, round_: int, bins: Sequence[int]) -> list[Place]:
    """Places as they were counted from paper: how many in each bin."""
    at = [number * BIN for number, count in enumerate(bins) for _ in range(count)]
    return [
        Place(
            id=place_id(scale, round_, f"{PAPER}{number}"),
            activity=scale.name, round=round_, who=f"{PAPER}{number}", at=one, seen=True,
        )
        for number, one in enumerate(at)
    ]  # fmt: skip
