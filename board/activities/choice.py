"""Choice: one answer or several, each with a remark if wanted: is it worth going on? (tool 2.4, last question)

"Yes, with concerns" is an answer of its own, and so is "I listen this time". Hidden until the reveal; nameless
as on the line: under a pseudonym in the log, never fewer at once than the smallest group on screen.
"""

import contextlib
from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

import msgspec
from msgspec import Meta

from board import earlier
from board.activities.asked import OfModerators, OfSeats
from board.activities.showing import activity_shown
from board.actor import Actor, Moment
from board.answering import signature, team_of
from board.course import led_to
from board.diff import Diff, Patch, Put, Remove
from board.nameless import newly_seen_by_team
from board.records import LABEL_MOST, Activity, Language, Later, Own, Record, Rejected, Side, Statement, plain
from board.sides import check, may_part, side_of, unsided
from board.state import Rules, State, evolve

REMARK_MOST = 300
OPTIONS_MOST = 12

Mode = Literal["nameless", "hidden", "live"]
Sign = Literal["yes", "concerns", "no", ""]
Words = dict[Language, Annotated[str, Meta(max_length=LABEL_MOST)]]


class Option(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One answer to choose, with a sign so that colour is not all that tells it apart.

    `other`: the same seen from the other side, on a picture that has two.
    """

    text: Words = {}
    sign: Sign = ""
    other: Words = {}


class Choice(Activity, frozen=True, kw_only=True, tag="choice"):
    """A question and its answers; `several`: more than one may be chosen.

    `picture`: how the answers are drawn; "pyramid": from the broadest level up to the smallest (section 1.3);
    "faces": from a smiling one to a sad one. `sides`: users and staff are counted apart. `apart`: they may be, as it
    was shown last; `mixed`: they may not be any more.
    """

    PROGRESS: ClassVar[frozenset[str]] = Activity.PROGRESS | {"apart", "mixed"}
    LATER: ClassVar[tuple[Later, ...]] = ("ask",)

    question: Statement
    options: Annotated[tuple[Option, ...], Meta(min_length=2, max_length=OPTIONS_MOST)]
    mode: Mode = "nameless"
    several: bool = False
    picture: Literal["", "pyramid", "faces"] = ""
    sides: bool = False

    phase: Literal["closed", "open", "shown"] = "closed"
    apart: bool = False
    mixed: bool = False

    def fixed(self) -> frozenset[str]:
        """What was chosen stays what it was; a slip of the pen can be mended while nobody has chosen."""
        return super().fixed() if self.phase == "closed" else super().fixed() | {"options", "mode", "several", "sides"}

    def check(self) -> None:
        super().check()
        check(self.sides, groups=self.groups, nameless=self.nameless)
        for number, option in enumerate(self.options):
            if not (option.text or option.other):
                raise Rejected("text_missing", place=f"options[{number}].text")

    @property
    def nameless(self) -> bool:
        return self.mode == "nameless"


class Vote(Own, frozen=True, kw_only=True, tag="vote"):
    """One person's answer: options by number, none of them for "I listen this time".

    `team`: the group it was given in, where each has its own answers. `signed`, `guests`: as on a card. `side`: of
    whoever gave it, where that is asked.
    """

    who: str
    picks: tuple[int, ...]
    remark: str = ""
    signed: str = ""
    guests: tuple[int, ...] = ()
    team: str = ""
    seen: bool = False
    side: Side = ""


class LeadChoice(OfModerators, frozen=True, tag="choice.phase"):
    """Open it, or show the answers."""

    phase: Literal["open", "shown"]


class GiveVote(OfSeats, frozen=True, tag="choice.answer"):
    """My answer; without picks: I listen this time."""

    picks: Annotated[tuple[int, ...], Meta(max_length=OPTIONS_MOST)]
    remark: str = ""


class WithdrawVote(OfSeats, frozen=True, tag="choice.withdraw"):
    """As if I had not answered."""


Command = LeadChoice | GiveVote | WithdrawVote


def lead(state: State, command: LeadChoice, actor: Actor, moment: Moment) -> Diff:
    choice = _choice(state, command.activity)
    if command.phase == "shown" and choice.phase == "closed":
        raise Rejected("not_open")
    fields = {"phase": command.phase, "opened": True}
    steer = (Patch(choice.id, fields), *led_to(state, choice.name, moment))
    if command.phase != "shown":
        return steer
    seen = _votes_seen(state, choice)
    return (*steer, *seen, *_sides(state, choice, seen))


def _sides(state: State, choice: Choice, seen: Diff) -> Diff:
    """Whether the answers that are shown now are counted by side, too."""
    if not choice.sides or choice.phase == "shown":
        return ()
    votes = list(evolve(state, seen).under(f"vote/{choice.name}", Vote))
    shown = [vote for vote in votes if vote.picks and vote.seen]
    known = {vote.who for vote in state.under(f"vote/{choice.name}", Vote) if vote.picks and vote.seen}
    if not choice.mixed and may_part(state, shown, known):
        return (Patch(choice.id, {"apart": True}),)
    return (Patch(choice.id, {"apart": False, "mixed": True}), *unsided(votes))


def _votes_seen(state: State, choice: Choice) -> Diff:
    """Who listens is counted apart, so it is no cover for the few who chose; nor they for a remark of who listens."""
    votes = list(state.under(f"vote/{choice.name}", Vote))
    if not choice.nameless:
        return tuple(Patch(vote.id, {"seen": True}) for vote in votes if choice.sides and vote.picks and not vote.seen)
    chosen = newly_seen_by_team(state, [vote for vote in votes if vote.picks])
    with contextlib.suppress(Rejected):  # too few of them: their remarks wait
        return (*chosen, *newly_seen_by_team(state, [vote for vote in votes if not vote.picks and vote.remark]))
    return chosen


def vote(state: State, command: GiveVote, actor: Actor, moment: Moment) -> Diff:
    choice = _open(state, command.activity)
    picks = tuple(sorted(set(command.picks)))
    if any(pick not in range(len(choice.options)) for pick in picks) or (len(picks) > 1 and not choice.several):
        raise Rejected("malformed", field="picks")
    team = team_of(state, choice, actor)
    who = actor.who(choice, team)
    standing = state.get(f"vote/{choice.name}/{who}", Vote)
    signed, guests = signature(state, choice, actor)
    new = Vote(
        id=f"vote/{choice.name}/{who}", activity=choice.name, who=who, picks=picks,
        remark=plain(command.remark, REMARK_MOST), signed=signed, guests=guests, team=team,
        seen=standing is not None and standing.seen and bool(standing.picks) == bool(picks),
        side=side_of(state, actor, standing) if choice.sides and not choice.mixed else "",
    )  # fmt: skip
    return () if new == standing else (Put(new),)


def withdraw(state: State, command: WithdrawVote, actor: Actor, moment: Moment) -> Diff:
    choice = _open(state, command.activity)
    return (Remove(f"vote/{choice.name}/{actor.who(choice, team_of(state, choice, actor))}"),)


def _choice(state: State, name: str) -> Choice:
    choice = state.get(f"activity/{name}", Choice)
    if choice is None:
        raise Rejected("no_such_activity")
    return choice


def _open(state: State, name: str) -> Choice:
    choice = _choice(state, name)
    if choice.phase != "open":
        raise Rejected("not_open")
    return choice


# What may be seen


def project(record: Record, choice: Choice) -> Iterator[tuple[str, dict[str, object]]]:
    """The channels that show this record, and what of it they show."""
    if isinstance(record, Choice):
        yield from activity_shown(record)
    elif isinstance(record, Vote):
        yield f"seat:{record.who}", {"t": "vote", "picks": record.picks, "remark": record.remark, "mine": True}
        if record.remark and _may_be_seen(record, choice):
            yield "all", {
                "t": "vote", "picks": record.picks, "remark": record.remark, "team": record.team,
                "signed": record.signed, "guests": record.guests,
            }  # fmt: skip
    else:
        yield from earlier.project(record, choice, shown=choice.mode == "live" or choice.phase == "shown")


def tally(record: Record, choice: Choice) -> Iterator[tuple[str, str, str]]:
    """How many have answered or listen; and what, once shown. Of all, and of each group where groups answer."""
    if not isinstance(record, Vote):
        return
    counts = [f"count/{choice.name}/votes", *([f"count/{choice.name}/votes/{record.team}"] if record.team else [])]
    if record.side and record.picks and choice.apart and _may_be_seen(record, choice):
        counts.append(f"count/{choice.name}/votes/side/{record.side}")
    for count in counts:
        yield "all", count, "placed" if record.picks else "listening"
        if _may_be_seen(record, choice):
            for pick in record.picks:
                yield "all", count, f"o{pick}"


def sight(choice: Choice) -> object:
    """Changes exactly when the records of this choice must be projected anew."""
    return (choice.opened, choice.mode, choice.phase, choice.apart)


def children(choice: Choice) -> Iterator[str]:
    """The path under which the votes are listed."""
    yield f"vote/{choice.name}"


def own_channels(choice: Choice, actor: Actor, team: str) -> Iterator[str]:
    """The channels of one seat that this choice needs beside the seat's own."""
    if choice.nameless and choice.opened:
        yield f"seat:{actor.pseudonym(choice.name, team if choice.groups else '')}"


def answer_id(choice: Choice, actor: Actor, team: str) -> str:
    """Where this actor's answer is kept."""
    return f"vote/{choice.name}/{actor.who(choice, team if choice.groups else '')}"


def _may_be_seen(vote: Vote, choice: Choice) -> bool:
    if choice.mode == "live":
        return True
    return choice.phase == "shown" and (not choice.nameless or vote.seen)


RULES: Rules = {LeadChoice: lead, GiveVote: vote, WithdrawVote: withdraw}
