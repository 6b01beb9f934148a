"""Any words, and any operations on them."""

from typing import Any

from hypothesis import strategies as st

from board.text import (
    Component,
    Delete,
    Op,
    normal,
)

LETTERS = "abāģ€é👩‍🌾\n "
texts = st.text(LETTERS, max_size=12)


@st.composite
def ops(draw: Any, text: str) -> Op:
    """Any normal operation on a text; deletions by their words or by their number."""
    made: list[Component] = []
    at = 0
    for kind in draw(st.lists(st.sampled_from(["skip", "insert", "delete"]), max_size=7)):
        count = draw(st.integers(1, 4))
        if kind == "insert":
            made.append(draw(st.text(LETTERS, min_size=1, max_size=3)))
            continue
        count = min(count, len(text) - at)
        by_words = draw(st.booleans())
        made.append(count if kind == "skip" else Delete(text[at : at + count] if by_words else count))
        at += count
    return normal(made)


@st.composite
def pairs(draw: Any) -> tuple[str, Op, Op]:
    """A text, and two operations that were made on it at the same time."""
    text = draw(texts)
    return text, draw(ops(text)), draw(ops(text))
