"""Everything that can be sent, sent wrongly: see `__main__`."""
