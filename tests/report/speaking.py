"""A reader's language for tests of the core, which knows no library of languages."""

import json
from pathlib import Path
from typing import Any

from board.records import Language
from board.report import Speech

TEXTS = Path(__file__).parents[2] / "board" / "texts"


def speech(language: Language = "en") -> Speech:
    """Says every text in its plainest form; days and numbers as they are."""
    found: dict[str, Any] = {}
    for part in ("common", "report"):
        found |= json.loads((TEXTS / language / f"{part}.json").read_text("utf-8"))

    def word(key: str, /, **params: object) -> str:
        said = found[key]
        text: str = said if isinstance(said, str) else said["other"]
        return text.format(**params)

    return Speech(
        language, word, lambda day: f"on {day}", lambda at: f"day {at}", lambda at: f"hour {at}", "{:g}".format
    )
