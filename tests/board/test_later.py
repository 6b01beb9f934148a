"""The method says what becomes of its tools in the next workshop."""

from collections.abc import Iterator
from typing import Any

import pytest

from board.methods import AGAIN, TOOLS
from board.records import LANGUAGES, Rejected
from board.tools import made


@pytest.mark.parametrize(
    ("template", "place"),
    [
        ({"kind": "scale", "statement": {"en": "x"}, "later": "rows"}, "later"),
        ({"kind": "cards", "title": {"en": "x"}, "later": "state"}, "later"),
        ({"kind": "page", "title": {"en": "x"}, "later": "ask"}, "later"),
        ({"kind": "cards", "title": {"en": "x"}, "later": "never"}, "later"),
        ({"kind": "cards", "title": {"en": "x"}, "later": "rate"}, ""),
    ],
)
def test_TOOL_1_what_becomes_of_it_fits_its_kind(template: Any, place: str) -> None:
    if not place:
        assert made("name", template).later == "rate"
        return
    with pytest.raises(Rejected) as caught:
        made("name", template)
    assert (caught.value.code, caught.value.details) == ("bad_tool", {"place": place})


def test_TOOL_5_what_is_made_of_it_speaks_every_language() -> None:
    def texts(value: Any) -> Iterator[dict[str, str]]:
        if isinstance(value, dict) and set(value) & set(LANGUAGES):
            yield value
        elif isinstance(value, dict | list):
            for one in value.values() if isinstance(value, dict) else value:
                yield from texts(one)

    found = list(texts(AGAIN))
    assert len(found) > 15
    assert all(all(text.get(language, "").strip() for language in LANGUAGES) for text in found)


def test_NEXT_5_NEXT_6_the_method_says_what_is_rated_and_what_is_told() -> None:
    later = {
        (name, activity.later)
        for name, tool in TOOLS.items()
        for activity in (made("name", {"tool": name, "part": part}) for part, _ in enumerate(tool["activities"]))
        if activity.later
    }
    assert later == {("criteria", "rate"), ("actions", "state")}
