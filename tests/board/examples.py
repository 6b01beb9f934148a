"""One example of every command, and a strategy for any."""

from typing import Any

from hypothesis import strategies as st

from board import workshop
from board.activities import scale
from board.commands import Command
from board.records import WiFi

EXAMPLES: list[Command] = [
    workshop.Join("Anna", remote=False),
    workshop.EditSeat("Anna", remote=True),
    workshop.EditWorkshop("Our village", WiFi("hall", "talka talka")),
    workshop.Show("tree"),
    workshop.Close(),
    workshop.Reopen(),
    workshop.RemoveActivity("lake"),
    workshop.MoveActivity("lake", 0),
    scale.PlaceMark("tree", 1, 700),
    scale.Listen("tree", 1),
    scale.Withdraw("tree", 1),
    scale.Here("tree", 1),
    scale.Add("newline", {"en": "New"}),
    scale.Edit("tree", {"en": "Other words"}),
    scale.Open("tree", 1),
    scale.Reveal("tree"),
    scale.Talk("tree", "random", 5),
]

names = st.one_of(st.sampled_from(["tree", "lake", "practice", "", "newline"]), st.text(max_size=20))
texts = st.one_of(st.none(), st.dictionaries(st.sampled_from(["lv", "en", "xx"]), st.text(max_size=400), max_size=3))
optional = st.one_of(st.none(), st.text(max_size=130))
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
    "statement": texts.filter(lambda text: text is not None),
    "low": texts,
    "high": texts,
    "mode": st.sampled_from(["nameless", "hidden", "live"]),
    "after": names,
    "pairing": st.sampled_from(["nearest", "opposite", "mixed", "random"]),
    "minutes": st.integers(1, 60),
}


def _any_of(kind: type) -> st.SearchStrategy[Command]:
    return st.builds(kind, **{field: _FIELDS[field] for field in kind.__annotations__})


commands: st.SearchStrategy[Command] = st.one_of([_any_of(type(example)) for example in EXAMPLES])
