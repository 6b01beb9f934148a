"""What is printed: posters, sheets to write on and the whole agenda, for a hall where not everything is a screen.

`state → sheets → JSON → typst → PDF`: `contents.py` makes plain data (`sheets.py`) of the workshop's state, and knows
nothing of how it looks; the templates draw it, and know nothing of the workshop. What people wrote reaches typst as
data, never as source.
"""
