"""The next workshop on a real server: held, followed up, and seen by other people on the other side of a year."""

from collections.abc import Sequence
from typing import Any

import httpx2
import pytest

from board.archive import FILE_MOST
from tests.client import Client, Workshop, browser, post
from tests.server.browsing import enter

pytestmark = pytest.mark.anyio

USERS, STAFF = 3, 3
STATEMENT = {"kind": "scale", "statement": {"en": "We decide together"}, "sides": True}
PARTS: tuple[dict[str, Any], ...] = (STATEMENT, {"tool": "criteria"}, {"tool": "actions"}, {"tool": "stakeholders"})


async def crowd(origin: str, code: str) -> list[Client]:
    """Three people who use the service, three of the staff."""
    people = [await Client.joined(origin, code, f"Person {number}") for number in range(USERS + STAFF)]
    for number, person in enumerate(people):
        assert await person.do("seat.side", side="user" if number < USERS else "staff") is None
    return people


async def stand(people: Sequence[Client], line: str, places: Sequence[int]) -> None:
    for person, at in zip(people, places, strict=True):
        assert await person.do("scale.place", activity=line, round=1, at=at) is None


async def held(origin: str) -> Workshop:
    """An evening with a statement, criteria, actions and people who matter."""
    room = Workshop(**await post(origin, "/workshops", {"title": "In spring", "language": "en"}))
    people = await crowd(origin, room.code)
    async with Client(origin, room.code, "moderator", room.moderator) as moderator:
        for name, template in zip(("line", "goal", "acts", "folk"), PARTS, strict=True):
            assert await moderator.do("activity.add", activity=name, template=template) is None
        assert await moderator.do("scale.open", activity="line", round=1) is None
        await stand(people, "line", (0, 0, 100, 900, 900, 1000))
        assert await moderator.do("scale.reveal", activity="line") is None
        for name, card, text in (("goal", "crit1", "They choose"), ("acts", "call", "Call"), ("folk", "kin01", "Kin")):
            assert await moderator.do("cards.phase", activity=name, phase="open") is None
            assert await people[0].do("card.add", activity=name, id=card, text=text) is None
        assert await people[0].do("table.set", activity="acts", card="call", column="who", value="Zane") is None
    for person in people:
        await person.close()
    return room


async def followed(http: httpx2.AsyncClient, room: Workshop, **wish: Any) -> Workshop:
    """The workshop that goes on from this one with all it has."""
    await enter(http, room.code, room.moderator)
    offered = (await http.get(f"/{room.code}/next.json")).json()
    assert [(part["activity"], part["kind"], part["later"], part["many"]) for part in offered["parts"]] == [
        ("line", "scale", "ask", 0),
        ("goal", "table", "rate", 1),
        ("acts", "table", "state", 1),
        ("folk", "table", "rows", 1),
    ]
    assert (offered["title"], offered["people"]) == ("In spring", 6)
    take = [part["activity"] for part in offered["parts"]]
    asked = {"title": "In autumn", "language": "en", "agenda": "evaluation", "take": take, **wish}
    answer = await http.post(f"/{room.code}/next", json=asked)
    assert answer.status_code == 200, answer.text
    return Workshop(**answer.json())


async def test_NEXT_3_NEXT_4_NEXT_5_SIDE_3_from_spring_to_autumn(origin: str, http: httpx2.AsyncClient) -> None:
    spring = await held(origin)
    autumn = await followed(http, spring, sides=True)
    async with (
        Client(origin, autumn.code, "moderator", autumn.moderator) as moderator,
        Client(origin, autumn.code, "wall", autumn.wall) as wall,
    ):
        line, goal, acts, folk = moderator.view()["workshop"]["agenda"][2:6]
        people = await crowd(origin, autumn.code)
        before = f"earlier/{line}"
        assert await moderator.do("scale.open", activity=line, round=1) is None
        await stand(people, line, (500, 500, 500, 900, 900, 900))
        await wall.until(lambda: before in wall.view())
        assert set(wall.view()[before]) == set(moderator.view()[before]) == {"t", "title", "day", "people"}
        assert (wall.view()[before]["title"], wall.view()[before]["people"]) == ("In spring", 6)
        assert await moderator.do("scale.reveal", activity=line) is None
        await wall.until(lambda: "counts" in wall.view()[before])
        assert {side: sum(bins) for side, bins in wall.view()[before]["counts"].items()} == {
            "": 6,
            "user": 3,
            "staff": 3,
        }
        await people[0].until(lambda: f"count/{line}/1/side/user" in people[0].view())
        assert people[0].view()[f"count/{line}/1/side/user"] == {"t": "count", "placed": 3, "b10": 3}

        assert await moderator.do("cards.phase", activity=goal, phase="open") is None
        (card,) = moderator.view()[f"activity/{goal}"]["rated"]
        for person in people[:4]:  # the only one of the staff would be known by it
            assert await person.do("rating.mark", activity=goal, card=card, value=4) is None
        count = f"count/{goal}/{card}"
        await wall.until(lambda: wall.view().get(count, {}).get("rated") == 4)
        assert "v4" not in wall.view()[count]
        assert await people[0].do("rating.spread", activity=goal, card=card, shown=True) == ("not_yours", {})
        assert await moderator.do("rating.spread", activity=goal, card=card, shown=True) is None
        await wall.until(lambda: "v4" in wall.view()[count])
        assert not any(name.startswith(f"{count}/side") for name in wall.view())
        assert await moderator.do("rating.agree", activity=goal, card=card, value=3) is None
        await people[0].until(lambda: people[0].view()[f"card/{goal}/{card}"]["value"] == 3)

        assert await moderator.do("cards.phase", activity=acts, phase="open") is None
        (name, row), *_ = [(i, record) for i, record in moderator.view().items() if i.startswith(f"card/{acts}/")]
        assert (row["base"], row["values"]) == ("Call", {"who": "Zane"})
        told = {"activity": acts, "card": name.rpartition("/")[2], "cell": "outcome", "version": 0, "by": "mark"}
        assert await people[1].do("card.edit", **told, op=["They came"]) is None
        assert moderator.view()[f"activity/{folk}"]["opened"] is False
        sent = str([frame for one in (moderator, wall, *people) for frame in one.frames])
        assert "Person 0" in sent  # who came in autumn
        assert "crit1" not in sent
        for person in people:
            await person.close()


