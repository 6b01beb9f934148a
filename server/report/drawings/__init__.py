"""Our own pictures of blocks, as SVG: no colour says anything alone, all words are text, and all of them stand there.

They hold for any font: letters are taken to be as wide as in the widest of those that show them. Classes let a page
give them its own colours.
"""
