"""The course of the evening: where everyone is led, how long each part has taken, and count-downs for all.

Times are the server's, in milliseconds. A part's clock runs by itself for as long as everyone is at it; a count-down
(a silent minute, minutes to talk or to work) is started by hand, and ends when people are led on.
"""

from collections.abc import Iterator
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from board.actor import Actor, Moment
from board.diff import Diff, Patch, Put, Remove
from board.records import Activity, Record, Rejected, Workshop
from board.state import Rules, State

MINUTE = 60_000
TIMER = "timer"
LONGEST = 180  # minutes of a count-down
MORE_MOST = 600  # minutes that a part may be given beyond its plan
ANOTHER_DAY = 6 * 60 * MINUTE  # after the hour at which all was to be over: what begins then is another time

What = Literal["silence", "talk", "work"]


class Spent(Record, frozen=True, kw_only=True, tag="spent"):
    """The time of one part, `spent/<activity>`.

    `began`: when people were led to it first; `since`: when they were led there last, 0 when they are not there;
    `spent`: how long they stayed in earlier visits; `more`: minutes granted beyond the planned ones.
    """

    began: int
    since: int = 0
    spent: int = 0
    more: int = 0


class Timer(Record, frozen=True, kw_only=True, tag="timer"):
    """The count-down that all see. `until`: when it is over, 0 while it stands; `left`: what was left then.

    `whole`: all it was given. What is over stays until people are led on: the wall says softly that time is up.
    """

    what: What
    until: int
    left: int = 0
    whole: int = 0


class StartTimer(msgspec.Struct, frozen=True, tag="timer.start", tag_field="t", forbid_unknown_fields=True):
    """A silent minute, or minutes to talk or work; in place of the one that runs."""

    what: What
    seconds: Annotated[int, Meta(ge=5, le=LONGEST * 60)]


class PauseTimer(msgspec.Struct, frozen=True, tag="timer.pause", tag_field="t", forbid_unknown_fields=True):
    """Let it stand, or go on."""

    paused: bool


class AddTime(msgspec.Struct, frozen=True, tag="timer.add", tag_field="t", forbid_unknown_fields=True):
    """So much more; what is over begins anew with it."""

    seconds: Annotated[int, Meta(ge=5, le=LONGEST * 60)]


class StopTimer(msgspec.Struct, frozen=True, tag="timer.stop", tag_field="t", forbid_unknown_fields=True):
    """End it before its time."""


class GiveMinutes(msgspec.Struct, frozen=True, tag="part.more", tag_field="t", forbid_unknown_fields=True):
    """Some minutes more for the part that everyone is at, beside the planned ones."""

    minutes: Annotated[int, Meta(ge=1, le=60)]


Command = StartTimer | PauseTimer | AddTime | StopTimer | GiveMinutes


# Where everyone is led


def led_to(state: State, activity: str, moment: Moment) -> Diff:
    """Everyone looks at this part from now on; "" is the lobby. What was there before took its time."""
    workshop = state.get("workshop", Workshop)
    if workshop is None or (activity and activity not in workshop.agenda):
        return ()  # what is beside the agenda, such as the practice line, leads nobody
    if workshop.current == activity and _is_counted(state, activity):
        return ()
    here = {} if workshop.current == activity else {"current": activity}
    change = here | _settled(state, workshop, activity, moment)
    return (
        *((Patch("workshop", change),) if change else ()),
        *_not_skipped(state, activity),
        *left(state, workshop.current, moment),
        *arrived(state, activity, moment),
        *_timer_over(state),
    )


def _settled(state: State, workshop: Workshop, activity: str, moment: Moment) -> dict[str, object]:
    """When all is to be over is settled as the first part begins, by the minutes of what is still to come."""
    if not activity or moment.at < workshop.ends + ANOTHER_DAY:
        return {}
    parts = [found for name in workshop.agenda if (found := state.get(f"activity/{name}", Activity))]
    ahead = sum(one.minutes for one in parts if one.name == activity or not (one.opened or one.skipped))
    return {"ends": moment.at + ahead * MINUTE} if ahead else {}


