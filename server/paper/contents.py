"""What is printed of a workshop: its state in, sheets out. Pure."""

from collections.abc import Callable, Iterator
from typing import Any, Literal

import msgspec

from board import agenda
from board.activities.canvas import Canvas
from board.activities.cards.records import Card, Cards
from board.activities.choice import Choice
from board.activities.page import Page
from board.activities.rating import Rating
from board.activities.scale import Scale
from board.activities.table import Table
from board.methods import LINE
from board.notes import Note
from board.records import Activity, Language, Rejected, Text, Workshop, said
from board.signs import SIGNS
from board.state import State
from server.i18n import texts
from server.paper import sheets
from server.paper.markdown import blocks
from server.paper.sheets import AnySheet, Document, Size
from server.qr import qr, wifi_qr

What = Literal["pack", "poster", "cards", "rules", "scale", "fallback", "activity"]
PARTS = ("common", "phone", "wall", "paper")
TITLES: dict[What, str] = {
    "pack": "paper.what.pack", "poster": "paper.what.poster", "cards": "paper.what.cards", "rules": "paper.what.rules",
    "scale": "paper.what.scale", "fallback": "paper.what.fallback",
}  # fmt: skip
KEPT: dict[type[Activity], str] = {
    Scale: "paper.keep.scale", Cards: "paper.keep.cards", Rating: "paper.keep.rating", Choice: "paper.keep.choice",
    Canvas: "paper.keep.sheet", Table: "paper.keep.sheet",
}  # fmt: skip


class Wish(msgspec.Struct, frozen=True, kw_only=True):
    """What a moderator asks for. `activity`: which, if it is one; `address`: what phones are told to open."""

    what: What
    language: Language
    size: Size
    code: str
    address: str
    activity: str = ""


def document(state: State, wish: Wish) -> Document:
    """What is to be printed. Raises Rejected when there is no such activity."""
    contents = _Contents(state, wish)
    found = tuple(contents.of(wish.what))
    workshop = contents.workshop.title
    title = contents.t(TITLES[wish.what]) if wish.what in TITLES else found[0].title
    return Document(
        title=f"{title} · {workshop}",
        workshop=workshop,
        code=wish.code,
        language=wish.language,
        size=wish.size,
        words=contents.words,
        sheets=found,
    )


