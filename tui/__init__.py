"""Everything that talks to a terminal: the `yuanzhi` command and the browser."""
