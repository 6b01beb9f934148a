"""What people answered, as far as it is shown: counts, and on a line the figures that all see."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import msgspec

from board.activities.cards import CardBoard
from board.activities.choice import Choice
from board.activities.rating import LEAST, MOST, Rating
from board.activities.scale import BINS, Scale
from board.activities.scale.records import BIN, PAPER
from board.archive.format import Apart, Dotted, Line, Marked, Paper, Remark, Row, Votes
from board.archive.seeing import Shown
from board.records import Activity
from board.sides import SIDES


def answers(shown: Shown, activity: Activity, small: int) -> dict[str, Any]:
    """The fields of a part that tell of answers. Nameless ones of fewer people than `small` do not come along."""
    least = small if activity.nameless else 1
    found: dict[str, Any] = {"agreed": shown.find(f"count/{activity.name}/agreed").get("agreed", 0)}
    if isinstance(activity, Scale):
        found["line"] = _line(shown, activity, small)
    if isinstance(activity, Choice) and (activity.mode == "live" or activity.phase == "shown"):
        found["votes"] = tuple(_votes(shown, activity, small))
        found["remarks"] = tuple(_remarks(shown, activity, {votes.team for votes in found["votes"]}))
    if isinstance(activity, CardBoard):
        found["dots"] = _dots(shown, activity, least)
    if isinstance(activity, Rating):
        found["marks"] = dict(_marks(shown, activity, small))
    return found


# The line


def _line(shown: Shown, line: Scale, small: int) -> Line | None:
    least = small if line.nameless else 1
    rounds = range(1, line.rounds + 1)
    places = {number: dict(_places(shown, line, number, least)) for number in rounds if is_shown(line, number)}
    rows: defaultdict[str, list[int | None]] = defaultdict(lambda: [None] * line.rounds)
    for number, standing in places.items():
        for who, at in standing.items():
            rows[who][number - 1] = at
    listening = [shown.find(f"count/{line.name}/{n}").get("listening", 0) if n in places else 0 for n in rounds]
    paper = [Paper(round=n, bins=bins) for n in rounds if (bins := _paper(shown, line, n))]
    if not (rows or any(listening) or paper):
        return None
    told = [Row(at=tuple(at), person=shown.find(f"seat/{who}").get("number", 0)) for who, at in rows.items()]
    heard = tuple(listening) if any(listening) else ()
    where = [f"b{number}" for number in range(BINS)]
    parted = [_apart(shown, f"count/{line.name}/{n}", where, small, n) for n in sorted(line.apart) if n in places]
    apart = tuple(one for sides in parted for one in sides)
    return Line(rows=tuple(sorted(told, key=_by_content)), listening=heard, paper=tuple(paper), apart=apart)


def is_shown(line: Scale, number: int) -> bool:
    """Whether everyone saw where people stood in this round."""
    return line.mode == "live" or (number in line.revealed and number <= line.round)


def _places(shown: Shown, line: Scale, number: int, least: int) -> Iterator[tuple[str, int]]:
    found = shown.under(f"place/{line.name}/{number}")
    people = [(who, place["at"]) for who, place in found.items() if not _is_paper(who)]
    return iter(people if len(people) >= least else ())


def _paper(shown: Shown, line: Scale, number: int) -> tuple[int, ...]:
    """How many in each bin, up to the last that has any."""
    at = [place["at"] for who, place in shown.under(f"place/{line.name}/{number}").items() if _is_paper(who)]
    counts = Counter((one + BIN // 2) // BIN for one in at)
    return tuple(counts[place] for place in range(max(counts) + 1)) if counts else ()


def _is_paper(who: str) -> bool:
    return who.startswith(PAPER) and who.removeprefix(PAPER).isdigit()


def _by_content(row: Row) -> tuple[int, list[int]]:
    """An order that tells nothing but what stands there."""
    return row.person, [-1 if at is None else at for at in row.at]


def _apart(shown: Shown, path: str, places: Sequence[str], small: int, round_: int = 1) -> tuple[Apart, ...]:
    """The sides of a count, unless there are fewer of one, or of those who did not say, than `small`."""
    whole = sum(shown.find(path).get(place, 0) for place in places)
    each = {side: tuple(shown.find(f"{path}/side/{side}").get(place, 0) for place in places) for side in SIDES}
    crowds = [*map(sum, each.values()), whole - sum(map(sum, each.values()))]
    if any(0 < crowd < small for crowd in crowds):
        return ()
    return tuple(Apart(side=side, each=counts, round=round_) for side, counts in each.items() if any(counts))


# The question


def _votes(shown: Shown, choice: Choice, small: int) -> Iterator[Votes]:
    """Of each group apart, and then of those who answered in none."""
    least = small if choice.nameless else 1
    teams = shown.under(f"count/{choice.name}/votes")
    apart = [_counted(shown, choice, teams[team], team) for team in sorted(teams)]
    rest = Counter(shown.find(f"count/{choice.name}/votes"))
    for team in teams.values():
        rest.subtract({field: n for field, n in team.items() if field != "t"})
    options = [f"o{number}" for number in range(len(choice.options))]
    sides = _apart(shown, f"count/{choice.name}/votes", options, small) if choice.apart and not choice.several else ()
    for votes in [*apart, msgspec.structs.replace(_counted(shown, choice, rest), apart=sides)]:
        few = votes.people < least
        if votes.listening or (votes.people and not few):
            yield msgspec.structs.replace(votes, people=0, each=(0,) * len(votes.each), apart=()) if few else votes


def _counted(shown: Shown, choice: Choice, count: Mapping[str, Any], team: str = "") -> Votes:
    """Some may have answered who are not in the sums yet: there are no more people in them than fit."""
    each = tuple(count.get(f"o{number}", 0) for number in range(len(choice.options)))
    remarks = [vote for vote in shown.under(f"vote/{choice.name}").values() if vote["picks"] and vote["team"] == team]
    people = min(count.get("placed", 0), sum(each) - sum(len(vote["picks"]) - 1 for vote in remarks))
    return Votes(each=each, people=people, listening=count.get("listening", 0), team=team)


def _remarks(shown: Shown, choice: Choice, teams: set[str]) -> Iterator[Remark]:
    """Sorted by what they say: the order tells nothing."""
    fields = ("team", "remark", "picks", "signed", "guests")
    said = [vote for vote in shown.under(f"vote/{choice.name}").values() if vote["remark"] and vote["team"] in teams]
    for vote in sorted(said, key=lambda vote: [vote[field] for field in fields]):
        yield Remark(
            text=vote["remark"], picks=tuple(vote["picks"]), signed=vote["signed"], guests=tuple(vote["guests"]),
            team=vote["team"],
        )  # fmt: skip


# Boards


def _dots(shown: Shown, board: CardBoard, least: int) -> Dotted | None:
    cards = shown.under(f"card/{board.name}")
    sums = {card: given["dots"] for card, given in shown.under(f"sum/{board.name}").items() if card in cards}
    count = shown.find(f"count/{board.name}/dots")
    people = min(count.get("begun", 0) + count.get("done", 0), sum(sums.values()))
    return Dotted(cards=sums, people=people) if sums and people >= least else None


def _marks(shown: Shown, rating: Rating, small: int) -> Iterator[tuple[str, Marked]]:
    least, values = small if rating.nameless else 1, [f"v{value}" for value in range(LEAST, MOST + 1)]
    for card in rating.rated:
        path = f"count/{rating.name}/{card}"
        marks = tuple(shown.find(path).get(value, 0) for value in values)
        if sum(marks) >= least:
            yield card, Marked(each=marks, apart=_apart(shown, path, values, small) if card in rating.apart else ())
