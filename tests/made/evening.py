"""A whole workshop, from the first who comes to the last who leaves."""

from board import agenda, course, groups, hands, keeping, leaving, moderators, notes, questions, workshop
from board.activities import choice, rating, scale
from board.activities.canvas import Canvas, LockField
from board.activities.cards import Card, CardBoard
from board.activities.cards import commands as cards
from board.activities.choice import Choice
from board.activities.rating import Rating
from board.activities.scale import Scale
from board.records import GROUPS_MOST, Activity
from tests.made import meddling
from tests.made.agenda import agenda as everything
from tests.made.hall import Hall

RATED = 10
LEFT_OUT = ("focusgroup1", "focusgroup2")
SKIPPED = ("purpose1", "opinions9")
GROUP = 7  # people in a group, more or less


def begins(hall: Hall) -> None:
    """The agenda is there, most have come and tried the line; another moderator helps."""
    for one in everything():
        assert hall.tell(one) == []
    hall.tell(
        moderators.Rename("Ieva"),
        moderators.Invite("the-second-link0", "Kārlis <i>"),
        agenda.EditActivity("opinions2", {"mode": "hidden"}),
        workshop.EditWorkshop(second="uk", browse=True, call="https://meet.example.org/kaimini?x=1&y=<2>"[:40]),
    )
    in_time = [one for one in hall.people if not one.late]
    hall.chance.shuffle(in_time)
    hall.come(in_time)
    hall.all_do(2)
    hall.passes(5)


