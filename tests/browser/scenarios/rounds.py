"""One statement as it should go: all stand, it is shown, they talk, and stand once more."""

import asyncio

from playwright.async_api import expect

from board.activities.scale.records import Stand
from tests.browser.scenarios.cast import ALL, Cast, step_of
from tests.browser.scenarios.people import BY_WIRE, ON_PHONES, ON_THE_LINE, moved
from tests.client import PATIENCE
from tests.running import replayed


async def ask_the_first_statement(cast: Cast) -> None:
    await cast.console.next("console.next.start", n=1)
    await cast.everyone_reads(cast.statements[0])
    for phone in cast.phones:
        await phone.sees(f"phone.mode.{cast.mode}")
    await cast.stage.picture("07-open")


async def place_themselves(cast: Cast) -> None:
    for phone, person in zip(cast.phones, ON_PHONES, strict=True):
        await (phone.listen() if person.first is None else phone.stand(5))
    await expect(cast.phones[1].status).to_contain_text(cast.console.words("phone.status.listening"))
    await cast.wire_places(cast.activity(0), 1, [person.first for person in BY_WIRE])
    await cast.wall.counts(ON_THE_LINE, ALL)
    await cast.console.counts(ON_THE_LINE, ALL)
    await expect(cast.wall.people).to_have_count(ON_THE_LINE if cast.mode == "live" else 0)
    if cast.mode != "live":
        await expect(cast.wall.came).to_have_count(ON_THE_LINE)


async def move_and_take_back(cast: Cast) -> None:
    for i in (0, 2, 3):
        step = step_of(ON_PHONES[i].first or 0)
        await cast.phones[i].stand(step)
        await cast.phones[i].is_saved(step)
    await cast.phones[0].nudge(up=True)
    await cast.phones[0].nudge(up=False)
    await cast.phones[2].slide(100)
    await cast.phones[2].is_marked(1)
    await cast.phones[2].take_back()
    await cast.phones[2].is_saved()
    await cast.phones[2].stand(4)
    await cast.phones[2].is_saved(4)
    await cast.wall.counts(ON_THE_LINE, ALL)
    await cast.stage.picture("08-placed")


async def reveal(cast: Cast) -> None:
    await cast.console.next("console.next.freeze" if cast.mode == "live" else "console.next.reveal")
    await cast.stage.picture("09-hush")
    await expect(cast.phones[0].page.locator(".result")).to_be_visible()
    await cast.phones[0].sees("phone.you_stand")
    await cast.phones[1].sees("phone.you_listened")
    await expect(cast.wall.people).to_have_count(ON_THE_LINE)
    await cast.named("Māris")
    await cast.after_the_walk()
    await cast.stage.picture("10-shown")


async def talk(cast: Cast) -> None:
    if cast.mode == "nameless":
        await cast.wire_here(1)
        await everyone_has_said_that_they_stand(cast)
    await cast.console.next("console.next.talk_drawn" if cast.mode == "nameless" else "console.next.talk_nearest")
    for i in (0, 2, 3):
        await cast.phones[i].sees("phone.talk_with")
        await expect(cast.phones[i].page.get_by_role("timer")).to_contain_text("3:")
    await cast.phones[1].sees("phone.listen_to_others")
    await cast.stage.picture("11-talk")
    await cast.phones[1].button("phone.join_talk").click()
    await cast.phones[1].sees("phone.talk_with")
    await everyone_has_a_partner(cast)
    await cast.phones[0].button("phone.together").click()
    await cast.phones[0].sees("phone.put_away")
    await expect(cast.phones[0].tabs).to_have_count(0)
    await expect(cast.wall.page.locator(".talk-pairs li")).to_have_count(0 if cast.mode == "nameless" else 5)
    await cast.stage.picture("12-put-away")


async def everyone_has_said_that_they_stand(cast: Cast) -> None:
    """Pages do so by themselves, within two seconds of the reveal; the log knows."""
    async with asyncio.timeout(PATIENCE):
        while await said_to_stand(cast) < ON_THE_LINE:  # noqa: ASYNC110 (nobody is told of it)
            await asyncio.sleep(0.1)


async def said_to_stand(cast: Cast) -> int:
    state = (await replayed(cast.servers[0].store, cast.code)).state
    return len(list(state.under(f"stand/{cast.activity(0)}/1", Stand)))


async def everyone_has_a_partner(cast: Cast) -> None:
    """Eleven stand on the line: four pairs and a trio, and who listened has joined one of them."""
    prefix = f"pair/{cast.activity(0)}/1/"
    for client in cast.clients:
        await client.until(lambda client=client: any(name.startswith(prefix) for name in client.view()))  # type: ignore[misc]
        own = [record for name, record in client.view().items() if name.startswith(prefix)]
        assert len(own) == 1
        assert 1 <= len(own[0]["with"]) <= 2


async def go_for_a_second_round(cast: Cast) -> None:
    await cast.console.next("console.next.round", n=2)
    anna, guest, olena, janis = cast.phones
    await expect(anna.page.locator(".mark.before")).to_be_visible()
    await cast.stage.picture("13-second-round")
    await olena.button("phone.stay_here").click()
    for phone, person in zip((anna, guest, janis), (ON_PHONES[0], ON_PHONES[1], ON_PHONES[3]), strict=True):
        await phone.stand(step_of(person.second or 0))
        await phone.is_saved()
    await olena.is_saved(4)
    await cast.wire_places(cast.activity(0), 2, [person.second for person in BY_WIRE])
    await cast.wall.counts(ALL, ALL)


async def see_who_moved(cast: Cast) -> None:
    await cast.console.next("console.next.freeze" if cast.mode == "live" else "console.next.reveal")
    await cast.after_the_walk()
    # One newcomer alone would be told apart on a nameless line, and so waits.
    await expect(cast.wall.people).to_have_count(ALL - 1 if cast.mode == "nameless" else ALL)
    low, stayed, high = moved()
    for key, n in (("low", low), ("stayed", stayed), ("high", high)):
        await cast.wall.sees(f"wall.moved.{key}", n=n)
    await expect(cast.wall.page.locator(".floor-moves .move")).to_have_count(low + high)
    await cast.stage.picture("14-moved")
