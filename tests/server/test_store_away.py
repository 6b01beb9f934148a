"""A store that is away, slow or full, or holds what only a newer version knows: whatever is asked for is answered."""

import asyncio
from collections.abc import AsyncIterator, Callable
from typing import Any

import httpx2
import pytest
from starlette.requests import Request

from board.log import encode_entry
from server.auth import new_code
from server.bodies import refused
from server.i18n import texts
from server.open_log import open_log
from tests.client import PATIENCE, browser
from tests.fixtures import own_store_and_server
from tests.fuzz.attack import ANNA, LEADS
from tests.fuzz.right import first_entry
from tests.fuzz.routes import DEAR, PARTS, Way, ways
from tests.running import Server, entries
from tests.valkey import Valkey

pytestmark = pytest.mark.anyio


def impatient(seconds: float) -> str:
    """For a server that waits so long for its store, instead of 3 to 20 seconds."""
    return (
        "import server.redis_connections as c, server.redis_rings as r, server.attempts as p, server.agendas as a; "
        f"c.ANSWER_SECONDS = r.PATIENCE = p.ANSWER_WITHIN = a.LOAD_WITHIN = {seconds}"
    )


TROUBLES: dict[str, tuple[Callable[[Valkey], Any], Callable[[Valkey], Any]]] = {
    "away": (Valkey.kill9, Valkey.start),
    "slow": (Valkey.pause, Valkey.resume),
    "full": (lambda store: store.ask("CONFIG SET maxmemory 1"), lambda store: store.ask("CONFIG SET maxmemory 0")),
}
WORDS = texts("lv", "common")["error.waiting"]
LATER = b'{"nonce":"first","after":"","keys":[],"diff":[{"t":"put","record":{"t":"hologram","id":"x"}}],"v":9}'
OPENED = {"accept": "text/html,*/*", "accept-language": "lv"}  # as a browser asks for what a person opens
store, server = own_store_and_server(impatient(0.3))


@pytest.fixture
async def http(server: Server) -> AsyncIterator[httpx2.AsyncClient]:
    async with browser(server.origin) as found:
        found.headers["cookie"] = f"{LEADS}; {ANNA}"
        yield found


async def put(store: Valkey, entry: bytes) -> str:
    """A room that begins so, which the server has not seen yet."""
    log, code = open_log(store.url, lambda *_: None), new_code()
    await log.start()
    await log.append(code, 1, entry, nonce="first", after="")
    await log.close()
    return code


async def ask(http: httpx2.AsyncClient, way: Way, code: str) -> httpx2.Response:
    path = way.path.replace("{code}", code)
    for name, values in PARTS.items():
        path = path.replace(f"{{{name}}}", values[0])
    body = {"code": code} if way.path.endswith("/delete") else way.body
    return await http.request(way.method, path, json=body, headers=OPENED if way.method == "GET" else {})


def judge(way: Way, answer: httpx2.Response) -> None:
    """It is the usual answer, or says to whom it may concern that the store is to be waited for."""
    assert answer.status_code in (200, 400, 403, 404, 503), (way, answer.status_code, answer.text)
    if answer.status_code == 503 and way.path != "/readyz":
        assert answer.text == WORDS if way.method == "GET" else answer.json()["error"] == "waiting", way


@pytest.mark.parametrize("trouble", TROUBLES)
async def test_SAFE_15_whatever_ails_the_store_every_route_answers_and_nothing_stored_is_lost(
    http: httpx2.AsyncClient, store: Valkey, trouble: str
) -> None:
    begin, end = TROUBLES[trouble]
    known, unknown = [await put(store, encode_entry(first_entry())) for _ in range(2)]
    await until_served(http, f"/{known}/seats")  # a busy store, too, may have the server wait for longer than it does
    asked = [(way, code) for code in (known, unknown) for way in ways() if _is_asked(way, code == known, trouble)]
    begin(store)
    try:
        answers = await asyncio.gather(*(ask(http, *one) for one in asked))
    finally:
        end(store)
    for (way, _), answer in zip(asked, answers, strict=True):
        judge(way, answer)
    assert [answer.status_code for answer in answers].count(503) > 5
    for code in (known, unknown):
        assert (await entries(store.url, code))[0] == first_entry()
        assert (await until_served(http, f"/{code}/seats")).json()["seats"]


def _is_asked(way: Way, known: bool, trouble: str) -> bool:
    """All, but no reports of a room that is there, which need no store, and no deletion that is done in the end."""
    if way.path in DEAR:
        return not known and trouble != "full"
    return not way.path.endswith("/delete") or trouble == "away"


async def until_served(http: httpx2.AsyncClient, path: str) -> httpx2.Response:
    async with asyncio.timeout(PATIENCE):
        while (answer := await http.get(path)).status_code != 200:  # noqa: ASYNC110 (nothing tells)
            await asyncio.sleep(0.05)
    return answer


async def test_SAFE_15_a_room_that_only_a_newer_version_knows_is_waited_for(
    http: httpx2.AsyncClient, server: Server, store: Valkey
) -> None:
    code = await put(store, LATER)
    for way in ways():
        if "{code}" in way.path and not way.path.endswith("/leave"):
            answer = await ask(http, way, code)
            judge(way, answer)
            assert answer.status_code == (200 if way.path in ("/{code}", "/{code}/wall", "/{code}/console") else 503)
    assert "Traceback" not in server.said()


@pytest.mark.parametrize("accept", ["*/*", "text/html"])
async def test_SAFE_15_even_a_mistake_of_ours_is_said_in_words(accept: str) -> None:
    request = Request({"type": "http", "headers": [(b"accept", accept.encode()), (b"accept-language", b"lv")]})
    answer = await refused(request, KeyError("x"))
    assert answer.status_code == 500
    said = str(texts("lv", "common")["error.unknown"]) if accept == "text/html" else '"unknown"'
    assert said in bytes(answer.body).decode()
