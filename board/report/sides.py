"""How a report names whose answers it shows: of then or of now, and of all or of one side."""

from board.report.context import Context

SIDES = ("user", "staff")
ALL_FIRST = ("", *SIDES)


def named(context: Context, title: str, side: str) -> str:
    """Of one side, where there is one: "Round 2: staff"; without a title only "staff"."""
    if not side:
        return title
    who = context.speech.word(f"report.side.{side}")
    return f"{title}: {who}" if title else who


def now(context: Context, name: str, side: str) -> str:
    """What is said now, beside what was said then if that is known."""
    if "counts" in context.view.get(f"earlier/{name}", {}):
        return named(context, context.speech.word("report.now"), side)
    return named(context, "", side) or context.speech.word("report.everyone")


def then(context: Context, name: str, side: str) -> str:
    earlier = context.view[f"earlier/{name}"]
    return named(context, context.speech.word("report.then", day=context.speech.moment(earlier["day"])), side)
