"""The method stands in one folder: README lists its tools, and no line of code names one."""

import re
from pathlib import Path

import pytest

from board.methods import AGENDAS, TOOLS

TOP = Path(__file__).parents[1]
CODE = [
    path
    for folder, ends in (("board", ".py"), ("server", ".py"), ("static/src", ".js"))
    for path in sorted((TOP / folder).rglob(f"*{ends}"))
    if path.parent.name != "methods"
]


@pytest.mark.parametrize("tool", TOOLS)
def test_TOOL_5_README_lists_every_tool_with_its_kinds_and_file(tool: str) -> None:
    row = next(
        line
        for line in (TOP / "README.md").read_text("utf-8").splitlines()
        if f"(board/methods/tools/{tool}.json)" in line
    )
    assert f"| {TOOLS[tool]['source']} | {TOOLS[tool]['name']['en']} |" in row
    assert all(activity["kind"] in row for activity in TOOLS[tool]["activities"])


@pytest.mark.parametrize("path", CODE, ids=lambda path: path.name)
def test_TOOL_5_no_code_names_a_tool_or_an_agenda_of_the_method(path: Path) -> None:
    named = set(re.findall(r"""tool["']?: ["']([\w-]+)["']|agenda["']?: ["']([\w-]+)["']""", path.read_text("utf-8")))
    assert not {name for pair in named for name in pair} & {*TOOLS, *AGENDAS}
