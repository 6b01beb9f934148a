"""Whatever a client sends: it gets a named error, and nobody else notices."""

import asyncio
import json
from typing import Any

import pytest
import websockets

from board.actor import Actor
from board.protocol import CloseCode
from board.questions import SCOPE
from server.limits import COMMANDS_AT_ONCE
from server.sockets import BAD_MOST
from tests.client import PATIENCE, Client, Record, Refused, Workshop, browser, connect, start_workshop
from tests.running import Server
from tests.valkey import Valkey

pytestmark = pytest.mark.anyio

IMPATIENT = "import server.sockets; server.sockets.HELLO_WITHIN = 0.3"


@pytest.fixture(autouse=True)
async def neighbour_is_undisturbed(moderator: Client, neighbour: Client) -> Any:
    """Beside every test someone else, at the same address and in the same room, stays connected and is answered."""
    line = moderator.activity()
    assert await moderator.do("scale.open", activity=line, round=1) is None
    yield
    assert await neighbour.do("scale.place", activity=line, round=1, at=500) is None
    assert neighbour.closed_with is None
    assert not neighbour.errors


@pytest.mark.parametrize(
    "message",
    [
        "{nope",
        "",
        "null",
        "[]",
        '"hello"',
        "{}",
        '{"t":"dance"}',
        '{"t":"do"}',
        '{"t":"do","k":["short",1],"c":{}}',
        '{"t":"do","k":["long-enough-nonce",0],"c":{}}',
        '{"t":"do","k":["long-enough-nonce",1.5],"c":{}}',
        '{"t":"do","k":["long-enough-nonce",99999999999],"c":{}}',
        '{"t":"do","k":["long-enough-nonce",1],"c":{"at":NaN}}',
        '{"t":"ping","n":"one"}',
        "[" * 5_000,
    ],
)
async def test_what_is_no_message_is_answered_as_malformed(seat: Client, message: str) -> None:
    await seat.say(message)
    await seat.until(lambda: bool(seat.errors))
    assert seat.errors == ["malformed"]
    assert seat.closed_with is None


@pytest.mark.parametrize("at", ["-1", "1001", "500.5", "1e999", '"500"', "true", "null", "[]", "99999999999999999999"])
async def test_SCALE_1_a_position_out_of_range_is_refused_by_the_name_of_its_field(seat: Client, at: str) -> None:
    command = f'{{"t":"scale.place","activity":"practice","round":1,"at":{at}}}'
    await seat.say(f'{{"t":"do","k":["raw-number-nonce",1],"c":{command}}}')
    await seat.until(lambda: any("no" in frame for frame in seat.frames))
    refused = [refusal for frame in seat.frames for refusal in frame.get("no", ())]
    assert refused == [["raw-number-nonce", 1, "malformed", {"field": "at"}]]


async def test_an_unknown_command_or_field_is_refused(seat: Client) -> None:
    assert await seat.do("scale.jump", activity="practice") == Refused("unknown_command", {})
    surplus = await seat.do("scale.place", activity="practice", round=1, at=5, who="me")
    assert surplus
    assert surplus.code == "malformed"
    missing = await seat.do("scale.place", activity="practice", round=1)
    assert missing
    assert missing.code == "malformed"


async def test_too_much_at_once_closes_as_too_big(seat: Client) -> None:
    await seat.say(json.dumps({"t": "do", "k": ["too-big-a-nonce", 1], "c": {"t": "x" * 20_000}}))
    await seat.until(lambda: seat.closed_with is not None)
    assert seat.closed_with == 1009


async def test_a_binary_message_closes_as_not_understood(seat: Client) -> None:
    await seat.say(b"\x00\x01")
    await seat.until(lambda: seat.closed_with is not None)
    assert seat.closed_with == 1003


async def test_text_that_is_not_UTF_8_closes_as_such(origin: str, workshop: Workshop, seat: Client) -> None:
    async with connect(origin, workshop.code, "seat", seat.secret) as socket:
        await socket.send(b"\xff\xfe", text=True)
        assert await closed(socket) == 1007


