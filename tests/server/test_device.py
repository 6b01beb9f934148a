"""One device, several people: its cookies, what is said on behalf of a seat, and who is here."""

import asyncio
import json
import secrets
from collections.abc import AsyncIterator
from typing import Any, NamedTuple

import httpx2
import pytest

from board.activities.scale import Place
from board.actor import Actor
from server.device import SEATS_MOST
from tests.client import Client, Key, Record, Refused, Workshop, browser, start_workshop
from tests.running import Server, replayed
from tests.server.browsing import boot, cookie_of, enter, join
from tests.valkey import Valkey

pytestmark = pytest.mark.anyio


class Person(NamedTuple):
    """Someone who shares the tablet."""

    name: str
    secret: str
    seat: str

    def actor(self) -> Actor:
        return Actor("seat", self.seat, self.secret)


class Tablet(Client):
    """The page of a device that several people share; it speaks for any of them."""

    def __init__(self, origin: str, code: str, people: list[Person], active: Person | None = None) -> None:
        super().__init__(origin, code, "seat", active.secret if active else "")
        shared = f"seats={'.'.join(person.secret for person in people)}"
        self.cookie = f"{self.cookie}; {shared}" if active else shared
        self._behalf = ""

    async def do_as(self, person: Person, name: str, /, **fields: Any) -> Refused | None:
        self._behalf = person.seat
        return await self.do(name, **fields)

    def _message(self, key: Key) -> Record:
        return {**super()._message(key), "as": self._behalf}


async def sit_down(http: httpx2.AsyncClient, code: str, *names: str) -> list[Person]:
    """They join on one device, one after the other."""
    people = []
    for name in names:
        secret = secrets.token_urlsafe(32)
        answer = await join(http, code, name=name, secret=secret)
        people.append(Person(name, secret, answer.json()["seat"]))
    return people


async def hand_to(http: httpx2.AsyncClient, code: str, seat: str) -> httpx2.Response:
    return await http.post(f"/{code}/pass", json={"seat": seat})


@pytest.fixture
async def people(http: httpx2.AsyncClient, workshop: Workshop) -> list[Person]:
    return await sit_down(http, workshop.code, "Anna", "Bruno", "", "Dace")


@pytest.fixture
async def tablet(origin: str, workshop: Workshop, people: list[Person]) -> AsyncIterator[Tablet]:
    """It lies on the table: nobody is answering."""
    async with Tablet(origin, workshop.code, people) as found:
        yield found


# Cookies


async def test_who_joins_on_a_device_that_has_a_seat_takes_one_beside_it(
    http: httpx2.AsyncClient, workshop: Workshop
) -> None:
    anna, bruno = await sit_down(http, workshop.code, "Anna", "Bruno")
    told = (await http.get(f"/{workshop.code}/seats")).json()
    assert told == {
        "seat": bruno.seat,
        "seats": [{"id": anna.seat, "name": "Anna", "number": 1}, {"id": bruno.seat, "name": "Bruno", "number": 2}],
    }
    page = boot(await http.get(f"/{workshop.code}"))
    assert {name: page[name] for name in told} == told
    assert page["joined"] is True


async def test_no_script_reads_who_shares_a_device_and_no_other_workshop_gets_it(
    http: httpx2.AsyncClient, workshop: Workshop, people: list[Person]
) -> None:
    for answer in (await hand_to(http, workshop.code, people[0].seat), await join(http, workshop.code)):
        for name in ("seat", "seats"):
            cookie = cookie_of(answer, name)
            assert cookie["httponly"]
            assert (cookie["samesite"], cookie["path"]) == ("lax", f"/{workshop.code}")
            assert not cookie["domain"]
    pages = [(await http.get(f"/{workshop.code}{path}")) for path in ("", "/seats")]
    assert {page.headers["cache-control"] for page in pages} == {"no-store"}
    assert not [person for person in people for page in pages if person.secret in page.text]


