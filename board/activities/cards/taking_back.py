"""Undo: each person takes back their own last steps, as far as nobody has changed the same since."""

import msgspec

from board.activities.cards.asking import board_of, changed, head_of, heap_of, in_reach, writer
from board.activities.cards.commands import TakeBack
from board.activities.cards.records import Card, CardBoard, Step, linked
from board.actor import Actor, Moment
from board.diff import Diff, Effect, Remove
from board.records import Rejected
from board.state import Rules, State, patched

Values = dict[str, str | int | float]


def take_back(state: State, command: TakeBack, actor: Actor, moment: Moment) -> Diff:
    board = board_of(state, command.activity)
    steps = list(state.under(f"step/{board.name}/{writer(state, board, actor)}", Step))
    if not steps:
        raise Rejected("nothing_to_take_back")
    if actor.role != "moderator" and board.phase != "open":
        raise Rejected("not_open")
    last = max(steps, key=lambda step: step.number)
    card = state.get(last.record, Card)
    if card is None or not in_reach(state, board, card, actor):
        return (Remove(last.id),)
    last = _beside_others(card, last)
    if patched(card, last.after) != card:
        return (Remove(last.id),)  # someone has changed it since: theirs stands
    if not _has_room(board, last):
        return (Remove(last.id),)
    return (*_as_before(state, board, card, last), Remove(last.id))


def _beside_others(card: Card, step: Step) -> Step:
    """The step as it is if what others put into other columns of the row since was there all along."""
    if "values" not in step.after:
        return step
    before, after = (msgspec.convert(fields["values"], Values) for fields in (step.before, step.after))
    own = {column for column in {*before, *after} if before.get(column) != after.get(column)}
    others = {column: value for column, value in card.values.items() if column not in own}
    was, became = ({name: value for name, value in values.items() if name in own} for values in (before, after))
    return msgspec.structs.replace(step, before={"values": {**others, **was}}, after={"values": {**others, **became}})


def _has_room(board: CardBoard, step: Step) -> bool:
    """Whether the field that the card came from is still there, and takes cards."""
    field = step.before.get("field")
    return field is None or (field in board.places and board.takes(str(field)))


def _as_before(state: State, board: CardBoard, card: Card, step: Step) -> Diff:
    """The card as it was, as far as the other cards have a place for it now."""
    fields = dict(step.before)
    if fields.get("under"):
        fields["under"] = head_of(state, board, card, str(fields["under"])) or ""
    if fields.get("binned", card.binned):
        fields["under"] = ""
    if "links" in fields:
        links = msgspec.convert(fields["links"], tuple[str, ...])
        fields["links"] = tuple(to for to in links if state.find(linked(to)) is not None)
    again = patched(card, fields)
    assert isinstance(again, Card)
    return (*changed(card, fields), *_heap_again(state, card, again, step))


def _heap_again(state: State, card: Card, again: Card, step: Step) -> list[Effect]:
    """Those that followed in the step come back to the card; those that came to it since do not stay without it."""
    if not again.on_table or again.under:
        head = again.under if again.on_table else ""
        return [effect for other in heap_of(state, card) for effect in changed(other, {"under": head})]
    found = [state.get(f"card/{card.activity}/{name}", Card) for name in step.followers]
    left = [other for other in found if other is not None and not other.binned and not heap_of(state, other)]
    where = step.after.get("under", "")
    return [effect for other in left if other.under == where for effect in changed(other, {"under": card.name})]


RULES: Rules = {TakeBack: take_back}
