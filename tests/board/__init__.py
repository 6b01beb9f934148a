"""Tests of the pure core, file by file as in `board/`; their names quote the rules of `board/SPEC.md`."""
