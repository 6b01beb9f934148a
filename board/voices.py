"""Whose voice is in an activity: how many have said something so far, never who, and never how much."""

from board.activities import kind_of
from board.activities.cards import CardBoard, Voice
from board.activities.scale import Scale
from board.actor import Actor
from board.commands import ANSWERS, Command
from board.diff import Diff, Put
from board.records import Activity, Seat, Workshop
from board.state import State


def heard(state: State, command: Command, actor: Actor) -> Diff:
    """That the actor has said something on a board, once: cards alone do not tell how many wrote them."""
    if actor.role != "seat" or not isinstance(command, ANSWERS):
        return ()
    board = state.get(f"activity/{command.activity}", CardBoard)
    if board is None:
        return ()
    path = kind_of(board).answer_id(board, actor, _team(state, actor))
    return () if state.find(path) is not None else (Put(Voice(id=path, activity=board.name)),)


def answer_path(state: State, actor: Actor) -> str:
    """The record that is there once the actor has said anything in what everyone is at (on a line: in this round)."""
    found = _at(state)
    return "" if found is None else kind_of(found).answer_id(found, actor, _team(state, actor))


def at_now(state: State) -> str:
    """What that is: the activity that everyone is at, with the round of a line; "" in the lobby."""
    found = _at(state)
    if found is None:
        return ""
    return f"{found.name}/{found.round}" if isinstance(found, Scale) else found.name


def _at(state: State) -> Activity | None:
    workshop = state.get("workshop", Workshop)
    return None if workshop is None else state.get(f"activity/{workshop.current}", Activity)


def _team(state: State, actor: Actor) -> str:
    seat = state.get(f"seat/{actor.seat}", Seat)
    return "" if seat is None else seat.group
