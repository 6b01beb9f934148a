"""Questions put to the moderator privately, with a name or without. Nobody else ever sees them."""

from collections.abc import Iterator
from typing import Annotated

import msgspec

from board.actor import Actor, Moment
from board.diff import Diff, Patch, Put, Remove
from board.records import Record, Rejected, Seat, plain
from board.state import Rules, State

QUESTION_MOST = 500
QUESTIONS_MOST = 500
SCOPE = "to the moderator"
"""Under this name a seat has its pseudonym for questions without a name, and its keys for them."""

Name = Annotated[str, msgspec.Meta(pattern=r"^[a-z0-9]{4,16}\Z")]


class Question(Record, frozen=True, kw_only=True, tag="question"):
    """`who`: the seat, or its pseudonym when asked without a name; `signed`, `guests` as on a card.

    `answer`: what the moderator wrote back; `done`: it needs nothing more.
    """

    who: str
    text: str
    signed: str = ""
    guests: tuple[int, ...] = ()
    answer: str = ""
    done: bool = False


class Ask(msgspec.Struct, frozen=True, tag="question.ask", tag_field="t", forbid_unknown_fields=True):
    """Put a question to the moderator alone. `named`: they are told who asks."""

    id: Name
    text: str
    named: bool = False


class Withdraw(msgspec.Struct, frozen=True, tag="question.withdraw", tag_field="t", forbid_unknown_fields=True):
    """Take my question back."""

    id: Name


class Reply(msgspec.Struct, frozen=True, tag="question.reply", tag_field="t", forbid_unknown_fields=True):
    """Write back to whoever asked, or only say that it is dealt with."""

    id: Name
    answer: str | None = None
    done: bool = True


Command = Ask | Withdraw | Reply


def ask(state: State, command: Ask, actor: Actor, moment: Moment) -> Diff:
    if state.find(f"question/{command.id}") is not None:
        raise Rejected("taken")
    if sum(1 for _ in state.under("question", Question)) >= QUESTIONS_MOST:
        raise Rejected("too_many", most=QUESTIONS_MOST)
    text = plain(command.text, QUESTION_MOST)
    if not text:
        raise Rejected("text_missing")
    seat = state.get(f"seat/{actor.seat}", Seat) if command.named else None
    signed, guests = ("", ()) if seat is None else (seat.name, () if seat.name else (seat.number,))
    who = actor.pseudonym(SCOPE) if seat is None else actor.seat
    return (Put(Question(id=f"question/{command.id}", who=who, text=text, signed=signed, guests=guests)),)


def withdraw(state: State, command: Withdraw, actor: Actor, moment: Moment) -> Diff:
    question = _question(state, command.id)
    if question.who not in (actor.seat, actor.pseudonym(SCOPE)):
        raise Rejected("not_yours")
    return (Remove(question.id),)


def reply(state: State, command: Reply, actor: Actor, moment: Moment) -> Diff:
    question = _question(state, command.id)
    answer = question.answer if command.answer is None else plain(command.answer, QUESTION_MOST)
    return (Patch(question.id, {"answer": answer, "done": command.done}),)


def _question(state: State, name: str) -> Question:
    question = state.get(f"question/{name}", Question)
    if question is None:
        raise Rejected("no_such_question")
    return question


def project(record: Record) -> Iterator[tuple[str, dict[str, object]]]:
    """The moderator's, and its owner's."""
    if not isinstance(record, Question):
        return
    shown: dict[str, object] = {"t": "question", "text": record.text, "answer": record.answer, "done": record.done}
    yield "moderator", {**shown, "signed": record.signed, "guests": record.guests}
    yield f"seat:{record.who}", {**shown, "mine": True, "named": bool(record.signed or record.guests)}


RULES: Rules = {Ask: ask, Withdraw: withdraw, Reply: reply}
