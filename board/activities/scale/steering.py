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
from board.sides import may_part, unsided
from board.state import Rules, State, evolve


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
    if scale.phase != "open":
        return (show, *talk_ends(state))
    seen = _places_seen(state, scale)
    return (show, *seen, *_sides(state, scale, seen), *talk_ends(state))


def _places_seen(state: State, scale: Scale) -> Diff:
    places = _people(state, scale, scale.round)
    if scale.mode != "nameless":
        return tuple(Patch(place.id, {"seen": True}) for place in places if scale.sides and not place.seen)
    if not places and _paper(state, scale, scale.round):
        return ()
    return newly_seen(state, places, _shown_before(state, scale))


def _people(state: State, scale: Scale, round_: int) -> list[Place]:
    return [place for place in standing(state, scale, round_) if not is_paper(place)]


def _shown_before(state: State, scale: Scale) -> Iterator[str]:
    for round_ in range(1, scale.round + 1):  # not later ones: who came with others then may have been alone before
        yield from _seen_in(state, scale, round_)


def _seen_in(state: State, scale: Scale, round_: int) -> Iterator[str]:
    yield from (place.who for place in standing(state, scale, round_) if place.seen)


def _sides(state: State, scale: Scale, seen: Diff) -> Diff:
    """Whether the round that is shown now is counted by side, too. People are known from one round to another."""
    if not scale.sides:
        return ()
    places = _people(evolve(state, seen), scale, scale.round)
    shown = [place for place in places if place.seen]
    ever = {who for round_ in range(1, scale.rounds + 1) for who in _seen_in(state, scale, round_)}
    others = tuple(round_ for round_ in scale.apart if round_ != scale.round)
    if not scale.mixed and may_part(state, shown, set(_shown_before(state, scale)), ever):
        return (Patch(scale.id, {"apart": (*others, scale.round)}),)
    return (Patch(scale.id, {"apart": others, "mixed": True}), *unsided(places))


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
