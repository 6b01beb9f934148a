"""How people come into a workshop: codes, links, lent codes; what their browsers keep, and what nobody gets to read."""

import asyncio
import json
import secrets

import httpx2
import pytest

from server.auth import LENT_LENGTH
from tests.client import PATIENCE, Client, Workshop, agree, browser, connect, fold, start_workshop
from tests.running import Server
from tests.server.browsing import boot, cookie_of, enter, join
from tests.valkey import Valkey

pytestmark = pytest.mark.anyio

PAGES = ("", "/wall", "/console")


# Links


@pytest.mark.parametrize("role", ["moderator", "wall"])
async def test_a_links_secret_is_exchanged_for_a_cookie_of_this_workshop_alone(
    http: httpx2.AsyncClient, workshop: Workshop, role: str
) -> None:
    answer = await enter(http, workshop.code, getattr(workshop, role))
    assert answer.json() == {"role": role}
    cookie = cookie_of(answer, role)
    assert cookie["httponly"]
    assert cookie["samesite"] == "lax"
    assert cookie["path"] == f"/{workshop.code}"
    page = "console" if role == "moderator" else "wall"
    assert boot(await http.get(f"/{workshop.code}/{page}"))["joined"] is True


async def test_a_wrong_link_opens_nothing(http: httpx2.AsyncClient, workshop: Workshop) -> None:
    other = await start_workshop(str(http.base_url).rstrip("/"))
    for wrong in ("", "x", secrets.token_urlsafe(32), other.moderator, other.wall, workshop.code):
        answer = await enter(http, workshop.code, wrong)
        assert (answer.status_code, answer.json()["error"]) == (403, "wrong_link")
        assert "set-cookie" not in answer.headers


async def test_a_secret_counts_in_the_body_only(http: httpx2.AsyncClient, workshop: Workshop) -> None:
    for page in PAGES:
        answer = await http.get(f"/{workshop.code}{page}", params={"secret": workshop.moderator, "as": "moderator"})
        assert "set-cookie" not in answer.headers
        assert boot(answer)["joined"] is False
        assert workshop.moderator not in answer.text


async def test_one_browser_can_be_many_at_once(http: httpx2.AsyncClient, workshop: Workshop) -> None:
    other = await start_workshop(str(http.base_url).rstrip("/"))
    await enter(http, workshop.code, workshop.moderator)
    await enter(http, workshop.code, workshop.wall)
    await join(http, workshop.code, name="Anna")
    await join(http, other.code, name="Bruno")
    joined = {
        path: boot(await http.get(path))["joined"]
        for path in (f"/{w.code}{p}" for w in (workshop, other) for p in PAGES)
    }
    assert [path for path, is_in in joined.items() if not is_in] == [f"/{other.code}/wall", f"/{other.code}/console"]
    assert len({cookie.value for cookie in http.cookies.jar if cookie.name == "seat"}) == 2


# Seats


async def test_SEAT_4_who_joins_is_told_at_once_what_the_seat_sees_and_goes_on_from_there(
    http: httpx2.AsyncClient, workshop: Workshop
) -> None:
    secret = secrets.token_urlsafe(32)
    told = (await join(http, workshop.code, secret=secret, name="Anna")).json()
    anna = Client(str(http.base_url).rstrip("/"), workshop.code, "seat", secret)
    fold(anna.channels, told["frame"])
    anna.at = told["frame"]["at"]
    assert anna.view()[f"seat/{told['seat']}"]["name"] == "Anna"
    async with anna:
        assert await anna.do("scale.place", activity="practice", round=1, at=500) is None
        await agree([anna])
    assert not any(part.get("full") for frame in anna.frames for part in frame["f"])


async def test_SEAT_5_what_follows_the_hello_at_once_counts(http: httpx2.AsyncClient, workshop: Workshop) -> None:
    secret = secrets.token_urlsafe(32)
    seat = (await join(http, workshop.code, secret=secret)).json()["seat"]
    command = {"t": "scale.place", "activity": "practice", "round": 1, "at": 500}
    async with connect(str(http.base_url).rstrip("/"), workshop.code, "seat", secret) as socket:
        await socket.send('{"t":"hello","v":1}')
        await socket.send(json.dumps({"t": "do", "k": ["n" * 16, 1], "c": command, "as": seat}))
        async with asyncio.timeout(PATIENCE):
            while ["n" * 16, 1] not in json.loads(await socket.recv()).get("ok", []):
                pass


async def test_SEAT_1_joining_twice_with_one_secret_is_joining_once(http: httpx2.AsyncClient, wall: Client) -> None:
    secret = secrets.token_urlsafe(32)
    first = await join(http, wall.code, secret=secret, name="Anna")
    again = await join(http, wall.code, secret=secret, name="Anna")
    assert first.json()["seat"] == again.json()["seat"]
    cookie = cookie_of(again, "seat")
    assert (cookie.value, cookie["path"], cookie["samesite"]) == (secret, f"/{wall.code}", "lax")
    assert cookie["httponly"]
    await wall.until(lambda: f"seat/{first.json()['seat']}" in wall.view())
    assert [record["name"] for record in wall.view().values() if record["t"] == "seat"] == ["Anna"]