class _Contents:
    """The sheets of one workshop in one language."""

    def __init__(self, state: State, wish: Wish) -> None:
        self.state = state
        self.wish = wish
        self.workshop: Workshop = agenda.the_workshop(state)
        self.words = {key: text for key, text in texts(wish.language, *PARTS).items() if isinstance(text, str)}

    def t(self, key: str, **params: object) -> str:
        return self.words[key].format(**params)

    def say(self, text: Text) -> str:
        """In the language that is printed, else the workshop's, else any."""
        return text.get(self.wish.language) or said(text, self.workshop.language)

    def of(self, what: What) -> Iterator[AnySheet]:
        makers: dict[What, Callable[[], Iterator[AnySheet]]] = {
            "pack": self.pack, "poster": self.poster, "cards": self.cards, "rules": self.rules, "scale": self.lines,
            "fallback": self.course, "activity": lambda: self.sheets_of(agenda.listed(self.state, self.wish.activity)),
        }  # fmt: skip
        return makers[what]()

    # What is asked for by its own name

    def pack(self) -> Iterator[AnySheet]:
        """All, in the order in which it is needed: first for the door, then for the moderator, then part by part."""
        yield from self.poster()
        yield from self.course()
        seen: set[AnySheet] = set()  # many statements stand on one line
        for activity in self.activities():
            found = [] if isinstance(activity, Page) else self.sheets_of(activity)
            for sheet in found:
                if sheet not in seen:
                    seen.add(sheet)
                    yield sheet
        yield from () if any(isinstance(sheet, sheets.Cards) for sheet in seen) else self.cards()

    def poster(self) -> Iterator[AnySheet]:
        link, wifi = f"{self.wish.address}/{self.wish.code}", self.workshop.wifi
        yield sheets.Poster(
            title=self.workshop.title,
            address=self.wish.address.partition("://")[2],
            qr=qr(link, border=0),
            wifi=None if wifi is None else sheets.Network(wifi.name, wifi.password, wifi_qr(wifi, border=0)),
        )

    def cards(self) -> Iterator[AnySheet]:
        yield sheets.Cards(title=self.t("paper.what.cards"))

    def rules(self) -> Iterator[AnySheet]:
        found = [one for one in self.activities() if isinstance(one, Cards) and one.rules]
        for one in found:
            yield from self.sheets_of(one)
        if not found:
            yield sheets.Rules(title=self.t("paper.what.rules"), task="", rules=())

    def lines(self) -> Iterator[AnySheet]:
        """Every line there is, and all statements; where there are none, the usual line."""
        found = [one for one in self.activities() if isinstance(one, Scale)]
        strips = {self.strip(one.low, one.high): None for one in found}  # in their order
        yield from strips or (self.strip(LINE["low"], LINE["high"]),)
        for one in found:
            yield from self.statement(one)

    def course(self) -> Iterator[AnySheet]:
        parts, start = [], 0
        for number, activity in enumerate(self.activities(), 1):
            parts.append(self.part(activity, number, start))
            start += activity.minutes
        yield sheets.Course(title=self.t("paper.what.fallback"), parts=tuple(parts), minutes=start, note=self.note(""))

    # Activities

    def activities(self) -> list[Activity]:
        found = [self.state.get(f"activity/{name}", Activity) for name in self.workshop.agenda]
        return [one for one in found if one is not None]

    def sheets_of(self, activity: Activity) -> Iterator[AnySheet]:
        """What one needs for an activity on paper."""
        makers: dict[type[Activity], Callable[[Any], Iterator[AnySheet]]] = {
            Scale: self.scale, Cards: self.board, Canvas: self.figure, Table: self.table, Rating: self.rating,
            Choice: self.choice, Page: self.page,
        }  # fmt: skip
        return makers[type(activity)](activity)

    def scale(self, scale: Scale) -> Iterator[AnySheet]:
        yield self.strip(scale.low, scale.high)
        yield from self.statement(scale)

    def strip(self, low: Text, high: Text) -> sheets.Strip:
        return sheets.Strip(title=self.t("paper.what.scale"), steps=self.steps(low, high))

    def steps(self, low: Text, high: Text) -> tuple[str, ...]:
        """The same five as on phones. Those between have words of their own where the ends are the usual ones."""
        ends = (self.say(low), self.say(high))
        usual = ends == (self.say(LINE["low"]), self.say(LINE["high"]))
        middle = self.t("common.step.3")
        between = (self.t("common.step.2"), middle, self.t("common.step.4")) if usual else ("", middle, "")
        return (ends[0], *between, ends[1])

    def statement(self, scale: Scale) -> Iterator[AnySheet]:
        """Whoever answers without a name does so alone, on a slip."""
        title, steps = self.say(scale.statement), self.steps(scale.low, scale.high)
        yield sheets.Statement(title=title, steps=steps)
        if scale.nameless:
            yield sheets.Slips(title=title, steps=steps)

    def board(self, board: Cards) -> Iterator[AnySheet]:
        title = self.say(board.title)
        if board.rules:
            words = tuple(card.text for card in self.cards_of(board))
            yield sheets.Rules(title=title, task=self.say(board.task), rules=words)
        else:
            yield sheets.Cards(title=title)

    def cards_of(self, board: Activity) -> list[Card]:
        """What lies on the table by itself, as it is read out."""
        cards = [card for card in self.state.under(f"card/{board.name}", Card) if card.on_table and not card.under]
        return sorted(cards, key=lambda card: (not card.pinned, card.order, card.name))

    def figure(self, canvas: Canvas) -> Iterator[AnySheet]:
        fields = tuple(
            sheets.Field(self.say(one.title), self.say(one.question), SIGNS.get(one.sign, ""), number, one.single)
            for number, one in enumerate(canvas.fields, 1)
        )
        yield sheets.Figure(
            title=self.say(canvas.title),
            task=self.say(canvas.task),
            layout=canvas.layout,
            fields=fields,
            strengths=canvas.strengths,
            by_group=canvas.groups,
        )

    def table(self, table: Table) -> Iterator[AnySheet]:
        columns = tuple(
            sheets.Column(self.say(one.title), self.say(one.question), one.kind, tuple(map(self.say, one.options)))
            for one in table.columns
        )
        yield sheets.Table(
            title=self.say(table.title),
            task=self.say(table.task),
            columns=columns,
            rows=tuple(card.text for card in self.cards_of(table)),
            by_group=table.groups,
        )

    def rating(self, rating: Rating) -> Iterator[AnySheet]:
        title, task = self.say(rating.title), self.say(rating.task)
        rated = tuple(card.text for card in self.cards_of(rating) if card.name in rating.rated)
        yield sheets.Rating(title=title, task=task, cards=rated, by_group=rating.groups)
        yield sheets.Axis(title=title, task=self.t("paper.axis.how"))

    def choice(self, choice: Choice) -> Iterator[AnySheet]:
        title = self.say(choice.question)
        options = tuple(sheets.Option(self.say(one.text), self.say(one.other), one.sign) for one in choice.options)
        if choice.picture == "pyramid":
            yield sheets.Pyramid(title=title, task=self.say(choice.task), options=options)
        yield sheets.Ballot(title=title, options=options, several=choice.several)

    def page(self, page: Page) -> Iterator[AnySheet]:
        yield sheets.Reading(title=self.say(page.title), blocks=blocks(self.say(page.body)))

    # The course without a screen

    def part(self, activity: Activity, number: int, start: int) -> sheets.Part:
        return sheets.Part(
            number=number,
            section=self.say(activity.section),
            title=self.title_of(activity),
            term=self.say(activity.term),
            start=start,
            minutes=activity.minutes,
            task=self.say(activity.task),
            guide=tuple(line.strip() for line in self.say(activity.guide).splitlines() if line.strip()),
            reading=blocks(self.say(activity.body)) if isinstance(activity, Page) else (),
            keep=self.keep(activity),
            note=self.note(activity.name),
        )

    def title_of(self, activity: Activity) -> str:
        own = {Scale: "statement", Choice: "question"}.get(type(activity), "title")
        return self.say(getattr(activity, own))

    def keep(self, activity: Activity) -> str:
        """How what people say is kept on paper, in a sentence or two."""
        key = KEPT.get(type(activity), "")
        match activity:
            case Scale(nameless=True):
                key = "paper.keep.slips"
            case Cards(rules=True):
                key = "paper.keep.rules"
            case Canvas(groups=True) | Table(groups=True):
                key = "paper.keep.groups"
            case Cards(dots=dots) if dots:
                return f"{self.t(key)} {self.t('paper.keep.dots', n=dots)}"
        return self.t(key) if key else ""

    def note(self, activity: str) -> str:
        """What the moderators wrote down about it."""
        found = self.state.get(f"note/{activity}", Note)
        return "" if found is None else found.words.text


def wished(what: str, size: str) -> tuple[What, Size]:
    """What an address asks for. Raises Rejected when there is no such thing."""
    try:
        return msgspec.convert((what, size), tuple[What, Size])
    except msgspec.ValidationError:
        raise Rejected("malformed") from None
