"""What the wall works out from the board by itself: its scene, when a break is over, whether a card is translated."""

from typing import Any

from tests.console.test_deciding import MINUTE, NOW, results


def view(current: str = "a", timer: dict[str, Any] | None = None, **workshop: Any) -> dict[str, Any]:
    room = {"t": "workshop", "current": current, "agenda": ["a", "b"], "closed": False, **workshop}
    page = {"t": "page", "title": {"en": "A break"}, "pause": True, "opened": True, "minutes": 15}
    line = {"t": "scale", "statement": {"en": "We know."}, "phase": "open", "opened": True, "minutes": 5}
    records = {"workshop": room, "activity/a": line, "activity/b": page}
    return {"view": records if timer is None else {**records, "timer": timer}}


def names(*cases: list[Any]) -> list[str]:
    return [scene["name"] for scene in results(*(["sceneOf", *case] for case in cases))]


def test_a_break_has_a_scene_of_its_own_and_so_has_silence() -> None:
    assert names([view("a")], [view("b")], [view("a"), True], [view("")]) == ["statement", "pause", "silence", "lobby"]
    assert results(["sceneOf", view("a"), True])[0]["about"] == {"en": "We know."}


def test_ATTEND_3_a_blank_wall_shows_nothing_whatever_goes_on() -> None:
    for given in ([view("a", blank=True)], [view("a", blank=True, closed=True)], [view("a", blank=True), True]):
        assert names(given) == ["blank"]
    assert names([view("a", closed=True)]) == ["closed"]


def test_a_silence_ends_by_itself_and_gently() -> None:
    def silence(lasts: int, **more: Any) -> dict[str, Any]:
        return view(timer={"t": "timer", "what": "silence", "until": NOW + lasts, "left": 0, "whole": MINUTE, **more})

    stands = silence(0, until=0, left=30_000)
    assert results(
        ["isSilentAt", silence(30_000), NOW],
        ["isSilentAt", silence(-2_000), NOW],
        ["isSilentAt", silence(-5_000), NOW],
        ["isSilentAt", stands, NOW],
        ["isSilentAt", silence(30_000, what="work"), NOW],
        ["isSilentAt", view(), NOW],
    ) == [True, True, False, True, False, False]


def test_a_break_is_over_at_a_whole_minute_which_is_never_too_early() -> None:
    spent = {"since": NOW, "spent": 2 * MINUTE, "more": 3}
    end, elsewhere, unknown, no_minutes = results(
        ["endOfPause", {"minutes": 15}, spent],
        ["endOfPause", {"minutes": 15}, {**spent, "since": 0}],
        ["endOfPause", {"minutes": 15}, None],
        ["endOfPause", {"minutes": 0}, spent],
    )
    assert end % MINUTE == 0
    assert 0 <= end - (NOW + 16 * MINUTE) < MINUTE
    assert (elsewhere, unknown, no_minutes) == (0, 0, 0)


def test_TONGUE_1_a_translation_stands_under_a_card_in_another_language_and_says_when_it_is_old() -> None:
    card = {"language": "uk", "since": 2, "recent": [["a", ["x"]]], "said": {"lv": {"text": "Labdien", "version": 3}}}
    fresh, old, own, none = results(
        ["translationOf", card, "lv"],
        ["translationOf", {**card, "since": 3}, "lv"],
        ["translationOf", {**card, "language": "lv"}, "lv"],
        ["translationOf", card, "en"],
    )
    assert fresh == {"text": "Labdien", "language": "lv", "old": False}
    assert old["old"] is True
    assert (own, none) == (None, None)
