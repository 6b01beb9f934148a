"""The server behind a real nginx, with TLS: with a host to itself, and under a path."""

import asyncio
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import httpx2
import pytest
import websockets
from starlette.requests import HTTPConnection
from starlette.types import Receive, Scope, Send

from board.records import Role
from server.bodies import base_of
from server.limits import GUESS_PAUSE
from server.proxy import Forwarded
from tests.client import Client, browser, connect, start_workshop
from tests.nginx import Outside, nginx
from tests.running import Server
from tests.server.browsing import boot, cookie_of, enter, join

pytestmark = pytest.mark.anyio

ELSEWHERE = "127.0.0.2"  # an address of this machine that is no proxy's


@pytest.fixture(scope="module")
def outside(servers: list[Server], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Outside]:
    with nginx(tmp_path_factory.mktemp("nginx"), servers[0].port) as found:
        yield found


@pytest.fixture(params=["root", "path"])
def origin(outside: Outside, request: pytest.FixtureRequest) -> str:
    """In place of the server's own."""
    return str(getattr(outside, request.param))


async def test_PROXY_1_phones_are_told_the_address_outside(origin: str, http: httpx2.AsyncClient) -> None:
    made, base = await start_workshop(origin), urlsplit(origin).path
    named = f"https://talka.example.org{base}"
    http.headers["host"] = "talka.example.org"
    await enter(http, made.code, made.moderator)
    told = boot(await http.get(f"/{made.code}/console"))
    assert told["address"] == told["told"] == named
    assert told["base"] == base
    found = (await http.get(f"/{made.code}/addresses.json", params={"present": named})).json()["found"]
    assert [one["address"] for one in found] == [named]
    async with Client(origin, made.code, "moderator", made.moderator) as moderator:
        assert await moderator.do("workshop.edit", title="Trial", address=named) is None  # as it is offered
    link = (await http.post(f"/{made.code}/walls", json={})).json()
    assert "<svg" in link["qr"]


async def test_PROXY_1_what_a_page_names_and_where_it_leads_is_there(origin: str, http: httpx2.AsyncClient) -> None:
    made = await start_workshop(origin)
    page = await http.get(f"/{made.code}")
    named = [part.split('"')[0] for part in page.text.replace('src="', 'href="').split('href="')[1:]]
    host = f"https://{urlsplit(origin).netloc}"
    assets = [one for one in [*named, boot(page)["style"]] if not one.startswith("data:")]
    assert len(assets) == 2
    for asset in assets:
        assert (await http.get(f"{host}{asset}")).status_code == 200
    small = await http.get(f"/{made.code.lower()}")
    assert small.headers["location"] in (f"{origin}/{made.code}", f"{urlsplit(origin).path}/{made.code}")


async def test_PROXY_2_cookies_belong_to_the_path_and_need_tls(origin: str, http: httpx2.AsyncClient) -> None:
    made = await start_workshop(origin)
    for answer, role in (
        (await enter(http, made.code, made.moderator), "moderator"),
        (await join(http, made.code, name="Anna"), "seat"),
    ):
        cookie = cookie_of(answer, role)
        assert cookie["path"] == f"{urlsplit(origin).path}/{made.code}"
        assert cookie["secure"]
    assert boot(await http.get(f"/{made.code}/console"))["joined"] is True


async def test_PROXY_3_sockets_and_requests_of_its_own_pages_alone_get_in(
    origin: str, http: httpx2.AsyncClient
) -> None:
    made = await start_workshop(origin)
    host = urlsplit(origin).netloc
    for site, allowed in ((f"https://{host}", True), (f"http://{host}", False), ("https://example.org", False)):
        entered = await http.post(f"/{made.code}/enter", json={"secret": made.wall}, headers={"Origin": site})
        assert (entered.status_code == 200) is allowed
        assert await _opens(origin, made.code, "wall", made.wall, site) is allowed


async def _opens(origin: str, code: str, role: Role, secret: str, site: str) -> bool:
    try:
        async with connect(origin, code, role, secret, headers={"Origin": site}):
            return True
    except websockets.InvalidStatus:
        return False


