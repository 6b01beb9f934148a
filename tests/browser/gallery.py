"""``python3 -m tests gallery --shots DIR``: every tool of the method, filled by people, on the wall and on a phone.

Nothing is checked here but that no page is in trouble; the pictures are for looking at. With `--cards 60` fields are
crowded, with `--tool swot` there is only that tool, `--dark` and `--size 1366x768` change the screens.
"""

import argparse
import asyncio
import datetime as dt
import itertools
import tempfile
from collections.abc import AsyncIterator, Iterable, Sequence
from pathlib import Path
from typing import Any

from board.methods import TOOLS
from board.records import LANGUAGES
from server import bootstrap
from tests.browser.filling import lead, leading, phases
from tests.browser.scenarios.challenges.thoughts import CARDS
from tests.browser.stage import SIZES, Stage, browser_open
from tests.browser.workshop import Running, running
from tests.client import Client, Record
from tests.running import Server
from tests.valkey import Valkey

PEOPLE = 12
GROUPS = 4
WALKS = 5.0  # seconds until all have come to their places on the line
ROWS_MOST = 12
FIRST_DAY = dt.date(2026, 12, 1)
# Long enough for no field, and in it every letter that is high or deep.
LONG = {
    "lv": "Pašvaldības sociālā dienesta darbinieki un cilvēki, kas saņem pakalpojumu, pirmoreiz sēž pie viena galda, "
    "runā par to, ko katrs var dot, un kopā izlemj, ar ko sākt jau nākamajā mēnesī",
    "en": "The staff of the municipal social service and the people who use it sit at one table for the first time, "
    "talk about what each of them can give, and decide together what to begin with next month",
    "uk": "Працівники муніципальної соціальної служби і люди, які отримують послуги, уперше сидять за одним столом, "
    "говорять про те, що може дати кожен, і разом вирішують, з чого почати вже наступного місяця",
}


