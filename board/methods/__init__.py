"""The tools of the method as data: read once, from the files beside this one."""

import json
from importlib.resources import files
from typing import Any


def _read(name: str) -> Any:
    return json.loads(files(__name__).joinpath(f"{name}.json").read_text("utf-8"))


STATEMENTS: list[dict[str, Any]] = _read("statements")
"""The statements suggested for the floor line (tool 2.3): id, source, statement in every language."""

LINE: dict[str, Any] = _read("line")
"""The words at the ends of a line, and the question to practise on."""

CHALLENGES: dict[str, Any] = _read("challenges")
"""Tool 2.4: a board of cards, the rating of those that are picked, and the last question, in every language."""
