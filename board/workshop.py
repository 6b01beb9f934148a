"""The workshop itself: its people, its agenda, and what everyone looks at."""

from collections.abc import Iterator
from typing import Annotated, Literal

import msgspec

from board.activities import choice, scale
from board.actor import Actor, Moment, hashed
from board.agenda import begun as began
from board.agenda import listed, the_workshop
from board.course import arrived, led_to, left
from board.days import LATEST, midnight
from board.diff import Diff, Effect, Patch, Put
from board.groups import smallest
from board.keeping import all_goes, names_go
from board.links import address_of, call_of
from board.methods import AGENDAS, CLOSING_WORDS, LINE
from board.preparing import copied
from board.records import (
    NAME_MOST,
    TITLE_MOST,
    Group,
    Language,
    Record,
    Rejected,
    Seat,
    Text,
    WiFi,
    Workshop,
    Zoom,
    plain,
)  # fmt: skip
from board.state import Rules, State
from board.tools import Template

PRACTICE = "practice"
CLOSING = "closing"
SEATS_MOST = 5_000


class Statement(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A statement chosen or written before the workshop opens."""

    statement: Text


class NewWorkshop(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the page "start a workshop" sends: an agenda of the method by name, or statements, or both."""

    title: str
    language: Language
    agenda: str = ""
    statements: Annotated[tuple[Statement, ...], msgspec.Meta(max_length=50)] = ()
    mode: scale.Mode = "nameless"

    def templates(self) -> list[Template]:
        """What is on the agenda at first. Raises Rejected when there is no such agenda."""
        if self.agenda and self.agenda not in AGENDAS:
            raise Rejected("no_such_tool")
        ready = AGENDAS[self.agenda]["activities"] if self.agenda else []
        own = [{"kind": "scale", "statement": one.statement, "mode": self.mode} for one in self.statements]
        return [*ready, *own]


# Commands


class Join(msgspec.Struct, frozen=True, tag="seat.join", tag_field="t", forbid_unknown_fields=True):
    """Take a seat; the actor's secret makes it. Joining twice with one secret is joining once."""

    name: str
    remote: bool


class EditSeat(msgspec.Struct, frozen=True, tag="seat.edit", tag_field="t", forbid_unknown_fields=True):
    """Another name, or from the hall to remote and back."""

    name: str | None = None
    remote: bool | None = None


class EditWorkshop(msgspec.Struct, frozen=True, tag="workshop.edit", tag_field="t", forbid_unknown_fields=True):
    """Another title, or the hall's Wi-Fi for the lobby (an empty name takes it away).

    `address`: what phones are told to open; `call`: a video call for those who are elsewhere. "" takes either away.
    `second`, `browse`, `ends`: see Workshop. None: as it was.
    """

    title: str | None = None
    wifi: WiFi | None = None
    address: str | None = None
    call: str | None = None
    second: Language | Literal[""] | None = None
    browse: bool | None = None
    ends: Annotated[int, msgspec.Meta(ge=0, le=LATEST)] | None = None


class SetWall(msgspec.Struct, frozen=True, tag="screen.set", tag_field="t", forbid_unknown_fields=True):
    """Blank the wall for a while, or write larger on it. None: as it was."""

    blank: bool | None = None
    zoom: Zoom | None = None


class Show(msgspec.Struct, frozen=True, tag="workshop.show", tag_field="t", forbid_unknown_fields=True):
    """Everyone looks at this activity; "" is the lobby."""

    activity: str


class Close(msgspec.Struct, frozen=True, tag="workshop.close", tag_field="t", forbid_unknown_fields=True):
    """The workshop is over: all can read, nobody answers."""


class Reopen(msgspec.Struct, frozen=True, tag="workshop.reopen", tag_field="t", forbid_unknown_fields=True):
    """It goes on after all."""


Command = Join | EditSeat | EditWorkshop | SetWall | Show | Close | Reopen


# Rules


def create(new: NewWorkshop, names: list[str], moderator: str, wall: str, begun: int) -> Diff:
    """The first entry of a room. `names` are those of the activities; the secrets stay out of it.

    `begun`: the moment (server time, ms).

    Raises Rejected when a text is missing or too long.
    """
    title = plain(new.title, TITLE_MOST, "title_too_long")
    if not title:
        raise Rejected("title_missing")
    workshop = Workshop(
        id="workshop",
        title=title,
        language=new.language,
        moderators=(hashed(moderator),),
        wall=hashed(wall),
        agenda=tuple(names),
        begun=begun,
    )
    parts = zip(names, new.templates(), strict=True)
    return _begun(workshop, [began(name, template, workshop) for name, template in parts])


def tried_out(state: State, title: str, names: list[str], secrets: tuple[str, str], begun: int) -> Diff:
    """The first entry of another room with the same agenda, to try it out; nothing that people did goes along.

    What was prepared does.

    `secrets`: those of moderator and wall; `names`, `begun`: as in `create`.
    """
    moderator, wall = secrets
    room = the_workshop(state)
    copy = Workshop(
        id="workshop",
        title=plain(title, TITLE_MOST, "title_too_long"),
        language=room.language,
        moderators=(hashed(moderator),),
        wall=hashed(wall),
        agenda=tuple(names),
        small=room.small,
        wifi=room.wifi,
        second=room.second,
        browse=room.browse,
        address=room.address,
        call=room.call,
        tryout=True,
        begun=begun,
    )
    agenda = zip(room.agenda, names, strict=True)
    return _begun(copy, [copied(state, listed(state, old), name, copy) for old, name in agenda])


def _begun(workshop: Workshop, activities: list[list[Effect]]) -> Diff:
    return (
        Put(workshop),
        Put(practice_line()),
        Put(closing_question()),
        *(effect for effects in activities for effect in effects),
    )


def practice_line() -> scale.Scale:
    """The line to try things on while others come: live, with names, and nothing hangs on it."""
    words = LINE["practice"]
    return scale.Scale(
        id=f"activity/{PRACTICE}",
        statement=words["statement"],
        low=words["low"],
        high=words["high"],
        mode="live",
        phase="open",
        opened=True,
    )


def closing_question() -> choice.Choice:
    """What everyone is asked on the closing page: how was it for you? It leads nobody and is on no agenda."""
    settings = {"t": "choice", "id": f"activity/{CLOSING}", **CLOSING_WORDS}
    return msgspec.convert(settings, choice.Choice)


def join(state: State, command: Join, actor: Actor, moment: Moment) -> Diff:
    workshop = the_workshop(state)
    if state.get(f"seat/{actor.seat}", Seat) is not None:
        return ()
    if workshop.closed:
        raise Rejected("closed")
    if workshop.joined >= SEATS_MOST:
        raise Rejected("full")
    number = workshop.joined + 1
    name = plain(command.name.replace("\n", " "), NAME_MOST, "name_too_long")
    seat = Seat(id=f"seat/{actor.seat}", name=name, remote=command.remote, number=number, group=smallest(state))
    return (Put(seat), Patch("workshop", {"joined": number, "came": midnight(moment.at), "unnamed": False}))


def edit_seat(state: State, command: EditSeat, actor: Actor, moment: Moment) -> Diff:
    fields: dict[str, object] = {}
    if command.name is not None:
        fields["name"] = plain(command.name.replace("\n", " "), NAME_MOST, "name_too_long")
    if command.remote is not None:
        fields["remote"] = command.remote
    return (Patch(f"seat/{actor.seat}", fields),) if fields else ()


def edit_workshop(state: State, command: EditWorkshop, actor: Actor, moment: Moment) -> Diff:
    fields: dict[str, object] = {}
    if command.title is not None:
        fields["title"] = plain(command.title, TITLE_MOST, "title_too_long")
        if not fields["title"]:
            raise Rejected("title_missing")
    if command.wifi is not None:
        name = plain(command.wifi.name, 32, "name_too_long")  # 32 and 63: what Wi-Fi itself allows
        fields["wifi"] = WiFi(name, plain(command.wifi.password, 63, "name_too_long")) if name else None
    if command.address is not None:
        fields["address"] = address_of(command.address)
    if command.call is not None:
        fields["call"] = call_of(command.call)
    fields |= _given(second=command.second, browse=command.browse, ends=command.ends)
    return (Patch("workshop", fields),) if fields else ()


def set_wall(state: State, command: SetWall, actor: Actor, moment: Moment) -> Diff:
    fields = _given(blank=command.blank, zoom=command.zoom)
    return (Patch("workshop", fields),) if fields else ()


def _given(**fields: object) -> dict[str, object]:
    return {name: value for name, value in fields.items() if value is not None}


def show(state: State, command: Show, actor: Actor, moment: Moment) -> Diff:
    if not command.activity:
        return led_to(state, "", moment)
    found = listed(state, command.activity)
    effects: list[Effect] = [] if found.opened else [Patch(found.id, {"opened": True})]
    return (*effects, *led_to(state, command.activity, moment))


def close(state: State, command: Close, actor: Actor, moment: Moment) -> Diff:
    room, closing = the_workshop(state), state.get(f"activity/{CLOSING}", choice.Choice)
    asked = () if closing is None or closing.opened else (Patch(closing.id, {"opened": True, "phase": "open"}),)
    return (Patch("workshop", {"closed": True, "over": moment.at}), *asked, *left(state, room.current, moment))


def reopen(state: State, command: Reopen, actor: Actor, moment: Moment) -> Diff:
    room = the_workshop(state)
    return (Patch("workshop", {"closed": False, "over": 0}), *arrived(state, room.current, moment))


# What may be seen


def project(record: Record) -> Iterator[tuple[str, dict[str, object]]]:
    """The channels that show a workshop or a seat, and what of it they show."""
    if isinstance(record, Workshop):
        yield "all", {
            "t": "workshop", "title": record.title, "language": record.language, "current": record.current,
            "agenda": record.agenda, "closed": record.closed, "small": record.small, "second": record.second,
            "browse": record.browse, "address": record.address, "call": record.call,
            "tryout": record.tryout, "over": record.over, "again": record.again, "keeper": record.keeper,
            "unnamed": record.unnamed, "names_go": names_go(record), "all_goes": all_goes(record),
        }  # fmt: skip
        yield "wall", {"wifi": record.wifi, "blank": record.blank, "zoom": record.zoom}
        days = {"names_until": record.names_until, "kept_until": record.kept_until}
        yield "moderator", {"first": record.moderators, "ends": record.ends, **days}
    elif isinstance(record, Group):
        yield "all", {"t": "group", "order": record.order}
    elif isinstance(record, Seat):
        public = {"t": "seat", "name": record.name, "remote": record.remote, "number": record.number}
        public["group"] = record.group
        yield "wall", public
        if record.group:
            yield f"group:{record.group}", public
        yield f"seat:{record.id.removeprefix('seat/')}", {**public, "side": record.side, "mine": True}


RULES: Rules = {
    Join: join,
    EditSeat: edit_seat,
    EditWorkshop: edit_workshop,
    SetWall: set_wall,
    Show: show,
    Close: close,
    Reopen: reopen,
}
