"""Chance operations on chance texts, with Latvian letters, emoji of several code points, and a combining accent."""

import random
from collections.abc import Iterator

from board.text import Component, Delete, Op, apply, normal

LETTERS = (*"aābcčdeēgģiīkķlļnņsšuūzž \n", "😀", "👩‍🌾", "🇱🇻", "𝄞", "e\u0301")

Case = tuple[str, Op, Op, Op, int]
"""A text, two operations on it, one on the text after the first of them, and a caret."""


def words(chance: random.Random, most: int) -> str:
    return "".join(chance.choices(LETTERS, k=chance.randint(0, most)))


def some_operation(chance: random.Random, text: str) -> Op:
    return normal(some_components(chance, text))


def some_components(chance: random.Random, text: str) -> list[Component]:
    """A walk over the text; deletions by number, or by what they delete."""
    components: list[Component] = []
    at = 0
    while at < len(text) and chance.random() < 0.8:
        length = chance.randint(1, min(6, len(text) - at))
        kind = chance.randrange(4)
        if kind == 0:
            components.append(words(chance, 4))
            continue
        components.append((length, Delete(length), Delete(text[at : at + length]))[kind - 1])
        at += length
    if chance.random() < 0.3:
        components.append(words(chance, 4))
    return components


def cases(chance: random.Random, count: int) -> Iterator[Case]:
    for _ in range(count):
        text = words(chance, 20)
        a, b = some_operation(chance, text), some_operation(chance, text)
        yield text, a, b, some_operation(chance, apply(text, a)), chance.randint(0, len(text))
