"""One example of every command, and a strategy for any."""

from typing import Any

from hypothesis import strategies as st

from board import agenda, course, groups, hands, keeping, leaving, moderators, notes, questions, sides, workshop
from board.activities import KINDS, agreeing, canvas, choice, rating, scale, table
from board.activities.cards import commands as cards
from board.commands import Command
from board.methods import TOOLS
from board.records import WiFi
from board.text import Delete

EXAMPLES: list[Command] = [
    workshop.Join("Anna", remote=False),
    workshop.EditSeat("Anna", remote=True),
    workshop.EditWorkshop("Our village", WiFi("hall", "talka talka")),
    workshop.SetWall(blank=True, zoom=125),
    workshop.Show("tree"),
    workshop.Close(),
    workshop.Reopen(),
    moderators.Invite("invited-bruno-00", "Bruno"),
    moderators.Rename("Anna"),
    moderators.Revoke("invited-bruno-00"),
    moderators.AddWall("one-more-wall-00"),
    notes.EditNote("tree", 0, "mark", ("Ask about the bus",)),
    agenda.AddActivity("newline", {"kind": "scale", "statement": {"en": "New"}}),
    agenda.EditActivity("tree", {"statement": {"en": "Other words"}}),
    agenda.RemoveActivity("lake"),
    agenda.MoveActivity("lake", 0),
    agenda.ShutActivity("tree", shut=True),
    agenda.SkipActivity("lake", skipped=True),
    course.StartTimer("silence", 60),
    course.PauseTimer(paused=True),
    course.AddTime(120),
    course.StopTimer(),
    course.GiveMinutes(2),
    hands.Raise(up=True),
    hands.Call("anna"),
    hands.Lower(),
    questions.Ask("quest1", "May I go earlier?"),
    questions.Withdraw("quest1"),
    questions.Reply("quest1", "Of course"),
    leaving.Forget(keep=True),
    sides.SaySide("staff"),
    leaving.RemoveSeat("anna", keep=True),
    keeping.Keep("2027-05-20", "", "2027-08-01", "The parish council"),
    keeping.Unname(),
    keeping.PutOff(),
    scale.PlaceMark("tree", 1, 700),
    scale.Listen("tree", 1),
    scale.Withdraw("tree", 1),
    scale.Here("tree", 1),
    scale.Open("tree", 1),
    scale.Reveal("tree"),
    scale.Talk("tree", "random", 5),
    scale.Tally("tree", 1, (0, 2, 1)),
    groups.MakeGroups(2),
    groups.MoveSeat("anna", "birch"),
    groups.ClearGroups(),
    cards.AddCard("wood", "card1", "Too few of us"),
    cards.EditWords("wood", "card1", 0, "mark", (3, "!")),
    cards.MoveCard("wood", "card1", behind=""),
    cards.GroupCard("wood", "card1", "card2"),
    cards.BinCard("wood", "card1", binned=True),
    cards.TakeBack("wood"),
    cards.Translate("wood", "card1", "lv", "Mūsu ir par maz"),
    cards.GiveDots("wood", "card1", 2),
    cards.LinkCard("wood", "card1", "wood/card2", linked=True),
    cards.Lead("wood", "open"),
    cards.MergeCard("wood", "card1", "card2"),
    cards.MarkCard("wood", "card1", hidden=True),
    cards.Spotlight("wood", "card1"),
    cards.ForgetCard("wood", "card1"),
    cards.Pick("wood", ("card1",)),
    cards.Send("wood", ("card1",), "rate"),
    cards.Deal("wood", dealt=True),
    cards.Focus("wood", "birch"),
    rating.PutMark("rate", "card1", -3),
    rating.ShowSpread("rate", "card1", shown=True),
    rating.Agree("rate", "card1", 4),
    choice.LeadChoice("fork", "open"),
    choice.GiveVote("fork", (0,)),
    choice.WithdrawVote("fork"),
    canvas.LockField("swot", "threats", locked=True),
    canvas.Weigh("swot", "card1", 3),
    table.SetCell("plan", "card1", "when", "2026-12-24"),
    agreeing.Agree("read", agreed=True),
]

names = st.one_of(
    st.sampled_from(
        [
            "tree",
            "lake",
            "practice",
            "",
            "newline",
            "wood",
            "rate",
            "fork",
            "swot",
            "plan",
            "read",
            "team",
            "part",
            "both",
        ]
    ),
    st.text(max_size=20),
)
cards_named = st.sampled_from(["card1", "card2", "card3", "row1", "start1", "all-goal", "birch-goal", "", "none"])
texts = st.one_of(st.none(), st.dictionaries(st.sampled_from(["lv", "en", "xx"]), st.text(max_size=400), max_size=3))
anything = st.recursive(
    st.one_of(
        st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False, allow_infinity=False), st.text(max_size=20)
    ),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=8), inner, max_size=3)),
)
settings = st.dictionaries(
    st.one_of(
        st.sampled_from(
            ["title", "statement", "fields", "columns", "strengths", "dots", "agree", "who", "groups", "id"]
        ),
        st.text(max_size=8),
    ),
    st.one_of(texts, anything),
    max_size=4,
)
templates = st.one_of(
    st.builds(
        lambda tool, more: {**tool, **more},
        st.sampled_from([{"tool": name, "part": 0} for name in TOOLS] + [{"tool": "none"}]),
        st.one_of(st.just({}), settings),
    ),
    st.builds(lambda kind, more: {"kind": kind, **more}, st.sampled_from([*KINDS, "none"]), settings),
)
optional = st.one_of(st.none(), st.text(max_size=130))
dates = st.sampled_from(["2026-12-24", "2026-02-30", ""])
rounds = st.integers(1, scale.ROUNDS_MOST)

