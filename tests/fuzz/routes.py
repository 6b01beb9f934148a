"""Every route of the application's table, with what a right request to it looks like."""

import os
from functools import cache
from typing import Any
from unittest.mock import patch

import msgspec
from starlette.routing import Route, WebSocketRoute

from server.app import create
from tests.board.rooms import Room

SECRET = "s" * 43
NEW = {"title": "Trial", "language": "en", "statements": [{"statement": {"en": "It is so"}}], "mode": "hidden"}
FILE = msgspec.json.decode(Room().replica.snapshot())
CARD = {"secret": "A" * 16, "language": "en"}
BODIES: dict[str, Any] = {
    "/host": {"key": "a key"},
    "/workshops": NEW,
    "/next": {"file": FILE, "wish": {"title": "Again", "language": "en"}},
    "/next/offer": FILE,
    "/{code}/agenda": {"v": 1, "name": "Ours", "activities": [{"kind": "page", "title": {"en": "Read"}}]},
    "/{code}/next": {"title": "Again", "language": "en"},
    "/{code}/tryout": {},
    "/{code}/enter": {"secret": SECRET},
    "/{code}/join": {"secret": SECRET, "name": "Anna", "remote": False},
    "/{code}/pass": {"seat": ""},
    "/{code}/lend": {"as": "seat"},
    "/{code}/qr.svg": {"lend": "AAAAAAAA"},
    "/{code}/leave": {"as": "seat"},
    "/{code}/moderators": {"name": "Bruno"},
    "/{code}/walls": {},
    "/{code}/return": {},
    "/{code}/return/card.pdf": {**CARD, "size": "a4"},
    "/{code}/return/calendar.ics": CARD,
    "/{code}/delete": {"code": "AAAAAA"},
}
QUERY = {
    "language": "en", "activity": "wood", "own": "1", "keep": "", "size": "a4", "after": "wood",
    "address": "http://192.168.8.1:8000", "present": "http://192.168.8.1:8000", "as": "seat",
}  # fmt: skip
PARTS = {"format": ("html", "json", "csv", "svg", "exe"), "what": ("poster", "pack", "none"), "name": ("phone.js",)}
DEAR = ("/{code}/report", "/{code}/report.{format}", "/{code}/decided", "/{code}/paper/{what}.pdf",
        "/{code}/return/card.pdf", "/{code}/tryout")  # fmt: skip
"""What starts a program or a made-up hall: tried as often as others by those who may not, seldom by those who may."""


class Way(msgspec.Struct, frozen=True):
    """A route as the table has it. `body`: what it takes, None for one that is only read."""

    path: str
    method: str
    body: Any = None


@cache
def ways() -> tuple[Way, ...]:
    """All of HTTP's, in the order of the table."""
    return tuple(Way(route.path, _method(route), BODIES.get(route.path)) for route in _table(Route))


@cache
def sockets() -> tuple[str, ...]:
    return tuple(route.path for route in _table(WebSocketRoute))


def _method(route: Any) -> str:
    return "POST" if "POST" in route.methods else "GET"


def _table(kind: type) -> list[Any]:
    with patch.dict(os.environ, {"REDIS_URL": "unix:///nowhere"}):
        return [route for route in create().routes if isinstance(route, kind)]
