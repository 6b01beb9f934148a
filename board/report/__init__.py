"""The report: what a workshop leaves behind, made of what its reader may see. Others draw it.

tree.py      what a report is made of
reading.py   how it reads a view
context.py   what every part is made from; then one module for each kind of activity
thread.py    what led to what
course.py    the agenda as it was planned and as it went
summary.py   the first page
whole.py     all of it, or one activity, or the page of decisions
"""

from board.report.reading import Speech, View, merged
from board.report.tree import Document
from board.report.whole import Options, decided, report

__all__ = ["Document", "Options", "Speech", "View", "decided", "merged", "report"]
