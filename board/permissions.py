"""Who may send what. Read with `decide`, which asks here before any rule."""

from board import workshop
from board.activities import scale
from board.commands import Command
from board.records import Role

OF_SEATS: frozenset[type] = frozenset(
    {workshop.Join, workshop.EditSeat, scale.PlaceMark, scale.Listen, scale.Withdraw, scale.Here}
)
OF_MODERATORS: frozenset[type] = frozenset(
    {
        workshop.EditWorkshop,
        workshop.Show,
        workshop.Close,
        workshop.Reopen,
        workshop.RemoveActivity,
        workshop.MoveActivity,
        scale.Add,
        scale.Edit,
        scale.Open,
        scale.Reveal,
        scale.Talk,
    }
)
WHEN_CLOSED: frozenset[type] = frozenset({workshop.Join, workshop.Reopen, workshop.EditWorkshop, workshop.Show})


def allowed(role: Role, command: Command) -> bool:
    """Whether this role may send this command at all; a wall may send nothing."""
    if role == "wall":
        return False
    return type(command) in (OF_SEATS if role == "seat" else OF_MODERATORS)
