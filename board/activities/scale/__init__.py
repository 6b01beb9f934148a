"""The floor line (tool 2.3, the SEMPRE scale): stand on a line, talk to the nearest, move.

A statement is answered in rounds. In a round people place themselves while it is open; the moderator
reveals it, which freezes it; then they may talk in pairs, and the next round opens. Positions are whole
numbers from 0 (the low end) to 1000 (the high end).

Nameless (the default) means to the moderator and to whoever reads the store as well: places are kept
under a pseudonym, and who stands on the line at all is said apart, after the freeze (`Stand`), so that
pairs can be drawn by lot without a place being tied to a person.

records.py    what there is
commands.py   what can be asked
answers.py    the rules of those on the line
steering.py   the rules of the moderator
talking.py    pairs
views.py      who sees what of it
"""

from board.activities.scale.answers import RULES as ANSWERS
from board.activities.scale.commands import (
    Command,
    Here,
    Listen,
    Open,
    PlaceMark,
    Reveal,
    Talk,
    Tally,
    Withdraw,
)  # fmt: skip
from board.activities.scale.records import (
    BIN,
    BINS,
    PAPER,
    PAPER_MOST,
    ROUNDS_MOST,
    TOP,
    Met,
    Mode,
    Pair,
    Phase,
    Place,
    Scale,
    Stand,
)
from board.activities.scale.steering import RULES as STEERING
from board.activities.scale.talking import RULES as TALKING
from board.activities.scale.views import answer_id, children, own_channels, project, sight, tally
from board.course import MINUTE
from board.state import Rules

RULES: Rules = {**ANSWERS, **STEERING, **TALKING}

__all__ = [
    "BIN", "BINS", "MINUTE", "PAPER", "PAPER_MOST", "ROUNDS_MOST", "RULES", "TOP",
    "Command", "Here", "Listen", "Met", "Mode", "Open", "Pair", "Phase", "Place", "PlaceMark", "Reveal",
    "Scale", "Stand", "Talk", "Tally", "Withdraw",
    "answer_id", "children", "own_channels", "project", "sight", "tally",
]  # fmt: skip
