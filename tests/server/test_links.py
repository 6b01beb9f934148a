"""Links for other moderators and for walls: how they are had, what they open, and how they end, in every process."""

import json
from contextlib import suppress
from typing import Any

import httpx2
import pytest
import websockets

from board.actor import hashed
from board.protocol import CloseCode
from tests.client import Client, Workshop, browser, connect
from tests.running import Server
from tests.server.browsing import boot, enter, join

pytestmark = pytest.mark.anyio


async def invite(http: httpx2.AsyncClient, code: str, name: str = "Bruno") -> Any:
    answer = await http.post(f"/{code}/moderators", json={"name": name})
    assert answer.status_code == 200, answer.text
    return answer.json()


async def closing_of(socket: websockets.ClientConnection) -> int | None:
    """The code with which the server ends it; what comes before is let go."""
    with suppress(websockets.ConnectionClosedError):
        async for _ in socket:
            pass
    return socket.close_code


@pytest.fixture
async def first(http: httpx2.AsyncClient, workshop: Workshop) -> httpx2.AsyncClient:
    """The browser that began."""
    await enter(http, workshop.code, workshop.moderator)
    return http


async def test_MOD_1_an_invited_link_opens_the_console_as_another_moderator(
    origin: str, first: httpx2.AsyncClient, workshop: Workshop, moderator: Client
) -> None:
    made = await invite(first, workshop.code)
    assert made["qr"].startswith("<svg")
    async with browser(origin) as other:
        assert (await enter(other, workshop.code, made["secret"])).json() == {"role": "moderator"}
        assert boot(await other.get(f"/{workshop.code}/console"))["joined"] is True
    async with Client(origin, workshop.code, "moderator", made["secret"]) as bruno:
        assert await bruno.do("workshop.show", activity=bruno.activity()) is None
        await moderator.until(lambda: "change/2" in moderator.view())
        names = {i: found["name"] for i, found in moderator.view().items() if i.startswith("moderator/")}
        assert names == {f"moderator/{hashed(made['secret'])}": "Bruno"}
        shown = moderator.view()["change/2"]
        assert (shown["what"], shown["by"]) == ("workshop.show", hashed(made["secret"]))
        assert moderator.view()["workshop"]["first"] == [hashed(workshop.moderator)]


async def test_MOD_1_nobody_but_moderators_is_given_a_link(
    origin: str, http: httpx2.AsyncClient, workshop: Workshop
) -> None:
    await enter(http, workshop.code, workshop.wall)
    await join(http, workshop.code)
    for path, body in (("moderators", {"name": "Bruno"}), ("walls", {})):
        answer = await http.post(f"/{workshop.code}/{path}", json=body)
        assert (answer.status_code, answer.json()["error"]) == (403, "not_allowed")
        strange = await http.post(f"/{workshop.code}/{path}", content=json.dumps(body))
        assert strange.status_code == 403
        assert (await http.post(f"/{workshop.code}/{path}", json={"secret": "x"})).status_code == 400


async def test_MOD_1_a_link_without_a_name_is_refused(first: httpx2.AsyncClient, workshop: Workshop) -> None:
    answer = await first.post(f"/{workshop.code}/moderators", json={"name": " "})
    assert (answer.status_code, answer.json()["error"]) == (422, "name_missing")
    answer = await first.post(f"/{workshop.code}/moderators", json={"name": "x" * 41})
    assert answer.json()["error"] == "name_too_long"


async def test_MOD_3_a_link_that_is_ended_is_ended_at_once_in_every_process(
    servers: list[Server], first: httpx2.AsyncClient, workshop: Workshop, moderator: Client
) -> None:
    secret = (await invite(first, workshop.code))["secret"]
    sockets = [await connect(server.origin, workshop.code, "moderator", secret) for server in servers]
    for socket in sockets:
        await socket.send('{"t":"hello","v":1}')
        assert json.loads(await socket.recv())["moderator"] == hashed(secret)
    assert await moderator.do("moderator.revoke", id=hashed(secret)) is None
    for socket in sockets:
        assert await closing_of(socket) == CloseCode.NOT_ALLOWED
    assert moderator.closed_with is None
    for server in servers:
        async with browser(server.origin) as other:
            other.cookies.set("moderator", secret)
            assert boot(await other.get(f"/{workshop.code}/console"))["joined"] is False
            answers = [
                await enter(other, workshop.code, secret),
                await other.post(f"/{workshop.code}/moderators", json={"name": "Again"}),
                await other.post(f"/{workshop.code}/walls", json={}),
                await other.post(f"/{workshop.code}/lend", json={"as": "moderator"}),
                await other.get(f"/{workshop.code}/agenda.json"),
            ]
            assert [answer.status_code for answer in answers] == [403] * len(answers)
        async with connect(server.origin, workshop.code, "moderator", secret) as again:
            assert await closing_of(again) == CloseCode.NOT_ALLOWED


async def test_MOD_3_a_code_that_was_lent_before_is_worth_nothing_either(
    origin: str, first: httpx2.AsyncClient, workshop: Workshop, moderator: Client
) -> None:
    secret = (await invite(first, workshop.code))["secret"]
    async with browser(origin) as other, browser(origin) as phone:
        await enter(other, workshop.code, secret)
        lent = (await other.post(f"/{workshop.code}/lend", json={"as": "moderator"})).json()["code"]
        assert await moderator.do("moderator.revoke", id=hashed(secret)) is None
        assert (await enter(phone, workshop.code, lent)).status_code == 403


async def test_MOD_4_any_moderator_has_a_link_for_the_wall_and_the_first_stays_good(
    origin: str, first: httpx2.AsyncClient, workshop: Workshop, wall: Client
) -> None:
    made = (await first.post(f"/{workshop.code}/walls", json={})).json()
    assert made["secret"] != workshop.wall
    async with browser(origin) as screen:
        assert (await enter(screen, workshop.code, made["secret"])).json() == {"role": "wall"}
        assert boot(await screen.get(f"/{workshop.code}/wall"))["joined"] is True
    async with Client(origin, workshop.code, "wall", made["secret"]) as other:
        assert other.view() == wall.view()


async def test_moderators_and_nobody_else_are_told_which_of_them_are_connected(
    servers: list[Server], first: httpx2.AsyncClient, workshop: Workshop, moderator: Client, seat: Client, wall: Client
) -> None:
    secret = (await invite(first, workshop.code))["secret"]
    both = sorted([hashed(secret), hashed(workshop.moderator)])
    async with Client(servers[1].origin, workshop.code, "moderator", secret) as bruno:
        await bruno.until(lambda: bruno.desks == both)
        await moderator.until(lambda: moderator.desks == both)
    await moderator.until(lambda: moderator.desks == [hashed(workshop.moderator)])
    assert (seat.desks, wall.desks) == ([], [])
