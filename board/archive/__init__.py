"""A workshop as a file: documented, versioned JSON, from which another Talka makes an equal workshop.

It is made of what moderators may see when they look at a report, and of nothing else (ARCH-1): no secrets, keys,
history or hidden answers. People are called by their numbers; what is nameless has neither names nor an order of
coming, and what all see as counts stands there as counts. Who reads it again makes answers of them that are nobody's.

format.py      what stands in it
writing.py     a workshop becomes a file; seeing.py: what it is made of; answering.py: what people answered
reading.py     a file is read, strictly: what is not right is refused with its place
restoring.py   and becomes a workshop; cards.py: its cards; answers.py: its answers, dealt out by dealing.py
"""

from board.archive.format import FILE_MOST, Archive
from board.archive.reading import packed, unpacked
from board.archive.restoring import restored
from board.archive.writing import archived

__all__ = ["FILE_MOST", "Archive", "archived", "packed", "restored", "unpacked"]
