"""What is printed: posters, sheets to write on and the whole agenda, for a hall where not everything is a screen.

`state → sheets → JSON → typst → PDF`: `sheets.py` and `contents.py` make plain data of the workshop's state, and know nothing of
pages; the templates beside them draw it, and know nothing of the workshop. What people wrote reaches typst as data only.
"""
