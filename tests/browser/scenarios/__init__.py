"""Whole workshops, played by people on their devices. ``python3 -m tests scenario NAME --shots DIR`` takes pictures."""
