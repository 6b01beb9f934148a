"""The method's own tools and agendas: each makes its activities."""

from collections.abc import Iterator

import msgspec
import pytest

from board import workshop
from board.activities import KINDS
from board.methods import AGENDAS, TOOLS
from board.records import LANGUAGES, Activity
from board.tools import Template, made, template_of
from tests.board.boards import Boards
from tests.board.rooms import MODERATOR


def _templates() -> Iterator[tuple[str, Template]]:
    for name, tool in TOOLS.items():
        for part, _ in enumerate(tool["activities"]):
            yield f"{name} {part}", {"tool": name, "part": part}
    for name, found in AGENDAS.items():
        for number, template in enumerate(found["activities"]):
            yield f"agenda {name} {number}", template


ALL = dict(_templates())


@pytest.mark.parametrize("template", ALL.values(), ids=ALL)
def test_TOOL_2_TOOL_5_an_activity_given_out_and_made_again_is_the_same(template: Template) -> None:
    activity = made("name", template)
    given = msgspec.json.decode(msgspec.json.encode(template_of(activity)))
    assert made("name", given) == activity
    assert made("other", given).id == "activity/other"


def test_TOOL_5_every_agenda_is_put_up_and_led_to_without_telling_what_the_moderator_does() -> None:
    for name, found in AGENDAS.items():
        room = Boards()
        room.come("anna")
        for number, template in enumerate(found["activities"]):
            room.add(f"part{number}", template)
            room.do(MODERATOR, workshop.Show(f"part{number}"))
        guides = [activity.guide for activity in room.state.under("activity", Activity) if activity.guide]
        assert guides, name
        sent = room.sent_to_all("moderator")
        for guide in guides:
            for text in guide.values():
                assert msgspec.json.encode(text)[1:-1] not in sent
        room.settle()


@pytest.mark.parametrize("name", [*TOOLS, *AGENDAS])
def test_TOOL_5_each_names_its_source_and_says_what_it_is_good_for(name: str) -> None:
    found = TOOLS.get(name) or AGENDAS[name]
    assert found["id"] == name
    assert found["source"]
    for words in (found["name"], found["means"]):
        assert all(words[language].strip() for language in LANGUAGES)


@pytest.mark.parametrize("template", ALL.values(), ids=ALL)
def test_TOOL_5_every_activity_names_its_source_and_starts_where_people_may_change_it(template: Template) -> None:
    activity = made("name", template)
    assert activity.source or "tool" not in template
    starts = template_of(activity).get("starts", ())
    assert not (starts and activity.groups)  # nobody's cards belong to no group


def test_TOOL_5_there_is_a_tool_of_every_kind() -> None:
    assert {made("name", template).__struct_config__.tag for template in ALL.values()} == set(KINDS)
