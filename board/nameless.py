"""What keeps nameless answers nameless when they are shown."""

from collections.abc import Iterable
from typing import Protocol, TypeVar

from board.diff import Diff, Effect, Patch
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


class TeamAnswer(Answer, Protocol):
    """An answer given in a group, or "" where all answer together."""

    @property
    def team(self) -> str: ...


A = TypeVar("A", bound=Answer)
T = TypeVar("T", bound=TeamAnswer)


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


def newly_seen_by_team(state: State, answers: Iterable[T]) -> Diff:
    """The same, for each group by itself, where its figures are shown by themselves; a group of too few waits.

    Raises Rejected("too_few") when no group has enough, or one that was shown before has too few by now.
    """
    given = list(answers)
    shown: list[Effect] = []
    refused: list[Rejected] = []
    teams = sorted({answer.team for answer in given}) or [""]
    for team in teams:
        own = [answer for answer in given if answer.team == team]
        try:
            shown += newly_seen(state, own, [answer.who for answer in own if answer.seen])
        except Rejected as rejected:
            if any(answer.seen for answer in own):
                raise
            refused.append(rejected)
    if len(refused) == len(teams):
        raise refused[0]
    return tuple(shown)


def smallest_group(state: State) -> int:
    """The fewest people of whom anything nameless may be shown."""
    workshop = state.get("workshop", Workshop)
    return 1 if workshop is None else workshop.small