async def test_a_device_is_handed_on_through_nobody(
    http: httpx2.AsyncClient, workshop: Workshop, people: list[Person]
) -> None:
    assert (await hand_to(http, workshop.code, "")).json() == {"seat": ""}
    blank = boot(await http.get(f"/{workshop.code}"))
    assert (blank["joined"], blank["seat"], len(blank["seats"])) == (False, "", 4)
    assert (await hand_to(http, workshop.code, people[0].seat)).json() == {"seat": people[0].seat}
    assert boot(await http.get(f"/{workshop.code}"))["seat"] == people[0].seat


async def test_DEVICE_5_a_device_passes_to_its_own_seats_alone(
    http: httpx2.AsyncClient, workshop: Workshop, people: list[Person], seat: Client
) -> None:
    for foreign in (seat.seat, "x", people[0].secret, f"{people[0].seat}."):
        answer = await hand_to(http, workshop.code, foreign)
        assert (answer.status_code, answer.json()["error"]) == (403, "not_allowed")
        assert "set-cookie" not in answer.headers


async def test_DEVICE_5_who_leaves_takes_no_other_seat_along(
    http: httpx2.AsyncClient, workshop: Workshop, people: list[Person]
) -> None:
    await hand_to(http, workshop.code, people[1].seat)
    assert (await http.post(f"/{workshop.code}/leave", json={"as": "seat"})).status_code == 200
    told = (await http.get(f"/{workshop.code}/seats")).json()
    assert told["seat"] == ""
    assert [one["name"] for one in told["seats"]] == ["Anna", "", "Dace"]
    assert (await hand_to(http, workshop.code, people[1].seat)).status_code == 403


async def test_DEVICE_5_a_device_has_twenty_seats_at_most(http: httpx2.AsyncClient, workshop: Workshop) -> None:
    people = await sit_down(http, workshop.code, *("" for _ in range(SEATS_MOST)))
    refusal = await join(http, workshop.code)
    assert (refusal.status_code, refusal.json()) == (
        422, {"error": "device_full", "details": {"most": SEATS_MOST}},
    )  # fmt: skip
    again = await join(http, workshop.code, secret=people[3].secret)
    assert again.json()["seat"] == people[3].seat
    assert len((await http.get(f"/{workshop.code}/seats")).json()["seats"]) == SEATS_MOST


async def test_a_device_from_before_goes_on_with_its_one_seat(
    origin: str, http: httpx2.AsyncClient, workshop: Workshop
) -> None:
    [anna] = await sit_down(http, workshop.code, "Anna")
    async with browser(origin) as old:
        old.cookies.set("seat", anna.secret, domain="127.0.0.1", path=f"/{workshop.code}")
        assert boot(await old.get(f"/{workshop.code}"))["seat"] == anna.seat
        await sit_down(old, workshop.code, "Bruno")
        await hand_to(old, workshop.code, "")
        assert (await hand_to(old, workshop.code, anna.seat)).json() == {"seat": anna.seat}


async def test_a_seat_moves_between_devices_that_are_shared(
    origin: str, http: httpx2.AsyncClient, workshop: Workshop, people: list[Person]
) -> None:
    await hand_to(http, workshop.code, people[0].seat)
    lent = (await http.post(f"/{workshop.code}/lend", json={"as": "seat"})).json()["code"]
    async with browser(origin) as phone:
        [own] = await sit_down(phone, workshop.code, "Elza")
        assert (await enter(phone, workshop.code, lent)).json() == {"role": "seat", "seat": people[0].seat}
        told = (await phone.get(f"/{workshop.code}/seats")).json()
        assert (told["seat"], [one["id"] for one in told["seats"]]) == (people[0].seat, [own.seat, people[0].seat])


# On behalf


async def test_DEVICE_2_a_page_speaks_for_the_seats_of_its_device(
    moderator: Client, tablet: Tablet, people: list[Person]
) -> None:
    line = moderator.activity()
    assert await moderator.do("scale.open", activity=line, round=1) is None
    for number, person in enumerate(people):
        assert await tablet.do_as(person, "scale.place", activity=line, round=1, at=100 * number) is None
    assert await moderator.do("scale.reveal", activity=line) is None
    places = {r["who"]: r["at"] for r in moderator.view().values() if r["t"] == "place"}
    assert places == {person.seat: 100 * number for number, person in enumerate(people)}


