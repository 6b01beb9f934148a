"""Who comes in by a link: moderators, who invite each other, and walls. Nobody locks anyone out."""

from collections.abc import Iterator
from typing import Annotated

import msgspec

from board.activities.showing import Public, public
from board.actor import Actor, Moment
from board.agenda import the_workshop
from board.diff import Diff, Patch, Put, Remove
from board.records import NAME_MOST, Moderator, Record, Rejected, Seat, Workshop, plain
from board.state import Rules, State

MODERATORS_MOST = 20  # invited ones
WALLS_MOST = 20  # made later; one for every moderator, for a wall that hangs in the hall must not go dark

Hash = Annotated[str, msgspec.Meta(pattern=r"^[A-Za-z0-9_-]{16}\Z")]


class Invite(msgspec.Struct, frozen=True, tag="moderator.invite", tag_field="t", forbid_unknown_fields=True):
    """A link of their own for another moderator. `id`: the hash of its secret."""

    id: Hash
    name: str


class Rename(msgspec.Struct, frozen=True, tag="moderator.rename", tag_field="t", forbid_unknown_fields=True):
    """What I am called."""

    name: str


class Revoke(msgspec.Struct, frozen=True, tag="moderator.revoke", tag_field="t", forbid_unknown_fields=True):
    """End an invited moderator's link."""

    id: str


class AddWall(msgspec.Struct, frozen=True, tag="wall.add", tag_field="t", forbid_unknown_fields=True):
    """One more link for walls. `id`: the hash of its secret."""

    id: Hash


Command = Invite | Rename | Revoke | AddWall


def admitted(state: State, actor: Actor) -> bool:
    """Whether the actor has a seat here, or came by a link that is good."""
    if actor.role == "seat":
        return state.get(f"seat/{actor.seat}", Seat) is not None
    workshop = state.get("workshop", Workshop)
    if workshop is None:
        return False
    if actor.role == "wall":
        return actor.mark in (workshop.wall, *workshop.walls)
    own = actor.mark in workshop.moderators or state.get(f"moderator/{actor.mark}", Moderator) is not None
    return own and actor.role == "moderator"


def invite(state: State, command: Invite, actor: Actor, moment: Moment) -> Diff:
    if command.id in the_workshop(state).moderators or state.find(f"moderator/{command.id}") is not None:
        raise Rejected("taken")
    if sum(other.by != "" for other in state.under("moderator", Moderator)) >= MODERATORS_MOST:
        raise Rejected("too_many", most=MODERATORS_MOST)
    return (Put(Moderator(id=f"moderator/{command.id}", name=_name(command.name), by=actor.mark)),)


def rename(state: State, command: Rename, actor: Actor, moment: Moment) -> Diff:
    own = state.get(f"moderator/{actor.mark}", Moderator) or Moderator(id=f"moderator/{actor.mark}", name="")
    return (Put(msgspec.structs.replace(own, name=_name(command.name))),)


def revoke(state: State, command: Revoke, actor: Actor, moment: Moment) -> Diff:
    first = the_workshop(state).moderators
    found = state.get(f"moderator/{command.id}", Moderator)
    if command.id in first:
        raise Rejected("first_link")
    if found is None:
        raise Rejected("no_such_link")
    if actor.mark != found.by and actor.mark not in first:
        raise Rejected("not_your_link")
    return (Remove(found.id),)


def add_wall(state: State, command: AddWall, actor: Actor, moment: Moment) -> Diff:
    workshop = the_workshop(state)
    if command.id in (workshop.wall, *workshop.walls):
        raise Rejected("taken")
    return (Patch("workshop", {"walls": (*workshop.walls, command.id)[-WALLS_MOST:]}),)


def _name(text: str) -> str:
    name = plain(text.replace("\n", " "), NAME_MOST, "name_too_long")
    if not name:
        raise Rejected("name_missing")
    return name


def project(record: Record) -> Iterator[tuple[str, Public]]:
    """It is the moderators' alone."""
    if isinstance(record, Moderator):
        yield "moderator", public(record, "id")


RULES: Rules = {Invite: invite, Rename: rename, Revoke: revoke, AddWall: add_wall}
