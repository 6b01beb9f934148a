"""Tests mirror the tree: tests/board, tests/server, tests/browser; ``python3 -m tests`` runs them all."""