async def test_leaving_takes_the_cookie_and_nothing_else(http: httpx2.AsyncClient, workshop: Workshop) -> None:
    await enter(http, workshop.code, workshop.wall)
    await join(http, workshop.code)
    assert (await http.post(f"/{workshop.code}/leave", json={"as": "seat"})).status_code == 200
    assert boot(await http.get(f"/{workshop.code}"))["joined"] is False
    assert boot(await http.get(f"/{workshop.code}/wall"))["joined"] is True


async def test_a_closed_workshop_takes_nobody_new_and_lets_in_who_was_there(
    http: httpx2.AsyncClient, moderator: Client, seat: Client
) -> None:
    assert await moderator.do("workshop.close") is None
    refusal = await join(http, moderator.code)
    assert (refusal.status_code, refusal.json()["error"]) == (422, "closed")
    async with Client(seat.origin, seat.code, "seat", seat.secret) as again:
        assert again.view()["workshop"]["closed"] is True


# Lending


async def test_a_lent_code_moves_a_seat_to_another_device_once(
    origin: str, http: httpx2.AsyncClient, workshop: Workshop
) -> None:
    await join(http, workshop.code, name="Anna")
    lent = (await http.post(f"/{workshop.code}/lend", json={"as": "seat"})).json()
    assert len(lent["code"]) == LENT_LENGTH
    assert 60 <= lent["seconds"] <= 3600
    async with browser(origin) as other_phone, browser(origin) as third_phone:
        answer = await enter(other_phone, workshop.code, f"{lent['code'][:4]} {lent['code'][4:].lower()}")
        assert answer.json()["role"] == "seat"
        assert other_phone.cookies["seat"] == http.cookies["seat"]
        again = await enter(third_phone, workshop.code, lent["code"])
        assert (again.status_code, again.json()["error"]) == (403, "wrong_code")


async def test_a_moderator_lends_the_console_by_code_and_QR(
    origin: str, http: httpx2.AsyncClient, workshop: Workshop
) -> None:
    await enter(http, workshop.code, workshop.moderator)
    lent = (await http.post(f"/{workshop.code}/lend", json={"as": "moderator"})).json()["code"]
    picture = await http.post(f"/{workshop.code}/qr.svg", json={"lend": lent})
    assert picture.headers["content-type"].startswith("image/svg+xml")
    assert picture.headers["cache-control"] == "no-store"
    async with browser(origin) as phone:
        assert (await phone.post(f"/{workshop.code}/qr.svg", json={"lend": lent})).status_code == 403
        assert (await enter(phone, workshop.code, lent)).json() == {"role": "moderator"}


async def test_a_lent_code_of_another_workshop_opens_nothing(http: httpx2.AsyncClient, workshop: Workshop) -> None:
    other = await start_workshop(str(http.base_url).rstrip("/"))
    await join(http, workshop.code)
    lent = (await http.post(f"/{workshop.code}/lend", json={"as": "seat"})).json()["code"]
    assert (await enter(http, other.code, lent)).status_code == 403
    assert (await enter(http, workshop.code, lent)).status_code == 200


async def test_nobody_lends_what_they_are_not(http: httpx2.AsyncClient, workshop: Workshop) -> None:
    await enter(http, workshop.code, workshop.wall)
    for role in ("seat", "moderator", "wall"):
        answer = await http.post(f"/{workshop.code}/lend", json={"as": role})
        assert (answer.status_code, answer.json()["error"]) == (403, "not_allowed")


# Secrets


async def test_ROLE_3_secrets_are_never_logged_stored_or_shown(valkey: Valkey) -> None:
    with Server(valkey.url) as server:
        workshop = await start_workshop(server.origin)
        async with browser(server.origin) as http:
            await enter(http, workshop.code, workshop.moderator)
            await enter(http, workshop.code, workshop.wall)
            await join(http, workshop.code, name="Anna")
            lent = (await http.post(f"/{workshop.code}/lend", json={"as": "seat"})).json()["code"]
            made = [(await http.post(f"/{workshop.code}/moderators", json={"name": "Bruno"})).json()["secret"]]
            made += [
                (await http.post(f"/{workshop.code}/{what}", json={})).json()["secret"] for what in ("walls", "return")
            ]
            pages = [(await http.get(f"/{workshop.code}{page}")).text for page in PAGES]
            seat = http.cookies["seat"]
        async with (
            Client(server.origin, workshop.code, "moderator", workshop.moderator) as moderator,
            Client(server.origin, workshop.code, "seat", seat) as phone,
        ):
            assert await phone.do("scale.place", activity="practice", round=1, at=1) is None
            frames = json.dumps([moderator.frames, phone.frames])
        stored = b"".join(path.read_bytes() for path in valkey.folder.rglob("*") if path.is_file())
        assert b"Anna" in stored
        for secret in (workshop.moderator, workshop.wall, seat, lent, *made):
            assert secret not in server.said()
            assert secret.encode() not in stored
            assert secret not in frames
            assert not [page for page in pages if secret in page]
