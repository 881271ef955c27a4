"""Search: whatever a full scan of the texts would find, nothing else, newest first."""
