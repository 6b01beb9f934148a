"""The texts of every language, and which language a reader gets."""

import json
from functools import cache
from pathlib import Path

from starlette.requests import HTTPConnection

from board.records import LANGUAGES

TEXTS = Path(__file__).parent.parent / "board" / "texts"
COOKIE = "talka_lang"

Texts = dict[str, str | dict[str, str]]


@cache
def texts(language: str, *parts: str) -> Texts:
    """All texts of some parts, by key; a text with a number in it is a mapping by CLDR plural category."""
    found: Texts = {}
    for part in parts:
        found |= json.loads((TEXTS / language / f"{part}.json").read_text("utf-8"))
    return found


def language_of(connection: HTTPConnection, otherwise: str = LANGUAGES[0]) -> str:
    """The reader's own choice, else the first language of their browser that we have, else the workshop's."""
    chosen = connection.cookies.get(COOKIE, "")
    if chosen in LANGUAGES:
        return chosen
    for wanted in connection.headers.get("accept-language", "").split(","):
        tag = wanted.split(";")[0].strip().lower().split("-")[0]
        if tag in LANGUAGES:
            return tag
    return otherwise
