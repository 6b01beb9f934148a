"""Attacks on the files that leave the server: who said what, by somebody who knows all that people know of each other.

They know who came when, who was in which group, who has not answered yet and who asked to be forgotten; they have the
files, also those of earlier; and the made workshop knows whether they are right.
"""

import io
import json
import re
import zipfile
from functools import cache
from statistics import correlation
from typing import Any

import pypdf
import pytest

from board import agenda, groups
from board.activities import choice, scale
from board.activities.cards import commands as cards
from board.activities.cards.commands import AddCard
from board.leaving import Forget
from board.records import Activity
from board.replica import Replica
from board.tools import Template
from tests.made import Hall, Person, made
from tests.made.otherwise import otherwise
from tests.report.formats import NOW, OF_ONE, file, inside

MANY = 14
SMALL = 3  # the smallest group
NAMELESS: dict[str, Template] = {
    "asked": {
        "kind": "choice", "question": {"lv": "Vai turpinām?"}, "mode": "nameless", "minutes": 0,
        "options": [{"text": {"lv": text}} for text in ("Jā", "Varbūt", "Nē")],
    },
    "stood": {"kind": "scale", "statement": {"lv": "Mani šeit uzklausa"}, "mode": "nameless", "sides": True},
    "dotted": {"kind": "cards", "title": {"lv": "Kas svarīgāk?"}, "who": "nameless", "dots": 2},
}  # fmt: skip


def hall() -> Hall:
    return made(5, MANY).hall


FILES = [
    *((kind, "") for kind in ("html", "xlsx", "zip", "json")),
    *((kind, name) for kind in ("docx", "pdf") for name in ("opinions1", "asgroups", "namelessdots")),
]  # the slow ones in part


@cache
def of_now(kind: str, activity: str = "") -> bytes:
    return file(hall().replica, kind, activity)


def a_replica_of(state: Any) -> Replica:
    replica = Replica()
    replica.rev, replica.nonce, replica.state = 1, "nonce", state
    return replica


# From one file


@pytest.mark.parametrize(("kind", "activity"), FILES)
def test_ANON_6_what_nobody_sees_changes_no_file(kind: str, activity: str) -> None:
    """Neither its order, nor its names and numbers, nor the hour: other people behind the same leave the same bytes."""
    assert file(a_replica_of(otherwise(hall().state)), kind, activity, now=NOW + 3_600_000) == of_now(kind, activity)


@pytest.mark.parametrize(("kind", "activity"), FILES)
def test_ANON_6_no_file_bears_a_name_that_the_store_has_for_somebody(kind: str, activity: str) -> None:
    told = inside(of_now(kind, activity))
    found = {word for length in (16, 43) for word in re.findall(rf"[\w-]{{{length}}}", told)}
    names = [one.name for one in hall().state.under("activity", Activity)]
    teams = ("", *(group for group in groups.TREES))
    for one in hall().people:
        pseudonyms = {one.actor.pseudonym(name, team) for name in names for team in teams}
        assert not found & {one.actor.secret, one.actor.seat, *pseudonyms}
    assert not found & {*hall().state.keys, hall().moderator.mark, hall().moderator.secret}