async def test_NEXT_8_a_file_is_followed_up_as_the_workshop_is(origin: str, http: httpx2.AsyncClient) -> None:
    spring = await held(origin)
    await enter(http, spring.code, spring.moderator)
    there = (await http.get(f"/{spring.code}/next.json")).json()
    file = (await http.get(f"/{spring.code}/report.json")).json()
    async with browser(origin) as stranger:
        offered = (await stranger.post("/next/offer", json=file)).json()
        assert offered == there
        take = [part["activity"] for part in offered["parts"]]
        wish = {"title": "In autumn", "language": "en", "take": take}
        made = (await stranger.post("/next", json={"file": file, "wish": wish})).json()
        async with Client(origin, made["code"], "moderator", made["moderator"]) as moderator:
            line, goal, acts, folk = moderator.view()["workshop"]["agenda"]
            assert moderator.view()[f"earlier/{line}"]["people"] == 6
            kinds = [moderator.view()[f"activity/{name}"]["t"] for name in (line, goal, acts, folk)]
            assert kinds == ["scale", "rating", "table", "table"]
        for faulty, code, place in (
            ({**file, "talka": "agenda"}, "not_a_workshop", None),
            ({**file, "v": 99}, "file_too_new", None),
            ({**file, "more": 1}, "bad_file", ""),
            ({**file, "parts": [{**file["parts"][0], "name": "../x"}]}, "bad_file", "parts[0].name"),
            ([file], "not_a_workshop", None),
        ):
            for path, body in (("/next/offer", faulty), ("/next", {"file": faulty, "wish": wish})):
                refused = (await stranger.post(path, json=body)).json()
                assert (refused["error"], refused["details"].get("place")) == (code, place)
        wish["take"] = ["none"]
        assert (await stranger.post("/next", json={"file": file, "wish": wish})).json()["error"] == "no_such_activity"
        form = {"content-type": "text/plain"}
        assert (await stranger.post("/next/offer", content="{}", headers=form)).status_code == 403
        huge = b'{"talka":"' + b"x" * FILE_MOST + b'"}'
        refused = await stranger.post("/next/offer", content=huge, headers={"content-type": "application/json"})
        assert refused.status_code == 413


async def test_NEXT_1_only_moderators_go_on_from_their_workshop(origin: str, http: httpx2.AsyncClient) -> None:
    room = Workshop(**await post(origin, "/workshops", {"title": "In spring", "language": "en"}))
    wish = {"title": "Next", "language": "en"}
    for secret in ("", room.wall):
        if secret:
            await enter(http, room.code, secret)
        assert (await http.get(f"/{room.code}/next.json")).status_code == 403
        assert (await http.post(f"/{room.code}/next", json=wish)).json()["error"] == "not_allowed"
    await enter(http, room.code, room.moderator)
    for faulty, code in (
        ({**wish, "title": " "}, "title_missing"),
        ({**wish, "agenda": "none"}, "no_such_tool"),
        ({**wish, "take": ["none"]}, "no_such_activity"),
        ({**wish, "more": 1}, "malformed"),
    ):
        assert (await http.post(f"/{room.code}/next", json=faulty)).json()["error"] == code
    elsewhere = {"origin": "http://elsewhere.example"}
    assert (await http.post(f"/{room.code}/next", json=wish, headers=elsewhere)).status_code == 403
    made = (await http.post(f"/{room.code}/next", json=wish)).json()
    async with browser(origin) as other:
        assert (await enter(other, made["code"], made["moderator"])).json() == {"role": "moderator"}
        assert (await enter(other, made["code"], room.moderator)).status_code == 403