async def test_who_sends_only_nonsense_is_sent_away(seat: Client) -> None:
    for _ in range(BAD_MOST + 5):
        await seat.say("{nope")
    await seat.until(lambda: seat.closed_with is not None)
    assert seat.closed_with == CloseCode.TOO_FAST


async def test_too_fast_is_said_to_the_one_seat_alone(seat: Client, neighbour: Client) -> None:
    answers = [seat.do("scale.place", activity="practice", round=1, at=n) for n in range(COMMANDS_AT_ONCE + 50)]
    told = await asyncio.gather(*answers)
    assert told.count(None) >= COMMANDS_AT_ONCE
    assert {answer.code for answer in told if answer} == {"too_fast"}
    assert await neighbour.do("scale.place", activity="practice", round=1, at=1) is None


async def test_ROLE_1_a_participant_cannot_steer(moderator: Client, seat: Client) -> None:
    line = moderator.activity()
    await moderator.until(lambda: f"seat/{seat.seat}" in moderator.view())
    before = moderator.view()
    commands: dict[str, Record] = {
        "workshop.edit": {"title": "Mine"},
        "workshop.show": {"activity": line},
        "workshop.close": {},
        "workshop.reopen": {},
        "activity.remove": {"activity": line},
        "activity.move": {"activity": line, "to": 0},
        "activity.add": {"activity": "mine", "template": {"tool": "swot"}},
        "activity.edit": {"activity": line, "settings": {"mode": "live"}},
        "scale.open": {"activity": line, "round": 1},
        "scale.reveal": {"activity": line},
        "scale.talk": {"activity": line, "pairing": "random", "minutes": 5},
    }
    for name, fields in commands.items():
        assert await seat.do(name, **fields) == Refused("not_allowed", {}), name
    assert moderator.view() == before


async def test_ROLE_1_a_wall_may_send_nothing(moderator: Client, wall: Client) -> None:
    line = moderator.activity()
    commands: dict[str, Record] = {
        "seat.edit": {"name": "Wall"},
        "seat.join": {"name": "Wall", "remote": False},
        "scale.place": {"activity": line, "round": 1, "at": 5},
        "scale.reveal": {"activity": line},
        "workshop.close": {},
    }
    for name, fields in commands.items():
        assert await wall.do(name, **fields) == Refused("not_allowed", {}), name
    assert wall.view()["workshop"]["closed"] is False


async def test_ROLE_2_a_moderator_does_not_answer_for_anyone(moderator: Client) -> None:
    assert await moderator.do("scale.listen", activity=moderator.activity(), round=1) == Refused("not_allowed", {})


async def test_another_rooms_ids_are_unknown_here(origin: str, seat: Client) -> None:
    other = await start_workshop(origin)
    async with Client(origin, other.code, "moderator", other.moderator) as elsewhere:
        line = elsewhere.activity()
        assert await elsewhere.do("scale.open", activity=line, round=1) is None
        refusal = await seat.do("scale.place", activity=line, round=1, at=5)
        assert refusal == Refused("no_such_activity", {})
        assert elsewhere.view()[f"activity/{line}"]["phase"] == "open"
        assert f"count/{line}/1" not in elsewhere.view()


async def test_another_rooms_cookies_open_nothing_here(origin: str, seat: Client, moderator: Client) -> None:
    other = await start_workshop(origin)
    for role, secret in (("seat", seat.secret), ("moderator", moderator.secret), ("wall", moderator.secret)):
        async with connect(origin, other.code, role, secret) as socket:
            assert await closed(socket) == CloseCode.NOT_ALLOWED


@pytest.mark.parametrize("role", ["moderator", "wall", "helper", ""])
async def test_a_seats_cookie_opens_no_other_role(origin: str, seat: Client, role: str) -> None:
    async with connect(origin, seat.code, role, seat.secret) as socket:
        assert await closed(socket) == CloseCode.NOT_ALLOWED


