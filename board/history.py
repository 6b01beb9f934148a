"""What the moderators changed, for each other to read: which of them, when, where. Nothing that anyone wrote.

It lies in a ring: a new change takes the place of the oldest. Times are whole minutes: finer ones would tell, of the
nameless answers that stand between two changes in the log, when they came.
"""

from collections.abc import Iterator
from typing import Any

from board.activities.showing import Public, public
from board.actor import Actor, Moment
from board.diff import Diff, Effect, Patch, Put, Remove
from board.records import Activity, Moderator, Record, Workshop, said
from board.state import State, patched

KEPT = 200
MINUTE = 60_000  # milliseconds; the same, done again in the next one at the latest, is one change: someone is typing
SWITCHES = ("shut", "locked", "binned", "dealt", "shown", "paused", "blank")
"""What commands turn on or off."""


class Change(Record, frozen=True, kw_only=True, tag="change"):
    """A command of a moderator that changed something.

    `number`: which one it is, from 1; the id `change/<place>` is its place in the ring. `what`: the command's name;
    `activity`: what it named, "" for the workshop; `by`: the hash of the moderator; `name`: what they were called, for
    their link may be ended since; `at`: server time in milliseconds, a whole minute; `detail`: the phase or round it
    led to, whether it turned something on or off, whom it invited or sent away, what it took off the agenda.
    """

    number: int
    what: str
    activity: str
    by: str
    at: int
    name: str = ""
    detail: str = ""


def noted(state: State, diff: Diff, command: Any, actor: Actor, moment: Moment) -> Diff:
    """What is to be kept of a command that leads to this diff; nothing of seats', or if all stays as it is."""
    if actor.role != "moderator" or not any(_changes(state, effect) for effect in diff):
        return ()
    before = sorted(state.under("change", Change), key=lambda change: change.number)
    new = _change(state, before[-1].number + 1 if before else 1, command, actor, moment)
    last = next((change for change in reversed(before) if change.by == new.by), None)
    if last is not None and _goes_on(last, new):
        return (Patch(last.id, {"at": new.at}),) if new.at > last.at else ()
    return (Put(new),)


def _change(state: State, number: int, command: Any, actor: Actor, moment: Moment) -> Change:
    own = state.get(f"moderator/{actor.mark}", Moderator)
    return Change(
        id=f"change/{number % KEPT}",
        number=number,
        what=command.__struct_config__.tag,
        activity=getattr(command, "activity", ""),
        by=actor.mark,
        at=moment.at // MINUTE * MINUTE,
        name="" if own is None else own.name,
        detail=_detail(state, command),
    )


def _goes_on(last: Change, new: Change) -> bool:
    same = (last.what, last.activity, last.detail) == (new.what, new.activity, new.detail)
    return same and new.at - last.at <= MINUTE


def _changes(state: State, effect: Effect) -> bool:
    record_id = effect.record.id if isinstance(effect, Put) else effect.id
    standing = state.find(record_id)
    if isinstance(effect, Put):
        return bool(standing != effect.record)
    return standing is not None and (isinstance(effect, Remove) or patched(standing, effect.fields) != standing)


def _detail(state: State, command: Any) -> str:
    match command.__struct_config__.tag:
        case "activity.remove":
            return _title(state, command.activity)
        case "moderator.invite":
            return str(command.name)
        case "moderator.revoke":
            found = state.get(f"moderator/{command.id}", Moderator)
            return "" if found is None else found.name
        case "scale.open":
            return str(command.round)
    return _turned(command) or str(getattr(command, "phase", getattr(command, "what", "")))


def _turned(command: Any) -> str:
    values = [getattr(command, name, None) for name in SWITCHES]
    return "on" if True in values else "off" if False in values else ""


def _title(state: State, activity: str) -> str:
    """In the workshop's language."""
    found, workshop = state.get(f"activity/{activity}", Activity), state.get("workshop", Workshop)
    texts = [getattr(found, name, {}) for name in ("title", "statement", "question")]
    return next((said(text, workshop.language) for text in texts if text), "") if workshop is not None else ""


def project(record: Record) -> Iterator[tuple[str, Public]]:
    """It is the moderators' alone."""
    if isinstance(record, Change):
        yield "moderator", public(record, "id")
