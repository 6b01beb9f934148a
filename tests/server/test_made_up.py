"""What made-up people do, without a server: every kind of activity is answered, as its rules allow."""

from collections import Counter

import pytest

from board import workshop
from board.activities import choice, rating, scale
from board.activities.cards import commands as cards
from board.activities.cards.records import Card, CardBoard, Dots
from board.agenda import AddActivity
from board.groups import MakeGroups
from board.methods import AGENDAS, TOOLS
from board.records import LANGUAGES, Activity, Workshop
from board.sides import SIDES
from board.state import State, evolve
from board.tools import Template
from server.tryout.choosing import by_itself, next_command
from server.tryout.people import cast
from server.tryout.tryouts import title_of_tryout
from server.tryout.words import NOTES, QUESTIONS, REMARKS, THOUGHTS
from tests.board.rooms import MODERATOR, Room

LOOKS = 40


class MadeUp(Room):
    """A room with a made-up hall in it."""

    def __init__(self, *templates: Template) -> None:
        super().__init__(names=())
        self.hall = cast("lv")
        for player in self.hall:
            self.do(player.actor, workshop.Join(player.name, player.remote))
        for number, template in enumerate(templates):
            self.do(MODERATOR, AddActivity(f"part{number}", template))

    def all_look(self, looks: int = LOOKS) -> Counter[str]:
        """Everyone looks so often and does what they choose; how often each kind of command was given."""
        done: Counter[str] = Counter()
        for self.seed in range(looks):
            for player in self.hall:
                request = self.request(player.actor, scale.Here("", 1))
                command = next_command(self.state, player, request.moment)
                assert command == next_command(self.state, player, request.moment)
                if command is not None:
                    self.do(player.actor, command)
                    done[type(command).__name__] += 1
        return done

    def opened_and_answered(self, name: str) -> int:
        """Lead a part through its phases; how many commands that brought."""
        part = self.state.get(f"activity/{name}", Activity)
        assert part
        if isinstance(part, scale.Scale):
            self.open(line=name)
        elif isinstance(part, choice.Choice):
            self.do(MODERATOR, choice.LeadChoice(name, "open"))
        elif isinstance(part, CardBoard):
            self.do(MODERATOR, cards.Lead(name, "open"))
            before = self.all_look(3).total()
            for phase in ("voting", "shown") if part.dots else ("shown",):
                self.do(MODERATOR, cards.Lead(name, phase))
                before += self.all_look(3).total()
            return before
        else:
            self.do(MODERATOR, workshop.Show(name))
        return self.all_look(3).total()


LINE: Template = {"kind": "scale", "statement": {"lv": "Mums ir kopīgi darbarīki"}, "mode": "nameless"}
BOARD: Template = {"kind": "cards", "title": {"lv": "Domas"}, "dots": 3, "sparks": [{"lv": "Kopā", "uk": "Разом"}]}
QUESTION: Template = {
    "kind": "choice",
    "question": {"lv": "Ejam?"},
    "options": [{"text": {"lv": answer}} for answer in ("Jā", "Nē", "Varbūt", "Vēlāk")],
}
RATING: Template = {"kind": "rating", "title": {"lv": "Palīdz?"}, "groups": False}
FIGURE: Template = {
    "kind": "canvas", "title": {"lv": "Spēki"}, "layout": "forces", "strengths": 5,
    "fields": [{"name": "drive", "title": {"lv": "Virza"}}, {"name": "hold", "title": {"lv": "Bremzē"}}],
}  # fmt: skip
TOGETHER: Template = {
    "kind": "canvas", "title": {"lv": "Kopā"},
    "fields": [
        {"name": "goal", "title": {"lv": "Mērķis"}, "single": True},
        {"name": "asked", "title": {"lv": "Jautājumi"}, "asked": True},
    ],
}  # fmt: skip
TABLE: Template = {
    "kind": "table", "title": {"lv": "Plāns"},
    "columns": [
        {"name": "what", "title": {"lv": "Kas"}},
        {"name": "how", "title": {"lv": "Kā"}},
        {"name": "who", "title": {"lv": "Kurš"}, "kind": "person"},
        {"name": "until", "title": {"lv": "Līdz"}, "kind": "date"},
        {"name": "many", "title": {"lv": "Cik"}, "kind": "number"},
        {"name": "sure", "title": {"lv": "Droši"}, "kind": "choice", "options": [{"lv": "jā"}, {"lv": "nē"}]},
    ],
}  # fmt: skip
PAGE: Template = {"kind": "page", "title": {"lv": "Kāpēc esam šeit"}, "agree": True}


