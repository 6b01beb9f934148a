"""A try-out on a real server: a made-up hall comes, is counted, answers in its own time, and goes."""

import httpx2
import pytest

from tests.client import Client, Workshop, start_workshop
from tests.running import Server
from tests.server.browsing import boot, enter
from tests.valkey import Valkey

pytestmark = pytest.mark.anyio

HURRY = (
    "import server.tryout.hall as hall; hall.TICK, hall.COMING, hall.LOOKS, hall.RESTS = 0.02, 0.1, 0.05, 0.05;"
    " hall.AFTERWARDS = 0.5"
)


async def try_out(http: httpx2.AsyncClient, code: str) -> Workshop:
    answer = await http.post(f"/{code}/tryout", json={})
    assert answer.status_code == 200, answer.text
    return Workshop(**answer.json())


async def test_TRY_1_only_the_moderator_starts_one_and_never_of_a_try_out(
    http: httpx2.AsyncClient, workshop: Workshop
) -> None:
    await enter(http, workshop.code, workshop.wall)
    assert (await http.post(f"/{workshop.code}/tryout", json={})).status_code == 403
    await enter(http, workshop.code, workshop.moderator)
    elsewhere = {"origin": "http://elsewhere.example"}
    assert (await http.post(f"/{workshop.code}/tryout", json={}, headers=elsewhere)).status_code == 403
    made = await try_out(http, workshop.code)
    assert made.code != workshop.code
    assert not {made.moderator, made.wall} & {workshop.moderator, workshop.wall}
    assert boot(await http.get(f"/{made.code}"))["title"].endswith("Trial")
    await enter(http, made.code, made.moderator)
    assert (await http.post(f"/{made.code}/tryout", json={})).json()["error"] == "not_allowed"


async def test_TRY_2_and_TRY_3_its_people_come_answer_and_go(valkey: Valkey) -> None:
    with Server(valkey.url, first=HURRY) as server:
        workshop = await start_workshop(server.origin, "nameless")
        async with httpx2.AsyncClient(base_url=server.origin, trust_env=False) as http:
            await enter(http, workshop.code, workshop.moderator)
            made = await try_out(http, workshop.code)
        async with Client(server.origin, made.code, "moderator", made.moderator) as moderator:
            await moderator.until(lambda: (moderator.here.get("hall"), moderator.here.get("remote")) == (9, 3))
            assert moderator.view()["workshop"]["tryout"] is True
            line = moderator.activity()
            for number in (1, 2):
                assert await moderator.do("scale.open", activity=line, round=number) is None
                await moderator.until(lambda n=number: answers(moderator, line, n) == 12)  # type: ignore[misc]
                assert await moderator.do("scale.reveal", activity=line) is None
            assert await moderator.do("workshop.close") is None
            await moderator.until(lambda: answers(moderator, "closing", "votes") == 12)
            await moderator.until(lambda: moderator.here.get("hall") == 0)
        assert "Exception" not in server.said()


async def test_TRY_3_there_are_not_too_many_and_those_whom_nobody_watches_go_first(valkey: Valkey) -> None:
    with Server(valkey.url, first=HURRY) as server:
        workshop = await start_workshop(server.origin)
        async with httpx2.AsyncClient(base_url=server.origin, trust_env=False) as http:
            await enter(http, workshop.code, workshop.moderator)
            made = [await try_out(http, workshop.code) for _ in range(5)]  # the fifth in the place of one unwatched
            consoles = [Client(server.origin, one.code, "moderator", one.moderator) for one in made[1:]]
            for console in consoles:
                await console.open()
            refused = await http.post(f"/{workshop.code}/tryout", json={})
            assert (refused.status_code, refused.json()["error"]) == (422, "too_many_tryouts")
            for console in consoles:
                await console.until(lambda one=console: one.here.get("hall") == 9)  # type: ignore[misc]
                await console.close()
            async with Client(server.origin, made[0].code, "moderator", made[0].moderator) as left:
                await left.until(lambda: left.here.get("hall") == 0)


def answers(client: Client, activity: str, number: int | str) -> int:
    count = client.view().get(f"count/{activity}/{number}", {})
    return int(count.get("placed", 0)) + int(count.get("listening", 0))
