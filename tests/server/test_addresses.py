"""Which addresses a machine has, what is said of each, and what the pages are told of the one that was chosen."""

import httpx2
import pytest

from server import addresses
from server.addresses import all_addresses, kind_of_network, reach_of
from server.config import Config
from tests.client import Client, Workshop
from tests.server.browsing import boot, enter

pytestmark = pytest.mark.anyio

CHOSEN = "http://192.168.8.1:8000"


@pytest.mark.parametrize(
    ("address", "reach"),
    [
        ("http://localhost:8000", "machine"), ("http://127.0.0.2", "machine"), ("http://[::1]:8000", "machine"),
        ("http://192.168.8.1:8000", "network"), ("http://10.1.2.3", "network"), ("http://172.31.0.9:80", "network"),
        ("http://169.254.7.7", "network"), ("http://100.64.0.1:8000", "network"), ("http://[fe80::1]", "network"),
        ("http://[fd00::1]:8000", "network"), ("http://laptop:8000", "network"), ("http://laptop.local", "network"),
        ("http://hall.lan", "network"), ("http://board.home.arpa", "network"),
        ("http://8.8.8.8", "far"), ("https://talka.example.org", "far"), ("http://[2a00::1]", "far"),
    ],
)  # fmt: skip
def test_ADDRESS_2_from_where_an_address_can_be_opened(address: str, reach: str) -> None:
    assert reach_of(address) == reach


@pytest.mark.parametrize(
    ("host", "card", "kind"),
    [
        ("192.168.1.5", "wlan0", "wifi"), ("192.168.1.5", "wlp2s0", "wifi"), ("192.168.8.1", "wlan0", "hotspot"),
        ("192.168.1.5", "enp3s0", "cable"), ("10.0.0.4", "eth0", "cable"), ("10.42.0.1", "wlan0", "hotspot"),
        ("172.20.10.2", "en0", "phone"), ("192.168.43.17", "wlan0", "phone"), ("192.168.42.5", "usb0", "phone"),
        ("192.168.137.1", "", "hotspot"), ("100.101.1.1", "tailscale0", "vpn"), ("10.8.0.2", "tun0", "vpn"),
        ("10.200.1.1", "wwan0", "mobile"), ("10.0.0.4", "something", ""), ("192.0.2.1", "", ""),
    ],
)  # fmt: skip
def test_ADDRESS_2_what_kind_of_network_it_is_guessed_to_be(
    monkeypatch: pytest.MonkeyPatch, host: str, card: str, kind: str
) -> None:
    monkeypatch.setattr(addresses, "hosts_of_interfaces", lambda: {host: card} if card else {})
    assert kind_of_network(f"http://{host}:8000") == kind


def test_ADDRESS_2_without_a_route_the_cards_tell_and_nothing_is_looked_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(addresses, "routed_hosts", list)
    monkeypatch.setattr(
        addresses, "hosts_of_interfaces", lambda: {"127.0.0.1": "lo", "192.168.8.1": "wlan0", "10.0.0.4": "eth0"}
    )
    monkeypatch.setattr("socket.getaddrinfo", lambda *_: pytest.fail("a name was looked up"))
    found = all_addresses(Config.from_env({"PORT": "80"}))
    assert found == ["http://192.168.8.1:80", "http://10.0.0.4:80"]


async def addresses_of(http: httpx2.AsyncClient, code: str, present: str = CHOSEN) -> httpx2.Response:
    return await http.get(f"/{code}/addresses.json", params={"present": present})


async def test_ADDRESS_2_the_moderator_alone_sees_all_addresses(http: httpx2.AsyncClient, workshop: Workshop) -> None:
    await enter(http, workshop.code, workshop.wall)
    assert (await addresses_of(http, workshop.code)).status_code == 403
    await enter(http, workshop.code, workshop.moderator)
    told = (await addresses_of(http, workshop.code)).json()
    assert told["reach"] == "network"
    assert told["found"][0]["address"] == boot(await http.get(f"/{workshop.code}/console"))["told"]
    assert all(set(found) == {"address", "kind", "reach"} for found in told["found"])
    assert (await addresses_of(http, workshop.code, "nonsense")).json()["error"] == "bad_address"


async def test_ADDRESS_2_who_came_from_afar_is_told_nothing_of_the_machine_inside(
    http: httpx2.AsyncClient, workshop: Workshop
) -> None:
    await enter(http, workshop.code, workshop.moderator)
    cookie = "; ".join(f"{cookie.name}={cookie.value}" for cookie in http.cookies.jar)
    headers = {"host": "talka.example.org", "cookie": cookie}
    answer = await http.get(f"/{workshop.code}/addresses.json", params={"present": ""}, headers=headers)
    assert answer.json() == {
        "reach": "",
        "found": [{"address": "http://talka.example.org", "kind": "", "reach": "far"}],
    }


async def test_ADDRESS_1_pages_are_told_the_chosen_address_and_its_picture(
    http: httpx2.AsyncClient, workshop: Workshop, moderator: Client
) -> None:
    before = boot(await http.get(f"/{workshop.code}/wall"))
    assert await moderator.do("workshop.edit", address=CHOSEN) is None
    after = boot(await http.get(f"/{workshop.code}/wall"))
    assert before["address"] == before["told"] == after["told"] != after["address"] == CHOSEN
    assert (await picture(http, workshop.code)).status_code == 403
    await enter(http, workshop.code, workshop.wall)
    drawn = await picture(http, workshop.code)
    assert drawn.headers["content-type"].startswith("image/svg+xml")
    assert drawn.text == after["qr"] != before["qr"]
    for wrong in ("", "javascript:alert(1)", "http://host/a b"):
        assert (await picture(http, workshop.code, wrong)).status_code in (400, 422)


async def picture(http: httpx2.AsyncClient, code: str, address: str = CHOSEN) -> httpx2.Response:
    return await http.get(f"/{code}/join.svg", params={"address": address})