def test_TRY_2_on_a_line_they_stand_in_both_rounds_and_say_that_they_are_there() -> None:
    room = MadeUp(LINE)
    assert room.all_look()["PlaceMark"] > 8, "the practice line"
    room.open(line="part0")
    room.all_look()
    first = room.count(line="part0")
    assert first["placed"] + first.get("listening", 0) == len(room.hall)
    room.reveal("part0")
    for player in room.hall:
        said = by_itself(room.state, player)
        if said is not None:
            room.do(player.actor, said)
            assert by_itself(room.state, player) is None
    assert len(list(room.state.under("stand/part0/1", scale.Stand))) == first["placed"]
    room.open(2, "part0")
    room.all_look()
    room.reveal("part0")
    before, after = room.dots(1, "part0"), room.dots(2, "part0")
    moved = [who for who in before.keys() & after.keys() if abs(before[who] - after[who]) > 50]
    assert 2 <= len(moved) < len(room.hall)


def test_TRY_2_they_write_cards_in_their_language_and_give_no_dot_too_many() -> None:
    room = MadeUp(BOARD)
    room.do(MODERATOR, cards.Lead("part0", "open"))
    assert room.all_look().keys() == {"AddCard"}
    written = list(room.state.under("card/part0", Card))
    assert len(room.hall) <= len(written) <= 3 * len(room.hall)
    assert len({card.text for card in written}) == len(written)
    assert {card.language for card in written} == {"lv", "uk"}
    assert {"Kopā", "Разом"} & {card.text for card in written}
    room.do(MODERATOR, cards.Lead("part0", "voting"))
    assert room.all_look().keys() == {"GiveDots"}
    given = [sum(dots.on.values()) for dots in room.state.under("dots/part0", Dots)]
    assert len(given) == len(room.hall)
    assert set(given) <= {2, 3}


def test_TRY_2_where_sides_are_asked_they_say_first_as_whom_they_are_here() -> None:
    room = MadeUp({**LINE, "sides": True}, BOARD, {**RATING, "who": "nameless", "sides": True})
    room.open(line="part0")
    done = room.all_look()
    assert done["SaySide"] == len(room.hall)
    room.reveal("part0")
    room.do(MODERATOR, cards.AddCard("part1", "card1", "Kopā"), cards.Send("part1", ("card1",), "part2"))
    room.do(MODERATOR, cards.Lead("part2", "open"))
    done = room.all_look()
    assert done["PutMark"] == len(room.hall)
    assert not done.keys() & {"SaySide", "ShowSpread", "Agree"}
    room.do(MODERATOR, rating.ShowSpread("part2", "card1", shown=True))
    for side in SIDES:
        assert room.view(MODERATOR)["all"][f"count/part2/card1/side/{side}"]["rated"] == len(room.hall) / 2


def test_TRY_2_they_choose_and_agree_each_once() -> None:
    room = MadeUp(QUESTION, PAGE)
    room.do(MODERATOR, choice.LeadChoice("part0", "open"))
    assert room.all_look() == {"GiveVote": len(room.hall)}
    assert len({vote.picks for vote in room.state.under("vote/part0", choice.Vote)}) > 1
    room.do(MODERATOR, workshop.Show("part1"))
    assert 3 < room.all_look()["Agree"] <= len(room.hall)


def test_TRY_2_they_rate_say_how_to_help_and_come_to_one_value() -> None:
    room = MadeUp(BOARD, {**RATING, "groups": True})
    room.do(MODERATOR, cards.Lead("part0", "open"), MakeGroups(1, "random"))
    room.do(MODERATOR, cards.AddCard("part0", "first", "Pirmais"), cards.AddCard("part0", "other", "Otrais"))
    room.do(MODERATOR, cards.Send("part0", ("first", "other"), "part1"), cards.Lead("part1", "open"))
    done = room.all_look()
    assert done["PutMark"] == 2 * len(room.hall)
    assert done["AddCard"] > 5
    assert done["ShowSpread"] == done["Agree"] == 2
    found = room.state.get("activity/part1", rating.Rating)
    assert found
    assert all(card.value is not None for card in room.state.under("card/part1", Card) if card.name in found.rated)


def test_TRY_2_they_fill_fields_and_weigh() -> None:
    room = MadeUp(FIGURE, TOGETHER)
    room.do(MODERATOR, cards.Lead("part0", "open"))
    done = room.all_look()
    assert done["AddCard"] == done["Weigh"] > 10
    per_field = Counter(card.field for card in room.state.under("card/part0", Card))
    assert min(per_field["drive"], per_field["hold"]) > 4
    room.do(MODERATOR, cards.Lead("part1", "open"))
    assert room.all_look().keys() == {"EditWords"}
    (text,) = [card.text for card in room.state.under("card/part1", Card)]
    assert 0 < len(text) < 300
    room.do(MODERATOR, cards.Lead("part1", "shown"))
    assert room.all_look().keys() == {"AddCard"}


