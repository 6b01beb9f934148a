"""Undo: each person takes back their own last steps, as far as nobody has changed the same since."""

from board.activities.cards.asking import board_of, cards_of, head_of, in_reach, writer
from board.activities.cards.commands import TakeBack
from board.activities.cards.records import Card, CardBoard, Step
from board.actor import Actor, Moment
from board.diff import Diff, Effect, Patch, Remove
from board.records import Rejected
from board.state import Rules, State, patched


def take_back(state: State, command: TakeBack, actor: Actor, moment: Moment) -> Diff:
    board = board_of(state, command.activity)
    steps = list(state.under(f"step/{board.name}/{writer(state, board, actor)}", Step))
    if not steps:
        raise Rejected("nothing_to_take_back")
    if actor.role != "moderator" and board.phase != "open":
        raise Rejected("not_open")
    last = max(steps, key=lambda step: step.number)
    card = state.get(last.record, Card)
    if card is None or any(getattr(card, name) != value for name, value in last.after.items()):
        return (Remove(last.id),)  # someone has changed it since: theirs stands
    if not in_reach(state, board, card, actor):
        return (Remove(last.id),)
    return (*_as_before(state, board, card, last), Remove(last.id))


def _as_before(state: State, board: CardBoard, card: Card, step: Step) -> Diff:
    """The card as it was, as far as the other cards have a place for it now."""
    fields = dict(step.before)
    if fields.get("under"):
        fields["under"] = head_of(state, board, card, str(fields["under"])) or ""
    if fields.get("binned", card.binned):
        fields["under"] = ""
    again = patched(card, fields)
    assert isinstance(again, Card)
    return (Patch(card.id, fields), *_heap_of(state, board, again, step))


def _heap_of(state: State, board: CardBoard, card: Card, step: Step) -> list[Effect]:
    """Those that followed in the step come back to the card; those that came to it since do not stay without it."""
    others = {other.name: other for other in cards_of(state, board)}
    if not card.on_table or card.under:
        head = card.under if card.on_table else ""
        return [Patch(other.id, {"under": head}) for other in others.values() if other.under == card.name]
    heads = {other.under for other in others.values()}
    left = [others[name] for name in step.followers if name in others and name not in heads]
    where = step.after.get("under", "")
    return [Patch(other.id, {"under": card.name}) for other in left if other.under == where and not other.binned]


RULES: Rules = {TakeBack: take_back}
