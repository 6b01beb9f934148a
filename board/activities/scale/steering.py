"""Rules of the moderator: open a round, reveal it."""

from collections.abc import Iterator

from board.activities.scale.asking import is_paper, paper_places, scale_of, standing
from board.activities.scale.commands import Open, Reveal, Tally
from board.activities.scale.records import PAPER, PAPER_MOST, Place, Scale
from board.actor import Actor, Moment
from board.course import led_to, talk_ends
from board.diff import Diff, Patch, Put, Remove
from board.nameless import newly_seen
from board.records import Rejected
from board.state import Rules, State


def open_round(state: State, command: Open, actor: Actor, moment: Moment) -> Diff:
    scale = scale_of(state, command.activity)
    if command.round > scale.rounds + 1:
        raise Rejected("no_such_round")
    rounds = max(scale.rounds, command.round)
    revealed = tuple(r for r in scale.revealed if r != command.round)
    fields = {"round": command.round, "rounds": rounds, "phase": "open", "opened": True, "talk_until": 0}
    opened = Patch(scale.id, {**fields, "revealed": revealed})
    return (opened, *talk_ends(state), *led_to(state, scale.name, moment))


def reveal(state: State, command: Reveal, actor: Actor, moment: Moment) -> Diff:
    scale = scale_of(state, command.activity)
    if scale.phase == "closed":
        raise Rejected("not_open")
    revealed = tuple(sorted({*scale.revealed, scale.round}))
    show = Patch(scale.id, {"phase": "shown", "revealed": revealed, "talk_until": 0})
    if scale.mode != "nameless" or scale.phase != "open":
        return (show, *talk_ends(state))
    places = [place for place in standing(state, scale, scale.round) if not is_paper(place)]
    if not places and _paper(state, scale, scale.round):
        return (show, *talk_ends(state))
    return (show, *newly_seen(state, places, _shown_before(state, scale)))


def _shown_before(state: State, scale: Scale) -> Iterator[str]:
    for round_ in range(1, scale.round + 1):  # not later ones: who came with others then may have been alone before
        yield from (place.who for place in standing(state, scale, round_) if place.seen)


def tally(state: State, command: Tally, actor: Actor, moment: Moment) -> Diff:
    """Paper is nobody's: it makes no pairs, covers no newcomer, and may be counted after the reveal, too."""
    scale = scale_of(state, command.activity)
    if command.round > scale.rounds or scale.phase == "closed":
        raise Rejected("no_such_round")
    if sum(command.bins) > PAPER_MOST:
        raise Rejected("too_many", most=PAPER_MOST)
    old = [Remove(place.id) for place in _paper(state, scale, command.round)]
    new = paper_places(scale, command.round, command.bins)
    return (*old[len(new) :], *(Put(place) for place in new))


def _paper(state: State, scale: Scale, round_: int) -> list[Place]:
    found = [p for p in state.under(f"place/{scale.name}/{round_}", Place) if is_paper(p)]
    return sorted(found, key=lambda place: int(place.who.removeprefix(PAPER)))


RULES: Rules = {Open: open_round, Reveal: reveal, Tally: tally}
