"""The answers of a file, as records of nobody's; nameless ones in numbers, as when they were shown."""

from collections import Counter
from collections.abc import Iterator, Sequence

import msgspec

from board.activities.agreeing import Agreed
from board.activities.cards import CardBoard, Dots
from board.activities.choice import Choice, Vote
from board.activities.rating import LEAST, Mark, Rating
from board.activities.scale import Scale
from board.archive import lines
from board.archive.dealing import by_side, dealt
from board.archive.format import Archive, Line, Part, Remark, Votes
from board.archive.reading import at, check
from board.archive.texts import check_plain
from board.groups import TREES
from board.records import Activity, Record


def many(part: Part) -> int:
    """How many answers a part has."""
    voted = sum(votes.people + votes.listening for votes in part.votes)
    marked = sum(sum(marks.each) for marks in part.marks.values())
    return lines.many(part.line or Line()) + voted + marked + (part.dots.people if part.dots else 0) + part.agreed


def records(archive: Archive, part: Part, activity: Activity) -> Iterator[Record]:
    """Raises Rejected with the place in the part, also for answers that its kind does not have."""
    least = archive.workshop.small if activity.nameless else 1
    _check_kind(part, activity)
    if isinstance(activity, Scale):
        yield from lines.records(archive, part, activity, least)
    elif isinstance(activity, Choice):
        sides = [one for votes in part.votes for one in votes.apart]
        check(not sides or (activity.sides and activity.apart and not activity.several), "votes")
        given = list(_votes(part, activity, least))
        chosen = [vote for vote in given if vote.picks]
        yield from (vote for vote in given if not vote.picks)
        yield from by_side(chosen, lambda vote: vote.picks[0], sides, archive.workshop.small)
    elif isinstance(activity, CardBoard):
        yield from _dots(part, activity, least)
        yield from _marks(part, activity, least, archive.workshop.small) if isinstance(activity, Rating) else ()
    for number in range(part.agreed):
        yield Agreed(id=f"agreed/{part.name}/agreed{number}", activity=part.name, who=f"agreed{number}")


def _check_kind(part: Part, activity: Activity) -> None:
    check(part.line is None or isinstance(activity, Scale), "line")
    check(not part.votes or isinstance(activity, Choice), "votes")
    check(not part.remarks or isinstance(activity, Choice), "remarks")
    check(part.dots is None or isinstance(activity, CardBoard), "dots")
    check(not part.marks or isinstance(activity, Rating), "marks")
    check(not part.agreed or (activity.opened and hasattr(activity, "agree")), "agreed")


# The question


def _votes(part: Part, choice: Choice, least: int) -> Iterator[Vote]:
    check(not part.votes or choice.mode == "live" or choice.phase == "shown", "votes")
    check(len({votes.team for votes in part.votes}) == len(part.votes), "votes")
    check({remark.team for remark in part.remarks} <= {votes.team for votes in part.votes}, "remarks")
    for number, remark in enumerate(part.remarks):
        with at(f"remarks[{number}]"):
            _check_remark(choice, remark)
        yield _vote(choice, f"said{number}", remark.picks, remark)
    for number, votes in enumerate(part.votes):
        with at(f"votes[{number}]"):
            yield from _silent(choice, votes, [one for one in part.remarks if one.team == votes.team], least)


def _check_remark(choice: Choice, remark: Remark) -> None:
    picks = remark.picks
    check(picks == tuple(sorted({*picks})) and all(pick < len(choice.options) for pick in picks), "picks")
    check(len(picks) < 2 or choice.several, "picks")
    check_plain(remark.text, "text")
    check_plain(remark.signed, "signed", lines=False)
    check(not (choice.nameless and (remark.signed or remark.guests)), "signed")


def _silent(choice: Choice, votes: Votes, remarks: Sequence[Remark], least: int) -> Iterator[Vote]:
    """Those who wrote no remark: what is left of the counts, dealt out."""
    check(votes.team == "" or (votes.team in TREES and choice.groups), "team")
    check(len(votes.each) == len(choice.options), "each")
    check(votes.people == 0 or votes.people >= least, "people")
    check(choice.several or votes.people == sum(votes.each), "each")
    told = Counter(pick for remark in remarks for pick in remark.picks)
    left = {number: n - told[number] for number, n in enumerate(votes.each)}
    chose = sum(1 for remark in remarks if remark.picks)
    check(votes.people >= chose and votes.listening >= len(remarks) - chose, "people")
    for number, picks in enumerate(dealt(left, votes.people - chose, 1, "each")):
        yield _vote(choice, f"{votes.team}chose{number}", tuple(sorted(picks)), votes)
    for number in range(votes.listening - len(remarks) + chose):
        yield _vote(choice, f"{votes.team}listens{number}", (), votes)


def _vote(choice: Choice, who: str, picks: tuple[int, ...], said: Remark | Votes) -> Vote:
    path = f"vote/{choice.name}/{who}"
    vote = Vote(
        id=path, activity=choice.name, who=who, picks=picks, team=said.team, seen=choice.nameless or choice.sides
    )
    if isinstance(said, Votes):
        return vote
    return msgspec.structs.replace(vote, remark=said.text, signed=said.signed, guests=said.guests)


# Boards


def _dots(part: Part, board: CardBoard, least: int) -> Iterator[Dots]:
    if part.dots is None:
        return
    people, sums = part.dots.people, part.dots.cards
    with at("dots"):
        check(board.phase == "shown" and people >= max(least, 1), "people")
        check(sums.keys() <= {card.name for card in part.cards}, "cards")
        check(sum(sums.values()) <= people * board.dots, "cards")
        for number, on in enumerate(dealt(sums, people, board.dots if board.stack else 1, "cards")):
            who = f"gave{number}"
            path = f"dots/{board.name}/{who}"
            yield Dots(id=path, activity=board.name, who=who, on=dict(sorted(on.items())), seen=board.nameless)


def _marks(part: Part, rating: Rating, least: int, small: int) -> Iterator[Mark]:
    teams = {card.name: card.team for card in part.cards}
    for card, marked in part.marks.items():
        with at(f"marks.{card}"):
            check(card in rating.spread and sum(marked.each) >= max(least, 1), "each")
            check(not marked.apart or (rating.sides and card in rating.apart), "apart")
            values = [value for value, n in enumerate(marked.each, LEAST) for _ in range(n)]
            given = [_mark(rating, card, teams[card], number, value) for number, value in enumerate(values)]
            yield from by_side(given, lambda mark: mark.value - LEAST, marked.apart, small)


def _mark(rating: Rating, card: str, team: str, number: int, value: int) -> Mark:
    who, seen = f"put{number}", rating.nameless or rating.sides
    path = f"mark/{rating.name}/{card}/{who}"
    return Mark(id=path, activity=rating.name, card=card, who=who, team=team, value=value, seen=seen)
