"""What came of an activity in an earlier workshop: before, to stand beside after once that is shown."""

from collections.abc import Collection, Iterator

import msgspec

from board.activities.showing import Public
from board.records import Activity, Own, Record


class Earlier(Own, frozen=True, kw_only=True, tag="earlier"):
    """`earlier/<activity>`: the workshop in which it was done before, and what came of it there.

    `title`, `day` (server time, ms): of that workshop; `people`: how many answered, 0 where nobody counted. `counts`:
    by side ("": all), how many stood in each bin of a line, or chose each option; `values`: where a rating's cards lay.
    """

    title: str
    day: int
    people: int = 0
    counts: dict[str, tuple[int, ...]] = msgspec.field(default_factory=dict)
    values: dict[str, float] = msgspec.field(default_factory=dict)


def project(
    record: Record, activity: Activity, *, shown: bool = False, cards: Collection[str] = ()
) -> Iterator[tuple[str, Public]]:
    """That there was an earlier one is seen with the activity; what came of it only where the new results are.

    `shown`: they are; `cards`: those of which they are.
    """
    if not isinstance(record, Earlier):
        return
    public: Public = {"t": "earlier", "title": record.title, "day": record.day, "people": record.people}
    values = {card: value for card, value in record.values.items() if shown or card in cards}
    public |= {"counts": record.counts} if shown and record.counts else {}
    public |= {"values": values} if values else {}
    yield "all" if activity.opened else "moderator", public
