"""What keeps nameless answers nameless when they are shown."""

from collections.abc import Iterable
from typing import Protocol, TypeVar

from board.diff import Diff, Patch
from board.records import Rejected, Workshop
from board.state import State


class Answer(Protocol):
    """A record of one person's answer; `seen` once it has been shown."""

    @property
    def id(self) -> str: ...
    @property
    def who(self) -> str: ...
    @property
    def seen(self) -> bool: ...


A = TypeVar("A", bound=Answer)


def newly_seen(state: State, answers: Iterable[A], known: Iterable[str]) -> Diff:
    """Nameless answers become visible together, never fewer newcomers at once than the smallest group.

    `known`: who has been shown before. Someone who answers alone between two reveals would otherwise be the one
    new figure. Raises Rejected("too_few") when there would be fewer to show than the smallest group.
    """
    small, before = smallest_group(state), set(known)
    given = sorted(answers, key=lambda answer: answer.id)
    newcomers = [answer for answer in given if answer.who not in before]
    shown = given if len(newcomers) >= small else [answer for answer in given if answer.who in before]
    if len(shown) < small:
        raise Rejected("too_few", need=small)
    return tuple(Patch(answer.id, {"seen": True}) for answer in shown if not answer.seen)


def smallest_group(state: State) -> int:
    """The fewest people of whom anything nameless may be shown."""
    workshop = state.get("workshop", Workshop)
    return 1 if workshop is None else workshop.small
