"""Every role, every command, every state of an activity: who may do what, from a table that is not the code's own."""

from collections.abc import Iterator
from functools import cache
from typing import Any, get_args, get_type_hints

import msgspec
import pytest

from board import leaving, moderators, workshop
from board.actor import KEEPER, NOBODY, Actor, Moment, hashed
from board.commands import Command
from board.decide import Rejection, decide
from board.diff import Patch
from board.records import Activity
from board.state import State, evolve
from tests.board.chance import everything
from tests.board.examples import EXAMPLES
from tests.board.rooms import MODERATOR, NOON, WALL, seat, secret_of

SEAT, MOD, BOTH, SERVER, MOD_AND_SERVER = "seat", "moderator", "seat moderator", "keeper", "moderator keeper"
WHO = {
    "seat.join": SEAT, "seat.edit": SEAT, "seat.side": SEAT, "seat.forget": SEAT, "seat.remove": MOD,
    "hand.raise": SEAT, "hand.call": MOD, "hand.lower": MOD,
    "question.ask": SEAT, "question.withdraw": SEAT, "question.reply": MOD,
    "workshop.edit": MOD, "workshop.show": MOD, "workshop.close": MOD, "workshop.reopen": MOD, "workshop.keep": MOD,
    "workshop.unname": MOD_AND_SERVER, "workshop.put_off": SERVER, "screen.set": MOD,
    "moderator.invite": MOD, "moderator.rename": MOD, "moderator.revoke": MOD, "wall.add": MOD, "note.edit": MOD,
    "activity.add": MOD, "activity.edit": MOD, "activity.remove": MOD, "activity.move": MOD, "activity.shut": MOD,
    "activity.skip": MOD, "activity.agree": SEAT,
    "timer.start": MOD, "timer.pause": MOD, "timer.add": MOD, "timer.stop": MOD, "part.more": MOD,
    "scale.place": SEAT, "scale.listen": SEAT, "scale.withdraw": SEAT, "scale.here": SEAT,
    "scale.open": MOD, "scale.reveal": MOD, "scale.talk": MOD, "scale.tally": MOD,
    "groups.make": MOD, "groups.move": MOD, "groups.clear": MOD,
    "card.add": BOTH, "card.edit": BOTH, "card.move": BOTH, "card.group": BOTH, "card.bin": BOTH,
    "card.take_back": BOTH, "card.translate": BOTH, "card.link": BOTH, "card.dots": SEAT,
    "cards.phase": MOD, "card.merge": MOD, "card.mark": MOD, "card.spotlight": MOD, "card.forget": MOD,
    "cards.pick": MOD, "cards.send": MOD, "cards.deal": MOD, "cards.focus": MOD,
    "rating.mark": SEAT, "rating.spread": BOTH, "rating.agree": BOTH,
    "choice.phase": MOD, "choice.answer": SEAT, "choice.withdraw": SEAT,
    "canvas.lock": MOD, "canvas.strength": BOTH, "table.set": BOTH,
}  # fmt: skip
AFTER_THE_END = {
    "seat.join", "seat.forget", "seat.remove", "workshop.reopen", "workshop.edit", "workshop.show", "workshop.keep",
    "workshop.unname", "workshop.put_off", "screen.set", "question.reply", "moderator.invite", "moderator.rename",
    "moderator.revoke", "wall.add", "note.edit",
}  # fmt: skip
INVITED = Actor("moderator", "", secret_of("invited"))


def tag(command: Command) -> str:
    return str(command.__struct_config__.tag)


@cache
def room() -> State:
    """Every kind of activity, people in groups, invited moderators, one link ended, one person forgotten."""
    found = everything("names", "live")
    found.join("gone")
    for secret in ("invited", "ended"):
        found.do(MODERATOR, moderators.Invite(hashed(secret_of(secret)), "Someone"))
    found.do(MODERATOR, moderators.Revoke(hashed(secret_of("ended"))))
    found.do(seat("gone"), leaving.Forget(keep=True))
    found.do(MODERATOR, workshop.SetWall(blank=False))
    return found.state