async def test_DEVICE_2_nobody_speaks_for_a_foreign_seat(
    origin: str, workshop: Workshop, moderator: Client, people: list[Person], seat: Client, neighbour: Client
) -> None:
    line = moderator.activity()
    assert await moderator.do("scale.open", activity=line, round=1) is None
    foreign = Person("Anna", "", neighbour.seat)
    async with Tablet(origin, workshop.code, people, people[0]) as tablet:
        for someone in (foreign, Person("", "", "nobody"), Person("", "", people[0].secret)):
            refused = await tablet.do_as(someone, "scale.place", activity=line, round=1, at=1)
            assert refused == Refused("not_allowed", {})
        assert await tablet.do("scale.place", activity=line, round=1, at=5) == Refused("not_allowed", {})
    await seat.say(json.dumps({"t": "do", "k": ["some-other-nonce", 1], "as": "x" * 65, "c": {}}))
    await seat.until(lambda: seat.errors == ["malformed"])


async def test_DEVICE_1_while_nobody_answers_a_page_sees_what_all_see_and_says_nothing(
    moderator: Client, tablet: Tablet
) -> None:
    assert (tablet.seat, set(tablet.channels)) == ("", {"all"})
    assert await tablet.do("scale.place", activity="practice", round=1, at=1) == Refused("not_allowed", {})
    assert await tablet.do("seat.join", name="Nobody", remote=False) == Refused("not_allowed", {})
    assert "seat/" not in moderator.view()


async def test_each_seat_of_a_device_has_its_own_limit(tablet: Tablet, people: list[Person]) -> None:
    tablet._behalf = people[0].seat
    keys = [tablet.send("scale.place", activity="practice", round=1, at=n % 1000) for n in range(300)]
    outcomes = await asyncio.gather(*(tablet.answer(key) for key in keys))
    assert Refused("too_fast", {}) in outcomes
    assert await tablet.do_as(people[1], "scale.place", activity="practice", round=1, at=1) is None


async def test_DEVICE_3_the_store_cannot_tell_who_shares_a_device(
    servers: list[Server], shared_valkey: Valkey, http: httpx2.AsyncClient
) -> None:
    made = await start_workshop(servers[0].origin, "nameless")
    people = await sit_down(http, made.code, "Anna", "Bruno", "Cilda")
    async with (
        Client(servers[0].origin, made.code, "moderator", made.moderator) as moderator,
        Tablet(servers[0].origin, made.code, people) as tablet,
    ):
        line = moderator.activity()
        assert await moderator.do("scale.open", activity=line, round=1) is None
        for person in people:
            assert await tablet.do_as(person, "scale.place", activity=line, round=1, at=500) is None
        replica = await replayed(shared_valkey.url, made.code)
        places = list(replica.state.under(f"place/{line}/1", Place))
        assert {place.who for place in places} == {person.actor().pseudonym(line) for person in people}
        # One nonce on the wire, and another in the log for each of them, under the numbers that it has there.
        keys = [person.actor().key(nonce, line) for nonce, _ in tablet.accepted for person in people]
        assert len({nonce for nonce, _ in tablet.accepted}) == 1
        found = [key for key in keys if any(replica.state.has_accepted(key, n) for n in range(1, 10))]
        assert len(set(found)) == len(people)
        assert await moderator.do("scale.reveal", activity=line) is None
        for person in people:
            assert await tablet.do_as(person, "scale.here", activity=line, round=1) is None
        assert await moderator.do("scale.talk", activity=line, pairing="random", minutes=3) is None


# Who is here


async def test_DEVICE_4_four_people_on_a_tablet_are_four_people_here(
    origin: str, moderator: Client, people: list[Person]
) -> None:
    async with Tablet(origin, moderator.code, people) as tablet:
        await moderator.until(lambda: moderator.here.get("hall") == 4)
        async with Client(origin, moderator.code, "seat", people[0].secret):  # one of them has a phone, too
            await tablet.until(lambda: tablet.here.get("hall") == 4)
    await moderator.until(lambda: moderator.here.get("hall") == 0)
