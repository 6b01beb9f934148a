"""The pages in a real browser, against real servers on a real Valkey."""
