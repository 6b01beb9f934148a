"""Cards: written by anyone, mended together, grouped, prioritised with dots, picked, handed on (tool 2.4, first part).

records.py     what there is: the activity, its cards, their words, dots, steps to take back
commands.py    what can be asked
writing.py     adding cards and editing their words together
arranging.py   moving, grouping, merging, hiding, the bin
taking_back.py undo
voting.py      dots, and picking what goes on
steering.py    the agenda, the phases, the spotlight
forgetting.py  deleting for good
handing.py     to other activities, and to groups
views.py       who sees what of it

A card is the same thing wherever cards are: other kinds hold cards by being a `CardBoard` of their own.
"""

from board.activities.cards.arranging import RULES as ARRANGING
from board.activities.cards.forgetting import RULES as FORGETTING
from board.activities.cards.handing import RULES as HANDING
from board.activities.cards.records import Card, CardBoard, Cards, Dots, Edit, Lies, Said, Step, Voice, Words
from board.activities.cards.steering import RULES as STEERING
from board.activities.cards.taking_back import RULES as TAKING_BACK
from board.activities.cards.views import answer_id, children, own_channels, project, sight, tally
from board.activities.cards.voting import RULES as VOTING
from board.activities.cards.writing import RULES as WRITING
from board.state import Rules

RULES: Rules = {**WRITING, **ARRANGING, **TAKING_BACK, **VOTING, **STEERING, **FORGETTING, **HANDING}

__all__ = [
    "RULES", "Card", "CardBoard", "Cards", "Dots", "Edit", "Lies", "Said", "Step", "Voice", "Words",
    "answer_id", "children", "own_channels", "project", "sight", "tally",
]  # fmt: skip
