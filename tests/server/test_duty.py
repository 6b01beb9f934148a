"""What the person on duty asks the server."""

import asyncio
import re
from pathlib import Path

import pytest

from tests.client import PATIENCE, Client, browser, start_workshop
from tests.running import several
from tests.valkey import Valkey

pytestmark = pytest.mark.anyio

FIGURE = re.compile(r"^(talka_\w+)(?:\{([^}]*)\})? (\S+)$", re.MULTILINE)


async def figures(origin: str, **headers: str) -> dict[str, float]:
    async with browser(origin) as http:
        found = await http.get("/metrics", headers=headers)
    assert found.status_code == 200
    return {f"{name} {labels}".strip(): float(value) for name, labels, value in FIGURE.findall(found.text)}


async def counted(origin: str, commands: int) -> dict[str, float]:
    """The figures as soon as so many commands, which are counted a moment later, are among them."""
    async with asyncio.timeout(PATIENCE):
        while (found := await figures(origin)).get("talka_commands_total", 0) < commands:  # noqa: ASYNC110 (nothing tells)
            await asyncio.sleep(0.1)
    return found


async def test_DUTY_1_numbers_of_all_processes_are_told_together_and_name_nobody(tmp_path: Path) -> None:
    with Valkey(tmp_path) as valkey, several(valkey, 1, WEB_CONCURRENCY="2") as (server,):
        workshop = await start_workshop(server.origin)
        async with (
            Client(server.origin, workshop.code, "moderator", workshop.moderator) as moderator,
            await Client.joined(server.origin, workshop.code, "Anna from the far farm") as anna,
            await Client.joined(server.origin, workshop.code, "Bruno") as bruno,
        ):
            (statement,) = moderator.view()["workshop"]["agenda"]
            assert await moderator.do("scale.open", activity=statement, round=1) is None
            await anna.until(lambda: bool(anna.view()["workshop"]["current"]))
            for person in (anna, bruno):
                assert await person.do("scale.place", activity=statement, round=1, at=500) is None
            refused = await anna.do("scale.reveal", activity=statement)
            assert refused is not None
            assert refused.code == "not_allowed"
            found = await counted(server.origin, 3)
        assert found['talka_rejections_total code="not_allowed"'] == 1
        assert found['talka_connections role="seat"'] == 2
        assert found["talka_rooms"] >= 1
        assert found["talka_frames_total"] > 5
        assert found["talka_frame_bytes_total"] > 500
        assert found["talka_answer_seconds_count"] == found["talka_commands_total"]
        assert not [word for word in (workshop.code, "Anna", anna.secret) if word in str(found)]


async def test_DUTY_2_a_process_without_its_store_lives_and_is_not_ready(tmp_path: Path) -> None:
    with Valkey(tmp_path) as valkey, several(valkey, 1) as (server,):
        async with browser(server.origin) as http:
            assert (await http.get("/readyz")).status_code == 200
            valkey.kill9()
            assert (await http.get("/healthz")).status_code == 200
            away = await http.get("/readyz")
            assert (away.status_code, away.text) == (503, "the store: away\n")


async def test_DUTY_3_from_elsewhere_numbers_are_told_to_whoever_has_the_host_key(tmp_path: Path) -> None:
    with Valkey(tmp_path) as valkey, several(valkey, 1, TALKA_HOST_KEY="a key of the host") as (server,):
        async with browser(server.origin) as http:
            for token, status in (("", 403), ("Bearer wrong", 403), ("Bearer a key of the host", 200)):
                headers = {"x-forwarded-for": "192.0.2.7", "authorization": token}
                assert (await http.get("/metrics", headers=headers)).status_code == status
