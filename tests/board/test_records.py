"""Texts as they are kept."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from board.records import Rejected, name_of, parent, plain


@given(st.text(max_size=60), st.integers(0, 60))
def test_SEAT_3_a_text_is_kept_whole_or_rejected(text: str, most: int) -> None:
    letters = [c for c in unicodedata.normalize("NFC", text) if unicodedata.category(c)[0] not in "CZ"]
    try:
        kept = plain(text, most)
    except Rejected:
        assert len(unicodedata.normalize("NFC", text).strip()) > most
    else:
        assert len(kept) <= most
        assert [c for c in kept if unicodedata.category(c)[0] not in "CZ"] == letters
        assert plain(kept, most) == kept


def test_SEAT_3_letters_and_joined_emoji_are_kept_and_control_characters_are_not() -> None:
    assert plain(" Ģirts\u0007 A\u0304 👩‍🌾 ", 40) == "Ģirts  Ā 👩‍🌾"
    assert plain("a\u202eb", 40) == "a b"  # nothing may turn the reading direction of what follows


def test_SEAT_3_the_limit_is_counted_in_composed_letters() -> None:
    assert plain("a\u0304" * 40, 40) == "ā" * 40
    with pytest.raises(Rejected) as caught:
        plain("ā" * 41, 40, "name_too_long")
    assert (caught.value.code, caught.value.details) == ("name_too_long", {"most": 40})


def test_DEC_4_an_id_is_a_path() -> None:
    assert parent("place/tree/2/who") == "place/tree/2"
    assert name_of("place/tree/2/who") == "who"
    assert parent("workshop") == ""