async def test_PROXY_1_a_workshop_goes_on_through_it(origin: str, server: Server) -> None:
    made = await start_workshop(origin)
    async with (
        Client(origin, made.code, "moderator", made.moderator) as moderator,
        await Client.joined(origin, made.code, "Anna") as anna,
        Client(server.origin, made.code, "wall", made.wall) as wall,
    ):
        line = moderator.activity()
        assert await moderator.do("scale.open", activity=line, round=1) is None
        assert await anna.do("scale.place", activity=line, round=1, at=700) is None
        await wall.until(lambda: wall.view().get(f"count/{line}/1", {}).get("placed") == 1)


async def test_PROXY_4_numbers_are_not_told_through_it(http: httpx2.AsyncClient) -> None:
    assert (await http.get("/healthz")).status_code == 200
    assert (await http.get("/metrics")).status_code == 403


# Whom it believes


async def seen(trusted: str, peer: str, **forwarded: str) -> dict[str, Any]:
    """How a request looks to the pages."""
    found: dict[str, Any] = {}

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        connection = HTTPConnection(scope)
        assert connection.client
        found.update(
            client=connection.client.host, url=str(connection.url), base=base_of(connection), origin=connection.base_url
        )

    headers = [(b"host", b"inside:8000"), *((f"x-forwarded-{k}".encode(), v.encode()) for k, v in forwarded.items())]
    scope = {"type": "http", "scheme": "http", "path": "/KALVA7", "query_string": b"", "headers": headers}

    async def nothing(*_: Any) -> Any: ...

    await Forwarded(app, trusted)({**scope, "client": (peer, 1), "root_path": ""}, nothing, nothing)
    return found


SAID = {"for": "192.0.2.7", "proto": "https", "host": "example.org", "prefix": "/talka"}
PLAIN = "http://inside:8000/KALVA7"


async def test_PROXY_5_a_trusted_proxy_is_believed_and_nobody_else() -> None:
    believed = await seen("10.0.0.0/8", "10.1.2.3", **SAID)
    assert believed["client"] == "192.0.2.7"
    assert believed["url"] == "https://example.org/talka/KALVA7"
    assert believed["base"] == "/talka"
    stranger = await seen("10.0.0.0/8", ELSEWHERE, **SAID)
    assert stranger["client"] == ELSEWHERE
    assert (stranger["url"], stranger["base"]) == (PLAIN, "")


async def test_PROXY_5_of_an_address_a_client_wrote_itself_what_the_proxy_added_counts() -> None:
    assert (await seen("10.0.0.0/8", "10.1.2.3", **{"for": "1.1.1.1, 192.0.2.7"}))["client"] == "192.0.2.7"


@pytest.mark.parametrize("odd", ["", "/", "talka", "//example.org", "/a b", '/"><script>', "/../x/\n", "/a?b"])
async def test_PROXY_5_what_is_no_path_is_passed_over(odd: str) -> None:
    assert (await seen("*", "10.1.2.3", prefix=odd))["url"] == PLAIN


@pytest.mark.parametrize("odd", ["", "a b", 'x"><script>', "user@example.org", "example.org/x", "example.org:x"])
async def test_PROXY_5_what_is_no_host_is_passed_over(odd: str) -> None:
    assert (await seen("*", "10.1.2.3", host=odd))["url"] == PLAIN


async def test_PROXY_5_guesses_count_by_the_address_that_a_trusted_proxy_tells(
    outside: Outside, server: Server
) -> None:
    """Fifty wrong codes at once from one address make it wait; another behind the same proxy does not wait."""
    one = httpx2.AsyncClient(transport=httpx2.AsyncHTTPTransport(verify=False, local_address=ELSEWHERE))
    async with one, browser(outside.root) as other:
        guesses = [one.get(f"{outside.root}/{number:03}AAA") for number in range(50)]
        slow = [answer.elapsed.total_seconds() for answer in await asyncio.gather(*guesses)]
        other_guess = await other.get("/AAAAAA")
    assert max(slow) > GUESS_PAUSE > other_guess.elapsed.total_seconds()
