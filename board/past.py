"""An earlier workshop as all could see it: what came of its activities, and nothing of who said it.

It is read from the channel `all`, so what was hidden there (from a few, from other groups, in the bin) is not here.
"""

import msgspec

from board.activities.cards import Card, Said, Words
from board.activities.choice import Choice
from board.activities.rating import LEAST, MOST, Rating
from board.activities.scale import BINS, Scale
from board.agenda import the_workshop
from board.channels import Channels
from board.earlier import Earlier
from board.records import Activity, Later, Rejected, Text
from board.report.reading import Record, merged, table_of, text_of
from board.sides import SIDES
from board.state import State

Counts = dict[str, tuple[int, ...]]
PastCards = list[tuple[str, Record]]
"""Cards by the names they had, in their order."""


class Past:
    """What is left of a workshop. Raises Rejected where there is none, or it was only a try-out."""

    def __init__(self, state: State) -> None:
        self.workshop = the_workshop(state)
        if self.workshop.tryout:
            raise Rejected("not_allowed")
        self._view = merged([Channels(state, 1).get("all").whole()])
        found = [state.get(f"activity/{name}", Activity) for name in self.workshop.agenda]
        self.activities = [one for one in found if one is not None and one.opened]

    @property
    def day(self) -> int:
        """When people were first led to a part of it (server time, ms); else when it was made."""
        began = [record["began"] for record in self._view.values() if record["t"] == "spent"]
        return min(began, default=self.workshop.begun)

    def earlier(self, activity: Activity, name: str, values: dict[str, float] | None = None) -> Earlier:
        """What the activity `name` of the next workshop is told of this one."""
        people, counts = self._answers(activity)
        return Earlier(
            id=f"earlier/{name}", activity=name, title=self.workshop.title, day=self.day, people=people,
            counts=counts, values=values or {},
        )  # fmt: skip

    # Counts

    def _answers(self, activity: Activity) -> tuple[int, Counts]:
        """How many answered, and how: by side, "" is all. Nothing of fewer than the smallest group."""
        match activity:
            case Scale():
                rounds = (f"count/{activity.name}/{number}" for number in range(activity.rounds, 0, -1))
                path = next((path for path in rounds if _listed(self._count(path), "b", BINS)), "")
                people, counts = self._by_side(path, "b", BINS)
            case Choice():
                path = f"count/{activity.name}/votes"
                chosen, counts = self._by_side(path, "o", len(activity.options))
                people = min(chosen, self._count(path).get("placed", 0))  # some chose several
            case Rating():
                marked = (sum(self._marks(activity, card)) for card in activity.rated)
                people, counts = max(marked, default=0), {}
            case _:
                people, counts = 0, {}
        return (people, counts) if people >= self.workshop.small else (0, {})

    def _by_side(self, path: str, letter: str, size: int) -> tuple[int, Counts]:
        """How many there are in each place, and altogether."""
        paths: dict[str, str] = {"": path, **{side: f"{path}/side/{side}" for side in SIDES}}
        listed = {side: _listed(self._count(one), letter, size) for side, one in paths.items()}
        counts = {side: tuple(numbers) for side, numbers in listed.items() if numbers}
        return sum(counts.get("", ())), counts

    def _count(self, path: str) -> Record:
        return self._view.get(path, {})

    def _marks(self, rating: Activity, card: str) -> list[int]:
        """How many put the card where, from the least up; empty unless that could be seen."""
        count = self._count(f"count/{rating.name}/{card}")
        marks = [count.get(f"v{value}", 0) for value in range(LEAST, MOST + 1)]
        return marks if sum(marks) >= self.workshop.small else []

    def value(self, rating: Activity, card: str) -> float | None:
        """Where a card came to be: what was agreed on, else the middle of the marks; None if it was not rated."""
        agreed = self._view[f"card/{rating.name}/{card}"].get("value")
        marks = self._marks(rating, card)
        if agreed is not None or not marks:
            return None if agreed is None else float(agreed)
        return round(sum(value * n for value, n in enumerate(marks, LEAST)) / sum(marks), 1)

    # Cards

    def cards(self, activity: Activity) -> PastCards:
        """What lies on its table and says something; of a rating, what was rated. In order, by their old names."""
        found = table_of(self._view, activity.name)
        if isinstance(activity, Rating):
            found = [(name, card) for name, card in found if name in activity.rated]
        return [(name, card) for name, card in found if text_of(card).strip()]

    def links(self, card: str) -> tuple[str, ...]:
        """Where a card (`<activity>/<card>`) led, in the same way."""
        return tuple(self._view[f"card/{card}"]["links"])


def _listed(count: Record, letter: str, size: int) -> list[int]:
    """The fields b0, b1, … of a count; empty if it has none of them, for then they are not shown."""
    numbers = [count.get(f"{letter}{number}", 0) for number in range(size)]
    return numbers if any(numbers) else []


def copied(cards: PastCards, board: str) -> list[Card]:
    """Cards of nobody's that say the same on another board."""
    return [
        Card(
            id=f"card/{board}/start{number}", activity=board, author="", number=number, order=float(number),
            base=text_of(card), pinned=card["pinned"], language=card["language"],
            said={language: Said(said["text"], 0) for language, said in card["said"].items()},
        )
        for number, (_, card) in enumerate(cards, 1)
    ]  # fmt: skip


def row(card: Card, past: Record) -> Card:
    """The card with what stood in the other columns of the row."""
    cells = {column: Words(text_of(words)) for column, words in past["cells"].items()}
    return msgspec.structs.replace(card, cells=cells, values=past["values"])


def title_of(activity: Activity) -> Text:
    """What people know it by."""
    texts = (getattr(activity, field, {}) for field in ("title", "statement", "question"))
    return next((text for text in texts if text), {})


def becomes(activity: Activity) -> Later:
    """What becomes of an activity in the next workshop; "": nothing."""
    return activity.later or next(iter(activity.LATER), "")
