"""A workshop as a file."""

import json
import re
from collections.abc import Callable
from copy import deepcopy
from functools import cache
from random import Random
from typing import Any

import pytest
from msgspec.structs import replace

from board import workshop
from board.activities import choice
from board.activities.cards import Card
from board.actor import Moment
from board.archive import FILE_MOST, Archive, archived, packed, restored, unpacked
from board.archive.format import Votes
from board.channels import Channels
from board.days import LATEST
from board.earlier import Earlier
from board.followup import Wish, follow_up, offer
from board.records import Activity, Rejected
from board.report import Document, Options, merged, report
from board.report.tree import Answers, Section
from board.state import State, evolve
from tests.board.boards import Boards
from tests.board.chance import NAMES, Chance, everything
from tests.board.judges import sound
from tests.board.rooms import MODERATOR, at_once, seat
from tests.made import Made, evening, made
from tests.made.otherwise import otherwise
from tests.report.speaking import speech

OWN = (False, True)


def again(archive: Archive) -> State:
    """The workshop that a file makes, read from its bytes."""
    return evolve(State.empty(), restored(unpacked(packed(archive)), "moderator", "wall"))


@cache
def small() -> dict[str, Any]:
    """The file of a small workshop that has everything, as JSON."""
    found: dict[str, Any] = json.loads(packed(archived(made(2, 9).replica.state, own=True)))
    return found


def village() -> Made:
    return made(5, 14)


# What it says


@pytest.mark.parametrize("own", OWN)
def test_ARCH_1_it_bears_no_secret_key_or_name_in_the_store(own: bool) -> None:
    told = packed(archived(village().replica.state, own=own)).decode()
    tokens = set(re.findall(r"[\w-]{16,}", told))
    known = {village().hall.moderator, village().hall.wall, *(one.actor for one in village().people)}
    assert not tokens & {word for actor in known for word in (actor.secret, actor.mark)}
    activities = [activity.name for activity in village().replica.state.under("activity", Activity)]
    teams = ["", *archived(village().replica.state).groups]
    names = {one.actor.pseudonym(name, team) for one in village().people for name in activities for team in teams}
    assert not tokens & names
    assert not tokens & {*village().replica.state.keys}


def test_ARCH_1_workshops_that_show_the_same_have_the_same_file() -> None:
    state = village().replica.state
    other = otherwise(state)
    assert other.all() != state.all()
    for own in OWN:
        assert packed(archived(other, own=own)) == packed(archived(state, own=own))


def test_ARCH_1_the_moderators_own_comes_along_only_when_asked_for() -> None:
    for own in OWN:
        archive = archived(village().replica.state, own=own)
        told = packed(archive).decode()
        assert ("Piezīme tikai mums" in told) == own
        assert "Vai drīkst iet agrāk" not in told
        assert any(card.hidden or card.binned for part in archive.parts for card in part.cards) == own


def test_ARCH_1_what_is_not_shown_yet_does_not_come_along() -> None:
    room = Boards()
    people = room.come("anna", "bruno", "carla")
    room.open()
    room.question("nameless")
    for number, person in enumerate(people):
        room.place(person, 100 * number)
        room.do(person, choice.GiveVote("fork", (0,), "a remark"))
    hidden = archived(room.state)
    assert not any(part.line or part.votes or part.remarks for part in hidden.parts)
    room.reveal()
    room.do(MODERATOR, choice.LeadChoice("fork", "shown"))
    parts = {part.name: part for part in archived(room.state).parts}
    assert [row.at for row in parts["tree"].line.rows] == [(0,), (100,), (200,)]  # type: ignore[union-attr]
    assert parts["fork"].votes == (Votes(each=(3, 0, 0), people=3),)


# And back


@pytest.mark.parametrize("own", OWN)
def test_ARCH_2_read_again_it_makes_the_same_file(own: bool) -> None:
    archive = archived(made().replica.state, own=own)
    assert unpacked(packed(archive)) == archive
    assert packed(archived(again(archive), own=own)) == packed(archive)