async def test_an_unknown_code_is_no_workshop(origin: str, seat: Client) -> None:
    async with connect(origin, "AAAAAA", "seat", seat.secret) as socket:
        assert await closed(socket) == CloseCode.NO_SUCH_WORKSHOP


@pytest.mark.parametrize("first", ['{"t":"hello","v":2}', '{"t":"hello"}', '{"t":"ping","n":1}', "{nope"])
async def test_who_does_not_begin_with_our_hello_is_told_to_reload(origin: str, seat: Client, first: str) -> None:
    async with connect(origin, seat.code, "seat", seat.secret) as socket:
        await socket.send(first)
        assert await closed(socket) == CloseCode.OTHER_VERSION


async def test_who_says_nothing_is_told_to_reload(shared_valkey: Valkey, seat: Client) -> None:
    with Server(shared_valkey.url, IMPATIENT) as server:
        async with connect(server.origin, seat.code, "seat", seat.secret) as socket:
            assert await closed(socket) == CloseCode.OTHER_VERSION


def _channels(seat: Client) -> list[str]:
    """What a seat sees: what all see, its own, and what it asks the moderator without a name."""
    asking = Actor("seat", seat.seat, seat.secret).pseudonym(SCOPE)
    return ["all", f"seat:{seat.seat}", f"seat:{asking}"]


@pytest.mark.parametrize("at", ["1.nobody-said-this", "999.x", "x", "-1.x", "9" * 60, "٣.x", "1"])
async def test_FRAME_2_an_unknown_position_is_answered_with_everything(origin: str, seat: Client, at: str) -> None:
    async with connect(origin, seat.code, "seat", seat.secret) as socket:
        await socket.send(json.dumps({"t": "hello", "v": 1, "at": at, "has": ["all", "wall", "moderator"]}))
        frame = await next_frame(socket)
        assert [f["ch"] for f in frame["f"] if f["full"]] == _channels(seat)


async def test_CHAN_4_claiming_to_hold_a_channel_does_not_open_it(origin: str, seat: Client, moderator: Client) -> None:
    async with connect(origin, seat.code, "seat", seat.secret) as socket:
        await socket.send(json.dumps({"t": "hello", "v": 1, "at": seat.at, "has": ["all", "moderator", "wall"]}))
        frame = await next_frame(socket)
        assert {fragment["ch"] for fragment in frame["f"]} <= set(_channels(seat))
        assert frame["drop"] == ["moderator", "wall"]


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        ("{nope", "application/json", 400),
        ("{}", "application/json", 400),
        ('{"secret":"short"}', "application/json", 400),
        ('{"secret":"' + "s" * 43 + '","seat":"x"}', "application/json", 400),
        ('{"secret":"' + "s" * 43 + '","name":"' + "x" * 41 + '"}', "application/json", 422),
        ('{"secret":"' + "s" * 20_000 + '"}', "application/json", 413),
        ('{"secret":"' + "s" * 43 + '"}', "text/plain", 403),
        ("secret=" + "s" * 43, "application/x-www-form-urlencoded", 403),
    ],
)
async def test_a_join_that_may_not_be_is_named(
    origin: str, workshop: Workshop, body: str, kind: str, status: int
) -> None:
    async with browser(origin) as http:
        answer = await http.post(f"/{workshop.code}/join", content=body, headers={"content-type": kind})
    assert answer.status_code == status
    assert answer.json()["error"] in {"malformed", "name_too_long", "too_big", "not_allowed"}
    assert "set-cookie" not in answer.headers


async def closed(socket: websockets.ClientConnection) -> int | None:
    try:
        while True:
            await asyncio.wait_for(socket.recv(), PATIENCE)
    except websockets.ConnectionClosed as end:
        return end.rcvd.code if end.rcvd else None


async def next_frame(socket: websockets.ClientConnection) -> Any:
    while True:
        message = json.loads(await asyncio.wait_for(socket.recv(), PATIENCE))
        if message["t"] == "frame":
            return message