_FIELDS: dict[str, st.SearchStrategy[Any]] = {
    "name": st.text(max_size=50),
    "remote": st.booleans(),
    "title": optional,
    "wifi": st.one_of(st.none(), st.builds(WiFi, st.text(max_size=40), st.text(max_size=70))),
    "activity": names,
    "to": st.integers(),
    "round": rounds,
    "at": st.integers(0, scale.TOP),
    "id": st.from_regex(r"\A[a-z0-9]{4,16}\Z"),
    "after": names,
    "pairing": st.sampled_from(["nearest", "opposite", "mixed", "random"]),
    "minutes": st.integers(1, 60),
    "count": st.integers(1, 12),
    "how": st.sampled_from(["random", "mixed", "near"]),
    "remote_together": st.booleans(),
    "seat": names,
    "group": st.sampled_from(["", "birch", "oak", "none"]),
    "text": st.text(max_size=520),
    "field": st.sampled_from(["", "lessen/card1", "threats", "wishes", "goal", "questions", "none"]),
    "suggest": st.booleans(),
    "card": cards_named,
    "version": st.integers(0, 5),
    "by": st.just("mark"),
    "op": st.lists(st.one_of(st.integers(0, 9), st.text(max_size=5), st.builds(Delete, st.integers(0, 3)))).map(tuple),
    "behind": st.one_of(st.none(), cards_named),
    "before": cards_named,
    "under": cards_named,
    "binned": st.booleans(),
    "n": st.integers(0, 10),
    "phase": st.sampled_from(["open", "shown"]),
    "into": cards_named,
    "hidden": st.one_of(st.none(), st.booleans()),
    "spread": st.one_of(st.none(), st.booleans()),
    "pinned": st.one_of(st.none(), st.booleans()),
    "suggested": st.sampled_from([None, False]),
    "cards": st.lists(cards_named, min_size=1, max_size=3).map(tuple),
    "value": st.one_of(st.none(), st.integers(-5, 5)),
    "shown": st.booleans(),
    "template": templates,
    "settings": settings,
    "team": st.sampled_from(["", "birch", "none"]),
    "cell": st.sampled_from(["", "note", "none"]),
    "column": st.sampled_from(["when", "who", "state", "cost", "note", "none"]),
    "linked": st.booleans(),
    "dealt": st.booleans(),
    "locked": st.booleans(),
    "agreed": st.booleans(),
    "picks": st.lists(st.integers(-1, 3), max_size=3).map(tuple),
    "remark": st.text(max_size=310),
    "address": optional,
    "call": optional,
    "second": st.sampled_from([None, "", "uk"]),
    "browse": st.one_of(st.none(), st.booleans()),
    "blank": st.one_of(st.none(), st.booleans()),
    "zoom": st.sampled_from([None, 80, 100, 125, 150]),
    "shut": st.booleans(),
    "skipped": st.booleans(),
    "again": st.one_of(st.none(), dates),
    "names_until": st.one_of(st.none(), dates),
    "kept_until": st.one_of(st.none(), dates),
    "keeper": optional,
    "ends": st.one_of(st.none(), st.integers(0, 2**53 - 1)),
    "what": st.sampled_from(["silence", "talk", "work"]),
    "seconds": st.integers(5, 10_800),
    "paused": st.booleans(),
    "up": st.booleans(),
    "side": st.sampled_from(["", "user", "staff"]),
    "named": st.booleans(),
    "answer": optional,
    "done": st.booleans(),
    "keep": st.booleans(),
    "language": st.sampled_from(["lv", "en", "uk"]),
    "bins": st.lists(st.integers(0, 30), max_size=scale.BINS).map(tuple),
}


def _any_of(kind: Any) -> st.SearchStrategy[Command]:
    fields = {field: _FIELDS[field] for field in kind.__struct_fields__}
    if kind in (moderators.Invite, moderators.AddWall):
        fields |= {"id": st.from_regex(r"\A[A-Za-z0-9_-]{16}\Z")}
    if kind is agenda.AddActivity:
        fields |= {"activity": _FIELDS["id"]}
    if kind in (cards.LinkCard, cards.Send):
        fields |= {"to": st.one_of(names, st.sampled_from(["wood/card2", "swot/card1", "plan/row1"]))}
    if kind is canvas.Weigh:
        fields |= {"value": st.one_of(st.none(), st.integers(1, canvas.STRENGTH_MOST))}
    if kind is table.SetCell:
        fields |= {
            "value": st.one_of(
                st.none(), st.integers(), st.floats(allow_nan=False, allow_infinity=False), st.text(max_size=70), dates
            )
        }
    return st.builds(kind, **fields)


commands: st.SearchStrategy[Command] = st.one_of([_any_of(type(example)) for example in EXAMPLES])