@pytest.mark.parametrize("own", OWN)
def test_ARCH_2_the_report_is_the_same(own: bool) -> None:
    """But for the private questions; and where one may choose several, nobody can tell how many wait to be counted."""
    state = village().replica.state
    before, after = (_told(one, own=own) for one in (state, again(archived(state, own=own))))
    assert (before.title, before.facts) == (after.title, after.facts)
    kept = {section.anchor for section in after.sections}
    asked = [section for section in before.sections if section.anchor not in kept]
    assert len(asked) == own
    assert len(after.sections) == len(before.sections) - own > 40
    for one, other in zip((one for one in before.sections if one not in asked), after.sections, strict=True):
        assert _without_people(one) == _without_people(other), one.title


def _told(state: State, *, own: bool) -> Document:
    channels = Channels(state, 0)
    view = merged(channels.get(name).whole() for name in ("all", "wall", "moderator"))
    return report(view, speech("lv"), Options(own=own))


def _without_people(section: Section) -> Section:
    blocks = (replace(one, people=()) if isinstance(one, Answers) else one for one in section.blocks)
    return replace(section, blocks=tuple(blocks))


@pytest.mark.parametrize("seed", range(3))
def test_ARCH_2_so_does_any_room(seed: int) -> None:
    room = everything("nameless" if seed else "names", ("nameless", "hidden", "live")[seed])
    room.watchers.clear()
    chance = Chance(room, f"archive {seed}")
    for number in range(100):
        actor = seat(chance.rng.choice(NAMES)) if number % 3 else MODERATOR
        room.ask(room.request(actor, chance.of_seat() if number % 3 else chance.of_moderator()))
        if number % 20 == 0:
            for own in OWN:
                archive = archived(room.state, own=own)
                assert packed(archived(again(archive), own=own)) == packed(archive)
                sound(again(archive))


@pytest.mark.parametrize("own", OWN)
def test_ARCH_2_what_lies_ready_for_the_next_workshop_comes_along(own: bool) -> None:
    state = village().replica.state
    everything_again = Wish("Pēc pusgada", "lv", take=tuple(part.activity for part in offer(state).parts), sides=True)
    names = (f"next{number:04}" for number in range(1_000))
    following = evolve(State.empty(), follow_up(state, everything_again, names, ("moderator", "wall"), Moment(1, 1)))
    back = again(archived(following, own=own))
    for kind in (Card, Earlier):
        assert [one.id for one in back.all() if isinstance(one, kind)] == [
            one.id for one in following.all() if isinstance(one, kind)
        ]
    assert offer(again(archived(state, own=own))) == offer(state)


# What is refused


def with_(**fields: Any) -> dict[str, Any]:
    return {**small(), **fields}


def part(kind: str, **fields: Any) -> dict[str, Any]:
    """The first part of a kind that was opened, with other fields; the rest of the file as it is."""
    file = deepcopy(small())
    one = next(one for one in file["parts"] if one["settings"]["kind"] == kind and one.get("state"))
    for path, value in fields.items():
        *way, last = path.split("__")
        inner = one
        for name in way:
            inner = inner[int(name) if name.isdigit() else name]
        inner[int(last) if last.isdigit() else last] = value
    return file


DEEP: Any = []
for _ in range(100):
    DEEP = [DEEP]


