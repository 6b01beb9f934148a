"""What can be done to the lines and the limits: floods, guesses, bombs. Others are served all the while."""

import asyncio
import gzip
import json
import secrets
import time
import zlib
from contextlib import suppress

import httpx2
import pytest
import websockets
from websockets.extensions.permessage_deflate import ClientPerMessageDeflateFactory

from board.archive import FILE_MOST
from board.protocol import MESSAGE_MOST, CloseCode
from server.limits import GUESSES_AT_ONCE, MESSAGES_A_SECOND, MESSAGES_AT_ONCE, WORKSHOPS_AT_ONCE
from server.paper.printing import CHAIRS as SHEETS
from server.report.turns import CHAIRS
from tests.client import PATIENCE, Client, Workshop, browser, connect, start_workshop
from tests.fixtures import own_store_and_server
from tests.fuzz.routes import NEW, Way, ways
from tests.running import Server
from tests.server.browsing import enter, join
from tests.server.test_strangers import took

pytestmark = [pytest.mark.anyio, pytest.mark.usefixtures("the_hall_is_served")]

PAUSE = 0.8  # seconds, instead of GUESS_PAUSE
WAITS = 40  # for a turn, instead of WAITS_MOST
IMPATIENT = (
    f"import server.limits as l; l.WAITS_MOST = {WAITS}; l.HELD_MOST = 60; "
    f"l.GUESSES_A_SECOND = 0.01; l.GUESS_PAUSE = {PAUSE}"
)
ELSEWHERE = {"x-forwarded-for": "203.0.113.7"}  # as a proxy on the same machine tells it
store, server = own_store_and_server(IMPATIENT)


@pytest.fixture
def origin(server: Server) -> str:
    return server.origin


# Sizes and packing


async def test_SAFE_11_frames_and_bodies_that_are_too_large_are_refused(origin: str, workshop: Workshop) -> None:
    async with connect(origin, workshop.code, "wall", workshop.wall) as socket:
        await socket.send('{"t":"hello","v":1}')
        await socket.send("x" * (MESSAGE_MOST + 1))
        await socket.wait_closed()
        assert socket.close_code == 1009
    async with browser(origin) as http:
        for way in ways():
            if way.method == "POST" and "{code}" in way.path:
                path = way.path.replace("{code}", workshop.code)
                answer = await http.post(path, content=b" " * 1_100_000, headers={"content-type": "application/json"})
                assert answer.status_code in (403, 413), path
        huge = b" " * (FILE_MOST + MESSAGE_MOST + 1)
        for path in ("/workshops", "/host", "/next", "/next/offer"):
            answer = await http.post(path, content=huge, headers={"content-type": "application/json"})
            assert (answer.status_code, answer.json()["error"]) == (413, "too_big")


async def test_SAFE_11_nothing_is_unpacked(origin: str, workshop: Workshop) -> None:
    bomb = gzip.compress(b" " * 10_000_000)
    async with browser(origin) as http:
        for packing in ("gzip", "deflate", "br"):
            head = {"content-type": "application/json", "content-encoding": packing}
            answer = await http.post("/workshops", content=bomb, headers=head)
            assert (answer.status_code, answer.json()["error"]) == (400, "malformed")
    offered = websockets.connect(
        f"ws{origin[4:]}/{workshop.code}/socket?as=wall",
        additional_headers={"Cookie": f"wall={workshop.wall}"},
        extensions=[ClientPerMessageDeflateFactory()],
        compression=None,
        proxy=None,
    )
    async with offered as socket:
        assert socket.response
        assert "Sec-WebSocket-Extensions" not in socket.response.headers
        packed = zlib.compressobj(wbits=-15)
        bombed = packed.compress(b" " * 1_000_000) + packed.flush(zlib.Z_SYNC_FLUSH)
        socket.transport.write(b"\xc1\xfe" + len(bombed).to_bytes(2, "big") + bytes(4) + bombed)  # said to be packed
        await socket.wait_closed()
        assert socket.close_code == 1002


