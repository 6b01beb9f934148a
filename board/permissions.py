"""Who may send what. Read with `decide`, which asks here before any rule."""

from board import agenda, course, groups, hands, keeping, leaving, moderators, notes, questions, sides, workshop
from board.activities import agreeing, canvas, choice, rating, scale, table
from board.activities.cards import commands as cards
from board.commands import Command
from board.records import Role

OF_SEATS: frozenset[type] = frozenset(
    {
        workshop.Join,
        workshop.EditSeat,
        hands.Raise,
        leaving.Forget,
        sides.SaySide,
        questions.Ask,
        questions.Withdraw,
        scale.PlaceMark,
        scale.Listen,
        scale.Withdraw,
        scale.Here,
        cards.GiveDots,
        rating.PutMark,
        choice.GiveVote,
        choice.WithdrawVote,
        agreeing.Agree,
    }
)
OF_BOTH: frozenset[type] = frozenset(
    {
        cards.AddCard,
        cards.EditWords,
        cards.MoveCard,
        cards.GroupCard,
        cards.BinCard,
        cards.TakeBack,
        cards.LinkCard,
        cards.Translate,
        canvas.Weigh,
        table.SetCell,
        rating.ShowSpread,
        rating.Agree,
    }
)
OF_MODERATORS: frozenset[type] = frozenset(
    {
        workshop.EditWorkshop,
        workshop.SetWall,
        workshop.Show,
        workshop.Close,
        workshop.Reopen,
        keeping.Keep,
        keeping.Unname,
        leaving.RemoveSeat,
        moderators.Invite,
        moderators.Rename,
        moderators.Revoke,
        moderators.AddWall,
        notes.EditNote,
        agenda.AddActivity,
        agenda.EditActivity,
        agenda.RemoveActivity,
        agenda.MoveActivity,
        agenda.ShutActivity,
        agenda.SkipActivity,
        course.StartTimer,
        course.PauseTimer,
        course.AddTime,
        course.StopTimer,
        course.GiveMinutes,
        hands.Call,
        hands.Lower,
        questions.Reply,
        scale.Open,
        scale.Reveal,
        scale.Talk,
        scale.Tally,
        groups.MakeGroups,
        groups.MoveSeat,
        groups.ClearGroups,
        cards.Lead,
        cards.MergeCard,
        cards.MarkCard,
        cards.Spotlight,
        cards.ForgetCard,
        cards.Pick,
        cards.Send,
        cards.Deal,
        cards.Focus,
        canvas.LockField,
        choice.LeadChoice,
    }
)
OF_KEEPER: frozenset[type] = frozenset({keeping.Unname, keeping.PutOff})
WHEN_CLOSED: frozenset[type] = frozenset(
    {
        workshop.Join,
        workshop.Reopen,
        workshop.EditWorkshop,
        workshop.SetWall,
        workshop.Show,
        questions.Reply,
        leaving.Forget,
        leaving.RemoveSeat,
        keeping.Keep,
        keeping.Unname,
        keeping.PutOff,
        moderators.Invite,
        moderators.Rename,
        moderators.Revoke,
        moderators.AddWall,
        notes.EditNote,
    }
)

OF_ROLE: dict[Role, frozenset[type]] = {
    "seat": OF_SEATS | OF_BOTH,
    "wall": frozenset(),
    "moderator": OF_MODERATORS | OF_BOTH,
    "keeper": OF_KEEPER,
}


def allowed(role: Role, command: Command) -> bool:
    """Whether this role may send this command at all; a wall may send nothing."""
    return type(command) in OF_ROLE[role]
