"""What is asked for over HTTP while the store hangs, and asked again because nobody was told what became of it."""

import asyncio
import secrets
from collections.abc import AsyncIterator, Iterator
from typing import Any

import httpx2
import pytest

from board.records import Moderator, Seat
from board.records import Workshop as Board
from board.replica import Replica
from tests.client import Workshop, browser, start_workshop
from tests.running import Server, replayed, several
from tests.server.browsing import enter
from tests.server.test_store_away import impatient
from tests.valkey import Valkey

pytestmark = pytest.mark.anyio

PAGES = [{"kind": "page", "title": {"en": title}} for title in ("Read", "Agree", "Go")]


BUTTONS: dict[str, Any] = {
    "join": {"secret": "s" * 43, "name": "Anna"},
    "moderators": {"name": "Bruno"},
    "return": {},
    "walls": {},
    "agenda": {"v": 1, "activities": PAGES},
}
"""What is posted, by path."""


def made(found: Replica) -> dict[str, int]:
    """How many there are of what the buttons make; a return card is a moderator's link."""
    workshop = found.state.get("workshop", Board)
    assert workshop
    people, links = found.state.under("seat", Seat), found.state.under("moderator", Moderator)
    return {
        "seats": len([*people]),
        "links": len([*links]),
        "walls": len(workshop.walls),
        "parts": len(workshop.agenda),
    }


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Valkey]:
    with Valkey(tmp_path_factory.mktemp("again")) as valkey:
        yield valkey


@pytest.fixture(scope="module")
def servers(store: Valkey) -> Iterator[list[Server]]:
    """Two processes."""
    with several(store, 2, first=impatient(1.0)) as started:
        yield started


@pytest.fixture
async def workshop(servers: list[Server]) -> Workshop:
    return await start_workshop(servers[0].origin, statements=0)


@pytest.fixture
async def consoles(servers: list[Server], workshop: Workshop) -> AsyncIterator[list[httpx2.AsyncClient]]:
    """The moderator's browser, as each of the processes is asked by it."""
    async with browser(servers[0].origin) as first, browser(servers[1].origin) as second:
        for http in (first, second):
            await enter(http, workshop.code, workshop.moderator)
            http.headers["idempotency-key"] = "the-same-attempt"
        yield [first, second]


async def press(http: httpx2.AsyncClient, workshop: Workshop, name: str) -> httpx2.Response:
    return await http.post(f"/{workshop.code}/{name}", json=BUTTONS[name])


async def until_answered(http: httpx2.AsyncClient, workshop: Workshop, name: str) -> Any:
    """Press as long as one is told to wait; what is told then, but for pictures of addresses and what is to be seen."""
    for _ in range(20):
        answer = await press(http, workshop, name)
        if answer.status_code == 200:
            return {field: told for field, told in answer.json().items() if field in ("seat", "secret", "added")}
        assert answer.status_code == 503
        await asyncio.sleep(0.05)
    raise AssertionError(answer.text)


async def test_KEY_5_what_is_asked_for_again_because_the_store_hung_happens_once(
    store: Valkey, consoles: list[httpx2.AsyncClient], workshop: Workshop
) -> None:
    first, second = consoles
    store.pause()
    try:
        for pressed in ((first, second), (first,)):
            presses = (press(http, workshop, name) for http in pressed for name in BUTTONS)
            for answer in await asyncio.gather(*presses):
                assert (answer.status_code, answer.json()["error"]) == (503, "waiting")
    finally:
        store.resume()
    for name in BUTTONS:
        one, other, again = [await until_answered(http, workshop, name) for http in (first, second, first)]
        assert one == other == again != {}, name
        if "secret" in one:
            assert (await enter(second, workshop.code, one["secret"])).status_code == 200
            await enter(second, workshop.code, workshop.moderator)
    found = made(await replayed(store.url, workshop.code))
    assert found == {"seats": 1, "links": 2, "walls": 1, "parts": len(PAGES)}


async def test_KEY_5_another_attempt_is_another_link(
    store: Valkey, consoles: list[httpx2.AsyncClient], workshop: Workshop
) -> None:
    path, found = f"/{workshop.code}/moderators", set[str]()
    for key in (None, None, secrets.token_urlsafe(16), secrets.token_urlsafe(16)):
        consoles[0].headers.pop("idempotency-key", None)
        headers = {} if key is None else {"idempotency-key": key}
        found.add((await consoles[0].post(path, json={"name": "Bruno"}, headers=headers)).json()["secret"])
    assert len(found) == 4
    assert made(await replayed(store.url, workshop.code))["links"] == 4


async def test_KEY_5_the_same_key_of_somebody_else_or_for_something_else_leads_to_nothing_of_mine(
    consoles: list[httpx2.AsyncClient], workshop: Workshop
) -> None:
    first, second = consoles
    mine = (await first.post(f"/{workshop.code}/moderators", json={"name": "Bruno"})).json()["secret"]
    wall = (await first.post(f"/{workshop.code}/walls", json={})).json()["secret"]
    await enter(second, workshop.code, mine)
    theirs = (await second.post(f"/{workshop.code}/moderators", json={"name": "Bruno"})).json()["secret"]
    assert len({mine, wall, theirs}) == 3


@pytest.mark.parametrize("key", ["short", "with a blank in it", "x" * 65, "né-à-la-campagne"])
async def test_KEY_5_a_key_that_is_none_is_refused(
    consoles: list[httpx2.AsyncClient], workshop: Workshop, key: str
) -> None:
    headers = {b"idempotency-key": key.encode()}
    answer = await consoles[0].post(f"/{workshop.code}/walls", json={}, headers=headers)
    assert (answer.status_code, answer.json()["error"]) == (400, "malformed")
