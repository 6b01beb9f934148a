"""A moderator, a wall and people with phones: tabs that keep every byte they are sent, and what people say in them."""

import asyncio
import json
import random
from collections import Counter
from itertools import count
from time import monotonic

from board.activities.scale.records import ROUNDS_MOST, TOP
from board.actor import Actor, Moment
from board.commands import decode_command
from board.replica import Request
from tests.client import Client, Key, Record, Refused, start_workshop

AT_ONCE = 50  # commands a tab may have open: the server takes 200 at once of a seat that comes back
CARDS_MOST = 50  # on each board
PATIENCE = 3.0  # seconds without an answer to a ping, after which a tab takes its line for dead
LINES = ("hidden", "quiet")
BOARDS = ("wood", "mist")
ACTIVITIES: dict[str, Record] = {
    "hidden": {"kind": "scale", "statement": {"en": "Hidden"}, "mode": "hidden"},
    "quiet": {"kind": "scale", "statement": {"en": "Quiet"}, "mode": "nameless"},
    "wood": {"kind": "cards", "title": {"en": "Wood"}, "who": "names", "dots": 10},
    "mist": {"kind": "cards", "title": {"en": "Mist"}, "who": "nameless", "dots": 10},
}
NEXT = {"open": "voting", "voting": "shown", "shown": "open"}


class Tab(Client):
    """Keeps all that it hears and says. `again`: how often it had to say something once more."""

    patience = PATIENCE

    def __init__(self, *what: str) -> None:
        super().__init__(*what)  # type: ignore[arg-type]
        self.heard: list[str] = []
        self.said: dict[Key, Record] = {}
        self.refused: Counter[str] = Counter()
        self.refusals: dict[Key, float] = {}  # when each came
        self.again = 0
        self._sent: set[Key] = set()

    @property
    def actor(self) -> Actor:
        return Actor(self.role, self.seat, self.secret)

    def twin(self, origin: str) -> "Tab":
        """Another tab of the same device: what is unanswered is kept there, so both will send it."""
        other = Tab(origin, self.code, self.role, self.secret)
        other.seat, other.outbox, other.said = self.seat, dict(self.outbox), dict(self.outbox)
        return other

    def requests(self) -> dict[Key, Request]:
        """All it ever said, as a server takes it."""
        return {
            key: Request(self.actor, *key, decode_command(json.dumps(command).encode()), Moment(0, 0))
            for key, command in self.said.items()
        }

    def record(self, record_id: str) -> Record:
        """What all see of it; nothing before the first frame."""
        return self.channels.get("all", {}).get(record_id, {})

    def send(self, name: str, /, **fields: object) -> Key:
        key = super().send(name, **fields)
        self.said[key] = {"t": name, **fields}
        return key

    def _hear(self, text: str | bytes) -> None:
        self.heard.append(str(text))
        super()._hear(text)
        self.frames.clear()

    def _settle(self, key: Key, outcome: Refused | None) -> None:
        if outcome is not None and key in self.outbox:
            self.refused[outcome.code] += 1
            self.refusals[key] = monotonic()
        super()._settle(key, outcome)

    def _transmit(self, key: Key) -> None:
        if self._live.is_set():
            self.again += key in self._sent
            self._sent.add(key)
        super()._transmit(key)


async def prepare(origin: str) -> tuple[Tab, Tab]:
    """Begin a workshop with two lines and two boards, one of each nameless, all open: its moderator and its wall."""
    workshop = await start_workshop(origin)
    moderator = Tab(origin, workshop.code, "moderator", workshop.moderator)
    wall = Tab(origin, workshop.code, "wall", workshop.wall)
    await asyncio.gather(moderator.open(), wall.open())
    for name, template in ACTIVITIES.items():
        assert await moderator.do("activity.add", activity=name, template=template) is None
    for line in LINES:
        assert await moderator.do("scale.open", activity=line, round=1) is None
    for board in BOARDS:
        assert await moderator.do("cards.phase", activity=board, phase="open") is None
    return moderator, wall


