"""Sheets: what a library knows, as entries to be read: pure functions, no widget, no question."""
