"""The method's tools over HTTP, and agendas as files: saved, loaded elsewhere, and faulty ones refused by the place."""

from collections.abc import AsyncIterator
from typing import Any

import httpx2
import pytest

from board.methods import AGENDAS, STATEMENTS, TOOLS
from tests.client import Client, Workshop, browser, start_workshop
from tests.server.browsing import enter

pytestmark = pytest.mark.anyio

CARDS = {"kind": "cards", "title": {"en": "Ours", "lv": "Mūsu"}}


@pytest.fixture
async def console(origin: str, workshop: Workshop) -> AsyncIterator[httpx2.AsyncClient]:
    """The moderator's browser."""
    async with browser(origin) as http:
        await enter(http, workshop.code, workshop.moderator)
        yield http


async def test_TOOL_5_every_tool_and_agenda_is_there_to_choose_from(http: httpx2.AsyncClient) -> None:
    found = (await http.get("/methods.json")).json()
    assert found == {"tools": TOOLS, "agendas": AGENDAS, "statements": STATEMENTS}


async def test_TOOL_5_a_workshop_starts_from_a_ready_made_agenda(http: httpx2.AsyncClient) -> None:
    body = {"title": "Trial", "language": "lv", "agenda": "team", "statements": [{"statement": {"lv": "Vēl viens"}}]}
    started = (await http.post("/workshops", json=body)).json()
    async with Client(str(http.base_url), started["code"], "moderator", started["moderator"]) as moderator:
        assert len(moderator.view()["workshop"]["agenda"]) == len(AGENDAS["team"]["activities"]) + 1
    refused = await http.post("/workshops", json={**body, "agenda": "none"})
    assert (refused.status_code, refused.json()["error"]) == (422, "no_such_tool")


async def test_TOOL_2_an_agenda_that_was_saved_is_the_same_elsewhere(
    origin: str, console: httpx2.AsyncClient, workshop: Workshop, moderator: Client
) -> None:
    for name, tool in (("swot", "swot"), ("plan", "actions")):
        assert await moderator.do("activity.add", activity=name, template={"tool": tool}) is None
    assert await moderator.do("activity.edit", activity="swot", settings={"minutes": 33}) is None
    saved = await console.get(f"/{workshop.code}/agenda.json")
    assert "attachment" in saved.headers["content-disposition"]
    other = await start_workshop(origin, statements=0)
    async with browser(origin) as http, Client(origin, other.code, "moderator", other.moderator) as there:
        await enter(http, other.code, other.moderator)
        added = (await http.post(f"/{other.code}/agenda", json=saved.json())).json()["added"]
        await there.until(lambda: len(there.view()["workshop"]["agenda"]) == len(added) == 3)
        again = (await http.get(f"/{other.code}/agenda.json")).json()
        assert again["activities"] == saved.json()["activities"]
        assert again["activities"][1]["minutes"] == 33
        one = (await http.get(f"/{other.code}/agenda.json?activity={added[1]}")).json()
        assert one["activities"] == again["activities"][1:2]


@pytest.mark.parametrize(
    ("file", "code", "details"),
    [
        ({"v": 1, "activities": [CARDS, {**CARDS, "title": {}}]}, "text_missing", {"place": "title", "number": 2}),
        ({"v": 1, "activities": [{**CARDS, "dots": 11}]}, "bad_tool", {"place": "dots", "number": 1}),
        ({"v": 1, "activities": [{**CARDS, "phase": "open"}]}, "bad_tool", {"place": "phase", "number": 1}),
        ({"v": 1, "activities": [CARDS, {"tool": "swot", "part": 1}]}, "no_such_tool", {"number": 2}),
        ({"v": 1, "activities": [{"kind": ["cards"]}]}, "bad_tool", {"place": "kind", "number": 1}),
        (
            {"v": 1, "activities": [{"tool": "swot", "fields": [{"name": "one", "title": {"en": "x" * 61}}] * 4}]},
            "text_too_long",
            {"most": 60, "place": "fields[0].title", "number": 1},
        ),
        ({"v": 2, "activities": []}, "file_too_new", {}),
        ({"v": 1}, "malformed", {}),
        ([], "malformed", {}),
    ],
)
async def test_TOOL_1_a_faulty_file_is_refused_by_the_place_and_nothing_of_it_is_added(
    console: httpx2.AsyncClient, workshop: Workshop, moderator: Client, file: Any, code: str, details: dict[str, Any]
) -> None:
    before = moderator.view()["workshop"]["agenda"]
    answer = await console.post(f"/{workshop.code}/agenda", json=file)
    assert (answer.json()["error"], answer.json()["details"]) == (code, details)
    assert answer.status_code in {400, 422}
    assert await moderator.do("workshop.show", activity="") is None
    assert moderator.view()["workshop"]["agenda"] == before


async def test_TOOL_1_a_huge_or_deep_file_is_refused(console: httpx2.AsyncClient, workshop: Workshop) -> None:
    json = {"content-type": "application/json"}
    path = f"/{workshop.code}/agenda"
    answers = [
        await console.post(path, content='{"v":1,"activities":[],"name":"' + "x" * 1_000_001 + '"}', headers=json),
        await console.post(path, content="[" * 100_000, headers=json),
        await console.post(path, json={"v": 1, "activities": [{"kind": "cards", "title": _deep(50)}]}),
    ]
    assert [answer.json()["error"] for answer in answers] == ["too_big", "malformed", "bad_tool"]


def _deep(levels: int) -> Any:
    return "x" if not levels else {"en": _deep(levels - 1)}


async def test_ROLE_1_agendas_are_the_moderators(http: httpx2.AsyncClient, workshop: Workshop, wall: Client) -> None:
    await enter(http, workshop.code, wall.secret)
    for answer in (
        await http.get(f"/{workshop.code}/agenda.json"),
        await http.post(f"/{workshop.code}/agenda", json={"v": 1, "activities": [CARDS]}),
    ):
        assert (answer.status_code, answer.json()["error"]) == (403, "not_allowed")