def test_TRY_2_they_fill_rows_with_what_fits_each_column() -> None:
    room = MadeUp(TABLE)
    room.do(MODERATOR, cards.Lead("part0", "open"))
    done = room.all_look()
    assert done.keys() == {"AddCard", "EditWords", "SetCell"}
    rows = list(room.state.under("card/part0", Card))
    assert len(rows) > 4
    assert all(row.cells.keys() | row.values.keys() == {"how", "who", "until", "many", "sure"} for row in rows)


def test_TRY_2_where_groups_work_they_wait_for_theirs() -> None:
    room = MadeUp({**BOARD, "groups": True})
    room.do(MODERATOR, cards.Lead("part0", "open"))
    assert not room.all_look()
    room.do(MODERATOR, MakeGroups(3, "random"))
    assert room.all_look()["AddCard"] > 8
    assert len({card.team for card in room.state.under("card/part0", Card)}) == 3


def test_TRY_2_a_part_that_is_shut_or_not_open_is_left_alone() -> None:
    room = MadeUp(LINE, BOARD, QUESTION)
    for part in ("part0", "part1", "part2"):
        room.do(MODERATOR, workshop.Show(part))
        assert not room.all_look(5)


@pytest.mark.parametrize("groups", [False, True], ids=["all together", "in groups"])
def test_TRY_2_whatever_the_method_asks_is_answered_and_nothing_is_refused(groups: bool) -> None:
    room = MadeUp()
    room.do(MODERATOR, MakeGroups(3, "random"))
    silent = []
    for number, template in enumerate(part for tool in TOOLS.values() for part in tool["activities"]):
        name = f"part{number:02}"
        grouped = {"groups": groups} if template["kind"] in ("cards", "canvas", "table", "choice") else {}
        room.do(MODERATOR, AddActivity(name, {**template, **grouped}))
        if not room.opened_and_answered(name):
            silent.append(template)
    assert all(template["kind"] in ("page", "rating") or template.get("rules") for template in silent), silent


@pytest.mark.parametrize("agenda", sorted(AGENDAS))
def test_TRY_1_a_copy_has_the_agenda_of_its_workshop_and_nothing_that_people_did(agenda: str) -> None:
    room = Room()
    templates = AGENDAS[agenda]["activities"]
    for number, template in enumerate(templates):
        room.do(MODERATOR, AddActivity(f"part{number:02}", template))
    room.opened(1, 2, 3)
    names = [f"copy{number:02}" for number in range(len(room.workshop().agenda))]
    copy = evolve(State.empty(), workshop.tried_out(room.state, "Try-out", names, ("m" * 43, "w" * 43), 0))
    found = copy.get("workshop", Workshop)
    assert found
    assert (found.tryout, found.agenda, found.joined, found.current) == (True, tuple(names), 0, "")
    assert not room.workshop().tryout
    for old, new in zip(room.workshop().agenda, names, strict=True):
        assert without_progress(room.state, old) == without_progress(copy, new)
        assert copy.find(f"activity/{new}").phase == "closed"  # type: ignore[union-attr]
    assert not list(copy.under("seat", Activity))


def without_progress(state: State, name: str) -> dict[str, object]:
    found = state.get(f"activity/{name}", Activity)
    assert found
    return {field: getattr(found, field) for field in found.settings()}


def test_TRY_1_its_title_says_so_if_there_is_room() -> None:
    room = Room().workshop()
    assert title_of_tryout(room).endswith(f": {room.title}")
    long = Workshop(id="workshop", title="x" * 120, language="lv", moderators=(), wall="")
    assert title_of_tryout(long) == long.title


def test_they_are_of_different_kinds_and_have_words_in_every_language() -> None:
    hall = cast("lv")
    assert len(hall) == 12
    assert sum(player.remote for player in hall) == 3
    assert sum(not player.name for player in hall) == 2
    assert {player.language for player in hall} == {"lv", "uk"}
    assert len({player.actor.secret for player in hall}) == 12
    for words in (THOUGHTS, REMARKS, QUESTIONS, NOTES):
        assert words.keys() == set(LANGUAGES)
        assert len({len(some) for some in words.values()}) == 1
        assert all(len(set(some)) == len(some) for some in words.values())