class Evening:
    """What is said. Every place, card and edit is another, so that it can be found wherever it comes to be."""

    def __init__(self, chance: random.Random, seats: list[str]) -> None:
        self._chance = chance
        self._owners = {seat: n for n, seat in enumerate(seats)}
        self._numbers = count(1)
        self._unused: dict[tuple[str, str, int], list[int]] = {}
        self._cards: dict[str, list[str]] = {board: [] for board in BOARDS}

    def owns(self, seat: str, at: int) -> bool:
        """Whether this seat, and nobody else, ever stands there."""
        return at % len(self._owners) == self._owners.get(seat)

    def somebody_speaks(self, tab: Tab) -> None:
        if len(tab.outbox) < AT_ONCE and "all" in tab.channels:
            says = {self._stand: 14, self._listen: 1, self._leave: 1, self._add: 2, self._edit: 5, self._dot: 2}
            [say] = self._chance.choices(list(says), list(says.values()))
            say(tab)

    def moderator_leads(self, tab: Tab) -> None:
        if len(tab.outbox) < AT_ONCE and "all" in tab.channels:
            self._chance.choice([self._lead_line, self._lead_line, self._lead_board, self._hide])(tab)

    # People

    def _stand(self, tab: Tab) -> None:
        if found := self._round(tab):
            line, round_ = found
            owned = range(self._owners[tab.seat], TOP + 1, len(self._owners))
            unused = self._unused.setdefault((tab.seat, line, round_), self._chance.sample(owned, len(owned)))
            if unused:
                tab.send("scale.place", activity=line, round=round_, at=unused.pop())

    def _listen(self, tab: Tab) -> None:
        if found := self._round(tab):
            tab.send("scale.listen", activity=found[0], round=found[1])

    def _leave(self, tab: Tab) -> None:
        if found := self._round(tab):
            tab.send("scale.withdraw", activity=found[0], round=found[1])

    def _round(self, tab: Tab) -> tuple[str, int] | None:
        """A round that is open, as far as this tab knows; now and then one that is not."""
        found = {line: tab.record(f"activity/{line}") for line in LINES}
        there = [line for line in LINES if found[line].get("phase") == "open" or self._chance.random() < 0.05]
        line = self._chance.choice(there) if there else ""
        return (line, found[line].get("round", 1)) if line else None

    def _add(self, tab: Tab) -> None:
        board = self._board(tab, "open")
        if board and len(self._cards[board]) < CARDS_MOST:
            card = f"card{next(self._numbers)}"
            self._cards[board].append(card)
            tab.send("card.add", activity=board, id=card, text=f"{card}.")

    def _edit(self, tab: Tab) -> None:
        """A few letters that nobody else writes, in front of whatever the card says by now."""
        board = self._board(tab, "open")
        if words := self._card(tab, board):
            number, version = next(self._numbers), words.get("since", 0) + len(words.get("recent", ()))
            op = [f"{number:x}."]
            tab.send("card.edit", activity=board, card=words["card"], version=version, by=f"edit{number}", op=op)

    def _dot(self, tab: Tab) -> None:
        board = self._board(tab, "voting")
        if words := self._card(tab, board):
            tab.send("card.dots", activity=board, card=words["card"], n=self._chance.randrange(3))

    def _board(self, tab: Tab, phase: str) -> str:
        """One that is in this phase, as far as the tab knows; now and then one that is not."""
        there = [board for board in BOARDS if tab.record(f"activity/{board}").get("phase") == phase]
        return self._chance.choice(there or (BOARDS if self._chance.random() < 0.05 else [""]))

    def _card(self, tab: Tab, board: str) -> Record | None:
        """A card that this tab sees, and its name."""
        card = self._chance.choice(self._cards.get(board) or [""])
        words = tab.record(f"card/{board}/{card}")
        return {**words, "card": card} if words else None

    # The moderator

    def _lead_line(self, tab: Tab) -> None:
        """Shown, and soon on to the next round; in the end an earlier one again."""
        shown = [line for line in LINES if tab.record(f"activity/{line}").get("phase") == "shown"]
        if not shown:
            tab.send("scale.reveal", activity=self._chance.choice(LINES))
        for line in shown:
            last = tab.record(f"activity/{line}")["round"]
            tab.send(
                "scale.open", activity=line, round=last + 1 if last < ROUNDS_MOST else self._chance.randint(1, last)
            )

    def _lead_board(self, tab: Tab) -> None:
        board = self._chance.choice(BOARDS)
        tab.send(
            "cards.phase", activity=board, phase=NEXT.get(tab.record(f"activity/{board}").get("phase", ""), "open")
        )

    def _hide(self, tab: Tab) -> None:
        board = self._chance.choice(BOARDS)
        if self._cards[board]:
            card = self._chance.choice(self._cards[board])
            tab.send("card.mark", activity=board, card=card, hidden=self._chance.random() < 0.5)
