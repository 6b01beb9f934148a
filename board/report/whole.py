"""The whole report, or one activity of it, as a document."""

from collections.abc import Callable, Iterator

import msgspec

from board.records import name_of
from board.report import boards, canvases, choices, pages, ratings, scales, tables
from board.report.context import Context
from board.report.course import agenda, left_out, spent, times
from board.report.reading import Record, Speech, View, signature, table_of, team_name, title_of, under
from board.report.summary import summary
from board.report.thread import Thread
from board.report.tree import Block, Document, Fact, Item, Items, Section, Words
from board.workshop import CLOSING

Blocks = Callable[[Context, str, Record], Iterator[Block]]

BY_KIND: dict[str, Blocks] = {
    "scale": scales.blocks,
    "cards": boards.blocks,
    "rating": ratings.blocks,
    "canvas": canvases.blocks,
    "table": tables.blocks,
    "choice": choices.blocks,
    "page": pages.blocks,
}
"""What each kind of activity has to say."""


class Options(msgspec.Struct, frozen=True):
    """`activity`: only this one ("": all). `own` and `now` as in Context."""

    activity: str = ""
    own: bool = False
    now: int = 0


def report(view: View, speech: Speech, options: Options = Options()) -> Document:  # noqa: B008 (it never changes)
    """What a workshop leaves behind, made of what its reader may see; empty for an activity that is not there."""
    names = list(view.get("workshop", {}).get("agenda", ()))
    telling = [name for name in names if _tells(view, name)]
    context = Context(view, speech, Thread(view, telling, speech), options.own, options.now)
    told = list(_activities(context, telling))
    if options.activity:
        return _document(context, None, [one for one in told if one.name == options.activity], ())
    sections, facts = [*told, *_beside(context, names)], tuple(_facts(context, names))
    return _document(context, summary(context, told, facts), sections, facts)


def decided(view: View, speech: Speech) -> Document:
    """What was decided: the results of the activities that decide something, as far as they are shown."""
    whole = report(view, speech)
    sections = [one for one in whole.sections if one.name and view[f"activity/{one.name}"]["decides"] and _says(one)]
    return Document(speech.word("report.decided"), whole.title, speech.language, (), None, tuple(sections))


def _says(section: Section) -> bool:
    return any(not isinstance(block, Words) or not block.quiet for block in section.blocks)


def _document(context: Context, first: Section | None, sections: list[Section], facts: tuple[Fact, ...]) -> Document:
    title = context.view.get("workshop", {}).get("title", "")
    return Document(context.speech.word("report.title"), title, context.speech.language, facts, first, tuple(sections))


def _tells(view: View, name: str) -> bool:
    """Of what was only there to read, or to rest, the agenda tells."""
    activity = view.get(f"activity/{name}", {})
    return bool(activity.get("opened")) and (activity["t"] != "page" or pages.was_agreed(view, name))


def _activities(context: Context, names: list[str]) -> Iterator[Section]:
    for number, name in enumerate(names, 1):
        activity = context.view[f"activity/{name}"]
        blocks = tuple(BY_KIND[activity["t"]](context, name, activity))
        yield Section(
            title_of(activity, context.speech),
            (*_notes(context, name), *(blocks or (Words(context.speech.word("report.nothing_written"), quiet=True),))),
            name,
            str(number),
            f"s{number}",
            tuple(_about(context, name, activity)),
            page=activity["t"] == "table" and activity["decides"],
            links=context.thread.leads(f"activity/{name}"),
        )


def _about(context: Context, name: str, activity: Record) -> Iterator[str]:
    term = context.speech.say(activity["term"])
    if term:
        yield term
    yield from times(context, name, activity)
    for link in context.thread.leads(f"activity/{name}"):
        yield f"→ {link.ref} {link.text}"


def _notes(context: Context, name: str) -> Iterator[Block]:
    if note := context.note(name):
        yield Words(f"{context.speech.word('report.note')}: {note}", quiet=True)


# What is about the whole


