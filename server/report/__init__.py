"""What a workshop leaves behind, in every format: a page, files to keep, to change, to count with.

`state → snapshot → process → view → document → bytes`: the room's process only hands over a snapshot (`service.py`);
everything else is done by a process of its own (`job.py`), so that the room does not feel it. The document is a tree
of plain blocks (`board.report`); each format draws it, and knows nothing of the workshop.
"""
