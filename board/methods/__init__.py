"""The method as data, read once from the files beside this one: its tools and its agendas. Nothing else knows it."""

import json
from importlib.resources import files
from typing import Any


def _read(path: str) -> Any:
    return json.loads(files(__name__).joinpath(path).read_text("utf-8"))


def _all(folder: str) -> dict[str, dict[str, Any]]:
    names = sorted(file.name for file in files(__name__).joinpath(folder).iterdir() if file.name.endswith(".json"))
    return {name.removesuffix(".json"): _read(f"{folder}/{name}") for name in names}


TOOLS: dict[str, dict[str, Any]] = _all("tools")
"""The tools by id: what each is called and good for, and the templates of its activities (see `board.tools`)."""


def _written_out(agenda: dict[str, Any]) -> dict[str, Any]:
    """A tool named without a part is all of its parts."""
    activities: list[dict[str, Any]] = []
    for one in agenda["activities"]:
        parts = range(len(TOOLS[one["tool"]]["activities"])) if "tool" in one and "part" not in one else ()
        activities += [{**one, "part": part} for part in parts] or [one]
    return {**agenda, "activities": activities}


AGENDAS: dict[str, dict[str, Any]] = {name: _written_out(agenda) for name, agenda in _all("agendas").items()}
"""Ready-made agendas by id: their activities are templates."""

LINE: dict[str, Any] = _read("line.json")
"""The words at the ends of a line, and the question to practise on."""

CLOSING_WORDS: dict[str, Any] = _read("closing.json")
"""The question of the closing page, as the settings of a choice."""

STATEMENTS: list[dict[str, Any]] = TOOLS["opinions"]["activities"]
"""The statements suggested for the floor line (tool 2.3)."""

AGAIN: dict[str, Any] = _read("again.json")
"""The words and settings of what is made of an earlier workshop's activities (see `board.followup`)."""

USUAL: dict[str, Any] = _read("usual.json")
"""The agendas to show to whoever starts for the first time, and what a new activity of a kind looks like at first."""