def _beside(context: Context, names: list[str]) -> Iterator[Section]:
    word, closing = context.speech.word, context.view.get(f"activity/{CLOSING}")
    found: list[tuple[str, str, tuple[Block, ...]]] = [
        ("groups", word("report.groups"), tuple(_groups(context))),
        ("thread", word("report.thread"), _threads(context)),
        ("open", word("report.open_questions"), tuple(_open_questions(context, names))),
        ("asked", word("report.asked"), tuple(_asked(context))),
        ("left", word("report.left_out"), tuple(left_out(context, names))),
        ("agenda", word("report.agenda"), (agenda(context, names),)),
    ]
    if closing is not None and closing["opened"]:
        found.insert(
            0, ("closing", title_of(closing, context.speech), tuple(choices.blocks(context, CLOSING, closing)))
        )
    yield from (Section(title, blocks, anchor=anchor) for anchor, title, blocks in found if blocks)


def _groups(context: Context) -> Iterator[Block]:
    """Who was in which group, as far as its reader knows them."""
    groups = sorted(under(context.view, "group/"), key=lambda one: one[1]["order"])
    lines = [
        Item(team_name(name_of(key), context.speech), notes=(people,))
        for key, _ in groups
        if (people := _people(context, name_of(key)))
    ]
    if lines:
        yield Items("", tuple(lines))


def _threads(context: Context) -> tuple[Block, ...]:
    lines = context.thread.whole()
    return (Items("", lines),) if lines else ()


def _open_questions(context: Context, names: list[str]) -> Iterator[Block]:
    """What people asked on canvases while others presented."""
    for name in names:
        canvas = context.view.get(f"activity/{name}", {})
        for field in canvas.get("fields", ()) if canvas.get("t") == "canvas" else ():
            lines = [
                context.item(name, key, card)
                for key, card in table_of(context.view, name)
                if field["asked"] and card["field"] == field["name"]
            ]
            if lines:
                yield Items(title_of(canvas, context.speech), tuple(lines))


def _asked(context: Context) -> Iterator[Block]:
    """What was asked privately, with the answers: for moderators alone. Those without an answer come first."""
    asked = [record for _, record in under(context.view, "question/")] if context.own else []
    lines = [_question(context, record) for record in sorted(asked, key=lambda one: bool(one["answer"]))]
    if lines:
        yield Words(context.speech.word("report.asked_means"), quiet=True)
        yield Items("", tuple(lines))


def _question(context: Context, record: Record) -> Item:
    who, answer = signature(record, context.speech), record["answer"]
    answered = f"{context.speech.word('report.answer')}: {answer}" if answer else ""
    return Item(record["text"], notes=tuple(filter(None, (who, answered))))


def _facts(context: Context, names: list[str]) -> Iterator[Fact]:
    word, began = (
        context.speech.word,
        [context.view[f"spent/{name}"]["began"] for name in names if f"spent/{name}" in context.view],
    )
    if began:
        yield Fact(word("report.day"), context.speech.moment(min(began)))
    people = _people(context)
    if people:
        yield Fact(word("report.people"), people)
    planned = sum(context.view.get(f"activity/{name}", {}).get("minutes", 0) for name in names)
    real = sum(spent(context, name) for name in names)
    if real:
        yield Fact(
            word("report.time"), word("report.took_planned" if planned else "report.took", n=real, planned=planned)
        )
    if note := context.note(""):
        yield Fact(word("report.note"), note)


def _people(context: Context, team: str = "") -> str:
    """As they chose to appear, by the alphabet: the order of coming tells more than they chose."""
    known = [record for _, record in under(context.view, "seat/") if record.get("t") == "seat"]
    seats = [seat for seat in known if not team or seat["group"] == team]
    named = sorted((seat["name"] for seat in seats if seat["name"]), key=str.casefold)
    nameless = len(seats) - len(named)
    if not named:
        return context.speech.word("report.people_many", n=nameless) if nameless else ""
    return ", ".join([*named, *([context.speech.word("report.people_more", n=nameless)] if nameless else [])])


__all__ = ["Options", "decided", "report"]
