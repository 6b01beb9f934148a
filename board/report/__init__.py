"""The report: what a workshop leaves behind, made of what its reader may see. Others draw it.

tree.py      what a report is made of
reading.py   how it reads a view
decided.py   the page of decisions
"""

from board.report.decided import decided
from board.report.reading import Speech, View, merged
from board.report.tree import Document

__all__ = ["Document", "Speech", "View", "decided", "merged"]
