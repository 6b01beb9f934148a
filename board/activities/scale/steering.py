"""Rules of the moderator: write a statement, open a round, reveal it."""

from collections.abc import Iterator

from board.activities.scale.asking import scale_of, standing
from board.activities.scale.commands import Add, Edit, Open, Reveal
from board.activities.scale.records import Mode, Scale
from board.actor import Actor, Moment
from board.agenda import listed
from board.diff import Diff, Patch
from board.methods import LINE
from board.nameless import newly_seen
from board.records import LABEL_MOST, STATEMENT_MOST, Rejected, Text, plain_text
from board.state import Rules, State


def add(state: State, command: Add, actor: Actor, moment: Moment) -> Diff:
    new = scale_record(command.id, command.statement, command.mode, command.low, command.high)
    return listed(state, new, command.after)


def scale_record(name: str, statement: Text, mode: Mode, low: Text | None = None, high: Text | None = None) -> Scale:
    """A new statement. Raises Rejected when a text is missing or too long."""
    return Scale(
        id=f"activity/{name}",
        statement=plain_text(statement, STATEMENT_MOST),
        low=plain_text(low, LABEL_MOST) if low else LINE["low"],
        high=plain_text(high, LABEL_MOST) if high else LINE["high"],
        mode=mode,
    )


def edit(state: State, command: Edit, actor: Actor, moment: Moment) -> Diff:
    scale = scale_of(state, command.activity)
    fields: dict[str, object] = {}
    if command.statement is not None:
        fields["statement"] = plain_text(command.statement, STATEMENT_MOST)
    if command.low is not None:
        fields["low"] = plain_text(command.low, LABEL_MOST)
    if command.high is not None:
        fields["high"] = plain_text(command.high, LABEL_MOST)
    if command.spread is not None:
        fields["spread"] = command.spread
    if command.mode is not None and command.mode != scale.mode:
        if scale.phase != "closed":
            raise Rejected("mode_fixed")  # an answer given under a promise may be on its way, or was taken back
        fields["mode"] = command.mode
    return (Patch(scale.id, fields),) if fields else ()


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


RULES: Rules = {Add: add, Edit: edit, Open: open_round, Reveal: reveal}
