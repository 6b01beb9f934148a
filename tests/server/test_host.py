"""A server that not everyone may start workshops on."""

from pathlib import Path

import httpx2
import pytest

from tests.running import several
from tests.valkey import Valkey

pytestmark = pytest.mark.anyio

NEW = {"title": "Trial", "language": "en"}
KEY = "a key of the host"


async def test_HOST_1_only_who_knows_the_key_begins_workshops_and_is_asked_once(tmp_path: Path) -> None:
    with Valkey(tmp_path) as valkey, several(valkey, 1, TALKA_HOST_KEY=KEY) as (server,):
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


async def test_HOST_1_without_a_key_there_is_nothing_to_enter(http: httpx2.AsyncClient) -> None:
    assert (await http.post("/host", json={"key": ""})).status_code == 403
    assert (await http.post("/workshops", json=NEW)).status_code == 200