ACTORS: dict[str, Actor] = {
    "seat": seat("anna"),
    "moderator": MODERATOR,
    "invited moderator": INVITED,
    "keeper": KEEPER,
    "wall": WALL,
    "nobody": NOBODY,
    "stranger": seat("stranger"),
    "forgotten": seat("gone"),
    "ended moderator": Actor("moderator", "", secret_of("ended")),
    "moderator of another room": Actor("moderator", "", secret_of("other")),
    "seat as moderator": Actor("moderator", "", seat("anna").secret),
    "wall as moderator": Actor("moderator", "", WALL.secret),
    "moderator as seat": Actor("seat", hashed(MODERATOR.secret), MODERATOR.secret),
    "made-up keeper": Actor("keeper", "", MODERATOR.secret),
}


def role_of(name: str) -> str:
    """The role in whose right someone acts here; "" for none."""
    return {"seat": SEAT, "moderator": MOD, "invited moderator": MOD, "keeper": SERVER}.get(name, "")


def states() -> Iterator[tuple[str, str, bool, bool, State]]:
    """(activity, phase, shut, over, state) for every activity in every phase that its kind has."""
    for found in room().under("activity", Activity):
        for phase in get_args(get_type_hints(type(found))["phase"]) or ("closed", "open"):
            for shut in (False, True):
                for over in (False, True):
                    fields = {"phase": phase, "opened": phase != "closed", "shut": shut}
                    change = (Patch(found.id, fields), Patch("workshop", {"closed": over}))
                    yield found.name, phase, shut, over, evolve(room(), change)


def aimed(command: Any, activity: str) -> Command:
    """The same, at this activity."""
    if "activity" not in command.__struct_fields__ or tag(command) == "activity.add":
        return command  # type: ignore[no-any-return]
    return msgspec.structs.replace(command, activity=activity)  # type: ignore[no-any-return]


def test_ROLE_1_the_table_has_every_command_and_no_other() -> None:
    assert {tag(command) for command in EXAMPLES} == WHO.keys()
    assert WHO.keys() >= AFTER_THE_END


@pytest.mark.parametrize("name", ACTORS)
def test_ROLE_1_every_command_in_every_state_is_for_those_whom_the_table_names(name: str) -> None:
    actor, tried = ACTORS[name], 0
    for activity, phase, shut, over, state in states():
        for example in EXAMPLES:
            command = aimed(example, activity)
            outcome = decide(state, command, actor, Moment(NOON, 7))
            tried += 1
            code = outcome.code if isinstance(outcome, Rejection) else ""
            _judge(name, tag(command), (activity, phase, shut, over), code, outcome)
    assert tried == len(EXAMPLES) * len(list(states()))


def _judge(name: str, command: str, where: tuple[str, str, bool, bool], code: str, outcome: Any) -> None:
    activity, phase, shut, over = where
    if role_of(name) not in WHO[command].split() and not (command == "seat.join" and ACTORS[name].role == "seat"):
        assert code == "not_allowed", (command, where)
        return
    if over and command not in AFTER_THE_END and activity != workshop.CLOSING:
        assert code in ("closed", "not_allowed"), (command, where)
    elif shut and role_of(name) == SEAT and _answers(command):
        assert code, (command, where)
    elif phase == "closed" and role_of(name) == SEAT and _answers(command):
        assert code or not outcome, (command, where)


def _answers(command: str) -> bool:
    """Whether it says something in an activity; being there, and standing up, say nothing."""
    return (
        command.split(".", maxsplit=1)[0] in ("scale", "card", "rating", "choice", "canvas", "table")
        and command != "scale.here"
    )


def test_ROLE_1_who_has_no_place_here_has_no_effect_whatever_they_send() -> None:
    for name, actor in ACTORS.items():
        if role_of(name):
            continue
        for command in EXAMPLES:
            if isinstance(command, workshop.Join) and actor.role == "seat" and actor != NOBODY:
                continue
            assert decide(room(), command, actor, Moment(NOON, 7)) == Rejection("not_allowed"), (name, command)