@pytest.mark.parametrize(
    "frame", [b"\x89\x80" + bytes(4), b"\x8a\x80" + bytes(4), b"\x00\x80" + bytes(4)], ids=["pings", "pongs", "pieces"]
)
async def test_SAFE_11_tiny_frames_come_in_no_numbers(origin: str, workshop: Workshop, frame: bytes) -> None:
    async with connect(origin, workshop.code, "wall", workshop.wall) as socket:
        await socket.send('{"t":"hello","v":1}')
        begin = b"\x01\x80" + bytes(4) if frame.startswith(b"\x00") else b""
        socket.transport.write(begin + frame * 2_000)
        await asyncio.wait_for(socket.wait_closed(), PATIENCE)


# Floods


async def test_SAFE_12_who_says_too_much_is_heard_later_and_then_sent_away(
    origin: str, workshop: Workshop, seat: Client
) -> None:
    frame = b'{"t":"ping","n":1}'
    ping = b"\x81" + bytes([0x80 | len(frame)]) + bytes(4) + frame
    heard = 0
    # All is read as soon as it is there: what has not been when the line is cut is lost.
    async with connect(origin, workshop.code, "seat", seat.secret, max_queue=None) as socket:
        await socket.send('{"t":"hello","v":1}')
        socket.transport.write(ping * 5_000)
        began = time.monotonic()
        with suppress(websockets.ConnectionClosed):
            while True:
                heard += "pong" in str(await asyncio.wait_for(socket.recv(), PATIENCE))
        lasted = time.monotonic() - began
        assert lasted > WAITS / MESSAGES_A_SECOND / 2
        assert socket.close_code in (CloseCode.TOO_FAST, 1006)  # what was sent and is not read may cut the goodbye off
    assert MESSAGES_AT_ONCE - 10 < heard < MESSAGES_AT_ONCE + MESSAGES_A_SECOND * lasted + WAITS + 10


