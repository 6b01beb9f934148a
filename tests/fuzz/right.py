"""The room that is attacked, what may rightly be sent in it, and what nobody may change who does not steer."""

from functools import cache
from typing import Any

import msgspec

from board import agenda, workshop
from board.activities.table import SetCell
from board.actor import NOBODY, Actor
from board.diff import Put
from board.log import Entry
from board.records import Activity, Seat, WiFi, Workshop
from board.state import State
from tests.board.boards import question
from tests.board.chance import everything
from tests.board.examples import EXAMPLES
from tests.board.figures import CANVAS, TABLE
from tests.board.rooms import MODERATOR, NOON, WALL, seat, secret_of

ACTORS: dict[str, Actor] = {
    "seat": seat("anna"),
    "another seat": seat("bruno"),
    "moderator": MODERATOR,
    "wall": WALL,
    "nobody": NOBODY,
    "stranger": seat("stranger"),
    "guessed moderator": Actor("moderator", "", secret_of("guessed")),
    "seat as moderator": Actor("moderator", "", seat("anna").secret),
}
LED = {"timer", "spent", "note", "moderator", "group", "change"}
"""Records that come of moderators' commands alone."""
OF_SEATS = frozenset({"joined", "came", "unnamed", "written", "rated", "spread", "picked", "spotlight"})
"""Fields of workshop and activities that others' commands change, too: who is forgotten takes what was picked along."""
WITHOUT_RIGHT = ("wall", "nobody", "guessed moderator")
MORE: tuple[Any, ...] = (
    workshop.EditWorkshop(
        wifi=WiFi("Hall", "12345678"), address="http://192.168.8.1:8000", call="https://meet.example.org", second="uk",
        browse=True, ends=NOON,
    ),
    workshop.EditSeat("Anna", remote=True), workshop.SetWall(blank=True, zoom=125),
    SetCell("plan", "row1", "cost", 12.5), SetCell("plan", "row2", "when", None),
    agenda.AddActivity("more1", {**CANVAS, "guide": {"en": "Whisper"}}, "wood"),
    agenda.AddActivity("more2", {**TABLE, "agree": True}), agenda.AddActivity("more3", question("hidden", groups=True)),
    agenda.AddActivity("more4", {"tool": "swot", "part": 0, "minutes": 20, "groups": True}),
    agenda.EditActivity("wood", {"title": {"en": "Other"}, "dots": 5, "minutes": 9, "who": "nameless", "groups": True}),
    agenda.EditActivity("swot", {"fields": CANVAS["fields"], "task": {"lv": "x"}}), workshop.Show("wood"),
)  # fmt: skip
"""With fields that the examples leave empty: what is not there cannot be made wrong."""
COMMANDS: tuple[dict[str, Any], ...] = tuple(map(msgspec.to_builtins, (*EXAMPLES, *MORE)))
BESIDE: tuple[dict[str, Any], ...] = (
    {"t": "hello", "v": 1, "at": "3.nonce", "has": ["all", "moderator"]},
    {"t": "ping", "n": 5},
    {"t": "writing", "activity": "wood", "card": "card1", "at": 3},
    {"t": "writing", "activity": "plan", "card": "row1/who", "at": -1},
)


@cache
def state() -> State:
    """Every kind of activity, open; four people."""
    return everything("names", "live").state


@cache
def names() -> tuple[str, ...]:
    """Whatever an id in a command could rightly mean."""
    ids = {record.id for record in state().all()}
    parts = {part for one in ids for part in one.split("/")}
    return tuple(sorted(ids | parts | {"live", "nameless", "open", "shown", "voting", "lv"}))


def first_entry() -> Entry:
    """The whole room as the first entry of a log, so that a server's store can begin with it."""
    records: list[Any] = list(state().all())
    return Entry("first", "", (), tuple(Put(record) for record in records))


def steered(found: State) -> dict[str, Any]:
    """What moderators alone decide: what a seat sends never changes it."""
    led = {record.id: record for record in found.all() if record.id.partition("/")[0] in LED}
    return led | {one.id: _without(one, OF_SEATS) for one in _led_in_part(found)}


def _led_in_part(found: State) -> list[Any]:
    return [found.find("workshop"), *found.under("activity", Activity)]


def _without(record: Any, fields: frozenset[str]) -> dict[str, Any]:
    return {name: getattr(record, name) for name in record.__struct_fields__ if name not in fields}


def leads(found: State, actor: Actor) -> bool:
    """Whether there is a moderator's link with this secret: they may invite whom they like, even a seat by its id."""
    workshop = found.get("workshop", Workshop)
    assert workshop
    return actor.mark in workshop.moderators or found.find(f"moderator/{actor.mark}") is not None


def others(found: State, but: Actor) -> dict[str, Any]:
    """Everyone else's seat and name."""
    return {one.id: (one.name, one.number) for one in found.under("seat", Seat) if one.id != f"seat/{but.seat}"}
