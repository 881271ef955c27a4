"""The library: reading, layout, extraction, citation, search. Knows nothing of terminals."""