async def test_SAFE_13_from_one_address_so_many_workshops_are_begun_and_then_no_more_for_a_while(
    origin: str, workshop: Workshop
) -> None:
    """A hall begins one or two of an evening, a class of moderators one each."""
    async with browser(origin) as http:
        begun = [await http.post("/workshops", json=NEW, headers=ELSEWHERE) for _ in range(WORKSHOPS_AT_ONCE)]
        assert {answer.status_code for answer in begun} == {200}
        code, leads = begun[0].json()["code"], begun[0].json()["moderator"]
        await enter(http, code, leads)
        for path, body in (
            ("/workshops", NEW), (f"/{code}/tryout", {}), (f"/{code}/next", {"title": "Again", "language": "en"}),
        ):  # fmt: skip
            refused = await http.post(path, json=body, headers=ELSEWHERE)
            assert (refused.status_code, refused.json()["error"]) == (429, "too_many_workshops")
        seats = [await join(http, workshop.code) for _ in range(WORKSHOPS_AT_ONCE // 2)]
        assert {answer.status_code for answer in seats} <= {200, 422}  # a device is full with twenty
        for headers in ({}, {"x-forwarded-for": "203.0.113.8"}):  # the machine itself; another address
            assert (await http.post("/workshops", json=NEW, headers=headers)).status_code == 200


async def test_SAFE_14_floods_of_reports_and_sheets_are_asked_to_come_again(origin: str, workshop: Workshop) -> None:
    async with browser(origin) as http:
        await enter(http, workshop.code, workshop.moderator)
        asked = [f"report.html?language={language}&activity=practice" for language in ("en", "lv", "uk")]
        asked += [f"report.{kind}?own={own}" for kind in ("json", "xlsx", "csv", "docx", "pdf") for own in (0, 1)]
        asked += [f"report.{kind}?activity=practice&language={one}" for kind in ("svg", "png") for one in ("en", "lv")]
        asked += [f"paper/poster.pdf?n={number}" for number in range(SHEETS + 6)]
        asked += [f"report?language={one}&own={own}" for one in ("en", "lv", "uk") for own in (0, 1)]

        async def ask(path: str) -> tuple[str, int]:
            return path[:5], (await http.get(f"/{workshop.code}/{path}")).status_code

        flood = [asyncio.create_task(ask(path)) for path in asked]
        both, seen = {("repor", 503), ("paper", 503)}, set[tuple[str, int]]()
        for done in asyncio.as_completed(flood):
            seen.add(await done)
            if both <= seen:
                break
        for one in flood:
            one.cancel()
    assert both <= seen
    assert {status for _, status in seen} <= {200, 503}
    assert len([path for path in asked if path.startswith("report")]) > CHAIRS + 2


# Guesses and thefts


async def test_SAFE_8_codes_are_guessed_slowly_by_every_route(origin: str, workshop: Workshop, seat: Client) -> None:
    guesser = {"x-forwarded-for": f"203.0.113.{secrets.randbelow(100) + 100}"}
    async with browser(origin) as http:
        wrong = [http.get("/AAAAAA/seats", headers=guesser) for _ in range(GUESSES_AT_ONCE + 3)]
        assert {answer.status_code for answer in await asyncio.gather(*wrong)} == {404}
        asked = [_guess(http, way, code, guesser) for way in ways() for code in ("AAAAAA", workshop.code)]
        held = [took for took in await asyncio.gather(*asked) if took is not None]
        assert len(held) >= 50
        assert min(held) >= PAUSE  # a right code is no quicker, so it is no use to hang up early
        many = [http.get("/AAAAAA/seats", headers=guesser) for _ in range(95)]
        assert [answer.status_code for answer in await asyncio.gather(*many)].count(429) > 5
        inside, elsewhere = {**guesser, "cookie": f"seat={seat.secret}"}, dict[str, str]()
        looks = [http.get(f"/{workshop.code}/seats", headers=one) for one in (inside, elsewhere)]
        waited, *others = await asyncio.gather(*map(took, (http.get("/AAAAAA/seats", headers=guesser), *looks)))
        assert max(others) < waited - PAUSE / 2


async def _guess(http: httpx2.AsyncClient, way: Way, code: str, guesser: dict[str, str]) -> float | None:
    """How long the answer takes; None where it tells nothing of a code, or where the link is what is guessed."""
    if "{code}" not in way.path or way.path in ("/{code}/leave", "/{code}/enter"):
        return None
    path = way.path.replace("{code}", code).replace("{format}", "html").replace("{what}", "poster")
    began = time.monotonic()
    answer = await http.request(way.method, path, json=way.body, headers=guesser)
    assert answer.status_code < 500
    return time.monotonic() - began


async def test_SAFE_9_nothing_but_its_secret_leads_to_a_seat(
    origin: str, workshop: Workshop, seat: Client, neighbour: Client, moderator: Client
) -> None:
    async with browser(origin) as http:
        lent = await http.post(f"/{workshop.code}/lend", json={"as": "seat"}, headers={"cookie": f"seat={seat.secret}"})
        code = lent.json()["code"]
        assert (await enter(http, workshop.code, code)).status_code == 200
        assert (await enter(http, workshop.code, code)).status_code == 403  # it was used
        other = await start_workshop(origin)
        for guess in (seat.seat, "Anna", seat.secret[:-1], moderator.secret):
            assert (await http.post(f"/{workshop.code}/pass", json={"seat": guess})).status_code in (200, 403)
            for cookie in (f"seat={guess}", f"seats={guess}", f"seats={guess}.{neighbour.secret}; seat={guess}"):
                told = await http.get(f"/{workshop.code}/seats", headers={"cookie": cookie})
                assert seat.seat not in told.text
        told = await http.get(f"/{other.code}/seats", headers={"cookie": f"seat={seat.secret}"})
        assert told.json()["seats"] == []
    named = {"t": "scale.listen", "activity": seat.activity(), "round": 1}
    await neighbour.say(json.dumps({"t": "do", "k": ["in-another-name", 1], "c": named, "as": seat.seat}))
    await neighbour.until(lambda: any("in-another-name" in str(frame.get("no")) for frame in neighbour.frames))
    assert seat.secret not in str(neighbour.frames) + str(moderator.frames)
