"""A room with a board of cards, a rating and a question, and people who watch: the law is judged after every entry."""

from typing import Any

from board import agenda, groups
from board.activities import choice
from board.activities.cards import Card, steering
from board.activities.cards import commands as cards
from board.actor import Actor
from board.diff import Diff, Put
from board.earlier import Earlier
from board.log import Entry, decode_entry
from board.session import Session
from board.text import Op
from board.tools import Template
from tests.board.client import Client, Fresh, View
from tests.board.rooms import MODERATOR, NOON, WALL, Room, replayed, seat

YES_NO = [
    {"text": {"en": "yes"}, "sign": "yes"},
    {"text": {"en": "with concerns"}, "sign": "concerns"},
    {"text": {"en": "no"}, "sign": "no"},
]
SLOW = 5  # the slow ones take a frame at every fifth entry


class Boards(Room):
    """A room whose watchers take a frame after every entry, or at times; each ever keeps the law of channels."""

    def __init__(self) -> None:
        self.watchers: dict[str, tuple[Actor, Session, Client]] = {}
        self._fresh: Fresh | None = None
        super().__init__()
        self.watch("wall", WALL)
        self.watch("slow wall", WALL)
        self.watch("moderator", MODERATOR)

    # People and what they see

    def watch(self, name: str, actor: Actor) -> None:
        self.watchers[name] = actor, Session(actor), Client()

    def come(self, *names: str, remote: bool = False) -> list[Actor]:
        """People who sit down and look, each by a quick phone and a slow one."""
        people = self.join(*names, remote=remote)
        for name, person in zip(names, people, strict=True):
            self.watch(name, person)
            self.watch(f"slow {name}", person)
        return people

    def _store(self, entry: Entry) -> None:
        super()._store(entry)
        assert self.replica.channels.whole() == self.fresh().channels.whole()
        for name in self.watchers:
            if not name.startswith("slow ") or self.replica.rev % SLOW == 0:
                self.look(name)

    def look(self, name: str) -> Client:
        """One watcher takes a frame; old view + frames = fresh view."""
        actor, session, client = self.watchers[name]
        client.take(session.frame(self.replica))
        assert client.held == self.view(actor), name
        return client

    def fresh(self) -> Fresh:
        """What those who have just come would see; made anew for every entry, and once for all."""
        if self._fresh is None or self._fresh.state is not self.state:
            self._fresh = Fresh(self.state)
        return self._fresh

    def view(self, actor: Actor) -> View:
        return self.fresh().view(actor)

    def sent(self, name: str) -> bytes:
        """Every byte that a watcher was ever sent, up to now."""
        return b"".join(self.look(name).frames)

    def sent_to_all(self, *but: str) -> bytes:
        return b"".join(self.sent(name) for name in self.watchers if name.removeprefix("slow ") not in but)

    def settle(self) -> None:
        """All have seen everything, and the log gives the same again."""
        for name in self.watchers:
            self.look(name)
        again = replayed(self.log)
        assert again.snapshot() == self.replica.snapshot()
        assert again.channels.whole() == self.replica.channels.whole()

    def seen(self, actor: Actor, record_id: str) -> dict[str, Any]:
        """A record as the actor's page merges it; empty if there is none."""
        client = Client()
        client.held = self.view(actor)
        return client.merged(record_id)

    def before(self, *names: str, counts: Any = None, values: Any = None) -> None:
        """An earlier workshop has left these results for activities."""
        left = [
            Earlier(
                id=f"earlier/{name}", activity=name, title="Last year", day=NOON, people=16,
                counts=counts or {}, values=values or {},
            )
            for name in names
        ]  # fmt: skip
        self._store(Entry(f"before {self.replica.rev}", self.replica.nonce, (), tuple(map(Put, left))))

    def last_diff(self) -> Diff:
        return decode_entry(self.log[-1]).diff

    # Boards

    def board(self, name: str = "wood", phase: Any = "open", **settings: Any) -> None:
        self.add(name, {"kind": "cards", "title": {"en": "Challenges"}, **settings}, phase)

    def add(self, name: str, template: Template, phase: Any = "closed") -> None:
        self.do(MODERATOR, agenda.AddActivity(name, template))
        if phase != "closed":
            self.do(MODERATOR, cards.Lead(name, phase))

    def lead(self, phase: Any, name: str = "wood") -> None:
        """Lead on, and let the time pass in which cards that were being written still come in."""
        self.do(MODERATOR, cards.Lead(name, phase))
        self.at += steering.GRACE + 1

    def write(self, actor: Actor, card: str, text: str = "Too few of us", board: str = "wood", field: str = "") -> None:
        self.seed += 1
        self.do(actor, cards.AddCard(board, card, text, field))

    def edit(self, actor: Actor, card: str, version: int, *op: Any, board: str = "wood") -> None:
        self.do(actor, edit(card, version, *op, board=board))

    def card(self, name: str, board: str = "wood") -> Card:
        found = self.state.get(f"card/{board}/{name}", Card)
        assert found
        return found

    def order(self, board: str = "wood") -> list[str]:
        """The cards as pages sort them."""
        found = sorted(self.state.under(f"card/{board}", Card), key=lambda card: (not card.pinned, card.order, card.id))
        return [card.name for card in found]

    def heaps(self, board: str = "wood") -> dict[str, str]:
        """Card → the one it lies under, of those that lie under one. Judges CARD-6."""
        all_cards = {card.name: card for card in self.state.under(f"card/{board}", Card)}
        under = {name: card.under for name, card in all_cards.items() if card.under}
        for name, head in under.items():
            assert head in all_cards, "under a card that is gone"
            assert all_cards[head].on_table, "under a card that left the table"
            assert not all_cards[head].under, "two deep"
            assert all_cards[head].team == all_cards[name].team
            assert not all_cards[name].binned
        return under

    def steps(self, actor: Actor, board: str = "wood") -> int:
        return sum(
            record.get("t") == "step" and i.startswith(f"step/{board}/")
            for shown in self.view(actor).values()
            for i, record in shown.items()
        )

    def counted(self, what: str, viewer: Actor = WALL) -> dict[str, int]:
        """A count as a viewer sees it."""
        return {field: n for field, n in self.seen(viewer, what).items() if field != "t"}

    # Groups and rating

    def part(self, teams: dict[str, list[str]]) -> None:
        """Groups of these people."""
        self.split(len(teams))
        for tree, members in teams.items():
            for name in members:
                self.move(seat(name), tree)

    def split(self, count: int, seed: int = 7) -> None:
        self.seed = seed
        self.do(MODERATOR, groups.MakeGroups(count))

    def group_of(self, person: Actor) -> str:
        found: str = self.seen(person, f"seat/{person.seat}")["group"]
        return found

    def move(self, person: Actor, group: str) -> None:
        self.do(MODERATOR, groups.MoveSeat(person.seat, group))

    def rated(self, *names: str, phase: Any = "open", **settings: Any) -> None:
        self.add("rate", {"kind": "rating", "title": {"en": "Does it help?"}, **settings})
        self.do(MODERATOR, cards.Send("wood", names, "rate"))
        if phase != "closed":
            self.do(MODERATOR, cards.Lead("rate", phase))

    def question(self, mode: Any = "nameless", *, several: bool = False, phase: Any = "open") -> None:
        self.add("fork", question(mode, several=several))
        if phase != "closed":
            self.do(MODERATOR, choice.LeadChoice("fork", phase))


def question(mode: str, **settings: Any) -> Template:
    return {"kind": "choice", "question": {"en": "Go on?"}, "options": YES_NO, "mode": mode, **settings}


def edit(card: str, version: int, *op: Any, board: str = "wood", by: str = "mark") -> cards.EditWords:
    parts: Op = tuple(op)
    return cards.EditWords(board, card, version, by, parts)


def wooded(*names: str, **settings: Any) -> tuple[Boards, list[Actor]]:
    """An open board of cards, and people who watch it."""
    room = Boards()
    people = room.come(*names)
    room.board(**settings)
    return room, people


def grouped(teams: dict[str, list[str]], **settings: Any) -> tuple[Boards, dict[str, Actor]]:
    """A rating of one card for each group (`card1` for the first, …), and who is in which."""
    names = [name for members in teams.values() for name in members]
    room, people = wooded(*names)
    for number in range(1, len(teams) + 1):
        room.write(MODERATOR, f"card{number}", f"challenge {number}")
    room.part(teams)
    room.rated(*(f"card{number}" for number in range(1, len(teams) + 1)), **settings)
    return room, dict(zip(names, people, strict=True))
