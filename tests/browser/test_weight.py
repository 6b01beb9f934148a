"""What a phone has to fetch on a bad network."""

from tests.browser.proxy import Proxy
from tests.browser.screens import Phone
from tests.browser.stage import Stage
from tests.browser.workshop import running
from tests.running import Server

MOST_BYTES = 60_000
MOST_REQUESTS = 6
SLOW = {"delay": 0.1, "speed": 60_000.0}  # seconds each way, bytes a second: a village hall's corner


async def test_a_first_visit_is_light(stage: Stage, server: Server) -> None:
    async with running(server.origin, "nameless") as workshop, Proxy(server.port, **SLOW) as network, stage:
        await workshop.crowd(11)
        await workshop.open()
        await workshop.all_stand([100, 400, 900])
        phone = Phone(await stage.device("phone", "phone"), "en")
        await phone.type_code(network.origin, workshop.code)
        await phone.join("Anna")
        await phone.stand(4)
        await phone.is_saved()
        assert network.transferred <= MOST_BYTES
        assert len(network.requests) <= MOST_REQUESTS, network.requests


async def test_a_second_visit_fetches_no_asset_again(stage: Stage, server: Server) -> None:
    async with running(server.origin) as workshop, Proxy(server.port, **SLOW) as network, stage:
        await workshop.open()
        phone = await workshop.phone(stage, "Anna", origin=network.origin)
        await phone.stand(4)
        await phone.is_saved()  # its socket is open: else it might be counted with the second visit
        await phone.page.goto("about:blank")
        network.count_anew()
        await phone.page.goto(f"{network.origin}/{workshop.code}")
        await phone.stand(2)
        await phone.is_saved()
        assert not [request for request in network.requests if "/static/" in request]
        assert len(network.requests) == 2, network.requests  # the page and the socket