def _not_skipped(state: State, activity: str) -> Diff:
    """What people are led to is no longer passed over."""
    found = state.get(f"activity/{activity}", Activity)
    return (Patch(found.id, {"skipped": False}),) if found is not None and found.skipped else ()


def left(state: State, activity: str, moment: Moment) -> Diff:
    """Nobody is at this part any more: its clock stands."""
    time = state.get(f"spent/{activity}", Spent)
    if time is None or not time.since:
        return ()
    return (Patch(time.id, {"since": 0, "spent": time.spent + max(0, moment.at - time.since)}),)


def arrived(state: State, activity: str, moment: Moment) -> Diff:
    """The part's clock runs. The lobby has none."""
    if not activity:
        return ()
    time = state.get(f"spent/{activity}", Spent)
    if time is None:
        return (Put(Spent(id=f"spent/{activity}", began=moment.at, since=moment.at)),)
    return () if time.since else (Patch(time.id, {"since": moment.at}),)


def talk_begins(until: int, minutes: int) -> Diff:
    """The count-down of a talk."""
    return (Put(Timer(id=TIMER, what="talk", until=until, whole=minutes * MINUTE)),)


def talk_ends(state: State) -> Diff:
    """No count-down outlives its talk."""
    timer = state.get(TIMER, Timer)
    return (Remove(TIMER),) if timer is not None and timer.what == "talk" else ()


def _is_counted(state: State, activity: str) -> bool:
    time = state.get(f"spent/{activity}", Spent)
    return not activity or (time is not None and time.since > 0)


def _timer_over(state: State) -> Diff:
    return () if state.get(TIMER, Timer) is None else (Remove(TIMER),)


# The count-down


def start(state: State, command: StartTimer, actor: Actor, moment: Moment) -> Diff:
    whole = command.seconds * 1_000
    return (Put(Timer(id=TIMER, what=command.what, until=moment.at + whole, whole=whole)),)


def pause(state: State, command: PauseTimer, actor: Actor, moment: Moment) -> Diff:
    timer = _timer(state)
    if command.paused == (not timer.until):
        return ()
    if command.paused:
        return (Patch(TIMER, {"until": 0, "left": max(0, timer.until - moment.at)}),)
    return (Patch(TIMER, {"until": moment.at + timer.left, "left": 0}),)


def add(state: State, command: AddTime, actor: Actor, moment: Moment) -> Diff:
    timer, more = _timer(state), command.seconds * 1_000
    whole = timer.whole + more
    if whole > LONGEST * MINUTE:
        raise Rejected("too_long", most=LONGEST)
    if not timer.until:
        return (Patch(TIMER, {"left": timer.left + more, "whole": whole}),)
    return (Patch(TIMER, {"until": max(timer.until, moment.at) + more, "whole": whole}),)


def stop(state: State, command: StopTimer, actor: Actor, moment: Moment) -> Diff:
    return _timer_over(state)


def _timer(state: State) -> Timer:
    timer = state.get(TIMER, Timer)
    if timer is None:
        raise Rejected("no_timer")
    return timer


def give_minutes(state: State, command: GiveMinutes, actor: Actor, moment: Moment) -> Diff:
    workshop = state.get("workshop", Workshop)
    time = None if workshop is None else state.get(f"spent/{workshop.current}", Spent)
    if time is None or state.get(f"activity/{time.id.removeprefix('spent/')}", Activity) is None:
        raise Rejected("no_such_activity")
    if time.more + command.minutes > MORE_MOST:
        raise Rejected("too_long", most=MORE_MOST)
    return (Patch(time.id, {"more": time.more + command.minutes}),)


def project(record: Record) -> Iterator[tuple[str, dict[str, object]]]:
    """All may know how late it is."""
    if isinstance(record, Spent):
        yield "all", {
            "t": "spent", "began": record.began, "since": record.since, "spent": record.spent, "more": record.more,
        }  # fmt: skip
    elif isinstance(record, Timer):
        yield "all", {
            "t": "timer", "what": record.what, "until": record.until, "left": record.left, "whole": record.whole,
        }  # fmt: skip


RULES: Rules = {StartTimer: start, PauseTimer: pause, AddTime: add, StopTimer: stop, GiveMinutes: give_minutes}
