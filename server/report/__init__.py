"""What a workshop leaves behind, in files: a tree of blocks (`board.report.tree`) in, documents out."""
