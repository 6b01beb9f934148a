"""How a language says words, days, times and numbers."""

import re
from datetime import date, datetime

from babel import Locale
from babel.dates import format_date, format_time
from babel.numbers import format_decimal

from board.records import Language
from board.report import Speech
from server.i18n import Texts, texts


def speech_of(language: Language) -> Speech:
    """Times are those of the place where the server stands."""
    said, locale = texts(language, "common", "report"), Locale(language)

    def word(key: str, /, **params: object) -> str:
        return _filled(_form(said, key, locale, params.get("n", 0)), params)

    return Speech(
        language,
        word,
        lambda day: format_date(date.fromisoformat(day), "long", locale),
        lambda at: format_date(_here(at), "long", locale),
        lambda at: format_time(_here(at), "short", locale=locale),
        lambda number: format_decimal(number, locale=locale),
    )


def _form(said: Texts, key: str, locale: Locale, n: object) -> str:
    """The key itself if there is no such text, so that a gap is seen and not silent."""
    text = said.get(key, key)
    if isinstance(text, str):
        return text
    number = n if isinstance(n, int | float) else 0
    return text.get(locale.plural_form(number), text.get("other", key))


def _filled(text: str, params: dict[str, object]) -> str:
    return re.sub(r"\{(\w+)\}", lambda found: str(params.get(found[1], found[0])), text)


def _here(at: int) -> datetime:
    return datetime.fromtimestamp(at / 1000).astimezone()
