"""The third act: four groups, and each agrees how much its challenge hinders or helps."""

from playwright.async_api import expect

from tests.browser.boards import as_written
from tests.browser.scenarios.challenges import thoughts
from tests.browser.scenarios.challenges.day import ALL, NAMES, Day
from tests.browser.scenarios.challenges.thoughts import TOP

VALUES = (-3, 4, 0, -5)  # what the groups agree on, by the order of their cards


async def split_into_groups(day: Day) -> None:
    await day.console.next("console.next.groups")
    await day.console.sure()
    await expect(day.wall.page.locator(".team")).to_have_count(len(TOP))
    await day.witness.until(lambda: all(seat.get("group") for seat in day.seats().values()))
    for seat in day.seats().values():
        day.groups.setdefault(seat["group"], []).append(seat["name"])
    assert sum(map(len, day.groups.values())) == ALL
    for phone, name in zip(day.phones, NAMES, strict=True):
        await expect(phone.page.locator("section.group")).to_contain_text(
            phone.words(f"common.group.{group_of(day, name)}")
        )
    await day.stage.picture("10-groups")
    await day.console.next("console.next.rating")


async def find_ones_group(day: Day) -> None:
    """Each phone names its group and its people, and shows the challenge of that group only."""
    await expect(day.wall.page.locator(".working-one")).to_have_count(len(TOP))
    rating = day.witness.activity(1)
    await day.witness.until(lambda: len(day.cards(rating)) == len(TOP))
    for phone, name in zip(day.phones, NAMES, strict=True):
        group = group_of(day, name)
        mine = phone.page.locator("section.group")
        await expect(mine).to_contain_text(phone.words(f"common.group.{group}"))
        for other in day.groups[group]:
            if other and other != name:
                await expect(mine).to_contain_text(other)
        [words] = [card["base"] for card in day.cards(rating).values() if card["team"] == group]
        await expect(phone.page.locator("h2.rated")).to_have_text(words)
        for number in TOP:
            if day.words[number] != words:
                await expect(phone.page.get_by_text(day.words[number])).to_have_count(0)
    await day.stage.picture("11-rating")


def group_of(day: Day, name: str) -> str:
    return next(group for group, names in day.groups.items() if name in names)


async def rate(day: Day) -> None:
    rating = day.witness.activity(1)
    cards = {card["team"]: (name, value) for (name, card), value in zip(day.cards(rating).items(), VALUES, strict=True)}
    for i, client in enumerate(day.clients):
        card, _ = cards[day.seats()[f"seat/{client.seat}"]["group"]]
        assert await client.do("rating.mark", activity=rating, card=card, value=i % 11 - 5) is None
    for i, phone in enumerate(day.phones):
        await phone.place((-5, 0, 5)[i])
        await phone.write_in_list(0, f"{day.said(thoughts.LESSEN)} ({NAMES[i]})")
        await phone.write_in_list(1, f"{day.said(thoughts.RAISE)} ({NAMES[i]})")
    for group, (card, value) in cards.items():
        await agree(day, group, card, value)
    await day.stage.picture("13-rated")


async def agree(day: Day, group: str, card: str, value: int) -> None:
    """The group looks at its spread and agrees on one value: by the first phone in it, or else by wire."""
    rating = day.witness.activity(1)
    phones = [phone for phone, name in zip(day.phones, NAMES, strict=True) if name in day.groups[group]]
    if not phones:
        member = next(c for c in day.clients if day.seats()[f"seat/{c.seat}"]["group"] == group)
        assert (
            await member.do(
                "card.add", activity=rating, id=f"less{group}", text=day.said(thoughts.LESSEN), field=f"lessen/{card}"
            )
            is None
        )
        assert await member.do("rating.spread", activity=rating, card=card, shown=True) is None
        assert await member.do("rating.agree", activity=rating, card=card, value=value) is None
        return
    await phones[0].sees("phone.rating.rated_of", rated=len(day.groups[group]), n=len(day.groups[group]))
    await phones[0].button("phone.rating.show_spread").click()
    heads = phones[0].page.locator(".agree .step .heads")
    await expect(heads.first).to_be_visible()
    counted = [int(n.strip("● ") or n.count("●")) for n in await heads.all_inner_texts()]
    assert sum(counted) == len(day.groups[group]), counted
    await day.stage.picture_of(phones[0].page, f"12-spread-{group}")
    await phones[0].agree(value)
    for phone in phones:
        await expect(phone.page.locator(".agreed b")).to_have_text(as_written(value))


async def look_at_the_common_scale(day: Day) -> None:
    await day.console.next("console.next.common")
    values = day.wall.page.locator(".note-value")
    await expect(values).to_have_count(len(VALUES))
    await expect(values).to_have_text([as_written(value) for value in VALUES])
    await expect(day.wall.page.locator(".common-disc")).to_have_count(len(VALUES))
    for phone in day.phones:
        await expect(phone.page.locator(".common-scale .value")).to_have_count(len(VALUES))
    for name in NAMES:
        await expect(day.wall.page.locator(".note").filter(has_text=f"({name})")).to_have_count(1)
    await day.stage.picture("14-common-scale")
