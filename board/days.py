"""Days as people write them, year-month-day, and as moments of the server's clock. All begin at midnight UTC."""

import calendar
import re

from board.records import Rejected

DAY = 86_400_000  # milliseconds
LATEST = 32_503_680_000_000  # the year 3000: no calendar writes a day that is much later


def is_day(text: str) -> bool:
    """Whether this is a day that there is."""
    found = re.fullmatch(r"([12]\d{3})-(\d\d)-(\d\d)", text, re.ASCII)
    if found is None:
        return False
    year, month, day = map(int, found.groups())
    return 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]


def begins(text: str) -> int:
    """When a day begins (ms). Raises Rejected("not_a_date")."""
    if not is_day(text):
        raise Rejected("not_a_date")
    year, month, day = map(int, text.split("-"))
    return calendar.timegm((year, month, day, 0, 0, 0)) * 1000


def midnight(moment: int) -> int:
    """When the day of this moment began."""
    return moment // DAY * DAY