@pytest.mark.parametrize(
    ("file", "place"),
    [
        (lambda: with_(people=[{"number": 1}, {"number": 1}]), "people"),
        (lambda: with_(people=[{"number": 0}]), "people[0].number"),
        (lambda: with_(people=[{"number": 1, "name": "a\nb"}]), "people[0].name"),
        (lambda: with_(people=[{"number": 1, "name": "a\u0000b"}]), "people[0].name"),
        (lambda: with_(people=[{"number": 1, "group": "none"}]), "people[0].group"),
        (lambda: with_(people=[{"number": 1, "secret": "x"}]), "people[0]"),
        (lambda: with_(groups=["birch", "birch"]), "groups"),
        (lambda: with_(groups=["palm"]), "groups"),
        (lambda: with_(moderators=[]), ""),
        (lambda: with_(parts=small()["parts"] * 2), "parts"),
        (lambda: with_(workshop={**small()["workshop"], "again": "2026-02-30"}), "workshop.again"),
        (lambda: with_(workshop={**small()["workshop"], "small": 1}), "workshop.small"),
        (lambda: with_(workshop={**small()["workshop"], "current": "nowhere"}), "workshop.current"),
        (lambda: with_(workshop={**small()["workshop"], "again": "٢٠٢٦-٠٢-٠٣"}), "workshop.again"),
        (lambda: with_(workshop={**small()["workshop"], "over": LATEST + 1}), "workshop.over"),
        (lambda: part("cards", time={"began": LATEST + 1}), "time.began"),
        (lambda: part("cards", settings__title={}), "settings.title"),
        (lambda: part("cards", settings__dots=99), "settings.dots"),
        (lambda: part("cards", settings__sparks=DEEP), "settings"),
        (lambda: part("cards", settings__tool="none"), "settings.tool"),
        (lambda: part("cards", state__late_until=5), "state.late_until"),
        (lambda: part("cards", state__phase="talk"), "state.phase"),
        (lambda: part("cards", state__opened=False), "state.opened"),
        (lambda: part("cards", state__picked=["none"]), "state.picked"),
        (lambda: part("cards", state__spotlight="none"), "state.spotlight"),
        (lambda: part("cards", state__written=0), "state.written"),
        (lambda: part("cards", cards__0__text="a\u0007"), "cards[0].text"),
        (lambda: part("cards", cards__0__text="a" * 501), "cards[0].text"),
        (lambda: part("cards", cards__0__author="someone"), "cards[0]"),
        (lambda: part("cards", cards__0__field="nowhere"), "cards[0].field"),
        (lambda: part("cards", cards__0__under="nothing"), "cards[0].under"),
        (lambda: part("cards", cards__0__links=["nowhere/nothing"]), "cards[0].links[0]"),
        (lambda: part("cards", cards__0__origin="nowhere/nothing"), "cards[0].origin"),
        (lambda: part("cards", cards__0__value=3), "cards[0].value"),
        (lambda: part("cards", cards__0__cells={"who": "x"}), "cards[0].cells.who"),
        (lambda: part("cards", cards__0__name="../../x"), "cards[0].name"),
        (lambda: part("table", cards__0__values={"when": "=1+1"}), "cards[0].values.when"),
        (lambda: part("rating", cards__0__value=9), "cards[0].value"),
        (lambda: part("rating", marks={"none": {"each": [0] * 10 + [4]}}), "marks.none.each"),
        (lambda: part("scale", line__rows__0__at=[5]), "line.rows[0].at"),
        (lambda: part("scale", line__rows__0__at=[1001, 0, 0]), "line.rows[0].at[0]"),
        (lambda: part("scale", line__rows__0__person=1), "line.rows"),
        (lambda: part("scale", line__rows=[{"at": [5, 5, 5]}]), "line.rows"),
        (lambda: part("scale", state__rounds=21), "state.rounds"),
        (lambda: part("scale", state__revealed=[1, 2, 9]), "state.revealed"),
        (lambda: part("choice", votes=[{"each": [1, 0, 0], "people": 1}]), "votes[0].people"),
        (lambda: part("choice", votes=[{"each": [3, 2, 1], "people": 5}]), "votes[0].each"),
        (lambda: part("choice", remarks=[{"text": "x", "picks": [9]}]), "remarks[0].picks"),
        (lambda: part("choice", remarks=[{"text": "x", "team": "oak"}]), "remarks"),
        (lambda: part("choice", dots={"cards": {}, "people": 3}), "dots"),
        (lambda: part("page", agreed=4, cards=[{"name": "card1"}]), "cards"),
    ],
)  # fmt: skip
def test_ARCH_3_what_no_command_could_bring_is_refused_by_its_place(
    file: Callable[[], dict[str, Any]], place: str
) -> None:
    with pytest.raises(Rejected) as refused:
        restored(unpacked(json.dumps(file()).encode()), "moderator", "wall")
    assert refused.value.code == "bad_file"
    named = re.sub(r"^parts\[\d+\]\.", "", str(refused.value.details["place"]))
    assert named == place