class Gallery:
    """One workshop in which one tool after the other is laid open."""

    def __init__(self, stage: Stage, led: Running, cards: int) -> None:
        self.stage = stage
        self.led = led
        self.cards = cards
        self.thoughts = itertools.cycle((*CARDS[stage.language][:3], LONG[stage.language], *CARDS[stage.language][3:]))
        self.names = (f"card{number:05}" for number in itertools.count())

    @property
    def people(self) -> Sequence[Client]:
        return self.led.others

    async def show(self, tool: str, part: int, **settings: Any) -> None:
        """Open it, fill it, and show what came of it, with pictures on the way."""
        async for _ in self.phases(tool, part, **settings):
            pass

    async def phases(self, tool: str, part: int, **settings: Any) -> AsyncIterator[str]:
        """The same, to stop at every phase."""
        name = f"{tool.replace('-', '')[:12]}{part:02}"
        await self._lead("activity.add", activity=name, template={"tool": tool, "part": part, **settings})
        activity = self._record(name)
        for number, phase in enumerate(phases(activity)):
            command, fields = leading(name, activity, phase)
            await self._lead(command, **fields)
            if activity["t"] == "scale" and phase == "shown":
                await self._all(("scale.here", {"activity": name, "round": 1}) for _ in self.people)
            if number == 0:
                await self._fill(name, activity)
            if (activity["t"], phase) == ("scale", "shown"):
                await asyncio.sleep(WALKS)
            await self.led.is_seen(self.stage)
            await self.stage.picture(f"{tool}-{part}-{number}-{phase}")
            yield phase
        if activity["t"] in ("canvas", "table") and activity["groups"]:
            await self._lead("cards.focus", activity=name, team=self._groups()[0], field="")
            await self.led.is_seen(self.stage)
            await self.stage.picture(f"{tool}-{part}-focus")

    async def _fill(self, name: str, activity: Record) -> None:
        fill = {
            "canvas": self._canvas,
            "table": self._table,
            "cards": self._cards,
            "choice": self._choice,
            "scale": self._scale,
            "rating": self._rating,
        }
        if activity["t"] in fill:
            await fill[activity["t"]](name, activity)
        if activity.get("agree"):
            await self._all(("activity.agree", {"activity": name, "agreed": True}) for _ in self.people[: PEOPLE // 2])

    async def _canvas(self, name: str, canvas: Record) -> None:
        for number, field in enumerate(canvas["fields"]):
            if field["single"]:
                await self._together(name, canvas, field)
            elif not field["asked"]:
                await self._write(
                    name, field["name"], self._words(field, self.cards if number != 1 else self.cards // 2)
                )
        if canvas["strengths"]:
            cards = self._under(f"card/{name}/")
            await self._moderated(
                ("canvas.strength", {"activity": name, "card": card, "value": 1 + i * 7 % canvas["strengths"]})
                for i, card in enumerate(cards[:-1])
            )

    async def _together(self, name: str, canvas: Record, field: Record) -> None:
        """The one text of a field, by every group where there are groups."""
        teams = self._groups() if canvas["groups"] else ["all"]
        words = [*self._words(field, 1), LONG[self.stage.language]]
        edit = {"activity": name, "version": 0, "by": "gallery1"}
        await self._moderated(
            ("card.edit", {**edit, "card": f"{team}-{field['name']}", "op": [words[number % 2]]})
            for number, team in enumerate(teams)
        )

    async def _table(self, name: str, table: Record) -> None:
        await self._write(name, "", self._words(table, min(self.cards * 2, ROWS_MOST)))
        await self._moderated(
            self._cell(name, row, column, number + place)
            for number, row in enumerate(self._under(f"card/{name}/"))
            for place, column in enumerate(table["columns"][1:])
            if number % 5 < 4 or place % 2
        )
        if table["dealt"] and self._groups():
            await self._lead("cards.deal", activity=name, dealt=True)

    def _cell(self, name: str, row: str, column: Record, number: int) -> tuple[str, Record]:
        kind = column["kind"]
        if kind == "text":
            op = [next(self.thoughts)]
            return "card.edit", {
                "activity": name,
                "card": row,
                "version": 0,
                "by": "gallery1",
                "op": op,
                "cell": column["name"],
            }
        value: Any = {
            "person": "Ilze Kalniņa",
            "date": (FIRST_DAY + dt.timedelta(days=9 * number)).isoformat(),
            "choice": number % max(1, len(column["options"])),
            "number": 12.5 * number,
        }[kind]
        return "table.set", {"activity": name, "card": row, "column": column["name"], "value": value}

    async def _cards(self, name: str, board: Record) -> None:
        await self._write(name, "", [] if board["rules"] else self._words(board, self.cards * 2))

    async def _choice(self, name: str, choice: Record) -> None:
        picks = [[i * 5 % len(choice["options"])] for i, _ in enumerate(self.people)]
        await self._all(
            ("choice.answer", {"activity": name, "picks": one, "remark": next(self.thoughts) if i % 4 == 0 else ""})
            for i, one in enumerate(picks)
        )

    async def _scale(self, name: str, scale: Record) -> None:
        await self._all(
            ("scale.place", {"activity": name, "round": 1, "at": i * 370 % 1001}) for i, _ in enumerate(self.people)
        )

    async def _rating(self, name: str, rating: Record) -> None:
        """Some cards of the activity before it; every group agrees on a value."""
        before = self.led.moderator.view()["workshop"]["agenda"][-2]
        chosen = self._under(f"card/{before}/")[:GROUPS]
        await self._lead("cards.send", activity=before, cards=chosen, to=name)
        for number, card in enumerate(self._record(name)["rated"]):
            await self._lead("rating.agree", activity=name, card=card, value=4 - 3 * number)

    def _words(self, of: Record, many: int) -> list[str]:
        """The method's own examples first, then what people think."""
        sparks = [text[self.stage.language] for text in of.get("sparks", ())]
        return list(itertools.islice(itertools.chain(sparks, self.thoughts), many))

    async def _write(self, name: str, field: str, words: Sequence[str]) -> None:
        await self._all(
            ("card.add", {"activity": name, "id": next(self.names), "text": text, "field": field}) for text in words
        )

    async def _all(self, commands: Iterable[tuple[str, Record]]) -> None:
        """One after another does one of these."""
        await self._done_by(self.people, commands)

    async def _moderated(self, commands: Iterable[tuple[str, Record]]) -> None:
        await self._done_by([self.led.moderator], commands)

    async def _done_by(self, people: Sequence[Client], commands: Iterable[tuple[str, Record]]) -> None:
        """In turns, and without waiting for one another's answers."""
        keys = [(who, who.send(command, **fields)) for who, (command, fields) in zip(itertools.cycle(people), commands)]
        for who, key in keys:
            answer = await who.answer(key) if key in who.outbox else None
            assert answer is None, answer

    async def _lead(self, command: str, **fields: Any) -> None:
        await lead(self.led.moderator, command, **fields)

    def _record(self, name: str) -> Record:
        return self.led.moderator.view()[f"activity/{name}"]

    def _under(self, prefix: str) -> list[str]:
        return [one.removeprefix(prefix) for one in self.led.moderator.view() if one.startswith(prefix)]

    def _groups(self) -> list[str]:
        return self._under("group/")


async def walk_through(stage: Stage, origin: str, tools: Sequence[str], cards: int, only: str) -> None:
    async with running(origin, language=stage.language, statements=1) as led:
        await led.crowd(PEOPLE)
        gallery = Gallery(stage, led, cards)
        await gallery._lead("groups.make", count=GROUPS)
        if only != "phone":
            await led.wall(stage)
        if only != "wall":
            await led.phone(stage, "Marta")
        for tool in tools:
            for part in range(len(TOOLS[tool]["activities"])):
                await gallery.show(tool, part)
        await stage.clear()


async def play(given: argparse.Namespace) -> None:
    with bootstrap.one_at_a_time():
        bootstrap.pages()["build"]()
    with tempfile.TemporaryDirectory() as folder, Valkey(Path(folder)) as store, Server(store.url) as server:
        async with browser_open() as browser:
            for language in given.language or LANGUAGES:
                stage = Stage(browser, language, given.shots)
                stage.scheme = "dark" if given.dark else "light"
                await walk_through(stage, server.origin, given.tool or sorted(TOOLS), given.cards, given.only)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python3 -m tests gallery", description="Show every tool of the method.")
    parser.add_argument("--shots", type=Path, metavar="DIR", required=True, help="leave the pictures there")
    parser.add_argument("--tool", action="append", choices=sorted(TOOLS), help="only this one (or these)")
    parser.add_argument("--language", action="append", choices=LANGUAGES, help="only in this one")
    parser.add_argument("--cards", type=int, default=4, help="so many in each field")
    parser.add_argument("--size", default="1920x1080", help="of the wall")
    parser.add_argument("--only", choices=("wall", "phone"), default="", help="only this screen")
    parser.add_argument("--dark", action="store_true")
    given = parser.parse_args()
    width, height = map(int, given.size.split("x"))
    SIZES["wall"] = {"width": width, "height": height}
    asyncio.run(play(given))


if __name__ == "__main__":
    main()
