"""A try-out: a workshop with the same agenda, in which a made-up hall answers whatever the moderator opens.

Its people are ordinary seats: what they do are commands like anybody's, chosen from what a seat may know. The rules of
the board know nothing of them but that the workshop says so on every screen.
"""
