"""What people do with what others wrote: mend it, move it, lay it under another, say it in their language, link it."""

from board.activities.cards import Card
from board.activities.cards import commands as cards
from board.commands import Command
from tests.made.hall import Hall
from tests.made.people import Person

MEDDLES = 0.25  # of the people, each time


def meddle(hall: Hall, one: Person, board: str) -> Command | None:
    """One of these, on cards that lie there; None: they leave it."""
    found = sorted(hall.state.under(f"card/{board}", Card), key=lambda card: card.id)
    if len(found) < 2 or hall.chance.random() > MEDDLES:
        return None
    card, other = hall.chance.sample(found, 2)
    mark = f"{hall.chance.getrandbits(32):08x}"
    return hall.chance.choice(
        (
            cards.EditWords(board, card.name, card.version, mark, (len(card.text), " – un vēl")),
            cards.Translate(board, card.name, "uk", f"Інакше: {card.text}"[:500]),
            cards.Translate(board, card.name, "en", f"In other words: {card.text}"[:500]),
            cards.MoveCard(board, card.name, behind=other.name),
            cards.GroupCard(board, card.name, other.name),
            cards.LinkCard(board, card.name, f"{board}/{other.name}", linked=True),
            cards.BinCard(board, card.name, binned=True),
            cards.TakeBack(board),
        )
    )