def goes_on(hall: Hall) -> None:
    """Part by part; late ones come, hands go up, some ask privately."""
    late = [one for one in hall.people if one.late]
    names = [name for name in hall.workshop().agenda if name not in LEFT_OUT]
    hall.tell(*(agenda.SkipActivity(name, skipped=True) for name in SKIPPED))
    for number, name in enumerate(name for name in names if name not in SKIPPED):
        if number % 3 == 2 and late:
            hall.come([late.pop()])
        if number == 6:
            hall.tell(groups.MakeGroups(max(1, min(GROUPS_MOST, len(hall.here()) // GROUP)), remote_together=True))
        _beside(hall, number)
        hall.tell(workshop.Show(name))
        _lead(hall, hall.activity(name))
        hall.passes(hall.activity(name).minutes / 3)


def _beside(hall: Hall, number: int) -> None:
    """What happens beside the agenda."""
    one = hall.here()[0]
    hall.say([(one, hands.Raise(up=True))])
    if number % 4 == 0:
        words = f"Vai drīkst iet agrāk? {number}"
        hall.say([(one, questions.Ask(f"quest{number}", words, named=bool(number % 8)))])
        hall.tell(questions.Reply(f"quest{number}", "Protams"), hands.Call(one.actor.seat))
    if number % 9 == 0:
        note = notes.EditNote(hall.workshop().agenda[number], 0, "mark", (f"Piezīme tikai mums nr. {number}",))
        hall.tell(note, course.StartTimer("silence", 60))


def _lead(hall: Hall, activity: Activity) -> None:
    if isinstance(activity, Scale):
        _line(hall, activity)
    elif isinstance(activity, Choice):
        _question(hall, activity)
    elif isinstance(activity, CardBoard):
        _board(hall, activity)
    else:
        hall.all_do(2)


def _question(hall: Hall, question: Choice) -> None:
    """Somebody thinks longer than the others, and answers when all others' answers were shown."""
    slow = hall.here()[0]
    hall.tell(choice.LeadChoice(question.name, "open"))
    hall.all_do(2, lambda one: None if one == slow else hall.next(one))
    hall.tell(choice.LeadChoice(question.name, "shown"))
    hall.tell(choice.LeadChoice(question.name, "open"))
    hall.all_do()
    hall.tell(choice.LeadChoice(question.name, "shown"))


# The line


def _line(hall: Hall, line: Scale) -> None:
    """A round, a talk, another round; on some lines a third, and a few places from paper."""
    rounds = 1 if line.mode == "live" else 3 if line.name.endswith("1") else 2
    for round_ in range(1, rounds + 1):
        hall.tell(scale.Open(line.name, round_))
        hall.all_do(2)
        hall.tell(scale.Reveal(line.name))
        hall.all_do()
        if round_ < rounds:
            hall.tell(scale.Talk(line.name, "opposite", 3), course.GiveMinutes(2))
            hall.passes(3)
    if line.name.endswith("3"):
        hall.tell(scale.Tally(line.name, 1, (1, 0, 2, *([0] * 17), 3)))


# Boards


def _board(hall: Hall, board: CardBoard) -> None:
    if isinstance(board, Rating):
        _hand_on(hall, board)
    hall.tell(cards.Lead(board.name, "open"))
    for _ in range(3):
        hall.all_do(2)
        hall.all_do(choose=lambda one: meddling.meddle(hall, one, board.name))
    if isinstance(board, Rating):
        hall.all_do(5)
        _agree(hall, board)
    _tidy(hall, board)
    if board.dots:
        hall.tell(cards.Lead(board.name, "voting"))
        hall.all_do(board.dots)
    hall.tell(cards.Lead(board.name, "shown"))
    hall.all_do(1)
    best = _lying(hall, board.name)[:5]
    if best:
        hall.tell(cards.Pick(board.name, tuple(card.name for card in best[:3])))
        hall.tell(cards.Spotlight(board.name, best[0].name))


def _lying(hall: Hall, board: str) -> list[Card]:
    """What lies free on the table, what was given most dots first."""
    found = hall.state.under(f"card/{board}", Card)
    return sorted((card for card in found if card.on_table and not card.under), key=lambda card: (card.order, card.id))


def _hand_on(hall: Hall, board: Rating) -> None:
    """What was collected before is rated."""
    names = hall.workshop().agenda
    before = [hall.activity(name) for name in names[: names.index(board.name)]]
    source = [one for one in before if isinstance(one, CardBoard) and one.dots and one.phase == "shown"][-1]
    picked = tuple(card.name for card in _lying(hall, source.name)[:RATED])
    hall.tell(cards.Send(source.name, picked, board.name))


def _agree(hall: Hall, board: Rating) -> None:
    """The moderator helps where a group has not agreed; one card stays open."""
    for number, card in enumerate(_rated(hall, board)):
        if card.value is None and number:
            hall.tell(rating.ShowSpread(board.name, card.name, shown=True))
            hall.tell(rating.Agree(board.name, card.name, hall.chance.randint(-5, 5)))


def _rated(hall: Hall, board: Rating) -> list[Card]:
    now = hall.activity(board.name)
    assert isinstance(now, Rating)
    return [card for name in now.rated if (card := hall.state.get(f"card/{board.name}/{name}", Card)) is not None]


def _tidy(hall: Hall, board: CardBoard) -> None:
    """The moderator merges a double, makes a heap, pins, hides, throws away, and locks a field."""
    free = [card for card in _lying(hall, board.name) if not card.shared and not card.value]
    if isinstance(board, Rating) or len(free) < 8:
        return
    pinned, head, below, double, hidden, gone, *_ = hall.chance.sample(free, 7)
    hall.tell(
        cards.MarkCard(board.name, pinned.name, pinned=True),
        cards.GroupCard(board.name, below.name, head.name),
        cards.MergeCard(board.name, double.name, pinned.name),
        cards.MarkCard(board.name, hidden.name, hidden=True),
        cards.BinCard(board.name, gone.name, binned=True),
        cards.Translate(board.name, head.name, "en", "What it says, in English <b>"),
    )
    if isinstance(board, Canvas):
        hall.tell(LockField(board.name, board.places[0], locked=True))


# The end


def thread(hall: Hall) -> None:
    """From a first thought to a challenge, to its rating, to what lessens it, to a row of the plan."""
    first, challenges, rated, criteria, plan = "echo1", "challenges1", "challenges2", "criteria1", "actions1"
    measures = [card for card in _lying(hall, rated) if "/" in card.field][:6]
    hall.tell(cards.Send(rated, tuple(card.name for card in measures), plan))
    _link(hall, first, challenges)
    _link(hall, challenges, criteria)
    for number, card in enumerate(_lying(hall, challenges)[:3], 1):
        hall.tell(cards.LinkCard(challenges, card.name, f"opinions{number}", linked=True))
    for measure in measures:
        hall.tell(cards.LinkCard(rated, measure.name, f"{plan}/{measure.name}", linked=True))
    _link(hall, criteria, plan)


def _link(hall: Hall, source: str, target: str) -> None:
    for one, other in zip(_lying(hall, source)[:4], _lying(hall, target)[:4], strict=False):
        hall.tell(cards.LinkCard(source, one.name, f"{target}/{other.name}", linked=True))


def ends(hall: Hall) -> None:
    """One is forgotten with all they said, another leaves only the name behind; all say how it was."""
    *_, keeps, goes = hall.here()
    hall.tell(workshop.Show(""))
    hall.say([(keeps, leaving.Forget(keep=True)), (goes, leaving.Forget(keep=False))])
    hall.tell(keeping.Keep(again="2027-03-20", keeper="Smiltenes „Kaimiņi”, Dārza iela 3 <a href>"), workshop.Close())
    hall.all_do(2)
    hall.tell(choice.LeadChoice(workshop.CLOSING, "shown"))
