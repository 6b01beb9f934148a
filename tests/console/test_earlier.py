"""Before beside after, as the pages work it out: what is known of then, of each side, and where cards stand."""

import random
from typing import Any

from tests.console.test_deciding import results

EARLIER = {"t": "earlier", "title": "Spring", "day": 1, "people": 16}


def view(**records: Any) -> dict[str, Any]:
    return {"view": {name.replace("__", "/"): record for name, record in records.items()}}


def test_nothing_is_promised_where_nobody_was_counted() -> None:
    some, nobody, values, none = results(
        ["earlierOf", view(earlier__a=EARLIER), "a"],
        ["earlierOf", view(earlier__a={**EARLIER, "people": 0}), "a"],
        ["earlierOf", view(earlier__a={**EARLIER, "people": 0, "values": {"c": 2}}), "a"],
        ["earlierOf", view(earlier__a=EARLIER), "b"],
    )
    assert some["people"] == 16
    assert nobody is None
    assert values["values"] == {"c": 2}
    assert none is None


def test_sides_are_told_apart_as_far_as_they_are_sent() -> None:
    user = {"t": "count", "placed": 3, "b2": 3}
    both, neither = results(
        ["sidesIn", view(count__a__1__side__user=user, count__a__1__side__staff={"t": "count"}), "count/a/1"],
        ["sidesIn", view(count__a__1=user), "count/a/1"],
    )
    assert [one["side"] for one in both] == ["user", "staff"]
    assert neither == []


def test_people_who_are_only_counted_stand_at_the_steps_of_the_line() -> None:
    now, then = results(["countedNow", [0, 2, 1], "sea"], ["countedThen", [1, 0, 0, 0, 2]])
    assert [(one["at"], one["label"]) for one in now["people"]] == [(500, ""), (500, ""), (1000, "")]
    assert len({one["id"] for one in now["people"]}) == 3
    assert [one["at"] for one in then["before"]] == [0, 1000, 1000]
    assert then["people"] == []


def test_means_are_rounded_as_the_report_rounds_them() -> None:
    numbers = random.Random(4)
    marks = [[numbers.randrange(4) for _ in range(11)] for _ in range(300)]
    means = results(*(["meanOf", one] for one in marks), ["meanOf", [0] * 11])
    expected = [round(sum(n * (i - 5) for i, n in enumerate(one)) / sum(one), 1) for one in marks]
    assert means == [*expected, None]


def test_a_card_stands_where_it_was_agreed_else_at_the_mean_of_all_but_never_for_a_group() -> None:
    card = {"t": "card", "field": "", "order": 1, "team": "", "value": None, "under": ""}
    seen = {"hidden": False, "binned": False, "suggested": False, "pinned": False}
    count = {"t": "count", "rated": 4, "v-1": 1, "v2": 3}
    rating = {"t": "rating", "rated": ["c"]}
    found = results(
        *(
            ["ratedCards", view(card__a__c={**card, **seen, **more}, count__a__c=count), "a", rating]
            for more in ({}, {"value": 3}, {"team": "oak"})
        )
    )
    assert [one["stands"] for (one,) in found] == [1.2, 3, None]


def test_no_disc_covers_another_and_all_find_room() -> None:
    numbers = random.Random(7)
    for many in (1, 5, 12):
        for values in ([numbers.randrange(-50, 51) / 10 for _ in range(many)], [2] * many):
            (placed,) = results(["discs", [{"number": n, "value": value} for n, value in enumerate(values)], 190])
            assert len(placed) == many
            assert all(disc["y"] + disc["r"] <= 190 for disc in placed)
            for one in placed:
                for other in placed:
                    apart = ((one["x"] - other["x"]) ** 2 + (one["y"] - other["y"]) ** 2) ** 0.5
                    assert one is other or apart >= one["r"] + other["r"]


def test_where_all_rate_together_the_marks_are_looked_at_card_by_card_as_far_as_enough_have_rated() -> None:
    rating = {
        "t": "rating",
        "phase": "open",
        "groups": False,
        "rated": ["a", "b", "c"],
        "spread": ["a"],
        "who": "nameless",
    }
    counts = {f"count__r__{card}": {"t": "count", "rated": n} for card, n in {"a": 5, "b": 2, "c": 3}.items()}
    room = view(workshop={"t": "workshop", "small": 3, "agenda": ["r"]}, **counts)
    third, common, groups = results(
        ["nextOfBoard", room, "r", rating],
        ["nextOfBoard", room, "r", {**rating, "spread": ["a", "c"]}],
        ["nextOfBoard", room, "r", {**rating, "groups": True}],
    )
    assert (third["label"], third["n"], third["commands"][0]["card"]) == ("console.next.marks", 3, "c")
    assert common["label"] == groups["label"] == "console.next.common"


def test_the_wall_shows_all_cards_then_the_marks_of_one_then_the_common_scale() -> None:
    def scene(**rating: Any) -> list[Any]:
        room = {"t": "workshop", "current": "r", "agenda": ["r"], "closed": False}
        board = {"t": "rating", "phase": "open", "groups": False, "spread": [], "spotlight": "", **rating}
        return ["sceneOf", view(workshop=room, activity__r=board)]

    found = results(scene(), scene(spread=["a"]), scene(groups=True), scene(phase="shown", spread=["a"]))
    assert [one["name"] for one in found] == ["every", "marks", "rating", "common"]