@pytest.mark.parametrize(("kind", "activity"), FILES)
def test_ANON_6_no_file_tells_when_it_was_made_or_by_whom(kind: str, activity: str) -> None:
    data = of_now(kind, activity)
    if data[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            assert {entry.date_time for entry in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}
            assert not any(entry.comment or entry.extra for entry in packed.infolist())
    if kind == "pdf":
        about: Any = pypdf.PdfReader(io.BytesIO(data)).metadata or {}
        assert not {"/CreationDate", "/ModDate"} & about.keys()
        assert about.get("/Author") == "Talka"
    assert not re.search(r"<dc:creator>[^<]+<|<dcterms:created|<cp:lastModifiedBy>[^<]+<", inside(data))


def test_ANON_6_the_order_of_nameless_cards_is_not_the_order_of_writing() -> None:
    """The attacker saw who wrote first, and last."""
    for part in json.loads(of_now("json"))["parts"]:
        if part["settings"].get("who") != "nameless" or not part.get("cards"):
            continue
        written_here = [card for card in part["cards"] if card["name"] in times_of(part["name"])]
        assert not any(card.keys() & {"number", "language"} for card in written_here)
        assert not any("signed" in card or "guests" in card for card in part["cards"])
        written = times_of(part["name"])
        places = [(written[card["name"]], place) for place, card in enumerate(part["cards"]) if card["name"] in written]
        if len(places) > 9:
            assert abs(correlation(*zip(*places, strict=True))) < 0.75, part["name"]


def times_of(activity: str) -> dict[str, int]:
    """When each card was written: the truth."""
    said = [one for person in hall().people for one in person.said]
    return {
        one.command.id: one.at for one in said if isinstance(one.command, AddCard) and one.command.activity == activity
    }


def test_ANON_6_nameless_parts_say_no_names() -> None:
    for part in json.loads(of_now("json"))["parts"]:
        found = hall().state.get(f"activity/{part['name']}", Activity)
        assert found
        if found.nameless:
            told = json.dumps([part.get("line"), part.get("remarks"), part.get("votes"), part.get("dots")])
            assert not re.search(r'"(person|signed|guests)"', told), part["name"]


def test_ANON_6_no_figure_is_of_fewer_people_than_the_smallest_group() -> None:
    """The attacker knows who was in which group, and who listened."""
    for part in json.loads(of_now("json"))["parts"]:
        found = hall().state.get(f"activity/{part['name']}", Activity)
        if found is None or not found.nameless:
            continue
        crowds = [votes.get("people", 0) for votes in part.get("votes", ())]
        crowds += [sum(marks["each"]) for marks in part.get("marks", {}).values()]
        rows = part.get("line", {}).get("rows", ())
        crowds += [
            sum(place is not None for place in places) for places in zip(*(row["at"] for row in rows), strict=True)
        ]
        crowds += [sum(one["each"]) for one in (*part.get("line", {}).get("apart", ()),)]
        assert not any(0 < crowd < SMALL for crowd in crowds), part["name"]


# From two files: before and after


class Evening:
    """A room in which most have answered; the attacker knows who has not, and has the files of now."""

    def __init__(self) -> None:
        self.hall = Hall(7, 10)
        self.hall.come(self.hall.people)
        self.people = self.hall.here()
        for name, template in NAMELESS.items():
            assert self.hall.tell(agenda.AddActivity(name, template)) == []
        self.hall.tell(
            cards.Lead("dotted", "open"), *(cards.AddCard("dotted", f"card{n}", f"Lieta {n}") for n in (1, 2, 3))
        )
        self.slow, others = self.people[:SMALL], self.people[SMALL:]
        self.open()
        for number, one in enumerate(others):
            self.answers(one, number)
        self.show()

    def open(self) -> None:
        self.hall.tell(choice.LeadChoice("asked", "open"), scale.Open("stood", 1), cards.Lead("dotted", "voting"))

    def show(self) -> None:
        self.hall.tell(choice.LeadChoice("asked", "shown"), scale.Reveal("stood"), cards.Lead("dotted", "shown"))

    def answers(self, one: Person, number: int) -> None:
        self.hall.say([
            (one, choice.GiveVote("asked", (number % 3,))),
            (one, scale.PlaceMark("stood", 1, 50 * number)),
            (one, cards.GiveDots("dotted", f"card{number % 3 + 1}", 1)),
        ])  # fmt: skip

    def files(self, kinds: tuple[str, ...] = OF_ONE) -> dict[tuple[str, str], bytes]:
        """Of every nameless activity, in every format; without how long it took, which is of no person.

        That is in whole minutes in the others, and here there are none.
        """
        found = {(name, kind): file(self.hall.replica, kind, name) for name in NAMELESS for kind in kinds}
        parts = {part["name"]: part for part in json.loads(file(self.hall.replica, "json"))["parts"]}
        return found | {(name, "json"): json.dumps(parts[name] | {"time": None}).encode() for name in NAMELESS}


def test_ANON_6_answers_that_are_too_few_change_no_file() -> None:
    evening = Evening()
    before, told = evening.files(), evening.files(("html",))
    for one in evening.slow:
        assert evening.files(("html",)) == told
        evening.open()
        evening.answers(one, 2)
        evening.show()
        assert one.said[-1].command == cards.GiveDots("dotted", "card3", 1)
        if one == evening.slow[0]:
            assert evening.files() == before
    after = evening.files(("html",))
    assert all(after[path] != told[path] for path in told)


def test_ANON_6_who_is_forgotten_and_leaves_what_they_said_changes_only_the_names() -> None:
    evening = Evening()
    before = evening.files(("html", "csv", "svg"))
    leaver = next(one for one in evening.people[SMALL:] if one.name in ("Žanete 🌻", "Bērziņa kundze", "Jānis K."))
    assert leaver.name in inside(file(evening.hall.replica, "html"))
    evening.hall.say([(leaver, Forget(keep=True))])
    assert evening.files(("html", "csv", "svg")) == before
    for kind in ("html", "xlsx", "zip", "json"):
        assert leaver.name not in inside(file(evening.hall.replica, kind))
