"""How wide the columns of a table are."""

from board.report.tree import Table

STRETCH = 1.25  # so much wider than its words want, at most
LETTERS_MOST = 70  # a longer text wraps in any case
LETTERS = {"Number": (1.5, 2.2), "Small": (1.8, 4.5), "Cell": (2.1, 5.0)}
"""How wide a letter is in cells of a style, and how much room a cell needs besides; millimetres."""
BOLD = 1.15  # as wide as plain letters


def widths(table: Table, wide: float, style: str) -> list[float]:
    """In millimetres: no column narrower than its longest word, if it can be helped; the rest by what they hold."""
    letter, room = LETTERS[style]
    letters = [_letters(table, at) for at in range(len(table.columns))]
    least = [low * letter + room for low, _ in letters]
    wanted = [high * letter + room for _, high in letters]
    if sum(wanted) <= wide:
        return [one * min(STRETCH, wide / sum(wanted)) for one in wanted]
    if sum(least) > wide:
        least = [min(one, wide / len(least)) for one in least]
    more = (wide - sum(least)) / (sum(wanted) - sum(least))
    return [low + more * (one - low) for low, one in zip(least, wanted, strict=True)]


def _letters(table: Table, at: int) -> tuple[float, float]:
    """Of the longest word of a column, and of what usually stands in it."""
    title, found = table.columns[at].title, [line[at].text for line in table.lines]
    longest = max((len(word) for text in found for word in text.split()), default=1)
    word = min(LETTERS_MOST, max(longest, *(BOLD * len(word) for word in title.split() or [""])))
    lengths = [len(title), *map(len, found)]
    usual = (max(lengths) + sum(lengths) / len(lengths)) / 2
    return word, max(word, min(LETTERS_MOST, usual))