@pytest.mark.parametrize("seed", range(3))
def test_ARCH_3_damaged_files_are_refused_or_make_a_sound_workshop(seed: int) -> None:
    chance = Random(f"damage {seed}")
    made_of = [made_of_it(damaged(chance)) for _ in range(36)]
    codes = [one for one in made_of if isinstance(one, str)]
    assert {*codes} <= {"bad_file", "not_a_workshop", "file_too_new"}
    assert 12 < len(codes) < 36
    for state in (one for one in made_of if isinstance(one, State)):
        sound(state)
        archive = archived(state, own=True)
        assert packed(archived(again(archive), own=True)) == packed(archive)


def made_of_it(data: bytes) -> State | str:
    """The workshop, or why there is none."""
    try:
        return evolve(State.empty(), restored(unpacked(data), "moderator", "wall"))
    except Rejected as rejected:
        return rejected.code


def damaged(chance: Random) -> bytes:
    """The file with something in it that does not belong there."""
    if chance.random() < 0.2:
        data = bytearray(json.dumps(small()).encode())
        for _ in range(chance.randint(1, 3)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        return bytes(data[: chance.randrange(len(data))] if chance.random() < 0.3 else data)
    file = deepcopy(small())
    spoil(file, chance)
    return json.dumps(file).encode()


ODD: tuple[Any, ...] = (
    None, True, -1, 0, 1, 7, 2**31, 2**70, 0.5, 1e308, "", "x", "=1+1", "a\u0000b", "\u202e", "start1", "lake", "birch",
    "x" * 6_000, [], [[]], {}, {"lv": "x"}, {"": {}}, ["x", "x"], [1, 1], [0] * 30, DEEP,
)  # fmt: skip


def spoil(value: Any, chance: Random) -> None:
    """One thing, somewhere, is another, or gone, or twice there, or has the place of its neighbour."""
    keys = list(value) if isinstance(value, dict) else list(range(len(value)))
    key = chance.choice(keys)
    inner = value[key]
    if isinstance(inner, dict | list) and inner and chance.random() < 0.9:
        spoil(inner, chance)
        return
    match chance.randrange(5):
        case 0:
            del value[key]
        case 1 if isinstance(value, list):
            value.append(deepcopy(inner))
        case 2 if len(keys) > 1:
            value[key], other = value[chance.choice(keys)], inner
            assert other is inner
        case _:
            value[key] = deepcopy(chance.choice(ODD))


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "not_a_workshop"),
        (b"\xff\xfe", "not_a_workshop"),
        (b"PK\x03\x04", "not_a_workshop"),
        (b"[]", "not_a_workshop"),
        (b"[" * 100_000, "not_a_workshop"),
        (b'{"a":' * 100_000, "not_a_workshop"),
        (b'{"v":1,"activities":[]}', "not_a_workshop"),
        (b'{"talka":"workshop","v":2,"anything":1}', "file_too_new"),
        (b'{"talka":"workshop","v":0}', "bad_file"),
        (b'{"talka":"workshop","v":1}', "bad_file"),
        (b" " * (FILE_MOST + 1), "too_big"),
    ],
)
def test_ARCH_4_what_is_no_file_of_ours_is_refused_by_name(data: bytes, code: str) -> None:
    with pytest.raises(Rejected) as refused:
        unpacked(data)
    assert refused.value.code == code


def test_ARCH_4_a_small_file_cannot_ask_for_a_huge_workshop() -> None:
    parts = [{**small()["parts"][0], "name": f"part{number:04}", "agreed": 5_000, "cards": []} for number in range(60)]
    with pytest.raises(Rejected) as refused:
        restored(unpacked(json.dumps(with_(parts=parts)).encode()), "moderator", "wall")
    assert refused.value.code == "bad_file"


# And it goes on


def test_ARCH_5_a_workshop_made_of_a_file_goes_on_like_any_other() -> None:
    before = made(2, 9)
    archive = archived(before.replica.state, own=True)
    hall = before.hall.fork(restored(archive, before.hall.moderator.secret, before.hall.wall.secret))
    assert hall.here() == []  # though their secrets are what they were
    assert hall.tell(workshop.Reopen()) == []
    hall.come(hall.people)
    assert len(hall.here()) == len(hall.people)
    evening.goes_on(hall)
    evening.ends(hall)
    assert hall.replica.channels.whole() == at_once(hall.state)
    sound(hall.state)
