"""One statement on which everything breaks, and nothing is lost."""

from playwright.async_api import expect

from tests.browser.scenarios.cast import ALL, Cast
from tests.browser.scenarios.people import BY_WIRE

TEN_MINUTES = "10:00"  # on the phone's own clock


async def ask_the_second_statement(cast: Cast) -> None:
    await cast.console.next("console.next.open", n=2)
    await cast.everyone_reads(cast.statements[1])
    await cast.phones[0].stand(2)
    await cast.phones[0].is_saved(2)
    await cast.wire_places(cast.activity(1), 1, [person.first for person in BY_WIRE])


async def lose_a_network_and_come_back(cast: Cast) -> None:
    """Ten minutes without a network, on this phone's clock; its owner places themselves meanwhile."""
    phone = cast.phones[3]
    cast.stage.network_may_fail = True
    cast.network.stall()
    await phone.stand(4)
    await expect(phone.status).to_contain_text(phone.words("phone.status.sending"))
    await phone.page.clock.fast_forward("00:15")
    await phone.is_waiting()
    await phone.stand(5)
    await phone.page.clock.fast_forward(TEN_MINUTES)
    await phone.is_waiting()
    await phone.reads(cast.statements[1])
    await cast.stage.picture("15-no-network")
    cast.network.cut()
    cast.network.mend()
    await phone.page.clock.fast_forward("00:30")
    await phone.is_saved(5)
    await cast.wall.counts(2 + len(BY_WIRE), ALL)


async def lose_a_server_and_come_back(cast: Cast) -> None:
    """kill -9 of the process that most are connected to; they go on placing themselves."""
    killed = cast.servers[0]
    killed.kill9()
    phone = cast.phones[0]
    await phone.stand(5)
    await phone.is_waiting()
    await cast.stage.picture("16-no-server")
    killed.start()
    await phone.is_saved(5)
    await cast.wall.counts(2 + len(BY_WIRE), ALL)
    await cast.phones[1].stand(3)
    await cast.phones[2].stand(2)
    await cast.all_are_counted()
    for i, step in ((0, 5), (1, 3), (2, 2), (3, 5)):
        await cast.phones[i].is_saved(step)
    await cast.nobody_joined_again()
