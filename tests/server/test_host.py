"""A server that not everyone may start workshops on."""

import asyncio
import time
from pathlib import Path

import httpx2
import pytest

from server.limits import GUESSES_AT_ONCE
from tests.running import Server
from tests.valkey import Valkey

pytestmark = pytest.mark.anyio

NEW = {"title": "Trial", "language": "en"}
KEY = "a key of the host"
PAUSE = 0.5  # seconds
SLOW = f"import server.limits as l; l.GUESS_PAUSE = {PAUSE}; l.GUESSES_A_SECOND = 0.01"


async def test_HOST_1_only_who_knows_the_key_begins_workshops_and_is_asked_once(tmp_path: Path) -> None:
    with Valkey(tmp_path) as valkey, Server(valkey.url, SLOW, TALKA_HOST_KEY=KEY) as server:
        async with httpx2.AsyncClient(base_url=server.origin) as http:
            for path, body in (("/workshops", NEW), ("/next", {"file": {}, "wish": {}})):
                refused = await http.post(path, json=body)
                assert (refused.status_code, refused.json()["error"]) == (403, "host_key")
            wrong = await http.post("/host", json={"key": "guessed"})
            assert (wrong.status_code, wrong.json()["error"]) == (403, "wrong_key")
            assert (await http.post("/host", json={"key": f" {KEY} "})).status_code == 200
            assert KEY not in str(http.cookies)
            begun = await http.post("/workshops", json=NEW)
            assert begun.status_code == 200
            assert (await http.get(f"/{begun.json()['code']}")).status_code == 200
            await a_key_is_guessed_slowly(http)


async def a_key_is_guessed_slowly(http: httpx2.AsyncClient) -> None:
    """SAFE-8. The right one, too, where others were guessed fast, and nowhere else."""

    async def guess(key: str, address: str) -> tuple[int, bool]:
        began = time.monotonic()
        answer = await http.post("/host", json={"key": key}, headers={"x-forwarded-for": address})
        return answer.status_code, time.monotonic() - began >= PAUSE

    guesses = await asyncio.gather(*(guess("guessed", "203.0.113.7") for _ in range(GUESSES_AT_ONCE)))
    assert {status for status, _ in guesses} == {403}
    assert await guess("guessed", "203.0.113.7") == (403, True)
    assert await guess(KEY, "203.0.113.7") == (200, True)
    assert (await guess(KEY, "203.0.113.8"))[0] == 200


async def test_HOST_1_without_a_key_there_is_nothing_to_enter(http: httpx2.AsyncClient) -> None:
    assert (await http.post("/host", json={"key": ""})).status_code == 403
    assert (await http.post("/workshops", json=NEW)).status_code == 200
