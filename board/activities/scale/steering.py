"""Rules of the moderator: open a round, reveal it."""

from collections.abc import Iterator

from board.activities.scale.asking import scale_of, standing
from board.activities.scale.commands import Open, Reveal
from board.activities.scale.records import Scale
from board.actor import Actor, Moment
from board.diff import Diff, Patch
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
    return (Patch(scale.id, {**fields, "revealed": revealed}), Patch("workshop", {"current": command.activity}))


def reveal(state: State, command: Reveal, actor: Actor, moment: Moment) -> Diff:
    scale = scale_of(state, command.activity)
    if scale.phase == "closed":
        raise Rejected("not_open")
    revealed = tuple(sorted({*scale.revealed, scale.round}))
    show = Patch(scale.id, {"phase": "shown", "revealed": revealed, "talk_until": 0})
    if scale.mode != "nameless" or scale.phase != "open":
        return (show,)
    return (show, *newly_seen(state, standing(state, scale, scale.round), _shown_before(state, scale)))


def _shown_before(state: State, scale: Scale) -> Iterator[str]:
    for round_ in range(1, scale.round + 1):  # not later ones: who came with others then may have been alone before
        yield from (place.who for place in standing(state, scale, round_) if place.seen)


RULES: Rules = {Open: open_round, Reveal: reveal}
