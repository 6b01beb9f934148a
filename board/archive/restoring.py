"""A file becomes a workshop: checked as commands are, so that it brings nothing that nobody could have said."""

from collections import Counter
from collections.abc import Iterator

import msgspec

from board.activities.cards import CardBoard
from board.activities.choice import Choice
from board.activities.page import Page
from board.actor import hashed
from board.archive import answers, cards, lines
from board.archive.format import ANSWERS_MOST, PASSING, Archive, Before, Part, Person
from board.archive.reading import at, bad, check, place_in
from board.archive.texts import check_plain, check_words
from board.course import Spent
from board.days import is_day
from board.diff import Diff, Put
from board.earlier import Earlier
from board.groups import TREES
from board.notes import Note
from board.records import Activity, Group, Record, Seat, Workshop
from board.tools import made
from board.workshop import CLOSING, closing_question, practice_line


def restored(archive: Archive, moderator: str, wall: str) -> Diff:
    """The first entry of a room that is as the file says; `moderator` and `wall`: the secrets of its new links.

    Nobody can take the seats in it: they only say who took part. Raises Rejected("bad_file", place=…).
    """
    return tuple(Put(record) for record in _records(archive, moderator, wall))


def _records(archive: Archive, moderator: str, wall: str) -> Iterator[Record]:
    _check_names(archive)
    check(sum(answers.many(part) for part in archive.parts) <= ANSWERS_MOST, "parts")
    yield _workshop(archive, moderator, wall)
    yield from _note("", archive.workshop.note, "workshop.note")
    yield practice_line()
    yield from (_seat(archive, number, person) for number, person in enumerate(archive.people))
    yield from (Group(id=f"group/{tree}", order=order) for order, tree in enumerate(archive.groups))
    if all(part.name != CLOSING for part in archive.parts):
        yield closing_question()
    there = cards.There(archive)
    for number, part in enumerate(archive.parts):
        with at(f"parts[{number}]"):
            yield from _part(archive, part, there)


def _check_names(archive: Archive) -> None:
    """Names are there once, and what is named is there."""
    names = [part.name for part in archive.parts]
    check(len({*names}) == len(names) and "practice" not in names, "parts")
    check(archive.workshop.current in ("", *names) and archive.workshop.current != CLOSING, "workshop.current")
    check(len({*archive.groups}) == len(archive.groups) and {*archive.groups} <= {*TREES}, "groups")
    numbers = Counter(person.number for person in archive.people)
    check(all(times == 1 for times in numbers.values()), "people")


def _workshop(archive: Archive, moderator: str, wall: str) -> Workshop:
    about = msgspec.structs.asdict(archive.workshop)
    with at("workshop"):
        for name in ("title", "keeper"):
            check_plain(about[name], name)
        check(about["title"] != "", "title")
        check(all(person.number <= about["joined"] for person in archive.people), "joined")
        for name in ("again", "names_until", "kept_until"):
            check(about[name] == "" or is_day(about[name]), name)
    del about["note"]
    return Workshop(
        id="workshop",
        moderators=(hashed(moderator),),
        wall=hashed(wall),
        agenda=tuple(part.name for part in archive.parts if part.name != CLOSING),
        **about,
    )


def _seat(archive: Archive, number: int, person: Person) -> Seat:
    with at(f"people[{number}]"):
        check_plain(person.name, "name", lines=False)
        check(person.group in ("", *archive.groups), "group")
    return Seat(id=f"seat/{lines.seat_of(person.number)}", **msgspec.structs.asdict(person))


def _note(name: str, text: str, place: str) -> Iterator[Note]:
    if text:
        check_words(text, place)
        yield Note(id=f"note/{name}", base=text, since=1)


# Parts


def _part(archive: Archive, part: Part, there: cards.There) -> Iterator[Record]:
    activity = _activity(part)
    check((part.name == CLOSING) <= isinstance(activity, Choice), "settings.kind")
    check(activity.opened or activity.phase == "closed", "state.opened")
    check(activity.phase != "closed" or not answers.many(part) or isinstance(activity, Page), "state.phase")
    yield from _with_cards(archive, part, activity, there)
    yield from answers.records(archive, part, activity)
    yield from _note(part.name, part.note, "note")
    if part.before is not None:
        yield _earlier(part, part.before)
    if part.time is not None:
        yield Spent(id=f"spent/{part.name}", **msgspec.structs.asdict(part.time))


def _earlier(part: Part, before: Before) -> Earlier:
    with at("before"):
        check_plain(before.title, "title", lines=False)
        check({*before.values} <= {card.name for card in part.cards}, "values")
    return Earlier(id=f"earlier/{part.name}", activity=part.name, **msgspec.structs.asdict(before))


def _activity(part: Part) -> Activity:
    check("tool" not in part.settings, "settings.tool")
    with at("settings"):
        new = made(part.name, part.settings)
    unknown = part.state.keys() - (new.PROGRESS - PASSING)
    check(not unknown, f"state.{min(unknown, default='')}")
    try:
        return msgspec.convert({**msgspec.to_builtins(new), **part.state}, type(new))
    except msgspec.ValidationError as error:
        raise bad(f"state.{place_in(str(error))}") from None


def _with_cards(archive: Archive, part: Part, activity: Activity, there: cards.There) -> Iterator[Record]:
    """What has not been opened has the cards that it begins with, where the file does not say others."""
    if isinstance(activity, CardBoard):
        if activity.opened or part.cards:
            yield activity
            yield from cards.records(archive, part, activity, there)
            return
        begun, first = activity.begun(archive.workshop.language)
        yield msgspec.structs.replace(begun, written=max(begun.written, activity.written))
        yield from first
        return
    check(not part.cards, "cards")
    yield activity
