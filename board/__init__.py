"""The rules of a workshop board: pure functions and records, without input, output or a clock."""
