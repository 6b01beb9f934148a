"""The words that people see, looked up as the pages look them up: tests name a text's key and never its wording."""

import re
from functools import cache

from babel import Locale

from server.i18n import TEXTS, texts


class Words:
    """All texts of one language."""

    def __init__(self, language: str) -> None:
        self.language = language

    def __call__(self, key: str, **params: str | int) -> str:
        """The text in full. Raises KeyError if there is none."""
        text = _all(self.language)[key]
        if not isinstance(text, str):
            text = text[Locale(self.language).plural_form(int(params["n"]))]
        return re.sub(r"\{(\w+)\}", lambda found: str(params[found[1]]), text)


@cache
def _all(language: str) -> dict[str, str | dict[str, str]]:
    return texts(language, *(path.stem for path in (TEXTS / language).glob("*.json")))
